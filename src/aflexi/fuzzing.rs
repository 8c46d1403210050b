//! What must hold of any bytes that a server may send. A fuzzer looks for bytes of which it does not (tests/fuzz,
//! which sets `cfg(fuzzing)`); the tests play again what it has found interesting.
#![allow(missing_docs, clippy::panic)]

use std::time::{Duration, UNIX_EPOCH};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::methods::{link, package, stats, themability, user};
use super::reply::{Malformed, Node};
use super::xmlrpc::{Reply, Value, decode_reply, encode_call};
use super::{limits, message, names, retry_after};
use crate::cdn::Secret;

const OPERATOR: i64 = 42;

/// A message that shows a problem is this long at most, with the reader's own words around what it quotes.
const LONGEST_PROBLEM: usize = 400;

/// The body of a reply, read as a reply of every method.
pub fn reply(body: &[u8]) {
    match decode_reply(body) {
        Ok(Reply::Success(value)) => read(&value),
        Ok(Reply::Fault { text, .. }) => shown(&text),
        Err(problem) => shown(&problem.to_string()),
    }
}

/// What is understood of a body is what `dxr` understands, and is not lost when it is written again.
pub fn meaning(body: &[u8]) {
    let (Ok(reply), Ok(text)) = (decode_reply(body), std::str::from_utf8(body)) else {
        return;
    };
    match &reply {
        Reply::Success(value) => {
            if let Some(written) = write(value) {
                assert_eq!(decode_reply(written.as_bytes()).as_ref(), Ok(&reply));
            }
            if let Ok(theirs) = dxr::MethodResponse::from_xml(text) {
                assert!(is_same(value, &theirs.value), "{value:?}\n{theirs:?}");
            }
        }
        Reply::Fault { code, text: fault } => {
            if let Ok(theirs) = dxr::FaultResponse::from_xml(text) {
                assert_eq!(*code, i64::from(theirs.fault.code()));
                assert!(is_same_text(fault, theirs.fault.string()));
            }
        }
    }
}

/// A `Retry-After` header.
pub fn wait(header: &str) {
    let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    if let Some(wait) = retry_after::parse(header, now) {
        assert!(wait <= Duration::from_secs(400 * 366 * 86_400 * 25));
    }
}

/// The value as a reply, unless it holds what XML cannot carry: a reference may have brought it here.
fn write(value: &Value) -> Option<String> {
    let call = encode_call("any", std::slice::from_ref(value)).ok()?;
    let params = call
        .split_once("</methodName>")?
        .1
        .strip_suffix("</methodCall>")?;
    Some(format!("<methodResponse>{params}</methodResponse>"))
}

/// Every reader either understands a value or says where it does not.
fn read(value: &Value) {
    let reply = Node::root(value);
    if let Some(accounts) = told(link::read(&reply, OPERATOR)) {
        for account in accounts {
            assert!(account.id.as_str().parse::<i64>().is_ok_and(|id| id > 0));
            assert!(!account.name.ends_with("/42") || account.name.contains("/42/42"));
        }
    }
    if let Some(packages) = told(package::read(&reply)) {
        for package in packages {
            assert!(package.id.as_str().parse::<i64>().is_ok_and(|id| id > 0));
            assert_eq!(package.limits, limits::express(&package.limits));
        }
    }
    if let Some(users) = told(user::read(&reply)) {
        for user in users {
            assert!(user.id > 0);
            let name = names::name(&user.username, OPERATOR);
            assert!(user.username.starts_with(name));
        }
    }
    if let Some(Some(caller)) = told(user::read_caller(&reply)) {
        assert!(caller.id > 0);
    }
    if let Some(portal) = told(themability::read(&reply, OPERATOR)) {
        let start = portal.trim_start().to_ascii_lowercase();
        assert!(
            start.starts_with("http:") || start.starts_with("https:"),
            "{portal}"
        );
    }
    if let Some(publishers) = told(stats::read(&reply)) {
        let mut amounts = publishers.values();
        assert!(amounts.all(|megabytes| megabytes.is_finite() && *megabytes >= 0.0));
    }
    told(reply.id());
}

fn told<T>(answer: Result<T, Malformed>) -> Option<T> {
    answer
        .map_err(|problem| {
            let problem = problem.to_string();
            assert!(problem.len() <= LONGEST_PROBLEM, "{}", problem.len());
            shown(&problem);
        })
        .ok()
}

/// A server's words can be shown, and hold no secret any more.
fn shown(text: &str) {
    let mut signs = text.chars().filter(|sign| sign.is_ascii_alphanumeric());
    let secret: String = signs.by_ref().skip(3).take(8).collect();
    let shown = message::clean(text, &[&Secret::new(secret.as_str())]);
    assert!(shown.chars().count() <= 300);
    assert!(!shown.contains(char::is_control));
    assert!(
        secret.is_empty() || !shown.contains(&secret),
        "{shown} shows {secret}"
    );
}

/// `dxr` trims texts, and takes signs for line ends that are some only since XML 1.1.
fn is_same_text(ours: &str, theirs: &str) -> bool {
    let line_ends = ['\r', '\n', '\u{85}', '\u{2028}'];
    let [ours, theirs] = [ours, theirs].map(|text| text.replace(line_ends, ""));
    ours.trim() == theirs.trim()
}

/// Both decoders mean the same. `dxr` keeps one of several members of the same name.
fn is_same(ours: &Value, theirs: &dxr::Value) -> bool {
    match (ours, theirs) {
        (Value::Int(ours), dxr::Value::Integer(theirs)) => *ours == i64::from(*theirs),
        (Value::Bool(ours), dxr::Value::Boolean(theirs)) => ours == theirs,
        (Value::Double(ours), dxr::Value::Double(theirs)) => ours.to_bits() == theirs.to_bits(),
        (Value::String(ours), dxr::Value::String(theirs)) => is_same_text(ours, theirs),
        (Value::DateTime(_), dxr::Value::DateTime(_)) => true,
        (Value::Base64(ours), dxr::Value::Base64(theirs)) => BASE64_STANDARD
            .decode(ours.as_bytes())
            .is_ok_and(|ours| ours == *theirs),
        (Value::Array(ours), dxr::Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && std::iter::zip(ours, theirs).all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Value::Struct(ours), dxr::Value::Struct(theirs)) => {
            let is_member = |name: &str, value: &Value| {
                let mut theirs = theirs.iter();
                theirs.any(|(known, theirs)| is_same_text(name, known) && is_same(value, theirs))
            };
            ours.iter().count() != theirs.len()
                || ours.iter().all(|(name, value)| is_member(name, value))
        }
        _ => false,
    }
}

#[cfg(test)]
#[path = "../../tests/fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::replay::replay;
    use super::*;

    #[test]
    fn what_was_interesting_of_replies_is_played_again() {
        let both = |body: &[u8]| {
            reply(body);
            meaning(body);
        };
        assert!(replay("reply", both) > 100);
    }

    #[test]
    fn what_was_interesting_of_waits_is_played_again() {
        assert!(replay("wait", |header| wait(&String::from_utf8_lossy(header))) > 20);
    }

    /// A reply of this size at least, with something many times in it.
    fn large(before: &str, many: &str, after: &str, size: usize) -> String {
        let many = many.repeat(size / many.len());
        format!(
            "<methodResponse><params><param><value>{before}{many}{after}</value></param></params></methodResponse>"
        )
    }

    /// Quadratic work over four megabytes would take minutes.
    #[test]
    fn time_grows_with_the_size_of_a_reply_and_no_faster() {
        const SIZE: usize = 4 << 20;
        const ENOUGH: Duration = Duration::from_secs(20);
        let array = ["<array><data>", "</data></array>"];
        let rows = [
            "<struct><member><name>results</name><value><array><data>",
            "</data></array></value></member></struct>",
        ];
        let nested = "<array><data><value>";
        for (what, before, many, after) in [
            ("empty values", array[0], "<value/>", array[1]),
            ("rows of another kind", rows[0], "<value/>", rows[1]),
            (
                "members of one name",
                "<struct>",
                "<member><name>id</name><value/></member>",
                "</struct>",
            ),
            ("digits", "<int>", "1", "</int>"),
            ("fractions", "<double>0.", "1", "</double>"),
            ("base64", "<base64>", "QUJD ", "</base64>"),
            ("references", "<string>", "&amp;", "</string>"),
            ("numeric references", "<string>", "&#x1F600;", "</string>"),
            ("line ends", "<string>", "\r\n", "</string>"),
            ("sections", "<string>", "<![CDATA[a]]>", "</string>"),
            ("comments", "<string>", "<!---->", "</string>"),
            ("instructions", "<string>", "<?a?>", "</string>"),
            ("an attribute", "<string a='", "b", "'/>"),
            ("attributes", "<string", " a='b'", "/>"),
            ("blanks", "", " ", "<int>1</int>"),
            ("levels", "", nested, ""),
            ("open angles", "", "<", ""),
            ("ampersands", "", "&", ""),
        ] {
            let body = large(before, many, after, SIZE);
            let began = Instant::now();
            reply(body.as_bytes());
            let took = began.elapsed();
            assert!(took < ENOUGH, "{what}: {took:?}");
        }
    }
}
