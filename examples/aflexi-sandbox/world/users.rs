//! Users: operators and their publishers.

use dxr::Fault;

use super::{Caller, Link, LinkId, Status, World};
use crate::codes;

/// What a user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Operator,
    Publisher,
}

impl Role {
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "OPERATOR" => Ok(Self::Operator),
            "PUBLISHER" => Ok(Self::Publisher),
            _ => Err(codes::invalid("role must be OPERATOR or PUBLISHER")),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Operator => "OPERATOR",
            Self::Publisher => "PUBLISHER",
        }
    }
}

/// A user. Not `Debug`: it holds secrets.
#[derive(Clone)]
pub struct User {
    pub id: i32,
    pub username: String,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub status: Status,
    /// The operator a publisher belongs to.
    pub agent: Option<i32>,
    pub(super) password: String,
    /// The auth key, if the user has one.
    pub(super) key: Option<String>,
}

/// What `user.create` was given.
pub struct NewUser<'a> {
    pub role: Role,
    pub email: &'a str,
    pub name: &'a str,
    /// Bare or with `/operatorId`. The oldest clients sent none: the e-mail stands in.
    pub username: Option<&'a str>,
    pub password: &'a str,
    pub status: Status,
}

impl World {
    /// Opens the server to an operator. Part of the set-up, not of the API.
    pub fn add_operator(&mut self, id: i32, login: &str, key: &str) {
        self.last_id = self.last_id.max(id).max(1000);
        let operator = User {
            id,
            username: login.to_owned(),
            email: login.to_owned(),
            name: login.to_owned(),
            role: Role::Operator,
            status: Status::Active,
            agent: None,
            password: String::new(),
            key: Some(key.to_owned()),
        };
        self.add(operator);
    }

    /// Gives a user a new auth key, as the portal would.
    pub fn set_key(&mut self, user: i32, key: &str) {
        if let Some(user) = self.users.get_mut(&user) {
            user.key = Some(key.to_owned());
        }
    }

    /// Which password holds, for tests; the API has no way to ask.
    pub fn password(&self, username: &str) -> Option<&str> {
        self.user_named(username).map(|user| user.password.as_str())
    }

    /// Creates a publisher, its link and the link's package in one go.
    pub fn create_user(
        &mut self,
        caller: Caller,
        form: &NewUser<'_>,
        package: Option<i32>,
    ) -> Result<i32, Fault> {
        caller.must_be_operator()?;
        if form.role != Role::Publisher {
            return Err(codes::not_permitted("an operator creates publishers only"));
        }
        check_email(form.email)?;
        check_password(form.password)?;
        let username = full_username(caller.operator, form.username.unwrap_or(form.email))?;
        if self.user_named(&username).is_some() {
            return Err(codes::fault(
                codes::USERNAME_EXISTS,
                format!("Username already exists: {username}"),
            ));
        }
        if let Some(package) = package {
            self.assignable_package(caller, package)?;
        }
        let id = self.next_id();
        let user = User {
            id,
            username,
            email: form.email.to_owned(),
            name: form.name.to_owned(),
            role: form.role,
            status: form.status,
            agent: Some(caller.operator),
            password: form.password.to_owned(),
            key: None,
        };
        self.add(user);
        let link = LinkId {
            publisher: id,
            operator: caller.operator,
        };
        self.links.insert(
            link,
            Link {
                id: link,
                status: Status::Active,
                package,
            },
        );
        Ok(id)
    }

    /// Changes a user's e-mail or name.
    pub fn update_user(
        &mut self,
        caller: Caller,
        id: i32,
        email: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        let user = self.own_user(caller, id)?;
        if let Some(email) = email {
            check_email(email)?;
            user.email = email.to_owned();
        }
        if let Some(name) = name {
            user.name = name.to_owned();
        }
        Ok(())
    }

    /// Sets a password. An operator need not know the old one of its publisher.
    pub fn set_password(
        &mut self,
        caller: Caller,
        id: i32,
        old: &str,
        new: &str,
    ) -> Result<(), Fault> {
        let user = self.own_user(caller, id)?;
        check_password(new)?;
        let reset = old.is_empty() && caller.is_operator() && id != caller.user;
        if !reset && (old.is_empty() || old != user.password) {
            return Err(codes::fault(codes::OLD_PASSWORD, "Old password is wrong"));
        }
        user.password = new.to_owned();
        Ok(())
    }

    /// The users the caller may see, by id.
    pub fn users(&self, caller: Caller) -> impl Iterator<Item = &User> {
        self.users.values().filter(move |user| sees(caller, user))
    }

    /// The user of a whole username, if the caller may see it.
    pub fn visible_user(&self, caller: Caller, username: &str) -> Option<&User> {
        self.user_named(username).filter(|user| sees(caller, user))
    }

    /// Any user, for the rows that mention it.
    pub fn user(&self, id: i32) -> Option<&User> {
        self.users.get(&id)
    }

    pub(super) fn user_named(&self, username: &str) -> Option<&User> {
        self.users.get(self.usernames.get(username)?)
    }

    fn add(&mut self, user: User) {
        self.usernames.insert(user.username.clone(), user.id);
        self.users.insert(user.id, user);
    }

    fn own_user(&mut self, caller: Caller, id: i32) -> Result<&mut User, Fault> {
        let user = self.users.get_mut(&id).ok_or_else(codes::no_user)?;
        if sees(caller, user) {
            return Ok(user);
        }
        Err(codes::not_permitted("not a user of yours"))
    }
}

fn sees(caller: Caller, user: &User) -> bool {
    user.id == caller.user || caller.is_operator() && user.agent == Some(caller.operator)
}

/// `name/operatorId`, whether or not the caller wrote the suffix.
fn full_username(operator: i32, name: &str) -> Result<String, Fault> {
    let suffix = format!("/{operator}");
    let bare = name.strip_suffix(&suffix).unwrap_or(name);
    if bare.is_empty() || bare.contains('/') {
        return Err(codes::invalid(
            "username must be a name, or name/operatorId",
        ));
    }
    Ok(format!("{bare}{suffix}"))
}

fn check_email(email: &str) -> Result<(), Fault> {
    match email.split_once('@') {
        Some((local, domain))
            if !local.is_empty() && !domain.is_empty() && !domain.contains('@') =>
        {
            Ok(())
        }
        _ => Err(codes::invalid("email must be an address with one @")),
    }
}

fn check_password(password: &str) -> Result<(), Fault> {
    if password.is_empty() {
        return Err(codes::invalid("password must not be empty"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
