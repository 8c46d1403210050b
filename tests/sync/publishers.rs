//! The list of publishers: sorted, filtered, taken out in parts; and the page of one.

use aflexi_cdn::sync::{
    LogPage, Publisher, Trigger, exported, operation_log, publisher_page, publishers,
};
use aflexi_cdn::whmcs::{LogFilter, Mode, PublisherFilter, PublisherOrder};

use super::shop::Shop;
use super::world::World;

/// An account beside what the platform showed of it last.
struct Account {
    name: &'static str,
    client: i64,
    status: Option<&'static str>,
    package: Option<&'static str>,
    applied_at: Option<&'static str>,
}

fn quoted(text: Option<&str>) -> String {
    text.map_or_else(|| "NULL".to_owned(), |text| format!("'{text}'"))
}

fn insert(shop: &Shop, account: &Account) -> i64 {
    let remote = account.status.map(|_| account.name);
    shop.db.insert(&format!(
        "INSERT INTO mod_aflexi_cdn_accounts (platform, operator, name, client_id, remote_id, applied_status,
           applied_package, applied_at, created_at)
         VALUES ('aflexi', '42', '{}', {}, {}, {}, {}, {}, UTC_TIMESTAMP())",
        account.name,
        account.client,
        quoted(remote),
        quoted(account.status),
        quoted(account.package),
        quoted(account.applied_at),
    ))
}

/// Five accounts: equal values, none at all, and the same word in another case.
fn five(shop: &Shop) {
    let zoe = shop.client("Zoe", "Abel", "zoe@shop.example");
    let anna = shop.client("anna", "Zed", "anna@shop.example");
    let bob = shop.client("Anna", "abel", "bob@shop.example");
    let account = |name, client, status, package, applied_at| Account {
        name,
        client,
        status,
        package,
        applied_at,
    };
    let (early, late) = (Some("2026-01-01 10:00:00"), Some("2026-02-01 10:00:00"));
    for row in [
        account("delta", zoe, Some("active"), Some("Boost"), late),
        account("Alpha", anna, Some("suspended"), Some("boost"), early),
        account("charlie", bob, Some("active"), Some("Max"), early),
        account("bravo", 999, None, None, None),
        account("echo", zoe, Some("suspended"), Some("BOOST"), late),
    ] {
        insert(shop, &row);
    }
}

fn all() -> PublisherFilter<'static> {
    PublisherFilter::default()
}

fn names(rows: &[Publisher]) -> String {
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    names.join(" ")
}

fn sorted(shop: &Shop, by: &str, descending: bool) -> String {
    let order = PublisherOrder { by, descending };
    names(&publishers(shop.store(), all(), order, 1).unwrap().rows)
}

fn shown(shop: &Shop, search: &str, status: &str) -> String {
    let filter = PublisherFilter { search, status };
    let page = publishers(shop.store(), filter, PublisherOrder::default(), 1).unwrap();
    let taken = exported(shop.store(), filter, 0).unwrap();
    assert_eq!(page.total, taken.len() as i64, "{search} {status}");
    assert_eq!(page.total, page.rows.len() as i64, "{search} {status}");
    names(&page.rows)
}

#[test]
fn each_order_turns_around_and_equals_keep_to_their_ids() {
    let shop = Shop::new();
    five(&shop);
    for (by, ascending) in [
        ("username", "Alpha bravo charlie delta echo"),
        // Who is gone comes first, whatever the case: Anna abel before anna Zed.
        ("client", "bravo charlie Alpha delta echo"),
        ("package", "bravo delta Alpha echo charlie"),
        ("status", "delta charlie bravo Alpha echo"),
        ("synchronized", "bravo Alpha charlie delta echo"),
    ] {
        assert_eq!(sorted(&shop, by, false), ascending, "{by}");
        let mut turned: Vec<&str> = ascending.split(' ').collect();
        turned.reverse();
        assert_eq!(sorted(&shop, by, true), turned.join(" "), "{by}");
    }
    assert_eq!(
        sorted(&shop, "password_cipher", false),
        "Alpha bravo charlie delta echo",
        "what is no order is the usual one"
    );
}

#[test]
fn without_an_order_those_that_differ_come_first() {
    let shop = Shop::new();
    five(&shop);
    shop.db.run(
        "UPDATE mod_aflexi_cdn_accounts SET observed_status = 'suspended' WHERE name = 'delta'",
    );
    assert_eq!(sorted(&shop, "", false), "delta Alpha bravo charlie echo");
}

#[test]
fn pages_of_equals_show_each_once() {
    let shop = Shop::new();
    let client = shop.client("Anna", "Lee", "anna@shop.example");
    shop.db.run(&format!(
        "INSERT INTO mod_aflexi_cdn_accounts (platform, operator, name, client_id, remote_id, applied_status,
           applied_package, applied_at, created_at)
         SELECT 'aflexi', '42', CONCAT('u', seq), {client}, seq, 'active', 'Boost', NOW(), NOW() FROM seq_1_to_120"
    ));
    for by in [
        "",
        "client",
        "username",
        "package",
        "status",
        "synchronized",
    ] {
        for descending in [false, true] {
            let mut ids: Vec<i64> = (1..=3)
                .flat_map(|page| {
                    let order = PublisherOrder { by, descending };
                    publishers(shop.store(), all(), order, page).unwrap().rows
                })
                .map(|row| row.id)
                .collect();
            ids.sort_unstable();
            assert_eq!(ids, (1..=120).collect::<Vec<_>>(), "{by} {descending}");
        }
    }
}

#[test]
fn a_filter_shows_what_the_page_calls_so() {
    let shop = Shop::new();
    five(&shop);
    let set = |sql: &str| {
        shop.db
            .run(&format!("UPDATE mod_aflexi_cdn_accounts SET {sql}"))
    };
    assert_eq!(shown(&shop, "", "active"), "charlie delta");
    assert_eq!(shown(&shop, "", "suspended"), "Alpha echo");
    assert_eq!(shown(&shop, "", "none"), "bravo");
    assert_eq!(shown(&shop, "", "unknown"), "");
    assert_eq!(shown(&shop, "", "different"), "");
    assert_eq!(shown(&shop, "", "' OR 1 = 1 -- "), "");
    assert_eq!(shown(&shop, "bOOst", ""), "Alpha delta echo");
    assert_eq!(shown(&shop, "zoe abel", "suspended"), "echo");
    assert_eq!(shown(&shop, "ANNA@shop", ""), "Alpha");
    set("applied_status = NULL WHERE name = 'echo'");
    assert_eq!(shown(&shop, "", "unknown"), "echo");
}

#[test]
fn with_differences_are_just_those_whose_row_tells_one() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let mut services = Vec::new();
    for name in ["anna", "bob", "cleo", "dora", "eve", "fay"] {
        services.push(world.shop.customer(product, name).1);
    }
    // It differs from the account's name from the first, and is to.
    world.admin().set_name(services[5], "own").unwrap();
    world.sync(&services);
    let run = |sql: &str| world.shop.db.run(sql);
    run("UPDATE tblhosting SET username = 'robert' WHERE username = 'bob'");
    run("UPDATE tblhosting SET username = 'CLEO' WHERE username = 'cleo'");
    run("UPDATE tblhosting SET username = '  ' WHERE username = 'dora'");
    run("UPDATE mod_aflexi_cdn_accounts SET observed_package = 'boost' WHERE name = 'eve'");

    assert_eq!(shown(&world.shop, "", "different"), "eve bob");
    let page = publishers(world.shop.store(), all(), PublisherOrder::default(), 1).unwrap();
    let telling: Vec<Publisher> = page
        .rows
        .into_iter()
        .filter(|row| !row.differences.is_empty())
        .collect();
    assert_eq!(names(&telling), "eve bob");
}

#[test]
fn parts_take_each_out_once_while_others_come_and_go() {
    let shop = Shop::new();
    let fill = |first: i64, last: i64| {
        shop.db.run(&format!(
            "INSERT INTO mod_aflexi_cdn_accounts (id, platform, operator, name, client_id, applied_status, created_at)
             SELECT seq, 'aflexi', '42', CONCAT('u', seq), 1, IF(seq % 3, 'active', 'suspended'), NOW()
             FROM seq_{first}_to_{last}"
        ));
    };
    fill(10, 1609);
    let (mut ids, mut parts, mut after) = (Vec::new(), 0, 0);
    let filter = PublisherFilter {
        status: "active",
        ..all()
    };
    loop {
        let part = exported(shop.store(), filter, after).unwrap();
        let Some(last) = part.last() else { break };
        after = last.id;
        ids.extend(part.iter().map(|row| row.id));
        parts += 1;
        if parts == 1 {
            fill(1, 9);
            shop.db
                .run("DELETE FROM mod_aflexi_cdn_accounts WHERE id IN (10, 1300)");
        }
    }
    let wanted: Vec<i64> = (10..=1609)
        .filter(|id| id % 3 != 0 && *id != 1300)
        .collect();
    assert_eq!((ids, parts), (wanted, 3));
}

#[test]
fn a_page_and_a_part_take_few_statements_however_many_rows_they_have() {
    let shop = Shop::new();
    five(&shop);
    let counted = |work: &dyn Fn()| {
        let before = shop.db.statements();
        work();
        shop.db.statements() - before
    };
    let order = PublisherOrder {
        by: "client",
        descending: true,
    };
    let page = counted(&|| drop(publishers(shop.store(), all(), order, 1).unwrap()));
    let part = counted(&|| drop(exported(shop.store(), all(), 0).unwrap()));
    let own = counted(&|| drop(publisher_page(shop.store(), 1).unwrap()));
    assert_eq!((page, part, own), (6, 3, 5));
}

fn log(world: &World) -> LogPage {
    operation_log(world.shop.store(), LogFilter::default(), 1).unwrap()
}

#[test]
fn an_export_is_logged_with_what_it_was_filtered_by() {
    let world = World::new();
    five(&world.shop);
    let filter = PublisherFilter {
        search: "zoe",
        status: "active",
    };
    assert_eq!(world.admin().export(filter).unwrap(), 1);
    let line = &log(&world).list.rows[0];
    assert_eq!(
        (line.action.as_str(), line.cause.as_str()),
        ("export", "admin 1")
    );
    let told: Vec<_> = line
        .changes
        .iter()
        .map(|change| (change.what.as_str(), change.after.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("publishers", "1"), ("search", "zoe"), ("status", "active")]
    );
}

#[test]
fn the_service_that_decides_comes_first_and_gives_the_reason() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, first, _) = world.shop.customer(product, "anna");
    let second = world.shop.service(client, product, "anna");
    let invoice = world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    world.sync(&[first, second]);
    let decided = || {
        let page = publishers(world.shop.store(), all(), PublisherOrder::default(), 1).unwrap();
        let row = &page.rows[0];
        let reason = row.reason.as_ref().unwrap().code.to_string();
        (row.services[0].id, reason, row.status.clone())
    };
    let told =
        |service, reason: &str, status: &str| (service, reason.to_owned(), status.to_owned());
    assert_eq!(decided(), told(second, "paid", "active"));

    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    world.sync(&[second]);
    assert_eq!(decided(), told(first, "paid", "active"));

    // Keep leads before No: it is why the account is still active.
    world.shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_services SET verdict = 'keep', reason = '{{\"code\":\"service_pending\",\"args\":{{}}}}'
         WHERE service_id = {first}"
    ));
    assert_eq!(decided(), told(first, "service_pending", "active"));
}

#[test]
fn the_page_of_one_has_what_is_not_done_about_its_services() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (_, service, _) = world.shop.customer(product, "anna");
    world.shop.customer(product, "bob");
    world.sync(&[service]);
    let id = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'anna'");
    let page = || publisher_page(world.shop.store(), id).unwrap().unwrap();
    assert_eq!(page().jobs, []);
    assert_eq!(page().publisher.status, "active");

    world.sandbox.script(
        r#"[{"kind":"fault","code":1302,"message":"Not today","method":"publisherLink.update","times":1}]"#,
    );
    world.admin().set_mode(service, Mode::Off).unwrap();
    world.work(Trigger::Page);
    let refused = page();
    let job = &refused.jobs[0];
    assert_eq!(
        (job.service, job.state.as_str(), job.cause.as_str()),
        (service, "refused", "mode by admin 1")
    );

    world.admin().synchronize(id).unwrap();
    assert_eq!(world.work(Trigger::Page).suspended, 1);
    assert_eq!(page().jobs, []);
    let line = &log(&world).list.rows[0];
    assert_eq!(
        (line.action.as_str(), line.cause.as_str()),
        ("suspend", "synchronize by admin 1")
    );
    assert!(publisher_page(world.shop.store(), 999).unwrap().is_none());
    assert!(world.admin().synchronize(999).is_err());
}

#[test]
fn what_no_service_has_any_more_cannot_be_synchronized() {
    let world = World::new();
    five(&world.shop);
    let refused = world.admin().synchronize(1).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("no service belongs to the account delta")
    );
}
