//! Moving over from an earlier plugin: its tables in every shape they were in, and its accounts.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::time::Duration;

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::sync::{
    self, Consent, Credentials, Error, MovedOver, Trigger, Vault, has_legacy, legacy_page,
    move_over, publishers, reveal,
};
use aflexi_cdn::whmcs::{
    Database, DatabaseError, PublisherFilter, PublisherOrder, Row, Store, Value,
};

use super::mariadb::{Connection, LAX, STRICT};
use super::sandbox_server::{KEY, LOGIN};
use super::shop::{BRAND, Shop};
use super::world::{World, Wrap, settings};

const SURE: Consent = Consent {
    sure: true,
    anyway: false,
};
const ANYWAY: Consent = Consent {
    sure: true,
    anyway: true,
};
const USUAL_URL: &str = "https://api.aflexi.net/core/xmlrpc";

/// What the tables looked like in a version of it.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// The key of a table was unique.
    unique: bool,
    /// Settings beside the credentials.
    settings: &'static [(&'static str, &'static str)],
}

/// As the last version left them.
const LATEST: Shape = Shape {
    unique: true,
    settings: &[
        ("populate_domain", "no"),
        ("oauth_consumer_key", "oauth-key-1"),
        ("oauth_consumer_secret", "oauth-secret-1"),
        (
            "integration_operator",
            "http://portal.aflexi.net/mini_operator.php",
        ),
        ("db_schema", "20110310153500"),
    ],
};

const SHAPES: [Shape; 4] = [
    LATEST,
    // Between the two upgrades.
    Shape {
        unique: true,
        settings: &[
            ("oauth_consumer_secret", "oauth-secret-1"),
            ("db_schema", "20101117115200"),
        ],
    },
    // Before the first one.
    Shape {
        unique: false,
        settings: &[("oauth_consumer_secret", "oauth-secret-1")],
    },
    // The oldest, with addresses of their own.
    Shape {
        unique: false,
        settings: &[
            ("xmlrpc_core", "http://api.aflexi.net/core/xmlrpc"),
            ("xmlrpc_stats", "http://api.aflexi.net/stats/xmlrpc"),
            ("portal_mini", "http://portal.aflexi.net/mini.php"),
        ],
    },
];

fn make(db: &Connection, shape: Shape, charset: &str) {
    let unique = if shape.unique { "UNIQUE" } else { "" };
    for table in ["", "_publisher", "_package"] {
        db.run(&format!(
            "CREATE TABLE mod_aflexicdn{table} (`key` VARCHAR(255) NOT NULL, `value` TEXT NOT NULL,
               {unique} KEY `key` (`key`)) DEFAULT CHARSET={charset}"
        ));
    }
    let credentials = [("auth_username", LOGIN), ("auth_key", KEY)];
    for (key, value) in credentials.iter().chain(shape.settings) {
        set(db, "", key, value);
    }
}

/// Without a unique key the same statement adds a row.
fn set(db: &Connection, table: &str, key: &str, value: &str) {
    let values: [Value; 2] = [key.into(), value.into()];
    let sql = format!("REPLACE INTO mod_aflexicdn{table} (`key`, `value`) VALUES (?, ?)");
    db.execute(&sql, &values).unwrap();
}

fn password(db: &Connection, name: &str, password: &str) {
    set(db, "_publisher", name, password);
}

fn take_over(store: Store<'_>) -> MovedOver {
    move_over(store, &Wrap, "activation").unwrap().unwrap()
}

/// All text that stands in tables of these names.
fn dump(db: &Connection, tables: &str) -> String {
    let tables = db.texts(&format!(
        "SELECT table_name FROM information_schema.tables
         WHERE table_schema = DATABASE() AND table_name LIKE '{tables}'"
    ));
    let mut text = String::new();
    for table in tables {
        for row in db.query(&format!("SELECT * FROM `{table}`"), &[]).unwrap() {
            text.push_str(&format!("{row:?}\n"));
        }
    }
    text
}

fn setting(db: &Connection, name: &str) -> String {
    let sql = "SELECT value FROM tbladdonmodules WHERE module = 'aflexi_cdn' AND setting = ?";
    let rows = db.query(sql, &[name.into()]).unwrap();
    rows.iter().map(|row| row.cells().text().unwrap()).collect()
}

/// The password that was kept of an account, by opening it as the worker does: through an adoption.
fn kept(db: &Connection) -> Vec<String> {
    db.texts(
        "SELECT CONCAT(name, '>', COALESCE(account, '-'), IF(password_cipher IS NULL, '', '*'))
         FROM mod_aflexi_cdn_legacy ORDER BY name",
    )
}

#[test]
fn every_shape_of_its_tables_is_taken_over_and_no_secret_is_left_in_clear() {
    for shape in &SHAPES {
        for (charset, mode) in [("latin1", STRICT), ("utf8", LAX)] {
            let shop = Shop::with_sql_mode(mode);
            let db = &shop.db;
            make(db, *shape, charset);
            password(db, "anna", "clear-anna");
            password(db, "a.b@shop.example", "clear-mail");
            password(db, "nopass", "");
            let case = format!("{shape:?} {charset} {mode}");
            let moved = take_over(shop.store());
            assert_eq!(moved.credentials, Credentials::Taken, "{case}");
            assert_eq!(
                (moved.login.as_str(), moved.left_total),
                (LOGIN, 0),
                "{case}"
            );
            assert_eq!(
                kept(db),
                [
                    "a.b@shop.example>a_b_shop_example*",
                    "anna>anna*",
                    "nopass>nopass"
                ],
                "{case}"
            );
            assert_eq!(setting(db, "username"), LOGIN, "{case}");
            assert_eq!(setting(db, "api_url"), USUAL_URL, "{case}");
            assert_eq!(setting(db, "auth_key"), "", "{case}");
            let stored = sync::read_settings(shop.store(), &Wrap).unwrap();
            assert_eq!(sync::not_configured(shop.store(), &stored).unwrap(), None);
            let secrets = [KEY, "clear-anna", "clear-mail", "oauth-secret-1"];
            let ours = dump(db, "mod_aflexi_cdn\\_%") + &dump(db, "tbl%");
            for secret in secrets {
                assert!(!ours.contains(secret), "{case} {secret}");
            }
            let admin = sync::Admin {
                store: shop.store(),
                actor: "admin 1",
            };
            assert!(has_legacy(shop.store()).unwrap(), "{case}");
            admin.remove_legacy_secrets(&Wrap, SURE).unwrap();
            let all = dump(db, "%");
            for secret in secrets {
                assert!(!all.contains(secret), "{case} {secret}");
            }
            assert!(all.contains("remove_clear_text"), "it is logged");
            admin.finish_moving(&Wrap).unwrap();
            assert!(!has_legacy(shop.store()).unwrap(), "{case}");
        }
    }
}

#[test]
fn without_its_tables_or_without_anything_in_them_there_is_nothing() {
    let shop = Shop::new();
    assert_eq!(move_over(shop.store(), &Wrap, "activation").unwrap(), None);
    assert!(!has_legacy(shop.store()).unwrap());
    make(&shop.db, LATEST, "utf8");
    for table in ["", "_publisher", "_package"] {
        shop.db.run(&format!("DELETE FROM mod_aflexicdn{table}"));
    }
    assert_eq!(move_over(shop.store(), &Wrap, "activation").unwrap(), None);
    assert!(!has_legacy(shop.store()).unwrap());
    assert_eq!(setting(&shop.db, "username"), "");
    // Half-filled: a user name without a key, and one table alone.
    set(&shop.db, "", "auth_username", LOGIN);
    shop.db.run("DROP TABLE mod_aflexicdn_publisher");
    assert_eq!(move_over(shop.store(), &Wrap, "activation").unwrap(), None);
    set(&shop.db, "", "oauth_consumer_secret", "x");
    let moved = take_over(shop.store());
    assert_eq!(moved.credentials, Credentials::None);
    assert_eq!(setting(&shop.db, "username"), "");
}

#[test]
fn tables_that_cannot_be_read_are_something_to_show() {
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    shop.db
        .run("ALTER TABLE mod_aflexicdn_publisher CHANGE `value` `odd` TEXT");
    assert!(has_legacy(shop.store()).unwrap());
    assert!(move_over(shop.store(), &Wrap, "activation").is_err());
}

#[test]
fn of_duplicate_rows_the_last_counts() {
    let shop = Shop::new();
    make(&shop.db, SHAPES[2], "latin1");
    set(&shop.db, "", "auth_username", "second");
    set(&shop.db, "", "auth_key", "AK-second");
    let moved = take_over(shop.store());
    assert_eq!(moved.login, "second");
    assert_eq!(setting(&shop.db, "username"), "second");
    let key_for = shop.store().meta().unwrap();
    let wanted = format!("{USUAL_URL}\nsecond");
    assert_eq!(key_for.text("auth_key_for"), Some(wanted.as_str()));
}

#[test]
fn what_an_admin_typed_stays() {
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    shop.db.run(
        "INSERT INTO tbladdonmodules (module, setting, value) VALUES
           ('aflexi_cdn', 'username', 'another'), ('aflexi_cdn', 'auth_key', 'typed')",
    );
    assert_eq!(take_over(shop.store()).credentials, Credentials::Own);
    assert_eq!(setting(&shop.db, "username"), "another");
    assert_eq!(setting(&shop.db, "auth_key"), "typed");
    assert_eq!(shop.store().meta().unwrap().text("auth_key"), None);
}

#[test]
fn what_cannot_be_taken_over_is_told_and_lost_only_if_an_admin_says_so() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "utf8mb4");
    let html = "<b onmouseover='x'>&amp;\\\"</b>";
    password(db, "html", html);
    password(db, "<script>alert(1)</script>", "name");
    password(db, "long", &"x".repeat(65_535));
    let moved = take_over(shop.store());
    assert_eq!((moved.left_total, moved.left), (1, vec!["long".to_owned()]));
    assert_eq!(
        kept(db),
        ["<script>alert(1)</script>>-*", "html>html*", "long>long"]
    );
    let admin = sync::Admin {
        store: shop.store(),
        actor: "admin 1",
    };
    let unsure = admin.remove_legacy_secrets(&Wrap, Consent::default());
    assert!(
        unsure
            .unwrap_err()
            .to_string()
            .contains("nothing was removed")
    );
    let refused = admin.remove_legacy_secrets(&Wrap, SURE).unwrap_err();
    assert!(refused.to_string().contains("(long)"), "{refused}");
    assert!(dump(db, "mod_aflexicdn_publisher").contains("onmouseover"));
    assert!(admin.finish_moving(&Wrap).is_err(), "secrets are there");
    admin.remove_legacy_secrets(&Wrap, ANYWAY).unwrap();
    assert!(!dump(db, "mod_aflexicdn%").contains("xxx"));
}

/// A connection that is lost at a statement.
struct Dying<'a> {
    db: &'a Connection,
    left: Cell<u32>,
}

impl Database for Dying<'_> {
    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        let left = self.left.get();
        if left == 0 {
            return Err(DatabaseError::new("gone"));
        }
        self.left.set(left - 1);
        self.db.query(sql, parameters)
    }

    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError> {
        let left = self.left.get();
        if left == 0 {
            return Err(DatabaseError::new("gone"));
        }
        self.left.set(left - 1);
        self.db.execute(sql, parameters)
    }
}

#[test]
fn interrupted_at_any_statement_and_repeated_it_ends_as_in_one_go() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "latin1");
    for number in 0..250 {
        password(db, &format!("user{number}"), &format!("clear-{number}"));
    }
    let reset = || {
        db.run("DELETE FROM mod_aflexi_cdn_legacy");
        db.run("DELETE FROM tbladdonmodules");
        db.run("DELETE FROM mod_aflexi_cdn_meta WHERE name LIKE 'auth%' OR name LIKE 'legacy%' OR name = 'data_key'");
    };
    for statements in 0.. {
        reset();
        let dying = Dying {
            db,
            left: Cell::new(statements),
        };
        let first = move_over(Store::new(&dying, BRAND), &Wrap, "activation");
        let moved = take_over(shop.store());
        let case = format!("after {statements} statements");
        assert_eq!(moved.credentials, Credentials::Taken, "{case}");
        assert_eq!(moved.left_total, 0, "{case}");
        assert_eq!(setting(db, "username"), LOGIN, "{case}");
        assert_eq!(setting(db, "api_url"), USUAL_URL, "{case}");
        assert_eq!(kept(db).len(), 250, "{case}");
        let stored = sync::read_settings(shop.store(), &Wrap).unwrap();
        let missing = sync::not_configured(shop.store(), &stored).unwrap();
        assert_eq!(missing, None, "{case}");
        if first.is_ok() {
            assert!(statements > 10, "{case}");
            break;
        }
    }
}

#[test]
fn a_removal_that_was_interrupted_at_any_statement_is_completed_by_another() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "latin1");
    password(db, "anna", "clear-anna");
    take_over(shop.store());
    let remove = |db: &dyn Database| {
        let admin = sync::Admin {
            store: Store::new(db, BRAND),
            actor: "admin 1",
        };
        admin.remove_legacy_secrets(&Wrap, SURE)
    };
    for statements in 0.. {
        db.run("UPDATE mod_aflexicdn_publisher SET value = 'clear-anna'");
        set(db, "", "auth_key", KEY);
        let dying = Dying {
            db,
            left: Cell::new(statements),
        };
        let first = remove(&dying);
        if shop.store().count_legacy_secrets().unwrap() > 0 {
            remove(db).unwrap();
        }
        let left = dump(db, "mod_aflexicdn%");
        let case = format!("after {statements} statements");
        assert!(
            !left.contains("clear-anna") && !left.contains(KEY),
            "{case}"
        );
        let stored = sync::read_settings(shop.store(), &Wrap).unwrap();
        let missing = sync::not_configured(shop.store(), &stored).unwrap();
        assert_eq!(missing, None, "{case}");
        if first.is_ok() {
            assert!(statements > 10, "{case}");
            break;
        }
    }
}

#[test]
fn a_key_that_does_not_fit_the_settings_any_more_is_not_removed() {
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    take_over(shop.store());
    shop.db.run(
        "UPDATE tbladdonmodules SET value = 'https://other.example/' WHERE setting = 'api_url'",
    );
    let admin = sync::Admin {
        store: shop.store(),
        actor: "admin 1",
    };
    let refused = admin.remove_legacy_secrets(&Wrap, SURE).unwrap_err();
    assert!(refused.to_string().contains("type the key"), "{refused}");
    assert!(dump(&shop.db, "mod_aflexicdn").contains(KEY));
}

#[test]
fn two_at_once_take_everything_over_once() {
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    for number in 0..50 {
        password(&shop.db, &format!("user{number}"), "clear");
    }
    let connections = [shop.db.another(), shop.db.another()];
    std::thread::scope(|scope| {
        for db in connections {
            scope.spawn(move || {
                let moved = take_over(Store::new(&db, BRAND));
                assert_eq!(
                    (moved.credentials, moved.left_total),
                    (Credentials::Taken, 0)
                );
            });
        }
    });
    assert_eq!(kept(&shop.db).len(), 50);
    let rows = "SELECT COUNT(*) FROM tbladdonmodules WHERE setting = 'username'";
    assert_eq!(shop.db.number(rows), 1);
}

/// A publisher as the earlier plugin made it.
fn plant(world: &World, name: &str, email: &str, display_name: &str) {
    let plant = serde_json::json!({
        "name": name, "email": email, "display_name": display_name, "package": "Boost",
        "password": format!("clear-{name}"),
    });
    world
        .sandbox
        .control("POST", "accounts", &plant.to_string());
    password(&world.shop.db, name, &format!("clear-{name}"));
}

fn calls(world: &World, method: &str) -> i64 {
    world.state()["calls"][method].as_i64().unwrap_or_default()
}

fn page(world: &World) -> sync::LegacyPage {
    legacy_page(world.shop.store(), &settings(), 1).unwrap()
}

fn waits(world: &World) -> Vec<String> {
    let rows = page(world).waiting.rows.into_iter();
    rows.map(|row| format!("{} {}", row.name, row.why.code))
        .collect()
}

/// A world with the tables of the earlier plugin, and nothing in them but its credentials.
fn old_world() -> World {
    let world = World::new();
    make(&world.shop.db, LATEST, "latin1");
    world
}

#[test]
fn r9_accounts_of_one_client_are_adopted_without_a_create_with_their_passwords() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let mut services = Vec::new();
    for name in ["anna", "bob_3_3"] {
        services.push(world.shop.customer(product, name).1);
        // The e-mail was changed since: the earlier plugin never told the platform.
        plant(&world, name, "old@shop.example", &format!("Anna, {name}"));
    }
    // Two services without a user name, of one client: they share one account.
    let eve = world.shop.client("Eve", "Doe", "e.ve@shop.example");
    for _ in 0..2 {
        let service = world.shop.service(eve, product, "");
        world.shop.invoice(eve, "Paid", &[("Hosting", service)]);
        services.push(service);
    }
    plant(&world, "e_ve_shop_example", "e.ve@shop.example", "Eve, Doe");
    take_over(world.shop.store());
    let report = world.sync(&services);
    assert_eq!((report.adopted, report.created), (3, 0), "{report:?}");
    assert_eq!(report.refused, []);
    assert_eq!(calls(&world, "user.create"), 0);
    assert_eq!(waits(&world), [] as [&str; 0]);
    let names: Vec<_> = world.state()["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        ["Anna anna", "Anna bob_3_3", "Eve, Doe"],
        "one whose client was not edited keeps its name"
    );
    let account = |name: &str| {
        let sql = format!("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '{name}'");
        world.shop.db.number(&sql)
    };
    let shown = reveal(world.shop.store(), &Wrap, account("anna"), "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "clear-anna");
    assert_eq!(world.password("anna/42"), "clear-anna");
    let (filter, order) = (PublisherFilter::default(), PublisherOrder::default());
    let listed = publishers(world.shop.store(), filter, order, 1).unwrap();
    let states: BTreeSet<&str> = listed.rows.iter().map(|row| row.password).collect();
    assert_eq!(states, ["imported"].into());
    assert!(listed.rows.iter().all(|row| row.differences.is_empty()));
    // A second run, and a full pass with the list, find nothing to do.
    let writes = world.writes();
    world.shop.store().open_full_pass().unwrap();
    world.sync(&services);
    assert_eq!(world.writes(), writes);
    let listed = publishers(world.shop.store(), filter, order, 1).unwrap();
    assert!(listed.rows.iter().all(|row| row.differences.is_empty()));
    // The client is edited: the name becomes ours.
    world.shop.db.run(&format!(
        "UPDATE tblclients SET firstname = 'Eva' WHERE id = {eve}"
    ));
    world.sync(&services);
    assert!(world.state().to_string().contains("\"Eva Doe\""));
}

#[test]
fn a_name_that_two_clients_have_waits_for_an_admin_and_keeps_its_password_then() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let (_, service, _) = world.shop.customer(product, "anna");
    let former = world.shop.client("Former", "Anna", "former@shop.example");
    let ended = world.shop.service(former, product, "Anna");
    world.shop.db.run(&format!(
        "UPDATE tblhosting SET domainstatus = 'Terminated' WHERE id = {ended}"
    ));
    plant(&world, "anna", "former@shop.example", "Former, Anna");
    take_over(world.shop.store());
    let report = world.sync(&[service, ended]);
    assert_eq!((report.adopted, report.created), (0, 0));
    assert_eq!(waits(&world), ["anna legacy_doubtful"]);
    assert_eq!(world.writes(), 0);
    world.admin().adopt(service).unwrap();
    assert_eq!(world.work(Trigger::Page).adopted, 1);
    assert_eq!(waits(&world), [] as [&str; 0]);
    assert_eq!(calls(&world, "user.create"), 0);
    let account = "SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'anna'";
    let account = world.shop.db.number(account);
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "clear-anna");
}

#[test]
fn a_name_that_was_given_again_after_its_client_was_deleted_waits_for_an_admin() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "shop").1;
    plant(&world, "shop", "former@shop.example", "Former, Client");
    take_over(world.shop.store());
    let report = world.sync(&[service]);
    assert_eq!((report.adopted, report.created), (0, 0), "{report:?}");
    assert_eq!(waits(&world), ["shop legacy_doubtful"]);
    assert_eq!(world.writes(), 0);
}

/// An account that was adopted by its e-mail before the passwords were here: it has none.
fn adopted_before(world: &World) -> i64 {
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    plant(world, "anna", "anna@shop.example", "Anna, anna");
    world.sync(&[service]);
    let db = &world.shop.db;
    assert_eq!(
        db.texts("SELECT password_source FROM mod_aflexi_cdn_accounts"),
        ["unknown"]
    );
    db.number("SELECT id FROM mod_aflexi_cdn_accounts")
}

#[test]
fn an_account_that_was_adopted_before_the_passwords_came_gets_its_own() {
    let world = old_world();
    let account = adopted_before(&world);
    take_over(world.shop.store());
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "clear-anna");
    let (filter, order) = (PublisherFilter::default(), PublisherOrder::default());
    let listed = publishers(world.shop.store(), filter, order, 1).unwrap();
    assert_eq!(listed.rows[0].password, "imported");
    // With another login it is another operator's account.
    let db = &world.shop.db;
    db.run(
        "UPDATE mod_aflexi_cdn_accounts SET password_cipher = NULL, password_source = 'unknown'",
    );
    set(db, "", "auth_username", "somebody-else");
    take_over(world.shop.store());
    let (source, cipher) = (
        "unknown",
        "SELECT COUNT(password_cipher) FROM mod_aflexi_cdn_accounts",
    );
    assert_eq!(
        db.texts("SELECT password_source FROM mod_aflexi_cdn_accounts"),
        [source]
    );
    assert_eq!(db.number(cipher), 0);
}

#[test]
fn an_account_that_is_imported_gets_the_password_that_was_kept_of_it() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    world.shop.customer(product, "anna");
    plant(&world, "annas-own", "anna@shop.example", "Old Plugin");
    take_over(world.shop.store());
    world.shop.store().open_full_pass().unwrap();
    world.work(Trigger::Page);
    let shown = sync::import(world.shop.store(), CAPABILITIES, "email", 1).unwrap();
    let (admin, time) = (world.admin(), Duration::from_secs(20));
    let imported = admin.import(&Wrap, CAPABILITIES, "email", &shown.shown, &[], time);
    assert_eq!(imported.unwrap().done, 1);
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "clear-annas-own");
}

#[test]
fn finishing_loses_no_password_of_an_adopted_account() {
    let world = old_world();
    let account = adopted_before(&world);
    let db = &world.shop.db;
    let held = |owner: &str| {
        db.run(&format!(
            "UPDATE mod_aflexi_cdn_accounts SET lease_owner = {owner},
               lease_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR"
        ));
    };
    held("'a worker'");
    take_over(world.shop.store());
    let admin = world.admin();
    admin.remove_legacy_secrets(&Wrap, SURE).unwrap();
    let refused = admin.finish_moving(&Wrap).unwrap_err().to_string();
    assert!(
        refused.contains("1 adopted accounts are being worked on"),
        "{refused}"
    );
    assert_eq!(kept(db), ["anna>anna*"]);
    held("NULL");
    admin.finish_moving(&Wrap).unwrap();
    assert_eq!(kept(db), [] as [&str; 0]);
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "clear-anna");
}

/// Only an auth key that is typed anew gives up what the lost key has closed: it may come back.
#[test]
fn while_the_data_key_is_lost_nothing_is_taken_over_and_nothing_is_given_up() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "utf8");
    password(db, "anna", "clear-anna");
    password(db, "bob", "clear-bob");
    take_over(shop.store());
    let key = db.texts("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'data_key'");
    let with_key = |key: &str| {
        db.run(&format!(
            "UPDATE mod_aflexi_cdn_meta SET value = '{key}' WHERE name = 'data_key'"
        ));
    };

    with_key("lost");
    db.run("DELETE FROM mod_aflexicdn_publisher WHERE `key` = 'bob'");
    let refused = move_over(shop.store(), &Wrap, "activation").unwrap_err();
    assert_eq!(refused, Error::KeyLost);
    with_key(&key[0]);
    take_over(shop.store());
    assert_eq!(kept(db), ["anna>anna*", "bob>bob*"]);

    // Given up, what is there in clear is taken over again under the new key.
    with_key("lost");
    Vault::open_or_replace(shop.store(), &Wrap).unwrap();
    assert_eq!(kept(db), ["anna>anna", "bob>bob"]);
    take_over(shop.store());
    assert_eq!(kept(db), ["anna>anna*", "bob>bob"]);
}

#[test]
fn credentials_that_are_too_long_are_told_and_lost_only_if_an_admin_says_so() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "utf8");
    set(db, "", "auth_key", &"k".repeat(300));
    let moved = take_over(shop.store());
    assert_eq!(moved.credentials, Credentials::None);
    assert_eq!(
        (moved.left_total, moved.left),
        (1, vec!["auth_key".to_owned()])
    );
    let admin = sync::Admin {
        store: shop.store(),
        actor: "admin 1",
    };
    let refused = admin.remove_legacy_secrets(&Wrap, SURE).unwrap_err();
    assert!(refused.to_string().contains("(auth_key)"), "{refused}");
    assert!(dump(db, "mod_aflexicdn").contains("kkk"));
    admin.remove_legacy_secrets(&Wrap, ANYWAY).unwrap();
    assert!(!dump(db, "mod_aflexicdn").contains("kkk"));
}

/// The only copy of a key is not removed by a yes to something else.
#[test]
fn a_key_that_is_not_ours_is_told_unless_ours_has_proved_itself() {
    let own = "INSERT INTO tbladdonmodules (module, setting, value) VALUES
                 ('aflexi_cdn', 'username', 'another'), ('aflexi_cdn', 'auth_key', 'typed')";
    let typed = "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('aflexi_cdn', 'auth_key', 'typed')";
    let nameless = "UPDATE mod_aflexicdn SET value = '' WHERE `key` = 'auth_username'";
    for (sql, credentials) in [
        (own, Credentials::Own),
        (typed, Credentials::Same),
        (nameless, Credentials::None),
    ] {
        let shop = Shop::new();
        make(&shop.db, LATEST, "utf8");
        shop.db.run(sql);
        let moved = take_over(shop.store());
        assert_eq!(
            (moved.credentials, moved.left),
            (credentials, vec!["auth_key".to_owned()])
        );
    }
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    take_over(shop.store());
    set(&shop.db, "", "auth_key", "replaced-in-the-old-plugin");
    shop.db
        .run("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'legacy'");
    let moved = take_over(shop.store());
    assert_eq!(
        (moved.credentials, moved.left_total),
        (Credentials::Same, 0)
    );
}

/// A connection of another character set delivers what it does not know as a replacement character.
#[test]
fn what_the_connection_cannot_deliver_is_not_taken_for_what_it_is() {
    let shop = Shop::new();
    let db = &shop.db;
    make(db, LATEST, "utf8mb4");
    password(db, "anna", "p\u{FFFD}ssword");
    set(db, "", "auth_key", "k\u{FFFD}y");
    let moved = take_over(shop.store());
    assert_eq!(moved.credentials, Credentials::None);
    assert_eq!(moved.left, ["auth_key", "anna"]);
    assert_eq!(kept(db), ["anna>anna"]);
}

#[test]
fn a_key_that_an_admin_typed_without_a_user_name_gets_the_user_name() {
    let shop = Shop::new();
    make(&shop.db, LATEST, "utf8");
    shop.db.run(
        "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('aflexi_cdn', 'auth_key', 'typed')",
    );
    assert_eq!(take_over(shop.store()).credentials, Credentials::Same);
    assert_eq!(setting(&shop.db, "username"), LOGIN);
    assert_eq!(setting(&shop.db, "auth_key"), "typed");
}

#[test]
fn with_another_login_nothing_is_adopted_by_itself() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    plant(&world, "anna", "old@shop.example", "Anna, anna");
    set(&world.shop.db, "", "auth_username", "somebody-else");
    take_over(world.shop.store());
    let report = world.sync(&[service]);
    assert_eq!((report.adopted, report.refused.len()), (0, 1));
    assert_eq!(waits(&world), ["anna legacy_other_login"]);
}

#[test]
fn an_account_that_is_not_there_any_more_is_made_once() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    password(&world.shop.db, "anna", "clear-anna");
    password(&world.shop.db, "gone", "clear-gone");
    take_over(world.shop.store());
    assert_eq!(
        waits(&world),
        ["anna legacy_not_looked", "gone legacy_not_looked"]
    );
    world.shop.store().open_full_pass().unwrap();
    let report = world.sync(&[service]);
    assert_eq!((report.adopted, report.created), (0, 1), "{report:?}");
    assert_eq!(calls(&world, "user.create"), 1);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
    assert_ne!(world.password("anna/42"), "clear-anna");
    assert_eq!(waits(&world), ["gone legacy_gone"]);
}

#[test]
fn an_account_of_a_service_that_is_not_entitled_is_left_alone_and_told() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let (client, service) = {
        let client = world.shop.client("Anna", "Doe", "anna@shop.example");
        (client, world.shop.service(client, product, "anna"))
    };
    world
        .shop
        .invoice(client, "Unpaid", &[("Hosting", service)]);
    plant(&world, "anna", "anna@shop.example", "Anna, Doe");
    take_over(world.shop.store());
    world.shop.store().open_full_pass().unwrap();
    world.sync(&[service]);
    assert_eq!(world.writes(), 0);
    assert_eq!(waits(&world), ["anna legacy_no_service"]);
}

#[test]
fn a_look_up_that_fails_is_made_again_and_no_create_instead() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    plant(&world, "anna", "old@shop.example", "Anna, anna");
    take_over(world.shop.store());
    world
        .sandbox
        .script(r#"[{"kind":"http","status":503,"method":"user.get","after":1,"times":9}]"#);
    let failed = world.sync(&[service]);
    assert_eq!((failed.adopted, failed.created), (0, 0));
    world.sandbox.control("DELETE", "faults", "");
    world.later(3600);
    let report = world.work(Trigger::Cron);
    assert_eq!((report.adopted, report.created), (1, 0));
    assert_eq!(calls(&world, "user.create"), 0);
}

#[test]
fn a_text_that_was_stored_in_the_wrong_character_set_is_read_as_it_was_meant() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    plant(&world, "anna", "anna@shop.example", "Anna, anna");
    password(&world.shop.db, "anna", "pÃ¤ssword");
    take_over(world.shop.store());
    world.sync(&[service]);
    let account = "SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'anna'";
    let account = world.shop.db.number(account);
    let shown = reveal(world.shop.store(), &Wrap, account, "admin 1").unwrap();
    assert_eq!(shown.password.reveal(), "pässword");
}

#[test]
fn r7_a_price_that_the_earlier_plugin_did_not_look_at_is_asked_about_before_it_counts() {
    let world = old_world();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    plant(&world, "anna", "anna@shop.example", "Anna, anna");
    world
        .shop
        .db
        .run("UPDATE tbladdons SET billingcycle = 'Monthly'");
    take_over(world.shop.store());
    let report = world.sync(&[service]);
    assert_eq!((report.adopted, report.suspended), (1, 0), "{report:?}");
    world.work(Trigger::Cron);
    let standing = sync::standing(world.shop.store(), &Wrap, &settings(), None).unwrap();
    let asked: Vec<_> = standing.questions.iter().map(|q| &q.reason).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].code, "charging_on");
    assert_eq!(asked[0].args["suspend"], 1);
    assert_eq!(world.publishers(), ["anna/42 ACTIVE Boost"]);
}

#[test]
fn products_that_need_a_person_are_told() {
    let world = old_world();
    let (free, module) = (
        world.shop.cdn_product("Free &amp; easy"),
        world.shop.product("Own module"),
    );
    world.shop.cdn_product("Boost");
    let db = &world.shop.db;
    db.run(&format!(
        "UPDATE tblproducts SET paytype = 'free' WHERE id = {free}"
    ));
    db.run(&format!(
        "UPDATE tblproducts SET servertype = 'aflexi' WHERE id = {module}"
    ));
    let products = page(&world).products;
    assert_eq!(
        (products.enabled, products.free),
        (2, vec!["Free & easy".to_owned()])
    );
    let told: Vec<_> = products.module.iter().map(|p| (p.id, p.enabled)).collect();
    assert_eq!(told, [(module, false)]);
}
