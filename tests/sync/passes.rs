//! Passes over everything: what changed without a hook, the brake, the platform's list (R10, R11).

use aflexi_cdn::cdn::{Platform as _, RemoteId, Status};
use aflexi_cdn::sync::{BlockOn as _, Standing, Trigger, answer, publishers, standing};
use aflexi_cdn::whmcs::{HintKind, NOW};

use super::world::{Executor, World, Wrap, settings};

/// A world with so many customers of one product, all in line.
fn in_line(customers: usize) -> (World, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = (0..customers)
        .map(|number| world.shop.customer(product, &format!("user{number:03}")).1)
        .collect();
    assert_eq!(world.sync(&services).created, customers as u64);
    (world, product)
}

fn stands(world: &World) -> Standing {
    standing(world.shop.store(), &Wrap, &settings(), None).unwrap()
}

fn want_full_pass(world: &World) {
    let store = world.shop.store();
    assert!(store.note(HintKind::Pass, 0, "DailyCronJob", NOW).unwrap());
}

/// Lets a second pass, so that what was made is older than the list.
fn age(world: &World) {
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_accounts SET applied_at = applied_at - INTERVAL 5 SECOND");
}

fn rows(world: &World) -> Vec<String> {
    world.shop.db.texts(
        "SELECT CONCAT_WS('|', name, applied_status, applied_package, applied_email, applied_at, client_id)
         FROM mod_aflexi_cdn_accounts
         UNION ALL SELECT CONCAT_WS('|', subject_id, generation, state, attempts, changed_at) FROM mod_aflexi_cdn_jobs
         UNION ALL SELECT CONCAT_WS('|', kind, state, result) FROM mod_aflexi_cdn_passes WHERE kind <> 'full'",
    )
}

#[test]
fn cron_notices_what_no_hook_told_and_a_second_look_changes_nothing() {
    let (world, product) = in_line(3);
    let set = |sql: &str| world.shop.db.run(sql);
    set("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username = 'user000'");
    set("UPDATE tblclients SET email = 'new@shop.example' WHERE lastname = 'user001'");
    let (_, fresh, _) = world.shop.customer(product, "fresh");
    let report = world.work(Trigger::Cron);
    assert_eq!(
        (report.suspended, report.updated, report.created),
        (1, 1, 1)
    );
    assert_eq!(
        world.publishers(),
        [
            "fresh/42 ACTIVE Boost",
            "user000/42 SUSPENDED Boost",
            "user001/42 ACTIVE Boost",
            "user002/42 ACTIVE Boost",
        ]
    );
    let (before, writes) = (rows(&world), world.writes());
    let again = world.work(Trigger::Cron);
    assert_eq!((again.remaining, again.unchanged), (0, 0));
    assert_eq!((rows(&world), world.writes()), (before, writes));
    set(&format!("DELETE FROM tblhosting WHERE id = {fresh}"));
    assert_eq!(world.work(Trigger::Cron).suspended, 1);
}

#[test]
fn a_terminal_that_goes_on_with_a_pass_looks_over_everything_too() {
    let (world, _) = in_line(1);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Cancelled'");
    assert_eq!(world.work(Trigger::Terminal).suspended, 0, "nobody told");
    age(&world);
    // As a slice leaves it whose time was over before the end of the list.
    world.shop.store().open_full_pass().unwrap();
    assert_eq!(world.work(Trigger::Terminal).suspended, 1);
}

#[test]
fn what_was_refused_is_tried_again_only_when_something_else_is_wished_for() {
    let (world, product) = in_line(1);
    let stranger = world.shop.client("Eve", "Doe", "eve@shop.example");
    let service = world.shop.service(stranger, product, "user000");
    world
        .shop
        .invoice(stranger, "Paid", &[("Hosting", service)]);
    assert_eq!(world.work(Trigger::Cron).refused.len(), 1);
    let before = rows(&world);
    assert_eq!(world.work(Trigger::Cron).refused.len(), 0);
    assert_eq!(rows(&world), before);
    world.shop.db.run(&format!(
        "UPDATE tblhosting SET username = 'eve' WHERE id = {service}"
    ));
    assert_eq!(world.work(Trigger::Cron).created, 1);
}

#[test]
fn a_suspension_that_the_platform_refuses_is_not_tried_by_every_cron() {
    let (world, _) = in_line(1);
    world
        .sandbox
        .script(r#"[{"kind":"fault","code":1999,"message":"No","method":"publisherLink.update"}]"#);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Suspended'");
    assert_eq!(world.work(Trigger::Cron).refused.len(), 1);
    let before = (rows(&world), world.writes());
    world.work(Trigger::Cron);
    assert_eq!((rows(&world), world.writes()), before);
}

#[test]
fn what_waits_for_another_try_keeps_its_wait() {
    let (world, product) = in_line(1);
    world.shop.customer(product, "next");
    world
        .sandbox
        .script(r#"[{"kind":"http","status":502,"method":"user.create"}]"#);
    world.work(Trigger::Cron);
    let waits = "SELECT CONCAT_WS(' ', attempts, generation, due_at) FROM mod_aflexi_cdn_jobs WHERE state = 'due'";
    let before = world.shop.db.texts(waits);
    assert_eq!(before.len(), 1);
    world.shop.db.run(
        "UPDATE mod_aflexi_cdn_jobs SET due_at = due_at + INTERVAL 9 MINUTE WHERE state = 'due'",
    );
    let longer = world.shop.db.texts(waits);
    world.work(Trigger::Cron);
    assert_eq!(world.shop.db.texts(waits), longer);
}

#[test]
fn r10_more_than_twenty_suspensions_wait_for_a_yes_to_just_that_list() {
    let (world, _) = in_line(30);
    let suspend = |numbers: &str| {
        world.shop.db.run(&format!(
            "UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username LIKE '{numbers}'"
        ));
    };
    suspend("user01_");
    suspend("user00_");
    suspend("user020");
    let writes = world.writes();
    let report = world.work(Trigger::Cron);
    assert_eq!((report.suspended, world.writes()), (0, writes));
    let asked = stands(&world).questions.pop().unwrap();
    assert_eq!(asked.reason.code, "brake");
    assert_eq!(asked.reason.args["suspend"], 21);
    assert_eq!(
        (asked.accounts.len(), &*asked.accounts[0].name),
        (21, "user000")
    );
    // The list grows before the yes is given: the yes was to the other list.
    suspend("user021");
    world.work(Trigger::Cron);
    let store = world.shop.store();
    assert!(answer(store, "brake", &asked.id, "admin 1").is_err());
    let asked = stands(&world).questions.pop().unwrap();
    answer(store, "brake", &asked.id, "admin 1").unwrap();
    assert_eq!(world.work(Trigger::Page).suspended, 22);
    assert!(stands(&world).questions.is_empty());
    let by = "SELECT CONCAT_WS(' ', state, confirmed_by) FROM mod_aflexi_cdn_passes WHERE confirmed_by IS NOT NULL";
    assert_eq!(world.shop.db.texts(by), ["used admin 1"]);
}

#[test]
fn r10_twenty_go_unasked_once_in_a_day_and_single_events_always() {
    let (world, _) = in_line(30);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username < 'user020'");
    assert_eq!(world.work(Trigger::Cron).suspended, 20);
    world.shop.db.run(
        "UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username IN ('user020', 'user021')",
    );
    assert_eq!(world.work(Trigger::Cron).suspended, 0);
    assert_eq!(stands(&world).questions[0].reason.args["suspend"], 2);
    // An event of one of them is never braked.
    let service = world
        .shop
        .db
        .number("SELECT id FROM tblhosting WHERE username = 'user020'");
    let store = world.shop.store();
    store
        .note(HintKind::Service, service, "ServiceEdit", NOW)
        .unwrap();
    assert_eq!(world.work(Trigger::Request).suspended, 1);
    // A day later the count starts anew.
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_passes SET started_at = started_at - INTERVAL 25 HOUR");
    assert_eq!(world.work(Trigger::Cron).suspended, 1);
    assert!(stands(&world).questions.is_empty());
}

#[test]
fn r10_a_save_asks_before_anything_is_saved() {
    let (world, product) = in_line(25);
    let other = world.shop.product("Other");
    let names = std::collections::BTreeMap::from([(other, "Else".to_owned())]);
    let asked = world
        .shop
        .save(&[product, other], &[other], &names)
        .unwrap();
    let question = asked.question.unwrap();
    assert_eq!(question.reason.args["suspend"], 25);
    let products = || {
        world
            .shop
            .store()
            .product_addon()
            .unwrap()
            .unwrap()
            .products()
    };
    assert_eq!(products(), [product]);
    assert_eq!(
        world
            .shop
            .db
            .number("SELECT COUNT(*) FROM mod_aflexi_cdn_products"),
        0
    );
    assert_eq!(
        world.work(Trigger::Cron).suspended,
        0,
        "cron goes by what is saved"
    );
    let saved = world
        .shop
        .save_confirmed(&[product, other], &[other], &names, &question.id)
        .unwrap();
    assert_eq!((saved.question, saved.disabled), (None, vec![product]));
    assert_eq!(products(), [other]);
    assert_eq!(world.work(Trigger::Page).suspended, 25);
}

#[test]
fn r10_an_emptied_list_of_products_is_braked() {
    let (world, _) = in_line(25);
    world.shop.db.run("UPDATE tbladdons SET packages = ''");
    assert_eq!(world.work(Trigger::Cron).suspended, 0);
    assert_eq!(stands(&world).questions[0].reason.code, "brake");
    let restored = world
        .shop
        .db
        .number("SELECT packageid FROM tblhosting LIMIT 1");
    world
        .shop
        .db
        .run(&format!("UPDATE tbladdons SET packages = '{restored}'"));
    world.work(Trigger::Cron);
    assert!(
        stands(&world).questions.is_empty(),
        "the question no longer arises"
    );
}

#[test]
fn r11_drift_is_shown_and_put_right_only_on_request() {
    let (world, _) = in_line(3);
    let id = RemoteId::new(
        world
            .shop
            .db
            .texts("SELECT remote_id FROM mod_aflexi_cdn_accounts")[0]
            .as_str(),
    );
    Executor::new()
        .block_on(
            world
                .aflexi()
                .update_access(&id, Some(Status::Suspended), None),
        )
        .unwrap();
    age(&world);
    want_full_pass(&world);
    let writes = world.writes();
    let report = world.work(Trigger::Cron);
    assert_eq!((report.remaining, world.writes()), (0, writes));
    let different = |world: &World| {
        let page = publishers(
            world.shop.store(),
            Default::default(),
            Default::default(),
            1,
        )
        .unwrap();
        let differing = page
            .rows
            .into_iter()
            .filter(|row| !row.differences.is_empty());
        differing
            .map(|row| (row.id, row.name, row.differences[0].code.to_string()))
            .collect::<Vec<_>>()
    };
    let shown = different(&world);
    assert_eq!(shown.len(), 1);
    assert_eq!((&*shown[0].1, &*shown[0].2), ("user000", "drift_status"));
    assert_eq!(stands(&world).accounts.different, 1);
    world.admin().put_right(shown[0].0).unwrap();
    assert_eq!(world.work(Trigger::Page).activated, 1);
    assert!(different(&world).is_empty());
    assert_eq!(world.publishers()[0], "user000/42 ACTIVE Boost");
}

#[test]
fn r10_a_list_that_is_empty_short_or_broken_is_no_evidence() {
    for fault in [
        r#"{"kind":"empty_list","method":"publisherLink.get","times":1}"#,
        r#"{"kind":"http","status":503,"method":"publisherLink.get","times":1}"#,
    ] {
        let (world, _) = in_line(3);
        world
            .shop
            .db
            .run("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username = 'user000'");
        world.sandbox.script(&format!("[{fault}]"));
        age(&world);
        want_full_pass(&world);
        let writes = world.writes();
        world.work(Trigger::Cron);
        assert_eq!(world.writes(), writes, "{fault}");
        let absent =
            "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE observed_status = 'absent'";
        assert_eq!(world.shop.db.number(absent), 0, "{fault}");
        world
            .shop
            .db
            .run("UPDATE mod_aflexi_cdn_passes SET finished_at = finished_at - INTERVAL 1 HOUR");
        assert_eq!(world.work(Trigger::Cron).suspended, 1, "{fault}");
        let standing = stands(&world);
        assert_eq!(standing.full_pass.unwrap().state, "done", "{fault}");
        assert!(standing.problems.is_empty(), "{fault}");
    }
}

#[test]
fn r10_a_job_that_a_pass_opened_for_something_else_suspends_nobody() {
    let (world, _) = in_line(25);
    world.sandbox.script(r#"[{"kind":"down"}]"#);
    world.shop.db.run("UPDATE tblproducts SET name = 'Faster'");
    world.work(Trigger::Cron);
    let open = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'due' AND origin = 'pass'";
    assert_eq!(world.shop.db.number(open), 25);
    world.shop.db.run("UPDATE tbladdons SET packages = ''");
    world.sandbox.control("DELETE", "faults", "");
    world.skip_the_waiting();
    assert_eq!(world.work(Trigger::Cron).suspended, 0);
    assert_eq!(stands(&world).questions[0].reason.args["suspend"], 25);
}

#[test]
fn r10_a_save_counts_suspensions_of_services_that_wait_as_well() {
    let (world, product) = in_line(25);
    world.sandbox.script(r#"[{"kind":"down"}]"#);
    world.shop.db.run("UPDATE tblproducts SET name = 'Faster'");
    world
        .shop
        .save(&[product], &[product], &Default::default())
        .unwrap();
    let saved = world
        .shop
        .save(&[product], &[], &Default::default())
        .unwrap();
    assert_eq!(saved.question.unwrap().reason.args["suspend"], 25);
}

#[test]
fn r7_a_product_addon_that_is_made_again_asks_before_anybody_loses_the_cdn() {
    let (world, _) = in_line(2);
    let hold = |addon: i64| {
        world.shop.db.run(&format!(
            "INSERT INTO tblhostingaddons (orderid, hostingid, addonid, name, billingcycle, tax, nextinvoicedate,
               paymentmethod, notes, status)
             SELECT 0, id, {addon}, '', 'Monthly', '', '2026-01-01', '', '', 'Active' FROM tblhosting"
        ));
    };
    hold(world.shop.addon);
    world
        .shop
        .db
        .run("UPDATE tbladdons SET billingcycle = 'recurring'");
    world.work(Trigger::Cron);
    let asked = stands(&world).questions.pop().unwrap();
    assert_eq!(
        (asked.reason.code.as_ref(), &asked.reason.args["keep"]),
        ("charging_on", &2.into())
    );
    answer(world.shop.store(), "charging_on", &asked.id, "admin 1").unwrap();
    assert_eq!(world.work(Trigger::Page).suspended, 0);
    world.shop.db.run("DELETE FROM tbladdons");
    aflexi_cdn::sync::install(world.shop.store()).unwrap();
    assert_eq!(world.work(Trigger::Cron).suspended, 0);
    assert_eq!(stands(&world).questions[0].reason.code, "charging_off");
}

#[test]
fn one_account_about_which_nothing_can_be_learnt_holds_up_no_pass() {
    let (world, _) = in_line(3);
    // The list leaves one out, and looking it up is refused.
    world.sandbox.script(
        r#"[{"kind":"short_list","method":"publisherLink.get","times":1},
            {"kind":"slow","ms":0,"method":"user.get","times":1},
            {"kind":"fault","code":1999,"message":"Odd","method":"user.get"}]"#,
    );
    age(&world);
    want_full_pass(&world);
    world.shop.db.run("UPDATE tblproducts SET name = 'Faster'");
    assert_eq!(world.work(Trigger::Cron).updated, 3);
    assert_eq!(stands(&world).full_pass.unwrap().state, "done");
}
