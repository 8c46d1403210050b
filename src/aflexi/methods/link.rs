//! `publisherLink.get` and `publisherLink.update`: status and package of an account.

use super::{by_id, user};
use crate::aflexi::names;
use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::request::Request;
use crate::aflexi::xmlrpc::Struct;
use crate::cdn::{Account, RemoteId, Status};

const GET: &str = "publisherLink.get";

/// Asks for a part of the operator's links, with only what is needed.
pub(in crate::aflexi) fn get_page(operator: i64, first: i64, size: i64) -> Request<'static> {
    let publisher = Struct::new()
        .with("id", true)
        .with("username", true)
        .with("name", true)
        .with("email", true);
    let package = Struct::new().with("id", true).with("name", true);
    let extract = Struct::new()
        .with("publisher", publisher)
        .with("status", true)
        .with("bandwidthPackage", package);
    let options = Struct::new()
        .with("firstResultIndex", first)
        .with("maximumResults", size)
        .with("extract", extract);
    Request::read(GET, vec![of(operator).into(), options.into()])
}

/// Asks for all of the operator's links, whole.
pub(in crate::aflexi) fn get_all(operator: i64) -> Request<'static> {
    let options = Struct::new().with("disjunction", false);
    Request::read(GET, vec![of(operator).into(), options.into()])
}

/// Changes a link's status, package or both.
pub(in crate::aflexi) fn update(
    publisher: i64,
    operator: i64,
    status: Option<Status>,
    package: Option<i64>,
) -> Request<'static> {
    let package = package.map(|id| {
        by_id(id)
            .with("user", by_id(publisher))
            .with("type", "PUBLISHER_LINK")
    });
    let link = Struct::new()
        .with("publisher", by_id(publisher))
        .with("operator", by_id(operator))
        .with_some("bandwidthPackage", package)
        .with_some("status", status.map(status_word));
    let id = names::link_id(publisher, operator);
    Request::write("publisherLink.update", vec![id.into(), link.into()])
}

/// Reads the rows of either form of `get` as accounts.
pub(in crate::aflexi) fn read(reply: &Node<'_>, operator: i64) -> Result<Vec<Account>, Malformed> {
    let rows = reply.results()?;
    rows.iter().map(|row| account(row, operator)).collect()
}

fn account(row: &Node<'_>, operator: i64) -> Result<Account, Malformed> {
    let publisher = user::read_one(&row.member("publisher")?)?;
    let package = match row.optional("bandwidthPackage")? {
        Some(package) => package.optional("name")?,
        None => None,
    };
    Ok(Account {
        id: RemoteId::new(publisher.id.to_string()),
        name: names::name(&publisher.username, operator).to_owned(),
        display_name: publisher.name,
        email: publisher.email,
        status: status(row.member("status")?.text()?),
        package: package
            .map(|name| name.text().map(str::to_owned))
            .transpose()?,
    })
}

fn of(operator: i64) -> Struct<'static> {
    Struct::new().with("operator", operator)
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Active => "ACTIVE",
        Status::Suspended => "SUSPENDED",
    }
}

fn status(word: &str) -> Option<Status> {
    match word {
        "ACTIVE" => Some(Status::Active),
        // A deleted link keeps its user and can be activated again: for us it is not served.
        "SUSPENDED" | "DELETED" => Some(Status::Suspended),
        _ => None,
    }
}
