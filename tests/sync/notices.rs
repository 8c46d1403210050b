//! What staff are told of: each cause once, and how well everything is.

use aflexi_cdn::sync::{
    Glance, Health, Notices, Standing, State, Trigger, Versions, health, notices, standing, told,
};
use aflexi_cdn::whmcs::{Origin, Store};

use super::shop::{BRAND, Shop};
use super::world::{World, Wrap, settings};

const DOWN: &str = r#"[{"kind":"down"}]"#;

fn how_it_stands(shop: &Shop) -> Standing {
    standing(shop.store(), &Wrap, &settings(), None).unwrap()
}

fn to_tell(shop: &Shop) -> Notices {
    notices(shop.store(), &how_it_stands(shop)).unwrap()
}

/// What is due, and what is over, by cause; it is then told.
fn tell(shop: &Shop) -> (Vec<String>, Vec<String>) {
    let found = to_tell(shop);
    let due: Vec<String> = found.due.into_iter().map(|notice| notice.cause).collect();
    let over: Vec<String> = found.over.into_iter().map(|notice| notice.cause).collect();
    told(shop.store(), &due, &over).unwrap();
    (due, over)
}

fn minutes_later(shop: &Shop, minutes: i64) {
    shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_notices SET since = since - INTERVAL {minutes} MINUTE"
    ));
}

fn how_well(shop: &Shop) -> Health {
    let same = || "1".to_owned();
    let versions = Versions {
        addon: same(),
        extension: same(),
    };
    health(shop.store(), &settings(), &how_it_stands(shop), versions).unwrap()
}

fn state_of(health: &Health, code: &str) -> (State, String) {
    let check = health.checks.iter().find(|check| check.code == code);
    let check = check.unwrap_or_else(|| panic!("no check {code}"));
    (check.state, check.reason.code.to_string())
}

fn nothing() -> (Vec<String>, Vec<String>) {
    (Vec::new(), Vec::new())
}

fn one(cause: &str) -> Vec<String> {
    vec![cause.to_owned()]
}

#[test]
fn an_outage_is_told_once_after_a_quarter_of_an_hour_and_once_when_it_is_over() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = (0..10)
        .map(|number| world.shop.customer(product, &format!("user{number}")).1)
        .collect();
    world
        .shop
        .store()
        .open_jobs(&services, "test", Origin::Event)
        .unwrap();
    world.sandbox.control("POST", "faults", DOWN);
    world.work(Trigger::Cron);
    assert_eq!(tell(&world.shop), nothing(), "it may be a short one");

    minutes_later(&world.shop, 15);
    assert_eq!(tell(&world.shop), (one("halted"), Vec::new()));
    assert_eq!(tell(&world.shop), nothing());
    let health = how_well(&world.shop);
    assert_eq!(
        state_of(&health, "api"),
        (State::Warning, "api_silent".to_owned())
    );
    assert_eq!(
        state_of(&health, "breaker"),
        (State::Warning, "breaker_open".to_owned())
    );

    world.sandbox.control("DELETE", "faults", "");
    world.later(3_600);
    world.work(Trigger::Cron);
    assert_eq!(tell(&world.shop), (Vec::new(), one("halted")));
    assert_eq!(tell(&world.shop), nothing());
    let health = how_well(&world.shop);
    assert_eq!(
        state_of(&health, "api"),
        (State::Ok, "api_answered".to_owned())
    );
    assert_eq!(state_of(&health, "breaker").0, State::Ok);
}

#[test]
fn a_cause_that_comes_back_is_told_again() {
    let world = World::new();
    let refuse = |state: &str| {
        world.shop.db.run(&format!(
            "INSERT INTO mod_aflexi_cdn_jobs (kind, subject_id, state, due_at, cause, last_error, changed_at)
             VALUES ('service', 1, '{state}', UTC_TIMESTAMP(), 'x', '{{\"code\":\"no_email\"}}', UTC_TIMESTAMP())
             ON DUPLICATE KEY UPDATE state = VALUES(state)"
        ));
    };
    for _ in 0..2 {
        refuse("refused");
        assert_eq!(tell(&world.shop), (one("needs_you"), Vec::new()));
        assert_eq!(tell(&world.shop), nothing());
        refuse("done");
        assert_eq!(tell(&world.shop), (Vec::new(), one("needs_you")));
    }
}

#[test]
fn what_went_away_before_it_was_told_is_not_told() {
    let world = World::new();
    world.shop.db.run(
        "INSERT INTO mod_aflexi_cdn_notices (cause, reason, since)
         VALUES ('halted', '{\"code\":\"halted\"}', UTC_TIMESTAMP() - INTERVAL 1 DAY)",
    );
    assert_eq!(tell(&world.shop), nothing());
    let left = world
        .shop
        .db
        .number("SELECT COUNT(*) FROM mod_aflexi_cdn_notices");
    assert_eq!(left, 0);
}

#[test]
fn of_two_at_once_one_tells_and_one_who_dies_is_followed() {
    let world = World::new();
    world.shop.db.run("DELETE FROM tbladdons");
    let another = Shop {
        db: world.shop.db.another(),
        addon: world.shop.addon,
    };
    let found = to_tell(&another);
    assert_eq!(found.due[0].cause, "product_addon_missing");
    assert_eq!(to_tell(&world.shop), Notices::default());
    // It never comes to telling.
    drop(another);
    // The server notices a closed connection in its own time.
    let told = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        !to_tell(&world.shop).due.is_empty()
    });
    assert!(told);
}

#[test]
fn health_follows_what_happens() {
    let world = World::new();
    let fresh = how_well(&world.shop);
    assert_eq!(
        state_of(&fresh, "api"),
        (State::Unknown, "api_never_asked".to_owned())
    );
    assert_eq!(
        state_of(&fresh, "cron"),
        (State::Critical, "cron_never".to_owned())
    );
    assert_eq!(fresh.glance, Glance::Problems);

    world.work(Trigger::Cron);
    let product = world.shop.cdn_product("Boost");
    let (_, service, _) = world.shop.customer(product, "ada");
    world.sync(&[service]);
    let later = how_well(&world.shop);
    assert_eq!(
        state_of(&later, "cron"),
        (State::Ok, "cron_seen".to_owned())
    );
    assert_eq!(state_of(&later, "api").0, State::Ok);

    world.shop.db.run(
        "UPDATE mod_aflexi_cdn_meta SET value = UTC_TIMESTAMP() - INTERVAL 20 MINUTE
         WHERE name = 'last_cron'",
    );
    world.shop.db.run(
        "UPDATE mod_aflexi_cdn_jobs SET state = 'due', wished_at = UTC_TIMESTAMP() - INTERVAL 40 MINUTE",
    );
    let late = how_well(&world.shop);
    assert_eq!(state_of(&late, "cron").0, State::Warning);
    assert_eq!(
        state_of(&late, "jobs"),
        (State::Warning, "jobs_late".to_owned())
    );
    assert!(late.at.starts_with("20"), "{}", late.at);

    world.shop.db.run("DROP TABLE mod_aflexi_cdn_meta");
    let store = Store::new(&world.shop.db, BRAND);
    assert_eq!(store.schema().unwrap(), None);
    let gone = how_well(&world.shop);
    assert_eq!(
        state_of(&gone, "schema"),
        (State::Critical, "not_installed".to_owned())
    );
}

#[test]
fn the_oldest_job_is_as_old_as_its_wish_however_often_it_is_tried() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (_, service, _) = world.shop.customer(product, "ada");
    let wish = || {
        let store = world.shop.store();
        store.open_jobs(&[service], "test", Origin::Event).unwrap();
    };
    world.sandbox.control("POST", "faults", DOWN);
    wish();
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_jobs SET wished_at = UTC_TIMESTAMP() - INTERVAL 40 MINUTE");
    world.work(Trigger::Cron);
    wish();
    assert_eq!(
        state_of(&how_well(&world.shop), "jobs"),
        (State::Warning, "jobs_late".to_owned())
    );

    world.sandbox.control("DELETE", "faults", "");
    world.later(3_600);
    world.work(Trigger::Cron);
    assert_eq!(state_of(&how_well(&world.shop), "jobs").0, State::Ok);
    wish();
    assert_eq!(
        state_of(&how_well(&world.shop), "jobs"),
        (State::Ok, "jobs_in_time".to_owned()),
        "a new wish is a new one"
    );
}
