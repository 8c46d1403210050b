//! What a client may choose as password. Pure.
//!
//! The platform is known to refuse an empty one and nothing else. The signs are those that reach it as they
//! were typed: WHMCS may encode `& < > " '` of what is posted, and a blank or a letter beyond ASCII may be
//! another one at the portal's login.

use super::Reason;

/// Where a password comes from that its client has set.
pub(super) const CLIENT: &str = "client";

/// Where one comes from that an earlier plugin once set: it may have been changed since.
pub(super) const IMPORTED: &str = "imported";

const LEAST: usize = 8;
const MOST: usize = 64;

/// Why a password cannot be set. What the account is called, also together with its operator, is a guess
/// that is too easy.
pub(super) fn check(wanted: &str, again: &str, name: &str, operator: &str) -> Result<(), Reason> {
    let length = wanted.chars().count();
    if !(LEAST..=MOST).contains(&length) {
        return Err(Reason::new("own_password_length")
            .with("least", LEAST)
            .with("most", MOST));
    }
    if !wanted.chars().all(is_taken) {
        return Err(Reason::new("own_password_characters"));
    }
    if is_name(wanted, name, operator) {
        return Err(Reason::new("own_password_name"));
    }
    if wanted != again {
        return Err(Reason::new("own_password_differs"));
    }
    Ok(())
}

/// Whatever one sign the platform puts between the two.
fn is_name(wanted: &str, name: &str, operator: &str) -> bool {
    let (wanted, name) = (wanted.to_lowercase(), name.to_lowercase());
    wanted.strip_prefix(&name).is_some_and(|rest| {
        rest.is_empty() || rest.chars().skip(1).eq(operator.to_lowercase().chars())
    })
}

fn is_taken(character: char) -> bool {
    character.is_ascii_graphic() && !matches!(character, '&' | '<' | '>' | '"' | '\'' | '\\')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(wanted: &str, again: &str) -> Option<String> {
        let problem = check(wanted, again, "anna_doe", "42").err()?;
        Some(problem.code.into_owned())
    }

    #[test]
    fn each_problem_has_its_reason() {
        let longest = "a1".repeat(32);
        for (wanted, problem) in [
            ("correct-Horse7", None),
            ("12345678", None),
            (longest.as_str(), None),
            ("`~!#$%()*+,-./:;=?@[]^_{|}", None),
            ("", Some("own_password_length")),
            ("1234567", Some("own_password_length")),
            (&format!("{longest}x"), Some("own_password_length")),
            ("two words", Some("own_password_characters")),
            ("12345678\n", Some("own_password_characters")),
            ("1234567\0", Some("own_password_characters")),
            ("pässwörter", Some("own_password_characters")),
            ("fish&amp;chips", Some("own_password_characters")),
            ("<b>bold</b>", Some("own_password_characters")),
            ("say\"hello\"", Some("own_password_characters")),
            ("don'tdoit", Some("own_password_characters")),
            ("back\\slash", Some("own_password_characters")),
            ("anna_doe", Some("own_password_name")),
            ("ANNA_doe/42", Some("own_password_name")),
            ("anna_doe/43", None),
            ("anna_doe2", None),
        ] {
            assert_eq!(code(wanted, wanted).as_deref(), problem, "{wanted}");
        }
        for again in ["", "correct-horse7", "correct-Horse7 "] {
            let problem = code("correct-Horse7", again);
            assert_eq!(problem.as_deref(), Some("own_password_differs"), "{again}");
        }
    }

    proptest! {
        /// What is taken is the same after WHMCS may have encoded it, and after blanks are cut off.
        #[test]
        fn what_is_taken_cannot_be_changed_on_its_way(wanted in any::<String>()) {
            if code(&wanted, &wanted).is_none() {
                prop_assert_eq!(wanted.trim(), &wanted);
                prop_assert!(wanted.is_ascii());
                prop_assert!(!wanted.contains(['&', '<', '>', '"', '\'']));
            }
        }

        #[test]
        fn letters_and_digits_are_always_taken(wanted in "[A-Za-z0-9]{9,64}") {
            prop_assert_eq!(code(&wanted, &wanted), None);
        }
    }
}
