//! What clients see of their own services, and what they may do with them.

use serde::Serialize;
use serde_json::json;

use super::own_password::check;
use super::publishers::{password_state, reveal, status};
use super::vault::password_place;
use super::{Error, KeyWrap, Listing, Reason, Revealed, Vault, naming, portal};
use crate::cdn::Secret;
use crate::whmcs::{LogEntry, Origin, ServiceAccount, Store, Viewer};

/// A client's service, in words that concern the client alone: no reason of ours, and nobody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClientService {
    /// `tblhosting.id`
    pub service: i64,
    /// Name of its product; empty when that is gone.
    pub product: String,
    /// Its domain; may be empty.
    pub domain: String,
    /// `active`, `suspended`, `changing`, or `setting_up` while there is no account.
    pub status: &'static str,
    /// Name of the account, without an operator suffix; empty while there is none.
    pub name: String,
    /// The operator it belongs to; empty while there is none.
    pub operator: String,
    /// Its package.
    pub package: String,
    /// `stored`, `imported`, `client`, `changing`, or `unknown`.
    pub password: &'static str,
    /// Why the platform did not take the client's own password, the last time one was set.
    pub refused: Option<Reason>,
    /// When something of it was last made true, UTC.
    pub synchronized_at: Option<String>,
    /// Where the client signs in, safe to be linked.
    pub portal: Option<String>,
}

/// Somebody in the client area, who acts for one client.
pub struct ClientArea<'a> {
    /// The database.
    pub store: Store<'a>,
    /// Who that is.
    pub viewer: Viewer,
    /// In the words of the log: `client 5`, or the admin.
    pub actor: &'a str,
}

impl ClientArea<'_> {
    /// A page of the services with CDN, the latest first.
    pub fn services(&self, page: i64) -> Result<Listing<ClientService>, Error> {
        let total = self.store.count_client_services(self.viewer)?;
        Listing::read(total, page, |offset, limit| {
            let rows = self.store.client_services(self.viewer, offset, limit)?;
            Ok(rows.into_iter().map(client_service).collect())
        })
    }

    /// Whether there is any.
    pub fn has_services(&self) -> Result<bool, Error> {
        Ok(self.store.has_client_services(self.viewer)?)
    }

    /// One service; `None` if it is not the client's, has no CDN, or is not to be seen by this user.
    pub fn service(&self, service: i64) -> Result<Option<ClientService>, Error> {
        let row = self.store.client_service(self.viewer, service)?;
        Ok(row.map(client_service))
    }

    /// Whether it may be more than looked at.
    pub fn may_manage(&self) -> Result<bool, Error> {
        Ok(self.store.may_manage(self.viewer)?)
    }

    /// Opens the stored password of a service's account, and writes to the log who looked.
    pub fn reveal(&self, wrap: &dyn KeyWrap, service: i64) -> Result<Revealed, Error> {
        let row = self.row(service)?;
        if !self.may_manage()? {
            return Err(Error::Refused(
                "this user may not manage the client's products".to_owned(),
            ));
        }
        let account = row.account.map_or(0, |account| account.id);
        reveal(self.store, wrap, account, self.actor)
    }

    /// Wishes a password of the client's own. Returns why it cannot be, in words for the client. It is kept
    /// until the platform has it, encrypted, and no longer.
    pub fn set_password(
        &self,
        wrap: &dyn KeyWrap,
        service: i64,
        wanted: &Secret,
        again: &Secret,
    ) -> Result<Option<Reason>, Error> {
        let row = self.row(service)?;
        if !self.may_manage()? {
            return Ok(Some(Reason::new("own_password_not_allowed")));
        }
        let account = match row.account {
            Some(account) if account.password_next.is_some() => {
                return Ok(Some(Reason::new("own_password_waits")));
            }
            Some(account) if account.remote_id.is_some() && status(&account) == "active" => account,
            _ => return Ok(Some(Reason::new("own_password_not_active"))),
        };
        let (name, operator) = (&account.name, &row.operator);
        if let Err(problem) = check(wanted.reveal(), again.reveal(), name, operator) {
            return Ok(Some(problem));
        }
        let cipher = Vault::open(self.store, wrap)?.seal(&password_place(account.id), wanted)?;
        let is_wished = self
            .store
            .wish_own_password(account.id, self.viewer.client, &cipher)?;
        if !is_wished {
            return Ok(Some(Reason::new("own_password_busy")));
        }
        self.store.write_log(&[LogEntry {
            actor: self.actor.to_owned(),
            account: Some(account.id),
            service: Some(service),
            action: "own_password",
            result: "done",
            detail: json!({ "name": account.name }).to_string(),
            milliseconds: 0,
        }])?;
        let services = self.store.services_of_account(account.id)?;
        let cause = format!("own password by {}", self.actor);
        self.store.open_jobs(&services, &cause, Origin::Event)?;
        Ok(None)
    }

    fn row(&self, service: i64) -> Result<ServiceAccount, Error> {
        self.store
            .client_service(self.viewer, service)?
            .ok_or_else(|| {
                Error::NotFound(format!(
                    "client {} has no CDN service number {service}",
                    self.viewer.client
                ))
            })
    }
}

fn client_service(row: ServiceAccount) -> ClientService {
    let account = row.account.filter(|account| account.remote_id.is_some());
    let refused = row
        .why
        .as_deref()
        .filter(|_| row.job == "refused")
        .and_then(Reason::from_json)
        .filter(|reason| reason.code == "password_refused");
    let made = account.as_ref();
    ClientService {
        service: row.service,
        product: naming::decode(&row.product),
        domain: naming::decode(&row.domain),
        status: match made.map(status).as_deref() {
            None => "setting_up",
            Some("active") => "active",
            Some("suspended") => "suspended",
            Some(_) => "changing",
        },
        name: made.map(|account| account.name.clone()).unwrap_or_default(),
        operator: made.map(|_| row.operator.clone()).unwrap_or_default(),
        package: made
            .and_then(|account| account.package.clone())
            .unwrap_or_default(),
        password: made.map_or("unknown", password_state),
        refused,
        synchronized_at: row.applied_at.filter(|_| made.is_some()),
        portal: made.and_then(|_| portal::address(row.portal.as_deref(), &row.operator)),
    }
}
