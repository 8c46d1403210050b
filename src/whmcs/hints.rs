//! Hints: that something happened. Appended by hooks inside WHMCS's requests, read by the worker.
//!
//! A hook costs at most one plain SELECT and one INSERT into a table without unique keys: nothing
//! here can block WHMCS's transaction or be blocked by another hook.

use super::database::id_list;
use super::log::cut;
use super::{DatabaseError, Store};

/// What the number in a hint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// `tblinvoices.id`
    Invoice,
    /// `tblhosting.id`
    Service,
    /// `tblclients.id`
    Client,
}

impl HintKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Invoice, Self::Service, Self::Client];

    /// The word in the table and in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Service => "service",
            Self::Client => "client",
        }
    }

    /// Reads [`HintKind::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A hint that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its own id.
    pub id: i64,
    /// What `subject` is.
    pub kind: HintKind,
    /// The id in WHMCS.
    pub subject: i64,
    /// What asked for it.
    pub cause: String,
}

/// The service that an invoice item `i` bills: directly, or by an upgrade or an addon of it.
const BILLED_SERVICE: &str = "CASE
    WHEN i.type = 'Hosting' OR i.type LIKE 'ProrataProduct%' THEN i.relid
    WHEN i.type = 'Upgrade' THEN (SELECT u.relid FROM tblupgrades u WHERE u.id = i.relid)
    WHEN i.type = 'Addon' OR i.type LIKE 'ProrataAddon%'
    THEN (SELECT ha.hostingid FROM tblhostingaddons ha WHERE ha.id = i.relid) END";

impl Store<'_> {
    /// Notes a hint if it concerns an enabled product or a service that has an account.
    pub fn note(
        &self,
        kind: HintKind,
        id: i64,
        cause: &str,
        delay_seconds: i64,
    ) -> Result<bool, DatabaseError> {
        if self.concerned_services(kind, &[id], true)?.is_empty() {
            return Ok(false);
        }
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "INSERT INTO {p}hints (kind, subject_id, cause, due_at)
                 VALUES (?, ?, ?, UTC_TIMESTAMP() + INTERVAL ? SECOND)"
            ),
            &[
                kind.as_str().into(),
                id.into(),
                cut(cause, 64).into(),
                delay_seconds.max(0).into(),
            ],
        )?;
        Ok(true)
    }

    /// The oldest hints that are due.
    pub fn due_hints(&self, limit: usize) -> Result<Vec<Hint>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT id, kind, subject_id, cause FROM {p}hints
                 WHERE due_at <= UTC_TIMESTAMP() AND kind IN (?, ?, ?) ORDER BY id LIMIT {limit}"
            ),
            // A kind that only a later version knows waits for it.
            &HintKind::ALL.map(|kind| kind.as_str().into()),
        )?;
        let mut hints = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let id = cells.int()?;
            let kind = cells.text()?;
            hints.push(Hint {
                id,
                kind: HintKind::parse(&kind)
                    .ok_or_else(|| DatabaseError::new(format!("hint {id} is of no known kind")))?,
                subject: cells.int()?,
                cause: cells.text()?,
            });
        }
        Ok(hints)
    }

    /// Removes hints whose jobs are open.
    pub fn forget_hints(&self, ids: &[i64]) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!("DELETE FROM {p}hints WHERE id IN ({})", id_list(ids)),
                &[],
            )
            .map(drop)
    }

    /// The services behind invoices, services or clients that are of an enabled product or have an
    /// account. With `any` at most one, which answers "does it concern us?".
    pub fn concerned_services(
        &self,
        kind: HintKind,
        ids: &[i64],
        any: bool,
    ) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let candidates = self.candidates(kind, &id_list(ids));
        let limit = if any { " LIMIT 1" } else { "" };
        let rows = self.db.query(
            &format!(
                "SELECT DISTINCT x.id
                 FROM ({candidates}) x
                 LEFT JOIN tblhosting h ON h.id = x.id
                 LEFT JOIN {p}services s ON s.service_id = x.id AND s.account_id IS NOT NULL
                 LEFT JOIN {p}meta m ON m.name = 'product_addon'
                 LEFT JOIN tbladdons a ON a.id = CAST(m.value AS UNSIGNED)
                 WHERE s.service_id IS NOT NULL OR FIND_IN_SET(h.packageid, a.packages){limit}"
            ),
            &[],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    // A mass payment leads to its originals, one level down; an invoice without items of its own
    // services to those of the order it was the first invoice of.
    fn candidates(&self, kind: HintKind, ids: &str) -> String {
        let p = self.brand.table_prefix;
        match kind {
            HintKind::Service => {
                format!(
                    "SELECT id FROM tblhosting WHERE id IN ({ids})
                         UNION SELECT service_id FROM {p}services WHERE service_id IN ({ids})"
                )
            }
            HintKind::Client => format!(
                "SELECT id FROM tblhosting WHERE userid IN ({ids})
                 UNION SELECT s.service_id FROM {p}accounts c
                       JOIN {p}services s ON s.account_id = c.id WHERE c.client_id IN ({ids})"
            ),
            HintKind::Invoice => {
                let originals = format!(
                    "FROM tblinvoiceitems m JOIN {{}} WHERE m.invoiceid IN ({ids}) AND m.type = 'Invoice'"
                );
                let items = originals.replace("{}", "tblinvoiceitems i ON i.invoiceid = m.relid");
                let orders = originals.replace(
                    "{}",
                    "tblorders o ON o.invoiceid = m.relid JOIN tblhosting h ON h.orderid = o.id",
                );
                format!(
                    "SELECT {BILLED_SERVICE} AS id FROM tblinvoiceitems i WHERE i.invoiceid IN ({ids})
                     UNION SELECT h.id FROM tblorders o JOIN tblhosting h ON h.orderid = o.id
                           WHERE o.invoiceid IN ({ids})
                     UNION SELECT {BILLED_SERVICE} {items}
                     UNION SELECT h.id {orders}"
                )
            }
        }
    }
}
