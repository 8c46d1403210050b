//! Lists are searched for a text in some of their columns.

use super::Value;

/// What a client `c` is searched by.
pub(super) const EMAIL: &str = "c.email";
pub(super) const FULL_NAME: &str = "CONCAT(c.firstname, ' ', c.lastname)";

/// The condition that a text is in one of the columns, and its parameters. An empty text is in all.
///
/// WHMCS's columns may be of a character set that does not know every character of the text, hence the
/// conversion.
pub(super) fn found_in(columns: &[&str], text: &str) -> (String, Vec<Value>) {
    if text.is_empty() {
        return ("1 = 1".to_owned(), Vec::new());
    }
    let conditions: Vec<String> = columns
        .iter()
        .map(|column| format!("CONVERT({column} USING utf8mb4) LIKE ? ESCAPE '|'"))
        .collect();
    let condition = format!("({})", conditions.join(" OR "));
    (condition, vec![containing(text).into(); columns.len()])
}

/// The condition that the reason stored in a column has one of these codes, and its parameters.
pub(super) fn has_code(column: &str, codes: &[&str]) -> (String, Vec<Value>) {
    let conditions = vec![format!("{column} LIKE ? ESCAPE '|'"); codes.len()];
    let pattern = |code: &&str| format!("{{\"code\":\"{}\"%", escaped(code)).into();
    (
        format!("({})", conditions.join(" OR ")),
        codes.iter().map(pattern).collect(),
    )
}

/// A pattern that finds a text anywhere.
fn containing(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// A text whatever characters it has. The backslash is no escape in every SQL mode.
pub(super) fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '|' | '%' | '_') {
            pattern.push('|');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_looked_for_as_it_is_in_each_column() {
        let (condition, values) = found_in(&["a", "b"], "5%_a|b");
        assert_eq!(
            condition,
            "(CONVERT(a USING utf8mb4) LIKE ? ESCAPE '|' OR CONVERT(b USING utf8mb4) LIKE ? ESCAPE '|')"
        );
        assert_eq!(values, vec![Value::from("%5|%|_a||b%"); 2]);
        let (condition, values) = has_code("e", &["not_ours", "x"]);
        assert_eq!(condition, "(e LIKE ? ESCAPE '|' OR e LIKE ? ESCAPE '|')");
        assert_eq!(values.first(), Some(&r#"{"code":"not|_ours"%"#.into()));
        assert_eq!(found_in(&["a"], ""), ("1 = 1".to_owned(), Vec::new()));
    }
}
