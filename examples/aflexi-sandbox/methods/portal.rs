//! `themability.get`: where an operator's publishers log in.

use dxr::{Fault, Value};

use super::rows::{record, text};
use crate::args::Params;
use crate::query;
use crate::world::{Caller, World};

pub fn get(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    caller.must_be_operator()?;
    let params = Params::new(params, 1, 2)?;
    let operator = record([("id", Value::Integer(caller.operator))]);
    let row = record([
        ("id", Value::Integer(caller.operator)),
        ("operator", Value::Struct(operator)),
        ("portalUrl", text("http://portal.aflexi.net")),
        ("portalName", text("sandbox")),
    ]);
    let (filter, options) = (params.members(0)?, params.members(1)?);
    query::select(
        std::iter::once(row),
        Value::Struct,
        filter,
        options,
        &["id", "operator"],
        world.max_page,
    )
}
