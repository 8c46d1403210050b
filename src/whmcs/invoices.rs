//! What was billed for services and what became of it.

use std::collections::{HashMap, HashSet};

use super::database::id_list;
use super::{DatabaseError, Service, Store};

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
    /// Days that its due date lies back, by the date of WHMCS's connection; `None` without a due date.
    pub days_overdue: Option<i64>,
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

/// A line of an invoice.
struct Item {
    /// What it bills: a service, or a row of `tblhostingaddons`.
    bills: i64,
    invoice: i64,
    user: i64,
}

/// Whose items can be meant by which service.
struct Owners {
    users: Vec<i64>,
    of_service: HashSet<(i64, i64)>,
}

impl Owners {
    fn of(services: &[Service]) -> Self {
        let of_service: HashSet<(i64, i64)> = services
            .iter()
            .flat_map(|service| {
                let users = service.former_users.iter().copied().chain([service.user]);
                users.map(|user| (service.id, user))
            })
            .filter(|(_, user)| *user > 0)
            .collect();
        let users: HashSet<i64> = of_service.iter().map(|(_, user)| *user).collect();
        Self {
            users: users.into_iter().collect(),
            of_service,
        }
    }

    /// The invoices by what they bill, without items of clients that never had the service: whoever else
    /// is read at the same time must make no difference.
    fn theirs(
        &self,
        items: Vec<Item>,
        service_of: impl Fn(i64) -> Option<i64>,
    ) -> HashMap<i64, Vec<i64>> {
        let mut invoices: HashMap<i64, Vec<i64>> = HashMap::new();
        for item in items {
            let service = service_of(item.bills);
            if service.is_some_and(|service| self.of_service.contains(&(service, item.user))) {
                invoices.entry(item.bills).or_default().push(item.invoice);
            }
        }
        invoices
    }
}

impl Store<'_> {
    /// Reads the billing of services in four statements, and two more if there is a `charged_addon`: the
    /// product addon that services must hold. WHMCS's index on items begins with the client: what bills a
    /// service stands among the items of its present and former owners, and only theirs count.
    pub fn billing(
        &self,
        services: &[Service],
        charged_addon: Option<i64>,
    ) -> Result<Billing, DatabaseError> {
        let owners = Owners::of(services);
        let users = id_list(&owners.users);
        let list = id_list(&services.iter().map(|s| s.id).collect::<Vec<_>>());
        let of_service = owners.theirs(
            self.items(&format!(
                "SELECT relid, invoiceid, userid FROM tblinvoiceitems
                 WHERE userid IN ({users}) AND (type = 'Hosting' OR type LIKE 'ProrataProduct%')
                   AND relid IN ({list}) AND invoiceid > 0"
            ))?,
            Some,
        );
        let of_upgrade = owners.theirs(
            self.items(&format!(
                "SELECT u.relid, i.invoiceid, i.userid FROM tblupgrades u
                 JOIN tblinvoiceitems i ON i.userid IN ({users}) AND i.type = 'Upgrade' AND i.relid = u.id
                 WHERE u.relid IN ({list}) AND u.type <> 'addon' AND i.invoiceid > 0"
            ))?,
            Some,
        );
        let (mut holdings, mut of_addon) = (HashMap::new(), HashMap::new());
        if let Some(addon) = charged_addon {
            holdings = self.holdings(&list, addon)?;
            let holder: HashMap<i64, i64> = holdings
                .iter()
                .flat_map(|(service, held)| held.iter().map(|holding| (*holding, *service)))
                .collect();
            let held: Vec<i64> = holder.keys().copied().collect();
            of_addon = owners.theirs(
                self.items(&format!(
                    "SELECT relid, invoiceid, userid FROM tblinvoiceitems
                     WHERE userid IN ({users}) AND (type = 'Addon' OR type LIKE 'ProrataAddon%')
                       AND relid IN ({}) AND invoiceid > 0",
                    id_list(&held)
                ))?,
                |holding| holder.get(&holding).copied(),
            );
        }
        let ids: HashSet<i64> = of_service
            .values()
            .chain(of_upgrade.values())
            .chain(of_addon.values())
            .flatten()
            .copied()
            .chain(services.iter().map(|service| service.first_invoice))
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

    fn holdings(
        &self,
        services: &str,
        addon: i64,
    ) -> Result<HashMap<i64, Vec<i64>>, DatabaseError> {
        let mut holdings: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in &self.db.query(
            &format!(
                "SELECT hostingid, id FROM tblhostingaddons
                 WHERE hostingid IN ({services}) AND addonid = {addon} AND status IN ('Active', 'Completed')"
            ),
            &[],
        )? {
            let mut cells = row.cells();
            let (service, holding) = (cells.int()?, cells.int()?);
            holdings.entry(service).or_default().push(holding);
        }
        Ok(holdings)
    }

    fn items(&self, sql: &str) -> Result<Vec<Item>, DatabaseError> {
        let rows = self.db.query(sql, &[])?;
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            items.push(Item {
                bills: cells.int()?,
                invoice: cells.int()?,
                user: cells.int()?,
            });
        }
        Ok(items)
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
                        s.invoice_id IS NOT NULL, IF(v.duedate > '1000-01-01', DATEDIFF(CURDATE(), v.duedate), NULL)
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
                    days_overdue: cells.optional_int()?,
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
