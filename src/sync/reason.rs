//! Why something is as it is: a code, whose sentence stands in the language files, and what to put in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A reason. Stored as JSON, handed to PHP as an array.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The key of the sentence.
    pub code: Cow<'static, str>,
    /// What its placeholders stand for.
    #[serde(default)]
    pub args: BTreeMap<Cow<'static, str>, Value>,
}

impl Reason {
    /// A reason without particulars.
    pub fn new(code: &'static str) -> Self {
        Self {
            code: Cow::Borrowed(code),
            args: BTreeMap::new(),
        }
    }

    /// Adds a particular.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// As stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| format!("{{\"code\":\"{}\"}}", self.code))
    }

    /// Reads [`Reason::to_json`] back.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

impl From<&crate::cdn::Error> for Reason {
    /// A failure of the platform: its class, the call, and what it said.
    fn from(error: &crate::cdn::Error) -> Self {
        use crate::cdn::Class;
        let code = match error.class {
            Class::Refused | Class::NotFound | Class::Unsupported => "platform_refused",
            class => class.as_str(),
        };
        Self::new(code)
            .with("call", error.call)
            .with("message", error.message.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_survives_storing() {
        let reason = Reason::new("invoice_refunded").with("invoice", 12);
        assert_eq!(
            reason.to_json(),
            r#"{"code":"invoice_refunded","args":{"invoice":12}}"#
        );
        assert_eq!(Reason::from_json(&reason.to_json()), Some(reason));
    }
}
