//! A change may have been made and nobody heard of it: the next wish is made sure of.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use aflexi_cdn::sync::{BlockOn, Trigger, Worker};
use aflexi_cdn::whmcs::{Origin, Store};

use super::shop::BRAND;
use super::world::{Executor, World, Wrap, settings};

/// What changes in WHMCS, and how it is taken back.
const CHANGES: [[&str; 2]; 3] = [
    [
        "UPDATE tblhosting SET domainstatus = 'Suspended'",
        "UPDATE tblhosting SET domainstatus = 'Active'",
    ],
    [
        "UPDATE tblproducts SET name = 'Other'",
        "UPDATE tblproducts SET name = 'Boost'",
    ],
    [
        "UPDATE tblclients SET email = 'new@shop.example'",
        "UPDATE tblclients SET email = 'anna@shop.example'",
    ],
];

/// An account that is made, and its service.
fn customer() -> (World, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let service = world.shop.customer(product, "anna").1;
    assert_eq!(world.sync(&[service]).created, 1);
    (world, service)
}

fn account(world: &World) -> String {
    format!(
        "{} {}",
        world.publishers().join(", "),
        world.state()["accounts"][0]["email"]
    )
}

#[test]
fn a_change_whose_answer_was_lost_is_taken_back_when_whmcs_takes_it_back() {
    for [change, back] in CHANGES {
        let (world, service) = customer();
        let before = account(&world);
        world.shop.db.run(change);
        world.sandbox.script(
            r#"[{"kind":"drop_after","method":"publisherLink.update"},
                {"kind":"drop_after","method":"user.update"}]"#,
        );
        assert_eq!(world.sync(&[service]).remaining, 1, "{change}");
        assert_ne!(account(&world), before, "{change}");
        world.sandbox.control("DELETE", "faults", "");
        world.shop.db.run(back);
        world.skip_the_waiting();
        assert_eq!(world.work(Trigger::Cron).remaining, 0, "{back}");
        assert_eq!(account(&world), before, "{back}");
    }
}

/// A worker that is killed as soon as the account is another than it was.
struct Mortal<'a> {
    executor: Executor,
    world: &'a World,
    before: &'a str,
}

impl BlockOn for Mortal<'_> {
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let output = self.executor.block_on(future);
        assert_eq!(account(self.world), self.before, "killed");
        output
    }
}

#[test]
fn a_change_whose_maker_died_is_taken_back_when_whmcs_takes_it_back() {
    for [change, back] in CHANGES {
        let (world, service) = customer();
        let before = account(&world);
        world.shop.db.run(change);
        let store = Store::new(&world.shop.db, BRAND);
        store.open_jobs(&[service], "test", Origin::Event).unwrap();
        let died = catch_unwind(AssertUnwindSafe(|| {
            Worker {
                store,
                platform: &world.aflexi(),
                executor: &Mortal {
                    executor: Executor::new(),
                    world: &world,
                    before: &before,
                },
                wrap: &Wrap,
                settings: &settings(),
                trigger: Trigger::Cron,
            }
            .work(Duration::from_secs(20))
        }));
        assert!(died.is_err(), "{change}");
        assert_ne!(account(&world), before, "{change}");
        world.shop.db.run(back);
        world.later(601);
        assert_eq!(world.work(Trigger::Cron).remaining, 0, "{back}");
        assert_eq!(account(&world), before, "{back}");
    }
}

#[test]
fn a_change_that_was_refused_is_not_in_doubt() {
    let (world, service) = customer();
    let before = account(&world);
    for change in ["Suspended", "Active"] {
        world
            .shop
            .db
            .run(&format!("UPDATE tblhosting SET domainstatus = '{change}'"));
        world.sandbox.script(
            r#"[{"kind":"fault","code":1999,"message":"Odd","method":"publisherLink.update"}]"#,
        );
        assert_eq!(world.sync(&[service]).remaining, 0, "{change}");
    }
    assert_eq!(world.state()["calls"]["publisherLink.update"], 1);
    assert_eq!(account(&world), before);
}
