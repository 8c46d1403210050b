//! The rules about packages.

use super::*;
use crate::world::tests::{Fixture, ME, STRANGER, code, fixture};
use crate::world::{LinkChange, LinkId};

#[test]
fn row_3_only_an_operator_changes_packages() {
    let Fixture {
        mut world,
        gold,
        anna,
        ..
    } = fixture();
    let publisher = Caller {
        user: anna,
        operator: 42,
    };
    let form = PackageForm::named("Mine");
    assert_eq!(
        code(world.create_package(publisher, &form)),
        codes::NOT_PERMITTED
    );
    assert_eq!(
        code(world.update_package(publisher, gold, &form)),
        codes::NOT_PERMITTED
    );
    assert_eq!(
        code(world.delete_package(publisher, gold)),
        codes::NOT_PERMITTED
    );
    assert_eq!(
        world
            .packages(publisher)
            .map(|package| package.id)
            .collect::<Vec<_>>(),
        [gold]
    );
}

#[test]
fn row_4_another_operators_package_is_out_of_reach() {
    let Fixture {
        mut world,
        gold,
        foreign,
        ..
    } = fixture();
    assert_eq!(
        world
            .packages(ME)
            .map(|package| package.id)
            .collect::<Vec<_>>(),
        [gold]
    );
    let form = PackageForm::named("Taken over");
    assert_eq!(
        code(world.update_package(ME, foreign, &form)),
        codes::NOT_PERMITTED
    );
    assert_eq!(
        code(world.delete_package(ME, foreign)),
        codes::NOT_PERMITTED
    );
    let for_another = PackageForm {
        owner: Some(77),
        ..PackageForm::named("Gift")
    };
    assert_eq!(
        code(world.create_package(ME, &for_another)),
        codes::NOT_PERMITTED
    );
    assert_eq!(world.packages(STRANGER).count(), 1);
}

#[test]
fn row_8_names_are_unique_and_compared_exactly() {
    let Fixture {
        mut world, gold, ..
    } = fixture();
    let same = PackageForm::named("Gold");
    assert_eq!(code(world.create_package(ME, &same)), codes::PACKAGE_EXISTS);
    let silver = world
        .create_package(ME, &PackageForm::named("gold"))
        .unwrap();
    assert_eq!(
        code(world.update_package(ME, silver, &same)),
        codes::PACKAGE_EXISTS
    );
    assert!(
        world.update_package(ME, gold, &same).is_ok(),
        "its own name"
    );
    assert_eq!(
        code(world.create_package(ME, &PackageForm::named(""))),
        codes::INVALID
    );
    assert_eq!(
        code(world.create_package(ME, &PackageForm::default())),
        codes::MISSING
    );
}

#[test]
fn row_9_an_unknown_package_is_a_fault() {
    let mut world = fixture().world;
    let form = PackageForm::named("x");
    assert_eq!(
        code(world.update_package(ME, 9999, &form)),
        codes::NO_PACKAGE
    );
    assert_eq!(code(world.delete_package(ME, 9999)), codes::NO_PACKAGE);
}

#[test]
fn row_14_a_package_in_use_stays() {
    let Fixture {
        mut world,
        gold,
        anna,
        ..
    } = fixture();
    assert_eq!(code(world.delete_package(ME, gold)), codes::PACKAGE_IN_USE);
    let id = LinkId {
        publisher: anna,
        operator: 42,
    };
    world.delete_link(ME, id).unwrap();
    world.delete_package(ME, gold).unwrap();
    let revive = LinkChange {
        status: Some(Status::Active),
        package: None,
    };
    world.update_link(ME, id, &revive).unwrap();
    assert_eq!(world.links(ME).next().unwrap().package, None);
}

#[test]
fn row_15_limits_have_a_least_value() {
    let Fixture {
        mut world, gold, ..
    } = fixture();
    for (limit, _, least) in LIMITS {
        let with = |value| PackageForm {
            limits: [(limit, value)].into(),
            ..PackageForm::default()
        };
        assert!(
            world.update_package(ME, gold, &with(least)).is_ok(),
            "{limit}"
        );
        let result = world.update_package(ME, gold, &with(least - 1));
        assert_eq!(code(result), codes::INVALID, "{limit}");
        assert_eq!(world.package(gold).unwrap().limits[limit], least);
    }
}

#[test]
fn an_update_is_partial() {
    let Fixture {
        mut world, gold, ..
    } = fixture();
    let form = PackageForm {
        limits: [("speedLimit", 9)].into(),
        flags: [("sslEnabled", true)].into(),
        ..PackageForm::default()
    };
    world.update_package(ME, gold, &form).unwrap();
    let package = world.package(gold).unwrap();
    assert_eq!(package.name, "Gold");
    assert_eq!(
        (
            package.limits["speedLimit"],
            package.limits["bandwidthLimit"]
        ),
        (9, -1)
    );
    assert!(package.flags["sslEnabled"] && package.flags["servingAllLocations"]);
}
