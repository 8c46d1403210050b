//! `bandwidthPackage.get`, `.create` and `.update`.

use super::by_id;
use crate::aflexi::limits;
use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::request::Request;
use crate::aflexi::xmlrpc::Struct;
use crate::cdn::{Limits, Package, RemoteId};

/// Asks for the operator's packages: by its login, not by its id.
pub(in crate::aflexi) fn get(login: &str) -> Request<'_> {
    let filter = Struct::new().with("user", login);
    Request::read("bandwidthPackage.get", vec![filter.into()])
}

/// Makes a package.
pub(in crate::aflexi) fn create<'a>(operator: i64, name: &'a str, limits: &Limits) -> Request<'a> {
    let package = Struct::new()
        .with("name", name)
        .with("user", by_id(operator))
        .with("dedicatedBandwidth", false);
    let package = limits::write(package, limits).with("type", "PUBLISHER_LINK");
    Request::write("bandwidthPackage.create", vec![package.into()])
}

/// Changes a package's name, limits or both.
pub(in crate::aflexi) fn update<'a>(
    id: i64,
    name: Option<&'a str>,
    limits: Option<&Limits>,
) -> Request<'a> {
    let mut changes = Struct::new().with_some("name", name);
    if let Some(limits) = limits {
        changes = limits::write(changes, limits);
    }
    Request::write("bandwidthPackage.update", vec![id.into(), changes.into()])
}

/// Reads the rows of [`get`].
pub(in crate::aflexi) fn read(reply: &Node<'_>) -> Result<Vec<Package>, Malformed> {
    let rows = reply.results()?;
    rows.iter()
        .map(|row| {
            Ok(Package {
                id: RemoteId::new(row.member("id")?.id()?.to_string()),
                name: row.member("name")?.text()?.to_owned(),
                limits: limits::read(row)?,
            })
        })
        .collect()
}
