//! What must hold of anything that an admin types: settings, limits of packages, names.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use aflexi_cdn::aflexi::{Endpoint, express};
use aflexi_cdn::cdn::Limits;
use aflexi_cdn::sync::naming::{self, PackageSource};
use aflexi_cdn::sync::{Settings, limits};

/// Fields as `name=value`, with a NUL between them.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let fields: HashMap<String, String> = text
        .split('\0')
        .filter_map(|field| field.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    settings(&fields);
    packages(&fields);
    names(&fields);
}

fn settings(fields: &HashMap<String, String>) {
    let settings = Settings::read(fields);
    assert!((1..=64).contains(&settings.concurrency));
    assert!((Duration::from_secs(1)..=Duration::from_secs(300)).contains(&settings.time_budget));
    assert!((1..=3650).contains(&settings.log_days));
    let days = settings.suspend_overdue_days;
    assert!(days.is_none_or(|days| (1..=365).contains(&days)));
    address(&settings.api_url, settings.allow_http);
}

/// The key is part of every call: an address is encrypted, or this machine's, or somebody has allowed otherwise.
fn address(address: &str, allow_http: bool) {
    match Endpoint::parse(address, allow_http) {
        Ok(endpoint) => {
            let url = url::Url::parse(address.trim()).expect("it was taken");
            let is_encrypted = url.scheme() == "https";
            assert!(is_encrypted || url.scheme() == "http", "{address}");
            let host = url.host_str().expect("it has one");
            assert!(!host.is_empty());
            let number = host.trim_matches(['[', ']']).parse::<IpAddr>();
            let is_here = host == "localhost" || number.is_ok_and(|address| address.is_loopback());
            assert_eq!(
                endpoint.plain_http(),
                !is_encrypted && !is_here,
                "{address}"
            );
            assert!(!endpoint.plain_http() || allow_http, "{address}");
            assert!(url.username().is_empty() && url.password().is_none());
            assert_eq!(Endpoint::parse(url.as_str(), allow_http), Ok(endpoint));
        }
        // It may hold a password.
        Err(reason) => {
            assert!(address.trim().len() < 30 || !reason.to_string().contains(address.trim()))
        }
    }
}

/// Limits are what the platform makes of them, or there is a reason at the field that is wrong.
fn packages(fields: &HashMap<String, String>) {
    let typed = fields.clone().into_iter().collect();
    let shown = Limits::default();
    match limits::read(&typed, &shown, express) {
        Ok(limits) => {
            assert_eq!(express(&limits), limits);
            assert_eq!(limits::changes(&shown, &limits).is_empty(), limits == shown);
        }
        Err(problems) => {
            assert!(!problems.is_empty() && problems.keys().all(|field| typed.contains_key(*field)))
        }
    }
}

fn names(fields: &HashMap<String, String>) {
    let text = |name: &str| fields.get(name).map_or("", String::as_str);
    let mut service = crate::services::services(&mut crate::dice::Dice::new(&[])).remove(0);
    service.username = text("username").to_owned();
    service.own_name = fields.get("own_name").cloned();
    if let Some(client) = &mut service.client {
        client.email = text("email").to_owned();
        client.firstname = text("firstname").to_owned();
        client.lastname = text("lastname").to_owned();
        if let Ok(contact) = naming::contact(client) {
            for said in [&contact.email, &contact.display_name] {
                assert!(!said.is_empty() && said.chars().count() <= 255);
            }
        }
    }
    if let Ok(name) = naming::account_name(&service) {
        assert!(naming::is_account_name(&name));
        assert!(name.len() <= 100 && !name.contains(['/', ' ', '@']) && name.is_ascii());
        service.own_name = Some(name.clone());
        assert_eq!(naming::account_name(&service), Ok(name));
    }
    let package = naming::package_name(PackageSource {
        override_name: fields.get("package").map(String::as_str),
        servertype: text("servertype"),
        configoption1: text("configoption1"),
        product: text("product"),
    });
    assert!(!package.is_empty() && package.trim() == package);
    if naming::check_package_name(&package).is_ok() {
        assert!(!package.contains(char::is_control) && package.chars().count() <= 255);
    }
}
