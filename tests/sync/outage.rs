//! The platform is down: one worker in an interval asks whether it is back, and nothing is lost.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, http_client};
use aflexi_cdn::sync::{BlockOn, SignIn, Trigger, Worker};
use aflexi_cdn::whmcs::{Origin, Store};
use reqwest::Client;

use super::sandbox_server::{KEY, LOGIN};
use super::shop::{BRAND, Shop};
use super::trouble::{Interrupted, work_with};
use super::world::{Executor, World, Wrap, settings, work};

/// Requests of one probe: a read whose connection is closed without a word is sent once more.
const PROBE: u64 = 2;
const DOWN: &str = r#"[{"kind":"down"}]"#;

/// A world with so many jobs that wait.
fn waiting(services: usize) -> (World, Vec<i64>) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = (0..services)
        .map(|number| world.shop.customer(product, &format!("user{number}")).1)
        .collect();
    open_jobs(&world, &services);
    (world, services)
}

/// A further customer of the one product.
fn one_more(world: &World, username: &str) -> i64 {
    let product = world.shop.db.number("SELECT id FROM tblproducts");
    world.shop.customer(product, username).1
}

fn open_jobs(world: &World, services: &[i64]) {
    let store = world.shop.store();
    store.open_jobs(services, "test", Origin::Event).unwrap();
}

/// Requests sent, if nothing else than that the platform is down was found.
fn calls_in_vain(world: &World, aflexi: &Aflexi, trigger: Trigger) -> u64 {
    let before = aflexi.calls();
    let report = work(&world.shop, aflexi, trigger).unwrap();
    let halted = report.halted.expect("the platform is down").code;
    assert!(halted == "connection" || halted == "unknown", "{halted}");
    aflexi.calls() - before
}

fn created(world: &World) -> i64 {
    world.state()["calls"]["user.create"]
        .as_i64()
        .unwrap_or_default()
}

/// Crons, visitors' requests, and some with a key that was typed and is yet to be tried: eight at once.
fn eight_at_once(world: &World, http: &Client) {
    let start = Barrier::new(8);
    thread::scope(|scope| {
        for number in 0..8 {
            let shop = Shop {
                db: world.shop.db.another(),
                addon: world.shop.addon,
            };
            let aflexi = world.aflexi_through(http.clone(), LOGIN, KEY);
            let start = &start;
            let trigger = [Trigger::Cron, Trigger::Request][number % 2];
            scope.spawn(move || {
                start.wait();
                if number < 4 {
                    assert_eq!(work(&shop, &aflexi, trigger).unwrap().created, 0);
                    return;
                }
                let connection = Cell::new(Some(aflexi));
                let sign_in = SignIn {
                    store: shop.store(),
                    wrap: &Wrap,
                    executor: &Executor::new(),
                    settings: &settings(),
                };
                let signed_in = sign_in.run(trigger, |_| connection.take().unwrap());
                assert!(signed_in.unwrap().is_err());
            });
        }
    });
}

#[test]
fn of_many_workers_at_once_one_probes_in_an_interval() {
    let (world, _) = waiting(20);
    world.sandbox.script(r#"[{"kind":"http","status":502}]"#);
    // Nobody has answered yet when the others come.
    world.sandbox.control("POST", "latency", r#"{"ms":50}"#);
    let http = http_client(|| {}).unwrap();
    let requests = || world.state()["total_calls"].as_i64().unwrap();
    assert!(world.work(Trigger::Cron).halted.is_some());
    assert_eq!(requests(), 1);
    eight_at_once(&world, &http);
    assert_eq!(requests(), 1);
    for (probes, seconds) in (2..).zip([30, 60, 120, 240, 240]) {
        world.later(seconds);
        eight_at_once(&world, &http);
        eight_at_once(&world, &http);
        assert_eq!(requests(), probes, "after {seconds} s");
    }
}

#[test]
fn of_two_who_find_the_interval_over_at_the_same_moment_one_probes() {
    let (world, _) = waiting(500);
    world.sandbox.script(r#"[{"kind":"http","status":502}]"#);
    let requests = || world.state()["total_calls"].as_i64().unwrap();
    world.work(Trigger::Cron);
    world.later(30);
    let other = Shop {
        db: world.shop.db.another(),
        addon: world.shop.addon,
    };
    let aflexi = world.aflexi();
    let interrupted = Interrupted {
        db: &world.shop.db,
        is_due: |sql| sql.contains("AND value = ?"),
        interruption: RefCell::new(Some(Box::new(|| {
            work(&other, &aflexi, Trigger::Cron).unwrap();
        }))),
    };
    let store = Store::new(&interrupted, BRAND);
    let report = work_with(store, &aflexi, Duration::from_secs(20));
    assert!(interrupted.interruption.borrow().is_none());
    assert!(report.halted.is_some());
    assert_eq!(requests(), 2, "the first failure, and the other's probe");
}

#[test]
fn an_hour_of_outage_costs_few_calls_and_afterwards_nothing_is_lost_or_made_twice() {
    let (world, services) = waiting(1000);
    world.sandbox.script(DOWN);
    let aflexi = world.aflexi();
    for second in (0..3600).step_by(6) {
        let trigger = if second % 300 == 0 {
            Trigger::Cron
        } else {
            Trigger::Request
        };
        calls_in_vain(&world, &aflexi, trigger);
        world.later(6);
    }
    let requests = aflexi.calls();
    // After 0, 30, 90, 210 and 450 seconds, then every 240.
    assert!((17..=20).contains(&(requests / PROBE)), "{requests}");
    assert_eq!(created(&world), 0);
    world.sandbox.control("DELETE", "faults", "");
    world.later(300);
    for _cron in 0..3 {
        if world.work(Trigger::Cron).remaining == 0 {
            break;
        }
    }
    assert_eq!(world.publishers().len(), services.len());
    assert_eq!(created(&world), 1000);
    let writes = world.writes();
    assert_eq!(world.work(Trigger::Cron).remaining, 0);
    assert_eq!(world.writes(), writes);
}

#[test]
fn the_first_answer_closes_it_for_all() {
    let (world, services) = waiting(3);
    world.sandbox.script(DOWN);
    calls_in_vain(&world, &world.aflexi(), Trigger::Request);
    world.sandbox.control("DELETE", "faults", "");
    assert!(world.work(Trigger::Cron).halted.is_some());
    world.later(30);
    assert_eq!(world.work(Trigger::Request).created, 3);
    world.shop.db.run("UPDATE tblclients SET firstname = 'Eve'");
    open_jobs(&world, &services);
    assert_eq!(world.work(Trigger::Request).updated, 3);
}

#[test]
fn an_admin_who_waits_may_always_try_and_his_success_closes_it() {
    let (world, services) = waiting(3);
    world.sandbox.script(DOWN);
    let aflexi = world.aflexi();
    calls_in_vain(&world, &aflexi, Trigger::Cron);
    assert_eq!(calls_in_vain(&world, &aflexi, Trigger::Page), PROBE);
    world.later(30);
    assert_eq!(
        calls_in_vain(&world, &aflexi, Trigger::Cron),
        PROBE,
        "his failure did not make it last longer"
    );
    world.sandbox.control("DELETE", "faults", "");
    assert_eq!(world.work(Trigger::Page).created, 3);
    world.shop.db.run("UPDATE tblclients SET firstname = 'Eve'");
    open_jobs(&world, &services);
    assert_eq!(world.work(Trigger::Request).updated, 3);
}

/// A worker that is killed when it makes a call.
struct Killed;

impl BlockOn for Killed {
    fn block_on<F: Future>(&self, _: F) -> F::Output {
        panic!("killed, as this test wants it")
    }
}

#[test]
fn a_worker_that_dies_as_it_probes_holds_the_others_up_for_one_interval() {
    let (world, _) = waiting(2);
    world.sandbox.script(DOWN);
    let aflexi = world.aflexi();
    calls_in_vain(&world, &aflexi, Trigger::Cron);
    world.sandbox.control("DELETE", "faults", "");
    world.later(30);
    let died = catch_unwind(AssertUnwindSafe(|| {
        let worker = Worker {
            store: Store::new(&world.shop.db, BRAND),
            platform: &aflexi,
            executor: &Killed,
            wrap: &Wrap,
            settings: &settings(),
            trigger: Trigger::Cron,
        };
        worker.work(Duration::from_secs(20))
    }));
    assert!(died.is_err());
    let other = one_more(&world, "other");
    open_jobs(&world, &[other]);
    assert!(
        world.work(Trigger::Cron).halted.is_some(),
        "he may be at it"
    );
    world.later(30);
    assert_eq!(world.work(Trigger::Cron).created, 1);
    world.later(600);
    assert_eq!(world.work(Trigger::Cron).created, 2, "what he had taken");
}

#[test]
fn the_platforms_retry_after_is_honoured() {
    let (world, _) = waiting(3);
    world
        .sandbox
        .script(r#"[{"kind":"http","status":503,"retry_after":400,"times":1}]"#);
    let aflexi = world.aflexi();
    let cron = || work(&world.shop, &aflexi, Trigger::Cron).unwrap();
    assert_eq!(cron().halted.unwrap().code, "throttled");
    let calls = aflexi.calls();
    world.later(380);
    assert_eq!(cron().halted.unwrap().code, "throttled");
    assert_eq!(aflexi.calls(), calls);
    world.later(20);
    assert_eq!(cron().created, 3);
}

#[test]
fn cron_goes_on_to_notice_what_no_event_told_without_a_call() {
    let (world, _) = waiting(3);
    world.work(Trigger::Cron);
    assert_eq!(world.publishers().len(), 3);
    world.sandbox.script(DOWN);
    let fourth = one_more(&world, "fourth");
    open_jobs(&world, &[fourth]);
    let aflexi = world.aflexi();
    assert_eq!(calls_in_vain(&world, &aflexi, Trigger::Cron), PROBE);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username <> 'fourth'");
    assert_eq!(calls_in_vain(&world, &aflexi, Trigger::Cron), 0);
    let open = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'due'";
    assert_eq!(world.shop.db.number(open), 4);
    world.sandbox.control("DELETE", "faults", "");
    world.later(30);
    let report = world.work(Trigger::Cron);
    assert_eq!((report.created, report.suspended), (1, 3));
}
