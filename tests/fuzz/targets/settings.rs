//! What an admin or a client may type.
#![no_main]

#[path = "../dice.rs"]
mod dice;
#[path = "../services.rs"]
mod services;
#[path = "../settings.rs"]
mod settings;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| settings::check(bytes));
