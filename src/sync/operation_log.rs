//! The operation log, as its page shows it.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Error, Listing, Reason, naming};
use crate::whmcs::{LogFilter, LogLine, Store};

/// Lines that one look leads to: a log of a million is neither counted nor leafed through to its end.
const MOST: i64 = 10_000;

/// Something that is another than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `status`, `package`, `mode`, …
    pub what: String,
    /// `None` if it was not known, or there was none.
    pub before: Option<String>,
    /// `None` if there is none any more.
    pub after: Option<String>,
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoggedLine {
    /// Its own id.
    pub id: i64,
    /// UTC.
    pub at: String,
    /// Who or what: `admin 1`, `cron`, `InvoicePaid`, `mode by admin 1`.
    pub cause: String,
    /// `tblclients.id`; 0 for none.
    pub client: i64,
    /// `First Last`; empty when the client is gone.
    pub client_name: String,
    /// Our id of the account; 0 for none.
    pub account: i64,
    /// Its name; empty for none.
    pub account_name: String,
    /// `tblhosting.id`; 0 for none.
    pub service: i64,
    /// What was done, e.g. `create`.
    pub action: String,
    /// `done`, `refused` or `failed`.
    pub result: String,
    /// What was changed.
    pub changes: Vec<Change>,
    /// Why it was refused or failed.
    pub reason: Option<Reason>,
    /// How long it took.
    pub milliseconds: i64,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogPage {
    /// There are more than can be leafed through: on the last page, go on before this line. 0 if not.
    pub older: i64,
    /// The lines that were asked for, the newest first.
    #[serde(flatten)]
    pub list: Listing<LoggedLine>,
}

/// Reads a page of it.
pub fn operation_log(store: Store<'_>, filter: LogFilter<'_>, page: i64) -> Result<LogPage, Error> {
    let total = store.count_log(filter, MOST)?;
    let list = Listing::read(total, page, |offset, limit| {
        let lines = store.log_lines(filter, offset, limit)?;
        Ok(lines.into_iter().map(line).collect::<Vec<_>>())
    })?;
    let is_cut = total >= MOST && list.page == list.pages;
    let last = list.rows.last().filter(|_| is_cut);
    Ok(LogPage {
        older: last.map_or(0, |line| line.id),
        list,
    })
}

fn line(line: LogLine) -> LoggedLine {
    let detail: Map<String, Value> = serde_json::from_str(&line.detail).unwrap_or_default();
    let name = text(detail.get("name")).filter(|_| line.action != "name");
    LoggedLine {
        id: line.id,
        at: line.at,
        cause: line.actor,
        client: line.client,
        client_name: naming::decode(&line.client_name),
        account: line.account,
        account_name: match line.account_name.is_empty() {
            true => name.unwrap_or_default(),
            false => line.account_name,
        },
        service: line.service,
        changes: changes(&line.action, &detail),
        action: line.action,
        result: line.result,
        reason: Reason::from_json(&line.detail),
        milliseconds: line.milliseconds,
    }
}

/// What a detail tells beside the account's name and a reason. Lines of earlier versions tell only how
/// it was afterwards.
fn changes(action: &str, detail: &Map<String, Value>) -> Vec<Change> {
    let own = |key: &str| Change {
        what: key.to_owned(),
        before: text(detail.get("before")),
        after: text(detail.get(key)),
    };
    match action {
        "mode" => return vec![own("mode")],
        "name" => {
            return vec![Change {
                what: "own_name".to_owned(),
                ..own("name")
            }];
        }
        _ => {}
    }
    let side = |name: &str| detail.get(name).and_then(Value::as_object);
    let (before, after) = (side("before"), side("after"));
    if before.is_some() || after.is_some() {
        let mut whats: Vec<&String> = before
            .into_iter()
            .chain(after)
            .flat_map(Map::keys)
            .collect();
        whats.sort();
        whats.dedup();
        return whats
            .into_iter()
            .map(|what| Change {
                what: what.clone(),
                before: text(before.and_then(|facts| facts.get(what))),
                after: text(after.and_then(|facts| facts.get(what))),
            })
            .collect();
    }
    detail
        .iter()
        .filter(|(key, _)| !["name", "code", "args"].contains(&key.as_str()))
        .filter_map(|(key, value)| {
            Some(Change {
                what: key.clone(),
                before: None,
                after: Some(text(Some(value))?),
            })
        })
        .collect()
}

/// A text, a number or a list of them in words; `None` for what says nothing.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| text(Some(item))).collect();
            items.join(", ")
        }
        _ => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `what: before > after` of each change.
    fn told(action: &str, detail: &str) -> Vec<String> {
        let detail = serde_json::from_str(detail).unwrap_or_default();
        let side = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        changes(action, &detail)
            .into_iter()
            .map(|change| {
                format!(
                    "{}: {} > {}",
                    change.what,
                    side(change.before),
                    side(change.after)
                )
            })
            .collect()
    }

    #[test]
    fn every_detail_tells_what_was_changed() {
        let cases: [(&str, &str, &[&str]); 12] = [
            (
                "package",
                r#"{"name":"ann","before":{"package":"Old"},"after":{"package":"New"}}"#,
                &["package: Old > New"],
            ),
            (
                "create",
                r#"{"name":"ann","before":{},"after":{"status":"active","email":"a@x"}}"#,
                &["email: - > a@x", "status: - > active"],
            ),
            ("password", r#"{"name":"ann","before":{},"after":{}}"#, &[]),
            // As it was written by 0.2.0.
            (
                "suspend",
                r#"{"name":"ann","status":"suspended","package":"Boost","email":null}"#,
                &["package: - > Boost", "status: - > suspended"],
            ),
            (
                "mode",
                r#"{"mode":"off","before":"auto"}"#,
                &["mode: auto > off"],
            ),
            ("name", r#"{"name":"ann2"}"#, &["own_name: - > ann2"]),
            (
                "name",
                r#"{"name":"","before":"ann2"}"#,
                &["own_name: ann2 > -"],
            ),
            ("reveal", r#"{"name":"ann"}"#, &[]),
            ("put_right", r#"{"name":"ann","absent":false}"#, &[]),
            (
                "save",
                r#"{"question":null,"enabled":[7,8],"disabled":[],"packages":[],"rejected":[{"product":8,"code":"x"}]}"#,
                &["enabled: - > 7, 8"],
            ),
            ("look", r#"{"code":"bad_name","args":{"name":"a b"}}"#, &[]),
            ("look", "not JSON at all", &[]),
        ];
        for (action, detail, wanted) in cases {
            assert_eq!(told(action, detail), wanted, "{detail}");
        }
    }
}
