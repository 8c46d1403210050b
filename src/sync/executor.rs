//! What drives the platform's calls: a runtime inside PHP, or a test's own.

use std::future::Future;

/// Runs futures on the current thread.
pub trait BlockOn {
    /// Runs one to its end.
    fn block_on<F: Future>(&self, future: F) -> F::Output;
}
