//! The number of statements does not grow with the number of accounts.

use aflexi_cdn::whmcs::Origin;

use super::world::World;

/// Statements of one run over so many new accounts.
fn statements(accounts: usize) -> u64 {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = (0..accounts)
        .map(|number| world.shop.customer(product, &format!("user{number}")).1)
        .collect();
    world
        .shop
        .store()
        .open_jobs(&services, "test", Origin::Event)
        .unwrap();
    let before = world.shop.db.statements();
    let report = world.work(aflexi_cdn::sync::Trigger::Page);
    assert_eq!(report.created, u64::try_from(accounts).unwrap());
    world.shop.db.statements() - before
}

#[test]
fn a_batch_takes_as_many_statements_for_one_account_as_for_a_hundred() {
    let one = statements(1);
    assert_eq!(statements(100), one);
    assert!(one <= 72, "{one}");
}
