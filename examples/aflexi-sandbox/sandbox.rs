//! Everything the connections share.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use crate::faults::Script;
use crate::log::Log;
use crate::options::Options;
use crate::world::{Caller, World};

/// What happened since the start or the last reset.
#[derive(Default, Serialize)]
pub struct Counters {
    pub calls: BTreeMap<String, u64>,
    pub total_calls: u64,
    /// Calls that changed the world.
    pub writes: u64,
    /// TCP connections accepted.
    pub connections: u64,
    /// Calls that were never answered.
    pub hung: u64,
    /// The most calls that were under way at one moment.
    pub most_at_once: u64,
}

/// The state behind the lock.
pub struct State {
    pub world: World,
    /// The world as it is to be again.
    pub kept: Option<World>,
    /// Calls that arrived and are not answered yet.
    pub under_way: u64,
    pub script: Script,
    pub counters: Counters,
    pub latency: Duration,
    pub log: Log,
}

/// A running server.
pub struct Sandbox {
    state: Mutex<State>,
    /// The operator this server was started for.
    pub operator: Caller,
}

impl Sandbox {
    pub fn new(options: &Options) -> std::io::Result<Self> {
        let mut world = World::default();
        world.add_operator(options.operator_id, &options.operator, &options.key);
        world.max_page = options.max_page;
        let state = State {
            world,
            kept: None,
            under_way: 0,
            script: Script::default(),
            counters: Counters::default(),
            latency: Duration::from_millis(options.latency_ms),
            log: Log::open(options.log.as_deref())?,
        };
        Ok(Self {
            state: Mutex::new(state),
            operator: Caller {
                user: options.operator_id,
                operator: options.operator_id,
            },
        })
    }

    /// Locks the state. Operations check before they change, so a panic elsewhere spoils nothing.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
