//! Rows of WHMCS and of ours in any combination.
#![no_main]

#[path = "../dice.rs"]
mod dice;
#[path = "../plan.rs"]
mod plan;
#[path = "../platform.rs"]
mod platform;
#[path = "../rows.rs"]
mod rows;
#[path = "../services.rs"]
mod services;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plan::check(bytes));
