//! Where customers sign in: asked once, again by full passes, and in nobody's way.

use aflexi_cdn::sync::{Trigger, service};
use serde_json::Value as Json;

use super::world::World;

const ADDRESS: &str = "http://portal.aflexi.net/p/sandbox";

fn asked(world: &World) -> i64 {
    let calls: Json = world.state()["calls"].clone();
    calls["themability.get"].as_i64().unwrap_or_default()
}

fn linked(world: &World, id: i64) -> Option<String> {
    service(world.shop.store(), id).unwrap().unwrap().portal
}

/// A world with one account at work.
fn one_account() -> (World, i64, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    (world, product, anna)
}

#[test]
fn the_first_worker_asks_and_full_passes_ask_again() {
    let (world, product, anna) = one_account();
    world.sync(&[anna]);
    assert_eq!(linked(&world, anna).as_deref(), Some(ADDRESS));
    let bob = world.shop.customer(product, "bob").1;
    world.sync(&[bob]);
    assert_eq!(asked(&world), 1, "it is known");
    world.shop.db.run(
        "INSERT INTO mod_aflexi_cdn_passes (kind, state, started_at) VALUES ('full', 'due', UTC_TIMESTAMP())",
    );
    world.work(Trigger::Cron);
    assert_eq!(asked(&world), 2);
    assert_eq!(linked(&world, bob).as_deref(), Some(ADDRESS));
}

#[test]
fn one_that_is_not_told_now_is_asked_for_another_time_and_holds_up_nothing() {
    let (world, product, anna) = one_account();
    world
        .sandbox
        .script(r#"[{"kind":"drop_before","method":"themability.get"}]"#);
    assert_eq!(world.sync(&[anna]).created, 1);
    assert_eq!(linked(&world, anna), None);
    world.sandbox.script("[]");
    world.sync(&[world.shop.customer(product, "bob").1]);
    assert_eq!(linked(&world, anna).as_deref(), Some(ADDRESS));
}

#[test]
fn an_operator_without_one_is_asked_once() {
    let (world, product, anna) = one_account();
    world
        .sandbox
        .script(r#"[{"kind":"unknown_method","method":"themability.get"}]"#);
    world.sync(&[anna]);
    world.sync(&[world.shop.customer(product, "bob").1]);
    assert_eq!(asked(&world), 1);
    assert_eq!(linked(&world, anna), None);
}

#[test]
fn a_worker_without_calls_asks_nothing() {
    let (world, _, anna) = one_account();
    world.sync(&[anna]);
    world
        .shop
        .db
        .run("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'portal'");
    let before = asked(&world);
    world.work(Trigger::Cron);
    world.sync(&[anna]);
    assert_eq!(asked(&world), before);
}
