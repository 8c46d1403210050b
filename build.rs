//! Stamps the build: what `phpinfo()` and `Aflexi\Cdn\build()` report.

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=.git/HEAD");
    let revision = Command::new("git")
        .args(["rev-parse", "--short=12", "HEAD"])
        .output()
        .ok()
        .filter(|output| output.status.success())
        .and_then(|output| String::from_utf8(output.stdout).ok());
    println!(
        "cargo:rustc-env=AFLEXI_CDN_GIT={}",
        revision.as_deref().map_or("unknown", str::trim)
    );
    println!(
        "cargo:rustc-env=AFLEXI_CDN_PROFILE={}",
        std::env::var("PROFILE").unwrap_or_default()
    );
    println!("cargo:rustc-env=AFLEXI_CDN_PHP={}", php_version());
}

/// The PHP that the extension is built for, e.g. `8.2.7`: one binary serves one minor version.
fn php_version() -> String {
    println!("cargo:rerun-if-env-changed=PHP_CONFIG");
    let php_config = std::env::var("PHP_CONFIG").unwrap_or_else(|_| "php-config".to_owned());
    Command::new(php_config)
        .arg("--version")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map_or_else(|| "unknown".to_owned(), |version| version.trim().to_owned())
}
