//! The state of one service, for the admin's page about it.

use serde::Serialize;

use super::publishers::{drift, password_state, status};
use super::queue::waits_for_its_time;
use super::{Because, Error, Reason, portal};
use crate::whmcs::Store;

/// What somebody or something still has to do about a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenJob {
    /// As in [`super::QueuedJob::state`].
    pub state: String,
    /// Why it was refused, or what failed.
    pub reason: Option<Reason>,
    /// When it is tried, UTC; `None` if it waits for something else than its time.
    pub due_at: Option<String>,
}

/// A service and its account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceState {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`
    pub client: i64,
    /// Our id of its account; 0 for none.
    pub account: i64,
    /// The account's name, without an operator suffix; empty for none.
    pub name: String,
    /// The operator it belongs to; empty for none.
    pub operator: String,
    /// Its package.
    pub package: String,
    /// `active`, `suspended`, `unknown` while a change of it is in doubt, or `none` while it is not made.
    pub status: String,
    /// `stored`, `imported`, `client`, `changing` or `unknown`.
    pub password: &'static str,
    /// `auto`, `on` or `off` (R13).
    pub mode: &'static str,
    /// Why it is to have an account or not.
    pub because: Because,
    /// What is not as we left it.
    pub differences: Vec<Reason>,
    /// What is not done yet.
    pub job: Option<OpenJob>,
    /// When something was last made true, UTC.
    pub synchronized_at: Option<String>,
    /// Where its client signs in, safe to be linked.
    pub portal: Option<String>,
}

/// Reads it; `None` if the service has no account and is not to have one. At most two statements.
pub fn service(store: Store<'_>, service: i64) -> Result<Option<ServiceState>, Error> {
    let Some(row) = store.service_account(service)? else {
        return Ok(None);
    };
    let because = Because::read(store, std::iter::once(row.reason.as_deref()))?;
    let is_open = !matches!(row.job.as_str(), "" | "done");
    let job = is_open.then(|| OpenJob {
        reason: row.why.as_deref().and_then(Reason::from_json),
        due_at: row.due_at.filter(|_| waits_for_its_time(&row.job)),
        state: row.job,
    });
    let account = row.account.unwrap_or_default();
    Ok(Some(ServiceState {
        service: row.service,
        client: row.client,
        account: account.id,
        status: status(&account),
        password: password_state(&account),
        mode: row.mode.as_str(),
        because: because.into_iter().next().unwrap_or_default(),
        differences: drift(&account),
        job,
        synchronized_at: row.applied_at,
        portal: portal::address(row.portal.as_deref(), &row.operator),
        operator: row.operator,
        package: account.package.unwrap_or_default(),
        name: account.name,
    }))
}
