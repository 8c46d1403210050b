//! The rules about users.

use super::*;
use crate::world::tests::{Fixture, ME, STRANGER, code, fixture, new_user};

fn as_publisher(id: i32) -> Caller {
    Caller {
        user: id,
        operator: 42,
    }
}

#[test]
fn row_3_only_an_operator_creates_users() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let form = new_user("new", "n@shop.example");
    let result = world.create_user(as_publisher(anna), &form, None);
    assert_eq!(code(result), codes::NOT_PERMITTED);
}

#[test]
fn row_4_another_operators_publisher_is_out_of_reach() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    assert!(world.users(STRANGER).all(|user| user.id == 77));
    let renamed = world.update_user(STRANGER, anna, None, Some("x"));
    assert_eq!(code(renamed), codes::NOT_PERMITTED);
    let stolen = world.set_password(STRANGER, anna, "", "x");
    assert_eq!(code(stolen), codes::NOT_PERMITTED);
    assert_eq!(world.password("anna_doe/42"), Some("s3cret-pw"));
}

#[test]
fn row_5_usernames_get_the_operators_suffix_and_are_unique() {
    let mut world = fixture().world;
    for duplicate in ["anna_doe", "anna_doe/42"] {
        let result = world.create_user(ME, &new_user(duplicate, "a@b.example"), None);
        assert_eq!(code(result), codes::USERNAME_EXISTS, "{duplicate}");
    }
    for refused in ["anna_doe/77", "/42", "", "a/b/42"] {
        let result = world.create_user(ME, &new_user(refused, "a@b.example"), None);
        assert_eq!(code(result), codes::INVALID, "{refused}");
    }
    let other_case = world.create_user(ME, &new_user("Anna_Doe/42", "a@b.example"), None);
    let id = other_case.expect("usernames are case-sensitive");
    assert_eq!(world.user(id).unwrap().username, "Anna_Doe/42");
    // The same name at another operator is another name.
    assert!(
        world
            .create_user(STRANGER, &new_user("anna_doe", "a@b.example"), None)
            .is_ok()
    );
}

#[test]
fn row_5_without_a_username_the_email_stands_in() {
    let mut world = fixture().world;
    let mut form = new_user("", "old@shop.example");
    form.username = None;
    let id = world.create_user(ME, &form, None).unwrap();
    assert_eq!(world.user(id).unwrap().username, "old@shop.example/42");
}

#[test]
fn row_6_a_bad_package_leaves_no_user_behind() {
    let Fixture {
        mut world, foreign, ..
    } = fixture();
    for package in [foreign, 9999, 0, -1] {
        let result = world.create_user(ME, &new_user("new", "n@shop.example"), Some(package));
        assert_eq!(code(result), codes::NO_PACKAGE, "{package}");
        assert!(world.users(ME).all(|user| user.username != "new/42"));
    }
}

#[test]
fn row_7_a_new_user_has_an_active_link_with_its_package() {
    let Fixture {
        world, anna, gold, ..
    } = fixture();
    let link = world
        .links(ME)
        .find(|link| link.id.publisher == anna)
        .unwrap();
    assert_eq!((link.status, link.package), (Status::Active, Some(gold)));
}

#[test]
fn row_9_an_unknown_user_is_a_fault() {
    let mut world = fixture().world;
    assert_eq!(
        code(world.update_user(ME, 9999, None, Some("x"))),
        codes::NO_USER
    );
    assert_eq!(code(world.set_password(ME, 9999, "", "x")), codes::NO_USER);
}

#[test]
fn row_15_an_operator_is_not_created_by_an_operator() {
    assert_eq!(code(Role::parse("ADMIN")), codes::INVALID);
    let mut world = fixture().world;
    let mut form = new_user("boss", "b@shop.example");
    form.role = Role::Operator;
    assert_eq!(
        code(world.create_user(ME, &form, None)),
        codes::NOT_PERMITTED
    );
}

#[test]
fn row_16_emails_have_one_at_sign() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    for email in ["", "anna", "a@b@c", "@b", "a@"] {
        let created = world.create_user(ME, &new_user("new", email), None);
        assert_eq!(code(created), codes::INVALID, "{email}");
        let updated = world.update_user(ME, anna, Some(email), Some("changed"));
        assert_eq!(code(updated), codes::INVALID, "{email}");
    }
    let user = world.user(anna).unwrap();
    assert_eq!(
        (user.email.as_str(), user.name.as_str()),
        ("anna@shop.example", "Anna, Doe")
    );
    // E-mails need not be unique: one client, several services.
    assert!(
        world
            .create_user(ME, &new_user("two", "anna@shop.example"), None)
            .is_ok()
    );
}

#[test]
fn row_16_passwords_are_not_empty_and_publishers_prove_the_old_one() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let mut form = new_user("new", "n@shop.example");
    form.password = "";
    assert_eq!(code(world.create_user(ME, &form, None)), codes::INVALID);
    assert_eq!(code(world.set_password(ME, anna, "", "")), codes::INVALID);

    let publisher = as_publisher(anna);
    for wrong in ["", "guess"] {
        let result = world.set_password(publisher, anna, wrong, "mine");
        assert_eq!(code(result), codes::OLD_PASSWORD, "{wrong}");
    }
    assert_eq!(
        code(world.set_password(ME, anna, "guess", "mine")),
        codes::OLD_PASSWORD
    );
    assert_eq!(
        code(world.set_password(ME, 42, "", "mine")),
        codes::OLD_PASSWORD
    );
    world
        .set_password(publisher, anna, "s3cret-pw", "mine")
        .unwrap();
    assert_eq!(world.password("anna_doe/42"), Some("mine"));
    world.set_password(ME, anna, "", "reset").unwrap();
    assert_eq!(world.password("anna_doe/42"), Some("reset"));
}

#[test]
fn a_publisher_changes_itself_only() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let bob = world
        .create_user(ME, &new_user("bob", "b@shop.example"), None)
        .unwrap();
    world
        .update_user(as_publisher(anna), anna, Some("new@shop.example"), None)
        .unwrap();
    assert_eq!(world.user(anna).unwrap().email, "new@shop.example");
    let result = world.update_user(as_publisher(anna), bob, Some("x@y.example"), None);
    assert_eq!(code(result), codes::NOT_PERMITTED);
}
