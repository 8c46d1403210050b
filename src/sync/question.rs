//! What waits for an admin's yes (R7, R10, R12), and the yes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::brake::{Ruling, limit, ruling};
use super::{Error, Reason, belonging, offer};
use crate::whmcs::{HintKind, LogEntry, NOW, Store};

/// A pass would suspend unusually many.
pub(super) const BRAKE: &str = "brake";
/// A save would.
pub(super) const SAVE: &str = "save";
/// The product addon is priced, or free again.
pub(super) const CHARGING: &str = "charging";

/// How many accounts of a list are named.
const NAMED: usize = 50;

/// A question, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Goes back with the answer: the yes is to just this.
    pub id: String,
    /// What is asked, with the numbers.
    #[serde(flatten)]
    pub reason: Reason,
    /// The first of the accounts that would be suspended.
    pub accounts: Vec<NamedAccount>,
}

/// An account of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedAccount {
    /// Our id.
    pub id: i64,
    /// Its name at the platform.
    pub name: String,
    /// `tblclients.id`
    pub client: i64,
}

/// What a stored question is about.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct About {
    /// Accounts that would be suspended.
    pub suspend: BTreeSet<i64>,
    /// For charging: the product addon that is charged for from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged: Option<i64>,
    /// For charging: active accounts that stay.
    #[serde(default)]
    pub keep: usize,
    /// For charging: accounts that would be made or activated.
    #[serde(default)]
    pub start: usize,
}

impl About {
    pub(super) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Question {
    fn brake(store: Store<'_>, id: i64, suspend: &BTreeSet<i64>) -> Result<Self, Error> {
        Ok(Self {
            id: id.to_string(),
            reason: unusual(store, suspend)?,
            accounts: named(store, suspend)?,
        })
    }

    fn charging(store: Store<'_>, id: i64, about: &About) -> Result<Self, Error> {
        let reason = if about.charged.is_some() {
            Reason::new("charging_on")
                .with("keep", about.keep)
                .with("suspend", about.suspend.len())
        } else {
            Reason::new("charging_off").with("start", about.start)
        };
        Ok(Self {
            id: id.to_string(),
            reason,
            accounts: named(store, &about.suspend)?,
        })
    }

    /// Another operator or site than before: what was found is the answer's id.
    fn belonging(reason: Reason) -> Self {
        let found = reason.args.get("found");
        Self {
            id: found
                .and_then(|found| found.as_str())
                .unwrap_or_default()
                .to_owned(),
            reason,
            accounts: Vec::new(),
        }
    }
}

/// That so many would be suspended, with the numbers.
pub(super) fn unusual(store: Store<'_>, suspend: &BTreeSet<i64>) -> Result<Reason, Error> {
    let active = store.account_counts()?.active;
    Ok(Reason::new("brake")
        .with("suspend", suspend.len())
        .with("active", active)
        .with("limit", limit(active)))
}

fn named(store: Store<'_>, accounts: &BTreeSet<i64>) -> Result<Vec<NamedAccount>, Error> {
    let ids: Vec<i64> = accounts.iter().take(NAMED).copied().collect();
    let mut named: Vec<NamedAccount> = store
        .accounts(&ids)?
        .into_iter()
        .map(|account| NamedAccount {
            id: account.id,
            name: account.name,
            client: account.client,
        })
        .collect();
    named.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(named)
}

/// Everything that is asked at the moment.
pub(super) fn questions(store: Store<'_>) -> Result<Vec<Question>, Error> {
    let mut questions = Vec::new();
    questions.extend(belonging::other_site(store)?.map(Question::belonging));
    questions.extend(belonging::other_operator(store)?.map(Question::belonging));
    if let Some(asked) = store.question(BRAKE)? {
        let about = About::read(&asked.about);
        questions.push(Question::brake(store, asked.id, &about.suspend)?);
    }
    if let Some(asked) = store.question(CHARGING)? {
        let about = About::read(&asked.about);
        questions.push(Question::charging(store, asked.id, &about)?);
    }
    Ok(questions)
}

/// An admin's yes. The next worker looks at everything.
pub fn answer(store: Store<'_>, question: &str, id: &str, actor: &str) -> Result<(), Error> {
    let answered = match question {
        "brake" => confirm(store, BRAKE, id, actor)?,
        "charging_on" | "charging_off" => {
            let asked = store.question(CHARGING)?;
            let confirmed = confirm(store, CHARGING, id, actor)?;
            if let (true, Some(asked)) = (confirmed, asked) {
                offer::agree(store, About::read(&asked.about).charged)?;
            }
            confirmed
        }
        "other_operator" => belonging::accept_operator(store, id)?,
        "other_site" => belonging::accept_site(store, id)?,
        _ => false,
    };
    if !answered {
        return Err(Error::Refused(
            "this question is no longer asked, or has changed; load the page and look again".into(),
        ));
    }
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: None,
        service: None,
        action: "answer",
        result: "done",
        detail: serde_json::json!({ "question": question }).to_string(),
        milliseconds: 0,
    }])?;
    store.note(HintKind::Settings, 0, &format!("answer by {actor}"), NOW)?;
    Ok(())
}

fn confirm(store: Store<'_>, kind: &str, id: &str, actor: &str) -> Result<bool, Error> {
    match id.parse() {
        Ok(id) => Ok(store.confirm(kind, id, actor)?),
        Err(_) => Ok(false),
    }
}

/// Rules over a list of accounts, of which an admin has confirmed some (R10).
pub(super) fn rule(
    store: Store<'_>,
    suspend: &BTreeSet<i64>,
    confirmed: &BTreeSet<i64>,
) -> Result<Ruling, Error> {
    let unasked = suspend.difference(confirmed).count();
    if unasked == 0 {
        return Ok(Ruling::Go(0));
    }
    let active = store.account_counts()?.active;
    Ok(ruling(unasked, store.recent_suspensions()?, active))
}

/// Asks about a list of accounts; the answer is to just that list.
pub(super) fn ask(
    store: Store<'_>,
    kind: &'static str,
    suspend: &BTreeSet<i64>,
) -> Result<Question, Error> {
    let about = About {
        suspend: suspend.clone(),
        ..About::default()
    };
    let id = store.ask(kind, &about.to_json())?;
    Question::brake(store, id, suspend)
}

/// The accounts that an admin has confirmed to be suspended by the next pass.
pub(super) fn confirmed(store: Store<'_>) -> Result<BTreeSet<i64>, Error> {
    let mut confirmed = BTreeSet::new();
    for kind in [BRAKE, CHARGING] {
        if let Some(answer) = store.answered(kind)? {
            confirmed.extend(About::read(&answer.about).suspend);
        }
    }
    Ok(confirmed)
}
