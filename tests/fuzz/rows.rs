//! What decides over services, and our row of their account, in any combination.

use aflexi_cdn::cdn::Capabilities;
use aflexi_cdn::sync::entitlement::Offer;
use aflexi_cdn::whmcs::{AccountRow, Billing, Invoice};

use crate::dice::Dice;
use crate::services::{INVOICES, PACKAGES, SERVICES};

const HOLDINGS: [i64; 3] = [21, 22, 23];
const AMOUNTS: [i64; 7] = [0, 1, 1000, 999, -1, i64::MAX, i64::MIN];
const STATUSES: [&str; 3] = ["active", "suspended", "odd"];

pub fn billing(dice: &mut Dice<'_>) -> Billing {
    let mut billing = Billing::default();
    for id in &INVOICES[1..=dice.below(INVOICES.len())] {
        billing.invoices.insert(*id, invoice(*id, dice));
    }
    for service in SERVICES {
        billing.of_service.insert(service, dice.some(&INVOICES));
        billing.of_upgrade.insert(service, dice.some(&INVOICES));
        billing.holdings.insert(service, dice.some(&HOLDINGS));
    }
    for holding in HOLDINGS {
        if dice.yes() {
            billing.of_addon.insert(holding, dice.some(&INVOICES));
        }
    }
    billing
        .of_service
        .retain(|_, invoices| !invoices.is_empty());
    billing
}

fn invoice(id: i64, dice: &mut Dice<'_>) -> Invoice {
    Invoice {
        id,
        status: dice.word(&[
            "Paid",
            "Unpaid",
            "Refunded",
            "Cancelled",
            "Collections",
            "Draft",
            "Payment Pending",
        ]),
        dated_paid: dice.yes(),
        seen_paid: dice.yes(),
        paid_in: dice.of(&AMOUNTS),
        paid_out: dice.of(&AMOUNTS),
        days_overdue: dice.yes().then(|| dice.of(&AMOUNTS)),
    }
}

pub fn offer(dice: &mut Dice<'_>) -> Offer {
    Offer {
        enabled: dice.some(&[31, 32]).into_iter().collect(),
        charged_addon: dice.yes().then_some(41),
        suspend_overdue_days: dice.yes().then(|| dice.of(&[1, 7, 365])),
        ..Offer::default()
    }
}

/// Our row of the account, whatever we made true before.
pub fn account(dice: &mut Dice<'_>) -> AccountRow {
    AccountRow {
        id: 1,
        name: "anna".to_owned(),
        client: 5,
        remote_id: dice.maybe(&["1007"]),
        progress: dice.maybe(&["{}"]),
        status: dice.maybe(&STATUSES),
        package: dice.maybe(&PACKAGES),
        display_name: dice.maybe(&["Anna Doe", ""]),
        email: dice.maybe(&["anna@shop.example", "old@shop.example"]),
        password_cipher: dice.maybe(&["first"]),
        password_next: dice.maybe(&["next"]),
        ..AccountRow::default()
    }
}

pub fn capabilities(dice: &mut Dice<'_>) -> Capabilities {
    Capabilities {
        named_packages: !dice.yes(),
        passwords: !dice.yes(),
        contact: !dice.yes(),
        traffic: !dice.yes(),
    }
}
