//! What was built, for `phpinfo()` and for PHP.

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::Zval;
use ext_php_rs::zend::ModuleEntry;
use ext_php_rs::{info_table_end, info_table_header, info_table_row, info_table_start};
use serde::Serialize;

use super::VERSION;
use super::convert::to_php;

const TLS: &str = "rustls (ring)";

#[derive(Serialize)]
struct Build {
    version: &'static str,
    git: &'static str,
    profile: &'static str,
    php: &'static str,
    tls: &'static str,
}

const BUILD: Build = Build {
    version: VERSION,
    git: env!("AFLEXI_CDN_GIT"),
    profile: env!("AFLEXI_CDN_PROFILE"),
    php: env!("AFLEXI_CDN_PHP"),
    tls: TLS,
};

/// As a PHP array.
pub(super) fn as_array() -> PhpResult<Zval> {
    to_php(&BUILD)
}

/// The extension's part of `phpinfo()`.
pub(super) extern "C" fn phpinfo(_module: *mut ModuleEntry) {
    info_table_start!();
    info_table_header!("Aflexi CDN for WHMCS", "enabled");
    info_table_row!("Version", BUILD.version);
    info_table_row!("Build", format!("{} ({})", BUILD.git, BUILD.profile));
    info_table_row!("Built for PHP", BUILD.php);
    info_table_row!("TLS", BUILD.tls);
    info_table_end!();
}
