//! Makes a server's words fit to be shown and logged.

use crate::cdn::Secret;

const MAX_CHARS: usize = 300;

/// Takes out secrets and control characters, and cuts to a length a page can show.
pub(super) fn clean(text: &str, secrets: &[&Secret]) -> String {
    let mut text = text.to_owned();
    let mut secrets: Vec<&str> = secrets.iter().map(|secret| secret.reveal()).collect();
    // The longest first: one secret may be part of another.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    for secret in secrets.into_iter().filter(|secret| !secret.is_empty()) {
        text = text.replace(secret, "********");
    }
    let printable: String = text
        .chars()
        .map(|character| if is_plain(character) { character } else { ' ' })
        .collect();
    let words: Vec<&str> = printable.split_whitespace().collect();
    shorten(words.join(" "))
}

/// Control characters end lines and sequences of a terminal; the others listed reorder or hide text.
fn is_plain(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn shorten(text: String) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text;
    }
    text.chars().take(MAX_CHARS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_never_pass() {
        let key = Secret::new("AK-7f31c9");
        let password = Secret::new("AK-7f31c9-longer");
        let text = "bad key AK-7f31c9, and AK-7f31c9-longer too";
        assert_eq!(
            clean(text, &[&key, &password]),
            "bad key ********, and ******** too"
        );
    }

    #[test]
    fn an_empty_secret_hides_nothing() {
        assert_eq!(clean("as it was", &[&Secret::new("")]), "as it was");
    }

    #[test]
    fn lines_and_control_characters_become_spaces() {
        assert_eq!(clean("a\r\n\tb\u{1b}[31m\u{202e}c\0", &[]), "a b [31m c");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let cut = clean(&"ä".repeat(1000), &[]);
        assert_eq!(cut.chars().count(), MAX_CHARS);
        assert!(cut.ends_with("ä…"));
        let fits = "ä".repeat(MAX_CHARS);
        assert_eq!(clean(&fits, &[]), fits);
    }
}
