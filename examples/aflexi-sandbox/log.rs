//! The call log: one readable line per call, and never a secret in it.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, SystemTime};

use dxr::{Fault, Value};

use crate::clock;
use crate::rpc::Call;

/// Longer summaries are cut.
const MAX_SUMMARY: usize = 240;

/// What a member's name contains when its value is not to be shown.
const SECRET_NAMES: [&str; 3] = ["password", "secret", "key"];

/// The log file, if one was asked for.
pub struct Log(Option<File>);

impl Log {
    pub fn open(path: Option<&Path>) -> std::io::Result<Self> {
        let append = |path| OpenOptions::new().create(true).append(true).open(path);
        path.map(append).transpose().map(Self)
    }

    /// Adds a line. A full disk must not stop the server: it is reported and forgotten.
    pub fn write(&mut self, who_what: &str, outcome: &str, took: Duration) {
        let Some(file) = &mut self.0 else {
            return;
        };
        let at = clock::timestamp(SystemTime::now());
        let line = format!("{at} {who_what} -> {outcome} {} ms\n", took.as_millis());
        if let Err(error) = file.write_all(line.as_bytes()) {
            eprintln!("aflexi-sandbox: the log: {error}");
        }
    }
}

/// Method, caller and arguments. Of a stranger's call, or one of no known method, the parameters
/// are only counted: who knows what they hold, perhaps a key in the wrong place.
pub fn describe(call: &Call, known: bool) -> String {
    let login = match call.params.first() {
        Some(Value::String(login)) if known => login,
        _ => {
            let method: String = call.method.escape_debug().take(60).collect();
            return format!("{method} ? ({} parameters)", call.params.len());
        }
    };
    let mut text = format!("{} {}", call.method, login.escape_debug());
    for value in call.params.iter().skip(2) {
        text.push(' ');
        match value {
            // Old and new password, wherever the caller put them.
            Value::String(_) if call.method == "security.update" => text.push_str("***"),
            value => summarise(value, &mut text),
        }
    }
    match text.char_indices().nth(MAX_SUMMARY) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// What the caller got.
pub fn outcome(result: &Result<Value, Fault>) -> String {
    match result {
        Err(fault) => format!("fault {} {}", fault.code(), fault.string().escape_debug()),
        Ok(Value::Integer(id)) => format!("id {id}"),
        Ok(Value::Struct(reply)) => match reply.get("results") {
            Some(Value::Array(rows)) => format!("{} rows", rows.len()),
            _ => "ok".to_owned(),
        },
        Ok(_) => "ok".to_owned(),
    }
}

fn summarise(value: &Value, text: &mut String) {
    match value {
        Value::Integer(number) => text.push_str(&number.to_string()),
        Value::Boolean(flag) => text.push_str(&flag.to_string()),
        Value::Double(number) => text.push_str(&number.to_string()),
        Value::DateTime(at) => text.push_str(&at.to_string()),
        Value::String(string) => text.push_str(&format!("{string:?}")),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                summarise(item, text);
            }
            text.push(']');
        }
        Value::Struct(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    text.push(' ');
                }
                text.push_str(&format!("{}=", name.escape_debug()));
                let lower = name.to_lowercase();
                if SECRET_NAMES.iter().any(|secret| lower.contains(secret)) {
                    text.push_str("***");
                } else {
                    summarise(member, text);
                }
            }
            text.push('}');
        }
        _ => text.push_str("..."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::String(value.to_owned())
    }

    fn call(method: &str, params: &[Value]) -> Call {
        Call {
            method: method.to_owned(),
            params: params.to_vec(),
        }
    }

    #[test]
    fn secrets_are_not_described() {
        let user = Value::Struct(
            [
                ("name".to_owned(), text("Anna\nDoe")),
                ("Password".to_owned(), text("pw-1")),
            ]
            .into(),
        );
        let create = call("user.create", &[text("ops"), text("AK-1"), user]);
        assert_eq!(
            describe(&create, true),
            r#"user.create ops {Password=*** name="Anna\nDoe"}"#
        );
        let params = [
            text("ops"),
            text("AK-1"),
            Value::Integer(7),
            text("pw-1"),
            text("pw-2"),
        ];
        let password = call("security.update", &params);
        assert_eq!(describe(&password, true), "security.update ops 7 *** ***");
    }

    #[test]
    fn a_strangers_parameters_are_counted_only() {
        let swapped = call("user.get", &[text("AK-1"), text("ops")]);
        assert_eq!(describe(&swapped, false), "user.get ? (2 parameters)");
        assert_eq!(
            describe(&call("a\nb", &[]), false),
            "a\\nb ? (0 parameters)"
        );
    }

    #[test]
    fn long_arguments_are_cut() {
        let long = call(
            "user.getByUsername",
            &[text("ops"), text("AK"), text(&"é".repeat(999))],
        );
        assert!(describe(&long, true).chars().count() <= MAX_SUMMARY + 3);
    }
}
