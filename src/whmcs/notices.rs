//! What staff are told of, by cause: since when it is so, and when they were told.

use super::{DatabaseError, Store, Value};

/// A cause that staff were told of, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// What it is known by.
    pub cause: String,
    /// JSON: code, args.
    pub reason: String,
    /// When it was first seen, UTC.
    pub since: String,
    /// How many seconds ago that is.
    pub age: i64,
    /// Staff were told.
    pub told: bool,
}

impl Store<'_> {
    /// All of them, oldest first.
    pub fn notices(&self) -> Result<Vec<NoticeRow>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT cause, reason, since, TIMESTAMPDIFF(SECOND, since, UTC_TIMESTAMP()),
                        told_at IS NOT NULL FROM {p}notices ORDER BY since, cause"
            ),
            &[],
        )?;
        let mut notices = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            notices.push(NoticeRow {
                cause: cells.text()?,
                reason: cells.text()?,
                since: cells.text()?,
                age: cells.int()?,
                told: cells.flag()?,
            });
        }
        Ok(notices)
    }

    /// A cause is there, or its particulars have changed.
    pub fn note_notice(&self, cause: &str, reason: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}notices (cause, reason, since) VALUES (?, ?, UTC_TIMESTAMP())
                     ON DUPLICATE KEY UPDATE reason = VALUES(reason)"
                ),
                &[cause.into(), reason.into()],
            )
            .map(drop)
    }

    /// Staff were told of these.
    pub fn notices_were_told(&self, causes: &[String]) -> Result<(), DatabaseError> {
        self.on_notices("UPDATE {p}notices SET told_at = UTC_TIMESTAMP()", causes)
    }

    /// These are over.
    pub fn forget_notices(&self, causes: &[String]) -> Result<(), DatabaseError> {
        self.on_notices("DELETE FROM {p}notices", causes)
    }

    fn on_notices(&self, statement: &str, causes: &[String]) -> Result<(), DatabaseError> {
        if causes.is_empty() {
            return Ok(());
        }
        let statement = statement.replace("{p}", self.brand.table_prefix);
        let these = vec!["?"; causes.len()].join(", ");
        let values: Vec<Value> = causes.iter().map(|cause| cause.as_str().into()).collect();
        self.db
            .execute(&format!("{statement} WHERE cause IN ({these})"), &values)
            .map(drop)
    }
}
