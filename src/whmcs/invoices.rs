//! What was billed for services and what became of it.

use std::collections::{HashMap, HashSet};

use super::database::id_list;
use super::{DatabaseError, Store};

/// Invoices read at once: as many as an old server's optimizer takes in a list.
const AT_ONCE: usize = 5000;

/// An invoice with its money, in hundredths of the client's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// `tblinvoices.id`
    pub id: i64,
    /// `tblinvoices.status`, as stored.
    pub status: String,
    /// `datepaid` is set.
    pub dated_paid: bool,
    /// We saw it Paid in an earlier pass.
    pub seen_paid: bool,
    /// Payments and credit applied.
    pub paid_in: i64,
    /// Refunds.
    pub paid_out: i64,
}

/// Which invoices bill which services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Billing {
    /// Invoices by id.
    pub invoices: HashMap<i64, Invoice>,
    /// For a service: the invoices with an item for the service itself.
    pub of_service: HashMap<i64, Vec<i64>>,
    /// For a service: the invoices with an item for an upgrade of it.
    pub of_upgrade: HashMap<i64, Vec<i64>>,
    /// For a service: the rows of `tblhostingaddons` by which it holds the product addon.
    pub holdings: HashMap<i64, Vec<i64>>,
    /// For such a row: the invoices with an item for it.
    pub of_addon: HashMap<i64, Vec<i64>>,
}

impl Store<'_> {
    /// Reads the billing of services in four statements, and two more if there is a `charged_addon`: the
    /// product addon that services must hold. `users` are the clients whose items can be
    /// meant (present and former owners): WHMCS's index on items begins with the client.
    /// `first_invoices` are the first invoices of the services' orders.
    pub fn billing(
        &self,
        services: &[i64],
        users: &[i64],
        first_invoices: &[i64],
        charged_addon: Option<i64>,
    ) -> Result<Billing, DatabaseError> {
        let (services, users) = (id_list(services), id_list(users));
        let of_service = self.pairs(&format!(
            "SELECT relid, invoiceid FROM tblinvoiceitems
             WHERE userid IN ({users}) AND (type = 'Hosting' OR type LIKE 'ProrataProduct%')
               AND relid IN ({services}) AND invoiceid > 0"
        ))?;
        let of_upgrade = self.pairs(&format!(
            "SELECT u.relid, i.invoiceid FROM tblupgrades u
             JOIN tblinvoiceitems i ON i.userid IN ({users}) AND i.type = 'Upgrade' AND i.relid = u.id
             WHERE u.relid IN ({services}) AND u.type <> 'addon' AND i.invoiceid > 0"
        ))?;
        let (mut holdings, mut of_addon) = (HashMap::new(), HashMap::new());
        if let Some(addon) = charged_addon {
            holdings = self.pairs(&format!(
                "SELECT hostingid, id FROM tblhostingaddons
                 WHERE hostingid IN ({services}) AND addonid = {addon} AND status IN ('Active', 'Completed')"
            ))?;
            let held: Vec<i64> = holdings.values().flatten().copied().collect();
            of_addon = self.pairs(&format!(
                "SELECT relid, invoiceid FROM tblinvoiceitems
                 WHERE userid IN ({users}) AND (type = 'Addon' OR type LIKE 'ProrataAddon%')
                   AND relid IN ({}) AND invoiceid > 0",
                id_list(&held)
            ))?;
        }
        let ids: HashSet<i64> = of_service
            .values()
            .chain(of_upgrade.values())
            .chain(of_addon.values())
            .flatten()
            .chain(first_invoices)
            .copied()
            .filter(|id| *id > 0)
            .collect();
        let invoices = self.invoices(&ids.into_iter().collect::<Vec<_>>())?;
        Ok(Billing {
            invoices,
            of_service,
            of_upgrade,
            holdings,
            of_addon,
        })
    }

    fn pairs(&self, sql: &str) -> Result<HashMap<i64, Vec<i64>>, DatabaseError> {
        let mut pairs: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in &self.db.query(sql, &[])? {
            let mut cells = row.cells();
            let (key, value) = (cells.int()?, cells.int()?);
            pairs.entry(key).or_default().push(value);
        }
        Ok(pairs)
    }

    fn invoices(&self, ids: &[i64]) -> Result<HashMap<i64, Invoice>, DatabaseError> {
        let mut invoices = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(AT_ONCE) {
            self.read_invoices(&id_list(chunk), &mut invoices)?;
        }
        Ok(invoices)
    }

    fn read_invoices(
        &self,
        ids: &str,
        invoices: &mut HashMap<i64, Invoice>,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        for row in &self.db.query(
            &format!(
                "SELECT v.id, v.status, v.datepaid > '1000-01-01', CAST(ROUND(v.credit * 100) AS SIGNED),
                        s.invoice_id IS NOT NULL
                 FROM tblinvoices v LEFT JOIN {p}invoices_seen s ON s.invoice_id = v.id
                 WHERE v.id IN ({ids})"
            ),
            &[],
        )? {
            let mut cells = row.cells();
            let id = cells.int()?;
            invoices.insert(
                id,
                Invoice {
                    id,
                    status: cells.text()?,
                    dated_paid: cells.flag()?,
                    paid_in: cells.int()?,
                    seen_paid: cells.flag()?,
                    paid_out: 0,
                },
            );
        }
        for row in &self.db.query(
            &format!(
                "SELECT invoiceid, CAST(ROUND(SUM(amountin) * 100) AS SIGNED),
                        CAST(ROUND(SUM(amountout) * 100) AS SIGNED)
                 FROM tblaccounts WHERE invoiceid IN ({ids}) GROUP BY invoiceid"
            ),
            &[],
        )? {
            let mut cells = row.cells();
            let id = cells.int()?;
            if let Some(invoice) = invoices.get_mut(&id) {
                invoice.paid_in += cells.int()?;
                invoice.paid_out += cells.int()?;
            }
        }
        Ok(())
    }

    /// Remembers that invoices were seen Paid: WHMCS may take the trace away when one is set unpaid.
    pub fn remember_paid(&self, ids: &[i64]) -> Result<(), DatabaseError> {
        if ids.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows: Vec<String> = ids
            .iter()
            .map(|id| format!("({id}, UTC_TIMESTAMP())"))
            .collect();
        self.db
            .execute(
                &format!(
                    "INSERT IGNORE INTO {p}invoices_seen (invoice_id, paid_at) VALUES {}",
                    rows.join(",")
                ),
                &[],
            )
            .map(drop)
    }
}
