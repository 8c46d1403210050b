//! The control interface, the page limit and the call log.

use crate::sandbox_server::{KEY, LOGIN, Server, method_call};
use crate::{ALL, ANNA, fault, plant};

#[test]
fn control_plants_accounts_rotates_the_key_and_resets() {
    let server = Server::start(&["--operator-id", "7"]);
    plant(&server, "anna");
    let suspended = r#"{"name":"bob","email":"b@shop.example","display_name":"Bob","package":"Gold","status":"SUSPENDED","password":"pw"}"#;
    let bob = server.control("POST", "accounts", suspended);
    assert!(
        server.control("POST", "accounts", suspended)["error"]
            .as_str()
            .unwrap()
            .contains("1202")
    );
    let state = server.control("GET", "state", "");
    assert_eq!(
        state["operator"],
        serde_json::json!({"id": 7, "username": LOGIN})
    );
    assert_eq!(state["packages"].as_array().unwrap().len(), 1);
    assert_eq!(state["packages"][0]["bandwidthLimit"], -1);
    let expected = serde_json::json!({
        "id": bob["id"], "username": "bob/7", "name": "Bob", "email": "b@shop.example",
        "status": "SUSPENDED", "package": "Gold", "link": format!("{},7", bob["id"]),
    });
    assert_eq!(state["accounts"][1], expected);
    assert_eq!(
        server.control("GET", "password?username=anna%2F7", "")["password"],
        "planted-anna"
    );

    assert_eq!(fault(&server.call("user.get", ALL)), None);
    server.control("POST", "key", r#"{"key":"AK-new"}"#);
    assert_eq!(fault(&server.call("user.get", ALL)), Some("1001"));
    assert_eq!(server.control("GET", "state", "")["total_calls"], 2);
    server.control("POST", "reset-counters", "");
    let state = server.control("GET", "state", "");
    assert_eq!(
        (&state["total_calls"], &state["calls"]),
        (&0.into(), &serde_json::json!({}))
    );
    assert_eq!(state["connections"], 1);
}

#[test]
fn control_plants_many_at_once_and_counts_without_telling_them() {
    let server = Server::start(&[]);
    let account =
        |name: &str| serde_json::json!({"name": name, "email": "a@shop.example", "password": "pw"});
    let many = serde_json::json!([account("a"), account("b")]).to_string();
    let planted = server.control("POST", "accounts", &many);
    let state = server.control("GET", "state", "");
    for (index, username) in ["a/42", "b/42"].into_iter().enumerate() {
        assert_eq!(planted[index]["id"], state["accounts"][index]["id"]);
        assert_eq!(state["accounts"][index]["username"], username);
    }
    assert_eq!(fault(&server.call("user.get", ALL)), None);
    let counters = server.control("GET", "counters", "");
    assert_eq!(
        (&counters["total_calls"], &counters["writes"]),
        (&1.into(), &0.into())
    );
    assert_eq!(counters.get("accounts"), None);
}

#[test]
fn the_page_limit_of_the_command_line_holds() {
    let server = Server::start(&["--max-page", "2"]);
    for name in ["a", "b", "c"] {
        plant(&server, name);
    }
    let reply = server.call("publisherLink.get", ALL);
    assert_eq!(reply.body.matches("<name>publisher</name>").count(), 2);
}

#[test]
fn the_log_is_readable_and_holds_no_secret() {
    let path = std::env::temp_dir().join(format!("aflexi-sandbox-{}.log", std::process::id()));
    let server = Server::start(&["--log", path.to_str().unwrap()]);
    server.call("user.create", ANNA);
    let string = |text: &str| format!("<param><value><string>{text}</string></value></param>");
    let password = format!(
        "<param><value><int>1001</int></value></param>{}{}",
        string(""),
        string("n3w-pw")
    );
    assert_eq!(fault(&server.call("security.update", &password)), None);
    server.script(r#"[{"kind":"drop_before","times":1}]"#);
    server.call("user.get", ALL);
    let body = method_call("user.get", ALL);
    let swapped = body
        .replace(LOGIN, "swap")
        .replace(KEY, LOGIN)
        .replace("swap", KEY);
    let wrong = body.replace(KEY, "AK-other");
    for body in [swapped, wrong] {
        let reply = server.connect().request("POST", "/core/xmlrpc", &body);
        assert_eq!(fault(&reply), Some("1001"));
    }
    server.call("user.setPassword", &string("n3w-pw"));
    let log = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    for secret in ["s3cret-pw", "n3w-pw", KEY, "AK-other"] {
        assert!(!log.contains(secret), "{secret} in\n{log}");
    }
    let lines: Vec<_> = log.lines().collect();
    assert_eq!(lines.len(), 6, "{log}");
    assert!(
        lines[0].contains("Z user.create ops@host.example {email=\"anna@shop.example\""),
        "{log}"
    );
    assert!(
        lines[0].contains(" -> id 1001 ") && lines[0].ends_with(" ms"),
        "{log}"
    );
    assert!(lines[2].contains("-> dropped [drop_before]"), "{log}");
    assert!(lines[3].contains("-> fault 1001 "), "{log}");
}
