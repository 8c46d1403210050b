//! A second platform fits beside the first: one whose account takes two calls to make, without
//! named packages and without passwords. Not a line of `sync` or `whmcs` knows it.

use std::cell::{Cell, RefCell};

use aflexi_cdn::cdn::{
    Account, Capabilities, Class, Contact, Created, Cursor, Day, Error, Limits, NewAccount,
    Operator, Package, Page, Platform, Progress, RemoteId, Secret, Status, Traffic,
};
use aflexi_cdn::sync::{Trigger, packages};

use aflexi_cdn::whmcs::Origin;

use super::packages::{TIME, at};
use super::shop::Shop;
use super::world::work;

/// Reserves a number, then opens the account; opening may fail.
#[derive(Default)]
struct TwoSteps {
    reserved: Cell<u32>,
    opened: RefCell<Vec<(String, Status)>>,
    fail_to_open: Cell<bool>,
}

fn no_such_call(call: &'static str) -> Error {
    Error {
        class: Class::Unsupported,
        cause: None,
        call,
        message: "this platform has no such call".to_owned(),
        code: None,
        retry_after: None,
    }
}

impl Platform for TwoSteps {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            named_packages: false,
            passwords: false,
            contact: false,
            traffic: false,
        }
    }

    async fn identify(&self) -> Result<Operator, Error> {
        let id = RemoteId::new("me");
        let name = "Me".to_owned();
        Ok(Operator { id, name })
    }

    async fn find_account(&self, _name: &str) -> Result<Option<Account>, Error> {
        Ok(None)
    }

    async fn list_accounts(&self, _from: Option<&Cursor>) -> Result<Page<Account>, Error> {
        Err(no_such_call("list"))
    }

    async fn create_account(
        &self,
        new: &NewAccount,
        progress: Option<&Progress>,
    ) -> Result<Created, Error> {
        assert!(new.password.is_none() && new.package.is_none());
        let Some(Progress(number)) = progress else {
            self.reserved.set(self.reserved.get() + 1);
            return Ok(Created::Partly(Progress(format!(
                "no-{}",
                self.reserved.get()
            ))));
        };
        if self.fail_to_open.get() {
            return Err(Error {
                class: Class::Server,
                ..no_such_call("open")
            });
        }
        self.opened
            .borrow_mut()
            .push((number.clone(), Status::Active));
        Ok(Created::Done(RemoteId::new(number.clone())))
    }

    async fn update_access(
        &self,
        id: &RemoteId,
        status: Option<Status>,
        package: Option<&RemoteId>,
    ) -> Result<(), Error> {
        assert!(package.is_none());
        for (number, now) in self.opened.borrow_mut().iter_mut() {
            if number == id.as_str() {
                *now = status.unwrap();
            }
        }
        Ok(())
    }

    async fn update_contact(&self, _id: &RemoteId, _contact: &Contact) -> Result<(), Error> {
        Err(no_such_call("contact"))
    }

    async fn set_password(&self, _id: &RemoteId, _password: &Secret) -> Result<(), Error> {
        Err(no_such_call("password"))
    }

    async fn list_packages(&self, _from: Option<&Cursor>) -> Result<Page<Package>, Error> {
        Err(no_such_call("packages"))
    }

    async fn create_package(&self, _name: &str, _limits: &Limits) -> Result<RemoteId, Error> {
        Err(no_such_call("packages"))
    }

    async fn update_package(
        &self,
        _id: &RemoteId,
        _name: Option<&str>,
        _limits: Option<&Limits>,
    ) -> Result<(), Error> {
        Err(no_such_call("packages"))
    }

    async fn portal_url(&self) -> Result<String, Error> {
        Err(no_such_call("portal"))
    }

    async fn traffic_of_day(&self, _day: Day) -> Result<Vec<Traffic>, Error> {
        panic!("it cannot tell, so it is not asked");
    }
}

#[test]
fn an_account_made_in_two_steps_goes_on_where_it_stopped() {
    let shop = Shop::new();
    let platform = TwoSteps::default();
    let product = shop.cdn_product("Boost");
    let (_, service, invoice) = shop.customer(product, "anna");
    platform.fail_to_open.set(true);
    shop.store()
        .open_jobs(&[service], "test", Origin::Event)
        .unwrap();
    let report = work(&shop, &platform, Trigger::Page).unwrap();
    assert_eq!((report.created, report.failed.len()), (0, 1));
    platform.fail_to_open.set(false);
    shop.store()
        .open_jobs(&[service], "test", Origin::Event)
        .unwrap();
    assert_eq!(work(&shop, &platform, Trigger::Page).unwrap().created, 1);
    assert_eq!(platform.reserved.get(), 1, "the first step is not repeated");
    assert_eq!(
        *platform.opened.borrow(),
        [("no-1".to_owned(), Status::Active)]
    );
    shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    shop.store()
        .open_jobs(&[service], "test", Origin::Event)
        .unwrap();
    assert_eq!(work(&shop, &platform, Trigger::Page).unwrap().suspended, 1);
    assert_eq!(platform.opened.borrow()[0].1, Status::Suspended);
}

#[test]
fn without_named_packages_there_is_nothing_to_read_or_to_show() {
    let shop = Shop::new();
    let platform = TwoSteps::default();
    shop.store().open_full_pass().unwrap();
    work(&shop, &platform, Trigger::Page).unwrap();
    let told = at(&shop, &platform, |worker| worker.read_packages(TIME));
    assert_eq!(told.code, "no_named_packages");
    shop.cdn_product("Boost");
    let page = packages(shop.store(), platform.capabilities(), "", "", 1).unwrap();
    assert!(!page.named && page.missing.is_empty() && page.read_at.is_none());
}
