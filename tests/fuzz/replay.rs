//! What the fuzzer has found interesting, played again.

use std::path::Path;

/// Plays a corpus, and says how much of it there is.
pub fn replay(name: &str, check: impl Fn(&[u8])) -> usize {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let files = std::fs::read_dir(corpus.join(name)).unwrap();
    files
        .map(|file| check(&std::fs::read(file.unwrap().path()).unwrap()))
        .count()
}
