//! The database together with the names under which this product lives in it.

use super::database::digest;
use super::{Database, DatabaseError};

/// What a product over one platform is called in WHMCS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brand {
    /// The addon module, as in `tbladdonmodules.module`.
    pub module: &'static str,
    /// What the names of our tables begin with.
    pub table_prefix: &'static str,
    /// The name under which the product addon is made.
    pub product_addon: &'static str,
    /// The name under which the template of the welcome e-mail is made.
    pub welcome_template: &'static str,
    /// The platform, as in our accounts table.
    pub platform: &'static str,
    /// What an earlier plugin for the platform is known by.
    pub legacy: Option<Legacy>,
}

/// An earlier plugin for the same platform, from which we move over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// The table of its settings.
    pub settings_table: &'static str,
    /// The table of its accounts and their passwords.
    pub accounts_table: &'static str,
    /// Its setting for the address of the API, in its oldest versions.
    pub api_url_setting: &'static str,
    /// Where its key was sent when it had no such setting, as we write that address.
    pub api_url: &'static str,
    /// Its provisioning module (`tblproducts.servertype`).
    pub server_module: &'static str,
    /// The e-mail template that it made.
    pub email_template: &'static str,
    /// Its hook file below WHMCS's root: as long as that is there, WHMCS runs it.
    pub hook_file: &'static str,
    /// The same of its oldest versions: others may have a file of that name.
    pub oldest_hook_file: &'static str,
    /// What else it leaves there.
    pub files: &'static [&'static str],
}

/// Every statement is a method of this, in the file of the table it is about.
#[derive(Clone, Copy)]
pub struct Store<'a> {
    pub(super) db: &'a dyn Database,
    /// The names.
    pub brand: Brand,
}

impl<'a> Store<'a> {
    /// The statements over one connection.
    pub fn new(db: &'a dyn Database, brand: Brand) -> Self {
        Self { db, brand }
    }

    /// Whether a text can be kept as it is.
    pub fn carries(&self, text: &str) -> Result<bool, DatabaseError> {
        self.db.carries(text)
    }

    /// Takes a named lock of this WHMCS database without waiting longer than `seconds`. The server
    /// frees it when the connection ends, so a crash leaves nothing behind.
    pub fn lock(&self, name: &str, seconds: u32) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            &format!("SELECT GET_LOCK(CONCAT(?, {}), ?)", digest("DATABASE()")),
            &[self.lock_name(name).into(), i64::from(seconds).into()],
        )?;
        match rows.first() {
            Some(row) => row.cells().flag(),
            None => Ok(false),
        }
    }

    /// Frees a lock taken with [`Store::lock`].
    pub fn unlock(&self, name: &str) -> Result<(), DatabaseError> {
        self.db
            .query(
                &format!("SELECT RELEASE_LOCK(CONCAT(?, {}))", digest("DATABASE()")),
                &[self.lock_name(name).into()],
            )
            .map(drop)
    }

    // With the 32 characters of the hash it stays below the 64 that MySQL allows.
    fn lock_name(&self, name: &str) -> String {
        format!("{}.{name}.", self.brand.module)
    }
}
