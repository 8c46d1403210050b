//! What a run of the worker did, for a page, a terminal or a test.

use serde::Serialize;

use super::Reason;
use super::severity::graded_one;

/// A service that is not as WHMCS wants it, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsettled {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`; 0 when the service is gone.
    pub client: i64,
    /// The account's name; empty when it has none.
    pub account: String,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// Counts accounts, not services, but for `unchanged`, `refused` and `failed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Accounts made.
    pub created: u64,
    /// Accounts that existed and are ours now.
    pub adopted: u64,
    /// Accounts whose package, name or e-mail was changed.
    pub updated: u64,
    /// Accounts made active again.
    pub activated: u64,
    /// Accounts suspended.
    pub suspended: u64,
    /// Accounts with a new password.
    pub passwords: u64,
    /// Services that needed nothing.
    pub unchanged: u64,
    /// Packages made.
    pub packages_created: Vec<String>,
    /// What waits for an admin or a new event.
    pub refused: Vec<Unsettled>,
    /// What is tried again by itself.
    pub failed: Vec<Unsettled>,
    /// Jobs and hints that are still to do.
    pub remaining: i64,
    /// Calls made to the platform.
    pub calls: u64,
    /// How long it took.
    pub milliseconds: u64,
    /// Why nothing, or nothing more, was tried; told with its severity.
    #[serde(serialize_with = "graded_one")]
    pub halted: Option<Reason>,
}
