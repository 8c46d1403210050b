//! Every method of the platform, on a sandbox that behaves.

use aflexi_cdn::cdn::{
    Account, Class, Contact, Created, Limits, Platform, RemoteId, Secret, Status,
};

use crate::sandbox_server::Server;
use crate::{PASSWORD, client, new_account, plant, runtime, seen};

#[test]
fn it_says_who_the_credentials_belong_to() {
    let server = Server::start(&["--operator-id", "77"]);
    let operator = runtime().block_on(client(&server).identify()).unwrap();
    assert_eq!(operator.id.as_str(), "77");
    assert!(!operator.name.is_empty());
}

#[test]
fn an_account_is_made_with_its_package_in_one_call() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let new = runtime().block_on(async {
        let gold = aflexi
            .create_package("Gold", &Limits::default())
            .await
            .unwrap();
        let new = new_account("anna_doe", Some(gold));
        let created = aflexi.create_account(&new, None).await.unwrap();
        let Created::Done(id) = created else {
            panic!("{created:?}");
        };
        let page = aflexi.list_accounts(None).await.unwrap();
        let anna = Account {
            id: id.clone(),
            name: "anna_doe".to_owned(),
            display_name: Some(new.contact.display_name.clone()),
            email: Some("anna_doe@shop.example".to_owned()),
            status: Some(Status::Active),
            package: Some("Gold".to_owned()),
        };
        assert_eq!(page.items, std::slice::from_ref(&anna));
        let found = aflexi.find_account("anna_doe").await.unwrap();
        // What is on the link is not told by a look at the user.
        assert_eq!(
            found,
            Some(Account {
                status: None,
                package: None,
                ..anna
            })
        );
        new
    });
    assert_eq!(seen(&server, "user.create"), 1);
    let password = server.control("GET", "password?username=anna_doe/42", "");
    assert_eq!(password["password"], PASSWORD);
    let state = server.control("GET", "state", "");
    assert_eq!(state["accounts"][0]["name"], new.contact.display_name);
}

#[test]
fn an_account_that_is_not_there_is_none() {
    let server = Server::start(&[]);
    plant(&server, "anna_doe", "ACTIVE");
    let aflexi = client(&server);
    runtime().block_on(async {
        assert_eq!(aflexi.find_account("anna").await.unwrap(), None);
        assert!(aflexi.find_account("anna_doe").await.unwrap().is_some());
    });
}

#[test]
fn access_name_and_password_of_an_account_change() {
    let server = Server::start(&[]);
    plant(&server, "anna_doe", "ACTIVE");
    let aflexi = client(&server);
    runtime().block_on(async {
        let id = aflexi.find_account("anna_doe").await.unwrap().unwrap().id;
        let silver = aflexi
            .create_package("Silver", &Limits::default())
            .await
            .unwrap();
        let account = || async {
            let page = aflexi.list_accounts(None).await.unwrap();
            page.items.into_iter().next().unwrap()
        };

        for _ in 0..2 {
            aflexi
                .update_access(&id, Some(Status::Suspended), None)
                .await
                .unwrap();
        }
        let now = account().await;
        assert_eq!(
            (now.status, now.package.as_deref()),
            (Some(Status::Suspended), Some("Gold"))
        );

        aflexi
            .update_access(&id, None, Some(&silver))
            .await
            .unwrap();
        let now = account().await;
        assert_eq!(
            (now.status, now.package.as_deref()),
            (Some(Status::Suspended), Some("Silver"))
        );

        aflexi
            .update_access(&id, Some(Status::Active), Some(&silver))
            .await
            .unwrap();
        assert_eq!(account().await.status, Some(Status::Active));

        let contact = Contact {
            display_name: "Anna Ray".to_owned(),
            email: "anna@new.example".to_owned(),
        };
        aflexi.update_contact(&id, &contact).await.unwrap();
        let now = account().await;
        assert_eq!(now.display_name.as_deref(), Some("Anna Ray"));
        assert_eq!(now.email.as_deref(), Some("anna@new.example"));

        aflexi
            .set_password(&id, &Secret::new("n3w-pw<&>"))
            .await
            .unwrap();
    });
    let password = server.control("GET", "password?username=anna_doe/42", "");
    assert_eq!(password["password"], "n3w-pw<&>");
}

#[test]
fn an_update_that_changes_nothing_is_not_sent() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let id = RemoteId::new("1007");
    runtime().block_on(async {
        aflexi.update_access(&id, None, None).await.unwrap();
        aflexi.update_package(&id, None, None).await.unwrap();
    });
    assert_eq!(aflexi.calls(), 0);
}

#[test]
fn packages_are_made_changed_and_listed() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    runtime().block_on(async {
        let limits = Limits {
            transfer_gb: Some(500),
            hostnames: Some(5),
            ssl: true,
            ..Limits::default()
        };
        let id = aflexi.create_package("Gold", &limits).await.unwrap();
        let page = aflexi.list_packages(None).await.unwrap();
        assert_eq!(page.next, None);
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].id, id);
        assert_eq!(page.items[0].name, "Gold");
        assert_eq!(page.items[0].limits, limits);

        aflexi
            .update_package(&id, Some("Gold Plus"), None)
            .await
            .unwrap();
        let more = Limits {
            streaming: true,
            speed_mbps: Some(100),
            ..limits
        };
        aflexi.update_package(&id, None, Some(&more)).await.unwrap();
        let page = aflexi.list_packages(None).await.unwrap();
        assert_eq!(page.items[0].name, "Gold Plus");
        assert_eq!(page.items[0].limits, more);

        let twice = aflexi
            .create_package("Gold Plus", &limits)
            .await
            .unwrap_err();
        assert_eq!((twice.class, twice.code), (Class::Refused, Some(1201)));
    });
}

/// Reads the whole list and the number of its parts.
async fn names(aflexi: &impl Platform) -> (Vec<String>, usize) {
    let (mut names, mut parts, mut from) = (Vec::new(), 0, None);
    loop {
        let page = aflexi.list_accounts(from.as_ref()).await.unwrap();
        names.extend(page.items.into_iter().map(|account| account.name));
        parts += 1;
        from = page.next;
        if from.is_none() {
            return (names, parts);
        }
    }
}

#[test]
fn lists_are_whole_whatever_the_servers_own_page_is() {
    for (maximum, parts) in [(None, 2), (Some("2"), 4), (Some("5"), 2)] {
        let mut options = vec![];
        options.extend(
            maximum
                .map(|rows| ["--max-page", rows])
                .into_iter()
                .flatten(),
        );
        let server = Server::start(&options);
        for name in ["a", "b", "c", "d", "e"] {
            plant(&server, name, "ACTIVE");
        }
        let listed = runtime().block_on(names(&client(&server)));
        let expected = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        assert_eq!(listed, (expected, parts), "{maximum:?}");
    }
}

#[test]
fn a_list_of_nothing_is_one_empty_part() {
    let server = Server::start(&[]);
    let (names, parts) = runtime().block_on(names(&client(&server)));
    assert_eq!((names.len(), parts), (0, 1));
}

#[test]
fn the_form_without_paging_tells_the_same() {
    let server = Server::start(&[]);
    plant(&server, "anna", "ACTIVE");
    plant(&server, "bert", "SUSPENDED");
    let aflexi = client(&server);
    runtime().block_on(async {
        let paged = aflexi.list_accounts(None).await.unwrap().items;
        assert_eq!(paged.len(), 2);
        assert_eq!(aflexi.all_links().await.unwrap(), paged);
    });
}

#[test]
fn customers_sign_in_below_aflexis_portal() {
    let server = Server::start(&[]);
    let url = runtime().block_on(client(&server).portal_url()).unwrap();
    assert_eq!(url, "http://portal.aflexi.net/p/sandbox");
}

#[test]
fn the_client_says_what_aflexi_can_do() {
    let server = Server::start(&[]);
    let can = client(&server).capabilities();
    assert!(can.named_packages && can.passwords && can.contact && can.traffic);
}

#[test]
fn an_identifier_of_another_platform_is_refused_unsent() {
    let server = Server::start(&[]);
    let aflexi = client(&server);
    let foreign = RemoteId::new("zone-7");
    let error = runtime()
        .block_on(aflexi.set_password(&foreign, &Secret::new("x")))
        .unwrap_err();
    assert_eq!(error.class, Class::Refused);
    assert_eq!(aflexi.calls(), 0);
}
