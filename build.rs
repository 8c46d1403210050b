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
}
