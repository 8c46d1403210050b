//! What did not change is not read; what changed in any way is.

use std::collections::BTreeSet;

use aflexi_cdn::aflexi::http_client;
use aflexi_cdn::sync::Trigger;
use aflexi_cdn::whmcs::{HintKind, NOW};
use reqwest::Client;

use super::sandbox_server::{KEY, LOGIN};
use super::world::{World, work};

/// Everything that decisions and plans ask, and what they leave behind.
const TABLES: [&str; 19] = [
    "tblhosting",
    "tblproducts",
    "tblclients",
    "tblorders",
    "tblinvoices",
    "tblinvoiceitems",
    "tblaccounts",
    "tblupgrades",
    "tblhostingaddons",
    "tbladdons",
    "tbladdonmodules",
    "mod_aflexi_cdn_services",
    "mod_aflexi_cdn_accounts",
    "mod_aflexi_cdn_products",
    "mod_aflexi_cdn_invoices_seen",
    "mod_aflexi_cdn_jobs",
    "mod_aflexi_cdn_meta",
    "mod_aflexi_cdn_passes",
    "mod_aflexi_cdn_seen",
];

/// A shop that charges for the CDN, with all that can bill a service, settled.
struct Settled {
    world: World,
    http: Client,
    /// Ada's, who has been here for long; her second one shares the account.
    ada: i64,
    twin: i64,
    /// Eve's, who would like Ada's name, and is refused.
    eve: i64,
    /// One like many others.
    bob: i64,
    /// Words of a change, and what they stand for.
    words: Vec<(&'static str, i64)>,
}

impl Settled {
    fn new() -> Self {
        let world = World::new();
        let shop = &world.shop;
        let db = &shop.db;
        db.run("UPDATE tbladdons SET billingcycle = 'recurring'");
        db.run(
            "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('aflexi_cdn', 'suspend_overdue_days', '7')",
        );
        let (special, boost) = (shop.cdn_product("Special"), shop.cdn_product("Boost"));
        let (client, ada, first) = shop.customer(special, "ada");
        let renewal = shop.invoice(client, "Unpaid", &[("Hosting", ada)]);
        let prorated = shop.invoice(client, "Paid", &[("ProrataProduct2026-01-01", ada)]);
        let upgrade = db.insert(&format!(
            "INSERT INTO tblupgrades (userid, orderid, type, date, relid, originalvalue, newvalue, new_cycle, amount,
               credit_amount, days_remaining, total_days_in_cycle, new_recurring_amount, recurringchange)
             VALUES ({client}, 0, 'package', '2026-01-01', {ada}, '', '', '', 1, 0, 0, 0, 0, 0)"
        ));
        let upgraded = shop.invoice(client, "Paid", &[("Upgrade", upgrade)]);
        let ordered = shop.invoice(client, "Paid", &[]);
        shop.order(client, ada, ordered);
        let twin = shop.service(client, special, "ada");
        shop.invoice(client, "Paid", &[("Hosting", twin)]);
        let (_, bob, _) = shop.customer(boost, "bob");
        shop.customer(boost, "cy");
        let (_, eve, _) = shop.customer(boost, "ada");
        db.run(&format!(
            "INSERT INTO tblhostingaddons (orderid, hostingid, addonid, name, billingcycle, tax, nextinvoicedate,
               paymentmethod, notes, status)
             SELECT 0, id, {}, '', 'Monthly', '', '2026-01-01', '', '', 'Active' FROM tblhosting",
            shop.addon
        ));
        let held = db.number(&format!(
            "SELECT id FROM tblhostingaddons WHERE hostingid = {ada}"
        ));
        let addon = shop.invoice(client, "Paid", &[("Addon", held)]);
        let other = shop.client("Grace", "Hopper", "grace@shop.example");
        let words = vec![
            ("ADA", ada),
            ("TWIN", twin),
            ("EVE", eve),
            ("BOB", bob),
            ("CLIENT", client),
            ("OTHER", other),
            ("SPECIAL", special),
            ("BOOST", boost),
            ("FIRST", first),
            ("RENEWAL", renewal),
            ("PRORATED", prorated),
            ("UPGRADED", upgraded),
            ("UPGRADE", upgrade),
            ("ORDERED", ordered),
            ("HELD", held),
            ("ADDON", addon),
        ];
        let mut settled = Self {
            world,
            http: http_client(|| {}).unwrap(),
            ada,
            twin,
            eve,
            bob,
            words,
        };
        settled.settle();
        let account = settled.world.shop.db.number(&format!(
            "SELECT account_id FROM mod_aflexi_cdn_services WHERE service_id = {ada}"
        ));
        settled.words.push(("ACCOUNT", account));
        settled
    }

    /// The services that a cron without any event reads.
    fn cron(&self) -> BTreeSet<i64> {
        self.world.shop.db.take_log();
        let aflexi = self.world.aflexi_through(self.http.clone(), LOGIN, KEY);
        work(&self.world.shop, &aflexi, Trigger::Cron).unwrap();
        let log = self.world.shop.db.take_log();
        log.iter().flat_map(|sql| services_read(sql)).collect()
    }

    /// Lets cron run until it has nothing to look at.
    fn settle(&self) {
        for _ in 0..6 {
            if self.cron().is_empty() {
                return;
            }
        }
        panic!("it does not come to rest: {:?}", self.cron());
    }

    fn run(&self, changes: &str) {
        let mut sql = changes.to_owned();
        for (word, number) in &self.words {
            sql = sql.replace(&format!("{{{word}}}"), &number.to_string());
        }
        for statement in sql.split(';') {
            self.world.shop.db.run(statement);
        }
    }

    fn keep(&self, copy: &str) {
        for table in TABLES {
            let db = &self.world.shop.db;
            db.run(&format!("DROP TABLE IF EXISTS {copy}_{table}"));
            db.run(&format!("CREATE TABLE {copy}_{table} LIKE {table}"));
            db.run(&format!("INSERT INTO {copy}_{table} SELECT * FROM {table}"));
        }
    }

    fn restore(&self, copy: &str) {
        for table in TABLES {
            let db = &self.world.shop.db;
            db.run(&format!("DELETE FROM {table}"));
            db.run(&format!("INSERT INTO {table} SELECT * FROM {copy}_{table}"));
        }
    }
}

/// The services that a statement reads with all that is asked about them.
fn services_read(sql: &str) -> Vec<i64> {
    let read = sql.split_once("FROM (SELECT id FROM tblhosting WHERE id IN (");
    let Some((list, _)) = read.and_then(|(_, rest)| rest.split_once(')')) else {
        return Vec::new();
    };
    list.split(',').map(|id| id.parse().unwrap()).collect()
}

/// One change of each thing that a decision or a plan depends on, made to Ada's service.
const CHANGES: &[&str] = &[
    "UPDATE tblhosting SET userid = {OTHER} WHERE id = {ADA}",
    "UPDATE tblhosting SET packageid = {BOOST} WHERE id = {ADA}",
    "UPDATE tblhosting SET domainstatus = 'Suspended' WHERE id = {ADA}",
    "UPDATE tblhosting SET billingcycle = 'Free Account' WHERE id = {ADA}",
    "UPDATE tblhosting SET username = 'anna' WHERE id = {ADA}",
    "UPDATE tblhosting SET username = 'ADA' WHERE id = {ADA}",
    "UPDATE tblhosting SET orderid = 0 WHERE id = {ADA}",
    "DELETE FROM tblhosting WHERE id = {ADA}",
    "UPDATE tblproducts SET name = 'Faster' WHERE id = {SPECIAL}",
    "UPDATE tblproducts SET servertype = 'cpanel' WHERE id = {SPECIAL}",
    "UPDATE tblproducts SET configoption1 = 'gold' WHERE id = {SPECIAL}",
    "DELETE FROM tblproducts WHERE id = {SPECIAL}",
    "INSERT INTO mod_aflexi_cdn_products (product_id, package) VALUES ({SPECIAL}, 'Own')",
    "UPDATE tbladdons SET packages = '{BOOST}'",
    "UPDATE tblclients SET firstname = 'Augusta' WHERE id = {CLIENT}",
    "UPDATE tblclients SET lastname = 'King' WHERE id = {CLIENT}",
    "UPDATE tblclients SET email = 'ada@king.example' WHERE id = {CLIENT}",
    "UPDATE tblclients SET status = 'Closed' WHERE id = {CLIENT}",
    "DELETE FROM tblclients WHERE id = {CLIENT}",
    "UPDATE tblorders SET invoiceid = 0 WHERE invoiceid = {ORDERED}",
    "UPDATE tblorders SET userid = {OTHER} WHERE invoiceid = {ORDERED}",
    // What bills the service, in each of the ways.
    "UPDATE tblinvoiceitems SET relid = 0 WHERE invoiceid = {FIRST}",
    "UPDATE tblinvoiceitems SET type = 'Item' WHERE invoiceid = {FIRST}",
    "UPDATE tblinvoiceitems SET userid = {OTHER} WHERE invoiceid = {FIRST}",
    "UPDATE tblinvoiceitems SET invoiceid = {UPGRADED} WHERE invoiceid = {FIRST}",
    "DELETE FROM tblinvoiceitems WHERE invoiceid = {FIRST}",
    "DELETE FROM tblinvoiceitems WHERE invoiceid = {PRORATED}",
    "DELETE FROM tblinvoiceitems WHERE invoiceid = {UPGRADED}",
    "DELETE FROM tblinvoiceitems WHERE invoiceid = {ADDON}",
    "UPDATE tblinvoiceitems SET type = 'ProrataAddon2026-01-01', invoiceid = {FIRST} WHERE invoiceid = {ADDON}",
    "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid, description, taxed, paymentmethod, notes)
       VALUES ({ORDERED}, {CLIENT}, 'Hosting', {ADA}, '', 0, '', '')",
    "UPDATE tblupgrades SET type = 'addon' WHERE id = {UPGRADE}",
    "UPDATE tblupgrades SET relid = 0 WHERE id = {UPGRADE}",
    "DELETE FROM tblupgrades WHERE id = {UPGRADE}",
    "UPDATE tblhostingaddons SET status = 'Cancelled' WHERE id = {HELD}",
    "UPDATE tblhostingaddons SET addonid = 0 WHERE id = {HELD}",
    "UPDATE tblhostingaddons SET hostingid = 0 WHERE id = {HELD}",
    "DELETE FROM tblhostingaddons WHERE id = {HELD}",
    // What became of those invoices.
    "UPDATE tblinvoices SET status = 'Cancelled' WHERE id = {FIRST}",
    "UPDATE tblinvoices SET status = 'Refunded' WHERE id = {PRORATED}",
    "UPDATE tblinvoices SET status = 'Collections' WHERE id = {UPGRADED}",
    "UPDATE tblinvoices SET status = 'Unpaid' WHERE id = {ADDON}",
    "UPDATE tblinvoices SET status = 'Unpaid' WHERE id = {ORDERED}",
    "UPDATE tblinvoices SET status = 'Paid' WHERE id = {RENEWAL}",
    "UPDATE tblinvoices SET datepaid = NOW() WHERE id = {RENEWAL}",
    "UPDATE tblinvoices SET duedate = CURDATE() - INTERVAL 8 DAY WHERE id = {RENEWAL}",
    "INSERT INTO mod_aflexi_cdn_invoices_seen VALUES ({RENEWAL}, UTC_TIMESTAMP())",
    "UPDATE tblinvoices SET credit = 5 WHERE id = {FIRST}",
    "DELETE FROM tblinvoices WHERE id = {FIRST}",
    "UPDATE tblaccounts SET amountin = 9 WHERE invoiceid = {FIRST}",
    "UPDATE tblaccounts SET amountout = 10 WHERE invoiceid = {FIRST}",
    "UPDATE tblaccounts SET invoiceid = 0 WHERE invoiceid = {FIRST}",
    "DELETE FROM tblaccounts WHERE invoiceid = {FIRST}",
    // What we know of it ourselves.
    "UPDATE mod_aflexi_cdn_services SET account_id = NULL WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_services SET own_name = 'own' WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_services SET mode = 'off' WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_services SET verdict = 'no' WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_services SET reason = '{}' WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_services SET owners = '{OTHER}' WHERE service_id = {ADA}",
    "UPDATE mod_aflexi_cdn_accounts SET name = 'odd' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET operator = 'odd' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET client_id = {OTHER} WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET remote_id = NULL WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET progress = '{}' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET applied_status = 'suspended' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET applied_package = 'Other' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET applied_name = 'Other' WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET applied_email = NULL WHERE id = {ACCOUNT}",
    "UPDATE mod_aflexi_cdn_accounts SET password_next = 'x' WHERE id = {ACCOUNT}",
    "DELETE FROM mod_aflexi_cdn_accounts WHERE id = {ACCOUNT}",
];

#[test]
fn whatever_changes_the_next_cron_looks_at_just_that() {
    let settled = Settled::new();
    settled.keep("kept");
    let both = BTreeSet::from([settled.ada, settled.twin]);
    for change in CHANGES {
        settled.run(change);
        let read = settled.cron();
        assert!(read.contains(&settled.ada), "{change}: {read:?}");
        assert!(read.is_subset(&both), "{change}: {read:?}");
        settled.restore("kept");
    }
    assert_eq!(
        settled.cron(),
        BTreeSet::new(),
        "and nothing once it is as it was"
    );
}

#[test]
fn a_service_is_looked_at_when_one_that_shared_its_account_has_left_it() {
    for leave in [
        "UPDATE mod_aflexi_cdn_services SET account_id = NULL WHERE service_id = {TWIN}",
        "DELETE FROM mod_aflexi_cdn_services WHERE service_id = {TWIN}",
    ] {
        let settled = Settled::new();
        settled.run(leave);
        assert!(settled.cron().contains(&settled.ada), "{leave}");
    }
}

#[test]
fn what_was_refused_is_looked_at_when_its_job_is_another() {
    let settled = Settled::new();
    settled.keep("kept");
    for change in [
        "UPDATE mod_aflexi_cdn_jobs SET wish = '{}' WHERE subject_id = {EVE}",
        "UPDATE mod_aflexi_cdn_jobs SET state = 'done' WHERE subject_id = {EVE}",
        "DELETE FROM mod_aflexi_cdn_jobs WHERE subject_id = {EVE}",
    ] {
        settled.run(change);
        assert_eq!(settled.cron(), BTreeSet::from([settled.eve]), "{change}");
        settled.restore("kept");
    }
}

#[test]
fn what_concerns_everybody_has_everything_looked_at_once() {
    let settled = Settled::new();
    for change in [
        "UPDATE tbladdonmodules SET value = '8' WHERE setting = 'suspend_overdue_days'",
        "INSERT INTO mod_aflexi_cdn_meta VALUES ('contact_unsupported_until', UNIX_TIMESTAMP() + 900)",
    ] {
        settled.run(change);
        assert_eq!(settled.cron().len(), 5, "{change}");
        settled.settle();
    }
    let store = settled.world.shop.store();
    for kind in [HintKind::Settings, HintKind::Pass] {
        store.note(kind, 0, "test", NOW).unwrap();
        assert_eq!(settled.cron().len(), 5, "{kind:?}");
        assert_eq!(settled.cron(), BTreeSet::new(), "{kind:?}");
    }
}

#[test]
fn a_service_of_many_former_owners_is_looked_at_each_time() {
    let settled = Settled::new();
    settled.run("UPDATE mod_aflexi_cdn_services SET owners = '1,2,3' WHERE service_id = {BOB}");
    for _ in 0..3 {
        assert_eq!(settled.cron(), BTreeSet::from([settled.bob]));
    }
}

/// So many customers like Bob, their accounts made.
fn many_like_bob(settled: &Settled, customers: i64) {
    let db = &settled.world.shop.db;
    let these = format!("seq_100001_to_{}", 100_000 + customers);
    db.run("SET @mode = @@sql_mode, sql_mode = ''");
    for insert in [
        "tblclients (id, firstname, lastname, email, status)
         SELECT seq, firstname, lastname, email, status FROM tblclients WHERE lastname = 'bob'",
        "tblhosting (id, userid, packageid, username, domainstatus, billingcycle)
         SELECT seq, seq, packageid, CONCAT('bob', seq), domainstatus, billingcycle FROM tblhosting WHERE id = {BOB}",
        "tblhostingaddons (id, hostingid, addonid, status)
         SELECT seq, seq, addonid, status FROM tblhostingaddons WHERE hostingid = {BOB}",
        "tblinvoices (id, userid, status, datepaid) SELECT seq, seq, 'Paid', NOW() FROM DUAL",
        "tblinvoiceitems (id, invoiceid, userid, type, relid) SELECT seq, seq, seq, 'Hosting', seq FROM DUAL",
        "mod_aflexi_cdn_services (service_id, account_id, verdict, reason, owners)
         SELECT seq, seq, verdict, REPLACE(reason, REGEXP_SUBSTR(reason, '[0-9]+'), seq), seq
         FROM mod_aflexi_cdn_services WHERE service_id = {BOB}",
        "mod_aflexi_cdn_accounts (id, platform, operator, name, client_id, remote_id, created_at, applied_at,
           applied_status, applied_package, applied_name, applied_email)
         SELECT seq, platform, operator, CONCAT('bob', seq), seq, CONCAT('r', seq), created_at, applied_at,
           applied_status, applied_package, applied_name, applied_email
         FROM mod_aflexi_cdn_accounts WHERE name = 'bob'",
    ] {
        let (into, of) = insert.split_once(" FROM ").unwrap();
        settled.run(&format!("INSERT INTO {into} FROM {these}, {of}").replace(", DUAL", ""));
    }
    db.run("SET sql_mode = @mode");
}

#[test]
fn of_thousands_that_did_not_change_none_is_read() {
    let settled = Settled::new();
    settled.world.without_traffic();
    let db = &settled.world.shop.db;
    let cost = || {
        let (statements, rows) = (db.statements(), db.rows());
        assert_eq!(settled.cron(), BTreeSet::new());
        (db.statements() - statements, db.rows() - rows)
    };
    let few = cost();
    many_like_bob(&settled, 2_500);
    settled.settle();
    let many = cost();
    // Three ranges instead of one: one statement for the end of each, one for what changed in it.
    assert_eq!((many.0 - few.0, many.1 - few.1), (4, 2));
}

/// What a cron opened, and what it asks.
fn found(settled: &Settled) -> Vec<String> {
    settled.cron();
    settled.world.shop.db.texts(
        "SELECT CONCAT_WS(' ', subject_id, state, origin, generation) FROM mod_aflexi_cdn_jobs
         UNION ALL SELECT CONCAT_WS(' ', kind, state, result) FROM mod_aflexi_cdn_passes
         UNION ALL SELECT CONCAT_WS(' ', 'paid', invoice_id) FROM mod_aflexi_cdn_invoices_seen ORDER BY 1",
    )
}

/// Whatever has happened: a look at what changed finds just what a look at everything finds. The platform
/// is down, so that what is found is not yet carried out.
#[test]
fn a_look_at_what_changed_finds_what_a_look_at_everything_finds() {
    let settled = Settled::new();
    settled.keep("calm");
    let mut dice = Dice(20_261_124);
    for round in 0..12 {
        settled.world.sandbox.script(r#"[{"kind":"down"}]"#);
        let changes: Vec<&str> = (0..=dice.below(3))
            .map(|_| CHANGES[dice.below(CHANGES.len())])
            .collect();
        for change in &changes {
            settled.run(&change.replacen("INSERT INTO", "REPLACE INTO", 1));
        }
        settled.keep("changed");
        let by_digest = found(&settled);
        settled.restore("changed");
        settled.world.shop.db.run("DELETE FROM mod_aflexi_cdn_seen");
        assert_eq!(by_digest, found(&settled), "round {round}: {changes:?}");
        settled.world.sandbox.control("DELETE", "faults", "");
        settled.restore("calm");
    }
}

/// The same numbers in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}
