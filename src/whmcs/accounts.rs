//! Our accounts table: what we last made true at the platform, and the stored passwords.

use super::database::{digest, id_list, row_placeholders};
use super::{DatabaseError, Store, Value};

/// A row that the worker reads and writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountRow {
    /// Our id.
    pub id: i64,
    /// Name at the platform, without an operator suffix.
    pub name: String,
    /// Client it belongs to.
    pub client: i64,
    /// The platform's id, once it is known.
    pub remote_id: Option<String>,
    /// JSON: how far a create has come.
    pub progress: Option<String>,
    /// Status last made true.
    pub status: Option<String>,
    /// Package last made true.
    pub package: Option<String>,
    /// Display name last made true.
    pub display_name: Option<String>,
    /// E-mail last made true.
    pub email: Option<String>,
    /// Encrypted password.
    pub password_cipher: Option<String>,
    /// `generated`, `set`, `imported` (an earlier plugin's, perhaps out of date), `client` (the client's own, of
    /// which there is no cipher) or `unknown`.
    pub password_source: Option<String>,
    /// Encrypted password that is to be set.
    pub password_next: Option<String>,
    /// What `password_source` will be then.
    pub password_next_source: Option<String>,
    /// Who allowed to take over whatever account has that name.
    pub adopt_by: Option<String>,
    /// What the platform last showed.
    pub observed: Observed,
}

/// What the platform showed of an account. What it did not tell is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// Served or not, or [`ABSENT`] or [`UNLISTED`].
    pub status: Option<String>,
    /// Package name.
    pub package: Option<String>,
    /// Display name.
    pub display_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Status of an account that is no longer at the platform.
pub const ABSENT: &str = "absent";
/// Status of an account that is there, but not in the platform's list of those it may serve.
pub const UNLISTED: &str = "unlisted";

pub(super) const COLUMNS: &str =
    "a.id, a.name, a.client_id, a.remote_id, a.progress, a.applied_status, a.applied_package,
                       a.applied_name, a.applied_email, a.password_cipher, a.password_source,
                       a.password_next, a.password_next_source, a.adopt_by,
                       a.observed_status, a.observed_package, a.observed_name, a.observed_email";

/// No worker is at the account.
pub(super) const FREE: &str = "(lease_owner IS NULL OR lease_until < UTC_TIMESTAMP()
  OR lease_until > UTC_TIMESTAMP() + INTERVAL 1 HOUR)";

/// An account that differs from what we last made true.
pub(super) const DIFFERS: &str = "(a.observed_status <> a.applied_status
    OR a.observed_status IN ('absent', 'unlisted')
    OR a.observed_package COLLATE utf8mb4_bin <> a.applied_package
    OR a.observed_name COLLATE utf8mb4_bin <> a.applied_name OR a.observed_email <> a.applied_email)";

/// A digest of what the platform shows of an account.
pub(super) fn shown() -> String {
    digest(
        "CONCAT(QUOTE(a.observed_status), QUOTE(a.observed_package), QUOTE(a.observed_name),
                QUOTE(a.observed_email))",
    )
}

/// An admin has seen just what the account `a` shows, and wants to be told of it no more.
pub(super) fn is_ignored() -> String {
    format!("COALESCE(a.ignored = {}, 0)", shown())
}

/// Accounts of the present operator that are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountCounts {
    /// All of them.
    pub made: i64,
    /// Active, as last made true.
    pub active: i64,
    /// Suspended, as last made true.
    pub suspended: i64,
    /// Not as we left them (R11), without those that an admin ignores.
    pub different: i64,
    /// Of the others, those with a service whose job is not done.
    pub unsettled: i64,
}

impl Store<'_> {
    /// Makes rows for names that have none; of two clients at once the first keeps the name.
    pub fn ensure_accounts(
        &self,
        operator: &str,
        names: &[(String, i64)],
    ) -> Result<(), DatabaseError> {
        if names.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(names.len(), 4).replace("?)", "?,UTC_TIMESTAMP())");
        let mut values: Vec<Value> = Vec::with_capacity(names.len() * 4);
        for (name, client) in names {
            values.extend([
                self.brand.platform.into(),
                operator.into(),
                name.as_str().into(),
                (*client).into(),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT IGNORE INTO {p}accounts (platform, operator, name, client_id, created_at)
                     VALUES {rows}"
                ),
                &values,
            )
            .map(drop)
    }

    /// Rows by our id.
    pub fn accounts(&self, ids: &[i64]) -> Result<Vec<AccountRow>, DatabaseError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.read_accounts(&format!("a.id IN ({})", id_list(ids)), &[])
    }

    /// Rows by our id, without those of former operators.
    pub fn accounts_in_use(&self, ids: &[i64]) -> Result<Vec<AccountRow>, DatabaseError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let present = self.of_present_operator();
        self.read_accounts(&format!("a.id IN ({}) AND {present}", id_list(ids)), &[])
    }

    /// The account `a` is the present operator's; before there is one, anybody's.
    pub(super) fn of_present_operator(&self) -> String {
        let p = self.brand.table_prefix;
        format!(
            "a.operator = COALESCE((SELECT value FROM {p}meta WHERE name = 'operator'), a.operator)"
        )
    }

    /// Rows of an operator by name, in any case.
    pub fn accounts_named(
        &self,
        operator: &str,
        names: &[String],
    ) -> Result<Vec<AccountRow>, DatabaseError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let mut values: Vec<Value> = vec![self.brand.platform.into(), operator.into()];
        values.extend(names.iter().map(|name| Value::from(name.as_str())));
        let list = vec!["?"; names.len()].join(",");
        self.read_accounts(
            &format!("a.platform = ? AND a.operator = ? AND a.name IN ({list})"),
            &values,
        )
    }

    fn read_accounts(
        &self,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<AccountRow>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT {COLUMNS} FROM {p}accounts a WHERE {condition}"),
            values,
        )?;
        rows.iter()
            .map(|row| read_account(&mut row.cells()))
            .collect()
    }

    /// Takes the accounts that nobody holds, and returns their rows as they are then.
    pub fn lease_accounts(
        &self,
        owner: &str,
        ids: &[i64],
        seconds: i64,
    ) -> Result<Vec<AccountRow>, DatabaseError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let ids = id_list(ids);
        self.db.execute(
            &format!(
                "UPDATE {p}accounts
                 SET lease_owner = ?, lease_until = UTC_TIMESTAMP() + INTERVAL ? SECOND
                 WHERE id IN ({ids}) AND {FREE}"
            ),
            &[owner.into(), seconds.into()],
        )?;
        self.read_accounts(
            &format!("a.id IN ({ids}) AND a.lease_owner = ?"),
            &[owner.into()],
        )
    }

    /// Those of the accounts that are still ours, for longer than the work on them may take.
    pub fn still_held(
        &self,
        owner: &str,
        ids: &[i64],
        seconds: i64,
    ) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let ids = id_list(ids);
        self.db.execute(
            &format!(
                "UPDATE {p}accounts SET lease_until = UTC_TIMESTAMP() + INTERVAL ? SECOND
                 WHERE id IN ({ids}) AND lease_owner = ?"
            ),
            &[seconds.into(), owner.into()],
        )?;
        let rows = self.db.query(
            &format!("SELECT id FROM {p}accounts WHERE id IN ({ids}) AND lease_owner = ?"),
            &[owner.into()],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// Writes rows that we hold, in one statement. `applied` are those where something was made true;
    /// the clients of `welcome` are to get a welcome e-mail.
    pub fn save_accounts(
        &self,
        owner: &str,
        accounts: &[&AccountRow],
        applied: bool,
        welcome: &[i64],
    ) -> Result<(), DatabaseError> {
        if accounts.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut table = String::from(
            "SELECT ? AS id, ? AS client_id, ? AS remote_id, ? AS progress, ? AS status, ? AS package,
                    ? AS name, ? AS email, ? AS cipher, ? AS source, ? AS next, ? AS next_source,
                    ? AS adopt_by,
                    ? AS seen_status, ? AS seen_package, ? AS seen_name, ? AS seen_email",
        );
        let row = format!(" UNION ALL SELECT {}", ["?"; 17].join(","));
        table.push_str(&row.repeat(accounts.len() - 1));
        let mut values: Vec<Value> = Vec::with_capacity(accounts.len() * 17 + 1);
        for account in accounts {
            values.extend([
                account.id.into(),
                account.client.into(),
                account.remote_id.as_deref().into(),
                account.progress.as_deref().into(),
                account.status.as_deref().into(),
                account.package.as_deref().into(),
                account.display_name.as_deref().into(),
                account.email.as_deref().into(),
                account.password_cipher.as_deref().into(),
                account.password_source.as_deref().into(),
                account.password_next.as_deref().into(),
                account.password_next_source.as_deref().into(),
                account.adopt_by.as_deref().into(),
                account.observed.status.as_deref().into(),
                account.observed.package.as_deref().into(),
                account.observed.display_name.as_deref().into(),
                account.observed.email.as_deref().into(),
            ]);
        }
        values.push(owner.into());
        let at = if applied {
            "a.applied_at = UTC_TIMESTAMP(),"
        } else {
            ""
        };
        // Never from the row: since it was read the e-mail may have been sent.
        let due = if welcome.is_empty() {
            String::new()
        } else {
            let made = format!("a.id IN ({})", id_list(welcome));
            format!(
                "a.welcome = IF({made}, 'due', a.welcome),
                 a.welcome_at = IF({made}, UTC_TIMESTAMP(), a.welcome_at),
                 a.welcome_tries = IF({made}, 0, a.welcome_tries),"
            )
        };
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts a JOIN ({table}) e ON e.id = a.id
                     SET a.client_id = e.client_id, a.remote_id = e.remote_id, a.progress = e.progress,
                         a.applied_status = e.status, a.applied_package = e.package,
                         a.applied_name = e.name, a.applied_email = e.email, {at} {due}
                         a.password_cipher = e.cipher, a.password_source = e.source,
                         a.password_next = e.next, a.password_next_source = e.next_source,
                         a.adopt_by = e.adopt_by,
                         a.observed_status = e.seen_status, a.observed_package = e.seen_package,
                         a.observed_name = e.seen_name, a.observed_email = e.seen_email
                     WHERE a.lease_owner = ?"
                ),
                &values,
            )
            .map(drop)
    }

    /// Gives all accounts of this lease back.
    pub fn release_accounts(&self, owner: &str, ids: &[i64]) -> Result<(), DatabaseError> {
        if ids.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts SET lease_owner = NULL, lease_until = NULL
                     WHERE id IN ({}) AND lease_owner = ?",
                    id_list(ids)
                ),
                &[owner.into()],
            )
            .map(drop)
    }

    /// How many accounts of the present operator were last made active, how many suspended, and how many
    /// the platform shows otherwise than we left them, without those that an admin ignores.
    pub fn account_counts(&self) -> Result<AccountCounts, DatabaseError> {
        let p = self.brand.table_prefix;
        let present = self.of_present_operator();
        let different = format!("COALESCE({DIFFERS} AND NOT {}, 0)", is_ignored());
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*), COALESCE(SUM(a.applied_status = 'active'), 0),
                        COALESCE(SUM(a.applied_status = 'suspended'), 0), COALESCE(SUM({different}), 0),
                        (SELECT COUNT(DISTINCT a.id) FROM {p}jobs j
                         JOIN {p}services s ON s.service_id = j.subject_id
                         JOIN {p}accounts a ON a.id = s.account_id
                         WHERE j.kind = 'service' AND j.state IN ('due', 'leased', 'paused', 'refused')
                           AND a.remote_id IS NOT NULL AND {present} AND NOT {different})
                 FROM {p}accounts a WHERE a.remote_id IS NOT NULL AND {present}"
            ),
            &[],
        )?;
        match rows.first() {
            Some(row) => {
                let mut cells = row.cells();
                Ok(AccountCounts {
                    made: cells.int()?,
                    active: cells.int()?,
                    suspended: cells.int()?,
                    different: cells.int()?,
                    unsettled: cells.int()?,
                })
            }
            None => Ok(AccountCounts::default()),
        }
    }

    /// Gives all stored passwords up: nobody can open them any more.
    pub fn forget_passwords(&self) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts SET password_cipher = NULL, password_next = NULL,
                       password_next_source = NULL, password_source = 'unknown' WHERE password_cipher IS NOT NULL OR password_next IS NOT NULL"
                ),
                &[],
            )
            .map(drop)
    }

    /// Whether any account was made, or may have been.
    pub fn has_made_accounts(&self) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT 1 FROM {p}accounts
                 WHERE remote_id IS NOT NULL OR progress IS NOT NULL LIMIT 1"
            ),
            &[],
        )?;
        Ok(!rows.is_empty())
    }

    /// The services bound to an account, gone ones included.
    pub fn services_of_account(&self, account: i64) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT service_id FROM {p}services WHERE account_id = ?"),
            &[account.into()],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// The services bound to any of the accounts, gone ones included.
    pub fn services_bound_to(&self, accounts: &[i64]) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT service_id FROM {p}services WHERE account_id IN ({})",
                id_list(accounts)
            ),
            &[],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// The services bound to the present operator's account of a name, in any case.
    pub fn services_of_account_named(&self, name: &str) -> Result<Vec<i64>, DatabaseError> {
        let p = self.brand.table_prefix;
        let present = self.of_present_operator();
        let rows = self.db.query(
            &format!(
                "SELECT s.service_id FROM {p}accounts a JOIN {p}services s ON s.account_id = a.id
                 WHERE a.platform = ? AND a.name = ? AND {present}"
            ),
            &[self.brand.platform.into(), name.into()],
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// The packages that accounts of the present operator have, as we left them or as the platform shows them.
    pub fn known_packages(&self) -> Result<Vec<String>, DatabaseError> {
        let p = self.brand.table_prefix;
        let present = self.of_present_operator();
        let of = |column: &str| {
            format!(
                "SELECT a.{column} COLLATE utf8mb4_bin AS package FROM {p}accounts a
                 WHERE a.{column} IS NOT NULL AND {present}"
            )
        };
        let rows = self.db.query(
            &format!("{} UNION {}", of("applied_package"), of("observed_package")),
            &[],
        )?;
        rows.iter().map(|row| row.cells().text()).collect()
    }

    /// Removes the rows of accounts that were never made and that no service has any more: their
    /// names are free again.
    pub fn forget_unmade_accounts(&self, ids: &[i64]) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "DELETE FROM {p}accounts WHERE id IN ({}) AND remote_id IS NULL AND progress IS NULL
                       AND lease_owner IS NULL
                       AND NOT EXISTS (SELECT 1 FROM {p}services s WHERE s.account_id = {p}accounts.id)",
                    id_list(ids)
                ),
                &[],
            )
            .map(drop)
    }
}

pub(super) fn read_account(cells: &mut super::Cells<'_>) -> Result<AccountRow, DatabaseError> {
    Ok(AccountRow {
        id: cells.int()?,
        name: cells.text()?,
        client: cells.int()?,
        remote_id: cells.optional_text()?,
        progress: cells.optional_text()?,
        status: cells.optional_text()?,
        package: cells.optional_text()?,
        display_name: cells.optional_text()?,
        email: cells.optional_text()?,
        password_cipher: cells.optional_text()?,
        password_source: cells.optional_text()?,
        password_next: cells.optional_text()?,
        password_next_source: cells.optional_text()?,
        adopt_by: cells.optional_text()?,
        observed: Observed {
            status: cells.optional_text()?,
            package: cells.optional_text()?,
            display_name: cells.optional_text()?,
            email: cells.optional_text()?,
        },
    })
}
