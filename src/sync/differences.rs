//! The differences page (R11): what is not as we left it, what WHMCS entitles and is not made, and what the
//! platform has that no service explains.

use std::iter::zip;

use serde::Serialize;

use super::naming::{self, decode};
use super::publishers::drift;
use super::{Because, Error, Listing, Reason};
use crate::whmcs::{DifferentAccount, MissingAccount, Service, Store, Stranger};

/// A kind of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Accounts that are not as we left them.
    Unequal,
    /// Entitled services without an account.
    Missing,
    /// Accounts that no service explains.
    Stranger,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Unequal, Self::Missing, Self::Stranger];

    fn parse(text: &str) -> Option<Self> {
        match text {
            "unequal" => Some(Self::Unequal),
            "missing" => Some(Self::Missing),
            "stranger" => Some(Self::Stranger),
            _ => None,
        }
    }
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// [`Kind::Unequal`]
    pub unequal: i64,
    /// [`Kind::Missing`]
    pub missing: i64,
    /// [`Kind::Stranger`]
    pub stranger: i64,
}

impl Counts {
    fn of(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Unequal => self.unequal,
            Kind::Missing => self.missing,
            Kind::Stranger => self.stranger,
        }
    }
}

/// An account that is not as we left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unequal {
    /// Our id of the account.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// Its services.
    pub services: Vec<i64>,
    /// Why WHMCS wants it as we left it.
    pub because: Because,
    /// What differs.
    pub differences: Vec<Reason>,
}

/// An entitled service without an account of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// The account's name; empty when it has none.
    pub account: String,
    /// It waits for an admin; else for a worker.
    pub refused: bool,
    /// The account that stands in the way may be taken over.
    pub adoptable: bool,
    /// When it is tried again, UTC.
    pub due_at: Option<String>,
    /// Why it is entitled, unless that was refused.
    pub because: Because,
    /// Why it has none.
    pub why: Reason,
}

/// An account that no service explains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unexplained {
    /// Our id of the row.
    pub id: i64,
    /// Its name at the platform.
    pub name: String,
    /// Display name; empty when it is not told.
    pub display_name: String,
    /// E-mail; empty when it is not told.
    pub email: String,
    /// Package; empty when it is not told.
    pub package: String,
    /// `active`, `suspended`, or `unknown` when it is not told.
    pub status: String,
    /// When a list last showed it, UTC.
    pub seen_at: String,
    /// Some service could have an account of that name.
    pub adoptable: bool,
    /// The one service that it may belong to.
    pub offer: Option<i64>,
    /// Who ignores it.
    pub ignored_by: Option<String>,
}

/// A page of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Rows {
    /// [`Kind::Unequal`]
    Unequal(Listing<Unequal>),
    /// [`Kind::Missing`]
    Missing(Listing<Missing>),
    /// [`Kind::Stranger`]
    Stranger(Listing<Unexplained>),
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// Which kind is listed.
    pub kind: Kind,
    /// How many there are of each.
    pub counts: Counts,
    /// How many more an admin ignores.
    pub ignored: Counts,
    /// Those of the kind.
    pub list: Rows,
}

/// Reads a page of one kind; of the first that has any, if none is named. `ignored` lists those that an
/// admin does not want to be told of instead.
pub fn differences(
    store: Store<'_>,
    kind: &str,
    ignored: bool,
    search: &str,
    page: i64,
) -> Result<Differences, Error> {
    let (unequal, unequal_ignored) = store.count_different(search)?;
    let (stranger, stranger_ignored) = store.count_strangers(search)?;
    let told = Counts {
        unequal,
        missing: store.count_missing(search)?,
        stranger,
    };
    let not_told = Counts {
        unequal: unequal_ignored,
        missing: 0,
        stranger: stranger_ignored,
    };
    let counts = if ignored { not_told } else { told };
    let kind = Kind::parse(kind).unwrap_or_else(|| first(&counts));
    let total = counts.of(kind);
    let list = match kind {
        Kind::Unequal => Rows::Unequal(Listing::read(total, page, |offset, limit| {
            let rows = store.different_accounts(ignored, search, offset, limit)?;
            let because = Because::read(store, rows.iter().map(|row| row.reason.as_deref()))?;
            Ok(zip(rows, because)
                .map(|(row, because)| unequal_line(row, because))
                .collect())
        })?),
        Kind::Missing => Rows::Missing(Listing::read(total, page, |offset, limit| {
            if ignored {
                return Ok(Vec::new());
            }
            let rows = store.missing_accounts(search, offset, limit)?;
            let because = Because::read(store, rows.iter().map(|row| row.reason.as_deref()))?;
            Ok(zip(rows, because)
                .map(|(row, because)| missing_line(row, because))
                .collect())
        })?),
        Kind::Stranger => Rows::Stranger(Listing::read(total, page, |offset, limit| {
            let rows = store.strangers(ignored, search, offset, limit)?;
            let services = may_explain(store, &rows)?;
            Ok(rows
                .into_iter()
                .map(|row| stranger_line(row, &services))
                .collect())
        })?),
    };
    Ok(Differences {
        kind,
        counts: told,
        ignored: not_told,
        list,
    })
}

fn first(counts: &Counts) -> Kind {
    let mut kinds = Kind::ALL.into_iter();
    kinds
        .find(|kind| counts.of(*kind) > 0)
        .unwrap_or(Kind::Unequal)
}

fn unequal_line(row: DifferentAccount, because: Because) -> Unequal {
    Unequal {
        id: row.account.id,
        differences: drift(&row.account),
        name: row.account.name,
        client: row.account.client,
        client_name: decode(&row.client_name),
        services: row.services,
        because,
    }
}

fn missing_line(row: MissingAccount, because: Because) -> Missing {
    let refused = row.state == "refused";
    let failed = !matches!(row.state.as_str(), "" | "done");
    let error = row.last_error.as_deref().filter(|_| failed);
    let waits = match row.state.as_str() {
        "paused" => "not_made_paused",
        _ => "not_made_yet",
    };
    let why = error
        .and_then(Reason::from_json)
        .unwrap_or_else(|| Reason::new(waits));
    let is_said = because.reason.as_ref() == Some(&why);
    Missing {
        service: row.service,
        client: row.client,
        client_name: decode(&row.client_name),
        account: row.account,
        refused,
        adoptable: refused && why.code == "not_ours",
        due_at: row.due_at.filter(|_| row.state == "due"),
        because: if is_said { Because::default() } else { because },
        why,
    }
}

fn stranger_line(row: Stranger, services: &[Service]) -> Unexplained {
    let adoptable = naming::is_account_name(&row.name);
    let offer = offer(&row, services).filter(|_| adoptable);
    Unexplained {
        id: row.id,
        adoptable,
        offer,
        name: row.name,
        display_name: row.observed.display_name.unwrap_or_default(),
        email: row.observed.email.unwrap_or_default(),
        package: row.observed.package.unwrap_or_default(),
        status: row.observed.status.unwrap_or_else(|| "unknown".to_owned()),
        seen_at: row.seen_at,
        ignored_by: row.ignored_by,
    }
}

fn may_explain(store: Store<'_>, strangers: &[Stranger]) -> Result<Vec<Service>, Error> {
    // What is not ASCII, not every column of WHMCS can be compared with.
    let ascii = |text: &&str| text.is_ascii();
    let names = strangers.iter().map(|row| row.name.as_str());
    let names: Vec<&str> = names.filter(ascii).collect();
    let emails = strangers
        .iter()
        .filter_map(|row| row.observed.email.as_deref());
    let emails: Vec<&str> = emails.filter(ascii).collect();
    let ids = store.services_that_may_explain(&names, &emails)?;
    Ok(store.services(&ids)?)
}

/// The service that an account may belong to: the only entitled one without an account that has its name, or
/// whose client has its e-mail.
fn offer(stranger: &Stranger, services: &[Service]) -> Option<i64> {
    let email = stranger.observed.email.as_deref().map(str::to_lowercase);
    let explains = |service: &&Service| {
        let name = naming::account_name(service);
        let theirs = service.client.as_ref().map(|client| decode(&client.email));
        name.is_ok_and(|name| name.eq_ignore_ascii_case(&stranger.name))
            || theirs
                .is_some_and(|theirs| !theirs.is_empty() && Some(theirs.to_lowercase()) == email)
    };
    let mut found = services.iter().filter(explains);
    match (found.next(), found.next()) {
        (Some(service), None) => Some(service.id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::entitlement::tests::service;
    use super::*;
    use crate::whmcs::Observed;

    fn stranger(name: &str, email: Option<&str>) -> Stranger {
        Stranger {
            name: name.to_owned(),
            observed: Observed {
                email: email.map(str::to_owned),
                ..Observed::default()
            },
            ..Stranger::default()
        }
    }

    fn named(id: i64, username: &str, email: &str) -> Service {
        let mut service = service();
        service.id = id;
        service.username = username.to_owned();
        if let Some(client) = &mut service.client {
            client.email = email.to_owned();
        }
        service
    }

    #[test]
    fn a_service_is_offered_when_it_is_the_only_one_that_explains_the_account() {
        let services = [
            named(1, "anna", "anna@shop.example"),
            named(2, "bob", "bob@shop.example"),
            named(3, "", "o&#039;hara@shop.example"),
            named(4, "twin", "twin@shop.example"),
            named(5, "other", "twin@shop.example"),
            named(6, "none", ""),
        ];
        let table = [
            ("ANNA", None, Some(1)),
            ("x", Some("Bob@Shop.example"), Some(2)),
            ("bob", Some("bob@shop.example"), Some(2)),
            ("x", Some("o'hara@shop.example"), Some(3)),
            ("anna", Some("bob@shop.example"), None),
            ("x", Some("twin@shop.example"), None),
            ("x", Some(""), None),
            ("x", None, None),
        ];
        for (name, email, wanted) in table {
            let offered = offer(&stranger(name, email), &services);
            assert_eq!(offered, wanted, "{name} {email:?}");
        }
    }

    #[test]
    fn an_account_whose_name_no_service_can_have_is_offered_to_none() {
        let services = [named(1, "anna", "anna@shop.example")];
        let line = |name| stranger_line(stranger(name, Some("anna@shop.example")), &services);
        assert_eq!((line("x").adoptable, line("x").offer), (true, Some(1)));
        assert_eq!((line("x/7").adoptable, line("x/7").offer), (false, None));
    }

    #[test]
    fn why_an_account_is_missing_is_its_last_error_while_that_counts() {
        let line = |state: &str, error: Option<&str>, reason| {
            let because = Because {
                reason: Some(Reason::new(reason)),
                ..Because::default()
            };
            let row = MissingAccount {
                service: 1,
                client: 2,
                client_name: String::new(),
                account: String::new(),
                reason: None,
                state: state.to_owned(),
                last_error: error.map(|code| format!(r#"{{"code":"{code}"}}"#)),
                due_at: Some("2026-01-02 03:04:05".to_owned()),
            };
            missing_line(row, because)
        };
        let table = [
            ("refused", Some("not_ours"), "paid", "not_ours", true, false),
            ("due", Some("server"), "paid", "server", false, true),
            ("due", None, "paid", "not_made_yet", false, true),
            ("done", Some("server"), "paid", "not_made_yet", false, false),
            ("", None, "paid", "not_made_yet", false, false),
            (
                "dropped",
                Some("bad_name"),
                "paid",
                "bad_name",
                false,
                false,
            ),
            ("paused", Some("server"), "paid", "server", false, false),
            ("paused", None, "paid", "not_made_paused", false, false),
        ];
        for (state, error, reason, why, adoptable, due) in table {
            let line = line(state, error, reason);
            assert_eq!(line.why.code, why, "{state} {error:?}");
            assert_eq!(line.adoptable, adoptable, "{state} {error:?}");
            assert_eq!(line.due_at.is_some(), due, "{state} {error:?}");
            assert_eq!(line.because.reason, Some(Reason::new("paid")));
        }
        let refused = line("refused", Some("bad_name"), "bad_name");
        assert_eq!(refused.because, Because::default(), "it is not said twice");
    }
}
