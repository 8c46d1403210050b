//! How far the making of an account has come, as stored before each call.

use serde::{Deserialize, Serialize};

/// Stored as JSON in the account's row while it has no remote id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The e-mails that were sent: an account found later is ours only if it has one of them.
    pub emails: Vec<String>,
    /// The platform's own word after a step of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

impl Progress {
    /// The intent to send a create with this e-mail, after what was sent before.
    pub fn intend(before: Option<Self>, email: &str) -> Self {
        let mut intent = before.unwrap_or(Self {
            emails: Vec::new(),
            step: None,
        });
        if !intent.emails.iter().any(|sent| sent == email) {
            intent.emails.push(email.to_owned());
        }
        intent
    }

    /// As stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads [`Progress::to_json`] back.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}
