//! Where WHMCS and the platform do not agree: accounts that are not as we left them, and entitled
//! services without an account.

use std::collections::HashMap;

use super::accounts::{COLUMNS, DIFFERS, FREE, is_ignored, read_account, shown};
use super::database::id_list;
use super::publishers::{DECIDING_FIRST, found};
use super::search::{EMAIL, FULL_NAME, found_in};
use super::{AccountRow, DatabaseError, Store, Value};

/// An account that is not as we left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferentAccount {
    /// The account.
    pub account: AccountRow,
    /// `First Last`, as stored by WHMCS; empty when the client is gone.
    pub client_name: String,
    /// The services bound to it.
    pub services: Vec<i64>,
    /// JSON: why WHMCS wants it as it does.
    pub reason: Option<String>,
}

/// An entitled service without an account of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingAccount {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`, as stored by WHMCS.
    pub client_name: String,
    /// The account's name; empty when it has none.
    pub account: String,
    /// JSON: why it is entitled, or refused.
    pub reason: Option<String>,
    /// State of its job; empty when it has none.
    pub state: String,
    /// JSON: what its job last failed with.
    pub last_error: Option<String>,
    /// When it is tried again, UTC.
    pub due_at: Option<String>,
}

/// The service `s` in the row `h` is entitled, and the account `a` is not made or another client's.
const MISSING: &str = "s.verdict = 'yes' AND (a.remote_id IS NULL OR a.client_id <> h.userid)";

/// The service `s` of the client `c` has this text in what is shown of it.
fn found_missing(search: &str) -> (String, Vec<Value>) {
    found_in(&["a.name", "h.username", EMAIL, FULL_NAME], search)
}

impl Store<'_> {
    /// How many accounts are not as we left them: to be told of, and ignored.
    pub fn count_different(&self, search: &str) -> Result<(i64, i64), DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, values) = found(search);
        let ignored = is_ignored();
        let present = self.of_present_operator();
        let rows = self.db.query(
            &format!(
                "SELECT COALESCE(SUM(NOT {ignored}), 0), COALESCE(SUM({ignored}), 0)
                 FROM {p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id
                 WHERE a.remote_id IS NOT NULL AND {DIFFERS} AND {present} AND {condition}"
            ),
            &values,
        )?;
        rows.first().map_or(Ok((0, 0)), |row| {
            let mut cells = row.cells();
            Ok((cells.int()?, cells.int()?))
        })
    }

    /// One page of them, by name.
    pub fn different_accounts(
        &self,
        ignored: bool,
        search: &str,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<DifferentAccount>, DatabaseError> {
        let (condition, mut values) = found(search);
        let not = if ignored { "" } else { "NOT" };
        let ignored = is_ignored();
        values.extend([limit.into(), offset.into()]);
        self.read_different(
            &format!(
                "{DIFFERS} AND {not} {ignored} AND {condition} ORDER BY a.name, a.id LIMIT ? OFFSET ?"
            ),
            &values,
        )
    }

    /// Accounts by our id, as far as they are made and the present operator's.
    pub fn made_accounts(&self, ids: &[i64]) -> Result<Vec<DifferentAccount>, DatabaseError> {
        self.read_different(
            &format!("a.id IN ({}) ORDER BY a.name, a.id", id_list(ids)),
            &[],
        )
    }

    fn read_different(
        &self,
        rest: &str,
        values: &[Value],
    ) -> Result<Vec<DifferentAccount>, DatabaseError> {
        let p = self.brand.table_prefix;
        let present = self.of_present_operator();
        let rows = self.db.query(
            &format!(
                "SELECT {COLUMNS}, TRIM(CONCAT(c.firstname, ' ', c.lastname)),
                        (SELECT s.reason FROM {p}services s WHERE s.account_id = a.id
                         ORDER BY {DECIDING_FIRST} LIMIT 1)
                 FROM {p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id
                 WHERE a.remote_id IS NOT NULL AND {present} AND {rest}"
            ),
            values,
        )?;
        let mut accounts = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            accounts.push(DifferentAccount {
                account: read_account(&mut cells)?,
                client_name: cells.text()?,
                services: Vec::new(),
                reason: cells.optional_text()?,
            });
        }
        let mut services = self.services_by_account(&accounts)?;
        for row in &mut accounts {
            row.services = services.remove(&row.account.id).unwrap_or_default();
        }
        Ok(accounts)
    }

    fn services_by_account(
        &self,
        accounts: &[DifferentAccount],
    ) -> Result<HashMap<i64, Vec<i64>>, DatabaseError> {
        let p = self.brand.table_prefix;
        let ids: Vec<i64> = accounts.iter().map(|row| row.account.id).collect();
        let rows = self.db.query(
            &format!(
                "SELECT account_id, service_id FROM {p}services
                 WHERE account_id IN ({}) ORDER BY service_id",
                id_list(&ids)
            ),
            &[],
        )?;
        let mut services: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in &rows {
            let mut cells = row.cells();
            services.entry(cells.int()?).or_default().push(cells.int()?);
        }
        Ok(services)
    }

    /// What an account shows now is ignored until it shows something else, or no longer. False while a worker
    /// holds it.
    pub fn ignore_different(&self, account: i64, ignore: bool) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT 1 FROM {p}accounts WHERE id = ? AND {FREE}"),
            &[account.into()],
        )?;
        if rows.is_empty() {
            return Ok(false);
        }
        let shown = if ignore { shown() } else { "NULL".to_owned() };
        self.db.execute(
            &format!("UPDATE {p}accounts a SET a.ignored = {shown} WHERE a.id = ? AND {FREE}"),
            &[account.into()],
        )?;
        Ok(true)
    }

    /// How many entitled services have no account of their own.
    pub fn count_missing(&self, search: &str) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, values) = found_missing(search);
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM {p}services s
                 JOIN tblhosting h ON h.id = s.service_id
                 LEFT JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 WHERE {MISSING} AND {condition}"
            ),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// One page of them: first those that were refused, then by number.
    pub fn missing_accounts(
        &self,
        search: &str,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<MissingAccount>, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, mut values) = found_missing(search);
        values.extend([limit.into(), offset.into()]);
        let rows = self.db.query(
            &format!(
                "SELECT s.service_id, h.userid, TRIM(CONCAT(c.firstname, ' ', c.lastname)), a.name, s.reason,
                        j.state, j.last_error, j.due_at
                 FROM {p}services s
                 JOIN tblhosting h ON h.id = s.service_id
                 LEFT JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}accounts a ON a.id = s.account_id
                 LEFT JOIN {p}jobs j ON j.kind = 'service' AND j.subject_id = s.service_id
                 WHERE {MISSING} AND {condition}
                 ORDER BY COALESCE(j.state = 'refused', 0) DESC, s.service_id LIMIT ? OFFSET ?"
            ),
            &values,
        )?;
        let mut missing = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            missing.push(MissingAccount {
                service: cells.int()?,
                client: cells.int()?,
                client_name: cells.text()?,
                account: cells.text()?,
                reason: cells.optional_text()?,
                state: cells.text()?,
                last_error: cells.optional_text()?,
                due_at: cells.optional_text()?,
            });
        }
        Ok(missing)
    }
}
