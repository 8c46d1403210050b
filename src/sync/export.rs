//! Publishers leave as a file: part by part, so that a list of any length needs the same memory.

use serde_json::json;

use super::publishers::publisher;
use super::{Admin, Error, Publisher};
use crate::whmcs::{PublisherFilter, Store};

/// Publishers read at once.
const PART: i64 = 500;

impl Admin<'_> {
    /// Writes to the log who takes which publishers with them, and tells how many they are. Nothing leaves
    /// that could not be logged.
    pub fn export(&self, filter: PublisherFilter<'_>) -> Result<i64, Error> {
        let number = self.store.count_publishers(filter)?;
        let detail = json!({
            "search": filter.search, "status": filter.status, "publishers": number,
        });
        self.done("export", None, None, detail)?;
        Ok(number)
    }
}

/// The publishers of a filter after the one of an id, in the order of their ids: a part of them, none
/// when there are no more.
pub fn exported(
    store: Store<'_>,
    filter: PublisherFilter<'_>,
    after: i64,
) -> Result<Vec<Publisher>, Error> {
    let rows = store.publishers_after(filter, after, PART)?;
    Ok(rows.into_iter().map(|row| publisher(row, None)).collect())
}
