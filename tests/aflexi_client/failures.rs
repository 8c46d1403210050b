//! Failures that are more than a class: what is not done, not told and not believed.

use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, CALL_TIMEOUT, Endpoint, http_client};
use aflexi_cdn::cdn::{Cause, Class, Platform};

use crate::calls::Given;
use crate::canned::Canned;
use crate::every_call::{Clients, assert_all_failed};
use crate::sandbox_server::{KEY, LOGIN, Server};
use crate::{PASSWORD, address, client, client_at, credentials, new_account, runtime, seen};

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = Canned::start("200 OK", "", "");
    for status in [
        "301 Moved Permanently",
        "302 Found",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let location = format!("Location: {}\r\n", elsewhere.address());
        let server = Canned::start(status, &location, "");
        let outcomes = Clients::at(server.address(), CALL_TIMEOUT).make(&Given::unreached(), 1);
        let class = Class::Server;
        assert_all_failed(status, &outcomes, class, class, Some(Cause::NotAnApi));
        for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
            assert!(error.message.contains("redirect"), "{error}");
        }
    }
    assert_eq!(elsewhere.requests(), 0);
}

#[test]
fn a_call_that_was_given_up_is_not_repeated() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"hang"}]"#);
    let aflexi = client_at(&address(&server), Duration::from_millis(200));
    runtime().block_on(aflexi.list_packages(None)).unwrap_err();
    assert_eq!(seen(&server, "bandwidthPackage.get"), 1);
}

#[test]
fn credentials_that_are_not_an_operators() {
    let server = Server::start(&[]);
    let anna = r#"{"name":"anna","email":"anna@shop.example","password":"p","key":"AK-anna"}"#;
    server.control("POST", "accounts", anna);
    let substitute = format!("{LOGIN}?su=anna/42");
    let publisher = Some(Cause::NotOperator);
    for (username, key, cause, words) in [
        (LOGIN, "AK-wrong", None, "Authentication failed"),
        ("nobody", KEY, None, "Authentication failed"),
        ("anna/42", KEY, None, "Authentication failed"),
        ("anna/42", "AK-anna", publisher, "are a publisher's"),
        (substitute.as_str(), KEY, publisher, "are a publisher's"),
    ] {
        let endpoint = Endpoint::parse(&address(&server), false).unwrap();
        let credentials = credentials(username, key);
        let aflexi = Aflexi::new(
            http_client(|| {}).unwrap(),
            endpoint,
            credentials,
            CALL_TIMEOUT,
        );
        let error = runtime().block_on(aflexi.identify()).unwrap_err();
        assert_eq!(error.class, Class::Authentication, "{error}");
        assert_eq!(error.cause, cause, "{username}: {error}");
        assert!(error.message.contains(words), "{error}");
        let error = runtime().block_on(aflexi.find_account("anna")).unwrap_err();
        assert_eq!((error.class, error.cause), (Class::Authentication, cause));
    }
}

#[test]
fn a_login_refused_with_an_unknown_code_is_still_a_refused_login() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    for (fault, class) in [
        (
            r#"{"kind":"fault","code":4711,"message":"no"}"#,
            Class::Authentication,
        ),
        (
            r#"{"kind":"fault","code":1101,"message":"no"}"#,
            Class::Authentication,
        ),
        (r#"{"kind":"empty_list"}"#, Class::Authentication),
        (r#"{"kind":"throttle"}"#, Class::Throttled),
        (r#"{"kind":"http","status":302}"#, Class::Server),
    ] {
        server.script(&format!("[{fault}]"));
        let error = runtime().block_on(aflexi.identify()).unwrap_err();
        assert_eq!(error.class, class, "{fault}");
    }
}

#[test]
fn a_fault_that_repeats_secrets_does_not_get_them_out() {
    let server = Server::start(&[]);
    server.script(&format!(
        r#"[{{"kind":"fault","code":1302,"message":"user with {PASSWORD}\nand {KEY}"}}]"#
    ));
    let aflexi = client(&server);
    let new = new_account("anna", None);
    let created = runtime().block_on(aflexi.create_account(&new, None));
    let error = created.unwrap_err();
    assert_eq!(
        error.to_string(),
        "user.create: user with ******** and ********"
    );
    assert_eq!(error.code, Some(1302));
}

#[test]
fn a_control_character_is_refused_unsent() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let new = new_account("an\u{1}na", None);
    let created = runtime().block_on(aflexi.create_account(&new, None));
    let error = created.unwrap_err();
    assert_eq!(error.class, Class::Refused);
    assert!(error.message.contains("control character"), "{error}");
    assert_eq!(aflexi.calls(), 0);
}

#[test]
fn a_create_whose_answer_was_lost_is_not_repeated_but_found() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let new = new_account("anna", None);
    for fault in ["drop_after", "truncated"] {
        server.script(&format!(
            r#"[{{"kind":"{fault}","method":"user.create","times":1}}]"#
        ));
        let name = format!("anna_{fault}");
        let new = aflexi_cdn::cdn::NewAccount {
            name: name.clone(),
            ..new.clone()
        };
        let error = runtime()
            .block_on(aflexi.create_account(&new, None))
            .unwrap_err();
        assert_eq!(error.class, Class::Unknown, "{error}");
        let found = runtime().block_on(aflexi.find_account(&name)).unwrap();
        assert_eq!(found.unwrap().name, name);
    }
    assert_eq!(seen(&server, "user.create"), 2);
}

#[test]
fn a_platform_that_ignores_the_filter_is_no_evidence_of_absence() {
    let stranger = "<value><struct><member><name>id</name><value><int>42</int></value></member>\
        <member><name>username</name><value>ops</value></member>\
        <member><name>role</name><value>OPERATOR</value></member></struct></value>";
    let body = format!(
        "<methodResponse><params><param><value><struct><member><name>results</name><value><array><data>\
         {stranger}</data></array></value></member></struct></value></param></params></methodResponse>"
    );
    let server = Canned::start("200 OK", "", body);
    let aflexi = client_at(&server.address(), CALL_TIMEOUT);
    let error = runtime().block_on(aflexi.find_account("anna")).unwrap_err();
    assert_eq!(error.class, Class::Server, "{error}");
}
