//! `stats.getSummaries`: the request, and its reader on every shape a reply may have.

use std::collections::HashMap;

use proptest::collection::btree_map;
use proptest::prelude::*;

use super::{assert_sends, members, text};
use crate::aflexi::methods::stats;
use crate::aflexi::reply::Node;
use crate::aflexi::request::Access;
use crate::aflexi::xmlrpc::{Struct, Value};
use crate::cdn::Day;

fn of<'a>(members: &[(&'a str, Value<'a>)]) -> Value<'a> {
    members
        .iter()
        .fold(Struct::new(), |all, (name, value)| {
            all.with(*name, value.clone())
        })
        .into()
}

/// Cached, not cached, in total; the total is no sum, so that nothing else can be taken for it.
fn triple(total: f64) -> Value<'static> {
    Value::Array([0.25, 0.5, total].map(Value::Double).into())
}

fn named_triple(total: f64) -> Value<'static> {
    of(&[
        ("0", Value::Double(0.25)),
        ("1", Value::Double(0.5)),
        ("2", Value::Double(total)),
    ])
}

/// A day whose two further dimensions are told as "all".
fn day(publishers: Value) -> Value {
    of(&[("-1", of(&[("-1", publishers)]))])
}

fn reply(publishers: Value) -> Value {
    of(&[("1298937600", day(publishers))])
}

fn read(reply: &Value) -> Result<HashMap<String, f64>, String> {
    stats::read(&Node::root(reply)).map_err(|problem| problem.to_string())
}

fn told(publishers: &[(&str, f64)]) -> Result<HashMap<String, f64>, String> {
    Ok(publishers
        .iter()
        .map(|(publisher, megabytes)| ((*publisher).to_owned(), *megabytes))
        .collect())
}

#[test]
fn one_day_is_asked_for() {
    let at = |text: &str| format!("<value><dateTime.iso8601>{text}</dateTime.iso8601></value>");
    let query = |kind| {
        members(&[
            ("summary", text("DAILY")),
            ("type", text(kind)),
            ("startDate", at("20110301T00:00:00")),
            ("endDate", at("20110301T23:59:59")),
            ("resultFormat", text("DETAIL")),
        ])
    };
    for kind in [stats::HTTP, stats::RTMP] {
        assert_sends(
            &stats::get_summaries(kind, Day::at(1_298_937_600)),
            "stats.getSummaries",
            Access::Read,
            &[text("groupByOperator"), query(kind)],
        );
    }
}

#[test]
fn the_third_of_a_triple_counts_however_it_is_written() {
    let whole_numbers = Value::Array([1, 2, 3].map(Value::Int).into());
    for (served, megabytes) in [
        (triple(120.5), 120.5),
        (named_triple(120.5), 120.5),
        (whole_numbers, 3.0),
        (triple(0.0), 0.0),
    ] {
        let reply = reply(of(&[("1007", served.clone())]));
        assert_eq!(read(&reply), told(&[("1007", megabytes)]), "{served:?}");
    }
}

#[test]
fn deeper_levels_add_up_without_what_repeats_them() {
    let zones = of(&[("51", triple(1.0)), ("52", named_triple(2.0))]);
    let deeper = of(&[("7", zones.clone()), ("8", of(&[("53", triple(4.0))]))]);
    let without_a_name = Value::Array(vec![triple(1.0), triple(2.0), triple(4.0)]);
    for (served, megabytes) in [
        (zones.clone(), 3.0),
        (deeper.clone(), 7.0),
        // Directly under "all" is what the others sum up to.
        (of(&[("-1", triple(9.0)), ("51", triple(1.0))]), 1.0),
        (of(&[("-1", triple(9.0))]), 0.0),
        // "All" may have parts of its own, which count.
        (of(&[("-1", zones)]), 3.0),
        (of(&[("-1", deeper)]), 7.0),
        (without_a_name, 7.0),
        (Value::Array(Vec::new()), 0.0),
    ] {
        let reply = reply(of(&[("1007", served.clone())]));
        assert_eq!(read(&reply), told(&[("1007", megabytes)]), "{served:?}");
    }
}

#[test]
fn all_times_repeat_the_times_and_all_of_a_dimension_its_parts() {
    let one = of(&[("1007", triple(1.0))]);
    let two = of(&[("1007", triple(2.0)), ("1008", triple(5.0))]);
    let parts = of(&[
        ("3", of(&[("4", one.clone())])),
        ("5", of(&[("4", two.clone())])),
    ]);
    let both = of(&[
        ("3", of(&[("-1", one.clone())])),
        ("-1", of(&[("4", one.clone()), ("-1", two.clone())])),
    ]);
    for (reply, publishers) in [
        (of(&[("-1", day(two.clone()))]), &[][..]),
        (
            of(&[("-1", day(two.clone())), ("2011-03-01", day(one.clone()))]),
            &[("1007", 1.0)],
        ),
        (
            of(&[("hour 0", day(one.clone())), ("hour 1", day(two.clone()))]),
            &[("1007", 3.0), ("1008", 5.0)],
        ),
        (of(&[("t", parts)]), &[("1007", 3.0), ("1008", 5.0)]),
        (of(&[("t", both)]), &[("1007", 2.0), ("1008", 5.0)]),
        (
            reply(of(&[("-1", triple(9.0)), ("1007", triple(1.0))])),
            &[("1007", 1.0)],
        ),
        (of(&[]), &[]),
        (Value::Array(Vec::new()), &[]),
        (of(&[("t", Value::Array(Vec::new()))]), &[]),
    ] {
        assert_eq!(read(&reply), told(publishers), "{reply:?}");
    }
}

#[test]
fn what_cannot_be_traffic_is_named() {
    let under = |served: Value<'static>| reply(of(&[("1007", served)]));
    for (reply, problem) in [
        (
            Value::from("none"),
            "the result is neither a struct nor an array",
        ),
        (
            under(Value::Double(1.0)),
            "1298937600.-1.-1.1007 is neither a struct nor an array",
        ),
        (
            under(triple(-1.0)),
            "1298937600.-1.-1.1007[2] cannot be an amount",
        ),
        (
            under(triple(1e300)),
            "1298937600.-1.-1.1007[2] cannot be an amount",
        ),
        (
            under(triple(f64::NAN)),
            "1298937600.-1.-1.1007[2] cannot be an amount",
        ),
        (
            under(of(&[
                ("0", 1.into()),
                ("1", 1.into()),
                ("2", "many".into()),
            ])),
            "1298937600.-1.-1.1007.2 is not a number",
        ),
        (
            under(Value::Array([1, 2, 3, 4].map(Value::Int).into())),
            "1298937600.-1.-1.1007[0] is neither a struct nor an array",
        ),
        (
            under(of(&[("51", triple(1.0)), ("51", triple(2.0))])),
            "1298937600.-1.-1.1007.51 is there twice",
        ),
        (
            under(of(&[("0", 1.into()), ("1", 2.into())])),
            "1298937600.-1.-1.1007.0 is neither a struct nor an array",
        ),
        (
            of(&[("t", of(&[("-1", "none".into())]))]),
            "t.-1 is neither a struct nor an array",
        ),
    ] {
        assert_eq!(
            read(&reply).as_ref().err().map(String::as_str),
            Some(problem)
        );
    }
}

/// Levels below a publisher, and what they sum up to. Beside the parts there may stand a triple that repeats them.
fn any_served() -> impl Strategy<Value = (Value<'static>, f64)> {
    let amount = || (0_u32..1000).prop_map(f64::from);
    let leaf = amount().prop_flat_map(|total| {
        prop_oneof![
            Just((triple(total), total)),
            Just((named_triple(total), total))
        ]
    });
    leaf.prop_recursive(3, 24, 4, move |inner| {
        (
            btree_map(10_i64..99, inner, 1..4),
            proptest::option::of(amount()),
        )
            .prop_map(|(parts, repeated)| {
                let all = repeated.map(triple);
                let mut level = Struct::new().with_some("-1", all);
                let mut sum = 0.0;
                for (id, (part, megabytes)) in parts {
                    level = level.with(id.to_string(), part);
                    sum += megabytes;
                }
                (level.into(), sum)
            })
    })
}

/// Any value at all.
fn any_value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Value::Int),
        any::<f64>().prop_map(Value::Double),
        "[a-z0-9]{0,3}".prop_map(Value::from),
        Just(Value::Nil),
    ];
    let name = prop_oneof![
        Just("-1".to_owned()),
        (0..4).prop_map(|id: i32| id.to_string())
    ];
    leaf.prop_recursive(6, 64, 4, move |inner| {
        let named = proptest::collection::vec((name.clone(), inner.clone()), 0..4);
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(Value::Array),
            named.prop_map(|named| {
                let all = named.into_iter();
                all.fold(Struct::new(), |all, (name, value)| all.with(name, value))
                    .into()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn publishers_are_told_apart_and_their_parts_add_up(
        served in btree_map(1_i64..9999, any_served(), 0..5),
    ) {
        let mut publishers = Struct::new();
        let mut expected = HashMap::new();
        for (publisher, (value, megabytes)) in served {
            publishers = publishers.with(publisher.to_string(), value);
            expected.insert(publisher.to_string(), megabytes);
        }
        prop_assert_eq!(read(&reply(publishers.into())), Ok(expected));
    }

    #[test]
    fn whatever_comes_no_amount_is_negative_or_without_end(reply in any_value()) {
        if let Ok(publishers) = read(&reply) {
            prop_assert!(publishers.values().all(|megabytes| *megabytes >= 0.0 && megabytes.is_finite()));
            prop_assert!(!publishers.contains_key("-1"));
        }
    }
}
