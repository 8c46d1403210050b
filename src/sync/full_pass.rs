//! The full pass: the platform's list, beside what we last made true (R10, R11).
//!
//! The list is read in pages and kept nowhere but in the rows of our accounts. An account that it does
//! not show is looked up singly. A list that is suspiciously short, or ends half-way, is no evidence.

use futures_util::StreamExt as _;
use futures_util::stream;
use serde::{Deserialize, Serialize};

use super::batch::OTHER_ACCOUNT;
use super::round::Reach;
use super::worker::{Run, Stop};
use super::{BlockOn, Error, Reason, Worker, portal};
use crate::cdn::{self, Account, Cursor, Platform};
use crate::whmcs::{FullPass, Observed, Store};

/// Accounts looked up at once.
const CHUNK: usize = 100;

/// Where a pass goes on.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Position {
    cursor: Option<String>,
    listed: i64,
    /// The whole list was read.
    whole: bool,
    /// An earlier list was no evidence: what does not depend on the list goes on meanwhile.
    again: bool,
}

/// A pass that was stopped is tried again an hour later.
pub(super) fn reopen_stopped(store: Store<'_>) -> Result<(), Error> {
    let position = Position {
        again: true,
        ..Position::default()
    };
    Ok(store.reopen_stopped_pass(&json(&position))?)
}

/// Whether the list was read to its end the last time; else it is no evidence (R10).
pub(super) fn is_listed(store: Store<'_>) -> Result<bool, Error> {
    Ok(store.full_pass()?.is_some_and(|pass| pass.state == "done"))
}

/// What a pass found: its numbers, or why it stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Found {
    /// Accounts in the platform's list.
    pub listed: i64,
    /// Accounts we knew, if the list was too short to be evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<i64>,
    /// Why the list could not be read to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<Reason>,
}

impl Found {
    pub(super) fn of(pass: &FullPass) -> Self {
        let json = pass.result.as_deref().unwrap_or_default();
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The list was no evidence.
    pub(super) fn problem(&self) -> Option<Reason> {
        if let Some(broken) = &self.broken {
            let message = broken.args.get("message").cloned().unwrap_or_default();
            let halted = Reason::new("halted").with("class", broken.code.as_ref());
            return Some(halted.with("message", message));
        }
        let known = self.known?;
        Some(
            Reason::new("short_list")
                .with("listed", self.listed)
                .with("known", known),
        )
    }
}

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Whether one is wanted, or is not at its end.
    pub(super) fn wants_full_pass(&self) -> Result<bool, Error> {
        Ok(self.store.full_pass()?.is_some_and(|pass| pass.is_open()))
    }

    /// Goes on with a pass that is wanted. False if it is not at its end, or its first list was no
    /// evidence: then this run is not to look over everything.
    pub(super) fn full_pass(&self, run: &mut Run) -> Result<bool, Stop> {
        let Some(pass) = self.store.full_pass()?.filter(FullPass::is_open) else {
            return Ok(true);
        };
        let mut position = position(&pass);
        let operator = match self.identify(run) {
            Ok(operator) => operator,
            Err(Stop::Down) => return Ok(position.again),
            Err(stop) => return Err(stop),
        };
        let pass = begin(self.store, pass)?;
        if !position.whole && !self.list(run, &operator, &pass, &mut position)? {
            return Ok(position.again);
        }
        let known = self.store.count_made(&operator)?;
        let mut found = Found {
            listed: position.listed,
            ..Found::default()
        };
        if position.listed * 2 < known {
            found.known = Some(known);
            self.end(&pass, "stopped", &found)?;
            return Ok(position.again);
        }
        match self.look_up_unseen(run, &operator, &pass)? {
            LookUp::Done => {}
            LookUp::OutOfTime => return Ok(position.again),
            LookUp::Broken(error) => {
                found.broken = Some(Reason::from(&error));
                self.end(&pass, "stopped", &found)?;
                return Ok(position.again);
            }
        }
        let began = &pass.started_at;
        self.store.forget_unseen_strangers(&operator, began)?;
        if run.can.named_packages {
            let (store, platform, executor) = (self.store, self.platform, self.executor);
            run.packages
                .look(store, platform, executor, &run.gate, &operator)?;
        }
        // The platform may have changed its mind since.
        self.store
            .retry_refused(&["platform_refused", "package_refused", OTHER_ACCOUNT])?;
        portal::learn(self.store, self.executor, self.platform, &operator)?;
        self.end(&pass, "done", &found)?;
        run.reach = Some(Reach::Everything);
        Ok(true)
    }

    /// Reads the list to its end. A part that fails makes it worthless: it is read anew an hour later.
    fn list(
        &self,
        run: &Run,
        operator: &str,
        pass: &FullPass,
        position: &mut Position,
    ) -> Result<bool, Stop> {
        while run.gate.is_open() {
            let cursor = position.cursor.clone().map(Cursor);
            let page = self
                .executor
                .block_on(self.platform.list_accounts(cursor.as_ref()));
            run.gate.note(page.as_ref().err());
            let page = match page {
                Ok(page) => page,
                Err(error) => {
                    let found = Found {
                        listed: position.listed,
                        broken: Some(Reason::from(&error)),
                        ..Found::default()
                    };
                    self.end(pass, "stopped", &found)?;
                    return Ok(false);
                }
            };
            let shown: Vec<(&str, Observed)> = page.items.iter().map(observed).collect();
            let others = self.store.observe(operator, &shown, &pass.started_at)?;
            let strangers: Vec<(&str, &str, &Observed)> = std::iter::zip(&page.items, &shown)
                .filter(|(account, _)| others.contains(account.id.as_str()))
                .map(|(account, (id, observed))| (*id, account.name.as_str(), observed))
                .collect();
            self.store.note_strangers(operator, &strangers)?;
            position.listed += i64::try_from(page.items.len()).unwrap_or(i64::MAX);
            position.whole = page.next.is_none();
            position.cursor = page.next.map(|cursor| cursor.0);
            self.store.move_full_pass(pass.id, &json(position))?;
            if position.whole {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Absence from the list is not absence: each such account is looked up. One about which the
    /// platform says nothing usable holds up nobody.
    fn look_up_unseen(&self, run: &Run, operator: &str, pass: &FullPass) -> Result<LookUp, Stop> {
        while run.gate.is_open() {
            let unseen = self
                .store
                .unseen_accounts(operator, &pass.started_at, CHUNK)?;
            if unseen.is_empty() {
                return Ok(LookUp::Done);
            }
            let answers: Vec<(i64, Result<Option<Account>, cdn::Error>)> =
                self.executor.block_on(async {
                    stream::iter(unseen.iter().take_while(|_| run.gate.is_open()))
                        .map(async |(id, name)| {
                            let answer = self.platform.find_account(name).await;
                            run.gate.note(answer.as_ref().err());
                            (*id, answer)
                        })
                        .buffer_unordered(self.settings.concurrency)
                        .collect()
                        .await
                });
            let (mut there, mut absent, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
            let mut broken = None;
            for (id, answer) in answers {
                match answer {
                    Ok(Some(_)) => there.push(id),
                    Ok(None) => absent.push(id),
                    Err(error) => {
                        unknown.push(id);
                        broken = broken.or_else(|| error.class.is_transient().then_some(error));
                    }
                }
            }
            self.store
                .looked_up(&there, &absent, &unknown, &pass.started_at)?;
            if let Some(error) = broken {
                return Ok(LookUp::Broken(error));
            }
        }
        Ok(LookUp::OutOfTime)
    }

    fn end(&self, pass: &FullPass, state: &str, found: &Found) -> Result<(), Error> {
        Ok(self.store.end_full_pass(pass.id, state, &json(found))?)
    }
}

/// How looking up the accounts that the list did not show has ended.
enum LookUp {
    Done,
    OutOfTime,
    Broken(cdn::Error),
}

fn position(pass: &FullPass) -> Position {
    serde_json::from_str(pass.position.as_deref().unwrap_or_default()).unwrap_or_default()
}

fn begin(store: Store<'_>, pass: FullPass) -> Result<FullPass, Error> {
    if pass.state == "running" {
        return Ok(pass);
    }
    store.begin_full_pass(pass.id)?;
    Ok(store.full_pass()?.unwrap_or(pass))
}

fn observed(account: &Account) -> (&str, Observed) {
    (
        account.id.as_str(),
        Observed {
            status: account.status.map(|status| status.as_str().to_owned()),
            package: account.package.clone(),
            display_name: account.display_name.clone(),
            email: account.email.clone(),
        },
    )
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
