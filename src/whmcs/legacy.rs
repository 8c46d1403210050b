//! The tables of an earlier plugin for the same platform, and what we have taken over from them.
//!
//! Its tables are read as they are: the key of one may not be unique, and any text may stand in them.
//! Two of their columns are secrets in clear: the operator's key and the accounts' passwords.

use std::collections::HashMap;

use super::accounts::FREE;
use super::database::{id_list, row_placeholders};
use super::{DatabaseError, Legacy, Store, Value};

/// More characters than this are no password, no key and no address.
pub const LONGEST_LEGACY_VALUE: usize = 255;

/// The settings of the earlier plugin that are secrets.
const SECRET_SETTINGS: &str = "'auth_key', 'oauth_consumer_key', 'oauth_consumer_secret'";

/// The password of the account `a` is unknown, and none is about to be set.
const UNKNOWN: &str =
    "a.password_cipher IS NULL AND a.password_next IS NULL AND a.password_source = 'unknown'";

/// A row of one of its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyPair {
    /// Its key.
    pub key: String,
    /// Its value; of a long one, one character more than [`LONGEST_LEGACY_VALUE`].
    pub value: String,
}

/// An account of the earlier plugin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegacyAccount {
    /// As the earlier plugin had it.
    pub key: String,
    /// The account name that it stands for; `None` if it can be none.
    pub account: Option<String>,
    /// Its encrypted password, if that was taken over.
    pub password_cipher: Option<String>,
}

/// One of them that is no account of ours yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingLegacy {
    /// What we know of it.
    pub row: LegacyAccount,
    /// Our account of that name, which is not made.
    pub id: Option<i64>,
}

/// A job about an account that is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyJob {
    /// `tblhosting.id`
    pub service: i64,
    /// As in [`super::JobState`].
    pub state: String,
    /// JSON: what it last failed with.
    pub last_error: Option<String>,
}

impl Store<'_> {
    /// Which tables of the earlier plugin are here: its settings, and its accounts.
    pub fn legacy_tables(&self) -> Result<(bool, bool), DatabaseError> {
        let Some(legacy) = self.brand.legacy else {
            return Ok((false, false));
        };
        let rows = self.db.query(
            "SELECT table_name FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name IN (?, ?)",
            &[legacy.settings_table.into(), legacy.accounts_table.into()],
        )?;
        let mut found = (false, false);
        for row in &rows {
            let name = row.cells().text()?;
            found.0 |= name.eq_ignore_ascii_case(legacy.settings_table);
            found.1 |= name.eq_ignore_ascii_case(legacy.accounts_table);
        }
        Ok(found)
    }

    /// Its settings. They are there.
    pub fn legacy_settings(&self, legacy: &Legacy) -> Result<Vec<LegacyPair>, DatabaseError> {
        self.legacy_pairs(legacy.settings_table)
    }

    /// Its accounts with their passwords. They are there.
    pub fn legacy_passwords(&self, legacy: &Legacy) -> Result<Vec<LegacyPair>, DatabaseError> {
        self.legacy_pairs(legacy.accounts_table)
    }

    fn legacy_pairs(&self, table: &str) -> Result<Vec<LegacyPair>, DatabaseError> {
        let most = LONGEST_LEGACY_VALUE + 1;
        let rows = self.db.query(
            &format!("SELECT `key`, LEFT(`value`, {most}) FROM `{table}`"),
            &[],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok(LegacyPair {
                    key: cells.text()?,
                    value: cells.text()?,
                })
            })
            .collect()
    }

    /// Whether something of it was taken over, which the admin has not ended. Also before our tables are there.
    pub fn is_moving_over(&self) -> Result<bool, DatabaseError> {
        if !self.has_kept_legacy()? {
            return Ok(false);
        }
        let p = self.brand.table_prefix;
        let moved = format!("SELECT 1 FROM {p}meta WHERE name = 'legacy'");
        Ok(!self.db.query(&moved, &[])?.is_empty())
    }

    /// Whether our table of it is there, which older schemas lack.
    fn has_kept_legacy(&self) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let there = self.db.query(
            "SELECT 1 FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name = ?",
            &[format!("{p}legacy").into()],
        )?;
        Ok(!there.is_empty())
    }

    /// Gives the passwords up that were kept of it: nobody can open them any more.
    pub fn forget_legacy_passwords(&self) -> Result<(), DatabaseError> {
        if !self.has_kept_legacy()? {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        self.db
            .execute(&format!("UPDATE {p}legacy SET password_cipher = NULL"), &[])
            .map(drop)
    }

    /// How many secrets stand in its tables in clear.
    pub fn count_legacy_secrets(&self) -> Result<i64, DatabaseError> {
        let mut total = 0;
        for (table, which) in self.legacy_secrets()? {
            let sql = format!("SELECT COUNT(*) FROM `{table}` WHERE {which}");
            let rows = self.db.query(&sql, &[])?;
            total += rows.first().map_or(Ok(0), |row| row.cells().int())?;
        }
        Ok(total)
    }

    /// Empties them: nothing brings them back. Its key comes first, without which it does nothing any more.
    pub fn blank_legacy_secrets(&self) -> Result<(), DatabaseError> {
        for (table, which) in self.legacy_secrets()? {
            let sql = format!("UPDATE `{table}` SET `value` = '' WHERE {which}");
            self.db.execute(&sql, &[])?;
        }
        Ok(())
    }

    /// Which rows of its tables hold a secret: those of the tables that are there.
    fn legacy_secrets(&self) -> Result<Vec<(&'static str, String)>, DatabaseError> {
        let (Some(legacy), (settings, accounts)) = (self.brand.legacy, self.legacy_tables()?)
        else {
            return Ok(Vec::new());
        };
        let in_settings = format!("`value` <> '' AND `key` IN ({SECRET_SETTINGS})");
        let in_accounts = "`value` <> ''".to_owned();
        let tables = [
            (settings, legacy.settings_table, in_settings),
            (accounts, legacy.accounts_table, in_accounts),
        ];
        let there = tables.into_iter().filter(|(is_there, ..)| *is_there);
        Ok(there.map(|(_, table, which)| (table, which)).collect())
    }

    /// Keeps accounts of it. What was kept of a password stays unless there is a new one.
    pub fn keep_legacy_accounts(&self, accounts: &[LegacyAccount]) -> Result<(), DatabaseError> {
        if accounts.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(accounts.len(), 3);
        let mut values: Vec<Value> = Vec::with_capacity(accounts.len() * 3);
        for account in accounts {
            values.extend([
                account.key.as_str().into(),
                account.account.as_deref().into(),
                account.password_cipher.as_deref().into(),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}legacy (name, account, password_cipher) VALUES {rows}
                     ON DUPLICATE KEY UPDATE account = VALUES(account),
                       password_cipher = COALESCE(VALUES(password_cipher), password_cipher)"
                ),
                &values,
            )
            .map(drop)
    }

    /// All that was kept of it.
    pub fn legacy_accounts(&self) -> Result<Vec<LegacyAccount>, DatabaseError> {
        self.read_legacy("1 = 1", &[])
    }

    /// Those that stand for one of these account names, if this is the login they were made with. Of several
    /// for one name that which is written as the name is the last.
    pub fn legacy_accounts_named(
        &self,
        login: &str,
        names: &[&str],
    ) -> Result<HashMap<String, LegacyAccount>, DatabaseError> {
        if names.is_empty() {
            return Ok(HashMap::new());
        }
        let p = self.brand.table_prefix;
        let list = vec!["?"; names.len()].join(",");
        let mut values: Vec<Value> = names.iter().map(|name| Value::from(*name)).collect();
        values.push(login.into());
        let rows = self.read_legacy(
            &format!(
                "account IN ({list})
                 AND EXISTS (SELECT 1 FROM {p}meta m WHERE m.name = 'legacy_login' AND m.value = ?)
                 ORDER BY name = account, id DESC"
            ),
            &values,
        )?;
        let named = |row: LegacyAccount| Some((row.account.as_ref()?.to_lowercase(), row));
        Ok(rows.into_iter().filter_map(named).collect())
    }

    fn read_legacy(
        &self,
        rest: &str,
        values: &[Value],
    ) -> Result<Vec<LegacyAccount>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT name, account, password_cipher FROM {p}legacy WHERE {rest}"),
            values,
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok(LegacyAccount {
                    key: cells.text()?,
                    account: cells.optional_text()?,
                    password_cipher: cells.optional_text()?,
                })
            })
            .collect()
    }

    /// Made accounts of ours, by id and name, whose password nobody knows but that was kept of it.
    pub fn accounts_missing_a_kept_password(&self) -> Result<Vec<(i64, String)>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT DISTINCT a.id, a.name FROM {} WHERE a.remote_id IS NOT NULL AND {UNKNOWN}
                   AND l.password_cipher IS NOT NULL ORDER BY a.id",
                self.legacy_beside_accounts(p)
            ),
            &[self.brand.platform.into()],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok((cells.int()?, cells.text()?))
            })
            .collect()
    }

    /// Gives an account the password that it lacks; false if a worker holds it, or it has one by now.
    pub fn give_password(
        &self,
        account: i64,
        cipher: &str,
        source: &str,
    ) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let given = self.db.execute(
            &format!(
                "UPDATE {p}accounts a SET a.password_cipher = ?, a.password_source = ?
                 WHERE a.id = ? AND {UNKNOWN} AND {FREE}"
            ),
            &[cipher.into(), source.into(), account.into()],
        )?;
        Ok(given > 0)
    }

    /// Services, of any status and product, that perhaps have one of these names by R2.
    pub fn services_perhaps_named(&self, names: &[&str]) -> Result<Vec<i64>, DatabaseError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let list = vec!["?"; names.len()].join(",");
        let mut values: Vec<Value> = Vec::with_capacity(names.len() * 3);
        for _ in 0..3 {
            values.extend(names.iter().map(|name| Value::from(*name)));
        }
        let rows = self.db.query(
            &format!(
                "SELECT h.id FROM tblhosting h
                 LEFT JOIN tblclients c ON c.id = h.userid
                 LEFT JOIN {p}services s ON s.service_id = h.id
                 WHERE TRIM(h.username) IN ({list}) OR s.own_name IN ({list})
                    OR (TRIM(h.username) = ''
                        AND REPLACE(REPLACE(REPLACE(TRIM(c.email), '+', '_'), '.', '_'), '@', '_') IN ({list}))
                 ORDER BY h.id"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().int()).collect()
    }

    /// How many there are, how many of them are accounts of ours, and how many passwords are kept.
    pub fn legacy_counts(&self) -> Result<(i64, i64, i64), DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*), COUNT(a.remote_id), COUNT(l.password_cipher) FROM {}",
                self.legacy_beside_accounts(p)
            ),
            &[self.brand.platform.into()],
        )?;
        rows.first().map_or(Ok((0, 0, 0)), |row| {
            let mut cells = row.cells();
            Ok((cells.int()?, cells.int()?, cells.int()?))
        })
    }

    /// One page of those that are no account of ours, by name.
    pub fn waiting_legacy(
        &self,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<WaitingLegacy>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT l.name, l.account, l.password_cipher, a.id FROM {}
                 WHERE a.remote_id IS NULL ORDER BY l.name, l.id LIMIT ? OFFSET ?",
                self.legacy_beside_accounts(p)
            ),
            &[self.brand.platform.into(), limit.into(), offset.into()],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok(WaitingLegacy {
                    row: LegacyAccount {
                        key: cells.text()?,
                        account: cells.optional_text()?,
                        password_cipher: cells.optional_text()?,
                    },
                    id: Some(cells.int()?).filter(|id| *id > 0),
                })
            })
            .collect()
    }

    fn legacy_beside_accounts(&self, p: &str) -> String {
        format!(
            "{p}legacy l LEFT JOIN {p}accounts a ON a.name = l.account AND a.platform = ?
               AND a.operator = (SELECT value FROM {p}meta WHERE name = 'operator')"
        )
    }

    /// The jobs about accounts, by our id of the account.
    pub fn jobs_of_accounts(
        &self,
        accounts: &[i64],
    ) -> Result<HashMap<i64, LegacyJob>, DatabaseError> {
        if accounts.is_empty() {
            return Ok(HashMap::new());
        }
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT s.account_id, s.service_id, j.state, j.last_error FROM {p}services s
                 JOIN {p}jobs j ON j.kind = 'service' AND j.subject_id = s.service_id
                 WHERE s.account_id IN ({}) ORDER BY s.service_id",
                id_list(accounts)
            ),
            &[],
        )?;
        rows.iter()
            .map(|row| {
                let mut cells = row.cells();
                Ok((
                    cells.int()?,
                    LegacyJob {
                        service: cells.int()?,
                        state: cells.text()?,
                        last_error: cells.optional_text()?,
                    },
                ))
            })
            .collect()
    }

    /// Those of the names, in lower case, that the platform's list last showed as nobody's.
    pub fn strangers_named(&self, names: &[&str]) -> Result<Vec<String>, DatabaseError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let list = vec!["?"; names.len()].join(",");
        let values: Vec<Value> = names.iter().map(|name| Value::from(*name)).collect();
        let rows = self.db.query(
            &format!(
                "SELECT LOWER(name) FROM {p}strangers WHERE name IN ({list})
                   AND operator = (SELECT value FROM {p}meta WHERE name = 'operator')"
            ),
            &values,
        )?;
        rows.iter().map(|row| row.cells().text()).collect()
    }

    /// Forgets all that was kept of it, but what became accounts of ours.
    pub fn forget_legacy(&self) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(&format!("DELETE FROM {p}legacy"), &[])?;
        self.db
            .execute(
                &format!("DELETE FROM {p}meta WHERE name IN ('legacy', 'legacy_login')"),
                &[],
            )
            .map(drop)
    }

    /// Whether the e-mail template that only the earlier plugin could render is there.
    pub fn legacy_template_exists(&self) -> Result<bool, DatabaseError> {
        let Some(legacy) = self.brand.legacy else {
            return Ok(false);
        };
        let rows = self.db.query(
            "SELECT 1 FROM tblemailtemplates WHERE name = ? AND message LIKE '%{php}%' LIMIT 1",
            &[legacy.email_template.into()],
        )?;
        Ok(!rows.is_empty())
    }
}
