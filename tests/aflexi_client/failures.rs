//! Every class of failure, for a read and for a write.

use std::io::Read;
use std::net::{Shutdown, TcpListener};
use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, CALL_TIMEOUT, Endpoint, http_client};
use aflexi_cdn::cdn::{Cause, Class, Error, Platform};
use reqwest::{Certificate, Client};

use crate::canned::Canned;
use crate::full_queue::FullQueue;
use crate::sandbox_server::{KEY, LOGIN, Server};
use crate::self_signed::{self, CERTIFICATE, EXPIRED};
use crate::{
    PASSWORD, address, client, client_at, client_with, credentials, new_account, reserved_port,
    runtime, seen,
};

/// What a read and a write say, one after the other.
fn errors(aflexi: &Aflexi) -> (Error, Error) {
    runtime().block_on(async {
        let read = aflexi.list_packages(None).await.unwrap_err();
        let write = aflexi
            .create_account(&new_account("anna", None), None)
            .await;
        (read, write.unwrap_err())
    })
}

#[track_caller]
fn assert_failed(
    what: &str,
    errors: &(Error, Error),
    read: Class,
    write: Class,
    cause: impl Into<Option<Cause>>,
) {
    assert_eq!(errors.0.class, read, "{what}: {}", errors.0);
    assert_eq!(errors.1.class, write, "{what}: {}", errors.1);
    let cause = cause.into();
    assert_eq!(
        (errors.0.cause, errors.1.cause),
        (cause, cause),
        "{what}: {}",
        errors.0
    );
    assert_eq!(
        (errors.0.call, errors.1.call),
        ("bandwidthPackage.get", "user.create")
    );
    for error in [&errors.0, &errors.1] {
        let told = format!("{error} {error:?}");
        assert!(!told.contains(KEY) && !told.contains(PASSWORD), "{told}");
        assert!(
            !told.contains("<html") && !told.contains("127.0.0.1"),
            "{told}"
        );
    }
}

#[test]
fn scripted_failures() {
    use Class::{Authentication, Connection, NotFound, Refused, Server as Failed};
    use Class::{Throttled, Unknown, Unsupported};
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let garbage = Some(Cause::NotAnApi);
    for (fault, read, write, cause) in [
        (r#"{"kind":"drop_before"}"#, Connection, Unknown, None),
        (r#"{"kind":"down"}"#, Connection, Unknown, None),
        (r#"{"kind":"html"}"#, Failed, Unknown, garbage),
        (r#"{"kind":"http","status":200}"#, Failed, Unknown, garbage),
        (r#"{"kind":"http","status":302}"#, Failed, Failed, garbage),
        (r#"{"kind":"http","status":401}"#, Failed, Failed, None),
        (r#"{"kind":"http","status":403}"#, Failed, Failed, None),
        (r#"{"kind":"http","status":404}"#, Failed, Failed, garbage),
        (
            r#"{"kind":"http","status":429}"#,
            Throttled,
            Throttled,
            None,
        ),
        (r#"{"kind":"http","status":500}"#, Failed, Unknown, None),
        (r#"{"kind":"http","status":502}"#, Failed, Unknown, None),
        (
            r#"{"kind":"http","status":503}"#,
            Throttled,
            Throttled,
            None,
        ),
        (r#"{"kind":"http","status":504}"#, Failed, Unknown, None),
        (r#"{"kind":"throttle"}"#, Throttled, Throttled, None),
        (
            r#"{"kind":"unknown_method"}"#,
            Unsupported,
            Unsupported,
            None,
        ),
        (
            r#"{"kind":"fault","code":1001,"message":"no"}"#,
            Authentication,
            Authentication,
            None,
        ),
        (
            r#"{"kind":"fault","code":1102,"message":"no"}"#,
            NotFound,
            NotFound,
            None,
        ),
        (
            r#"{"kind":"fault","code":1202,"message":"no"}"#,
            Refused,
            Refused,
            None,
        ),
        (
            r#"{"kind":"fault","code":-32500,"message":"no"}"#,
            Failed,
            Unknown,
            None,
        ),
        (r#"{"kind":"truncated"}"#, Failed, Unknown, garbage),
    ] {
        server.script(&format!("[{fault}]"));
        assert_failed(fault, &errors(&aflexi), read, write, cause);
    }
}

#[test]
fn an_answer_that_never_comes() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"hang"}]"#);
    let aflexi = client_at(&address(&server), Duration::from_millis(200));
    let errors = errors(&aflexi);
    assert_failed(
        "hang",
        &errors,
        Class::Connection,
        Class::Unknown,
        Cause::Timeout,
    );
    assert_eq!(
        seen(&server, "bandwidthPackage.get"),
        1,
        "a timeout is not repeated"
    );
}

#[test]
fn a_connection_that_never_comes_about() {
    let full = FullQueue::start();
    // The product's own patience is too long for a test.
    http_client().unwrap();
    let hasty = Client::builder()
        .connect_timeout(Duration::from_millis(200))
        .build();
    let aflexi = client_with(hasty.unwrap(), &full.address());
    let errors = errors(&aflexi);
    assert_failed(
        "full",
        &errors,
        Class::Connection,
        Class::Connection,
        Cause::Timeout,
    );
    assert!(errors.0.message.contains("in time"), "{}", errors.0);
}

#[test]
fn a_host_name_without_an_address() {
    // A part of a name has 63 characters at most, so no name server is asked.
    let host = format!("{}.invalid", "a".repeat(64));
    for scheme in ["http", "https"] {
        let endpoint = Endpoint::parse(&format!("{scheme}://{host}/"), true).unwrap();
        let aflexi = Aflexi::new(
            http_client().unwrap(),
            endpoint,
            credentials(LOGIN, KEY),
            CALL_TIMEOUT,
        );
        let errors = errors(&aflexi);
        assert_failed(
            scheme,
            &errors,
            Class::Connection,
            Class::Connection,
            Cause::NameResolution,
        );
        let message = &errors.0.message;
        assert!(message.contains("cannot be resolved"), "{message}");
    }
}

#[test]
fn nobody_listens() {
    let (_reserved, port) = reserved_port();
    let aflexi = client_at(&format!("http://127.0.0.1:{port}/"), CALL_TIMEOUT);
    let errors = errors(&aflexi);
    assert_failed(
        "refused",
        &errors,
        Class::Connection,
        Class::Connection,
        Cause::ConnectionRefused,
    );
    let message = &errors.0.message;
    assert!(message.contains("no server listens"), "{message}");
    assert!(message.contains("Connection refused"), "{message}");
}

#[test]
fn encryption_fails() {
    let server = Server::start(&[]);
    let plain = address(&server).replace("http:", "https:");
    let errors = errors(&client_at(&plain, CALL_TIMEOUT));
    assert_failed(
        "TLS",
        &errors,
        Class::Connection,
        Class::Connection,
        Cause::Tls,
    );
    let message = &errors.1.message;
    assert!(message.contains("does not speak TLS"), "{message}");
}

#[test]
fn a_server_that_hangs_up_on_encryption() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("https://{}/", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        for stream in listener.incoming().take(2) {
            let mut stream = stream.unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            // Leaving before the client does would be a reset.
            let _ = stream.read_to_end(&mut Vec::new());
        }
    });
    let errors = errors(&client_at(&address, CALL_TIMEOUT));
    server.join().unwrap();
    assert_failed(
        "EOF",
        &errors,
        Class::Connection,
        Class::Connection,
        Cause::Tls,
    );
    let message = &errors.0.message;
    assert!(message.contains("no encrypted connection"), "{message}");
}

#[test]
fn a_certificate_that_proves_nothing_is_not_accepted() {
    let trusting = |certificate| {
        http_client().unwrap();
        let certificate = Certificate::from_der(certificate).unwrap();
        Client::builder().tls_certs_only([certificate]).build()
    };
    for (what, http, host, certificate, words) in [
        (
            "self-signed",
            http_client().unwrap(),
            "127.0.0.1",
            CERTIFICATE,
            "not by an authority that this machine trusts",
        ),
        (
            "expired",
            trusting(EXPIRED).unwrap(),
            "127.0.0.1",
            EXPIRED,
            "has expired",
        ),
        (
            "another host's",
            trusting(CERTIFICATE).unwrap(),
            "localhost",
            CERTIFICATE,
            "for another host name",
        ),
    ] {
        let (port, handshake) = self_signed::accept_one(certificate);
        let aflexi = client_with(http, &format!("https://{host}:{port}/core/xmlrpc"));
        let error = runtime().block_on(aflexi.identify()).unwrap_err();
        assert_eq!(error.class, Class::Connection, "{what}: {error}");
        assert_eq!(error.cause, Some(Cause::Tls), "{what}: {error}");
        assert!(error.message.contains(words), "{what}: {error}");
        assert!(
            handshake.join().unwrap().is_err(),
            "{what}: the handshake went through"
        );
    }
}

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
        let errors = errors(&client_at(&server.address(), CALL_TIMEOUT));
        assert_failed(
            status,
            &errors,
            Class::Server,
            Class::Server,
            Cause::NotAnApi,
        );
        assert!(errors.0.message.contains("redirect"), "{}", errors.0);
    }
    assert_eq!(elsewhere.requests(), 0);
}

#[test]
fn an_answer_that_is_too_large() {
    const TOO_MUCH: usize = 32 * 1024 * 1024 + 1;
    let announced = format!("Content-Length: {TOO_MUCH}\r\n");
    for (headers, body) in [(announced.as_str(), vec![]), ("", vec![b' '; TOO_MUCH])] {
        let server = Canned::start("200 OK", headers, body);
        let errors = errors(&client_at(&server.address(), CALL_TIMEOUT));
        assert_failed("too large", &errors, Class::Server, Class::Unknown, None);
        assert!(errors.0.message.contains("too large"), "{}", errors.0);
    }
}

#[test]
fn an_answer_that_stops_half_way() {
    let server = Canned::start("200 OK", "Content-Length: 100\r\n", "<methodResponse>");
    let errors = errors(&client_at(&server.address(), CALL_TIMEOUT));
    assert_failed("cut", &errors, Class::Connection, Class::Unknown, None);
}

#[test]
fn a_server_may_ask_for_patience() {
    let server = Server::start(&[]);
    server.script(r#"[{"kind":"http","status":429,"retry_after":7}]"#);
    let (read, write) = errors(&client(&server));
    assert_eq!(read.retry_after, Some(Duration::from_secs(7)));
    assert_eq!(write.retry_after, Some(Duration::from_secs(7)));

    let far = "Retry-After: Fri, 01 Jan 2999 00:00:00 GMT\r\n";
    let server = Canned::start("503 Busy", far, "");
    let (read, _) = errors(&client_at(&server.address(), CALL_TIMEOUT));
    assert_eq!(read.class, Class::Throttled);
    assert!(read.retry_after.unwrap() > Duration::from_secs(1_000_000_000));
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
        let aflexi = Aflexi::new(http_client().unwrap(), endpoint, credentials, CALL_TIMEOUT);
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
