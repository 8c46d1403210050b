//! Aflexi's two spellings of belonging: `name/operatorId` for users, `publisherId,operatorId` for links.

use std::fmt::Display;

/// The user name Aflexi knows an account by.
pub fn username(name: &str, operator: impl Display) -> String {
    format!("{name}/{operator}")
}

/// The name without our own operator's suffix. Another operator's suffix stays: that user is not ours.
pub(super) fn name(username: &str, operator: i64) -> &str {
    username
        .strip_suffix(&operator.to_string())
        .and_then(|rest| rest.strip_suffix('/'))
        .unwrap_or(username)
}

/// The id of the link between a publisher and an operator.
pub(super) fn link_id(publisher: i64, operator: i64) -> String {
    format!("{publisher},{operator}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_our_own_suffix_is_taken_off() {
        for (username, expected) in [
            ("anna_doe/42", "anna_doe"),
            ("anna_doe", "anna_doe"),
            ("anna_doe/43", "anna_doe/43"),
            ("anna_doe/142", "anna_doe/142"),
            ("anna_doe42", "anna_doe42"),
            ("anna_doe/42/42", "anna_doe/42"),
            ("/42", ""),
            ("42", "42"),
        ] {
            assert_eq!(name(username, 42), expected, "{username}");
        }
    }

    #[test]
    fn a_link_is_a_pair_without_a_space() {
        assert_eq!(link_id(1007, 42), "1007,42");
    }

    proptest! {
        #[test]
        fn a_name_survives_its_suffix(plain in "\\PC*", operator in 1_i64..) {
            let full = username(&plain, operator);
            prop_assert_eq!(name(&full, operator), plain);
        }
    }
}
