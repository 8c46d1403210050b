//! What WHMCS and the platform do not agree on: shown, foreseen, put right, adopted, ignored (R9, R11).

use std::collections::BTreeMap;

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::cdn::{Contact, Platform as _, RemoteId, Status};
use aflexi_cdn::sync::{
    BlockOn as _, Counts, Differences, Kind, Missing, Preview, Rows, Trigger, Unequal, Unexplained,
    differences, preview, standing,
};
use aflexi_cdn::whmcs::{HintKind, Mode, NOW};

use super::world::{Executor, World, Wrap, settings};

/// A world with customers of one product, all in line.
fn in_line(names: &[&str]) -> (World, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = names
        .iter()
        .map(|name| world.shop.customer(product, name).1)
        .collect();
    assert_eq!(world.sync(&services).created, names.len() as u64);
    (world, product)
}

/// Reads the platform's list and looks over everything.
fn pass(world: &World) {
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_accounts SET applied_at = applied_at - INTERVAL 5 SECOND");
    let store = world.shop.store();
    assert!(store.note(HintKind::Pass, 0, "DailyCronJob", NOW).unwrap());
    world.work(Trigger::Cron);
}

/// Somebody makes an account at the platform.
fn plant(world: &World, name: &str, email: &str) {
    let account = format!(
        r#"{{"name":"{name}","email":"{email}","display_name":"Old {name}","package":"Old","status":"ACTIVE","password":"theirs"}}"#
    );
    world.sandbox.control("POST", "accounts", &account);
}

/// Somebody changes status or contact of an account at the platform.
fn change(world: &World, name: &str, status: Option<Status>, contact: Option<Contact>) {
    let id = world.shop.db.texts(&format!(
        "SELECT remote_id FROM mod_aflexi_cdn_accounts WHERE name = '{name}'"
    ));
    let (id, aflexi) = (RemoteId::new(id[0].as_str()), world.aflexi());
    Executor::new().block_on(async {
        if status.is_some() {
            aflexi.update_access(&id, status, None).await.unwrap();
        }
        if let Some(contact) = contact {
            aflexi.update_contact(&id, &contact).await.unwrap();
        }
    });
}

fn page(world: &World, kind: &str, ignored: bool) -> Differences {
    differences(world.shop.store(), kind, ignored, "", 1).unwrap()
}

fn counts(world: &World) -> (i64, i64, i64) {
    let Counts {
        unequal,
        missing,
        stranger,
    } = page(world, "", false).counts;
    (unequal, missing, stranger)
}

fn unequal(found: Differences) -> Vec<Unequal> {
    match found.list {
        Rows::Unequal(list) => list.rows,
        other => panic!("{other:?}"),
    }
}

fn missing(found: Differences) -> Vec<Missing> {
    match found.list {
        Rows::Missing(list) => list.rows,
        other => panic!("{other:?}"),
    }
}

fn strangers(found: Differences) -> Vec<Unexplained> {
    match found.list {
        Rows::Stranger(list) => list.rows,
        other => panic!("{other:?}"),
    }
}

fn account(world: &World, name: &str) -> i64 {
    world.shop.db.number(&format!(
        "SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '{name}'"
    ))
}

fn different(world: &World) -> i64 {
    let standing = standing(world.shop.store(), &Wrap, &settings(), None).unwrap();
    standing.accounts.different
}

/// `name: what would be written` of each account, and how many would be suspended.
fn foreseen(world: &World, accounts: &[i64]) -> (Vec<String>, usize) {
    let Preview { accounts, suspend } =
        preview(world.shop.store(), CAPABILITIES, accounts).unwrap();
    let lines = accounts
        .iter()
        .map(|account| {
            let codes: Vec<&str> = account.changes.iter().map(|c| c.code.as_ref()).collect();
            format!("{}: {}", account.name, codes.join(" "))
        })
        .collect();
    (lines, suspend)
}

#[test]
fn an_account_that_no_service_explains_is_shown_and_never_touched() {
    let (world, _) = in_line(&["anna"]);
    plant(&world, "eve", "eve@else.example");
    plant(&world, "hidden", "h@else.example");
    let before = world.state()["accounts"].clone();
    let writes = world.writes();
    pass(&world);
    assert_eq!(counts(&world), (0, 0, 2));
    let shown = strangers(page(&world, "", false));
    assert_eq!(
        (shown[0].name.as_str(), shown[0].status.as_str()),
        ("eve", "active")
    );
    assert_eq!(
        (
            shown[0].display_name.as_str(),
            shown[0].email.as_str(),
            shown[0].package.as_str()
        ),
        ("Old eve", "eve@else.example", "Old")
    );
    assert_eq!((shown[0].adoptable, shown[0].offer), (true, None));
    let found = differences(world.shop.store(), "stranger", false, "h@else", 1).unwrap();
    assert_eq!(found.counts.stranger, 1);
    assert_eq!(strangers(found)[0].name, "hidden");
    // What one does not want to be told of stays untold, also by the next list.
    let ignored = world.admin().ignore(&[], &[shown[1].id], true).unwrap();
    assert_eq!((ignored.done, ignored.refused.len()), (1, 0));
    pass(&world);
    assert_eq!(counts(&world), (0, 0, 1));
    let quiet = strangers(page(&world, "stranger", true));
    assert_eq!(quiet.len(), 1);
    assert_eq!(quiet[0].ignored_by.as_deref(), Some("admin 1"));
    world.admin().ignore(&[], &[quiet[0].id], false).unwrap();
    assert_eq!(counts(&world), (0, 0, 2));
    assert_eq!(world.state()["accounts"], before);
    assert_eq!(world.writes(), writes, "nothing was written");
}

#[test]
fn a_stranger_is_forgotten_when_a_whole_list_shows_it_no_more_and_only_then() {
    let (world, _) = in_line(&["anna"]);
    plant(&world, "eve", "eve@else.example");
    pass(&world);
    world.shop.db.run(
        "INSERT INTO mod_aflexi_cdn_strangers (platform, operator, remote_id, name, seen_at)
         SELECT platform, operator, '99999', 'gone', seen_at - INTERVAL 1 DAY FROM mod_aflexi_cdn_strangers",
    );
    world
        .sandbox
        .script(r#"[{"kind":"empty_list","method":"publisherLink.get","times":1}]"#);
    pass(&world);
    assert_eq!(counts(&world).2, 2, "an empty list is no evidence");
    pass(&world);
    assert_eq!(counts(&world).2, 1);
    assert_eq!(strangers(page(&world, "stranger", false))[0].name, "eve");
}

#[test]
fn a_stranger_is_offered_to_the_service_of_its_name_and_adopted() {
    let (world, product) = in_line(&["anna"]);
    plant(&world, "bob", "someone@else.example");
    let bob = world.shop.customer(product, "bob").1;
    pass(&world);
    assert_eq!(counts(&world), (0, 1, 1), "refused, and unexplained");
    let refused = missing(page(&world, "missing", false));
    assert_eq!(
        (refused[0].service, refused[0].refused, refused[0].adoptable),
        (bob, true, true)
    );
    assert_eq!(refused[0].why.code, "not_ours");
    let shown = strangers(page(&world, "stranger", false));
    assert_eq!(shown[0].offer, Some(bob));
    let owners = BTreeMap::from([(shown[0].id, bob)]);
    assert_eq!(world.admin().adopt_strangers(&owners).unwrap().done, 1);
    assert_eq!(world.work(Trigger::Page).adopted, 1);
    assert_eq!(counts(&world), (0, 0, 0));
    assert_eq!(world.password("bob/42"), "theirs");
    // Nobody can have it any more.
    let again = world.admin().adopt_strangers(&owners).unwrap();
    assert_eq!((again.done, again.refused.len()), (0, 1));
}

#[test]
fn a_stranger_of_another_name_is_adopted_by_the_service_that_the_admin_names() {
    let (world, product) = in_line(&["anna"]);
    plant(&world, "old.name", "someone@else.example");
    let (client, bob, _) = world.shop.customer(product, "bob");
    world.sandbox.script(
        r#"[{"kind":"fault","code":1999,"message":"No","method":"user.create","times":1}]"#,
    );
    pass(&world);
    let id = strangers(page(&world, "stranger", false))[0].id;
    let unpaid = world.shop.service(client, product, "cleo");
    for (service, why) in [
        (0, "name the service"),
        (987_654, "no service number"),
        (unpaid, "not to have an account"),
        (
            world.shop.db.number("SELECT MIN(id) FROM tblhosting"),
            "already",
        ),
    ] {
        let owners = BTreeMap::from([(id, service)]);
        let ticked = world.admin().adopt_strangers(&owners).unwrap();
        assert_eq!(ticked.done, 0, "{why}");
        assert!(ticked.refused[0].contains(why), "{}", ticked.refused[0]);
    }
    let owners = BTreeMap::from([(id, bob)]);
    assert_eq!(world.admin().adopt_strangers(&owners).unwrap().done, 1);
    assert_eq!(world.work(Trigger::Page).adopted, 1);
    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "old.name/42 ACTIVE Boost"]
    );
    pass(&world);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[test]
fn an_account_of_another_clients_name_is_not_adopted() {
    let (world, product) = in_line(&["anna"]);
    plant(&world, "bob", "someone@else.example");
    plant(&world, "eve", "someone@else.example");
    world.shop.customer(product, "bob");
    let eve = world.shop.customer(product, "eve").1;
    pass(&world);
    let id = strangers(page(&world, "stranger", false))[0].id;
    let ticked = world
        .admin()
        .adopt_strangers(&BTreeMap::from([(id, eve)]))
        .unwrap();
    assert!(
        ticked.refused[0].contains("belongs to client"),
        "{ticked:?}"
    );
    let own = "SELECT COUNT(*) FROM mod_aflexi_cdn_services WHERE own_name IS NOT NULL";
    assert_eq!(world.shop.db.number(own), 0, "nothing was renamed");
}

#[test]
fn an_entitled_service_is_missing_from_its_decision_until_its_account_is_made() {
    let (world, product) = in_line(&["anna"]);
    let (_, bob, _) = world.shop.customer(product, "bob");
    let unpaid = world.shop.service(
        world.shop.client("Cleo", "C", "c@c.example"),
        product,
        "cleo",
    );
    world
        .sandbox
        .script(r#"[{"kind":"http","status":502,"method":"user.create","times":1}]"#);
    world.sync(&[bob, unpaid]);
    let waits = missing(page(&world, "", false));
    assert_eq!(waits.len(), 1, "nobody has paid for cleo");
    assert_eq!((waits[0].service, waits[0].refused), (bob, false));
    assert_eq!(waits[0].why.code, "unknown");
    assert_eq!(waits[0].because.reason.as_ref().unwrap().code, "paid");
    assert!(waits[0].due_at.is_some());
    let searched = differences(world.shop.store(), "missing", false, "nobody", 1).unwrap();
    assert_eq!(searched.counts.missing, 0);
    world.skip_the_waiting();
    world.work(Trigger::Cron);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[test]
fn an_account_that_is_being_made_is_no_stranger() {
    let (world, product) = in_line(&["anna"]);
    world.shop.customer(product, "bob");
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"user.create","times":1}]"#);
    pass(&world);
    assert_eq!(
        world.publishers().len(),
        2,
        "it was made, and nobody said so"
    );
    assert_eq!(counts(&world), (0, 1, 0));
    world.skip_the_waiting();
    world.work(Trigger::Cron);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[test]
fn what_is_foreseen_is_what_putting_right_writes() {
    let (world, _) = in_line(&["anna", "bob", "cleo", "dora"]);
    let set = |sql: &str| world.shop.db.run(sql);
    let stranger = Contact {
        display_name: "Eve".to_owned(),
        email: "eve@else.example".to_owned(),
    };
    set("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username = 'cleo'");
    world.work(Trigger::Cron);
    change(&world, "anna", Some(Status::Suspended), None);
    change(&world, "bob", None, Some(stranger));
    change(&world, "cleo", Some(Status::Active), None);
    let changed = world.publishers();
    pass(&world);
    assert_eq!(
        world.publishers(),
        changed,
        "R11: nothing is put right unasked"
    );
    assert_eq!((counts(&world), different(&world)), ((3, 0, 0), 3));
    let shown = unequal(page(&world, "unequal", false));
    let reasons: Vec<&str> = shown
        .iter()
        .map(|row| row.because.reason.as_ref().unwrap().code.as_ref())
        .collect();
    assert_eq!(reasons, ["paid", "paid", "service_suspended"]);
    let ids: Vec<i64> = shown.iter().map(|row| row.id).collect();
    let writes = world.writes();
    let (lines, suspend) = foreseen(&world, &ids);
    assert_eq!(
        lines,
        [
            "anna: would_activate",
            "bob: would_set_contact",
            "cleo: would_suspend"
        ]
    );
    assert_eq!((suspend, world.writes()), (1, writes));
    let dora = account(&world, "dora");
    assert_eq!(foreseen(&world, &[dora]).0, ["dora: would_change_nothing"]);
    let done = world
        .admin()
        .put_all_right(&[&ids[..], &[987_654]].concat())
        .unwrap();
    assert_eq!((done.done, done.refused.len()), (3, 1));
    let report = world.work(Trigger::Page);
    assert_eq!(
        (report.activated, report.updated, report.suspended),
        (1, 1, 1)
    );
    assert_eq!((counts(&world), different(&world)), ((0, 0, 0), 0));
    pass(&world);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[test]
fn the_days_of_the_invoice_that_decides_are_told() {
    let (world, _) = in_line(&["anna", "bob"]);
    let (client, invoice) = (
        world.shop.db.number("SELECT MAX(userid) FROM tblinvoices"),
        world.shop.db.number("SELECT MAX(id) FROM tblinvoices"),
    );
    let set = |sql: &str| world.shop.db.run(sql);
    set("UPDATE tblinvoices SET datepaid = '2026-01-02 03:04:05'");
    world.shop.transaction(client, invoice, 0, 10);
    set("UPDATE tblaccounts SET date = '2026-02-03 04:05:06' WHERE amountout > 0");
    world.work(Trigger::Cron);
    change(&world, "anna", Some(Status::Suspended), None);
    change(&world, "bob", Some(Status::Active), None);
    pass(&world);
    let told: Vec<String> = unequal(page(&world, "unequal", false))
        .into_iter()
        .map(|row| row.because)
        .map(|because| {
            format!(
                "{} {:?} {:?}",
                because.reason.unwrap().code,
                because.paid,
                because.refunded
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"paid Some("2026-01-02") None"#,
            r#"refunded_in_full Some("2026-01-02") Some("2026-02-03")"#,
        ]
    );
}

#[test]
fn an_account_that_is_neither_to_be_started_nor_stopped_is_not_put_right() {
    let (world, product) = in_line(&["anna"]);
    let client = world.shop.client("Bob", "B", "bob@shop.example");
    let unpaid = world.shop.service(client, product, "bob");
    world.admin().set_mode(unpaid, Mode::On).unwrap();
    world.work(Trigger::Page);
    world.admin().set_mode(unpaid, Mode::Auto).unwrap();
    world.work(Trigger::Page);
    change(&world, "anna", Some(Status::Suspended), None);
    change(&world, "bob", Some(Status::Suspended), None);
    pass(&world);
    let ids = [account(&world, "anna"), account(&world, "bob")];
    assert_eq!(
        foreseen(&world, &ids).0,
        ["anna: would_activate", "bob: would_keep"]
    );
    let done = world.admin().put_all_right(&ids).unwrap();
    assert_eq!((done.done, done.refused.len()), (1, 1));
    world.work(Trigger::Page);
    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "bob/42 SUSPENDED Boost"]
    );
}

#[test]
fn what_is_ignored_is_told_again_when_it_shows_something_else() {
    let (world, _) = in_line(&["anna"]);
    change(&world, "anna", Some(Status::Suspended), None);
    pass(&world);
    let anna = account(&world, "anna");
    assert_eq!(world.admin().ignore(&[anna], &[], true).unwrap().done, 1);
    pass(&world);
    assert_eq!((counts(&world), different(&world)), ((0, 0, 0), 0));
    assert_eq!(unequal(page(&world, "unequal", true)).len(), 1);
    assert_eq!(page(&world, "", true).kind, Kind::Unequal);
    assert_eq!(page(&world, "", true).ignored.unequal, 1);
    // Something else is shown.
    let eve = Contact {
        display_name: "Eve".to_owned(),
        email: "anna@shop.example".to_owned(),
    };
    change(&world, "anna", None, Some(eve));
    pass(&world);
    assert_eq!((counts(&world), different(&world)), ((1, 0, 0), 1));
    world.admin().ignore(&[anna], &[], true).unwrap();
    assert_eq!(different(&world), 0);
    world.admin().ignore(&[anna], &[], false).unwrap();
    assert_eq!(different(&world), 1);
    // Once put right, the same change is told of again.
    world.admin().ignore(&[anna], &[], true).unwrap();
    world.admin().put_right(anna).unwrap();
    world.work(Trigger::Page);
    change(&world, "anna", Some(Status::Suspended), None);
    pass(&world);
    assert_eq!(different(&world), 1);
    let log = "SELECT CONCAT_WS(' ', actor, action, account_id = (SELECT MIN(id) FROM mod_aflexi_cdn_accounts))
               FROM mod_aflexi_cdn_log WHERE action IN ('ignore', 'show_again') ORDER BY id";
    assert_eq!(
        world.shop.db.texts(log),
        [
            "admin 1 ignore 1",
            "admin 1 ignore 1",
            "admin 1 show_again 1",
            "admin 1 ignore 1",
        ]
    );
}
