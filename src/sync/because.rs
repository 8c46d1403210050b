//! Why WHMCS wants something, with the days of the invoice that decides.

use std::collections::HashMap;

use serde::Serialize;

use super::{Error, Reason};
use crate::whmcs::{InvoiceDates, Store};

/// A reason for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Because {
    /// The reason, if one is known.
    pub reason: Option<Reason>,
    /// `Y-m-d`: when the invoice that decides was paid.
    pub paid: Option<String>,
    /// `Y-m-d`: when money for it was last paid back.
    pub refunded: Option<String>,
}

impl Because {
    /// Reasons as stored, in their order; the days take one statement.
    pub(super) fn read<'a>(
        store: Store<'_>,
        reasons: impl Iterator<Item = Option<&'a str>>,
    ) -> Result<Vec<Self>, Error> {
        let reasons: Vec<Option<Reason>> = reasons
            .map(|json| json.and_then(Reason::from_json))
            .collect();
        let invoices: Vec<i64> = reasons.iter().flatten().filter_map(invoice).collect();
        let dates = store.invoice_dates(&invoices)?;
        Ok(reasons
            .into_iter()
            .map(|reason| Self::dated(reason, &dates))
            .collect())
    }

    fn dated(reason: Option<Reason>, dates: &HashMap<i64, InvoiceDates>) -> Self {
        let id = reason.as_ref().and_then(invoice);
        let dates = id.and_then(|id| dates.get(&id)).cloned();
        let InvoiceDates { paid, refunded } = dates.unwrap_or_default();
        Self {
            reason,
            paid,
            refunded,
        }
    }
}

fn invoice(reason: &Reason) -> Option<i64> {
    reason.args.get("invoice")?.as_i64()
}
