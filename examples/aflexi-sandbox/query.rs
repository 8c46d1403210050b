//! The common part of every `get`: filter, page, extract.

use std::collections::BTreeMap;

use dxr::{Fault, Value};

use crate::args::Members;
use crate::codes;

/// Answers `{results: [...]}` from the rows of things that are in order of id. Without a filter only the rows
/// of the page are made.
///
/// `names` are the first segments a filter key may have: a misspelt filter must not pass for one
/// that matches everything or nothing.
pub fn select<T>(
    things: impl Iterator<Item = T>,
    row: impl Fn(T) -> Value,
    filter: Members<'_>,
    options: Members<'_>,
    names: &[&str],
    max_page: Option<usize>,
) -> Result<Value, Fault> {
    for (key, _) in filter.iter() {
        if !key
            .split('.')
            .next()
            .is_some_and(|name| names.contains(&name))
        {
            return Err(codes::invalid(&format!("unknown filter {key}")));
        }
    }
    let any = options.boolean("disjunction")?.unwrap_or(false);
    let first = whole_number(options, "firstResultIndex", 0)?.unwrap_or(0);
    let asked = whole_number(options, "maximumResults", 1)?;
    let most = asked
        .into_iter()
        .chain(max_page)
        .min()
        .unwrap_or(usize::MAX);
    let fields = options.members("extract")?;
    let rows: Vec<Value> = if filter.iter().next().is_none() {
        things.skip(first).take(most).map(row).collect()
    } else {
        let matching = things.map(row).filter(|row| matches(row, filter, any));
        matching.skip(first).take(most).collect()
    };
    let results = match fields {
        Some(fields) => rows.iter().map(|row| extract(row, fields)).collect(),
        None => rows,
    };
    Ok(Value::Struct(
        [("results".to_owned(), Value::Array(results))].into(),
    ))
}

fn whole_number(options: Members<'_>, name: &str, least: i32) -> Result<Option<usize>, Fault> {
    match options.int(name)? {
        Some(number) if number < least => {
            Err(codes::invalid(&format!("{name} must be {least} or more")))
        }
        Some(number) => Ok(usize::try_from(number).ok()),
        None => Ok(None),
    }
}

fn matches(row: &Value, filter: Members<'_>, any: bool) -> bool {
    let mut conditions = filter.iter();
    let mut holds = |(key, wanted): (&str, &Value)| {
        field(row, key).is_some_and(|found| match wanted {
            Value::Array(wanted) => wanted.iter().any(|wanted| equals(found, wanted)),
            wanted => equals(found, wanted),
        })
    };
    if any {
        conditions.any(&mut holds)
    } else {
        conditions.all(&mut holds)
    }
}

/// The member a dotted key names.
fn field<'a>(row: &'a Value, key: &str) -> Option<&'a Value> {
    key.split('.').try_fold(row, |value, name| match value {
        Value::Struct(members) => members.get(name),
        _ => None,
    })
}

/// A scalar also equals the struct it identifies: `operator: 42`, `user: "ops@host.example"`.
fn equals(found: &Value, wanted: &Value) -> bool {
    match (found, wanted) {
        (Value::Struct(members), Value::Integer(_)) => members.get("id") == Some(wanted),
        (Value::Struct(members), Value::String(_)) => members.get("username") == Some(wanted),
        _ => found == wanted,
    }
}

/// Keeps the selected members. Unselected ones are absent; an empty selector keeps everything.
fn extract(row: &Value, fields: Members<'_>) -> Value {
    let Value::Struct(members) = row else {
        return row.clone();
    };
    let mut fields = fields.iter().peekable();
    if fields.peek().is_none() {
        return row.clone();
    }
    let kept: BTreeMap<_, _> = fields
        .filter_map(|(name, selector)| {
            let value = members.get(name)?;
            let kept = match selector {
                Value::Boolean(false) => return None,
                selector => Members::new(selector)
                    .map_or_else(|| value.clone(), |fields| extract(value, fields)),
            };
            Some((name.to_owned(), kept))
        })
        .collect();
    Value::Struct(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::String(value.to_owned())
    }

    fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
        Value::Struct(members.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// Ids 1 to 5; odd ones on Gold, even ones on Silver; owner 42 "ops".
    fn rows() -> Vec<Value> {
        (1..=5)
            .map(|id| {
                let package = if id % 2 == 1 { "Gold" } else { "Silver" };
                record([
                    ("id", Value::Integer(id)),
                    ("package", record([("name", text(package))])),
                    (
                        "owner",
                        record([("id", Value::Integer(42)), ("username", text("ops"))]),
                    ),
                ])
            })
            .collect()
    }

    fn run(filter: Value, options: Value, max_page: Option<usize>) -> Result<Vec<Value>, Fault> {
        let filter = Members::new(&filter).unwrap();
        let options = Members::new(&options).unwrap();
        match select(
            rows().into_iter(),
            std::convert::identity,
            filter,
            options,
            &["id", "package", "owner"],
            max_page,
        )? {
            Value::Struct(mut reply) => match reply.remove("results") {
                Some(Value::Array(results)) => Ok(results),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    fn ids(filter: Value, options: Value) -> Vec<i32> {
        run(filter, options, None)
            .unwrap()
            .iter()
            .map(|row| match field(row, "id") {
                Some(Value::Integer(id)) => *id,
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn nothing() -> Value {
        Value::Array(vec![])
    }

    #[test]
    fn filters_compare_scalars_lists_and_dotted_names() {
        let everything = [1, 2, 3, 4, 5];
        let hack = record([("_hack", Value::Boolean(true))]);
        assert_eq!(ids(nothing(), nothing()), everything);
        assert_eq!(ids(hack.clone(), hack), everything);
        assert_eq!(ids(record([("id", Value::Integer(3))]), nothing()), [3]);
        assert_eq!(
            ids(record([("package.name", text("Silver"))]), nothing()),
            [2, 4]
        );
        let both = Value::Array(vec![text("Silver"), text("Gold")]);
        assert_eq!(ids(record([("package.name", both)]), nothing()), everything);
        assert_eq!(
            ids(record([("owner", Value::Integer(42))]), nothing()),
            everything
        );
        assert_eq!(ids(record([("owner", text("ops"))]), nothing()), everything);
    }

    #[test]
    fn row_4_and_9_no_match_is_an_empty_list() {
        assert!(ids(record([("owner", Value::Integer(77))]), nothing()).is_empty());
        assert!(ids(record([("package.name", Value::Array(vec![]))]), nothing()).is_empty());
        assert!(ids(record([("id", text("3"))]), nothing()).is_empty());
    }

    #[test]
    fn disjunction_joins_with_or() {
        let filter = || record([("id", Value::Integer(3)), ("package.name", text("Silver"))]);
        let or = |flag| record([("disjunction", Value::Boolean(flag))]);
        assert!(ids(filter(), or(false)).is_empty());
        assert_eq!(ids(filter(), or(true)), [2, 3, 4]);
    }

    #[test]
    fn row_17_only_the_last_page_is_short() {
        let page = |first, most| {
            ids(
                nothing(),
                record([
                    ("firstResultIndex", Value::Integer(first)),
                    ("maximumResults", Value::Integer(most)),
                ]),
            )
        };
        assert_eq!(page(0, 2), [1, 2]);
        assert_eq!(page(2, 2), [3, 4]);
        assert_eq!(page(4, 2), [5]);
        assert!(page(5, 2).is_empty());
    }

    #[test]
    fn the_servers_own_page_limit_wins() {
        let asked = || record([("maximumResults", Value::Integer(4))]);
        assert_eq!(run(nothing(), asked(), Some(3)).unwrap().len(), 3);
        assert_eq!(run(nothing(), asked(), Some(9)).unwrap().len(), 4);
        assert_eq!(run(nothing(), nothing(), Some(3)).unwrap().len(), 3);
    }

    #[test]
    fn row_18_extract_leaves_the_rest_absent() {
        let extract = record([
            ("id", Value::Boolean(true)),
            ("owner", record([("id", Value::Boolean(true))])),
            ("package", Value::Boolean(false)),
            ("unheard_of", Value::Boolean(true)),
        ]);
        let found = run(
            record([("id", Value::Integer(1))]),
            record([("extract", extract)]),
            None,
        );
        let expected = record([
            ("id", Value::Integer(1)),
            ("owner", record([("id", Value::Integer(42))])),
        ]);
        assert_eq!(found, Ok(vec![expected]));
        assert_eq!(
            run(nothing(), record([("extract", nothing())]), None),
            Ok(rows())
        );
    }

    #[test]
    fn nonsense_is_refused() {
        for options in [
            record([("maximumResults", Value::Integer(0))]),
            record([("firstResultIndex", Value::Integer(-1))]),
            record([("maximumResults", text("50"))]),
            record([("disjunction", Value::Integer(0))]),
            record([("extract", text("id"))]),
        ] {
            let result = run(nothing(), options.clone(), None);
            assert_eq!(result.unwrap_err().code(), codes::INVALID, "{options:?}");
        }
        let misspelt = run(record([("opreator", Value::Integer(42))]), nothing(), None);
        assert_eq!(misspelt.unwrap_err().code(), codes::INVALID);
    }
}
