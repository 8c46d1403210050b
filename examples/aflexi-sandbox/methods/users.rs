//! `user.*` and `security.update`.

use dxr::{Fault, Value};

use super::{DONE, rows};
use crate::args::{Members, Params, required};
use crate::codes;
use crate::query;
use crate::world::{Caller, NewUser, Role, Status, User, World};

const FILTERS: [&str; 7] = ["id", "username", "email", "name", "role", "status", "agent"];

pub fn get(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 1, 2)?;
    let (filter, options) = (params.members(0)?, params.members(1)?);
    if filter.boolean("self")?.unwrap_or(false) {
        let user = world.user(caller.user).into_iter();
        return query::select(user, rows::user, Members::default(), options, &[], None);
    }
    let select = |users: &mut dyn Iterator<Item = &User>| {
        query::select(users, rows::user, filter, options, &FILTERS, world.max_page)
    };
    match only_username(filter) {
        Some(username) => select(&mut world.visible_user(caller, username).into_iter()),
        None => select(&mut world.users(caller)),
    }
}

/// Answers the user itself, not a list.
pub fn get_by_username(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let username = Params::new(params, 1, 1)?.string(0)?;
    world
        .visible_user(caller, username)
        .map(rows::user)
        .ok_or_else(codes::no_user)
}

pub fn create(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 1, 2)?;
    let user = params.members(0)?;
    let form = NewUser {
        role: Role::parse(required(user.string("role")?, "role")?)?,
        email: required(user.string("email")?, "email")?,
        name: required(user.string("name")?, "name")?,
        username: user.string("username")?,
        password: required(user.string("password")?, "password")?,
        status: user
            .string("status")?
            .map_or(Ok(Status::Active), Status::parse)?,
    };
    let package = if params.has(1) {
        Some(required(params.members(1)?.int("id")?, "id")?)
    } else {
        None
    };
    world
        .create_user(caller, &form, package)
        .map(Value::Integer)
}

pub fn update(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 2, 2)?;
    let (id, user) = (params.int(0)?, params.members(1)?);
    world.update_user(caller, id, user.string("email")?, user.string("name")?)?;
    Ok(DONE)
}

pub fn set_password(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 3, 3)?;
    world.set_password(caller, params.int(0)?, params.string(1)?, params.string(2)?)?;
    Ok(DONE)
}

/// The username that a filter asks for, if it asks for nothing else: found without a look at everybody.
fn only_username(filter: Members<'_>) -> Option<&str> {
    let mut conditions = filter.iter();
    match (conditions.next(), conditions.next()) {
        (Some(("username", Value::String(username))), None) => Some(username),
        _ => None,
    }
}
