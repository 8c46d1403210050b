use super::super::status::{Jobs, LastPass};
use super::super::{LongWork, Question};
use super::*;

const NOW: i64 = 1_700_000_000;

fn versions() -> Versions {
    Versions {
        addon: "1".to_owned(),
        extension: "1".to_owned(),
    }
}

/// All is well.
fn well() -> (Standing, Facts) {
    let standing = Standing {
        configured: true,
        full_pass: Some(LastPass {
            state: "done".to_owned(),
            ..LastPass::default()
        }),
        ..Standing::default()
    };
    let facts = Facts {
        now: NOW,
        heard: Some(Heard {
            at: NOW - MINUTE,
            milliseconds: 35,
            accepted: true,
            silent_since: None,
        }),
        open_for: None,
        ages: Ages {
            at: "2026-01-02 03:04:05".to_owned(),
            cron: Some(MINUTE),
            job: None,
            pass: Some(HOUR),
        },
        welcome: None,
        traffic: None,
        times: Times::default(),
    };
    (standing, facts)
}

fn long_work(state: &str) -> LongWork {
    LongWork {
        state: state.to_owned(),
        ..LongWork::default()
    }
}

fn question(code: &'static str) -> Question {
    Question {
        id: String::new(),
        reason: Reason::new(code),
        accounts: Vec::new(),
    }
}

/// How one check is after a change to what is well, and what the whole then is.
fn after(
    change: impl FnOnce(&mut Standing, &mut Facts),
    code: &str,
) -> (State, String, State, Glance) {
    let (mut standing, mut facts) = well();
    change(&mut standing, &mut facts);
    let health = judge(&standing, &facts, versions());
    let found = health.checks.iter().find(|check| check.code == code);
    let found = found.unwrap_or_else(|| panic!("no check {code}"));
    let others = health.checks.iter().filter(|check| check.code != code);
    assert!(
        others.clone().all(|check| check.state == State::Ok),
        "{code} changes others: {others:?}",
        others = others.collect::<Vec<_>>()
    );
    (
        found.state,
        found.reason.code.to_string(),
        health.state,
        health.glance,
    )
}

#[test]
fn all_well_is_well() {
    let (standing, facts) = well();
    let health = judge(&standing, &facts, versions());
    assert_eq!((health.state, health.glance), (State::Ok, Glance::InLine));
    assert_eq!(health.checks.len(), 13);
}

#[test]
fn ages_become_a_warning_and_then_critical() {
    use State::{Critical, Ok, Warning};
    for (age, wanted) in [
        (0, Ok),
        (899, Ok),
        (900, Warning),
        (3_599, Warning),
        (3_600, Critical),
    ] {
        let (state, ..) = after(|_, facts| facts.ages.cron = Some(age), "cron");
        assert_eq!(state, wanted, "cron after {age} s");
    }
    for (age, wanted) in [
        (0, Ok),
        (1_799, Ok),
        (1_800, Warning),
        (86_399, Warning),
        (86_400, Critical),
    ] {
        let (state, ..) = after(|_, facts| facts.ages.job = Some(age), "jobs");
        assert_eq!(state, wanted, "a job after {age} s");
    }
    let silent = |seconds: i64| {
        after(
            |_, facts| {
                facts.heard = facts.heard.map(|heard| Heard {
                    silent_since: Some(NOW - seconds),
                    ..heard
                });
            },
            "api",
        )
    };
    assert_eq!(silent(0).0, Warning);
    assert_eq!(silent(899).0, Warning);
    assert_eq!(silent(900).0, Critical);
    let pass = |hours| after(|_, facts| facts.ages.pass = Some(hours * HOUR), "full_pass");
    assert_eq!(pass(25).0, Ok);
    assert_eq!(pass(26).0, Warning);
    assert_eq!(pass(26 * 30).0, Warning);
}

#[test]
fn each_trouble_has_its_check_and_the_worst_counts() {
    use State::{Critical, Unknown, Warning};
    let problem = |code: &'static str| {
        move |standing: &mut Standing, _: &mut Facts| standing.problems = vec![Reason::new(code)]
    };
    let asked = |code: &'static str| {
        move |standing: &mut Standing, _: &mut Facts| standing.questions = vec![question(code)]
    };
    for code in LOGIN {
        let found = after(problem(code), "login");
        assert_eq!(
            found,
            (Critical, code.to_owned(), Critical, Glance::Problems)
        );
    }
    let rows = [
        (
            after(problem("plain_http_allowed"), "login"),
            (Warning, "plain_http_allowed", Glance::InLine),
        ),
        (
            after(problem("key_lost"), "key"),
            (Critical, "key_lost", Glance::Problems),
        ),
        (
            after(problem("product_addon_missing"), "product_addon"),
            (Critical, "product_addon_missing", Glance::Problems),
        ),
        (
            after(|_, facts| facts.open_for = Some(30), "breaker"),
            (Warning, "breaker_open", Glance::InLine),
        ),
        (
            after(|_, facts| facts.ages.cron = None, "cron"),
            (Critical, "cron_never", Glance::Problems),
        ),
        (
            after(|_, facts| facts.ages.pass = None, "full_pass"),
            (Unknown, "pass_never", Glance::InLine),
        ),
        (
            after(asked("brake"), "questions"),
            (Warning, "questions_open", Glance::NeedsYou),
        ),
        (
            after(asked("other_operator"), "questions"),
            (Critical, "questions_open", Glance::Problems),
        ),
        (
            after(|standing, _| standing.jobs.refused = 3, "needs_you"),
            (Warning, "needs_you", Glance::NeedsYou),
        ),
        (
            after(
                |_, facts| {
                    facts.heard = facts.heard.map(|heard| Heard {
                        milliseconds: 5_000,
                        ..heard
                    });
                },
                "api",
            ),
            (Warning, "api_answered", Glance::InLine),
        ),
        (
            after(
                |_, facts| {
                    facts.heard = facts.heard.map(|heard| Heard {
                        at: NOW - 26 * HOUR,
                        ..heard
                    });
                },
                "api",
            ),
            (Unknown, "api_answered", Glance::InLine),
        ),
    ];
    for ((state, reason, whole, glance), (wanted, code, wanted_glance)) in rows {
        assert_eq!((state, reason.as_str()), (wanted, code));
        assert_eq!((whole, glance), (wanted, wanted_glance), "{code}");
    }
}

#[test]
fn welcome_emails_are_told_of_once_they_are_switched_on() {
    use State::{Ok, Warning};
    for (readiness, failed, state, code) in [
        (Readiness::Ready, 0, Ok, "welcome_on"),
        (Readiness::NoTemplate, 0, Ok, "welcome_no_template"),
        (
            Readiness::TemplateDisabled,
            0,
            Ok,
            "welcome_template_disabled",
        ),
        (Readiness::Ready, 2, Warning, "welcome_not_sent"),
        (Readiness::NoTemplate, 1, Warning, "welcome_not_sent"),
    ] {
        let about = Welcome { readiness, failed };
        let found = after(|_, facts| facts.welcome = Some(about), "welcome");
        assert_eq!((found.0, found.1.as_str()), (state, code), "{about:?}");
    }
}

#[test]
fn a_pass_that_was_stopped_says_so() {
    let stop = |problems: Vec<Reason>| {
        after(
            |standing, _| {
                standing.problems = problems;
                standing.full_pass = Some(LastPass {
                    state: "stopped".to_owned(),
                    ..LastPass::default()
                });
            },
            "full_pass",
        )
    };
    assert_eq!(stop(Vec::new()).1, "pass_stopped");
    let short = stop(vec![Reason::new("short_list")]);
    assert_eq!((short.0, short.1.as_str()), (State::Warning, "short_list"));
}

#[test]
fn what_is_under_way_is_waited_for() {
    let (mut standing, facts) = well();
    standing.jobs = Jobs {
        due: 2,
        leased: 1,
        ..Jobs::default()
    };
    let health = judge(&standing, &facts, versions());
    assert_eq!((health.state, health.glance), (State::Ok, Glance::Waiting));
    standing.jobs = Jobs {
        paused: 1,
        ..Jobs::default()
    };
    standing.long_work = vec![long_work("paused")];
    let health = judge(&standing, &facts, versions());
    assert_eq!(
        health.glance,
        Glance::NeedsYou,
        "nobody but an admin resumes"
    );
}

#[test]
fn without_tables_nothing_else_is_told() {
    let standing = Standing {
        problems: vec![Reason::new("not_installed")],
        ..Standing::default()
    };
    let other = Versions {
        addon: "2".to_owned(),
        ..versions()
    };
    let health = judge(&standing, &Facts::default(), other);
    let codes: Vec<_> = health.checks.iter().map(|c| (c.code, c.state)).collect();
    assert_eq!(
        codes,
        [("schema", State::Critical), ("versions", State::Warning)]
    );
}
