//! The true reply of every call, spoilt at each of its values in each way: it says the same still, or is no answer.
//! Never is it another answer, but where the table says that a value may be missing.

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use aflexi_cdn::aflexi::{Aflexi, CALL_TIMEOUT};
use aflexi_cdn::cdn::{Cause, Class, Limits, Platform};

use crate::calls::{CALLS, Call, Given, given};
use crate::every_call::Outcome;
use crate::relay::{Answer, Relay, whole};
use crate::sandbox_server::Server;
use crate::tree::{Spoiling, Tree};
use crate::{client_at, runtime};

/// What may be missing: absent, nil, or without content; and which words of the outcome then become which. No words
/// are all of them. A `#` is a number.
const OPTIONAL: [(&str, &str, &str, &str); 24] = {
    const ANNA: &str = "display_name: Some(\"anna\")";
    const UNNAMED: &str = "display_name: None";
    const MAIL: &str = "email: Some(\"anna@shop.example\")";
    const NO_MAIL: &str = "email: None";
    const GOLD: &str = "package: Some(\"Gold\")";
    const NO_PACKAGE: &str = "package: None";
    const NOTHING: &str = "Page { items: [], next: None }";
    const LISTED: &str = "list_accounts";
    const PACKED: &str = "list_packages";
    const SERVED: &str = "traffic_of_day";
    const NO_MEGABYTE: &str = "[Traffic { account: RemoteId(\"ID\"), megabytes: 0.0 }]";
    [
        ("find_account", "results[]", "", "None"),
        ("find_account", "results[].name", ANNA, UNNAMED),
        ("find_account", "results[].email", MAIL, NO_MAIL),
        (LISTED, "results[]", "", NOTHING),
        (LISTED, "results[].publisher.name", ANNA, UNNAMED),
        (LISTED, "results[].publisher.email", MAIL, NO_MAIL),
        (LISTED, "results[].bandwidthPackage", GOLD, NO_PACKAGE),
        (LISTED, "results[].bandwidthPackage.name", GOLD, NO_PACKAGE),
        (PACKED, "results[]", "", NOTHING),
        (
            PACKED,
            "results[].bandwidthLimit",
            "transfer_gb: Some(7)",
            "transfer_gb: None",
        ),
        (
            PACKED,
            "results[].speedLimit",
            "speed_mbps: Some(8)",
            "speed_mbps: None",
        ),
        (
            PACKED,
            "results[].resourceLimit",
            "hostnames: Some(9)",
            "hostnames: None",
        ),
        (
            PACKED,
            "results[].diskSpaceLimit",
            "storage: Some(10)",
            "storage: None",
        ),
        (PACKED, "results[].sslEnabled", "ssl: true", "ssl: false"),
        (
            PACKED,
            "results[].streamingAllowed",
            "streaming: true",
            "streaming: false",
        ),
        (
            PACKED,
            "results[].servingAllLocations",
            "all_locations: false",
            "all_locations: true",
        ),
        ("portal_url", "results[]", "/p/sandbox", "/p/42"),
        ("portal_url", "results[].portalName", "/p/sandbox", "/p/42"),
        (SERVED, "", "", "[]"),
        (SERVED, "#", "", "[]"),
        (SERVED, "#.#", "", "[]"),
        (SERVED, "#.#.#", "", "[]"),
        (SERVED, "#.#.#.#", "", "[]"),
        (SERVED, "#.#.#.#", "", NO_MEGABYTE),
    ]
};

/// What a value is replaced by: each type there is.
fn anything() -> Vec<Tree> {
    let text = || Tree::scalar("string", "x");
    vec![
        Tree::scalar("int", "7"),
        text(),
        Tree::scalar("boolean", "1"),
        Tree::scalar("double", "1.5"),
        Tree::scalar("dateTime.iso8601", "20110530T12:00:00"),
        Tree::scalar("base64", "SGVsbG8="),
        Tree::Scalar("<nil/>".to_owned()),
        Tree::Struct(vec![]),
        Tree::Struct(vec![("x".to_owned(), text())]),
        Tree::Array(vec![]),
        Tree::Array(vec![Tree::Struct(vec![("x".to_owned(), text())])]),
    ]
}

/// Numbers that none of Aflexi's can be.
fn out_of_range(value: &Tree, path: &str) -> Vec<Tree> {
    let Tree::Scalar(content) = value else {
        return vec![];
    };
    let (element, numbers): (_, &[&str]) = match content {
        _ if content.starts_with("<double>") => ("double", &["-1", "NaN", "inf", "1e300"]),
        _ if path.is_empty() || path.ends_with(".id") => ("int", &["-1", "0", "-2147483648"]),
        _ => return vec![],
    };
    let texts = numbers.iter();
    texts.map(|text| Tree::scalar(element, text)).collect()
}

/// Every way to spoil a value. Another value of its own type is none: who could tell?
fn ways(value: &Tree, path: &str) -> Vec<Spoiling> {
    let mut others = anything();
    others.retain(|other| !is_alike(value, other));
    let contradiction = anything()
        .into_iter()
        .find(|other| is_alike(value, other))
        .unwrap_or_else(|| Tree::Struct(vec![]));
    others.extend(out_of_range(value, path));
    let mut ways = vec![
        Spoiling::Absent,
        Spoiling::Twice,
        Spoiling::Contradicted(contradiction),
        Spoiling::Beside,
    ];
    ways.extend(others.into_iter().map(Spoiling::Else));
    ways
}

/// Whether both are texts, both are numbers and so on. A struct or an array that is empty is like no other.
fn is_alike(one: &Tree, other: &Tree) -> bool {
    // An amount may be written as either.
    let element = |content: &str| {
        content
            .replace("<int>", "<double>")
            .split('>')
            .next()
            .map(str::to_owned)
    };
    match (one, other) {
        (Tree::Scalar(one), Tree::Scalar(other)) => element(one) == element(other),
        (Tree::Array(_), Tree::Array(items)) => !items.is_empty(),
        _ => false,
    }
}

/// The words of an outcome that a call may also have when its reply is spoilt like this.
fn allowed(call: &Call, given: &Given, path: &str, how: &Spoiling, truth: &str) -> Vec<String> {
    let is_missing = match how {
        Spoiling::Absent => true,
        Spoiling::Else(Tree::Scalar(content)) => content == "<nil/>",
        Spoiling::Else(_) => true,
        // Where one row is expected the first counts, and this one has no content.
        Spoiling::Contradicted(_) if path == "results[]" => true,
        Spoiling::Twice if path == "results[]" => return vec![with_rows_twice(truth)],
        _ => false,
    };
    // An array without its items is empty.
    let items = format!("{path}[]");
    OPTIONAL
        .iter()
        .filter(|_| is_missing)
        .filter(|(name, place, ..)| *name == call.name && (*place == path || *place == items))
        .map(|(_, _, from, to)| match *from {
            "" => to.replace("ID", given.account.as_str()),
            from => {
                assert!(truth.contains(from), "{from} is not in {truth}");
                truth.replace(from, to)
            }
        })
        .collect()
}

/// A list with its only row twice. That is for whoever reads lists to see.
fn with_rows_twice(truth: &str) -> String {
    let Some((_, row)) = truth.split_once("items: [") else {
        return truth.to_owned();
    };
    let (row, _) = row.split_once("], next").unwrap();
    let twice = format!("{row}, {row}");
    truth.replace(row, &twice).replace("\"1 ", "\"2 ")
}

/// `1298937600.-1` is `#.#`.
fn generalised(path: &str) -> String {
    let names = path.split('.');
    let names = names.map(|name| {
        let digits = name.trim_start_matches('-').trim_end_matches("[]");
        if digits.parse::<u64>().is_ok() {
            name.replace(name.trim_end_matches("[]"), "#")
        } else {
            name.to_owned()
        }
    });
    names.collect::<Vec<_>>().join(".")
}

/// How replies were taken.
#[derive(Default)]
struct Taken {
    alike: usize,
    optional: usize,
    refused: usize,
}

impl Taken {
    fn judge(&mut self, call: &Call, outcome: &Outcome, truth: &str, allowed: &[String]) -> bool {
        match outcome {
            Ok(told) if told == truth => self.alike += 1,
            Ok(told) if allowed.contains(told) => self.optional += 1,
            Err(error) => {
                let class = if call.writes {
                    Class::Unknown
                } else {
                    Class::Server
                };
                if (error.class, error.cause) != (class, Some(Cause::NotAnApi)) {
                    return false;
                }
                self.refused += 1;
            }
            Ok(_) => return false,
        }
        true
    }
}

/// The client makes calls, and the relay answers with replies of the test's.
struct Stage {
    relay: Relay,
    aflexi: Aflexi,
    given: Given,
    server: Server,
}

impl Stage {
    /// The package has all limits, each another one.
    fn new() -> Self {
        let server = Server::start(&[]);
        let given = given(&server);
        let relay = Relay::start(server.port);
        let aflexi = client_at(&relay.address(), CALL_TIMEOUT);
        let limits = Limits {
            transfer_gb: Some(7),
            speed_mbps: Some(8),
            hostnames: Some(9),
            storage: Some(10),
            ssl: true,
            streaming: true,
            all_locations: false,
        };
        runtime()
            .block_on(aflexi.update_package(&given.package, None, Some(&limits)))
            .unwrap();
        runtime().block_on(aflexi.identify()).unwrap();
        server.control("POST", "keep", "");
        Self {
            relay,
            aflexi,
            given,
            server,
        }
    }

    fn truth(&self, call: &Call) -> Tree {
        self.server.control("POST", "restore", "");
        let heard = Arc::new(Mutex::new(None));
        let first = Arc::clone(&heard);
        self.relay.arm(move |reply| {
            first.lock().unwrap().get_or_insert(reply.to_owned());
            Answer::Bytes(whole("200 OK", "", reply))
        });
        runtime()
            .block_on((call.make)(&self.aflexi, &self.given))
            .unwrap();
        Tree::of(heard.lock().unwrap().as_ref().unwrap())
    }

    fn told(&self, call: &Call, reply: String) -> Outcome {
        self.relay
            .arm(move |_| Answer::Bytes(whole("200 OK", "", &reply)));
        runtime().block_on((call.make)(&self.aflexi, &self.given))
    }
}

#[test]
fn no_value_of_a_reply_can_be_spoilt_so_that_it_is_mistaken() {
    let stage = Stage::new();
    let mut mistaken = vec![];
    for call in &CALLS {
        let tree = stage.truth(call);
        let truth = stage.told(call, tree.reply()).unwrap();
        let mut taken = Taken::default();
        for (place, path) in tree.places() {
            let path = generalised(&path);
            for how in ways(tree.at(&place), &path) {
                let Some(spoilt) = tree.spoilt(&place, &how) else {
                    continue;
                };
                let outcome = stage.told(call, spoilt.reply());
                // Nobody knows of any row that is not there: the login is not accepted.
                let is_nobody = call.name == "identify"
                    && matches!(&outcome, Err(error) if error.class == Class::Authentication)
                    && path.starts_with("results")
                    && !path.contains('.');
                let allowed = allowed(call, &stage.given, &path, &how, &truth);
                if !is_nobody && !taken.judge(call, &outcome, &truth, &allowed) {
                    mistaken.push(format!("{}: {path}: {how:?}: {outcome:?}", call.name));
                }
            }
        }
        let _ = writeln!(
            std::io::stderr(),
            "{}: {} replies of the same meaning, {} without what is optional, {} refused",
            call.name,
            taken.alike,
            taken.optional,
            taken.refused
        );
    }
    assert!(mistaken.is_empty(), "{}", mistaken.join("\n"));
}
