//! The API's methods: parameters in, world operation, wire form out.

mod links;
mod packages;
mod portal;
mod rows;
mod stats;
mod users;

use dxr::{Fault, Value};

use crate::codes;
use crate::world::World;

/// Where a call arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    Core,
    Stats,
}

const LIST_METHODS: &str = "system.listMethods";

const CORE: [&str; 14] = [
    LIST_METHODS,
    "user.get",
    "user.getByUsername",
    "user.create",
    "user.update",
    "security.update",
    "publisherLink.get",
    "publisherLink.update",
    "publisherLink.delete",
    "bandwidthPackage.get",
    "bandwidthPackage.create",
    "bandwidthPackage.update",
    "bandwidthPackage.delete",
    "themability.get",
];

const STATS: [&str; 2] = [LIST_METHODS, "stats.getSummaries"];

impl Endpoint {
    /// The methods answered here.
    pub fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Core => &CORE,
            Self::Stats => &STATS,
        }
    }
}

/// Whether a success of this method changed the world.
pub fn writes(method: &str) -> bool {
    method
        .rsplit('.')
        .next()
        .is_some_and(|verb| matches!(verb, "create" | "update" | "delete"))
}

/// Runs one call.
pub fn run(
    world: &mut World,
    endpoint: Endpoint,
    method: &str,
    params: &[Value],
) -> Result<Value, Fault> {
    if !endpoint.methods().contains(&method) {
        return Err(codes::unknown_method(method));
    }
    if method == LIST_METHODS {
        let names = endpoint.methods().iter().copied().map(rows::text);
        return Ok(Value::Array(names.collect()));
    }
    let [Value::String(login), Value::String(key), rest @ ..] = params else {
        return Err(codes::parameters("the first two must be login and key"));
    };
    let caller = world.authenticate(login, key)?;
    match method {
        "user.get" => users::get(world, caller, rest),
        "user.getByUsername" => users::get_by_username(world, caller, rest),
        "user.create" => users::create(world, caller, rest),
        "user.update" => users::update(world, caller, rest),
        "security.update" => users::set_password(world, caller, rest),
        "publisherLink.get" => links::get(world, caller, rest),
        "publisherLink.update" => links::update(world, caller, rest),
        "publisherLink.delete" => links::delete(world, caller, rest),
        "bandwidthPackage.get" => packages::get(world, caller, rest),
        "bandwidthPackage.create" => packages::create(world, caller, rest),
        "bandwidthPackage.update" => packages::update(world, caller, rest),
        "bandwidthPackage.delete" => packages::delete(world, caller, rest),
        "themability.get" => portal::get(world, caller, rest),
        "stats.getSummaries" => stats::get_summaries(world, caller, rest),
        _ => Err(codes::unknown_method(method)),
    }
}

/// What `update` and `delete` answer; no client reads it.
const DONE: Value = Value::Boolean(true);

#[cfg(test)]
mod tests;
