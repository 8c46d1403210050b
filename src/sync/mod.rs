//! The mission: accounts and packages at the platform as WHMCS's sales and payments say.
//!
//! Decisions are pure ([`naming`], [`entitlement`], [`plan`], [`brake`], [`backoff`]); the engine that carries
//! them out ([`Worker`]) reads rows, decides, talks to a [`Platform`](crate::cdn::Platform), and
//! writes down what it made true.

mod admin;
mod admission;
pub mod backoff;
mod batch;
mod belonging;
pub mod brake;
mod breaker;
mod budget;
mod carry;
mod change;
mod check;
pub mod entitlement;
mod error;
mod executor;
mod full_pass;
mod install;
mod intake;
mod listing;
mod login;
pub mod naming;
mod offer;
mod operation_log;
mod packages;
pub mod plan;
mod products;
mod progress;
mod prune;
mod publishers;
mod question;
mod queue;
mod reason;
mod record;
mod report;
mod settings;
mod settle;
mod status;
mod survey;
mod sweep;
mod turn;
mod vault;
mod worker;

pub use admin::Admin;
pub use check::check;
pub use error::Error;
pub use executor::BlockOn;
pub use install::{Installed, install, upgrade};
pub use listing::Listing;
pub use login::{NoLogin, SignIn, not_configured, read_settings};
pub use operation_log::{Change, LogPage, LoggedLine, operation_log};
pub use products::{ProductLine, Rejected, Save, Saved, product_lines, save_products};
pub use publishers::{Publisher, Revealed, UnsettledServices, publishers, reveal, unsettled};
pub use question::{NamedAccount, Question, answer};
pub use queue::{Queue, QueuedJob, queue};
pub use reason::Reason;
pub use report::{Report, Unsettled};
pub use settings::{LogLevel, Settings};
pub use status::{Standing, standing};
pub use turn::in_turn;
pub use vault::{KeyWrap, Vault};
pub use worker::{Trigger, Worker, stand_still};
