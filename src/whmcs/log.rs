//! The operation log: what was changed, for whom, by what, with which result.

use super::database::{id_list, number_in, row_placeholders};
use super::search::{EMAIL, FULL_NAME, found_in};
use super::{DatabaseError, Row, Store, Value};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Who or what: `admin 1`, `cron`, `InvoicePaid`.
    pub actor: String,
    /// The account, if there is one.
    pub account: Option<i64>,
    /// The service, if it is about one.
    pub service: Option<i64>,
    /// What was done, e.g. `create`.
    pub action: &'static str,
    /// `done`, `refused` or `failed`.
    pub result: &'static str,
    /// JSON with the particulars; never a secret.
    pub detail: String,
    /// How long it took.
    pub milliseconds: i64,
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct LogFilter<'a> {
    /// `done`, `refused` or `failed`; empty for all.
    pub result: &'a str,
    /// What was done; empty for all.
    pub action: &'a str,
    /// Our id of an account; 0 for all.
    pub account: i64,
    /// Lines before the one of this id; 0 for all.
    pub before: i64,
    /// Found in client, e-mail, account name or actor, or the number of a service; empty for all.
    pub search: &'a str,
}

/// A line with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its own id.
    pub id: i64,
    /// UTC.
    pub at: String,
    /// Who or what.
    pub actor: String,
    /// `tblclients.id`; 0 for none.
    pub client: i64,
    /// `First Last`, as stored by WHMCS; empty when the client is gone.
    pub client_name: String,
    /// Our id of the account; 0 for none.
    pub account: i64,
    /// Its name; empty when its row is gone.
    pub account_name: String,
    /// `tblhosting.id`; 0 for none.
    pub service: i64,
    /// What was done.
    pub action: String,
    /// `done`, `refused` or `failed`.
    pub result: String,
    /// JSON with the particulars.
    pub detail: String,
    /// How long it took.
    pub milliseconds: i64,
}

/// What a search for lines finds beside the log: more are looked for no further.
const MOST: usize = 1000;

impl Store<'_> {
    /// How many lines a filter shows, counted no further than `most`.
    pub fn count_log(&self, filter: LogFilter<'_>, most: i64) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, mut values) = self.log_condition(filter)?;
        values.push(most.into());
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM (SELECT l.id FROM {p}log l WHERE {condition} LIMIT ?) shown"
            ),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// One page of them, the newest first.
    pub fn log_lines(
        &self,
        filter: LogFilter<'_>,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<LogLine>, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, mut values) = self.log_condition(filter)?;
        values.extend([limit.into(), offset.into()]);
        let rows = self.db.query(
            &format!(
                "SELECT l.id, l.at, l.actor, c.id, TRIM(CONCAT(c.firstname, ' ', c.lastname)), l.account_id,
                        a.name, l.service_id, l.action, l.result, l.detail, l.milliseconds
                 FROM (SELECT l.* FROM {p}log l WHERE {condition} ORDER BY l.id DESC LIMIT ? OFFSET ?) l
                 LEFT JOIN {p}accounts a ON a.id = l.account_id
                 LEFT JOIN tblhosting h ON h.id = l.service_id
                 LEFT JOIN tblclients c ON c.id = COALESCE(a.client_id, h.userid)
                 ORDER BY l.id DESC"
            ),
            &values,
        )?;
        rows.iter().map(read_line).collect()
    }

    /// A search is made into ids first, so that the log itself is read alone.
    fn log_condition(&self, filter: LogFilter<'_>) -> Result<(String, Vec<Value>), DatabaseError> {
        let mut condition = String::from("1 = 1");
        let mut values = Vec::new();
        for (column, wanted) in [("result", filter.result), ("action", filter.action)] {
            if !wanted.is_empty() {
                condition.push_str(&format!(" AND l.{column} = ?"));
                values.push(wanted.into());
            }
        }
        if filter.account > 0 {
            condition.push_str(" AND l.account_id = ?");
            values.push(filter.account.into());
        }
        if filter.before > 0 {
            condition.push_str(" AND l.id < ?");
            values.push(filter.before.into());
        }
        if !filter.search.is_empty() {
            let accounts = id_list(&self.accounts_found(filter.search)?);
            let mut services = self.services_found(filter.search)?;
            services.extend(number_in(filter.search));
            let services = id_list(&services);
            let (by_actor, texts) = found_in(&["l.actor"], filter.search);
            condition.push_str(&format!(
                " AND (l.account_id IN ({accounts}) OR l.service_id IN ({services}) OR {by_actor})"
            ));
            values.extend(texts);
        }
        Ok((condition, values))
    }

    fn accounts_found(&self, search: &str) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, values) = found_in(&["a.name", EMAIL, FULL_NAME], search);
        let rows = self.db.query(
            &format!(
                "SELECT a.id FROM {p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id
                 WHERE {condition} ORDER BY a.id DESC LIMIT {MOST}"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    fn services_found(&self, search: &str) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, values) = found_in(&[EMAIL, FULL_NAME], search);
        let rows = self.db.query(
            &format!(
                "SELECT s.service_id FROM {p}services s JOIN tblhosting h ON h.id = s.service_id
                 JOIN tblclients c ON c.id = h.userid
                 WHERE {condition} ORDER BY s.service_id DESC LIMIT {MOST}"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// Removes lines that are older than so many days, the oldest first and at most `limit` of them, and
    /// tells how many.
    pub fn prune_log(&self, days: i64, limit: i64) -> Result<u64, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "DELETE FROM {p}log WHERE at < UTC_TIMESTAMP() - INTERVAL ? DAY ORDER BY at, id LIMIT ?"
            ),
            &[days.into(), limit.into()],
        )
    }

    /// Appends lines, in one statement.
    pub fn write_log(&self, entries: &[LogEntry]) -> Result<(), DatabaseError> {
        if entries.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(entries.len(), 7).replace("(?,", "(UTC_TIMESTAMP(),?,");
        let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 7);
        for entry in entries {
            values.extend([
                cut(&entry.actor, 64).into(),
                entry.account.into(),
                entry.service.into(),
                entry.action.into(),
                entry.result.into(),
                entry.detail.as_str().into(),
                entry.milliseconds.into(),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}log
                     (at, actor, account_id, service_id, action, result, detail, milliseconds)
                     VALUES {rows}"
                ),
                &values,
            )
            .map(drop)
    }
}

fn read_line(row: &Row) -> Result<LogLine, DatabaseError> {
    let mut cells = row.cells();
    Ok(LogLine {
        id: cells.int()?,
        at: cells.text()?,
        actor: cells.text()?,
        client: cells.int()?,
        client_name: cells.text()?,
        account: cells.int()?,
        account_name: cells.text()?,
        service: cells.int()?,
        action: cells.text()?,
        result: cells.text()?,
        detail: cells.text()?,
        milliseconds: cells.int()?,
    })
}

/// The first `length` characters: what a VARCHAR takes without a strict session refusing it.
pub(super) fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}
