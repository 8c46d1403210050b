//! Accounts that the platform's list showed and that no row of ours explains. They are shown, never
//! written to.

use super::accounts::FREE;
use super::database::{id_list, row_placeholders};
use super::log::cut;
use super::search::found_in;
use super::{DatabaseError, Observed, Store, Value};

/// An account of nobody here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stranger {
    /// Our id of the row.
    pub id: i64,
    /// The operator in whose list it is.
    pub operator: String,
    /// The platform's id.
    pub remote_id: String,
    /// Its name there, without an operator suffix.
    pub name: String,
    /// What the list showed of it.
    pub observed: Observed,
    /// When a list last showed it, UTC.
    pub seen_at: String,
    /// Who does not want to be told of it.
    pub ignored_by: Option<String>,
}

/// A service without an account, and what its account could be known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unserved {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblhosting.username`
    pub username: String,
    /// The name an admin gave it; empty for none.
    pub own_name: String,
    /// `tblclients.email`
    pub email: String,
}

/// It is in the present operator's list, is no account of ours by now, and none that we are making.
fn of_nobody(p: &str) -> String {
    format!(
        "x.operator = (SELECT value FROM {p}meta WHERE name = 'operator')
         AND NOT EXISTS (SELECT 1 FROM {p}accounts a WHERE a.remote_id = x.remote_id
                         AND a.platform = x.platform AND a.operator = x.operator)
         AND NOT EXISTS (SELECT 1 FROM {p}accounts a WHERE a.name = x.name AND a.progress IS NOT NULL
                         AND a.platform = x.platform AND a.operator = x.operator)"
    )
}

/// The stranger `x` has this text in what is shown of it.
fn found(search: &str) -> (String, Vec<Value>) {
    found_in(
        &["x.name", "x.display_name", "x.email", "x.package"],
        search,
    )
}

impl Store<'_> {
    /// Notes what a part of the list showed of accounts of nobody: remote id, name, and the rest.
    pub fn note_strangers(
        &self,
        operator: &str,
        shown: &[(&str, &str, &Observed)],
    ) -> Result<(), DatabaseError> {
        if shown.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(shown.len(), 8).replace("?)", "?,UTC_TIMESTAMP())");
        let text = |text: &Option<String>| Value::from(text.as_deref().map(|text| cut(text, 255)));
        let mut values: Vec<Value> = Vec::with_capacity(shown.len() * 8);
        for (remote_id, name, observed) in shown {
            values.extend([
                self.brand.platform.into(),
                operator.into(),
                (*remote_id).into(),
                cut(name, 150).into(),
                text(&observed.display_name),
                text(&observed.email),
                observed.status.as_deref().into(),
                text(&observed.package),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}strangers
                       (platform, operator, remote_id, name, display_name, email, status, package, seen_at)
                     VALUES {rows}
                     ON DUPLICATE KEY UPDATE name = VALUES(name), display_name = VALUES(display_name),
                       email = VALUES(email), status = VALUES(status), package = VALUES(package),
                       seen_at = VALUES(seen_at)"
                ),
                &values,
            )
            .map(drop)
    }

    /// Forgets those that the whole list of a pass did not show, or showed as ours.
    pub fn forget_unseen_strangers(
        &self,
        operator: &str,
        began: &str,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "DELETE FROM {p}strangers WHERE platform = ? AND operator = ? AND seen_at < ?"
                ),
                &[self.brand.platform.into(), operator.into(), began.into()],
            )
            .map(drop)
    }

    /// How many of them there are that a text is found in: to be told of, and ignored.
    pub fn count_strangers(&self, search: &str) -> Result<(i64, i64), DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, values) = found(search);
        let rows = self.db.query(
            &format!(
                "SELECT COALESCE(SUM(x.ignored_by IS NULL), 0), COALESCE(SUM(x.ignored_by IS NOT NULL), 0)
                 FROM {p}strangers x WHERE {condition} AND {}",
                of_nobody(p)
            ),
            &values,
        )?;
        rows.first().map_or(Ok((0, 0)), |row| {
            let mut cells = row.cells();
            Ok((cells.int()?, cells.int()?))
        })
    }

    /// One page of them, by name.
    pub fn strangers(
        &self,
        ignored: bool,
        search: &str,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Stranger>, DatabaseError> {
        let (condition, mut values) = found(search);
        let is_told = if ignored { "IS NOT NULL" } else { "IS NULL" };
        values.extend([limit.into(), offset.into()]);
        self.read_strangers(
            &format!(
                "{condition} AND x.ignored_by {is_told} ORDER BY x.name, x.id LIMIT ? OFFSET ?"
            ),
            &values,
        )
    }

    /// One of them, unless it is somebody's by now.
    pub fn stranger(&self, id: i64) -> Result<Option<Stranger>, DatabaseError> {
        Ok(self.read_strangers("x.id = ?", &[id.into()])?.pop())
    }

    fn read_strangers(&self, rest: &str, values: &[Value]) -> Result<Vec<Stranger>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT x.id, x.operator, x.remote_id, x.name, x.status, x.package, x.display_name, x.email,
                        x.seen_at, x.ignored_by
                 FROM {p}strangers x WHERE {} AND {rest}",
                of_nobody(p)
            ),
            values,
        )?;
        let mut strangers = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            strangers.push(Stranger {
                id: cells.int()?,
                operator: cells.text()?,
                remote_id: cells.text()?,
                name: cells.text()?,
                observed: Observed {
                    status: cells.optional_text()?,
                    package: cells.optional_text()?,
                    display_name: cells.optional_text()?,
                    email: cells.optional_text()?,
                },
                seen_at: cells.text()?,
                ignored_by: cells.optional_text()?,
            });
        }
        Ok(strangers)
    }

    /// From now on nobody is told of one, or everybody is again.
    pub fn ignore_stranger(&self, id: i64, by: Option<&str>) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!("UPDATE {p}strangers SET ignored_by = ? WHERE id = ?"),
                &[by.map(|by| cut(by, 64)).into(), id.into()],
            )
            .map(drop)
    }

    /// Services of these products that have no account, and may get one: those after this id, in order.
    pub fn services_without_account(
        &self,
        products: &[i64],
        after: i64,
        limit: usize,
    ) -> Result<Vec<Unserved>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT h.id, h.username, s.own_name, c.email FROM tblhosting h
                 JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}services s ON s.service_id = h.id
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 WHERE h.id > ? AND h.packageid IN ({}) AND a.remote_id IS NULL AND a.progress IS NULL
                 ORDER BY h.id LIMIT {limit}",
                id_list(products)
            ),
            &[after.into()],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok(Unserved {
                    service: cells.int()?,
                    username: cells.text()?,
                    own_name: cells.optional_text()?.unwrap_or_default(),
                    email: cells.text()?,
                })
            })
            .collect()
    }

    /// Names and e-mails of those that have one of these e-mails, without the ignored ones.
    pub fn strangers_with_email(
        &self,
        emails: &[&str],
    ) -> Result<Vec<(String, String)>, DatabaseError> {
        if emails.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let values: Vec<Value> = emails.iter().map(|email| Value::from(*email)).collect();
        let rows = self.db.query(
            &format!(
                "SELECT x.name, x.email FROM {p}strangers x
                 WHERE x.email IN ({}) AND x.ignored_by IS NULL AND {} ORDER BY x.id",
                vec!["?"; emails.len()].join(","),
                of_nobody(p)
            ),
            &values,
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok((cells.text()?, cells.text()?))
            })
            .collect()
    }

    /// Makes those of them that are called like these accounts of ours, which are not made, which services have and
    /// which no worker holds, these accounts. Returns the accounts that are made by now, by stranger.
    pub fn become_ours(
        &self,
        strangers: &[i64],
        accounts: &[i64],
    ) -> Result<Vec<(i64, i64)>, DatabaseError> {
        let p = self.brand.table_prefix;
        let same = "x.platform = a.platform AND x.operator = a.operator AND x.name = a.name";
        let (strangers, accounts) = (id_list(strangers), id_list(accounts));
        self.db.execute(
            &format!(
                "UPDATE {p}accounts a JOIN {p}strangers x ON {same}
                 SET a.remote_id = x.remote_id, a.applied_status = NULL, a.applied_package = NULL,
                     a.applied_name = x.display_name, a.applied_email = x.email, a.applied_at = UTC_TIMESTAMP(),
                     a.observed_status = x.status, a.observed_package = x.package,
                     a.observed_name = x.display_name, a.observed_email = x.email, a.observed_at = x.seen_at,
                     a.password_cipher = NULL, a.password_source = 'unknown', a.adopt_by = NULL
                 WHERE x.id IN ({strangers}) AND a.id IN ({accounts})
                   AND a.remote_id IS NULL AND a.progress IS NULL AND {FREE}
                   AND EXISTS (SELECT 1 FROM {p}services s WHERE s.account_id = a.id)"
            ),
            &[],
        )?;
        let rows = self.db.query(
            &format!(
                "SELECT x.id, a.id FROM {p}strangers x
                 JOIN {p}accounts a ON {same} AND a.remote_id = x.remote_id
                 WHERE x.id IN ({strangers}) AND a.id IN ({accounts})"
            ),
            &[],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok((cells.int()?, cells.int()?))
            })
            .collect()
    }

    /// Entitled services without an account that may explain one of these names or e-mails.
    pub fn services_that_may_explain(
        &self,
        names: &[&str],
        emails: &[&str],
    ) -> Result<Vec<i64>, DatabaseError> {
        if names.is_empty() && emails.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let list = |texts: &[&str]| match texts.len() {
            0 => "NULL".to_owned(),
            number => vec!["?"; number].join(","),
        };
        let (names_list, emails_list) = (list(names), list(emails));
        let mut values: Vec<Value> = Vec::with_capacity(names.len() * 3 + emails.len());
        for texts in [names, names, names, emails] {
            values.extend(texts.iter().map(|text| Value::from(*text)));
        }
        let rows = self.db.query(
            &format!(
                "SELECT s.service_id FROM {p}services s
                 JOIN tblhosting h ON h.id = s.service_id
                 JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 WHERE s.verdict = 'yes' AND a.remote_id IS NULL
                   AND (h.username IN ({names_list}) OR s.own_name IN ({names_list})
                        OR a.name IN ({names_list}) OR c.email IN ({emails_list}))
                 ORDER BY s.service_id"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }
}
