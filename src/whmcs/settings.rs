//! The addon's settings as WHMCS keeps them: one row each, as text.

use std::collections::HashMap;

use super::{DatabaseError, Store};

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
}
