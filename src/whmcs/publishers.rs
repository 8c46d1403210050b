//! The accounts as the publishers page lists them, and as they are exported.

use std::collections::HashMap;

use super::accounts::{COLUMNS, DIFFERS, read_account};
use super::database::id_list;
use super::search::{EMAIL, FULL_NAME, found_in};
use super::{AccountRow, DatabaseError, Mode, Store, Value};

/// Which accounts are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct PublisherFilter<'a> {
    /// Found in client, e-mail, account name or package; empty for all.
    pub search: &'a str,
    /// `active`, `suspended`, `unknown` or `none` as the page tells it, or `different`; empty for all.
    pub status: &'a str,
}

/// In which order. What is equal is in the order of its ids.
#[derive(Clone, Copy, Debug, Default)]
pub struct PublisherOrder<'a> {
    /// `client`, `username`, `package`, `status` or `synchronized`; else those that differ come first, then
    /// it is by name.
    pub by: &'a str,
    /// The other way round.
    pub descending: bool,
}

/// A service of a publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherService {
    /// `tblhosting.id`
    pub id: i64,
    /// It is in WHMCS still.
    pub exists: bool,
    /// What an admin set it to.
    pub mode: Mode,
    /// Its username in WHMCS; empty when it has none or is gone.
    pub username: String,
    /// An admin gave it an account name of its own.
    pub has_own_name: bool,
    /// JSON: the reason of the decision about it.
    pub reason: Option<String>,
}

/// A row of the publishers page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherRow {
    /// The account.
    pub account: AccountRow,
    /// Operator it belongs to.
    pub operator: String,
    /// `First Last`, as stored by WHMCS; empty when the client is gone.
    pub client_name: String,
    /// Services bound to it, that which decides first.
    pub services: Vec<PublisherService>,
    /// When something was last made true, UTC.
    pub applied_at: Option<String>,
    /// When the platform was last seen to show it, UTC.
    pub observed_at: Option<String>,
}

/// What the page tells as the status of the account `a`.
const STATUS: &str = "COALESCE(a.applied_status, IF(a.remote_id IS NULL, 'none', 'unknown'))";

impl Store<'_> {
    /// How many accounts a filter shows.
    pub fn count_publishers(&self, filter: PublisherFilter<'_>) -> Result<i64, DatabaseError> {
        let (condition, values) = self.shown(filter);
        let from = self.listed(filter, false);
        let rows = self.db.query(
            &format!("SELECT COUNT(*) FROM {from} WHERE {condition}"),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// One page of them.
    pub fn publishers(
        &self,
        filter: PublisherFilter<'_>,
        order: PublisherOrder<'_>,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<PublisherRow>, DatabaseError> {
        let (condition, mut values) = self.shown(filter);
        let from = self.listed(filter, order.by == "client");
        let order = in_order(order);
        values.extend([limit.into(), offset.into()]);
        self.publishers_found(
            &format!("{from} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"),
            &values,
        )
    }

    /// Those of a filter after an id, in the order of their ids, at most `limit`.
    pub fn publishers_after(
        &self,
        filter: PublisherFilter<'_>,
        after: i64,
        limit: i64,
    ) -> Result<Vec<PublisherRow>, DatabaseError> {
        let (condition, mut values) = self.shown(filter);
        let from = self.listed(filter, false);
        values.extend([after.into(), limit.into()]);
        self.publishers_found(
            &format!("{from} WHERE {condition} AND a.id > ? ORDER BY a.id LIMIT ?"),
            &values,
        )
    }

    /// The rows are long: ids alone are searched and sorted. No order has an index of its own.
    fn publishers_found(
        &self,
        rest: &str,
        values: &[Value],
    ) -> Result<Vec<PublisherRow>, DatabaseError> {
        let rows = self.db.query(&format!("SELECT a.id FROM {rest}"), values)?;
        let ids: Result<Vec<i64>, DatabaseError> =
            rows.iter().map(|row| row.cells().int()).collect();
        self.publishers_of(&ids?)
    }

    /// Publishers by our id, in the order of the ids.
    pub fn publishers_of(&self, ids: &[i64]) -> Result<Vec<PublisherRow>, DatabaseError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT {COLUMNS}, a.operator, TRIM(CONCAT(c.firstname, ' ', c.lastname)), a.applied_at,
                        a.observed_at
                 FROM {p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id
                 WHERE a.id IN ({})",
                id_list(ids)
            ),
            &[],
        )?;
        let mut services = self.services_of_publishers(ids)?;
        let mut publishers = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            let account = read_account(&mut cells)?;
            publishers.insert(
                account.id,
                PublisherRow {
                    operator: cells.text()?,
                    client_name: cells.text()?,
                    services: services.remove(&account.id).unwrap_or_default(),
                    applied_at: cells.optional_text()?,
                    observed_at: cells.optional_text()?,
                    account,
                },
            );
        }
        Ok(ids.iter().filter_map(|id| publishers.remove(id)).collect())
    }

    fn services_of_publishers(
        &self,
        ids: &[i64],
    ) -> Result<HashMap<i64, Vec<PublisherService>>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT s.account_id, s.service_id, h.id IS NOT NULL, s.mode, h.username,
                        s.own_name IS NOT NULL, s.reason
                 FROM {p}services s LEFT JOIN tblhosting h ON h.id = s.service_id
                 WHERE s.account_id IN ({}) ORDER BY {DECIDING_FIRST}",
                id_list(ids)
            ),
            &[],
        )?;
        let mut services: HashMap<i64, Vec<PublisherService>> = HashMap::new();
        for row in &rows {
            let mut cells = row.cells();
            let account = cells.int()?;
            services.entry(account).or_default().push(PublisherService {
                id: cells.int()?,
                exists: cells.flag()?,
                mode: Mode::parse(&cells.text()?).unwrap_or_default(),
                username: cells.text()?.trim().to_owned(),
                has_own_name: cells.flag()?,
                reason: cells.optional_text()?,
            });
        }
        Ok(services)
    }

    /// The accounts, and what a filter or an order looks at beside them.
    fn listed(&self, filter: PublisherFilter<'_>, with_clients: bool) -> String {
        let p = self.brand.table_prefix;
        if with_clients || !filter.search.is_empty() {
            format!("{p}accounts a LEFT JOIN tblclients c ON c.id = a.client_id")
        } else {
            format!("{p}accounts a")
        }
    }

    fn shown(&self, filter: PublisherFilter<'_>) -> (String, Vec<Value>) {
        let (is_found, mut values) = found(filter.search);
        let status = match filter.status {
            "" => "1 = 1".to_owned(),
            "different" => self.different(),
            "none" => "a.applied_status IS NULL AND a.remote_id IS NULL".to_owned(),
            "unknown" => "a.applied_status IS NULL AND a.remote_id IS NOT NULL".to_owned(),
            other => {
                values.push(other.into());
                "a.applied_status = ?".to_owned()
            }
        };
        (format!("{is_found} AND {status}"), values)
    }

    /// The page shows a difference of the account `a`: it is not as we left it, or a username is not (R2).
    fn different(&self) -> String {
        let p = self.brand.table_prefix;
        let username = "CONVERT(TRIM(h.username) USING utf8mb4) COLLATE utf8mb4_bin";
        format!(
            "((a.remote_id IS NOT NULL AND {DIFFERS}) OR a.id IN (
                SELECT s.account_id FROM {p}services s
                JOIN {p}accounts o ON o.id = s.account_id
                JOIN tblhosting h ON h.id = s.service_id
                WHERE s.own_name IS NULL AND TRIM(h.username) <> ''
                  AND LOWER({username}) <> LOWER(o.name COLLATE utf8mb4_bin)))"
        )
    }
}

/// Of the services `s` of an account that first which decides about it.
pub(super) const DECIDING_FIRST: &str =
    "FIELD(s.verdict, 'no', 'keep', 'yes') DESC, s.service_id DESC";

/// The account `a` of the client `c` has this text in what the publishers page shows of it.
pub(super) fn found(search: &str) -> (String, Vec<Value>) {
    let own = ["a.name", "a.applied_package", "a.applied_email"];
    found_in(&[own.as_slice(), &[EMAIL, FULL_NAME]].concat(), search)
}

fn in_order(order: PublisherOrder<'_>) -> String {
    let direction = if order.descending { "DESC" } else { "ASC" };
    let columns: &[&str] = match order.by {
        "client" => &["c.firstname", "c.lastname"],
        "username" => &["a.name"],
        "package" => &["a.applied_package"],
        "status" => &[STATUS],
        "synchronized" => &["a.applied_at"],
        _ => return format!("COALESCE({DIFFERS}, 0) DESC, a.name, a.id"),
    };
    columns
        .iter()
        .chain(&["a.id"])
        .map(|column| format!("{column} {direction}"))
        .collect::<Vec<_>>()
        .join(", ")
}
