//! Whom the accounts belong to: one operator, one WHMCS (R12).

use aflexi_cdn::sync::{Question, Trigger, answer, standing};

use super::sandbox_server::Server;
use super::world::{World, Wrap, settings};

fn set_address(world: &World, url: &str) {
    world
        .shop
        .db
        .run("DELETE FROM tblconfiguration WHERE setting = 'SystemURL'");
    world.shop.db.run(&format!(
        "INSERT INTO tblconfiguration (setting, value, created_at, updated_at)
         VALUES ('SystemURL', '{url}', '2026-01-01', '2026-01-01')"
    ));
}

fn asked(world: &World) -> Option<Question> {
    let standing = standing(world.shop.store(), &Wrap, &settings(), None).unwrap();
    standing.questions.into_iter().next()
}

#[test]
fn a_copy_of_the_site_calls_nobody_until_an_admin_says_that_it_is_the_one() {
    let world = World::new();
    set_address(&world, "https://billing.host.example/");
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    // The same address in another form is no other site.
    set_address(&world, "http://Billing.host.example");
    assert_eq!(world.work(Trigger::Cron).halted, None);
    set_address(&world, "https://staging.host.example/");
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Cancelled'");
    let calls = world.state()["total_calls"].clone();
    let report = world.sync(&[service]);
    assert_eq!(report.halted.unwrap().code, "other_site");
    assert_eq!(world.state()["total_calls"], calls);
    let question = asked(&world).unwrap();
    let store = world.shop.store();
    assert!(answer(store, "other_site", "another", "admin 1").is_err());
    answer(store, "other_site", &question.id, "admin 1").unwrap();
    assert_eq!(world.work(Trigger::Page).suspended, 1);
    assert_eq!(asked(&world), None);
}

#[test]
fn at_another_operator_accounts_are_made_anew_once_an_admin_agrees() {
    let mut world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let former = std::mem::replace(&mut world.sandbox, Server::start(&["--operator-id", "77"]));
    let report = world.work(Trigger::Cron);
    assert_eq!(
        (report.halted, report.remaining),
        (None, 0),
        "nothing is due"
    );
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Suspended'");
    let report = world.work(Trigger::Cron);
    assert_eq!(report.halted.unwrap().code, "other_operator");
    assert_eq!(world.writes(), 0);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Active'");
    let question = asked(&world).unwrap();
    assert_eq!(
        (&*question.reason.code, &*question.id),
        ("other_operator", "77")
    );
    answer(world.shop.store(), "other_operator", "77", "admin 1").unwrap();
    assert_eq!(world.work(Trigger::Page).created, 1);
    assert_eq!(world.publishers(), ["anna/77 ACTIVE Boost"]);
    let untouched = former.control("GET", "state", "");
    assert_eq!(untouched["accounts"][0]["status"], "ACTIVE");
    assert_eq!(asked(&world), None);
}
