//! Two operators to test with, and the rules about callers and ids.

use super::*;

pub(super) const ME: Caller = Caller {
    user: 42,
    operator: 42,
};
pub(super) const STRANGER: Caller = Caller {
    user: 77,
    operator: 77,
};

/// Two operators, each with a package; the first has a publisher on it.
pub(super) struct Fixture {
    pub world: World,
    pub gold: i32,
    pub foreign: i32,
    pub anna: i32,
}

pub(super) fn new_user<'a>(username: &'a str, email: &'a str) -> NewUser<'a> {
    NewUser {
        role: Role::Publisher,
        email,
        name: "Anna, Doe",
        username: Some(username),
        password: "s3cret-pw",
        status: Status::Active,
    }
}

pub(super) fn fixture() -> Fixture {
    let mut world = World::default();
    world.add_operator(42, "ops@host.example", "AK-1");
    world.add_operator(77, "ops@other.example", "AK-2");
    let gold = world
        .create_package(ME, &PackageForm::named("Gold"))
        .unwrap();
    let foreign = world
        .create_package(STRANGER, &PackageForm::named("Gold"))
        .unwrap();
    let anna = world
        .create_user(ME, &new_user("anna_doe", "anna@shop.example"), Some(gold))
        .unwrap();
    Fixture {
        world,
        gold,
        foreign,
        anna,
    }
}

pub(super) fn code<T>(result: Result<T, Fault>) -> i32 {
    result.err().map_or(0, |fault| fault.code())
}

#[test]
fn row_1_unknown_login_or_wrong_key_is_one_and_the_same_fault() {
    let world = fixture().world;
    assert_eq!(world.authenticate("ops@host.example", "AK-1"), Ok(ME));
    let wrong_key = world.authenticate("ops@host.example", "AK-2").unwrap_err();
    let unknown = world.authenticate("nobody", "AK-1").unwrap_err();
    assert_eq!(wrong_key.code(), codes::AUTHENTICATION);
    assert_eq!(wrong_key, unknown);
    // A publisher's password is no auth key.
    assert_eq!(
        code(world.authenticate("anna_doe/42", "s3cret-pw")),
        codes::AUTHENTICATION
    );
}

#[test]
fn row_3_substitute_login_reaches_own_publishers_only() {
    let Fixture { world, anna, .. } = fixture();
    let expected = Caller {
        user: anna,
        operator: 42,
    };
    for login in [
        "ops@host.example?su=anna_doe/42",
        "ops@host.example?su=anna@shop.example/42",
    ] {
        assert_eq!(world.authenticate(login, "AK-1"), Ok(expected), "{login}");
    }
    for (login, key) in [
        ("ops@other.example?su=anna_doe/42", "AK-2"),
        ("ops@host.example?su=nobody/42", "AK-1"),
        ("ops@host.example?su=Anna_doe/42", "AK-1"),
        ("ops@host.example?su=ops@host.example", "AK-1"),
    ] {
        assert_eq!(
            code(world.authenticate(login, key)),
            codes::NOT_PERMITTED,
            "{login}"
        );
    }
}

#[test]
fn row_3_a_publisher_with_a_key_calls_as_itself_only() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    world
        .create_user(ME, &new_user("second", "second@shop.example"), None)
        .unwrap();
    world.set_key(anna, "AK-anna");
    let expected = Caller {
        user: anna,
        operator: 42,
    };
    assert_eq!(world.authenticate("anna_doe/42", "AK-anna"), Ok(expected));
    assert!(!expected.is_operator());
    for (login, key, fault) in [
        ("anna_doe/42", "AK-1", codes::AUTHENTICATION),
        ("ops@host.example", "AK-anna", codes::AUTHENTICATION),
        ("anna_doe/42?su=second/42", "AK-anna", codes::NOT_PERMITTED),
    ] {
        assert_eq!(code(world.authenticate(login, key)), fault, "{login}");
    }
}

#[test]
fn row_3_an_ambiguous_email_is_nobody() {
    let Fixture {
        mut world, gold, ..
    } = fixture();
    world
        .create_user(ME, &new_user("second", "anna@shop.example"), Some(gold))
        .unwrap();
    let login = "ops@host.example?su=anna@shop.example/42";
    assert_eq!(
        code(world.authenticate(login, "AK-1")),
        codes::NOT_PERMITTED
    );
}

#[test]
fn a_blocked_user_cannot_be_substituted() {
    let mut world = fixture().world;
    let mut form = new_user("blocked", "b@shop.example");
    form.status = Status::Suspended;
    world.create_user(ME, &form, None).unwrap();
    let login = "ops@host.example?su=blocked/42";
    assert_eq!(code(world.authenticate(login, "AK-1")), codes::BLOCKED);
}

#[test]
fn row_21_ids_are_positive_and_never_reused() {
    let Fixture {
        mut world, anna, ..
    } = fixture();
    let first = world
        .create_package(ME, &PackageForm::named("Short-lived"))
        .unwrap();
    world.delete_package(ME, first).unwrap();
    let second = world
        .create_package(ME, &PackageForm::named("Short-lived"))
        .unwrap();
    assert!(second > first && first > anna && anna > 77);
}
