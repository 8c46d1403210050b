//! At most two workers of a site work at the end of web requests: visitors need the others.

use std::time::{Duration, Instant};

use super::{Error, Reason, Report, Trigger};
use crate::whmcs::Store;

const SLOTS: [&str; 2] = ["request1", "request2"];

/// Runs `work` for the time there is; after a request only if a slot is free, and again as long as
/// there is something to do. Everything that may wait for the platform belongs into `work`.
pub fn in_turn<E: From<Error>>(
    store: Store<'_>,
    trigger: Trigger,
    time: Duration,
    work: impl Fn(Duration) -> Result<Report, E>,
) -> Result<Report, E> {
    if trigger != Trigger::Request {
        return work(time);
    }
    let deadline = Instant::now() + time;
    for slot in SLOTS {
        while store.lock(slot, 0).map_err(Error::from)? {
            let report = work(deadline.saturating_duration_since(Instant::now()));
            store.unlock(slot).map_err(Error::from)?;
            let report = report?;
            // Somebody who found no slot may have left something since we looked last.
            let is_late = report.halted.is_some() || Instant::now() >= deadline;
            if is_late || !has_work(store)? {
                return Ok(report);
            }
        }
    }
    Ok(Report {
        halted: Some(Reason::new("busy")),
        ..Report::default()
    })
}

/// Whether a worker whom an admin waits for would find something to do now.
pub fn is_due(store: Store<'_>) -> Result<bool, Error> {
    Ok(has_work(store)? || store.full_pass()?.is_some_and(|pass| pass.is_open()))
}

fn has_work(store: Store<'_>) -> Result<bool, Error> {
    Ok(!store.due_hints(1)?.is_empty() || store.has_claimable_jobs()?)
}
