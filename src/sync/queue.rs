//! The queue page: the jobs that are not done, and what an admin does with them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::{Admin, Error, Listing, Reason, naming};
use crate::whmcs::{self, QueueFilter, Store};

/// Jobs tried again by one statement.
const AT_ONCE: usize = 1000;

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueuedJob {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`; 0 when the service is gone.
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// The account's name; empty when it has none.
    pub account: String,
    /// `due`, `waiting` for another try, `leased`, `refused` or `dropped`.
    pub state: String,
    /// What asked for it last.
    pub cause: String,
    /// Why it was refused, or what failed.
    pub reason: Option<Reason>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried, UTC.
    pub due_at: String,
    /// Since when it is in this state, UTC.
    pub since: String,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// Hints that are not looked into yet.
    pub hints: i64,
    /// How many jobs are in which state.
    pub counts: BTreeMap<String, i64>,
    /// The jobs that were asked for.
    #[serde(flatten)]
    pub list: Listing<QueuedJob>,
}

/// Reads a page of it.
pub fn queue(store: Store<'_>, state: &str, search: &str, page: i64) -> Result<Queue, Error> {
    let filter = QueueFilter { state, search };
    let read = |offset, limit| -> Result<Vec<QueuedJob>, Error> {
        let jobs = store.queue(filter, offset, limit)?;
        Ok(jobs.into_iter().map(line).collect())
    };
    Ok(Queue {
        hints: store.count_hints()?,
        counts: store.queue_counts()?,
        list: Listing::read(store.count_queue(filter)?, page, read)?,
    })
}

pub(super) fn line(job: whmcs::QueuedJob) -> QueuedJob {
    QueuedJob {
        service: job.service,
        client: job.client,
        client_name: naming::decode(&job.client_name),
        account: job.account_name,
        state: job.state,
        cause: job.cause,
        reason: Reason::from_json(&job.why),
        attempts: job.attempts,
        due_at: job.due_at,
        since: job.changed_at,
    }
}

impl Admin<'_> {
    /// A job that was refused, dropped or waits is tried now. It is an admin's word about one service.
    pub fn retry(&self, service: i64) -> Result<(), Error> {
        let job = self.store.queued_job(service)?;
        let Some(job) =
            job.filter(|job| ["refused", "dropped", "waiting"].contains(&job.state.as_str()))
        else {
            return Err(Error::Refused(format!(
                "service {service} has nothing that could be tried again; it may have been done meanwhile"
            )));
        };
        let detail = json!({ "name": job.account_name });
        self.done("retry", Some(service), job.account, detail)?;
        self.look_at(&[service], "retry")
    }

    /// All jobs of a filter that were refused or wait are tried now; how many. Each does what it was
    /// opened for and nothing more, so the brake (R10) holds as before.
    pub fn retry_all(&self, state: &str, search: &str) -> Result<i64, Error> {
        let filter = QueueFilter { state, search };
        let cause = format!("retry by {}", self.actor);
        let (mut after, mut number) = (0, 0);
        loop {
            let jobs = self.store.retryable_jobs(filter, after, AT_ONCE)?;
            let Some(last) = jobs.last() else {
                break;
            };
            after = *last;
            number += self.store.retry_jobs(&jobs, &cause)?;
        }
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        if number > 0 {
            let detail = json!({ "state": state, "search": search, "number": number });
            self.done("retry_all", None, None, detail)?;
        }
        Ok(number)
    }

    /// A refusal is not to be heard of again, until something about the service changes.
    pub fn forget(&self, service: i64) -> Result<(), Error> {
        let job = self.store.queued_job(service)?;
        let Some(job) = job.filter(|job| job.state == "refused") else {
            return Err(not_refused(service));
        };
        if !self.store.drop_job(service)? {
            return Err(not_refused(service));
        }
        let why = Reason::from_json(&job.why).map_or_else(|| json!({}), |reason| json!(reason));
        self.done("forget", Some(service), job.account, why)
    }
}

fn not_refused(service: i64) -> Error {
    Error::Refused(format!(
        "service {service} is not refused, so there is nothing to forget; it may have been tried meanwhile"
    ))
}
