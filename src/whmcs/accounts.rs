//! Our accounts table: what we last made true at the platform, and the stored passwords.

use std::collections::HashMap;

use super::database::{id_list, row_placeholders};
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
    /// `generated`, `set` or `unknown`.
    pub password_source: Option<String>,
}

/// A row of the publishers page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherRow {
    /// Our id.
    pub id: i64,
    /// Name at the platform.
    pub name: String,
    /// Operator it belongs to.
    pub operator: String,
    /// Client it belongs to.
    pub client: i64,
    /// `First Last`, as stored by WHMCS; empty when the client is gone.
    pub client_name: String,
    /// Services bound to it.
    pub services: Vec<i64>,
    /// Package last made true.
    pub package: Option<String>,
    /// Status last made true.
    pub status: Option<String>,
    /// When something was last made true, UTC.
    pub applied_at: Option<String>,
    /// A password is stored.
    pub has_password: bool,
    /// JSON: the reason of the decision about the service of the highest id.
    pub reason: Option<String>,
}

const COLUMNS: &str = "id, name, client_id, remote_id, progress, applied_status, applied_package,
                       applied_name, applied_email, password_cipher, password_source";

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
        self.read_accounts(&format!("id IN ({})", id_list(ids)), &[])
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
            &format!("platform = ? AND operator = ? AND name IN ({list})"),
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
            &format!("SELECT {COLUMNS} FROM {p}accounts WHERE {condition}"),
            values,
        )?;
        let mut accounts = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            accounts.push(AccountRow {
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
            });
        }
        Ok(accounts)
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
                 WHERE id IN ({ids}) AND (lease_owner IS NULL OR lease_until < UTC_TIMESTAMP())"
            ),
            &[owner.into(), seconds.into()],
        )?;
        self.read_accounts(
            &format!("id IN ({ids}) AND lease_owner = ?"),
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

    /// Writes rows that we hold, in one statement. `applied` are those where something was made true.
    pub fn save_accounts(
        &self,
        owner: &str,
        accounts: &[&AccountRow],
        applied: bool,
    ) -> Result<(), DatabaseError> {
        if accounts.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut table = String::from(
            "SELECT ? AS id, ? AS client_id, ? AS remote_id, ? AS progress, ? AS status, ? AS package,
                    ? AS name, ? AS email, ? AS cipher, ? AS source",
        );
        table.push_str(&" UNION ALL SELECT ?,?,?,?,?,?,?,?,?,?".repeat(accounts.len() - 1));
        let mut values: Vec<Value> = Vec::with_capacity(accounts.len() * 10 + 1);
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
            ]);
        }
        values.push(owner.into());
        let at = if applied {
            "a.applied_at = UTC_TIMESTAMP(),"
        } else {
            ""
        };
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts a JOIN ({table}) e ON e.id = a.id
                     SET a.client_id = e.client_id, a.remote_id = e.remote_id, a.progress = e.progress,
                         a.applied_status = e.status, a.applied_package = e.package,
                         a.applied_name = e.name, a.applied_email = e.email, {at}
                         a.password_cipher = e.cipher, a.password_source = e.source
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

    /// How many accounts were last made active, and suspended.
    pub fn account_counts(&self) -> Result<(i64, i64), DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT COALESCE(SUM(applied_status = 'active'), 0),
                        COALESCE(SUM(applied_status = 'suspended'), 0)
                 FROM {p}accounts WHERE remote_id IS NOT NULL"
            ),
            &[],
        )?;
        match rows.first() {
            Some(row) => {
                let mut cells = row.cells();
                Ok((cells.int()?, cells.int()?))
            }
            None => Ok((0, 0)),
        }
    }

    /// How many accounts there are for the publishers page.
    pub fn count_publishers(&self) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self
            .db
            .query(&format!("SELECT COUNT(*) FROM {p}accounts"), &[])?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// One page of them, by name.
    pub fn publishers(&self, offset: i64, limit: i64) -> Result<Vec<PublisherRow>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT a.id, a.name, a.operator, a.client_id, TRIM(CONCAT(c.firstname, ' ', c.lastname)),
                        a.applied_package, a.applied_status, a.applied_at,
                        a.remote_id IS NOT NULL AND a.password_cipher IS NOT NULL,
                        (SELECT s.reason FROM {p}services s WHERE s.account_id = a.id
                         ORDER BY s.verdict = 'yes' DESC, s.service_id DESC LIMIT 1)
                 FROM {p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id
                 ORDER BY a.name, a.id LIMIT ? OFFSET ?"
            ),
            &[limit.into(), offset.into()],
        )?;
        let mut publishers = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            publishers.push(PublisherRow {
                id: cells.int()?,
                name: cells.text()?,
                operator: cells.text()?,
                client: cells.int()?,
                client_name: cells.text()?,
                services: Vec::new(),
                package: cells.optional_text()?,
                status: cells.optional_text()?,
                applied_at: cells.optional_text()?,
                has_password: cells.flag()?,
                reason: cells.optional_text()?,
            });
        }
        let mut services = self.services_of_accounts(&publishers)?;
        for publisher in &mut publishers {
            publisher.services = services.remove(&publisher.id).unwrap_or_default();
        }
        Ok(publishers)
    }

    fn services_of_accounts(
        &self,
        publishers: &[PublisherRow],
    ) -> Result<HashMap<i64, Vec<i64>>, DatabaseError> {
        let p = self.brand.table_prefix;
        let ids: Vec<i64> = publishers.iter().map(|publisher| publisher.id).collect();
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
}
