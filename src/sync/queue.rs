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
    /// `due`, `waiting` for another try, `leased`, `paused`, `refused`, `cancelled` by an admin, or `dropped`.
    pub state: String,
    /// It can be tried now.
    pub retryable: bool,
    /// It can be forgotten until something changes.
    pub forgettable: bool,
    /// What asked for it last.
    pub cause: String,
    /// Why it was refused, or what failed.
    pub reason: Option<Reason>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried, UTC; `None` if it waits for something else than its time.
    pub due_at: Option<String>,
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
    /// How many of those in the filter's state [`Admin::retry_all`] would take.
    pub retryable: i64,
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
    let counts = store.queue_counts()?;
    Ok(Queue {
        hints: store.count_hints()?,
        retryable: retried_together(&counts, state),
        counts,
        list: Listing::read(store.count_queue(filter)?, page, read)?,
    })
}

/// What was refused, given up or forgotten, or waits for another try, can be tried now.
fn is_retryable(state: &str) -> bool {
    is_forgettable(state) || matches!(state, "waiting" | "dropped")
}

/// What waits for an admin or a change can be forgotten.
fn is_forgettable(state: &str) -> bool {
    matches!(state, "refused" | "cancelled")
}

/// Others have a time too, from when they were due.
pub(super) fn waits_for_its_time(state: &str) -> bool {
    matches!(state, "due" | "waiting")
}

/// Jobs in the state of a filter, empty for all, that are tried again together. What was forgotten is only taken
/// up one by one.
fn retried_together(counts: &BTreeMap<String, i64>, state: &str) -> i64 {
    counts
        .iter()
        .filter(|(each, _)| state.is_empty() || state == each.as_str())
        .filter(|(each, _)| is_retryable(each) && each.as_str() != "dropped")
        .map(|(_, number)| number)
        .sum()
}

pub(super) fn line(job: whmcs::QueuedJob) -> QueuedJob {
    QueuedJob {
        retryable: is_retryable(&job.state),
        forgettable: is_forgettable(&job.state),
        due_at: Some(job.due_at).filter(|_| waits_for_its_time(&job.state)),
        service: job.service,
        client: job.client,
        client_name: naming::decode(&job.client_name),
        account: job.account_name,
        state: job.state,
        cause: job.cause,
        reason: Reason::from_json(&job.why),
        attempts: job.attempts,
        since: job.changed_at,
    }
}

impl Admin<'_> {
    /// A job that was refused, given up or dropped, or that waits, is tried now. It is an admin's word about one service.
    pub fn retry(&self, service: i64) -> Result<(), Error> {
        let job = self.store.queued_job(service)?;
        let Some(job) = job.filter(|job| is_retryable(&job.state)) else {
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
        let Some(job) = job.filter(|job| is_forgettable(&job.state)) else {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_its_buttons() {
        for (state, retryable, forgettable) in [
            ("refused", true, true),
            ("cancelled", true, true),
            ("waiting", true, false),
            ("dropped", true, false),
            ("due", false, false),
            ("leased", false, false),
            ("paused", false, false),
            ("what no version of ours writes", false, false),
        ] {
            assert_eq!(
                (is_retryable(state), is_forgettable(state)),
                (retryable, forgettable),
                "{state}"
            );
        }
    }

    #[test]
    fn together_is_tried_what_the_filter_lists_and_nobody_forgot() {
        let counts: BTreeMap<String, i64> = [
            ("refused", 1),
            ("cancelled", 2),
            ("waiting", 4),
            ("dropped", 8),
            ("due", 16),
        ]
        .map(|(state, number)| (state.to_owned(), number))
        .into();
        for (state, wanted) in [
            ("", 7),
            ("refused", 1),
            ("cancelled", 2),
            ("waiting", 4),
            ("dropped", 0),
            ("due", 0),
            ("paused", 0),
        ] {
            assert_eq!(retried_together(&counts, state), wanted, "{state}");
        }
    }
}
