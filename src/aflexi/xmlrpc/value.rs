//! What XML-RPC can say. Texts are borrowed, from the caller or from the reply, wherever that can be.

use std::borrow::Cow;

/// One XML-RPC value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::aflexi) enum Value<'a> {
    /// `int`, `i4` or `i8`.
    Int(i64),
    /// `boolean`.
    Bool(bool),
    /// `string`, or text without a type.
    String(Cow<'a, str>),
    /// `double`.
    Double(f64),
    /// `dateTime.iso8601`, as it was written: servers differ in dashes, fractions and zones.
    DateTime(Cow<'a, str>),
    /// `base64`, still encoded: no method we call uses it.
    Base64(Cow<'a, str>),
    /// `nil`.
    Nil,
    /// `array`.
    Array(Vec<Value<'a>>),
    /// `struct`.
    Struct(Struct<'a>),
}

/// A struct's members in the order they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::aflexi) struct Struct<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Struct<'a> {
    /// A struct without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// Adds a member if there is a value for it.
    pub fn with_some(self, name: &'a str, value: Option<impl Into<Value<'a>>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The member of that name; the first, should a server write two.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl<'a> From<Struct<'a>> for Value<'a> {
    fn from(members: Struct<'a>) -> Self {
        Self::Struct(members)
    }
}
