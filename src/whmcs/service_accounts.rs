//! A service beside its account: for the pages about one service, and for its client.
//!
//! Whose a service is, and whether clients are shown anything, is decided here: what is not the client's
//! is not there.

use super::accounts::{COLUMNS, read_account};
use super::{AccountRow, DatabaseError, Mode, Row, Store, Value, queue};

/// Where the platform's address for customers is kept.
pub const PORTAL: &str = "portal";

/// A service with what we know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccount {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`
    pub client: i64,
    /// Name of its product, as stored by WHMCS; empty when that is gone.
    pub product: String,
    /// Its domain, as stored by WHMCS.
    pub domain: String,
    /// What an admin set it to.
    pub mode: Mode,
    /// JSON: why it is to have an account or not, as last decided.
    pub reason: Option<String>,
    /// State of its job as in [`super::QueuedJob::state`], or `done`; empty for none.
    pub job: String,
    /// JSON: why that was refused, or what failed.
    pub why: Option<String>,
    /// When it is tried, UTC.
    pub due_at: Option<String>,
    /// Its account.
    pub account: Option<AccountRow>,
    /// Operator the account belongs to; empty without one.
    pub operator: String,
    /// When something of the account was last made true, UTC.
    pub applied_at: Option<String>,
    /// What is stored under [`PORTAL`].
    pub portal: Option<String>,
}

/// Who looks at a client's services.
#[derive(Clone, Copy, Debug)]
pub struct Viewer {
    /// The client (`tblclients.id`).
    pub client: i64,
    /// Who is signed in (`tblusers.id`); 0 for an admin, who may see what the client may.
    pub user: i64,
}

/// It has an account, or is to have one.
const HAS_CDN: &str = "(a.remote_id IS NOT NULL OR s.verdict = 'yes')";

impl Store<'_> {
    /// A service that has an account, is to have one, or that an admin switched.
    pub fn service_account(&self, service: i64) -> Result<Option<ServiceAccount>, DatabaseError> {
        let condition = format!("h.id = ? AND ({HAS_CDN} OR s.mode <> 'auto')");
        let found = self.read_service_accounts("", &condition, &[service.into()])?;
        Ok(found.into_iter().next())
    }

    /// Whether a client has any service with CDN, as far as who looks is shown that. One statement.
    pub fn has_client_services(&self, viewer: Viewer) -> Result<bool, DatabaseError> {
        let from = self.service_tables(OWN);
        let (condition, values) = self.shown_to(viewer);
        let rows = self.db.query(
            &format!("SELECT 1 FROM {from} WHERE {condition} LIMIT 1"),
            &values,
        )?;
        Ok(!rows.is_empty())
    }

    /// How many of them there are.
    pub fn count_client_services(&self, viewer: Viewer) -> Result<i64, DatabaseError> {
        let from = self.service_tables(OWN);
        let (condition, values) = self.shown_to(viewer);
        let rows = self.db.query(
            &format!("SELECT COUNT(*) FROM {from} WHERE {condition}"),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// Some of them, the latest first.
    pub fn client_services(
        &self,
        viewer: Viewer,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<ServiceAccount>, DatabaseError> {
        let (condition, mut values) = self.shown_to(viewer);
        values.extend([limit.into(), offset.into()]);
        let condition = format!("{condition} ORDER BY h.id DESC LIMIT ? OFFSET ?");
        self.read_service_accounts(OWN, &condition, &values)
    }

    /// One of them.
    pub fn client_service(
        &self,
        viewer: Viewer,
        service: i64,
    ) -> Result<Option<ServiceAccount>, DatabaseError> {
        let (condition, mut values) = self.shown_to(viewer);
        values.push(service.into());
        let condition = format!("{condition} AND h.id = ?");
        let found = self.read_service_accounts(OWN, &condition, &values)?;
        Ok(found.into_iter().next())
    }

    /// Whether who looks may do more: an admin, the owner, and users with WHMCS's permission to manage products.
    pub fn may_manage(&self, viewer: Viewer) -> Result<bool, DatabaseError> {
        if viewer.user == 0 {
            return Ok(true);
        }
        let rows = self.db.query(
            "SELECT 1 FROM tblusers_clients WHERE client_id = ? AND auth_user_id = ?
               AND (owner = 1 OR permissions LIKE '%manageproducts%') LIMIT 1",
            &[viewer.client.into(), viewer.user.into()],
        )?;
        Ok(!rows.is_empty())
    }

    /// Services with CDN of one client, unless the settings hide everything from clients, or WHMCS hides the
    /// client's products from this user. Each of the permissions about products (`products`, `manageproducts`,
    /// `productsso`) lets a user see them.
    fn shown_to(&self, viewer: Viewer) -> (String, Vec<Value>) {
        let mut condition = format!(
            "h.userid = ? AND {HAS_CDN}
             AND NOT EXISTS (SELECT 1 FROM tbladdonmodules
                             WHERE module = ? AND setting = 'client_area' AND value = 'off')"
        );
        let mut values = vec![viewer.client.into(), self.brand.module.into()];
        if viewer.user != 0 {
            condition.push_str(
                " AND EXISTS (SELECT 1 FROM tblusers_clients u
                              WHERE u.client_id = h.userid AND u.auth_user_id = ?
                                AND (u.owner = 1 OR u.permissions LIKE '%products%'))",
            );
            values.push(viewer.user.into());
        }
        (condition, values)
    }

    /// `whose` narrows the accounts.
    fn service_tables(&self, whose: &str) -> String {
        let p = self.brand.table_prefix;
        let present = self.of_present_operator();
        format!(
            "tblhosting h
             LEFT JOIN {p}services s ON s.service_id = h.id
             LEFT JOIN {p}accounts a ON a.id = s.account_id AND {present} {whose}"
        )
    }

    fn read_service_accounts(
        &self,
        whose: &str,
        condition: &str,
        values: &[Value],
    ) -> Result<Vec<ServiceAccount>, DatabaseError> {
        let p = self.brand.table_prefix;
        let from = self.service_tables(whose);
        let state = queue::state();
        let rows = self.db.query(
            &format!(
                "SELECT h.id, h.userid, p.name, h.domain, s.mode, s.reason, {state}, j.last_error, j.due_at,
                        a.operator, a.applied_at,
                        (SELECT value FROM {p}meta WHERE name = '{PORTAL}'), {COLUMNS}
                 FROM {from}
                 LEFT JOIN tblproducts p ON p.id = h.packageid
                 LEFT JOIN {p}jobs j ON j.kind = 'service' AND j.subject_id = h.id
                 WHERE {condition}"
            ),
            values,
        )?;
        rows.iter().map(read).collect()
    }
}

/// A service that was moved to another client does not bring the former one's account along.
const OWN: &str = "AND a.client_id = h.userid";

fn read(row: &Row) -> Result<ServiceAccount, DatabaseError> {
    let mut cells = row.cells();
    Ok(ServiceAccount {
        service: cells.int()?,
        client: cells.int()?,
        product: cells.text()?,
        domain: cells.text()?,
        mode: Mode::parse(&cells.text()?).unwrap_or_default(),
        reason: cells.optional_text()?,
        job: cells.text()?,
        why: cells.optional_text()?,
        due_at: cells.optional_text()?,
        operator: cells.text()?,
        applied_at: cells.optional_text()?,
        portal: cells.optional_text()?,
        account: Some(read_account(&mut cells)?).filter(|account| account.id > 0),
    })
}
