//! What staff are told of by cron: once for each cause, however many accounts it concerns.

use serde::Serialize;

use super::admission::HALT;
use super::health::SILENCE_IS_LONG;
use super::install::NOT_INSTALLED;
use super::{Error, Reason, Standing};
use crate::whmcs::{NoticeRow, Store};

/// Held from the reading to the end of the telling: two crons at once tell once.
const LOCK: &str = "notices";

/// What nobody is told of: an admin has just decided it, or sees it on the page alone.
const UNTOLD: [&str; 2] = ["plain_http_allowed", "contact_unsupported"];

/// A cause to tell of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What it is known by.
    pub cause: String,
    /// What it is about, in a sentence.
    #[serde(flatten)]
    pub reason: Reason,
    /// When it was first seen, UTC.
    pub since: String,
}

/// What is to be told now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Notices {
    /// Causes that staff do not know of.
    pub due: Vec<Notice>,
    /// Causes that they know of, and that are over.
    pub over: Vec<Notice>,
}

/// Notes the causes there are, and returns those to tell of. [`told`] must follow if there are any.
pub fn notices(store: Store<'_>, standing: &Standing) -> Result<Notices, Error> {
    if standing.problem(NOT_INSTALLED).is_some() || !store.lock(LOCK, 0)? {
        return Ok(Notices::default());
    }
    let notices = note(store, standing);
    if notices
        .as_ref()
        .is_ok_and(|notices| !notices.due.is_empty() || !notices.over.is_empty())
    {
        return notices;
    }
    store.unlock(LOCK)?;
    notices
}

/// Staff were told of these: of causes that are there, and of some that are over.
pub fn told(store: Store<'_>, due: &[String], over: &[String]) -> Result<(), Error> {
    let written = store
        .notices_were_told(due)
        .and_then(|()| store.forget_notices(over));
    store.unlock(LOCK)?;
    Ok(written?)
}

fn note(store: Store<'_>, standing: &Standing) -> Result<Notices, Error> {
    // Over the tables of a newer version that is all there is to know: nothing says that something else is over.
    let is_all_known = standing.unusable().is_none();
    // A full pass that was cut off is a halt as well, but one that is over.
    let is_halted = store.meta()?.text(HALT).is_some();
    let causes = causes(standing, is_halted);
    let known = store.notices()?;
    for (cause, reason) in &causes {
        let reason = reason.to_json();
        if !known
            .iter()
            .any(|row| row.cause == *cause && row.reason == reason)
        {
            store.note_notice(cause, &reason)?;
        }
    }
    let (there, gone): (Vec<NoticeRow>, Vec<NoticeRow>) = store
        .notices()?
        .into_iter()
        .partition(|row| causes.iter().any(|(cause, _)| row.cause == *cause));
    let gone = gone.into_iter().filter(|_| is_all_known);
    let (over, never_told): (Vec<NoticeRow>, Vec<NoticeRow>) = gone.partition(|row| row.told);
    let never_told: Vec<String> = never_told.into_iter().map(|row| row.cause).collect();
    store.forget_notices(&never_told)?;
    let due = there.into_iter().filter(is_due);
    Ok(Notices {
        due: due.filter_map(notice).collect(),
        over: over.into_iter().filter_map(notice).collect(),
    })
}

/// A short outage is nobody's business.
fn is_due(row: &NoticeRow) -> bool {
    !row.told && (row.cause != "halted" || row.age >= SILENCE_IS_LONG)
}

fn notice(row: NoticeRow) -> Option<Notice> {
    Some(Notice {
        reason: Reason::from_json(&row.reason)?,
        cause: row.cause,
        since: row.since,
    })
}

/// What staff must know, by cause.
fn causes(standing: &Standing, is_halted: bool) -> Vec<(String, Reason)> {
    let is_in_use = standing.accounts.active + standing.accounts.suspended > 0;
    let mut causes: Vec<(String, Reason)> = Vec::new();
    let mut add = |cause: &str, reason: &Reason| {
        if !causes.iter().any(|(known, _)| known == cause) {
            causes.push((cause.to_owned(), reason.clone()));
        }
    };
    for problem in &standing.problems {
        let is_told = match problem.code.as_ref() {
            "halted" => is_halted,
            // Nobody has begun yet.
            "not_configured" => is_in_use,
            code => !UNTOLD.contains(&code),
        };
        if is_told {
            add(&problem.code, problem);
        }
    }
    for question in &standing.questions {
        let cause = match question.reason.code.as_ref() {
            "charging_on" | "charging_off" => "charging",
            code => code,
        };
        add(cause, &question.reason);
    }
    if standing.jobs.refused > 0 {
        let reason = Reason::new("needs_you").with("count", standing.jobs.refused);
        add("needs_you", &reason);
    }
    causes
}

#[cfg(test)]
mod tests {
    use super::super::Question;
    use super::*;

    fn found(standing: &Standing, is_halted: bool) -> Vec<String> {
        let causes = causes(standing, is_halted);
        causes.into_iter().map(|(cause, _)| cause).collect()
    }

    fn with(problems: &[&'static str]) -> Standing {
        Standing {
            problems: problems.iter().map(|code| Reason::new(code)).collect(),
            ..Standing::default()
        }
    }

    #[test]
    fn what_an_admin_must_act_on_is_told() {
        for (code, in_use, wanted) in [
            ("login_refused", false, true),
            ("key_lost", false, true),
            ("product_addon_missing", false, true),
            ("short_list", false, true),
            ("auth_key_needed", false, true),
            ("bad_url", false, true),
            ("plain_http_refused", false, true),
            ("plain_http_allowed", true, false),
            ("contact_unsupported", true, false),
            ("not_configured", false, false),
            ("not_configured", true, true),
        ] {
            let mut standing = with(&[code]);
            standing.accounts.suspended = i64::from(in_use);
            let wanted: &[&str] = if wanted { &[code] } else { &[] };
            assert_eq!(found(&standing, false), wanted, "{code}");
        }
    }

    #[test]
    fn an_outage_is_one_cause_and_a_pass_that_was_cut_off_is_none() {
        let standing = with(&["halted", "halted"]);
        assert_eq!(found(&standing, true), ["halted"]);
        assert!(found(&standing, false).is_empty());
    }

    #[test]
    fn each_kind_of_question_is_one_cause() {
        let mut standing = Standing::default();
        for code in ["other_site", "other_operator", "brake", "charging_off"] {
            standing.questions.push(Question {
                id: "7".to_owned(),
                reason: Reason::new(code),
                accounts: Vec::new(),
            });
        }
        assert_eq!(
            found(&standing, false),
            ["other_site", "other_operator", "brake", "charging"]
        );
    }

    #[test]
    fn services_that_need_somebody_are_one_cause_with_their_number() {
        let mut standing = Standing::default();
        assert!(found(&standing, false).is_empty());
        standing.jobs.refused = 12;
        let (cause, reason) = causes(&standing, false).remove(0);
        assert_eq!(cause, "needs_you");
        assert_eq!(reason, Reason::new("needs_you").with("count", 12));
    }

    #[test]
    fn an_outage_is_told_after_a_quarter_of_an_hour_and_everything_once() {
        let row = |cause: &str, age, told| NoticeRow {
            cause: cause.to_owned(),
            reason: String::new(),
            since: String::new(),
            age,
            told,
        };
        assert!(!is_due(&row("halted", 899, false)));
        assert!(is_due(&row("halted", 900, false)));
        assert!(is_due(&row("login_refused", 0, false)));
        assert!(!is_due(&row("login_refused", 9_000, true)));
    }
}
