//! Bytes as a server may send them for a reply.
#![no_main]

mod memory;

use aflexi_cdn::aflexi::fuzzing::{meaning, reply};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    memory::is_bounded(body.len(), || reply(body));
    meaning(body);
});
