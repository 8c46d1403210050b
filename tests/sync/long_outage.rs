//! An hour without the platform while ten thousand jobs wait: few calls, and then all is caught up with.
//! The hour passes in the rows: each step moves every time that is waited for.

use std::time::Duration;

use aflexi_cdn::sync::Trigger;
use aflexi_cdn::whmcs::{Origin, Store};

use super::shop::BRAND;
use super::trouble::work_with;
use super::world::{World, settings, work};

/// So many customers, each with one paid service, whose jobs are open.
fn customers(number: i64) -> World {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let db = &world.shop.db;
    db.run("SET @mode = @@sql_mode, sql_mode = ''");
    for statement in [
        "INSERT INTO tblclients (id, firstname, lastname, email, status)
         SELECT seq, 'Anna', 'Byron', CONCAT('user', seq, '@shop.example'), 'Active' FROM {numbers}",
        "INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle)
         SELECT seq, seq, {product}, CONCAT('user', seq), 'Active', 'Monthly' FROM {numbers}",
        "INSERT INTO tblinvoices (id, userid, status, datepaid, total)
         SELECT seq, seq, 'Paid', NOW(), 10 FROM {numbers}",
        "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid, amount)
         SELECT seq, seq, 'Hosting', seq, 10 FROM {numbers}",
        "INSERT INTO tblaccounts (userid, invoiceid, amountin, amountout, date)
         SELECT seq, seq, 10, 0, NOW() FROM {numbers}",
    ] {
        let numbers = format!("seq_1_to_{number}");
        let statement = statement.replace("{numbers}", &numbers);
        db.run(&statement.replace("{product}", &product.to_string()));
    }
    db.run("SET sql_mode = @mode");
    let services: Vec<i64> = (1..=number).collect();
    let store = world.shop.store();
    store.open_jobs(&services, "test", Origin::Event).unwrap();
    world
}

/// Cron every five minutes and four visitors in between, for an hour: how many calls they made.
fn an_hour(world: &World) -> u64 {
    let aflexi = world.aflexi();
    for second in (0..3600).step_by(60) {
        let trigger = if second % 300 == 0 {
            Trigger::Cron
        } else {
            Trigger::Request
        };
        let report = work(&world.shop, &aflexi, trigger).unwrap();
        assert!(report.halted.is_some(), "after {second} s");
        world.later(60);
    }
    aflexi.calls()
}

/// All is caught up with by six crons at most, and each account is made once.
fn is_caught_up_with(world: &World, accounts: i64) {
    world.sandbox.control("DELETE", "faults", "");
    world.sandbox.control("POST", "reset-counters", "");
    // Long enough that calls meet.
    world.sandbox.control("POST", "latency", r#"{"ms":5}"#);
    world.later(300);
    let crons = (1..=6).find(|_| {
        // This build is slow, and may have to share its processor.
        let store = Store::new(&world.shop.db, BRAND);
        let report = work_with(store, &world.aflexi(), Duration::from_secs(120));
        world.later(300);
        report.remaining == 0
    });
    assert!(crons.is_some(), "half an hour of crons was not enough");
    let state = world.state();
    assert_eq!(state["calls"]["user.create"], accounts);
    assert_eq!(world.publishers().len() as i64, accounts);
    let at_once = state["most_at_once"].as_u64().unwrap();
    assert!(at_once <= settings().concurrency as u64, "{at_once}");
    assert!(at_once > 1, "one after the other");
    let writes = world.writes();
    assert_eq!(world.work(Trigger::Cron).remaining, 0);
    assert_eq!(world.writes(), writes);
}

#[test]
fn ten_thousand_jobs_wait_for_an_hour_and_then_each_account_is_made_once() {
    let world = customers(10_000);
    world.sandbox.script(r#"[{"kind":"down"}]"#);
    let calls = an_hour(&world);
    assert!((20..=200).contains(&calls), "{calls}");
    assert_eq!(world.publishers().len(), 0);
    is_caught_up_with(&world, 10_000);
}

#[test]
fn a_platform_that_only_says_who_we_are_is_as_good_as_down() {
    let world = customers(200);
    // The packages are known, so that all would start at once.
    let list = r#"{"kind":"http","status":502,"method":"bandwidthPackage.get"}"#;
    let create = r#"{"kind":"http","status":502,"method":"user.create"}"#;
    for faults in [format!("[{create}]"), format!("[{create},{list}]")] {
        world.sandbox.script(&faults);
        let calls = an_hour(&world);
        assert!((30..=200).contains(&calls), "{faults}: {calls}");
    }
    is_caught_up_with(&world, 200);
}
