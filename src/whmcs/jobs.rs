//! Jobs: one for each service, worked on by one lease holder at a time.
//!
//! `due -> leased -> done | due again | refused`. A wish that arrives during the work raises the
//! generation, so the end of that work makes the job due again instead of done. `paused` is what is due
//! and part of a long work that is held ([`Store::align_bulk_jobs`]); `dropped` is what was refused and
//! an admin does not want to see again.

use std::collections::HashMap;

use super::bulk::is_cancelled;
use super::database::{id_list, row_placeholders};
use super::log::cut;
use super::search::has_code;
use super::{DatabaseError, Mode, Store, Value};

/// What opened a job, as far as it matters what it may do (R10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An event of one client or service, or an admin's word about one: it may do anything.
    Event,
    /// A pass or a save, for something else than a suspension: it suspends nobody.
    Pass,
    /// A pass or a save, for a suspension that was counted or confirmed; an import that an admin agreed to.
    Suspension,
}

impl Origin {
    /// The word in our table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Pass => "pass",
            Self::Suspension => "suspend",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "pass" => Self::Pass,
            "suspend" => Self::Suspension,
            _ => Self::Event,
        }
    }
}

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
    /// What opened it.
    pub origin: Origin,
}

/// How a piece of work on a job ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As WHMCS wants it.
    Done,
    /// Waits for an admin or a change.
    Refused {
        /// JSON: why.
        why: String,
        /// What was wished for, to see whether it has changed.
        wish: String,
    },
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

/// Where the job of a service stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobState {
    /// In the works: waiting for its time or a worker, being worked on, or paused.
    Open(Origin),
    /// Refused; with what was wished for.
    Refused(String),
    /// Refused, and an admin does not want to hear of it again as long as the same is wished for.
    Dropped(String),
    /// Done.
    Done,
}

/// A job that is not done, for the publishers page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsettledJob {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`; 0 when the service is gone.
    pub client: i64,
    /// `First Last`, as stored by WHMCS.
    pub client_name: String,
    /// The account's name; empty when it has none.
    pub account: String,
    /// That account is made.
    pub exists: bool,
    /// The account name an admin gave; empty for none.
    pub own_name: String,
    /// What an admin set it to.
    pub mode: Mode,
    /// JSON: why.
    pub why: String,
    /// When it is tried again, UTC.
    pub due_at: String,
    /// How often it was tried.
    pub attempts: i64,
}

/// How many jobs are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Waiting for their time or for a worker, hints that are due and no job yet included.
    pub due: i64,
    /// Being worked on.
    pub leased: i64,
    /// Waiting for an admin or a new event.
    pub refused: i64,
    /// Given up by an admin together with the long work they were part of.
    pub cancelled: i64,
    /// Held together with the long work they are part of.
    pub paused: i64,
    /// Of those that are due, the ones that were tried in vain.
    pub failed: i64,
}

/// No job waits for more than ten minutes: one that seems to was put off before the clock was put back.
const CLAIMABLE: &str =
    "((state = 'due' AND (due_at <= UTC_TIMESTAMP() OR due_at > UTC_TIMESTAMP() + INTERVAL 10 MINUTE))
                          OR (state = 'leased' AND lease_until < UTC_TIMESTAMP()))";

/// How many rows one statement carries.
const CHUNK: usize = 500;

impl Store<'_> {
    /// Opens a job for each service, or renews the wish of the one that is there. One that is open keeps
    /// what it may do. Only an event makes a paused one due, and takes it out of its long work.
    pub fn open_jobs(
        &self,
        services: &[i64],
        cause: &str,
        origin: Origin,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let cause = cut(cause, 64);
        for chunk in services.chunks(CHUNK) {
            let rows = row_placeholders(chunk.len(), 3).replace(
                "(?,?,?)",
                "('service', ?, 'due', UTC_TIMESTAMP(), ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())",
            );
            let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 3);
            for service in chunk {
                values.extend([
                    Value::Int(*service),
                    cause.as_str().into(),
                    origin.as_str().into(),
                ]);
            }
            // Assignments run from left to right: `state` last, the others ask for the old one.
            self.db.execute(
                &format!(
                    "INSERT INTO {p}jobs
                       (kind, subject_id, state, due_at, cause, origin, changed_at, wished_at)
                     VALUES {rows}
                     ON DUPLICATE KEY UPDATE
                       generation = generation + 1,
                       due_at = IF(state = 'leased', due_at, UTC_TIMESTAMP()),
                       attempts = IF(state = 'leased', attempts, 0),
                       cause = VALUES(cause),
                       origin = IF(state IN ('due', 'leased', 'paused')
                                     AND (origin = 'event' OR VALUES(origin) = 'pass'), origin, VALUES(origin)),
                       bulk_id = IF(state IN ('due', 'leased', 'paused') AND VALUES(origin) <> 'event', bulk_id, NULL),
                       changed_at = UTC_TIMESTAMP(),
                       wished_at = IF(state IN ('due', 'leased', 'paused'), wished_at, UTC_TIMESTAMP()),
                       state = IF(state = 'leased' OR (state = 'paused' AND VALUES(origin) <> 'event'), state, 'due')"
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
                "SELECT id, subject_id, generation, attempts, cause, origin FROM {p}jobs
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
                origin: Origin::parse(&cells.text()?),
            });
        }
        Ok(jobs)
    }

    /// A lease that lasts for longer than any was taken before the clock was put back: from now on it lasts as long as
    /// a new one, so that neither is a live worker disturbed nor a dead one waited for.
    pub fn shorten_leases(&self, lease_seconds: i64) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let too_long = "state = 'leased' AND lease_until > UTC_TIMESTAMP() + INTERVAL ? SECOND";
        let rows = self.db.query(
            &format!("SELECT id FROM {p}jobs WHERE {too_long}"),
            &[lease_seconds.into()],
        )?;
        let ids: Vec<i64> = rows
            .iter()
            .map(|row| row.cells().int())
            .collect::<Result<_, _>>()?;
        for chunk in ids.chunks(CHUNK) {
            self.db.execute(
                &format!(
                    "UPDATE {p}jobs SET lease_until = UTC_TIMESTAMP() + INTERVAL ? SECOND
                     WHERE id IN ({}) AND {too_long}",
                    id_list(chunk)
                ),
                &[lease_seconds.into(), lease_seconds.into()],
            )?;
        }
        Ok(())
    }

    /// Makes jobs due again that were refused for one of these reasons.
    pub fn retry_refused(&self, codes: &[&str]) -> Result<(), DatabaseError> {
        self.retry_refused_where(codes, "")
    }

    /// The same for the services of these clients alone.
    pub fn retry_refused_of(&self, codes: &[&str], clients: &[i64]) -> Result<(), DatabaseError> {
        if clients.is_empty() {
            return Ok(());
        }
        let theirs = format!(
            "AND subject_id IN (SELECT id FROM tblhosting WHERE userid IN ({}))",
            id_list(clients)
        );
        self.retry_refused_where(codes, &theirs)
    }

    fn retry_refused_where(&self, codes: &[&str], condition: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let (same, values) = has_code("last_error", codes);
        self.db
            .execute(
                &format!(
                    "UPDATE {p}jobs SET state = 'due', due_at = UTC_TIMESTAMP(), attempts = 0,
                       generation = generation + 1, bulk_id = NULL, changed_at = UTC_TIMESTAMP(),
                       wished_at = UTC_TIMESTAMP()
                     WHERE state = 'refused' AND {same} {condition}"
                ),
                &values,
            )
            .map(drop)
    }

    /// Whether a worker would find a job to claim.
    pub fn has_claimable_jobs(&self) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT 1 FROM {p}jobs WHERE {CLAIMABLE} LIMIT 1"),
            &[],
        )?;
        Ok(!rows.is_empty())
    }

    /// Writes how jobs ended, in one statement; jobs whose lease went to someone else are left alone.
    pub fn end_jobs(&self, owner: &str, ends: &[JobEnd]) -> Result<(), DatabaseError> {
        if ends.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut table = String::from(
            "SELECT ? AS id, ? AS generation, ? AS state, ? AS delay, ? AS attempts, ? AS error, ? AS wish",
        );
        table.push_str(&" UNION ALL SELECT ?,?,?,?,?,?,?".repeat(ends.len() - 1));
        let mut values: Vec<Value> = Vec::with_capacity(ends.len() * 7 + 1);
        for JobEnd { job, ending } in ends {
            let (state, delay, attempts, error, wish) = match ending {
                Ending::Done => ("done", 0, 0, None, None),
                Ending::Refused { why, wish } => (
                    "refused",
                    0,
                    job.attempts,
                    Some(why.as_str()),
                    Some(wish.as_str()),
                ),
                Ending::Again(why, seconds) => {
                    ("due", *seconds, job.attempts, Some(why.as_str()), None)
                }
                Ending::Untouched => ("due", 0, job.attempts - 1, None, None),
            };
            values.extend([
                job.id.into(),
                job.generation.into(),
                state.into(),
                delay.into(),
                attempts.into(),
                error.into(),
                wish.into(),
            ]);
        }
        values.push(owner.into());
        self.db
            .execute(
                &format!(
                    "UPDATE {p}jobs j JOIN ({table}) e ON e.id = j.id
                     LEFT JOIN {p}passes b ON b.id = j.bulk_id AND b.state IN ('paused', 'cancelled')
                       AND b.finished_at IS NULL
                     SET j.state = IF(j.generation = e.generation AND e.state <> 'due', e.state,
                                      IF(b.id IS NULL, 'due', 'paused')),
                         j.due_at = UTC_TIMESTAMP() + INTERVAL IF(j.generation = e.generation, e.delay, 0) SECOND,
                         j.attempts = IF(j.generation = e.generation, e.attempts, 0),
                         j.last_error = IF(e.state = 'due', COALESCE(e.error, j.last_error), e.error),
                         j.wish = e.wish,
                         j.lease_owner = NULL, j.lease_until = NULL, j.changed_at = UTC_TIMESTAMP()
                     WHERE j.lease_owner = ?"
                ),
                &values,
            )
            .map(drop)
    }

    /// Where the jobs of services stand; one without a job is not in it.
    pub fn job_states(&self, services: &[i64]) -> Result<HashMap<i64, JobState>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT subject_id, state, wish, origin FROM {p}jobs
                 WHERE kind = 'service' AND subject_id IN ({})",
                id_list(services)
            ),
            &[],
        )?;
        let mut states = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let (service, state, wish) = (cells.int()?, cells.text()?, cells.text()?);
            let state = match state.as_str() {
                "done" => JobState::Done,
                "refused" => JobState::Refused(wish),
                "dropped" => JobState::Dropped(wish),
                _ => JobState::Open(Origin::parse(&cells.text()?)),
            };
            states.insert(service, state);
        }
        Ok(states)
    }

    /// The latest of the jobs that are refused, or that wait for another try.
    pub fn unsettled_jobs(
        &self,
        refused: bool,
        limit: usize,
    ) -> Result<Vec<UnsettledJob>, DatabaseError> {
        let p = self.brand.table_prefix;
        let condition = if refused {
            format!("j.state = 'refused' AND NOT {}", is_cancelled())
        } else {
            "j.state = 'due' AND j.last_error IS NOT NULL".to_owned()
        };
        let rows = self.db.query(
            &format!(
                "SELECT j.subject_id, h.userid, TRIM(CONCAT(c.firstname, ' ', c.lastname)), a.name,
                        a.remote_id IS NOT NULL, s.own_name, s.mode, j.last_error, j.due_at, j.attempts
                 FROM {p}jobs j
                 LEFT JOIN tblhosting h ON h.id = j.subject_id
                 LEFT JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}services s ON s.service_id = j.subject_id
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 WHERE {condition} ORDER BY j.changed_at DESC, j.id LIMIT {limit}"
            ),
            &[],
        )?;
        let mut jobs = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            jobs.push(UnsettledJob {
                service: cells.int()?,
                client: cells.int()?,
                client_name: cells.text()?,
                account: cells.text()?,
                exists: cells.flag()?,
                own_name: cells.text()?,
                mode: Mode::parse(&cells.text()?).unwrap_or_default(),
                why: cells.text()?,
                due_at: cells.text()?,
                attempts: cells.int()?,
            });
        }
        Ok(jobs)
    }

    /// How many jobs are in which state.
    pub fn job_counts(&self) -> Result<JobCounts, DatabaseError> {
        let p = self.brand.table_prefix;
        let is_cancelled = is_cancelled();
        let rows = self.db.query(
            &format!(
                "SELECT j.state, COUNT(*), SUM(j.last_error IS NOT NULL), SUM({is_cancelled}) FROM {p}jobs j
                 WHERE j.state NOT IN ('done', 'dropped') GROUP BY j.state
                 UNION ALL SELECT 'hint', COUNT(*), 0, 0 FROM {p}hints WHERE due_at <= UTC_TIMESTAMP()"
            ),
            &[],
        )?;
        let mut counts = JobCounts::default();
        for row in &rows {
            let mut cells = row.cells();
            let state = cells.text()?;
            let (number, failed, cancelled) = (cells.int()?, cells.int()?, cells.int()?);
            match state.as_str() {
                "due" | "hint" => {
                    counts.due += number;
                    counts.failed += failed;
                }
                "leased" => counts.leased += number,
                "paused" => counts.paused += number,
                _ => {
                    counts.refused += number - cancelled;
                    counts.cancelled += cancelled;
                }
            }
        }
        Ok(counts)
    }
}
