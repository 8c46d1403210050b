//! A table for each rule.

use super::*;
use crate::whmcs::{Client, ServiceProduct};

/// An active, monthly billed service 7 of product 3 and client 5.
pub(crate) fn service() -> Service {
    Service {
        id: 7,
        exists: true,
        user: 5,
        status: "Active".to_owned(),
        billing_cycle: "Monthly".to_owned(),
        username: "anna".to_owned(),
        product: Some(ServiceProduct {
            id: 3,
            name: "Boost".to_owned(),
            servertype: String::new(),
            configoption1: String::new(),
            package_override: None,
        }),
        client: Some(Client {
            id: 5,
            firstname: "Anna".to_owned(),
            lastname: "Doe".to_owned(),
            email: "anna@shop.example".to_owned(),
            status: "Active".to_owned(),
        }),
        first_invoice: 0,
        former_users: Vec::new(),
        account: None,
        own_name: None,
        mode: Mode::Auto,
        decided: None,
    }
}

/// The CDN comes with product 3.
fn offer() -> Offer {
    Offer {
        enabled: HashSet::from([3]),
        charged_addon: None,
        suspend_overdue_days: None,
    }
}

/// An invoice of 10.00 with this status, paid once unless it says otherwise.
fn invoice(id: i64, status: &str) -> Invoice {
    Invoice {
        id,
        status: status.to_owned(),
        dated_paid: true,
        seen_paid: false,
        paid_in: 1000,
        paid_out: 0,
        days_overdue: Some(0),
    }
}

fn never_paid(id: i64, status: &str) -> Invoice {
    Invoice {
        dated_paid: false,
        paid_in: 0,
        ..invoice(id, status)
    }
}

fn billed(invoices: Vec<Invoice>) -> Billing {
    let mut billing = Billing::default();
    billing
        .of_service
        .insert(7, invoices.iter().map(|i| i.id).collect());
    billing.invoices = invoices.into_iter().map(|i| (i.id, i)).collect();
    billing
}

fn all(service: &Service, billing: &Billing) -> (Verdict, String) {
    let entitlement = entitlement(service, billing, &offer(), false);
    (entitlement.verdict, entitlement.reason.code.into_owned())
}

#[test]
fn r5_the_newest_invoice_that_was_paid_once_decides() {
    use Verdict::{Keep, No, Yes};
    let refunded = |out| Invoice {
        paid_out: out,
        ..invoice(11, "Paid")
    };
    let by_credit = Invoice {
        paid_in: 0,
        ..invoice(11, "Paid")
    };
    let seen = Invoice {
        seen_paid: true,
        ..never_paid(11, "Unpaid")
    };
    let table: Vec<(&str, Vec<Invoice>, Verdict, &str)> = vec![
        ("paid", vec![invoice(11, "Paid")], Yes, "paid"),
        (
            "refunded",
            vec![invoice(11, "Refunded")],
            No,
            "invoice_refunded",
        ),
        (
            "cancelled",
            vec![invoice(11, "Cancelled")],
            No,
            "invoice_cancelled",
        ),
        (
            "collections",
            vec![invoice(11, "Collections")],
            No,
            "invoice_collections",
        ),
        (
            "set unpaid",
            vec![invoice(11, "Unpaid")],
            No,
            "invoice_unpaid",
        ),
        (
            "set unpaid, date taken away",
            vec![seen],
            No,
            "invoice_unpaid",
        ),
        (
            "pending payment",
            vec![invoice(11, "Payment Pending")],
            Keep,
            "invoice_other",
        ),
        ("part refunded", vec![refunded(400)], Yes, "paid"),
        (
            "refunds reach it",
            vec![refunded(1000)],
            No,
            "refunded_in_full",
        ),
        ("paid by credit, nothing out", vec![by_credit], Yes, "paid"),
        (
            "unpaid for the first time",
            vec![never_paid(11, "Unpaid")],
            No,
            "never_paid",
        ),
        (
            "renewal generated, overdue",
            vec![invoice(11, "Paid"), never_paid(12, "Unpaid")],
            Yes,
            "paid",
        ),
        (
            "renewal cancelled unpaid",
            vec![invoice(11, "Paid"), never_paid(12, "Cancelled")],
            Yes,
            "paid",
        ),
        (
            "old one refunded under a newer paid one",
            vec![invoice(11, "Refunded"), invoice(12, "Paid")],
            Yes,
            "paid",
        ),
        (
            "newest refunded over an older paid one",
            vec![invoice(11, "Paid"), invoice(12, "Refunded")],
            No,
            "invoice_refunded",
        ),
    ];
    for (case, invoices, verdict, code) in table {
        assert_eq!(
            all(&service(), &billed(invoices)),
            (verdict, code.to_owned()),
            "{case}"
        );
    }
}

#[test]
fn r5_the_orders_first_invoice_counts_only_without_an_item_of_its_own() {
    let mut service = service();
    service.first_invoice = 20;
    let mut billing = Billing::default();
    billing.invoices.insert(20, invoice(20, "Paid"));
    assert_eq!(all(&service, &billing).0, Verdict::Yes);
    billing.of_service.insert(7, vec![21]);
    billing.invoices.insert(21, never_paid(21, "Unpaid"));
    assert_eq!(
        all(&service, &billing),
        (Verdict::No, "never_paid".to_owned())
    );
}

#[test]
fn r5_without_any_a_paid_upgrade_is_yes_and_an_account_is_kept() {
    let mut billing = Billing::default();
    let of = |billing: &Billing, has| entitlement(&service(), billing, &offer(), has).verdict;
    assert_eq!(of(&billing, false), Verdict::No);
    assert_eq!(of(&billing, true), Verdict::Keep);
    billing.of_upgrade.insert(7, vec![30]);
    billing.invoices.insert(30, never_paid(30, "Unpaid"));
    assert_eq!(of(&billing, true), Verdict::Keep);
    billing.invoices.insert(30, invoice(30, "Paid"));
    assert_eq!(of(&billing, false), Verdict::Yes);
    let refunded = Invoice {
        paid_out: 1000,
        ..invoice(30, "Paid")
    };
    billing.invoices.insert(30, refunded);
    assert_eq!(of(&billing, false), Verdict::No);
}

#[test]
fn r6_the_states_of_a_service() {
    use Verdict::{Keep, No, Yes};
    let paid = billed(vec![invoice(11, "Paid")]);
    let unpaid = billed(vec![never_paid(11, "Unpaid")]);
    let table = [
        ("Active", "", &paid, Yes),
        ("Completed", "", &paid, Yes),
        ("Pending", "", &paid, Yes),
        ("Pending", "cpanel", &paid, Keep),
        ("Pending", "", &unpaid, No),
        ("Suspended", "", &paid, No),
        ("Terminated", "", &paid, No),
        ("Cancelled", "", &paid, No),
        ("Fraud", "", &paid, No),
        ("", "", &paid, Keep),
    ];
    for (status, module, billing, wanted) in table {
        let mut service = service();
        service.status = status.to_owned();
        if let Some(product) = &mut service.product {
            product.servertype = module.to_owned();
        }
        assert_eq!(all(&service, billing).0, wanted, "{status} {module}");
    }
}

#[test]
fn r6_the_client_and_what_is_gone() {
    let paid = billed(vec![invoice(11, "Paid")]);
    let with = |change: fn(&mut Service)| {
        let mut service = service();
        change(&mut service);
        all(&service, &paid)
    };
    let client = |status: &'static str| {
        move |s: &mut Service| {
            if let Some(client) = &mut s.client {
                client.status = status.to_owned();
            }
        }
    };
    let mut closed = service();
    client("Closed")(&mut closed);
    assert_eq!(
        all(&closed, &paid),
        (Verdict::No, "client_closed".to_owned())
    );
    let mut inactive = service();
    client("Inactive")(&mut inactive);
    assert_eq!(all(&inactive, &paid).0, Verdict::Yes);
    assert_eq!(with(|s| s.client = None).1, "client_gone");
    assert_eq!(with(|s| s.product = None).1, "product_gone");
    assert_eq!(with(|s| s.exists = false).1, "service_gone");
}

#[test]
fn r1_a_product_that_is_not_enabled() {
    let paid = billed(vec![invoice(11, "Paid")]);
    let other = Offer {
        enabled: HashSet::from([4]),
        ..offer()
    };
    let entitlement = entitlement(&service(), &paid, &other, true);
    assert_eq!(entitlement.verdict, Verdict::No);
    assert_eq!(entitlement.reason.code, "product_not_enabled");
}

#[test]
fn r4_free_in_any_spelling() {
    for free in ["Free Account", "free", "FREE", " Free"] {
        assert!(is_free(free), "{free}");
        let mut service = service();
        service.billing_cycle = free.to_owned();
        let paid = billed(vec![invoice(11, "Paid")]);
        assert_eq!(all(&service, &paid), (Verdict::No, "free_cycle".to_owned()));
    }
    for billed in ["Monthly", "One Time", "", "Fr"] {
        assert!(!is_free(billed), "{billed}");
    }
}

#[test]
fn r7_once_charged_only_services_that_hold_the_addon_and_paid_for_it() {
    use Verdict::{Keep, No, Yes};
    let charged = Offer {
        charged_addon: Some(9),
        ..offer()
    };
    // Rows held, invoices of row 91, has an account, verdict and reason.
    type Case = (
        &'static str,
        Vec<i64>,
        Vec<Invoice>,
        bool,
        Verdict,
        &'static str,
    );
    let table: Vec<Case> = vec![
        ("not held", vec![], vec![], true, No, "addon_not_held"),
        ("held, never billed", vec![91], vec![], false, Yes, "paid"),
        (
            "billed and paid",
            vec![91],
            vec![invoice(21, "Paid")],
            false,
            Yes,
            "paid",
        ),
        (
            "billed, never paid",
            vec![91],
            vec![never_paid(21, "Unpaid")],
            false,
            No,
            "addon_never_paid",
        ),
        (
            "the same with an account",
            vec![91],
            vec![never_paid(21, "Unpaid")],
            true,
            Keep,
            "addon_never_paid",
        ),
        (
            "refunded",
            vec![91],
            vec![invoice(21, "Refunded")],
            true,
            No,
            "addon_unpaid",
        ),
        (
            "renewal unpaid",
            vec![91],
            vec![invoice(21, "Paid"), never_paid(22, "Unpaid")],
            true,
            Yes,
            "paid",
        ),
        (
            "one of two paid",
            vec![91, 92],
            vec![invoice(21, "Refunded")],
            true,
            Yes,
            "paid",
        ),
    ];
    for (case, holdings, invoices, has_account, verdict, code) in table {
        let mut billing = billed(vec![invoice(11, "Paid")]);
        billing.holdings.insert(7, holdings);
        if !invoices.is_empty() {
            let ids = invoices.iter().map(|i| i.id).collect();
            billing.of_addon.insert(91, ids);
            billing
                .invoices
                .extend(invoices.into_iter().map(|i| (i.id, i)));
        }
        let decided = entitlement(&service(), &billing, &charged, has_account);
        assert_eq!(decided.verdict, verdict, "{case}");
        assert_eq!(decided.reason.code, code, "{case}");
        let free = entitlement(&service(), &billing, &offer(), has_account);
        assert_eq!(free.verdict, Yes, "{case}, while it is free");
    }
}

#[test]
fn r13_what_an_admin_set_goes_before_the_rules_but_not_before_what_is_gone() {
    let paid = billed(vec![invoice(11, "Paid")]);
    let unpaid = billed(vec![never_paid(11, "Unpaid")]);
    let mut service = service();
    service.mode = Mode::Off;
    assert_eq!(
        all(&service, &paid),
        (Verdict::No, "switched_off".to_owned())
    );
    service.mode = Mode::On;
    service.status = "Terminated".to_owned();
    assert_eq!(
        all(&service, &unpaid),
        (Verdict::Yes, "switched_on".to_owned())
    );
    service.product = None;
    assert_eq!(
        all(&service, &paid),
        (Verdict::No, "product_gone".to_owned())
    );
}

#[test]
fn any_no_wins_then_keep_then_yes() {
    let mut service = service();
    service.status = String::new();
    let paid = billed(vec![invoice(11, "Paid")]);
    assert_eq!(all(&service, &paid).0, Verdict::Keep);
    let refunded = billed(vec![invoice(11, "Refunded")]);
    assert_eq!(all(&service, &refunded).0, Verdict::No);
}

#[test]
fn r5_an_overdue_renewal_changes_nothing_unless_a_setting_overrides_it() {
    let after = |days| Offer {
        suspend_overdue_days: days,
        ..offer()
    };
    let renewal = |status, days_overdue| Invoice {
        days_overdue,
        ..never_paid(12, status)
    };
    let paid = || invoice(11, "Paid");
    let another = Invoice {
        days_overdue: Some(9),
        ..never_paid(13, "Unpaid")
    };
    let seen = Invoice {
        seen_paid: true,
        ..renewal("Unpaid", Some(9))
    };
    let older = Invoice {
        days_overdue: Some(90),
        ..never_paid(10, "Unpaid")
    };
    // What bills the service, the setting, and the reason with the invoice it names.
    type Case = (&'static str, Vec<Invoice>, Option<i64>, (&'static str, i64));
    let table: Vec<Case> = vec![
        (
            "off",
            vec![paid(), renewal("Unpaid", Some(900))],
            None,
            ("paid", 11),
        ),
        (
            "a day too many",
            vec![paid(), renewal("Unpaid", Some(8))],
            Some(7),
            ("renewal_overdue", 12),
        ),
        (
            "the last day",
            vec![paid(), renewal("Unpaid", Some(7))],
            Some(7),
            ("paid", 11),
        ),
        (
            "not due yet",
            vec![paid(), renewal("Unpaid", Some(-3))],
            Some(7),
            ("paid", 11),
        ),
        (
            "no due date",
            vec![paid(), renewal("Unpaid", None)],
            Some(7),
            ("paid", 11),
        ),
        (
            "paid late",
            vec![paid(), renewal("Paid", Some(90))],
            Some(7),
            ("paid", 12),
        ),
        (
            "cancelled unpaid",
            vec![paid(), renewal("Cancelled", Some(90))],
            Some(7),
            ("paid", 11),
        ),
        (
            "a draft",
            vec![paid(), renewal("Draft", Some(90))],
            Some(7),
            ("paid", 11),
        ),
        (
            "older than what was paid",
            vec![older.clone(), paid()],
            Some(7),
            ("paid", 11),
        ),
        (
            "two of them",
            vec![another, paid(), renewal("Unpaid", Some(40))],
            Some(7),
            ("renewal_overdue", 12),
        ),
        (
            "paid once, unpaid again",
            vec![paid(), seen],
            Some(7),
            ("invoice_unpaid", 12),
        ),
    ];
    for (what, invoices, days, (code, id)) in table {
        let found = entitlement(&service(), &billed(invoices), &after(days), true);
        assert_eq!(found.reason.code, code, "{what}");
        assert_eq!(found.reason.args["invoice"], id, "{what}");
        let is_yes = found.verdict == Verdict::Yes;
        assert_eq!(is_yes, code == "paid", "{what}");
    }
    let never = entitlement(&service(), &billed(vec![older]), &after(Some(7)), true);
    assert_eq!(
        never.reason.code, "never_paid",
        "the first invoice is no renewal"
    );
    let overdue = billed(vec![paid(), renewal("Unpaid", Some(8))]);
    let reason = entitlement(&service(), &overdue, &after(Some(7)), true).reason;
    assert_eq!(
        reason.args["days"], 7,
        "the setting, so that the reason is the same tomorrow"
    );
    let mut switched_on = service();
    switched_on.mode = Mode::On;
    let entitlement = entitlement(&switched_on, &overdue, &after(Some(7)), true);
    assert_eq!(entitlement.verdict, Verdict::Yes, "R13 goes first");
}
