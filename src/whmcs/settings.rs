//! The addon's settings as WHMCS keeps them: one row each, as text.

use std::collections::HashMap;

use super::{DatabaseError, Store, Value};

impl Store<'_> {
    /// The raw settings of the module. (module, setting) has no unique key in WHMCS: the first row counts.
    pub fn settings(&self) -> Result<HashMap<String, String>, DatabaseError> {
        let rows = self.db.query(
            "SELECT setting, value FROM tbladdonmodules WHERE module = ? ORDER BY id",
            &[self.brand.module.into()],
        )?;
        let mut settings = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let name = cells.text()?;
            let value = cells.text()?;
            settings.entry(name).or_insert(value);
        }
        Ok(settings)
    }

    /// Empties a setting, unless it holds something else than this by now.
    pub fn blank_setting(&self, name: &str, value: &str) -> Result<(), DatabaseError> {
        self.db
            .execute(
                "UPDATE tbladdonmodules SET value = '' WHERE module = ? AND setting = ? AND value = ?",
                &[self.brand.module.into(), name.into(), value.into()],
            )
            .map(drop)
    }

    /// Fills a setting in that is not set.
    pub fn fill_setting(&self, name: &str, value: &str) -> Result<(), DatabaseError> {
        let module = Value::from(self.brand.module);
        self.db.execute(
            "UPDATE tbladdonmodules SET value = ? WHERE module = ? AND setting = ? AND TRIM(value) = ''",
            &[value.into(), module.clone(), name.into()],
        )?;
        let rows = self.db.query(
            "SELECT 1 FROM tbladdonmodules WHERE module = ? AND setting = ? LIMIT 1",
            &[module.clone(), name.into()],
        )?;
        if rows.is_empty() {
            self.db.execute(
                "INSERT INTO tbladdonmodules (module, setting, value) VALUES (?, ?, ?)",
                &[module, name.into(), value.into()],
            )?;
        }
        Ok(())
    }

    /// What tells this WHMCS from a copy of it: its address, without the scheme, and the name of its
    /// database.
    pub fn site(&self) -> Result<String, DatabaseError> {
        let rows = self.db.query(
            "SELECT DATABASE(), (SELECT value FROM tblconfiguration WHERE setting = 'SystemURL' LIMIT 1)",
            &[],
        )?;
        let Some(row) = rows.first() else {
            return Ok(String::new());
        };
        let mut cells = row.cells();
        let database = cells.text()?;
        let address = cells.text()?.trim().to_lowercase();
        let address = address
            .split_once("://")
            .map_or(address.as_str(), |(_, rest)| rest);
        Ok(format!("{} ({database})", address.trim_end_matches('/')))
    }
}
