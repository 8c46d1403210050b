//! The operator's key: typed once, verified, then kept encrypted by us alone.

use aflexi_cdn::aflexi::Aflexi;
use aflexi_cdn::sync::{KeyWrap, NoLogin, Settings, SignIn, Trigger, check, not_configured};

use super::sandbox_server::{KEY, LOGIN};
use super::world::{Executor, World, Wrap};

const URL: &str = "http://127.0.0.1/core/xmlrpc";

/// What WHMCS stores as the settings of the addon.
fn store(world: &World, rows: &[(&str, &str)]) {
    let db = &world.shop.db;
    db.run("DELETE FROM tbladdonmodules");
    for (name, value) in rows {
        db.run(&format!(
            "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('aflexi_cdn', '{name}', '{value}')"
        ));
    }
}

fn typed(world: &World, key: &str) {
    store(
        world,
        &[("api_url", URL), ("username", LOGIN), ("auth_key", key)],
    );
}

fn settings(world: &World) -> Settings {
    Settings::read(&world.shop.store().settings().unwrap())
}

fn connect(world: &World) -> impl Fn(&Settings) -> Aflexi + '_ {
    |settings| world.aflexi_with_key(settings.auth_key.reveal())
}

/// The key somebody is signed in with, or the word for why not.
fn sign_in(world: &World, trigger: Trigger) -> String {
    let settings = settings(world);
    if let Some(reason) = not_configured(world.shop.store(), &settings).unwrap() {
        return reason.code.into_owned();
    }
    let sign_in = SignIn {
        store: world.shop.store(),
        wrap: &Wrap,
        executor: &Executor::new(),
        settings: &settings,
    };
    match sign_in.run(trigger, connect(world)).unwrap() {
        Ok(settings) => settings.auth_key.reveal().to_owned(),
        Err(NoLogin::Before(reason)) => reason.code.into_owned(),
        Err(NoLogin::Platform(error)) => error.class.as_str().to_owned(),
    }
}

fn field(world: &World) -> String {
    let field = "SELECT value FROM tbladdonmodules WHERE setting = 'auth_key'";
    world.shop.db.texts(field).concat()
}

fn stored_in_clear(world: &World) -> bool {
    let all = "SELECT value FROM tbladdonmodules UNION ALL SELECT value FROM mod_aflexi_cdn_meta";
    world
        .shop
        .db
        .texts(all)
        .iter()
        .any(|text| text.contains(KEY))
}

#[test]
fn it_moves_once_it_is_accepted_whether_whmcs_keeps_it_in_clear_or_encrypted() {
    for key in [KEY.to_owned(), Wrap.wrap(KEY).unwrap()] {
        let world = World::new();
        typed(&world, &key);
        assert_eq!(sign_in(&world, Trigger::Cron), KEY);
        assert_eq!(field(&world), "", "the field is empty now");
        assert!(!stored_in_clear(&world));
        let calls = world.state()["total_calls"].clone();
        assert_eq!(sign_in(&world, Trigger::Cron), KEY, "the stored one");
        assert_eq!(world.state()["total_calls"], calls);
    }
}

#[test]
fn an_empty_field_keeps_it_also_when_it_is_encrypted() {
    let world = World::new();
    typed(&world, KEY);
    sign_in(&world, Trigger::Cron);
    typed(&world, "");
    assert_eq!(sign_in(&world, Trigger::Cron), KEY);
    typed(&world, &Wrap.wrap("").unwrap());
    assert_eq!(sign_in(&world, Trigger::Cron), KEY);
    assert_eq!(field(&world), "");
}

#[test]
fn a_refused_one_is_not_stored_and_not_tried_again_for_an_hour() {
    let world = World::new();
    typed(&world, "wrong");
    assert_eq!(sign_in(&world, Trigger::Cron), "authentication");
    assert_eq!(field(&world), "wrong", "what an admin typed stays");
    let calls = world.state()["total_calls"].clone();
    assert_eq!(sign_in(&world, Trigger::Cron), "login_refused");
    assert_eq!(world.state()["total_calls"], calls);
    typed(&world, KEY);
    assert_eq!(sign_in(&world, Trigger::Cron), KEY);
}

#[test]
fn it_is_for_one_address_and_user_name() {
    let world = World::new();
    typed(&world, KEY);
    sign_in(&world, Trigger::Cron);
    for (url, username) in [
        (URL, "someone@else.example"),
        ("http://127.0.0.1:1/core/xmlrpc", LOGIN),
    ] {
        store(
            &world,
            &[("api_url", url), ("username", username), ("auth_key", "")],
        );
        assert_eq!(sign_in(&world, Trigger::Page), "auth_key_needed");
    }
    store(&world, &[]);
    assert_eq!(sign_in(&world, Trigger::Page), "not_configured");
}

#[test]
fn the_connection_test_names_what_is_wrong() {
    let world = World::new();
    let planted = r#"{"name":"anna","email":"anna@shop.example","display_name":"Anna","package":"Old","status":"ACTIVE","password":"x","key":"AK-anna"}"#;
    world.sandbox.control("POST", "accounts", planted);
    let outcome = |login: &str, key: &str, fault: &str| {
        world
            .shop
            .db
            .run("DELETE FROM mod_aflexi_cdn_meta WHERE name LIKE 'auth_key%'");
        store(
            &world,
            &[("api_url", URL), ("username", login), ("auth_key", key)],
        );
        world.sandbox.script(fault);
        let settings = settings(&world);
        let executor = Executor::new();
        let sign_in = SignIn {
            store: world.shop.store(),
            wrap: &Wrap,
            executor: &executor,
            settings: &settings,
        };
        let reason = check(&sign_in, |settings| {
            world.aflexi_of(&settings.username, settings.auth_key.reveal())
        });
        reason.unwrap().code.into_owned()
    };
    let html = r#"[{"kind":"html"}]"#;
    let busy = r#"[{"kind":"throttle"}]"#;
    for (login, key, fault, wanted) in [
        (LOGIN, KEY, "[]", "connected"),
        (LOGIN, "wrong", "[]", "login_refused"),
        ("anna/42", "AK-anna", "[]", "not_operator"),
        (LOGIN, KEY, html, "not_an_api"),
        (LOGIN, KEY, busy, "throttled"),
    ] {
        assert_eq!(outcome(login, key, fault), wanted);
    }
    world.shop.db.run(
        "INSERT INTO mod_aflexi_cdn_accounts (platform, operator, name, client_id, remote_id, created_at)
         VALUES ('aflexi', '7', 'anna', 1, '1', UTC_TIMESTAMP())",
    );
    world.shop.store().set_meta("operator", "7").unwrap();
    assert_eq!(outcome(LOGIN, KEY, "[]"), "other_operator");
}
