//! How long ago things happened, by the database's clock.

use super::{DatabaseError, Store};

/// Ages in seconds; `None` where there is nothing to be that old.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// Now, UTC.
    pub at: String,
    /// Since cron last worked.
    pub cron: Option<i64>,
    /// Since the oldest open job was opened, or a hint that nobody has looked into was due.
    pub job: Option<i64>,
    /// Since a full pass last came to its end.
    pub pass: Option<i64>,
}

impl Store<'_> {
    /// Reads them, in one statement.
    pub fn ages(&self) -> Result<Ages, DatabaseError> {
        let p = self.brand.table_prefix;
        let since = |time: &str| format!("TIMESTAMPDIFF(SECOND, ({time}), UTC_TIMESTAMP())");
        let cron = since(&format!(
            "SELECT value FROM {p}meta WHERE name = 'last_cron'"
        ));
        // Jobs of a version that did not note when they were opened have one time alone.
        let job = since(&format!(
            "SELECT MIN(at) FROM (
               SELECT due_at AS at FROM {p}hints WHERE due_at <= UTC_TIMESTAMP()
               UNION ALL SELECT COALESCE(wished_at, changed_at) FROM {p}jobs
               WHERE state IN ('due', 'leased')) open"
        ));
        let pass = since(&format!(
            "SELECT MAX(finished_at) FROM {p}passes WHERE kind = 'full' AND state = 'done'"
        ));
        let rows = self.db.query(
            &format!("SELECT UTC_TIMESTAMP(), {cron}, {job}, {pass}"),
            &[],
        )?;
        let Some(row) = rows.first() else {
            return Ok(Ages::default());
        };
        let mut cells = row.cells();
        Ok(Ages {
            at: cells.text()?,
            cron: cells.optional_int()?,
            job: cells.optional_int()?,
            pass: cells.optional_int()?,
        })
    }

    /// The times so many seconds ago, UTC; in the same order.
    pub fn ago(&self, seconds: &[Option<i64>]) -> Result<Vec<Option<String>>, DatabaseError> {
        let times: Vec<String> = seconds
            .iter()
            .map(|seconds| {
                seconds.map_or_else(
                    || "NULL".to_owned(),
                    |seconds| format!("UTC_TIMESTAMP() - INTERVAL {seconds} SECOND"),
                )
            })
            .collect();
        let rows = self.db.query(&format!("SELECT {}", times.join(",")), &[])?;
        let Some(row) = rows.first() else {
            return Ok(Vec::new());
        };
        let mut cells = row.cells();
        seconds.iter().map(|_| cells.optional_text()).collect()
    }
}
