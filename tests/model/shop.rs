//! A WHMCS in memory: tables, and what events do to their rows. Decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use aflexi_cdn::whmcs::Mode;

use super::history::{Event, How, Nth};

/// The price of everything.
const PRICE: i64 = 1000;
/// So few that events meet each other.
const SERVICES: usize = 6;
/// More than the brake lets stop at once.
const CROWD: usize = 23;

/// A text as WHMCS stores it, and as people read it.
#[derive(Clone, Copy)]
pub struct Text {
    pub stored: &'static str,
    pub shown: &'static str,
}

const fn text(stored: &'static str, shown: &'static str) -> Text {
    Text { stored, shown }
}

const fn plain(text: &'static str) -> Text {
    self::text(text, text)
}

const TITLES: [Text; 4] = [
    plain("Boost"),
    text("Tom &amp; Jerry&#039;s", "Tom & Jerry's"),
    text(" ", ""),
    plain("gold"),
];
const OPTIONS: [Text; 3] = [
    plain(""),
    plain("gold"),
    text("silver &amp; more", "silver & more"),
];
const OVERRIDES: [Option<&str>; 4] = [None, Some("Typed"), Some(" "), Some("a &amp; b")];
/// First name, last name, e-mail.
const PEOPLE: [[Text; 3]; 5] = [
    [plain("Anna"), plain("Doe"), plain("anna@shop.example")],
    [
        plain("Ben"),
        text("O&#039;Reilly", "O'Reilly"),
        plain("ben.o+cdn@shop.example"),
    ],
    [plain(""), plain(""), plain("nameless@shop.example")],
    [
        text("Cleo &amp; Co", "Cleo & Co"),
        plain(""),
        plain("cleo@shop.example"),
    ],
    [plain("Anna"), plain("Doe"), plain("anna.doe@shop.example")],
];

pub struct Client {
    pub firstname: Text,
    pub lastname: Text,
    pub email: Text,
    pub status: &'static str,
}

pub struct Product {
    pub name: Text,
    pub servertype: &'static str,
    pub configoption1: Text,
    pub package_override: Option<&'static str>,
}

pub struct Service {
    pub user: i64,
    pub product: i64,
    pub status: &'static str,
    pub billing_cycle: &'static str,
    pub username: String,
    pub first_invoice: i64,
}

pub struct Invoice {
    pub status: &'static str,
    pub dated: bool,
    pub credit: i64,
}

/// What a line of an invoice is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Service(i64),
    Upgrade(i64),
    Addon(i64),
    Other,
}

pub struct Transaction {
    pub invoice: i64,
    pub amount_in: i64,
    pub amount_out: i64,
}

pub struct Upgrade {
    pub service: i64,
    pub product: i64,
}

pub struct Shop {
    pub clients: BTreeMap<i64, Client>,
    pub products: BTreeMap<i64, Product>,
    pub enabled: BTreeSet<i64>,
    pub services: BTreeMap<i64, Service>,
    pub modes: BTreeMap<i64, Mode>,
    pub invoices: BTreeMap<i64, Invoice>,
    /// With the invoice each stands on.
    pub items: Vec<(i64, Item)>,
    pub transactions: Vec<Transaction>,
    pub upgrades: BTreeMap<i64, Upgrade>,
    /// By row, the service that holds the addon.
    pub holdings: BTreeMap<i64, i64>,
    pub is_charged: bool,
    ids: i64,
}

impl Shop {
    /// Three clients; two products that come with the CDN and one that does not.
    pub fn new() -> Self {
        let mut shop = Self {
            clients: BTreeMap::new(),
            products: BTreeMap::new(),
            enabled: BTreeSet::new(),
            services: BTreeMap::new(),
            modes: BTreeMap::new(),
            invoices: BTreeMap::new(),
            items: Vec::new(),
            transactions: Vec::new(),
            upgrades: BTreeMap::new(),
            holdings: BTreeMap::new(),
            is_charged: false,
            ids: 0,
        };
        for person in [0, 1, 3] {
            shop.add_client(person);
        }
        for (title, servertype) in [(0, ""), (1, "cpanel"), (3, "")] {
            let id = shop.new_id();
            let product = Product {
                name: TITLES[title],
                servertype,
                configoption1: OPTIONS[0],
                package_override: None,
            };
            shop.products.insert(id, product);
            shop.enabled.insert(id);
        }
        shop.enabled.pop_last();
        shop
    }

    /// Lets an event happen; one that finds nobody to happen to does nothing.
    pub fn play(&mut self, event: &Event) {
        let _ = self.try_play(event);
    }

    fn try_play(&mut self, event: &Event) -> Option<()> {
        match *event {
            Event::Order(client, what) => self.order(client, what, true)?,
            Event::OrderWithoutItem(client, what) => self.order(client, what, false)?,
            Event::Pay(nth) => self.pay(pick(&self.invoices, nth)?, false),
            Event::PayByCredit(nth) => self.pay(pick(&self.invoices, nth)?, true),
            Event::Renew(nth) => drop(self.bill(Item::Service(pick(&self.services, nth)?))),
            Event::RenewAndPay(nth) => {
                let invoice = self.bill(Item::Service(pick(&self.services, nth)?));
                self.pay(invoice, false);
            }
            Event::CancelInvoice(nth) => self.invoice(nth)?.status = "Cancelled",
            Event::Refund(nth, how) => self.refund(pick(&self.invoices, nth)?, how),
            Event::Unpay(nth) => self.invoice(nth)?.status = "Unpaid",
            Event::UnpayAndForget(nth) => {
                let invoice = self.invoice(nth)?;
                invoice.status = "Unpaid";
                invoice.dated = false;
            }
            Event::Collect(nth) => self.invoice(nth)?.status = "Collections",
            Event::Await(nth) => self.invoice(nth)?.status = "Payment Pending",
            Event::Merge(one, other) => {
                let (one, other) = (pick(&self.invoices, one)?, pick(&self.invoices, other)?);
                self.merge(one.min(other), one.max(other));
            }
            Event::Split(nth) => self.split(pick(&self.invoices, nth)?),
            Event::DeleteInvoice(nth) => {
                let id = pick(&self.invoices, nth)?;
                self.invoices.remove(&id);
                self.items.retain(|(invoice, _)| *invoice != id);
            }
            Event::Upgrade(service, product) => {
                let service = pick(&self.services, service)?;
                let product = pick(&self.products, product)?;
                let id = self.new_id();
                self.upgrades.insert(id, Upgrade { service, product });
                self.bill(Item::Upgrade(id));
            }
            Event::Set(nth, status) => self.service(nth)?.status = status,
            Event::MakeFree(nth) => self.service(nth)?.billing_cycle = "Free Account",
            Event::MakeMonthly(nth) => self.service(nth)?.billing_cycle = "Monthly",
            Event::Rename(nth, login) => {
                let service = self.service(nth)?;
                service.username = login_of(service.user, login);
            }
            Event::DeleteService(nth) => self.delete_service(pick(&self.services, nth)?),
            Event::Switch(nth, mode) => {
                self.modes.insert(pick(&self.services, nth)?, mode);
            }
            Event::Bulk(nth, status) => {
                let product = pick(&self.products, nth)?;
                for service in self.services.values_mut().filter(|s| s.product == product) {
                    service.status = status;
                }
            }
            Event::Edit(nth, person) => {
                let client = self.client(nth)?;
                [client.firstname, client.lastname, client.email] = round(&PEOPLE, person);
            }
            Event::SetClient(nth, status) => self.client(nth)?.status = status,
            Event::DeleteClient(nth) => {
                let id = pick(&self.clients, nth)?;
                self.clients.remove(&id);
                let owned = self.services.iter().filter(|(_, s)| s.user == id);
                for service in owned.map(|(id, _)| *id).collect::<Vec<_>>() {
                    self.delete_service(service);
                }
            }
            Event::Enable(nth) => drop(self.enabled.insert(pick(&self.products, nth)?)),
            Event::Disable(nth) => drop(self.enabled.remove(&pick(&self.products, nth)?)),
            Event::Retitle(nth, title) => self.product(nth)?.name = round(&TITLES, title),
            Event::Override(nth, name) => {
                self.product(nth)?.package_override = round(&OVERRIDES, name);
            }
            Event::Configure(nth, option) => {
                self.product(nth)?.configoption1 = round(&OPTIONS, option);
            }
            Event::DeleteProduct(nth) => drop(self.products.remove(&pick(&self.products, nth)?)),
            Event::PriceAddon => self.is_charged = true,
            Event::FreeAddon => self.is_charged = false,
            Event::Hold(nth) => drop(self.hold(nth)?),
            Event::BuyAddon(nth) => {
                let holding = self.hold(nth)?;
                self.bill(Item::Addon(holding));
            }
            Event::BuyAndPayAddon(nth) => {
                let holding = self.hold(nth)?;
                let invoice = self.bill(Item::Addon(holding));
                self.pay(invoice, false);
            }
            Event::DropAddon(nth) => drop(self.holdings.remove(&pick(&self.holdings, nth)?)),
            Event::Crowd => self.crowd()?,
            // Happens to the platform or to the worker.
            Event::Outage(_)
            | Event::Recovery
            | Event::LoseReply(_)
            | Event::Refuse(_)
            | Event::Death(_)
            | Event::Job(_)
            | Event::Pass
            | Event::YesToBrake => {}
        }
        Some(())
    }

    /// The service that a job is for, one that is gone included.
    pub fn subject(&self, nth: Nth) -> Option<i64> {
        pick(&self.services, nth)
    }

    fn order(&mut self, client: Nth, what: Nth, has_item: bool) -> Option<()> {
        let user = pick(&self.clients, client)?;
        let product = pick(&self.products, what)?;
        if self.services.len() < SERVICES {
            self.sell(user, product, login_of(user, what / 3), has_item);
        }
        Some(())
    }

    /// Sold, with the first invoice, and accepted unless a module is to set it up.
    fn sell(&mut self, user: i64, product: i64, username: String, has_item: bool) -> i64 {
        let id = self.new_id();
        let first_invoice = self.bill(if has_item {
            Item::Service(id)
        } else {
            Item::Other
        });
        let has_module = !self.products[&product].servertype.is_empty();
        let service = Service {
            user,
            product,
            status: if has_module { "Active" } else { "Pending" },
            billing_cycle: "Monthly",
            username,
            first_invoice,
        };
        self.services.insert(id, service);
        first_invoice
    }

    fn crowd(&mut self) -> Option<()> {
        let product = pick(&self.products, 0)?;
        if self.services.len() > SERVICES {
            return None;
        }
        let user = self.add_client(0);
        for n in 0..CROWD {
            let invoice = self.sell(user, product, format!("crowd{user}-{n}"), true);
            self.pay(invoice, false);
        }
        Some(())
    }

    fn add_client(&mut self, person: usize) -> i64 {
        let id = self.new_id();
        let [firstname, lastname, email] = PEOPLE[person];
        let client = Client {
            firstname,
            lastname,
            email,
            status: "Active",
        };
        self.clients.insert(id, client);
        id
    }

    fn hold(&mut self, service: Nth) -> Option<i64> {
        let service = pick(&self.services, service)?;
        let id = self.new_id();
        self.holdings.insert(id, service);
        Some(id)
    }

    /// An unpaid invoice with this line.
    fn bill(&mut self, item: Item) -> i64 {
        let id = self.new_id();
        let invoice = Invoice {
            status: "Unpaid",
            dated: false,
            credit: 0,
        };
        self.invoices.insert(id, invoice);
        self.items.push((id, item));
        id
    }

    fn pay(&mut self, id: i64, by_credit: bool) {
        let Some(invoice) = self.invoices.get_mut(&id) else {
            return;
        };
        if invoice.status == "Paid" {
            return;
        }
        invoice.status = "Paid";
        invoice.dated = true;
        if by_credit {
            invoice.credit += PRICE;
        } else {
            self.transfer(id, PRICE, 0);
        }
        let lines = self.items.iter().filter(|(invoice, _)| *invoice == id);
        for (_, item) in lines {
            if let Item::Upgrade(upgrade) = item
                && let Some(upgrade) = self.upgrades.get(upgrade)
                && let Some(service) = self.services.get_mut(&upgrade.service)
                && self.products.contains_key(&upgrade.product)
            {
                service.product = upgrade.product;
            }
        }
    }

    fn refund(&mut self, id: i64, how: How) {
        let [amount_in, amount_out] = self.money(id);
        match how {
            How::Part => self.transfer(id, 0, PRICE * 2 / 5),
            How::Money | How::All => self.transfer(id, 0, amount_in - amount_out),
            How::Status => {}
        }
        if matches!(how, How::Status | How::All)
            && let Some(invoice) = self.invoices.get_mut(&id)
        {
            invoice.status = "Refunded";
        }
    }

    /// Paid in, credit included, and paid out.
    pub fn money(&self, id: i64) -> [i64; 2] {
        let mut sums = [
            self.invoices.get(&id).map_or(0, |invoice| invoice.credit),
            0,
        ];
        for transaction in self.transactions.iter().filter(|t| t.invoice == id) {
            sums[0] += transaction.amount_in;
            sums[1] += transaction.amount_out;
        }
        sums
    }

    fn transfer(&mut self, invoice: i64, amount_in: i64, amount_out: i64) {
        self.transactions.push(Transaction {
            invoice,
            amount_in,
            amount_out,
        });
    }

    /// All lines and transactions on the newer one; the other is deleted.
    fn merge(&mut self, from: i64, to: i64) {
        if from == to {
            return;
        }
        for (invoice, _) in self
            .items
            .iter_mut()
            .filter(|(invoice, _)| *invoice == from)
        {
            *invoice = to;
        }
        for transaction in self.transactions.iter_mut().filter(|t| t.invoice == from) {
            transaction.invoice = to;
        }
        self.invoices.remove(&from);
    }

    /// The last line on an invoice of its own, with the same date and status.
    fn split(&mut self, id: i64) {
        let new = self.new_id();
        let Invoice { status, dated, .. } = self.invoices[&id];
        if let Some((invoice, _)) = self.items.iter_mut().rfind(|(invoice, _)| *invoice == id) {
            *invoice = new;
        }
        let copy = Invoice {
            status,
            dated,
            credit: 0,
        };
        self.invoices.insert(new, copy);
    }

    /// Its invoices stay.
    fn delete_service(&mut self, id: i64) {
        self.services.remove(&id);
        self.holdings.retain(|_, service| *service != id);
    }

    fn invoice(&mut self, nth: Nth) -> Option<&mut Invoice> {
        self.invoices.get_mut(&pick(&self.invoices, nth)?)
    }

    fn service(&mut self, nth: Nth) -> Option<&mut Service> {
        self.services.get_mut(&pick(&self.services, nth)?)
    }

    fn client(&mut self, nth: Nth) -> Option<&mut Client> {
        self.clients.get_mut(&pick(&self.clients, nth)?)
    }

    fn product(&mut self, nth: Nth) -> Option<&mut Product> {
        self.products.get_mut(&pick(&self.products, nth)?)
    }

    fn new_id(&mut self) -> i64 {
        self.ids += 1;
        self.ids
    }
}

fn pick<T>(rows: &BTreeMap<i64, T>, nth: Nth) -> Option<i64> {
    rows.keys()
        .nth(usize::from(nth) % rows.len().max(1))
        .copied()
}

fn round<T: Copy>(all: &[T], nth: Nth) -> T {
    all[usize::from(nth) % all.len()]
}

/// None, two of the client's own, one that others have as well, and one that no platform takes.
fn login_of(user: i64, nth: Nth) -> String {
    match nth % 6 {
        0 | 1 => String::new(),
        2 => format!("c{user}"),
        3 => format!("c{user}-b"),
        4 => "shared".to_owned(),
        _ => "a/b".to_owned(),
    }
}
