//! What can go wrong with a call, and what each of it means. Pure; see the tables in the tests.

use std::time::Duration;

use super::message::clean;
use super::request::Access;
use crate::cdn::{Cause, Class, Error, Secret};

/// Why a call has no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    /// Nothing was sent: the request itself is wrong.
    #[error("the request cannot be sent: {0}")]
    Request(String),
    /// Nothing was sent: no connection.
    #[error("{}", describe_connect(*cause, reason))]
    Connect {
        cause: Option<Cause>,
        reason: String,
    },
    /// Sent, and no complete answer in time.
    #[error("no complete answer came in time")]
    Timeout,
    /// Sent, and the connection ended before a complete answer.
    #[error("the connection was lost before the answer was complete: {0}")]
    Broken(String),
    /// Answered with a status that is not 200.
    #[error("HTTP status {status}: {}", describe_status(*status))]
    Status {
        status: u16,
        retry_after: Option<Duration>,
    },
    /// Answered with more than is read.
    #[error("the answer is too large")]
    TooLarge,
    /// Answered with 200 and something else than the method's result.
    #[error("the answer makes no sense: {0}")]
    Unreadable(String),
    /// Answered with a fault.
    #[error("{}", if text.trim().is_empty() { "refused without a reason" } else { text })]
    Fault { code: i64, text: String },
}

impl Failure {
    /// What it means for the work.
    pub fn class(&self, access: Access) -> Class {
        match self {
            Self::Request(_) => Class::Refused,
            Self::Connect { .. } => Class::Connection,
            Self::Timeout | Self::Broken(_) => lost(access, Class::Connection),
            Self::Status { status, .. } => status_class(*status, access),
            Self::TooLarge | Self::Unreadable(_) => lost(access, Class::Server),
            Self::Fault { code, .. } => fault_class(*code, access),
        }
    }

    /// What it came from, where that has a name.
    fn cause(&self) -> Option<Cause> {
        match self {
            Self::Connect { cause, .. } => *cause,
            Self::Timeout => Some(Cause::Timeout),
            Self::Status { status, .. } => status_cause(*status),
            Self::Unreadable(_) => Some(Cause::NotAnApi),
            Self::Request(_) | Self::Broken(_) | Self::TooLarge | Self::Fault { .. } => None,
        }
    }

    /// The failure as the callers of a platform see it.
    pub fn into_error(self, call: &'static str, access: Access, secrets: &[&Secret]) -> Error {
        Error {
            class: self.class(access),
            cause: self.cause(),
            call,
            message: clean(&self.to_string(), secrets),
            code: match self {
                Self::Fault { code, .. } => Some(code),
                _ => None,
            },
            retry_after: match self {
                Self::Status { retry_after, .. } => retry_after,
                _ => None,
            },
        }
    }
}

/// No usable answer: a write may have been carried out, a read is just repeated.
fn lost(access: Access, for_reads: Class) -> Class {
    match access {
        Access::Read => for_reads,
        Access::Write => Class::Unknown,
    }
}

/// Replies and faults alike come with 200, so any other status is by something in front of the API,
/// or by an API that failed half-way.
fn status_class(status: u16, access: Access) -> Class {
    match status {
        429 | 503 => Class::Throttled,
        // Nothing was done. A wrong address, maintenance, or a gateway's rule: it may be put right at any time.
        300..=499 => Class::Server,
        // A gateway's 502 and 504 and a crashed server's 500 may all come after the change was made.
        _ => lost(access, Class::Server),
    }
}

/// What is not busy, failed or closed to us is not the API.
fn status_cause(status: u16) -> Option<Cause> {
    match status {
        401 | 403 | 429 | 500..=599 => None,
        _ => Some(Cause::NotAnApi),
    }
}

/// Aflexi published no fault codes. The positive ones are those of our sandbox, the negative ones the
/// common interoperability set. An unknown code is a refusal: the API understood and said no.
fn fault_class(code: i64, access: Access) -> Class {
    match code {
        1001 | 1003 => Class::Authentication,
        1101..=1103 => Class::NotFound,
        1501 => Class::Throttled,
        -32601 => Class::Unsupported,
        -32603 | -32500 | -32400 | -32300 => lost(access, Class::Server),
        _ => Class::Refused,
    }
}

fn describe_connect(cause: Option<Cause>, reason: &str) -> String {
    match cause {
        Some(Cause::NameResolution) => {
            format!("the host name of the API address cannot be resolved: {reason}")
        }
        Some(Cause::Tls) => format!("no encrypted connection: {reason}"),
        Some(Cause::ConnectionRefused) => {
            format!("no server listens at the host and port of the API address: {reason}")
        }
        Some(Cause::Timeout) => "cannot connect: the server, or the name server that knows its \
             address, did not answer in time"
            .to_owned(),
        _ => format!("cannot connect: {reason}"),
    }
}

fn describe_status(status: u16) -> &'static str {
    match status {
        300..=399 => {
            "the server redirects elsewhere, which is not followed because the key is part of the request; \
             enter the final address"
        }
        401 | 403 => "access denied",
        404 => "there is no API at this address",
        429 => "too many requests",
        503 => "temporarily not available",
        500..=599 => "the server failed",
        _ => "not an answer of the API",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(failure: &Failure) -> (Class, Class) {
        (failure.class(Access::Read), failure.class(Access::Write))
    }

    #[test]
    fn what_was_never_sent_did_nothing() {
        let connect = Failure::Connect {
            cause: Some(Cause::ConnectionRefused),
            reason: "Connection refused".into(),
        };
        assert_eq!(classes(&connect), (Class::Connection, Class::Connection));
        let request = Failure::Request("a control character".into());
        assert_eq!(classes(&request), (Class::Refused, Class::Refused));
    }

    #[test]
    fn a_lost_answer_leaves_a_write_unknown() {
        for (failure, for_reads) in [
            (Failure::Timeout, Class::Connection),
            (Failure::Broken("closed".into()), Class::Connection),
            (Failure::TooLarge, Class::Server),
            (Failure::Unreadable("HTML".into()), Class::Server),
        ] {
            assert_eq!(
                classes(&failure),
                (for_reads, Class::Unknown),
                "{failure:?}"
            );
        }
    }

    #[test]
    fn statuses() {
        for (status, read, write) in [
            (204, Class::Server, Class::Unknown),
            (301, Class::Server, Class::Server),
            (302, Class::Server, Class::Server),
            (307, Class::Server, Class::Server),
            (400, Class::Server, Class::Server),
            (401, Class::Server, Class::Server),
            (403, Class::Server, Class::Server),
            (404, Class::Server, Class::Server),
            (413, Class::Server, Class::Server),
            (429, Class::Throttled, Class::Throttled),
            (500, Class::Server, Class::Unknown),
            (502, Class::Server, Class::Unknown),
            (503, Class::Throttled, Class::Throttled),
            (504, Class::Server, Class::Unknown),
            (599, Class::Server, Class::Unknown),
        ] {
            let failure = Failure::Status {
                status,
                retry_after: None,
            };
            assert_eq!(classes(&failure), (read, write), "{status}");
        }
    }

    #[test]
    fn causes_with_a_name() {
        let status = |status| Failure::Status {
            status,
            retry_after: None,
        };
        for code in [204, 301, 308, 400, 404, 405, 410] {
            assert_eq!(status(code).cause(), Some(Cause::NotAnApi), "{code}");
        }
        for code in [401, 403, 429, 500, 502, 503, 504, 599] {
            assert_eq!(status(code).cause(), None, "{code}");
        }
        let fault = Failure::Fault {
            code: 1001,
            text: String::new(),
        };
        for (failure, cause) in [
            (Failure::Timeout, Some(Cause::Timeout)),
            (Failure::Unreadable("HTML".into()), Some(Cause::NotAnApi)),
            (Failure::Broken("closed".into()), None),
            (Failure::TooLarge, None),
            (Failure::Request("a control character".into()), None),
            (fault, None),
        ] {
            assert_eq!(failure.cause(), cause, "{failure:?}");
        }
    }

    #[test]
    fn no_connection_is_told_by_its_cause() {
        for (cause, told) in [
            (Some(Cause::NameResolution), "cannot be resolved: why"),
            (Some(Cause::Tls), "no encrypted connection: why"),
            (Some(Cause::ConnectionRefused), "no server listens"),
            (Some(Cause::Timeout), "did not answer in time"),
            (None, "cannot connect: why"),
        ] {
            let reason = "why".to_owned();
            let failure = Failure::Connect { cause, reason };
            let error = failure.into_error("user.get", Access::Read, &[]);
            assert_eq!(error.cause, cause);
            assert!(error.message.contains(told), "{error}");
        }
    }

    #[test]
    fn fault_codes() {
        for (code, read, write) in [
            (1001, Class::Authentication, Class::Authentication),
            (1002, Class::Refused, Class::Refused),
            (1003, Class::Authentication, Class::Authentication),
            (1101, Class::NotFound, Class::NotFound),
            (1102, Class::NotFound, Class::NotFound),
            (1103, Class::NotFound, Class::NotFound),
            (1201, Class::Refused, Class::Refused),
            (1202, Class::Refused, Class::Refused),
            (1301, Class::Refused, Class::Refused),
            (1501, Class::Throttled, Class::Throttled),
            (-32700, Class::Refused, Class::Refused),
            (-32602, Class::Refused, Class::Refused),
            (-32601, Class::Unsupported, Class::Unsupported),
            (-32603, Class::Server, Class::Unknown),
            (-32500, Class::Server, Class::Unknown),
            (0, Class::Refused, Class::Refused),
            (i64::MIN, Class::Refused, Class::Refused),
        ] {
            let failure = Failure::Fault {
                code,
                text: String::new(),
            };
            assert_eq!(classes(&failure), (read, write), "{code}");
        }
    }

    #[test]
    fn an_error_says_what_happened_and_no_secret() {
        let key = Secret::new("AK-7f31c9");
        let fault = Failure::Fault {
            code: 1001,
            text: "no user\nwith key AK-7f31c9".into(),
        };
        let error = fault.into_error("user.get", Access::Read, &[&key]);
        assert_eq!(error.to_string(), "user.get: no user with key ********");
        assert_eq!(error.code, Some(1001));

        let wait = Some(Duration::from_secs(7));
        let busy = Failure::Status {
            status: 429,
            retry_after: wait,
        };
        let error = busy.into_error("user.get", Access::Read, &[]);
        assert_eq!(error.message, "HTTP status 429: too many requests");
        assert_eq!((error.code, error.retry_after), (None, wait));

        let silent = Failure::Fault {
            code: 7,
            text: " ".into(),
        };
        let error = silent.into_error("user.get", Access::Read, &[]);
        assert_eq!(error.message, "refused without a reason");
    }
}
