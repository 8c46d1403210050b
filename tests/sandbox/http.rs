//! HTTP by hand: framing, encodings, and what is not a call at all.

use std::net::TcpStream;

use crate::sandbox_server::{Server, method_call};
use crate::{ALL, ANNA, fault, is_complete};

#[test]
fn http_1_1_keeps_the_connection() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    for _ in 0..3 {
        let reply = connection.call("user.get", ALL);
        assert!(reply.head.starts_with("HTTP/1.1 200 OK\r\n"), "{reply:?}");
        assert_eq!(
            reply.header("content-type"),
            Some("text/xml; charset=utf-8")
        );
        assert_eq!(reply.header("transfer-encoding"), None);
        assert!(
            reply
                .body
                .starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse>")
        );
        assert!(is_complete(&reply));
    }
    let state = connection.request("GET", "/_sandbox/state", "");
    assert!(state.body.contains(r#""connections":1,"#), "{state:?}");
    assert!(state.body.contains(r#""total_calls":3,"#), "{state:?}");
}

#[test]
fn http_1_0_gets_a_plain_body_and_the_end() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    let body = method_call("user.get", ALL);
    let length = body.len();
    connection.send(
        format!("POST /core/xmlrpc HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-length: {length}\r\n\r\n{body}")
            .as_bytes(),
    );
    let reply = connection.reply();
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.header("transfer-encoding"), None);
    assert!(is_complete(&reply));
    assert!(connection.is_closed());
}

#[test]
fn bodies_may_be_announced_chunked_or_too_large() {
    let server = Server::start(&[]);
    let body = method_call("user.get", ALL);

    let mut connection = server.connect();
    let length = body.len();
    connection.send(
        format!("POST /core/xmlrpc HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n").as_bytes(),
    );
    assert_eq!(connection.reply().status(), 100);
    connection.send(body.as_bytes());
    assert!(is_complete(&connection.reply()));

    let (first, second) = body.split_at(40);
    let chunk = |part: &str| format!("{:x}\r\n{part}\r\n", part.len());
    connection.send(
        format!(
            "POST /core/xmlrpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{}{}0\r\n\r\n",
            chunk(first),
            chunk(second)
        )
        .as_bytes(),
    );
    assert!(is_complete(&connection.reply()));

    let padding = " ".repeat(1024 * 1024 - body.len());
    assert_eq!(
        connection
            .request("POST", "/core/xmlrpc", &format!("{body}{padding}"))
            .status(),
        200
    );
    let too_large = server
        .connect()
        .request("POST", "/core/xmlrpc", &format!("{body}{padding} "));
    assert_eq!(too_large.status(), 413);
}

#[test]
fn what_is_no_call_is_a_fault_and_what_is_no_endpoint_is_not_found() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    for (body, code) in [("", "-32700"), ("<a><b></a>", "-32700"), ("<a/>", "-32600")] {
        let reply = connection.request("POST", "/core/xmlrpc", body);
        assert_eq!(fault(&reply), Some(code), "{body}");
    }
    assert_eq!(connection.request("GET", "/core/xmlrpc", "").status(), 405);
    assert_eq!(connection.request("POST", "/elsewhere", "").status(), 404);
    assert_eq!(
        connection
            .request("GET", "/_sandbox/elsewhere", "")
            .status(),
        404
    );
}

#[test]
fn latin_1_goes_in_and_ascii_comes_out() {
    let server = Server::start(&[]);
    let body = method_call("user.create", &ANNA.replace("Doe", "Do\u{eb}"));
    let body: Vec<u8> = body.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let mut connection = server.connect();
    connection.send(
        format!(
            "POST /core/xmlrpc HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n",
            body.len()
        )
        .as_bytes(),
    );
    connection.send(&body);
    assert_eq!(fault(&connection.reply()), None);
    let reply = connection.call("user.get", ALL);
    assert!(
        reply.body.contains("<string>Anna, Do&#235;</string>"),
        "{reply:?}"
    );
}

#[test]
fn only_loopback_is_served_and_nonsense_refused() {
    let server = Server::start(&[]);
    assert!(TcpStream::connect(("127.0.0.2", server.port)).is_err());
    assert_eq!(server.connect().request("GET", "/", "").status(), 404);
}
