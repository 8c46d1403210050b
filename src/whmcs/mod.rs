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
mod legacy;
mod log;
mod meta;
mod notices;
mod observed;
mod packages;
mod passes;
mod publishers;
mod queue;
mod schema;
mod search;
mod seen;
mod service_accounts;
mod services;
mod settings;
mod store;
mod strangers;
mod traffic;
mod welcome;
mod welcome_template;

pub use accounts::{ABSENT, AccountCounts, AccountRow, Observed, UNLISTED};
pub use ages::Ages;
pub use bulk::{Bulk, BulkCounts, CANCELLED};
pub use catalog::{Product, ProductAddon};
pub use database::{Cells, Database, DatabaseError, Row, Value, is_kept, knows_all_characters};
#[cfg(feature = "extension")]
pub(crate) use database::{is_four_bytes, with_numbers};
pub use differences::{DifferentAccount, MissingAccount};
pub use hints::{Hint, HintKind, NOW, When};
pub use invoice_dates::InvoiceDates;
pub use invoices::{Billing, Invoice};
pub use jobs::{Ending, Job, JobCounts, JobEnd, JobState, Origin, UnsettledJob};
pub use legacy::{LONGEST_LEGACY_VALUE, LegacyAccount, LegacyJob, LegacyPair, WaitingLegacy};
pub use log::{LogEntry, LogFilter, LogLine};
pub use meta::Meta;
pub use notices::NoticeRow;
pub use packages::{PackageColumn, PackageFacts, PackageRow};
pub use passes::{Asked, FullPass};
pub use publishers::{PublisherFilter, PublisherOrder, PublisherRow, PublisherService};
pub use queue::{QueueFilter, QueuedJob};
pub use schema::SCHEMA;
pub use seen::{Basis, Range, Unseen};
pub use service_accounts::{PORTAL, ServiceAccount, Viewer};
pub use services::{Client, Decision, Mode, Service, ServiceProduct};
pub use store::{Brand, Legacy, Store};
pub use strangers::{Stranger, Unserved};
pub use traffic::Days;
pub use welcome::{Addressee, DueWelcome, WelcomeEnd};
pub use welcome_template::WelcomeTemplate;
