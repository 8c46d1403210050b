//! What an admin decides about one service or one account (R2, R9, R13).

use aflexi_cdn::sync::{Trigger, publishers, reveal, unsettled};
use aflexi_cdn::whmcs::Mode;

use super::world::{World, Wrap};

fn shown(world: &World, account: i64) -> String {
    let revealed = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    revealed.password.reveal().to_owned()
}

fn account(world: &World, name: &str) -> i64 {
    world.shop.db.number(&format!(
        "SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '{name}'"
    ))
}

#[test]
fn r13_a_service_is_switched_on_off_and_back() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, paid, _) = world.shop.customer(product, "anna");
    let unpaid = world.shop.service(client, product, "bob");
    world.sync(&[paid, unpaid]);
    let switch = |service, mode| {
        world.admin().set_mode(service, mode).unwrap();
        world.work(Trigger::Page);
        world.work(Trigger::Cron);
        world.publishers()
    };
    assert_eq!(switch(paid, Mode::Off), ["anna/42 SUSPENDED Boost"]);
    assert_eq!(
        switch(unpaid, Mode::On),
        ["anna/42 SUSPENDED Boost", "bob/42 ACTIVE Boost"]
    );
    switch(paid, Mode::Auto);
    // Never paid for, with an account: it stays as it is.
    assert_eq!(
        switch(unpaid, Mode::Auto),
        ["anna/42 ACTIVE Boost", "bob/42 ACTIVE Boost"]
    );
    assert!(world.admin().set_mode(987_654, Mode::On).is_err());
    let log = "SELECT CONCAT_WS(' ', actor, action, detail) FROM mod_aflexi_cdn_log WHERE action = 'mode'";
    assert_eq!(
        world.shop.db.texts(log)[0],
        r#"admin 1 mode {"before":"auto","mode":"off"}"#
    );
}

#[test]
fn r2_a_refused_service_gets_a_name_of_its_own_and_one_with_an_account_keeps_its_name() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    let eve = world.shop.client("Eve", "Doe", "eve@shop.example");
    let second = world.shop.service(eve, product, "anna");
    world.shop.invoice(eve, "Paid", &[("Hosting", second)]);
    world.sync(&[anna, second]);
    let refused = unsettled(world.shop.store()).unwrap();
    assert_eq!(
        (refused.refused_total, refused.refused[0].nameable),
        (1, true)
    );
    for bad in ["a/b", "no spaces", "ü"] {
        assert!(world.admin().set_name(second, bad).is_err(), "{bad}");
    }
    world.admin().set_name(second, "eve").unwrap();
    assert_eq!(world.work(Trigger::Page).created, 1);
    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "eve/42 ACTIVE Boost"]
    );
    assert!(world.admin().set_name(anna, "other").is_err());
    assert_eq!(unsettled(world.shop.store()).unwrap().refused_total, 0);
}

/// What was agreed to is gone: a stranger who comes later under this name was not meant.
#[test]
fn r9_an_account_that_we_made_ends_the_consent_to_take_over() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let bob = world.shop.customer(product, "bob").1;
    world.sync(&[bob]);
    let store = world.shop.store();
    let operator = store.meta().unwrap().text("operator").unwrap().to_owned();
    let (client, service, _) = world.shop.customer(product, "anna");
    let wanted = [("anna".to_owned(), client)];
    store.ensure_accounts(&operator, &wanted).unwrap();
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_accounts SET adopt_by = 'admin 1' WHERE name = 'anna'");
    assert_eq!(world.sync(&[service]).created, 1);
    let consents = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE adopt_by IS NOT NULL";
    assert_eq!(world.shop.db.number(consents), 0);
}

#[test]
fn r9_an_admin_may_take_over_a_strangers_account() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let plant = r#"{"name":"anna","email":"someone@else.example","display_name":"Old","package":"Old","status":"SUSPENDED","password":"theirs"}"#;
    world.sandbox.control("POST", "accounts", plant);
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let refused = unsettled(world.shop.store()).unwrap().refused;
    assert_eq!((refused.len(), refused[0].adoptable), (1, true));
    world.admin().adopt(service).unwrap();
    assert_eq!(world.work(Trigger::Page).adopted, 1);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
    assert_eq!(world.state()["accounts"][0]["email"], "anna@shop.example");
    assert_eq!(world.password("anna/42"), "theirs");
    assert!(world.admin().adopt(service).is_err(), "it has one already");
    // Its password is unknown until a new one is set.
    let id = account(&world, "anna");
    assert!(reveal(world.shop.store(), &Wrap, id, "admin 1").is_err());
    world.admin().new_password(&Wrap, id).unwrap();
    assert_eq!(world.work(Trigger::Page).passwords, 1);
    assert_eq!(shown(&world, id), world.password("anna/42"));
}

#[test]
fn a_new_password_holds_before_it_is_shown_also_when_the_answer_is_lost() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let id = account(&world, "anna");
    let first = shown(&world, id);
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"security.update","times":1}]"#);
    world.admin().new_password(&Wrap, id).unwrap();
    let lost = world.work(Trigger::Page);
    assert_eq!((lost.passwords, lost.failed.len()), (0, 1));
    assert!(reveal(world.shop.store(), &Wrap, id, "admin 1").is_err());
    let page = publishers(
        world.shop.store(),
        Default::default(),
        Default::default(),
        1,
    )
    .unwrap();
    assert_eq!(page.rows[0].password, "changing");
    world.skip_the_waiting();
    assert_eq!(world.work(Trigger::Cron).passwords, 1);
    assert_ne!(shown(&world, id), first);
    assert_eq!(shown(&world, id), world.password("anna/42"));
}

#[test]
fn a_new_password_that_is_refused_leaves_the_old_one() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, service, _) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    let id = account(&world, "anna");
    let first = shown(&world, id);
    world.sandbox.script(
        r#"[{"kind":"fault","code":1302,"message":"too simple","method":"security.update"}]"#,
    );
    world.admin().new_password(&Wrap, id).unwrap();
    world.shop.db.run(&format!(
        "UPDATE tblclients SET email = 'new@shop.example' WHERE id = {client}"
    ));
    let report = world.work(Trigger::Page);
    assert_eq!(report.refused[0].reason.code, "password_refused");
    assert_eq!(report.updated, 1, "all else is done");
    assert_eq!(shown(&world, id), first);
    assert_eq!(world.password("anna/42"), first);
}
