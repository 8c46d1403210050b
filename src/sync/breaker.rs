//! The circuit breaker, shared by all PHP processes: while the platform is down no call is made, but
//! that one worker in an interval asks whether it is back.
//!
//! One row of ours, changed only by whoever knows what it held: of any number of workers one succeeds.
//! Times are Unix times by the database's clock.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Error, Trigger};
use crate::whmcs::{Meta, Store};

/// Where it is kept; there is none while it is closed.
pub(super) const BREAKER: &str = "breaker";
const FIRST: i64 = 30;
/// Shorter than the five minutes between two crons, so that there is always somebody who asks.
const LONGEST: i64 = 240;
/// However long the platform asks us to wait.
const LONGEST_ASKED: i64 = 600;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Open {
    until: i64,
    /// How long it stays open, in seconds.
    interval: i64,
    /// Half-open: a worker asks. One that is not heard of until then has died.
    probing: bool,
}

impl Open {
    /// Nobody waits for longer than the longest wait: then the clock was put back.
    fn is_over(self, now: i64) -> bool {
        !(1..=LONGEST_ASKED).contains(&(self.until - now))
    }

    fn probed(self, now: i64) -> Self {
        Self {
            until: now + self.interval,
            probing: true,
            ..self
        }
    }

    /// A call has failed, and the platform may have asked us to wait.
    fn after_failure(before: Option<Self>, now: i64, asked: Option<Duration>) -> Self {
        let asked = asked.map_or(0, |wait| {
            i64::try_from(wait.as_secs()).unwrap_or(LONGEST_ASKED)
        });
        let asked_until = now + asked.min(LONGEST_ASKED);
        let interval = match before {
            None => FIRST,
            // What was under way when it opened tells nothing new.
            Some(open) if !open.probing && !open.is_over(now) => {
                return Self {
                    until: open.until.max(asked_until),
                    ..open
                };
            }
            Some(open) => LONGEST.min(open.interval * 2),
        };
        Self {
            until: asked_until.max(now + interval),
            interval,
            probing: false,
        }
    }
}

/// No call is to be made now.
pub(super) fn is_open(meta: &Meta) -> bool {
    read(meta).is_some_and(|open| !open.is_over(now(meta)))
}

/// How many seconds no call is made yet, if it has opened: 0 when the next call asks whether the platform
/// is back.
pub(super) fn open_for(meta: &Meta) -> Option<i64> {
    let now = now(meta);
    read(meta).map(|open| {
        if open.is_over(now) {
            0
        } else {
            open.until - now
        }
    })
}

/// Asked just before the first call of a run: whether it may be made. Once an interval is over one gets
/// through, to try; an admin who waits always does.
pub(super) fn lets_through(store: Store<'_>, meta: &Meta, trigger: Trigger) -> Result<bool, Error> {
    let Some(open) = read(meta) else {
        return Ok(true);
    };
    let now = now(meta);
    let is_ours = open.is_over(now) && change(store, meta, open.probed(now))?;
    Ok(is_ours || trigger.is_awaited())
}

/// The platform failed. Of several who find that at once, one is enough.
pub(super) fn open(store: Store<'_>, asked: Option<Duration>) -> Result<(), Error> {
    let meta = store.meta()?;
    change(
        store,
        &meta,
        Open::after_failure(read(&meta), now(&meta), asked),
    )
    .map(drop)
}

/// The platform answers.
pub(super) fn close(store: Store<'_>) -> Result<(), Error> {
    Ok(store.forget_meta(BREAKER)?)
}

fn change(store: Store<'_>, meta: &Meta, next: Open) -> Result<bool, Error> {
    let json = serde_json::to_string(&next).unwrap_or_default();
    Ok(store.replace_meta(BREAKER, meta.text(BREAKER), &json)?)
}

fn read(meta: &Meta) -> Option<Open> {
    serde_json::from_str(meta.text(BREAKER)?).ok()
}

fn now(meta: &Meta) -> i64 {
    meta.int("now").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn failed(before: Option<Open>, now: i64) -> Open {
        Open::after_failure(before, now, None)
    }

    #[test]
    fn each_failed_probe_doubles_the_interval_up_to_four_minutes() {
        let mut open = failed(None, NOW);
        let mut intervals = vec![open.interval];
        for _ in 0..5 {
            let now = open.until;
            open = failed(Some(open.probed(now)), now + 1);
            assert_eq!((open.until, open.probing), (now + 1 + open.interval, false));
            intervals.push(open.interval);
        }
        assert_eq!(intervals, [30, 60, 120, 240, 240, 240]);
    }

    #[test]
    fn it_is_over_when_its_time_has_come_and_a_probe_holds_it_for_another_interval() {
        let open = failed(None, NOW);
        assert!(!open.is_over(NOW + 29));
        assert!(open.is_over(NOW + 30));
        let probed = open.probed(NOW + 30);
        assert!(!probed.is_over(NOW + 59));
        assert!(probed.is_over(NOW + 60), "the one who asked has died");
    }

    #[test]
    fn it_is_over_when_the_clock_is_put_back_by_more_than_anybody_waits() {
        let open = failed(None, NOW);
        assert!(!open.is_over(NOW - 570));
        assert!(open.is_over(NOW - 571));
        let again = failed(Some(open), NOW - 86_400);
        assert_eq!(again.until, NOW - 86_400 + 60);
    }

    #[test]
    fn calls_that_were_under_way_when_it_opened_change_nothing() {
        let open = failed(None, NOW);
        assert_eq!(failed(Some(open), NOW + 29), open);
        assert_eq!(failed(Some(open), NOW + 30).interval, 60);
    }

    #[test]
    fn the_platforms_wish_is_honoured_up_to_ten_minutes() {
        let wait = |before, seconds| {
            Open::after_failure(before, NOW, Some(Duration::from_secs(seconds))).until - NOW
        };
        assert_eq!(wait(None, 5), 30);
        assert_eq!(wait(None, 100), 100);
        assert_eq!(wait(None, u64::MAX), 600);
        assert_eq!(wait(Some(failed(None, NOW)), 100), 100);
        assert_eq!(wait(Some(failed(None, NOW)), 5), 30);
    }
}
