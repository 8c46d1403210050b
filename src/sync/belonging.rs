//! Whom the accounts belong to: one operator, and one WHMCS (R12). With another operator's
//! credentials, or in a copy of the site, nothing is written at the platform until an admin decides.

use super::admission::HALT;
use super::{Error, Reason, breaker};
use crate::whmcs::Store;

const OPERATOR: &str = "operator";
const SITE: &str = "site";
/// Refusals that another operator may see otherwise.
const AT_THE_PLATFORM: [&str; 4] = [
    "not_ours",
    "name_conflict",
    "platform_refused",
    "package_refused",
];

/// The operator that the accounts belong to, once it is known.
pub(super) fn operator(store: Store<'_>) -> Result<Option<String>, Error> {
    Ok(store.meta()?.text(OPERATOR).map(str::to_owned))
}

/// The platform said who we are. Operator and site are remembered once there are accounts; another
/// operator than theirs is a reason to stop, which is asked about.
pub(super) fn claim(store: Store<'_>, found: &str) -> Result<Option<Reason>, Error> {
    let site = store.site()?;
    if store.has_made_accounts()? {
        store.set_meta_once(SITE, &site)?;
        let expected = store.set_meta_once(OPERATOR, found)?;
        if expected != found {
            let reason = Reason::new("other_operator")
                .with("expected", expected)
                .with("found", found);
            store.set_meta(HALT, &reason.to_json())?;
            breaker::close(store)?;
            return Ok(Some(reason));
        }
    } else {
        store.set_meta(SITE, &site)?;
        move_to(store, found)?;
    }
    Ok(None)
}

/// This WHMCS is another than the accounts belong to: its address or its database has another name.
pub(super) fn other_site(store: Store<'_>) -> Result<Option<Reason>, Error> {
    let found = store.site()?;
    let meta = store.meta()?;
    let expected = match (meta.text(SITE), meta.text(OPERATOR)) {
        (Some(site), _) => site.to_owned(),
        // Accounts of a version that did not remember its site.
        (None, Some(_)) => store.set_meta_once(SITE, &found)?,
        (None, None) => return Ok(None),
    };
    if expected == found || !store.has_made_accounts()? {
        return Ok(None);
    }
    Ok(Some(
        Reason::new("other_site")
            .with("expected", expected)
            .with("found", found),
    ))
}

/// The login that was last used is another operator's.
pub(super) fn other_operator(store: Store<'_>) -> Result<Option<Reason>, Error> {
    let meta = store.meta()?;
    let halt = meta.text(HALT).and_then(Reason::from_json);
    Ok(halt.filter(|halt| halt.code == "other_operator"))
}

/// From now on accounts are made at this operator; those of the former one are left alone. False if
/// it is not the one that was found.
pub(super) fn accept_operator(store: Store<'_>, found: &str) -> Result<bool, Error> {
    let asked = other_operator(store)?;
    if asked.is_none_or(|asked| asked.args.get("found").is_none_or(|text| text != found)) {
        return Ok(false);
    }
    move_to(store, found)?;
    // What the former one refused, this one may take.
    store.retry_refused(&AT_THE_PLATFORM)?;
    store.forget_meta(HALT)?;
    Ok(true)
}

fn move_to(store: Store<'_>, operator: &str) -> Result<(), Error> {
    store.unbind_other_operators(operator)?;
    Ok(store.set_meta(OPERATOR, operator)?)
}

/// From now on the accounts belong to this site. False if it is not the one that was found.
pub(super) fn accept_site(store: Store<'_>, found: &str) -> Result<bool, Error> {
    if store.site()? != found {
        return Ok(false);
    }
    store.set_meta(SITE, found)?;
    Ok(true)
}
