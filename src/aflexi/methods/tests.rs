//! Requests byte for byte as the original clients sent them, where they did.

mod replies;
mod traffic;

use super::{link, package, security, themability, user};
use crate::aflexi::request::{Access, Request};
use crate::aflexi::xmlrpc::encode_call;
use crate::cdn::{Contact, Limits, NewAccount, RemoteId, Secret, Status};

fn text(content: &str) -> String {
    format!("<value><string>{content}</string></value>")
}

fn int(number: i64) -> String {
    format!("<value><int>{number}</int></value>")
}

fn yes() -> String {
    "<value><boolean>1</boolean></value>".to_owned()
}

fn no() -> String {
    "<value><boolean>0</boolean></value>".to_owned()
}

fn members(members: &[(&str, String)]) -> String {
    let members: String = members
        .iter()
        .map(|(name, value)| format!("<member><name>{name}</name>{value}</member>"))
        .collect();
    format!("<value><struct>{members}</struct></value>")
}

#[track_caller]
fn assert_sends(request: &Request, method: &str, access: Access, params: &[String]) {
    let params: String = params
        .iter()
        .map(|value| format!("<param>{value}</param>"))
        .collect();
    let expected = format!(
        "<?xml version=\"1.0\"?><methodCall><methodName>{method}</methodName><params>{params}</params></methodCall>"
    );
    assert_eq!(
        encode_call(request.method, &request.params).unwrap(),
        expected
    );
    assert_eq!(request.access, access);
}

fn anna() -> NewAccount {
    NewAccount {
        name: "anna_doe".to_owned(),
        contact: Contact {
            display_name: "Anna Doe".to_owned(),
            email: "anna@shop.example".to_owned(),
        },
        password: Some(Secret::new("s3cret-pw")),
        package: Some(RemoteId::new("310")),
    }
}

#[test]
fn user_get() {
    let own = members(&[("self", yes())]);
    assert_sends(&user::get_self(), "user.get", Access::Read, &[own]);
    let named = members(&[("username", text("anna_doe/42"))]);
    assert_sends(
        &user::get_by_username("anna_doe/42"),
        "user.get",
        Access::Read,
        &[named],
    );
}

#[test]
fn user_create() {
    let user = members(&[
        ("role", text("PUBLISHER")),
        ("email", text("anna@shop.example")),
        ("name", text("Anna Doe")),
        ("username", text("anna_doe")),
        ("password", text("s3cret-pw")),
        ("status", text("ACTIVE")),
    ]);
    let anna = anna();
    let request = user::create(&anna, Some(310));
    let package = members(&[("id", int(310))]);
    assert_sends(
        &request,
        "user.create",
        Access::Write,
        &[user.clone(), package],
    );
    assert_eq!(request.secret, anna.password);
    assert_sends(
        &user::create(&anna, None),
        "user.create",
        Access::Write,
        &[user],
    );
}

#[test]
fn user_update() {
    let changes = members(&[
        ("email", text("anna@shop.example")),
        ("name", text("Anna Doe")),
    ]);
    let anna = anna();
    let request = user::update(1007, &anna.contact);
    assert_sends(
        &request,
        "user.update",
        Access::Write,
        &[int(1007), changes],
    );
}

#[test]
fn security_update() {
    let password = Secret::new("n3w-pw");
    let request = security::update(1007, &password);
    let params = [int(1007), text(""), text("n3w-pw")];
    assert_sends(&request, "security.update", Access::Write, &params);
    assert_eq!(request.secret, Some(password));
}

#[test]
fn publisher_link_get() {
    let filter = members(&[("operator", int(42))]);
    let options = members(&[
        ("firstResultIndex", int(400)),
        ("maximumResults", int(200)),
        (
            "extract",
            members(&[
                (
                    "publisher",
                    members(&[
                        ("id", yes()),
                        ("username", yes()),
                        ("name", yes()),
                        ("email", yes()),
                    ]),
                ),
                ("status", yes()),
                (
                    "bandwidthPackage",
                    members(&[("id", yes()), ("name", yes())]),
                ),
            ]),
        ),
    ]);
    let paged = link::get_page(42, 400, 200);
    assert_sends(
        &paged,
        "publisherLink.get",
        Access::Read,
        &[filter.clone(), options],
    );
    let options = members(&[("disjunction", no())]);
    assert_sends(
        &link::get_all(42),
        "publisherLink.get",
        Access::Read,
        &[filter, options],
    );
}

#[test]
fn publisher_link_update() {
    let publisher = ("publisher", members(&[("id", int(1007))]));
    let operator = ("operator", members(&[("id", int(42))]));
    let package = (
        "bandwidthPackage",
        members(&[
            ("id", int(311)),
            ("user", members(&[("id", int(1007))])),
            ("type", text("PUBLISHER_LINK")),
        ]),
    );
    for (status, word) in [(Status::Active, "ACTIVE"), (Status::Suspended, "SUSPENDED")] {
        let link = members(&[publisher.clone(), operator.clone(), ("status", text(word))]);
        let request = link::update(1007, 42, Some(status), None);
        assert_sends(
            &request,
            "publisherLink.update",
            Access::Write,
            &[text("1007,42"), link],
        );
    }
    let link = members(&[publisher.clone(), operator.clone(), package.clone()]);
    let request = link::update(1007, 42, None, Some(311));
    assert_sends(
        &request,
        "publisherLink.update",
        Access::Write,
        &[text("1007,42"), link],
    );

    let link = members(&[publisher, operator, package, ("status", text("ACTIVE"))]);
    let request = link::update(1007, 42, Some(Status::Active), Some(311));
    assert_sends(
        &request,
        "publisherLink.update",
        Access::Write,
        &[text("1007,42"), link],
    );
}

#[test]
fn bandwidth_package_get() {
    let filter = members(&[("user", text("ops@host.example"))]);
    let request = package::get("ops@host.example");
    assert_sends(&request, "bandwidthPackage.get", Access::Read, &[filter]);
}

#[test]
fn bandwidth_package_create() {
    let gold = members(&[
        ("name", text("Gold")),
        ("user", members(&[("id", int(42))])),
        ("dedicatedBandwidth", no()),
        ("bandwidthLimit", int(-1)),
        ("diskSpaceLimit", int(999_999)),
        ("speedLimit", int(9_999)),
        ("resourceLimit", int(99)),
        ("streamingAllowed", no()),
        ("sslEnabled", no()),
        ("servingAllLocations", yes()),
        ("type", text("PUBLISHER_LINK")),
    ]);
    let request = package::create(42, "Gold", &Limits::default());
    assert_sends(&request, "bandwidthPackage.create", Access::Write, &[gold]);
}

#[test]
fn bandwidth_package_update() {
    let renamed = members(&[("name", text("Gold Plus"))]);
    let request = package::update(310, Some("Gold Plus"), None);
    assert_sends(
        &request,
        "bandwidthPackage.update",
        Access::Write,
        &[int(310), renamed],
    );

    let limits = Limits {
        transfer_gb: Some(500),
        ..Limits::default()
    };
    let limited = members(&[
        ("bandwidthLimit", int(500)),
        ("diskSpaceLimit", int(999_999)),
        ("speedLimit", int(9_999)),
        ("resourceLimit", int(99)),
        ("streamingAllowed", no()),
        ("sslEnabled", no()),
        ("servingAllLocations", yes()),
    ]);
    let request = package::update(310, None, Some(&limits));
    assert_sends(
        &request,
        "bandwidthPackage.update",
        Access::Write,
        &[int(310), limited],
    );
}

#[test]
fn themability_get() {
    let filter = members(&[("operator", int(42))]);
    assert_sends(
        &themability::get(42),
        "themability.get",
        Access::Read,
        &[filter],
    );
}
