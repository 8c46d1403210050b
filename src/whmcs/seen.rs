//! Which services changed since there was nothing to do about them.
//!
//! The database makes a digest of all that the rules and the plan ask about a service. It is stored when
//! a look at the service found nothing to do; a service whose digest is the stored one need not be read.
//! A digest may cover more than the rules ask, which costs a look, but never less. One that cannot cover
//! all is NULL: such a service is read each time.
//!
//! Texts go into it as their MD5, so that no collations meet; NULL is `-`, so that it takes its place.

use super::database::{id_list, row_placeholders};
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
        let enabled = id_list(range.products);
        let bills = self.bills(&scope, basis);
        // A job that is open is somebody's work, which the brake must see. More than two former owners are
        // more than `users` knows.
        let rows = self.db.query(
            &format!(
                "SELECT t.id, t.digest FROM (
                   SELECT x.id, m.digest AS stored,
                     IF(j.state IN ('due', 'leased', 'paused') OR s.owners LIKE '%,%,%', NULL, MD5(CONCAT_WS('|', ?,
                       COALESCE((SELECT MD5(value) FROM {p}meta WHERE name = 'operator'), '-'),
                       COALESCE(h.id, '-'), COALESCE(h.userid, '-'), COALESCE(h.packageid, '-'),
                       COALESCE(h.packageid IN ({enabled}), '-'), COALESCE(MD5(h.domainstatus), '-'),
                       COALESCE(MD5(h.billingcycle), '-'), COALESCE(MD5(h.username), '-'),
                       COALESCE(p.id, '-'), COALESCE(MD5(p.name), '-'), COALESCE(MD5(p.servertype), '-'),
                       COALESCE(MD5(p.configoption1), '-'), COALESCE(MD5(o.package), '-'),
                       COALESCE(c.id, '-'), COALESCE(MD5(c.firstname), '-'), COALESCE(MD5(c.lastname), '-'),
                       COALESCE(MD5(c.email), '-'), COALESCE(MD5(c.status), '-'),
                       COALESCE(r.invoiceid, '-'), COALESCE(r.userid, '-'),
                       COALESCE(s.account_id, '-'), COALESCE(MD5(s.own_name), '-'), COALESCE(MD5(s.mode), '-'),
                       COALESCE(MD5(s.verdict), '-'), COALESCE(MD5(s.reason), '-'), COALESCE(MD5(s.owners), '-'),
                       COALESCE(a.id, '-'), COALESCE(MD5(a.operator), '-'), COALESCE(MD5(a.name), '-'),
                       COALESCE(a.client_id, '-'), COALESCE(MD5(a.remote_id), '-'), COALESCE(MD5(a.progress), '-'),
                       COALESCE(MD5(a.applied_status), '-'), COALESCE(MD5(a.applied_package), '-'),
                       COALESCE(MD5(a.applied_name), '-'), COALESCE(MD5(a.applied_email), '-'),
                       COALESCE(MD5(a.password_next), '-'),
                       (SELECT CONCAT(COUNT(*), '/', COALESCE({siblings}, 0))
                        FROM {p}services b WHERE b.account_id = s.account_id),
                       COALESCE(IF(j.state = 'refused', MD5(j.wish), '-'), '-'),
                       COALESCE(f.number, 0), COALESCE(f.digest, 0)))) AS digest
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
                 WHERE t.digest IS NULL OR t.stored IS NULL
                    OR CAST(t.digest AS BINARY) <> CAST(t.stored AS BINARY)
                 ORDER BY t.id",
                siblings = sum_of("b.service_id"),
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
             WHERE kind = 'service' AND subject_id > {after} AND subject_id <= {end} AND state = 'refused'",
            id_list(products)
        )
    }

    /// For each service of a scope: how many lines bill it in some way, and a digest of them and of what
    /// became of their invoices.
    fn bills(&self, scope: &str, basis: Basis<'_>) -> String {
        let p = self.brand.table_prefix;
        let lines = self.lines(scope, basis);
        let overdue = basis.overdue_days.map_or_else(String::new, |days| {
            format!(
                ", COALESCE(v.status = 'Unpaid' AND v.duedate > '1000-01-01'
                            AND DATEDIFF(CURDATE(), v.duedate) > {days}, '-')"
            )
        });
        let digest = sum_of(&format!(
            "CONCAT_WS('|', l.kind, l.what, l.invoiceid, COALESCE(v.id, '-'), COALESCE(MD5(v.status), '-'),
               COALESCE(v.status = 'Paid' OR v.datepaid > '1000-01-01' OR e.invoice_id IS NOT NULL, '-'),
               COALESCE(v.credit, '-'),
               (SELECT CONCAT(COALESCE(SUM(t.amountin), 0), '/', COALESCE(SUM(t.amountout), 0))
                FROM tblaccounts t WHERE t.invoiceid = v.id){overdue})"
        ));
        format!(
            "SELECT l.service, COUNT(*) AS number, {digest} AS digest
             FROM ({lines}) l
             LEFT JOIN tblinvoices v ON v.id = l.invoiceid
             LEFT JOIN {p}invoices_seen e ON e.invoice_id = l.invoiceid
             GROUP BY l.service"
        )
    }

    /// The lines by which services of a scope are billed, as [`Store::billing`] reads them.
    fn lines(&self, scope: &str, basis: Basis<'_>) -> String {
        let users = self.users(scope);
        let item = "i.userid = u.user AND i.invoiceid > 0";
        let mut lines = format!(
            "SELECT u.id AS service, 'service' AS kind, i.id AS what, i.invoiceid FROM ({users}) u
             JOIN tblinvoiceitems i ON {item} AND i.type = 'Hosting' AND i.relid = u.id
             UNION ALL
             SELECT u.id, 'service', i.id, i.invoiceid FROM ({users}) u
             JOIN tblinvoiceitems i ON {item} AND i.type LIKE 'ProrataProduct%' AND i.relid = u.id
             UNION ALL
             SELECT u.id, 'upgrade', i.id, i.invoiceid FROM ({users}) u
             JOIN tblupgrades g ON g.relid = u.id AND g.type <> 'addon'
             JOIN tblinvoiceitems i ON {item} AND i.type = 'Upgrade' AND i.relid = g.id
             UNION ALL
             SELECT x.id, 'order', 0, r.invoiceid FROM ({scope}) x
             JOIN tblhosting h ON h.id = x.id
             JOIN tblorders r ON r.id = h.orderid"
        );
        if let Some(addon) = basis.charged_addon {
            let held = format!("g.addonid = {addon} AND g.status IN ('Active', 'Completed')");
            lines.push_str(&format!(
                " UNION ALL
                 SELECT x.id, 'held', g.id, 0 FROM ({scope}) x
                 JOIN tblhostingaddons g ON g.hostingid = x.id AND {held}
                 UNION ALL
                 SELECT u.id, 'addon', i.id, i.invoiceid FROM ({users}) u
                 JOIN tblhostingaddons g ON g.hostingid = u.id AND {held}
                 JOIN tblinvoiceitems i ON {item} AND i.relid = g.id
                   AND (i.type = 'Addon' OR i.type LIKE 'ProrataAddon%')"
            ));
        }
        lines
    }

    /// The clients among whose items those of a service of a scope can stand.
    fn users(&self, scope: &str) -> String {
        let p = self.brand.table_prefix;
        format!(
            "SELECT DISTINCT x.id, CASE n.n WHEN 1 THEN h.userid WHEN 2 THEN r.userid WHEN 3 THEN a.client_id
               WHEN 4 THEN CAST(SUBSTRING_INDEX(s.owners, ',', 1) AS SIGNED)
               ELSE CAST(SUBSTRING_INDEX(s.owners, ',', -1) AS SIGNED) END AS user
             FROM ({scope}) x
             JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) n
             LEFT JOIN tblhosting h ON h.id = x.id
             LEFT JOIN tblorders r ON r.id = h.orderid
             LEFT JOIN {p}services s ON s.service_id = x.id
             LEFT JOIN {p}accounts a ON a.id = s.account_id"
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

/// A digest of rows in any order: 60 bits of each, added up. (MD5 has no aggregate.)
fn sum_of(text: &str) -> String {
    format!("SUM(CAST(CONV(LEFT(MD5({text}), 15), 16, 10) AS UNSIGNED))")
}
