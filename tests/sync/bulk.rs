//! Long work: watched, paused, resumed and cancelled as a whole.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use aflexi_cdn::sync::{self, Error, LongWork, Trigger};
use aflexi_cdn::whmcs::Origin;

use super::world::World;

const ADMIN: &str = "admin 1";

/// A world in which a save has opened so many jobs of one product.
fn saved(services: usize) -> (World, i64) {
    let world = World::new();
    let product = world.shop.product("Boost");
    customers(&world, product, services);
    save(&world, &[product]);
    (world, product)
}

/// Paid services of one product, by statements of many rows.
fn customers(world: &World, product: i64, number: usize) {
    let db = &world.shop.db;
    let numbers: Vec<String> = (1..=number).map(|n| format!("({n})")).collect();
    db.run("CREATE TEMPORARY TABLE numbers (n INT)");
    db.run(&format!("INSERT INTO numbers VALUES {}", numbers.join(",")));
    db.run("SET @mode = @@sql_mode, sql_mode = ''");
    for sql in [
        "INSERT INTO tblclients (id, firstname, lastname, email, status)
         SELECT n, 'Anna', n, CONCAT('a', n, '@shop.example'), 'Active' FROM numbers",
        &format!(
            "INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle)
             SELECT n, n, {product}, CONCAT('user', n), 'Active', 'Monthly' FROM numbers"
        ),
        "INSERT INTO tblinvoices (id, userid, status, datepaid, total)
         SELECT n, n, 'Paid', NOW(), 10 FROM numbers",
        "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid, amount)
         SELECT n, n, 'Hosting', n, 10 FROM numbers",
        "INSERT INTO tblaccounts (userid, invoiceid, amountin, date)
         SELECT n, n, 10, NOW() FROM numbers",
    ] {
        db.run(sql);
    }
    db.run("SET sql_mode = @mode");
    db.run("DROP TEMPORARY TABLE numbers");
}

fn save(world: &World, ticked: &[i64]) {
    let products: Vec<i64> = world
        .shop
        .db
        .texts("SELECT id FROM tblproducts")
        .iter()
        .map(|id| id.parse().unwrap())
        .collect();
    world
        .shop
        .save(&products, ticked, &BTreeMap::new())
        .unwrap();
}

/// The newest long work.
fn newest(world: &World) -> LongWork {
    sync::long_work(world.shop.store()).unwrap().remove(0)
}

fn pause(world: &World) {
    sync::pause(world.shop.store(), newest(world).id, ADMIN).unwrap();
}

fn resume(world: &World) {
    sync::resume(world.shop.store(), newest(world).id, ADMIN).unwrap();
}

fn cancel(world: &World) {
    let deadline = Instant::now() + Duration::from_secs(20);
    sync::cancel(world.shop.store(), newest(world).id, ADMIN, deadline).unwrap();
}

fn event(world: &World, service: i64) {
    world
        .shop
        .store()
        .open_jobs(&[service], "InvoicePaid", Origin::Event)
        .unwrap();
}

fn states(world: &World) -> Vec<String> {
    world.shop.db.texts(
        "SELECT CONCAT(state, ' ', COUNT(*)) FROM mod_aflexi_cdn_jobs GROUP BY state ORDER BY state",
    )
}

#[test]
fn a_handful_is_no_long_work_and_more_is_counted_to_its_end() {
    let (world, _) = saved(50);
    assert_eq!(sync::long_work(world.shop.store()).unwrap(), []);

    let (world, _) = saved(51);
    let work = newest(&world);
    assert_eq!(
        (&*work.what, &*work.by, &*work.state),
        ("save", ADMIN, "running")
    );
    assert_eq!((work.total, work.finished, work.left), (51, 0, 51));

    world.sandbox.script(
        r#"[{"kind":"fault","code":1999,"message":"No","method":"user.create","times":1}]"#,
    );
    world.work(Trigger::Page);
    let work = newest(&world);
    assert_eq!((&*work.state, work.total, work.finished), ("done", 51, 51));
    assert_eq!((work.done, work.refused, work.elsewhere), (50, 1, 0));
    assert!(work.finished_at.is_some());
    // What happens later to one of its services is not its business any more.
    event(&world, 7);
    assert_eq!(newest(&world), work);
}

#[test]
fn what_fails_is_left_and_counted_as_failed() {
    let (world, _) = saved(60);
    world
        .sandbox
        .script(r#"[{"kind":"http","status":502,"method":"user.create","times":1}]"#);
    world.work(Trigger::Page);
    let work = newest(&world);
    assert_eq!(
        (&*work.state, work.done, work.left, work.failed),
        ("running", 59, 1, 1)
    );
    world.skip_the_waiting();
    world.work(Trigger::Page);
    assert_eq!((&*newest(&world).state, newest(&world).done), ("done", 60));
}

#[test]
fn while_it_is_paused_nobody_works_on_it_and_afterwards_all_is_done_once() {
    let (world, _) = saved(60);
    pause(&world);
    assert_eq!((newest(&world).paused, newest(&world).left), (60, 0));
    for trigger in [Trigger::Cron, Trigger::Request, Trigger::Page] {
        let report = world.work(trigger);
        assert_eq!((report.calls, report.remaining), (0, 0), "{trigger:?}");
    }
    assert_eq!(states(&world), ["paused 60"]);
    let standing = sync::standing(
        world.shop.store(),
        &super::world::Wrap,
        &super::world::settings(),
        None,
    )
    .unwrap();
    assert_eq!((standing.jobs.due, standing.jobs.paused), (0, 60));

    resume(&world);
    assert_eq!(world.work(Trigger::Cron).created, 60);
    assert_eq!(world.state()["calls"]["user.create"], 60);
    let work = newest(&world);
    assert_eq!(
        (&*work.state, work.changed_by.as_deref()),
        ("done", Some(ADMIN))
    );
}

#[test]
fn an_event_of_one_client_is_followed_at_once() {
    let (world, _) = saved(60);
    pause(&world);
    event(&world, 7);
    assert_eq!(world.work(Trigger::Request).created, 1);
    assert_eq!(world.publishers(), ["user7/42 ACTIVE Boost"]);
    let work = newest(&world);
    assert_eq!(
        (work.total, work.finished, work.paused, work.elsewhere),
        (60, 1, 59, 1)
    );
    // An event that came before is not held either.
    resume(&world);
    event(&world, 8);
    pause(&world);
    assert_eq!(world.work(Trigger::Request).created, 1);
    assert_eq!(newest(&world).paused, 58);
}

#[test]
fn work_in_progress_ends_and_what_is_given_back_is_held() {
    let (world, _) = saved(60);
    let store = world.shop.store();
    let jobs = store.claim_jobs("a", 3, 60).unwrap();
    pause(&world);
    assert_eq!(states(&world), ["leased 3", "paused 57"]);
    let end = |index: usize, ending| aflexi_cdn::whmcs::JobEnd {
        job: jobs[index].clone(),
        ending,
    };
    use aflexi_cdn::whmcs::Ending;
    event(&world, jobs[2].service);
    store
        .end_jobs(
            "a",
            &[
                end(0, Ending::Done),
                end(1, Ending::Untouched),
                end(2, Ending::Done),
            ],
        )
        .unwrap();
    assert_eq!(states(&world), ["done 1", "due 1", "paused 58"]);
}

#[test]
fn what_a_dead_worker_held_is_paused_too() {
    let (world, _) = saved(60);
    world.shop.store().claim_jobs("dead", 60, 60).unwrap();
    pause(&world);
    world.later(61);
    assert_eq!(world.work(Trigger::Cron).calls, 0);
    assert_eq!(states(&world), ["paused 60"]);
}

#[test]
fn a_step_that_was_interrupted_is_made_up_for_by_the_next_worker() {
    let (world, _) = saved(60);
    let row = |state: &str| {
        world.shop.db.run(&format!(
            "UPDATE mod_aflexi_cdn_passes SET state = '{state}'"
        ));
    };
    row("paused");
    assert_eq!(world.work(Trigger::Cron).calls, 0);
    row("running");
    assert_eq!(world.work(Trigger::Cron).created, 60);
}

#[test]
fn what_is_cancelled_stays_undone_until_something_changes_for_it() {
    let (world, product) = saved(60);
    cancel(&world);
    let work = newest(&world);
    assert_eq!(
        (&*work.state, work.cancelled, work.refused, work.left),
        ("cancelled", 60, 0, 0)
    );
    assert!(work.finished_at.is_some());
    let jobs = "SELECT CONCAT_WS(' ', subject_id, state, generation, changed_at, last_error, wish)
                FROM mod_aflexi_cdn_jobs";
    let before = world.shop.db.texts(jobs);
    assert!(before[0].contains(r#"{"code":"bulk_cancelled","args":{"by":"admin 1"}}"#));
    world.work(Trigger::Cron);
    let store = world.shop.store();
    store.open_full_pass().unwrap();
    world.work(Trigger::Cron);
    assert_eq!(world.shop.db.texts(jobs), before);
    assert_eq!(world.publishers(), Vec::<String>::new());

    event(&world, 7);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET username = 'other' WHERE id = 8");
    assert_eq!(world.work(Trigger::Cron).created, 2);
    assert_eq!(
        world.publishers(),
        ["other/42 ACTIVE Boost", "user7/42 ACTIVE Boost"]
    );

    save(&world, &[product]);
    assert_eq!(newest(&world).total, 58);
    assert_eq!(world.work(Trigger::Page).created, 58);
}

#[test]
fn what_an_admin_cancelled_waits_for_nobody_and_is_not_in_line() {
    let (world, _) = saved(60);
    cancel(&world);
    let store = world.shop.store();
    let counts = store.job_counts().unwrap();
    assert_eq!((counts.refused, counts.cancelled), (0, 60));
    let unsettled = sync::unsettled(store).unwrap();
    assert_eq!((unsettled.refused_total, unsettled.refused.len()), (0, 0));
    let listed = |state: &str| sync::queue(store, state, "", 1).unwrap();
    assert_eq!(listed("refused").list.total, 0);
    let cancelled = listed("cancelled");
    assert_eq!((cancelled.list.total, cancelled.retryable), (60, 60));
    assert_eq!(cancelled.counts.get("cancelled"), Some(&60));
    let first = cancelled.list.rows.first().unwrap();
    assert_eq!(first.state, "cancelled");
    assert!(first.retryable && first.forgettable && first.due_at.is_none());

    world.admin().forget(first.service).unwrap();
    assert_eq!(store.job_counts().unwrap().cancelled, 59);
    world.admin().retry_all("", "").unwrap();
    assert_eq!(world.work(Trigger::Page).created, 59);
}

#[test]
fn what_is_tried_again_after_it_was_cancelled_has_left_that_work() {
    let (world, _) = saved(60);
    cancel(&world);
    assert_eq!(world.admin().retry_all("cancelled", "").unwrap(), 60);
    world
        .sandbox
        .script(r#"[{"kind":"http","status":502,"method":"user.create","times":1}]"#);
    world.work(Trigger::Page);
    assert_eq!(states(&world), ["done 59", "due 1"]);
    world.skip_the_waiting();
    world.work(Trigger::Page);
    assert_eq!(states(&world), ["done 60"]);
}

#[test]
fn what_there_was_no_time_to_refuse_is_refused_by_the_next_worker() {
    let (world, _) = saved(60);
    let id = newest(&world).id;
    sync::cancel(world.shop.store(), id, ADMIN, Instant::now()).unwrap();
    assert_eq!(states(&world), ["paused 60"]);
    assert_eq!(newest(&world).state, "cancelled");
    assert_eq!(world.work(Trigger::Request).calls, 0);
    assert_eq!(states(&world), ["refused 60"]);
    assert_eq!(newest(&world).cancelled, 60);
}

#[test]
fn a_suspension_that_was_cancelled_is_not_made_by_a_pass() {
    let (world, product) = saved(60);
    world.work(Trigger::Page);
    let asked = world
        .shop
        .save(&[product], &[], &BTreeMap::new())
        .unwrap()
        .question
        .unwrap();
    world
        .shop
        .save_confirmed(&[product], &[], &BTreeMap::new(), &asked.id)
        .unwrap();
    assert_eq!(newest(&world).total, 60);
    pause(&world);
    assert_eq!(world.work(Trigger::Cron).calls, 0);
    cancel(&world);
    assert_eq!(world.work(Trigger::Cron).calls, 0);
    assert!(
        world
            .publishers()
            .iter()
            .all(|line| line.contains("ACTIVE"))
    );
}

#[test]
fn a_later_save_takes_over_and_goes_on_with_what_is_paused() {
    let (world, product) = saved(60);
    let first = newest(&world).id;
    pause(&world);
    let next = world.shop.product("Next");
    world.shop.customer(next, "next");
    save(&world, &[product, next]);
    let works = sync::long_work(world.shop.store()).unwrap();
    assert_eq!((works[0].total, works[0].left), (61, 61));
    assert_eq!(
        (works[1].id, works[1].elsewhere, works[1].paused),
        (first, 60, 0)
    );
    assert_eq!(world.work(Trigger::Page).created, 61);
    let works = sync::long_work(world.shop.store()).unwrap();
    assert_eq!(
        works.len(),
        1,
        "the first is over, and no longer the newest"
    );
    assert_eq!((&*works[0].state, works[0].done), ("done", 61));
}

#[test]
fn a_pass_leaves_alone_what_is_paused_and_its_own_finds_are_a_work_beside() {
    let (world, product) = saved(60);
    pause(&world);
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_jobs SET origin = 'event', state = 'done', bulk_id = NULL WHERE subject_id > 3");
    for number in 0..51 {
        world.shop.customer(product, &format!("found{number}"));
    }
    // 51 new ones, and the 57 that are done though nothing was made.
    assert_eq!(world.work(Trigger::Cron).created, 108);
    let works = sync::long_work(world.shop.store()).unwrap();
    assert_eq!(
        (&*works[0].what, &*works[0].state, works[0].total),
        ("cron", "done", 108)
    );
    assert_eq!((&*works[1].state, works[1].paused), ("paused", 3));
}

#[test]
fn a_button_that_comes_too_late_says_so() {
    let (world, _) = saved(60);
    let id = newest(&world).id;
    let store = world.shop.store();
    let is_late = |result: Result<(), Error>| matches!(result, Err(Error::Refused(_)));
    assert!(is_late(sync::resume(store, id, ADMIN)), "it runs");
    assert!(is_late(sync::pause(store, id + 1, ADMIN)), "there is none");
    pause(&world);
    assert!(is_late(sync::pause(store, id, ADMIN)), "it is paused");
    cancel(&world);
    assert!(is_late(sync::resume(store, id, ADMIN)), "it was cancelled");
    let log = world
        .shop
        .db
        .texts("SELECT CONCAT(actor, ' ', action) FROM mod_aflexi_cdn_log WHERE action <> 'save'");
    assert_eq!(log, ["admin 1 pause", "admin 1 cancel"]);
}
