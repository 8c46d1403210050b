//! The mission: accounts as WHMCS wants them, also when things go wrong.

use aflexi_cdn::sync::{Trigger, reveal, standing};
use aflexi_cdn::whmcs::{HintKind, NOW, Origin};

use super::mariadb::LAX;
use super::shop::Shop;
use super::world::{World, Wrap, settings, work};

const BOOST: &str = "Boost";

#[test]
fn r8_paid_services_get_publishers_with_their_packages_and_a_second_run_writes_nothing() {
    let world = World::new();
    let (boost, max) = (
        world.shop.cdn_product(BOOST),
        world.shop.cdn_product("Max &amp; More"),
    );
    let services = [
        world.shop.customer(boost, "anna").1,
        world.shop.customer(max, "bob").1,
    ];
    let report = world.sync(&services);
    assert_eq!(
        (report.created, report.refused.len(), report.remaining),
        (2, 0, 0)
    );
    assert_eq!(report.packages_created, [BOOST, "Max & More"]);
    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "bob/42 ACTIVE Max & More"]
    );
    let writes = world.writes();
    let again = world.sync(&services);
    assert_eq!((again.unchanged, again.created), (2, 0));
    assert_eq!(world.writes(), writes);
}

#[test]
fn it_works_in_a_lax_session_too() {
    let world = World {
        shop: Shop::with_sql_mode(LAX),
        ..World::new()
    };
    let product = world.shop.cdn_product(BOOST);
    let service = world.shop.customer(product, "anna").1;
    assert_eq!(world.sync(&[service]).created, 1);
}

#[test]
fn a_hint_for_an_invoice_leads_to_the_account() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let (_, _, invoice) = world.shop.customer(product, "anna");
    assert!(
        world
            .shop
            .store()
            .note(HintKind::Invoice, invoice, "InvoicePaid", NOW)
            .unwrap()
    );
    assert_eq!(world.work(Trigger::Request).created, 1);
    assert_eq!(
        world
            .shop
            .db
            .number("SELECT COUNT(*) FROM mod_aflexi_cdn_hints"),
        0
    );
    let actor = world
        .shop
        .db
        .texts("SELECT actor FROM mod_aflexi_cdn_log WHERE action = 'create'");
    assert_eq!(actor, ["InvoicePaid"]);
}

#[test]
fn r6_r8_suspended_activated_and_given_another_package() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let (client, service, _) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    let set = |sql: &str| world.shop.db.run(sql);
    set("UPDATE tblhosting SET domainstatus = 'Suspended'");
    assert_eq!(world.sync(&[service]).suspended, 1);
    assert_eq!(world.publishers(), ["anna/42 SUSPENDED Boost"]);
    set("UPDATE tblhosting SET domainstatus = 'Active'");
    set("UPDATE tblproducts SET name = 'Faster'");
    set(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    let report = world.sync(&[service]);
    assert_eq!((report.activated, report.updated), (1, 1));
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Faster"]);
    assert_eq!(world.state()["accounts"][0]["email"], "new@shop.example");
}

#[test]
fn r2_services_of_one_client_share_an_account_and_another_clients_is_refused() {
    let world = World::new();
    let (boost, max) = (world.shop.cdn_product(BOOST), world.shop.cdn_product("Max"));
    let (client, first, _) = world.shop.customer(boost, "anna");
    let second = world.shop.service(client, max, "Anna");
    world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    let stranger = world.shop.client("Eve", "Doe", "eve@shop.example");
    let third = world.shop.service(stranger, boost, "anna");
    world.shop.invoice(stranger, "Paid", &[("Hosting", third)]);
    let report = world.sync(&[first, second, third]);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Max"]);
    assert_eq!(report.refused.len(), 1);
    assert_eq!(
        (
            report.refused[0].service,
            report.refused[0].reason.code.as_ref()
        ),
        (third, "name_conflict")
    );
    // The highest entitled one leads; when it ends, the other does.
    world.shop.db.run(&format!(
        "UPDATE tblhosting SET domainstatus = 'Cancelled' WHERE id = {second}"
    ));
    world.sync(&[second]);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
}

#[test]
fn a_create_whose_answer_is_lost_is_looked_up_and_its_password_is_the_one_shown() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let service = world.shop.customer(product, "anna").1;
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"user.create","times":1}]"#);
    let lost = world.sync(&[service]);
    assert_eq!((lost.created, lost.failed.len(), lost.remaining), (0, 1, 1));
    world.skip_the_waiting();
    let found = world.work(Trigger::Cron);
    assert_eq!((found.created, found.remaining), (1, 0));
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), world.password("anna/42"));
}

#[test]
fn a_lost_create_is_settled_even_if_the_account_is_no_longer_wanted() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let (_, service, invoice) = world.shop.customer(product, "anna");
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"user.create","times":1}]"#);
    world.sync(&[service]);
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    world.skip_the_waiting();
    world.work(Trigger::Cron);
    assert_eq!(world.publishers(), ["anna/42 SUSPENDED Boost"]);
}

#[test]
fn r9_an_account_with_the_clients_email_is_adopted_and_any_other_is_refused() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    for (name, email) in [
        ("anna", "ANNA@shop.example"),
        ("bob", "someone@else.example"),
    ] {
        let plant = format!(
            r#"{{"name":"{name}","email":"{email}","display_name":"Old","package":"Old","status":"SUSPENDED","password":"theirs"}}"#
        );
        world.sandbox.control("POST", "accounts", &plant);
    }
    let anna = world.shop.customer(product, "anna").1;
    let bob = world.shop.customer(product, "bob").1;
    let report = world.sync(&[anna, bob]);
    assert_eq!(
        (report.adopted, report.created, report.refused.len()),
        (1, 0, 1)
    );
    assert_eq!(report.refused[0].reason.code, "not_ours");
    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "bob/42 SUSPENDED Old"]
    );
    assert_eq!(
        world.password("anna/42"),
        "theirs",
        "an adopted account keeps its password"
    );
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'anna'");
    assert!(reveal(world.shop.store(), &Wrap, account, "admin 1").is_err());
}

#[test]
fn an_outage_loses_nothing_and_a_run_asks_once_only() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let services: Vec<i64> = (0..20)
        .map(|n| world.shop.customer(product, &format!("user{n}")).1)
        .collect();
    world.sandbox.script(r#"[{"kind":"down"}]"#);
    let aflexi = world.aflexi();
    world
        .shop
        .store()
        .open_jobs(&services, "test", Origin::Event)
        .unwrap();
    let report = work(&world.shop, &aflexi, Trigger::Cron).unwrap();
    assert!(report.halted.is_some());
    assert_eq!(report.remaining, 20);
    assert!(aflexi.calls() <= 2, "{} calls", aflexi.calls());
    // While it is known to be down, nobody asks until it is time to.
    let silent = world.aflexi();
    assert!(
        work(&world.shop, &silent, Trigger::Request)
            .unwrap()
            .halted
            .is_some()
    );
    assert_eq!(silent.calls(), 0);
    world.sandbox.control("DELETE", "faults", "");
    world.later(30);
    assert_eq!(world.work(Trigger::Cron).created, 20);
}

#[test]
fn a_refused_login_stops_all_calls_until_the_settings_are_others() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let service = world.shop.customer(product, "anna").1;
    world
        .sandbox
        .control("POST", "key", r#"{"key":"AK-rotated"}"#);
    world
        .shop
        .store()
        .open_jobs(&[service], "test", Origin::Event)
        .unwrap();
    let refused = world.work(Trigger::Cron);
    assert_eq!(refused.halted.unwrap().code, "authentication");
    let silent = world.aflexi();
    assert_eq!(
        work(&world.shop, &silent, Trigger::Cron)
            .unwrap()
            .halted
            .unwrap()
            .code,
        "login_refused"
    );
    assert_eq!(silent.calls(), 0);
    world.sandbox.control(
        "POST",
        "key",
        &format!(r#"{{"key":"{}"}}"#, super::sandbox_server::KEY),
    );
    assert_eq!(
        world.work(Trigger::Page).created,
        1,
        "an admin who waits may always try"
    );
}

#[test]
fn r12_another_operators_credentials_write_nothing() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let anna = world.shop.customer(product, "anna").1;
    world.sync(&[anna]);
    world.shop.store().set_meta("operator", "7").unwrap();
    let writes = world.writes();
    let bob = world.shop.customer(product, "bob").1;
    let report = world.sync(&[bob]);
    assert_eq!(report.halted.unwrap().code, "other_operator");
    assert_eq!((world.writes(), report.remaining), (writes, 1));
}

#[test]
fn two_workers_at_once_make_no_account_and_no_package_twice() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let (client, first, _) = world.shop.customer(product, "anna");
    let second = world.shop.service(client, product, "anna");
    world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    world
        .shop
        .store()
        .open_jobs(&[first], "test", Origin::Event)
        .unwrap();
    let other = Shop {
        db: world.shop.db.another(),
        addon: world.shop.addon,
    };
    world.sandbox.control("POST", "latency", r#"{"ms":50}"#);
    let (slow, fast) = (world.aflexi(), world.aflexi());
    std::thread::scope(|scope| {
        let shop = &other;
        let worker = scope.spawn({
            let db = world.shop.db.another();
            move || {
                let shop = Shop { db, addon: 0 };
                work(&shop, &slow, Trigger::Page).unwrap()
            }
        });
        shop.store()
            .open_jobs(&[second], "test", Origin::Event)
            .unwrap();
        work(shop, &fast, Trigger::Page).unwrap();
        worker.join().unwrap();
    });
    world.skip_the_waiting();
    world.work(Trigger::Cron);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
    let calls = &world.state()["calls"];
    assert_eq!(
        (&calls["user.create"], &calls["bandwidthPackage.create"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn an_account_whose_row_was_lost_is_found_again() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_accounts");
    let report = world.sync(&[service]);
    assert_eq!((report.adopted, report.remaining), (1, 0));
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
}

#[test]
fn a_worker_whose_lease_ran_out_is_told_so() {
    let world = World::new();
    let store = world.shop.store();
    store
        .ensure_accounts("42", &[("anna".to_owned(), 1)])
        .unwrap();
    let id = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    assert_eq!(store.lease_accounts("slow", &[id], -1).unwrap().len(), 1);
    assert_eq!(store.lease_accounts("other", &[id], 60).unwrap().len(), 1);
    assert!(store.still_held("slow", &[id], 60).unwrap().is_empty());
    assert_eq!(store.still_held("other", &[id], 60).unwrap(), [id]);
}

#[test]
fn a_platform_that_cannot_change_a_contact_shows_a_difference_and_is_not_asked_for_ever() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let (client, service, _) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    world.shop.db.run(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    world
        .sandbox
        .script(r#"[{"kind":"unknown_method","method":"user.update"}]"#);
    let report = world.sync(&[service]);
    assert_eq!(report.refused[0].reason.code, "contact_unsupported");
    let calls = world.state()["total_calls"].clone();
    world.sync(&[service]);
    assert_eq!(world.state()["total_calls"], calls);
}

#[test]
fn no_secret_is_stored_in_clear() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let password = world.password("anna/42");
    let stored = world.shop.db.texts(
        "SELECT CONCAT_WS(' ', password_cipher, progress) FROM mod_aflexi_cdn_accounts
         UNION ALL SELECT detail FROM mod_aflexi_cdn_log
         UNION ALL SELECT value FROM mod_aflexi_cdn_meta",
    );
    assert!(stored.len() > 3);
    assert!(stored.iter().all(|text| !text.contains(&password)));
}

#[test]
fn accounts_are_counted_as_far_as_they_are_in_line() {
    let world = World::new();
    let product = world.shop.cdn_product(BOOST);
    let [anna, bob, cleo] =
        ["anna", "bob", "cleo"].map(|name| world.shop.customer(product, name).1);
    let told = || {
        let found = standing(world.shop.store(), &Wrap, &settings(), None).unwrap();
        let accounts = found.accounts;
        (accounts.in_line, accounts.total, accounts.different)
    };
    assert_eq!(told(), (0, 0, 0));
    world.sync(&[anna, bob, cleo]);
    assert_eq!(told(), (3, 3, 0));

    let open = |service| {
        let store = world.shop.store();
        store.open_jobs(&[service], "test", Origin::Event).unwrap();
    };
    open(anna);
    assert_eq!(told(), (2, 3, 0), "nobody has looked at it yet");
    let observe = |status: &str, name: &str| {
        world.shop.db.run(&format!(
            "UPDATE mod_aflexi_cdn_accounts SET observed_status = '{status}' WHERE name = '{name}'"
        ));
    };
    observe("suspended", "bob");
    assert_eq!(told(), (1, 3, 1));
    observe("suspended", "anna");
    assert_eq!(told(), (1, 3, 2), "each counts once");
    observe("active", "anna");
    observe("active", "bob");

    let dora = world.shop.customer(product, "dora").1;
    world.sandbox.script(
        r#"[{"kind":"fault","code":1302,"message":"no such name","method":"user.create"}]"#,
    );
    world.sync(&[anna, dora]);
    assert_eq!(told(), (3, 4, 0), "one is missing");
}
