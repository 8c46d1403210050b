//! The product page: what it shows and what a save changes (R1, R3, R4).

use std::collections::BTreeMap;

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::sync::{ProductFilter, ProductLine, product_page};

use super::shop::Shop;
use super::world::World;

/// The products of the first page.
fn lines(shop: &Shop) -> Vec<ProductLine> {
    let page = product_page(shop.store(), ProductFilter::default(), 1, CAPABILITIES);
    page.unwrap().list.rows
}

fn ticked(shop: &Shop) -> Vec<i64> {
    shop.store().product_addon().unwrap().unwrap().products()
}

#[test]
fn r1_only_differences_among_the_shown_products_are_saved() {
    let shop = Shop::new();
    let (a, b, c) = (
        shop.cdn_product("A"),
        shop.product("B"),
        shop.cdn_product("C"),
    );
    let saved = shop.save(&[a, b], &[b], &BTreeMap::new()).unwrap();
    assert_eq!((saved.enabled, saved.disabled), (vec![b], vec![a]));
    assert_eq!(ticked(&shop), [c, b], "C was not shown and stays");
    let again = shop.save(&[a, b], &[b], &BTreeMap::new()).unwrap();
    assert_eq!(again, Default::default());
}

#[test]
fn a_save_opens_jobs_where_something_is_to_be_done() {
    let shop = Shop::new();
    let (a, b, c) = (shop.product("A"), shop.cdn_product("B"), shop.product("C"));
    let of: Vec<i64> = [(a, "anna"), (b, "bob"), (c, "eve")]
        .map(|(product, name)| shop.customer(product, name).1)
        .into();
    shop.save(&[a, b, c], &[a], &BTreeMap::new()).unwrap();
    let jobs = shop
        .db
        .texts("SELECT subject_id FROM mod_aflexi_cdn_jobs ORDER BY subject_id");
    assert_eq!(
        jobs,
        [of[0].to_string()],
        "B is unticked, but has no account"
    );
}

#[test]
fn r3_a_package_name_is_set_removed_and_decoded_as_whmcs_posts_it() {
    let shop = Shop::new();
    let product = shop.cdn_product("B");
    for (typed, stored) in [(" Silver &amp; Gold ", "Silver & Gold"), (" ", "")] {
        let names = BTreeMap::from([(product, typed.to_owned())]);
        let saved = shop.save(&[product], &[product], &names).unwrap();
        assert_eq!(saved.packages, [product]);
        let line = &lines(&shop)[0];
        assert_eq!(line.package_override, stored);
    }
}

#[test]
fn r4_a_free_product_and_one_that_is_gone_are_rejected_with_a_reason() {
    let shop = Shop::new();
    let free = shop.product("Free");
    shop.db.run(&format!(
        "UPDATE tblproducts SET paytype = 'free' WHERE id = {free}"
    ));
    let saved = shop
        .save(&[free, 999], &[free, 999], &BTreeMap::new())
        .unwrap();
    let codes: Vec<_> = saved
        .rejected
        .iter()
        .map(|r| r.reason.code.as_ref())
        .collect();
    assert_eq!(codes, ["free_product", "product_gone"]);
    assert!(ticked(&shop).is_empty());
}

#[test]
fn r4_a_ticked_product_that_became_free_stays_until_it_is_unticked() {
    let shop = Shop::new();
    let (product, other) = (shop.product("Boost"), shop.product("Max"));
    shop.save(&[product], &[product], &BTreeMap::new()).unwrap();
    shop.db.run(&format!(
        "UPDATE tblproducts SET paytype = 'free' WHERE id = {product}"
    ));
    let line = &lines(&shop)[0];
    assert_eq!((line.enabled, line.blocked.as_ref()), (true, None));

    let both = [product, other];
    let saved = shop.save(&both, &both, &BTreeMap::new()).unwrap();
    assert_eq!((saved.enabled, saved.disabled), (vec![other], vec![]));
    assert!(saved.rejected.is_empty());
    let saved = shop.save(&both, &[other], &BTreeMap::new()).unwrap();
    assert_eq!((saved.enabled, saved.disabled), (vec![], vec![product]));
    assert!(lines(&shop)[0].blocked.is_some());
}

#[test]
fn the_table_counts_services_as_if_the_product_were_ticked() {
    let shop = Shop::new();
    let product = shop.product("Tom &amp; Jerry");
    shop.customer(product, "anna");
    let client = shop.client("Bob", "Unpaid", "bob@shop.example");
    let service = shop.service(client, product, "bob");
    shop.invoice(client, "Unpaid", &[("Hosting", service)]);
    let line = &lines(&shop)[0];
    assert_eq!(
        (line.services, line.eligible, line.synchronized),
        (2, Some(1), Some(0))
    );
    assert_eq!(
        (line.name.as_str(), line.package.as_str()),
        ("Tom & Jerry", "Tom & Jerry")
    );
    assert!(!line.enabled);
}

#[test]
fn r3_a_package_name_like_a_ticked_box_gets_a_warning() {
    let shop = Shop::new();
    shop.product("on");
    let warnings = &lines(&shop)[0].warnings;
    assert_eq!(warnings[0].code, "odd_package_name");
}

#[test]
fn an_account_with_another_package_than_it_should_have_is_not_in_line() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let in_line = || lines(&world.shop)[0].synchronized;
    assert_eq!(in_line(), Some(1));
    world.shop.db.run("UPDATE tblproducts SET name = 'Faster'");
    assert_eq!(in_line(), Some(0));
    world.sync(&[service]);
    assert_eq!(in_line(), Some(1));
}

/// So many services of a product, each of a client of its own and paid.
fn sell(shop: &Shop, product: i64, from: i64, number: i64) {
    let to = from + number - 1;
    shop.db.run("SET @mode = @@sql_mode, sql_mode = ''");
    for sql in [
        format!(
            "INSERT INTO tblclients (id, firstname, email, status)
             SELECT seq, 'A', CONCAT(seq, '@shop.example'), 'Active' FROM seq_{from}_to_{to}"
        ),
        format!(
            "INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle)
             SELECT seq, seq, {product}, CONCAT('u', seq), 'Active', 'Monthly' FROM seq_{from}_to_{to}"
        ),
        format!(
            "INSERT INTO tblinvoices (id, userid, status, datepaid)
             SELECT seq, seq, 'Paid', NOW() FROM seq_{from}_to_{to}"
        ),
        format!(
            "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid)
             SELECT seq, seq, 'Hosting', seq FROM seq_{from}_to_{to}"
        ),
    ] {
        shop.db.run(&sql);
    }
    shop.db.run("SET sql_mode = @mode");
}

#[test]
fn a_page_takes_as_many_statements_however_many_products_and_services_there_are() {
    let shop = Shop::new();
    let product = shop.cdn_product("Boost");
    let statements = || {
        let before = shop.db.statements();
        lines(&shop);
        shop.db.statements() - before
    };
    sell(&shop, product, 1, 1);
    let few = statements();
    sell(&shop, product, 2, 300);
    for number in 0..80 {
        shop.product(&format!("Plain {number}"));
    }
    assert_eq!(statements(), few);
    assert!(few < 20, "{few}");
}

#[test]
fn a_product_with_very_many_services_is_told_as_it_was_judged_last_or_not_counted() {
    let shop = Shop::new();
    let (many, few) = (shop.product("Many"), shop.product("Few"));
    sell(&shop, many, 1, 1001);
    sell(&shop, few, 5000, 2);
    let told = || {
        let lines = lines(&shop);
        let codes = lines[0]
            .remarks
            .iter()
            .map(|reason| reason.code.to_string());
        let codes: Vec<String> = codes.collect();
        assert_eq!((lines[0].services, lines[1].services), (1001, 2));
        assert_eq!(lines[1].eligible, Some(2), "the small one is looked at");
        (lines[0].eligible, lines[0].synchronized, codes.join(" "))
    };
    assert_eq!(told(), (None, None, "services_not_counted".to_owned()));

    shop.db
        .run(&format!("UPDATE tbladdons SET packages = '{many}'"));
    shop.db.run(
        "INSERT INTO mod_aflexi_cdn_services (service_id, account_id, verdict)
         SELECT seq, IF(seq < 9, seq, NULL), IF(seq < 11, 'yes', 'no') FROM seq_1_to_1001",
    );
    shop.store()
        .open_jobs(&[1, 2], "test", aflexi_cdn::whmcs::Origin::Event)
        .unwrap();
    assert_eq!(told(), (Some(10), Some(6), String::new()));
}

#[test]
fn the_names_of_the_products_a_save_speaks_of_come_with_it() {
    let shop = Shop::new();
    let (a, b) = (shop.product("Tom &amp; Jerry"), shop.cdn_product("B"));
    let saved = shop
        .save(&[a, b, 999], &[a, 999], &BTreeMap::new())
        .unwrap();
    let names = [(a, "Tom & Jerry".to_owned()), (b, "B".to_owned())];
    assert_eq!(saved.names, BTreeMap::from(names));
}
