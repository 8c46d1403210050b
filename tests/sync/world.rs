//! A shop, the sandbox, and a worker between them.

use std::future::Future;
use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, Credentials, Endpoint, http_client};
use aflexi_cdn::cdn::{Platform, Secret};
use aflexi_cdn::sync::{Admin, BlockOn, Error, KeyWrap, Report, Settings, Trigger, Worker};
use aflexi_cdn::whmcs::{Origin, Store};
use reqwest::Client;
use serde_json::Value as Json;
use tokio::runtime::{Builder, Runtime};

use super::sandbox_server::{KEY, LOGIN, Server};
use super::shop::{BRAND, Shop};

/// A current-thread runtime, as in PHP.
pub struct Executor(Runtime);

impl Executor {
    pub fn new() -> Self {
        Self(Builder::new_current_thread().enable_all().build().unwrap())
    }
}

impl BlockOn for Executor {
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.0.block_on(future)
    }
}

/// Wraps visibly, never as it is: a leak would be seen.
pub struct Wrap;

impl KeyWrap for Wrap {
    fn wrap(&self, plain: &str) -> Result<String, String> {
        Ok(format!(
            "wrapped:{}",
            plain.chars().rev().collect::<String>()
        ))
    }

    fn unwrap(&self, wrapped: &str) -> Result<String, String> {
        let text = wrapped.strip_prefix("wrapped:").ok_or("not wrapped")?;
        Ok(text.chars().rev().collect())
    }
}

/// Works in a shop with any platform.
pub fn work<P: Platform>(shop: &Shop, platform: &P, trigger: Trigger) -> Result<Report, Error> {
    work_with(shop, platform, trigger, &settings())
}

/// The same with other settings.
pub fn work_with<P: Platform>(
    shop: &Shop,
    platform: &P,
    trigger: Trigger,
    settings: &Settings,
) -> Result<Report, Error> {
    Worker {
        store: Store::new(&shop.db, BRAND),
        platform,
        executor: &Executor::new(),
        wrap: &Wrap,
        settings,
        trigger,
    }
    .work(Duration::from_secs(20))
}

pub fn settings() -> Settings {
    let rows = [
        ("api_url", "http://127.0.0.1/core/xmlrpc"),
        ("username", LOGIN),
        ("auth_key", KEY),
    ];
    Settings::read(
        &rows
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    )
}

/// A shop beside a sandbox.
pub struct World {
    pub shop: Shop,
    pub sandbox: Server,
}

impl World {
    pub fn new() -> Self {
        Self {
            shop: Shop::new(),
            sandbox: Server::start(&[]),
        }
    }

    pub fn aflexi(&self) -> Aflexi {
        self.aflexi_with_key(KEY)
    }

    pub fn aflexi_with_key(&self, key: &str) -> Aflexi {
        self.aflexi_of(LOGIN, key)
    }

    /// The client of whoever has this login.
    pub fn aflexi_of(&self, login: &str, key: &str) -> Aflexi {
        self.aflexi_through(http_client(|| {}).unwrap(), login, key)
    }

    /// The same with an HTTP client that is there: to make one takes a third of a second without optimization.
    pub fn aflexi_through(&self, http: Client, login: &str, key: &str) -> Aflexi {
        let url = format!("http://127.0.0.1:{}/core/xmlrpc", self.sandbox.port);
        Aflexi::new(
            http,
            Endpoint::parse(&url, false).unwrap(),
            Credentials {
                username: login.to_owned(),
                auth_key: Secret::new(key),
            },
            Duration::from_secs(5),
        )
    }

    /// Opens the jobs of services, as a save does, and works.
    pub fn sync(&self, services: &[i64]) -> Report {
        self.shop
            .store()
            .open_jobs(services, "test", Origin::Event)
            .unwrap();
        self.work(Trigger::Page)
    }

    pub fn work(&self, trigger: Trigger) -> Report {
        work(&self.shop, &self.aflexi(), trigger).unwrap()
    }

    /// An admin at work.
    pub fn admin(&self) -> Admin<'_> {
        Admin {
            store: self.shop.store(),
            actor: "admin 1",
        }
    }

    /// Cron reads no traffic in this test, which counts what other things cost.
    pub fn without_traffic(&self) {
        let store = self.shop.store();
        store
            .set_meta("traffic", r#"{"wait_until":9999999999}"#)
            .unwrap();
    }

    /// Makes jobs that wait for another try due at once.
    pub fn skip_the_waiting(&self) {
        self.shop
            .db
            .run("UPDATE mod_aflexi_cdn_jobs SET due_at = UTC_TIMESTAMP() WHERE state = 'due'");
    }

    /// Lets time pass for leases, waiting jobs and the breaker.
    pub fn later(&self, seconds: i64) {
        let ago = format!("INTERVAL {seconds} SECOND");
        let db = &self.shop.db;
        db.run(&format!(
            "UPDATE mod_aflexi_cdn_jobs SET due_at = due_at - {ago}, lease_until = lease_until - {ago}"
        ));
        db.run(&format!(
            "UPDATE mod_aflexi_cdn_accounts SET lease_until = lease_until - {ago}"
        ));
        db.run(&format!(
            "UPDATE mod_aflexi_cdn_meta SET value = JSON_SET(value, '$.until',
               CAST(JSON_EXTRACT(value, '$.until') AS SIGNED) - {seconds}) WHERE name = 'breaker'"
        ));
    }

    pub fn state(&self) -> Json {
        self.sandbox.control("GET", "state", "")
    }

    /// `name status package` of every publisher, sorted.
    pub fn publishers(&self) -> Vec<String> {
        let state = self.state();
        let mut lines: Vec<String> = state["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|account| {
                let text = |key: &str| account[key].as_str().unwrap_or_default().to_owned();
                format!(
                    "{} {} {}",
                    text("username"),
                    text("status"),
                    text("package")
                )
            })
            .collect();
        lines.sort();
        lines
    }

    /// Calls that change something, since the sandbox started.
    pub fn writes(&self) -> i64 {
        self.state()["writes"].as_i64().unwrap()
    }

    pub fn password(&self, username: &str) -> String {
        let answer = self
            .sandbox
            .control("GET", &format!("password?username={username}"), "");
        answer["password"].as_str().unwrap().to_owned()
    }
}
