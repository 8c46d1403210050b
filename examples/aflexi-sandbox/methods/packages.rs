//! `bandwidthPackage.*`.

use dxr::{Fault, Value};

use super::{DONE, rows};
use crate::args::{Members, Params, required};
use crate::codes;
use crate::query;
use crate::world::{Caller, FLAGS, LIMITS, Package, PackageForm, World};

/// The only kind of package there is.
pub const TYPE: &str = "PUBLISHER_LINK";

const FILTERS: [&str; 4] = ["id", "name", "user", "type"];

pub fn get(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 1, 2)?;
    let row = |package: &Package| rows::package(world, package);
    let (filter, options) = (params.members(0)?, params.members(1)?);
    let packages = world.packages(caller);
    query::select(packages, row, filter, options, &FILTERS, world.max_page)
}

pub fn create(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let package = Params::new(params, 1, 1)?.members(0)?;
    required(package.get("type"), "type")?;
    let form = form(package)?;
    world.create_package(caller, &form).map(Value::Integer)
}

pub fn update(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    let params = Params::new(params, 2, 2)?;
    let form = form(params.members(1)?)?;
    world.update_package(caller, params.int(0)?, &form)?;
    Ok(DONE)
}

pub fn delete(world: &mut World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    world.delete_package(caller, Params::new(params, 1, 1)?.int(0)?)?;
    Ok(DONE)
}

fn form(package: Members<'_>) -> Result<PackageForm<'_>, Fault> {
    if package.string("type")?.is_some_and(|kind| kind != TYPE) {
        return Err(codes::invalid("type must be PUBLISHER_LINK"));
    }
    let mut form = PackageForm {
        name: package.string("name")?,
        owner: package.id_of("user")?,
        ..PackageForm::default()
    };
    for (name, _, _) in LIMITS {
        form.limits
            .extend(package.int(name)?.map(|limit| (name, limit)));
    }
    for (name, _) in FLAGS {
        form.flags
            .extend(package.boolean(name)?.map(|flag| (name, flag)));
    }
    Ok(form)
}
