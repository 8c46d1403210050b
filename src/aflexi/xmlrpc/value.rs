//! What XML-RPC can say.

/// One XML-RPC value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::aflexi) enum Value {
    /// `int`, `i4` or `i8`.
    Int(i64),
    /// `boolean`.
    Bool(bool),
    /// `string`, or text without a type.
    String(String),
    /// `double`.
    Double(f64),
    /// `dateTime.iso8601`, as it was written: servers differ in dashes, fractions and zones.
    DateTime(String),
    /// `base64`, still encoded: no method we call uses it.
    Base64(String),
    /// `nil`.
    Nil,
    /// `array`.
    Array(Vec<Value>),
    /// `struct`.
    Struct(Struct),
}

/// A struct's members in the order they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::aflexi) struct Struct(Vec<(String, Value)>);

impl Struct {
    /// A struct without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// Adds a member if there is a value for it.
    pub fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The member of that name; the first, should a server write two.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Struct> for Value {
    fn from(members: Struct) -> Self {
        Self::Struct(members)
    }
}
