//! What the platform's list showed of our accounts, beside what we last made true.

use std::collections::{HashMap, HashSet};

use super::accounts::FREE;
use super::database::id_list;
use super::{ABSENT, AccountRow, DatabaseError, Observed, Store, UNLISTED, Value};

impl AccountRow {
    /// The row as [`Store::accept_observed`] would make it.
    #[must_use]
    pub fn as_observed(&self) -> Self {
        let seen = self.observed.clone();
        let absent = seen.status.as_deref() == Some(ABSENT);
        let status = match seen.status {
            Some(status) if status == ABSENT || status == UNLISTED => None,
            status => status.or_else(|| self.status.clone()),
        };
        Self {
            remote_id: self.remote_id.clone().filter(|_| !absent),
            status,
            package: seen.package.or_else(|| self.package.clone()),
            display_name: seen.display_name.or_else(|| self.display_name.clone()),
            email: seen.email.or_else(|| self.email.clone()),
            ..self.clone()
        }
    }
}

/// Now, for a pass that began then: its accounts are seen in it even if the clock was put back meanwhile. Else it would
/// look them up again and again.
const SEEN_AT: &str = "GREATEST(UTC_TIMESTAMP(), CAST(? AS DATETIME))";

impl Store<'_> {
    /// Writes what a part of the list showed, by the platform's id. What we changed after the pass
    /// `began`, or are changing now, the list cannot know yet. Returns the ids of those that are not ours.
    pub fn observe<'s>(
        &self,
        operator: &str,
        shown: &[(&'s str, Observed)],
        began: &str,
    ) -> Result<HashSet<&'s str>, DatabaseError> {
        let known = self.observed_before(operator, shown)?;
        let (mut as_before, mut news) = (Vec::new(), Vec::new());
        let mut others = HashSet::new();
        for (remote, observed) in shown {
            match known.get(*remote) {
                Some((id, before)) if before == observed => as_before.push(*id),
                Some((id, _)) => news.push((*id, observed)),
                None => {
                    others.insert(*remote);
                }
            }
        }
        self.note_as_before(&as_before, began)?;
        self.note_news(&news, began)?;
        Ok(others)
    }

    /// Nearly always it is what an earlier list showed: then only the time is written.
    fn note_as_before(&self, accounts: &[i64], began: &str) -> Result<(), DatabaseError> {
        if accounts.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts SET observed_at = {SEEN_AT}
                     WHERE id IN ({}) AND {FREE} AND (applied_at IS NULL OR applied_at < ?)",
                    id_list(accounts)
                ),
                &[began.into(), began.into()],
            )
            .map(drop)
    }

    fn note_news(&self, news: &[(i64, &Observed)], began: &str) -> Result<(), DatabaseError> {
        if news.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let mut table =
            String::from("SELECT ? AS id, ? AS status, ? AS package, ? AS name, ? AS email");
        table.push_str(&" UNION ALL SELECT ?,?,?,?,?".repeat(news.len() - 1));
        let mut values: Vec<Value> = Vec::with_capacity(news.len() * 5 + 1);
        for (id, observed) in news {
            values.extend([
                (*id).into(),
                observed.status.as_deref().into(),
                observed.package.as_deref().into(),
                observed.display_name.as_deref().into(),
                observed.email.as_deref().into(),
            ]);
        }
        values.extend([began.into(), began.into()]);
        self.db
            .execute(
                &format!(
                    "UPDATE {p}accounts a JOIN ({table}) e ON e.id = a.id
                     SET a.observed_status = e.status, a.observed_package = e.package,
                         a.observed_name = e.name, a.observed_email = e.email,
                         a.observed_at = {SEEN_AT}
                     WHERE {FREE} AND (a.applied_at IS NULL OR a.applied_at < ?)"
                ),
                &values,
            )
            .map(drop)
    }

    /// Our ids of accounts by the platform's, with what was observed before.
    fn observed_before(
        &self,
        operator: &str,
        shown: &[(&str, Observed)],
    ) -> Result<HashMap<String, (i64, Observed)>, DatabaseError> {
        if shown.is_empty() {
            return Ok(HashMap::new());
        }
        let p = self.brand.table_prefix;
        let mut values: Vec<Value> = vec![self.brand.platform.into(), operator.into()];
        values.extend(shown.iter().map(|(remote, _)| Value::from(*remote)));
        let list = vec!["?"; shown.len()].join(",");
        let rows = self.db.query(
            &format!(
                "SELECT remote_id, id, observed_status, observed_package, observed_name, observed_email
                 FROM {p}accounts WHERE platform = ? AND operator = ? AND remote_id IN ({list})"
            ),
            &values,
        )?;
        let mut known = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let (remote, id) = (cells.text()?, cells.int()?);
            let observed = Observed {
                status: cells.optional_text()?,
                package: cells.optional_text()?,
                display_name: cells.optional_text()?,
                email: cells.optional_text()?,
            };
            known.insert(remote, (id, observed));
        }
        Ok(known)
    }

    /// How many accounts of an operator are made.
    pub fn count_made(&self, operator: &str) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM {p}accounts
                 WHERE platform = ? AND operator = ? AND remote_id IS NOT NULL"
            ),
            &[self.brand.platform.into(), operator.into()],
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// Accounts that the list of a pass did not show: id and name, at most `limit`.
    pub fn unseen_accounts(
        &self,
        operator: &str,
        began: &str,
        limit: usize,
    ) -> Result<Vec<(i64, String)>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT id, name FROM {p}accounts
                 WHERE platform = ? AND operator = ? AND remote_id IS NOT NULL AND {FREE}
                   AND (applied_at IS NULL OR applied_at < ?)
                   AND (observed_at IS NULL OR observed_at < ?) ORDER BY id LIMIT {limit}"
            ),
            &[
                self.brand.platform.into(),
                operator.into(),
                began.into(),
                began.into(),
            ],
        )?;
        let mut unseen = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            unseen.push((cells.int()?, cells.text()?));
        }
        Ok(unseen)
    }

    /// Writes what looking up single accounts found: those that are `there` although the list did not
    /// show them, those that are not, and those of which nothing could be learnt.
    pub fn looked_up(
        &self,
        there: &[i64],
        absent: &[i64],
        unknown: &[i64],
        began: &str,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!(
                "UPDATE {p}accounts SET observed_at = {SEEN_AT},
                   observed_status = CASE WHEN id IN ({}) THEN ? WHEN id IN ({}) THEN ?
                                     ELSE observed_status END
                 WHERE id IN ({}) AND {FREE} AND (applied_at IS NULL OR applied_at < ?)",
                id_list(absent),
                id_list(there),
                id_list(&[there, absent, unknown].concat())
            ),
            &[began.into(), ABSENT.into(), UNLISTED.into(), began.into()],
        )?;
        Ok(())
    }

    /// What the platform shows is what holds: the next look makes it as WHMCS wants it. An account
    /// that is gone there is made anew. False while a worker holds it.
    pub fn accept_observed(&self, account: i64) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT 1 FROM {p}accounts WHERE id = ? AND {FREE}"),
            &[account.into()],
        )?;
        if rows.is_empty() {
            return Ok(false);
        }
        self.db.execute(
            &format!(
                "UPDATE {p}accounts SET
                   remote_id = IF(observed_status = ?, NULL, remote_id),
                   applied_status = IF(observed_status IN (?, ?), NULL, COALESCE(observed_status, applied_status)),
                   applied_package = COALESCE(observed_package, applied_package),
                   applied_name = COALESCE(observed_name, applied_name),
                   applied_email = COALESCE(observed_email, applied_email),
                   observed_status = IF(observed_status IN (?, ?), NULL, observed_status),
                   ignored = NULL
                 WHERE id = ? AND {FREE}"
            ),
            &[
                ABSENT.into(),
                ABSENT.into(),
                UNLISTED.into(),
                ABSENT.into(),
                UNLISTED.into(),
                account.into(),
            ],
        )?;
        Ok(true)
    }

    /// Wishes a new password, already encrypted, for an account that is made; in place of one that is
    /// wished already.
    pub fn wish_password(&self, account: i64, cipher: &str) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts SET password_next = ?, password_next_source = 'set'
                 WHERE id = ? AND remote_id IS NOT NULL
                   AND {FREE}"
            ),
            &[cipher.into(), account.into()],
        )?;
        Ok(changed == 1)
    }

    /// Wishes a client's own password, already encrypted, for an active account of just this client. False
    /// if it is no such account, another new password is wished, or a worker holds it.
    pub fn wish_own_password(
        &self,
        account: i64,
        client: i64,
        cipher: &str,
    ) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts SET password_next = ?, password_next_source = 'client'
                 WHERE id = ? AND client_id = ? AND remote_id IS NOT NULL AND applied_status = 'active'
                   AND password_next IS NULL AND {FREE}"
            ),
            &[cipher.into(), account.into(), client.into()],
        )?;
        Ok(changed == 1)
    }

    /// Allows to take over whatever account has the name of this one, which is not made yet.
    pub fn allow_adoption(&self, account: i64, actor: &str) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = self.db.execute(
            &format!(
                "UPDATE {p}accounts SET adopt_by = ?
                 WHERE id = ? AND remote_id IS NULL
                   AND {FREE}"
            ),
            &[super::log::cut(actor, 64).into(), account.into()],
        )?;
        Ok(changed == 1)
    }
}
