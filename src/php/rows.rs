//! The shapes in which PHP gets what several parts of the engine tell together.

use serde::Serialize;

use crate::aflexi;
use crate::sync::{self, Health, Report, Saved, Standing};

#[derive(Serialize)]
pub(super) struct Landing {
    pub status: Standing,
    pub health: Health,
    /// There is something of an earlier plugin.
    pub legacy: bool,
}

#[derive(Serialize)]
pub(super) struct Activated {
    #[serde(flatten)]
    pub installed: sync::Installed,
    /// What was taken over from an earlier plugin.
    pub moved: Option<sync::MovedOver>,
    /// Why nothing could be.
    pub not_moved: Option<String>,
}

#[derive(Serialize)]
pub(super) struct LegacyFound {
    #[serde(flatten)]
    pub found: sync::LegacyPage,
    /// What is left of an earlier plugin below WHMCS's root.
    pub files: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct SavedAndWorked {
    #[serde(flatten)]
    pub saved: Saved,
    pub work: Report,
}

#[derive(Serialize)]
pub(super) struct ToTell {
    #[serde(flatten)]
    pub notices: sync::Notices,
    pub mail: bool,
}

/// What is told of an account, and what the platform knows it by.
#[derive(Serialize)]
pub(super) struct WithUsername<T> {
    /// Empty while there is no account.
    username: String,
    #[serde(flatten)]
    row: T,
}

impl<T: OfAccount> WithUsername<T> {
    pub fn of(row: T) -> Self {
        let (name, operator) = row.account();
        let username = match name {
            "" => String::new(),
            name => aflexi::username(name, operator),
        };
        Self { username, row }
    }
}

/// Something that is told of an account.
pub(super) trait OfAccount {
    /// Its name and the operator it belongs to; empty while there is none.
    fn account(&self) -> (&str, &str);
}

impl OfAccount for sync::Publisher {
    fn account(&self) -> (&str, &str) {
        (&self.name, &self.operator)
    }
}

impl OfAccount for sync::PublisherPage {
    fn account(&self) -> (&str, &str) {
        self.publisher.account()
    }
}

impl OfAccount for sync::ServiceState {
    fn account(&self) -> (&str, &str) {
        (&self.name, &self.operator)
    }
}

impl OfAccount for sync::ClientService {
    fn account(&self) -> (&str, &str) {
        (&self.name, &self.operator)
    }
}

#[derive(Serialize)]
pub(super) struct ManagedService {
    pub manageable: bool,
    #[serde(flatten)]
    pub service: WithUsername<sync::ClientService>,
}

#[derive(Serialize)]
pub(super) struct Password<'a> {
    name: &'a str,
    client: i64,
    password: &'a str,
}

impl<'a> From<&'a sync::Revealed> for Password<'a> {
    fn from(revealed: &'a sync::Revealed) -> Self {
        Self {
            name: &revealed.name,
            client: revealed.client,
            password: revealed.password.reveal(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Letter<'a> {
    account: i64,
    attempt: i64,
    service: i64,
    template: &'a str,
    fields: MergeFields<'a>,
}

#[derive(Serialize)]
struct MergeFields<'a> {
    cdn_username: String,
    cdn_package: &'a str,
    cdn_portal_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cdn_password: Option<&'a str>,
}

impl<'a> From<&'a sync::Letter> for Letter<'a> {
    fn from(letter: &'a sync::Letter) -> Self {
        Self {
            account: letter.account,
            attempt: letter.attempt,
            service: letter.service,
            template: &letter.template,
            fields: MergeFields {
                cdn_username: aflexi::username(&letter.name, &letter.operator),
                cdn_package: &letter.package,
                cdn_portal_url: &letter.portal_url,
                cdn_password: letter.password.as_ref().map(|password| password.reveal()),
            },
        }
    }
}
