//! The database's clock is put forward and back: nothing waits for longer than it says, and a worker that lives is not
//! disturbed. Each session may have a clock of its own, and this one does.

use aflexi_cdn::aflexi::http_client;
use aflexi_cdn::cdn::RemoteId;
use aflexi_cdn::sync::{Report, Trigger};
use aflexi_cdn::whmcs::Origin;

use super::sandbox_server::{KEY, LOGIN};
use super::world::{World, work};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const JUMPS: [i64; 4] = [-DAY, -HOUR, 7 * HOUR, DAY];
/// Crons in half an hour.
const HALF_AN_HOUR: i64 = 6;

/// A world in which it is so many seconds later than it is, or earlier.
fn it_is(world: &World, seconds: i64) {
    world.shop.db.run(&format!(
        "SET timestamp = UNIX_TIMESTAMP(SYSDATE()) + {seconds}"
    ));
}

/// Cron, so many seconds from now, every five minutes.
fn crons(world: &World, from: i64, number: i64) -> Vec<Report> {
    let http = http_client(|| {}).unwrap();
    (0..number)
        .map(|cron| {
            it_is(world, from + cron * 300);
            let aflexi = world.aflexi_through(http.clone(), LOGIN, KEY);
            work(&world.shop, &aflexi, Trigger::Cron).unwrap()
        })
        .collect()
}

fn open_jobs(world: &World, names: &[&str]) {
    let product = world.shop.cdn_product("Boost");
    let customer = |name: &&str| world.shop.customer(product, name).1;
    let services: Vec<i64> = names.iter().map(customer).collect();
    let store = world.shop.store();
    store.open_jobs(&services, "test", Origin::Event).unwrap();
}

fn is_caught_up_with(world: &World, jump: i64) {
    let publishers = world.publishers();
    let is_active = |line: &String| line.ends_with("/42 ACTIVE Boost");
    assert!(
        publishers.iter().all(is_active),
        "{jump} seconds: {publishers:?}"
    );
    let services = world.shop.db.number("SELECT COUNT(*) FROM tblhosting");
    assert_eq!(publishers.len() as i64, services, "{jump} seconds");
    let left = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state IN ('due', 'leased')";
    assert_eq!(world.shop.db.number(left), 0, "{jump} seconds");
}

#[test]
fn what_waits_for_the_platform_is_done_within_half_an_hour_of_its_return() {
    for jump in JUMPS {
        let world = World::new();
        open_jobs(&world, &["anna", "bob", "cy"]);
        it_is(&world, 0);
        // Both the job and whoever calls are put off for as long as can be.
        world
            .sandbox
            .script(r#"[{"kind":"http","status":503,"retry_after":600,"method":"user.create"}]"#);
        world.work(Trigger::Page);
        let put_off =
            "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'due' AND attempts > 0";
        let breaker = "SELECT COUNT(*) FROM mod_aflexi_cdn_meta WHERE name = 'breaker'";
        assert_eq!(
            (world.shop.db.number(put_off), world.shop.db.number(breaker)),
            (3, 1)
        );
        world.sandbox.control("DELETE", "faults", "");
        crons(&world, jump, HALF_AN_HOUR);
        is_caught_up_with(&world, jump);
    }
}

#[test]
fn a_dead_workers_job_is_taken_up_and_a_live_ones_is_not_taken_away() {
    for jump in JUMPS.into_iter().filter(|jump| *jump < 0) {
        let world = World::new();
        open_jobs(&world, &["anna"]);
        it_is(&world, 0);
        let store = world.shop.store();
        assert_eq!(store.claim_jobs("a worker", 10, 600).unwrap().len(), 1);
        // As long as it may live.
        for report in crons(&world, jump, 2) {
            assert_eq!(report.created, 0, "{jump} seconds");
        }
        crons(&world, jump + 601, 3);
        is_caught_up_with(&world, jump);
    }
}

#[test]
fn an_account_that_a_dead_worker_held_is_free_again() {
    for jump in JUMPS.into_iter().filter(|jump| *jump < 0) {
        let world = World::new();
        let product = world.shop.cdn_product("Boost");
        let (_, anna, invoice) = world.shop.customer(product, "anna");
        world.sync(&[anna]);
        it_is(&world, 0);
        let store = world.shop.store();
        let account = world
            .shop
            .db
            .number("SELECT id FROM mod_aflexi_cdn_accounts");
        store.lease_accounts("a worker", &[account], 600).unwrap();
        world.shop.db.run(&format!(
            "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
        ));
        store.open_jobs(&[anna], "test", Origin::Event).unwrap();
        // An hour's jump and less may be a lease that somebody has.
        crons(&world, jump, 16);
        assert_eq!(
            world.publishers(),
            ["anna/42 SUSPENDED Boost"],
            "{jump} seconds"
        );
    }
}

#[test]
fn a_refused_login_is_tried_again_after_an_hour() {
    for jump in JUMPS {
        let world = World::new();
        open_jobs(&world, &["anna"]);
        it_is(&world, 0);
        world
            .sandbox
            .script(r#"[{"kind":"fault","code":1001,"message":"no","times":1}]"#);
        let report = world.work(Trigger::Cron);
        assert_eq!(report.halted.unwrap().code, "authentication");
        // Put back by an hour at most, it waits for as much longer.
        crons(&world, jump, 26);
        is_caught_up_with(&world, jump);
    }
}

#[test]
fn a_pass_that_was_stopped_is_tried_again_after_an_hour() {
    for jump in JUMPS {
        let world = World::new();
        let product = world.shop.cdn_product("Boost");
        let anna = world.shop.customer(product, "anna").1;
        world.sync(&[anna]);
        it_is(&world, 0);
        world.shop.store().open_full_pass().unwrap();
        world
            .sandbox
            .script(r#"[{"kind":"empty_list","method":"publisherLink.get"}]"#);
        world.work(Trigger::Cron);
        let state = || world.shop.store().full_pass().unwrap().unwrap().state;
        assert_eq!(state(), "stopped");
        world.sandbox.control("DELETE", "faults", "");
        crons(&world, jump, 14);
        assert_eq!(state(), "done", "{jump} seconds");
        let writes = world.writes();
        world.shop.store().open_full_pass().unwrap();
        crons(&world, jump + 2 * HOUR, 1);
        assert_eq!((state().as_str(), world.writes()), ("done", writes));
    }
}

#[test]
fn a_hint_for_in_ten_seconds_is_taken_in_by_the_next_cron() {
    for jump in JUMPS {
        let world = World::new();
        let product = world.shop.cdn_product("Boost");
        let anna = world.shop.customer(product, "anna").1;
        it_is(&world, 0);
        world.shop.db.run(&format!(
            "INSERT INTO mod_aflexi_cdn_hints (kind, subject_id, cause, due_at)
             VALUES ('service', {anna}, 'ProductEdit', UTC_TIMESTAMP() + INTERVAL 10 SECOND)"
        ));
        crons(&world, jump, 2);
        let waiting = "SELECT COUNT(*) FROM mod_aflexi_cdn_hints";
        assert_eq!(world.shop.db.number(waiting), 0, "{jump} seconds");
        is_caught_up_with(&world, jump);
    }
}

#[test]
fn what_the_platform_does_not_know_is_believed_for_a_day_only() {
    for jump in [-7 * DAY, -DAY, DAY] {
        let world = World::new();
        let product = world.shop.cdn_product("Boost");
        let (client, anna, _) = world.shop.customer(product, "anna");
        world.sync(&[anna]);
        it_is(&world, 0);
        world
            .sandbox
            .script(r#"[{"kind":"unknown_method","method":"user.update"}]"#);
        world.shop.db.run(&format!(
            "UPDATE tblclients SET lastname = 'Hopper' WHERE id = {client}"
        ));
        world.sync(&[anna]);
        world.sandbox.control("DELETE", "faults", "");
        it_is(&world, jump + 2 * DAY + 1);
        world.sync(&[anna]);
        let name = &world.state()["accounts"][0]["name"];
        assert!(
            name.as_str().unwrap().ends_with("Hopper"),
            "{jump} seconds: {name}"
        );
    }
}

#[test]
fn a_worker_whose_lease_ran_out_as_it_lived_makes_nothing_twice() {
    let world = World::new();
    open_jobs(&world, &["anna"]);
    it_is(&world, 0);
    let store = world.shop.store();
    let jobs = store.claim_jobs("a worker", 10, 600).unwrap();
    assert_eq!(jobs.len(), 1);
    // It has sent its create, which is carried out.
    world.sandbox.control(
        "POST",
        "accounts",
        r#"{"name":"anna","email":"anna@shop.example","display_name":"Anna","package":"Boost","status":"ACTIVE","password":"x"}"#,
    );
    crons(&world, DAY, 2);
    is_caught_up_with(&world, DAY);
    let account = world
        .shop
        .db
        .texts("SELECT remote_id FROM mod_aflexi_cdn_accounts");
    let id = world.state()["accounts"][0]["id"].to_string();
    assert_eq!(account, [RemoteId::new(id).as_str()]);
}

#[test]
fn a_pass_during_which_the_clock_is_put_back_asks_for_each_account_once() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services = ["anna", "bob"].map(|name| world.shop.customer(product, name).1);
    world.sync(&services);
    it_is(&world, 2);
    let store = world.shop.store();
    store.open_full_pass().unwrap();
    let pass = store.full_pass().unwrap().unwrap();
    store.begin_full_pass(pass.id).unwrap();
    // One of them is not in the list, which is whole.
    world
        .sandbox
        .script(r#"[{"kind":"short_list","method":"publisherLink.get","times":1}]"#);
    let calls = || world.state()["total_calls"].as_i64().unwrap();
    let before = calls();
    crons(&world, -DAY, 1);
    let ended = store.full_pass().unwrap().unwrap();
    assert_eq!((ended.id, ended.state.as_str()), (pass.id, "done"));
    assert!(calls() - before < 30, "{} calls", calls() - before);
}
