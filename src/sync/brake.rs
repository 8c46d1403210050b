//! When unusually many suspensions wait for an admin's yes (R10). Pure.

/// So many are never unusual.
const ALWAYS: i64 = 20;
/// Nor is one in so many of the active accounts.
const ONE_IN: i64 = 20;

/// What becomes of suspensions that a pass or a save wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// They may be made; so many of them nobody was asked about.
    Go(usize),
    /// An admin is asked first.
    Ask,
}

/// More than this are unusual.
pub fn limit(active: i64) -> i64 {
    ALWAYS.max(active / ONE_IN)
}

/// `unasked` suspensions, after so many `recent` ones of the last 24 hours, with so many `active` accounts.
pub fn ruling(unasked: usize, recent: i64, active: i64) -> Ruling {
    let number = i64::try_from(unasked).unwrap_or(i64::MAX);
    if unasked > 0 && number.saturating_add(recent) > limit(active) {
        Ruling::Ask
    } else {
        Ruling::Go(unasked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r10_twenty_or_one_in_twenty_are_usual() {
        for (active, wanted) in [(0, 20), (399, 20), (400, 20), (420, 21), (10_000, 500)] {
            assert_eq!(limit(active), wanted, "{active}");
        }
    }

    #[test]
    fn r10_the_count_is_kept_and_the_limit_itself_is_usual() {
        let table = [
            (0, 1_000, 0, Ruling::Go(0)),
            (20, 0, 100, Ruling::Go(20)),
            (21, 0, 100, Ruling::Ask),
            (1, 20, 100, Ruling::Ask),
            (5, 15, 100, Ruling::Go(5)),
            (500, 0, 10_000, Ruling::Go(500)),
            (501, 0, 10_000, Ruling::Ask),
        ];
        for (unasked, recent, active, wanted) in table {
            assert_eq!(
                ruling(unasked, recent, active),
                wanted,
                "{unasked} {recent} {active}"
            );
        }
    }
}
