//! An admin's word about several rows at once: what one of them is refused does not stop the others.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::admin::busy;
use super::batch::OTHER_ACCOUNT;
use super::naming::is_account_name;
use super::{Admin, Error};

/// A button for the ticked rows was pressed, and none is.
pub(super) const NOTHING_TICKED: &str = "nothing is ticked, so nothing was done";

/// What became of the ticked rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ticked {
    /// How many were done.
    pub done: usize,
    /// What was not, and why, in words.
    pub refused: Vec<String>,
}

impl Ticked {
    fn each<T: Copy>(
        rows: &[T],
        mut work: impl FnMut(T) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        if rows.is_empty() {
            return Err(Error::Refused(NOTHING_TICKED.into()));
        }
        let mut ticked = Self::default();
        for row in rows {
            match work(*row) {
                Ok(()) => ticked.done += 1,
                Err(Error::Refused(why) | Error::NotFound(why)) => ticked.refused.push(why),
                Err(error) => return Err(error),
            }
        }
        Ok(ticked)
    }
}

impl Admin<'_> {
    /// R11: accounts are made again as WHMCS wants them.
    pub fn put_all_right(&self, accounts: &[i64]) -> Result<Ticked, Error> {
        Ticked::each(accounts, |account| self.put_right(account))
    }

    /// R9: for each service, the account that stands in its way may be taken over.
    pub fn take_over(&self, services: &[i64]) -> Result<Ticked, Error> {
        Ticked::each(services, |service| self.adopt(service))
    }

    /// R9: accounts that no service explains belong to these services, by the id of the stranger.
    pub fn adopt_strangers(&self, owners: &BTreeMap<i64, i64>) -> Result<Ticked, Error> {
        let owners: Vec<(i64, i64)> = owners.iter().map(|(id, service)| (*id, *service)).collect();
        Ticked::each(&owners, |(id, service)| self.adopt_stranger(id, service))
    }

    /// What these accounts and strangers show is seen and ignored, or told of again.
    pub fn ignore(
        &self,
        accounts: &[i64],
        strangers: &[i64],
        ignore: bool,
    ) -> Result<Ticked, Error> {
        let accounts = accounts.iter().map(|id| (true, *id));
        let rows: Vec<(bool, i64)> = accounts
            .chain(strangers.iter().map(|id| (false, *id)))
            .collect();
        Ticked::each(&rows, |(is_ours, id)| {
            if is_ours {
                self.ignore_account(id, ignore)
            } else {
                self.ignore_stranger(id, ignore)
            }
        })
    }

    fn adopt_stranger(&self, stranger: i64, service: i64) -> Result<(), Error> {
        let stranger = self.stranger(stranger)?;
        let name = stranger.name.as_str();
        if service == 0 {
            return Err(Error::Refused(format!(
                "name the service that the account {name} belongs to"
            )));
        }
        if !is_account_name(name) {
            return Err(Error::Refused(format!(
                "no service can have the account {name}: its name has other characters than letters, digits and _ . -"
            )));
        }
        let row = self.service(service)?;
        let is_entitled = row.decided.is_some_and(|(verdict, _)| verdict == "yes");
        if !is_entitled {
            return Err(Error::Refused(format!(
                "service {service} is not to have an account, so it cannot take over {name}; set it to on first"
            )));
        }
        let names = [name.to_owned()];
        let same_name = self.store.accounts_named(&stranger.operator, &names)?.pop();
        if let Some(account) = same_name.as_ref().filter(|a| a.client != row.user) {
            return Err(Error::Refused(format!(
                "the account name {name} belongs to client {}, service {service} to client {}",
                account.client, row.user
            )));
        }
        if row.account.is_none() || same_name.map(|account| account.id) != row.account {
            self.set_name(service, name)?;
            let owner = (name.to_owned(), row.user);
            self.store.ensure_accounts(&stranger.operator, &[owner])?;
            let accounts = self.store.accounts_named(&stranger.operator, &names)?;
            let bindings: Vec<(i64, i64)> = accounts.iter().map(|a| (service, a.id)).collect();
            self.store.bind(&bindings)?;
        }
        self.adopt(service)
    }

    fn ignore_account(&self, account: i64, ignore: bool) -> Result<(), Error> {
        let row = self.account(account)?;
        if !self.store.ignore_different(account, ignore)? {
            return Err(busy(&row));
        }
        let detail = json!({ "name": row.name });
        self.done(ignoring(ignore), None, Some(account), detail)
    }

    fn ignore_stranger(&self, stranger: i64, ignore: bool) -> Result<(), Error> {
        let row = self.stranger(stranger)?;
        self.store
            .ignore_stranger(stranger, ignore.then_some(self.actor))?;
        if ignore {
            self.store.retry_refused(&[OTHER_ACCOUNT])?;
        }
        let detail = json!({ "name": row.name });
        self.done(ignoring(ignore), None, None, detail)
    }

    fn stranger(&self, id: i64) -> Result<crate::whmcs::Stranger, Error> {
        self.store.stranger(id)?.ok_or_else(|| {
            Error::NotFound(format!(
                "the unexplained account number {id} is not there any more, or belongs to a service by now"
            ))
        })
    }
}

fn ignoring(ignore: bool) -> &'static str {
    if ignore { "ignore" } else { "show_again" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_is_refused_does_not_stop_the_others() {
        let work = |row| match row {
            2 => Err(Error::Refused("two is busy".into())),
            3 => Err(Error::NotFound("no three".into())),
            _ => Ok(()),
        };
        let ticked = Ticked::each(&[1, 2, 3, 4], work).unwrap();
        assert_eq!(ticked.done, 2);
        assert_eq!(ticked.refused, ["two is busy", "no three"]);
        assert!(Ticked::each(&[], work).is_err());
    }

    #[test]
    fn what_is_wrong_with_all_of_them_stops() {
        let mut tried = Vec::new();
        let stopped = Ticked::each(&[1, 2, 3], |row| {
            tried.push(row);
            (row < 2).then_some(()).ok_or(Error::KeyLost)
        });
        assert_eq!(stopped, Err(Error::KeyLost));
        assert_eq!(tried, [1, 2]);
    }
}
