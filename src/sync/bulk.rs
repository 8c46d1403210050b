//! Long work: what one save or pass has opened is watched, paused and cancelled as a whole.
//!
//! The row of a long work says how it is to stand; its jobs are made to follow at each step and by each
//! worker ([`tend`]), so a crash in between is made up for.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::offer::agreement;
use super::{Error, Reason};
use crate::whmcs::{Bulk, BulkCounts, CANCELLED, LogEntry, Store};

/// Up to so many jobs are done while an admin waits: nothing to be watched.
const HANDFUL: usize = 50;
/// Jobs refused at once.
const CHUNK: usize = 500;
/// Before so many jobs are finished, nobody knows how long one takes.
const LEAST_FINISHED: i64 = 20;
/// Before so many seconds have passed, neither.
const LEAST_SECONDS: i64 = 5;

/// The state in which its jobs are worked on.
const RUNNING: &str = "running";

/// How a long work stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LongWork {
    /// Its own id.
    pub id: i64,
    /// What opened it: `save`, or what a pass was started by.
    pub what: String,
    /// Who, e.g. `admin 1`; empty for a pass.
    pub by: String,
    /// `running`, `paused`, `cancelled` or `done`.
    pub state: String,
    /// Jobs it began with.
    pub total: i64,
    /// Of those, the ones there is nothing more to do about.
    pub finished: i64,
    /// Those of them that are as WHMCS wants them.
    pub done: i64,
    /// Those that wait for an admin or a change.
    pub refused: i64,
    /// Those that were cancelled before their turn.
    pub cancelled: i64,
    /// Those that an event or a later work has taken over.
    pub elsewhere: i64,
    /// Still to do.
    pub left: i64,
    /// Of those, the ones that were tried in vain and are tried again.
    pub failed: i64,
    /// Held until it is resumed.
    pub paused: i64,
    /// How long the rest will take at the pace so far, while it runs and that can be said.
    pub seconds_left: Option<i64>,
    /// UTC.
    pub started_at: String,
    /// When nothing of it was left, UTC.
    pub finished_at: Option<String>,
    /// Who paused, resumed or cancelled it last.
    pub changed_by: Option<String>,
}

/// What is stored of it beside its state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct About {
    what: String,
    by: String,
    total: i64,
    /// What became of its jobs, once it has ended: later they go their own ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<End>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct End {
    done: i64,
    refused: i64,
    cancelled: i64,
}

/// How long it was at work, pauses left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Clock {
    /// Seconds, up to the time it last stood still.
    worked: i64,
    /// Its age when it went on; `None` while it stands still.
    since: Option<i64>,
}

impl Clock {
    /// One that is started at the beginning.
    fn of(bulk: &Bulk) -> Self {
        let stored = bulk.position.as_deref().and_then(parse);
        stored.unwrap_or(Self {
            worked: 0,
            since: Some(0),
        })
    }

    fn seconds(self, age: i64) -> i64 {
        self.worked + self.since.map_or(0, |since| (age - since).max(0))
    }

    fn stop(self, age: i64) -> Self {
        Self {
            worked: self.seconds(age),
            since: None,
        }
    }

    fn go_on(self, age: i64) -> Self {
        Self {
            worked: self.seconds(age),
            since: Some(age),
        }
    }
}

/// How long the rest takes at the pace so far; `None` as long as that is a guess.
fn seconds_left(worked: i64, finished: i64, left: i64) -> Option<i64> {
    if worked < LEAST_SECONDS || finished < LEAST_FINISHED || left <= 0 {
        return None;
    }
    let seconds = left.saturating_mul(worked).div_euclid(finished);
    Some(seconds.max(1))
}

impl LongWork {
    fn of(bulk: &Bulk, counts: BulkCounts) -> Self {
        let about = About::of(bulk);
        let kept = about.end.map(|end| BulkCounts {
            done: end.done,
            refused: end.refused,
            cancelled: end.cancelled,
            ..BulkCounts::default()
        });
        let counts = kept.unwrap_or(counts);
        let open = counts.left + counts.paused;
        let closed = counts.done + counts.refused + counts.cancelled;
        // It was interrupted before it could count.
        let total = about.total.max(open + closed);
        let is_over = open == 0 && bulk.state != "cancelled";
        let state = if is_over { "done" } else { bulk.state.as_str() };
        let worked = Clock::of(bulk).seconds(bulk.age);
        Self {
            id: bulk.id,
            what: about.what,
            by: about.by,
            state: state.to_owned(),
            total,
            finished: total - open,
            done: counts.done,
            refused: counts.refused,
            cancelled: counts.cancelled,
            elsewhere: total - open - closed,
            left: counts.left,
            failed: counts.failed,
            paused: counts.paused,
            seconds_left: seconds_left(worked, total - open, counts.left)
                .filter(|_| state == RUNNING),
            started_at: bulk.started_at.clone(),
            finished_at: bulk.finished_at.clone(),
            changed_by: bulk.changed_by.clone(),
        }
    }
}

impl About {
    fn of(bulk: &Bulk) -> Self {
        parse(&bulk.about).unwrap_or_default()
    }
}

/// The long work at hand, the newest first: what is open, and what ended a short time ago.
pub fn long_work(store: Store<'_>) -> Result<Vec<LongWork>, Error> {
    let mut works = Vec::new();
    for bulk in store.recent_bulks()? {
        let work = read(store, &bulk)?;
        // All that was found may have been in the hands of events.
        works.extend(Some(work).filter(|work| work.total > 0));
    }
    Ok(works)
}

/// Holds what is not begun. What is being worked on ends as usual.
pub fn pause(store: Store<'_>, id: i64, actor: &str) -> Result<(), Error> {
    turn(store, id, "pause", actor)
}

/// Goes on with what is held.
pub fn resume(store: Store<'_>, id: i64, actor: &str) -> Result<(), Error> {
    turn(store, id, "resume", actor)
}

/// Gives up what is not begun: it is refused, until something else is wished for. What cannot be written
/// down before the deadline is held, and refused by the next worker.
pub fn cancel(store: Store<'_>, id: i64, actor: &str, deadline: Instant) -> Result<(), Error> {
    turn(store, id, "cancel", actor)?;
    tend(store, deadline).map(drop)
}

fn turn(store: Store<'_>, id: i64, action: &'static str, actor: &str) -> Result<(), Error> {
    let gone = || {
        Error::Refused(
            "this work is at its end, or somebody else has just changed it; load the page and look again"
                .into(),
        )
    };
    let bulk = store.bulk(id)?.ok_or_else(gone)?;
    let clock = Clock::of(&bulk);
    let (state, clock) = match (action, bulk.state.as_str()) {
        ("pause", RUNNING) => ("paused", clock.stop(bulk.age)),
        ("resume", "paused") => (RUNNING, clock.go_on(bulk.age)),
        ("cancel", RUNNING | "paused") => ("cancelled", clock.stop(bulk.age)),
        _ => return Err(gone()),
    };
    if !store.turn_bulk(&bulk, state, &json(&clock), actor)? {
        return Err(gone());
    }
    store.align_bulk_jobs(id, state == RUNNING)?;
    let work = read(store, &bulk)?;
    let detail = serde_json::json!({
        "what": work.what,
        "total": work.total,
        "finished": work.finished,
    });
    Ok(store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: None,
        service: None,
        action,
        result: "done",
        detail: detail.to_string(),
        milliseconds: 0,
    }])?)
}

/// What a save opened; it takes over from earlier work, and goes on with what is paused.
pub(super) fn begin_save(store: Store<'_>, services: &[i64], actor: &str) -> Result<(), Error> {
    if services.is_empty() || services.len() <= HANDFUL && store.open_bulks()?.is_empty() {
        return Ok(());
    }
    begin(store, services, true, "save", actor)
}

/// What an import opened.
pub(super) fn begin_import(store: Store<'_>, services: &[i64], actor: &str) -> Result<(), Error> {
    if services.len() <= HANDFUL {
        return Ok(());
    }
    begin(store, services, true, "import", actor)
}

/// What a pass opened, beside work that is under way or paused.
pub(super) fn begin_pass(
    store: Store<'_>,
    services: &[i64],
    trigger: &'static str,
) -> Result<(), Error> {
    if services.len() <= HANDFUL {
        return Ok(());
    }
    begin(store, services, false, trigger, "")
}

fn begin(
    store: Store<'_>,
    services: &[i64],
    take_over: bool,
    what: &str,
    by: &str,
) -> Result<(), Error> {
    let mut about = About {
        what: what.to_owned(),
        by: by.to_owned(),
        ..About::default()
    };
    let id = store.begin_bulk(&json(&about))?;
    let joined = store.join_bulk(id, services, take_over)?;
    about.total = i64::try_from(joined).unwrap_or(i64::MAX);
    Ok(store.open_bulk(id, &json(&about))?)
}

/// Makes the jobs of long work follow it, refuses what was cancelled as far as there is time, and notes
/// what has come to its end. False if there was none.
pub(super) fn tend(store: Store<'_>, deadline: Instant) -> Result<bool, Error> {
    let bulks = store.open_bulks()?;
    if bulks.is_empty() {
        return Ok(false);
    }
    for bulk in &bulks {
        store.align_bulk_jobs(bulk.id, bulk.state == RUNNING)?;
        if bulk.state == "cancelled" {
            refuse(store, bulk, deadline)?;
        }
        let counts = store.bulk_counts(bulk.id)?;
        if counts.left + counts.paused > 0 {
            continue;
        }
        let end = End {
            done: counts.done,
            refused: counts.refused,
            cancelled: counts.cancelled,
        };
        let about = About {
            end: Some(end),
            ..About::of(bulk)
        };
        store.end_bulk(bulk.id, &json(&about))?;
    }
    Ok(true)
}

/// Refuses what a cancelled work holds, with what is wished for now: a sweep finds no news in that.
fn refuse(store: Store<'_>, bulk: &Bulk, deadline: Instant) -> Result<(), Error> {
    let Ok(agreement) = agreement(store)? else {
        return Ok(());
    };
    let offer = agreement.offer();
    let by = bulk.changed_by.clone().unwrap_or_default();
    let why = Reason::new(CANCELLED).with("by", by).to_json();
    while Instant::now() < deadline {
        let services = store.held_services(bulk.id, CHUNK)?;
        if services.is_empty() {
            break;
        }
        let batch = Batch::read(store, &services, &offer)?;
        let wishes: Vec<(i64, String)> = services
            .iter()
            .map(|service| (*service, batch.wish(*service)))
            .collect();
        store.refuse_held(bulk.id, &why, &wishes)?;
    }
    Ok(())
}

fn read(store: Store<'_>, bulk: &Bulk) -> Result<LongWork, Error> {
    Ok(LongWork::of(bulk, store.bulk_counts(bulk.id)?))
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn time_left_is_told_once_there_is_a_pace() {
        for (worked, finished, left, told) in [
            (0, 0, 1000, None),
            (60, 19, 1000, None),
            (4, 500, 1000, None),
            (5, 20, 80, Some(20)),
            (100, 1000, 9000, Some(900)),
            (10, 1000, 1, Some(1)),
            (100, 1000, 0, None),
        ] {
            assert_eq!(
                seconds_left(worked, finished, left),
                told,
                "{worked} {finished} {left}"
            );
        }
    }

    #[test]
    fn a_pause_does_not_count_as_work() {
        let clock = Clock {
            worked: 0,
            since: Some(0),
        };
        let paused = clock.stop(30);
        assert_eq!((clock.seconds(30), paused.seconds(1000)), (30, 30));
        let resumed = paused.go_on(1000);
        assert_eq!(resumed.seconds(1010), 40);
        assert_eq!(resumed.stop(1010).stop(2000).seconds(3000), 40);
    }

    #[test]
    fn the_numbers_of_a_work_that_ended_stay_what_they_were() {
        let about = About {
            total: 10,
            end: Some(End {
                done: 7,
                refused: 1,
                cancelled: 0,
            }),
            ..About::default()
        };
        let bulk = Bulk {
            id: 1,
            state: "done".to_owned(),
            position: None,
            about: json(&about),
            started_at: String::new(),
            finished_at: Some(String::new()),
            changed_by: None,
            age: 100,
        };
        let later = BulkCounts {
            done: 1,
            left: 3,
            ..BulkCounts::default()
        };
        let work = LongWork::of(&bulk, later);
        assert_eq!((work.finished, work.done, work.refused), (10, 7, 1));
        assert_eq!((work.elsewhere, work.left), (2, 0));
    }

    proptest! {
        /// Whatever the counts: the parts make up the whole, and nothing is promised while it stands still.
        #[test]
        fn the_parts_make_up_the_whole(
            state in prop_oneof![Just("running"), Just("paused"), Just("cancelled")],
            (total, age) in (0_i64..20_000, 0_i64..100_000),
            (done, refused, cancelled) in (0_i64..5000, 0_i64..500, 0_i64..500),
            (left, paused) in (0_i64..5000, 0_i64..5000),
        ) {
            let about = About { total, ..About::default() };
            let bulk = Bulk {
                id: 1,
                state: state.to_owned(),
                position: None,
                about: json(&about),
                started_at: String::new(),
                finished_at: None,
                changed_by: None,
                age,
            };
            let counts = BulkCounts { done, refused, cancelled, left, failed: 0, paused };
            let work = LongWork::of(&bulk, counts);
            let parts = [work.done, work.refused, work.cancelled, work.elsewhere, work.left, work.paused];
            prop_assert_eq!(parts.iter().sum::<i64>(), work.total);
            prop_assert!(parts.iter().all(|part| *part >= 0));
            prop_assert_eq!(work.finished + work.left + work.paused, work.total);
            if work.state != "running" {
                prop_assert_eq!(work.seconds_left, None);
            }
        }
    }
}
