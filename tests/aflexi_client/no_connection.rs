//! No connection comes about, at every call: nothing was sent, and the reason is told.

use std::io::Read;
use std::net::{Shutdown, TcpListener};
use std::time::Duration;

use aflexi_cdn::aflexi::{CALL_TIMEOUT, http_client};
use aflexi_cdn::cdn::{Cause, Class};
use reqwest::{Certificate, Client};

use crate::calls::{CALLS, Given, given};
use crate::every_call::{Clients, assert_all_failed};
use crate::full_queue::FullQueue;
use crate::relay::Relay;
use crate::sandbox_server::Server;
use crate::self_signed::{CERTIFICATE, EXPIRED, SelfSigned};
use crate::{address, reserved_port};

/// Every call fails with this cause and says these words.
#[track_caller]
fn assert_none(what: &str, clients: &Clients, at_once: usize, cause: Cause, words: &[&str]) {
    let outcomes = clients.make(&Given::unreached(), at_once);
    let class = Class::Connection;
    assert_all_failed(what, &outcomes, class, class, Some(cause));
    for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        for words in words {
            assert!(error.message.contains(words), "{what}: {error}");
        }
    }
}

#[test]
fn it_is_never_accepted() {
    let full = FullQueue::start();
    // The product's own patience is too long for a test.
    http_client(|| {}).unwrap();
    let hasty = Client::builder()
        .connect_timeout(Duration::from_millis(200))
        .build();
    let clients = Clients::with(hasty.unwrap(), full.address(), CALL_TIMEOUT);
    assert_none("full", &clients, CALLS.len(), Cause::Timeout, &["in time"]);
}

#[test]
fn the_host_name_has_no_address() {
    // A part of a name has 63 characters at most, so no name server is asked.
    let host = format!("{}.invalid", "a".repeat(64));
    for scheme in ["http", "https"] {
        let clients = Clients::at(format!("{scheme}://{host}/core/xmlrpc"), CALL_TIMEOUT);
        let words = ["cannot be resolved"];
        assert_none(scheme, &clients, 1, Cause::NameResolution, &words);
    }
}

#[test]
fn nobody_listens() {
    let (_reserved, port) = reserved_port();
    let clients = Clients::at(format!("http://127.0.0.1:{port}/core/xmlrpc"), CALL_TIMEOUT);
    let words = ["no server listens", "Connection refused"];
    assert_none("refused", &clients, 1, Cause::ConnectionRefused, &words);
}

#[test]
fn nobody_listens_any_more() {
    let server = Server::start(&[]);
    let given = given(&server);
    let relay = Relay::start(server.port);
    let clients = Clients::at(relay.address(), CALL_TIMEOUT);
    let outcomes = clients.make_known(&given, 1, move || drop(relay));
    let class = Class::Connection;
    assert_all_failed(
        "gone",
        &outcomes,
        class,
        class,
        Some(Cause::ConnectionRefused),
    );
    for (call, outcome) in std::iter::zip(&CALLS, &outcomes) {
        assert_eq!(outcome.as_ref().unwrap_err().call, call.method);
    }
}

#[test]
fn the_server_does_not_know_encryption() {
    let server = Server::start(&[]);
    let plain = address(&server).replace("http:", "https:");
    let clients = Clients::at(plain, CALL_TIMEOUT);
    assert_none("plain", &clients, 1, Cause::Tls, &["does not speak TLS"]);
}

#[test]
fn the_server_hangs_up_on_encryption() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("https://{}/core/xmlrpc", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            // Leaving before the client does would be a reset.
            let _ = stream.read_to_end(&mut Vec::new());
        }
    });
    let clients = Clients::at(address, CALL_TIMEOUT);
    assert_none("EOF", &clients, 1, Cause::Tls, &["no encrypted connection"]);
}

#[test]
fn the_certificate_proves_nothing() {
    let trusting = |certificate| {
        http_client(|| {}).unwrap();
        let certificate = Certificate::from_der(certificate).unwrap();
        Client::builder()
            .tls_certs_only([certificate])
            .build()
            .unwrap()
    };
    let nobody = "not by an authority that this machine trusts";
    for (what, http, host, certificate, words) in [
        (
            "self-signed",
            http_client(|| {}).unwrap(),
            "127.0.0.1",
            CERTIFICATE,
            nobody,
        ),
        (
            "expired",
            trusting(EXPIRED),
            "127.0.0.1",
            EXPIRED,
            "has expired",
        ),
        (
            "another host's",
            trusting(CERTIFICATE),
            "localhost",
            CERTIFICATE,
            "for another host name",
        ),
    ] {
        let server = SelfSigned::start(certificate);
        let address = format!("https://{host}:{}/core/xmlrpc", server.port);
        let clients = Clients::with(http, address, CALL_TIMEOUT);
        assert_none(what, &clients, 1, Cause::Tls, &[words]);
        assert_eq!(server.shaken_hands(), 0, "{what}");
    }
}
