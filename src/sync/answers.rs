//! Four questions that an admin has within the first five seconds: does the platform answer, how many accounts are
//! in line, what waits, what needs me. Pure, over what [`health`](super::health) has judged.

use serde::Serialize;

use super::health::{Check, State};
use super::status::Standing;

/// The answers, in the order to read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// Does the platform answer?
    pub platform: PlatformAnswers,
    /// How many accounts are in line?
    pub in_line: InLine,
    /// What waits?
    pub waiting: Waiting,
    /// What needs an admin?
    pub needs_you: NeedsYou,
}

/// Does the platform answer?
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlatformAnswers {
    /// How well that is.
    pub state: State,
    /// `answers`, `silent`, `refuses` the login, `not_set_up` or `never_asked`.
    pub word: &'static str,
    /// When it last answered, or since when it has not, UTC.
    pub at: Option<String>,
}

/// How many accounts are in line?
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InLine {
    /// How well that is.
    pub state: State,
    /// `all`, `on_the_way` if the rest comes by itself, or `apart`.
    pub word: &'static str,
    /// Accounts with which there is nothing to do.
    pub accounts: i64,
    /// Accounts there are or should be.
    pub total: i64,
    /// Accounts that are suspended.
    pub suspended: i64,
}

/// What waits?
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// How well that is.
    pub state: State,
    /// `nothing`, `on_the_way`, `late`, `cron_late` or `cron_never`.
    pub word: &'static str,
    /// Jobs that are due or in progress.
    pub jobs: i64,
    /// Since when the oldest of them waits, UTC.
    pub since: Option<String>,
    /// When cron last worked, UTC.
    pub last_cron: Option<String>,
}

/// What needs an admin? Each number is a place to go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NeedsYou {
    /// All of it.
    pub total: i64,
    /// Checks of the health page that are critical, what has a number or an answer of its own apart.
    pub problems: i64,
    /// Questions that wait for a yes.
    pub questions: i64,
    /// Services that are refused.
    pub refused: i64,
    /// Accounts that are not as we left them (R11).
    pub different: i64,
    /// Long works that are paused: nobody but an admin resumes one.
    pub paused: i64,
}

/// Times that go with the answers, UTC.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// When the platform last answered, or since when it has not.
    pub heard: Option<String>,
    /// Since when the oldest job waits.
    pub job: Option<String>,
}

impl Answers {
    pub(super) fn of(standing: &Standing, checks: &[Check], times: &Times) -> Self {
        let needs_you = NeedsYou::of(standing, checks);
        Self {
            platform: PlatformAnswers::of(checks, times),
            in_line: InLine::of(standing),
            waiting: Waiting::of(standing, checks, times),
            needs_you,
        }
    }
}

fn find<'a>(checks: &'a [Check], code: &str) -> Option<&'a Check> {
    checks.iter().find(|check| check.code == code)
}

fn state(checks: &[Check], code: &str) -> State {
    find(checks, code).map_or(State::Unknown, |check| check.state)
}

impl PlatformAnswers {
    fn of(checks: &[Check], times: &Times) -> Self {
        let api = find(checks, "api");
        let login = find(checks, "login").filter(|login| login.state == State::Critical);
        let (state, word) = match (login, api) {
            (Some(login), _) if login.reason.code != "login_refused" => {
                (State::Critical, "not_set_up")
            }
            (_, Some(api)) if api.reason.code == "api_silent" => (api.state, "silent"),
            (Some(_), _) => (State::Critical, "refuses"),
            (None, Some(api)) if api.reason.code == "api_answered" => (api.state, "answers"),
            _ => (State::Unknown, "never_asked"),
        };
        let at = times.heard.clone().filter(|_| word != "not_set_up");
        Self { state, word, at }
    }
}

impl InLine {
    fn of(standing: &Standing) -> Self {
        let accounts = standing.accounts;
        let jobs = standing.jobs;
        let (state, word) = if accounts.in_line == accounts.total {
            (State::Ok, "all")
        } else if jobs.refused + jobs.paused + jobs.cancelled + accounts.different == 0 {
            (State::Ok, "on_the_way")
        } else {
            (State::Warning, "apart")
        };
        Self {
            state,
            word,
            accounts: accounts.in_line,
            total: accounts.total,
            suspended: accounts.suspended,
        }
    }
}

impl Waiting {
    fn of(standing: &Standing, checks: &[Check], times: &Times) -> Self {
        let (cron, late) = (state(checks, "cron"), state(checks, "jobs"));
        let jobs = standing.jobs.due + standing.jobs.leased;
        let word = if standing.last_cron.is_none() {
            "cron_never"
        } else if cron > State::Ok {
            "cron_late"
        } else if late > State::Ok {
            "late"
        } else if jobs > 0 {
            "on_the_way"
        } else {
            "nothing"
        };
        Self {
            state: cron.max(late),
            word,
            jobs,
            since: times.job.clone().filter(|_| jobs > 0),
            last_cron: standing.last_cron.clone(),
        }
    }
}

impl NeedsYou {
    /// What the platform's silence holds up comes by itself, and questions are counted as such.
    fn of(standing: &Standing, checks: &[Check]) -> Self {
        let problems = checks
            .iter()
            .filter(|check| check.state == State::Critical)
            .filter(|check| !matches!(check.code, "api" | "questions" | "jobs"));
        let paused = standing
            .long_work
            .iter()
            .filter(|work| work.state == "paused");
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut needs_you = Self {
            total: 0,
            problems: number(problems.count()),
            questions: number(standing.questions.len()),
            refused: standing.jobs.refused,
            different: standing.accounts.different,
            paused: number(paused.count()),
        };
        needs_you.total = needs_you.problems
            + needs_you.questions
            + needs_you.refused
            + needs_you.different
            + needs_you.paused;
        needs_you
    }
}

#[cfg(test)]
mod tests {
    use super::super::bulk::LongWork;
    use super::super::{Question, Reason};
    use super::*;

    fn check(code: &'static str, state: State, reason: &'static str) -> Check {
        Check {
            code,
            state,
            reason: Reason::new(reason),
        }
    }

    fn times() -> Times {
        Times {
            heard: Some("heard".to_owned()),
            job: Some("job".to_owned()),
        }
    }

    fn answers(standing: &Standing, checks: &[Check]) -> Answers {
        Answers::of(standing, checks, &times())
    }

    #[test]
    fn the_platform_answers_or_it_is_said_why_not() {
        use State::{Critical, Ok, Unknown, Warning};
        let well = check("login", Ok, "login_accepted");
        let plain = check("login", Warning, "plain_http_allowed");
        let refused = check("login", Critical, "login_refused");
        let unset = check("login", Critical, "not_configured");
        let never = check("api", Unknown, "api_never_asked");
        let answered = check("api", Ok, "api_answered");
        let slow = check("api", Warning, "api_answered");
        let silent = check("api", Warning, "api_silent");
        let long_silent = check("api", Critical, "api_silent");
        for (login, api, state, word, at) in [
            (&well, &answered, Ok, "answers", Some("heard")),
            (&plain, &answered, Ok, "answers", Some("heard")),
            (&well, &slow, Warning, "answers", Some("heard")),
            (&well, &silent, Warning, "silent", Some("heard")),
            (&well, &long_silent, Critical, "silent", Some("heard")),
            (&refused, &answered, Critical, "refuses", Some("heard")),
            (&refused, &silent, Warning, "silent", Some("heard")),
            (&unset, &answered, Critical, "not_set_up", None),
            (&unset, &long_silent, Critical, "not_set_up", None),
            (&well, &never, Unknown, "never_asked", Some("heard")),
        ] {
            let told = answers(&Standing::default(), &[api.clone(), login.clone()]).platform;
            let wanted = PlatformAnswers {
                state,
                word,
                at: at.map(str::to_owned),
            };
            assert_eq!(told, wanted, "{login:?} {api:?}");
        }
    }

    #[test]
    fn accounts_that_are_not_in_line_are_on_their_way_or_need_somebody() {
        let of = |in_line, change: fn(&mut Standing)| {
            let mut standing = Standing::default();
            standing.accounts.total = 10;
            standing.accounts.in_line = in_line;
            standing.accounts.suspended = 3;
            change(&mut standing);
            let told = answers(&standing, &[]).in_line;
            assert_eq!(
                (told.total, told.accounts, told.suspended),
                (10, in_line, 3)
            );
            (told.state, told.word)
        };
        assert_eq!(of(10, |_| ()), (State::Ok, "all"));
        assert_eq!(of(9, |_| ()), (State::Ok, "on_the_way"));
        assert_eq!(of(9, |s| s.jobs.due = 1), (State::Ok, "on_the_way"));
        let apart = (State::Warning, "apart");
        assert_eq!(of(9, |s| s.jobs.refused = 1), apart);
        assert_eq!(of(9, |s| s.jobs.paused = 1), apart);
        assert_eq!(of(9, |s| s.jobs.cancelled = 1), apart);
        assert_eq!(of(9, |s| s.accounts.different = 1), apart);
    }

    #[test]
    fn what_waits_is_told_with_what_keeps_it_waiting() {
        use State::{Critical, Ok, Warning};
        for (cron, late, jobs, state, word) in [
            (Some(Ok), Ok, 0, Ok, "nothing"),
            (Some(Ok), Ok, 2, Ok, "on_the_way"),
            (Some(Ok), Warning, 2, Warning, "late"),
            (Some(Warning), Ok, 2, Warning, "cron_late"),
            (Some(Warning), Critical, 2, Critical, "cron_late"),
            (None, Ok, 0, Critical, "cron_never"),
        ] {
            let mut standing = Standing {
                last_cron: cron.map(|_| "cron".to_owned()),
                ..Standing::default()
            };
            standing.jobs.due = jobs;
            let checks = [
                check("cron", cron.unwrap_or(Critical), ""),
                check("jobs", late, ""),
            ];
            let told = answers(&standing, &checks).waiting;
            assert_eq!((told.state, told.word, told.jobs), (state, word, jobs));
            let since = (jobs > 0).then(|| "job".to_owned());
            assert_eq!((told.since, told.last_cron), (since, standing.last_cron));
        }
    }

    #[test]
    fn what_needs_somebody_is_counted_once_and_what_comes_by_itself_is_not() {
        let work = |state: &str| LongWork {
            state: state.to_owned(),
            ..LongWork::default()
        };
        let mut standing = Standing {
            long_work: vec![work("paused"), work("running"), work("cancelled")],
            questions: vec![Question {
                id: String::new(),
                reason: Reason::new("brake"),
                accounts: Vec::new(),
            }],
            ..Standing::default()
        };
        standing.jobs.refused = 4;
        standing.jobs.cancelled = 100;
        standing.jobs.due = 100;
        standing.accounts.different = 5;
        let critical = |code| check(code, State::Critical, "");
        let checks = [
            critical("api"),
            critical("jobs"),
            critical("questions"),
            critical("login"),
            critical("cron"),
            check("full_pass", State::Warning, ""),
        ];
        let told = answers(&standing, &checks).needs_you;
        let wanted = NeedsYou {
            total: 13,
            problems: 2,
            questions: 1,
            refused: 4,
            different: 5,
            paused: 1,
        };
        assert_eq!(told, wanted);
        assert_eq!(answers(&Standing::default(), &[]).needs_you.total, 0);
    }
}
