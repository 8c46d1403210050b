//! A listener that nobody serves and whose queue is full: who connects gets no answer at all.

use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use crate::{reserved_port, runtime};

/// The listener, with those who wait in its queue.
pub struct FullQueue {
    listener: TcpListener,
    _waiting: Vec<TcpStream>,
}

impl FullQueue {
    /// Listens with the shortest queue there is, and fills it.
    pub fn start() -> Self {
        let (socket, _) = reserved_port();
        let listen = async { socket.listen(0).and_then(|listener| listener.into_std()) };
        let listener = runtime().block_on(listen).unwrap();
        let address = listener.local_addr().unwrap();
        let mut waiting = Vec::new();
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(200)) {
            waiting.push(stream);
            assert!(waiting.len() < 100, "the queue has no end");
        }
        Self {
            listener,
            _waiting: waiting,
        }
    }

    pub fn address(&self) -> String {
        format!("http://{}/core/xmlrpc", self.listener.local_addr().unwrap())
    }
}
