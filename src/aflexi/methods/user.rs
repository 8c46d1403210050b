//! `user.get`, `user.create`, `user.update`.

use super::by_id;
use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::request::Request;
use crate::aflexi::xmlrpc::Struct;
use crate::cdn::{Contact, NewAccount, Secret};

/// Whoever the credentials belong to.
pub(in crate::aflexi) struct Caller {
    pub id: i64,
    pub name: String,
    pub is_operator: bool,
}

/// A user as the API shows it.
#[derive(Debug, PartialEq)]
pub(in crate::aflexi) struct User {
    pub id: i64,
    /// With the operator's suffix.
    pub username: String,
    pub email: Option<String>,
    pub name: Option<String>,
}

/// Asks for the caller.
pub(in crate::aflexi) fn get_self() -> Request<'static> {
    Request::read("user.get", vec![Struct::new().with("self", true).into()])
}

/// Asks for the user of a full name, `name/operatorId`, with all members.
pub(in crate::aflexi) fn get_by_username(username: &str) -> Request<'_> {
    let filter = Struct::new().with("username", username);
    Request::read("user.get", vec![filter.into()])
}

/// Makes a publisher, its link and, if there is one, the link's package in one go.
pub(in crate::aflexi) fn create(new: &NewAccount, package: Option<i64>) -> Request<'_> {
    let user = Struct::new()
        .with("role", "PUBLISHER")
        .with("email", new.contact.email.as_str())
        .with("name", new.contact.display_name.as_str())
        .with("username", new.name.as_str()) // the API appends /operatorId
        .with_some("password", new.password.as_ref().map(Secret::reveal))
        .with("status", "ACTIVE");
    let mut params = vec![user.into()];
    params.extend(package.map(|id| by_id(id).into()));
    Request::write("user.create", params).with_secret(new.password.clone())
}

/// Changes name and e-mail. No original client is known to have used it, so it may be unsupported.
pub(in crate::aflexi) fn update(id: i64, contact: &Contact) -> Request<'_> {
    let changes = Struct::new()
        .with("email", contact.email.as_str())
        .with("name", contact.display_name.as_str());
    Request::write("user.update", vec![id.into(), changes.into()])
}

/// Reads the answer to [`get_self`]; `None` if it is empty.
pub(in crate::aflexi) fn read_caller(reply: &Node<'_>) -> Result<Option<Caller>, Malformed> {
    let rows = reply.results()?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let name = match text(row, "name")? {
        Some(name) if !name.is_empty() => Some(name),
        _ => text(row, "username")?,
    };
    Ok(Some(Caller {
        id: row.member("id")?.id()?,
        name: name.unwrap_or_default(),
        is_operator: row.member("role")?.text()? == "OPERATOR",
    }))
}

/// Reads the rows of [`get_by_username`].
pub(in crate::aflexi) fn read(reply: &Node<'_>) -> Result<Vec<User>, Malformed> {
    reply.results()?.iter().map(read_one).collect()
}

/// Reads one user struct, wherever it stands.
pub(in crate::aflexi) fn read_one(user: &Node<'_>) -> Result<User, Malformed> {
    Ok(User {
        id: user.member("id")?.id()?,
        username: user.member("username")?.text()?.to_owned(),
        email: text(user, "email")?,
        name: text(user, "name")?,
    })
}

fn text(row: &Node<'_>, member: &str) -> Result<Option<String>, Malformed> {
    let node = row.optional(member)?;
    node.map(|node| node.text().map(str::to_owned)).transpose()
}
