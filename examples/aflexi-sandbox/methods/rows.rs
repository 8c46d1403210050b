//! Records as the API writes them.

use std::collections::BTreeMap;

use dxr::Value;

use crate::world::{Link, Package, User, World};

pub fn text(value: impl Into<String>) -> Value {
    Value::String(value.into())
}

/// A struct of the given members.
pub fn record<const N: usize>(members: [(&str, Value); N]) -> BTreeMap<String, Value> {
    members.map(|(name, value)| (name.to_owned(), value)).into()
}

/// A user without its secrets.
pub fn user(user: &User) -> Value {
    let mut row = record([
        ("id", Value::Integer(user.id)),
        ("username", text(&user.username)),
        ("email", text(&user.email)),
        ("name", text(&user.name)),
        ("role", text(user.role.name())),
        ("status", text(user.status.name())),
    ]);
    if let Some(agent) = user.agent {
        let agent = record([("id", Value::Integer(agent))]);
        row.insert("agent".to_owned(), Value::Struct(agent));
    }
    Value::Struct(row)
}

pub fn package(world: &World, package: &Package) -> Value {
    let mut row = record([
        ("id", Value::Integer(package.id)),
        ("name", text(&package.name)),
        ("user", mention(world, package.owner)),
        ("type", text(super::packages::TYPE)),
    ]);
    let limits = package
        .limits
        .iter()
        .map(|(name, limit)| (*name, Value::Integer(*limit)));
    let flags = package
        .flags
        .iter()
        .map(|(name, flag)| (*name, Value::Boolean(*flag)));
    row.extend(
        limits
            .chain(flags)
            .map(|(name, value)| (name.to_owned(), value)),
    );
    Value::Struct(row)
}

pub fn link(world: &World, link: &Link) -> Value {
    let mut row = record([
        ("operator", mention(world, link.id.operator)),
        ("status", text(link.status.name())),
    ]);
    if let Some(publisher) = world.user(link.id.publisher) {
        row.insert("publisher".to_owned(), user(publisher));
    }
    if let Some(assigned) = link.package.and_then(|id| world.package(id)) {
        row.insert("bandwidthPackage".to_owned(), package(world, assigned));
    }
    Value::Struct(row)
}

/// A user named inside another record.
fn mention(world: &World, id: i32) -> Value {
    let mut row = record([("id", Value::Integer(id))]);
    if let Some(user) = world.user(id) {
        row.insert("username".to_owned(), text(&user.username));
    }
    Value::Struct(row)
}
