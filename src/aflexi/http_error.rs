//! What the HTTP client's errors mean.

use std::error::Error;
use std::io;

use rustls::pki_types::InvalidDnsNameError;
use rustls::{CertificateError, Error as TlsError};

use super::failure::Failure;
use crate::cdn::Cause;

/// The failure behind an error.
pub(super) fn failed(error: &reqwest::Error) -> Failure {
    if error.is_connect() {
        Failure::Connect {
            cause: connect_cause(error),
            reason: match all(error).next() {
                Some(error) => describe_tls(error),
                None => innermost(error),
            },
        }
    } else if error.is_timeout() {
        Failure::Timeout
    } else if error.is_builder() {
        Failure::Request(innermost(error))
    } else {
        Failure::Broken(innermost(error))
    }
}

/// The innermost reason, which is the one that says something: "Connection refused", "invalid peer
/// certificate". The outer ones repeat the address.
pub(super) fn innermost(error: &(dyn Error + 'static)) -> String {
    chain(error).last().unwrap_or(error).to_string()
}

fn connect_cause(error: &reqwest::Error) -> Option<Cause> {
    let is = |kind| all::<io::Error>(error).any(|error| error.kind() == kind);
    // TLS is prepared before the name is looked up, and refuses one that no name server can know.
    if error.is_dns() || has::<InvalidDnsNameError>(error) {
        Some(Cause::NameResolution)
    } else if error.is_timeout() {
        Some(Cause::Timeout)
    } else if is(io::ErrorKind::ConnectionRefused) {
        Some(Cause::ConnectionRefused)
    // An end amid the TLS handshake: without TLS nothing is read yet.
    } else if has::<TlsError>(error) || is(io::ErrorKind::UnexpectedEof) {
        Some(Cause::Tls)
    } else {
        None
    }
}

/// What TLS says, and before it in plain words what that means.
fn describe_tls(error: &TlsError) -> String {
    use CertificateError as Certificate;
    let meaning = match error {
        TlsError::InvalidCertificate(problem) => match problem {
            Certificate::UnknownIssuer => {
                "the server's certificate is not by an authority that this machine trusts"
            }
            Certificate::Expired | Certificate::ExpiredContext { .. } => {
                "the server's certificate has expired"
            }
            Certificate::NotValidYet | Certificate::NotValidYetContext { .. } => {
                "the server's certificate is not valid yet; is this machine's clock right?"
            }
            Certificate::NotValidForName | Certificate::NotValidForNameContext { .. } => {
                "the server's certificate is for another host name"
            }
            _ => "the server's certificate is not accepted",
        },
        TlsError::InvalidMessage(_) => "what listens there does not speak TLS",
        _ => "the server and this machine cannot agree on it",
    };
    format!("{meaning} ({error})")
}

fn has<E: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    all::<E>(error).next().is_some()
}

/// The errors of one type in the chain.
fn all<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a E> {
    chain(error).filter_map(|error| error.downcast_ref())
}

/// The error and all it wraps, outermost first. What an [`io::Error`] wraps is not its source: that
/// is already one further.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| {
        match error.downcast_ref::<io::Error>() {
            Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => error.source(),
        }
    })
}
