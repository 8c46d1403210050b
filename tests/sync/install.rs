//! Activation: tables and product addon, repeatable after a half-run (R1).

use aflexi_cdn::sync;
use aflexi_cdn::whmcs::{SCHEMA, Store};

use super::mariadb::{Connection, LAX, STRICT};
use super::shop::{BRAND, Shop};
use super::world::{Wrap, settings};

#[test]
fn it_makes_tables_and_a_free_product_addon_in_strict_and_lax_sessions() {
    for mode in [STRICT, LAX] {
        let db = Connection::to_new_database(mode);
        let installed = sync::install(Store::new(&db, BRAND)).unwrap();
        assert_eq!(installed.schema, SCHEMA);
        assert!(installed.product_addon_made);
        let made = db.texts("SELECT CONCAT(name, '|', billingcycle, '|', packages) FROM tbladdons");
        assert_eq!(made, ["Aflexi CDN|free|"]);
    }
}

#[test]
fn again_after_a_half_run_it_completes_and_makes_nothing_twice() {
    let shop = Shop::new();
    shop.db.run("DROP TABLE mod_aflexi_cdn_jobs");
    let again = sync::install(shop.store()).unwrap();
    assert_eq!(
        (again.product_addon, again.product_addon_made),
        (shop.addon, false)
    );
    assert_eq!(
        shop.db.number("SELECT COUNT(*) FROM mod_aflexi_cdn_jobs"),
        0
    );
    assert_eq!(shop.db.number("SELECT COUNT(*) FROM tbladdons"), 1);
}

#[test]
fn a_renamed_product_addon_is_the_same_one() {
    let shop = Shop::new();
    shop.db.run("UPDATE tbladdons SET name = 'Speed boost'");
    assert_eq!(
        sync::install(shop.store()).unwrap().product_addon,
        shop.addon
    );
    assert_eq!(shop.db.number("SELECT COUNT(*) FROM tbladdons"), 1);
}

#[test]
fn one_that_was_there_before_is_found_by_its_name() {
    let db = Connection::to_new_database(LAX);
    let old = db.insert("INSERT INTO tbladdons (name, packages, billingcycle) VALUES ('Aflexi CDN', '3,4', 'Free Account')");
    let installed = sync::install(Store::new(&db, BRAND)).unwrap();
    assert_eq!(
        (installed.product_addon, installed.product_addon_made),
        (old, false)
    );
    let found = Store::new(&db, BRAND).product_addon().unwrap().unwrap();
    assert_eq!(found.products(), [3, 4]);
}

#[test]
fn a_deleted_product_addon_is_a_problem_that_is_shown_not_nothing_enabled() {
    let shop = Shop::new();
    shop.db.run("DELETE FROM tbladdons");
    let standing = sync::standing(shop.store(), &Wrap, &settings(), None).unwrap();
    let codes: Vec<_> = standing.problems.iter().map(|p| p.code.as_ref()).collect();
    assert_eq!(codes, ["product_addon_missing"]);
    assert!(shop.save(&[1], &[1], &Default::default()).is_err());
}

#[test]
fn one_that_is_made_again_has_the_products_of_the_one_that_was_deleted() {
    let shop = Shop::new();
    let (a, b) = (shop.product("A"), shop.product("B"));
    shop.save(&[a, b], &[a, b], &Default::default()).unwrap();
    shop.db.run("DELETE FROM tbladdons");
    assert!(sync::install(shop.store()).unwrap().product_addon_made);
    let again = shop.store().product_addon().unwrap().unwrap();
    assert_eq!(again.products(), [a, b]);
}
