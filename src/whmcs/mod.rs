//! What WHMCS's tables say, and our own tables beside them: every SQL statement of the product.
//!
//! Statements stay within what MySQL 5.7 and MariaDB 10.3 know. Text columns are never joined on:
//! WHMCS's collations are mixed. Times in our tables are UTC, by the database's clock.

mod accounts;
mod catalog;
mod database;
mod hints;
mod invoices;
mod jobs;
mod log;
mod meta;
mod observed;
mod passes;
mod queue;
mod schema;
mod services;
mod settings;
mod store;

pub use accounts::{ABSENT, AccountRow, Observed, PublisherRow, PublisherService, UNLISTED};
pub use catalog::{Product, ProductAddon};
#[cfg(feature = "extension")]
pub(crate) use database::is_four_bytes;
pub use database::{Cells, Database, DatabaseError, Row, Value, knows_all_characters};
pub use hints::{Hint, HintKind, NOW, When};
pub use invoices::{Billing, Invoice};
pub use jobs::{Ending, Job, JobCounts, JobEnd, JobState, Origin, UnsettledJob};
pub use log::{LogEntry, LogFilter, LogLine};
pub use meta::Meta;
pub use passes::{Asked, FullPass};
pub use queue::{QueueFilter, QueuedJob};
pub use schema::SCHEMA;
pub use services::{Client, Decision, Mode, Service, ServiceProduct};
pub use store::{Brand, Store};
