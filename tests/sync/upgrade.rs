//! From every earlier schema to the present one: whole, interrupted, twice, by two at once, under running hooks; and
//! what happens over the tables of a newer version.

use std::cell::Cell;
use std::collections::BTreeMap;

use aflexi_cdn::aflexi::express;
use aflexi_cdn::cdn::Platform as _;
use aflexi_cdn::sync::{
    self, Error, Glance, PackageForm, Standing, Trigger, Versions, Worker, reveal, standing,
};
use aflexi_cdn::whmcs::{Database, DatabaseError, HintKind, NOW, Row, SCHEMA, Store, Value, When};
use std::time::Duration;

use super::mariadb::{Connection, LAX, STRICT};
use super::past::{Past, schemas};
use super::shop::{BRAND, Shop};
use super::world::{Executor, World, Wrap, settings, work};

/// The shape of our tables.
fn shape(db: &Connection) -> Vec<String> {
    db.texts(
        "SELECT CONCAT_WS('|', table_name, engine, table_collation, row_format) FROM information_schema.tables
         WHERE table_schema = DATABASE() AND table_name LIKE 'mod\\_%'
         UNION ALL
         SELECT CONCAT_WS('|', table_name, LPAD(ordinal_position, 3, 0), column_name, column_type, is_nullable,
                          COALESCE(column_default, '-'), COALESCE(collation_name, '-'), extra, column_comment)
         FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name LIKE 'mod\\_%'
         UNION ALL
         SELECT CONCAT_WS('|', table_name, index_name, seq_in_index, column_name, non_unique)
         FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name LIKE 'mod\\_%'
         ORDER BY 1",
    )
}

/// The columns of our tables by table, without the one that no version ever used.
fn columns(db: &Connection) -> BTreeMap<String, String> {
    db.run("SET SESSION group_concat_max_len = 100000");
    db.texts(
        "SELECT CONCAT(table_name, ':', GROUP_CONCAT(CONCAT('COALESCE(', column_name, ', \"NULL\")')
                                                     ORDER BY ordinal_position))
         FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name LIKE 'mod\\_%' AND NOT (column_name = 'copy')
         GROUP BY table_name",
    )
    .iter()
    .map(|line| line.split_once(':').unwrap())
    .map(|(table, columns)| (table.to_owned(), columns.to_owned()))
    .collect()
}

/// What those columns hold, but for the facts that an upgrade is about.
fn held(db: &Connection, columns: &BTreeMap<String, String>) -> Vec<String> {
    columns
        .iter()
        .flat_map(|(table, columns)| {
            let but = if table.ends_with("_meta") {
                "WHERE name NOT IN ('schema', 'welcome_template')"
            } else {
                ""
            };
            let rows = format!(
                "SELECT CONCAT_WS('|', '{table}', {columns}) FROM {table} {but} ORDER BY 1"
            );
            db.texts(&rows)
        })
        .collect()
}

/// The shape of a fresh installation.
fn fresh() -> Vec<String> {
    shape(&Shop::new().db)
}

fn templates(db: &Connection) -> i64 {
    db.number("SELECT COUNT(*) FROM tblemailtemplates WHERE name = 'Aflexi CDN Welcome'")
}

#[test]
fn every_earlier_schema_becomes_that_of_a_fresh_installation_and_keeps_what_it_held() {
    let fresh = fresh();
    for schema in schemas() {
        let past = Past::of(schema);
        for (sql_mode, charset) in [(STRICT, "utf8mb4"), (LAX, "utf8"), (STRICT, "latin1")] {
            let shop = past.shop(sql_mode);
            shop.db
                .run(&format!("ALTER DATABASE CHARACTER SET {charset}"));
            let columns = columns(&shop.db);
            let before = held(&shop.db, &columns);
            assert!(before.len() > 30, "{before:?}");
            assert_eq!(sync::upgrade(shop.store()), Ok(SCHEMA));
            assert_eq!(shape(&shop.db), fresh, "{schema} {charset}");
            assert!(held(&shop.db, &columns) == before, "{schema} {charset}");
            assert_eq!(templates(&shop.db), 1);

            shop.db.take_log();
            assert_eq!(sync::upgrade(shop.store()), Ok(SCHEMA));
            let again = shop.db.take_log();
            assert!(
                again.iter().all(|sql| sql.starts_with("SELECT")),
                "{again:?}"
            );
        }
    }
}

/// A connection that is lost after so many statements.
struct Mortal<'a> {
    db: &'a Connection,
    left: Cell<u64>,
}

impl Mortal<'_> {
    fn lives<T>(
        &self,
        statement: impl FnOnce() -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Err(DatabaseError::new("the connection was lost"));
        };
        self.left.set(left);
        statement()
    }
}

impl Database for Mortal<'_> {
    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        self.lives(|| self.db.query(sql, parameters))
    }

    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError> {
        self.lives(|| self.db.execute(sql, parameters))
    }
}

/// Lets `work` die before every statement it makes, each time from the start that `rewind` makes, and looks at what is
/// left by those that were carried out.
pub fn at_every_statement(
    db: &Connection,
    rewind: impl Fn(),
    work: impl Fn(Store<'_>) -> Result<(), Error>,
    then: impl Fn(u64),
) {
    rewind();
    let before = db.statements();
    work(Store::new(db, BRAND)).unwrap();
    let statements = db.statements() - before;
    assert!(statements > 3);
    for carried_out in 0..statements {
        rewind();
        let connection = db.another();
        let mortal = Mortal {
            db: &connection,
            left: Cell::new(carried_out),
        };
        work(Store::new(&mortal, BRAND)).unwrap_err();
        // Its end is the end of its locks.
        drop(connection);
        then(carried_out);
    }
}

/// The next upgrade completes one that was interrupted at any statement.
fn completes(schema: i64) {
    let past = Past::of(schema);
    let shop = past.shop(STRICT);
    let columns = columns(&shop.db);
    let before = held(&shop.db, &columns);
    let fresh = fresh();
    at_every_statement(
        &shop.db,
        || past.rewind(&shop.db),
        |store| sync::upgrade(store).map(drop),
        |after| {
            assert_eq!(sync::upgrade(shop.store()), Ok(SCHEMA));
            assert_eq!(shape(&shop.db), fresh, "{schema}, after {after}");
            assert!(
                held(&shop.db, &columns) == before,
                "{schema}, after {after}"
            );
            assert_eq!(templates(&shop.db), 1, "{schema}, after {after}");
        },
    );
}

#[test]
fn an_upgrade_that_was_interrupted_at_any_statement_is_completed_by_the_next() {
    for schema in schemas().filter(|schema| schema % 2 == 0) {
        completes(schema);
    }
}

#[test]
fn so_is_one_from_the_schemas_between() {
    for schema in schemas().filter(|schema| schema % 2 == 1) {
        completes(schema);
    }
}

#[test]
fn an_activation_that_was_interrupted_at_any_statement_is_completed_by_the_next() {
    let db = Connection::to_new_database(STRICT);
    let fresh = fresh();
    let rewind = || {
        for table in db.texts("SHOW TABLES LIKE 'mod\\_%'") {
            db.run(&format!("DROP TABLE {table}"));
        }
        db.run("DELETE FROM tblemailtemplates");
        db.run("DELETE FROM tbladdons");
    };
    at_every_statement(
        &db,
        rewind,
        |store| sync::install(store).map(drop),
        |after| {
            assert_eq!(
                sync::install(Store::new(&db, BRAND)).unwrap().schema,
                SCHEMA
            );
            assert_eq!(shape(&db), fresh, "after {after}");
            assert_eq!(templates(&db), 1, "after {after}");
            assert_eq!(
                db.number("SELECT COUNT(*) FROM tbladdons"),
                1,
                "after {after}"
            );
        },
    );
}

#[test]
fn an_activation_of_what_is_active_never_takes_the_others_for_older() {
    let shop = Shop::new();
    at_every_statement(
        &shop.db,
        || {},
        |store| sync::install(store).map(drop),
        |_| assert_eq!(shop.store().schema(), Ok(Some(SCHEMA))),
    );
}

#[test]
fn two_at_once_make_one_upgrade() {
    let fresh = fresh();
    for schema in schemas() {
        let shop = Past::of(schema).shop(STRICT);
        let connections: Vec<_> = (0..3).map(|_| shop.db.another()).collect();
        let logs: Vec<Vec<String>> = std::thread::scope(|scope| {
            let threads: Vec<_> = connections
                .into_iter()
                .map(|connection| {
                    scope.spawn(move || {
                        assert_eq!(sync::upgrade(Store::new(&connection, BRAND)), Ok(SCHEMA));
                        connection.take_log()
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(shape(&shop.db), fresh, "{schema}");
        assert_eq!(templates(&shop.db), 1);
        let changes = |log: &&Vec<String>| log.iter().any(|sql| sql.starts_with("INSERT"));
        assert_eq!(logs.iter().filter(changes).count(), 1, "{schema}: {logs:?}");
    }
}

/// A worker of the new version runs over tables of the old one: it upgrades them, goes on with what was begun, and
/// all is as the rules say.
#[test]
fn what_the_old_version_was_at_is_done_by_the_new_one() {
    for schema in schemas() {
        let world = Past::of(schema).world(STRICT);
        let db = &world.shop.db;
        // Its last worker died an hour ago.
        db.run("UPDATE mod_aflexi_cdn_jobs SET due_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR");
        for table in ["jobs", "accounts"] {
            db.run(&format!(
                "UPDATE mod_aflexi_cdn_{table} SET lease_until = UTC_TIMESTAMP() - INTERVAL 1 HOUR
                 WHERE lease_until IS NOT NULL"
            ));
        }
        let report = world.work(Trigger::Cron);
        assert_eq!(world.shop.store().schema(), Ok(Some(SCHEMA)));
        // One of them was made, and nobody had said so.
        assert_eq!(report.created, 3, "{schema}: {report:?}");
        // The first version did not note what it was refused for: that is tried once more.
        let creates = 2 + i64::from(schema == 1);
        assert_eq!(world.state()["calls"]["user.create"], creates, "{schema}");
        want_full_pass(&world);
        world.work(Trigger::Cron);
        let mut wanted = vec![
            "O_Hara_cdn_shop_example/42 ACTIVE Basic & Co",
            "ada/42 ACTIVE CDN 100",
            "bob/42 SUSPENDED Basic & Co",
            "byhand/42 ACTIVE CDN 100",
            "dan/42 ACTIVE CDN 100",
            "eric/42 ACTIVE CDN 100",
            "eve/42 ACTIVE CDN 100",
            "fay/42 ACTIVE Basic & Co",
            "gus/42 ACTIVE Basic & Co",
        ];
        // The first version knew neither lists nor services that an admin has switched on.
        wanted
            .retain(|line| schema > 1 || !line.starts_with("byhand") && !line.starts_with("eric"));
        assert_eq!(world.publishers(), wanted, "{schema}");
        for (id, name) in made(&world) {
            let shown = reveal(world.shop.store(), &Wrap, id, "admin 1").unwrap();
            assert_eq!(
                shown.password.reveal(),
                world.password(&format!("{name}/42"))
            );
        }
        assert_eq!(
            made(&world).len(),
            wanted.len() - if schema > 1 { 2 } else { 1 }
        );
        let strangers = "SELECT COUNT(*) FROM mod_aflexi_cdn_strangers WHERE name = 'byhand'";
        assert_eq!(db.number(strangers), i64::from(schema > 1));
        let refused = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'refused'";
        assert_eq!(db.number(refused), 1);

        let writes = world.writes();
        want_full_pass(&world);
        world.work(Trigger::Cron);
        assert_eq!(
            world.writes(),
            writes,
            "{schema}: a second pass writes nothing"
        );
    }
}

fn want_full_pass(world: &World) {
    let store = world.shop.store();
    store.note(HintKind::Pass, 0, "DailyCronJob", NOW).unwrap();
}

/// Id and name of our accounts at the platform.
fn made(world: &World) -> Vec<(i64, String)> {
    let rows =
        "SELECT id, name FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL ORDER BY id";
    let rows = world.shop.db.query(rows, &[]).unwrap();
    rows.iter()
        .map(|row| {
            let mut cells = row.cells();
            (cells.int().unwrap(), cells.text().unwrap())
        })
        .collect()
}

/// Hooks run with the new files before anything has upgraded the tables.
#[test]
fn hooks_before_the_upgrade_note_what_happens() {
    for schema in schemas() {
        let shop = Past::of(schema).shop(STRICT);
        note_everything(&shop);
        assert_eq!(
            shop.store().schema(),
            Ok(Some(schema)),
            "a hook changes no table"
        );
        assert_eq!(sync::upgrade(shop.store()), Ok(SCHEMA));
        assert!(shop.store().count_hints().unwrap() > 10);
    }
}

/// Every kind of hint a hook can give; each is noted, or is nothing of ours.
fn note_everything(shop: &Shop) {
    let store = shop.store();
    let before = store.count_hints().unwrap();
    for gone in [false, true] {
        for kind in HintKind::ALL {
            let subject = if kind == HintKind::ProductAddon {
                shop.addon
            } else {
                900
            };
            store
                .note(kind, subject, "X", When { delay: 10, gone })
                .unwrap();
        }
    }
    assert!(store.note_payment(900, "AddTransaction", 0).unwrap());
    store.note_transaction("TXN-1", "ManualRefund", 10).unwrap();
    assert!(store.count_hints().unwrap() > before + 10);
}

/// What the present version finds after a newer one was at work here.
fn left_by_a_newer_version(world: &World) {
    let db = &world.shop.db;
    db.run("ALTER TABLE mod_aflexi_cdn_accounts ADD COLUMN of_the_future TEXT");
    db.run(&format!(
        "UPDATE mod_aflexi_cdn_meta SET value = {} WHERE name = 'schema'",
        SCHEMA + 1
    ));
}

fn is_refused<T: std::fmt::Debug>(result: Result<T, Error>) {
    let error = result.unwrap_err();
    let wanted = format!("schema {}, this extension knows {SCHEMA}", SCHEMA + 1);
    assert!(
        matches!(&error, Error::Refused(_)) && error.to_string().contains(&wanted),
        "{error}"
    );
}

fn stands(shop: &Shop) -> Standing {
    standing(shop.store(), &Wrap, &settings(), None).unwrap()
}

#[test]
fn over_the_tables_of_a_newer_version_nothing_is_done_and_nothing_is_forgotten() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (_, ada, _) = world.shop.customer(product, "ada");
    assert_eq!(world.sync(&[ada]).created, 1);
    let (_, _, invoice) = world.shop.customer(product, "bob");
    let lost = "INSERT INTO mod_aflexi_cdn_notices (cause, reason, since, told_at)
                VALUES ('key_lost', '{\"code\":\"key_lost\",\"args\":{}}', UTC_TIMESTAMP(), UTC_TIMESTAMP())";
    world.shop.db.run(lost);
    left_by_a_newer_version(&world);
    let calls = world.state()["total_calls"].clone();
    let (shop, store) = (&world.shop, world.shop.store());

    let shape_before = shape(&shop.db);
    is_refused(sync::upgrade(store));
    is_refused(sync::install(store));
    for trigger in [
        Trigger::Cron,
        Trigger::Request,
        Trigger::Page,
        Trigger::Terminal,
    ] {
        is_refused(work(shop, &world.aflexi(), trigger));
    }
    is_refused(at_the_package_desk(&world));
    assert_eq!(shape(&shop.db), shape_before);
    assert_eq!(
        store.schema(),
        Ok(Some(SCHEMA + 1)),
        "it is not written back"
    );
    assert_eq!(world.state()["total_calls"], calls);

    let standing = stands(shop);
    assert!(!standing.installed);
    let problem = &standing.problems[0];
    assert_eq!(
        (standing.problems.len(), problem.code.as_ref()),
        (1, "newer_schema")
    );
    let versions = Versions {
        addon: "1".to_owned(),
        extension: "1".to_owned(),
    };
    let health = sync::health(store, &settings(), &standing, versions).unwrap();
    assert_eq!(health.glance, Glance::Problems);
    let told = sync::notices(store, &standing).unwrap();
    assert_eq!(causes(&told), (vec!["newer_schema"], vec![]));
    sync::told(store, &["newer_schema".to_owned()], &[]).unwrap();
    assert_eq!(
        sync::notices(store, &standing),
        Ok(sync::Notices::default()),
        "once"
    );

    assert!(
        store
            .note(HintKind::Invoice, invoice, "InvoicePaid", NOW)
            .unwrap()
    );
    shop.db.run(&format!(
        "UPDATE mod_aflexi_cdn_meta SET value = {SCHEMA} WHERE name = 'schema'"
    ));
    assert_eq!(
        world.work(Trigger::Cron).created,
        1,
        "caught up by the newer version again"
    );
    let over = sync::notices(store, &stands(shop)).unwrap();
    assert_eq!(causes(&over), (vec![], vec!["key_lost", "newer_schema"]));
}

fn causes(notices: &sync::Notices) -> (Vec<&str>, Vec<&str>) {
    (
        notices
            .due
            .iter()
            .map(|notice| notice.cause.as_str())
            .collect(),
        notices
            .over
            .iter()
            .map(|notice| notice.cause.as_str())
            .collect(),
    )
}

fn at_the_package_desk(world: &World) -> Result<sync::Reason, Error> {
    let platform = world.aflexi();
    let worker = Worker {
        store: world.shop.store(),
        platform: &platform,
        executor: &Executor::new(),
        wrap: &Wrap,
        settings: &settings(),
        trigger: Trigger::Page,
    };
    let form = PackageForm {
        package: 0,
        name: "New",
        shown: "",
        limits: &BTreeMap::new(),
    };
    assert!(platform.capabilities().named_packages);
    worker.create_package(Duration::from_secs(20), form, express, "admin 1")
}
