//! What is older than it is kept goes, once a day and a little at a time.

use std::time::Instant;

use super::traffic::{MONTHS_KEPT, this_month};
use super::{Error, Settings};
use crate::whmcs::Store;

/// Rows that one statement removes: it locks them no longer than a moment.
const CHUNK: i64 = 2000;
/// When it is done next, in our facts.
const NEXT: &str = "prune_after";
/// A little less, so that a daily cron is not missed by a second.
const A_DAY: i64 = 86_400 - 600;

/// Removes old lines of the log, old passes and old traffic, if it is time. What is not done by the deadline is left
/// to the next run; one chunk is removed in any case.
pub(super) fn prune(store: Store<'_>, settings: &Settings, deadline: Instant) -> Result<(), Error> {
    let meta = store.meta()?;
    if meta.is_later(NEXT, A_DAY) {
        return Ok(());
    }
    while is_full(store.prune_log(settings.log_days, CHUNK)?) {
        if Instant::now() >= deadline {
            return Ok(());
        }
    }
    if is_full(store.prune_passes(settings.log_days, CHUNK)?) {
        return Ok(());
    }
    let oldest = this_month(&meta).back(MONTHS_KEPT).to_string();
    if is_full(store.prune_traffic(&oldest, CHUNK)?) {
        return Ok(());
    }
    Ok(store.set_meta_later(NEXT, A_DAY)?)
}

/// There may be more.
fn is_full(removed: u64) -> bool {
    i64::try_from(removed).is_ok_and(|removed| removed >= CHUNK)
}
