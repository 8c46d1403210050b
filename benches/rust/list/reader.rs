//! Reads a list page by page with the extension's own client, compares each account with what it is to be, and tells
//! what that took.

use std::fs;
use std::time::{Duration, Instant};

use aflexi_cdn::aflexi::{Aflexi, Credentials, Endpoint, http_client};
use aflexi_cdn::cdn::{Account, Platform, Secret, Status};
use serde::Deserialize;
use serde_json::json;
use tokio::runtime::Builder;

#[derive(Deserialize)]
struct Input {
    url: String,
    username: String,
    key: String,
    package: String,
}

pub fn run() {
    let input: Input = serde_json::from_reader(std::io::stdin()).unwrap();
    // As inside PHP.
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let aflexi = Aflexi::new(
        http_client(|| {}).unwrap(),
        Endpoint::parse(&input.url, false).unwrap(),
        Credentials {
            username: input.username.clone(),
            auth_key: Secret::new(input.key.as_str()),
        },
        Duration::from_secs(30),
    );
    // Connects, too.
    runtime.block_on(aflexi.identify()).unwrap();

    fs::write("/proc/self/clear_refs", "5").unwrap();
    let (memory, cpu, started) = (kilobytes("VmRSS:"), cpu(), Instant::now());
    let (compared, different) = runtime.block_on(compare(&aflexi, &input.package));
    let answer = json!({
        "nanoseconds": u64::try_from(started.elapsed().as_nanos()).unwrap(),
        "cpu": self::cpu() - cpu,
        "bytes": (kilobytes("VmHWM:") - memory) * 1024,
        "result": { "compared": compared, "different": different },
    });
    println!("{answer}");
}

/// How many there are, and the names of those that are not as they are to be.
async fn compare(aflexi: &Aflexi, package: &str) -> (usize, Vec<String>) {
    let (mut compared, mut different) = (0, Vec::new());
    let mut cursor = None;
    loop {
        let page = aflexi.list_accounts(cursor.as_ref()).await.unwrap();
        for account in page.items {
            compared += 1;
            if !is_as_it_is_to_be(&account, package) {
                different.push(account.name);
            }
        }
        match page.next {
            Some(next) => cursor = Some(next),
            None => return (compared, different),
        }
    }
}

fn is_as_it_is_to_be(account: &Account, package: &str) -> bool {
    let Some(number) = account.name.strip_prefix("client") else {
        return false;
    };
    let who = if number.ends_with('0') {
        "Müller & Söhne"
    } else {
        "Anna Client"
    };
    account.status == Some(Status::Active)
        && account.package.as_deref() == Some(package)
        && account.display_name.as_deref() == Some(format!("{who} {number}").as_str())
        && account.email.as_deref() == Some(format!("client{number}@mail.example").as_str())
}

/// Nanoseconds that this process has computed, user and system, by the scheduler's account.
fn cpu() -> u64 {
    fs::read_dir("/proc/self/task")
        .unwrap()
        .map(|task| fs::read_to_string(task.unwrap().path().join("schedstat")).unwrap())
        .map(|line| -> u64 { line.split(' ').next().unwrap().parse().unwrap() })
        .sum()
}

fn kilobytes(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_ascii_whitespace()
        .nth(1)
        .unwrap()
        .parse()
        .unwrap()
}
