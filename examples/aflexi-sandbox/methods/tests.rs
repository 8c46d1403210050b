//! The rules that live between parameters and world.

use dxr::{Fault, Value};

use super::rows::{record, text};
use super::*;
use crate::world::{Caller, PackageForm};

const ME: Caller = Caller {
    user: 42,
    operator: 42,
};

fn world() -> World {
    let mut world = World::default();
    world.add_operator(42, "ops", "AK");
    world.add_operator(77, "other", "AK-other");
    world
        .create_package(ME, &PackageForm::named("Gold"))
        .unwrap();
    world
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Struct(record(members))
}

fn core(world: &mut World, login: &str, method: &str, rest: &[Value]) -> Result<Value, Fault> {
    let key = if login == "other" { "AK-other" } else { "AK" };
    let params = [&[text(login), text(key)], rest].concat();
    run(world, Endpoint::Core, method, &params)
}

fn code(result: Result<Value, Fault>) -> i32 {
    result.err().map_or(0, |fault| fault.code())
}

fn anna(world: &mut World) -> i32 {
    let user = object([
        ("role", text("PUBLISHER")),
        ("email", text("anna@shop.example")),
        ("name", text("Anna, Doe")),
        ("username", text("anna_doe")),
        ("password", text("s3cret-pw")),
    ]);
    let package = object([("id", Value::Integer(1001))]);
    match core(world, "ops", "user.create", &[user, package]) {
        Ok(Value::Integer(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn rows(result: Result<Value, Fault>) -> Vec<Value> {
    match result {
        Ok(Value::Struct(mut reply)) => match reply.remove("results") {
            Some(Value::Array(rows)) => rows,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn ids(publisher: i32, operator: i32) -> [(&'static str, Value); 2] {
    [
        ("publisher", object([("id", Value::Integer(publisher))])),
        ("operator", object([("id", Value::Integer(operator))])),
    ]
}

#[test]
fn row_1_every_method_but_list_methods_wants_credentials() {
    for endpoint in [Endpoint::Core, Endpoint::Stats] {
        for method in endpoint.methods() {
            let expected = if *method == LIST_METHODS {
                0
            } else {
                codes::AUTHENTICATION
            };
            let wrong = [text("ops"), text("wrong")];
            assert_eq!(
                code(run(&mut world(), endpoint, method, &wrong)),
                expected,
                "{method}"
            );
            let expected = if *method == LIST_METHODS {
                0
            } else {
                codes::PARAMETERS
            };
            assert_eq!(
                code(run(&mut world(), endpoint, method, &[])),
                expected,
                "{method}"
            );
        }
    }
}

#[test]
fn row_2_self_is_exactly_the_caller() {
    let mut world = world();
    let id = anna(&mut world);
    let me = object([("self", Value::Boolean(true))]);
    for (login, expected, role) in [
        ("ops", 42, "OPERATOR"),
        ("ops?su=anna_doe/42", id, "PUBLISHER"),
    ] {
        let found = rows(core(
            &mut world,
            login,
            "user.get",
            std::slice::from_ref(&me),
        ));
        let [Value::Struct(user)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(user["id"], Value::Integer(expected));
        assert_eq!(user["role"], text(role));
    }
}

#[test]
fn row_3_publishers_are_kept_out() {
    let mut world = world();
    let id = anna(&mut world);
    let login = "ops?su=anna_doe/42";
    let none = || Value::Array(vec![]);
    let link = text(format!("{id},42"));
    for (method, rest) in [
        ("publisherLink.get", vec![none()]),
        (
            "publisherLink.update",
            vec![link.clone(), object(ids(id, 42))],
        ),
        ("publisherLink.delete", vec![link]),
        ("bandwidthPackage.delete", vec![Value::Integer(1001)]),
        ("themability.get", vec![none()]),
    ] {
        assert_eq!(
            code(core(&mut world, login, method, &rest)),
            codes::NOT_PERMITTED,
            "{method}"
        );
    }
    let params = [text(login), text("AK"), text("groupByOperator"), none()];
    let stats = run(&mut world, Endpoint::Stats, "stats.getSummaries", &params);
    assert_eq!(code(stats), codes::NOT_PERMITTED);
}

#[test]
fn row_4_filters_naming_another_operator_find_nothing() {
    let mut world = world();
    anna(&mut world);
    for (method, key, value) in [
        ("publisherLink.get", "operator", Value::Integer(77)),
        ("themability.get", "operator", Value::Integer(77)),
        ("bandwidthPackage.get", "user", text("other")),
    ] {
        let found = rows(core(&mut world, "ops", method, &[object([(key, value)])]));
        assert!(found.is_empty(), "{method}");
    }
    let own = object([("user", text("ops"))]);
    assert_eq!(
        rows(core(&mut world, "ops", "bandwidthPackage.get", &[own])).len(),
        1
    );
    let unknown = [text("anna_doe/42")];
    assert_eq!(
        code(core(&mut world, "other", "user.getByUsername", &unknown)),
        codes::NO_USER
    );
    assert_eq!(
        code(core(&mut world, "ops", "user.getByUsername", &unknown)),
        0
    );
}

#[test]
fn row_10_a_link_id_is_a_string_that_agrees_with_its_struct() {
    let mut world = world();
    let id = anna(&mut world);
    let update = |world: &mut World, link: Value, publisher, operator| {
        let rest = [link, object(ids(publisher, operator))];
        code(core(world, "ops", "publisherLink.update", &rest))
    };
    let link = || text(format!("{id},42"));
    assert_eq!(update(&mut world, link(), id, 42), 0);
    assert_eq!(
        update(&mut world, Value::Integer(id), id, 42),
        codes::PARAMETERS
    );
    assert_eq!(update(&mut world, link(), 0, 0), codes::INVALID);
    assert_eq!(update(&mut world, link(), id, 77), codes::INVALID);
    assert_eq!(
        update(&mut world, text("9999,42"), 9999, 42),
        codes::NO_LINK
    );
    let bare = [link(), Value::Array(vec![])];
    assert_eq!(
        code(core(&mut world, "ops", "publisherLink.update", &bare)),
        codes::MISSING
    );
}

#[test]
fn row_12_members_a_link_does_not_have_are_ignored() {
    let mut world = world();
    let id = anna(&mut world);
    let [publisher, operator] = ids(id, 42);
    let package = object([
        ("id", Value::Integer(1001)),
        ("user", object([("id", Value::Integer(id))])),
        ("type", text("PUBLISHER_LINK")),
    ]);
    let change = object([
        publisher,
        operator,
        ("bandwidthPackage", package),
        ("password", text("ignored")),
    ]);
    let rest = [text(format!("{id},42")), change];
    assert_eq!(
        code(core(&mut world, "ops", "publisherLink.update", &rest)),
        0
    );
    assert_eq!(world.password("anna_doe/42"), Some("s3cret-pw"));
}

#[test]
fn row_13_deleted_links_show_only_when_asked_for() {
    let mut world = world();
    let id = anna(&mut world);
    let link = [text(format!("{id},42"))];
    assert_eq!(
        code(core(&mut world, "ops", "publisherLink.delete", &link)),
        0
    );
    assert_eq!(
        code(core(&mut world, "ops", "publisherLink.delete", &link)),
        codes::NO_LINK
    );
    let none = Value::Array(vec![]);
    assert!(rows(core(&mut world, "ops", "publisherLink.get", &[none])).is_empty());
    let deleted = text("DELETED");
    for status in [deleted.clone(), Value::Array(vec![text("ACTIVE"), deleted])] {
        let filter = [object([("status", status)])];
        assert_eq!(
            rows(core(&mut world, "ops", "publisherLink.get", &filter)).len(),
            1
        );
    }
}

#[test]
fn row_15_members_have_their_type() {
    let mut world = world();
    let create = |world: &mut World, name: &str, value: Value| {
        let mut package = record([("name", text("New")), ("type", text("PUBLISHER_LINK"))]);
        package.insert(name.to_owned(), value);
        code(core(
            world,
            "ops",
            "bandwidthPackage.create",
            &[Value::Struct(package)],
        ))
    };
    assert_eq!(
        create(&mut world, "bandwidthLimit", Value::Integer(-2)),
        codes::INVALID
    );
    assert_eq!(create(&mut world, "speedLimit", text("10")), codes::INVALID);
    assert_eq!(
        create(&mut world, "sslEnabled", Value::Integer(0)),
        codes::INVALID
    );
    assert_eq!(create(&mut world, "type", text("OTHER")), codes::INVALID);
    assert_eq!(create(&mut world, "sslEnabled", Value::Boolean(true)), 0);
    let untyped = [object([("name", text("Untyped"))])];
    assert_eq!(
        code(core(&mut world, "ops", "bandwidthPackage.create", &untyped)),
        codes::MISSING
    );
}

#[test]
fn row_16_required_members_are_named() {
    for name in ["role", "email", "name", "password"] {
        let mut user = record([
            ("role", text("PUBLISHER")),
            ("email", text("a@b.example")),
            ("name", text("A")),
            ("password", text("p")),
        ]);
        user.remove(name);
        let fault = core(&mut world(), "ops", "user.create", &[Value::Struct(user)]).unwrap_err();
        assert_eq!(fault.code(), codes::MISSING);
        assert!(fault.string().ends_with(name), "{}", fault.string());
    }
}

#[test]
fn row_21_no_reply_holds_a_password() {
    let mut world = world();
    anna(&mut world);
    let none = || Value::Array(vec![]);
    for (method, rest) in [
        ("user.get", none()),
        ("publisherLink.get", none()),
        ("user.getByUsername", text("anna_doe/42")),
    ] {
        let reply = format!("{:?}", core(&mut world, "ops", method, &[rest]).unwrap());
        assert!(reply.contains("anna_doe/42"), "{method}");
        assert!(
            !reply.contains("s3cret-pw") && !reply.contains("password"),
            "{method}"
        );
    }
}

/// Megabytes cached, not cached and in total of one publisher, by day.
fn served(world: &mut World, id: i32, kind: &str, from: &str, to: &str) -> Vec<(String, [f64; 3])> {
    let at = |text: &str| Value::DateTime(text.parse().unwrap());
    let query = object([
        ("summary", text("DAILY")),
        ("type", text(kind)),
        ("startDate", at(from)),
        ("endDate", at(to)),
        ("resultFormat", text("DETAIL")),
    ]);
    let params = [text("ops"), text("AK"), text("groupByOperator"), query];
    let inner = |value: &Value, name: &str| match value {
        Value::Struct(members) => members[name].clone(),
        other => panic!("{other:?}"),
    };
    match run(world, Endpoint::Stats, "stats.getSummaries", &params).unwrap() {
        Value::Struct(days) => days
            .iter()
            .map(|(day, value)| {
                let triple = inner(&inner(&inner(value, "-1"), "-1"), &id.to_string());
                let Value::Array(triple) = triple else {
                    panic!("{triple:?}");
                };
                let number = |index: usize| match triple[index] {
                    Value::Double(number) => number,
                    ref other => panic!("{other:?}"),
                };
                (day.clone(), [number(0), number(1), number(2)])
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn statistics_add_up() {
    let mut world = world();
    let id = anna(&mut world);
    let (from, to) = ("20110301T00:00:00", "20110302T23:59:59");
    let days = served(&mut world, id, "HTTP", from, to);
    let times: Vec<&str> = days.iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(times, ["1298937600", "1299024000"]);
    for (day, [cached, not_cached, total]) in &days {
        assert!(*cached > 0.0 && *not_cached > 0.0, "{day}");
        assert!((cached + not_cached - total).abs() < 1e-9, "{day}");
    }
    let streamed = served(&mut world, id, "RTMP", from, to);
    assert!((streamed[0].1[2] * 10.0 - days[0].1[2]).abs() < 1e-9);
}

#[test]
fn statistics_are_the_same_however_they_are_asked_for_and_not_every_day() {
    let mut world = world();
    let id = anna(&mut world);
    let month = served(
        &mut world,
        id,
        "HTTP",
        "20110301T00:00:00",
        "20110331T23:59:59",
    );
    let one = served(
        &mut world,
        id,
        "HTTP",
        "20110302T00:00:00",
        "20110302T23:59:59",
    );
    assert_eq!(month.len(), 31);
    assert_eq!(month[1], one[0]);
    assert!(month.windows(2).all(|days| days[0].1 != days[1].1));
}

#[test]
fn a_method_lives_on_one_endpoint() {
    let params = [text("ops"), text("AK")];
    for (endpoint, method) in [
        (Endpoint::Core, "stats.getSummaries"),
        (Endpoint::Stats, "user.get"),
        (Endpoint::Core, "license.get"),
    ] {
        assert_eq!(
            code(run(&mut world(), endpoint, method, &params)),
            codes::UNKNOWN_METHOD
        );
    }
}
