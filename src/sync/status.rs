//! Where things stand, from our tables alone.

use serde::Serialize;

use super::admission::REFUSED;
use super::{Error, KeyWrap, Reason, Settings, Unsettled, Vault};
use crate::whmcs::{Meta, SCHEMA, Store};

/// How many of the refused jobs are told.
const SHOWN: usize = 20;

/// Jobs by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Jobs {
    /// Waiting for their time or for a worker.
    pub due: i64,
    /// Being worked on.
    pub leased: i64,
    /// Waiting for an admin or a new event.
    pub refused: i64,
}

/// Accounts by the status last made true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Accounts {
    /// Served.
    pub active: i64,
    /// Not served.
    pub suspended: i64,
}

/// The state at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// All that a call needs is set.
    pub configured: bool,
    /// What an admin must act on, worst first.
    pub problems: Vec<Reason>,
    /// Jobs.
    pub jobs: Jobs,
    /// Accounts.
    pub accounts: Accounts,
    /// The latest of what waits for an admin.
    pub refused: Vec<Unsettled>,
    /// When cron last worked, UTC.
    pub last_cron: Option<String>,
}

/// Reads it. `about_the_url` is what the platform's client finds wrong with the API address.
pub fn standing(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    about_the_url: Option<Reason>,
) -> Result<Standing, Error> {
    if store.schema()? != Some(SCHEMA) {
        return Ok(Standing {
            problems: vec![Reason::new("not_installed")],
            ..Standing::default()
        });
    }
    let meta = store.meta()?;
    let mut problems = Vec::new();
    let missing = settings.missing();
    if !missing.is_empty() {
        problems.push(Reason::new("not_configured").with("fields", missing.join(", ")));
    }
    problems.extend(about_the_url);
    if store.product_addon()?.is_none() {
        let id = meta.int("product_addon").unwrap_or_default();
        problems.push(Reason::new("product_addon_missing").with("id", id));
    }
    if meta.text("data_key").is_some() && matches!(Vault::open(store, wrap), Err(Error::KeyLost)) {
        problems.push(Reason::new("key_lost"));
    }
    if meta.is_later("contact_unsupported_until") {
        problems.push(Reason::new("contact_unsupported"));
    }
    problems.extend(halt(store, wrap, settings, &meta));
    let counts = store.job_counts()?;
    let (active, suspended) = store.account_counts()?;
    Ok(Standing {
        configured: missing.is_empty(),
        problems,
        jobs: Jobs {
            due: counts.due,
            leased: counts.leased,
            refused: counts.refused,
        },
        accounts: Accounts { active, suspended },
        refused: refused(store)?,
        last_cron: meta.text("last_cron").map(str::to_owned),
    })
}

/// What stopped the last worker, unless that was a login which is not the present one.
fn halt(store: Store<'_>, wrap: &dyn KeyWrap, settings: &Settings, meta: &Meta) -> Option<Reason> {
    let halt = Reason::from_json(meta.text("halt")?)?;
    let message = halt.args.get("message").cloned().unwrap_or_default();
    match halt.code.as_ref() {
        "authentication" => {
            let vault = Vault::open(store, wrap).ok()?;
            let login = vault.unseal(REFUSED, meta.text(REFUSED)?).ok()?;
            (login.reveal() == settings.login())
                .then(|| Reason::new("login_refused").with("message", message))
        }
        "other_operator" => Some(halt),
        class => {
            let halted = Reason::new("halted").with("class", class);
            Some(halted.with("message", message))
        }
    }
}

fn refused(store: Store<'_>) -> Result<Vec<Unsettled>, Error> {
    let jobs = store.refused_jobs(SHOWN)?;
    Ok(jobs
        .into_iter()
        .filter_map(|(service, client, account, why)| {
            let reason = Reason::from_json(&why)?;
            Some(Unsettled {
                service,
                client,
                account,
                reason,
            })
        })
        .collect())
}
