//! Reads XML-RPC values as what a method expects, with the right fault when they are not.

use std::collections::BTreeMap;

use dxr::{Fault, Value};

use crate::codes;

/// The positional parameters after the two credentials.
pub struct Params<'a>(&'a [Value]);

impl<'a> Params<'a> {
    /// Takes them if their number is what the method wants.
    pub fn new(values: &'a [Value], least: usize, most: usize) -> Result<Self, Fault> {
        if (least..=most).contains(&values.len()) {
            return Ok(Self(values));
        }
        Err(codes::parameters("wrong number of parameters"))
    }

    pub fn int(&self, index: usize) -> Result<i32, Fault> {
        match self.0.get(index) {
            Some(Value::Integer(number)) => Ok(*number),
            _ => Err(self.wanted(index, "an int")),
        }
    }

    pub fn string(&self, index: usize) -> Result<&'a str, Fault> {
        match self.0.get(index) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(self.wanted(index, "a string")),
        }
    }

    /// A struct. One that was left out has no members.
    pub fn members(&self, index: usize) -> Result<Members<'a>, Fault> {
        match self.0.get(index) {
            None => Ok(Members(None)),
            Some(value) => Members::new(value).ok_or_else(|| self.wanted(index, "a struct")),
        }
    }

    /// Whether the optional parameter was sent.
    pub fn has(&self, index: usize) -> bool {
        index < self.0.len()
    }

    fn wanted(&self, index: usize, what: &str) -> Fault {
        // Counted as the client does: 1 and 2 are the credentials.
        codes::parameters(&format!("parameter {} must be {what}", index + 3))
    }
}

/// The members of a struct.
#[derive(Clone, Copy, Default)]
pub struct Members<'a>(Option<&'a BTreeMap<String, Value>>);

impl<'a> Members<'a> {
    /// PHP clients cannot write an empty struct: they send an empty array.
    pub fn new(value: &'a Value) -> Option<Self> {
        match value {
            Value::Struct(members) => Some(Self(Some(members))),
            Value::Array(items) if items.is_empty() => Some(Self(None)),
            _ => None,
        }
    }

    /// Every member. `_hack` is none: clients that cannot write an empty struct fill it with that.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.0
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), value))
            .filter(|(name, _)| *name != "_hack")
    }

    pub fn get(self, name: &str) -> Option<&'a Value> {
        self.0.and_then(|members| members.get(name))
    }

    pub fn string(self, name: &str) -> Result<Option<&'a str>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(codes::invalid(&format!("{name} must be a string"))),
        }
    }

    pub fn int(self, name: &str) -> Result<Option<i32>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Integer(number)) => Ok(Some(*number)),
            Some(_) => Err(codes::invalid(&format!("{name} must be an int"))),
        }
    }

    pub fn boolean(self, name: &str) -> Result<Option<bool>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Boolean(flag)) => Ok(Some(*flag)),
            Some(_) => Err(codes::invalid(&format!("{name} must be a boolean"))),
        }
    }

    pub fn members(self, name: &str) -> Result<Option<Members<'a>>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => Members::new(value)
                .map(Some)
                .ok_or_else(|| codes::invalid(&format!("{name} must be a struct"))),
        }
    }

    /// The `id` inside a sub-struct such as `publisher`.
    pub fn id_of(self, name: &str) -> Result<Option<i32>, Fault> {
        match self.members(name)? {
            None => Ok(None),
            Some(members) => required(members.int("id")?, &format!("{name}.id")).map(Some),
        }
    }
}

/// Insists on a member.
pub fn required<T>(member: Option<T>, name: &str) -> Result<T, Fault> {
    member.ok_or_else(|| codes::missing(name))
}
