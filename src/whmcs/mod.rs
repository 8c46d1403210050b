//! What WHMCS's tables say, and our own tables beside them: every SQL statement of the product.
//!
//! Statements stay within what MySQL 5.7 and MariaDB 10.3 know. Text columns are never joined on:
//! WHMCS's collations are mixed. Times in our tables are UTC, by the database's clock.

mod accounts;
mod ages;
mod bulk;
mod catalog;
mod database;
mod differences;
mod hints;
mod invoice_dates;
mod invoices;
mod jobs;
mod log;
mod meta;
mod notices;
mod observed;
mod passes;
mod queue;
mod schema;
mod search;
mod seen;
mod services;
mod settings;
mod store;
mod strangers;

pub use accounts::{
    ABSENT, AccountCounts, AccountRow, Observed, PublisherRow, PublisherService, UNLISTED,
};
pub use ages::Ages;
pub use bulk::{Bulk, BulkCounts, CANCELLED};
pub use catalog::{Product, ProductAddon};
#[cfg(feature = "extension")]
pub(crate) use database::is_four_bytes;
pub use database::{Cells, Database, DatabaseError, Row, Value, knows_all_characters};
pub use differences::{DifferentAccount, MissingAccount};
pub use hints::{Hint, HintKind, NOW, When};
pub use invoice_dates::InvoiceDates;
pub use invoices::{Billing, Invoice};
pub use jobs::{Ending, Job, JobCounts, JobEnd, JobState, Origin, UnsettledJob};
pub use log::{LogEntry, LogFilter, LogLine};
pub use meta::Meta;
pub use notices::NoticeRow;
pub use passes::{Asked, FullPass};
pub use queue::{QueueFilter, QueuedJob};
pub use schema::SCHEMA;
pub use seen::{Basis, Range, Unseen};
pub use services::{Client, Decision, Mode, Service, ServiceProduct};
pub use store::{Brand, Store};
pub use strangers::Stranger;
