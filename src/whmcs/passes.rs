//! Passes over everything, and what a pass or a save has asked an admin.

use super::log::cut;
use super::{DatabaseError, Store};

/// A full pass: the platform's list, then every service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullPass {
    /// Its own id.
    pub id: i64,
    /// `due`, `running`, `done` or `stopped`.
    pub state: String,
    /// JSON: where it goes on.
    pub position: Option<String>,
    /// JSON: what it found.
    pub result: Option<String>,
    /// UTC.
    pub started_at: String,
    /// UTC.
    pub finished_at: Option<String>,
}

impl FullPass {
    /// It is wanted, or not at its end.
    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "due" | "running")
    }
}

/// What an admin was asked, or has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its own id.
    pub id: i64,
    /// JSON: what it is about.
    pub about: String,
}

const PASS: &str = "full";
const COLUMNS: &str = "id, state, position, result, started_at, finished_at";

impl Store<'_> {
    /// Wants a full pass, unless one is wanted or running.
    pub fn open_full_pass(&self) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}passes (kind, state, started_at)
                     SELECT ?, 'due', UTC_TIMESTAMP() FROM DUAL WHERE NOT EXISTS
                       (SELECT 1 FROM (SELECT id FROM {p}passes
                                       WHERE kind = ? AND state IN ('due', 'running')) open)"
                ),
                &[PASS.into(), PASS.into()],
            )
            .map(drop)
    }

    /// Wants a full pass again an hour after the last one was stopped, from this position.
    pub fn reopen_stopped_pass(&self, position: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET state = 'due', finished_at = NULL, position = ?
                     WHERE kind = ? AND state = 'stopped'
                       AND (finished_at <= UTC_TIMESTAMP() - INTERVAL 1 HOUR OR finished_at > UTC_TIMESTAMP())
                       AND id = (SELECT id FROM (SELECT MAX(id) AS id FROM {p}passes WHERE kind = ?) latest)"
                ),
                &[position.into(), PASS.into(), PASS.into()],
            )
            .map(drop)
    }

    /// The full pass that is wanted or running, else the latest.
    pub fn full_pass(&self) -> Result<Option<FullPass>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT {COLUMNS} FROM {p}passes WHERE kind = ?
                      ORDER BY state IN ('due', 'running') DESC, id DESC LIMIT 1"
            ),
            &[PASS.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let mut cells = row.cells();
        Ok(Some(FullPass {
            id: cells.int()?,
            state: cells.text()?,
            position: cells.optional_text()?,
            result: cells.optional_text()?,
            started_at: cells.text()?,
            finished_at: cells.optional_text()?,
        }))
    }

    /// A full pass begins: from now on its list is read.
    pub fn begin_full_pass(&self, id: i64) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET state = 'running', started_at = UTC_TIMESTAMP() WHERE id = ?"
                ),
                &[id.into()],
            )
            .map(drop)
    }

    /// Notes how far a full pass has come.
    pub fn move_full_pass(&self, id: i64, position: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!("UPDATE {p}passes SET position = ? WHERE id = ?"),
                &[position.into(), id.into()],
            )
            .map(drop)
    }

    /// A full pass ends: `done`, or `stopped` to be tried again later. The result is JSON.
    pub fn end_full_pass(&self, id: i64, state: &str, result: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET state = ?, position = NULL, result = ?,
                       finished_at = UTC_TIMESTAMP() WHERE id = ?"
                ),
                &[state.into(), result.into(), id.into()],
            )
            .map(drop)
    }

    /// Asks an admin, and returns the id of the question. The same question is asked once; another one
    /// of that kind takes its place.
    pub fn ask(&self, kind: &str, about: &str) -> Result<i64, DatabaseError> {
        if let Some(asked) = self.question(kind)?
            && asked.about == about
        {
            return Ok(asked.id);
        }
        self.close_question(kind)?;
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "INSERT INTO {p}passes (kind, state, result, started_at)
                 VALUES (?, 'held', ?, UTC_TIMESTAMP())"
            ),
            &[kind.into(), about.into()],
        )?;
        let asked = self.question(kind)?;
        asked
            .map(|question| question.id)
            .ok_or_else(|| DatabaseError::new("a question that was just asked is gone"))
    }

    /// The question of a kind that waits for an answer.
    pub fn question(&self, kind: &str) -> Result<Option<Asked>, DatabaseError> {
        self.newest(kind, "held")
    }

    /// The answer to a question of a kind that was not yet made use of.
    pub fn answered(&self, kind: &str) -> Result<Option<Asked>, DatabaseError> {
        self.newest(kind, "confirmed")
    }

    fn newest(&self, kind: &str, state: &str) -> Result<Option<Asked>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT id, result FROM {p}passes WHERE kind = ? AND state = ? ORDER BY id DESC LIMIT 1"
            ),
            &[kind.into(), state.into()],
        )?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let mut cells = row.cells();
        Ok(Some(Asked {
            id: cells.int()?,
            about: cells.text()?,
        }))
    }

    /// An admin says yes to a question. False if it no longer waits for an answer.
    pub fn confirm(&self, kind: &str, id: i64, actor: &str) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}passes SET state = 'confirmed', confirmed_by = ?
                 WHERE id = ? AND kind = ? AND state = 'held'"
            ),
            &[cut(actor, 64).into(), id.into(), kind.into()],
        )?;
        Ok(changed == 1)
    }

    /// The question of a kind no longer arises, or its answer was made use of.
    pub fn close_question(&self, kind: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET state = IF(state = 'held', 'withdrawn', 'used'),
                       finished_at = UTC_TIMESTAMP()
                     WHERE kind = ? AND state IN ('held', 'confirmed')"
                ),
                &[kind.into()],
            )
            .map(drop)
    }

    /// Notes how many accounts a pass or a save suspends without having asked.
    pub fn note_suspensions(&self, number: usize) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}passes (kind, state, result, started_at)
                     VALUES ('suspensions', 'done', ?, UTC_TIMESTAMP())"
                ),
                &[number.to_string().into()],
            )
            .map(drop)
    }

    /// How many those were in the last 24 hours.
    pub fn recent_suspensions(&self) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT COALESCE(SUM(CAST(result AS UNSIGNED)), 0) FROM {p}passes
                 WHERE kind = 'suspensions' AND started_at > UTC_TIMESTAMP() - INTERVAL 1 DAY"
            ),
            &[],
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// Removes passes and questions that came to their end more than so many days ago, at most `limit` of
    /// them, and tells how many. The newest of each kind stays, and so does what waits for an answer.
    pub fn prune_passes(&self, days: i64, limit: i64) -> Result<u64, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "DELETE FROM {p}passes
                 WHERE IF(kind = 'suspensions', started_at, finished_at) < UTC_TIMESTAMP() - INTERVAL ? DAY
                   AND id NOT IN (SELECT id FROM (SELECT MAX(id) AS id FROM {p}passes GROUP BY kind) newest)
                 ORDER BY id LIMIT ?"
            ),
            &[days.into(), limit.into()],
        )
    }
}
