//! `stats.getSummaries`, where statistics are: what publishers served.
//!
//! The reply is nested: time, two further dimensions, publisher, then a triple of megabytes (from the cache, not
//! from it, in total) or deeper levels that end in such triples. The key `-1` means "all" wherever it stands. Of
//! Aflexi's own replies no more is known than what the original plugin's reader needed, so this one asks for no more.

use std::collections::HashMap;

use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::request::Request;
use crate::aflexi::xmlrpc::{Struct, Value};
use crate::cdn::Day;

/// What was fetched.
pub(in crate::aflexi) const HTTP: &str = "HTTP";
/// What was streamed.
pub(in crate::aflexi) const RTMP: &str = "RTMP";

const ALL: &str = "-1";

/// Asks for one day, so that it does not matter how the reply names days.
pub(in crate::aflexi) fn get_summaries(kind: &str, day: Day) -> Request<'_> {
    let date = day.to_string().replace('-', "");
    let at = |time: &str| Value::DateTime(format!("{date}T{time}").into());
    let query = Struct::new()
        .with("summary", "DAILY")
        .with("type", kind)
        .with("startDate", at("00:00:00"))
        .with("endDate", at("23:59:59"))
        .with("resultFormat", "DETAIL");
    Request::read(
        "stats.getSummaries",
        vec!["groupByOperator".into(), query.into()],
    )
}

/// Reads the megabytes in total by publisher id.
pub(in crate::aflexi) fn read(reply: &Node<'_>) -> Result<HashMap<String, f64>, Malformed> {
    let mut publishers = HashMap::new();
    for (time, of_time) in reply.entries()? {
        if time == ALL {
            continue;
        }
        for of_first in whole(&of_time)? {
            for of_second in whole(&of_first)? {
                for (publisher, served) in of_second.entries()? {
                    if publisher != ALL {
                        *publishers.entry(publisher.into_owned()).or_default() += sum(&served)?;
                    }
                }
            }
        }
    }
    Ok(publishers)
}

/// What makes up the whole of a dimension: "all", where that is told, else its parts.
fn whole<'a>(dimension: &Node<'a>) -> Result<Vec<Node<'a>>, Malformed> {
    let mut parts = Vec::new();
    for (key, part) in dimension.entries()? {
        if key == ALL {
            return Ok(vec![part]);
        }
        parts.push(part);
    }
    Ok(parts)
}

/// The total of a triple, or of the triples below. One directly under "all" repeats what its neighbours say.
fn sum(served: &Node<'_>) -> Result<f64, Malformed> {
    if let Some(total) = total(served)? {
        return total.amount();
    }
    let mut megabytes = 0.0;
    for (key, part) in served.entries()? {
        if key != ALL || total(&part)?.is_none() {
            megabytes += sum(&part)?;
        }
    }
    Ok(megabytes)
}

/// The third of a triple, be it an array or a struct with the names 0, 1, 2.
fn total<'a>(served: &Node<'a>) -> Result<Option<Node<'a>>, Malformed> {
    let entries = served.entries()?;
    if entries.len() != 3 {
        return Ok(None);
    }
    let third = entries.into_iter().find(|(key, _)| key == "2");
    Ok(third
        .map(|(_, total)| total)
        .filter(|total| !total.is_compound()))
}
