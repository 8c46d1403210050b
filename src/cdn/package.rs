//! A bandwidth package: what a group of accounts may use.

use serde::Serialize;

use super::RemoteId;

/// Limits of a package. `None` is unlimited, whatever number the platform writes for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Data transfer for each billing month, in gigabytes.
    pub transfer_gb: Option<u32>,
    /// Delivery speed, in megabits a second.
    pub speed_mbps: Option<u32>,
    /// Number of CDN hostnames.
    pub hostnames: Option<u32>,
    /// Storage, in the platform's own unit.
    pub storage: Option<u32>,
    /// TLS on the customer's hostnames.
    pub ssl: bool,
    /// Streaming delivery.
    pub streaming: bool,
    /// Delivery from every edge location.
    pub all_locations: bool,
}

impl Default for Limits {
    /// What a package is made with when nothing else is known: unlimited, without TLS or streaming.
    fn default() -> Self {
        Self {
            transfer_gb: None,
            speed_mbps: None,
            hostnames: None,
            storage: None,
            ssl: false,
            streaming: false,
            all_locations: true,
        }
    }
}

/// A package as the platform shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The platform's identifier.
    pub id: RemoteId,
    /// Its name, unique for each operator.
    pub name: String,
    /// Its limits.
    pub limits: Limits,
}

/// What a platform makes of limits: those it would show of a package that was written with them. A limit
/// that it cannot express comes back as another.
pub type Express = fn(&Limits) -> Limits;
