//! The token with which monitoring reads the health without signing in: we know its hash alone.

use super::Error;
use crate::whmcs::{LogEntry, Store};

/// Where the hash is kept.
const TOKEN: &str = "monitoring_token";
/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;

/// The hash of the token, if one was made.
pub fn monitoring(store: Store<'_>) -> Result<Option<String>, Error> {
    if store.schema()?.is_none() {
        return Ok(None);
    }
    Ok(store.meta()?.text(TOKEN).map(str::to_owned))
}

/// From now on the token with this hash holds, and no other; with an empty one, none.
pub fn set_monitoring(store: Store<'_>, hash: &str, actor: &str) -> Result<(), Error> {
    let action = if hash.is_empty() {
        store.forget_meta(TOKEN)?;
        "token_revoke"
    } else if hash.len() == DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        store.set_meta(TOKEN, hash)?;
        "token_make"
    } else {
        return Err(Error::Refused("this is not a SHA-256 hash".into()));
    };
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: None,
        service: None,
        action,
        result: "done",
        detail: "{}".to_owned(),
        milliseconds: 0,
    }])?;
    Ok(())
}
