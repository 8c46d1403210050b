//! The rules about links.

use super::*;
use crate::world::PackageForm;
use crate::world::tests::{Fixture, ME, STRANGER, code, fixture, new_user};

fn id(publisher: i32) -> LinkId {
    LinkId {
        publisher,
        operator: 42,
    }
}

fn status(status: Status) -> LinkChange {
    LinkChange {
        status: Some(status),
        package: None,
    }
}

fn state(world: &World, publisher: i32) -> (Status, Option<i32>) {
    let link = &world.links[&id(publisher)];
    (link.status, link.package)
}

#[test]
fn row_3_a_publisher_does_not_touch_links() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let publisher = Caller {
        user: anna,
        operator: 42,
    };
    let result = world.update_link(publisher, id(anna), &status(Status::Active));
    assert_eq!(code(result), codes::NOT_PERMITTED);
    assert_eq!(
        code(world.delete_link(publisher, id(anna))),
        codes::NOT_PERMITTED
    );
}

#[test]
fn row_4_another_operators_link_is_out_of_reach() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let result = world.update_link(STRANGER, id(anna), &status(Status::Suspended));
    assert_eq!(code(result), codes::NOT_PERMITTED);
    assert_eq!(
        code(world.delete_link(STRANGER, id(anna))),
        codes::NOT_PERMITTED
    );
    assert_eq!(world.links(STRANGER).count(), 0);
    assert_eq!(state(&world, anna).0, Status::Active);
}

#[test]
fn row_9_and_10_unknown_links_are_a_fault() {
    let mut world = fixture().world;
    let result = world.update_link(ME, id(9999), &status(Status::Active));
    assert_eq!(code(result), codes::NO_LINK);
    assert_eq!(code(world.delete_link(ME, id(9999))), codes::NO_LINK);
}

#[test]
fn row_10_a_link_id_has_one_spelling() {
    assert_eq!(
        LinkId::parse("1007,42"),
        Ok(LinkId {
            publisher: 1007,
            operator: 42
        })
    );
    for text in [
        "",
        "1007",
        "1007,",
        ",42",
        "1007, 42",
        " 1007,42",
        "+1007,42",
        "01007,42",
        "0,42",
        "1007,0",
        "-1,42",
        "1007,42,1",
        "a,b",
        "1007.42",
    ] {
        assert_eq!(code(LinkId::parse(text)), codes::INVALID, "{text:?}");
    }
}

#[test]
fn row_11_statuses_are_two_and_repeating_one_succeeds() {
    for text in ["DELETED", "active", "PENDING", ""] {
        assert_eq!(code(Status::parse(text)), codes::INVALID, "{text:?}");
    }
    let Fixture {
        mut world, anna, ..
    } = fixture();
    for _ in 0..2 {
        world
            .update_link(ME, id(anna), &status(Status::Suspended))
            .unwrap();
        assert_eq!(state(&world, anna).0, Status::Suspended);
    }
}

#[test]
fn row_12_an_update_is_partial_and_all_or_nothing() {
    let Fixture {
        mut world,
        anna,
        gold,
        foreign,
    } = fixture();
    for package in [foreign, 9999, 0] {
        let change = LinkChange {
            status: Some(Status::Suspended),
            package: Some(package),
        };
        assert_eq!(
            code(world.update_link(ME, id(anna), &change)),
            codes::NO_PACKAGE
        );
        assert_eq!(state(&world, anna), (Status::Active, Some(gold)));
    }
    let silver = world
        .create_package(ME, &PackageForm::named("Silver"))
        .unwrap();
    world
        .update_link(ME, id(anna), &status(Status::Suspended))
        .unwrap();
    let change = LinkChange {
        status: None,
        package: Some(silver),
    };
    world.update_link(ME, id(anna), &change).unwrap();
    assert_eq!(state(&world, anna), (Status::Suspended, Some(silver)));
}

#[test]
fn row_13_a_deleted_link_is_gone_until_revived() {
    let Fixture {
        mut world,
        anna,
        gold,
        ..
    } = fixture();
    world.delete_link(ME, id(anna)).unwrap();
    assert_eq!(state(&world, anna).0, Status::Deleted);
    assert_eq!(code(world.delete_link(ME, id(anna))), codes::NO_LINK);
    let suspend = world.update_link(ME, id(anna), &status(Status::Suspended));
    assert_eq!(code(suspend), codes::NO_LINK);
    let again = world.create_user(ME, &new_user("anna_doe", "a@b.example"), Some(gold));
    assert_eq!(
        code(again),
        codes::USERNAME_EXISTS,
        "the username stays taken"
    );
    world
        .update_link(ME, id(anna), &status(Status::Active))
        .unwrap();
    assert_eq!(state(&world, anna), (Status::Active, Some(gold)));
}

#[test]
fn row_19_suspending_a_link_leaves_the_user_alone() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    world
        .update_link(ME, id(anna), &status(Status::Suspended))
        .unwrap();
    assert_eq!(world.user(anna).unwrap().status, Status::Active);
}
