//! A server whose certificate nobody vouches for. It is for 127.0.0.1 and used nowhere else, so its
//! key is no secret.

use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;

use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection};

/// Valid for a century.
pub const CERTIFICATE: &[u8] = include_bytes!("self_signed/certificate.der");
/// The same, but valid until 2021.
pub const EXPIRED: &[u8] = include_bytes!("self_signed/expired.der");

/// Accepts one connection and returns the port, and the handshake's outcome once it is over.
pub fn accept_one(certificate: &'static [u8]) -> (u16, JoinHandle<std::io::Result<()>>) {
    let certificate = CertificateDer::from(certificate);
    let key = PrivatePkcs8KeyDer::from(include_bytes!("self_signed/key.der").as_slice());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        let (mut stream, _): (TcpStream, _) = listener.accept().unwrap();
        let mut connection = ServerConnection::new(Arc::new(config)).unwrap();
        while connection.is_handshaking() {
            connection.complete_io(&mut stream)?;
        }
        Ok(())
    });
    (port, thread)
}
