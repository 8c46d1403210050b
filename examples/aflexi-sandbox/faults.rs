//! Scripted faults: what goes wrong, for which method, how many times.

use dxr::Value;
use serde::{Deserialize, Serialize};

/// A way to go wrong.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Applies the change, then closes the connection without a reply.
    DropAfter,
    /// Closes the connection without applying anything.
    DropBefore,
    /// Answers with this status instead.
    Http {
        status: u16,
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<u32>,
    },
    /// Answers 200 with a page instead.
    Html,
    /// Applies the change and answers 200 with the first half of the reply.
    Truncated,
    /// Applies the change and resets the connection.
    Reset,
    /// Applies the change and answers 200 with this instead.
    Body { text: String },
    /// Applies the change and answers with more than anybody reads.
    Oversized,
    /// Accepts the call, applies nothing, and never answers.
    Hang,
    /// Applies the change, and never answers.
    HangAfter,
    /// Answers a list without its rows.
    EmptyList,
    /// Answers the first half of a list's rows.
    ShortList,
    /// Answers every row of a list twice.
    RepeatedList,
    /// Applies the change at once and answers late.
    Slow { ms: u64 },
    /// Closes every connection as soon as a request arrives.
    Down,
    /// Answers the fault that asks to try again later.
    Throttle,
    /// Answers any fault.
    Fault { code: i32, message: String },
    /// Answers as if the method did not exist.
    UnknownMethod,
}

impl Kind {
    /// Whether a call of this method can go wrong this way.
    fn suits(&self, method: &str) -> bool {
        match self {
            Self::Down => false,
            Self::EmptyList | Self::ShortList | Self::RepeatedList => method.ends_with(".get"),
            _ => true,
        }
    }

    /// The name it has in the script.
    pub fn name(&self) -> &'static str {
        match self {
            Self::DropAfter => "drop_after",
            Self::DropBefore => "drop_before",
            Self::Http { .. } => "http",
            Self::Html => "html",
            Self::Truncated => "truncated",
            Self::Reset => "reset",
            Self::Body { .. } => "body",
            Self::Oversized => "oversized",
            Self::Hang => "hang",
            Self::HangAfter => "hang_after",
            Self::EmptyList => "empty_list",
            Self::ShortList => "short_list",
            Self::RepeatedList => "repeated_list",
            Self::Slow { .. } => "slow",
            Self::Down => "down",
            Self::Throttle => "throttle",
            Self::Fault { .. } => "fault",
            Self::UnknownMethod => "unknown_method",
        }
    }
}

/// One line of the script.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Scripted {
    #[serde(flatten)]
    kind: Kind,
    /// Any method, when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    /// So many calls that fit go well before it applies.
    #[serde(default, skip_serializing_if = "is_zero")]
    after: u32,
    /// Until the script is replaced or deleted, when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The script in force. The first line that fits a call applies to it.
#[derive(Default)]
pub struct Script(Vec<Scripted>);

impl Script {
    pub fn replace(&mut self, lines: Vec<Scripted>) {
        self.0 = lines;
    }

    /// What is still to go wrong.
    pub fn pending(&self) -> &[Scripted] {
        &self.0
    }

    /// Takes the fault for a call of this method.
    pub fn take(&mut self, method: &str) -> Option<Kind> {
        self.take_where(|line| {
            line.kind.suits(method) && line.method.as_deref().is_none_or(|only| only == method)
        })
    }

    /// Whether the server plays dead for this request.
    pub fn take_down(&mut self) -> bool {
        self.take_where(|line| line.kind == Kind::Down).is_some()
    }

    fn take_where(&mut self, fits: impl Fn(&Scripted) -> bool) -> Option<Kind> {
        self.0.retain(|line| line.times != Some(0));
        let line = self.0.iter_mut().find(|line| fits(line))?;
        if line.after > 0 {
            line.after -= 1;
            return None;
        }
        let kind = line.kind.clone();
        line.times = line.times.map(|times| times - 1);
        self.0.retain(|line| line.times != Some(0));
        Some(kind)
    }
}

/// Changes a list the way `empty_list`, `short_list` and `repeated_list` ask for.
pub fn miscount(reply: Value, kind: Option<&Kind>) -> Value {
    let Value::Struct(mut members) = reply else {
        return reply;
    };
    if let Some(Value::Array(rows)) = members.get_mut("results") {
        match kind {
            Some(Kind::EmptyList) => rows.clear(),
            Some(Kind::ShortList) => rows.truncate(rows.len() / 2),
            Some(Kind::RepeatedList) => {
                *rows = rows
                    .iter()
                    .flat_map(|row| [row.clone(), row.clone()])
                    .collect();
            }
            _ => {}
        }
    }
    Value::Struct(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(json: &str) -> Script {
        Script(serde_json::from_str(json).expect(json))
    }

    #[test]
    fn every_kind_can_be_written() {
        for (json, kind) in [
            (r#"{"kind":"drop_after"}"#, Kind::DropAfter),
            (
                r#"{"kind":"http","status":503,"retry_after":2}"#,
                Kind::Http {
                    status: 503,
                    retry_after: Some(2),
                },
            ),
            (r#"{"kind":"reset"}"#, Kind::Reset),
            (
                r#"{"kind":"body","text":"<x/>"}"#,
                Kind::Body {
                    text: "<x/>".to_owned(),
                },
            ),
            (r#"{"kind":"oversized"}"#, Kind::Oversized),
            (r#"{"kind":"repeated_list"}"#, Kind::RepeatedList),
            (r#"{"kind":"slow","ms":5}"#, Kind::Slow { ms: 5 }),
            (
                r#"{"kind":"fault","code":1302,"message":"no"}"#,
                Kind::Fault {
                    code: 1302,
                    message: "no".to_owned(),
                },
            ),
            (
                r#"{"kind":"unknown_method","times":3,"method":"user.get"}"#,
                Kind::UnknownMethod,
            ),
        ] {
            let line: Scripted = serde_json::from_str(json).expect(json);
            assert_eq!(line.kind, kind);
            assert!(serde_json::to_string(&line).unwrap().contains(kind.name()));
        }
        assert!(serde_json::from_str::<Scripted>(r#"{"kind":"explode"}"#).is_err());
    }

    #[test]
    fn a_line_applies_as_often_as_it_says() {
        let mut script =
            script(r#"[{"kind":"html","method":"user.get","times":2},{"kind":"throttle"}]"#);
        assert_eq!(script.take("user.create"), Some(Kind::Throttle));
        assert_eq!(script.take("user.get"), Some(Kind::Html));
        assert_eq!(script.take("user.get"), Some(Kind::Html));
        assert_eq!(script.take("user.get"), Some(Kind::Throttle));
        assert_eq!(script.pending().len(), 1);
    }

    #[test]
    fn a_line_lets_so_many_calls_pass_first() {
        let mut script = script(r#"[{"kind":"hang_after","after":2,"times":1}]"#);
        assert_eq!(script.take("user.get"), None);
        assert_eq!(script.take("user.create"), None);
        assert_eq!(script.take("user.create"), Some(Kind::HangAfter));
        assert_eq!(script.take("user.create"), None);
    }

    #[test]
    fn list_faults_wait_for_a_list_and_down_for_a_connection() {
        let mut script = script(r#"[{"kind":"empty_list","times":1},{"kind":"down","times":1}]"#);
        assert_eq!(script.take("user.create"), None);
        assert_eq!(script.take("user.get"), Some(Kind::EmptyList));
        assert!(script.take_down());
        assert!(!script.take_down());
    }
}
