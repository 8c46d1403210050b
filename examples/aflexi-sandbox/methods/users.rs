//! `user.*` and `security.update`.

use dxr::{Fault, Value};

use super::{DONE, rows};
use crate::args::{Members, Params, required};
use crate::codes;
use crate::query;
use crate::world::{Caller, NewUser, Role, Status, World};

const FILTERS: [&str; 7] = ["id", "username", "email", "name", "role", "status", "agent"];

pub fn get(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 1, 2)?;
    let (filter, options) = (params.members(0)?, params.members(1)?);
    if filter.boolean("self")?.unwrap_or(false) {
        let rows = world.user(caller.user).map(rows::user);
        return query::select(rows, Members::default(), options, &[], None);
    }
    let rows = world.users(caller).map(rows::user);
    query::select(rows, filter, options, &FILTERS, world.max_page)
}

/// Answers the user itself, not a list.
pub fn get_by_username(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let username = Params::new(params, 1, 1)?.string(0)?;
    world
        .users(caller)
        .find(|user| user.username == username)
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
