//! Activation and upgrade. Each may be repeated after a half-run.

use serde::Serialize;

use super::Error;
use crate::whmcs::{SCHEMA, Store};

const LOCK: &str = "install";
const LOCK_SECONDS: u32 = 10;

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
    if store.schema()? == Some(SCHEMA) {
        return Ok(SCHEMA);
    }
    locked(store, || {
        let reached = store.schema()?.unwrap_or_default();
        if reached > SCHEMA {
            return Err(Error::Refused(format!(
                "the addon's tables are of a newer version (schema {reached}, this extension knows {SCHEMA}); \
                 install the newer extension again"
            )));
        }
        Ok(store.migrate(reached)?)
    })
}

fn locked<T>(store: Store<'_>, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    if !store.lock(LOCK, LOCK_SECONDS)? {
        return Err(Error::Refused(
            "another activation or upgrade of the addon is running; try again in a minute".into(),
        ));
    }
    let result = work();
    store.unlock(LOCK)?;
    result
}
