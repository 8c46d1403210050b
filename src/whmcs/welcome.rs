//! Welcome e-mails that are due, being sent, sent or given up: one for each account at most.

use super::accounts::read_account;
use super::{AccountRow, DatabaseError, Store, Value};

/// A process that is at an e-mail for longer has died.
const DEAD: &str = "INTERVAL 10 MINUTE";

/// Somebody should take it: it is due, or whoever took it has died.
fn is_open() -> String {
    format!(
        "(a.welcome = 'due' AND a.welcome_at <= UTC_TIMESTAMP()
          OR a.welcome = 'sending' AND a.welcome_at < UTC_TIMESTAMP() - {DEAD})"
    )
}

/// One that somebody should take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWelcome {
    /// Our id of the account.
    pub account: i64,
    /// How often it was begun.
    pub tries: i64,
    /// Whoever took it last has died, and may have sent it.
    pub abandoned: bool,
}

/// Whom an e-mail is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The account.
    pub account: AccountRow,
    /// The operator it belongs to.
    pub operator: String,
    /// Its service in WHMCS: the entitled one of the highest id; `None` if all are gone, or another client's
    /// meanwhile.
    pub service: Option<i64>,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WelcomeEnd {
    /// WHMCS took it.
    Sent,
    /// It is due again in so many seconds.
    Again(i64),
    /// It is not tried any more.
    Failed,
}

impl Store<'_> {
    /// The first that somebody should take. It waits while its account is not active, or gets a new password.
    pub fn due_welcome(&self) -> Result<Option<DueWelcome>, DatabaseError> {
        let p = self.brand.table_prefix;
        let open = is_open();
        let present = self.of_present_operator();
        let rows = self.db.query(
            &format!(
                "SELECT a.id, a.welcome_tries, a.welcome = 'sending' FROM {p}accounts a
                 WHERE a.welcome IN ('due', 'sending') AND {open} AND a.remote_id IS NOT NULL
                   AND a.applied_status = 'active' AND a.password_next IS NULL AND {present}
                 ORDER BY a.welcome_at, a.id LIMIT 1"
            ),
            &[],
        )?;
        rows.first()
            .map(|row| {
                let mut cells = row.cells();
                Ok(DueWelcome {
                    account: cells.int()?,
                    tries: cells.int()?,
                    abandoned: cells.flag()?,
                })
            })
            .transpose()
    }

    /// Begins the next attempt; of several at once one succeeds.
    pub fn claim_welcome(&self, due: DueWelcome) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let open = is_open();
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts a SET a.welcome = 'sending', a.welcome_at = UTC_TIMESTAMP(),
                   a.welcome_tries = a.welcome_tries + 1
                 WHERE a.id = ? AND a.welcome_tries = ? AND {open}"
            ),
            &[due.account.into(), due.tries.into()],
        )?;
        Ok(changed == 1)
    }

    /// Whom it is for.
    pub fn addressee(&self, account: i64) -> Result<Option<Addressee>, DatabaseError> {
        let p = self.brand.table_prefix;
        let columns = super::accounts::COLUMNS;
        let rows = self.db.query(
            &format!(
                "SELECT {columns}, a.operator,
                        (SELECT s.service_id FROM {p}services s JOIN tblhosting h ON h.id = s.service_id
                         WHERE s.account_id = a.id AND h.userid = a.client_id
                         ORDER BY s.verdict = 'yes' DESC, s.service_id DESC LIMIT 1)
                 FROM {p}accounts a WHERE a.id = ?"
            ),
            &[account.into()],
        )?;
        rows.first()
            .map(|row| {
                let mut cells = row.cells();
                Ok(Addressee {
                    account: read_account(&mut cells)?,
                    operator: cells.text()?,
                    service: cells.optional_int()?,
                })
            })
            .transpose()
    }

    /// Ends an attempt. False if it is not the latest any more: then a later one tells how it ends.
    pub fn end_welcome(
        &self,
        account: i64,
        attempt: i64,
        end: WelcomeEnd,
    ) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let (state, wait) = match end {
            WelcomeEnd::Sent => ("sent", 0),
            WelcomeEnd::Again(seconds) => ("due", seconds),
            WelcomeEnd::Failed => ("failed", 0),
        };
        let values: [Value; 4] = [state.into(), wait.into(), account.into(), attempt.into()];
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts
                 SET welcome = ?, welcome_at = UTC_TIMESTAMP() + INTERVAL ? SECOND
                 WHERE id = ? AND welcome = 'sending' AND welcome_tries = ?"
            ),
            &values,
        )?;
        Ok(changed == 1)
    }

    /// Makes it due, however it stands, with as many tries as at first. False while it is being sent.
    pub fn renew_welcome(&self, account: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts a SET a.welcome = 'due', a.welcome_at = UTC_TIMESTAMP(), a.welcome_tries = 0
                 WHERE a.id = ? AND (a.welcome IS NULL OR a.welcome <> 'sending' OR {})",
                is_open()
            ),
            &[account.into()],
        )?;
        Ok(changed == 1)
    }

    /// How many were given up within the last days.
    pub fn failed_welcomes(&self, days: i64) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM {p}accounts
                 WHERE welcome = 'failed' AND welcome_at > UTC_TIMESTAMP() - INTERVAL ? DAY"
            ),
            &[days.into()],
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }
}
