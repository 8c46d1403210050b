//! A string that must not be seen.

use std::fmt;

use zeroize::Zeroizing;

/// A password or key. Formats as a mask of fixed length and is wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Every caller is a place where the secret leaves.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("********")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_masked_with_a_fixed_length() {
        assert_eq!(format!("{:?}", Secret::new("a")), "********");
        assert_eq!(format!("{:?}", Secret::new("a longer one")), "********");
    }
}
