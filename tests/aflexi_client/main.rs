//! The Aflexi client against the Aflexi sandbox, over TCP, on the runtime it is used with.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod answers;
mod calls;
mod canned;
mod connections;
mod every_call;
mod failures;
mod full_queue;
mod methods;
mod no_connection;
mod relay;
mod replies;
#[path = "../sandbox_server/mod.rs"]
#[allow(dead_code)] // speaks HTTP by hand, too, for other tests
mod sandbox_server;
mod self_signed;
mod traffic;
mod tree;
mod wrong_answers;

use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, CALL_TIMEOUT, Credentials, Endpoint, http_client};
use aflexi_cdn::cdn::{Contact, NewAccount, RemoteId, Secret};
use sandbox_server::{KEY, LOGIN, Server};
use tokio::net::TcpSocket;
use tokio::runtime::{Builder, Runtime};

/// The password of every account these tests make.
const PASSWORD: &str = "s3cret-pw";

/// One thread, as inside PHP.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A client at an address, with the operator's credentials.
fn client_at(address: &str, call_timeout: Duration) -> Aflexi {
    let endpoint = Endpoint::parse(address, false).unwrap();
    Aflexi::new(
        http_client(|| {}).unwrap(),
        endpoint,
        credentials(LOGIN, KEY),
        call_timeout,
    )
}

/// A client of a sandbox.
fn client(server: &Server) -> Aflexi {
    client_at(&address(server), CALL_TIMEOUT)
}

fn address(server: &Server) -> String {
    format!("http://127.0.0.1:{}/core/xmlrpc", server.port)
}

fn credentials(username: &str, key: &str) -> Credentials {
    Credentials {
        username: username.to_owned(),
        auth_key: Secret::new(key),
    }
}

fn new_account(name: &str, package: Option<RemoteId>) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        contact: Contact {
            display_name: "Anna Doe-Räy & Söhne <€>".to_owned(),
            email: format!("{name}@shop.example"),
        },
        password: Some(Secret::new(PASSWORD)),
        package,
    }
}

/// Puts an account there without the client.
fn plant(server: &Server, name: &str, status: &str) {
    let account = format!(
        r#"{{"name":"{name}","email":"{name}@shop.example","display_name":"{name}","package":"Gold","status":"{status}","password":"p"}}"#
    );
    let planted = server.control("POST", "accounts", &account);
    assert!(planted["id"].is_i64(), "{planted}");
}

/// How often the sandbox saw a method.
fn seen(server: &Server, method: &str) -> u64 {
    server.control("GET", "state", "")["calls"][method]
        .as_u64()
        .unwrap_or(0)
}

/// A port where nobody listens and that no other test is given while the socket is held.
fn reserved_port() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let port = socket.local_addr().unwrap().port();
    (socket, port.to_string())
}
