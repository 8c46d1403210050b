//! What accounts served, month by month.

use std::collections::{BTreeMap, HashMap};

use super::database::{id_list, row_placeholders};
use super::{DatabaseError, Row, Store, Value};

/// Rows that one statement writes.
const ROWS: i64 = 1000;

/// Megabytes by day of the month, from 1.
pub type Days = BTreeMap<i64, f64>;

/// What is kept of one account and month.
struct Kept {
    account: i64,
    remote_id: String,
    days: Days,
}

impl Store<'_> {
    /// Puts down one day of a month (`2026-11`) for the accounts of an operator that are told of, by the platform's
    /// ids. Repeating it is harmless.
    pub fn put_traffic(
        &self,
        operator: &str,
        month: &str,
        day: i64,
        megabytes: &HashMap<&str, f64>,
    ) -> Result<(), DatabaseError> {
        let mut after = 0;
        loop {
            let kept = self.kept_traffic(operator, month, after)?;
            let Some(last) = kept.last() else {
                return Ok(());
            };
            after = last.account;
            let told: Vec<(i64, Days)> = kept
                .into_iter()
                .filter_map(|kept| {
                    let megabytes = megabytes.get(kept.remote_id.as_str())?;
                    let mut days = kept.days;
                    days.insert(day, rounded(*megabytes));
                    Some((kept.account, days))
                })
                .collect();
            self.replace_traffic(month, &told)?;
        }
    }

    /// The accounts after one, with what is kept of the month so far.
    fn kept_traffic(
        &self,
        operator: &str,
        month: &str,
        after: i64,
    ) -> Result<Vec<Kept>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT a.id, a.remote_id, t.days
                 FROM {p}accounts a LEFT JOIN {p}traffic t ON t.account_id = a.id AND t.month = ?
                 WHERE a.platform = ? AND a.operator = ? AND a.remote_id IS NOT NULL AND a.id > ?
                 ORDER BY a.id LIMIT {ROWS}"
            ),
            &[
                month.into(),
                self.brand.platform.into(),
                operator.into(),
                after.into(),
            ],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok(Kept {
                    account: cells.int()?,
                    remote_id: cells.text()?,
                    days: read_days(&cells.text()?),
                })
            })
            .collect()
    }

    fn replace_traffic(&self, month: &str, told: &[(i64, Days)]) -> Result<(), DatabaseError> {
        if told.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut values: Vec<Value> = Vec::with_capacity(told.len() * 4);
        for (account, days) in told {
            let total: f64 = days.values().sum();
            values.extend([
                (*account).into(),
                month.into(),
                rounded(total).to_string().into(),
                serde_json::to_string(days).unwrap_or_default().into(),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}traffic (account_id, month, megabytes, days) VALUES {}
                     ON DUPLICATE KEY UPDATE megabytes = VALUES(megabytes), days = VALUES(days)",
                    row_placeholders(told.len(), 4)
                ),
                &values,
            )
            .map(drop)
    }

    /// What is kept of a month, by account; nothing for those that were never told of.
    pub fn traffic(
        &self,
        accounts: &[i64],
        month: &str,
    ) -> Result<HashMap<i64, Days>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT account_id, days FROM {p}traffic WHERE account_id IN ({}) AND month = ?",
                id_list(accounts)
            ),
            &[month.into()],
        )?;
        rows.iter().map(read).collect()
    }

    /// Removes months before one, at most `limit` rows, and tells how many.
    pub fn prune_traffic(&self, month: &str, limit: i64) -> Result<u64, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!("DELETE FROM {p}traffic WHERE month < ? LIMIT ?"),
            &[month.into(), limit.into()],
        )
    }
}

fn read(row: &Row) -> Result<(i64, Days), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.int()?, read_days(&cells.text()?)))
}

/// What cannot be read is nothing: it is read from the platform anew.
fn read_days(json: &str) -> Days {
    serde_json::from_str(json).unwrap_or_default()
}

/// To the kilobyte: a sum of fractions has no more to say.
fn rounded(megabytes: f64) -> f64 {
    (megabytes * 1000.0).round() / 1000.0
}
