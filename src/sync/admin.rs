//! What an admin decides about one service or one account. Each is written to the operation log, and
//! carried out by the next worker.

use serde_json::json;

use super::batch::Batch;
use super::naming::is_account_name;
use super::plan::{Desired, desired};
use super::products::present_agreement;
use super::vault::{password_place, random_password};
use super::{Error, KeyWrap, Vault};
use crate::whmcs::{ABSENT, AccountRow, LogEntry, Mode, Origin, Service, Store};

/// An admin at work.
pub struct Admin<'a> {
    /// The database.
    pub store: Store<'a>,
    /// Who, e.g. `admin 1`.
    pub actor: &'a str,
}

impl Admin<'_> {
    /// R13: on, off, or as the rules say.
    pub fn set_mode(&self, service: i64, mode: Mode) -> Result<(), Error> {
        let row = self.service(service)?;
        self.store.set_mode(service, mode)?;
        let detail = json!({ "mode": mode.as_str(), "before": row.mode.as_str() });
        self.done("mode", Some(service), row.account, detail)?;
        self.look_at(&[service], "mode")
    }

    /// R2: a name of its own, before the account is made; an empty one takes it back.
    pub fn set_name(&self, service: i64, name: &str) -> Result<(), Error> {
        self.give_name(service, name)?;
        self.look_at(&[service], "name")
    }

    /// The same, and whoever calls sees to it that somebody looks at the service.
    pub(super) fn give_name(&self, service: i64, name: &str) -> Result<(), Error> {
        let name = name.trim();
        if !name.is_empty() && !is_account_name(name) {
            return Err(Error::Refused(format!(
                "\"{name}\" cannot be an account name: use letters, digits and _ . - only, at most 100 of them"
            )));
        }
        let row = self.service(service)?;
        let account = match row.account {
            Some(id) => self.store.accounts(&[id])?.pop(),
            None => None,
        };
        if let Some(account) = &account
            && (account.remote_id.is_some() || account.progress.is_some())
        {
            return Err(Error::Refused(format!(
                "service {service} has the account {} already; accounts are not renamed",
                account.name
            )));
        }
        if let Some(account) = account {
            if !self.store.unbind_from_unmade(service)? {
                return Err(busy(&account));
            }
            self.store.forget_unmade_accounts(&[account.id])?;
            // The former name is free for whoever else was refused it.
            self.store.retry_refused(&["name_conflict"])?;
        }
        self.store
            .set_own_name(service, (!name.is_empty()).then_some(name))?;
        let detail = match row.own_name {
            Some(before) => json!({ "name": name, "before": before }),
            None => json!({ "name": name }),
        };
        self.done("name", Some(service), None, detail)
    }

    /// R9: whatever account has the name may be taken over.
    pub fn adopt(&self, service: i64) -> Result<(), Error> {
        let row = self.service(service)?;
        let account = match row.account {
            Some(id) => self.account(id)?,
            None => {
                return Err(Error::Refused(format!(
                    "service {service} has no account name that could be taken over"
                )));
            }
        };
        if account.remote_id.is_some() {
            return Err(Error::Refused(format!(
                "service {service} has the account {} already",
                account.name
            )));
        }
        if account.adopt_by.is_none() && !self.store.allow_adoption(account.id, self.actor)? {
            return Err(busy(&account));
        }
        let detail = json!({ "name": account.name });
        self.done("allow_adoption", Some(service), Some(account.id), detail)?;
        self.look_at(&[service], "adopt")
    }

    /// R11: the account is made again as WHMCS wants it.
    pub fn put_right(&self, account: i64) -> Result<(), Error> {
        let row = self.account(account)?;
        let services = self.services_of(&row)?;
        if self.is_kept(&row, &services)? {
            return Err(Error::Refused(format!(
                "the account {} is neither to be started nor to be stopped at the moment, so it stays as it is; \
                 set its service to on or off to decide",
                row.name
            )));
        }
        if !self.store.accept_observed(account)? {
            return Err(busy(&row));
        }
        let detail = json!({
            "name": row.name,
            "absent": row.observed.status.as_deref() == Some(ABSENT),
        });
        self.done("put_right", None, Some(account), detail)?;
        self.look_at(&services, "put right")
    }

    /// A new random password is set at the platform.
    pub fn new_password(&self, wrap: &dyn KeyWrap, account: i64) -> Result<(), Error> {
        let row = self.account(account)?;
        if row.remote_id.is_none() {
            return Err(Error::Refused(format!(
                "the account {} is not made yet, so no password can be set",
                row.name
            )));
        }
        let services = self.services_of(&row)?;
        let cipher =
            Vault::open(self.store, wrap)?.seal(&password_place(account), &random_password()?)?;
        if !self.store.wish_password(account, &cipher)? {
            return Err(busy(&row));
        }
        let detail = json!({ "name": row.name });
        self.done("new_password", None, Some(account), detail)?;
        self.look_at(&services, "new password")
    }

    pub(super) fn service(&self, id: i64) -> Result<Service, Error> {
        self.store
            .services(&[id])?
            .pop()
            .filter(|service| service.exists)
            .ok_or_else(|| Error::NotFound(format!("there is no service number {id} in WHMCS")))
    }

    pub(super) fn account(&self, id: i64) -> Result<AccountRow, Error> {
        self.store
            .accounts(&[id])?
            .pop()
            .ok_or_else(|| Error::NotFound(format!("there is no publisher number {id}")))
    }

    pub(super) fn services_of(&self, account: &AccountRow) -> Result<Vec<i64>, Error> {
        let services = self.store.services_of_account(account.id)?;
        if services.is_empty() {
            return Err(Error::Refused(format!(
                "no service belongs to the account {}; it is a former operator's",
                account.name
            )));
        }
        Ok(services)
    }

    /// The rules say Keep: what the account is to be is what it was.
    fn is_kept(&self, account: &AccountRow, services: &[i64]) -> Result<bool, Error> {
        let offer = present_agreement(self.store)?.offer();
        let mut batch = Batch::read(self.store, services, &offer)?;
        batch.refuse_strangers(account);
        Ok(matches!(
            desired(&batch.members(account.id)),
            Ok(Desired::Keep)
        ))
    }

    pub(super) fn look_at(&self, services: &[i64], what: &str) -> Result<(), Error> {
        let cause = format!("{what} by {}", self.actor);
        Ok(self.store.open_jobs(services, &cause, Origin::Event)?)
    }

    pub(super) fn done(
        &self,
        action: &'static str,
        service: Option<i64>,
        account: Option<i64>,
        detail: serde_json::Value,
    ) -> Result<(), Error> {
        Ok(self.store.write_log(&[LogEntry {
            actor: self.actor.to_owned(),
            account,
            service,
            action,
            result: "done",
            detail: detail.to_string(),
            milliseconds: 0,
        }])?)
    }
}

pub(super) fn busy(account: &AccountRow) -> Error {
    Error::Refused(format!(
        "the account {} is being worked on; try again in a minute",
        account.name
    ))
}
