//! Publisher links: status and package of a publisher at its operator.

use std::fmt;

use dxr::Fault;

use super::{Caller, Status, World};
use crate::codes;

/// The pair that names a link, written `publisherId,operatorId`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkId {
    pub publisher: i32,
    pub operator: i32,
}

impl LinkId {
    /// Reads exactly the form that `Display` writes.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        text.split_once(',')
            .and_then(|(publisher, operator)| {
                let publisher = publisher.parse().ok()?;
                let operator = operator.parse().ok()?;
                Some(Self {
                    publisher,
                    operator,
                })
            })
            .filter(|id| id.publisher > 0 && id.operator > 0 && id.to_string() == text)
            .ok_or_else(|| codes::invalid("link id must be publisherId,operatorId"))
    }
}

impl fmt::Display for LinkId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{},{}", self.publisher, self.operator)
    }
}

/// A publisher's relation to its operator.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: LinkId,
    pub status: Status,
    pub package: Option<i32>,
}

/// What an update was given; what is absent keeps its value.
#[derive(Debug, Default)]
pub struct LinkChange {
    pub status: Option<Status>,
    pub package: Option<i32>,
}

impl World {
    /// Changes a link. A deleted one can only be revived, by making it active.
    pub fn update_link(
        &mut self,
        caller: Caller,
        id: LinkId,
        change: &LinkChange,
    ) -> Result<(), Fault> {
        let link = self.own_link(caller, id)?;
        if link.status == Status::Deleted && change.status != Some(Status::Active) {
            return Err(codes::no_link());
        }
        if let Some(package) = change.package {
            self.assignable_package(caller, package)?;
        }
        let link = self.own_link(caller, id)?;
        link.status = change.status.unwrap_or(link.status);
        link.package = change.package.or(link.package);
        Ok(())
    }

    /// Deletes a link. The user and its username stay.
    pub fn delete_link(&mut self, caller: Caller, id: LinkId) -> Result<(), Fault> {
        let link = self.own_link(caller, id)?;
        if link.status == Status::Deleted {
            return Err(codes::no_link());
        }
        link.status = Status::Deleted;
        Ok(())
    }

    /// The operator's links by publisher id, deleted ones included.
    pub fn links(&self, caller: Caller) -> impl Iterator<Item = &Link> {
        self.links
            .values()
            .filter(move |link| link.id.operator == caller.operator)
    }

    fn own_link(&mut self, caller: Caller, id: LinkId) -> Result<&mut Link, Fault> {
        caller.must_be_operator()?;
        if id.operator != caller.operator {
            return Err(codes::not_permitted("not a link of yours"));
        }
        self.links.get_mut(&id).ok_or_else(codes::no_link)
    }
}

#[cfg(test)]
mod tests;
