//! The jobs that are not done, as the queue page lists them, and what an admin does with them there.

use std::collections::BTreeMap;

use super::bulk::is_cancelled;
use super::database::{id_list, number_in};
use super::log::cut;
use super::search::{EMAIL, FULL_NAME, found_in};
use super::{Cells, DatabaseError, Store, Value};

/// Which jobs are listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct QueueFilter<'a> {
    /// A state as in [`QueuedJob::state`]; empty for all but those that are dropped.
    pub state: &'a str,
    /// Found in client, e-mail, account name or cause, or the number of a service; empty for all.
    pub search: &'a str,
}

/// A job that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedJob {
    /// Its own id.
    pub id: i64,
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`; 0 when the service is gone.
    pub client: i64,
    /// `First Last`, as stored by WHMCS.
    pub client_name: String,
    /// Our id of its account.
    pub account: Option<i64>,
    /// The account's name; empty when it has none.
    pub account_name: String,
    /// `due`, `waiting` (for another try), `leased`, `refused`, `cancelled` or `dropped`, or what else the table says.
    pub state: String,
    /// What asked for it last.
    pub cause: String,
    /// JSON: why it was refused, or what failed.
    pub why: String,
    /// How often the present wish was tried.
    pub attempts: i64,
    /// When it is tried, UTC.
    pub due_at: String,
    /// Since when it is in this state, UTC.
    pub changed_at: String,
}

/// A job that was tried in vain waits; in the table it is due like one that is new. One that was given up with
/// its work is refused there.
pub(super) fn state() -> String {
    format!(
        "CASE WHEN j.state = 'due' AND j.last_error IS NOT NULL THEN 'waiting'
              WHEN {} THEN 'cancelled' ELSE j.state END",
        is_cancelled()
    )
}

/// What can be tried again.
const RETRYABLE: &str = "(j.state = 'refused' OR (j.state = 'due' AND j.last_error IS NOT NULL))";

impl Store<'_> {
    /// How many jobs are in which state, without those that are done.
    pub fn queue_counts(&self) -> Result<BTreeMap<String, i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT {} AS shown, COUNT(*) FROM {p}jobs j
                 WHERE j.kind = 'service' AND j.state <> 'done' GROUP BY shown",
                state()
            ),
            &[],
        )?;
        let mut counts = BTreeMap::new();
        for row in &rows {
            let mut cells = row.cells();
            counts.insert(cells.text()?, cells.int()?);
        }
        Ok(counts)
    }

    /// How many jobs a filter lists.
    pub fn count_queue(&self, filter: QueueFilter<'_>) -> Result<i64, DatabaseError> {
        let (condition, values) = condition(filter);
        let from = self.queue_with(filter);
        let rows = self.db.query(
            &format!("SELECT COUNT(*) FROM {from} WHERE {condition}"),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// One page of them: refused ones first, those that are there longest before the others; at last
    /// what is due, in the order of its time.
    pub fn queue(
        &self,
        filter: QueueFilter<'_>,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<QueuedJob>, DatabaseError> {
        let (condition, mut values) = condition(filter);
        values.extend([limit.into(), offset.into()]);
        let order = "ORDER BY j.state DESC, j.due_at, j.id LIMIT ? OFFSET ?";
        self.read_queue(&format!("{condition} {order}"), &values)
    }

    /// The job of a service, if it is not done.
    pub fn queued_job(&self, service: i64) -> Result<Option<QueuedJob>, DatabaseError> {
        let condition = "j.kind = 'service' AND j.subject_id = ? AND j.state <> 'done'";
        Ok(self.read_queue(condition, &[service.into()])?.pop())
    }

    /// The jobs of the services of an account, if they are not done.
    pub fn queued_jobs_of_account(&self, account: i64) -> Result<Vec<QueuedJob>, DatabaseError> {
        let condition = "j.kind = 'service' AND s.account_id = ? AND j.state <> 'done'";
        self.read_queue(
            &format!("{condition} ORDER BY j.subject_id DESC"),
            &[account.into()],
        )
    }

    /// The ids of those that can be tried again among the jobs that a filter lists: at most `limit`
    /// after the id `after`, in order.
    pub fn retryable_jobs(
        &self,
        filter: QueueFilter<'_>,
        after: i64,
        limit: usize,
    ) -> Result<Vec<i64>, DatabaseError> {
        let (condition, mut values) = condition(filter);
        values.push(after.into());
        let from = self.queue_with(filter);
        let rows = self.db.query(
            &format!(
                "SELECT j.id FROM {from}
                 WHERE {condition} AND {RETRYABLE} AND j.id > ? ORDER BY j.id LIMIT {limit}"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// Makes jobs due at once that were refused or wait, and tells how many. Each keeps what it may do.
    pub fn retry_jobs(&self, ids: &[i64], cause: &str) -> Result<u64, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "UPDATE {p}jobs j SET j.due_at = UTC_TIMESTAMP(), j.attempts = 0, j.cause = ?,
                   j.generation = j.generation + 1, j.changed_at = UTC_TIMESTAMP(),
                   j.bulk_id = IF(j.state = 'refused', NULL, j.bulk_id),
                   j.wished_at = IF(j.state = 'refused', UTC_TIMESTAMP(), j.wished_at), j.state = 'due'
                 WHERE j.id IN ({}) AND {RETRYABLE}",
                id_list(ids)
            ),
            &[cut(cause, 64).into()],
        )
    }

    /// A refused job is not to be heard of again as long as the same is wished for. False if it is not
    /// refused.
    pub fn drop_job(&self, service: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}jobs SET state = 'dropped', changed_at = UTC_TIMESTAMP()
                 WHERE kind = 'service' AND subject_id = ? AND state = 'refused'"
            ),
            &[service.into()],
        )?;
        Ok(changed == 1)
    }

    /// The jobs, and what a search looks at beside them.
    fn queue_with(&self, filter: QueueFilter<'_>) -> String {
        if filter.search.is_empty() {
            format!("{}jobs j", self.brand.table_prefix)
        } else {
            self.queue_tables()
        }
    }

    fn queue_tables(&self) -> String {
        let p = self.brand.table_prefix;
        format!(
            "{p}jobs j
             LEFT JOIN tblhosting h ON h.id = j.subject_id
             LEFT JOIN tblclients c ON c.id = h.userid
             LEFT JOIN {p}services s ON s.service_id = j.subject_id
             LEFT JOIN {p}accounts a ON a.id = s.account_id"
        )
    }

    fn read_queue(
        &self,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<QueuedJob>, DatabaseError> {
        let tables = self.queue_tables();
        let rows = self.db.query(
            &format!(
                "SELECT j.id, j.subject_id, h.userid, TRIM(CONCAT(c.firstname, ' ', c.lastname)), a.id, a.name,
                        {}, j.cause, j.last_error, j.attempts, j.due_at, j.changed_at
                 FROM {tables} WHERE {condition}",
                state()
            ),
            values,
        )?;
        rows.iter().map(|row| read(&mut row.cells())).collect()
    }
}

fn condition(filter: QueueFilter<'_>) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let state = match filter.state {
        "" => "j.state NOT IN ('done', 'dropped')".to_owned(),
        "waiting" => "j.state = 'due' AND j.last_error IS NOT NULL".to_owned(),
        "due" => "j.state = 'due' AND j.last_error IS NULL".to_owned(),
        "cancelled" => is_cancelled(),
        "refused" => format!("j.state = 'refused' AND NOT {}", is_cancelled()),
        other => {
            values.push(other.into());
            "j.state = ? AND j.state <> 'done'".to_owned()
        }
    };
    let mut condition = format!("j.kind = 'service' AND {state}");
    if !filter.search.is_empty() {
        let (is_found, texts) = found_in(&["j.cause", "a.name", EMAIL, FULL_NAME], filter.search);
        condition.push_str(&format!(" AND ({is_found} OR j.subject_id = ?)"));
        values.extend(texts);
        values.push(number_in(filter.search).into());
    }
    (condition, values)
}

fn read(cells: &mut Cells<'_>) -> Result<QueuedJob, DatabaseError> {
    Ok(QueuedJob {
        id: cells.int()?,
        service: cells.int()?,
        client: cells.int()?,
        client_name: cells.text()?,
        account: cells.optional_int()?,
        account_name: cells.text()?,
        state: cells.text()?,
        cause: cells.text()?,
        why: cells.text()?,
        attempts: cells.int()?,
        due_at: cells.text()?,
        changed_at: cells.text()?,
    })
}
