//! A private MariaDB for this test program, and a driver as the product's [`Database`].
//!
//! Another server takes its place if `AFLEXI_DATABASE_SERVER` names a folder of `scripts/other-databases`.

use std::cell::{Cell, RefCell};
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use aflexi_cdn::whmcs::{Database, DatabaseError, Row, Value};
use mysql::prelude::Queryable as _;
use mysql::{Conn, OptsBuilder};

/// Zero dates stay legal, as WHMCS needs.
pub const STRICT: &str =
    "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY";
/// What old installations run with.
pub const LAX: &str = "";

struct Server {
    directory: PathBuf,
    process: Child,
}

impl Server {
    fn socket(&self) -> PathBuf {
        self.directory.join("socket")
    }
}

/// Started once for all tests. It ends with this program: its pid is handed to a shell that waits
/// for our end of a pipe to close, however that happens, since statics are never dropped.
fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let name = format!("aflexi-cdn-test-{}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        let temporary = directory.join("tmp");
        fs::create_dir_all(&temporary).unwrap();
        let data = format!("--datadir={}", directory.join("data").display());
        // A server that starts removes what it finds of temporary tables: two must not share it.
        let temporary = format!("--tmpdir={}", temporary.display());
        // mariadbd refuses to run as root unless told so.
        let user = if fs::metadata("/proc/self").is_ok_and(|me| is_root(&me)) {
            "--user=root"
        } else {
            "--skip-name-resolve"
        };
        let installed = Command::new(program("mariadb-install-db"))
            .args(["--no-defaults", "--auth-root-authentication-method=normal"])
            .args(["--skip-test-db", &data, &temporary, user])
            .output()
            .expect("mariadb-install-db runs (Debian: mariadb-server-core)");
        assert!(installed.status.success(), "{installed:?}");
        let socket = directory.join("socket");
        let process = Command::new(program("mariadbd"))
            .args(["--no-defaults", "--skip-networking", "--skip-log-bin"])
            .args([&data, &temporary, user, "--default-time-zone=+02:00"])
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--pid-file={}", directory.join("pid").display()))
            .args([
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=0",
            ])
            .args([
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=16M",
            ])
            .stdout(Stdio::null())
            .stderr(fs::File::create(directory.join("log")).unwrap())
            .spawn()
            .expect("mariadbd starts");
        end_with_us(process.id(), &directory);
        let mut server = Server { directory, process };
        let patience = Instant::now() + Duration::from_secs(60);
        while UnixStream::connect(server.socket()).is_err() {
            let ended = server.process.try_wait().unwrap();
            let log = || fs::read_to_string(server.directory.join("log")).unwrap();
            assert!(ended.is_none() && Instant::now() < patience, "{}", log());
            std::thread::yield_now();
        }
        server
    })
}

fn program(name: &str) -> PathBuf {
    let folder = std::env::var_os("AFLEXI_DATABASE_SERVER").unwrap_or_default();
    PathBuf::from(folder).join(name)
}

fn is_root(me: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(me) == 0
}

fn end_with_us(process: u32, directory: &std::path::Path) {
    let script = format!(
        "cat >/dev/null; kill {process}; while kill -0 {process} 2>/dev/null; do sleep 0.1; done; rm -rf '{}'",
        directory.display()
    );
    let watcher = Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::piped())
        .spawn()
        .expect("setsid runs");
    // Our end of its input stays open as long as this program lives.
    std::mem::forget(watcher);
}

/// A connection. Parameters are written into the statement, as PDO's emulated prepares do.
pub struct Connection {
    name: String,
    driver: RefCell<Conn>,
    statements: Cell<u64>,
    rows: Cell<usize>,
    log: RefCell<Vec<String>>,
}

impl Connection {
    /// A new database of its own, with WHMCS's tables.
    pub fn to_new_database(sql_mode: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let name = format!("whmcs{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut administrator = connect(None, LAX);
        administrator
            .query_drop(format!("CREATE DATABASE {name} CHARACTER SET utf8mb4"))
            .unwrap();
        let connection = Self::to(&name, sql_mode);
        connection.load(&fs::read_to_string("tests/whmcs/schema.sql").unwrap());
        connection
    }

    /// Runs the statements of a script, in a lax session of its own.
    pub fn load(&self, script: &str) {
        let mut loader = connect(Some(&self.name), LAX);
        for statement in script.split(";\n").filter(|text| !text.trim().is_empty()) {
            loader.query_drop(statement).unwrap();
        }
    }

    /// A further connection to a database.
    pub fn to(name: &str, sql_mode: &str) -> Self {
        Self {
            name: name.to_owned(),
            driver: RefCell::new(connect(Some(name), sql_mode)),
            statements: Cell::new(0),
            rows: Cell::new(0),
            log: RefCell::default(),
        }
    }

    /// Another connection to the same database, as another PHP process has.
    pub fn another(&self) -> Self {
        Self::to(&self.name, STRICT)
    }

    /// Statements sent so far.
    pub fn statements(&self) -> u64 {
        self.statements.get()
    }

    /// Rows received so far.
    pub fn rows(&self) -> usize {
        self.rows.get()
    }

    /// The statements since this was last asked.
    pub fn take_log(&self) -> Vec<String> {
        self.log.take()
    }

    /// The first column of the first row as a number.
    pub fn number(&self, sql: &str) -> i64 {
        self.query(sql, &[]).unwrap()[0].cells().int().unwrap()
    }

    /// The first column of every row as text.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let rows = self.query(sql, &[]).unwrap();
        rows.iter().map(|row| row.cells().text().unwrap()).collect()
    }

    /// Runs a statement that must succeed.
    pub fn run(&self, sql: &str) {
        let sql = &with_sequence(sql);
        self.execute(sql, &[])
            .unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    /// Runs an INSERT and returns the new id.
    pub fn insert(&self, sql: &str) -> i64 {
        self.run(sql);
        i64::try_from(self.driver.borrow().last_insert_id()).unwrap()
    }
}

fn connect(database: Option<&str>, sql_mode: &str) -> Conn {
    let options = OptsBuilder::new()
        .socket(server().socket().to_str())
        .user(Some("root"))
        .db_name(database)
        .init(vec![format!("SET SESSION sql_mode = '{sql_mode}'")]);
    Conn::new(options).unwrap()
}

impl Database for Connection {
    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        self.statements.set(self.statements.get() + 1);
        let sql = written_out(sql, parameters);
        let rows: Vec<mysql::Row> = self
            .driver
            .borrow_mut()
            .query(&sql)
            .map_err(|error| DatabaseError::new(error.to_string()))?;
        self.rows.set(self.rows.get() + rows.len());
        self.log.borrow_mut().push(sql);
        Ok(rows
            .into_iter()
            .map(|row| Row(row.unwrap().into_iter().map(read).collect()))
            .collect())
    }

    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError> {
        self.query(sql, parameters)?;
        Ok(self.driver.borrow().affected_rows())
    }
}

/// MySQL has no tables such as MariaDB's `seq_1_to_200`: there a query takes its place.
fn with_sequence(sql: &str) -> String {
    let Some((before, sequence)) = sql.split_once("FROM seq_").filter(|_| is_mysql()) else {
        return sql.to_owned();
    };
    let digits = |text: &str| {
        text.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    };
    let (first, rest) = sequence.split_once("_to_").unwrap();
    let last = digits(rest);
    let after = &rest[last.len()..];
    format!(
        "{before}FROM (WITH RECURSIVE n (seq) AS (SELECT {first} UNION ALL SELECT seq + 1 FROM n WHERE seq < {last})
                       SELECT /*+ SET_VAR(cte_max_recursion_depth = 1000000) */ seq FROM n) s{after}"
    )
}

fn is_mysql() -> bool {
    static IS: OnceLock<bool> = OnceLock::new();
    *IS.get_or_init(|| {
        let version: Option<String> = connect(None, LAX).query_first("SELECT VERSION()").unwrap();
        !version.unwrap().contains("MariaDB")
    })
}

fn read(value: mysql::Value) -> Value {
    match value {
        mysql::Value::NULL => Value::Null,
        mysql::Value::Bytes(bytes) => Value::Text(String::from_utf8(bytes).unwrap()),
        mysql::Value::Int(number) => Value::Int(number),
        other => panic!("unexpected in a text result: {other:?}"),
    }
}

fn written_out(sql: &str, parameters: &[Value]) -> String {
    let mut parameters = parameters.iter();
    let mut written = String::with_capacity(sql.len());
    let mut quoted = false;
    for character in sql.chars() {
        quoted ^= character == '\'';
        if character != '?' || quoted {
            written.push(character);
            continue;
        }
        match parameters.next().expect("a parameter for each mark") {
            Value::Null => written.push_str("NULL"),
            Value::Int(number) => written.push_str(&number.to_string()),
            Value::Text(text) => {
                let text = text.replace('\\', "\\\\").replace('\'', "\\'");
                written.push_str(&format!("'{text}'"));
            }
        }
    }
    assert!(parameters.next().is_none(), "a mark for each parameter");
    written
}
