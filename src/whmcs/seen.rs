//! Which services changed since there was nothing to do about them.
//!
//! The database makes a digest of all that the rules and the plan ask about a service. It is stored when
//! a look at the service found nothing to do; a service whose digest is the stored one need not be read.
//! A digest may cover more than the rules ask, which costs a look, but never less. One that cannot cover
//! all is NULL: such a service is read each time.
//!
//! NULL takes its place in it as `-`, and texts go into it with their lengths: no two states look alike.

use super::database::{digest, id_list, row_placeholders};
use super::{DatabaseError, Store, Value};

/// Services by their ids: those in scope after one, up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<'a> {
    /// The products whose services are in scope.
    pub products: &'a [i64],
    /// The id before the first.
    pub after: i64,
    /// The last id.
    pub end: i64,
}

/// What digests depend on beside the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis<'a> {
    /// When this text changes, everything has changed.
    pub text: &'a str,
    /// The product addon that services must hold.
    pub charged_addon: Option<i64>,
    /// Days past its due date after which an unpaid invoice counts as overdue.
    pub overdue_days: Option<i64>,
}

/// A service to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// `tblhosting.id`
    pub service: i64,
    /// To be stored if there is nothing to do; `None` if it must be read the next time, too.
    pub digest: Option<String>,
}

impl Store<'_> {
    /// The id of the service in scope that ends a range of at most `limit` after the id `after`; `None`
    /// if there is none left.
    pub fn end_of_range(
        &self,
        products: &[i64],
        after: i64,
        limit: usize,
    ) -> Result<Option<i64>, DatabaseError> {
        let (sql, values) = self.next_in_scope(products, after, limit);
        let rows = self
            .db
            .query(&format!("SELECT MAX(id) FROM ({sql}) x"), &values)?;
        rows.first()
            .map_or(Ok(None), |row| row.cells().optional_int())
    }

    /// The services of a range whose digest is not the stored one, in order. Digests are made before
    /// the rows are read: what changes in between is found the next time.
    pub fn unseen(&self, range: Range<'_>, basis: Basis<'_>) -> Result<Vec<Unseen>, DatabaseError> {
        let p = self.brand.table_prefix;
        let scope = self.scope(range);
        let bills = self.bills(range, &scope, basis);
        let enabled = format!("h.packageid IN ({})", id_list(range.products));
        let inputs = [
            numbers(&["h.id", "h.userid", "h.packageid", &enabled]),
            texts(&["h.domainstatus", "h.billingcycle", "h.username"]),
            numbers(&["p.id", "c.id", "r.invoiceid", "r.userid"]),
            texts(&["p.name", "p.servertype", "p.configoption1", "o.package"]),
            texts(&["c.firstname", "c.lastname", "c.email", "c.status"]),
            numbers(&["s.account_id", "a.id", "a.client_id"]),
            texts(&["s.own_name", "s.mode", "s.verdict", "s.reason", "s.owners"]),
            texts(&["a.operator", "a.name", "a.remote_id", "a.progress"]),
            texts(&[
                "a.applied_status",
                "a.applied_package",
                "a.applied_name",
                "a.applied_email",
            ]),
            texts(&[
                "a.password_next",
                "IF(j.state IN ('refused', 'dropped'), COALESCE(j.wish, ''), NULL)",
            ]),
            numbers(&["f.number", "f.digest"]),
        ]
        .join(",");
        let operator = texts(&[&format!(
            "(SELECT value FROM {p}meta WHERE name = 'operator')"
        )]);
        let digest = digest(&format!("CONCAT_WS('|', ?, {operator}, {inputs})"));
        // A job that is open is somebody's work, which the brake must see. More than two former owners are
        // more than `others` knows.
        let rows = self.db.query(
            &format!(
                "SELECT t.id, t.digest FROM (
                   SELECT x.id, m.digest AS noted,
                     IF(j.state IN ('due', 'leased', 'paused') OR s.owners LIKE '%,%,%', NULL,
                        {digest}) AS digest
                   FROM ({scope}) x
                   LEFT JOIN tblhosting h ON h.id = x.id
                   LEFT JOIN tblproducts p ON p.id = h.packageid
                   LEFT JOIN {p}products o ON o.product_id = h.packageid
                   LEFT JOIN tblclients c ON c.id = h.userid
                   LEFT JOIN tblorders r ON r.id = h.orderid
                   LEFT JOIN {p}services s ON s.service_id = x.id
                   LEFT JOIN {p}accounts a ON a.id = s.account_id
                   LEFT JOIN {p}jobs j ON j.kind = 'service' AND j.subject_id = x.id
                   LEFT JOIN {p}seen m ON m.service_id = x.id
                   LEFT JOIN ({bills}) f ON f.service = x.id) t
                 WHERE t.digest IS NULL OR t.noted IS NULL
                    OR CAST(t.digest AS BINARY) <> CAST(t.noted AS BINARY)
                 ORDER BY t.id",
            ),
            &[basis.text.into()],
        )?;
        let mut unseen = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            unseen.push(Unseen {
                service: cells.int()?,
                digest: cells.optional_text()?,
            });
        }
        Ok(unseen)
    }

    /// The ids of a range.
    fn scope(&self, range: Range<'_>) -> String {
        let p = self.brand.table_prefix;
        let Range {
            products,
            after,
            end,
        } = range;
        format!(
            "SELECT id FROM tblhosting
             WHERE packageid IN ({}) AND id > {after} AND id <= {end}
             UNION SELECT service_id FROM {p}services
             WHERE service_id > {after} AND service_id <= {end} AND (account_id IS NOT NULL OR mode <> 'auto')
             UNION SELECT subject_id FROM {p}jobs
             WHERE kind = 'service' AND subject_id > {after} AND subject_id <= {end}
               AND state IN ('refused', 'dropped')",
            id_list(products)
        )
    }

    /// For each service of a scope: a digest of its lines, of what became of their invoices, and of the
    /// transactions of these.
    fn bills(&self, range: Range<'_>, scope: &str, basis: Basis<'_>) -> String {
        let p = self.brand.table_prefix;
        let lines = self.lines(range, scope, basis);
        let overdue = basis.overdue_days.map_or_else(
            || "0".to_owned(),
            |days| {
                format!(
                    "v.status = 'Unpaid' AND v.duedate > '1000-01-01'
                       AND DATEDIFF(CURDATE(), v.duedate) > {days}"
                )
            },
        );
        let paid_once =
            "v.status = 'Paid' OR v.datepaid > '1000-01-01' OR e.invoice_id IS NOT NULL";
        let digest = sum_of(&format!(
            "CONCAT_WS('|', {}, {}, {})",
            texts(&["l.kind"]),
            numbers(&[
                "l.what",
                "l.invoiceid",
                "v.id",
                "v.credit",
                paid_once,
                &overdue,
                "t.id",
                "t.amountin",
                "t.amountout"
            ]),
            texts(&["v.status"])
        ));
        format!(
            "SELECT l.service, COUNT(*) AS number, {digest} AS digest
             FROM ({lines}) l
             LEFT JOIN tblinvoices v ON v.id = l.invoiceid
             LEFT JOIN {p}invoices_seen e ON e.invoice_id = l.invoiceid
             LEFT JOIN tblaccounts t ON t.invoiceid = v.id
             GROUP BY l.service"
        )
    }

    /// The lines by which services of a scope are billed, as [`Store::billing`] reads them, what they hold,
    /// and the other services of their accounts. WHMCS's index on items begins with the client: the items
    /// of present owners are read once for each of them, those of former owners, which are few, for each
    /// service. STRAIGHT_JOIN keeps small tables from being held against all items there are.
    fn lines(&self, range: Range<'_>, scope: &str, basis: Basis<'_>) -> String {
        let Range { after, end, .. } = range;
        let p = self.brand.table_prefix;
        let others = self.others(scope);
        let mut types =
            "i.type IN ('Hosting', 'Upgrade') OR i.type LIKE 'ProrataProduct%'".to_owned();
        let mut service = "IF(i.type = 'Upgrade', g.relid, i.relid)".to_owned();
        let mut joins = "LEFT JOIN tblupgrades g
               ON i.type = 'Upgrade' AND g.id = i.relid AND g.type <> 'addon'"
            .to_owned();
        let mut holdings = String::new();
        if let Some(addon) = basis.charged_addon {
            let is_addon = "(i.type = 'Addon' OR i.type LIKE 'ProrataAddon%')";
            let is_held = format!("k.addonid = {addon} AND k.status IN ('Active', 'Completed')");
            types.push_str(&format!(" OR {is_addon}"));
            service = format!("IF({is_addon}, k.hostingid, {service})");
            joins.push_str(&format!(
                " LEFT JOIN tblhostingaddons k ON {is_addon} AND k.id = i.relid AND {is_held}"
            ));
            holdings = format!(
                "UNION ALL SELECT x.id, 'held', k.id, 0 FROM ({scope}) x
                 JOIN tblhostingaddons k ON k.hostingid = x.id AND {is_held}"
            );
        }
        format!(
            "SELECT w.id AS service, i.type AS kind, i.id AS what, i.invoiceid
             FROM (SELECT DISTINCT h.userid FROM ({scope}) x JOIN tblhosting h ON h.id = x.id) u
             STRAIGHT_JOIN tblinvoiceitems i ON i.userid = u.userid AND i.invoiceid > 0 AND ({types})
             {joins}
             STRAIGHT_JOIN tblhosting w ON w.id = {service} AND w.userid = i.userid
               AND w.id > {after} AND w.id <= {end}
             UNION ALL
             SELECT u.id, i.type, i.id, i.invoiceid
             FROM ({others}) u
             STRAIGHT_JOIN tblinvoiceitems i ON i.userid = u.user AND i.invoiceid > 0 AND ({types})
             {joins}
             WHERE u.id = {service}
             UNION ALL
             SELECT x.id, 'order', 0, r.invoiceid FROM ({scope}) x
             JOIN tblhosting h ON h.id = x.id
             JOIN tblorders r ON r.id = h.orderid
             UNION ALL
             SELECT x.id, 'sibling', b.service_id, 0 FROM ({scope}) x
             JOIN {p}services s ON s.service_id = x.id
             JOIN {p}services b ON b.account_id = s.account_id AND b.service_id <> s.service_id
             {holdings}"
        )
    }

    /// The clients beside its owner among whose items those of a service of a scope can stand.
    fn others(&self, scope: &str) -> String {
        let p = self.brand.table_prefix;
        format!(
            "SELECT DISTINCT o.id, CASE n.n WHEN 1 THEN o.ordered WHEN 2 THEN o.held WHEN 3 THEN o.first
               ELSE o.last END AS user
             FROM (SELECT x.id, h.userid AS present, r.userid AS ordered, a.client_id AS held,
                     CAST(SUBSTRING_INDEX(s.owners, ',', 1) AS SIGNED) AS first,
                     CAST(SUBSTRING_INDEX(s.owners, ',', -1) AS SIGNED) AS last
                   FROM ({scope}) x
                   JOIN tblhosting h ON h.id = x.id
                   LEFT JOIN tblorders r ON r.id = h.orderid
                   LEFT JOIN {p}services s ON s.service_id = x.id
                   LEFT JOIN {p}accounts a ON a.id = s.account_id
                   WHERE r.userid <> h.userid OR a.client_id <> h.userid
                      OR CAST(s.owners AS BINARY) <> CAST(h.userid AS BINARY)) o
             JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) n
             WHERE CASE n.n WHEN 1 THEN o.ordered WHEN 2 THEN o.held WHEN 3 THEN o.first
               ELSE o.last END <> o.present"
        )
    }

    /// There is nothing to do about these services, as their digests were before they were read.
    pub fn see(&self, seen: &[(i64, &str)]) -> Result<(), DatabaseError> {
        if seen.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(seen.len(), 2);
        let mut values: Vec<Value> = Vec::with_capacity(seen.len() * 2);
        for (service, digest) in seen {
            values.extend([Value::Int(*service), Value::from(*digest)]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}seen (service_id, digest) VALUES {rows}
                     ON DUPLICATE KEY UPDATE digest = VALUES(digest)"
                ),
                &values,
            )
            .map(drop)
    }

    /// There is something to do about these services, whatever their digests say.
    pub fn unsee(&self, services: &[i64]) -> Result<(), DatabaseError> {
        if services.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "DELETE FROM {p}seen WHERE service_id IN ({})",
                    id_list(services)
                ),
                &[],
            )
            .map(drop)
    }
}

/// A digest of rows in any order: 60 bits of each, added up.
fn sum_of(text: &str) -> String {
    format!(
        "SUM(CAST(CONV(LEFT({}, 15), 16, 10) AS UNSIGNED))",
        digest(text)
    )
}

/// Numbers for CONCAT_WS, which skips NULL.
fn numbers(columns: &[&str]) -> String {
    let each = columns
        .iter()
        .map(|column| format!("COALESCE({column}, '-')"));
    each.collect::<Vec<_>>().join(",")
}

/// Texts for CONCAT_WS, after their lengths: no text can look like two. As bytes, so that no character
/// sets or collations meet.
fn texts(columns: &[&str]) -> String {
    let each = columns.iter().map(|column| {
        format!("COALESCE(LENGTH({column}), '-'), COALESCE(CAST({column} AS BINARY), '')")
    });
    each.collect::<Vec<_>>().join(",")
}
