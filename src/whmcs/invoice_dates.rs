//! When invoices were paid and refunded, for people to read.

use std::collections::HashMap;

use super::database::id_list;
use super::{DatabaseError, Store};

/// Days as WHMCS wrote them, `Y-m-d`, in its own time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoiceDates {
    /// When it was paid.
    pub paid: Option<String>,
    /// When money was last paid back.
    pub refunded: Option<String>,
}

impl Store<'_> {
    /// Those of some invoices, by their number.
    pub fn invoice_dates(&self, ids: &[i64]) -> Result<HashMap<i64, InvoiceDates>, DatabaseError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = self.db.query(
            &format!(
                "SELECT v.id, IF(v.datepaid > '1000-01-01', DATE(v.datepaid), NULL),
                        (SELECT DATE(MAX(t.date)) FROM tblaccounts t
                         WHERE t.invoiceid = v.id AND t.amountout > 0)
                 FROM tblinvoices v WHERE v.id IN ({})",
                id_list(ids)
            ),
            &[],
        )?;
        let mut dates = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let id = cells.int()?;
            let (paid, refunded) = (cells.optional_text()?, cells.optional_text()?);
            dates.insert(id, InvoiceDates { paid, refunded });
        }
        Ok(dates)
    }
}
