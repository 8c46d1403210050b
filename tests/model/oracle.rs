//! The rules R1-R8, R10 and R13 once more, from `docs/rules.md` and WHMCS's rows alone: nothing here calls
//! the code under test.

use std::collections::{BTreeMap, BTreeSet};

use aflexi_cdn::cdn::{Contact, Status};
use aflexi_cdn::whmcs::Mode;

use super::platform::Account;
use super::shop::{Item, Service, Shop};

/// What a service asks of its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Run,
    Stop,
    Leave,
}

/// What the rules need to know of the past.
#[derive(Default)]
pub struct Oracle {
    paid_once: BTreeSet<i64>,
    /// R2: by service, the name decided once.
    names: BTreeMap<i64, String>,
    owners: BTreeMap<String, i64>,
}

impl Oracle {
    /// A pass, or a job for a service, begins.
    pub fn look(&mut self, shop: &Shop, only: Option<i64>) {
        for service in self.looked_at(shop, only) {
            let order = shop.services.get(&service).map(|row| row.first_invoice);
            let addons = shop
                .holdings
                .iter()
                .filter(|(_, holder)| **holder == service);
            let mut bills = billing(shop, Item::Service(service));
            bills.extend(order);
            bills.extend(upgrades(shop, service));
            if shop.is_charged {
                bills.extend(addons.flat_map(|(holding, _)| billing(shop, Item::Addon(*holding))));
            }
            self.paid_once.extend(bills.into_iter().filter(|id| {
                shop.invoices
                    .get(id)
                    .is_some_and(|invoice| invoice.status == "Paid")
            }));
        }
    }

    /// How the accounts should be after what began with [`Oracle::look`]. `known` are those whose
    /// making was confirmed when it began.
    pub fn expect(
        &mut self,
        shop: &Shop,
        before: &BTreeMap<String, Account>,
        known: &BTreeSet<String>,
        only: Option<i64>,
    ) -> BTreeMap<String, Account> {
        let services = self.looked_at(shop, only);
        for service in &services {
            if !self.names.contains_key(service) && self.wish(shop, *service, known) == Wish::Run {
                self.decide_name(shop, *service);
            }
        }
        self.look(shop, only); // at those with the same name, too
        let services = self.looked_at(shop, only);
        let mut wanted = before.clone();
        for name in services
            .iter()
            .filter_map(|id| self.names.get(id))
            .collect::<BTreeSet<_>>()
        {
            let members = self
                .names
                .iter()
                .filter(|(_, other)| *other == name)
                .map(|(id, _)| *id);
            let wishes: Vec<(i64, Wish)> =
                members.map(|id| (id, self.wish(shop, id, known))).collect();
            let leader = wishes.iter().rfind(|(_, wish)| *wish == Wish::Run);
            if let Some((leader, _)) = leader {
                wanted.insert(name.clone(), account(shop, &shop.services[leader]));
            } else if wishes.iter().all(|(_, wish)| *wish == Wish::Stop)
                && let Some(account) = wanted.get_mut(name)
            {
                account.status = Status::Suspended;
            }
        }
        wanted
    }

    /// The accounts that a pass could want to stop.
    pub fn stoppable(&self, shop: &Shop, known: &BTreeSet<String>) -> usize {
        let stops = |id| self.wish(shop, id, known) == Wish::Stop;
        let named = self
            .names
            .iter()
            .filter(|(id, name)| known.contains(*name) && stops(**id));
        named.map(|(_, name)| name).collect::<BTreeSet<_>>().len()
    }

    fn looked_at(&self, shop: &Shop, only: Option<i64>) -> BTreeSet<i64> {
        let everything = shop.services.keys().chain(self.names.keys()).chain(&only);
        let is_looked_at = |id: &&i64| match only {
            Some(service) => {
                **id == service
                    || self.names.contains_key(id) && self.names.get(id) == self.names.get(&service)
            }
            None => {
                let row = shop.services.get(id);
                self.names.contains_key(id)
                    || shop.modes.contains_key(id)
                    || row.is_some_and(|row| shop.enabled.contains(&row.product))
            }
        };
        everything.filter(is_looked_at).copied().collect()
    }

    /// R2.
    fn decide_name(&mut self, shop: &Shop, id: i64) {
        let service = &shop.services[&id];
        let mut name = service.username.clone();
        if name.is_empty() {
            for letter in shop.clients[&service.user].email.shown.chars() {
                name.push(if "+.@".contains(letter) { '_' } else { letter });
            }
        }
        let is_odd = |letter: char| !letter.is_ascii_alphanumeric() && !"_.-".contains(letter);
        if name.contains(is_odd) {
            return;
        }
        if *self.owners.entry(name.clone()).or_insert(service.user) == service.user {
            self.names.insert(id, name);
        }
    }

    fn wish(&self, shop: &Shop, id: i64, known: &BTreeSet<String>) -> Wish {
        let has_account = self.names.get(&id).is_some_and(|name| known.contains(name));
        let never_paid = if has_account { Wish::Leave } else { Wish::Stop };
        // R13: what no longer exists has none; else an admin's word goes before all rules.
        let Some(service) = shop.services.get(&id) else {
            return Wish::Stop;
        };
        let (Some(client), Some(product)) = (
            shop.clients.get(&service.user),
            shop.products.get(&service.product),
        ) else {
            return Wish::Stop;
        };
        match shop.modes.get(&id) {
            Some(Mode::On) => return Wish::Run,
            Some(Mode::Off) => return Wish::Stop,
            Some(Mode::Auto) | None => {}
        }
        // R1, R4, R6.
        let is_over = ["Suspended", "Terminated", "Cancelled", "Fraud"].contains(&service.status)
            || client.status == "Closed"
            || service.billing_cycle == "Free Account"
            || !shop.enabled.contains(&service.product);
        let paid = self.paid(shop, id, service).unwrap_or(never_paid);
        let addon = if shop.is_charged {
            self.addon(shop, id, never_paid)
        } else {
            Wish::Run
        };
        if is_over || paid == Wish::Stop || addon == Wish::Stop {
            return Wish::Stop;
        }
        let waits =
            service.status == "Pending" && (!product.servertype.is_empty() || paid != Wish::Run);
        if waits || paid == Wish::Leave || addon == Wish::Leave {
            return Wish::Leave;
        }
        Wish::Run
    }

    /// R5, of the service.
    fn paid(&self, shop: &Shop, id: i64, service: &Service) -> Option<Wish> {
        let mut bills = billing(shop, Item::Service(id));
        if bills.is_empty() {
            bills.insert(service.first_invoice);
        }
        self.newest(shop, &bills).or_else(|| {
            let upgraded = upgrades(shop, id)
                .into_iter()
                .any(|invoice| outcome(shop, invoice) == Some(Wish::Run));
            upgraded.then_some(Wish::Run)
        })
    }

    /// R7: one that is held and was not billed, or is paid.
    fn addon(&self, shop: &Shop, id: i64, never_paid: Wish) -> Wish {
        let mut best = Wish::Stop;
        for (holding, _) in shop.holdings.iter().filter(|(_, holder)| **holder == id) {
            let bills = billing(shop, Item::Addon(*holding));
            let wish = if bills.is_empty() {
                Wish::Run
            } else {
                self.newest(shop, &bills).unwrap_or(never_paid)
            };
            match wish {
                Wish::Run => return Wish::Run,
                Wish::Leave => best = Wish::Leave,
                Wish::Stop => {}
            }
        }
        best
    }

    /// R5: the newest that was Paid once decides.
    fn newest(&self, shop: &Shop, bills: &BTreeSet<i64>) -> Option<Wish> {
        bills
            .iter()
            .rev()
            .find(|id| match shop.invoices.get(id) {
                Some(row) => row.dated || row.status == "Paid" || self.paid_once.contains(id),
                None => false,
            })
            .and_then(|id| outcome(shop, *id))
    }
}

/// What an invoice that was paid once says.
fn outcome(shop: &Shop, id: i64) -> Option<Wish> {
    let invoice = shop.invoices.get(&id)?;
    let (mut paid_in, mut paid_out) = (invoice.credit, 0);
    for transaction in &shop.transactions {
        if transaction.invoice == id {
            paid_in += transaction.amount_in;
            paid_out += transaction.amount_out;
        }
    }
    Some(if paid_out > 0 && paid_in <= paid_out {
        Wish::Stop
    } else if invoice.status == "Paid" {
        Wish::Run
    } else if invoice.status == "Payment Pending" {
        Wish::Leave
    } else {
        Wish::Stop
    })
}

fn billing(shop: &Shop, wanted: Item) -> BTreeSet<i64> {
    let lines = shop.items.iter().filter(|(_, item)| *item == wanted);
    lines.map(|(invoice, _)| *invoice).collect()
}

fn upgrades(shop: &Shop, service: i64) -> BTreeSet<i64> {
    let own = shop
        .upgrades
        .iter()
        .filter(|(_, upgrade)| upgrade.service == service);
    own.flat_map(|(id, _)| billing(shop, Item::Upgrade(*id)))
        .collect()
}

/// R3, R8: the account of a service that is to run.
fn account(shop: &Shop, service: &Service) -> Account {
    let (client, product) = (
        &shop.clients[&service.user],
        &shop.products[&service.product],
    );
    let module = (!product.servertype.is_empty()).then_some(product.configoption1.shown);
    let names = [
        product.package_override.map(str::trim),
        module,
        Some(product.name.shown),
    ];
    let package = names
        .into_iter()
        .flatten()
        .find(|name| !name.is_empty())
        .unwrap_or("default");
    let names = [client.firstname.shown, client.lastname.shown];
    let given: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let display_name = if given.is_empty() {
        client.email.shown.to_owned()
    } else {
        given.join(" ")
    };
    Account {
        status: Status::Active,
        package: package.to_owned(),
        contact: Contact {
            display_name,
            email: client.email.shown.to_owned(),
        },
    }
}
