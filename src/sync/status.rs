//! Where things stand, from our tables alone.

use serde::Serialize;

use super::admission::{Admission, HALT};
use super::bulk::{LongWork, long_work};
use super::capability::lacks_contact;
use super::full_pass::Found;
use super::install::{UNUSABLE, unusable};
use super::login::{login_text, missing, opens};
use super::question::{Question, questions};
use super::severity::graded;
use super::{Error, KeyWrap, Reason, Settings, Severity, Unsettled};
use crate::whmcs::{Meta, Store};

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
    /// Given up by an admin together with the long work they were part of.
    pub cancelled: i64,
    /// Held together with the long work they are part of.
    pub paused: i64,
}

/// Accounts: by the status last made true, and as far as they are in line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Accounts {
    /// Served.
    pub active: i64,
    /// Not served.
    pub suspended: i64,
    /// Not as we left them (R11).
    pub different: i64,
    /// With which there is nothing to do.
    pub in_line: i64,
    /// Those that are made, and those that services are to have and are not.
    pub total: i64,
}

/// The latest full pass.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LastPass {
    /// `due`, `running`, `done` or `stopped`.
    pub state: String,
    /// UTC.
    pub started_at: String,
    /// UTC.
    pub finished_at: Option<String>,
    /// Accounts in the platform's list.
    pub listed: i64,
}

/// The state at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Our tables and the product addon are there.
    pub installed: bool,
    /// All that a call needs is set.
    pub configured: bool,
    /// What an admin must act on, worst first; told with their severity.
    #[serde(serialize_with = "graded")]
    pub problems: Vec<Reason>,
    /// What waits for an admin's yes.
    pub questions: Vec<Question>,
    /// Jobs.
    pub jobs: Jobs,
    /// The long work at hand.
    pub long_work: Vec<LongWork>,
    /// Accounts.
    pub accounts: Accounts,
    /// The latest of what waits for an admin.
    pub refused: Vec<Unsettled>,
    /// The latest full pass.
    pub full_pass: Option<LastPass>,
    /// When cron last worked, UTC.
    pub last_cron: Option<String>,
}

impl Standing {
    /// What keeps this version from working with our tables.
    pub(super) fn unusable(&self) -> Option<&Reason> {
        UNUSABLE.into_iter().find_map(|code| self.problem(code))
    }

    /// The first problem with this code.
    pub(super) fn problem(&self, code: &str) -> Option<&Reason> {
        self.problems.iter().find(|problem| problem.code == code)
    }
}

/// Reads it. `about_the_url` is what the platform's client finds wrong with the API address.
pub fn standing(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    about_the_url: Option<Reason>,
) -> Result<Standing, Error> {
    if let Some(unusable) = unusable(store)? {
        return Ok(Standing {
            problems: vec![unusable],
            ..Standing::default()
        });
    }
    let meta = store.meta()?;
    let mut problems = Vec::new();
    let installed = store.product_addon()?.is_some();
    if !installed {
        let id = meta.int("product_addon").unwrap_or_default();
        problems.push(Reason::new("product_addon_missing").with("id", id));
    }
    let unset: Vec<Reason> = missing(&meta, settings)
        .into_iter()
        .chain(about_the_url)
        .collect();
    let configured = !unset.iter().any(stops_all);
    problems.extend(unset);
    if !opens(store, wrap, settings, &meta)? {
        problems.push(Reason::new("key_lost"));
    }
    if lacks_contact(&meta) {
        problems.push(Reason::new("contact_unsupported"));
    }
    problems.extend(halt(store, wrap, settings, &meta)?);
    let pass = store.full_pass()?;
    let found = pass.as_ref().map(Found::of).unwrap_or_default();
    problems.extend(found.problem());
    let counts = store.job_counts()?;
    Ok(Standing {
        installed,
        configured,
        problems,
        questions: questions(store)?,
        jobs: Jobs {
            due: counts.due,
            leased: counts.leased,
            refused: counts.refused,
            cancelled: counts.cancelled,
            paused: counts.paused,
        },
        long_work: long_work(store)?,
        accounts: accounts(store)?,
        refused: refused(store)?,
        full_pass: pass.map(|pass| LastPass {
            state: pass.state,
            started_at: pass.started_at,
            finished_at: pass.finished_at,
            listed: found.listed,
        }),
        last_cron: meta.text("last_cron").map(str::to_owned),
    })
}

fn stops_all(problem: &Reason) -> bool {
    Severity::of(&problem.code) == Severity::Blocking
}

fn accounts(store: Store<'_>) -> Result<Accounts, Error> {
    let counts = store.account_counts()?;
    Ok(Accounts {
        active: counts.active,
        suspended: counts.suspended,
        different: counts.different,
        in_line: counts.made - counts.different - counts.unsettled,
        total: counts.made + store.count_missing("")?,
    })
}

/// What stopped the last worker, unless that was a login which is not the present one, or is asked
/// about.
fn halt(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    meta: &Meta,
) -> Result<Option<Reason>, Error> {
    let Some(halt) = meta.text(HALT).and_then(Reason::from_json) else {
        return Ok(None);
    };
    let message = halt.args.get("message").cloned().unwrap_or_default();
    let reason = match halt.code.as_ref() {
        "other_operator" => return Ok(None),
        "authentication" => {
            let admission = Admission {
                store,
                wrap,
                login: login_text(store, wrap, settings, meta)?,
            };
            if !admission.was_refused()? {
                return Ok(None);
            }
            Reason::new("login_refused")
        }
        class => Reason::new("halted").with("class", class),
    };
    Ok(Some(reason.with("message", message)))
}

fn refused(store: Store<'_>) -> Result<Vec<Unsettled>, Error> {
    let jobs = store.unsettled_jobs(true, SHOWN)?;
    Ok(jobs
        .into_iter()
        .filter_map(|job| {
            Some(Unsettled {
                service: job.service,
                client: job.client,
                account: job.account,
                reason: Reason::from_json(&job.why)?,
            })
        })
        .collect())
}
