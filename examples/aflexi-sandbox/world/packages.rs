//! Bandwidth packages: an operator's plans.

use std::collections::BTreeMap;

use dxr::Fault;

use super::{Caller, Link, Status, World};
use crate::codes;

/// The whole-number limits: name, default, least value.
pub const LIMITS: [(&str, i32, i32); 4] = [
    ("bandwidthLimit", -1, -1),
    ("diskSpaceLimit", 0, 0),
    ("speedLimit", 0, 0),
    ("resourceLimit", 0, 0),
];

/// The yes-no settings: name, default.
pub const FLAGS: [(&str, bool); 4] = [
    ("dedicatedBandwidth", false),
    ("streamingAllowed", false),
    ("sslEnabled", false),
    ("servingAllLocations", true),
];

/// A plan of an operator.
#[derive(Clone)]
pub struct Package {
    pub id: i32,
    pub owner: i32,
    pub name: String,
    pub limits: BTreeMap<&'static str, i32>,
    pub flags: BTreeMap<&'static str, bool>,
}

/// What a create or an update was given; what is absent keeps its value or its default.
#[derive(Default)]
pub struct PackageForm<'a> {
    pub name: Option<&'a str>,
    pub owner: Option<i32>,
    pub limits: BTreeMap<&'static str, i32>,
    pub flags: BTreeMap<&'static str, bool>,
}

impl<'a> PackageForm<'a> {
    /// A package with every limit at its default.
    pub fn named(name: &'a str) -> Self {
        Self {
            name: Some(name),
            ..Self::default()
        }
    }
}

impl World {
    pub fn create_package(&mut self, caller: Caller, form: &PackageForm<'_>) -> Result<i32, Fault> {
        caller.must_be_operator()?;
        let name = form.name.ok_or_else(|| codes::missing("name"))?;
        self.check_package(caller, form, None)?;
        let mut package = Package {
            id: self.next_id(),
            owner: caller.operator,
            name: name.to_owned(),
            limits: LIMITS.map(|(limit, default, _)| (limit, default)).into(),
            flags: FLAGS.into(),
        };
        package.limits.extend(&form.limits);
        package.flags.extend(&form.flags);
        let id = package.id;
        self.packages.insert(id, package);
        Ok(id)
    }

    pub fn update_package(
        &mut self,
        caller: Caller,
        id: i32,
        form: &PackageForm<'_>,
    ) -> Result<(), Fault> {
        self.check_own_package(caller, id)?;
        self.check_package(caller, form, Some(id))?;
        let package = self.packages.get_mut(&id).ok_or_else(codes::no_package)?;
        if let Some(name) = form.name {
            package.name = name.to_owned();
        }
        package.limits.extend(&form.limits);
        package.flags.extend(&form.flags);
        Ok(())
    }

    pub fn delete_package(&mut self, caller: Caller, id: i32) -> Result<(), Fault> {
        self.check_own_package(caller, id)?;
        let using = |link: &&mut Link| link.package == Some(id);
        if self
            .links
            .values_mut()
            .filter(using)
            .any(|link| link.status != Status::Deleted)
        {
            return Err(codes::fault(
                codes::PACKAGE_IN_USE,
                "Bandwidth package is in use",
            ));
        }
        // A deleted link may be revived later: it must not name a package that is gone.
        for link in self.links.values_mut().filter(using) {
            link.package = None;
        }
        self.packages.remove(&id);
        Ok(())
    }

    /// The packages the caller may see, by id: an operator's own, a publisher's current one.
    pub fn packages(&self, caller: Caller) -> impl Iterator<Item = &Package> {
        self.packages.values().filter(move |package| {
            package.owner == caller.operator
                && (caller.is_operator()
                    || self.links.values().any(|link| {
                        link.id.publisher == caller.user && link.package == Some(package.id)
                    }))
        })
    }

    /// Any package, for the rows that mention it.
    pub fn package(&self, id: i32) -> Option<&Package> {
        self.packages.get(&id)
    }

    /// A package may be assigned by its owner; to anyone else it does not exist.
    pub(super) fn assignable_package(&self, caller: Caller, id: i32) -> Result<(), Fault> {
        match self.packages.get(&id) {
            Some(package) if package.owner == caller.operator => Ok(()),
            _ => Err(codes::no_package()),
        }
    }

    fn check_own_package(&self, caller: Caller, id: i32) -> Result<(), Fault> {
        caller.must_be_operator()?;
        let package = self.packages.get(&id).ok_or_else(codes::no_package)?;
        if package.owner == caller.operator {
            return Ok(());
        }
        Err(codes::not_permitted("not a package of yours"))
    }

    fn check_package(
        &self,
        caller: Caller,
        form: &PackageForm<'_>,
        itself: Option<i32>,
    ) -> Result<(), Fault> {
        if form.owner.is_some_and(|owner| owner != caller.operator) {
            return Err(codes::not_permitted("a package belongs to its operator"));
        }
        for (limit, _, least) in LIMITS {
            if form.limits.get(limit).is_some_and(|value| *value < least) {
                return Err(codes::invalid(&format!("{limit} must be {least} or more")));
            }
        }
        let Some(name) = form.name else {
            return Ok(());
        };
        if name.is_empty() {
            return Err(codes::invalid("name must not be empty"));
        }
        let taken = self.packages.values().any(|other| {
            other.owner == caller.operator && other.name == name && Some(other.id) != itself
        });
        if taken {
            return Err(codes::fault(
                codes::PACKAGE_EXISTS,
                format!("Bandwidth package already exists: {name}"),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
