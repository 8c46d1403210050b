//! The `Retry-After` header: seconds or a date (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// How long to wait; `None` if the header says nothing we understand. A past date is no wait.
pub(super) fn parse(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u32>() {
        return Some(Duration::from_secs(seconds.into()));
    }
    let since_epoch = now.duration_since(UNIX_EPOCH).ok()?;
    Some(date(header)?.saturating_sub(since_epoch))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form servers may write, as time since 1970.
fn date(text: &str) -> Option<Duration> {
    let (_weekday, text) = text.split_once(", ")?;
    let mut parts = text.split(' ');
    let day: u64 = number(parts.next()?, 1..=31)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|known| *known == month)? as u64 + 1;
    let year: u64 = number(parts.next()?, 1970..=9999)?;
    let mut time = parts.next()?.split(':');
    let hours = number(time.next()?, 0..=23)?;
    let minutes = number(time.next()?, 0..=59)?;
    let seconds = number(time.next()?, 0..=60)?;
    if parts.next()? != "GMT" || parts.next().is_some() || time.next().is_some() {
        return None;
    }
    // Years that begin in March have their leap day last, so one formula gives the months' days.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
    let days_to_1970 = 719_468;
    Some(Duration::from_secs(
        (days - days_to_1970) * 86_400 + hours * 3600 + minutes * 60 + seconds,
    ))
}

fn number(text: &str, range: std::ops::RangeInclusive<u64>) -> Option<u64> {
    text.parse().ok().filter(|number| range.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(header: &str, now: u64) -> Option<u64> {
        parse(header, UNIX_EPOCH + Duration::from_secs(now)).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds() {
        assert_eq!(wait("0", 5), Some(0));
        assert_eq!(wait(" 120 ", 5), Some(120));
    }

    #[test]
    fn dates() {
        // GNU date says these are 784111777, 951782400 and 1772323200.
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_770), Some(7));
        assert_eq!(
            wait("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400 - 60),
            Some(60)
        );
        assert_eq!(
            wait("Sun, 01 Mar 2026 00:00:00 GMT", 1_772_323_200),
            Some(0)
        );
        assert_eq!(wait("Thu, 01 Jan 1970 00:00:01 GMT", 0), Some(1));
        assert_eq!(
            wait("Sun, 06 Nov 1994 08:49:37 GMT", 2_000_000_000),
            Some(0)
        );
    }

    #[test]
    fn anything_else_says_nothing() {
        for header in [
            "",
            "-1",
            "1.5",
            "soon",
            "99999999999",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
        ] {
            assert_eq!(wait(header, 0), None, "{header}");
        }
    }
}
