//! Is everything well? One judgement for the health page, for monitoring and for the dashboard, from
//! our tables alone.

use serde::Serialize;

use super::answers::{Answers, Times};
use super::breaker;
use super::heard::Heard;
use super::welcome::{Readiness, readiness};
use super::{Error, Reason, Settings, Standing, traffic};
use crate::whmcs::{Ages, SCHEMA, Store};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// A full pass is made once a day, with two hours to spare.
const PASS_IS_LATE: i64 = 26 * HOUR;
/// Cron runs every five minutes.
const CRON_IS_LATE: i64 = 15 * MINUTE;
const CRON_IS_GONE: i64 = HOUR;
/// The promise: caught up within half an hour after an outage.
const JOB_IS_LATE: i64 = 30 * MINUTE;
const JOB_IS_STUCK: i64 = 24 * HOUR;
/// As long as a short outage takes.
pub(super) const SILENCE_IS_LONG: i64 = 15 * MINUTE;
/// Milliseconds for one question.
const ANSWER_IS_SLOW: i64 = 5_000;

/// For so many days a welcome e-mail that was given up is told of.
const WELCOME_DAYS: i64 = 7;

/// What stands in the way of signing in.
const LOGIN: [&str; 5] = [
    "not_configured",
    "auth_key_needed",
    "bad_url",
    "plain_http_refused",
    "login_refused",
];

/// How well something is, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it should be.
    Ok,
    /// Nothing is known of it yet.
    Unknown,
    /// Somebody should look at it.
    Warning,
    /// The work does not get on.
    Critical,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What.
    pub code: &'static str,
    /// How it is.
    pub state: State,
    /// In a sentence.
    pub reason: Reason,
}

/// All in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Glance {
    /// The accounts are as WHMCS wants them.
    InLine,
    /// There is something to do, which is done without anybody's help.
    Waiting,
    /// Something waits for an admin: see [`NeedsYou`](super::answers::NeedsYou).
    NeedsYou,
    /// The work does not get on.
    Problems,
}

/// The versions of the two parts of the addon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// The files in WHMCS.
    pub addon: String,
    /// The PHP extension.
    pub extension: String,
}

/// How everything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// The worst of the checks.
    pub state: State,
    /// In a word.
    pub glance: Glance,
    /// When it was looked at, UTC.
    pub at: String,
    /// Of the two parts.
    pub versions: Versions,
    /// The four answers that an admin wants first; `None` without our tables.
    pub answers: Option<Answers>,
    /// Open questions.
    pub questions: usize,
    /// Jobs by state.
    pub jobs: super::status::Jobs,
    /// Accounts by state.
    pub accounts: super::status::Accounts,
    /// In the order to read them.
    pub checks: Vec<Check>,
}

/// What is known beside [`Standing`].
#[derive(Clone, Debug, Default)]
struct Facts {
    /// Unix time.
    now: i64,
    heard: Option<Heard>,
    /// Seconds until the breaker lets the next call through, if it has opened.
    open_for: Option<i64>,
    ages: Ages,
    times: Times,
    traffic: Option<Reason>,
    /// Unless welcome e-mails are switched off.
    welcome: Option<Welcome>,
}

#[derive(Clone, Copy, Debug)]
struct Welcome {
    readiness: Readiness,
    /// Given up within [`WELCOME_DAYS`].
    failed: i64,
}

/// Looks at everything.
pub fn health(
    store: Store<'_>,
    settings: &Settings,
    standing: &Standing,
    versions: Versions,
) -> Result<Health, Error> {
    if standing.unusable().is_some() {
        return Ok(judge(standing, &Facts::default(), versions));
    }
    let meta = store.meta()?;
    let welcome = match readiness(store, settings)? {
        Readiness::Off => None,
        readiness => Some(Welcome {
            readiness,
            failed: store.failed_welcomes(WELCOME_DAYS)?,
        }),
    };
    let now = meta.int("now").unwrap_or_default();
    let heard = Heard::read(&meta);
    let ages = store.ages()?;
    let heard_ago = heard.map(|heard| now - heard.silent_since.unwrap_or(heard.at));
    let mut times = store.ago(&[heard_ago, ages.job])?.into_iter();
    let facts = Facts {
        now,
        heard,
        open_for: breaker::open_for(&meta),
        ages,
        times: Times {
            heard: times.next().flatten(),
            job: times.next().flatten(),
        },
        welcome,
        traffic: Some(traffic::standing(&meta)),
    };
    Ok(judge(standing, &facts, versions))
}

fn judge(standing: &Standing, facts: &Facts, versions: Versions) -> Health {
    let mut checks = match standing.unusable() {
        Some(reason) => vec![
            check("schema", State::Critical, reason.clone()),
            of_versions(&versions),
        ],
        None => vec![
            api(standing, facts),
            login(standing, facts),
            cron(&facts.ages),
            jobs(standing, &facts.ages),
            breaker(facts),
            full_pass(standing, &facts.ages),
            questions(standing),
            needs_you(standing),
            lost(standing, "key", "key_lost", "key_opens"),
            lost(
                standing,
                "product_addon",
                "product_addon_missing",
                "product_addon_there",
            ),
            of_traffic(facts),
            of_versions(&versions),
            check(
                "schema",
                State::Ok,
                Reason::new("schema_current").with("schema", SCHEMA),
            ),
        ],
    };
    checks.extend(facts.welcome.map(welcome));
    let two_writers = standing.problem("legacy_runs").cloned();
    checks.extend(two_writers.map(|reason| check("legacy", State::Critical, reason)));
    let state = checks.iter().map(|check| check.state).max();
    let state = state.unwrap_or(State::Unknown);
    let answers = standing
        .unusable()
        .is_none()
        .then(|| Answers::of(standing, &checks, &facts.times));
    Health {
        state,
        glance: glance(state, answers.as_ref()),
        answers,
        at: facts.ages.at.clone(),
        versions,
        questions: standing.questions.len(),
        jobs: standing.jobs,
        accounts: standing.accounts,
        checks,
    }
}

fn glance(state: State, answers: Option<&Answers>) -> Glance {
    match answers {
        Some(answers) if state != State::Critical => {
            if answers.needs_you.total > 0 {
                Glance::NeedsYou
            } else if answers.waiting.jobs > 0 {
                Glance::Waiting
            } else {
                Glance::InLine
            }
        }
        _ => Glance::Problems,
    }
}

fn check(code: &'static str, state: State, reason: Reason) -> Check {
    Check {
        code,
        state,
        reason,
    }
}

/// The first limit that is reached counts.
fn by_age(age: i64, limits: &[(i64, State)]) -> State {
    let reached = limits.iter().find(|(limit, _)| age >= *limit);
    reached.map_or(State::Ok, |(_, state)| *state)
}

fn api(standing: &Standing, facts: &Facts) -> Check {
    let Some(heard) = facts.heard else {
        return check("api", State::Unknown, Reason::new("api_never_asked"));
    };
    if let Some(since) = heard.silent_since {
        let silence = facts.now - since;
        let message = standing
            .problem("halted")
            .and_then(|halted| halted.args.get("message").cloned());
        let reason = Reason::new("api_silent")
            .with("minutes", silence / MINUTE)
            .with("message", message.unwrap_or_default());
        let limits = [(SILENCE_IS_LONG, State::Critical), (0, State::Warning)];
        return check("api", by_age(silence, &limits), reason);
    }
    let age = facts.now - heard.at;
    let state = if age >= PASS_IS_LATE {
        State::Unknown
    } else {
        by_age(heard.milliseconds, &[(ANSWER_IS_SLOW, State::Warning)])
    };
    let reason = Reason::new("api_answered")
        .with("minutes", age / MINUTE)
        .with("milliseconds", heard.milliseconds);
    check("api", state, reason)
}

fn login(standing: &Standing, facts: &Facts) -> Check {
    if let Some(reason) = LOGIN.iter().find_map(|code| standing.problem(code)) {
        return check("login", State::Critical, reason.clone());
    }
    if let Some(reason) = standing.problem("plain_http_allowed") {
        return check("login", State::Warning, reason.clone());
    }
    if facts.heard.is_some_and(|heard| heard.accepted) {
        check("login", State::Ok, Reason::new("login_accepted"))
    } else {
        check("login", State::Unknown, Reason::new("login_not_tried"))
    }
}

fn cron(ages: &Ages) -> Check {
    let Some(age) = ages.cron else {
        return check("cron", State::Critical, Reason::new("cron_never"));
    };
    let limits = [
        (CRON_IS_GONE, State::Critical),
        (CRON_IS_LATE, State::Warning),
    ];
    let reason = Reason::new("cron_seen").with("minutes", age / MINUTE);
    check("cron", by_age(age, &limits), reason)
}

fn jobs(standing: &Standing, ages: &Ages) -> Check {
    let open = standing.jobs.due + standing.jobs.leased;
    let age = ages.job.unwrap_or_default();
    let limits = [
        (JOB_IS_STUCK, State::Critical),
        (JOB_IS_LATE, State::Warning),
    ];
    let state = by_age(age, &limits);
    let reason = if state == State::Ok {
        Reason::new("jobs_in_time").with("open", open)
    } else {
        Reason::new("jobs_late")
            .with("open", open)
            .with("minutes", age / MINUTE)
    };
    check("jobs", state, reason)
}

fn breaker(facts: &Facts) -> Check {
    match facts.open_for {
        Some(seconds) => {
            let reason = Reason::new("breaker_open").with("seconds", seconds);
            check("breaker", State::Warning, reason)
        }
        None => check("breaker", State::Ok, Reason::new("breaker_closed")),
    }
}

fn full_pass(standing: &Standing, ages: &Ages) -> Check {
    let pass = standing.full_pass.as_ref();
    if pass.is_some_and(|pass| pass.state == "stopped") {
        let reason = standing.problem("short_list").cloned();
        let reason = reason.unwrap_or_else(|| Reason::new("pass_stopped"));
        return check("full_pass", State::Warning, reason);
    }
    let Some(age) = ages.pass else {
        return check("full_pass", State::Unknown, Reason::new("pass_never"));
    };
    let reason = Reason::new("pass_done").with("hours", age / HOUR);
    check(
        "full_pass",
        by_age(age, &[(PASS_IS_LATE, State::Warning)]),
        reason,
    )
}

fn questions(standing: &Standing) -> Check {
    let stops_all = |code: &str| matches!(code, "other_operator" | "other_site");
    let state = match standing.questions.as_slice() {
        [] => return check("questions", State::Ok, Reason::new("no_questions")),
        open if open.iter().any(|question| stops_all(&question.reason.code)) => State::Critical,
        _ => State::Warning,
    };
    let reason = Reason::new("questions_open").with("count", standing.questions.len());
    check("questions", state, reason)
}

fn needs_you(standing: &Standing) -> Check {
    match standing.jobs.refused {
        0 => check("needs_you", State::Ok, Reason::new("nobody_needs_you")),
        count => {
            let reason = Reason::new("needs_you").with("count", count);
            check("needs_you", State::Warning, reason)
        }
    }
}

fn welcome(about: Welcome) -> Check {
    if about.failed > 0 {
        let reason = Reason::new("welcome_not_sent").with("count", about.failed);
        return check("welcome", State::Warning, reason);
    }
    let code = match about.readiness {
        Readiness::NoTemplate => "welcome_no_template",
        Readiness::TemplateDisabled => "welcome_template_disabled",
        Readiness::Off | Readiness::Ready => "welcome_on",
    };
    check("welcome", State::Ok, Reason::new(code))
}

/// Critical with this problem.
fn lost(
    standing: &Standing,
    code: &'static str,
    problem: &'static str,
    there: &'static str,
) -> Check {
    match standing.problem(problem) {
        Some(reason) => check(code, State::Critical, reason.clone()),
        None => check(code, State::Ok, Reason::new(there)),
    }
}

/// Worth knowing, and never amiss: a platform need not tell it.
fn of_traffic(facts: &Facts) -> Check {
    let reason = facts.traffic.clone();
    let reason = reason.unwrap_or_else(|| Reason::new("traffic_never"));
    check("traffic", State::Ok, reason)
}

fn of_versions(versions: &Versions) -> Check {
    let both = |code| {
        Reason::new(code)
            .with("addon", versions.addon.as_str())
            .with("extension", versions.extension.as_str())
    };
    if versions.addon == versions.extension {
        check("versions", State::Ok, both("versions_match"))
    } else {
        check("versions", State::Warning, both("versions_differ"))
    }
}

#[cfg(test)]
mod tests;
