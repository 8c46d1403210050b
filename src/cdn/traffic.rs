//! What an account served.

use super::RemoteId;

/// What one account served in some time.
#[derive(Clone, Debug, PartialEq)]
pub struct Traffic {
    /// Whose it is.
    pub account: RemoteId,
    /// How much: finite and not negative.
    pub megabytes: f64,
}
