//! Long work: many jobs that one save or pass has opened, watched, paused and cancelled together.
//!
//! A row of `passes` says how it is to stand; its jobs carry its id and follow that row
//! ([`Store::align_bulk_jobs`]). A job that an event takes up leaves it: single clients are followed at once.

use super::database::id_list;
use super::log::cut;
use super::search::escaped;
use super::{DatabaseError, Store, Value};

/// A long work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Its own id.
    pub id: i64,
    /// `running`, `paused`, `cancelled` or `done`.
    pub state: String,
    /// JSON: when it was at work.
    pub position: Option<String>,
    /// JSON: what it is about.
    pub about: String,
    /// UTC.
    pub started_at: String,
    /// When nothing of it was left, UTC.
    pub finished_at: Option<String>,
    /// Who paused, resumed or cancelled it last.
    pub changed_by: Option<String>,
    /// Seconds since it was started.
    pub age: i64,
}

/// The jobs of a long work by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BulkCounts {
    /// As WHMCS wants it.
    pub done: i64,
    /// Waiting for an admin or a change.
    pub refused: i64,
    /// Refused because it was cancelled.
    pub cancelled: i64,
    /// Waiting for their turn or being worked on.
    pub left: i64,
    /// Of those, the ones that were tried in vain.
    pub failed: i64,
    /// Held until it is resumed.
    pub paused: i64,
}

/// The code of the reason why a job is refused once its work was cancelled.
pub const CANCELLED: &str = "bulk_cancelled";

/// The job `j` was given up together with its work. It is refused like others, but waits for nobody: an admin
/// has decided so.
pub(super) fn is_cancelled() -> String {
    let code = escaped(CANCELLED);
    format!(r#"(j.state = 'refused' AND j.last_error LIKE '{{"code":"{code}"%' ESCAPE '|')"#)
}

const BULK: &str = "bulk";
/// How many rows one statement carries.
const CHUNK: usize = 500;

impl Store<'_> {
    /// Begins a long work and returns its id.
    pub fn begin_bulk(&self, about: &str) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "INSERT INTO {p}passes (kind, state, result, started_at, finished_at)
                 VALUES (?, 'running', ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())"
            ),
            &[BULK.into(), about.into()],
        )?;
        let rows = self.db.query("SELECT LAST_INSERT_ID()", &[])?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// What a long work is about, now that its jobs have joined it: only from here on it is open, so that
    /// nobody takes it for one of which nothing is left.
    pub fn open_bulk(&self, id: i64, about: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET result = ?, finished_at = NULL WHERE id = ? AND kind = ?"
                ),
                &[about.into(), id.into(), BULK.into()],
            )
            .map(drop)
    }

    /// Makes the open jobs of services part of a long work, but those that an event opened. Returns how many.
    /// With `take_over` it also takes those of an earlier one, and what is paused goes on.
    pub fn join_bulk(
        &self,
        id: i64,
        services: &[i64],
        take_over: bool,
    ) -> Result<u64, DatabaseError> {
        let p = self.brand.table_prefix;
        let free = if take_over { "" } else { "AND bulk_id IS NULL" };
        let mut joined = 0;
        for chunk in services.chunks(CHUNK) {
            let services = id_list(chunk);
            joined += self.db.execute(
                &format!(
                    "UPDATE {p}jobs SET bulk_id = ?,
                       wished_at = IF(state = 'paused', UTC_TIMESTAMP(), wished_at),
                       state = IF(state = 'paused', 'due', state)
                     WHERE kind = 'service' AND subject_id IN ({services})
                       AND state IN ('due', 'leased', 'paused') AND origin <> 'event' {free}"
                ),
                &[id.into()],
            )?;
        }
        Ok(joined)
    }

    /// The long work of which something is left, the newest first.
    pub fn open_bulks(&self) -> Result<Vec<Bulk>, DatabaseError> {
        self.bulks("finished_at IS NULL", &[])
    }

    /// The same, and the newest of all if it ended within the last hour.
    pub fn recent_bulks(&self) -> Result<Vec<Bulk>, DatabaseError> {
        let p = self.brand.table_prefix;
        let newest = format!(
            "(finished_at IS NULL OR finished_at > UTC_TIMESTAMP() - INTERVAL 1 HOUR
               AND id = (SELECT MAX(id) FROM {p}passes WHERE kind = ?))"
        );
        self.bulks(&newest, &[BULK.into()])
    }

    /// One of them.
    pub fn bulk(&self, id: i64) -> Result<Option<Bulk>, DatabaseError> {
        Ok(self.bulks("id = ?", &[id.into()])?.pop())
    }

    fn bulks(&self, condition: &str, values: &[Value]) -> Result<Vec<Bulk>, DatabaseError> {
        let p = self.brand.table_prefix;
        let values: Vec<Value> = [BULK.into()]
            .into_iter()
            .chain(values.iter().cloned())
            .collect();
        let rows = self.db.query(
            &format!(
                "SELECT id, state, position, result, started_at, finished_at, confirmed_by,
                        TIMESTAMPDIFF(SECOND, started_at, UTC_TIMESTAMP())
                 FROM {p}passes WHERE kind = ? AND {condition} ORDER BY id DESC"
            ),
            &values,
        )?;
        let mut bulks = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            bulks.push(Bulk {
                id: cells.int()?,
                state: cells.text()?,
                position: cells.optional_text()?,
                about: cells.text()?,
                started_at: cells.text()?,
                finished_at: cells.optional_text()?,
                changed_by: cells.optional_text()?,
                age: cells.int()?,
            });
        }
        Ok(bulks)
    }

    /// Says how a long work is to stand from now on, with its new position. False if it is no longer
    /// as it was when it was read.
    pub fn turn_bulk(
        &self,
        bulk: &Bulk,
        state: &str,
        position: &str,
        actor: &str,
    ) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}passes SET state = ?, position = ?, confirmed_by = ?
                 WHERE id = ? AND kind = ? AND state = ? AND finished_at IS NULL"
            ),
            &[
                state.into(),
                position.into(),
                cut(actor, 64).into(),
                bulk.id.into(),
                BULK.into(),
                bulk.state.as_str().into(),
            ],
        )?;
        Ok(changed == 1)
    }

    /// Makes the jobs of a long work follow it: due while it runs, else held. What is being worked on is left
    /// alone, unless its worker died. Only rows that change are locked: workers are at the others. If it was
    /// turned otherwise meanwhile, nothing is done. What goes on is wished for now: it is not late.
    pub fn align_bulk_jobs(&self, id: i64, runs: bool) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let (state, differs) = if runs {
            ("due", "state = 'paused'")
        } else {
            (
                "paused",
                "(state = 'due' OR (state = 'leased' AND lease_until < UTC_TIMESTAMP()))",
            )
        };
        let rows = self.db.query(
            &format!("SELECT id FROM {p}jobs WHERE bulk_id = ? AND {differs} ORDER BY id"),
            &[id.into()],
        )?;
        let jobs: Vec<i64> = rows
            .iter()
            .map(|row| row.cells().int())
            .collect::<Result<_, _>>()?;
        for chunk in jobs.chunks(CHUNK) {
            let chunk = id_list(chunk);
            self.db.execute(
                &format!(
                    "UPDATE {p}jobs SET wished_at = IF(state = 'paused', UTC_TIMESTAMP(), wished_at),
                       state = ?, lease_owner = NULL, lease_until = NULL
                     WHERE id IN ({chunk}) AND bulk_id = ? AND {differs}
                       AND EXISTS (SELECT 1 FROM {p}passes b WHERE b.id = ? AND (b.state = 'running') = ?)"
                ),
                &[state.into(), id.into(), id.into(), i64::from(runs).into()],
            )?;
        }
        Ok(())
    }

    /// How far a long work has come.
    pub fn bulk_counts(&self, id: i64) -> Result<BulkCounts, DatabaseError> {
        let p = self.brand.table_prefix;
        let is_cancelled = is_cancelled();
        let rows = self.db.query(
            &format!(
                "SELECT j.state, COUNT(*), SUM(j.attempts > 0 AND j.last_error IS NOT NULL), SUM({is_cancelled})
                 FROM {p}jobs j WHERE j.bulk_id = ? GROUP BY j.state"
            ),
            &[id.into()],
        )?;
        let mut counts = BulkCounts::default();
        for row in &rows {
            let mut cells = row.cells();
            let state = cells.text()?;
            let (number, tried, cancelled) = (cells.int()?, cells.int()?, cells.int()?);
            match state.as_str() {
                "done" => counts.done += number,
                "due" => {
                    counts.left += number;
                    counts.failed += tried;
                }
                "leased" => counts.left += number,
                "paused" => counts.paused += number,
                _ => {
                    counts.refused += number - cancelled;
                    counts.cancelled += cancelled;
                }
            }
        }
        Ok(counts)
    }

    /// Services whose job a long work holds.
    pub fn held_services(&self, id: i64, limit: usize) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT subject_id FROM {p}jobs WHERE bulk_id = ? AND state = 'paused'
                 ORDER BY subject_id LIMIT {limit}"
            ),
            &[id.into()],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// Refuses the jobs that a long work holds of these services; with each what was wished for it.
    pub fn refuse_held(
        &self,
        id: i64,
        why: &str,
        wishes: &[(i64, String)],
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        for chunk in wishes.chunks(CHUNK) {
            let table = format!(
                "SELECT ? AS service, ? AS wish{}",
                " UNION ALL SELECT ?,?".repeat(chunk.len().saturating_sub(1))
            );
            let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 2 + 2);
            for (service, wish) in chunk {
                values.extend([Value::Int(*service), wish.as_str().into()]);
            }
            values.extend([why.into(), id.into()]);
            self.db.execute(
                &format!(
                    "UPDATE {p}jobs j JOIN ({table}) w ON w.service = j.subject_id
                     SET j.state = 'refused', j.last_error = ?, j.wish = w.wish, j.changed_at = UTC_TIMESTAMP()
                     WHERE j.kind = 'service' AND j.bulk_id = ? AND j.state = 'paused'"
                ),
                &values,
            )?;
        }
        Ok(())
    }

    /// Nothing of a long work is left.
    pub fn end_bulk(&self, id: i64, about: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}passes SET state = IF(state = 'cancelled', state, 'done'), result = ?,
                       finished_at = UTC_TIMESTAMP()
                     WHERE id = ? AND kind = ? AND finished_at IS NULL"
                ),
                &[about.into(), id.into(), BULK.into()],
            )
            .map(drop)
    }
}
