//! An account at the platform: one customer of the reseller.

use std::fmt;

use super::Secret;

/// The platform's own name for an account or a package. Opaque: compared and stored, never read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RemoteId(String);

impl RemoteId {
    /// Wraps an identifier as the platform spelt it.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The identifier as text, for storing.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RemoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether an account's traffic is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Served.
    Active,
    /// Kept, but not served.
    Suspended,
}

impl Status {
    /// The word stored in our tables and handed to pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
        }
    }

    /// Reads [`Status::as_str`] back; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "active" => Some(Self::Active),
            "suspended" => Some(Self::Suspended),
            _ => None,
        }
    }
}

/// Whom an account belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// `First Last`.
    pub display_name: String,
    /// One e-mail address.
    pub email: String,
}

/// An account as the platform shows it. What a platform or one of its calls does not tell is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The platform's identifier.
    pub id: RemoteId,
    /// The login name without any operator suffix, as WHMCS knows it.
    pub name: String,
    /// Display name.
    pub display_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Served or not.
    pub status: Option<Status>,
    /// Name of the package it has.
    pub package: Option<String>,
}

/// An account to be made. The password is stored before the call and is the same in every retry.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Login name, without any operator suffix.
    pub name: String,
    /// Owner.
    pub contact: Contact,
    /// First password; `None` where the platform sets no passwords.
    pub password: Option<Secret>,
    /// The package it starts with; `None` where the platform has no named packages.
    pub package: Option<RemoteId>,
}
