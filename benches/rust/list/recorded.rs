//! Answers with bytes that were made before the first call: a page of publishers by its first index, or the operator.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use serde::Deserialize;

#[derive(Deserialize)]
struct Recording {
    /// What `user.get` was answered.
    operator: String,
    /// A page of publishers up to its first row, and after its last.
    before: String,
    after: String,
    /// Rows in which `{n}` is to be a number of seven digits and `{id}` the publisher's id; used in turns.
    rows: Vec<String>,
    /// How many publishers there are, by how many on a page.
    count: usize,
    page: usize,
    /// This one is suspended.
    different: usize,
}

struct Replies {
    operator: String,
    page: usize,
    pages: Vec<String>,
    /// A page with no row, behind the last.
    end: String,
}

pub fn run() {
    let recording: Recording = serde_json::from_reader(std::io::stdin()).unwrap();
    let replies = Arc::new(prepare(&recording));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    println!("listening on {}", listener.local_addr().unwrap().port());
    for stream in listener.incoming() {
        let replies = Arc::clone(&replies);
        thread::spawn(move || serve(stream.unwrap(), &replies));
    }
}

fn prepare(recording: &Recording) -> Replies {
    let body = |rows: &str| http(&format!("{}{rows}{}", recording.before, recording.after));
    let row = |number: usize| {
        let row = recording.rows[number % recording.rows.len()]
            .replace("{n}", &format!("{number:07}"))
            .replace("{id}", &(2_000 + number).to_string());
        if number == recording.different {
            row.replace(">ACTIVE<", ">SUSPENDED<")
        } else {
            row
        }
    };
    let page = |first: usize| {
        let last = recording.count.min(first + recording.page);
        body(&(first..last).map(row).collect::<String>())
    };
    Replies {
        operator: http(&recording.operator),
        page: recording.page,
        pages: (0..recording.count)
            .step_by(recording.page)
            .map(page)
            .collect(),
        end: body(""),
    }
}

fn http(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// One request after another, until the client has had enough.
fn serve(stream: TcpStream, replies: &Replies) {
    stream.set_nodelay(true).unwrap();
    let mut writer = stream.try_clone().unwrap();
    let mut reader = BufReader::new(stream);
    while let Some(body) = request(&mut reader) {
        if writer.write_all(reply(replies, &body).as_bytes()).is_err() {
            return;
        }
    }
}

fn request(reader: &mut impl BufRead) -> Option<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    String::from_utf8(body).ok()
}

fn reply<'a>(replies: &'a Replies, body: &str) -> &'a str {
    if body.contains("<methodName>user.get<") {
        return &replies.operator;
    }
    let first = number_after(body, "<name>firstResultIndex</name>").unwrap();
    replies
        .pages
        .get(first / replies.page)
        .unwrap_or(&replies.end)
}

fn number_after(body: &str, mark: &str) -> Option<usize> {
    let (_, rest) = body.split_once(mark)?;
    // Behind the tags of the value, of which one may be `<i4>`.
    let value = rest.trim_start_matches("<value>").split_once('>')?.1;
    value.split('<').next()?.parse().ok()
}
