//! When the platform was last asked who we are, and how it took that: what the health page tells
//! without a call of its own.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::{BlockOn, Error};
use crate::cdn::{self, Class, Operator, Platform};
use crate::whmcs::{Meta, Store};

/// Where it is kept.
const HEARD: &str = "heard";

/// The latest answer, or that there was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Heard {
    /// Unix time by the database's clock.
    pub at: i64,
    /// How long it took.
    pub milliseconds: i64,
    /// The platform knew the login.
    pub accepted: bool,
    /// Since when there was no answer, Unix time.
    pub silent_since: Option<i64>,
}

impl Heard {
    pub(super) fn read(meta: &Meta) -> Option<Self> {
        serde_json::from_str(meta.text(HEARD)?).ok()
    }

    /// After another question. A refusal is an answer.
    fn after(before: Option<Self>, now: i64, milliseconds: i64, failure: Option<Class>) -> Self {
        let is_silent = failure.is_some_and(Class::is_transient);
        let silent_since = before.and_then(|heard| heard.silent_since).unwrap_or(now);
        Self {
            at: now,
            milliseconds,
            accepted: failure.is_none(),
            silent_since: is_silent.then_some(silent_since),
        }
    }
}

/// Asks the platform who we are, and notes how that went.
pub(super) fn identify<P: Platform, B: BlockOn>(
    store: Store<'_>,
    executor: &B,
    platform: &P,
) -> Result<Result<Operator, cdn::Error>, Error> {
    let started = Instant::now();
    let answer = executor.block_on(platform.identify());
    let milliseconds = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    let failure = answer.as_ref().err().map(|error| error.class);
    let meta = store.meta()?;
    let now = meta.int("now").unwrap_or_default();
    let heard = Heard::after(Heard::read(&meta), now, milliseconds, failure);
    store.set_meta(HEARD, &serde_json::to_string(&heard).unwrap_or_default())?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_counted_from_the_first_question_without_an_answer() {
        let silent = Some(Class::Connection);
        let first = Heard::after(None, 100, 7, silent);
        assert_eq!((first.silent_since, first.accepted), (Some(100), false));
        let second = Heard::after(Some(first), 130, 9, silent);
        assert_eq!((second.at, second.silent_since), (130, Some(100)));
        let answered = Heard::after(Some(second), 160, 12, None);
        assert_eq!((answered.silent_since, answered.accepted), (None, true));
        let again = Heard::after(Some(answered), 200, 9, silent);
        assert_eq!(again.silent_since, Some(200));
    }

    #[test]
    fn a_refusal_is_an_answer() {
        let before = Heard::after(None, 100, 7, Some(Class::Unknown));
        let refused = Heard::after(Some(before), 130, 9, Some(Class::Authentication));
        assert_eq!((refused.silent_since, refused.accepted), (None, false));
    }
}
