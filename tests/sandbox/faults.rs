//! Every kind of scripted fault, and what it leaves behind.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::sandbox_server::{Server, method_call};
use crate::{ALL, ANNA, fault, is_complete, plant};

#[test]
fn dropped_replies_leave_the_change_or_not() {
    let server = Server::start(&[]);
    server.script(
        r#"[{"kind":"drop_before","method":"user.create","times":1},
                      {"kind":"drop_after","method":"user.create","times":1}]"#,
    );
    for (accounts, writes) in [(0, 0), (1, 1)] {
        assert_eq!(server.call("user.create", ANNA).head, "");
        let state = server.control("GET", "state", "");
        assert_eq!(state["accounts"].as_array().unwrap().len(), accounts);
        assert_eq!(state["writes"], writes);
    }
    assert_eq!(fault(&server.call("user.create", ANNA)), Some("1202"));
    let state = server.control("GET", "state", "");
    assert_eq!(state["calls"]["user.create"], 3);
    assert_eq!(state["faults"].as_array().unwrap().len(), 0);
}

#[test]
fn http_errors_and_pages_take_the_place_of_the_reply() {
    let server = Server::start(&[]);
    for code in [500, 502, 503, 429] {
        server.script(&format!(
            r#"[{{"kind":"http","status":{code},"retry_after":7,"times":1}}]"#
        ));
        let reply = server.call("user.create", ANNA);
        assert_eq!(reply.status(), code);
        assert_eq!(reply.header("retry-after"), Some("7"));
        assert!(reply.body.starts_with("<!DOCTYPE html>"));
    }
    server.script(r#"[{"kind":"html","times":1}]"#);
    let page = server.call("user.create", ANNA);
    assert_eq!(page.status(), 200);
    assert!(page.body.starts_with("<!DOCTYPE html>"));
    assert_eq!(server.control("GET", "state", "")["writes"], 0);
}

#[test]
fn a_truncated_reply_starts_well_and_stops() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"truncated","times":1}]"#);
    let reply = server.call("user.create", ANNA);
    assert_eq!(reply.status(), 200);
    assert!(
        reply
            .body
            .starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    );
    assert!(!is_complete(&reply));
    assert_eq!(server.control("GET", "state", "")["writes"], 1);
}

#[test]
fn a_reply_may_be_anything_or_too_much() {
    let server = Server::start(&[]);
    server.script(
        r#"[{"kind":"body","text":"<rss/>","method":"user.create","times":1},{"kind":"oversized","times":1}]"#,
    );
    let reply = server.call("user.create", ANNA);
    assert_eq!((reply.status(), reply.body.as_str()), (200, "<rss/>"));
    assert_eq!(server.control("GET", "state", "")["writes"], 1);
    let reply = server.call("user.get", ALL);
    assert_eq!((reply.status(), reply.body.len()), (200, 33 * 1024 * 1024));
}

#[test]
fn a_reset_is_no_orderly_end() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"reset","times":1}]"#);
    let body = method_call("user.create", ANNA);
    let length = body.len();
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let request =
        format!("POST /core/xmlrpc HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).unwrap();
    let error = stream.read(&mut [0]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert_eq!(server.control("GET", "state", "")["writes"], 1);
}

#[test]
fn a_hanging_call_harms_nobody_else() {
    let mut server = Server::start(&[]);
    server.script(r#"[{"kind":"hang","times":2}]"#);
    let body = method_call("user.create", ANNA);
    let request = format!(
        "POST /core/xmlrpc HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let hang = || {
        let mut connection = server.connect();
        connection.send(request.as_bytes());
        connection
    };
    let (impatient, mut patient) = (hang(), hang());
    let deadline = Instant::now() + Duration::from_secs(20);
    while server.control("GET", "state", "")["faults"] != serde_json::json!([]) {
        assert!(Instant::now() < deadline, "both calls arrive");
    }
    impatient.leave();
    assert_eq!(fault(&server.call("user.get", ALL)), None);
    assert_eq!(server.control("GET", "state", "")["writes"], 0);
    // SIGTERM ends the server with a call still open.
    assert_eq!(server.terminate(), Some(0));
    assert!(patient.is_closed());
}

#[test]
fn lists_come_back_empty_or_short() {
    let server = Server::start(&[]);
    for name in ["a", "b", "c", "d", "e"] {
        plant(&server, name);
    }
    let rows = |server: &Server| {
        let reply = server.call("publisherLink.get", ALL);
        assert!(is_complete(&reply));
        reply.body.matches("<name>publisher</name>").count()
    };
    let kinds = ["empty_list", "short_list", "repeated_list"];
    let lines = kinds.map(|kind| format!(r#"{{"kind":"{kind}","times":1}}"#));
    server.script(&format!("[{}]", lines.join(",")));
    // No list, so not its turn.
    assert_eq!(fault(&server.call("user.create", ANNA)), None);
    assert_eq!([0; 4].map(|_| rows(&server)), [0, 3, 12, 6]);
}

#[test]
fn slowness_and_latency_are_waited_for() {
    let server = Server::start(&[]);
    let timed = || {
        let started = Instant::now();
        assert!(is_complete(&server.call("user.get", ALL)));
        started.elapsed()
    };
    server.script(r#"[{"kind":"slow","ms":120,"times":1}]"#);
    assert!(timed() >= Duration::from_millis(120));
    server.control("POST", "latency", r#"{"ms":80}"#);
    assert!(timed() >= Duration::from_millis(80));
    server.control("POST", "latency", r#"{"ms":0}"#);
    let slow = Server::start(&["--latency", "90"]);
    let started = Instant::now();
    slow.call("user.get", ALL);
    assert!(started.elapsed() >= Duration::from_millis(90));
}

#[test]
fn down_closes_new_and_kept_connections_until_deleted() {
    let server = Server::start(&[]);
    let mut kept = server.connect();
    assert!(is_complete(&kept.call("user.get", ALL)));
    server.script(r#"[{"kind":"down"}]"#);
    assert_eq!(kept.call("user.get", ALL).head, "");
    assert_eq!(server.call("user.get", ALL).head, "");
    assert_eq!(server.control("DELETE", "faults", "")["ok"], true);
    assert!(is_complete(&server.call("user.get", ALL)));
}

#[test]
fn faults_are_scripted_by_code() {
    let server = Server::start(&[]);
    for (kind, code) in [
        (r#"{"kind":"throttle","times":1}"#, "1501"),
        (
            r#"{"kind":"fault","code":-32500,"message":"Oops","times":1}"#,
            "-32500",
        ),
        (r#"{"kind":"unknown_method","times":1}"#, "-32601"),
    ] {
        server.script(&format!("[{kind}]"));
        assert_eq!(
            fault(&server.call("user.create", ANNA)),
            Some(code),
            "{kind}"
        );
    }
    assert_eq!(server.control("GET", "state", "")["writes"], 0);
    let refused = server.control("POST", "faults", r#"[{"kind":"explode"}]"#);
    assert!(
        refused["error"].as_str().unwrap().contains("explode"),
        "{refused}"
    );
}
