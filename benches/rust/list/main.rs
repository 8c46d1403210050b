//! The list of publishers as the extension reads it, measured outside of PHP; and a server with recorded replies for
//! that and for its rivals. Both take their input as JSON on standard input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod reader;
mod recorded;

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    match mode.as_str() {
        "read" => reader::run(),
        "serve" => recorded::run(),
        _ => {
            eprintln!("publisher-list read|serve");
            std::process::exit(2);
        }
    }
}
