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
mod schema;
mod services;
mod settings;
mod store;

pub use accounts::{AccountRow, PublisherRow};
pub use catalog::{Product, ProductAddon};
pub use database::{Cells, Database, DatabaseError, Row, Value};
pub use hints::{Hint, HintKind};
pub use invoices::{Billing, Invoice};
pub use jobs::{Ending, Job, JobCounts, JobEnd};
pub use log::LogEntry;
pub use meta::Meta;
pub use schema::SCHEMA;
pub use services::{Client, Decision, Service, ServiceProduct};
pub use store::{Brand, Store};
