//! The smallest worker that does with the pure functions what the product's does: judge, plan, call,
//! write down. It may die before any step but the first, which keeps what is paid and whose names are
//! whose: a worker that dies before that has not begun.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use aflexi_cdn::cdn::{Capabilities, Class, Status};
use aflexi_cdn::sync::brake::{Ruling, ruling};
use aflexi_cdn::sync::entitlement::{Entitlement, Offer, Verdict, entitlement};
use aflexi_cdn::sync::naming::account_name;
use aflexi_cdn::sync::plan::{Desired, Plan, desired, plan};
use aflexi_cdn::whmcs::{AccountRow, Billing, Client, Invoice, Service, ServiceProduct};

use super::platform::{Account, Platform, is_over};
use super::shop::{Item, Shop};

const ALL: Capabilities = Capabilities {
    named_packages: true,
    passwords: true,
    contact: true,
    traffic: true,
};
/// So many failures in a row end a pass.
const PATIENCE: u32 = 3;
const ADDON: i64 = 9;

/// How a pass ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Whole,
    /// A call failed, or the worker died.
    Troubled,
    /// By the brake, before it wrote.
    Held,
}

enum Stop {
    Death,
    Failure(Class),
}

impl From<Class> for Stop {
    fn from(class: Class) -> Self {
        Self::Failure(class)
    }
}

/// Our tables, and how long the worker lives.
#[derive(Default)]
pub struct Worker {
    accounts: Vec<AccountRow>,
    /// By service, its account's place.
    bound: BTreeMap<i64, usize>,
    seen_paid: BTreeSet<i64>,
    /// Suspensions of this day that nobody was asked about.
    pub recent: usize,
    question: BTreeSet<usize>,
    confirmed: BTreeSet<usize>,
    pub dies_after: Option<u8>,
}

/// The services looked at, as they are now.
struct Batch {
    services: Vec<Service>,
    entitlements: Vec<Entitlement>,
}

impl Batch {
    fn members(&self, account: usize) -> Vec<(&Service, &Entitlement)> {
        let all = self.services.iter().zip(&self.entitlements);
        all.filter(|(service, _)| service.account == Some(account as i64))
            .collect()
    }
}

impl Worker {
    /// The names of the accounts that it knows to be at the platform.
    pub fn known(&self) -> BTreeSet<String> {
        let made = self.accounts.iter().filter(|row| row.remote_id.is_some());
        made.map(|row| row.name.clone()).collect()
    }

    /// An admin's yes to the list that was asked about, and another day.
    pub fn hear_yes(&mut self) {
        self.confirmed.append(&mut self.question);
        self.recent = 0;
    }

    /// The names of the accounts on lists that were agreed to.
    pub fn agreed(&self) -> BTreeSet<String> {
        self.confirmed
            .iter()
            .map(|place| self.accounts[*place].name.clone())
            .collect()
    }

    /// Makes everything as it should be, or what a service and those with the same account ask for.
    pub fn pass(&mut self, shop: &Shop, platform: &mut Platform, only: Option<i64>) -> Ended {
        let mut batch = self.read(shop, only);
        if only.is_none() && self.is_held(&batch) {
            return Ended::Held;
        }
        self.bind(&batch);
        batch = self.read(shop, only);
        let accounts: BTreeSet<usize> = batch.services.iter().filter_map(place).collect();
        let (mut ended, mut failures) = (Ended::Whole, 0);
        for account in accounts {
            match self.carry_out(account, &batch, platform) {
                Ok(()) => failures = 0,
                Err(Stop::Death) => return Ended::Troubled,
                Err(Stop::Failure(class)) => {
                    ended = Ended::Troubled;
                    failures += u32::from(class.is_transient());
                }
            }
            if failures == PATIENCE {
                break;
            }
        }
        self.dies_after = None;
        ended
    }

    /// R10, of a pass.
    fn is_held(&mut self, batch: &Batch) -> bool {
        let accounts: BTreeSet<usize> = batch.services.iter().filter_map(place).collect();
        let stops = |account: &usize| {
            let desired = desired(&batch.members(*account));
            let plan = desired.map(|desired| plan(&desired, &self.accounts[*account], ALL));
            plan.is_ok_and(|plan| plan.status == Some(Status::Suspended))
        };
        let stopped: BTreeSet<usize> = accounts.into_iter().filter(stops).collect();
        let active = self
            .accounts
            .iter()
            .filter(|row| row.status.as_deref() == Some("active"));
        let unasked = stopped.difference(&self.confirmed).count();
        match ruling(unasked, self.recent as i64, active.count() as i64) {
            Ruling::Go(unasked) => {
                self.recent += unasked;
                self.question.clear();
                false
            }
            Ruling::Ask => {
                self.question = stopped;
                true
            }
        }
    }

    /// Reads and judges, and remembers what is paid.
    fn read(&mut self, shop: &Shop, only: Option<i64>) -> Batch {
        let offer = Offer {
            enabled: shop.enabled.iter().copied().collect::<HashSet<_>>(),
            charged_addon: shop.is_charged.then_some(ADDON),
            ..Offer::default()
        };
        let ids = match only {
            Some(service) => self.with_siblings(service),
            None => self.in_scope(shop),
        };
        let services: Vec<Service> = ids.iter().map(|id| self.service(shop, *id)).collect();
        let billing = self.billing(shop, &services);
        let entitlements = services.iter().map(|service| {
            let has_account =
                place(service).is_some_and(|id| self.accounts[id].remote_id.is_some());
            entitlement(service, &billing, &offer, has_account)
        });
        let entitlements = entitlements.collect();
        let paid = billing
            .invoices
            .values()
            .filter(|invoice| invoice.status == "Paid");
        self.seen_paid.extend(paid.map(|invoice| invoice.id));
        Batch {
            services,
            entitlements,
        }
    }

    fn with_siblings(&self, service: i64) -> BTreeSet<i64> {
        let account = self.bound.get(&service);
        let bound = self
            .bound
            .iter()
            .filter(|(_, place)| Some(*place) == account);
        bound.map(|(id, _)| *id).chain([service]).collect()
    }

    fn in_scope(&self, shop: &Shop) -> BTreeSet<i64> {
        let sold = shop.services.iter().filter(|(id, service)| {
            shop.enabled.contains(&service.product) || shop.modes.contains_key(id)
        });
        sold.map(|(id, _)| *id)
            .chain(self.bound.keys().copied())
            .collect()
    }

    fn service(&self, shop: &Shop, id: i64) -> Service {
        let row = shop.services.get(&id);
        let user = row.map_or(0, |row| row.user);
        let product = row.map_or(0, |row| row.product);
        Service {
            id,
            exists: row.is_some(),
            user,
            status: row.map_or("", |row| row.status).to_owned(),
            billing_cycle: row.map_or("", |row| row.billing_cycle).to_owned(),
            username: row.map_or_else(String::new, |row| row.username.clone()),
            product: shop.products.get(&product).map(|row| ServiceProduct {
                id: product,
                name: row.name.stored.to_owned(),
                servertype: row.servertype.to_owned(),
                configoption1: row.configoption1.stored.to_owned(),
                package_override: row.package_override.map(str::to_owned),
            }),
            client: shop.clients.get(&user).map(|row| Client {
                id: user,
                firstname: row.firstname.stored.to_owned(),
                lastname: row.lastname.stored.to_owned(),
                email: row.email.stored.to_owned(),
                status: row.status.to_owned(),
            }),
            first_invoice: row.map_or(0, |row| row.first_invoice),
            former_users: Vec::new(),
            account: self.bound.get(&id).map(|place| *place as i64),
            own_name: None,
            mode: shop.modes.get(&id).copied().unwrap_or_default(),
            decided: None,
        }
    }

    fn billing(&self, shop: &Shop, services: &[Service]) -> Billing {
        let ids: HashSet<i64> = services.iter().map(|service| service.id).collect();
        let mut billing = Billing::default();
        if shop.is_charged {
            for (holding, service) in shop.holdings.iter().filter(|(_, id)| ids.contains(*id)) {
                billing.holdings.entry(*service).or_default().push(*holding);
            }
        }
        for (invoice, item) in &shop.items {
            let (bills, of) = match item {
                Item::Service(id) if ids.contains(id) => (&mut billing.of_service, *id),
                Item::Upgrade(id) if ids.contains(&shop.upgrades[id].service) => {
                    (&mut billing.of_upgrade, shop.upgrades[id].service)
                }
                Item::Addon(id)
                    if shop.is_charged
                        && shop
                            .holdings
                            .get(id)
                            .is_some_and(|service| ids.contains(service)) =>
                {
                    (&mut billing.of_addon, *id)
                }
                _ => continue,
            };
            bills.entry(of).or_default().push(*invoice);
        }
        let listed = [&billing.of_service, &billing.of_upgrade, &billing.of_addon];
        let mut invoices: BTreeSet<i64> = listed
            .into_iter()
            .flat_map(|bills| bills.values().flatten().copied())
            .collect();
        invoices.extend(services.iter().map(|service| service.first_invoice));
        for id in invoices {
            if let Some(row) = shop.invoices.get(&id) {
                let [paid_in, paid_out] = shop.money(id);
                let invoice = Invoice {
                    id,
                    status: row.status.to_owned(),
                    dated_paid: row.dated,
                    seen_paid: self.seen_paid.contains(&id),
                    paid_in,
                    paid_out,
                    days_overdue: None,
                };
                billing.invoices.insert(id, invoice);
            }
        }
        billing
    }

    /// R2: entitled services without an account get the one of their name, unless it is another client's.
    fn bind(&mut self, batch: &Batch) {
        for (service, entitlement) in batch.services.iter().zip(&batch.entitlements) {
            let is_entitled = entitlement.verdict == Verdict::Yes && service.account.is_none();
            let Some(name) = is_entitled.then(|| account_name(service).ok()).flatten() else {
                continue;
            };
            let known = self.accounts.iter().position(|row| row.name == name);
            let place = known.unwrap_or_else(|| {
                self.accounts.push(AccountRow {
                    name,
                    client: service.user,
                    ..AccountRow::default()
                });
                self.accounts.len() - 1
            });
            if self.accounts[place].client == service.user {
                self.bound.insert(service.id, place);
            }
        }
    }

    fn carry_out(
        &mut self,
        account: usize,
        batch: &Batch,
        platform: &mut Platform,
    ) -> Result<(), Stop> {
        let Ok(desired) = desired(&batch.members(account)) else {
            return Ok(());
        };
        let mut row = self.accounts[account].clone();
        let first = plan(&desired, &row, ALL);
        if first.is_empty() {
            return Ok(());
        }
        if let Desired::Active { package, .. } = &desired
            && (first.create || first.package.is_some())
        {
            self.make_package(package, platform)?;
        }
        let sent = row.progress.clone();
        intend(&mut row, &desired, &first);
        self.write_down(account, &row)?;
        let result = self.call(&mut row, &desired, sent, platform);
        if !matches!(result, Err(Stop::Death)) {
            self.write_down(account, &row)?;
        }
        result
    }

    /// Also after a failure, the row tells what is true.
    fn call(
        &mut self,
        row: &mut AccountRow,
        desired: &Desired,
        sent: Option<String>,
        platform: &mut Platform,
    ) -> Result<(), Stop> {
        if row.remote_id.is_none() {
            let is_found = match &sent {
                Some(emails) => self.take_over(row, emails, platform)?,
                None => false,
            };
            if let (
                false,
                Desired::Active {
                    package, contact, ..
                },
            ) = (is_found, desired)
            {
                self.live()?;
                match platform.create_account(&row.name, package, contact) {
                    Ok(id) => {
                        row.remote_id = Some(id.to_string());
                        row.progress = None;
                        row.status = Some("active".to_owned());
                        row.package = Some(package.clone());
                        row.display_name = Some(contact.display_name.clone());
                        row.email = Some(contact.email.clone());
                    }
                    Err(class) => {
                        if class != Class::Unknown {
                            row.progress = sent;
                        }
                        return Err(class.into());
                    }
                }
            }
        }
        let Some(id) = row.remote_id.as_ref().and_then(|id| id.parse().ok()) else {
            row.progress = None;
            return Ok(());
        };
        let plan = plan(desired, row, ALL);
        if plan.status.is_some() || plan.package.is_some() {
            self.live()?;
            platform.update_access(id, plan.status, plan.package.as_deref())?;
            row.status = plan
                .status
                .map(|status| status.as_str().to_owned())
                .or(row.status.take());
            row.package = plan.package.or(row.package.take());
        }
        if let Some(contact) = plan.contact {
            self.live()?;
            platform.update_contact(id, &contact)?;
            row.display_name = Some(contact.display_name);
            row.email = Some(contact.email);
        }
        Ok(())
    }

    /// A create was sent before: what is there with an e-mail that was sent is ours.
    fn take_over(
        &mut self,
        row: &mut AccountRow,
        emails: &str,
        platform: &mut Platform,
    ) -> Result<bool, Stop> {
        self.live()?;
        let Some((id, found)) = platform.find_account(&row.name)? else {
            return Ok(false);
        };
        let Account { contact, .. } = found;
        let is_ours = emails.lines().any(|email| email == contact.email);
        if is_ours {
            row.remote_id = Some(id.to_string());
            row.progress = None;
            row.display_name = Some(contact.display_name);
            row.email = Some(contact.email);
        }
        Ok(is_ours)
    }

    fn make_package(&mut self, name: &str, platform: &mut Platform) -> Result<(), Stop> {
        if !platform.has_package(name)? {
            self.live()?;
            platform.create_package(name)?;
        }
        Ok(())
    }

    fn write_down(&mut self, account: usize, row: &AccountRow) -> Result<(), Stop> {
        self.live()?;
        self.accounts[account] = row.clone();
        Ok(())
    }

    /// Before each effect.
    fn live(&mut self) -> Result<(), Stop> {
        if is_over(&mut self.dies_after) {
            Err(Stop::Death)
        } else {
            Ok(())
        }
    }
}

fn place(service: &Service) -> Option<usize> {
    service.account.map(|id| id as usize)
}

/// Before the call: the e-mails of a create, by which it is known again, and what is in doubt.
fn intend(row: &mut AccountRow, desired: &Desired, plan: &Plan) {
    if let (true, Desired::Active { contact, .. }) = (plan.create, desired) {
        let sent = row.progress.take().unwrap_or_default();
        row.progress = Some(format!("{sent}{}\n", contact.email));
    }
    plan.doubt(row);
}
