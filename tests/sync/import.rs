//! The import of accounts that were there before the addon: shown first, then adopted, never made anew (R9).

use std::time::Duration;

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::sync::matching::Fit;
use aflexi_cdn::sync::{self, Error, Import, Importable, Imported, Trigger, foresee, reveal};
use aflexi_cdn::whmcs::{HintKind, NOW, Store};

use super::world::{World, Wrap};

/// Somebody made an account by hand.
fn plant(world: &World, name: &str, email: &str, package: &str) {
    let account = serde_json::json!({
        "name": name, "email": email, "display_name": "By Hand", "package": package,
        "status": "ACTIVE", "password": "theirs",
    });
    world
        .sandbox
        .control("POST", "accounts", &account.to_string());
}

/// The list is read: nobody is made yet, because nothing is ticked.
fn read_the_list(world: &World) {
    let store = world.shop.store();
    assert!(store.note(HintKind::Pass, 0, "first", NOW).unwrap());
    world.work(Trigger::Cron);
}

fn look(world: &World, fit: &str) -> Import {
    sync::import(world.shop.store(), CAPABILITIES, fit, 1).unwrap()
}

fn names(import: &Import) -> Vec<&str> {
    import
        .list
        .rows
        .iter()
        .map(|row| row.name.as_str())
        .collect()
}

fn codes(row: &Importable) -> Vec<&str> {
    row.changes
        .iter()
        .map(|change| change.code.as_ref())
        .collect()
}

fn soon() -> Duration {
    Duration::from_secs(20)
}

fn say_yes(world: &World, fit: &str) -> Result<Imported, Error> {
    let shown = look(world, fit).shown;
    world
        .admin()
        .import(&Wrap, CAPABILITIES, fit, &shown, &[], soon())
}

fn made(world: &World) -> i64 {
    let made = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL";
    world.shop.db.number(made)
}

fn creates(world: &World) -> i64 {
    world.state()["calls"]["user.create"].as_i64().unwrap_or(0)
}

/// A product whose services had accounts by hand: of the same name and e-mail, of the name alone, of the e-mail alone.
fn by_hand() -> (World, i64) {
    let world = World::new();
    let product = world.shop.product("Boost");
    for name in ["ada", "bob", "carl"] {
        world.shop.customer(product, name);
    }
    plant(&world, "ada", "Ada@shop.example", "Boost");
    plant(&world, "bob", "bob@else.example", "Old");
    plant(&world, "carls-own", "carl@shop.example", "Old");
    plant(&world, "stranger", "who@else.example", "Old");
    read_the_list(&world);
    (world, product)
}

fn tick(world: &World, product: i64) {
    world
        .shop
        .save(&[product], &[product], &Default::default())
        .unwrap();
}

#[test]
fn what_fits_is_shown_with_what_would_follow_and_nothing_is_written() {
    let (world, product) = by_hand();
    tick(&world, product);
    // One whose invoice was paid back.
    let (_, _, invoice) = world.shop.customer(product, "dora");
    world.shop.db.run(&format!(
        "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {invoice}"
    ));
    plant(&world, "dora", "dora@shop.example", "Old");
    let store = world.shop.store();
    store.note_strangers("42", &[]).unwrap();
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_hints");
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_jobs");
    read_the_list(&world);
    let before = (world.writes(), creates(&world));
    world.shop.db.take_log();

    let exact = look(&world, "");
    assert_eq!(exact.fit, Fit::Exact);
    assert_eq!(
        names(&exact),
        ["dora"],
        "ada was adopted by the pass itself"
    );
    assert_eq!(codes(&exact.list.rows[0])[0], "would_suspend");
    assert_eq!(
        (exact.consequences.adopt, exact.consequences.suspend),
        (1, 1)
    );
    let counts = exact.counts;
    assert_eq!(
        (counts.exact, counts.name, counts.email, counts.none),
        (1, 1, 1, 1)
    );
    let email = look(&world, "email");
    assert_eq!(names(&email), ["carls-own"]);
    assert_eq!(
        codes(&email.list.rows[0]),
        ["would_set_package", "would_set_contact"]
    );
    assert_eq!(email.list.rows[0].client_name, "Anna carl");
    let log = world.shop.db.take_log();
    assert!(
        log.iter().all(|sql| sql.trim_start().starts_with("SELECT")),
        "{log:?}"
    );
    assert_eq!((world.writes(), creates(&world)), before);
}

#[test]
fn no_second_account_is_made_while_one_with_the_clients_email_is_nobodys() {
    let (world, product) = by_hand();
    tick(&world, product);
    let foreseen = foresee(world.shop.store(), &[], CAPABILITIES).unwrap();
    assert_eq!(foreseen.refused_total, 1, "{foreseen:?}");
    let report = world.work(Trigger::Page);
    assert_eq!((report.created, report.adopted), (0, 1));
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|one| one.reason.code.as_ref())
        .collect();
    assert_eq!(refused, ["not_ours", "other_account"]);

    // Ignored: the service gets one of its own.
    let id = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_strangers WHERE name = 'carls-own'");
    world.admin().ignore(&[], &[id], true).unwrap();
    assert_eq!(world.work(Trigger::Page).created, 1);
    assert!(
        world
            .publishers()
            .contains(&"carl/42 ACTIVE Boost".to_owned())
    );
}

/// The publisher that stood in the way of the second service is the first one's: nothing is in its way any more.
#[test]
fn once_an_account_is_adopted_the_clients_other_services_get_theirs() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, ..) = world.shop.customer(product, "anna");
    let email = world
        .shop
        .db
        .texts(&format!("SELECT email FROM tblclients WHERE id = {client}"));
    let second = world.shop.service(client, product, "anna2");
    world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    plant(&world, "anna", &email[0], "Old");
    read_the_list(&world);

    world.work(Trigger::Page);

    assert_eq!(
        world.publishers(),
        ["anna/42 ACTIVE Boost", "anna2/42 ACTIVE Boost"]
    );
    assert_eq!(world.work(Trigger::Page).refused.len(), 0);
}

/// R10: a yes to an import is one to the suspensions that it showed, and to no later ones.
#[test]
fn only_what_is_shown_as_suspended_was_agreed_to() {
    let (world, product) = by_hand();
    tick(&world, product);
    say_yes(&world, "name").unwrap();
    let origins = "SELECT origin FROM mod_aflexi_cdn_jobs WHERE cause LIKE 'import by %'";
    assert_eq!(world.shop.db.texts(origins), ["pass"]);
}

#[test]
fn of_a_list_that_broke_off_nothing_is_imported() {
    let (world, product) = by_hand();
    tick(&world, product);
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_passes SET state = 'stopped' WHERE kind = 'full'");
    let error = say_yes(&world, "email").unwrap_err();
    assert!(error.to_string().contains("not read to its end"), "{error}");
}

#[test]
fn a_yes_adopts_what_was_shown_and_makes_nobody_anew() {
    let (world, product) = by_hand();
    tick(&world, product);
    world.work(Trigger::Page);
    let before = creates(&world);
    for fit in ["name", "email"] {
        let imported = say_yes(&world, fit).unwrap();
        let numbers = (imported.done, imported.left, imported.refused.len());
        assert_eq!(numbers, (1, 0, 0), "{fit}");
        // Those that are refused still are not looked at once more.
        let report = world.work(Trigger::Page);
        assert_eq!((report.created, report.refused.len()), (0, 0), "{report:?}");
    }
    assert_eq!(creates(&world), before);
    assert_eq!(
        world.publishers(),
        [
            "ada/42 ACTIVE Boost",
            "bob/42 ACTIVE Boost",
            "carls-own/42 ACTIVE Boost",
            "stranger/42 ACTIVE Old",
        ]
    );
    let db = &world.shop.db;
    let carl = db.number("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'carls-own'");
    let why = reveal(world.shop.store(), &Wrap, carl, "admin 1").unwrap_err();
    assert!(why.to_string().contains("password"), "{why}");
    let unknown = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE password_source = 'unknown'";
    assert_eq!(db.number(unknown), 3);
    let log = "SELECT CONCAT_WS(' ', actor, result) FROM mod_aflexi_cdn_log WHERE action = 'adopt' ORDER BY id";
    assert_eq!(
        db.texts(log),
        ["test done", "admin 1 done", "admin 1 done"].map(|line| {
            line.replace(
                "test",
                &db.texts("SELECT actor FROM mod_aflexi_cdn_log WHERE action = 'adopt'")[0],
            )
        })
    );

    // Again: nothing fits any more, and a pass changes nothing.
    assert_eq!(say_yes(&world, "email").unwrap().done, 0);
    let writes = world.writes();
    db.run("UPDATE mod_aflexi_cdn_accounts SET applied_at = applied_at - INTERVAL 5 SECOND");
    read_the_list(&world);
    assert_eq!(world.writes(), writes);
    assert_eq!(look(&world, "").counts.none, 1);
}

#[test]
fn accounts_of_who_may_not_have_one_are_adopted_and_suspended() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let client = world.shop.client("Dora", "D", "dora@shop.example");
    let service = world.shop.service(client, product, "dora");
    world
        .shop
        .invoice(client, "Cancelled", &[("Hosting", service)]);
    plant(&world, "dora", "dora@shop.example", "Old");
    let (terminated, _, _) = world.shop.customer(product, "emil");
    world.shop.db.run(&format!(
        "UPDATE tblhosting SET domainstatus = 'Terminated' WHERE userid = {terminated}"
    ));
    plant(&world, "emil", "emil@shop.example", "Old");
    read_the_list(&world);

    let shown = look(&world, "exact");
    let told: Vec<_> = shown
        .list
        .rows
        .iter()
        .map(|row| (row.name.as_str(), codes(row)[0]))
        .collect();
    assert_eq!(told, [("dora", "would_keep"), ("emil", "would_suspend")]);
    assert_eq!(say_yes(&world, "exact").unwrap().done, 2);
    let report = world.work(Trigger::Page);
    assert_eq!((report.suspended, report.created), (1, 0));
    assert_eq!(
        world.publishers(),
        ["dora/42 ACTIVE Old", "emil/42 SUSPENDED Old"]
    );
}

#[test]
fn a_yes_to_something_else_than_is_there_now_does_nothing() {
    let (world, product) = by_hand();
    tick(&world, product);
    let shown = look(&world, "email").shown;
    world.shop.db.run("UPDATE tblproducts SET name = 'Other'");
    let admin = world.admin();
    let error = admin
        .import(&Wrap, CAPABILITIES, "email", &shown, &[], soon())
        .unwrap_err();
    assert!(error.to_string().contains("not what was shown"), "{error}");
    assert_eq!(made(&world), 0);

    // Nor does a tick: neither of what has changed since it was shown, nor of what fits otherwise.
    let before = look(&world, "email").list.rows.remove(0);
    world.shop.db.run("UPDATE tblproducts SET name = 'Again'");
    let row = look(&world, "email").list.rows.remove(0);
    let other = look(&world, "none").list.rows.remove(0);
    assert_eq!(before.id, row.id);
    let import = |ticked: &Importable| {
        let ticked = [ticked.shown.clone()];
        admin
            .import(&Wrap, CAPABILITIES, "email", "", &ticked, soon())
            .unwrap()
    };
    for (changed, name) in [(&before, &row.name), (&other, &other.name)] {
        let imported = import(changed);
        assert_eq!(imported.done, 0);
        let refused =
            format!("{name} is not what was shown any more; look at it again, then import it");
        assert_eq!(imported.refused, [refused]);
    }
    assert_eq!(made(&world), 0);
    let imported = import(&row);
    assert_eq!((imported.done, imported.refused.len()), (1, 0));
}

#[test]
fn the_name_of_another_clients_account_is_refused_before_anything_is_written() {
    let (world, product) = by_hand();
    tick(&world, product);
    let store = world.shop.store();
    let operator = store.meta().unwrap().text("operator").unwrap().to_owned();
    let other = world.shop.client("Other", "Client", "other@shop.example");
    let owned = [("carls-own".to_owned(), other)];
    store.ensure_accounts(&operator, &owned).unwrap();
    let imported = say_yes(&world, "email").unwrap();
    assert_eq!((imported.done, imported.refused.len()), (0, 1));
    assert!(imported.refused[0].contains("carls-own belongs to another client"));
    let named = "SELECT COUNT(*) FROM mod_aflexi_cdn_services WHERE own_name IS NOT NULL";
    assert_eq!((made(&world), world.shop.db.number(named)), (0, 0));
}

/// A worker may have given the service another account since it was looked at.
#[test]
fn no_account_becomes_ours_that_no_service_has() {
    let (world, product) = by_hand();
    tick(&world, product);
    let row = look(&world, "email").list.rows.remove(0);
    let store = world.shop.store();
    let operator = store.meta().unwrap().text("operator").unwrap().to_owned();
    let names = [row.name.clone()];
    store
        .ensure_accounts(&operator, &[(row.name.clone(), row.client)])
        .unwrap();
    let account = store.accounts_named(&operator, &names).unwrap()[0].id;
    assert_eq!(store.become_ours(&[row.id], &[account]), Ok(vec![]));
    store.bind(&[(row.services[0], account)]).unwrap();
    let ours = store.become_ours(&[row.id], &[account]);
    assert_eq!(ours, Ok(vec![(row.id, account)]));
}

#[test]
fn while_it_is_asked_whose_the_accounts_are_nothing_is_imported() {
    let (world, product) = by_hand();
    tick(&world, product);
    world.work(Trigger::Page);
    let shown = look(&world, "email").shown;
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_meta SET value = 'elsewhere' WHERE name = 'site'");
    let error = world
        .admin()
        .import(&Wrap, CAPABILITIES, "email", &shown, &[], soon())
        .unwrap_err();
    assert!(error.to_string().contains("in question"), "{error}");
}

/// Whatever was carried out before a crash: the next yes completes it, and nobody is made twice.
#[test]
fn an_import_that_was_interrupted_at_any_statement_is_completed_by_the_next() {
    use super::upgrade::at_every_statement;

    let (world, product) = by_hand();
    tick(&world, product);
    let db = &world.shop.db;
    db.run("DELETE FROM mod_aflexi_cdn_hints");
    db.run("DELETE FROM mod_aflexi_cdn_jobs");
    let row = look(&world, "email").list.rows.remove(0);
    let rewind = || {
        for table in ["accounts", "services", "jobs", "log"] {
            db.run(&format!("DELETE FROM mod_aflexi_cdn_{table}"));
        }
    };
    let import_of = |store: Store<'_>, fit: &str, ticked: &Importable| {
        let admin = sync::Admin {
            store,
            actor: "admin 1",
        };
        admin
            .import(
                &Wrap,
                CAPABILITIES,
                fit,
                "",
                std::slice::from_ref(&ticked.shown),
                soon(),
            )
            .map(|imported| imported.done)
    };
    let import = |store: Store<'_>| import_of(store, "email", &row).map(drop);
    at_every_statement(db, rewind, import, |after| {
        let owned = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts a
                     JOIN mod_aflexi_cdn_services s ON s.account_id = a.id WHERE a.remote_id IS NOT NULL";
        let made = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL";
        assert_eq!(
            db.number(owned),
            db.number(made),
            "after {after}: none is nobody's and ours"
        );
        if db.number(made) == 0 {
            // The service may have got the name already: then that fits, too.
            let store = world.shop.store();
            let done = ["email", "exact"].map(|fit| {
                let rows = look(&world, fit).list.rows;
                let same = rows.iter().find(|found| found.id == row.id);
                same.map_or(0, |found| import_of(store, fit, found).unwrap())
            });
            assert_eq!(done.iter().sum::<usize>(), 1, "after {after}");
        }
        assert_eq!((db.number(owned), db.number(made)), (1, 1), "after {after}");
    });
}

#[test]
fn a_thousand_are_shown_in_pages_and_adopted_as_a_long_work() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let planted: Vec<_> = (0..1000)
        .map(|n| serde_json::json!({"name": format!("own{n}"), "email": format!("a{n}@shop.example"),
                                    "display_name": "By Hand", "package": "Old", "password": "theirs"}))
        .collect();
    world
        .sandbox
        .control("POST", "accounts", &serde_json::json!(planted).to_string());
    let db = &world.shop.db;
    db.run("SET @mode = @@sql_mode, sql_mode = ''");
    for sql in [
        "INSERT INTO tblclients (id, firstname, lastname, email, status)
         SELECT 1000 + seq, 'Anna', seq, CONCAT('a', seq, '@shop.example'), 'Active' FROM seq_0_to_999",
        &format!(
            "INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle)
             SELECT 1000 + seq, 1000 + seq, {product}, CONCAT('user', seq), 'Active', 'Monthly' FROM seq_0_to_999"
        ),
        "INSERT INTO tblinvoices (id, userid, status, datepaid, total)
         SELECT 1000 + seq, 1000 + seq, 'Paid', NOW(), 10 FROM seq_0_to_999",
        "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid, amount)
         SELECT 1000 + seq, 1000 + seq, 'Hosting', 1000 + seq, 10 FROM seq_0_to_999",
    ] {
        db.run(sql);
    }
    db.run("SET sql_mode = @mode");
    read_the_list(&world);
    let shown = look(&world, "email");
    assert_eq!(
        (shown.counts.email, shown.list.pages, shown.list.rows.len()),
        (1000, 20, 50)
    );
    assert_eq!(shown.consequences.package, 1000);

    let imported = say_yes(&world, "email").unwrap();
    assert_eq!(
        (imported.done, imported.left),
        (1000, 0),
        "{:?}",
        imported.refused.first()
    );
    let work = sync::long_work(world.shop.store()).unwrap().remove(0);
    assert_eq!(
        (work.what.as_str(), work.by.as_str(), work.total),
        ("import", "admin 1", 1000)
    );
    while world.work(Trigger::Page).remaining > 0 {}
    assert_eq!(creates(&world), 0);
    assert_eq!(look(&world, "").counts, Default::default());
    let settled = "SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE applied_package = 'Boost'";
    assert_eq!(db.number(settled), 1000);
}
