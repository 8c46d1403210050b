//! Looks up the addresses of names on a thread of its own.
//!
//! The system's own look-up blocks. The runtime would do it on one of its threads, and panic where the system allows
//! no more of them; here that is a failed look-up.

use std::error::Error;
use std::net::ToSocketAddrs as _;
use std::thread;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::oneshot;

/// The thread is gone without an answer, or was never there.
#[derive(Debug, thiserror::Error)]
#[error("no thread could look it up: {0}")]
struct NoThread(String);

/// Resolves names for the HTTP client.
pub(super) struct Resolver {
    /// Called first on each thread.
    pub on_thread_start: fn(),
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (sender, receiver) = oneshot::channel();
        let on_thread_start = self.on_thread_start;
        let started = thread::Builder::new().spawn(move || {
            on_thread_start();
            // Nobody waits any more when the call has timed out.
            let _ = sender.send((name.as_str(), 0).to_socket_addrs());
        });
        Box::pin(async move {
            started.map_err(no_thread)?;
            let addresses = receiver.await.map_err(no_thread)??;
            Ok(Box::new(addresses) as Addrs)
        })
    }
}

fn no_thread(error: impl Error) -> NoThread {
    NoThread(error.to_string())
}
