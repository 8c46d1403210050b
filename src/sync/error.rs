//! What stops a whole call; what stops one account is a [`Reason`](super::Reason) in the report.

use crate::whmcs::DatabaseError;

/// Why a call as a whole failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A statement failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The data key is there but WHMCS cannot open it any more.
    #[error(
        "the stored secrets cannot be opened: WHMCS's encryption hash is not the one they were \
         made with; restore cc_encryption_hash in configuration.php, or enter the auth key again"
    )]
    KeyLost,
    /// WHMCS did not encrypt for us.
    #[error("WHMCS could not encrypt the addon's data key: {0}")]
    KeyWrap(String),
    /// The operating system gave no random numbers.
    #[error("the operating system gave no random numbers: {0}")]
    Random(String),
    /// What was asked for is not there.
    #[error("{0}")]
    NotFound(String),
    /// What was asked for is not possible as things are.
    #[error("{0}")]
    Refused(String),
}
