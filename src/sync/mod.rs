//! The mission: accounts and packages at the platform as WHMCS's sales and payments say.
//!
//! Decisions are pure ([`naming`], [`entitlement`], [`plan`], [`backoff`]); the engine that carries
//! them out ([`Worker`]) reads rows, decides, talks to a [`Platform`](crate::cdn::Platform), and
//! writes down what it made true.

mod admission;
pub mod backoff;
mod batch;
mod carry;
pub mod entitlement;
mod error;
mod executor;
mod install;
mod intake;
pub mod naming;
mod packages;
pub mod plan;
mod products;
mod progress;
mod publishers;
mod reason;
mod record;
mod report;
mod settings;
mod settle;
mod status;
mod vault;
mod worker;

pub use error::Error;
pub use executor::BlockOn;
pub use install::{Installed, install, upgrade};
pub use products::{ProductLine, Rejected, Saved, product_lines, save_products};
pub use publishers::{Publisher, Publishers, Revealed, publishers, reveal};
pub use reason::Reason;
pub use report::{Report, Unsettled};
pub use settings::{LogLevel, Settings};
pub use status::{Standing, standing};
pub use vault::{KeyWrap, Vault};
pub use worker::{Trigger, Worker, stand_still};
