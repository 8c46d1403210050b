//! Where customers sign in at the platform: asked for now and then, and linked from pages.

use serde::{Deserialize, Serialize};
use url::Url;

use super::{BlockOn, Error};
use crate::cdn::Platform;
use crate::whmcs::{PORTAL, Store};

/// As stored. An operator without a portal is remembered too, so that not every worker asks.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Portal {
    operator: String,
    address: Option<String>,
}

impl Portal {
    fn read(stored: Option<&str>, operator: &str) -> Option<Self> {
        let portal: Self = serde_json::from_str(stored?).ok()?;
        Some(portal).filter(|portal| portal.operator == operator)
    }
}

/// What is stored is this operator's.
pub(super) fn is_known(store: Store<'_>, operator: &str) -> Result<bool, Error> {
    Ok(Portal::read(store.meta()?.text(PORTAL), operator).is_some())
}

/// Asks for it. A nicety: a platform that does not answer now is asked another time.
pub(super) fn learn<P: Platform, B: BlockOn>(
    store: Store<'_>,
    executor: &B,
    platform: &P,
    operator: &str,
) -> Result<(), Error> {
    let address = match executor.block_on(platform.portal_url()) {
        Ok(address) => Some(address),
        Err(error) if error.class.is_transient() => return Ok(()),
        Err(_) => None,
    };
    let portal = Portal {
        operator: operator.to_owned(),
        address,
    };
    Ok(store.set_meta(PORTAL, &serde_json::to_string(&portal).unwrap_or_default())?)
}

/// The address for a page, of what is stored for this operator. `None` if there is none, or none that may
/// be linked.
pub(super) fn address(stored: Option<&str>, operator: &str) -> Option<String> {
    Portal::read(stored, operator)?
        .address
        .filter(|address| may_be_linked(address))
}

/// A whole web address as it stands, and nothing that a browser could read otherwise.
fn may_be_linked(address: &str) -> bool {
    let is_plain = address
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\'));
    let url = Url::parse(address).ok();
    is_plain
        && (address.starts_with("https://") || address.starts_with("http://"))
        && url.is_some_and(|url| {
            url.has_host() && url.username().is_empty() && url.password().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        for good in [
            "https://cdn.host.example",
            "https://cdn.host.example:8443/login?lang=en&x=1#top",
            "http://portal.aflexi.net/p/42",
            "https://xn--bcher-kva.example/%22quoted%22",
            "http://192.0.2.7/",
        ] {
            assert!(may_be_linked(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)//https://cdn.host.example",
            "data:text/html,<b>x</b>",
            "vbscript:x",
            "ftp://cdn.host.example",
            "//cdn.host.example",
            "/p/42",
            "cdn.host.example",
            "https:cdn.host.example",
            "https:///",
            "https://",
            "https://cdn.host.example/a b",
            " https://cdn.host.example",
            "https://cdn.host.example\n",
            "java\tscript:alert(1)",
            "https://cdn.host.example/\" onclick=\"x",
            "https://cdn.host.example/'x",
            "https://cdn.host.example/<b>",
            "https://cdn.host.example\\@evil.example",
            "https://bank.example@evil.example/",
            "https://user:password@cdn.host.example/",
            "https://bücher.example/",
            "\u{202E}https://cdn.host.example",
        ] {
            assert!(!may_be_linked(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_stored_holds_for_its_operator_alone() {
        let stored = r#"{"operator":"42","address":"https://cdn.host.example"}"#;
        let linked = address(Some(stored), "42");
        assert_eq!(linked.as_deref(), Some("https://cdn.host.example"));
        for (stored, operator) in [
            (Some(stored), "43"),
            (Some(r#"{"operator":"42","address":null}"#), "42"),
            (Some(r#"{"operator":"42","address":"javascript:x"}"#), "42"),
            (Some("https://cdn.host.example"), "42"),
            (None, "42"),
        ] {
            assert_eq!(address(stored, operator), None, "{stored:?} {operator}");
        }
    }
}
