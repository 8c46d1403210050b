//! Aflexi's methods: for each a request with its members in the order the original plugin wrote
//! them, and a reader of what is needed from its reply.

pub(super) mod link;
pub(super) mod package;
pub(super) mod security;
pub(super) mod stats;
pub(super) mod themability;
pub(super) mod user;

#[cfg(test)]
mod tests;

use super::xmlrpc::Struct;

/// A reference to something: `{id: …}`.
fn by_id(id: i64) -> Struct<'static> {
    Struct::new().with("id", id)
}
