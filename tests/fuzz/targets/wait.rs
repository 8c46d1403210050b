//! A `Retry-After` header.
#![no_main]

use aflexi_cdn::aflexi::fuzzing::wait;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|header: &str| wait(header));
