//! The packages page: what it shows, and what an admin does there.

use std::time::Duration;

use aflexi_cdn::aflexi::{Aflexi, CAPABILITIES, express};
use aflexi_cdn::cdn::{Limits, Platform, RemoteId};
use aflexi_cdn::sync::limits::{Typed, from_text, to_text};
use aflexi_cdn::sync::{
    BlockOn, Error, PackageForm, PackageLine, PackageList, Reason, Trigger, Worker,
    foresee_package, operation_log, packages, set_new_package_limits,
};
use aflexi_cdn::whmcs::{LogFilter, PackageFacts};

use super::sandbox_server::{KEY, Server};
use super::shop::Shop;
use super::world::{Executor, World, Wrap, settings};

pub const TIME: Duration = Duration::from_secs(20);

/// Has a signed-in worker do something at the packages.
pub fn at<P: Platform>(
    shop: &Shop,
    platform: &P,
    act: impl FnOnce(&Worker<'_, P, Executor>) -> Result<Reason, Error>,
) -> Reason {
    act(&Worker {
        store: shop.store(),
        platform,
        executor: &Executor::new(),
        wrap: &Wrap,
        settings: &settings(),
        trigger: Trigger::Page,
    })
    .unwrap()
}

/// The code of what came of it.
fn code(told: &Reason) -> &str {
    &told.code
}

fn typed(fields: &[(&str, &str)]) -> Typed {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    fields.iter().map(owned).collect()
}

impl World {
    fn read(&self) -> Reason {
        at(&self.shop, &self.aflexi(), |worker| {
            worker.read_packages(TIME)
        })
    }

    fn create(&self, name: &str, limits: &[(&str, &str)]) -> Reason {
        let limits = typed(limits);
        let form = PackageForm {
            package: 0,
            name,
            shown: "",
            limits: &limits,
        };
        at(&self.shop, &self.aflexi(), |worker| {
            worker.create_package(TIME, form, express, "admin 1")
        })
    }

    fn update(&self, package: &PackageLine, limits: &[(&str, &str)]) -> Reason {
        let limits = typed(limits);
        let form = edit(package, &limits);
        at(&self.shop, &self.aflexi(), |worker| {
            worker.update_package(TIME, form, express, "admin 1")
        })
    }

    fn list(&self) -> PackageList {
        packages(self.shop.store(), CAPABILITIES, "", "", 1).unwrap()
    }

    fn package(&self, name: &str) -> PackageLine {
        let mut rows = self.list().list.rows.into_iter();
        rows.find(|row| row.name == name).unwrap()
    }

    /// In the portal, behind our back.
    fn change(&self, name: &str, limits: Limits) {
        let change = async |aflexi: Aflexi| {
            let there = aflexi.list_packages(None).await.unwrap().items;
            let package = there.iter().find(|package| package.name == name).unwrap();
            aflexi
                .update_package(&package.id, None, Some(&limits))
                .await
                .unwrap();
        };
        Executor::new().block_on(change(self.aflexi()));
    }

    /// `name: limits` of every package at the platform.
    fn there(&self) -> Vec<String> {
        let list = async |aflexi: Aflexi| aflexi.list_packages(None).await.unwrap().items;
        let packages = Executor::new().block_on(list(self.aflexi()));
        packages
            .iter()
            .map(|package| format!("{}: {}", package.name, to_text(&package.limits)))
            .collect()
    }

    /// `action result` of every line of the operation log.
    fn logged(&self) -> Vec<String> {
        self.shop
            .db
            .texts("SELECT CONCAT(action, ' ', result) FROM mod_aflexi_cdn_log ORDER BY id")
    }
}

fn edit<'a>(package: &'a PackageLine, limits: &'a Typed) -> PackageForm<'a> {
    PackageForm {
        package: package.id,
        name: "",
        shown: &package.shown,
        limits,
    }
}

fn names(list: &PackageList) -> Vec<&str> {
    let rows = list.list.rows.iter();
    rows.map(|row| row.name.as_str()).collect()
}

#[test]
fn the_list_is_read_by_a_full_pass_and_by_work_that_wants_a_package() {
    let world = World::new();
    assert_eq!(world.list().read_at, None);
    world.create("Spare", &[]);
    world.shop.store().open_full_pass().unwrap();
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_packages");
    world.work(Trigger::Page);
    let list = world.list();
    assert_eq!(names(&list), ["Spare"]);
    assert!(list.read_at.is_some());

    let boost = world.shop.cdn_product("Boost");
    assert_eq!(world.list().missing[0].name, "Boost");
    let service = world.shop.customer(boost, "anna").1;
    world.sync(&[service]);
    let list = world.list();
    assert_eq!(names(&list), ["Boost", "Spare"]);
    assert_eq!(list.missing, []);
    let line = world.package("Boost");
    assert_eq!((line.accounts, line.products.len()), (1, 1));
    assert_eq!(world.package("Spare").products, []);
}

#[test]
fn a_package_that_a_whole_list_no_longer_shows_goes_and_one_noted_meanwhile_stays() {
    let world = World::new();
    world.create("Gone", &[]);
    world.create("Spare", &[]);
    let gone = world.package("Gone").id;
    let store = world.shop.store();
    let facts: Vec<PackageFacts> = [world.package("Spare").id]
        .iter()
        .map(|id| store.package(*id).unwrap().unwrap().facts)
        .collect();
    let operator = world.state()["operator"]["id"].to_string();
    // Begun before both were noted.
    store.forget_other_packages(&operator, &facts, 60).unwrap();
    assert_eq!(names(&world.list()), ["Gone", "Spare"]);
    store.forget_other_packages(&operator, &facts, 0).unwrap();
    assert_eq!(names(&world.list()), ["Spare"]);
    // It is at the platform all the same.
    assert_eq!(code(&world.read()), "packages_read");
    assert_eq!(names(&world.list()), ["Gone", "Spare"]);
    assert_ne!(world.package("Gone").id, gone);
}

#[test]
fn a_change_is_written_once_and_logged_from_what_to_what() {
    let world = World::new();
    world.create("Gold", &[("transfer_gb", "500"), ("all_locations", "1")]);
    let form = world.package("Gold");
    let limits = [
        ("transfer_gb", "unlimited"),
        ("ssl", "1"),
        ("all_locations", "1"),
    ];
    let draft = foresee_package(world.shop.store(), edit(&form, &typed(&limits)), express).unwrap();
    let changes: Vec<String> = draft
        .changes
        .iter()
        .map(|change| format!("{} {} {}", change.limit, change.before, change.after))
        .collect();
    assert_eq!(changes, ["transfer_gb 500 null", "ssl false true"]);

    assert_eq!(code(&world.update(&form, &limits)), "package_updated");
    let wanted = Limits {
        ssl: true,
        ..Limits::default()
    };
    assert_eq!(world.there(), [format!("Gold: {}", to_text(&wanted))]);
    assert_eq!(world.package("Gold").limits, wanted);
    let writes = world.writes();
    // The button is pressed once more.
    assert_eq!(code(&world.update(&form, &limits)), "package_unchanged");
    assert_eq!(world.writes(), writes);
    assert_eq!(
        world.logged(),
        ["package_create done", "package_update done"]
    );
}

#[test]
fn what_was_changed_in_the_portal_meanwhile_is_not_overwritten() {
    let world = World::new();
    world.create("Gold", &[]);
    let form = world.package("Gold");
    let theirs = Limits {
        speed_mbps: Some(10),
        ..Limits::default()
    };
    world.change("Gold", theirs);
    let told = world.update(&form, &[("transfer_gb", "5")]);
    assert_eq!(code(&told), "package_changed_meanwhile");
    assert_eq!(world.there(), [format!("Gold: {}", to_text(&theirs))]);
    assert_eq!(world.package("Gold").limits, theirs, "shown as it is now");
    let line = operation_log(world.shop.store(), LogFilter::default(), 1)
        .unwrap()
        .list
        .rows
        .remove(0);
    assert_eq!(
        (line.action.as_str(), line.result.as_str()),
        ("package_update", "refused")
    );
    assert_eq!(line.reason, Some(told));
    assert_eq!(line.changes[0].after.as_deref(), Some("Gold"));

    let id = RemoteId::new("4711");
    world.shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_packages SET remote_id = '{id}' WHERE name = 'Gold'"
    ));
    let form = PackageLine {
        shown: to_text(&theirs),
        ..world.package("Gold")
    };
    assert_eq!(code(&world.update(&form, &[])), "package_gone");
}

#[test]
fn an_answer_that_was_lost_is_looked_into() {
    let world = World::new();
    world.create("Gold", &[]);
    for (fault, told, transfer) in [
        ("drop_after", "package_updated", Some(1)),
        ("drop_before", "package_not_written", Some(1)),
        ("truncated", "package_updated", Some(3)),
    ] {
        world.sandbox.script(&format!(
            r#"[{{"kind":"{fault}","method":"bandwidthPackage.update","times":1}}]"#
        ));
        let number = match fault {
            "drop_after" => "1",
            "drop_before" => "2",
            _ => "3",
        };
        let form = world.package("Gold");
        let answer = world.update(&form, &[("transfer_gb", number), ("all_locations", "1")]);
        assert_eq!(code(&answer), told, "{fault}");
        assert_eq!(
            world.package("Gold").limits.transfer_gb,
            transfer,
            "{fault}"
        );
    }
    for (fault, name, told) in [
        ("drop_after", "Silver", "package_created"),
        ("drop_before", "Bronze", "package_not_written"),
    ] {
        world.sandbox.script(&format!(
            r#"[{{"kind":"{fault}","method":"bandwidthPackage.create","times":1}}]"#
        ));
        assert_eq!(code(&world.create(name, &[])), told, "{fault}");
    }
    assert_eq!(names(&world.list()), ["Gold", "Silver"]);
    let script = r#"[{"kind":"drop_after","method":"bandwidthPackage.update","times":1},
        {"kind":"http","status":502,"method":"bandwidthPackage.get","after":1}]"#;
    world.sandbox.script(script);
    let answer = world.update(&world.package("Gold"), &[("transfer_gb", "7")]);
    assert_eq!(code(&answer), "package_in_doubt");
    assert_eq!(
        world.package("Gold").limits.transfer_gb,
        Some(3),
        "as last seen"
    );
}

#[test]
fn a_refusal_is_told_in_the_platforms_words() {
    let world = World::new();
    world.create("Gold", &[]);
    for (fault, told) in [
        (
            r#""kind":"fault","code":1999,"message":"No""#,
            "platform_refused",
        ),
        (r#""kind":"unknown_method""#, "platform_refused"),
        (r#""kind":"http","status":503"#, "package_not_written"),
    ] {
        world.sandbox.script(&format!(
            r#"[{{{fault},"method":"bandwidthPackage.update","times":1}}]"#
        ));
        let answer = world.update(&world.package("Gold"), &[("ssl", "1")]);
        assert_eq!(code(&answer), told, "{fault}");
    }
    world
        .sandbox
        .script(r#"[{"kind":"http","status":503,"method":"bandwidthPackage.get"}]"#);
    assert_eq!(code(&world.read()), "packages_unread");
    assert_eq!(
        code(&world.update(&world.package("Gold"), &[("ssl", "1")])),
        "packages_unread"
    );
    assert_eq!(
        names(&world.list()),
        ["Gold"],
        "the page shows what it showed"
    );
}

#[test]
fn a_name_that_is_there_in_any_case_is_not_made_again() {
    let world = World::new();
    world.create("Größe L", &[]);
    let writes = world.writes();
    assert_eq!(
        code(&world.create("gRÖSSE L", &[])),
        "package_created",
        "ß is not SS"
    );
    assert_eq!(world.writes(), writes + 1);
    let told = world.create("GRÖßE l", &[]);
    assert_eq!(
        (code(&told), told.args["name"].as_str()),
        ("package_exists", Some("Größe L"))
    );
    for (name, problem) in [
        ("", "package_no_name"),
        (" &nbsp; ", "package_no_name"),
        ("größe l", "package_exists"),
        ("A &amp;amp; B", "package_name_entity"),
        ("a\u{7}b", "bad_package_name"),
        (&"x".repeat(256), "bad_package_name"),
    ] {
        let none = Typed::new();
        let form = PackageForm {
            package: 0,
            name,
            shown: "",
            limits: &none,
        };
        let draft = foresee_package(world.shop.store(), form, express).unwrap();
        assert_eq!(draft.problems["name"].code, problem, "{name}");
    }
    assert_eq!(world.writes(), writes + 1);
}

#[test]
fn numbers_that_mean_something_else_at_the_platform_are_refused() {
    let world = World::new();
    world.create("Gold", &[]);
    let form = world.package("Gold");
    let writes = world.writes();
    for (limit, number, problem) in [
        ("speed_mbps", "9999", "limit_means_unlimited"),
        ("speed_mbps", "0", "limit_too_small"),
        ("hostnames", "99", "limit_means_unlimited"),
        ("transfer_gb", "2147483648", "limit_too_big"),
        ("transfer_gb", "-5", "limit_negative"),
        ("transfer_gb", "5 TB", "limit_not_a_number"),
    ] {
        let limits = typed(&[(limit, number)]);
        let draft = foresee_package(world.shop.store(), edit(&form, &limits), express).unwrap();
        assert_eq!(draft.problems[limit].code, problem, "{limit} {number}");
        assert_eq!(code(&world.update(&form, &[(limit, number)])), problem);
        assert_eq!(code(&world.create("Other", &[(limit, number)])), problem);
    }
    assert_eq!(world.writes(), writes);
    let damaged = PackageLine {
        shown: "transfer_gb=5".to_owned(),
        ..form
    };
    let none = Typed::new();
    let answer = foresee_package(world.shop.store(), edit(&damaged, &none), express);
    assert!(matches!(answer, Err(Error::Refused(_))));
}

#[test]
fn a_missing_package_is_made_with_the_limits_set_for_new_ones_or_those_its_accounts_have() {
    let world = World::new();
    let store = world.shop.store();
    let limits = typed(&[("transfer_gb", "100"), ("ssl", "1")]);
    let problems = set_new_package_limits(store, &limits, express, "admin 1").unwrap();
    assert!(problems.is_empty());
    let bad = typed(&[("transfer_gb", "x")]);
    let problems = set_new_package_limits(store, &bad, express, "admin 1").unwrap();
    assert_eq!(problems["transfer_gb"].code, "limit_not_a_number");
    set_new_package_limits(store, &limits, express, "admin 1").unwrap();
    assert_eq!(
        world.logged(),
        ["package_limits done"],
        "no change, no line"
    );

    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let new = Limits {
        transfer_gb: Some(100),
        ssl: true,
        all_locations: false,
        ..Limits::default()
    };
    assert_eq!(world.list().new_limits, new);
    assert_eq!(world.package("Boost").limits, new);

    let grown = Limits {
        transfer_gb: Some(900),
        ..new
    };
    world.change("Boost", grown);
    world.shop.db.run("UPDATE tblproducts SET name = 'Boost 2'");
    world.sync(&[service]);
    assert_eq!(world.package("Boost 2").limits, grown);
}

#[test]
fn nothing_is_written_for_another_site_or_at_another_operator() {
    let mut world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    world.sync(&[service]);
    let form = world.package("Boost");
    let former = std::mem::replace(&mut world.sandbox, Server::start(&["--operator-id", "77"]));
    assert_eq!(
        code(&world.update(&form, &[("ssl", "1")])),
        "other_operator"
    );
    assert_eq!(code(&world.create("New", &[])), "other_operator");
    assert_eq!(code(&world.read()), "other_operator");
    assert_eq!(world.writes(), 0);
    assert_eq!(
        names(&world.list()),
        ["Boost"],
        "those of the operator we belong to"
    );

    world.sandbox = former;
    let writes = world.writes();
    world.shop.db.run(
        "UPDATE mod_aflexi_cdn_meta SET value = 'https://live.host.example/ x' WHERE name = 'site'",
    );
    assert_eq!(code(&world.update(&form, &[("ssl", "1")])), "other_site");
    assert_eq!(world.writes(), writes);
}

#[test]
fn a_refused_login_is_remembered_like_that_of_any_work() {
    let world = World::new();
    let wrong = world.aflexi_with_key(&format!("{KEY}x"));
    let told = at(&world.shop, &wrong, |worker| worker.read_packages(TIME));
    assert_eq!(code(&told), "authentication");
    let next = world.work(Trigger::Request).halted.unwrap();
    assert_eq!(code(&next), "login_refused");
}

#[test]
fn the_page_is_searched_sorted_and_leafed_through_by_the_database() {
    let shop = Shop::new();
    let store = shop.store();
    store.set_meta("operator", "42").unwrap();
    let rows: Vec<PackageFacts> = (1..=120)
        .map(|number| PackageFacts {
            remote_id: number.to_string(),
            name: format!("Package {number:03} 50%"),
            transfer_gb: (number != 7).then_some(number),
            speed_mbps: None,
            hostnames: Some(121 - number),
            storage: None,
            tls: false,
            streaming: false,
            all_locations: true,
        })
        .collect();
    store.note_packages("42", &rows).unwrap();
    store.note_packages("43", &rows).unwrap();
    let page = |search, sort, page| {
        packages(store, CAPABILITIES, search, sort, page)
            .unwrap()
            .list
    };
    let first = |sort| page("", sort, 1).rows[0].name.clone();
    assert_eq!(
        (page("", "", 1).total, page("", "", 3).rows.len()),
        (120, 20)
    );
    assert_eq!(first("name"), "Package 001 50%");
    assert_eq!(first("-name"), "Package 120 50%");
    assert_eq!(first("transfer"), "Package 001 50%");
    assert_eq!(
        first("-transfer"),
        "Package 007 50%",
        "unlimited is the most"
    );
    assert_eq!(first("hostnames"), "Package 120 50%");
    assert_eq!(first("speed"), "Package 001 50%");
    assert_eq!(first("x; DROP TABLE"), "Package 001 50%");
    assert_eq!(page("019 50%", "", 1).total, 1);
    assert_eq!(page("_", "", 1).total, 0);

    let client = shop.client("A", "B", "a@x.example");
    let accounts: Vec<(String, i64)> = ["a", "b", "c"]
        .iter()
        .map(|name| ((*name).to_owned(), client))
        .collect();
    store.ensure_accounts("42", &accounts).unwrap();
    shop.db.run(
        "UPDATE mod_aflexi_cdn_accounts SET remote_id = id, applied_package = 'Package 009 50%',
           observed_package = IF(name = 'b', 'PACKAGE 009 50%', NULL)",
    );
    let most = page("", "-accounts", 1).rows.remove(0);
    assert_eq!((most.name.as_str(), most.accounts), ("Package 009 50%", 2));
    assert_eq!(page("", "accounts", 3).rows.pop().unwrap().id, most.id);
}

#[test]
fn limits_in_our_table_come_back() {
    let world = World::new();
    let limits = [
        ("transfer_gb", "0"),
        ("speed_mbps", "2147483647"),
        ("hostnames", "1"),
        ("streaming", "1"),
    ];
    assert_eq!(code(&world.create("Gold", &limits)), "package_created");
    let made = world.package("Gold");
    assert_eq!(from_text(&made.shown), Some(made.limits));
    assert_eq!(world.there(), [format!("Gold: {}", made.shown)]);
    world.read();
    assert_eq!(world.package("Gold"), made);
}
