//! The one trait between the mission and a platform.

use super::{Account, Contact, Day, Error, Limits, NewAccount, Package, RemoteId, Status, Traffic};

/// What a platform can do at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Packages have names and are assigned by them.
    pub named_packages: bool,
    /// Accounts have a password that the reseller sets.
    pub passwords: bool,
    /// Name and e-mail of an account can be changed.
    pub contact: bool,
    /// It tells what each account served.
    pub traffic: bool,
}

/// Who we are at the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The operator's identifier: accounts belong to it.
    pub id: RemoteId,
    /// Its name, for people.
    pub name: String,
}

/// Where a list goes on. Made by a platform and handed back to it unread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this part.
    pub items: Vec<T>,
    /// Where the next part starts; `None` after the last.
    pub next: Option<Cursor>,
}

/// How far the making of an account has come. Made by a platform, stored by us, handed back unread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress(pub String);

/// The result of one step of making an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// It exists, is active, and has its package.
    Done(RemoteId),
    /// One step of several is done: store this and call again.
    Partly(Progress),
}

/// A CDN reseller platform. Every method is one unit of work that may be repeated after a
/// [`Class`](super::Class) that is transient, except `create_account` and `create_package`: after
/// [`Class::Unknown`](super::Class::Unknown) those are looked up first.
#[allow(async_fn_in_trait)] // driven on one thread; no Send bound is wanted
pub trait Platform {
    /// What the platform can do.
    fn capabilities(&self) -> Capabilities;

    /// Checks the credentials and tells who they belong to.
    async fn identify(&self) -> Result<Operator, Error>;

    /// The account of that name, or `None` if the platform says there is none.
    async fn find_account(&self, name: &str) -> Result<Option<Account>, Error>;

    /// The operator's accounts, a part at a time, in a stable order.
    async fn list_accounts(&self, from: Option<&Cursor>) -> Result<Page<Account>, Error>;

    /// Makes an account, or takes the next step of making it.
    async fn create_account(
        &self,
        new: &NewAccount,
        progress: Option<&Progress>,
    ) -> Result<Created, Error>;

    /// Changes status, package or both; `None` leaves it as it is. Repeating it is harmless.
    async fn update_access(
        &self,
        id: &RemoteId,
        status: Option<Status>,
        package: Option<&RemoteId>,
    ) -> Result<(), Error>;

    /// Changes name and e-mail. Repeating it is harmless.
    async fn update_contact(&self, id: &RemoteId, contact: &Contact) -> Result<(), Error>;

    /// Sets a new password.
    async fn set_password(&self, id: &RemoteId, password: &super::Secret) -> Result<(), Error>;

    /// The operator's packages, a part at a time.
    async fn list_packages(&self, from: Option<&Cursor>) -> Result<Page<Package>, Error>;

    /// Makes a package.
    async fn create_package(&self, name: &str, limits: &Limits) -> Result<RemoteId, Error>;

    /// Changes a package's name, limits or both; `None` leaves it as it is.
    async fn update_package(
        &self,
        id: &RemoteId,
        name: Option<&str>,
        limits: Option<&Limits>,
    ) -> Result<(), Error>;

    /// Where the operator's customers sign in.
    async fn portal_url(&self) -> Result<String, Error>;

    /// What each of the operator's accounts served on one day (UTC): those it says something of, each once.
    ///
    /// One day at a time bounds the answer, and leaves open how a platform names the days of a longer time.
    async fn traffic_of_day(&self, day: Day) -> Result<Vec<Traffic>, Error>;
}
