//! The Aflexi sandbox as its clients meet it: bytes over TCP, and Python's XML-RPC client.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod control;
mod faults;
mod http;
#[path = "../sandbox_server/mod.rs"]
mod sandbox_server;

use std::process::Command;

use sandbox_server::{KEY, LOGIN, Reply, Server};

const ALL: &str = "<param><value><array><data></data></array></value></param>";

const ANNA: &str = "<param><value><struct>\
    <member><name>role</name><value><string>PUBLISHER</string></value></member>\
    <member><name>email</name><value><string>anna@shop.example</string></value></member>\
    <member><name>name</name><value><string>Anna, Doe</string></value></member>\
    <member><name>username</name><value><string>anna_doe</string></value></member>\
    <member><name>password</name><value><string>s3cret-pw</string></value></member>\
    </struct></value></param>";

/// The code of the fault a reply holds.
fn fault(reply: &Reply) -> Option<&str> {
    assert_eq!(reply.status(), 200, "{reply:?}");
    let (_, rest) = reply
        .body
        .split_once("<name>faultCode</name><value><int>")?;
    rest.split_once('<').map(|(code, _)| code)
}

fn is_complete(reply: &Reply) -> bool {
    reply.body.ends_with("</methodResponse>")
}

fn plant(server: &Server, name: &str) {
    let account = format!(
        r#"{{"name":"{name}","email":"{name}@shop.example","package":"Gold","password":"planted-{name}"}}"#
    );
    let planted = server.control("POST", "accounts", &account);
    assert!(planted["id"].as_i64().is_some(), "{planted}");
}

#[test]
fn pythons_client_is_satisfied() {
    let server = Server::start(&[]);
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/sandbox/xmlrpc_client.py"
    );
    let url = format!("http://127.0.0.1:{}/core/xmlrpc", server.port);
    let output = Command::new("python3")
        .args([script, &url, LOGIN, KEY, "42"])
        .output()
        .expect("python3 is needed for this test");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "satisfied\n");
}
