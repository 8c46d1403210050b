//! What accounts served: two calls to where statistics are, beside the core.

use std::time::{Duration, Instant};

use aflexi_cdn::aflexi::CALL_TIMEOUT;
use aflexi_cdn::cdn::{Cause, Class, Day, Platform};

use crate::canned::Canned;
use crate::sandbox_server::Server;
use crate::{client, client_at, plant, runtime, seen};

const STATS: &str = "stats.getSummaries";
/// 2011-03-01.
const MARCH: i64 = 1_298_937_600;

#[test]
fn fetched_and_streamed_add_up() {
    let server = Canned::start(
        "200 OK",
        "Content-Type: text/xml\r\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value><struct><member>\
         <name>1298937600</name><value><struct><member><name>-1</name><value><struct><member><name>-1</name>\
         <value><struct><member><name>1007</name><value><array><data><value><double>100.0</double></value>\
         <value><double>20.0</double></value><value><double>120.0</double></value></data></array></value></member>\
         </struct></value></member></struct></value></member></struct></value></member></struct></value></param>\
         </params></methodResponse>",
    );
    let aflexi = client_at(&server.address(), CALL_TIMEOUT);
    let told = runtime().block_on(aflexi.traffic_of_day(Day::at(MARCH)));
    let told = told.unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].account.as_str(), "1007");
    assert!((told[0].megabytes - 240.0).abs() < 1e-9);
    assert_eq!((server.requests(), aflexi.calls()), (2, 2));
}

#[test]
fn the_sandbox_tells_it_of_every_account_on_connections_of_its_own_path() {
    let server = Server::start(&[]);
    plant(&server, "anna", "ACTIVE");
    plant(&server, "bert", "SUSPENDED");
    let aflexi = client(&server);
    let mut told = runtime()
        .block_on(aflexi.traffic_of_day(Day::at(MARCH)))
        .unwrap();
    told.sort_by(|one, other| one.account.as_str().cmp(other.account.as_str()));
    let state = server.control("GET", "state", "");
    let ids: Vec<String> = state["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["id"].to_string())
        .collect();
    let accounts: Vec<&str> = told.iter().map(|told| told.account.as_str()).collect();
    assert_eq!(accounts, ids);
    assert!(told.iter().all(|told| told.megabytes > 0.0));
    assert_eq!(seen(&server, STATS), 2);
    assert_eq!(state["total_calls"], 2, "nobody is asked who we are");
}

#[test]
fn an_address_of_another_form_has_no_statistics() {
    let aflexi = client_at("https://127.0.0.1:1/xmlrpc", CALL_TIMEOUT);
    assert!(!aflexi.capabilities().traffic);
    let error = runtime()
        .block_on(aflexi.traffic_of_day(Day::at(MARCH)))
        .unwrap_err();
    assert_eq!((error.class, error.call), (Class::Unsupported, STATS));
    assert_eq!(aflexi.calls(), 0);
}

#[test]
fn a_server_without_statistics_says_so_in_one_way_or_another() {
    for (fault, class, cause) in [
        (r#"{"kind":"unknown_method"}"#, Class::Unsupported, None),
        (
            r#"{"kind":"http","status":404}"#,
            Class::Server,
            Some(Cause::NotAnApi),
        ),
        (r#"{"kind":"html"}"#, Class::Server, Some(Cause::NotAnApi)),
    ] {
        let server = Server::start(&[]);
        server.script(&format!("[{fault}]"));
        let error = runtime()
            .block_on(client(&server).traffic_of_day(Day::at(MARCH)))
            .unwrap_err();
        assert_eq!((error.class, error.cause), (class, cause), "{fault}");
    }
}

#[test]
fn statistics_are_waited_for_no_longer_than_any_call() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"hang"}]"#);
    let aflexi = client_at(&crate::address(&server), Duration::from_millis(300));
    let begun = Instant::now();
    let error = runtime()
        .block_on(aflexi.traffic_of_day(Day::at(MARCH)))
        .unwrap_err();
    assert_eq!(error.cause, Some(Cause::Timeout));
    assert!(begun.elapsed() < Duration::from_secs(3));
}
