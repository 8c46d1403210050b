//! What accounts served this month: read by cron when everything else is done, and kept for the pages.
//!
//! It is a nicety. A platform that does not tell it, or not now, is left alone for a while, and nothing else
//! takes notice: no error, no notice, no pause for the accounts.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::admission::HALT;
use super::worker::Run;
use super::{BlockOn, Error, Reason, Trigger, Worker, belonging};
use crate::cdn::{self, Cause, Day, Month, Platform, Traffic};
use crate::whmcs::{Days, Meta, Store};

const HOUR: i64 = 3600;
const A_DAY: i64 = 24 * HOUR;
/// How often the day that is not over is read again.
const TODAY_IS_OLD: i64 = 6 * HOUR;
/// So long after its end a day is read for the last time: by then late numbers have come in.
const LATE: i64 = 2 * A_DAY;
/// Days of an earlier month that may still want their last reading.
const RECENT: i64 = 5;
/// Days read in one run: an installation that begins late in a month has them all within the hour.
const DAYS_PER_RUN: usize = 4;
/// As long as the platform may take for a day. With a smaller budget, half of that.
const LEAST_TIME: Duration = Duration::from_secs(10);
/// Months before this one that are kept.
pub(super) const MONTHS_KEPT: i64 = 2;

const LOCK: &str = "traffic";
/// In our facts: the times of the readings.
const READINGS: &str = "traffic";
/// In our facts: when the latest was made, UTC.
const READ_AT: &str = "traffic_read_at";

/// When each day was read last, and until when nothing is asked. Times are Unix times by the database's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Readings {
    /// Whose accounts they are about.
    operator: String,
    read: BTreeMap<Day, i64>,
    wait_until: i64,
    /// Why.
    failure: Option<Reason>,
}

impl Readings {
    fn of(meta: &Meta) -> Self {
        let json = meta.text(READINGS).unwrap_or_default();
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The days to read now, the most wanted first. Of earlier months only what was begun then.
    fn due(&self, now: i64) -> Vec<Day> {
        if now < self.wait_until {
            return Vec::new();
        }
        let today = Day::at(now);
        let first = oldest(today);
        (0..)
            .map(|days| today.back(days))
            .take_while(|day| *day >= first)
            .filter(|day| {
                let read = self.read.get(day).copied();
                (read.is_some() || day.month() == today.month()) && is_due(*day, read, now)
            })
            .take(DAYS_PER_RUN)
            .collect()
    }

    fn note(&mut self, day: Day, now: i64) {
        let oldest = oldest(Day::at(now));
        self.read.retain(|day, _| *day >= oldest);
        self.read.insert(day, now);
        self.wait_until = 0;
        self.failure = None;
    }

    fn note_failure(&mut self, error: &cdn::Error, now: i64) {
        self.wait_until = now + wait_after(error);
        self.failure = Some(Reason::from(error));
    }
}

/// The oldest day that matters.
fn oldest(today: Day) -> Day {
    today.month().first().min(today.back(RECENT))
}

/// Today every few hours; a day that is over once soon after its end and once when late numbers are in.
fn is_due(day: Day, read: Option<i64>, now: i64) -> bool {
    let Some(read) = read else {
        return true;
    };
    let is_final = day.end() + LATE;
    if now < day.end() {
        now >= read + TODAY_IS_OLD
    } else {
        read < day.end() || read < is_final && now >= is_final
    }
}

/// What answers otherwise than with statistics has none, which is asked again tomorrow; what does not answer may
/// be down for a while.
fn wait_after(error: &cdn::Error) -> i64 {
    if error.class.is_transient() && error.cause != Some(Cause::NotAnApi) {
        HOUR
    } else {
        A_DAY
    }
}

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Reads the days that are due, if this is cron and there is nothing else to do.
    pub(super) fn read_traffic(&self, run: &Run) -> Result<(), Error> {
        if self.trigger != Trigger::Cron
            || !run.can.traffic
            || run.report.halted.is_some()
            || !self.has_time(run)
        {
            return Ok(());
        }
        let meta = self.store.meta()?;
        let is_due = !Readings::of(&meta).due(now(&meta)).is_empty();
        if !is_due || meta.text(HALT).is_some() || !self.store.has_made_accounts()? {
            return Ok(());
        }
        // Two at once would ask for the same.
        if !self.store.lock(LOCK, 0)? {
            return Ok(());
        }
        let read = self.read_days(run);
        self.store.unlock(LOCK)?;
        read
    }

    fn read_days(&self, run: &Run) -> Result<(), Error> {
        let meta = self.store.meta()?;
        let now = now(&meta);
        let mut readings = Readings::of(&meta);
        let operator = match self.operator_to_read(run) {
            Ok(operator) => operator,
            Err(error) => {
                readings.note_failure(&error, now);
                return keep(self.store, &readings);
            }
        };
        // R12: of another operator nothing is wanted.
        if belonging::operator(self.store)?.as_ref() != Some(&operator) {
            readings.wait_until = now + HOUR;
            return keep(self.store, &readings);
        }
        if readings.operator != operator {
            readings = Readings {
                operator: operator.clone(),
                ..Readings::default()
            };
        }
        for day in readings.due(now) {
            if !self.has_time(run) {
                break;
            }
            let answer = self.executor.block_on(self.platform.traffic_of_day(day));
            match answer {
                Ok(traffic) => {
                    self.put_down(&operator, day, &traffic)?;
                    readings.note(day, now);
                }
                Err(error) => {
                    readings.note_failure(&error, now);
                    return keep(self.store, &readings);
                }
            }
            keep(self.store, &readings)?;
        }
        Ok(())
    }

    /// Who we are. A failure here is not remembered as one of the platform's: nothing waits for it.
    fn operator_to_read(&self, run: &Run) -> Result<String, cdn::Error> {
        match &run.operator {
            Some(operator) => Ok(operator.clone()),
            None => {
                let operator = self.executor.block_on(self.platform.identify())?;
                Ok(operator.id.to_string())
            }
        }
    }

    fn put_down(&self, operator: &str, day: Day, traffic: &[Traffic]) -> Result<(), Error> {
        let megabytes: HashMap<&str, f64> = traffic
            .iter()
            .map(|traffic| (traffic.account.as_str(), traffic.megabytes))
            .collect();
        let month = day.month().to_string();
        self.store
            .put_traffic(operator, &month, day.of_month(), &megabytes)?;
        Ok(self.store.touch_meta(READ_AT)?)
    }

    fn has_time(&self, run: &Run) -> bool {
        run.gate.is_open() && run.gate.left() >= LEAST_TIME.min(self.settings.time_budget / 2)
    }
}

fn keep(store: Store<'_>, readings: &Readings) -> Result<(), Error> {
    let json = serde_json::to_string(readings).unwrap_or_default();
    Ok(store.set_meta(READINGS, &json)?)
}

fn now(meta: &Meta) -> i64 {
    meta.int("now").unwrap_or_default()
}

/// The month that it is, by the database's clock.
pub(super) fn this_month(meta: &Meta) -> Month {
    Day::at(now(meta)).month()
}

/// How the readings go, for the health page: no concern of anybody's either way.
pub(super) fn standing(meta: &Meta) -> Reason {
    let readings = Readings::of(meta);
    if let Some(failure) = readings.failure {
        let message = failure.args.get("message").cloned();
        return Reason::new("traffic_not_told").with("message", message.unwrap_or_default());
    }
    match readings.read.values().max() {
        Some(latest) => Reason::new("traffic_read").with("hours", (now(meta) - latest) / HOUR),
        None => Reason::new("traffic_never"),
    }
}

/// What an account served this month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthOfTraffic {
    /// `2026-11`, UTC.
    pub month: String,
    /// Of all its days so far.
    pub total_mb: f64,
    /// One for each day of the month; none for what was not read.
    pub days: Vec<Option<f64>>,
    /// When the latest reading was made, UTC.
    pub read_at: String,
}

/// Of some accounts, by id; nothing for those that the platform did not tell of.
pub(super) fn traffic_of(
    store: Store<'_>,
    accounts: &[i64],
) -> Result<HashMap<i64, MonthOfTraffic>, Error> {
    let meta = store.meta()?;
    let month = this_month(&meta);
    let name = month.to_string();
    let read_at = meta.text(READ_AT).unwrap_or_default();
    let readings = Readings::of(&meta);
    let is_read = |number: i64| readings.read.contains_key(&month.first().back(1 - number));
    let known = store.traffic(accounts, &name)?;
    let of_account = |days: &Days| MonthOfTraffic {
        month: name.clone(),
        total_mb: days.values().sum(),
        // Whom a reading does not mention served nothing.
        days: (1..=month.days())
            .map(|day| days.get(&day).copied().or(is_read(day).then_some(0.0)))
            .collect(),
        read_at: read_at.to_owned(),
    };
    Ok(known
        .iter()
        .map(|(account, days)| (*account, of_account(days)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cdn::Class;
    use proptest::prelude::*;

    /// 2026-11-05 00:00 UTC.
    const MIDNIGHT: i64 = 1_793_836_800;

    fn read(days: &[(i64, i64)]) -> Readings {
        let today = Day::at(MIDNIGHT);
        Readings {
            read: days
                .iter()
                .map(|(back, at)| (today.back(*back), MIDNIGHT + at))
                .collect(),
            ..Readings::default()
        }
    }

    fn due(readings: &Readings, since_midnight: i64) -> Vec<String> {
        let days = readings.due(MIDNIGHT + since_midnight);
        days.iter().map(Day::to_string).collect()
    }

    #[test]
    fn what_is_due_when() {
        // All of the month was read when its days were over and late numbers in; yesterday shortly after its end.
        let all = [(4, 0), (3, 0), (2, 0), (1, HOUR), (0, HOUR)];
        for (what, readings, since_midnight, days) in [
            (
                "a new installation begins with today",
                read(&[]),
                HOUR,
                &["2026-11-05", "2026-11-04", "2026-11-03", "2026-11-02"][..],
            ),
            (
                "and goes on where it stopped",
                read(&[(0, HOUR), (1, HOUR), (2, HOUR), (3, HOUR)]),
                HOUR + 300,
                &["2026-11-01"],
            ),
            ("nothing", read(&all), 7 * HOUR - 1, &[]),
            (
                "today after six hours",
                read(&all),
                7 * HOUR,
                &["2026-11-05"],
            ),
            (
                "a day that ended since it was read, and today",
                read(&[(4, 0), (3, 0), (2, 0), (1, -HOUR)]),
                60,
                &["2026-11-05", "2026-11-04"],
            ),
            (
                "a day for whose late numbers it is time",
                read(&[(4, 0), (3, 0), (2, -A_DAY + 60), (1, 60), (0, 60)]),
                A_DAY - 1,
                &["2026-11-05"],
            ),
            (
                "two days after its end",
                read(&[(4, 0), (3, 0), (2, -A_DAY + 60), (1, 60), (0, 60)]),
                A_DAY,
                &["2026-11-06", "2026-11-05", "2026-11-03"],
            ),
            (
                "the end of the month before, if it was begun",
                read(&[
                    (6, -5 * A_DAY - 60),
                    (5, -5 * A_DAY),
                    (4, 0),
                    (3, 0),
                    (2, 0),
                    (1, HOUR),
                    (0, HOUR),
                ]),
                2 * HOUR,
                &["2026-10-31"],
            ),
        ] {
            assert_eq!(due(&readings, since_midnight), days, "{what}");
        }
    }

    fn failure(class: Class, cause: Option<Cause>) -> cdn::Error {
        cdn::Error {
            class,
            cause,
            call: "stats.getSummaries",
            message: "no".to_owned(),
            code: None,
            retry_after: None,
        }
    }

    #[test]
    fn where_there_are_no_statistics_it_is_asked_tomorrow_and_after_a_failure_in_an_hour() {
        for (class, cause, wait) in [
            (Class::Unsupported, None, A_DAY),
            (Class::Refused, None, A_DAY),
            (Class::NotFound, None, A_DAY),
            (Class::Authentication, None, A_DAY),
            (Class::Server, Some(Cause::NotAnApi), A_DAY),
            (Class::Server, None, HOUR),
            (Class::Throttled, None, HOUR),
            (Class::Connection, Some(Cause::Timeout), HOUR),
        ] {
            let mut readings = read(&[]);
            readings.note_failure(&failure(class, cause), MIDNIGHT);
            assert_eq!(due(&readings, wait - 1), [""; 0], "{class:?}");
            assert_ne!(due(&readings, wait), [""; 0], "{class:?}");
            readings.note(Day::at(MIDNIGHT), MIDNIGHT);
            assert_eq!((readings.wait_until, readings.failure), (0, None));
        }
    }

    #[test]
    fn readings_are_kept_as_they_are() {
        let mut readings = read(&[(3, 0), (0, 7)]);
        readings.note_failure(&failure(Class::Server, None), MIDNIGHT);
        let json = serde_json::to_string(&readings).unwrap();
        assert_eq!(serde_json::from_str::<Readings>(&json).unwrap(), readings);
    }

    proptest! {
        /// However often cron runs: it comes to rest at once, never asks for more than a few days in a run, and
        /// every day of the month is read after its end, at last when late numbers are in.
        #[test]
        fn cron_reads_every_day_and_rests(begin in 0..40 * A_DAY, steps in proptest::collection::vec(60..8 * HOUR, 600)) {
            let mut readings = Readings::default();
            let first = Day::at(MIDNIGHT + begin).month().first();
            let mut now = MIDNIGHT + begin;
            let mut calls = 0;
            for step in steps {
                let days = readings.due(now);
                prop_assert!(days.len() <= DAYS_PER_RUN);
                calls += days.len();
                for day in days {
                    prop_assert!(day >= first && day <= Day::at(now));
                    readings.note(day, now);
                }
                prop_assert!(readings.read.len() <= 31 + usize::try_from(RECENT).unwrap());
                now += step;
            }
            let today = Day::at(now);
            let month = today.month();
            while !readings.due(now).is_empty() {
                for day in readings.due(now) {
                    readings.note(day, now);
                }
            }
            for day in (0..31).map(|days| today.back(days)).filter(|day| *day >= first && day.month() == month) {
                let read = readings.read.get(&day).copied().unwrap_or_default();
                prop_assert!(read >= now.min(day.end()) - TODAY_IS_OLD);
                prop_assert!(now < day.end() + LATE || read >= day.end() + LATE);
            }
            let days_passed = usize::try_from((now - MIDNIGHT - begin) / A_DAY).unwrap();
            prop_assert!(calls <= 31 + (days_passed + 1) * 6, "{calls} in {days_passed} days");
        }
    }
}
