//! The welcome e-mail: its template is made once, it is due for accounts that we made, and is sent once.

use aflexi_cdn::sync::{
    self, Letter, Settings, Trigger, next_welcome, sends_welcome, upgrade, welcomed,
};
use aflexi_cdn::whmcs::{DueWelcome, Origin, SCHEMA, Store, WelcomeEnd};

use super::mariadb::{Connection, LAX, STRICT};
use super::shop::{BRAND, Shop};
use super::world::{World, Wrap, settings, work_with};

const TEMPLATES: &str = "SELECT CONCAT_WS('|', type, name, disabled, custom, language, plaintext)
    FROM tblemailtemplates WHERE name LIKE '%CDN%' ORDER BY id";

fn on() -> Settings {
    Settings {
        welcome: true,
        ..settings()
    }
}

/// A world where a service of each of these customers waits to be worked on.
fn customers(names: &[&str]) -> World {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = names
        .iter()
        .map(|name| world.shop.customer(product, name).1)
        .collect();
    let store = world.shop.store();
    store.open_jobs(&services, "test", Origin::Event).unwrap();
    world
}

fn work(world: &World) -> sync::Report {
    work_with(&world.shop, &world.aflexi(), Trigger::Page, &on()).unwrap()
}

fn next(shop: &Shop) -> Option<Letter> {
    next_welcome(shop.store(), &Wrap, &on(), "cron").unwrap()
}

fn end(shop: &Shop, letter: &Letter, failure: &str) {
    let (account, attempt) = (letter.account, letter.attempt);
    welcomed(shop.store(), &on(), account, attempt, failure, "cron").unwrap();
}

/// State and tries of every account, by name.
fn states(shop: &Shop) -> Vec<String> {
    shop.db.texts(
        "SELECT CONCAT(name, ' ', COALESCE(welcome, '-'), ' ', welcome_tries) FROM mod_aflexi_cdn_accounts
         ORDER BY name",
    )
}

fn log(shop: &Shop) -> Vec<String> {
    shop.db.texts(
        "SELECT CONCAT(action, ' ', result, ' by ', actor) FROM mod_aflexi_cdn_log
         WHERE action LIKE '%welcome%' ORDER BY id",
    )
}

fn minutes_later(shop: &Shop, minutes: i64) {
    shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_accounts SET welcome_at = welcome_at - INTERVAL {minutes} MINUTE"
    ));
}

#[test]
fn the_template_is_made_once_in_strict_and_lax_sessions() {
    for mode in [STRICT, LAX] {
        let db = Connection::to_new_database(mode);
        let store = Store::new(&db, BRAND);
        sync::install(store).unwrap();
        sync::install(store).unwrap();
        assert_eq!(
            db.texts(TEMPLATES),
            ["product|Aflexi CDN Welcome|0|1||0"],
            "{mode}"
        );
        assert!(sends_welcome(store, &on()).unwrap());
        assert!(!sends_welcome(store, &settings()).unwrap());
    }
}

#[test]
fn as_it_comes_it_names_no_password_and_uses_nothing_that_whmcs_forbids() {
    let shop = Shop::new();
    let texts = shop
        .db
        .texts("SELECT CONCAT(subject, message) FROM tblemailtemplates");
    let text = &texts[0];
    for field in [
        "$cdn_username",
        "$cdn_package",
        "$cdn_page_url",
        "$cdn_portal_url",
        "$client_name",
        "$service_domain",
        "$signature",
    ] {
        assert!(text.contains(field), "{field}");
    }
    for forbidden in [
        "cdn_password",
        "service_password",
        "{php",
        "{include",
        "Aflexi",
    ] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    let store = shop.store();
    assert!(
        !store
            .template_says(BRAND.welcome_template, "$cdn_password")
            .unwrap()
    );
}

#[test]
fn an_upgrade_makes_it_as_well_and_again_after_a_half_run() {
    let shop = Shop::new();
    shop.db.run("SET sql_mode = 'TRADITIONAL'");
    shop.db.run("DELETE FROM tblemailtemplates");
    shop.db
        .run("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'welcome_template'");
    shop.db
        .run("UPDATE mod_aflexi_cdn_meta SET value = '3' WHERE name = 'schema'");
    assert_eq!(upgrade(shop.store()).unwrap(), SCHEMA);
    assert_eq!(shop.db.texts(TEMPLATES).len(), 1);
    // Made, and not remembered.
    shop.db
        .run("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'welcome_template'");
    shop.db
        .run("UPDATE mod_aflexi_cdn_meta SET value = '3' WHERE name = 'schema'");
    upgrade(shop.store()).unwrap();
    assert_eq!(shop.db.texts(TEMPLATES).len(), 1);
}

#[test]
fn one_that_was_there_is_adopted_as_it_is() {
    let db = Connection::to_new_database(LAX);
    let id = db.insert(
        "INSERT INTO tblemailtemplates (type, name, subject, message) VALUES ('product', 'Aflexi CDN Welcome', 'S', 'M')",
    );
    let store = Store::new(&db, BRAND);
    sync::install(store).unwrap();
    let templates = "SELECT CONCAT_WS('|', id, subject, message) FROM tblemailtemplates";
    assert_eq!(db.texts(templates), [format!("{id}|S|M")]);
    db.run("UPDATE tblemailtemplates SET name = 'Hello'");
    assert_eq!(store.welcome_template().unwrap().unwrap().name, "Hello");
}

#[test]
fn one_that_was_renamed_is_the_same_and_one_that_was_deleted_stays_so() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    shop.db
        .run("UPDATE tblemailtemplates SET name = 'Hello CDN', message = 'mine'");
    sync::install(shop.store()).unwrap();
    let texts = shop
        .db
        .texts("SELECT CONCAT(name, message) FROM tblemailtemplates");
    assert_eq!(texts, ["Hello CDNmine"]);

    shop.db.run("UPDATE tblemailtemplates SET disabled = 1");
    assert!(next(shop).is_none());
    shop.db.run("UPDATE tblemailtemplates SET disabled = 0");

    shop.db.run("RENAME TABLE tblemailtemplates TO away");
    shop.db.run("CREATE TABLE tblemailtemplates LIKE away");
    sync::install(shop.store()).unwrap();
    assert_eq!(shop.db.number("SELECT COUNT(*) FROM tblemailtemplates"), 0);
    assert!(!sends_welcome(shop.store(), &on()).unwrap());
    assert!(next(shop).is_none());
    assert_eq!(states(shop), ["anna due 0"], "nothing is claimed");

    shop.db
        .run("INSERT INTO tblemailtemplates SELECT * FROM away");
    assert_eq!(next(shop).unwrap().template, "Hello CDN");
}

#[test]
fn after_a_deletion_one_that_the_host_makes_under_its_name_is_used() {
    let db = Connection::to_new_database(LAX);
    let store = Store::new(&db, BRAND);
    sync::install(store).unwrap();
    db.run("DELETE FROM tblemailtemplates");
    let row = "INSERT INTO tblemailtemplates (type, name, language) VALUES";
    db.run(&format!("{row} ('general', 'Aflexi CDN Welcome', '')"));
    db.run(&format!(
        "{row} ('product', 'Aflexi CDN Welcome', 'german')"
    ));
    assert_eq!(store.welcome_template().unwrap(), None);
    db.run(&format!("{row} ('product', 'Aflexi CDN Welcome', '')"));
    assert!(store.welcome_template().unwrap().is_some());
}

#[test]
fn it_is_due_for_accounts_that_we_made_while_it_is_switched_on() {
    let world = customers(&["anna"]);
    world.work(Trigger::Page);
    assert_eq!(states(&world.shop), ["anna - 0"], "switched off");

    let world = customers(&["anna", "ben"]);
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"user.create","times":1}]"#);
    work(&world);
    world.skip_the_waiting();
    assert_eq!(work(&world).remaining, 0);
    assert_eq!(
        states(&world.shop),
        ["anna due 0", "ben due 0"],
        "also if the answer was lost"
    );
}

#[test]
fn it_is_not_due_for_accounts_that_were_there() {
    let world = customers(&["anna"]);
    work(&world);
    // The same account, unknown again: its e-mail is the client's.
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_services");
    world.shop.db.run("DELETE FROM mod_aflexi_cdn_accounts");
    world
        .shop
        .db
        .run("UPDATE mod_aflexi_cdn_jobs SET state = 'due', due_at = UTC_TIMESTAMP()");
    assert_eq!(work(&world).adopted, 1);
    assert_eq!(states(&world.shop), ["anna - 0"]);
}

#[test]
fn a_letter_says_what_the_template_needs() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    let letter = next(shop).unwrap();
    let service = shop.db.number("SELECT MAX(id) FROM tblhosting");
    assert_eq!((letter.service, letter.attempt), (service, 1));
    assert_eq!(
        [
            &letter.name,
            &letter.operator,
            &letter.package,
            &letter.template
        ],
        ["anna", "42", "Boost", "Aflexi CDN Welcome"]
    );
    assert_eq!(letter.portal_url, "http://portal.aflexi.net/p/sandbox");
    assert!(letter.password.is_none());
    end(shop, &letter, "");
    assert_eq!(states(shop), ["anna sent 1"]);
    assert_eq!(log(shop), ["welcome done by cron"]);
    assert!(next(shop).is_none());
}

#[test]
fn a_password_is_opened_only_if_a_language_of_the_template_names_it() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    shop.db.run("SET sql_mode = ''");
    shop.db.run(
        "INSERT INTO tblemailtemplates (type, name, message, language)
         VALUES ('product', 'Aflexi CDN Welcome', 'Ihr Passwort: {$cdn_password}', 'german')",
    );
    let password = next(shop).unwrap().password.unwrap();
    assert_eq!(password.reveal(), world.password("anna/42"));
}

#[test]
fn without_the_password_that_the_template_names_nothing_is_sent() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    shop.db
        .run("UPDATE tblemailtemplates SET message = '{$cdn_password}'");
    shop.db
        .run("UPDATE mod_aflexi_cdn_accounts SET password_cipher = NULL");
    assert!(next(shop).is_none());
    assert_eq!(states(shop), ["anna failed 1"]);
    let why = shop
        .db
        .texts("SELECT detail FROM mod_aflexi_cdn_log WHERE action = 'welcome'");
    assert_eq!(why, [r#"{"code":"welcome_no_password","args":{}}"#]);
}

#[test]
fn it_waits_for_a_new_password_and_while_the_account_is_not_active() {
    for (state, back) in [
        ("password_next = 'x'", "password_next = NULL"),
        ("applied_status = 'suspended'", "applied_status = 'active'"),
        ("operator = '43'", "operator = '42'"),
    ] {
        let world = customers(&["anna"]);
        let shop = &world.shop;
        work(&world);
        shop.db
            .run(&format!("UPDATE mod_aflexi_cdn_accounts SET {state}"));
        assert!(next(shop).is_none(), "{state}");
        shop.db
            .run(&format!("UPDATE mod_aflexi_cdn_accounts SET {back}"));
        assert!(next(shop).is_some(), "{back}");
    }
}

#[test]
fn in_a_copy_of_the_site_nobody_is_written_to() {
    let world = customers(&["anna"]);
    work(&world);
    let db = &world.shop.db;
    db.run("UPDATE mod_aflexi_cdn_meta SET value = 'shop.example (other)' WHERE name = 'site'");
    assert!(next(&world.shop).is_none());
    assert_eq!(states(&world.shop), ["anna due 0"]);
}

#[test]
fn the_service_is_the_entitled_one_of_the_highest_id() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    let client = shop.db.number("SELECT MAX(id) FROM tblclients");
    let product = shop.db.number("SELECT MAX(id) FROM tblproducts");
    let entitled = shop.service(client, product, "anna");
    shop.invoice(client, "Paid", &[("Hosting", entitled)]);
    let suspended = shop.service(client, product, "anna");
    let store = shop.store();
    store
        .open_jobs(&[entitled, suspended], "test", Origin::Event)
        .unwrap();
    work(&world);
    assert_eq!(next(shop).unwrap().service, entitled);
}

#[test]
fn a_client_to_whom_the_service_went_over_is_not_sent_the_former_ones_account() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    let bob = shop.client("Bob", "Doe", "bob@shop.example");
    shop.db
        .run(&format!("UPDATE tblhosting SET userid = {bob}"));
    assert!(next(shop).is_none());
    assert_eq!(states(shop), ["anna failed 1"]);
}

#[test]
fn an_account_whose_services_are_gone_is_given_up() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    shop.db.run("DELETE FROM tblhosting");
    assert!(next(shop).is_none());
    assert_eq!(states(shop), ["anna failed 1"]);
}

#[test]
fn of_two_at_once_each_letter_is_one_process_s() {
    let names: Vec<String> = (0..20).map(|number| format!("user{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let world = customers(&names);
    work(&world);
    let connections = [world.shop.db.another(), world.shop.db.another()];
    let mut taken: Vec<String> = std::thread::scope(|scope| {
        let threads = connections.map(|db| {
            scope.spawn(move || {
                let store = Store::new(&db, BRAND);
                let mut taken = Vec::new();
                while let Some(letter) = next_welcome(store, &Wrap, &on(), "cron").unwrap() {
                    welcomed(store, &on(), letter.account, letter.attempt, "", "cron").unwrap();
                    taken.push(letter.name);
                }
                taken
            })
        });
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    taken.sort();
    let mut expected: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    expected.sort();
    assert_eq!(taken, expected);
}

#[test]
fn a_claim_succeeds_once() {
    let world = customers(&["anna"]);
    work(&world);
    let store = world.shop.store();
    let due = store.due_welcome().unwrap().unwrap();
    assert_eq!((due.tries, due.abandoned), (0, false));
    assert!(store.claim_welcome(due).unwrap());
    assert!(!store.claim_welcome(due).unwrap());
    assert!(!store.claim_welcome(DueWelcome { tries: 1, ..due }).unwrap());
}

#[test]
fn a_failure_is_tried_again_twice_and_then_given_up() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    for (minutes, attempt) in [(0, 1), (15, 2), (12 * 60, 3)] {
        if minutes > 0 {
            minutes_later(shop, minutes - 1);
            assert!(next(shop).is_none(), "not before {minutes} minutes");
            minutes_later(shop, 1);
        }
        let letter = next(shop).unwrap();
        assert_eq!(letter.attempt, attempt);
        end(shop, &letter, "Sending Failed");
    }
    assert_eq!(states(shop), ["anna failed 3"]);
    minutes_later(shop, 3 * 24 * 60);
    assert!(next(shop).is_none());
    assert_eq!(log(shop), ["welcome failed by cron"; 3]);
    assert_eq!(shop.store().failed_welcomes(7).unwrap(), 1);
    minutes_later(shop, 5 * 24 * 60);
    assert_eq!(shop.store().failed_welcomes(7).unwrap(), 0);
}

#[test]
fn one_that_was_cut_off_is_sent_once_more_and_no_more() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    let first = next(shop).unwrap();
    minutes_later(shop, 9);
    assert!(next(shop).is_none(), "it may be under way");
    minutes_later(shop, 2);
    let second = next(shop).unwrap();
    assert_eq!((first.attempt, second.attempt), (1, 2));
    end(shop, &first, "too late to tell");
    assert_eq!(states(shop), ["anna sending 2"]);
    minutes_later(shop, 11);
    assert!(next(shop).is_none());
    assert_eq!(states(shop), ["anna failed 3"]);
    assert_eq!(log(shop), ["welcome failed by cron"]);
}

#[test]
fn an_admin_has_it_sent_again() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    let account = shop.db.number("SELECT id FROM mod_aflexi_cdn_accounts");
    let letter = next(shop).unwrap();
    let busy = world.admin().resend_welcome(&on(), account).unwrap_err();
    assert!(busy.to_string().contains("being worked on"), "{busy}");
    let store = shop.store();
    for end in [WelcomeEnd::Sent, WelcomeEnd::Failed, WelcomeEnd::Again(600)] {
        assert!(store.end_welcome(account, store_tries(shop), end).unwrap());
        world.admin().resend_welcome(&on(), account).unwrap();
        assert_eq!(states(shop), ["anna due 0"], "{end:?}");
        assert_eq!(next(shop).unwrap().account, letter.account);
    }
    assert_eq!(log(shop), ["resend_welcome done by admin 1"; 3]);
}

fn store_tries(shop: &Shop) -> i64 {
    shop.db
        .number("SELECT welcome_tries FROM mod_aflexi_cdn_accounts")
}

#[test]
fn it_is_not_sent_again_where_none_is_sent() {
    let world = customers(&["anna"]);
    let shop = &world.shop;
    work(&world);
    let account = shop.db.number("SELECT id FROM mod_aflexi_cdn_accounts");
    let refusal = |settings: &Settings| {
        let refused = world.admin().resend_welcome(settings, account);
        refused.unwrap_err().to_string()
    };
    assert!(refusal(&settings()).ends_with("switched off in the settings of the addon"));
    shop.db
        .run("UPDATE mod_aflexi_cdn_accounts SET applied_status = 'suspended'");
    assert!(refusal(&on()).ends_with("the account is not active"));
    shop.db
        .run("UPDATE mod_aflexi_cdn_accounts SET remote_id = NULL");
    assert!(refusal(&on()).ends_with("the account is not made yet"));
    shop.db.run("UPDATE tblemailtemplates SET disabled = 1");
    assert!(refusal(&on()).ends_with("its template is disabled in WHMCS"));
    shop.db.run("DELETE FROM tblemailtemplates");
    assert!(refusal(&on()).ends_with("its template was deleted in WHMCS"));
    assert_eq!(log(shop), Vec::<String>::new());
}
