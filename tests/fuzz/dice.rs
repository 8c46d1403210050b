//! Choices that bytes make: a fuzzer that changes a byte makes another choice.

/// Once the bytes are used up, the first choice is taken each time.
pub struct Dice<'a>(std::slice::Iter<'a, u8>);

impl<'a> Dice<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    /// A number below this one, which is at most 256.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % bound
    }

    pub fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    pub fn word(&mut self, choices: &[&str]) -> String {
        self.of(choices).to_owned()
    }

    pub fn maybe(&mut self, choices: &[&str]) -> Option<String> {
        self.yes().then(|| self.word(choices))
    }

    /// Some of these, also twice and in any order.
    #[allow(dead_code, reason = "not every target needs it")]
    pub fn some(&mut self, choices: &[i64]) -> Vec<i64> {
        (0..self.below(4)).map(|_| self.of(choices)).collect()
    }
}
