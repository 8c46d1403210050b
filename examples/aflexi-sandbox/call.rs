//! One XML-RPC call from body to reply, with whatever the script does to it on the way.

use std::time::{Duration, Instant};

use dxr::{Fault, Value};

use crate::codes;
use crate::faults::{self, Kind};
use crate::log;
use crate::methods::{self, Endpoint};
use crate::rpc::{self, Call};
use crate::sandbox::Sandbox;

/// In bytes; a client of ours reads no more than 32 MiB.
const OVERSIZE: usize = 33 * 1024 * 1024;

/// What goes back to the client.
pub enum Reply {
    /// A reply or a fault.
    Xml(String),
    /// A web page where XML was due.
    Html,
    /// An HTTP error.
    Error {
        status: u16,
        retry_after: Option<u32>,
    },
    /// Nothing: the connection closes.
    Nothing,
    /// Nothing: the connection is reset.
    Reset,
}

/// Answers a request body.
pub async fn answer(sandbox: &Sandbox, endpoint: Endpoint, body: &[u8]) -> Reply {
    let started = Instant::now();
    let call = match rpc::decode(body) {
        Ok(call) => call,
        Err(fault) => {
            let result = Err(fault);
            let outcome = log::outcome(&result);
            sandbox
                .state()
                .log
                .write("(no call)", &outcome, started.elapsed());
            return xml(result);
        }
    };
    let _under_way = UnderWay::begin(sandbox);
    let (injected, latency) = arrive(sandbox, &call);
    wait(latency).await;
    let described = describe(sandbox, endpoint, &call);
    let note = |outcome: &str| {
        let outcome = match &injected {
            Some(kind) => format!("{outcome} [{}]", kind.name()),
            None => outcome.to_owned(),
        };
        sandbox
            .state()
            .log
            .write(&described, &outcome, started.elapsed());
    };
    let result = match &injected {
        Some(Kind::DropBefore) => {
            note("dropped");
            return Reply::Nothing;
        }
        Some(Kind::Hang) => {
            note("hangs");
            return hang(sandbox).await;
        }
        Some(Kind::Http {
            status,
            retry_after,
        }) => {
            note(&format!("HTTP {status}"));
            return Reply::Error {
                status: *status,
                retry_after: *retry_after,
            };
        }
        Some(Kind::Html) => {
            note("HTML");
            return Reply::Html;
        }
        Some(Kind::Throttle) => Err(codes::try_later()),
        Some(Kind::Fault { code, message }) => Err(Fault::new(*code, message.clone())),
        Some(Kind::UnknownMethod) => Err(codes::unknown_method(&call.method)),
        _ => apply(sandbox, endpoint, &call),
    };
    let result = result.map(|reply| faults::miscount(reply, injected.as_ref()));
    note(&log::outcome(&result));
    match injected {
        Some(Kind::HangAfter) => hang(sandbox).await,
        Some(Kind::Slow { ms }) => {
            wait(Duration::from_millis(ms)).await;
            xml(result)
        }
        Some(Kind::DropAfter) => Reply::Nothing,
        Some(Kind::Reset) => Reply::Reset,
        Some(Kind::Body { text }) => Reply::Xml(text),
        Some(Kind::Oversized) => Reply::Xml(" ".repeat(OVERSIZE)),
        Some(Kind::Truncated) => truncated(result),
        _ => xml(result),
    }
}

/// A call from its arrival until it is answered or its client leaves.
struct UnderWay<'a>(&'a Sandbox);

impl<'a> UnderWay<'a> {
    fn begin(sandbox: &'a Sandbox) -> Self {
        let mut state = sandbox.state();
        state.under_way += 1;
        state.counters.most_at_once = state.counters.most_at_once.max(state.under_way);
        Self(sandbox)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.state().under_way -= 1;
    }
}

/// Counts the call and looks up what is to happen to it.
fn arrive(sandbox: &Sandbox, call: &Call) -> (Option<Kind>, Duration) {
    let mut state = sandbox.state();
    state.counters.total_calls += 1;
    *state.counters.calls.entry(call.method.clone()).or_default() += 1;
    (state.script.take(&call.method), state.latency)
}

/// For ever, as far as this server is concerned: until the client leaves.
async fn hang(sandbox: &Sandbox) -> Reply {
    sandbox.state().counters.hung += 1;
    std::future::pending().await
}

/// A timer rounds up to a millisecond even when there is nothing to wait for.
async fn wait(time: Duration) {
    if !time.is_zero() {
        tokio::time::sleep(time).await;
    }
}

fn apply(sandbox: &Sandbox, endpoint: Endpoint, call: &Call) -> Result<Value, Fault> {
    let mut state = sandbox.state();
    let result = methods::run(&mut state.world, endpoint, &call.method, &call.params);
    if result.is_ok() && methods::writes(&call.method) {
        state.counters.writes += 1;
    }
    result
}

/// The call for the log, in full only when both caller and method are known.
fn describe(sandbox: &Sandbox, endpoint: Endpoint, call: &Call) -> String {
    let known = endpoint.methods().contains(&call.method.as_str())
        && match call.params.as_slice() {
            [Value::String(login), Value::String(key), ..] => {
                sandbox.state().world.authenticate(login, key).is_ok()
            }
            _ => false,
        };
    log::describe(call, known)
}

fn xml(result: Result<Value, Fault>) -> Reply {
    match rpc::encode(result) {
        Ok(xml) => Reply::Xml(xml),
        Err(_) => Reply::Error {
            status: 500,
            retry_after: None,
        },
    }
}

fn truncated(result: Result<Value, Fault>) -> Reply {
    match xml(result) {
        Reply::Xml(mut xml) => {
            // Replies are ASCII, so any byte is a boundary.
            xml.truncate(xml.len() / 2);
            Reply::Xml(xml)
        }
        other => other,
    }
}
