//! The publishers page, and revealing a password.

use serde::Serialize;

use super::vault::password_place;
use super::{Error, KeyWrap, Reason, Vault, naming};
use crate::cdn::Secret;
use crate::whmcs::{LogEntry, PublisherRow, Store};

const PER_PAGE: i64 = 50;

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publisher {
    /// Our id.
    pub id: i64,
    /// Its name, without an operator suffix.
    pub name: String,
    /// The operator it belongs to.
    pub operator: String,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// Its services.
    pub services: Vec<i64>,
    /// Its package.
    pub package: String,
    /// `active`, `suspended`, or `none` while it is not made.
    pub status: String,
    /// When something was last made true, UTC.
    pub synchronized_at: Option<String>,
    /// `stored` or `unknown`.
    pub password: &'static str,
    /// Why it is as it is.
    pub reason: Option<Reason>,
}

/// A page of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publishers {
    /// How many there are in all.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
    /// The lines.
    pub rows: Vec<Publisher>,
}

/// Reads a page; one past the last is the last.
pub fn publishers(store: Store<'_>, page: i64) -> Result<Publishers, Error> {
    let total = store.count_publishers()?;
    let pages = (total + PER_PAGE - 1).div_euclid(PER_PAGE).max(1);
    let page = page.clamp(1, pages);
    let rows = store.publishers((page - 1) * PER_PAGE, PER_PAGE)?;
    Ok(Publishers {
        total,
        page,
        pages,
        rows: rows.into_iter().map(publisher).collect(),
    })
}

fn publisher(row: PublisherRow) -> Publisher {
    Publisher {
        id: row.id,
        name: row.name,
        operator: row.operator,
        client: row.client,
        client_name: naming::decode(&row.client_name),
        services: row.services,
        package: row.package.unwrap_or_default(),
        status: row.status.unwrap_or_else(|| "none".to_owned()),
        synchronized_at: row.applied_at,
        password: if row.has_password {
            "stored"
        } else {
            "unknown"
        },
        reason: row.reason.as_deref().and_then(Reason::from_json),
    }
}

/// A password that is on its way to an admin's eyes.
#[derive(Clone, Debug)]
pub struct Revealed {
    /// The account's name.
    pub name: String,
    /// `tblclients.id`
    pub client: i64,
    /// The password as of the synchronization.
    pub password: Secret,
}

/// Opens the stored password of an account, and writes to the log who looked. Nothing is shown
/// that could not be logged.
pub fn reveal(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    account: i64,
    actor: &str,
) -> Result<Revealed, Error> {
    let row = store
        .accounts(&[account])?
        .pop()
        .ok_or_else(|| Error::NotFound(format!("there is no publisher number {account}")))?;
    let cipher = match (&row.remote_id, &row.password_cipher) {
        (Some(_), Some(cipher)) => cipher,
        _ => {
            return Err(Error::NotFound(format!(
                "no password is stored for the publisher {}: it was not made by this addon, or is not made yet",
                row.name
            )));
        }
    };
    let password = Vault::open(store, wrap)?.unseal(&password_place(row.id), cipher)?;
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: Some(row.id),
        service: None,
        action: "reveal",
        result: "done",
        detail: serde_json::json!({ "name": row.name }).to_string(),
        milliseconds: 0,
    }])?;
    Ok(Revealed {
        name: row.name,
        client: row.client,
        password,
    })
}
