//! One tokio runtime and one HTTP client for each PHP thread, made on first use and kept between
//! requests, so that connections live on.
//!
//! Both are tagged with the process id. After a fork the child builds its own and leaves the
//! parent's alone: dropping it would touch what the parent uses.

use std::cell::Cell;
use std::future::Future;

use nix::sys::signal::SigSet;
use reqwest::Client;
use tokio::runtime::{Builder, Runtime};

use crate::aflexi;
use crate::sync::BlockOn;

/// What lives as long as the process.
pub(super) struct Engine {
    process: u32,
    runtime: Runtime,
    /// Holds the open connections.
    pub http: Client,
}

thread_local! {
    // Leaked, hence no destructor that would run after PHP has unloaded this code.
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

/// The engine of this process and thread.
pub(super) fn engine() -> Result<&'static Engine, String> {
    let process = std::process::id();
    if let Some(engine) = ENGINE.get()
        && engine.process == process
    {
        return Ok(engine);
    }
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    let http = aflexi::http_client(keep_signals_away).map_err(|error| error.to_string())?;
    let engine: &'static Engine = Box::leak(Box::new(Engine {
        process,
        runtime,
        http,
    }));
    ENGINE.set(Some(engine));
    Ok(engine)
}

/// PHP's signals stay on PHP's own thread.
fn keep_signals_away() {
    let _ = SigSet::all().thread_block();
}

/// How often the connections' tasks get a turn after the work.
const LAST_TURNS: usize = 16;

/// After a panic the runtime may have lost what it works with, and wait for it for ever; locks of the
/// client are poisoned. The next call makes another engine and leaves this one alone.
struct LostInAPanic;

impl Drop for LostInAPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            ENGINE.set(None);
        }
    }
}

impl BlockOn for Engine {
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _lost = LostInAPanic;
        self.runtime.block_on(async {
            let output = future.await;
            // Nothing runs between two calls of ours: without a last turn the connection of a call
            // that timed out would stay open until the next one.
            for _ in 0..LAST_TURNS {
                tokio::task::yield_now().await;
            }
            output
        })
    }
}
