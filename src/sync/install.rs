//! Activation and upgrade. Each may be repeated after a half-run.

use serde::Serialize;

use super::{Error, Reason};
use crate::whmcs::{SCHEMA, Store};

const LOCK: &str = "install";
const LOCK_SECONDS: u32 = 10;

/// Our tables are missing or of an older version.
pub(super) const NOT_INSTALLED: &str = "not_installed";
/// Our tables are of a newer version.
const NEWER_SCHEMA: &str = "newer_schema";
/// What keeps this version from working with our tables at all.
pub(super) const UNUSABLE: [&str; 2] = [NOT_INSTALLED, NEWER_SCHEMA];

/// What activation found or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Installed {
    /// The schema our tables are at.
    pub schema: i64,
    /// `tbladdons.id` of the product addon (R1).
    pub product_addon: i64,
    /// It was made now.
    pub product_addon_made: bool,
}

/// Makes or completes our tables and the product addon. One whose row was deleted is made again:
/// activating is the admin's wish to have it.
pub fn install(store: Store<'_>) -> Result<Installed, Error> {
    locked(store, || {
        known(store)?;
        let schema = store.migrate(0)?;
        let (product_addon, product_addon_made) = store.ensure_product_addon()?;
        Ok(Installed {
            schema,
            product_addon,
            product_addon_made,
        })
    })
}

/// Brings our tables to the schema of this version. Hooks of new files may run before WHMCS asks
/// for the upgrade, so every worker calls this.
pub fn upgrade(store: Store<'_>) -> Result<i64, Error> {
    if is_current(store)? {
        return Ok(SCHEMA);
    }
    locked(store, || Ok(store.migrate(known(store)?)?))
}

/// Our tables are of the schema that this version works with.
pub fn is_current(store: Store<'_>) -> Result<bool, Error> {
    Ok(store.schema()? == Some(SCHEMA))
}

/// What keeps this version from working with our tables; `None` if nothing does.
pub(super) fn unusable(store: Store<'_>) -> Result<Option<Reason>, Error> {
    Ok(match store.schema()? {
        Some(SCHEMA) => None,
        reached => newer(reached).or_else(|| Some(Reason::new(NOT_INSTALLED))),
    })
}

/// Our tables are of a newer version, so nothing can be done.
pub fn newer_schema(store: Store<'_>) -> Result<Option<Reason>, Error> {
    Ok(newer(store.schema()?))
}

fn newer(reached: Option<i64>) -> Option<Reason> {
    let reached = reached.filter(|reached| *reached > SCHEMA)?;
    let reason = Reason::new(NEWER_SCHEMA).with("schema", reached);
    Some(reason.with("known", SCHEMA))
}

/// The schema that our tables are at, 0 without any. A newer version's are not touched.
fn known(store: Store<'_>) -> Result<i64, Error> {
    let reached = store.schema()?.unwrap_or_default();
    if reached > SCHEMA {
        return Err(Error::Refused(format!(
            "the addon's tables are of a newer version (schema {reached}, this extension knows {SCHEMA}), so \
             nothing was done; install the newer extension again"
        )));
    }
    Ok(reached)
}

pub(super) fn locked<T>(
    store: Store<'_>,
    work: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    if !store.lock(LOCK, LOCK_SECONDS)? {
        return Err(Error::Refused(
            "another activation or upgrade of the addon is running; try again in a minute".into(),
        ));
    }
    let result = work();
    store.unlock(LOCK)?;
    result
}
