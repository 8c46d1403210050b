//! What may be answered in place of an answer, and what it means for a read and for a write.

use std::ops::RangeInclusive;
use std::sync::Arc;

use aflexi_cdn::cdn::{Cause, Class};

use crate::relay::{Answer, unmeasured, whole};

/// The most that is read of an answer, and one more.
const TOO_MUCH: usize = 32 * 1024 * 1024 + 1;

/// One way to answer, and what it means for a read and for a write.
pub struct Row {
    pub what: String,
    pub read: Class,
    pub write: Class,
    pub cause: Option<Cause>,
    /// How many seconds the platform asks us to wait.
    pub wait: Option<RangeInclusive<u64>>,
    /// Nobody knows what updates return, so that to them it is an answer.
    pub is_done: bool,
    pub fault: Arc<dyn Fn(&str) -> Answer + Send + Sync>,
}

impl Row {
    fn new(
        what: impl Into<String>,
        (read, write): (Class, Class),
        cause: Option<Cause>,
        fault: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        Self {
            what: what.into(),
            read,
            write,
            cause,
            wait: None,
            is_done: false,
            fault: Arc::new(fault),
        }
    }

    fn waits(self, seconds: RangeInclusive<u64>) -> Self {
        Self {
            wait: Some(seconds),
            ..self
        }
    }

    fn done_for_updates(self) -> Self {
        Self {
            is_done: true,
            ..self
        }
    }
}

const LOST: (Class, Class) = (Class::Connection, Class::Unknown);
const FAILED: (Class, Class) = (Class::Server, Class::Unknown);

const fn both(class: Class) -> (Class, Class) {
    (class, class)
}

/// The connection ends, or goes on for ever.
pub fn broken() -> Vec<Row> {
    let late = Some(Cause::Timeout);
    vec![
        Row::new("closed without an answer", LOST, None, |_| {
            Answer::Bytes(vec![])
        }),
        Row::new("reset without an answer", LOST, None, |_| {
            Answer::Reset(vec![])
        }),
        Row::new("closed half-way", LOST, None, |reply| {
            Answer::Bytes(half(&whole("200 OK", "", reply)))
        }),
        Row::new("reset half-way", LOST, None, |reply| {
            Answer::Reset(half(&whole("200 OK", "", reply)))
        }),
        Row::new("closed within a chunk", LOST, None, |reply| {
            Answer::Bytes(half(&chunked(reply.as_bytes())))
        }),
        Row::new("closed before the last chunk", LOST, None, |reply| {
            let all = chunked(reply.as_bytes());
            Answer::Bytes(all[..all.len() - 5].to_vec())
        }),
        Row::new("no HTTP", LOST, None, |_| {
            Answer::Bytes(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".to_vec())
        }),
        Row::new("headers without end", LOST, None, |_| {
            Answer::Bytes(whole("200 OK", &"X-Pad: x\r\n".repeat(100_000), ""))
        }),
        Row::new("silence", LOST, late, |_| Answer::Silence(vec![])),
        Row::new("silence half-way", LOST, late, |reply| {
            Answer::Silence(half(&whole("200 OK", "", reply)))
        }),
        Row::new("a body that never ends", LOST, late, |reply| {
            Answer::Drip(unmeasured("200 OK", "", reply))
        }),
    ]
}

/// A whole answer with status 200 that makes no sense.
pub fn senseless() -> Vec<Row> {
    let garbage = Some(Cause::NotAnApi);
    let row = |what: &str, body: fn(&str) -> Vec<u8>| {
        Row::new(what, FAILED, garbage, move |reply| {
            Answer::Bytes(whole("200 OK", "Content-Type: text/xml\r\n", body(reply)))
        })
    };
    let value = |what: &str, value: &str| {
        let body = format!(
            "<methodResponse><params><param><value>{value}</value></param></params></methodResponse>"
        );
        Row::new(what, FAILED, garbage, move |_| {
            Answer::Bytes(whole("200 OK", "", &body))
        })
        .done_for_updates()
    };
    vec![
        row("nothing", |_| vec![]),
        row("a web page", |_| {
            b"<!DOCTYPE html><html><body>Welcome</body></html>".to_vec()
        }),
        row("a page without a type", |_| {
            b"<html><body>Maintenance</body></html>".to_vec()
        }),
        row("the first half", |reply| half(reply.as_bytes())),
        row("all but the last tag", |reply| {
            reply.trim_end().as_bytes()[..reply.trim_end().len() - 17].to_vec()
        }),
        row("tags that do not match", |reply| {
            reply.replace("</params>", "</param>").into_bytes()
        }),
        row("an element nobody knows", |reply| {
            reply.replace("params>", "parameters>").into_bytes()
        }),
        row("a bare ampersand", |reply| {
            reply.replace("<params>", "<params>& ").into_bytes()
        }),
        row("a document type", |reply| {
            reply
                .replacen(
                    "<methodResponse>",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><methodResponse>",
                    1,
                )
                .into_bytes()
        }),
        row("Latin-1", |reply| {
            let (head, tail) = reply.split_once("<params>").unwrap();
            [head.as_bytes(), b"<!-- \xe4 --><params>", tail.as_bytes()].concat()
        }),
        row("UTF-16", |reply| {
            reply.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }),
        row("compressed, which was not asked for", |reply| {
            [b"\x1f\x8b\x08\0\0\0\0\0\0\x03", reply.as_bytes()].concat()
        }),
        row("nested without end", |_| {
            let open = "<value><array><data>".repeat(100_000);
            format!("<methodResponse><params><param>{open}").into_bytes()
        }),
        row("the call itself", |_| {
            b"<methodCall><methodName>user.get</methodName></methodCall>".to_vec()
        }),
        row("a fault that is none", |_| {
            b"<methodResponse><fault><value>No.</value></fault></methodResponse>".to_vec()
        }),
        row("two parameters", |reply| {
            reply
                .replace("</params>", "<param><value/></param></params>")
                .into_bytes()
        }),
        row("an int that is none", |_| {
            b"<methodResponse><params><param><value><int>7x</int></value></param></params></methodResponse>".to_vec()
        }),
        value("a truth", "<boolean>1</boolean>"),
        value("a text", "done"),
        value("nil", "<nil/>"),
        value(
            "a date",
            "<dateTime.iso8601>20110530T12:00:00</dateTime.iso8601>",
        ),
        value("a number below 0", "<int>-7</int>"),
        value("a fraction", "<double>7.0</double>"),
    ]
}

/// More than is read, however it is sent.
pub fn oversized() -> Vec<Row> {
    let blanks = vec![b' '; TOO_MUCH];
    let (plain, pieces) = (unmeasured("200 OK", "", &blanks), chunked(&blanks));
    let announced = format!("Content-Length: {TOO_MUCH}\r\n");
    vec![
        Row::new("too large, as announced", FAILED, None, move |_| {
            Answer::Bytes(unmeasured("200 OK", &announced, ""))
        }),
        Row::new("too large", FAILED, None, move |_| {
            Answer::Bytes(plain.clone())
        }),
        Row::new("too large, in chunks", FAILED, None, move |_| {
            Answer::Bytes(pieces.clone())
        }),
    ]
}

/// Another status than 200.
pub fn statuses() -> Vec<Row> {
    let other = |status: u16, classes, cause| {
        Row::new(format!("status {status}"), classes, cause, move |_| {
            let page = "<html><body>Sorry</body></html>";
            let body = if status == 204 { "" } else { page };
            Answer::Bytes(whole(&format!("{status} Other"), "", body))
        })
    };
    let garbage = Some(Cause::NotAnApi);
    let throttled = both(Class::Throttled);
    let mut rows = vec![
        other(202, FAILED, garbage),
        other(204, FAILED, garbage),
        other(429, throttled, None),
        other(503, throttled, None),
        other(599, FAILED, None),
    ];
    let not_here = both(Class::Server);
    rows.extend([301, 302, 303, 307, 308].map(|status| other(status, not_here, garbage)));
    rows.extend([400, 404, 405, 410, 413].map(|status| other(status, not_here, garbage)));
    rows.extend([401, 403].map(|status| other(status, not_here, None)));
    rows.extend([500, 501, 502, 504].map(|status| other(status, FAILED, None)));
    for (header, wait) in [
        ("7", Some(7..=7)),
        ("0", Some(0..=0)),
        (
            "Fri, 01 Jan 2999 00:00:00 GMT",
            Some(1_000_000_000..=u64::MAX),
        ),
        ("Fri, 01 Jan 1999 00:00:00 GMT", Some(0..=0)),
        ("-1", None),
        ("soon", None),
        ("99999999999999999999", None),
        ("", None),
    ] {
        for status in ["429 Too Many Requests", "503 Busy"] {
            let what = format!("{status}, Retry-After: {header}");
            let headers = format!("Retry-After: {header}\r\n");
            let row = Row::new(what, throttled, None, move |_| {
                Answer::Bytes(whole(status, &headers, ""))
            });
            rows.push(match wait.clone() {
                Some(wait) => row.waits(wait),
                None => row,
            });
        }
    }
    rows
}

/// A fault of the API.
pub fn faults() -> Vec<Row> {
    [
        (1001, both(Class::Authentication)),
        (1102, both(Class::NotFound)),
        (1202, both(Class::Refused)),
        (4711, both(Class::Refused)),
        (1501, both(Class::Throttled)),
        (-32601, both(Class::Unsupported)),
        (-32500, FAILED),
    ]
    .map(|(code, classes)| {
        Row::new(format!("fault {code}"), classes, None, move |_| {
            let members = format!(
                "<member><name>faultCode</name><value><int>{code}</int></value></member>\
                 <member><name>faultString</name><value>no</value></member>"
            );
            let body = format!(
                "<methodResponse><fault><value><struct>{members}</struct></value></fault></methodResponse>"
            );
            Answer::Bytes(whole("200 OK", "", body))
        })
    })
    .into()
}

fn half(bytes: &[u8]) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

pub fn chunked(body: &[u8]) -> Vec<u8> {
    let mut chunks = Vec::new();
    for piece in body.chunks(body.len().div_ceil(3).max(1)) {
        chunks.extend(format!("{:x}\r\n", piece.len()).bytes());
        chunks.extend(piece);
        chunks.extend(b"\r\n");
    }
    chunks.extend(b"0\r\n\r\n");
    unmeasured("200 OK", "Transfer-Encoding: chunked\r\n", chunks)
}
