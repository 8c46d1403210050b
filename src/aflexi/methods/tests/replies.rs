//! Readers, on replies that are not quite as promised.

use super::{int, members, text};
use crate::aflexi::methods::{link, package, themability};
use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::xmlrpc::{Reply, Struct, Value, decode_reply};
use crate::cdn::{Limits, Status};

/// `{results: [row, …]}` as a server writes it.
fn results(rows: &[String]) -> Value<'static> {
    let rows = format!(
        "<value><array><data>{}</data></array></value>",
        rows.concat()
    );
    let reply = members(&[("results", rows)]);
    let reply = format!("<methodResponse><params><param>{reply}</param></params></methodResponse>");
    match decode_reply(reply.leak().as_bytes()).unwrap() {
        Reply::Success(value) => value,
        Reply::Fault { .. } => panic!("no fault was written"),
    }
}

fn publisher() -> String {
    members(&[
        ("id", int(1007)),
        ("username", text("anna_doe/42")),
        ("name", text("Anna Doe")),
        ("email", text("anna@shop.example")),
    ])
}

#[test]
fn a_link_is_read_as_an_account() {
    let gold = members(&[("id", int(310)), ("name", text("Gold"))]);
    let nothing = "<value><array><data/></array></value>".to_owned();
    let row = |status: &str, package: Option<String>| {
        let mut row = vec![("publisher", publisher()), ("status", text(status))];
        row.extend(package.map(|package| ("bandwidthPackage", package)));
        members(&row)
    };
    for (word, package, status, name) in [
        (
            "ACTIVE",
            Some(gold.clone()),
            Some(Status::Active),
            Some("Gold"),
        ),
        ("SUSPENDED", None, Some(Status::Suspended), None),
        ("DELETED", Some(nothing), Some(Status::Suspended), None),
        (
            "FROZEN",
            Some("<value><nil/></value>".to_owned()),
            None,
            None,
        ),
    ] {
        let reply = results(&[row(word, package)]);
        let accounts = link::read(&Node::root(&reply), 42).unwrap();
        let [account] = accounts.as_slice() else {
            panic!("{accounts:?}");
        };
        assert_eq!(account.id.as_str(), "1007");
        assert_eq!(account.name, "anna_doe");
        assert_eq!(account.display_name.as_deref(), Some("Anna Doe"));
        assert_eq!(account.email.as_deref(), Some("anna@shop.example"));
        assert_eq!(
            (account.status, account.package.as_deref()),
            (status, name),
            "{word}"
        );
    }
}

#[test]
fn a_row_without_what_is_needed_is_an_error_that_names_it() {
    let good = members(&[("publisher", publisher()), ("status", text("ACTIVE"))]);
    for (row, problem) in [
        (
            members(&[("status", text("ACTIVE"))]),
            "results[1].publisher is missing",
        ),
        (
            members(&[("publisher", publisher())]),
            "results[1].status is missing",
        ),
        (
            members(&[
                ("publisher", members(&[("id", int(1))])),
                ("status", text("ACTIVE")),
            ]),
            "results[1].publisher.username is missing",
        ),
        (
            members(&[
                ("publisher", members(&[("id", text("1"))])),
                ("status", text("ACTIVE")),
            ]),
            "results[1].publisher.id is not an int",
        ),
        (text("row"), "results[1] is not a struct"),
    ] {
        let reply = results(&[good.clone(), row]);
        let error = link::read(&Node::root(&reply), 42).unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
}

fn portal(members: Struct) -> Result<String, Malformed> {
    let reply = Struct::new().with("results", Value::Array(vec![members.into()]));
    themability::read(&Node::root(&reply.into()), 42)
}

#[test]
fn the_portal_is_the_operators_own_then_by_name_then_by_id() {
    let by_id = "http://portal.aflexi.net/p/42";
    for (url, name, expected) in [
        (
            "https://cdn.host.example/",
            "host",
            "https://cdn.host.example/",
        ),
        (
            "http://portal.aflexi.net",
            "host",
            "http://portal.aflexi.net/p/host",
        ),
        ("", "host", "http://portal.aflexi.net/p/host"),
        ("", "a/b c", "http://portal.aflexi.net/p/a%2Fb%20c"),
        ("", "", by_id),
        ("javascript:alert(1)", "", by_id),
        ("cdn.host.example", "", by_id),
        ("\0https://cdn.host.example/", "", by_id),
        ("https://cdn.host\n.example/", "", by_id),
        (" https://cdn.host.example/", "", by_id),
    ] {
        let row = Struct::new()
            .with("portalUrl", url)
            .with("portalName", name);
        assert_eq!(portal(row).unwrap(), expected, "{url} {name}");
    }
    assert_eq!(portal(Struct::new()).unwrap(), by_id);
    let none = results(&[]);
    assert_eq!(themability::read(&Node::root(&none), 42).unwrap(), by_id);
}

#[test]
fn packages_are_read_even_if_not_every_limit_is_told() {
    let reply = results(&[members(&[
        ("id", int(310)),
        ("name", text("Gold")),
        ("bandwidthLimit", int(500)),
        ("resourceLimit", int(5)),
    ])]);
    let packages = package::read(&Node::root(&reply)).unwrap();
    let [gold] = packages.as_slice() else {
        panic!("{packages:?}");
    };
    assert_eq!((gold.id.as_str(), gold.name.as_str()), ("310", "Gold"));
    let limits = Limits {
        transfer_gb: Some(500),
        hostnames: Some(5),
        ..Limits::default()
    };
    assert_eq!(gold.limits, limits);
}
