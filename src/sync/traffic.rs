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

/// What one account served this month, if that is known.
pub fn traffic(store: Store<'_>, account: i64) -> Result<Option<MonthOfTraffic>, Error> {
    Ok(traffic_of(store, &[account])?.remove(&account))
}
