//! One POST there and its body back.

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime};

use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, redirect};

use super::failure::Failure;
use super::http_error::{failed, innermost};
use super::request::Access;
use super::resolver::Resolver;
use super::{Endpoint, retry_after};

/// How long a call may take unless told otherwise.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(30);

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Common servers close idle connections after 5 s or more: we stop using them just before.
const IDLE_TIMEOUT: Duration = Duration::from_secs(4);
const MAX_REPLY: usize = 32 * 1024 * 1024;
const USER_AGENT: &str = concat!("aflexi-cdn-whmcs/", env!("CARGO_PKG_VERSION"));

/// How often the runtime looks at its connections before one is used: some 0.1 ms.
const BREATHS: usize = 300;

/// Encryption could not be set up, e.g. because the system has no CA certificates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no HTTP client: {0} (root certificates are in the package ca-certificates; install it, then reload PHP)"
)]
pub struct ClientError(String);

/// Makes the client [`Aflexi`](super::Aflexi) uses. Expensive: make one for each process and keep
/// it, as it holds the open connections.
///
/// It trusts the system's CA certificates, follows no redirect and keeps no cookies. Proxies from
/// the environment are not used: under CGI a visitor's `Proxy:` header can set one.
///
/// Names are looked up on threads, each of which calls `on_thread_start` first; nothing else uses any.
pub fn http_client(on_thread_start: fn()) -> Result<Client, ClientError> {
    // An error only says that a provider is installed already, which serves as well.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .dns_resolver(Resolver { on_thread_start })
        .build()
        .map_err(|error| ClientError(innermost(&error)))
}

/// Sends bodies to one endpoint.
pub(super) struct Transport {
    http: Client,
    endpoint: Endpoint,
    call_timeout: Duration,
    posts: Cell<u64>,
    in_flight: Cell<usize>,
    /// How often the runtime has looked at its connections since it slept.
    breaths: Cell<usize>,
}

impl Transport {
    pub fn new(http: Client, endpoint: Endpoint, call_timeout: Duration) -> Self {
        Self {
            http,
            endpoint,
            call_timeout,
            posts: Cell::new(0),
            in_flight: Cell::new(0),
            breaths: Cell::new(0),
        }
    }

    /// How many requests were sent, repeated ones included.
    pub fn posts(&self) -> u64 {
        self.posts.get()
    }

    /// Sends a call and returns the body of a reply with status 200. A read whose connection turns
    /// out to be dead is sent once more.
    pub async fn post(&self, body: String, access: Access) -> Result<Vec<u8>, Failure> {
        let _in_flight = InFlight::new(self);
        self.breathe().await;
        let deadline = Instant::now() + self.call_timeout;
        match access {
            Access::Write => self.send(body, deadline).await,
            Access::Read => match self.send(body.clone(), deadline).await {
                Err(Failure::Broken(_)) => self.send(body, deadline).await,
                result => result,
            },
        }
    }

    /// A current-thread runtime sleeps between two calls of ours and so has not noticed which idle
    /// connections the server closed meanwhile. Yielding lets it look before one of them is used. Calls that
    /// begin together share the breaths.
    async fn breathe(&self) {
        while self.breaths.get() < BREATHS {
            self.breaths.set(self.breaths.get() + 1);
            tokio::task::yield_now().await;
        }
    }

    async fn send(&self, body: String, deadline: Instant) -> Result<Vec<u8>, Failure> {
        self.posts.set(self.posts.get() + 1);
        let response = self
            .http
            .post(self.endpoint.url().clone())
            .header(CONTENT_TYPE, "text/xml; charset=utf-8")
            .timeout(deadline.saturating_duration_since(Instant::now()))
            .body(body)
            .send()
            .await
            .map_err(|error| failed(&error))?;
        if response.status() != StatusCode::OK {
            return Err(Failure::Status {
                status: response.status().as_u16(),
                retry_after: wait_asked_for(&response),
            });
        }
        read(response).await
    }
}

/// Counts a call for as long as it lasts, even if it is dropped half-way. After the last of several
/// the runtime may go to sleep.
struct InFlight<'a>(&'a Transport);

impl<'a> InFlight<'a> {
    fn new(transport: &'a Transport) -> Self {
        transport.in_flight.set(transport.in_flight.get() + 1);
        Self(transport)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        let others = self.0.in_flight.get() - 1;
        self.0.in_flight.set(others);
        if others == 0 {
            self.0.breaths.set(0);
        }
    }
}

/// The body, unless it is larger than we want to hold.
async fn read(mut response: Response) -> Result<Vec<u8>, Failure> {
    let announced = response.content_length().unwrap_or(0);
    if announced > MAX_REPLY as u64 {
        return Err(Failure::TooLarge);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(&error))? {
        if body.len() + chunk.len() > MAX_REPLY {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn wait_asked_for(response: &Response) -> Option<Duration> {
    let header = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    retry_after::parse(header, SystemTime::now())
}
