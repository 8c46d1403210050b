//! The object that the addon's PHP works with: one method for each thing it asks for.

use std::time::Duration;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::flags::ClassFlags;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};
use serde::Serialize;

use super::BRAND;
use super::convert::{texts_by_id, to_php};
use super::exceptions::{Kind, exception};
use super::pdo::Pdo;
use super::runtime::{Engine, engine};
use super::wrap::{Callback, PasswordFunctions};
use crate::aflexi::{self, Aflexi, Credentials, Endpoint, EndpointError};
use crate::cdn::Platform as _;
use crate::sync::{self, BlockOn as _, Reason, Report, Saved, Settings, Trigger, Worker};
use crate::whmcs::{HintKind, Store};

/// Notes a hint; an id that is none is ignored.
pub(super) fn note(pdo: &Pdo, kind: &str, id: i64, cause: &str, delay: i64) -> PhpResult<bool> {
    let kind = HintKind::parse(kind).ok_or_else(|| {
        let message =
            format!("a hint is about an invoice, a service or a client, not a \"{kind}\"");
        exception(Kind::Refused, message)
    })?;
    if id <= 0 {
        return Ok(false);
    }
    Ok(Store::new(pdo, BRAND).note(kind, id, cause, delay)?)
}

/// The addon over one WHMCS database. Made for one request, never kept.
#[php_class]
#[php(name = "Aflexi\\Cdn\\Addon", flags = ClassFlags::Final)]
pub struct Addon {
    pdo: Pdo,
    passwords: PasswordFunctions,
}

#[derive(Serialize)]
struct SavedAndWorked {
    #[serde(flatten)]
    saved: Saved,
    work: Report,
}

#[derive(Serialize)]
struct PublisherLine {
    username: String,
    #[serde(flatten)]
    publisher: sync::Publisher,
}

#[derive(Serialize)]
struct PublisherPage {
    total: i64,
    page: i64,
    pages: i64,
    rows: Vec<PublisherLine>,
}

#[derive(Serialize)]
struct CheckedOperator<'a> {
    operator: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Password<'a> {
    name: &'a str,
    client: i64,
    password: &'a str,
}

#[php_impl]
impl Addon {
    /// Does nothing yet but to keep its arguments.
    pub fn __construct(pdo: Pdo, encrypt: Callback, decrypt: Callback) -> Self {
        let passwords = PasswordFunctions { encrypt, decrypt };
        Self { pdo, passwords }
    }

    /// Makes or completes our tables and the product addon. Repeatable after a half-run.
    pub fn install(&self) -> PhpResult<Zval> {
        to_php(&sync::install(self.store())?)
    }

    /// Brings our tables to the schema of this version, and returns its number.
    pub fn upgrade(&self) -> PhpResult<i64> {
        Ok(sync::upgrade(self.store())?)
    }

    /// Where things stand, from our tables alone.
    pub fn status(&self) -> PhpResult<Zval> {
        let settings = self.settings()?;
        let about_the_url = match endpoint(&settings) {
            Ok(endpoint) if endpoint.plain_http() => Some(Reason::new("plain_http_allowed")),
            Ok(_) => None,
            Err(reason) => Some(reason).filter(|_| !settings.api_url.is_empty()),
        };
        let standing = sync::standing(self.store(), &self.passwords, &settings, about_the_url)?;
        to_php(&standing)
    }

    /// The product table.
    pub fn products(&self) -> PhpResult<Zval> {
        to_php(&sync::product_lines(self.store(), aflexi::CAPABILITIES)?)
    }

    /// Applies the differences between what the page showed and what was sent, and works on them.
    pub fn save(
        &self,
        shown: Vec<i64>,
        ticked: Vec<i64>,
        packages: &ZendHashTable,
        actor: &str,
    ) -> PhpResult<Zval> {
        let packages = texts_by_id(packages)?;
        let saved = sync::save_products(self.store(), &shown, &ticked, &packages, actor)?;
        let settings = self.settings()?;
        let work = self.run(&settings, settings.time_budget, Trigger::Page)?;
        to_php(&SavedAndWorked { saved, work })
    }

    /// Works off what is due. `seconds` 0 takes the time budget of the settings; `who` is `cron`,
    /// `request` or `page`.
    pub fn work(&self, seconds: i64, who: &str) -> PhpResult<Zval> {
        let trigger = Trigger::parse(who).ok_or_else(|| {
            let message = format!("work is asked for by cron, request or page, not by \"{who}\"");
            exception(Kind::Refused, message)
        })?;
        let settings = self.settings()?;
        let time = match u64::try_from(seconds) {
            Ok(seconds) if seconds > 0 => Duration::from_secs(seconds.min(300)),
            _ => settings.time_budget,
        };
        to_php(&self.run(&settings, time, trigger)?)
    }

    /// Asks Aflexi who we are, with the settings as they are. Changes nothing.
    pub fn check(&self) -> PhpResult<Zval> {
        let settings = self.settings()?;
        let endpoint = endpoint(&settings).map_err(|reason| {
            let message = format!("Aflexi is not called: {}", reason.to_json());
            exception(Kind::Refused, message)
        })?;
        let engine = engine().map_err(|cause| exception(Kind::Internal, cause))?;
        let platform = platform(engine, endpoint, &settings, settings.time_budget);
        let operator = engine
            .block_on(platform.identify())
            .map_err(sync::Error::from)?;
        to_php(&CheckedOperator {
            operator: operator.id.as_str(),
            name: &operator.name,
        })
    }

    /// A page of the synchronized publishers.
    #[php(defaults(page = 1))]
    pub fn publishers(&self, page: i64) -> PhpResult<Zval> {
        let found = sync::publishers(self.store(), page)?;
        let rows = found.rows.into_iter().map(|publisher| PublisherLine {
            username: aflexi::username(&publisher.name, &publisher.operator),
            publisher,
        });
        to_php(&PublisherPage {
            total: found.total,
            page: found.page,
            pages: found.pages,
            rows: rows.collect(),
        })
    }

    /// The stored password of one publisher; written to the operation log.
    pub fn reveal(&self, account: i64, actor: &str) -> PhpResult<Zval> {
        let revealed = sync::reveal(self.store(), &self.passwords, account, actor)?;
        to_php(&Password {
            name: &revealed.name,
            client: revealed.client,
            password: revealed.password.reveal(),
        })
    }
}

impl Addon {
    fn store(&self) -> Store<'_> {
        Store::new(&self.pdo, BRAND)
    }

    fn settings(&self) -> PhpResult<Settings> {
        Ok(Settings::read(&self.store().settings()?))
    }

    fn run(&self, settings: &Settings, time: Duration, trigger: Trigger) -> PhpResult<Report> {
        let endpoint = match endpoint(settings) {
            // A rollback would take back what was written about calls that were made.
            Ok(_) if self.pdo.in_transaction()? => Err(Reason::new("in_transaction")),
            result => result,
        };
        let endpoint = match endpoint {
            Ok(endpoint) => endpoint,
            Err(reason) => return Ok(sync::stand_still(self.store(), trigger, reason)?),
        };
        let engine = engine().map_err(|cause| exception(Kind::Internal, cause))?;
        let platform = platform(engine, endpoint, settings, time);
        let mut report = Worker {
            store: self.store(),
            platform: &platform,
            executor: engine,
            wrap: &self.passwords,
            settings,
            trigger,
        }
        .work(time)?;
        report.calls = platform.calls();
        Ok(report)
    }
}

fn platform(engine: &Engine, endpoint: Endpoint, settings: &Settings, time: Duration) -> Aflexi {
    let credentials = Credentials {
        username: settings.username.clone(),
        auth_key: settings.auth_key.clone(),
    };
    let call_timeout = time.min(aflexi::CALL_TIMEOUT);
    Aflexi::new(engine.http.clone(), endpoint, credentials, call_timeout)
}

/// Where calls go, or why none is made.
fn endpoint(settings: &Settings) -> Result<Endpoint, Reason> {
    let missing = settings.missing();
    if !missing.is_empty() {
        return Err(Reason::new("not_configured").with("fields", missing.join(", ")));
    }
    Endpoint::parse(&settings.api_url, settings.allow_http).map_err(|error| match error {
        EndpointError::PlainHttp => Reason::new("plain_http_refused"),
        _ => Reason::new("bad_url").with("why", error.to_string()),
    })
}
