//! What the server knows: users, packages, links, and who may do what to them.
//! Every operation checks first and changes last, so a fault leaves the world as it was.

mod links;
mod packages;
mod users;

use std::collections::{BTreeMap, HashMap};

use dxr::Fault;

pub use links::{Link, LinkChange, LinkId};
pub use packages::{FLAGS, LIMITS, Package, PackageForm};
pub use users::{NewUser, Role, User};

use crate::codes;

/// A state of a user or a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Suspended,
    Deleted,
}

impl Status {
    /// Reads what a caller may set: never `DELETED`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "ACTIVE" => Ok(Self::Active),
            "SUSPENDED" => Ok(Self::Suspended),
            _ => Err(codes::invalid("status must be ACTIVE or SUSPENDED")),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Suspended => "SUSPENDED",
            Self::Deleted => "DELETED",
        }
    }
}

/// Who is calling: an operator, or one of its publishers with a key of its own or through `?su=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    pub user: i32,
    pub operator: i32,
}

impl Caller {
    pub fn is_operator(self) -> bool {
        self.user == self.operator
    }

    pub fn must_be_operator(self) -> Result<(), Fault> {
        if self.is_operator() {
            return Ok(());
        }
        Err(codes::not_permitted("operators only"))
    }
}

/// The state of the server.
#[derive(Clone, Default)]
pub struct World {
    users: BTreeMap<i32, User>,
    /// Whose a username is: no two users share one, and none changes.
    usernames: HashMap<String, i32>,
    packages: BTreeMap<i32, Package>,
    links: BTreeMap<LinkId, Link>,
    last_id: i32,
    /// The most rows one list may hold.
    pub max_page: Option<usize>,
}

impl World {
    /// Users and packages share one sequence, so a mixed-up id never fits by chance.
    fn next_id(&mut self) -> i32 {
        self.last_id += 1;
        self.last_id
    }

    /// Finds the caller behind the two credential parameters.
    pub fn authenticate(&self, login: &str, key: &str) -> Result<Caller, Fault> {
        let (login, substitute) = match login.split_once("?su=") {
            Some((login, substitute)) => (login, Some(substitute)),
            None => (login, None),
        };
        let holder = self
            .user_named(login)
            .filter(|user| user.key.as_deref() == Some(key))
            .ok_or_else(|| codes::fault(codes::AUTHENTICATION, "Authentication failed"))?;
        let user = match substitute {
            None => holder,
            Some(name) => self
                .substitute(holder.id, name)
                .ok_or_else(|| codes::not_permitted("not a publisher of yours"))?,
        };
        if holder.status != Status::Active || user.status != Status::Active {
            return Err(codes::fault(codes::BLOCKED, "Account blocked"));
        }
        Ok(Caller {
            user: user.id,
            operator: user.agent.unwrap_or(user.id),
        })
    }

    /// A publisher by its username, or by `e-mail/operatorId` when only one has that e-mail.
    fn substitute(&self, operator: i32, name: &str) -> Option<&User> {
        let is_mine = |user: &&User| user.agent == Some(operator);
        if let Some(user) = self.user_named(name).filter(is_mine) {
            return Some(user);
        }
        let email = name.strip_suffix(&format!("/{operator}"))?;
        let mine = self.users.values().filter(is_mine);
        let mut found = mine.filter(|user| user.email == email);
        found.next().filter(|_| found.next().is_none())
    }
}

#[cfg(test)]
mod tests;
