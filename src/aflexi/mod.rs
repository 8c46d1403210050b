//! [`cdn::Platform`](crate::cdn::Platform) over Aflexi's XML-RPC.
//!
//! Inside out: `xmlrpc` writes and reads values, `methods` says each of Aflexi's methods as a
//! request and a reader of its reply, `transport` carries one request, `failure` judges what came
//! back, and [`Aflexi`] puts them together. Nothing here knows WHMCS or PHP.

mod client;
mod endpoint;
mod failure;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod http_error;
mod limits;
mod message;
mod methods;
mod names;
mod platform;
mod reply;
mod request;
mod resolver;
mod retry_after;
mod transport;
mod xmlrpc;

pub use client::{Aflexi, Credentials};
pub use endpoint::{Endpoint, EndpointError};
pub use limits::express;
pub use names::username;
pub use platform::CAPABILITIES;
pub use transport::{CALL_TIMEOUT, ClientError, http_client};
