//! The operation log: what was changed, for whom, by what, with which result.

use super::database::row_placeholders;
use super::{DatabaseError, Store, Value};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Who or what: `admin 1`, `cron`, `InvoicePaid`.
    pub actor: String,
    /// The account, if there is one.
    pub account: Option<i64>,
    /// The service, if it is about one.
    pub service: Option<i64>,
    /// What was done, e.g. `create`.
    pub action: &'static str,
    /// `done`, `refused` or `failed`.
    pub result: &'static str,
    /// JSON with the particulars; never a secret.
    pub detail: String,
    /// How long it took.
    pub milliseconds: i64,
}

impl Store<'_> {
    /// Appends lines, in one statement.
    pub fn write_log(&self, entries: &[LogEntry]) -> Result<(), DatabaseError> {
        if entries.is_empty() {
            return Ok(());
        }
        let p = self.brand.table_prefix;
        let rows = row_placeholders(entries.len(), 7).replace("(?,", "(UTC_TIMESTAMP(),?,");
        let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 7);
        for entry in entries {
            values.extend([
                cut(&entry.actor, 64).into(),
                entry.account.into(),
                entry.service.into(),
                entry.action.into(),
                entry.result.into(),
                entry.detail.as_str().into(),
                entry.milliseconds.into(),
            ]);
        }
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}log
                     (at, actor, account_id, service_id, action, result, detail, milliseconds)
                     VALUES {rows}"
                ),
                &values,
            )
            .map(drop)
    }
}

/// The first `length` characters: what a VARCHAR takes without a strict session refusing it.
pub(super) fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}
