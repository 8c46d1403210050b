//! `publisherLink.*`.

use dxr::{Fault, Value};

use super::{DONE, rows};
use crate::args::{Members, Params, required};
use crate::codes;
use crate::query;
use crate::world::{Caller, Link, LinkChange, LinkId, Status, World};

const FILTERS: [&str; 4] = ["operator", "publisher", "status", "bandwidthPackage"];

pub fn get(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    caller.must_be_operator()?;
    let params = Params::new(params, 1, 2)?;
    let (filter, options) = (params.members(0)?, params.members(1)?);
    let deleted_too = asks_for_deleted(filter);
    let links = world
        .links(caller)
        .filter(|link| deleted_too || link.status != Status::Deleted);
    let filter = if asks_for_all(filter, caller) {
        Members::default()
    } else {
        filter
    };
    let row = |link: &Link| rows::link(world, link);
    query::select(links, row, filter, options, &FILTERS, world.max_page)
}

pub fn update(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 2, 2)?;
    let (id, link) = (LinkId::parse(params.string(0)?)?, params.members(1)?);
    let repeated = LinkId {
        publisher: required(link.id_of("publisher")?, "publisher")?,
        operator: required(link.id_of("operator")?, "operator")?,
    };
    if repeated != id {
        return Err(codes::invalid(
            "publisher and operator must agree with the link id",
        ));
    }
    let change = LinkChange {
        status: link.string("status")?.map(Status::parse).transpose()?,
        package: link.id_of("bandwidthPackage")?,
    };
    world.update_link(caller, id, &change)?;
    Ok(DONE)
}

pub fn delete(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let id = LinkId::parse(Params::new(params, 1, 1)?.string(0)?)?;
    world.delete_link(caller, id)?;
    Ok(DONE)
}

/// Deleted links stay hidden unless the filter names their status.
fn asks_for_deleted(filter: Members<'_>) -> bool {
    let deleted = rows::text(Status::Deleted.name());
    match filter.get("status") {
        Some(Value::Array(statuses)) => statuses.contains(&deleted),
        status => status == Some(&deleted),
    }
}

/// Nothing but the caller's own links, which are all that it sees.
fn asks_for_all(filter: Members<'_>, caller: Caller) -> bool {
    filter
        .iter()
        .all(|(name, wanted)| name == "operator" && *wanted == Value::Integer(caller.operator))
}
