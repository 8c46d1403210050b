//! The addon's settings, read from text: an admin may have typed anything.

use std::collections::HashMap;
use std::time::Duration;

use crate::cdn::Secret;

/// How much goes into the operation log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// What was refused or failed.
    Error,
    /// And what was changed.
    Info,
    /// And what was looked at and found in line.
    Debug,
}

/// A year: more is a slip of the hand.
const MOST_DAYS: i64 = 365;

/// What the admin set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where the platform's API is.
    pub api_url: String,
    /// The operator's login.
    pub username: String,
    /// The operator's key: as WHMCS stores it, perhaps empty, or the one that holds.
    pub auth_key: Secret,
    /// Plain http is allowed.
    pub allow_http: bool,
    /// How many calls are in flight at most, 1 to 64.
    pub concurrency: usize,
    /// How long a page or a cron run may work, 1 s to 5 min.
    pub time_budget: Duration,
    /// How much is logged.
    pub log_level: LogLevel,
    /// Days past the due date of an unpaid renewal after which a service loses the CDN; `None` leaves that
    /// to WHMCS.
    pub suspend_overdue_days: Option<i64>,
    /// Staff are told by e-mail.
    pub notify: bool,
    /// The client of an account that is made gets a welcome e-mail.
    pub welcome: bool,
    /// How many days the log is kept, 1 to 3650.
    pub log_days: i64,
}

impl Settings {
    /// Reads the rows of `tbladdonmodules`. What is missing or senseless takes its default.
    pub fn read(rows: &HashMap<String, String>) -> Self {
        let text = |name: &str| rows.get(name).map_or("", |value| value.trim());
        // As it stands in the row, so that it can be emptied there; only blanks are nothing.
        let typed = rows.get("auth_key").map_or("", String::as_str);
        let key = if typed.trim().is_empty() { "" } else { typed };
        let number = |name: &str, default: u64, least: u64, most: u64| {
            text(name).parse().unwrap_or(default).clamp(least, most)
        };
        Self {
            api_url: text("api_url").to_owned(),
            username: text("username").to_owned(),
            auth_key: Secret::new(key),
            allow_http: matches!(text("allow_http"), "on" | "1" | "yes" | "true"),
            concurrency: usize::try_from(number("concurrency", 16, 1, 64)).unwrap_or(16),
            time_budget: Duration::from_secs(number("time_budget", 20, 1, 300)),
            log_level: match text("log_level") {
                "error" => LogLevel::Error,
                "debug" => LogLevel::Debug,
                _ => LogLevel::Info,
            },
            suspend_overdue_days: text("suspend_overdue_days")
                .parse()
                .ok()
                .filter(|days| (1..=MOST_DAYS).contains(days)),
            notify: text("notify") != "off",
            welcome: text("welcome_email") == "on",
            log_days: i64::try_from(number("log_days", 90, 1, 3650)).unwrap_or(90),
        }
    }

    /// Address and credentials as one text, to compare with a login that was refused.
    pub(super) fn login(&self) -> String {
        format!("{}\n{}", self.login_without_key(), self.auth_key.reveal())
    }

    /// Whom a key is for.
    pub(super) fn login_without_key(&self) -> String {
        format!("{}\n{}", self.api_url, self.username)
    }

    /// The same with another key.
    pub(super) fn with_key(&self, auth_key: Secret) -> Self {
        Self {
            auth_key,
            ..self.clone()
        }
    }

    /// The settings beside the key without which no call is made, as far as they are empty.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        [
            ("api_url", self.api_url.is_empty()),
            ("username", self.username.is_empty()),
        ]
        .into_iter()
        .filter_map(|(name, empty)| empty.then_some(name))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[(&str, &str)]) -> Settings {
        Settings::read(
            &rows
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn nothing_set_is_not_configured_and_has_defaults_that_work() {
        let settings = read(&[]);
        assert_eq!(settings.missing(), ["api_url", "username"]);
        assert_eq!(settings.concurrency, 16);
        assert_eq!(settings.time_budget, Duration::from_secs(20));
        assert_eq!(settings.log_level, LogLevel::Info);
        assert_eq!(settings.log_days, 90);
        assert!(!settings.allow_http);
        assert!(
            settings.notify,
            "also for those who saved them before there was this setting"
        );
    }

    #[test]
    fn mail_is_sent_unless_it_was_switched_off() {
        for (chosen, wanted) in [("on", true), ("", true), ("off", false)] {
            assert_eq!(read(&[("notify", chosen)]).notify, wanted, "{chosen}");
        }
    }

    #[test]
    fn clients_are_welcomed_only_if_it_was_switched_on() {
        assert!(!read(&[]).welcome);
        for (chosen, wanted) in [("on", true), ("", false), ("off", false), ("maybe", false)] {
            assert_eq!(
                read(&[("welcome_email", chosen)]).welcome,
                wanted,
                "{chosen}"
            );
        }
    }

    #[test]
    fn senseless_numbers_are_kept_within_bounds() {
        for (typed, wanted) in [("0", 1), ("1000", 64), ("-3", 16), ("many", 16), (" 8 ", 8)] {
            assert_eq!(
                read(&[("concurrency", typed)]).concurrency,
                wanted,
                "{typed}"
            );
        }
    }

    #[test]
    fn overdue_renewals_are_left_to_whmcs_unless_a_number_of_days_is_set() {
        for off in ["", "0", "-3", "soon", "7 days", "7.5", "1000"] {
            let settings = read(&[("suspend_overdue_days", off)]);
            assert_eq!(settings.suspend_overdue_days, None, "{off}");
        }
        for (typed, days) in [("1", 1), (" 7 ", 7), ("365", 365)] {
            let settings = read(&[("suspend_overdue_days", typed)]);
            assert_eq!(settings.suspend_overdue_days, Some(days), "{typed}");
        }
        assert_eq!(read(&[]).suspend_overdue_days, None);
    }

    #[test]
    fn the_log_is_kept_for_a_day_at_least_and_not_for_ever() {
        for (typed, wanted) in [("0", 1), ("9999", 3650), ("a week", 90), ("30", 30)] {
            assert_eq!(read(&[("log_days", typed)]).log_days, wanted, "{typed}");
        }
    }

    #[test]
    fn yes_in_whmcs_spellings() {
        for yes in ["on", "1", "yes", "true"] {
            assert!(read(&[("allow_http", yes)]).allow_http, "{yes}");
        }
        for no in ["", "0", "off", "no"] {
            assert!(!read(&[("allow_http", no)]).allow_http, "{no}");
        }
    }
}
