//! Small facts about this installation: schema number, product addon, operator, wrapped data key.

use std::collections::HashMap;

use super::{DatabaseError, Store};

/// All of them, read at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta(HashMap<String, String>);

impl Meta {
    /// A fact as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether a time stored by [`Store::set_meta_later`], so many seconds ahead at most, is still to come. One
    /// that is farther off was stored before the clock was put back.
    pub fn is_later(&self, name: &str, seconds: i64) -> bool {
        match (self.int(name), self.int("now")) {
            (Some(time), Some(now)) => (1..=seconds).contains(&(time - now)),
            _ => false,
        }
    }

    /// A fact as a number.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }
}

impl Store<'_> {
    /// Reads all facts, and under `now` the database's Unix time.
    pub fn meta(&self) -> Result<Meta, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!("SELECT name, value FROM {p}meta UNION ALL SELECT 'now', UNIX_TIMESTAMP()"),
            &[],
        )?;
        let mut facts = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            facts.insert(cells.text()?, cells.text()?);
        }
        Ok(Meta(facts))
    }

    /// Stores a fact, replacing an earlier one.
    pub fn set_meta(&self, name: &str, value: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}meta (name, value) VALUES (?, ?)
                     ON DUPLICATE KEY UPDATE value = VALUES(value)"
                ),
                &[name.into(), value.into()],
            )
            .map(drop)
    }

    /// Stores a fact unless there is one, and returns the one that holds: of two at once the first wins.
    pub fn set_meta_once(&self, name: &str, value: &str) -> Result<String, DatabaseError> {
        let p = self.brand.table_prefix;
        self.db.execute(
            &format!("INSERT IGNORE INTO {p}meta (name, value) VALUES (?, ?)"),
            &[name.into(), value.into()],
        )?;
        let rows = self.db.query(
            &format!("SELECT value FROM {p}meta WHERE name = ?"),
            &[name.into()],
        )?;
        rows.first()
            .ok_or_else(|| DatabaseError::new("a fact that was just stored is gone"))?
            .cells()
            .text()
    }

    /// Stores a fact if it still is as it was read; `None` is one that was not there. Of several at once
    /// one succeeds.
    pub fn replace_meta(
        &self,
        name: &str,
        known: Option<&str>,
        value: &str,
    ) -> Result<bool, DatabaseError> {
        let p = self.brand.table_prefix;
        let changed = match known {
            Some(known) => self.db.execute(
                &format!("UPDATE {p}meta SET value = ? WHERE name = ? AND value = ?"),
                &[value.into(), name.into(), known.into()],
            ),
            None => self.db.execute(
                &format!("INSERT IGNORE INTO {p}meta (name, value) VALUES (?, ?)"),
                &[name.into(), value.into()],
            ),
        };
        Ok(changed? == 1)
    }

    /// Forgets a fact.
    pub fn forget_meta(&self, name: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!("DELETE FROM {p}meta WHERE name = ?"),
                &[name.into()],
            )
            .map(drop)
    }

    /// Notes that something happened now, by the database's clock, in UTC.
    pub fn touch_meta(&self, name: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}meta (name, value) VALUES (?, UTC_TIMESTAMP())
                     ON DUPLICATE KEY UPDATE value = VALUES(value)"
                ),
                &[name.into()],
            )
            .map(drop)
    }

    /// Stores a time so many seconds from now, as Unix time by the database's clock.
    pub fn set_meta_later(&self, name: &str, seconds: i64) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}meta (name, value) VALUES (?, UNIX_TIMESTAMP() + ?)
                     ON DUPLICATE KEY UPDATE value = VALUES(value)"
                ),
                &[name.into(), seconds.into()],
            )
            .map(drop)
    }
}
