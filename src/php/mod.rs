//! The boundary: what PHP sees, and the only code that knows Zend.
//!
//! Nothing is started when the module is loaded: no thread, no socket, no runtime. Rows are loaded
//! from PDO, then pure Rust and the network work, then rows are written: no lock is held across a
//! call into PHP.

mod addon;
mod convert;
mod exceptions;
mod hint;
mod info;
mod pdo;
mod rows;
mod runtime;
mod work;
mod wrap;

use ext_php_rs::prelude::*;
use ext_php_rs::types::Zval;

use crate::whmcs::{Brand, Legacy, When};

/// The names under which this product lives in WHMCS.
pub(crate) const BRAND: Brand = Brand {
    module: "aflexi_cdn",
    table_prefix: "mod_aflexi_cdn_",
    product_addon: "Aflexi CDN",
    welcome_template: "Aflexi CDN Welcome",
    platform: "aflexi",
    legacy: Some(Legacy {
        settings_table: "mod_aflexicdn",
        accounts_table: "mod_aflexicdn_publisher",
        api_url_setting: "xmlrpc_core",
        api_url: "https://api.aflexi.net/core/xmlrpc",
        server_module: "aflexi",
        email_template: "Aflexi CDN Welcome Mail",
        hook_file: "includes/hooks/aflexi_sync.php",
        oldest_hook_file: "includes/hooks/paidorder.php",
        files: &[
            "includes/aflexi",
            "modules/admin/aflexi_cdn",
            "modules/servers/aflexi",
        ],
    }),
};

/// The extension's version, which is the crate's.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

unsafe extern "C" fn startup(_type: i32, _module_number: i32) -> i32 {
    // The default hook writes to standard error; a caught panic reaches PHP as an Error.
    std::panic::set_hook(Box::new(|_| {}));
    exceptions::register()
}

/// What was built: version, git revision, profile, the PHP it was built for, and the TLS backend.
#[php_function]
#[php(name = "Aflexi\\Cdn\\build")]
pub fn build() -> PhpResult<Zval> {
    info::as_array()
}

/// Remembers that something happened, if it concerns us: at most one SELECT and one INSERT.
#[php_function]
#[php(name = "Aflexi\\Cdn\\hint", defaults(delay = 0, gone = false))]
pub fn hint(
    pdo: pdo::Pdo,
    kind: &str,
    id: i64,
    cause: &str,
    delay: i64,
    gone: bool,
) -> PhpResult<bool> {
    hint::note(&pdo, kind, id, cause, When { delay, gone })
}

/// Remembers a manual refund, of which only the transaction id of the payment is told.
#[php_function]
#[php(name = "Aflexi\\Cdn\\refund", defaults(delay = 0))]
pub fn refund(pdo: pdo::Pdo, transid: &str, cause: &str, delay: i64) -> PhpResult<bool> {
    hint::refund(&pdo, transid, cause, delay)
}

/// Describes the module to PHP.
#[php_module]
pub fn get_module(module: ModuleBuilder) -> ModuleBuilder {
    module
        .name("aflexi_cdn")
        .version(VERSION)
        .startup_function(startup)
        .info_function(info::phpinfo)
        .class::<addon::Addon>()
        .function(wrap_function!(build))
        .function(wrap_function!(hint))
        .function(wrap_function!(refund))
}
