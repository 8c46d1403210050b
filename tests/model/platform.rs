//! A CDN platform in memory that can be down, refuse, and lose answers. It makes whatever it is told
//! to, even twice: not doing so is the worker's part.

use std::collections::BTreeMap;

use aflexi_cdn::cdn::{Class, Contact, Status};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub status: Status,
    pub package: String,
    pub contact: Contact,
}

#[derive(Default)]
pub struct Platform {
    /// With their names, by id.
    accounts: Vec<(String, Account)>,
    packages: Vec<String>,
    /// All calls that were carried out, and those of them that wrote.
    pub calls: usize,
    pub writes: usize,
    /// Each counts down to its trouble.
    pub down_after: Option<u8>,
    pub lose_after: Option<u8>,
    pub refuse_after: Option<u8>,
}

impl Platform {
    /// No trouble any more, and none to come.
    pub fn recover(&mut self) {
        (self.down_after, self.lose_after, self.refuse_after) = (None, None, None);
    }

    /// The accounts by name.
    pub fn accounts(&self) -> BTreeMap<String, Account> {
        self.accounts.iter().cloned().collect()
    }

    /// A name of an account or a package that is there twice.
    pub fn doubled(&self) -> Option<&str> {
        let names: Vec<&str> = self
            .accounts
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let packages: Vec<&str> = self.packages.iter().map(String::as_str).collect();
        [names, packages].into_iter().find_map(|mut names| {
            names.sort_unstable();
            names
                .windows(2)
                .find(|pair| pair[0] == pair[1])
                .map(|pair| pair[0])
        })
    }

    pub fn find_account(&mut self, name: &str) -> Result<Option<(usize, Account)>, Class> {
        self.answer()?;
        let found = self.accounts.iter().position(|(known, _)| known == name);
        Ok(found.map(|id| (id, self.accounts[id].1.clone())))
    }

    pub fn has_package(&mut self, name: &str) -> Result<bool, Class> {
        self.answer()?;
        Ok(self.packages.iter().any(|known| known == name))
    }

    pub fn create_package(&mut self, name: &str) -> Result<(), Class> {
        self.write(|platform| platform.packages.push(name.to_owned()))
    }

    pub fn create_account(
        &mut self,
        name: &str,
        package: &str,
        contact: &Contact,
    ) -> Result<usize, Class> {
        self.write(|platform| {
            let account = Account {
                status: Status::Active,
                package: package.to_owned(),
                contact: contact.clone(),
            };
            platform.accounts.push((name.to_owned(), account));
            platform.accounts.len() - 1
        })
    }

    pub fn update_access(
        &mut self,
        id: usize,
        status: Option<Status>,
        package: Option<&str>,
    ) -> Result<(), Class> {
        self.write(|platform| {
            let (_, account) = &mut platform.accounts[id];
            account.status = status.unwrap_or(account.status);
            if let Some(package) = package {
                account.package = package.to_owned();
            }
        })
    }

    pub fn update_contact(&mut self, id: usize, contact: &Contact) -> Result<(), Class> {
        self.write(|platform| platform.accounts[id].1.contact = contact.clone())
    }

    fn answer(&mut self) -> Result<(), Class> {
        match self.down_after {
            Some(0) => Err(Class::Connection),
            ref mut more => {
                *more = more.map(|more| more - 1);
                self.calls += 1;
                Ok(())
            }
        }
    }

    fn write<T>(&mut self, carry_out: impl FnOnce(&mut Self) -> T) -> Result<T, Class> {
        self.answer()?;
        if is_over(&mut self.refuse_after) {
            return Err(Class::Refused);
        }
        self.writes += 1;
        let answer = carry_out(self);
        if is_over(&mut self.lose_after) {
            return Err(Class::Unknown);
        }
        Ok(answer)
    }
}

/// Counts one down. What is over is over once.
pub fn is_over(countdown: &mut Option<u8>) -> bool {
    match countdown {
        Some(0) => {
            *countdown = None;
            true
        }
        Some(more) => {
            *more -= 1;
            false
        }
        None => false,
    }
}
