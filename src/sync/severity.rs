//! How bad a problem is. Its code says so, wherever it turns up: pages and terminals need no lists of their own.

use serde::{Serialize, Serializer};

use super::Reason;

/// From what is merely worth knowing to what stops everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The work goes on all the same.
    Warning,
    /// The work does not get on; it is tried again by itself.
    Error,
    /// Nothing more is tried until somebody has acted.
    Blocking,
}

impl Severity {
    /// How bad a problem with this code is. One that is not known here is no small thing.
    pub fn of(code: &str) -> Self {
        match code {
            "plain_http_allowed"
            | "short_list"
            | "contact_unsupported"
            | "busy"
            | "in_transaction" => Self::Warning,
            "not_installed"
            | "newer_schema"
            | "product_addon_missing"
            | "not_configured"
            | "auth_key_needed"
            | "bad_url"
            | "plain_http_refused"
            | "other_operator"
            | "other_site" => Self::Blocking,
            _ => Self::Error,
        }
    }
}

#[derive(Serialize)]
struct Graded<'a> {
    #[serde(flatten)]
    reason: &'a Reason,
    severity: Severity,
}

impl<'a> From<&'a Reason> for Graded<'a> {
    fn from(reason: &'a Reason) -> Self {
        Self {
            reason,
            severity: Severity::of(&reason.code),
        }
    }
}

/// Each problem with its severity.
pub(super) fn graded<S: Serializer>(problems: &[Reason], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(problems.iter().map(Graded::from))
}

/// A problem with its severity, if there is one.
#[allow(clippy::ref_option, reason = "serde hands over the field as it is")]
pub(super) fn graded_one<S: Serializer>(
    problem: &Option<Reason>,
    to: S,
) -> Result<S::Ok, S::Error> {
    problem.as_ref().map(Graded::from).serialize(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_is_as_bad_as_what_it_stops() {
        use Severity::{Blocking, Error, Warning};
        for (code, wanted) in [
            ("plain_http_allowed", Warning),
            ("short_list", Warning),
            ("contact_unsupported", Warning),
            ("busy", Warning),
            ("in_transaction", Warning),
            ("halted", Error),
            ("login_refused", Error),
            ("key_lost", Error),
            ("throttled", Error),
            ("connection", Error),
            ("never heard of", Error),
            ("not_installed", Blocking),
            ("newer_schema", Blocking),
            ("product_addon_missing", Blocking),
            ("not_configured", Blocking),
            ("auth_key_needed", Blocking),
            ("bad_url", Blocking),
            ("plain_http_refused", Blocking),
            ("other_operator", Blocking),
            ("other_site", Blocking),
        ] {
            assert_eq!(Severity::of(code), wanted, "{code}");
        }
        assert!(Warning < Error && Error < Blocking);
    }

    #[test]
    fn a_problem_is_told_with_its_severity() {
        #[derive(Serialize)]
        struct Told {
            #[serde(serialize_with = "graded")]
            problems: Vec<Reason>,
            #[serde(serialize_with = "graded_one")]
            halted: Option<Reason>,
        }
        let told = Told {
            problems: vec![Reason::new("short_list").with("listed", 2)],
            halted: Some(Reason::new("bad_url")),
        };
        assert_eq!(
            serde_json::to_string(&told).unwrap(),
            r#"{"problems":[{"code":"short_list","args":{"listed":2},"severity":"warning"}],"halted":{"code":"bad_url","args":{},"severity":"blocking"}}"#
        );
        let told = Told {
            problems: Vec::new(),
            halted: None,
        };
        assert_eq!(
            serde_json::to_string(&told).unwrap(),
            r#"{"problems":[],"halted":null}"#
        );
    }
}
