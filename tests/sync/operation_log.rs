//! The operation log: what it tells, how it is searched, and what is removed from it when.

use aflexi_cdn::sync::{LogPage, LoggedLine, Trigger, operation_log};
use aflexi_cdn::whmcs::{LogFilter, Mode};

use super::world::World;

fn read(world: &World, filter: LogFilter<'_>) -> LogPage {
    operation_log(world.shop.store(), filter, 1).unwrap()
}

/// `action what: before > after, …` of each line, the oldest first.
fn told(world: &World, filter: LogFilter<'_>) -> Vec<String> {
    let mut lines: Vec<String> = read(world, filter).list.rows.iter().map(line).collect();
    lines.reverse();
    lines
}

fn line(line: &LoggedLine) -> String {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let changes: Vec<String> = line
        .changes
        .iter()
        .map(|change| {
            let (before, after) = (side(&change.before), side(&change.after));
            format!("{}: {before} > {after}", change.what)
        })
        .collect();
    format!("{} {}", line.action, changes.join(", "))
}

fn all() -> LogFilter<'static> {
    LogFilter::default()
}

#[test]
fn each_step_tells_from_what_to_what() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, service, invoice) = world.shop.customer(product, "anna");
    world.sync(&[service]);
    world.shop.db.run(&format!(
        "UPDATE tblclients SET lastname = 'Lee', email = 'new@shop.example' WHERE id = {client}"
    ));
    world.shop.db.run(&format!(
        "UPDATE tblproducts SET name = 'Turbo' WHERE id = {product}"
    ));
    world.work(Trigger::Cron);
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    world.work(Trigger::Cron);
    world.admin().set_mode(service, Mode::On).unwrap();
    world.work(Trigger::Page);
    assert_eq!(
        told(&world, all()),
        [
            "create display_name: - > Anna anna, email: - > anna@shop.example, package: - > Boost, status: - > active",
            "package package: Boost > Turbo",
            "contact display_name: Anna anna > Anna Lee, email: anna@shop.example > new@shop.example",
            "suspend status: active > suspended",
            "mode mode: auto > on",
            "activate status: suspended > active",
        ]
    );
    let newest = &read(&world, all()).list.rows[0];
    assert_eq!(
        (newest.cause.as_str(), newest.account_name.as_str()),
        ("mode by admin 1", "anna")
    );
    assert_eq!(
        (newest.client, newest.client_name.as_str(), newest.service),
        (client, "Anna Lee", service)
    );
    assert_eq!(newest.result, "done");
}

#[test]
fn an_account_that_is_taken_over_tells_how_it_was_found() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let plant = r#"{"name":"anna","email":"anna@shop.example","display_name":"Old","package":"Old","status":"SUSPENDED","password":"theirs"}"#;
    world.sandbox.control("POST", "accounts", plant);
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let adopted = &told(&world, all())[0];
    assert!(adopted.starts_with("adopt "), "{adopted}");
    assert!(
        adopted.contains("display_name: Old > Anna anna"),
        "{adopted}"
    );
    assert!(adopted.contains("> active"), "{adopted}");
}

#[test]
fn what_is_refused_tells_why() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let client = world.shop.client("Eve", "Doe", "eve@shop.example");
    let service = world.shop.service(client, product, "a/b");
    world.shop.invoice(client, "Paid", &[("Hosting", service)]);
    world.sync(&[service]);
    let line = &read(&world, all()).list.rows[0];
    assert_eq!(
        (line.action.as_str(), line.result.as_str()),
        ("look", "refused")
    );
    assert_eq!(line.reason.as_ref().unwrap().code, "bad_name");
    // It has no account: the service says whose it is.
    assert_eq!(line.client_name, "Eve Doe");
}

#[test]
fn lines_are_found_by_result_action_account_and_text() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let anna = world.shop.customer(product, "anna").1;
    let (_, bob, invoice) = world.shop.customer(product, "bob");
    let client = world.shop.client("Eve", "Doe", "eve@shop.example");
    let eve = world.shop.service(client, product, "a/b");
    world.shop.invoice(client, "Paid", &[("Hosting", eve)]);
    world.sync(&[anna, bob, eve]);
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    world.work(Trigger::Cron);
    let account: i64 = world
        .shop
        .db
        .texts("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'bob'")[0]
        .parse()
        .unwrap();
    let found = |filter| -> Vec<String> {
        let page = read(&world, filter);
        assert_eq!(
            page.list.total,
            i64::try_from(page.list.rows.len()).unwrap()
        );
        let rows = page.list.rows.iter().rev();
        rows.map(|line| format!("{} {}", line.action, line.service))
            .collect()
    };
    let by = |search| LogFilter { search, ..all() };
    let number = format!("#{anna}");
    let (create_bob, suspend_bob) = (format!("create {bob}"), format!("suspend {bob}"));
    let (create_anna, look_eve) = (format!("create {anna}"), format!("look {eve}"));
    assert_eq!(
        found(LogFilter {
            result: "refused",
            ..all()
        }),
        std::slice::from_ref(&look_eve)
    );
    assert_eq!(
        found(LogFilter {
            action: "suspend",
            ..all()
        }),
        std::slice::from_ref(&suspend_bob)
    );
    assert_eq!(
        found(LogFilter { account, ..all() }),
        [create_bob.clone(), suspend_bob.clone()]
    );
    assert_eq!(found(by("bob")), [create_bob.clone(), suspend_bob.clone()]);
    assert_eq!(found(by("anna@shop")), std::slice::from_ref(&create_anna));
    assert_eq!(found(by("Eve Doe")), [look_eve]);
    assert_eq!(found(by(&number)), [create_anna]);
    assert_eq!(found(by("CRON")), std::slice::from_ref(&suspend_bob));
    assert!(found(by("%")).is_empty());
    let newest = read(&world, all()).list.rows[0].id;
    let before = LogFilter {
        before: newest,
        account,
        ..all()
    };
    assert_eq!(found(before), [create_bob]);
}

/// Fills the log with so many lines of a few days ago.
fn fill(world: &World, lines: usize, days: usize) {
    world.shop.db.run(&format!(
        "INSERT INTO mod_aflexi_cdn_log (at, actor, action, result, detail)
         SELECT UTC_TIMESTAMP() - INTERVAL {days} DAY, 'cron', 'look', 'done', '{{}}' FROM seq_1_to_{lines}"
    ));
}

fn count(world: &World, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM mod_aflexi_cdn_{table}");
    world.shop.db.texts(&sql)[0].parse().unwrap()
}

#[test]
fn a_long_log_is_leafed_through_in_parts() {
    let world = World::new();
    fill(&world, 10_060, 1);
    let page = |filter, page| operation_log(world.shop.store(), filter, page).unwrap();
    let first = page(all(), 1);
    assert_eq!(
        (first.list.total, first.list.pages, first.older),
        (10_000, 200, 0)
    );
    let last = page(all(), 200);
    let before = LogFilter {
        before: last.older,
        ..all()
    };
    assert_eq!(last.older, last.list.rows.last().unwrap().id);
    let rest = page(before, 1);
    assert_eq!((rest.list.total, rest.older), (60, 0));
    assert!(rest.list.rows[0].id < last.older);
}

#[test]
fn old_lines_go_once_a_day_with_cron_and_a_little_at_a_time() {
    let world = World::new();
    fill(&world, 4500, 91);
    fill(&world, 7, 89);
    world.work(Trigger::Page);
    assert_eq!(count(&world, "log"), 4507, "not while somebody waits");
    world.work(Trigger::Cron);
    assert_eq!(count(&world, "log"), 7);
    fill(&world, 3, 91);
    world.work(Trigger::Cron);
    assert_eq!(count(&world, "log"), 10, "once a day");
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_meta SET value = value - 86400 WHERE name = 'prune_after'");
    world.work(Trigger::Cron);
    assert_eq!(count(&world, "log"), 7);
}

#[test]
fn old_passes_go_but_what_still_counts_stays() {
    let world = World::new();
    let pass = |kind: &str, state: &str, started: i64, finished: Option<i64>| {
        let ago = |days| format!("UTC_TIMESTAMP() - INTERVAL {days} DAY");
        world.shop.db.run(&format!(
            "INSERT INTO mod_aflexi_cdn_passes (kind, state, result, started_at, finished_at)
             VALUES ('{kind}', '{state}', '3', {}, {})",
            ago(started),
            finished.map_or_else(|| "NULL".to_owned(), ago)
        ));
    };
    pass("full", "done", 99, Some(99));
    pass("full", "stopped", 98, Some(98));
    pass("full", "done", 97, Some(97));
    pass("brake", "used", 99, Some(99));
    pass("brake", "withdrawn", 98, Some(98));
    pass("brake", "held", 97, None);
    pass("charging", "confirmed", 97, None);
    pass("charging", "withdrawn", 96, Some(96));
    pass("save", "used", 99, Some(2));
    pass("save", "withdrawn", 99, Some(99));
    pass("suspensions", "done", 99, None);
    pass("suspensions", "done", 2, None);
    pass("suspensions", "done", 0, None);
    world.shop.store().prune_passes(90, 100).unwrap();
    let left = "SELECT CONCAT_WS(' ', kind, state, DATEDIFF(UTC_DATE(), started_at)) FROM mod_aflexi_cdn_passes ORDER BY id";
    assert_eq!(
        world.shop.db.texts(left),
        [
            "full done 97",
            "brake held 97",
            "charging confirmed 97",
            "charging withdrawn 96",
            "save used 99",
            "save withdrawn 99",
            "suspensions done 2",
            "suspensions done 0",
        ]
    );
}
