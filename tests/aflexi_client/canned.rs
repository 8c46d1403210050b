//! A server that gives every connection the same bytes, for answers no decent server gives.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

/// A running server, stopped when dropped.
pub struct Canned {
    port: u16,
    requests: Arc<AtomicU64>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Canned {
    /// Answers each request with this status line, these headers and this body, then closes.
    pub fn start(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n");
        let answer = [head.as_bytes(), body.as_ref()].concat();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(AtomicU64::new(0));
        let stopped = Arc::new(AtomicBool::new(false));
        let (count, stop) = (Arc::clone(&requests), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                count.fetch_add(1, Ordering::SeqCst);
                serve(stream.unwrap(), &answer);
            }
        });
        Self {
            port,
            requests,
            stopped,
            thread: Some(thread),
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/core/xmlrpc", self.port)
    }

    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::SeqCst)
    }
}

/// A client may leave before it has everything: that is no error here.
fn serve(mut stream: TcpStream, answer: &[u8]) {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.ends_with(b"</methodCall>") {
        match stream.read(&mut piece) {
            Ok(read) if read > 0 => request.extend_from_slice(&piece[..read]),
            _ => return,
        }
    }
    if stream.write_all(answer).is_ok() {
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read(&mut piece);
    }
}

impl Drop for Canned {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port)); // wakes `incoming`
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
