//! A server whose certificate nobody vouches for. It is for 127.0.0.1 and used nowhere else, so its
//! key is no secret.

use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection};

/// Valid for a century.
pub const CERTIFICATE: &[u8] = include_bytes!("self_signed/certificate.der");
/// The same, but valid until 2021.
pub const EXPIRED: &[u8] = include_bytes!("self_signed/expired.der");

/// A running server, stopped when dropped.
pub struct SelfSigned {
    pub port: u16,
    shaken: Arc<AtomicU64>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl SelfSigned {
    pub fn start(certificate: &'static [u8]) -> Self {
        let certificate = CertificateDer::from(certificate);
        let key = PrivatePkcs8KeyDer::from(include_bytes!("self_signed/key.der").as_slice());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key.into())
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (shaken, stopped) = (
            Arc::new(AtomicU64::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let (count, stop) = (Arc::clone(&shaken), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                if shake(stream.unwrap(), connection).is_ok() {
                    count.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        Self {
            port,
            shaken,
            stopped,
            thread: Some(thread),
        }
    }

    /// How many clients trusted it.
    pub fn shaken_hands(&self) -> u64 {
        self.shaken.load(Ordering::SeqCst)
    }
}

fn shake(mut stream: TcpStream, mut connection: ServerConnection) -> std::io::Result<()> {
    while connection.is_handshaking() {
        connection.complete_io(&mut stream)?;
    }
    Ok(())
}

impl Drop for SelfSigned {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port)); // wakes `incoming`
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
