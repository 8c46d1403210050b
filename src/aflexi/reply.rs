//! Walks through a reply's value. Messages name the place of what is wrong.

use std::borrow::Cow;
use std::collections::HashSet;

use super::xmlrpc::{Struct, Value};

/// A reply that is XML-RPC but not what the method promises: `results[3].publisher.id is missing`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place} {problem}")]
pub(super) struct Malformed {
    place: String,
    problem: &'static str,
}

impl Malformed {
    /// A place that is too long to be of use is cut.
    fn at(mut place: String, problem: &'static str) -> Self {
        if let Some((end, _)) = place.char_indices().nth(LONGEST_PLACE) {
            place.truncate(end);
            place.push('…');
        }
        Self { place, problem }
    }
}

/// What is larger is a mistake, and a sum of many such might be no number any more.
const LARGEST_AMOUNT: f64 = 1e15;

/// In characters.
const LONGEST_PLACE: usize = 100;

/// A value of a reply.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    value: &'a Value<'a>,
    /// The whole result, in which the place of the value is looked for when there is a problem with it.
    root: &'a Value<'a>,
}

impl<'a> Node<'a> {
    /// The whole result.
    pub fn root(value: &'a Value<'a>) -> Self {
        Self { value, root: value }
    }

    fn below(self, value: &'a Value<'a>) -> Self {
        Self { value, ..self }
    }

    /// A member that must be there.
    pub fn member(&self, name: &str) -> Result<Node<'a>, Malformed> {
        self.optional(name)?
            .ok_or_else(|| Malformed::at(joined(&self.place(), name), "is missing"))
    }

    /// A member that may be absent or nil.
    pub fn optional(&self, name: &str) -> Result<Option<Node<'a>>, Malformed> {
        let Some(members) = self.members()? else {
            return Ok(None);
        };
        let mut named = members.iter().filter(|(known, _)| *known == name);
        let value = named.next().map(|(_, value)| value);
        if named.next().is_some() {
            return Err(self.contradiction(name));
        }
        Ok(match value {
            None | Some(Value::Nil) => None,
            Some(value) => Some(self.below(value)),
        })
    }

    /// The rows of `results`, which every `get` method answers with.
    pub fn results(&self) -> Result<Vec<Node<'a>>, Malformed> {
        let results = self.member("results")?;
        let Value::Array(rows) = results.value else {
            return Err(results.problem("is not an array"));
        };
        Ok(rows.iter().map(|row| self.below(row)).collect())
    }

    /// The members of a struct, or the items of an array by their position, which PHP does not tell apart.
    pub fn entries(&self) -> Result<Vec<(Cow<'a, str>, Node<'a>)>, Malformed> {
        match self.value {
            Value::Struct(members) => {
                let mut names = HashSet::new();
                if let Some((name, _)) = members.iter().find(|(name, _)| !names.insert(*name)) {
                    return Err(self.contradiction(name));
                }
                Ok(members
                    .iter()
                    .map(|(name, value)| (name.into(), self.below(value)))
                    .collect())
            }
            Value::Array(items) => Ok(items
                .iter()
                .enumerate()
                .map(|(index, value)| (index.to_string().into(), self.below(value)))
                .collect()),
            _ => Err(self.problem("is neither a struct nor an array")),
        }
    }

    /// The value as an amount: an int or a double, not negative, and no more than what adds up without loss.
    pub fn amount(&self) -> Result<f64, Malformed> {
        let amount = match self.value {
            #[expect(clippy::cast_precision_loss, reason = "an amount may be rounded")]
            Value::Int(number) => *number as f64,
            Value::Double(number) => *number,
            _ => return Err(self.problem("is not a number")),
        };
        if (0.0..=LARGEST_AMOUNT).contains(&amount) {
            Ok(amount)
        } else {
            Err(self.problem("cannot be an amount"))
        }
    }

    /// Whether it is made of other values.
    pub fn is_compound(&self) -> bool {
        matches!(self.value, Value::Struct(_) | Value::Array(_))
    }

    /// The value as a number.
    pub fn int(&self) -> Result<i64, Malformed> {
        match self.value {
            Value::Int(number) => Ok(*number),
            _ => Err(self.problem("is not an int")),
        }
    }

    /// The value as an identifier, which is never below 1.
    pub fn id(&self) -> Result<i64, Malformed> {
        match self.int()? {
            id if id > 0 => Ok(id),
            _ => Err(self.problem("cannot be an identifier")),
        }
    }

    /// The value as text.
    pub fn text(&self) -> Result<&'a str, Malformed> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => Err(self.problem("is not a string")),
        }
    }

    /// The value as a truth value.
    pub fn boolean(&self) -> Result<bool, Malformed> {
        match self.value {
            Value::Bool(flag) => Ok(*flag),
            _ => Err(self.problem("is not a boolean")),
        }
    }

    /// A complaint about this value.
    pub fn problem(&self, problem: &'static str) -> Malformed {
        let place = self.place();
        if place.is_empty() {
            Malformed::at("the result".to_owned(), problem)
        } else {
            Malformed::at(place, problem)
        }
    }

    /// Who knows which of two members with one name is meant?
    fn contradiction(&self, name: &str) -> Malformed {
        Malformed::at(joined(&self.place(), name), "is there twice")
    }

    fn place(&self) -> String {
        find(self.value, self.root).unwrap_or_default()
    }

    /// The members of a struct. An empty array is an empty struct: PHP cannot tell them apart.
    fn members(&self) -> Result<Option<&'a Struct<'a>>, Malformed> {
        match self.value {
            Value::Struct(members) => Ok(Some(members)),
            Value::Array(items) if items.is_empty() => Ok(None),
            _ => Err(self.problem("is not a struct")),
        }
    }
}

/// Where a value stands below another one; empty for that one itself.
fn find(wanted: &Value<'_>, value: &Value<'_>) -> Option<String> {
    if std::ptr::eq(wanted, value) {
        return Some(String::new());
    }
    match value {
        Value::Struct(members) => members
            .iter()
            .find_map(|(name, member)| Some(joined(name, &find(wanted, member)?))),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| {
            let below = find(wanted, item)?;
            Some(joined(&format!("[{index}]"), &below))
        }),
        _ => None,
    }
}

fn joined(place: &str, below: &str) -> String {
    let ends_meet = place.is_empty() || below.is_empty() || below.starts_with('[');
    let dot = if ends_meet { "" } else { "." };
    format!("{place}{dot}{below}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(rows: Vec<Value>) -> Value {
        Struct::new().with("results", Value::Array(rows)).into()
    }

    #[test]
    fn the_place_of_a_problem_is_named() {
        let publisher = Struct::new()
            .with("id", "1007")
            .with("name", Value::Nil)
            .with("username", "anna")
            .with("username", "bert");
        let row = Struct::new().with("publisher", publisher);
        let reply = reply(vec![row.into()]);
        let rows = Node::root(&reply).results().unwrap();
        let publisher = rows[0].member("publisher").unwrap();
        let problems = [
            (
                publisher.member("email").err(),
                "results[0].publisher.email is missing",
            ),
            (
                publisher.member("name").err(),
                "results[0].publisher.name is missing",
            ),
            (
                publisher.member("id").unwrap().int().err(),
                "results[0].publisher.id is not an int",
            ),
            (
                publisher.member("username").err(),
                "results[0].publisher.username is there twice",
            ),
            (
                publisher.entries().err(),
                "results[0].publisher.username is there twice",
            ),
            (rows[0].text().err(), "results[0] is not a string"),
            (
                Node::root(&Value::Int(0)).id().err(),
                "the result cannot be an identifier",
            ),
        ];
        for (problem, expected) in problems {
            assert_eq!(problem.unwrap().to_string(), expected);
        }
    }

    #[test]
    fn a_result_of_another_shape_is_named_too() {
        let text = Value::from("hello");
        let problem = Node::root(&text).results().err().unwrap();
        assert_eq!(problem.to_string(), "the result is not a struct");
        let odd = Value::from(Struct::new().with("results", "none"));
        let problem = Node::root(&odd).results().err().unwrap();
        assert_eq!(problem.to_string(), "results is not an array");
    }

    #[test]
    fn a_long_name_is_cut() {
        let long = "ä".repeat(10_000);
        let reply = Value::from(Struct::new().with(long, Value::Array(vec![1.into(), 2.into()])));
        let entries = Node::root(&reply).entries().unwrap();
        let below = entries[0].1.entries().unwrap();
        let problem = below[1].1.text().unwrap_err().to_string();
        assert_eq!(problem, format!("{}… is not a string", "ä".repeat(100)));
    }

    #[test]
    fn nil_and_absent_are_the_same() {
        let reply = Value::from(Struct::new().with("name", Value::Nil));
        let root = Node::root(&reply);
        assert!(root.optional("name").unwrap().is_none());
        assert!(root.optional("email").unwrap().is_none());
        let empty = Value::Array(Vec::new());
        assert!(Node::root(&empty).optional("name").unwrap().is_none());
    }
}
