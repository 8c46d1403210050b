//! Days and months in UTC.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Seconds in a day.
const SECONDS: i64 = 86_400;

/// A day of the Gregorian calendar, as the number of days since 1970-01-01. Written `2026-11-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(i64);

/// A month of the Gregorian calendar. Written `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
}

impl Day {
    /// The day of a Unix time.
    pub fn at(unix_time: i64) -> Self {
        Self(unix_time.div_euclid(SECONDS))
    }

    /// The Unix time at which it is over and the next day begins.
    pub fn end(self) -> i64 {
        (self.0 + 1) * SECONDS
    }

    /// So many days before.
    #[must_use]
    pub fn back(self, days: i64) -> Self {
        Self(self.0 - days)
    }

    /// The month it belongs to.
    pub fn month(self) -> Month {
        self.date().0
    }

    /// Its number in the month, from 1.
    pub fn of_month(self) -> i64 {
        self.date().1
    }

    /// Month and number in it. Years are counted from March, which puts the leap day last: so the lengths of the
    /// months follow one formula, and 400 years are 146,097 days.
    fn date(self) -> (Month, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = (from_march + 2) % 12 + 1;
        let month = Month {
            year: era * 400 + year + i64::from(month <= 2),
            month,
        };
        (month, of_year - (153 * from_march + 2) / 5 + 1)
    }
}

impl Month {
    /// Its first day.
    pub fn first(self) -> Day {
        let year = self.year - i64::from(self.month <= 2);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5;
        let days = year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100;
        Day(days + of_year - 719_468)
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.back(-1).first().0 - self.first().0
    }

    /// So many months before.
    #[must_use]
    pub fn back(self, months: i64) -> Self {
        let number = self.year * 12 + self.month - 1 - months;
        Self {
            year: number.div_euclid(12),
            month: number.rem_euclid(12) + 1,
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = self.date();
        write!(out, "{month}-{day:02}")
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates() {
        for (unix_time, date) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400, "2000-02-29"),
            (1_298_937_600, "2011-03-01"),
            (1_298_937_599, "2011-02-28"),
            (1_798_761_599, "2026-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Day::at(unix_time).to_string(), date);
        }
    }

    #[test]
    fn lengths_of_months() {
        let length = |year, month| Month { year, month }.days();
        assert_eq!(
            (1..=12)
                .map(|month| length(2026, month))
                .collect::<Vec<_>>(),
            [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        );
        assert_eq!([2000, 2024, 2100].map(|year| length(year, 2)), [29, 29, 28]);
    }

    proptest! {
        #[test]
        fn a_day_is_found_where_its_month_says(days in -800_000..800_000_i64) {
            let day = Day(days);
            let month = day.month();
            prop_assert_eq!(month.first().0 + day.of_month() - 1, days);
            prop_assert!((1..=month.days()).contains(&day.of_month()));
            prop_assert_eq!(Day::at(day.end() - 1), day);
            prop_assert_eq!(Day::at(day.end()).back(1), day);
            prop_assert_eq!(month.first().back(1).month(), month.back(1));
            prop_assert_eq!(month.back(13).back(-13), month);
        }
    }
}
