//! The publishers page, and revealing a password.

use serde::Serialize;

use super::own_password::{CLIENT, IMPORTED};
use super::traffic::traffic_of;
use super::vault::password_place;
use super::{Error, KeyWrap, Listing, MonthOfTraffic, Reason, Vault, naming};
use crate::cdn::Secret;
use crate::whmcs::{
    self, ABSENT, AccountRow, LogEntry, PublisherFilter, PublisherOrder, PublisherRow, Store,
    UNLISTED, UnsettledJob,
};

/// How many unsettled services of each kind are told.
const UNSETTLED: usize = 100;

/// A service of a publisher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublisherService {
    /// `tblhosting.id`
    pub id: i64,
    /// It is in WHMCS still.
    pub exists: bool,
    /// `auto`, `on` or `off` (R13).
    pub mode: &'static str,
    /// Why it is to have the account or not, as last decided.
    pub reason: Option<Reason>,
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Publisher {
    /// Our id.
    pub id: i64,
    /// Its name, without an operator suffix.
    pub name: String,
    /// The operator it belongs to.
    pub operator: String,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// Its services, that which decides about it first.
    pub services: Vec<PublisherService>,
    /// Its package.
    pub package: String,
    /// Its e-mail address.
    pub email: String,
    /// `active`, `suspended`, `unknown` while a change of it is in doubt, or `none` while it is not made.
    pub status: String,
    /// When something was last made true, UTC.
    pub synchronized_at: Option<String>,
    /// As [`password_state`] tells.
    pub password: &'static str,
    /// Why it is as it is.
    pub reason: Option<Reason>,
    /// What is not as we left it, or not as WHMCS has it.
    pub differences: Vec<Reason>,
    /// What it served this month, if that is known.
    pub traffic: Option<MonthOfTraffic>,
}

/// Reads a page of them.
pub fn publishers(
    store: Store<'_>,
    filter: PublisherFilter<'_>,
    order: PublisherOrder<'_>,
    page: i64,
) -> Result<Listing<Publisher>, Error> {
    let read = |offset, limit| -> Result<Vec<Publisher>, Error> {
        let rows = store.publishers(filter, order, offset, limit)?;
        let accounts: Vec<i64> = rows.iter().map(|row| row.account.id).collect();
        let mut traffic = traffic_of(store, &accounts)?;
        let line = |row: PublisherRow| {
            let month = traffic.remove(&row.account.id);
            publisher(row, month)
        };
        Ok(rows.into_iter().map(line).collect())
    };
    Listing::read(store.count_publishers(filter)?, page, read)
}

pub(super) fn publisher(row: PublisherRow, traffic: Option<MonthOfTraffic>) -> Publisher {
    let differences = drift(&row.account)
        .into_iter()
        .chain(other_usernames(&row))
        .collect();
    let services: Vec<PublisherService> = row.services.iter().map(service).collect();
    let account = row.account;
    Publisher {
        status: status(&account),
        password: password_state(&account),
        id: account.id,
        name: account.name,
        operator: row.operator,
        client: account.client,
        client_name: naming::decode(&row.client_name),
        reason: services
            .first()
            .and_then(|deciding| deciding.reason.clone()),
        services,
        package: account.package.unwrap_or_default(),
        email: account.email.unwrap_or_default(),
        synchronized_at: row.applied_at,
        differences,
        traffic,
    }
}

/// `active`, `suspended`, `unknown` while a change of it is in doubt, or `none` while it is not made.
pub(super) fn status(account: &AccountRow) -> String {
    let no_status = match account.remote_id {
        Some(_) => "unknown",
        None => "none",
    };
    account.status.as_deref().unwrap_or(no_status).to_owned()
}

/// `stored`; `imported` if it is stored as an earlier plugin once set it, so that it may be out of date; `client` if the client has set an own one, which is not stored; `changing` while a new one
/// is on its way; else `unknown`.
pub(super) fn password_state(account: &AccountRow) -> &'static str {
    if account.password_next.is_some() {
        "changing"
    } else if account.remote_id.is_none() {
        "unknown"
    } else if account.password_cipher.is_some() {
        match account.password_source.as_deref() {
            Some(IMPORTED) => IMPORTED,
            _ => "stored",
        }
    } else if account.password_source.as_deref() == Some(CLIENT) {
        CLIENT
    } else {
        "unknown"
    }
}

fn service(row: &whmcs::PublisherService) -> PublisherService {
    PublisherService {
        id: row.id,
        exists: row.exists,
        mode: row.mode.as_str(),
        reason: row.reason.as_deref().and_then(Reason::from_json),
    }
}

/// R11: what the platform shows otherwise than we left it.
pub(super) fn drift(account: &AccountRow) -> Vec<Reason> {
    if account.remote_id.is_none() {
        return Vec::new();
    }
    let seen = &account.observed;
    match seen.status.as_deref() {
        Some(ABSENT) => return vec![Reason::new("missing_remotely")],
        Some(UNLISTED) => return vec![Reason::new("unlisted")],
        _ => {}
    }
    let exact = |a: &str, b: &str| a == b;
    let any_case = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let mut drift = Vec::new();
    let mut compare = |code,
                       applied: &Option<String>,
                       observed: &Option<String>,
                       same: fn(&str, &str) -> bool| {
        if let (Some(applied), Some(observed)) = (applied, observed)
            && !same(applied, observed)
        {
            drift.push(
                Reason::new(code)
                    .with("applied", applied.as_str())
                    .with("observed", observed.as_str()),
            );
        }
    };
    compare("drift_status", &account.status, &seen.status, exact);
    compare("drift_package", &account.package, &seen.package, exact);
    compare(
        "drift_name",
        &account.display_name,
        &seen.display_name,
        exact,
    );
    compare("drift_email", &account.email, &seen.email, any_case);
    drift
}

/// R2: a username that was changed in WHMCS is shown; the account keeps its name.
fn other_usernames(row: &PublisherRow) -> Vec<Reason> {
    row.services
        .iter()
        .filter(|service| !service.has_own_name && !service.username.is_empty())
        .filter(|service| !service.username.eq_ignore_ascii_case(&row.account.name))
        .map(|service| {
            Reason::new("username_differs")
                .with("service", service.id)
                .with("username", service.username.as_str())
        })
        .collect()
}

/// A service that is not as WHMCS wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnsettledService {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`; 0 when the service is gone.
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// The account's name; empty when it has none.
    pub account: String,
    /// The account name an admin gave; empty for none.
    pub own_name: String,
    /// `auto`, `on` or `off` (R13).
    pub mode: &'static str,
    /// The account that stands in the way may be taken over.
    pub adoptable: bool,
    /// It may be given another account name.
    pub nameable: bool,
    /// When it is tried again, UTC.
    pub due_at: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// All of them, the latest of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnsettledServices {
    /// How many wait for an admin.
    pub refused_total: i64,
    /// How many wait for another try.
    pub waiting_total: i64,
    /// They wait for an admin.
    pub refused: Vec<UnsettledService>,
    /// They wait for another try.
    pub waiting: Vec<UnsettledService>,
}

/// Reads them.
pub fn unsettled(store: Store<'_>) -> Result<UnsettledServices, Error> {
    let counts = store.job_counts()?;
    let read = |refused| -> Result<Vec<UnsettledService>, Error> {
        let jobs = store.unsettled_jobs(refused, UNSETTLED)?;
        Ok(jobs.into_iter().filter_map(unsettled_service).collect())
    };
    Ok(UnsettledServices {
        refused_total: counts.refused,
        waiting_total: counts.failed,
        refused: read(true)?,
        waiting: read(false)?,
    })
}

fn unsettled_service(job: UnsettledJob) -> Option<UnsettledService> {
    let reason = Reason::from_json(&job.why)?;
    let about_the_name = matches!(
        reason.code.as_ref(),
        "not_ours" | "name_conflict" | "bad_name" | "no_email" | "platform_refused"
    );
    Some(UnsettledService {
        service: job.service,
        client: job.client,
        client_name: naming::decode(&job.client_name),
        adoptable: reason.code == "not_ours" && !job.exists,
        nameable: about_the_name && !job.exists,
        account: job.account,
        own_name: job.own_name,
        mode: job.mode.as_str(),
        due_at: job.due_at,
        attempts: job.attempts,
        reason,
    })
}

/// A password that is on its way to an admin's eyes.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The account's name.
    pub name: String,
    /// `tblclients.id`
    pub client: i64,
    /// The password as of the synchronization.
    pub password: Secret,
}

/// Opens the stored password of an account, and writes to the log who looked. Nothing is shown
/// that could not be logged.
pub fn reveal(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    account: i64,
    actor: &str,
) -> Result<Revealed, Error> {
    let row = store
        .accounts(&[account])?
        .pop()
        .ok_or_else(|| Error::NotFound(format!("there is no publisher number {account}")))?;
    if row.password_next.is_some() {
        return Err(Error::Refused(format!(
            "a new password is being set for the publisher {}; look again when that is done",
            row.name
        )));
    }
    let cipher = match (&row.remote_id, &row.password_cipher) {
        (Some(_), Some(cipher)) => cipher,
        (Some(_), None) if row.password_source.as_deref() == Some(CLIENT) => {
            return Err(Error::NotFound(format!(
                "no password is stored for the publisher {}: the client has set an own one, which only the \
                 client knows; set a new password if the client has lost it",
                row.name
            )));
        }
        _ => {
            return Err(Error::NotFound(format!(
                "no password is stored for the publisher {}: it was not made by this addon, or is not made yet",
                row.name
            )));
        }
    };
    let password = Vault::open(store, wrap)?.unseal(&password_place(row.id), cipher)?;
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: Some(row.id),
        service: None,
        action: "reveal",
        result: "done",
        detail: serde_json::json!({ "name": row.name }).to_string(),
        milliseconds: 0,
    }])?;
    Ok(Revealed {
        name: row.name,
        client: row.client,
        password,
    })
}
