//! Aflexi CDN for WHMCS.
//!
//! Keeps CDN accounts ("publishers") and bandwidth packages in line with what a web host's WHMCS sold
//! and collected. Arrows: `php -> {sync, whmcs, aflexi}`, `sync -> {whmcs, cdn}`, `aflexi -> cdn`.

pub mod aflexi;
pub mod cdn;
pub mod sync;
pub mod whmcs;

#[cfg(feature = "extension")]
mod php;
