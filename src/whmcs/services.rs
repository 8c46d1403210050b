//! Services with their product and client, and what we decided about them.

use super::accounts::FREE;
use super::database::{id_list, row_placeholders};
use super::{DatabaseError, Store, Value};

/// The product of a service, as far as the rules ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceProduct {
    /// `tblproducts.id`
    pub id: i64,
    /// `tblproducts.name`, as stored.
    pub name: String,
    /// Provisioning module; empty for none.
    pub servertype: String,
    /// Its first option; the package name of a hosting module.
    pub configoption1: String,
    /// Package name set by an admin on our page.
    pub package_override: Option<String>,
}

/// The client of a service, as far as the rules ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// `tblclients.id`
    pub id: i64,
    /// First name, as stored.
    pub firstname: String,
    /// Last name, as stored.
    pub lastname: String,
    /// E-mail address, as stored.
    pub email: String,
    /// Active, Inactive or Closed.
    pub status: String,
}

/// What an admin set a service to (R13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The rules decide.
    #[default]
    Auto,
    /// It is to have an account.
    On,
    /// It is not.
    Off,
}

impl Mode {
    /// The word in our table and in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::On => "on",
            Self::Off => "off",
        }
    }

    /// Reads [`Mode::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Auto, Self::On, Self::Off]
            .into_iter()
            .find(|mode| mode.as_str() == text)
    }
}

/// A service: either its row in `tblhosting`, or what we remember of one that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `tblhosting.id`
    pub id: i64,
    /// The row is still there.
    pub exists: bool,
    /// Owner as the row says; 0 when it is gone.
    pub user: i64,
    /// `domainstatus`; empty is unknown.
    pub status: String,
    /// `billingcycle`, as stored.
    pub billing_cycle: String,
    /// Account name on the server; may be empty.
    pub username: String,
    /// Its product, unless that is gone.
    pub product: Option<ServiceProduct>,
    /// Its client, unless that is gone.
    pub client: Option<Client>,
    /// First invoice of its order; 0 for none.
    pub first_invoice: i64,
    /// Client of its order and of its account, and clients it was seen with: where items of a moved
    /// service may stand.
    pub former_users: Vec<i64>,
    /// Our account for it.
    pub account: Option<i64>,
    /// Account name given by an admin.
    pub own_name: Option<String>,
    /// What an admin set it to.
    pub mode: Mode,
    /// What was last decided: verdict and reason, as [`Decision`] has them.
    pub decided: Option<(String, String)>,
}

/// What was decided about a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// `tblhosting.id`
    pub service: i64,
    /// `yes`, `no` or `keep`.
    pub verdict: &'static str,
    /// JSON: the reason.
    pub reason: String,
    /// The client it is seen with; 0 when it is gone.
    pub owner: i64,
}

impl Store<'_> {
    /// All services that share an account with one of these, these included.
    pub fn with_siblings(&self, services: &[i64]) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT DISTINCT b.service_id FROM {p}services a
                 JOIN {p}services b ON b.account_id = a.account_id
                 WHERE a.service_id IN ({})",
                id_list(services)
            ),
            &[],
        )?;
        let mut all = services.to_vec();
        for row in &rows {
            all.push(row.cells().int()?);
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// Reads services in one statement. One that is gone comes back with `exists` false.
    pub fn services(&self, ids: &[i64]) -> Result<Vec<Service>, DatabaseError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let list = id_list(ids);
        let rows = self.db.query(
            &format!(
                "SELECT x.id, h.id IS NOT NULL, h.userid, h.domainstatus, h.billingcycle, h.username,
                        p.id, p.name, p.servertype, p.configoption1, o.package,
                        c.id, c.firstname, c.lastname, c.email, c.status,
                        r.invoiceid, r.userid, a.client_id,
                        s.account_id, s.own_name, s.mode, s.verdict, s.reason, s.owners
                 FROM (SELECT id FROM tblhosting WHERE id IN ({list})
                       UNION SELECT service_id FROM {p}services WHERE service_id IN ({list})) x
                 LEFT JOIN tblhosting h ON h.id = x.id
                 LEFT JOIN tblproducts p ON p.id = h.packageid
                 LEFT JOIN {p}products o ON o.product_id = h.packageid
                 LEFT JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN tblorders r ON r.id = h.orderid
                 LEFT JOIN {p}services s ON s.service_id = x.id
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 ORDER BY x.id"
            ),
            &[],
        )?;
        rows.iter()
            .map(|row| read_service(&mut row.cells()))
            .collect()
    }

    /// The services of products, at most `limit` after the id `after`, in order.
    pub fn services_of_products(
        &self,
        products: &[i64],
        after: i64,
        limit: usize,
    ) -> Result<Vec<i64>, DatabaseError> {
        let rows = self.db.query(
            &format!(
                "SELECT id FROM tblhosting WHERE packageid IN ({}) AND id > ? ORDER BY id LIMIT {limit}",
                id_list(products)
            ),
            &[after.into()],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// The services of products, those with an account or a job that was refused or dropped, and those
    /// that an admin switched, gone ones included: at most `limit` after the id `after`, in order.
    pub fn services_in_scope(
        &self,
        products: &[i64],
        after: i64,
        limit: usize,
    ) -> Result<Vec<i64>, DatabaseError> {
        let (sql, values) = self.next_in_scope(products, after, limit);
        let rows = self.db.query(&sql, &values)?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// The statement for [`Store::services_in_scope`].
    pub(super) fn next_in_scope(
        &self,
        products: &[i64],
        after: i64,
        limit: usize,
    ) -> (String, [Value; 3]) {
        let p = self.brand.table_prefix;
        let sql = format!(
            "(SELECT id FROM tblhosting WHERE packageid IN ({}) AND id > ? ORDER BY id LIMIT {limit})
             UNION (SELECT service_id FROM {p}services
                    WHERE service_id > ? AND (account_id IS NOT NULL OR mode <> 'auto')
                    ORDER BY service_id LIMIT {limit})
             UNION (SELECT subject_id FROM {p}jobs
                    WHERE kind = 'service' AND subject_id > ? AND state IN ('refused', 'dropped')
                    ORDER BY subject_id LIMIT {limit})
             ORDER BY id LIMIT {limit}",
            id_list(products)
        );
        (sql, [after.into(), after.into(), after.into()])
    }

    /// How many services products have.
    pub fn count_services(&self, products: &[i64]) -> Result<i64, DatabaseError> {
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM tblhosting WHERE packageid IN ({})",
                id_list(products)
            ),
            &[],
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// Sets what an admin wants of a service (R13).
    pub fn set_mode(&self, service: i64, mode: Mode) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}services (service_id, mode) VALUES (?, ?)
                     ON DUPLICATE KEY UPDATE mode = VALUES(mode)"
                ),
                &[service.into(), mode.as_str().into()],
            )
            .map(drop)
    }

    /// Sets or removes the account name that an admin gives a service.
    pub fn set_own_name(&self, service: i64, name: Option<&str>) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}services (service_id, own_name) VALUES (?, ?)
                     ON DUPLICATE KEY UPDATE own_name = VALUES(own_name)"
                ),
                &[service.into(), name.into()],
            )
            .map(drop)
    }

    /// Takes a service from an account that is not made and that no worker holds. False if that is not so.
    pub fn unbind_from_unmade(&self, service: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}services s JOIN {p}accounts a ON a.id = s.account_id
                 SET s.account_id = NULL
                 WHERE s.service_id = ? AND a.remote_id IS NULL AND a.progress IS NULL
                   AND {FREE}"
            ),
            &[service.into()],
        )?;
        Ok(changed == 1)
    }

    /// Takes back the bindings to accounts of other operators than this one.
    pub fn unbind_other_operators(&self, operator: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}services s JOIN {p}accounts a ON a.id = s.account_id
                     SET s.account_id = NULL WHERE a.operator <> ?"
                ),
                &[operator.into()],
            )
            .map(drop)
    }

    /// Stores decisions, in one statement.
    pub fn decide(&self, decisions: &[Decision]) -> Result<(), DatabaseError> {
        if decisions.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(decisions.len(), 4).replace("?)", "?,UTC_TIMESTAMP())");
        let mut values: Vec<Value> = Vec::with_capacity(decisions.len() * 4);
        for decision in decisions {
            values.extend([
                decision.service.into(),
                decision.verdict.into(),
                decision.reason.as_str().into(),
                (decision.owner > 0)
                    .then(|| decision.owner.to_string())
                    .into(),
            ]);
        }
        // Assignments run from left to right: the time is set only if the decision is a new one.
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}services (service_id, verdict, reason, owners, decided_at) VALUES {rows}
                     ON DUPLICATE KEY UPDATE
                       decided_at = IF(verdict = VALUES(verdict) AND reason <=> VALUES(reason),
                                       decided_at, VALUES(decided_at)),
                       verdict = VALUES(verdict), reason = VALUES(reason),
                       owners = IF(FIND_IN_SET(VALUES(owners), owners), owners,
                                   CONCAT_WS(',', owners, VALUES(owners)))"
                ),
                &values,
            )
            .map(drop)
    }

    /// Binds services to accounts, in one statement. A binding, once made, stays.
    pub fn bind(&self, bindings: &[(i64, i64)]) -> Result<(), DatabaseError> {
        if bindings.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows: Vec<String> = bindings
            .iter()
            .map(|(service, account)| format!("({service},{account})"))
            .collect();
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}services (service_id, account_id) VALUES {}
                     ON DUPLICATE KEY UPDATE account_id = COALESCE(account_id, VALUES(account_id))",
                    rows.join(",")
                ),
                &[],
            )
            .map(drop)
    }

    /// Takes back the bindings of services whose account's row is gone.
    pub fn unbind(&self, services: &[i64]) -> Result<(), DatabaseError> {
        if services.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}services SET account_id = NULL WHERE service_id IN ({})",
                    id_list(services)
                ),
                &[],
            )
            .map(drop)
    }
}

fn read_service(cells: &mut super::Cells<'_>) -> Result<Service, DatabaseError> {
    let id = cells.int()?;
    let exists = cells.flag()?;
    let user = cells.int()?;
    let status = cells.text()?;
    let billing_cycle = cells.text()?;
    let username = cells.text()?;
    let product_id = cells.optional_int()?;
    let (name, servertype, configoption1) = (cells.text()?, cells.text()?, cells.text()?);
    let package_override = cells.optional_text()?;
    let client_id = cells.optional_int()?;
    let (firstname, lastname) = (cells.text()?, cells.text()?);
    let (email, client_status) = (cells.text()?, cells.text()?);
    let first_invoice = cells.int()?;
    let mut former_users: Vec<i64> = [cells.optional_int()?, cells.optional_int()?]
        .into_iter()
        .flatten()
        .collect();
    let account = cells.optional_int()?;
    let own_name = cells.optional_text()?;
    let mode = Mode::parse(&cells.text()?).unwrap_or_default();
    let decided = match (cells.text()?, cells.optional_text()?) {
        (verdict, Some(reason)) if !verdict.is_empty() => Some((verdict, reason)),
        _ => None,
    };
    let owners = cells.text()?;
    former_users.extend(owners.split(',').filter_map(|id| id.parse::<i64>().ok()));
    Ok(Service {
        id,
        exists,
        user,
        status,
        billing_cycle,
        username,
        product: product_id.map(|id| ServiceProduct {
            id,
            name,
            servertype,
            configoption1,
            package_override,
        }),
        client: client_id.map(|id| Client {
            id,
            firstname,
            lastname,
            email,
            status: client_status,
        }),
        first_invoice,
        former_users,
        account,
        own_name,
        mode,
        decided,
    })
}
