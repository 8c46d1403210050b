//! Services of WHMCS in any combination.

use aflexi_cdn::whmcs::{Client, Mode, Service, ServiceProduct};

use crate::dice::Dice;

pub const SERVICES: [i64; 4] = [1, 2, 3, 4];
/// One of them is of none.
pub const INVOICES: [i64; 5] = [0, 11, 12, 13, 14];
pub const PACKAGES: [&str; 6] = ["Boost", "Gold", "A &amp; B", "", "on", "bad\u{1}name"];

/// Services that share an account, with different ids.
pub fn services(dice: &mut Dice<'_>) -> Vec<Service> {
    let number = 1 + dice.below(SERVICES.len());
    SERVICES[..number]
        .iter()
        .map(|id| service(*id, dice))
        .collect()
}

fn service(id: i64, dice: &mut Dice<'_>) -> Service {
    Service {
        id,
        exists: dice.below(8) != 1,
        user: 5,
        status: dice.word(&[
            "Active",
            "Completed",
            "Pending",
            "Suspended",
            "Terminated",
            "Cancelled",
            "Fraud",
            "",
        ]),
        billing_cycle: dice.word(&["Monthly", "Free Account", "One Time", "free", ""]),
        username: dice.word(&["anna", "", "no/name"]),
        product: (dice.below(8) != 1).then(|| product(dice)),
        client: (dice.below(8) != 1).then(|| client(dice)),
        first_invoice: dice.of(&INVOICES),
        former_users: Vec::new(),
        account: None,
        own_name: dice.maybe(&["anna2", ""]),
        mode: dice.of(&[Mode::Auto, Mode::Auto, Mode::On, Mode::Off]),
        decided: None,
    }
}

fn product(dice: &mut Dice<'_>) -> ServiceProduct {
    ServiceProduct {
        id: dice.of(&[31, 32]),
        name: dice.word(&PACKAGES),
        servertype: dice.word(&["", "cpanel"]),
        configoption1: dice.word(&PACKAGES),
        package_override: dice.maybe(&PACKAGES),
    }
}

fn client(dice: &mut Dice<'_>) -> Client {
    Client {
        id: 5,
        firstname: dice.word(&["Anna", "S&eacute;an", ""]),
        lastname: dice.word(&["Doe", "O&#039;Reilly", ""]),
        email: dice.word(&["anna@shop.example", "", "a+b@x.example"]),
        status: dice.word(&["Active", "Inactive", "Closed", ""]),
    }
}
