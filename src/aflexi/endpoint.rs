//! Where the API is: the address an administrator typed, judged before anything is sent to it.

use url::{Host, Url};

/// An address that may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    plain_http: bool,
}

/// Why an address is not called. Never repeats the address: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Nothing was entered.
    #[error("the API address is empty")]
    Empty,
    /// Not a URL.
    #[error("the API address is not a complete URL such as https://api.aflexi.net/core/xmlrpc")]
    NotAUrl,
    /// Neither http nor https.
    #[error("the API address must begin with https://")]
    Scheme,
    /// Unencrypted, and not allowed to be.
    #[error(
        "the API address is not encrypted: use https://, or allow plain HTTP if the server offers nothing else"
    )]
    PlainHttp,
    /// `user:password@`.
    #[error("the API address must not contain a user name or password")]
    UserInfo,
    /// `#…`.
    #[error("the API address must not contain a # part")]
    Fragment,
}

impl Endpoint {
    /// Judges an address. Plain HTTP is for this machine itself, or for those who allow it.
    pub fn parse(address: &str, allow_http: bool) -> Result<Self, EndpointError> {
        let address = address.trim();
        if address.is_empty() {
            return Err(EndpointError::Empty);
        }
        let url = Url::parse(address).map_err(|_| EndpointError::NotAUrl)?;
        let encrypted = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(EndpointError::Scheme),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointError::UserInfo);
        }
        if url.fragment().is_some() {
            return Err(EndpointError::Fragment);
        }
        let plain_http = !encrypted && !is_loopback(&url);
        if plain_http && !allow_http {
            return Err(EndpointError::PlainHttp);
        }
        Ok(Self { url, plain_http })
    }

    /// Whether the key crosses a network unencrypted: worth a warning wherever it is configured.
    pub fn plain_http(&self) -> bool {
        self.plain_http
    }

    /// Where statistics are: `…/stats/xmlrpc` beside `…/core/xmlrpc`. An address of another form has none.
    pub(super) fn statistics(&self) -> Option<Self> {
        let before = self.url.path().strip_suffix("/core/xmlrpc")?;
        let path = format!("{before}/stats/xmlrpc");
        let mut statistics = self.clone();
        statistics.url.set_path(&path);
        Some(statistics)
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_always_fine() {
        for allow_http in [false, true] {
            let endpoint = Endpoint::parse(" https://api.aflexi.net/core/xmlrpc ", allow_http);
            let endpoint = endpoint.unwrap();
            assert_eq!(
                endpoint.url().as_str(),
                "https://api.aflexi.net/core/xmlrpc"
            );
            assert!(!endpoint.plain_http());
        }
    }

    #[test]
    fn plain_http_needs_permission_and_says_so() {
        for address in [
            "http://api.aflexi.net/core/xmlrpc",
            "http://10.0.0.1/",
            "http://127.0.0.1.example/",
            "http://localhost.example/",
        ] {
            assert_eq!(
                Endpoint::parse(address, false),
                Err(EndpointError::PlainHttp)
            );
            assert!(Endpoint::parse(address, true).unwrap().plain_http());
        }
    }

    #[test]
    fn plain_http_to_this_machine_is_fine() {
        for address in [
            "http://127.0.0.1:8080/x",
            "http://localhost/",
            "http://[::1]:1/",
            "HTTP://127.9.9.9/",
        ] {
            assert!(
                !Endpoint::parse(address, false).unwrap().plain_http(),
                "{address}"
            );
        }
    }

    #[test]
    fn statistics_are_beside_the_core() {
        for (address, statistics) in [
            (
                "https://api.aflexi.net/core/xmlrpc",
                Some("https://api.aflexi.net/stats/xmlrpc"),
            ),
            (
                "http://127.0.0.1:8080/v2/core/xmlrpc?site=1",
                Some("http://127.0.0.1:8080/v2/stats/xmlrpc?site=1"),
            ),
            ("https://api.aflexi.net/core/xmlrpc/", None),
            ("https://api.aflexi.net/xmlrpc", None),
            ("https://api.aflexi.net/encore/xmlrpc", None),
        ] {
            let core = Endpoint::parse(address, false).unwrap();
            let found = core.statistics();
            assert_eq!(found.as_ref().map(|found| found.url().as_str()), statistics);
            assert!(found.is_none_or(|found| found.plain_http() == core.plain_http()));
        }
    }

    #[test]
    fn anything_else_is_refused_with_a_reason() {
        for (address, reason) in [
            ("", EndpointError::Empty),
            ("  \t", EndpointError::Empty),
            ("api.aflexi.net/core/xmlrpc", EndpointError::NotAUrl),
            ("https://", EndpointError::NotAUrl),
            ("ftp://api.aflexi.net/", EndpointError::Scheme),
            ("file:///etc/passwd", EndpointError::Scheme),
            ("https://ops:key@api.aflexi.net/", EndpointError::UserInfo),
            ("https://ops@api.aflexi.net/", EndpointError::UserInfo),
            ("https://api.aflexi.net/#top", EndpointError::Fragment),
        ] {
            assert_eq!(Endpoint::parse(address, true), Err(reason), "{address}");
        }
    }
}
