//! What can go wrong at a platform, by what a caller can do about it.

use std::time::Duration;

/// What a failure means for the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Nothing reached the platform (name resolution, TLS, refused, connect timeout). Harmless to repeat.
    Connection,
    /// The platform asked us to slow down.
    Throttled,
    /// The platform failed on its own side and says so; nothing was done.
    Server,
    /// The request may have been carried out, but no usable answer came back. Look before repeating.
    Unknown,
    /// The credentials are not accepted, or are not an operator's.
    Authentication,
    /// The platform understood and refuses; repeating the same is pointless.
    Refused,
    /// What the call names does not exist.
    NotFound,
    /// The platform does not know the call.
    Unsupported,
}

impl Class {
    /// The word used in tables, logs and pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connection => "connection",
            Self::Throttled => "throttled",
            Self::Server => "server",
            Self::Unknown => "unknown",
            Self::Authentication => "authentication",
            Self::Refused => "refused",
            Self::NotFound => "not_found",
            Self::Unsupported => "unsupported",
        }
    }

    /// Whether the same request may succeed later without anyone changing anything.
    pub fn is_transient(self) -> bool {
        matches!(
            self,
            Self::Connection | Self::Throttled | Self::Server | Self::Unknown
        )
    }
}

/// What an administrator can look into, where a class alone leaves that open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The name in the platform's address has no IP address, or none could be asked for.
    NameResolution,
    /// No encrypted connection: the certificate, or no TLS on the other side.
    Tls,
    /// Nobody listens at the platform's address and port.
    ConnectionRefused,
    /// No connection, or no complete answer, in time.
    Timeout,
    /// Something answered, but not as the platform's API does: a web page, a redirect.
    NotAnApi,
    /// The credentials are valid, but a customer's of the reseller, not the reseller's.
    NotOperator,
}

impl Cause {
    /// The word used in tables, logs and pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameResolution => "dns",
            Self::Tls => "tls",
            Self::ConnectionRefused => "connection_refused",
            Self::Timeout => "timeout",
            Self::NotAnApi => "not_an_api",
            Self::NotOperator => "not_operator",
        }
    }
}

/// A failed call. Carries no part of a request and of a reply only a short, cleaned message:
/// neither can hold a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call}: {message}")]
pub struct Error {
    /// What it means for the work.
    pub class: Class,
    /// What it came from, if that is one of the causes with a name. Says nothing about the work.
    pub cause: Option<Cause>,
    /// The call that failed, in the platform's words, e.g. `user.create`.
    pub call: &'static str,
    /// What happened, in a sentence an administrator can act on.
    pub message: String,
    /// The platform's own code, if it gave one.
    pub code: Option<i64>,
    /// How long the platform asked us to wait.
    pub retry_after: Option<Duration>,
}
