//! What is foreseen is what is done, and foreseeing writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::sync::{Error, Foresight, Preview, Save, Trigger, foresee, preview, visit};
use aflexi_cdn::whmcs::{HintKind, NOW, Origin};

use super::shop::Shop;
use super::world::World;

/// How often a random world is changed, and its products are saved.
const SAVES: usize = 30;

/// Chance that can be repeated (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// Every row of the tables that we write.
fn digest(shop: &Shop) -> Vec<String> {
    let tables = shop.db.texts(
        "SELECT CONCAT('SELECT SHA2(CONCAT_WS(''|'',',
                       GROUP_CONCAT(CONCAT('COALESCE(HEX(`', column_name, '`),''-'')') ORDER BY ordinal_position),
                       '), 256) AS line FROM `', table_name, '` ORDER BY line')
         FROM information_schema.columns
         WHERE table_schema = DATABASE() AND (table_name LIKE 'mod!_%' ESCAPE '!' OR table_name = 'tbladdons')
         GROUP BY table_name ORDER BY table_name",
    );
    assert!(tables.len() > 8);
    tables
        .iter()
        .map(|rows| format!("{rows}: {}", shop.db.texts(rows).join(" ")))
        .collect()
}

fn ids(shop: &Shop, table: &str) -> Vec<i64> {
    let texts = shop
        .db
        .texts(&format!("SELECT id FROM {table} ORDER BY id"));
    texts.iter().map(|id| id.parse().unwrap()).collect()
}

/// Something happens that no hook tells of.
fn happen(shop: &Shop, chance: &mut Chance, number: usize) {
    let products = ids(shop, "tblproducts");
    let (clients, services) = (ids(shop, "tblclients"), ids(shop, "tblhosting"));
    if clients.len() < 5 || chance.percent(10) {
        shop.client("Ada", "Byron", &format!("c{number}@shop.example"));
        return;
    }
    let client = chance.of(&clients);
    if services.len() < 8 || chance.percent(35) {
        // So few names that services meet in them.
        let username = ["", "", "web1", "web2", "Web2", "web3", "a/b"][chance.below(7)];
        let service = shop.service(client, chance.of(&products), username);
        let status = chance.of(&["Paid", "Paid", "Paid", "Unpaid"]);
        shop.invoice(client, status, &[("Hosting", service)]);
        return;
    }
    let service = chance.of(&services);
    let run = |sql: String| shop.db.run(&sql);
    match chance.below(11) {
        0 | 1 => {
            let status = chance.of(&["Active", "Active", "Suspended", "Cancelled", "Pending"]);
            run(format!(
                "UPDATE tblhosting SET domainstatus = '{status}' WHERE id = {service}"
            ));
        }
        2 => run(format!(
            "UPDATE tblinvoices v JOIN tblinvoiceitems i ON i.invoiceid = v.id
             SET v.status = '{}' WHERE i.relid = {service}",
            chance.of(&["Refunded", "Paid", "Cancelled"])
        )),
        3 => run(format!(
            "UPDATE tblclients SET email = '{}' WHERE id = {client}",
            [String::new(), format!("n{number}@shop.example")][chance.below(2)]
        )),
        4 => run(format!(
            "UPDATE tblclients SET lastname = 'Stone {number}' WHERE id = {client}"
        )),
        5 => run(format!(
            "UPDATE tblclients SET status = '{}' WHERE id = {client}",
            chance.of(&["Active", "Closed"])
        )),
        6 => run(format!(
            "UPDATE tblhosting SET packageid = {} WHERE id = {service}",
            chance.of(&products)
        )),
        7 => run(format!(
            "UPDATE tblproducts SET name = 'Boost {number}' WHERE id = {}",
            chance.of(&products)
        )),
        8 => run(format!(
            "UPDATE tblhosting SET userid = {client} WHERE id = {service}"
        )),
        9 => run(format!("DELETE FROM tblhosting WHERE id = {service}")),
        _ => run(format!(
            "INSERT INTO mod_aflexi_cdn_services (service_id, mode) VALUES ({service}, '{mode}')
             ON DUPLICATE KEY UPDATE mode = '{mode}'",
            mode = chance.of(&["on", "off", "auto"])
        )),
    }
}

/// What an admin sends, as likely as not odd.
struct Form {
    shown: Vec<i64>,
    ticked: Vec<i64>,
    packages: BTreeMap<i64, String>,
}

impl Form {
    fn by(chance: &mut Chance, shop: &Shop) -> Self {
        let products = ids(shop, "tblproducts");
        let mut form = Self {
            shown: Vec::new(),
            ticked: Vec::new(),
            packages: BTreeMap::new(),
        };
        for product in products {
            if chance.percent(85) {
                form.shown.push(product);
            }
            if chance.percent(75) {
                form.ticked.push(product);
            }
            if chance.percent(30) {
                let typed = chance.of(&["", "Gold", "Silver &amp; Gold", "bad\u{7}name"]);
                form.packages.insert(product, typed.to_owned());
            }
        }
        form
    }

    /// One of those that the save looks at.
    fn service(&self, chance: &mut Chance, shop: &Shop) -> Option<i64> {
        let shown: BTreeSet<i64> = self.shown.iter().copied().collect();
        let both = self.ticked.iter().filter(|id| shown.contains(id));
        let both: Vec<String> = both.map(i64::to_string).collect();
        let list = both.join(",");
        let services = shop.db.texts(&format!(
            "SELECT id FROM tblhosting WHERE FIND_IN_SET(packageid, '{list}') ORDER BY id"
        ));
        let index = chance.below(services.len().max(1));
        services.get(index)?.parse().ok()
    }

    fn preview(&self, shop: &Shop) -> Preview {
        let save = Save {
            shown: &self.shown,
            ticked: &self.ticked,
            packages: &self.packages,
            confirmed: "",
            actor: "admin 1",
        };
        preview(shop.store(), save, CAPABILITIES).unwrap()
    }
}

#[test]
fn whatever_an_admin_sends_the_preview_says_what_the_save_does() {
    for seed in [1, 4242] {
        let world = World::new();
        let shop = &world.shop;
        for name in ["Boost", "Gold &amp; more", "Plain"] {
            shop.product(name);
        }
        let mut chance = Chance(seed);
        let mut seen = [0_u64; 4];
        for number in 0..SAVES {
            for _ in 0..=chance.below(5) {
                happen(shop, &mut chance, number);
            }
            let form = Form::by(&mut chance, shop);
            if let (Some(service), true) = (form.service(&mut chance, shop), chance.percent(40)) {
                // An event that nobody has looked at yet.
                let origin = chance.of(&[Origin::Event, Origin::Suspension, Origin::Pass]);
                shop.store().open_jobs(&[service], "test", origin).unwrap();
            }
            let (before, calls) = (digest(shop), world.state()["total_calls"].clone());
            let Preview { changes, foresight } = form.preview(shop);
            assert_eq!(digest(shop), before, "{seed}/{number} wrote");
            assert_eq!(
                world.state()["total_calls"],
                calls,
                "{seed}/{number} called"
            );

            let save = |confirmed: &str| {
                shop.save_confirmed(&form.shown, &form.ticked, &form.packages, confirmed)
                    .unwrap()
            };
            let mut saved = save("");
            assert_eq!(saved.question.is_some(), foresight.brake.is_some());
            if let Some(question) = &saved.question {
                assert_eq!(Some(&question.reason), foresight.brake.as_ref());
                saved = save(&question.id);
            }
            let in_line = std::mem::take(&mut saved.in_line);
            assert_eq!(saved, changes, "{seed}/{number}");
            let done = world.work(Trigger::Page);
            assert_eq!(done.adopted, 0);
            let told = [
                foresight.created,
                foresight.activated,
                foresight.updated,
                foresight.suspended,
            ];
            let done_counts = [done.created, done.activated, done.updated, done.suspended];
            assert_eq!(
                told, done_counts,
                "{seed}/{number}: {foresight:#?}\n{done:#?}"
            );
            assert_eq!(
                foresight.unchanged,
                in_line + done.unchanged,
                "{seed}/{number}: {foresight:#?}\n{done:#?}"
            );
            let mut refused: Vec<(i64, String)> = done
                .refused
                .iter()
                .map(|one| (one.service, one.reason.to_json()))
                .collect();
            refused.sort();
            let foreseen: Vec<(i64, String)> = foresight
                .refused
                .iter()
                .map(|one| (one.service, one.reason.to_json()))
                .collect();
            assert_eq!(foreseen, refused, "{seed}/{number}");
            assert!(
                done.packages_created
                    .iter()
                    .all(|made| foresight.new_packages.contains(made)),
                "{seed}/{number}"
            );
            for (sum, told) in seen.iter_mut().zip(told) {
                *sum += told;
            }
        }
        assert!(seen.iter().all(|sum| *sum > 3), "a dull world: {seen:?}");
    }
}

#[test]
fn the_preview_tells_whom_what_and_why() {
    let world = World::new();
    let shop = &world.shop;
    let (boost, plain) = (shop.cdn_product("Boost"), shop.product("Plain"));
    let (ann, of_ann, invoice) = shop.customer(boost, "ann");
    let (_, of_bob, _) = shop.customer(boost, "bob");
    world.sync(&[of_ann, of_bob]);
    shop.db
        .run("UPDATE tblinvoices SET status = 'Refunded' WHERE id = 1");
    assert_eq!(invoice, 1);
    let (eve, of_eve, _) = shop.customer(plain, "eve");
    let form = Form {
        shown: vec![boost, plain],
        ticked: vec![boost, plain],
        packages: BTreeMap::from([(boost, "Gold".to_owned())]),
    };

    let Preview { changes, foresight } = form.preview(shop);

    assert_eq!(
        (changes.enabled, changes.packages),
        (vec![plain], vec![boost])
    );
    let told: Vec<_> = foresight
        .accounts
        .iter()
        .map(|one| {
            (
                one.account.as_str(),
                one.changes.join("+"),
                one.package_before.as_str(),
                one.package.as_str(),
                one.reason.code.as_ref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "ann",
                "suspend".to_owned(),
                "Boost",
                "Boost",
                "invoice_refunded"
            ),
            ("eve", "create".to_owned(), "", "Plain", "paid"),
            ("bob", "package".to_owned(), "Boost", "Gold", "paid"),
        ]
    );
    let first = &foresight.accounts[0];
    assert_eq!((first.service, first.client), (of_ann, ann));
    assert_eq!(first.client_name, "Anna ann");
    let new = &foresight.accounts[1];
    assert_eq!((new.service, new.client), (of_eve, eve));
    assert_eq!(foresight.new_packages, ["Gold", "Plain"]);
    assert_eq!(foresight.brake, None);
}

#[test]
fn a_preview_that_goes_too_far_says_that_it_would_be_asked() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = (0..21)
        .map(|number| world.shop.customer(product, &format!("user{number}")).1)
        .collect();
    world.sync(&services);
    let form = Form {
        shown: vec![product],
        ticked: Vec::new(),
        packages: BTreeMap::new(),
    };

    let foresight = form.preview(&world.shop).foresight;

    let brake = foresight.brake.unwrap();
    assert_eq!(brake.code, "brake");
    assert_eq!(brake.args["suspend"], 21);
    assert_eq!((foresight.suspended, foresight.total), (21, 21));
}

fn all(world: &World) -> Foresight {
    foresee(world.shop.store(), &[], CAPABILITIES).unwrap()
}

#[test]
fn a_full_pass_does_what_was_foreseen_and_nothing_is_left_to_foresee() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (_, service, _) = world.shop.customer(product, "ann");
    world.shop.customer(product, "bob");
    world.sync(&[service]);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Cancelled' WHERE username = 'ann'");
    let before = digest(&world.shop);
    let told = all(&world);
    assert_eq!(digest(&world.shop), before);
    assert_eq!((told.created, told.suspended, told.total), (1, 1, 2));

    let store = world.shop.store();
    assert!(store.note(HintKind::Pass, 0, "terminal", NOW).unwrap());
    let done = world.work(Trigger::Terminal);

    assert_eq!((done.created, done.suspended), (1, 1));
    assert_eq!(all(&world).total, 0);
}

#[test]
fn those_who_are_named_are_looked_at_and_nobody_else() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let services: Vec<i64> = ["ann", "bob", "eve"]
        .iter()
        .map(|name| world.shop.customer(product, name).1)
        .collect();
    world.sync(&services);
    world
        .shop
        .db
        .run("UPDATE tblhosting SET domainstatus = 'Cancelled'");
    let named = ["ANN".to_owned(), format!("#{}", services[1])];
    let store = world.shop.store();

    let told = foresee(store, &named, CAPABILITIES).unwrap();
    let names: Vec<_> = told.accounts.iter().map(|one| &one.account).collect();
    assert_eq!(names, ["ann", "bob"]);
    visit(store, &named, "terminal").unwrap();
    assert_eq!(world.work(Trigger::Terminal).suspended, 2);
    let active = "SELECT name FROM mod_aflexi_cdn_accounts WHERE applied_status = 'active'";
    assert_eq!(world.shop.db.texts(active), ["eve"]);
}

#[test]
fn a_name_that_stands_for_nobody_is_named_and_nothing_is_done() {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "ann").1;
    world.sync(&[service]);
    for unknown in ["nobody", "#999", "#ann", "#", ""] {
        let names = ["ann".to_owned(), unknown.to_owned()];
        match visit(world.shop.store(), &names, "terminal") {
            Err(Error::NotFound(message)) => {
                assert!(message.contains(&format!("\"{unknown}\"")), "{message}");
            }
            other => panic!("{unknown}: {other:?}"),
        }
    }
    let open = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'due'";
    assert_eq!(world.shop.db.number(open), 0);
}
