//! The queue page: what it lists, and what an admin does with it.

use aflexi_cdn::sync::{Queue, Trigger, queue, service, unsettled};

use super::world::World;

const REFUSE_CREATES: &str =
    r#"[{"kind":"fault","code":1302,"message":"no such name","method":"user.create"}]"#;

fn listed(world: &World, state: &str, search: &str) -> Queue {
    queue(world.shop.store(), state, search, 1).unwrap()
}

fn services(queue: &Queue) -> Vec<i64> {
    queue.list.rows.iter().map(|row| row.service).collect()
}

/// A world in which Anna's account was refused for good and Bob's waits for another try.
fn refused_and_waiting() -> (World, i64, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    let bob = world.shop.customer(product, "bob").1;
    world.sandbox.script(REFUSE_CREATES);
    world.sync(&[anna]);
    world
        .sandbox
        .script(r#"[{"kind":"fault","code":-32500,"message":"Oops","method":"user.create"}]"#);
    world.sync(&[bob]);
    world.sandbox.script("[]");
    // However slow the machine is, it does not come by itself.
    world.shop.db.run(
        "UPDATE mod_aflexi_cdn_jobs SET due_at = due_at + INTERVAL 9 MINUTE WHERE state = 'due'",
    );
    (world, anna, bob)
}

#[test]
fn jobs_are_listed_by_state_and_found_by_all_that_is_known_of_them() {
    let (world, anna, bob) = refused_and_waiting();
    let carl = world
        .shop
        .customer(world.shop.cdn_product("More"), "carl")
        .1;
    world
        .shop
        .store()
        .open_jobs(&[carl], "ServiceEdit", aflexi_cdn::whmcs::Origin::Event)
        .unwrap();
    let all = listed(&world, "", "");
    assert_eq!(services(&all), [anna, carl, bob]);
    let states: Vec<&str> = all.list.rows.iter().map(|row| row.state.as_str()).collect();
    assert_eq!(states, ["refused", "due", "waiting"]);
    let counts: Vec<(&str, i64)> = all.counts.iter().map(|(k, v)| (k.as_str(), *v)).collect();
    assert_eq!(counts, [("due", 1), ("refused", 1), ("waiting", 1)]);
    let first = &all.list.rows[0];
    assert_eq!(first.reason.as_ref().unwrap().code, "platform_refused");
    assert_eq!(
        (
            first.cause.as_str(),
            first.attempts,
            first.client_name.as_str()
        ),
        ("test", 1, "Anna anna")
    );
    for (state, search, found) in [
        ("refused", "", vec![anna]),
        ("waiting", "", vec![bob]),
        ("due", "", vec![carl]),
        ("leased", "", vec![]),
        ("done", "", vec![]),
        ("", "anna@shop", vec![anna]),
        ("", "Anna carl", vec![carl]),
        ("", "serviceedit", vec![carl]),
        ("", &format!("#{bob}"), vec![bob]),
        ("", &bob.to_string(), vec![bob]),
        ("refused", "bob", vec![]),
        ("", "_", vec![]),
    ] {
        let queue = listed(&world, state, search);
        assert_eq!(services(&queue), found, "{state} {search}");
        assert_eq!(queue.list.total, i64::try_from(found.len()).unwrap());
    }
}

#[test]
fn the_page_of_a_service_says_of_its_job_what_the_queue_says() {
    let (world, anna, bob) = refused_and_waiting();
    let jobs = |id: i64| {
        let page = service(world.shop.store(), id).unwrap().unwrap();
        let listed = (listed(&world, "", "").list.rows.into_iter())
            .chain(listed(&world, "dropped", "").list.rows)
            .find(|row| row.service == id);
        let listed = listed.map(|row| (row.state, row.reason, row.due_at));
        let job = page.job.map(|job| (job.state, job.reason, job.due_at));
        assert_eq!(job, listed);
        job
    };
    let state = |id: i64| jobs(id).map(|(state, _, due_at)| (state, due_at.is_some()));
    let is = |state: &str, has_time: bool| Some((state.to_owned(), has_time));
    assert_eq!(state(anna), is("refused", false));
    assert_eq!(state(bob), is("waiting", true));
    for (column, wanted) in [
        (
            r#"last_error = '{"code":"bulk_cancelled","args":{}}'"#,
            is("cancelled", false),
        ),
        ("state = 'dropped'", is("dropped", false)),
        ("state = 'leased'", is("leased", false)),
        ("state = 'paused'", is("paused", false)),
        ("state = 'due', last_error = NULL", is("due", true)),
        ("state = 'done'", None),
    ] {
        world.shop.db.run(&format!(
            "UPDATE mod_aflexi_cdn_jobs SET {column} WHERE subject_id = {anna}"
        ));
        assert_eq!(state(anna), wanted, "{column}");
    }
}

#[test]
fn one_job_is_tried_again_at_once() {
    let (world, anna, bob) = refused_and_waiting();
    world.admin().retry(bob).unwrap();
    world.admin().retry(anna).unwrap();
    assert_eq!(world.work(Trigger::Page).created, 2);
    assert_eq!(listed(&world, "", "").list.total, 0);
    let again = world.admin().retry(anna).unwrap_err();
    assert!(again.to_string().contains("nothing that could be tried"));
    let log = "SELECT CONCAT_WS(' ', actor, action, service_id) FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' ORDER BY id";
    assert_eq!(
        world.shop.db.texts(log),
        [
            format!("admin 1 retry {bob}"),
            format!("admin 1 retry {anna}")
        ]
    );
}

#[test]
fn all_of_a_filter_are_tried_again_and_each_may_do_what_it_might_before() {
    for (state, search, tried) in [
        ("", "", vec!["anna", "bob"]),
        ("refused", "", vec!["anna"]),
        ("waiting", "", vec!["bob"]),
        ("", "bob@", vec!["bob"]),
        ("due", "", vec![]),
        ("dropped", "", vec![]),
    ] {
        let (world, ..) = refused_and_waiting();
        world
            .shop
            .db
            .run("UPDATE mod_aflexi_cdn_jobs SET origin = 'pass'");
        let number = world.admin().retry_all(state, search).unwrap();
        assert_eq!(number, i64::try_from(tried.len()).unwrap(), "{state}");
        let origins = "SELECT DISTINCT origin FROM mod_aflexi_cdn_jobs";
        assert_eq!(world.shop.db.texts(origins), ["pass"]);
        let report = world.work(Trigger::Page);
        assert_eq!(report.created, u64::try_from(tried.len()).unwrap());
        let made: Vec<String> = tried
            .iter()
            .map(|n| format!("{n}/42 ACTIVE Boost"))
            .collect();
        assert_eq!(world.publishers(), made);
    }
}

#[test]
fn r10_trying_all_again_suspends_nobody_that_was_not_counted() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, service, invoice) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    // A pass had something else to do, and was refused.
    world.shop.db.run(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    world
        .sandbox
        .script(r#"[{"kind":"fault","code":1302,"message":"no","method":"user.update"}]"#);
    world.work(Trigger::Cron);
    world.sandbox.script("[]");
    assert_eq!(services(&listed(&world, "refused", "")), [service]);
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    assert_eq!(world.admin().retry_all("", "").unwrap(), 1);
    assert_eq!(world.work(Trigger::Page).suspended, 0);
    // The next pass counts it, as the brake wants it.
    assert_eq!(world.work(Trigger::Cron).suspended, 1);
}

#[test]
fn a_refusal_that_is_forgotten_comes_back_only_when_something_changes() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, service, _) = world.shop.customer(product, "anna");
    world.sandbox.script(REFUSE_CREATES);
    world.sync(&[service]);
    world.admin().forget(service).unwrap();
    assert!(world.admin().forget(service).is_err(), "it is already");
    let db = &world.shop.db;
    let state = || db.texts("SELECT state FROM mod_aflexi_cdn_jobs").join(",");
    assert_eq!(listed(&world, "", "").list.total, 0);
    assert_eq!(services(&listed(&world, "dropped", "")), [service]);
    assert_eq!(unsettled(world.shop.store()).unwrap().refused_total, 0);
    assert_eq!(world.shop.store().job_counts().unwrap().refused, 0);

    // Neither a cron, nor a full pass, nor a save brings it back.
    world.work(Trigger::Cron);
    world.shop.store().open_full_pass().unwrap();
    world.work(Trigger::Cron);
    world.shop.save(&[product], &[product], &[].into()).unwrap();
    world.work(Trigger::Page);
    assert_eq!(state(), "dropped");

    // What it was refused for is another thing now.
    db.run(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    world.work(Trigger::Cron);
    assert_eq!(state(), "refused");

    // An event of the service brings it back as well, and so does an admin.
    world.admin().forget(service).unwrap();
    world.sync(&[service]);
    assert_eq!(state(), "refused");
    world.admin().forget(service).unwrap();
    world.sandbox.script("[]");
    world.admin().retry(service).unwrap();
    assert_eq!(world.work(Trigger::Page).created, 1);
    let log = "SELECT detail FROM mod_aflexi_cdn_log WHERE action = 'forget' AND actor = 'admin 1' ORDER BY id LIMIT 1";
    assert!(db.texts(log)[0].contains("platform_refused"));
}

#[test]
fn a_forgotten_service_that_is_no_longer_paid_is_followed() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, service, invoice) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    world.shop.db.run(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    world
        .sandbox
        .script(r#"[{"kind":"fault","code":1302,"message":"no","method":"user.update"}]"#);
    world.work(Trigger::Cron);
    world.sandbox.script("[]");
    world.admin().forget(service).unwrap();
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    world.work(Trigger::Cron);
    assert_eq!(world.publishers(), ["anna/42 SUSPENDED Boost"]);
}

#[test]
fn a_job_that_is_being_worked_on_is_left_alone() {
    let (world, anna, bob) = refused_and_waiting();
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_jobs SET state = 'leased', lease_owner = 'x', lease_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR");
    assert!(world.admin().retry(anna).is_err());
    assert!(world.admin().forget(bob).is_err());
    assert_eq!(world.admin().retry_all("", "").unwrap(), 0);
    assert_eq!(listed(&world, "leased", "").list.total, 2);
}
