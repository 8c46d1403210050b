//! Whatever is answered in place of an answer, at every call: each cell has its class and its cause.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use aflexi_cdn::aflexi::CALL_TIMEOUT;
use aflexi_cdn::cdn::{Class, Platform};

use crate::calls::{CALLS, Call, given};
use crate::every_call::{Clients, Outcome, assert_failed};
use crate::relay::{Answer, Relay, unmeasured, whole};
use crate::sandbox_server::Server;
use crate::wrong_answers::{Row, broken, chunked, faults, oversized, senseless, statuses};
use crate::{client_at, runtime};

impl Row {
    fn check(&self, call: &Call, outcome: &Outcome) {
        let class = match (call.name, self.read) {
            _ if self.is_done && is_update(call) => {
                assert_eq!(outcome.as_deref(), Ok("()"), "{}: {}", self.what, call.name);
                return;
            }
            ("find_account", Class::NotFound) => {
                assert_eq!(outcome.as_deref(), Ok("None"), "{}", self.what);
                return;
            }
            ("identify", Class::NotFound | Class::Refused) => Class::Authentication,
            _ if call.writes => self.write,
            (_, read) => read,
        };
        assert_failed(&self.what, call, outcome, class, self.cause);
        let asked = outcome.as_ref().err().and_then(|error| error.retry_after);
        let fits = match &self.wait {
            None => asked.is_none(),
            Some(seconds) => asked.is_some_and(|asked| seconds.contains(&asked.as_secs())),
        };
        assert!(fits, "{}: {}: {asked:?}", self.what, call.name);
    }
}

fn is_update(call: &Call) -> bool {
    call.writes && !call.name.starts_with("create")
}

/// The true reply, written in another way.
type Spelling = (&'static str, fn(&str) -> Vec<u8>);
const SPELLINGS: [Spelling; 8] = [
    ("without a length", |reply| unmeasured("200 OK", "", reply)),
    ("in chunks", |reply| chunked(reply.as_bytes())),
    ("as a web page", |reply| {
        whole("200 OK", "Content-Type: text/html\r\n", reply)
    }),
    ("said to be compressed", |reply| {
        whole("200 OK", "Content-Encoding: gzip\r\n", reply)
    }),
    ("after a byte order mark", |reply| {
        whole("200 OK", "", format!("\u{feff}{reply}"))
    }),
    ("said to be Latin-1", |reply| {
        whole("200 OK", "", reply.replace("UTF-8", "ISO-8859-1"))
    }),
    ("with comments", |reply| {
        let reply = reply.replace("<value>", "<!-- 1 --><value>");
        whole("200 OK", "", format!("{reply}\n<!-- 0.2 s -->\n"))
    }),
    ("with cookies", |reply| {
        whole("200 OK", "Set-Cookie: a=b\r\nRetry-After: 9\r\n", reply)
    }),
];

/// Plays the rows, so many calls at once, with this much patience.
fn play(rows: &[Row], at_once: usize, patience: Duration) {
    let server = Server::start(&[]);
    let given = given(&server);
    let relay = Relay::start(server.port);
    let clients = Clients::at(relay.address(), patience);
    for row in rows {
        server.control("POST", "restore", "");
        let fault = Arc::clone(&row.fault);
        let outcomes = clients.make_known(&given, at_once, || relay.arm(move |reply| fault(reply)));
        relay.disarm();
        for (call, outcome) in std::iter::zip(&CALLS, &outcomes) {
            row.check(call, outcome);
        }
        // Nothing of it sticks.
        let again = client_at(&relay.address(), CALL_TIMEOUT);
        runtime().block_on(again.identify()).unwrap();
    }
    say(rows.len());
}

/// Past the harness, which keeps what a test prints to itself unless it fails.
fn say(faults: usize) {
    let calls = CALLS.len();
    let cells = faults * calls;
    let _ = writeln!(
        std::io::stderr(),
        "{faults} faults x {calls} calls: {cells} played"
    );
}

#[test]
fn a_connection_that_breaks() {
    let mut rows = broken();
    let waiting = rows.split_off(rows.len() - 3);
    play(&rows, 1, CALL_TIMEOUT);
    play(&waiting, CALLS.len(), Duration::from_millis(700));
}

#[test]
fn an_answer_that_makes_no_sense() {
    play(&senseless(), 1, CALL_TIMEOUT);
}

#[test]
fn an_answer_that_is_too_large() {
    play(&oversized(), 1, CALL_TIMEOUT);
}

#[test]
fn another_status() {
    play(&statuses(), 1, CALL_TIMEOUT);
}

#[test]
fn a_fault() {
    play(&faults(), 1, CALL_TIMEOUT);
}

#[test]
fn a_true_reply_is_read_however_it_is_written() {
    let server = Server::start(&[]);
    let given = given(&server);
    let relay = Relay::start(server.port);
    let clients = Clients::at(relay.address(), CALL_TIMEOUT);
    let truth = clients.make(&given, 1);
    assert!(truth.iter().all(Result::is_ok), "{truth:?}");
    for (what, spelling) in SPELLINGS {
        server.control("POST", "restore", "");
        relay.arm(move |reply| Answer::Bytes(spelling(reply)));
        assert_eq!(clients.make(&given, 1), truth, "{what}");
    }
    say(SPELLINGS.len());
}
