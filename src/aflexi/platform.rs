//! [`Platform`] in Aflexi's terms.

use futures_util::future::try_join;

use super::client::Aflexi;
use super::methods::{link, package, security, stats, themability, user};
use super::names;
use super::reply::{Malformed, Node};
use crate::cdn::{
    Account, Capabilities, Class, Contact, Created, Cursor, Day, Error, Limits, NewAccount,
    Operator, Package, Page, Platform, Progress, RemoteId, Secret, Status, Traffic,
};

/// What Aflexi can do where statistics are at the usual place beside the rest.
pub const CAPABILITIES: Capabilities = Capabilities {
    named_packages: true,
    passwords: true,
    contact: true,
    traffic: true,
};

/// Rows asked for at once. The server may give fewer.
const PAGE: i64 = 200;

impl Platform for Aflexi {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            traffic: self.has_statistics(),
            ..CAPABILITIES
        }
    }

    async fn identify(&self) -> Result<Operator, Error> {
        self.ask_operator().await
    }

    /// Status and package stay untold: they are on the link, not on the user.
    async fn find_account(&self, name: &str) -> Result<Option<Account>, Error> {
        let operator = self.operator_id().await?;
        let username = names::username(name, operator);
        let found = self
            .call(user::get_by_username(&username), |reply| {
                let users = user::read(reply)?;
                if users.is_empty() {
                    return Ok(None);
                }
                let same = |user: &user::User| user.username.eq_ignore_ascii_case(&username);
                // Others, but not the one asked for: the filter was not understood. That is no
                // evidence that there is none.
                match users.into_iter().find(same) {
                    Some(user) => Ok(Some(user)),
                    None => Err(reply.problem("does not match the user name asked for")),
                }
            })
            .await;
        match found {
            Ok(user) => Ok(user.map(|user| Account {
                id: RemoteId::new(user.id.to_string()),
                name: names::name(&user.username, operator).to_owned(),
                display_name: user.name,
                email: user.email,
                status: None,
                package: None,
            })),
            Err(error) if error.class == Class::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Goes on until a page is empty: a short one may only show that the server's own maximum is
    /// smaller than ours.
    async fn list_accounts(&self, from: Option<&Cursor>) -> Result<Page<Account>, Error> {
        let from = from.map(Position::read).transpose()?.unwrap_or_default();
        let operator = self.operator_id().await?;
        let request = link::get_page(operator, from.index, PAGE);
        self.call(request, |reply| {
            let items = link::read(reply, operator)?;
            let next = match items.first() {
                None => None,
                Some(first) if first.id.as_str() == from.previous => {
                    return Err(reply.problem("is the same page again"));
                }
                Some(first) => Some(Position {
                    index: from.index + items.len() as i64,
                    previous: first.id.to_string(),
                }),
            };
            Ok(Page {
                items,
                next: next.map(Position::write),
            })
        })
        .await
    }

    /// One call makes user, link and package assignment.
    async fn create_account(
        &self,
        new: &NewAccount,
        _progress: Option<&Progress>,
    ) -> Result<Created, Error> {
        let package = new.package.as_ref().map(number).transpose()?;
        let id = self.call(user::create(new, package), new_id).await?;
        Ok(Created::Done(id))
    }

    async fn update_access(
        &self,
        id: &RemoteId,
        status: Option<Status>,
        package: Option<&RemoteId>,
    ) -> Result<(), Error> {
        if status.is_none() && package.is_none() {
            return Ok(());
        }
        let publisher = number(id)?;
        let package = package.map(number).transpose()?;
        let operator = self.operator_id().await?;
        self.call(link::update(publisher, operator, status, package), done)
            .await
    }

    async fn update_contact(&self, id: &RemoteId, contact: &Contact) -> Result<(), Error> {
        self.call(user::update(number(id)?, contact), done).await
    }

    async fn set_password(&self, id: &RemoteId, password: &Secret) -> Result<(), Error> {
        self.call(security::update(number(id)?, password), done)
            .await
    }

    /// In one part: no client is known to have paged packages, of which an operator has few.
    async fn list_packages(&self, _from: Option<&Cursor>) -> Result<Page<Package>, Error> {
        let items = self.call(package::get(self.login()), package::read).await?;
        Ok(Page { items, next: None })
    }

    async fn create_package(&self, name: &str, limits: &Limits) -> Result<RemoteId, Error> {
        let operator = self.operator_id().await?;
        let request = package::create(operator, name, limits);
        self.call(request, new_id).await
    }

    async fn update_package(
        &self,
        id: &RemoteId,
        name: Option<&str>,
        limits: Option<&Limits>,
    ) -> Result<(), Error> {
        if name.is_none() && limits.is_none() {
            return Ok(());
        }
        self.call(package::update(number(id)?, name, limits), done)
            .await
    }

    async fn portal_url(&self) -> Result<String, Error> {
        let operator = self.operator_id().await?;
        self.call(themability::get(operator), |reply| {
            themability::read(reply, operator)
        })
        .await
    }

    /// HTTP and RTMP are told apart, and add up.
    async fn traffic_of_day(&self, day: Day) -> Result<Vec<Traffic>, Error> {
        let of = |kind| self.ask_statistics(stats::get_summaries(kind, day), stats::read);
        let (mut publishers, streamed) = try_join(of(stats::HTTP), of(stats::RTMP)).await?;
        for (publisher, megabytes) in streamed {
            *publishers.entry(publisher).or_default() += megabytes;
        }
        Ok(publishers
            .into_iter()
            .map(|(publisher, megabytes)| Traffic {
                account: RemoteId::new(publisher),
                megabytes,
            })
            .collect())
    }
}

/// Where a list goes on, and the account its last part began with: a server that does not know
/// paging would answer with the same rows for ever.
#[derive(Default)]
struct Position {
    index: i64,
    previous: String,
}

impl Position {
    fn write(self) -> Cursor {
        Cursor(format!("{} {}", self.index, self.previous))
    }

    fn read(cursor: &Cursor) -> Result<Self, Error> {
        cursor
            .0
            .split_once(' ')
            .and_then(|(index, previous)| {
                Some(Self {
                    index: index.parse().ok()?,
                    previous: previous.to_owned(),
                })
            })
            .ok_or_else(|| not_ours("this is not a place in Aflexi's list"))
    }
}

/// The number behind an identifier.
fn number(id: &RemoteId) -> Result<i64, Error> {
    let number = id.as_str().parse().ok();
    number.ok_or_else(|| not_ours("this is not an identifier of Aflexi's"))
}

/// Something stored that cannot have come from here. Nothing is sent.
fn not_ours(message: &str) -> Error {
    Error {
        class: Class::Refused,
        cause: None,
        call: "aflexi",
        message: message.to_owned(),
        code: None,
        retry_after: None,
    }
}

/// What makes something returns its identifier.
fn new_id(reply: &Node<'_>) -> Result<RemoteId, Malformed> {
    Ok(RemoteId::new(reply.id()?.to_string()))
}

/// What updates return was never read by any client, so it is not known to mean anything.
fn done(_reply: &Node<'_>) -> Result<(), Malformed> {
    Ok(())
}
