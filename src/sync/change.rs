//! What a step changed, from what to what, for the operation log. Never a secret.

use serde_json::{Map, Value, json};

use super::carry::Step;
use crate::whmcs::AccountRow;

/// What the log tells of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub status: Option<String>,
    pub package: Option<String>,
    pub display_name: Option<String>,
    pub email: Option<String>,
}

impl Facts {
    /// As we last made them true.
    pub(super) fn of(row: &AccountRow) -> Self {
        Self {
            status: row.status.clone(),
            package: row.package.clone(),
            display_name: row.display_name.clone(),
            email: row.email.clone(),
        }
    }

    fn get(&self, fact: &str) -> Option<&str> {
        match fact {
            "status" => self.status.as_deref(),
            "package" => self.package.as_deref(),
            "display_name" => self.display_name.as_deref(),
            _ => self.email.as_deref(),
        }
    }
}

/// The detail of a log line: the account's name, and what of its facts one step changed. A fact that
/// was not known is left out.
pub(super) fn change(name: &str, step: Step, before: &Facts, after: &Facts) -> String {
    let facts: &[&str] = match step {
        Step::Created | Step::Adopted => &["status", "package", "display_name", "email"],
        Step::Activated | Step::Suspended => &["status"],
        Step::PackageChanged => &["package"],
        Step::ContactChanged => &["display_name", "email"],
        Step::PasswordSet => &[],
    };
    let (mut was, mut is) = (Map::new(), Map::new());
    for fact in facts {
        let old = before.get(fact).filter(|_| step != Step::Created);
        let new = after.get(fact);
        if old == new {
            continue;
        }
        for (side, value) in [(&mut was, old), (&mut is, new)] {
            if let Some(value) = value {
                side.insert((*fact).to_owned(), Value::from(value));
            }
        }
    }
    json!({ "name": name, "before": was, "after": is }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(status: &str, package: &str, name: &str, email: &str) -> Facts {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Facts {
            status: known(status),
            package: known(package),
            display_name: known(name),
            email: known(email),
        }
    }

    #[test]
    fn a_step_tells_what_it_changed_and_nothing_else() {
        let before = facts("suspended", "Old", "Ann", "a@x");
        let after = facts("active", "New", "Anna", "a@x");
        let cases = [
            (
                Step::Activated,
                json!({"status": "suspended"}),
                json!({"status": "active"}),
            ),
            (
                Step::PackageChanged,
                json!({"package": "Old"}),
                json!({"package": "New"}),
            ),
            (
                Step::ContactChanged,
                json!({"display_name": "Ann"}),
                json!({"display_name": "Anna"}),
            ),
            (Step::PasswordSet, json!({}), json!({})),
            (
                Step::Adopted,
                json!({"status": "suspended", "package": "Old", "display_name": "Ann"}),
                json!({"status": "active", "package": "New", "display_name": "Anna"}),
            ),
            (
                Step::Created,
                json!({}),
                json!({"status": "active", "package": "New", "display_name": "Anna", "email": "a@x"}),
            ),
        ];
        for (step, was, is) in cases {
            let told: Value = serde_json::from_str(&change("ann", step, &before, &after)).unwrap();
            let wanted = json!({"name": "ann", "before": was, "after": is});
            assert_eq!(told, wanted, "{step:?}");
        }
    }

    #[test]
    fn what_was_not_known_is_left_out() {
        let told = change(
            "ann",
            Step::Suspended,
            &Facts::default(),
            &facts("suspended", "", "", ""),
        );
        assert_eq!(
            told,
            r#"{"after":{"status":"suspended"},"before":{},"name":"ann"}"#
        );
    }
}
