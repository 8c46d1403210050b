//! Jobs: one for each service, worked on by one lease holder at a time.
//!
//! `due -> leased -> done | due again | refused`. A wish that arrives during the work raises the
//! generation, so the end of that work makes the job due again instead of done.

use super::database::{id_list, row_placeholders};
use super::log::cut;
use super::{DatabaseError, Store, Value};

/// A job in our hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its own id.
    pub id: i64,
    /// The service it is about (`tblhosting.id`).
    pub service: i64,
    /// How often something was wished for this service.
    pub generation: i64,
    /// How often the present wish was tried, this time included.
    pub attempts: i64,
    /// What asked for it last.
    pub cause: String,
}

/// How a piece of work on a job ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As WHMCS wants it.
    Done,
    /// Waits for an admin or a new event; JSON says why.
    Refused(String),
    /// To be tried again after so many seconds; JSON says why.
    Again(String, i64),
    /// Not worked on at all: due again at once, and not counted as an attempt.
    Untouched,
}

/// The end of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobEnd {
    /// The job as it was claimed.
    pub job: Job,
    /// How it ended.
    pub ending: Ending,
}

/// How many jobs are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Waiting for their time or for a worker, hints that are no job yet included.
    pub due: i64,
    /// Being worked on.
    pub leased: i64,
    /// Waiting for an admin or a new event.
    pub refused: i64,
}

const CLAIMABLE: &str = "((state = 'due' AND due_at <= UTC_TIMESTAMP())
                          OR (state = 'leased' AND lease_until < UTC_TIMESTAMP()))";

/// How many rows one statement carries.
const CHUNK: usize = 500;

impl Store<'_> {
    /// Opens a job for each service, or renews the wish of the one that is there.
    pub fn open_jobs(&self, services: &[i64], cause: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let cause = cut(cause, 64);
        for chunk in services.chunks(CHUNK) {
            let rows = row_placeholders(chunk.len(), 2).replace(
                "(?,?)",
                "('service', ?, 'due', UTC_TIMESTAMP(), ?, UTC_TIMESTAMP())",
            );
            let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 2);
            for service in chunk {
                values.extend([Value::Int(*service), cause.as_str().into()]);
            }
            // Assignments run from left to right: `state` last, the others ask for the old one.
            self.db.execute(
                &format!(
                    "INSERT INTO {p}jobs (kind, subject_id, state, due_at, cause, changed_at)
                     VALUES {rows}
                     ON DUPLICATE KEY UPDATE
                       generation = generation + 1,
                       due_at = IF(state = 'leased', due_at, UTC_TIMESTAMP()),
                       attempts = IF(state = 'leased', attempts, 0),
                       cause = VALUES(cause),
                       changed_at = UTC_TIMESTAMP(),
                       state = IF(state = 'leased', 'leased', 'due')"
                ),
                &values,
            )?;
        }
        Ok(())
    }

    /// Takes up to `limit` jobs that are due, or whose lease has run out, for so many seconds.
    /// `owner` must be new for each call.
    pub fn claim_jobs(
        &self,
        owner: &str,
        limit: usize,
        lease_seconds: i64,
    ) -> Result<Vec<Job>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT id FROM {p}jobs WHERE {CLAIMABLE} ORDER BY due_at, id LIMIT {limit}"),
            &[],
        )?;
        let ids: Vec<i64> = rows
            .iter()
            .map(|row| row.cells().int())
            .collect::<Result<_, _>>()?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids = id_list(&ids);
        self.db.execute(
            &format!(
                "UPDATE {p}jobs SET state = 'leased', lease_owner = ?, attempts = attempts + 1,
                   lease_until = UTC_TIMESTAMP() + INTERVAL ? SECOND, changed_at = UTC_TIMESTAMP()
                 WHERE id IN ({ids}) AND {CLAIMABLE}"
            ),
            &[owner.into(), lease_seconds.into()],
        )?;
        let rows = self.db.query(
            &format!(
                "SELECT id, subject_id, generation, attempts, cause FROM {p}jobs
                 WHERE id IN ({ids}) AND state = 'leased' AND lease_owner = ? ORDER BY subject_id"
            ),
            &[owner.into()],
        )?;
        let mut jobs = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            jobs.push(Job {
                id: cells.int()?,
                service: cells.int()?,
                generation: cells.int()?,
                attempts: cells.int()?,
                cause: cells.text()?,
            });
        }
        Ok(jobs)
    }

    /// Writes how jobs ended, in one statement; jobs whose lease went to someone else are left alone.
    pub fn end_jobs(&self, owner: &str, ends: &[JobEnd]) -> Result<(), DatabaseError> {
        if ends.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut table = String::from(
            "SELECT ? AS id, ? AS generation, ? AS state, ? AS delay, ? AS attempts, ? AS error",
        );
        table.push_str(&" UNION ALL SELECT ?,?,?,?,?,?".repeat(ends.len() - 1));
        let mut values: Vec<Value> = Vec::with_capacity(ends.len() * 6 + 1);
        for JobEnd { job, ending } in ends {
            let (state, delay, attempts, error) = match ending {
                Ending::Done => ("done", 0, 0, None),
                Ending::Refused(why) => ("refused", 0, job.attempts, Some(why.as_str())),
                Ending::Again(why, seconds) => ("due", *seconds, job.attempts, Some(why.as_str())),
                Ending::Untouched => ("due", 0, job.attempts - 1, None),
            };
            values.extend([
                job.id.into(),
                job.generation.into(),
                state.into(),
                delay.into(),
                attempts.into(),
                error.into(),
            ]);
        }
        values.push(owner.into());
        self.db
            .execute(
                &format!(
                    "UPDATE {p}jobs j JOIN ({table}) e ON e.id = j.id
                     SET j.state = IF(j.generation = e.generation, e.state, 'due'),
                         j.due_at = UTC_TIMESTAMP() + INTERVAL IF(j.generation = e.generation, e.delay, 0) SECOND,
                         j.attempts = IF(j.generation = e.generation, e.attempts, 0),
                         j.last_error = IF(e.state = 'due', COALESCE(e.error, j.last_error), e.error),
                         j.lease_owner = NULL, j.lease_until = NULL, j.changed_at = UTC_TIMESTAMP()
                     WHERE j.lease_owner = ?"
                ),
                &values,
            )
            .map(drop)
    }

    /// The latest of the refused jobs: service, its client (0 when gone), its account's name, and why.
    pub fn refused_jobs(
        &self,
        limit: usize,
    ) -> Result<Vec<(i64, i64, String, String)>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT j.subject_id, h.userid, a.name, j.last_error FROM {p}jobs j
                 LEFT JOIN tblhosting h ON h.id = j.subject_id
                 LEFT JOIN {p}services s ON s.service_id = j.subject_id
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 WHERE j.state = 'refused' ORDER BY j.changed_at DESC, j.id LIMIT {limit}"
            ),
            &[],
        )?;
        let mut refused = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            refused.push((cells.int()?, cells.int()?, cells.text()?, cells.text()?));
        }
        Ok(refused)
    }

    /// How many jobs are in which state.
    pub fn job_counts(&self) -> Result<JobCounts, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT state, COUNT(*) FROM {p}jobs WHERE state <> 'done' GROUP BY state
                 UNION ALL SELECT 'hint', COUNT(*) FROM {p}hints"
            ),
            &[],
        )?;
        let mut counts = JobCounts::default();
        for row in &rows {
            let mut cells = row.cells();
            let state = cells.text()?;
            let number = cells.int()?;
            match state.as_str() {
                "due" | "hint" => counts.due += number,
                "leased" => counts.leased += number,
                _ => counts.refused += number,
            }
        }
        Ok(counts)
    }
}
