//! Hints: that something happened. Appended by hooks inside WHMCS's requests, read by the worker.
//!
//! A hook costs at most one plain SELECT and one INSERT into a table without unique keys: nothing
//! here can block WHMCS's transaction or be blocked by another hook.

use super::database::{id_list, is_four_bytes, row_placeholders};
use super::log::cut;
use super::{DatabaseError, Store, Value};

/// What the number in a hint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// `tblinvoices.id`
    Invoice,
    /// `tblhosting.id`
    Service,
    /// `tblhostingaddons.id`
    Addon,
    /// `tblupgrades.id`
    Upgrade,
    /// `tblorders.id`
    Order,
    /// `tblclients.id`
    Client,
    /// `tblproducts.id`: everything is looked at.
    Product,
    /// `tbladdons.id`: everything is looked at if it is the one of the CDN.
    ProductAddon,
    /// None: the addon's settings; everything is looked at.
    Settings,
    /// None: a full pass is wanted.
    Pass,
}

impl HintKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Invoice,
        Self::Service,
        Self::Addon,
        Self::Upgrade,
        Self::Order,
        Self::Client,
        Self::Product,
        Self::ProductAddon,
        Self::Settings,
        Self::Pass,
    ];

    /// The word in the table and in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Service => "service",
            Self::Addon => "addon",
            Self::Upgrade => "upgrade",
            Self::Order => "order",
            Self::Client => "client",
            Self::Product => "product",
            Self::ProductAddon => "product_addon",
            Self::Settings => "settings",
            Self::Pass => "pass",
        }
    }

    /// Reads [`HintKind::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether it names something.
    pub fn has_subject(self) -> bool {
        !matches!(self, Self::Settings | Self::Pass)
    }

    /// Whether it leads to single services.
    pub fn leads_to_services(self) -> bool {
        !matches!(
            self,
            Self::Product | Self::ProductAddon | Self::Settings | Self::Pass
        )
    }
}

/// When a hint may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Seconds until the change is sure to be visible in the tables.
    pub delay: i64,
    /// The rows will be gone by then.
    pub gone: bool,
}

/// The change is in the tables.
pub const NOW: When = When {
    delay: 0,
    gone: false,
};

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

/// No hint waits for more than a few seconds: one that seems to was left before the clock was put back.
const DUE: &str = "(due_at <= UTC_TIMESTAMP() OR due_at > UTC_TIMESTAMP() + INTERVAL 1 MINUTE)";

impl Store<'_> {
    /// Notes a hint if it concerns an enabled product or a service that has an account. Where the
    /// rows will be gone, the services behind them are noted instead.
    pub fn note(
        &self,
        kind: HintKind,
        id: i64,
        cause: &str,
        when: When,
    ) -> Result<bool, DatabaseError> {
        let concerns_us = match kind {
            HintKind::Settings | HintKind::Pass => true,
            HintKind::Product => self.is_cdn_product(id)?,
            HintKind::ProductAddon => self.is_our_product_addon(id)?,
            // Its row may be gone already: which service had it is seen by looking at everything.
            HintKind::Addon => self.is_charged()?,
            _ if when.gone => {
                let services = self.concerned_services(kind, &[id], false)?;
                return self.append(HintKind::Service, &services, cause, when.delay);
            }
            _ => !self.concerned_services(kind, &[id], true)?.is_empty(),
        };
        if concerns_us {
            self.append(kind, &[id], cause, when.delay)
        } else {
            Ok(false)
        }
    }

    /// Notes hints about the invoices of a payment or a refund, by its own row.
    pub fn note_payment(
        &self,
        payment: i64,
        cause: &str,
        delay: i64,
    ) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            "SELECT invoiceid FROM tblaccounts WHERE id = ? AND invoiceid > 0
             UNION SELECT o.invoiceid FROM tblaccounts t JOIN tblaccounts o ON o.id = t.refundid
                   WHERE t.id = ? AND o.invoiceid > 0",
            &[payment.into(), payment.into()],
        )?;
        self.append(HintKind::Invoice, &ids(&rows)?, cause, delay)
    }

    /// Notes hints about the invoices of every payment with a transaction id.
    pub fn note_transaction(
        &self,
        transaction: &str,
        cause: &str,
        delay: i64,
    ) -> Result<bool, DatabaseError> {
        // No gateway makes such ids, and a column of another character set cannot be compared with them.
        if transaction.trim().is_empty() || transaction.contains(is_four_bytes) {
            return Ok(false);
        }
        let rows = self.db.query(
            "SELECT DISTINCT invoiceid FROM tblaccounts WHERE transid = ? AND invoiceid > 0",
            &[transaction.into()],
        )?;
        self.append(HintKind::Invoice, &ids(&rows)?, cause, delay)
    }

    fn append(
        &self,
        kind: HintKind,
        subjects: &[i64],
        cause: &str,
        delay: i64,
    ) -> Result<bool, DatabaseError> {
        if subjects.is_empty() {
            return Ok(false);
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(subjects.len(), 4)
            .replace("?)", "UTC_TIMESTAMP() + INTERVAL ? SECOND)");
        let mut values: Vec<Value> = Vec::with_capacity(subjects.len() * 4);
        for subject in subjects {
            values.extend([
                kind.as_str().into(),
                (*subject).into(),
                cut(cause, 64).into(),
                delay.max(0).into(),
            ]);
        }
        self.db.execute(
            &format!("INSERT INTO {p}hints (kind, subject_id, cause, due_at) VALUES {rows}"),
            &values,
        )?;
        Ok(true)
    }

    /// The oldest hints that are due.
    pub fn due_hints(&self, limit: usize) -> Result<Vec<Hint>, DatabaseError> {
        let p = self.brand.table_prefix;
        let kinds = ["?"; HintKind::ALL.len()].join(",");
        let rows = self.db.query(
            &format!(
                "SELECT id, kind, subject_id, cause FROM {p}hints
                 WHERE {DUE} AND kind IN ({kinds}) ORDER BY id LIMIT {limit}"
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

    /// Takes the hints of a kind that are due away; true if there were any.
    pub fn take_hints(&self, kind: HintKind) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let taken = self.db.execute(
            &format!("DELETE FROM {p}hints WHERE kind = ? AND {DUE}"),
            &[kind.as_str().into()],
        )?;
        Ok(taken > 0)
    }

    /// How many hints wait, also those whose change may not be visible yet.
    pub fn count_hints(&self) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self
            .db
            .query(&format!("SELECT COUNT(*) FROM {p}hints"), &[])?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
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

    fn is_cdn_product(&self, product: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT 1 FROM {p}meta m JOIN tbladdons a ON a.id = CAST(m.value AS UNSIGNED)
                 WHERE m.name = 'product_addon' AND FIND_IN_SET(?, a.packages)
                 UNION ALL (SELECT 1 FROM tblhosting h JOIN {p}services s ON s.service_id = h.id
                            WHERE h.packageid = ? AND s.account_id IS NOT NULL LIMIT 1) LIMIT 1"
            ),
            &[product.into(), product.into()],
        )?;
        Ok(!rows.is_empty())
    }

    fn is_our_product_addon(&self, addon: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT 1 FROM {p}meta WHERE name = 'product_addon' AND value = ?"),
            &[addon.to_string().into()],
        )?;
        Ok(!rows.is_empty())
    }

    fn is_charged(&self) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT 1 FROM {p}meta WHERE name = 'charged_addon' AND value <> ''"),
            &[],
        )?;
        Ok(!rows.is_empty())
    }

    /// Whether all of these rows of `tblhostingaddons` are still there.
    pub fn addons_exist(&self, addons: &[i64]) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            &format!(
                "SELECT id FROM tblhostingaddons WHERE id IN ({})",
                id_list(addons)
            ),
            &[],
        )?;
        let there = ids(&rows)?;
        Ok(addons.iter().all(|id| there.contains(id)))
    }

    /// The services behind the subjects of hints that are of an enabled product or have an account.
    /// With `any` at most one, which answers "does it concern us?".
    pub fn concerned_services(
        &self,
        kind: HintKind,
        subjects: &[i64],
        any: bool,
    ) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let candidates = self.candidates(kind, &id_list(subjects));
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
        ids(&rows)
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
            HintKind::Addon => {
                format!("SELECT hostingid AS id FROM tblhostingaddons WHERE id IN ({ids})")
            }
            HintKind::Upgrade => format!(
                "SELECT relid AS id FROM tblupgrades WHERE id IN ({ids}) AND type <> 'addon'
                 UNION SELECT ha.hostingid FROM tblupgrades u JOIN tblhostingaddons ha ON ha.id = u.relid
                       WHERE u.id IN ({ids}) AND u.type = 'addon'"
            ),
            HintKind::Order => format!(
                "SELECT id FROM tblhosting WHERE orderid IN ({ids})
                 UNION SELECT hostingid FROM tblhostingaddons WHERE orderid IN ({ids})
                 UNION SELECT relid FROM tblupgrades WHERE orderid IN ({ids}) AND type <> 'addon'"
            ),
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
            // These lead to everything.
            HintKind::Product | HintKind::ProductAddon | HintKind::Settings | HintKind::Pass => {
                "SELECT NULL AS id".to_owned()
            }
        }
    }
}

fn ids(rows: &[super::Row]) -> Result<Vec<i64>, DatabaseError> {
    rows.iter().map(|row| row.cells().int()).collect()
}
