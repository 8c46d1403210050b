//! What comes with the CDN as it is agreed: which products, and whether it is charged for (R1, R7).

use super::entitlement::{Offer, is_free};
use super::legacy::moved_over;
use super::{Error, Reason, Settings};
use crate::whmcs::{ProductAddon, Store};

/// The product addon that services must hold, as an admin last agreed; empty while the CDN is free.
const CHARGED_ADDON: &str = "charged_addon";

/// The product addon, and how it is charged for.
pub(super) struct Agreement {
    pub addon: ProductAddon,
    /// The product addon that must be held, as agreed.
    pub charged: Option<i64>,
    /// The same as the product addon is priced now.
    pub priced: Option<i64>,
    suspend_overdue_days: Option<i64>,
    is_stored: bool,
}

impl Agreement {
    /// What is offered as agreed.
    pub(super) fn offer(&self) -> Offer {
        self.offer_with(self.charged)
    }

    /// What would be offered if the present price counted.
    pub(super) fn offer_as_priced(&self) -> Offer {
        self.offer_with(self.priced)
    }

    /// The price is not what was agreed.
    pub(super) fn is_in_question(&self) -> bool {
        self.charged != self.priced
    }

    fn offer_with(&self, charged_addon: Option<i64>) -> Offer {
        Offer {
            enabled: self.addon.products().into_iter().collect(),
            charged_addon,
            suspend_overdue_days: self.suspend_overdue_days,
            ..Offer::default()
        }
    }

    /// Remembers it, before the first account is made by it.
    pub(super) fn keep(&self, store: Store<'_>) -> Result<(), Error> {
        if self.is_stored {
            return Ok(());
        }
        agree(store, self.charged)
    }
}

/// Reads the agreement; a product addon that was deleted is a problem, not "nothing enabled". While
/// nobody has an account yet, its price counts without asking; but not while accounts of an earlier plugin
/// move over, which looked at no price.
pub(super) fn agreement(store: Store<'_>) -> Result<Result<Agreement, Reason>, Error> {
    let meta = store.meta()?;
    let Some(addon) = store.product_addon()? else {
        let id = meta.int("product_addon").unwrap_or_default();
        return Ok(Err(Reason::new("product_addon_missing").with("id", id)));
    };
    let priced = (!is_free(&addon.billing_cycle)).then_some(addon.id);
    let stored = meta.text(CHARGED_ADDON).map(|id| id.parse().ok());
    let mut charged = stored.flatten();
    if charged != priced && moved_over(&meta).is_none() && !store.has_made_accounts()? {
        charged = priced;
    }
    Ok(Ok(Agreement {
        addon,
        charged,
        priced,
        suspend_overdue_days: Settings::read(&store.settings()?).suspend_overdue_days,
        is_stored: stored == Some(charged),
    }))
}

/// From now on services must hold this product addon, or none.
pub(super) fn agree(store: Store<'_>, charged: Option<i64>) -> Result<(), Error> {
    let id = charged.map_or_else(String::new, |id| id.to_string());
    Ok(store.set_meta(CHARGED_ADDON, &id)?)
}
