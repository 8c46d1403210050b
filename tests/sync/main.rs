//! The statements and the worker over a real MariaDB with WHMCS's tables, against the Aflexi sandbox.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod accounts;
mod admin;
mod belonging;
mod bulk;
mod client_area;
mod clock;
mod differences;
mod doubt;
mod foresight;
mod hints;
mod import;
mod install;
mod jobs;
mod legacy;
mod login;
mod long_outage;
mod mariadb;
mod mysql;
mod notices;
mod operation_log;
mod other_platform;
mod outage;
mod packages;
mod passes;
mod past;
mod portal;
mod products;
mod publishers;
mod queue;
#[path = "../sandbox_server/mod.rs"]
#[allow(dead_code)] // speaks HTTP by hand, too, for other tests
mod sandbox_server;
mod seen;
mod shop;
mod statements;
mod traffic;
mod trouble;
mod upgrade;
mod welcome;
mod world;
