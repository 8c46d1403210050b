//! A page of a long list, read on the server.

use serde::Serialize;

use super::Error;

/// Rows on a page.
pub(super) const PER_PAGE: i64 = 50;

/// One page, and where it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listing<T> {
    /// How many rows there are in all.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
    /// The rows.
    pub rows: Vec<T>,
}

impl<T> Listing<T> {
    /// Reads a page of `total` rows with `read(offset, limit)`; one past the last is the last.
    pub(super) fn read(
        total: i64,
        page: i64,
        read: impl FnOnce(i64, i64) -> Result<Vec<T>, Error>,
    ) -> Result<Self, Error> {
        let (page, pages) = place(total, page);
        Ok(Self {
            total,
            page,
            pages,
            rows: read((page - 1) * PER_PAGE, PER_PAGE)?,
        })
    }

    /// A page of rows that are there already.
    pub(super) fn of(rows: Vec<T>, page: i64) -> Self {
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let (page, pages) = place(total, page);
        let offset = usize::try_from((page - 1) * PER_PAGE).unwrap_or(0);
        let size = usize::try_from(PER_PAGE).unwrap_or(0);
        Self {
            total,
            page,
            pages,
            rows: rows.into_iter().skip(offset).take(size).collect(),
        }
    }

    /// The same page with other rows.
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Listing<U> {
        Listing {
            total: self.total,
            page: self.page,
            pages: self.pages,
            rows: self.rows.into_iter().map(row).collect(),
        }
    }
}

/// The page of so many rows that is shown for a wanted one, and how many there are.
fn place(total: i64, page: i64) -> (i64, i64) {
    let pages = (total + PER_PAGE - 1).div_euclid(PER_PAGE).max(1);
    (page.clamp(1, pages), pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_nearest() {
        for (total, page, wanted, offset) in [
            (0, 1, (1, 1), 0),
            (50, 9, (1, 1), 0),
            (51, 2, (2, 2), 50),
            (120, -3, (1, 3), 0),
            (120, 99, (3, 3), 100),
        ] {
            let listing = Listing::read(total, page, |offset, _| Ok(vec![offset]));
            let listing = listing.unwrap();
            assert_eq!((listing.page, listing.pages), wanted, "{total} {page}");
            assert_eq!(listing.rows, [offset], "{total} {page}");
            let there = Listing::of((0..total).collect(), page);
            assert_eq!(
                (there.page, there.pages, there.total),
                (wanted.0, wanted.1, total)
            );
            let rows: Vec<i64> = (offset..total.min(offset + PER_PAGE)).collect();
            assert_eq!(there.rows, rows, "{total} {page}");
        }
    }
}
