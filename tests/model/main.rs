//! The rules over random histories: the pure decisions drive a small worker between a WHMCS and a
//! platform in memory, and an oracle that was written apart from them says what should be there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod history;
mod oracle;
mod platform;
mod shop;
mod worker;

use std::collections::{BTreeMap, BTreeSet};

use aflexi_cdn::cdn::Status;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use history::{Event, History, history, history_of_a_crowd};
use oracle::Oracle;
use platform::{Account, Platform};
use shop::Shop;
use worker::{Ended, Worker};

struct World {
    shop: Shop,
    platform: Platform,
    worker: Worker,
    oracle: Oracle,
}

impl World {
    fn new() -> Self {
        Self {
            shop: Shop::new(),
            platform: Platform::default(),
            worker: Worker::default(),
            oracle: Oracle::default(),
        }
    }

    fn play(&mut self, event: &Event) -> TestCaseResult {
        match *event {
            Event::Outage(calls) => self.platform.down_after = Some(calls),
            Event::Recovery => self.platform.down_after = None,
            Event::LoseReply(calls) => self.platform.lose_after = Some(calls),
            Event::Refuse(calls) => self.platform.refuse_after = Some(calls),
            Event::Death(effects) => self.worker.dies_after = Some(effects),
            Event::YesToBrake => self.worker.hear_yes(),
            Event::Pass => drop(self.pass(None)?),
            Event::Job(nth) => {
                if let Some(service) = self.shop.subject(nth) {
                    self.pass(Some(service))?;
                }
            }
            ref event => self.shop.play(event),
        }
        Ok(())
    }

    /// Whatever happens to a pass, each account is as it was or as the rules say, in every respect;
    /// when nothing happens to it, all are as the rules say.
    fn pass(&mut self, only: Option<i64>) -> Result<Ended, TestCaseError> {
        let (before, known) = (self.platform.accounts(), self.worker.known());
        let (writes, agreed) = (self.platform.writes, self.worker.agreed());
        self.oracle.look(&self.shop, only);
        let ended = self.worker.pass(&self.shop, &mut self.platform, only);
        let after = self.platform.accounts();
        prop_assert_eq!(self.platform.doubled(), None, "made twice");
        if ended == Ended::Held {
            prop_assert_eq!(self.platform.writes, writes, "wrote, though held");
            let stops = self.oracle.stoppable(&self.shop, &known) + self.worker.recent;
            prop_assert!(stops > 20, "held because of {stops}");
            return Ok(ended);
        }
        let wanted = self.oracle.expect(&self.shop, &before, &known, only);
        if ended == Ended::Whole {
            prop_assert_eq!(&after, &wanted, "the rules say what is on the right");
        }
        let names: BTreeSet<&String> = after.keys().chain(before.keys()).collect();
        for name in names {
            lies_between(name, before.get(name), after.get(name), wanted.get(name))?;
        }
        if only.is_none() {
            // One whose making was never confirmed is no customer's who would miss it.
            let stopped = stopped(&before, &after)
                .filter(|name| known.contains(*name) && !agreed.contains(*name))
                .count();
            prop_assert!(stopped <= 20, "stopped {stopped} at once without asking");
        }
        Ok(ended)
    }

    /// All trouble ends, and an admin answers.
    fn settle(&mut self) -> TestCaseResult {
        self.platform.recover();
        self.worker.dies_after = None;
        if self.pass(None)? == Ended::Held {
            self.worker.hear_yes();
        }
        prop_assert_eq!(self.pass(None)?, Ended::Whole);
        let calls = self.platform.calls;
        prop_assert_eq!(self.pass(None)?, Ended::Whole);
        prop_assert_eq!(self.platform.calls, calls, "a second pass called");
        Ok(())
    }
}

fn lies_between(
    name: &str,
    before: Option<&Account>,
    after: Option<&Account>,
    wanted: Option<&Account>,
) -> TestCaseResult {
    let Some(after) = after else {
        prop_assert!(before.is_none(), "{name} is gone");
        return Ok(());
    };
    let mut one_of = [before, wanted].into_iter().flatten();
    prop_assert!(
        one_of.clone().any(|a| a.status == after.status),
        "{name}: {after:?}"
    );
    prop_assert!(
        one_of.clone().any(|a| a.package == after.package),
        "{name}: {after:?}"
    );
    prop_assert!(
        one_of.any(|a| a.contact == after.contact),
        "{name}: {after:?}"
    );
    Ok(())
}

fn stopped<'a>(
    before: &'a BTreeMap<String, Account>,
    after: &'a BTreeMap<String, Account>,
) -> impl Iterator<Item = &'a String> {
    let active = before
        .iter()
        .filter(|(_, account)| account.status == Status::Active);
    active
        .map(|(name, _)| name)
        .filter(|name| after[*name].status == Status::Suspended)
}

/// So many cases, unless the environment's `PROPTEST_CASES` says otherwise.
fn cases(number: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config
}

fn ends_as_the_rules_say(history: &History) -> TestCaseResult {
    let mut world = World::new();
    for event in &history.0 {
        world.play(event)?;
    }
    world.settle()
}

// Nothing lost, nothing doubled, nothing against the rules, whatever happens.

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn every_history_ends_as_the_rules_say(history in history()) {
        ends_as_the_rules_say(&history)?;
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_crowd_is_stopped_only_with_a_yes(history in history_of_a_crowd()) {
        ends_as_the_rules_say(&history)?;
    }
}
