//! The control interface for tests and demonstrations: plain HTTP and JSON beside the API.

use dxr::Fault;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use crate::faults::Scripted;
use crate::http;
use crate::sandbox::{Counters, Sandbox, State};
use crate::world::{Caller, LinkChange, LinkId, NewUser, PackageForm, Role, Status};

/// The start of every control path.
pub const PREFIX: &str = "/_sandbox/";

/// Why a request was refused.
type Refusal = (StatusCode, String);

/// Answers one request.
pub fn respond(
    sandbox: &Sandbox,
    method: &Method,
    action: &str,
    query: &str,
    body: &[u8],
) -> Response<Full<Bytes>> {
    let mut state = sandbox.state();
    let result = match (method.as_str(), action) {
        ("GET", "state") => Ok(describe(&state, sandbox.operator)),
        ("GET", "counters") => Ok(json!(state.counters)),
        ("GET", "password") => password(&state, query),
        ("POST", "faults") => parse::<Vec<Scripted>>(body).map(|lines| {
            state.script.replace(lines);
            done()
        }),
        ("DELETE", "faults") => {
            state.script.replace(Vec::new());
            Ok(done())
        }
        ("POST", "latency") => parse(body).map(|Latency { ms }| {
            state.latency = std::time::Duration::from_millis(ms);
            done()
        }),
        ("POST", "reset-counters") => {
            state.counters = Counters::default();
            Ok(done())
        }
        ("POST", "keep") => {
            state.kept = Some(state.world.clone());
            Ok(done())
        }
        ("POST", "restore") => restore(&mut state),
        ("POST", "key") => parse(body).map(|Key { key }| {
            state.world.set_key(sandbox.operator.user, &key);
            done()
        }),
        ("POST", "accounts") => parse(body).and_then(|accounts| match accounts {
            Accounts::One(account) => plant(&mut state, sandbox.operator, &account),
            Accounts::Many(accounts) => accounts
                .iter()
                .map(|account| plant(&mut state, sandbox.operator, account))
                .collect(),
        }),
        _ => Err((StatusCode::NOT_FOUND, "no such action".to_owned())),
    };
    let (status, answer) = match result {
        Ok(answer) => (StatusCode::OK, answer),
        Err((status, problem)) => (status, json!({ "error": problem })),
    };
    http::reply(status, "application/json", format!("{answer}\n"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Latency {
    ms: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    key: String,
}

/// What is planted at once.
#[derive(Deserialize)]
#[serde(untagged)]
enum Accounts {
    One(Account),
    Many(Vec<Account>),
}

/// A publisher that was there before the addon came.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    /// The username, bare or with `/operatorId`.
    name: String,
    email: String,
    #[serde(default)]
    display_name: String,
    /// By name; made when it does not exist.
    package: Option<String>,
    status: Option<String>,
    password: String,
    /// An auth key of its own, with which it can call the API as what it is.
    key: Option<String>,
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}

/// The world as it was kept, without faults and with nothing counted.
fn restore(state: &mut State) -> Result<Json, Refusal> {
    let kept = state.kept.clone();
    state.world = kept.ok_or((StatusCode::CONFLICT, "nothing was kept".to_owned()))?;
    state.script.replace(Vec::new());
    state.counters = Counters::default();
    Ok(done())
}

fn done() -> Json {
    json!({ "ok": true })
}

fn describe(state: &State, operator: Caller) -> Json {
    let world = &state.world;
    let packages: Vec<Json> = world
        .packages(operator)
        .map(|package| {
            let mut row = serde_json::Map::new();
            row.insert("id".to_owned(), json!(package.id));
            row.insert("name".to_owned(), json!(package.name));
            row.extend(
                package
                    .limits
                    .iter()
                    .map(|(name, limit)| ((*name).to_owned(), json!(limit))),
            );
            row.extend(
                package
                    .flags
                    .iter()
                    .map(|(name, flag)| ((*name).to_owned(), json!(flag))),
            );
            Json::Object(row)
        })
        .collect();
    let accounts: Vec<Json> = world
        .links(operator)
        .filter_map(|link| world.user(link.id.publisher).map(|user| (link, user)))
        .map(|(link, user)| {
            let package = link.package.and_then(|id| world.package(id));
            json!({
                "id": user.id,
                "username": user.username,
                "name": user.name,
                "email": user.email,
                "status": link.status.name(),
                "package": package.map(|package| &package.name),
                "link": link.id.to_string(),
            })
        })
        .collect();
    json!({
        "operator": {
            "id": operator.user,
            "username": world.user(operator.user).map(|user| &user.username),
        },
        "packages": packages,
        "accounts": accounts,
        "faults": state.script.pending(),
        "calls": state.counters.calls,
        "total_calls": state.counters.total_calls,
        "writes": state.counters.writes,
        "connections": state.counters.connections,
        "hung": state.counters.hung,
        "most_at_once": state.counters.most_at_once,
    })
}

fn password(state: &State, query: &str) -> Result<Json, Refusal> {
    let (_, username) = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "username")
        .ok_or((StatusCode::BAD_REQUEST, "username is missing".to_owned()))?;
    let password = state
        .world
        .password(&username)
        .ok_or((StatusCode::NOT_FOUND, "no such user".to_owned()))?;
    Ok(json!({ "password": password }))
}

/// Plants a publisher by the same rules as the API's, then puts its link in the wanted state.
fn plant(state: &mut State, operator: Caller, account: &Account) -> Result<Json, Refusal> {
    let refused = |fault: Fault| (StatusCode::CONFLICT, fault.to_string());
    let world = &mut state.world;
    let package = match &account.package {
        None => None,
        Some(name) => {
            let existing = world
                .packages(operator)
                .find(|package| package.name == *name);
            Some(match existing.map(|package| package.id) {
                Some(id) => id,
                None => world
                    .create_package(operator, &PackageForm::named(name))
                    .map_err(refused)?,
            })
        }
    };
    let status = match account.status.as_deref() {
        None => Status::Active,
        Some("DELETED") => Status::Deleted,
        Some(text) => Status::parse(text).map_err(refused)?,
    };
    let form = NewUser {
        role: Role::Publisher,
        email: &account.email,
        name: &account.display_name,
        username: Some(&account.name),
        password: &account.password,
        status: Status::Active,
    };
    let publisher = world
        .create_user(operator, &form, package)
        .map_err(refused)?;
    if let Some(key) = &account.key {
        world.set_key(publisher, key);
    }
    let id = LinkId {
        publisher,
        operator: operator.operator,
    };
    match status {
        Status::Deleted => world.delete_link(operator, id),
        status => world.update_link(
            operator,
            id,
            &LinkChange {
                status: Some(status),
                package: None,
            },
        ),
    }
    .map_err(refused)?;
    Ok(json!({ "id": publisher, "link": id.to_string() }))
}
