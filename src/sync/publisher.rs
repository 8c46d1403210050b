//! The page of one publisher, and its synchronization at once.

use serde::Serialize;
use serde_json::json;

use super::publishers::publisher;
use super::traffic::traffic_of;
use super::{Admin, Error, Publisher, QueuedJob, queue};
use crate::whmcs::{ABSENT, AccountRow, Store, UNLISTED};

/// Something of an account, as this addon left it and as the platform showed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// `status`, `package`, `display_name` or `email`.
    pub what: &'static str,
    /// As last made true; `None` if nothing was.
    pub applied: Option<String>,
    /// As last seen; `None` if it was not told. A status may be `absent` or `unlisted`.
    pub observed: Option<String>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublisherPage {
    /// As in the list.
    #[serde(flatten)]
    pub publisher: Publisher,
    /// What it is like here and there.
    pub facts: Vec<Fact>,
    /// When it was last seen at the platform, UTC.
    pub observed_at: Option<String>,
    /// What is not done about its services.
    pub jobs: Vec<QueuedJob>,
}

/// Reads it; `None` if there is no account of this id.
pub fn publisher_page(store: Store<'_>, account: i64) -> Result<Option<PublisherPage>, Error> {
    let Some(row) = store.publishers_of(&[account])?.pop() else {
        return Ok(None);
    };
    let jobs = store.queued_jobs_of_account(account)?;
    let traffic = traffic_of(store, &[account])?.remove(&account);
    Ok(Some(PublisherPage {
        facts: facts(&row.account),
        observed_at: row.observed_at.clone(),
        jobs: jobs.into_iter().map(queue::line).collect(),
        publisher: publisher(row, traffic),
    }))
}

fn facts(account: &AccountRow) -> Vec<Fact> {
    let seen = &account.observed;
    let is_gone = matches!(seen.status.as_deref(), Some(ABSENT | UNLISTED));
    // What it was like before is no news of an account that is gone.
    let still = |observed: &Option<String>| observed.clone().filter(|_| !is_gone);
    let fact = |what, applied: &Option<String>, observed| Fact {
        what,
        applied: applied.clone(),
        observed,
    };
    vec![
        fact("status", &account.status, seen.status.clone()),
        fact("package", &account.package, still(&seen.package)),
        fact(
            "display_name",
            &account.display_name,
            still(&seen.display_name),
        ),
        fact("email", &account.email, still(&seen.email)),
    ]
}

impl Admin<'_> {
    /// The account is looked at now. It is brought in line with WHMCS; what was changed at the platform stays
    /// (R11).
    pub fn synchronize(&self, account: i64) -> Result<(), Error> {
        let row = self.account(account)?;
        let services = self.services_of(&row)?;
        let detail = json!({ "name": row.name });
        self.done("synchronize", None, Some(account), detail)?;
        self.look_at(&services, "synchronize")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::whmcs::Observed;

    #[test]
    fn of_an_account_that_is_gone_only_that_is_told() {
        for (status, package) in [("active", Some("Boost")), (UNLISTED, None), (ABSENT, None)] {
            let text = |text: &str| Some(text.to_owned());
            let facts = facts(&AccountRow {
                status: text("active"),
                package: text("Max"),
                observed: Observed {
                    status: text(status),
                    package: text("Boost"),
                    ..Observed::default()
                },
                ..AccountRow::default()
            });
            let told: Vec<_> = facts
                .iter()
                .map(|fact| (fact.applied.as_deref(), fact.observed.as_deref()))
                .collect();
            let wanted = [
                (Some("active"), Some(status)),
                (Some("Max"), package),
                (None, None),
                (None, None),
            ];
            assert_eq!(told, wanted, "{status}");
        }
    }
}
