//! `stats.getSummaries`: traffic made up from publisher and day, the same every time.

use std::collections::BTreeMap;

use dxr::{DateTime, Fault, Value};

use super::rows::record;
use crate::args::{Members, Params, required};
use crate::clock::{DAY, days_from_date};
use crate::codes;
use crate::world::{Caller, Status, World};

/// A longer report would be a mistake of the caller's.
const MAX_DAYS: i64 = 366;

/// Nested structs: day, `-1`, `-1`, publisher id, then megabytes cached, not cached, in total.
pub fn get_summaries(world: &World, caller: Caller, params: &[Value]) -> Result<Value, Fault> {
    caller.must_be_operator()?;
    let params = Params::new(params, 2, 2)?;
    let query = params.members(1)?;
    if params.string(0)? != "groupByOperator" {
        return Err(codes::invalid("grouping must be groupByOperator"));
    }
    one_of(query, "summary", &["DAILY"])?;
    one_of(query, "resultFormat", &["DETAIL"])?;
    let kind = one_of(query, "type", &["HTTP", "RTMP"])?;
    let (first, last) = (day(query, "startDate")?, day(query, "endDate")?);
    if !(0..MAX_DAYS).contains(&(last - first)) {
        return Err(codes::invalid(
            "endDate must be within a year after startDate",
        ));
    }
    let publishers: Vec<i32> = world
        .links(caller)
        .filter(|link| link.status != Status::Deleted)
        .map(|link| link.id.publisher)
        .collect();
    let all = |value| Value::Struct(record([("-1", value)]));
    let days = (first..=last).map(|day| {
        let publishers: BTreeMap<String, Value> = publishers
            .iter()
            .map(|publisher| (publisher.to_string(), traffic(*publisher, day, kind)))
            .collect();
        ((day * DAY).to_string(), all(all(Value::Struct(publishers))))
    });
    Ok(Value::Struct(days.collect()))
}

/// Large and small publishers, good and bad days, quiet weekends, and a tenth of all streamed.
fn traffic(publisher: i32, day: i64, kind: &str) -> Value {
    let size = f64::from(publisher.rem_euclid(97) + 1) * 20.0;
    let luck = (i64::from(publisher) * 31 + day * 47).rem_euclid(101) as f64;
    // 1970-01-01 was a Thursday.
    let is_weekend = (day + 3).rem_euclid(7) >= 5;
    let scale = if is_weekend { 0.4 } else { 1.0 } * if kind == "HTTP" { 1.0 } else { 0.1 };
    let total = size * (50.0 + luck) / 100.0 * scale;
    let cached = total * 0.9;
    let not_cached = total - cached;
    Value::Array(
        [cached, not_cached, cached + not_cached]
            .map(Value::Double)
            .into(),
    )
}

fn one_of<'a>(query: Members<'a>, name: &str, values: &[&str]) -> Result<&'a str, Fault> {
    let value = required(query.string(name)?, name)?;
    if values.contains(&value) {
        return Ok(value);
    }
    Err(codes::invalid(&format!(
        "{name} must be {}",
        values.join(" or ")
    )))
}

fn day(query: Members<'_>, name: &str) -> Result<i64, Fault> {
    match required(query.get(name), name)? {
        Value::DateTime(at) => Ok(days_since_1970(at)),
        _ => Err(codes::invalid(&format!(
            "{name} must be a dateTime.iso8601"
        ))),
    }
}

fn days_since_1970(at: &DateTime) -> i64 {
    days_from_date(
        i64::from(at.year()),
        i64::from(at.month()),
        i64::from(at.day()),
    )
}
