//! Every call a platform has, on an operator with one publisher and one package.

use aflexi_cdn::aflexi::Aflexi;
use aflexi_cdn::cdn::{
    Contact, Day, Error, Limits, NewAccount, Platform, RemoteId, Secret, Status,
};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::sandbox_server::Server;
use crate::{PASSWORD, new_account, plant};

/// What the operator has.
pub struct Given {
    pub account: RemoteId,
    pub package: RemoteId,
}

impl Given {
    /// What an operator may have whom nobody reaches.
    pub fn unreached() -> Self {
        Self {
            account: RemoteId::new("1007"),
            package: RemoteId::new("310"),
        }
    }
}

type Outcome<'a> = LocalBoxFuture<'a, Result<String, Error>>;

/// One call.
pub struct Call {
    pub name: &'static str,
    /// The method that it calls once who we are is known.
    pub method: &'static str,
    pub writes: bool,
    /// Whether it asks first who we are, unless that is known.
    pub asks_who_we_are: bool,
    /// Makes it, and writes down what it says.
    pub make: for<'a> fn(&'a Aflexi, &'a Given) -> Outcome<'a>,
}

/// Plants the publisher and the package.
pub fn given(server: &Server) -> Given {
    plant(server, "anna", "ACTIVE");
    let state = server.control("GET", "state", "");
    server.control("POST", "keep", "");
    Given {
        account: RemoteId::new(state["accounts"][0]["id"].to_string()),
        package: RemoteId::new(state["packages"][0]["id"].to_string()),
    }
}

fn told<T: std::fmt::Debug>(result: Result<T, Error>) -> Result<String, Error> {
    result.map(|told| format!("{told:?}"))
}

/// All of them.
pub const CALLS: [Call; 12] = [
    Call {
        name: "identify",
        method: "user.get",
        writes: false,
        asks_who_we_are: false,
        make: |aflexi, _| async { told(aflexi.identify().await) }.boxed_local(),
    },
    Call {
        name: "find_account",
        method: "user.get",
        writes: false,
        asks_who_we_are: true,
        make: |aflexi, _| async { told(aflexi.find_account("anna").await) }.boxed_local(),
    },
    Call {
        name: "list_accounts",
        method: "publisherLink.get",
        writes: false,
        asks_who_we_are: true,
        make: |aflexi, _| async { told(aflexi.list_accounts(None).await) }.boxed_local(),
    },
    Call {
        name: "create_account",
        method: "user.create",
        writes: true,
        asks_who_we_are: false,
        make: |aflexi, given| {
            async {
                let new: NewAccount = new_account("bert", Some(given.package.clone()));
                told(aflexi.create_account(&new, None).await)
            }
            .boxed_local()
        },
    },
    Call {
        name: "update_access",
        method: "publisherLink.update",
        writes: true,
        asks_who_we_are: true,
        make: |aflexi, given| {
            async {
                let status = Some(Status::Suspended);
                told(
                    aflexi
                        .update_access(&given.account, status, Some(&given.package))
                        .await,
                )
            }
            .boxed_local()
        },
    },
    Call {
        name: "update_contact",
        method: "user.update",
        writes: true,
        asks_who_we_are: false,
        make: |aflexi, given| {
            async {
                let contact = Contact {
                    display_name: "Anna Ray".to_owned(),
                    email: "anna@new.example".to_owned(),
                };
                told(aflexi.update_contact(&given.account, &contact).await)
            }
            .boxed_local()
        },
    },
    Call {
        name: "set_password",
        method: "security.update",
        writes: true,
        asks_who_we_are: false,
        make: |aflexi, given| {
            async {
                told(
                    aflexi
                        .set_password(&given.account, &Secret::new(PASSWORD))
                        .await,
                )
            }
            .boxed_local()
        },
    },
    Call {
        name: "list_packages",
        method: "bandwidthPackage.get",
        writes: false,
        asks_who_we_are: false,
        make: |aflexi, _| async { told(aflexi.list_packages(None).await) }.boxed_local(),
    },
    Call {
        name: "create_package",
        method: "bandwidthPackage.create",
        writes: true,
        asks_who_we_are: true,
        make: |aflexi, _| {
            async { told(aflexi.create_package("Silver", &Limits::default()).await) }.boxed_local()
        },
    },
    Call {
        name: "update_package",
        method: "bandwidthPackage.update",
        writes: true,
        asks_who_we_are: false,
        make: |aflexi, given| {
            async {
                let limits = Limits {
                    transfer_gb: Some(7),
                    ..Limits::default()
                };
                told(
                    aflexi
                        .update_package(&given.package, Some("Gold Plus"), Some(&limits))
                        .await,
                )
            }
            .boxed_local()
        },
    },
    Call {
        name: "portal_url",
        method: "themability.get",
        writes: false,
        asks_who_we_are: true,
        make: |aflexi, _| async { told(aflexi.portal_url().await) }.boxed_local(),
    },
    Call {
        name: "traffic_of_day",
        method: "stats.getSummaries",
        writes: false,
        asks_who_we_are: false,
        make: |aflexi, _| {
            async {
                let mut served = aflexi.traffic_of_day(Day::at(1_298_937_600)).await;
                if let Ok(served) = &mut served {
                    served.sort_by(|one, other| one.account.as_str().cmp(other.account.as_str()));
                }
                told(served)
            }
            .boxed_local()
        },
    },
];
