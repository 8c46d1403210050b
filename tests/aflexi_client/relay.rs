//! Stands between the client and the sandbox. Once armed it lets every call through and then answers as the
//! test wants, with the true reply at hand: what the client sees does not depend on whether it was carried out.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use aflexi_cdn::aflexi::http_client;
use reqwest::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::runtime;

/// What is answered in place of an answer.
pub enum Answer {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// These bytes, then a reset.
    Reset(Vec<u8>),
    /// These bytes, then nothing more, and no end.
    Silence(Vec<u8>),
    /// These bytes, then one blank after the other.
    Drip(Vec<u8>),
}

/// What is made of a true reply.
pub type Fault = Box<dyn Fn(&str) -> Answer + Send>;

/// A running relay, stopped when dropped.
pub struct Relay {
    port: u16,
    fault: Arc<Mutex<Option<Fault>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Relay {
    /// In front of what listens at a port of this machine.
    pub fn start(upstream: u16) -> Self {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let fault = Arc::new(Mutex::new(None));
        let (stop, stopped) = oneshot::channel();
        let armed = Arc::clone(&fault);
        let thread = std::thread::spawn(move || {
            runtime().block_on(async {
                tokio::select! {
                    () = serve(listener, upstream, armed) => {}
                    _ = stopped => {}
                }
            });
        });
        Self {
            port,
            fault,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/core/xmlrpc", self.port)
    }

    /// From now on calls are answered like this.
    pub fn arm(&self, fault: impl Fn(&str) -> Answer + Send + 'static) {
        *self.fault.lock().unwrap() = Some(Box::new(fault));
    }

    /// From now on calls get their true reply.
    pub fn disarm(&self) {
        *self.fault.lock().unwrap() = None;
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The connections end with the runtime.
async fn serve(listener: std::net::TcpListener, upstream: u16, fault: Arc<Mutex<Option<Fault>>>) {
    listener.set_nonblocking(true).unwrap();
    let listener = TcpListener::from_std(listener).unwrap();
    let http = http_client(|| {}).unwrap();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(answer(stream, upstream, http.clone(), Arc::clone(&fault)));
    }
}

/// One call. A client may leave before it has everything: that is no error here.
async fn answer(
    mut stream: TcpStream,
    upstream: u16,
    http: Client,
    fault: Arc<Mutex<Option<Fault>>>,
) {
    let Some((path, call)) = request(&mut stream).await else {
        return;
    };
    let url = format!("http://127.0.0.1:{upstream}{path}");
    let reply = http.post(url).body(call).send().await.unwrap();
    let reply = reply.text().await.unwrap();
    let answer = match &*fault.lock().unwrap() {
        Some(fault) => fault(&reply),
        None => Answer::Bytes(whole("200 OK", "", &reply)),
    };
    let (Answer::Bytes(bytes)
    | Answer::Reset(bytes)
    | Answer::Silence(bytes)
    | Answer::Drip(bytes)) = &answer;
    if stream.write_all(bytes).await.is_err() {
        return;
    }
    match answer {
        Answer::Bytes(_) => {
            let _ = stream.shutdown().await;
            // Leaving before the client has read everything would be a reset.
            let _ = stream.read(&mut [0]).await;
        }
        Answer::Reset(_) => {
            stream.set_zero_linger().unwrap();
        }
        Answer::Silence(_) => {
            let _ = stream.read(&mut [0]).await;
        }
        Answer::Drip(_) => {
            while stream.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }
}

/// The path and the body of a request.
async fn request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut request = Vec::new();
    while !request.ends_with(b"</methodCall>") {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    let request = String::from_utf8(request).ok()?;
    let path = request.split(' ').nth(1)?.to_owned();
    let (_, call) = request.split_once("\r\n\r\n")?;
    Some((path, call.to_owned()))
}

/// A complete HTTP response.
pub fn whole(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let length = body.as_ref().len();
    let headers = format!("{headers}Content-Length: {length}\r\n");
    unmeasured(status, &headers, body)
}

/// One that says of its length what the headers say.
pub fn unmeasured(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n");
    [head.as_bytes(), body.as_ref()].concat()
}
