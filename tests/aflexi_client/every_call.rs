//! Makes every call once, and judges how all of them failed.

use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, Endpoint, http_client};
use aflexi_cdn::cdn::{Cause, Class, Error, Platform};
use futures_util::{StreamExt, stream};
use reqwest::Client;

use crate::calls::{CALLS, Call, Given};
use crate::sandbox_server::{KEY, LOGIN};
use crate::{PASSWORD, credentials, runtime};

/// What a call said.
pub type Outcome = Result<String, Error>;

/// Clients of one address, of which each makes one call.
pub struct Clients {
    http: Client,
    address: String,
    timeout: Duration,
}

impl Clients {
    pub fn at(address: impl Into<String>, timeout: Duration) -> Self {
        Self::with(http_client(|| {}).unwrap(), address, timeout)
    }

    /// They connect in their own way.
    pub fn with(http: Client, address: impl Into<String>, timeout: Duration) -> Self {
        Self {
            http,
            address: address.into(),
            timeout,
        }
    }

    /// Makes every call, so many at once.
    pub fn make(&self, given: &Given, at_once: usize) -> Vec<Outcome> {
        let clients: Vec<Aflexi> = CALLS.iter().map(|_| self.client()).collect();
        runtime().block_on(made(&clients, given, at_once))
    }

    /// The same once the clients know who they are and `then` has been done.
    pub fn make_known(&self, given: &Given, at_once: usize, then: impl FnOnce()) -> Vec<Outcome> {
        runtime().block_on(async {
            let clients: Vec<Aflexi> = CALLS.iter().map(|_| self.client()).collect();
            for (client, call) in std::iter::zip(&clients, &CALLS) {
                if call.asks_who_we_are {
                    client.identify().await.unwrap();
                }
            }
            then();
            made(&clients, given, at_once).await
        })
    }

    fn client(&self) -> Aflexi {
        let endpoint = Endpoint::parse(&self.address, true).unwrap();
        Aflexi::new(
            self.http.clone(),
            endpoint,
            credentials(LOGIN, KEY),
            self.timeout,
        )
    }
}

async fn made(clients: &[Aflexi], given: &Given, at_once: usize) -> Vec<Outcome> {
    stream::iter(std::iter::zip(clients, &CALLS))
        .map(|(client, call)| (call.make)(client, given))
        .buffered(at_once)
        .collect()
        .await
}

/// Every call failed; of those that write the class may be another.
#[track_caller]
pub fn assert_all_failed(
    what: &str,
    outcomes: &[Outcome],
    read: Class,
    write: Class,
    cause: Option<Cause>,
) {
    for (call, outcome) in std::iter::zip(&CALLS, outcomes) {
        let class = if call.writes { write } else { read };
        assert_failed(what, call, outcome, class, cause);
    }
}

/// A call failed as it should, and says so without secrets, markup and addresses of pages.
#[track_caller]
pub fn assert_failed(
    what: &str,
    call: &Call,
    outcome: &Outcome,
    class: Class,
    cause: Option<Cause>,
) {
    let name = call.name;
    let error = outcome
        .as_ref()
        .expect_err(&format!("{what}: {name} takes it for good"));
    assert_eq!(
        (error.class, error.cause),
        (class, cause),
        "{what}: {name}: {error}"
    );
    assert!(
        error.call == call.method || error.call == "user.get",
        "{what}: {name}: {error}"
    );
    let told = format!("{error} {error:?}");
    for secret in [KEY, PASSWORD, "<html", "://"] {
        assert!(
            !told.contains(secret),
            "{what}: {name} tells {secret}: {told}"
        );
    }
}
