//! What clients see and do: their own services, and nobody else's.

use aflexi_cdn::cdn::Secret;
use aflexi_cdn::sync::{ClientArea, ClientService, Error, Trigger, publishers, reveal, service};
use aflexi_cdn::whmcs::{PublisherFilter, PublisherOrder, Viewer};

use super::world::{World, Wrap};

const OWN: &str = "correct-Horse7";

fn area(world: &World, client: i64) -> ClientArea<'_> {
    ClientArea {
        store: world.shop.store(),
        viewer: Viewer { client, user: 0 },
        actor: "client 1",
    }
}

fn seen(world: &World, client: i64, id: i64) -> Option<ClientService> {
    area(world, client).service(id).unwrap()
}

/// Wishes a password; the code of the reason if it cannot be.
fn choose(area: &ClientArea<'_>, id: i64, password: &str) -> Result<Option<String>, Error> {
    let secret = Secret::new(password);
    let problem = area.set_password(&Wrap, id, &secret, &secret)?;
    Ok(problem.map(|reason| reason.code.into_owned()))
}

/// What is stored of the account's passwords.
fn stored(world: &World) -> String {
    let sql = "SELECT CONCAT_WS(' ', password_source, IF(password_cipher IS NULL, '-', 'cipher'),
                 IF(password_next IS NULL, '-', 'next'), COALESCE(password_next_source, '-'))
               FROM mod_aflexi_cdn_accounts WHERE name = 'anna'";
    world.shop.db.texts(sql)[0].clone()
}

fn anna() -> (World, i64, i64, i64) {
    let world = World::new();
    let product = world.shop.cdn_product("Boost");
    let (client, id, _) = world.shop.customer(product, "anna");
    world.sync(&[id]);
    (world, product, client, id)
}

#[test]
fn a_service_is_its_clients_alone() {
    let (world, product, client, id) = anna();
    let (other, theirs, _) = world.shop.customer(product, "bob");
    world.sync(&[theirs]);
    let own = seen(&world, client, id).unwrap();
    assert_eq!((own.name.as_str(), own.status), ("anna", "active"));
    assert_eq!(own.password, "stored");
    assert_eq!(seen(&world, other, id), None);
    assert_eq!(seen(&world, 0, id), None);
    let stranger = area(&world, other);
    assert!(matches!(
        stranger.reveal(&Wrap, id),
        Err(Error::NotFound(_))
    ));
    assert!(matches!(
        choose(&stranger, id, OWN),
        Err(Error::NotFound(_))
    ));
    assert_eq!(stored(&world), "generated cipher - -");
    let listed = area(&world, other).services(1).unwrap();
    assert_eq!((listed.total, listed.rows[0].service), (1, theirs));
}

#[test]
fn a_moved_service_does_not_bring_its_former_clients_account_along() {
    let (world, product, client, first) = anna();
    let second = world.shop.service(client, product, "anna");
    world.shop.invoice(client, "Paid", &[("Hosting", second)]);
    world.sync(&[second]);
    for id in [first, second] {
        let shared = seen(&world, client, id).unwrap();
        assert_eq!(shared.name, "anna", "R2: it is shown at each");
    }
    let other = world.shop.client("Eve", "Doe", "eve@shop.example");
    world.shop.db.run(&format!(
        "UPDATE tblhosting SET userid = {other} WHERE id = {second}"
    ));
    for round in ["before a worker came by", "afterwards"] {
        let moved = seen(&world, other, second);
        assert!(moved.is_none_or(|moved| moved.name.is_empty()), "{round}");
        assert!(
            area(&world, other).reveal(&Wrap, second).is_err(),
            "{round}"
        );
        let problem = choose(&area(&world, other), second, OWN);
        assert_ne!(problem, Ok(None), "{round}");
        assert_eq!(seen(&world, client, second), None, "{round}");
        world.sync(&[second]);
    }
    assert_eq!(stored(&world), "generated cipher - -");
}

#[test]
fn who_is_not_to_have_an_account_sees_nothing_and_who_waits_for_one_sees_that() {
    let (world, product, client, _) = anna();
    let unpaid = world.shop.service(client, product, "bob");
    let plain = world.shop.product("Plain");
    let other = world.shop.service(client, plain, "cy");
    let eve = world.shop.client("Eve", "Doe", "eve@shop.example");
    let refused = world.shop.service(eve, product, "anna");
    world.shop.invoice(eve, "Paid", &[("Hosting", refused)]);
    world.sync(&[unpaid, other, refused]);
    assert_eq!(seen(&world, client, unpaid), None);
    assert_eq!(seen(&world, client, other), None);
    let waiting = seen(&world, eve, refused).unwrap();
    assert_eq!((waiting.status, waiting.name.as_str()), ("setting_up", ""));
    assert_eq!(waiting.portal, None);
    assert!(area(&world, eve).has_services().unwrap());
    assert_eq!(
        choose(&area(&world, eve), refused, OWN),
        Ok(Some("own_password_not_active".to_owned()))
    );
    // An admin is told why.
    let state = service(world.shop.store(), refused).unwrap().unwrap();
    let reason = state.job.unwrap().reason.unwrap();
    assert_eq!(
        (state.status.as_str(), reason.code.as_ref()),
        ("none", "name_conflict")
    );
    assert!(service(world.shop.store(), other).unwrap().is_none());
}

#[test]
fn an_own_password_holds_at_the_platform_and_is_kept_nowhere() {
    let (world, _, client, id) = anna();
    assert_eq!(choose(&area(&world, client), id, OWN), Ok(None));
    assert_eq!(stored(&world), "generated cipher next client");
    assert_eq!(seen(&world, client, id).unwrap().password, "changing");
    assert_eq!(
        choose(&area(&world, client), id, "another-One9"),
        Ok(Some("own_password_waits".to_owned()))
    );
    assert_eq!(world.work(Trigger::Request).passwords, 1);
    assert_eq!(world.password("anna/42"), OWN);
    assert_eq!(stored(&world), "client - - -");
    assert_eq!(seen(&world, client, id).unwrap().password, "client");
    let store = world.shop.store();
    assert_eq!(
        publishers(
            store,
            PublisherFilter::default(),
            PublisherOrder::default(),
            1
        )
        .unwrap()
        .rows[0]
            .password,
        "client"
    );
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    let refusal = reveal(store, &Wrap, account, "admin 1").unwrap_err();
    assert!(refusal.to_string().contains("own one"), "{refusal}");
    let log = "SELECT CONCAT_WS(' ', actor, action, detail) FROM mod_aflexi_cdn_log
               WHERE action IN ('own_password', 'password') ORDER BY id";
    let log = world.shop.db.texts(log);
    assert_eq!(log[0], r#"client 1 own_password {"name":"anna"}"#);
    assert!(
        log[1].starts_with("own password by client 1 password"),
        "{}",
        log[1]
    );
    // Staff help who has lost it.
    world.admin().new_password(&Wrap, account).unwrap();
    world.work(Trigger::Page);
    assert_eq!(stored(&world), "set cipher - -");
}

#[test]
fn an_own_password_whose_answer_was_lost_is_set_again_and_not_kept() {
    let (world, _, client, id) = anna();
    world
        .sandbox
        .script(r#"[{"kind":"drop_after","method":"security.update","times":1}]"#);
    choose(&area(&world, client), id, OWN).unwrap();
    world.work(Trigger::Request);
    assert_eq!(stored(&world), "unknown - next client");
    assert_eq!(seen(&world, client, id).unwrap().password, "changing");
    world.skip_the_waiting();
    world.work(Trigger::Cron);
    assert_eq!(world.password("anna/42"), OWN);
    assert_eq!(stored(&world), "client - - -");
}

#[test]
fn a_refused_one_is_told_to_its_client_and_the_former_one_holds() {
    let (world, _, client, id) = anna();
    let former = world.password("anna/42");
    world.sandbox.script(
        r#"[{"kind":"fault","code":1302,"message":"too simple","method":"security.update","times":1}]"#,
    );
    choose(&area(&world, client), id, OWN).unwrap();
    world.work(Trigger::Request);
    assert_eq!(stored(&world), "generated cipher - -");
    let refused = seen(&world, client, id).unwrap().refused.unwrap();
    assert_eq!(refused.args["message"], "too simple");
    let shown = area(&world, client).reveal(&Wrap, id).unwrap();
    assert_eq!(shown.password.reveal(), former);
    choose(&area(&world, client), id, OWN).unwrap();
    world.work(Trigger::Request);
    assert_eq!(seen(&world, client, id).unwrap().refused, None);
}

#[test]
fn an_admins_new_password_takes_the_place_of_one_that_waits() {
    let (world, _, client, id) = anna();
    choose(&area(&world, client), id, OWN).unwrap();
    let account = world
        .shop
        .db
        .number("SELECT id FROM mod_aflexi_cdn_accounts");
    world.admin().new_password(&Wrap, account).unwrap();
    world.work(Trigger::Page);
    assert_ne!(world.password("anna/42"), OWN);
    assert_eq!(stored(&world), "set cipher - -");
}

/// What WHMCS lets users do for the client: a user, whether it is the owner, and the permissions.
fn users(world: &World, client: i64) {
    for (user, owner, permissions) in [
        (1, 1, ""),
        (2, 0, "products,invoices"),
        (3, 0, "products,manageproducts"),
        (4, 0, "invoices,tickets"),
        (5, 0, ""),
    ] {
        world.shop.db.run(&format!(
            "INSERT INTO tblusers_clients (auth_user_id, client_id, owner, permissions)
             VALUES ({user}, {client}, {owner}, '{permissions}')"
        ));
    }
}

fn seen_by(world: &World, client: i64, user: i64) -> ClientArea<'_> {
    ClientArea {
        viewer: Viewer { client, user },
        ..area(world, client)
    }
}

#[test]
fn only_users_who_may_manage_products_do_more_than_look() {
    let (world, _, client, id) = anna();
    users(&world, client);
    for (user, may) in [(1, true), (2, false), (3, true)] {
        let area = seen_by(&world, client, user);
        assert!(area.service(id).unwrap().is_some());
        assert_eq!(area.may_manage(), Ok(may), "{user}");
        assert_eq!(area.reveal(&Wrap, id).is_ok(), may, "{user}");
        let problem = choose(&area, id, "short").unwrap().unwrap();
        let wanted = ["own_password_not_allowed", "own_password_length"][usize::from(may)];
        assert_eq!(problem, wanted, "{user}");
    }
}

#[test]
fn users_from_whom_whmcs_hides_the_products_see_nothing() {
    let (world, _, client, id) = anna();
    users(&world, client);
    for (user, sees) in [
        (1, true),
        (2, true),
        (3, true),
        (4, false),
        (5, false),
        (99, false),
    ] {
        let area = seen_by(&world, client, user);
        assert_eq!(area.has_services(), Ok(sees), "{user}");
        assert_eq!(area.services(1).unwrap().total, i64::from(sees), "{user}");
        assert_eq!(area.service(id).unwrap().is_some(), sees, "{user}");
        if !sees {
            assert_eq!(area.may_manage(), Ok(false), "{user}");
            let revealed = area.reveal(&Wrap, id);
            assert!(matches!(revealed, Err(Error::NotFound(_))), "{user}");
            assert!(matches!(choose(&area, id, OWN), Err(Error::NotFound(_))));
        }
    }
    // For another client the same user may be the owner.
    let other = world.shop.client("Eve", "Doe", "eve@shop.example");
    world.shop.db.run(&format!(
        "INSERT INTO tblusers_clients (auth_user_id, client_id, owner) VALUES (4, {other}, 1)"
    ));
    assert_eq!(seen_by(&world, client, 4).has_services(), Ok(false));
}

#[test]
fn the_setting_hides_everything_from_clients_and_nothing_from_admins() {
    let (world, _, client, id) = anna();
    world.shop.db.run(
        "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('aflexi_cdn', 'client_area', 'off')",
    );
    let store = world.shop.store();
    assert!(!area(&world, client).has_services().unwrap());
    assert_eq!(area(&world, client).services(1).unwrap().total, 0);
    assert_eq!(seen(&world, client, id), None);
    assert!(area(&world, client).reveal(&Wrap, id).is_err());
    assert!(choose(&area(&world, client), id, OWN).is_err());
    assert!(service(store, id).unwrap().is_some());
}

#[test]
fn a_list_of_sixty_takes_as_many_statements_as_one_of_one() {
    let statements = |count: usize| {
        let world = World::new();
        let product = world.shop.cdn_product("Boost");
        let (client, first, _) = world.shop.customer(product, "user");
        let mut services = vec![first];
        for number in 1..count {
            let id = world
                .shop
                .service(client, product, &format!("user{number}"));
            world.shop.invoice(client, "Paid", &[("Hosting", id)]);
            services.push(id);
        }
        world.sync(&services);
        let before = world.shop.db.statements();
        let list = area(&world, client).services(1).unwrap();
        assert_eq!(
            (list.total, list.rows.len()),
            (i64::try_from(count).unwrap(), count.min(50))
        );
        assert_eq!(
            list.rows[0].service,
            *services.last().unwrap(),
            "the latest first"
        );
        let of_the_list = world.shop.db.statements() - before;
        area(&world, client).has_services().unwrap();
        assert_eq!(world.shop.db.statements() - before - of_the_list, 1);
        of_the_list
    };
    assert_eq!(statements(60), statements(1));
}
