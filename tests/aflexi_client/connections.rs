//! Connections: kept, shared, and noticed when they are dead.

use aflexi_cdn::cdn::{Class, Limits, Platform};
use futures_util::future::join_all;

use crate::sandbox_server::Server;
use crate::{client, plant, reserved_port, runtime, seen};

fn connections(server: &Server) -> i64 {
    server.control("GET", "state", "")["connections"]
        .as_i64()
        .unwrap()
}

#[test]
fn a_connection_outlives_the_work_it_was_made_for() {
    let server = Server::start(&[]);
    let before = connections(&server);
    let aflexi = client(&server);
    let runtime = runtime();
    for _ in 0..5 {
        runtime.block_on(aflexi.identify()).unwrap();
        runtime.block_on(aflexi.list_packages(None)).unwrap();
    }
    // Ours and the one that asks.
    assert_eq!(connections(&server) - before, 2);
    assert_eq!(aflexi.calls(), 10);
}

#[test]
fn a_server_restarted_while_idle_is_not_an_error() {
    let (_reserved, port) = reserved_port();
    let mut server = Server::start(&["--port", &port]);
    let aflexi = client(&server);
    let runtime = runtime();
    for turn in 0..10 {
        runtime.block_on(async {
            let reads = (0..3).map(|_| aflexi.list_packages(None));
            for page in join_all(reads).await {
                page.unwrap();
            }
        });
        let calls = aflexi.calls();
        server.terminate();
        server = Server::start(&["--port", &port]);
        if turn % 2 == 0 {
            runtime.block_on(aflexi.identify()).unwrap();
        } else {
            runtime
                .block_on(aflexi.create_package("Gold", &Limits::default()))
                .unwrap();
        }
        assert_eq!(
            aflexi.calls(),
            calls + 1,
            "the dead connections were seen before use"
        );
    }
}

#[test]
fn a_read_is_sent_again_over_a_dead_connection_once() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    server.script(r#"[{"kind":"drop_before","times":1}]"#);
    runtime().block_on(aflexi.identify()).unwrap();
    assert_eq!(aflexi.calls(), 2);

    server.script(r#"[{"kind":"drop_before","times":2}]"#);
    let error = runtime().block_on(aflexi.identify()).unwrap_err();
    assert_eq!(error.class, Class::Connection);
    assert_eq!(aflexi.calls(), 4);
}

#[test]
fn a_write_is_never_sent_again() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let runtime = runtime();
    runtime.block_on(aflexi.identify()).unwrap();
    server.script(r#"[{"kind":"drop_before","times":1}]"#);
    let limits = Limits::default();
    let created = runtime.block_on(aflexi.create_package("Gold", &limits));
    assert_eq!(created.unwrap_err().class, Class::Unknown);
    assert_eq!(seen(&server, "bandwidthPackage.create"), 1);
}

#[test]
fn many_calls_are_in_flight_at_once_and_ask_only_once_who_they_are() {
    let server = Server::start(&["--latency", "200"]);
    plant(&server, "anna", "ACTIVE");
    let aflexi = client(&server);
    let started = std::time::Instant::now();
    let found = runtime().block_on(join_all((0..20).map(|_| aflexi.find_account("anna"))));
    assert!(found.into_iter().all(|account| account.unwrap().is_some()));
    assert_eq!(seen(&server, "user.get"), 21);
    let elapsed = started.elapsed().as_millis();
    assert!(
        elapsed < 2000,
        "one after the other would be 4 s: {elapsed} ms"
    );
}
