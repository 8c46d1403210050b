//! Starts the Aflexi sandbox for a test and stops it again, and speaks HTTP to it by hand.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value as Json;

/// The operator every server of these tests has.
pub const LOGIN: &str = "ops@host.example";
/// Its auth key.
pub const KEY: &str = "AK-7f31c9";

/// A running sandbox, stopped when dropped.
pub struct Server {
    child: Child,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
}

impl Server {
    /// Starts a server on a free port and waits until it listens.
    pub fn start(options: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .args(["--port", "0", "--operator", LOGIN, "--key", KEY])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the sandbox starts");
        let stdout = child.stdout.take().expect("its output is piped");
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it says where it listens");
        let port = line
            .strip_prefix("listening on http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix("/core/xmlrpc\n"))
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("unexpected first line {line:?}"));
        Self { child, port }
    }

    /// Asks it to end, as an init system would, and waits.
    pub fn terminate(&mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status();
        assert!(sent.expect("kill runs").success());
        self.child.wait().expect("it ends").code()
    }

    /// Opens a connection.
    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connects");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a read timeout");
        Connection { stream }
    }

    /// One control request on a connection of its own.
    pub fn control(&self, method: &str, path: &str, body: &str) -> Json {
        let reply = self
            .connect()
            .request(method, &format!("/_sandbox/{path}"), body);
        serde_json::from_str(&reply.body).unwrap_or_else(|_| panic!("no JSON: {reply:?}"))
    }

    /// Scripts faults.
    pub fn script(&self, json: &str) {
        assert_eq!(self.control("POST", "faults", json)["ok"], true, "{json}");
    }

    /// One call on a connection of its own.
    pub fn call(&self, method: &str, params: &str) -> Reply {
        self.connect().call(method, params)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone after `terminate`; then neither has anything to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A TCP connection to the server.
pub struct Connection {
    stream: TcpStream,
}

/// What came back, as far as it came.
#[derive(Debug)]
pub struct Reply {
    /// Status line and headers; empty when the connection closed without a reply.
    pub head: String,
    /// The announced number of bytes, or what there was of them.
    pub body: String,
}

impl Reply {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0)
    }
}

impl Connection {
    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("sends");
    }

    /// Sends an HTTP/1.1 request and reads the reply.
    pub fn request(&mut self, method: &str, path: &str, body: &str) -> Reply {
        let length = body.len();
        self.send(
            format!(
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .as_bytes(),
        );
        self.reply()
    }

    /// Calls a method of the core endpoint with the test's credentials.
    pub fn call(&mut self, method: &str, params: &str) -> Reply {
        self.request("POST", "/core/xmlrpc", &method_call(method, params))
    }

    /// Reads one reply: as long as it says it is, or until the connection closes.
    pub fn reply(&mut self) -> Reply {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            match self.stream.read(&mut byte) {
                Ok(1) => head.push(byte[0]),
                _ => break,
            }
        }
        let mut reply = Reply {
            head: String::from_utf8(head).expect("an ASCII head"),
            body: String::new(),
        };
        let length = reply
            .header("content-length")
            .and_then(|length| length.parse().ok());
        let mut body = Vec::new();
        let rest = Read::by_ref(&mut self.stream).take(length.unwrap_or(0));
        BufReader::new(rest).read_to_end(&mut body).expect("a body");
        reply.body = String::from_utf8(body).expect("an ASCII body");
        reply
    }

    /// Whether the server has closed its side: the next read finds the end.
    pub fn is_closed(&mut self) -> bool {
        matches!(self.stream.read(&mut [0]), Ok(0))
    }

    /// Leaves, as a client that lost patience would.
    pub fn leave(self) {
        self.stream.shutdown(Shutdown::Both).expect("leaves");
    }
}

/// The body of a call: the credentials, then `params` as written (`<param>...`).
pub fn method_call(method: &str, params: &str) -> String {
    let credential = |text: &str| format!("<param><value><string>{text}</string></value></param>");
    format!(
        "<?xml version=\"1.0\"?><methodCall><methodName>{method}</methodName><params>{}{}{params}</params></methodCall>",
        credential(LOGIN),
        credential(KEY)
    )
}

/// The example's program, built once and as the tests were: an old one must not pass for it.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let exe = std::env::current_exe().expect("the test has a path");
        let profile = exe
            .parent()
            .and_then(Path::parent)
            .expect("target/<profile>/deps");
        let name = match profile.file_name().and_then(|name| name.to_str()) {
            Some("debug") => "dev",
            Some(name) => name,
            None => panic!("no profile in {}", exe.display()),
        };
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args([
            "build",
            "--quiet",
            "--example",
            "aflexi-sandbox",
            "--profile",
            name,
        ]);
        cargo
            .arg("--target-dir")
            .arg(profile.parent().expect("a target directory"));
        // What cargo tells a test about its package would count as changed input of build scripts.
        for (name, _) in std::env::vars().filter(|(name, _)| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        }) {
            cargo.env_remove(name);
        }
        if !cfg!(feature = "extension") {
            cargo.arg("--no-default-features");
        }
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(
            built.expect("cargo runs").success(),
            "the sandbox does not build"
        );
        profile.join("examples").join("aflexi-sandbox")
    })
}
