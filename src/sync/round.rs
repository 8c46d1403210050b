//! The walk of a pass: from range to range of the services in scope, past those that did not change
//! since there was nothing to do about them.

use std::collections::HashSet;

use super::Error;
use super::entitlement::Offer;
use super::survey::{Eagerness, Survey, Surveyor};
use crate::cdn::Capabilities;
use crate::whmcs::{Basis, Range, Store, Unseen};

/// Services in a range: they take a constant number of statements.
const RANGE: usize = 1000;

/// How far a pass looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// At what changed since there was nothing to do about it.
    Changes,
    /// At everything, whatever was found before.
    Everything,
}

/// Looks at the services in scope under the offer that holds, and remembers about which there is nothing
/// to do. What is to be done is found again by each walk, however far it reaches, until somebody is at it:
/// so the brake always sees all of it.
pub(super) fn walk(
    store: Store<'_>,
    products: &[i64],
    offer: &Offer,
    can: Capabilities,
    reach: Reach,
) -> Result<Survey, Error> {
    let mut surveyor = Surveyor::new(store, offer, can, Eagerness::Differences)?;
    let text = format!(
        "{} {:?} {offer_days:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        offer.charged_addon,
        surveyor.can,
        offer_days = offer.suspend_overdue_days,
    );
    let basis = Basis {
        text: &text,
        charged_addon: offer.charged_addon,
        overdue_days: offer.suspend_overdue_days,
    };
    let mut after = 0;
    while let Some(end) = store.end_of_range(products, after, RANGE)? {
        let range = Range {
            products,
            after,
            end,
        };
        let unseen = store.unseen(range, basis)?;
        let services = match reach {
            Reach::Changes => unseen.iter().map(|unseen| unseen.service).collect(),
            Reach::Everything => store.services_in_scope(products, after, RANGE)?,
        };
        after = end;
        if services.is_empty() {
            continue;
        }
        let settled: HashSet<i64> = surveyor.look_at(&services)?.into_iter().collect();
        let seen: Vec<(i64, &str)> = unseen
            .iter()
            .filter(|unseen| settled.contains(&unseen.service))
            .filter_map(|Unseen { service, digest }| Some((*service, digest.as_deref()?)))
            .collect();
        store.see(&seen)?;
        let unsettled: Vec<i64> = services
            .into_iter()
            .filter(|service| !settled.contains(service))
            .collect();
        store.unsee(&unsettled)?;
    }
    Ok(surveyor.found)
}
