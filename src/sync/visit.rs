//! A look at accounts that somebody names.

use std::collections::BTreeSet;

use super::Error;
use crate::whmcs::{Origin, Store};

/// Opens jobs for the services of accounts, each given by the account's name or, with a `#` before it, by
/// the number of a service. `cause` goes into the log.
pub fn visit(store: Store<'_>, names: &[String], cause: &str) -> Result<(), Error> {
    let services = services_named(store, names)?;
    Ok(store.open_jobs(&services, cause, Origin::Event)?)
}

/// The services that are meant, in order; a name that stands for none is an error.
pub(super) fn services_named(store: Store<'_>, names: &[String]) -> Result<Vec<i64>, Error> {
    let mut services = BTreeSet::new();
    for name in names {
        let found = match name.strip_prefix('#') {
            Some(number) => service_numbered(store, number)?,
            None => store.services_of_account_named(name)?,
        };
        if found.is_empty() {
            return Err(Error::NotFound(format!(
                "there is no account \"{name}\" with a service; give the name of an account, or the number of \
                 a service as #12"
            )));
        }
        services.extend(found);
    }
    Ok(services.into_iter().collect())
}

/// The service, be it in WHMCS still or only in our memory.
fn service_numbered(store: Store<'_>, number: &str) -> Result<Vec<i64>, Error> {
    let Ok(id) = number.parse::<i64>() else {
        return Ok(Vec::new());
    };
    let found = store.services(&[id])?;
    Ok(found.into_iter().map(|service| service.id).collect())
}
