//! Hints: which events concern us, at which cost.

use aflexi_cdn::whmcs::HintKind::{Client, Invoice, Service};
use aflexi_cdn::whmcs::{NOW, When};

use super::shop::Shop;

#[test]
fn an_invoice_concerns_us_by_any_way_it_can_lead_to_a_cdn_service() {
    let shop = Shop::new();
    let cdn = shop.cdn_product("Boost");
    let client = shop.client("Anna", "Doe", "anna@shop.example");
    let service = shop.service(client, cdn, "anna");
    let addon = shop.db.insert(&format!(
        "INSERT INTO tblhostingaddons (orderid, hostingid, addonid, name, billingcycle, tax, nextinvoicedate, paymentmethod, notes)
         VALUES (0, {service}, 1, '', 'Monthly', '', '2026-01-01', '', '')"
    ));
    let upgrade = shop.db.insert(&format!(
        "INSERT INTO tblupgrades (userid, orderid, type, date, relid, originalvalue, newvalue, new_cycle, amount,
           credit_amount, days_remaining, total_days_in_cycle, new_recurring_amount, recurringchange)
         VALUES ({client}, 0, 'package', '2026-01-01', {service}, '1', '2', 'Monthly', 0, 0, 0, 0, 0, 0)"
    ));
    let direct = shop.invoice(client, "Unpaid", &[("Hosting", service)]);
    let mass = shop.invoice(client, "Unpaid", &[("Invoice", direct)]);
    let first = shop.invoice(client, "Unpaid", &[("", 0)]);
    shop.order(client, service, first);
    for (invoice, why) in [
        (direct, "an item of the service"),
        (mass, "a mass payment"),
        (first, "the order's first invoice"),
        (
            shop.invoice(client, "Unpaid", &[("ProrataProduct 2026-02", service)]),
            "a prorata item",
        ),
        (
            shop.invoice(client, "Unpaid", &[("Addon", addon)]),
            "an addon of the service",
        ),
        (
            shop.invoice(client, "Unpaid", &[("Upgrade", upgrade)]),
            "an upgrade of the service",
        ),
    ] {
        let found = shop
            .store()
            .concerned_services(Invoice, &[invoice], false)
            .unwrap();
        assert_eq!(found, [service], "{why}");
    }
}

#[test]
fn other_invoices_leave_no_hint() {
    let shop = Shop::new();
    shop.cdn_product("Boost");
    let client = shop.client("Anna", "Doe", "anna@shop.example");
    let plain = shop.service(client, shop.product("Plain"), "anna");
    for invoice in [
        shop.invoice(client, "Paid", &[("Hosting", plain)]),
        shop.invoice(
            client,
            "Paid",
            &[("Domain", plain), ("", 0), ("AddFunds", 0)],
        ),
        987_654,
    ] {
        assert!(
            !shop
                .store()
                .note(Invoice, invoice, "InvoicePaid", NOW)
                .unwrap()
        );
    }
    assert_eq!(
        shop.db.number("SELECT COUNT(*) FROM mod_aflexi_cdn_hints"),
        0
    );
}

#[test]
fn a_hint_costs_one_select_and_one_insert() {
    let shop = Shop::new();
    let cdn = shop.cdn_product("Boost");
    let (_, _, invoice) = shop.customer(cdn, "anna");
    let other = shop.invoice(1, "Paid", &[("Hosting", 0)]);
    let before = shop.db.statements();
    assert!(
        !shop
            .store()
            .note(Invoice, other, "InvoicePaid", NOW)
            .unwrap()
    );
    assert_eq!(shop.db.statements() - before, 1);
    assert!(
        shop.store()
            .note(Invoice, invoice, "InvoicePaid", NOW)
            .unwrap()
    );
    assert_eq!(shop.db.statements() - before, 3);
}

#[test]
fn a_hint_that_is_not_due_waits() {
    let shop = Shop::new();
    let cdn = shop.cdn_product("Boost");
    let (client, service, _) = shop.customer(cdn, "anna");
    assert!(
        shop.store()
            .note(Service, service, "ServiceEdit", When { delay: 10, ..NOW })
            .unwrap()
    );
    assert_eq!(shop.store().due_hints(10).unwrap(), []);
    assert!(
        shop.store()
            .note(Client, client, "ClientEdit", NOW)
            .unwrap()
    );
    let due = shop.store().due_hints(10).unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].kind, due[0].subject), (Client, client));
}
