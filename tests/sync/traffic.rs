//! Traffic of the month: read by cron when there is nothing else to do, kept, and no trouble to anybody.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use aflexi_cdn::cdn::{
    Account, Capabilities, Cause, Class, Contact, Created, Cursor, Day, Error, Limits, NewAccount,
    Operator, Package, Page, Platform, Progress, RemoteId, Secret, Status, Traffic,
};
use aflexi_cdn::sync::{MonthOfTraffic, Trigger, Worker, publisher_page, publishers};
use aflexi_cdn::whmcs::{PublisherFilter, PublisherOrder};

use super::shop::Shop;
use super::world::{Executor, World, Wrap, settings, work};

const STATS: &str = "stats.getSummaries";

/// Tells traffic and nothing else.
#[derive(Default)]
struct Meter {
    /// Of every account of these ids, on every day.
    accounts: RefCell<Vec<(String, f64)>>,
    asked: RefCell<Vec<Day>>,
    identified: Cell<u32>,
    operator: Cell<&'static str>,
    failure: RefCell<Option<Error>>,
}

fn failure(class: Class, cause: Option<Cause>) -> Error {
    Error {
        class,
        cause,
        call: "traffic",
        message: "out of order".to_owned(),
        code: None,
        retry_after: None,
    }
}

impl Platform for Meter {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            named_packages: false,
            passwords: false,
            contact: false,
            traffic: true,
        }
    }
    async fn identify(&self) -> Result<Operator, Error> {
        self.identified.set(self.identified.get() + 1);
        let id = RemoteId::new(self.operator.get());
        let name = "Me".to_owned();
        Ok(Operator { id, name })
    }
    async fn traffic_of_day(&self, day: Day) -> Result<Vec<Traffic>, Error> {
        self.asked.borrow_mut().push(day);
        if let Some(error) = self.failure.borrow().clone() {
            return Err(error);
        }
        let accounts = self.accounts.borrow();
        let told = accounts.iter().map(|(account, megabytes)| Traffic {
            account: RemoteId::new(account.clone()),
            megabytes: *megabytes,
        });
        Ok(told.collect())
    }
    async fn find_account(&self, _name: &str) -> Result<Option<Account>, Error> {
        panic!("not asked")
    }
    async fn list_accounts(&self, _from: Option<&Cursor>) -> Result<Page<Account>, Error> {
        panic!("not asked")
    }
    async fn create_account(
        &self,
        _new: &NewAccount,
        _progress: Option<&Progress>,
    ) -> Result<Created, Error> {
        panic!("not asked")
    }
    async fn update_access(
        &self,
        _id: &RemoteId,
        _status: Option<Status>,
        _package: Option<&RemoteId>,
    ) -> Result<(), Error> {
        panic!("not asked")
    }
    async fn update_contact(&self, _id: &RemoteId, _contact: &Contact) -> Result<(), Error> {
        panic!("not asked")
    }
    async fn set_password(&self, _id: &RemoteId, _password: &Secret) -> Result<(), Error> {
        panic!("not asked")
    }
    async fn list_packages(&self, _from: Option<&Cursor>) -> Result<Page<Package>, Error> {
        panic!("not asked")
    }
    async fn create_package(&self, _name: &str, _limits: &Limits) -> Result<RemoteId, Error> {
        panic!("not asked")
    }
    async fn update_package(
        &self,
        _id: &RemoteId,
        _name: Option<&str>,
        _limits: Option<&Limits>,
    ) -> Result<(), Error> {
        panic!("not asked")
    }
    async fn portal_url(&self) -> Result<String, Error> {
        panic!("not asked")
    }
}

/// A meter and a shop with so many accounts that are in line: ids 1 to `count`, each served as many megabytes
/// a day as its remote id minus a thousand.
fn metered(count: i64) -> (Shop, Meter) {
    let shop = Shop::new();
    let values: Vec<String> = (1..=count)
        .map(|id| {
            format!(
                "({id}, 'aflexi', '42', 'user{id}', 7, '{}', 'active', UTC_TIMESTAMP())",
                1000 + id
            )
        })
        .collect();
    shop.db.run(&format!(
        "INSERT INTO mod_aflexi_cdn_accounts
         (id, platform, operator, name, client_id, remote_id, applied_status, created_at) VALUES {}",
        values.join(",")
    ));
    shop.store().set_meta("operator", "42").unwrap();
    let meter = Meter::default();
    meter.operator.set("42");
    let told = (1..=count).map(|id| ((1000 + id).to_string(), id as f64));
    meter.accounts.replace(told.collect());
    (shop, meter)
}

/// Runs cron until a run asks for nothing; how many days each run asked for.
fn settle(shop: &Shop, meter: &Meter) -> Vec<usize> {
    let mut runs = Vec::new();
    loop {
        let before = meter.asked.borrow().len();
        work(shop, meter, Trigger::Cron).unwrap();
        match meter.asked.borrow().len() - before {
            0 => return runs,
            days => runs.push(days),
        }
    }
}

/// Lets time pass for what traffic remembers.
fn later(shop: &Shop, seconds: i64) {
    shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_meta SET value = JSON_SET(value, '$.wait_until',
           CAST(JSON_EXTRACT(value, '$.wait_until') AS SIGNED) - {seconds}) WHERE name = 'traffic'"
    ));
}

fn forget_readings(shop: &Shop) {
    shop.store().forget_meta("traffic").unwrap();
    shop.db.run("DELETE FROM mod_aflexi_cdn_traffic");
}

fn month(shop: &Shop) -> String {
    shop.db
        .texts("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m')")[0]
        .clone()
}

fn day_of_month(shop: &Shop) -> usize {
    usize::try_from(shop.db.number("SELECT DAYOFMONTH(UTC_TIMESTAMP())")).unwrap()
}

fn of(shop: &Shop, account: i64) -> Option<MonthOfTraffic> {
    publisher_page(shop.store(), account)
        .unwrap()?
        .publisher
        .traffic
}

/// What is noted of failures for everybody to see.
fn troubles(shop: &Shop) -> Vec<String> {
    shop.db.texts(
        "SELECT name FROM mod_aflexi_cdn_meta WHERE name IN ('breaker', 'halt', 'login_refused')
         UNION ALL SELECT action FROM mod_aflexi_cdn_log",
    )
}

#[test]
fn cron_reads_the_month_a_few_days_a_run_and_rests() {
    let (shop, meter) = metered(3);
    let runs = settle(&shop, &meter);
    let today = day_of_month(&shop);
    assert_eq!(runs.iter().sum::<usize>(), today);
    assert!(runs.iter().all(|days| *days <= 4), "{runs:?}");
    let asked = meter.asked.borrow();
    assert!(
        asked.is_sorted_by(|one, next| *one > *next),
        "the latest first"
    );
    let found = of(&shop, 2).unwrap();
    assert_eq!(found.month, month(&shop));
    assert!((found.total_mb - 2.0 * today as f64).abs() < 1e-9);
    let (past, to_come) = found.days.split_at(today);
    assert!(past.iter().all(|day| *day == Some(2.0)), "{past:?}");
    assert!(to_come.iter().all(Option::is_none), "{to_come:?}");
    assert!(!found.read_at.is_empty());
    assert_eq!(of(&shop, 4), None);
    assert!(troubles(&shop).is_empty());
}

#[test]
fn whoever_is_in_the_reading_and_nobody_else_has_a_month() {
    let (shop, meter) = metered(3);
    meter
        .accounts
        .replace(vec![("1003".to_owned(), 0.0004), ("77".to_owned(), 5.0)]);
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert_eq!((of(&shop, 1), of(&shop, 2)), (None, None));
    assert!(of(&shop, 3).unwrap().total_mb.abs() < 1e-9);
    assert_eq!(
        shop.db
            .number("SELECT COUNT(*) FROM mod_aflexi_cdn_traffic"),
        1
    );
    // A later reading without it: nothing served since, what was told stays.
    meter.accounts.replace(vec![("1001".to_owned(), 3.0)]);
    settle(&shop, &meter);
    let today = day_of_month(&shop) - 1;
    assert_eq!(of(&shop, 3).unwrap().days[today], Some(0.0));
    if today >= 4 {
        assert_eq!(
            of(&shop, 1).unwrap().days[today],
            Some(0.0),
            "read before it was told of"
        );
        assert_eq!(of(&shop, 1).unwrap().days[today - 4], Some(3.0));
    }
}

#[test]
fn the_list_of_publishers_shows_the_month_in_as_many_statements_for_one_as_for_fifty() {
    let statements = |count| {
        let (shop, meter) = metered(count);
        settle(&shop, &meter);
        let before = shop.db.statements();
        let (filter, order) = (PublisherFilter::default(), PublisherOrder::default());
        let rows = publishers(shop.store(), filter, order, 1).unwrap().rows;
        let asked = shop.db.statements() - before;
        assert_eq!(i64::try_from(rows.len()).unwrap(), count);
        assert!(rows.iter().all(|row| row.traffic == of_row(&shop, row.id)));
        asked
    };
    fn of_row(shop: &Shop, account: i64) -> Option<MonthOfTraffic> {
        let found = of(shop, account);
        assert!(found.is_some());
        found
    }
    assert_eq!(statements(1), statements(50));
}

#[test]
fn thousands_of_accounts_are_put_down_in_two_statements_for_each_thousand() {
    let (shop, meter) = metered(2_500);
    work(&shop, &meter, Trigger::Cron).unwrap();
    let days = meter.asked.borrow().len();
    let written: Vec<String> = shop
        .db
        .take_log()
        .into_iter()
        .filter(|sql| sql.contains("mod_aflexi_cdn_traffic"))
        .filter(|sql| !sql.trim_start().starts_with("CREATE") && !sql.starts_with("DELETE"))
        .collect();
    // Three thousands and the look that finds no more.
    assert_eq!(written.len(), days * (3 * 2 + 1));
    assert_eq!(
        shop.db
            .number("SELECT COUNT(*) FROM mod_aflexi_cdn_traffic"),
        2_500
    );
    let total = (1..=2_500).sum::<i64>() * i64::try_from(days).unwrap();
    assert_eq!(
        shop.db
            .number("SELECT ROUND(SUM(megabytes)) FROM mod_aflexi_cdn_traffic"),
        total
    );
}

#[test]
fn only_cron_reads_and_only_when_nothing_else_is_to_be_done() {
    let (shop, meter) = metered(1);
    for trigger in [Trigger::Page, Trigger::Terminal, Trigger::Request] {
        work(&shop, &meter, trigger).unwrap();
    }
    let hurried = Worker {
        store: shop.store(),
        platform: &meter,
        executor: &Executor::new(),
        wrap: &Wrap,
        settings: &settings(),
        trigger: Trigger::Cron,
    };
    hurried.work(Duration::from_secs(9)).unwrap();
    assert!(meter.asked.borrow().is_empty());
    assert_eq!(meter.identified.get(), 0);
    shop.db.run("DELETE FROM mod_aflexi_cdn_accounts");
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert_eq!(
        meter.identified.get(),
        0,
        "without accounts nobody is asked"
    );
}

#[test]
fn a_failure_ends_the_run_waits_and_is_nobodys_trouble() {
    for (class, cause, wait) in [
        (Class::Unsupported, None, 86_400),
        (Class::Server, Some(Cause::NotAnApi), 86_400),
        (Class::Authentication, None, 86_400),
        (Class::Connection, Some(Cause::Timeout), 3_600),
    ] {
        let (shop, meter) = metered(1);
        meter.failure.replace(Some(failure(class, cause)));
        let report = work(&shop, &meter, Trigger::Cron).unwrap();
        assert_eq!(report.halted, None, "{class:?}");
        assert_eq!(settle(&shop, &meter), [0; 0], "{class:?}");
        assert_eq!(meter.asked.borrow().len(), 1, "{class:?}");
        assert!(troubles(&shop).is_empty(), "{class:?}");
        assert_eq!(of(&shop, 1), None);
        later(&shop, wait - 60);
        assert_eq!(settle(&shop, &meter), [0; 0], "{class:?}");
        meter.failure.replace(None);
        later(&shop, 60);
        assert_ne!(settle(&shop, &meter), [0; 0], "{class:?}");
        assert!(of(&shop, 1).is_some());
    }
}

#[test]
fn what_was_read_stays_while_the_platform_is_silent() {
    let (shop, meter) = metered(1);
    settle(&shop, &meter);
    let before = of(&shop, 1);
    shop.db.run(
        "UPDATE mod_aflexi_cdn_meta SET value = REGEXP_REPLACE(value, ':1[0-9]{9}', ':1000000000')
         WHERE name = 'traffic'",
    );
    meter
        .failure
        .replace(Some(failure(Class::Server, Some(Cause::NotAnApi))));
    assert_eq!(settle(&shop, &meter), [1]);
    assert_eq!(of(&shop, 1), before);
}

#[test]
fn r12_of_another_operator_or_for_another_site_nothing_is_read() {
    let (shop, meter) = metered(1);
    meter.operator.set("43");
    work(&shop, &meter, Trigger::Cron).unwrap();
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert_eq!(meter.identified.get(), 1, "asked again in an hour");
    assert!(meter.asked.borrow().is_empty());
    later(&shop, 3_600);
    shop.store()
        .set_meta("halt", r#"{"code":"other_operator"}"#)
        .unwrap();
    work(&shop, &meter, Trigger::Cron).unwrap();
    shop.store().forget_meta("halt").unwrap();
    shop.store().set_meta("site", "a copy").unwrap();
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert_eq!(meter.identified.get(), 1);
    assert!(meter.asked.borrow().is_empty());
}

#[test]
fn the_readings_of_one_operator_are_not_those_of_another() {
    let (shop, meter) = metered(1);
    settle(&shop, &meter);
    meter.operator.set("43");
    shop.store().set_meta("operator", "43").unwrap();
    shop.db
        .run("UPDATE mod_aflexi_cdn_accounts SET operator = '43'");
    meter.asked.replace(Vec::new());
    shop.db.run(
        "UPDATE mod_aflexi_cdn_meta SET value = REGEXP_REPLACE(value, ':1[0-9]{9}', ':1000000000')
         WHERE name = 'traffic'",
    );
    settle(&shop, &meter);
    assert_eq!(meter.asked.borrow().len(), day_of_month(&shop));
}

#[test]
fn months_before_the_last_two_go() {
    let (shop, meter) = metered(1);
    let values: Vec<String> = (0..6)
        .map(|months| {
            format!("(1, DATE_FORMAT(DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-01') - INTERVAL {months} MONTH, '%Y-%m'), 1, '{{}}')")
        })
        .collect();
    shop.db.run(&format!(
        "INSERT INTO mod_aflexi_cdn_traffic VALUES {}",
        values.join(",")
    ));
    meter
        .failure
        .replace(Some(failure(Class::Unsupported, None)));
    work(&shop, &meter, Trigger::Cron).unwrap();
    let kept = shop
        .db
        .texts("SELECT month FROM mod_aflexi_cdn_traffic ORDER BY month DESC");
    assert_eq!(kept.len(), 3);
    assert_eq!(kept[0], month(&shop));
}

#[test]
fn a_second_cron_beside_the_first_does_not_ask_for_the_same() {
    let (shop, meter) = metered(1);
    let other = shop.db.another();
    let beside = aflexi_cdn::whmcs::Store::new(&other, super::shop::BRAND);
    assert!(beside.lock("traffic", 0).unwrap());
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert!(meter.asked.borrow().is_empty());
    beside.unlock("traffic").unwrap();
    work(&shop, &meter, Trigger::Cron).unwrap();
    assert!(!meter.asked.borrow().is_empty());
}

/// A shop with one account at the sandbox, where cron has nothing to do but to read.
fn with_an_account() -> (World, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    world.work(Trigger::Cron);
    let id = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    (world, id)
}

fn stats_calls(world: &World) -> i64 {
    world.state()["calls"][STATS].as_i64().unwrap_or_default()
}

#[test]
fn the_sandbox_tells_what_is_served() {
    let (world, anna) = with_an_account();
    while {
        let before = stats_calls(&world);
        world.work(Trigger::Cron);
        stats_calls(&world) > before
    } {}
    let today = day_of_month(&world.shop);
    assert_eq!(stats_calls(&world), 2 * i64::try_from(today).unwrap());
    let found = of(&world.shop, anna).unwrap();
    assert!(found.days[..today].iter().all(|day| day.unwrap() > 0.0));
    let sum: f64 = found.days.iter().flatten().sum();
    assert!((sum - found.total_mb).abs() < 1e-6);
}

#[test]
fn a_server_without_statistics_costs_one_look_a_day_and_the_accounts_nothing() {
    for fault in [
        r#"{"kind":"unknown_method","method":"stats.getSummaries"}"#,
        r#"{"kind":"http","status":404,"method":"stats.getSummaries"}"#,
        r#"{"kind":"html","method":"stats.getSummaries"}"#,
        r#"{"kind":"fault","code":1003,"message":"no","method":"stats.getSummaries"}"#,
    ] {
        let (world, anna) = with_an_account();
        forget_readings(&world.shop);
        world.sandbox.control("POST", "reset-counters", "");
        world.sandbox.script(&format!("[{fault}]"));
        for _ in 0..3 {
            assert_eq!(world.work(Trigger::Cron).halted, None, "{fault}");
        }
        assert!(stats_calls(&world) <= 2, "{fault}");
        assert_eq!(of(&world.shop, anna), None);
        let halted = "SELECT COUNT(*) FROM mod_aflexi_cdn_meta WHERE name IN ('halt', 'breaker', 'login_refused')";
        assert_eq!(world.shop.db.number(halted), 0, "{fault}");
        // And the work goes on as if nothing had been.
        let product = world.shop.cdn_product("Turbo");
        let ben = world.shop.customer(product, "ben").1;
        assert_eq!(world.sync(&[ben]).created, 1, "{fault}");
    }
}

#[test]
fn statistics_that_hang_hold_cron_up_once() {
    let (world, _) = with_an_account();
    forget_readings(&world.shop);
    world
        .sandbox
        .script(r#"[{"kind":"hang","method":"stats.getSummaries"}]"#);
    world.sandbox.control("POST", "reset-counters", "");
    let begun = Instant::now();
    world.work(Trigger::Cron);
    world.work(Trigger::Cron);
    // The client of these tests gives a call five seconds.
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(stats_calls(&world), 2);
}
