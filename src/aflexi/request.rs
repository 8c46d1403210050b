//! One call, ready to be sent: everything but the credentials.

use super::xmlrpc::Value;
use crate::cdn::Secret;

/// Whether a call changes anything. It decides what a lost answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Changes nothing: may be repeated at will.
    Read,
    /// May have changed something even if no answer came.
    Write,
}

/// A method with its parameters after the two credentials.
pub(super) struct Request<'a> {
    pub method: &'static str,
    pub access: Access,
    pub params: Vec<Value<'a>>,
    /// A secret among the parameters, to be kept out of messages.
    pub secret: Option<Secret>,
}

impl<'a> Request<'a> {
    /// A call that changes nothing.
    pub fn read(method: &'static str, params: Vec<Value<'a>>) -> Self {
        Self {
            method,
            access: Access::Read,
            params,
            secret: None,
        }
    }

    /// A call that changes something.
    pub fn write(method: &'static str, params: Vec<Value<'a>>) -> Self {
        Self {
            access: Access::Write,
            ..Self::read(method, params)
        }
    }

    /// The same call, with a secret among its parameters.
    pub fn with_secret(self, secret: Option<Secret>) -> Self {
        Self { secret, ..self }
    }
}
