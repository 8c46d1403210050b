//! Trouble with one account, one hint or one moment: the others go on, and the last word is right.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use aflexi_cdn::aflexi::Aflexi;
use aflexi_cdn::cdn::{
    Account, Capabilities, Contact, Created, Cursor, Day, Error, Limits, NewAccount, Operator,
    Package, Page, Platform, Progress, RemoteId, Secret, Status, Traffic,
};
use aflexi_cdn::sync::{Report, Trigger, Worker, reveal};
use aflexi_cdn::whmcs::{Database, DatabaseError, Origin, Row, Store, Value};

use super::mariadb::Connection;
use super::shop::{BRAND, Shop};
use super::world::{Executor, World, Wrap, settings, work};

#[test]
fn a_password_that_cannot_be_opened_is_made_anew_before_the_account_is_made() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, anna, _) = world.shop.customer(product, "anna");
    let store = world.shop.store();
    store
        .ensure_accounts("42", &[("anna".to_owned(), client)])
        .unwrap();
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_accounts SET password_cipher = 'garbage'");
    assert_eq!(world.sync(&[anna]).created, 1);
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), world.password("anna/42"));
}

#[test]
fn texts_that_fit_no_column_hold_up_nobody_else() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let long_name = format!(
        r#"{{"name":"carl","email":"carl@shop.example","display_name":"{}","package":"Old","status":"ACTIVE","password":"x"}}"#,
        "x".repeat(300)
    );
    world.sandbox.control("POST", "accounts", &long_name);
    let (client, anna, _) = world.shop.customer(product, "anna");
    let others = ["bob", "carl"].map(|name| world.shop.customer(product, name).1);
    world.shop.db.run(&format!(
        "UPDATE tblclients SET email = CONCAT(REPEAT('a', 300), '@x.example') WHERE id = {client}"
    ));
    let report = world.sync(&[anna, others[0], others[1]]);
    assert_eq!(report.refused[0].reason.code, "bad_email");
    assert_eq!(
        (report.created, report.adopted, report.remaining),
        (1, 1, 0)
    );
}

#[test]
fn a_hint_of_a_later_version_waits_for_it_and_stops_nobody() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    world.shop.db.run(
        "INSERT INTO mod_aflexi_cdn_hints (kind, subject_id, cause, due_at)
         VALUES ('domain', 1, 'DomainEdit', UTC_TIMESTAMP())",
    );
    assert_eq!(world.sync(&[anna]).created, 1);
    let waiting = world
        .shop
        .db
        .number("SELECT COUNT(*) FROM mod_aflexi_cdn_hints");
    assert_eq!(waiting, 1);
}

#[test]
fn a_hanging_platform_stops_the_making_of_packages_in_time() {
    let world = World::new();
    let services: Vec<i64> = (0..8)
        .map(|number| {
            let product = world.shop.cdn_product(&format!("Package {number}"));
            world.shop.customer(product, &format!("user{number}")).1
        })
        .collect();
    world
        .sandbox
        .script(r#"[{"kind":"hang","method":"bandwidthPackage.create"}]"#);
    world
        .shop
        .store()
        .open_jobs(&services, "test", Origin::Event)
        .unwrap();
    let started = Instant::now();
    let report = work_with(world.shop.store(), &world.aflexi(), Duration::from_secs(1));
    // One call of five seconds, instead of eight.
    assert!(
        started.elapsed() < Duration::from_secs(10),
        "{:?}",
        started.elapsed()
    );
    assert_eq!((report.created, report.remaining), (0, 8));
}

/// The first look-up finds nothing: our create is still under way.
struct Late(Aflexi, Cell<bool>);

impl Platform for Late {
    fn capabilities(&self) -> Capabilities {
        self.0.capabilities()
    }
    async fn identify(&self) -> Result<Operator, Error> {
        self.0.identify().await
    }
    async fn find_account(&self, name: &str) -> Result<Option<Account>, Error> {
        if self.1.replace(false) {
            return Ok(None);
        }
        self.0.find_account(name).await
    }
    async fn list_accounts(&self, from: Option<&Cursor>) -> Result<Page<Account>, Error> {
        self.0.list_accounts(from).await
    }
    async fn create_account(
        &self,
        new: &NewAccount,
        progress: Option<&Progress>,
    ) -> Result<Created, Error> {
        self.0.create_account(new, progress).await
    }
    async fn update_access(
        &self,
        id: &RemoteId,
        status: Option<Status>,
        package: Option<&RemoteId>,
    ) -> Result<(), Error> {
        self.0.update_access(id, status, package).await
    }
    async fn update_contact(&self, id: &RemoteId, contact: &Contact) -> Result<(), Error> {
        self.0.update_contact(id, contact).await
    }
    async fn set_password(&self, id: &RemoteId, password: &Secret) -> Result<(), Error> {
        self.0.set_password(id, password).await
    }
    async fn list_packages(&self, from: Option<&Cursor>) -> Result<Page<Package>, Error> {
        self.0.list_packages(from).await
    }
    async fn create_package(&self, name: &str, limits: &Limits) -> Result<RemoteId, Error> {
        self.0.create_package(name, limits).await
    }
    async fn update_package(
        &self,
        id: &RemoteId,
        name: Option<&str>,
        limits: Option<&Limits>,
    ) -> Result<(), Error> {
        self.0.update_package(id, name, limits).await
    }
    async fn portal_url(&self) -> Result<String, Error> {
        self.0.portal_url().await
    }
    async fn traffic_of_day(&self, day: Day) -> Result<Vec<Traffic>, Error> {
        self.0.traffic_of_day(day).await
    }
}

#[test]
fn our_own_create_that_completes_late_keeps_its_password() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"user.create","times":1}]"#);
    world.sync(&[anna]);
    world.skip_the_waiting();
    let late = Late(world.aflexi(), Cell::new(true));
    let report = work(&world.shop, &late, Trigger::Cron).unwrap();
    assert_eq!((report.created, report.adopted), (1, 0));
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), world.password("anna/42"));
}

/// Does something just before a statement.
pub struct Interrupted<'a> {
    pub db: &'a Connection,
    pub is_due: fn(&str) -> bool,
    pub interruption: RefCell<Option<Box<dyn FnOnce() + 'a>>>,
}

impl Database for Interrupted<'_> {
    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        self.db.query(sql, parameters)
    }

    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError> {
        if (self.is_due)(sql) {
            let interruption = self.interruption.borrow_mut().take();
            if let Some(interrupt) = interruption {
                interrupt();
            }
        }
        self.db.execute(sql, parameters)
    }
}

pub fn work_with(store: Store<'_>, aflexi: &Aflexi, time: Duration) -> Report {
    Worker {
        store,
        platform: aflexi,
        executor: &Executor::new(),
        wrap: &Wrap,
        settings: &settings(),
        trigger: Trigger::Cron,
    }
    .work(time)
    .unwrap()
}

#[test]
fn what_changes_before_the_account_is_held_is_seen() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, first, _) = world.shop.customer(product, "anna");
    let second = world.shop.service(client, product, "anna");
    world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    world.sync(&[first, second]);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Suspended'");
    world
        .shop
        .store()
        .open_jobs(&[first], "test", Origin::Event)
        .unwrap();
    let other = Shop {
        db: world.shop.db.another(),
        addon: world.shop.addon,
    };
    let aflexi = world.aflexi();
    let interrupted = Interrupted {
        db: &world.shop.db,
        is_due: |sql| sql.contains("_accounts\n") && sql.contains("SET lease_owner = ?"),
        interruption: RefCell::new(Some(Box::new(move || {
            other.db.run(&format!(
                "UPDATE tblhosting SET domainstatus = 'Active' WHERE id = {second}"
            ));
            other
                .store()
                .open_jobs(&[second], "test", Origin::Event)
                .unwrap();
            work(&other, &aflexi, Trigger::Cron).unwrap();
        }))),
    };
    let store = Store::new(&interrupted, BRAND);
    let report = work_with(store, &world.aflexi(), Duration::from_secs(20));
    assert!(interrupted.interruption.borrow().is_none());
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
    assert_eq!(report.remaining, 0);
}

#[test]
fn r2_a_service_that_goes_to_another_client_leaves_the_shared_account_and_the_last_takes_it_along()
{
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (anna, first, _) = world.shop.customer(product, "anna");
    let second = world.shop.service(anna, product, "anna");
    world.shop.invoice(anna, "Paid", &[("Hosting", second)]);
    world.sync(&[first, second]);
    let eve = world.shop.client("Eve", "Doe", "eve@shop.example");
    let moves = |service| {
        let change = format!("UPDATE tblhosting SET userid = {eve} WHERE id = {service}");
        world.shop.db.run(&change);
    };
    let email = || world.state()["accounts"][0]["email"].clone();
    moves(second);
    let report = world.sync(&[first, second]);
    assert_eq!(report.refused[0].reason.code, "name_conflict");
    assert_eq!(email(), "anna@shop.example");
    moves(first);
    world.sync(&[first, second]);
    assert_eq!(email(), "eve@shop.example");
}
