//! The WHMCS rows behind some services, and what the rules make of them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::entitlement::{Entitlement, Offer, Verdict, entitlement};
use super::{Reason, naming};
use crate::whmcs::{AccountRow, DatabaseError, Decision, Service, Store, is_kept};

/// An account that may be the one of a service has another name.
pub(super) const OTHER_ACCOUNT: &str = "other_account";

/// Services with their entitlements and accounts.
#[derive(Default)]
pub(super) struct Batch {
    pub services: BTreeMap<i64, Service>,
    pub entitlements: HashMap<i64, Entitlement>,
    pub accounts: HashMap<i64, AccountRow>,
    /// Entitled services that cannot have an account, and why.
    pub refused: HashMap<i64, Reason>,
    /// The services by their account.
    bound: HashMap<i64, BTreeSet<i64>>,
    newly_paid: Vec<i64>,
    /// Services bound to an account whose row is gone, say by a restored backup, or is a former operator's.
    lost: Vec<i64>,
}

impl Batch {
    /// Reads services and judges them, in a constant number of statements. Writes nothing.
    pub(super) fn read(
        store: Store<'_>,
        ids: &[i64],
        offer: &Offer,
    ) -> Result<Self, DatabaseError> {
        Self::read_with(store, ids, offer, &[])
    }

    /// The same as it would be if services had these accounts, which are not ours yet.
    pub(super) fn read_with(
        store: Store<'_>,
        ids: &[i64],
        offer: &Offer,
        supposed: &[(Vec<i64>, AccountRow)],
    ) -> Result<Self, DatabaseError> {
        let mut services = store.services(ids)?;
        let owned = supposed
            .iter()
            .flat_map(|(services, account)| services.iter().map(|service| (*service, account.id)));
        let owned: HashMap<i64, i64> = owned.collect();
        for service in &mut services {
            service.account = owned.get(&service.id).copied().or(service.account);
        }
        for product in services.iter_mut().filter_map(|s| s.product.as_mut()) {
            if let Some(typed) = offer.packages.get(&product.id) {
                product.package_override = Some(typed.clone());
            }
        }
        let accounts: HashSet<i64> = services.iter().filter_map(|s| s.account).collect();
        let accounts: Vec<i64> = accounts.into_iter().collect();
        let billing = store.billing(&services, offer.charged_addon)?;
        let accounts: HashMap<i64, AccountRow> = store
            .accounts_in_use(&accounts)?
            .into_iter()
            .chain(supposed.iter().map(|(_, account)| account.clone()))
            .map(|account| (account.id, account))
            .collect();
        let mut lost = Vec::new();
        for service in &mut services {
            if service
                .account
                .take_if(|id| !accounts.contains_key(id))
                .is_some()
            {
                lost.push(service.id);
            }
        }
        let entitlements = services
            .iter()
            .map(|service| {
                let account = service.account.and_then(|id| accounts.get(&id));
                let has_account = account.is_some_and(|account| account.remote_id.is_some());
                let verdict = entitlement(service, &billing, offer, has_account);
                (service.id, verdict)
            })
            .collect();
        let newly_paid = billing
            .invoices
            .values()
            .filter(|invoice| invoice.status == "Paid" && !invoice.seen_paid)
            .map(|invoice| invoice.id)
            .collect();
        let mut bound: HashMap<i64, BTreeSet<i64>> = HashMap::new();
        for service in &services {
            if let Some(account) = service.account {
                bound.entry(account).or_default().insert(service.id);
            }
        }
        Ok(Self {
            services: services.into_iter().map(|s| (s.id, s)).collect(),
            entitlements,
            accounts,
            refused: HashMap::new(),
            bound,
            newly_paid,
            lost,
        })
    }

    /// R2: entitled services without an account are bound to the one of their name. A name that is
    /// another client's, or that no platform takes, is refused. Services that share an account
    /// found in this way join the batch.
    pub(super) fn bind(
        &mut self,
        store: Store<'_>,
        operator: &str,
        offer: &Offer,
    ) -> Result<(), DatabaseError> {
        store.unbind(&self.lost)?;
        let mut wanted = self.wanted_names();
        self.refuse_others(store, &mut wanted)?;
        if wanted.is_empty() {
            return Ok(());
        }
        let owners: Vec<(String, i64)> = wanted.values().cloned().collect();
        store.ensure_accounts(operator, &owners)?;
        let names: Vec<String> = owners.into_iter().map(|(name, _)| name).collect();
        let rows: HashMap<String, AccountRow> = store
            .accounts_named(operator, &names)?
            .into_iter()
            .map(|account| (account.name.to_lowercase(), account))
            .collect();
        let mut bindings = Vec::with_capacity(wanted.len());
        for (service, (name, client)) in wanted {
            match rows.get(&name.to_lowercase()) {
                Some(account) if account.client == client => bindings.push((service, account.id)),
                Some(account) => {
                    self.refused.insert(service, taken(account));
                }
                None => {
                    let bad = Reason::new("bad_name").with("name", name);
                    self.refused.insert(service, bad);
                }
            }
        }
        store.bind(&bindings)?;
        for (service, account) in bindings {
            self.bind_one(service, account);
        }
        self.join_siblings(store, offer)
    }

    /// Reads and judges once more, now that the accounts are `held`: nobody else changes them until
    /// they are given back. Then the decisions are stored.
    pub(super) fn decide(
        &mut self,
        store: Store<'_>,
        offer: &Offer,
        held: &[AccountRow],
    ) -> Result<(), DatabaseError> {
        let ids: Vec<i64> = self.services.keys().copied().collect();
        let refused = std::mem::take(&mut self.refused);
        *self = Self::read(store, &ids, offer)?;
        for (service, reason) in refused {
            if self.is_entitled(service) && self.account_of(service).is_none() {
                self.refused.insert(service, reason);
            }
        }
        for account in held {
            self.refuse_strangers(account);
        }
        self.remember_paid(store)?;
        store.decide(&self.decisions())
    }

    /// R5: what was Paid once stays known.
    pub(super) fn remember_paid(&self, store: Store<'_>) -> Result<(), DatabaseError> {
        store.remember_paid(&self.newly_paid)
    }

    /// R2: an account is one client's. While that client has a service of it, one that went over to
    /// another client is refused; the last one takes the account along.
    pub(super) fn refuse_strangers(&mut self, account: &AccountRow) {
        let members: Vec<&Service> = self.bound_to(account.id).collect();
        if !members.iter().any(|service| service.user == account.client) {
            return;
        }
        let strangers: Vec<i64> = members
            .iter()
            .filter(|service| service.user != account.client && self.is_entitled(service.id))
            .map(|service| service.id)
            .collect();
        for service in strangers {
            self.refused.insert(service, taken(account));
        }
    }

    fn is_entitled(&self, service: i64) -> bool {
        self.entitlements
            .get(&service)
            .is_some_and(|entitlement| entitlement.verdict == Verdict::Yes)
    }

    /// What the rules say about a service.
    pub(super) fn verdict(&self, service: i64) -> Option<Verdict> {
        Some(self.entitlements.get(&service)?.verdict)
    }

    /// The services bound to an account, refused ones included.
    pub(super) fn services_of(&self, account: i64) -> Vec<i64> {
        self.bound_to(account).map(|service| service.id).collect()
    }

    /// Whether a service of which something was decided before would be decided otherwise now.
    pub(super) fn is_decided_anew(&self, service: i64) -> bool {
        let decided = self.services.get(&service).and_then(|s| s.decided.as_ref());
        match (decided, self.decision(service)) {
            (Some((verdict, reason)), Some(now)) => {
                verdict != now.verdict || !is_kept(reason, &now.reason)
            }
            _ => false,
        }
    }

    /// The account a service is bound to.
    pub(super) fn account_of(&self, service: i64) -> Option<i64> {
        self.services.get(&service)?.account
    }

    /// The members of an account, in the order of their ids, without those that are refused.
    pub(super) fn members(&self, account: i64) -> Vec<(&Service, &Entitlement)> {
        self.bound_to(account)
            .filter(|service| !self.refused.contains_key(&service.id))
            .filter_map(|service| Some((service, self.entitlements.get(&service.id)?)))
            .collect()
    }

    /// Binds a service that has no account to one, here alone.
    pub(super) fn bind_one(&mut self, service: i64, account: i64) {
        if let Some(row) = self.services.get_mut(&service) {
            row.account = Some(account);
            self.bound.entry(account).or_default().insert(service);
        }
    }

    fn bound_to(&self, account: i64) -> impl Iterator<Item = &Service> {
        let services = self.bound.get(&account).into_iter().flatten();
        services.filter_map(|service| self.services.get(service))
    }

    fn wanted_names(&mut self) -> BTreeMap<i64, (String, i64)> {
        let mut wanted = BTreeMap::new();
        for service in self.services.values() {
            if !self.is_entitled(service.id) || service.account.is_some() {
                continue;
            }
            match naming::account_name(service) {
                Ok(name) => {
                    wanted.insert(service.id, (name, service.user));
                }
                Err(reason) => {
                    self.refused.insert(service.id, reason);
                }
            }
        }
        wanted
    }

    /// R9: no second account is made for a client whose own one may be there under another name: an admin says
    /// whether it is.
    pub(super) fn refuse_others(
        &mut self,
        store: Store<'_>,
        wanted: &mut BTreeMap<i64, (String, i64)>,
    ) -> Result<(), DatabaseError> {
        let email_of = |service: &i64| {
            let client = self.services.get(service)?.client.as_ref()?;
            Some(naming::decode(&client.email)).filter(|email| email.is_ascii())
        };
        let emails: HashMap<i64, String> = wanted
            .keys()
            .filter_map(|service| Some((*service, email_of(service)?)))
            .collect();
        let asked: BTreeSet<&str> = emails.values().map(String::as_str).collect();
        let asked: Vec<&str> = asked
            .into_iter()
            .filter(|email| !email.is_empty())
            .collect();
        let strangers = store.strangers_with_email(&asked)?;
        for (service, email) in &emails {
            let theirs: Vec<&String> = strangers
                .iter()
                .filter(|(_, other)| other.eq_ignore_ascii_case(email))
                .map(|(name, _)| name)
                .collect();
            let has_that_name = |name: &&&String| {
                let wanted = wanted.get(service);
                wanted.is_some_and(|(wanted, _)| wanted.eq_ignore_ascii_case(name))
            };
            if let Some(other) = theirs.first()
                && !theirs.iter().any(|name| has_that_name(&name))
            {
                let reason = Reason::new(OTHER_ACCOUNT)
                    .with("name", other.as_str())
                    .with("email", email.as_str());
                self.refused.insert(*service, reason);
                wanted.remove(service);
            }
        }
        Ok(())
    }

    /// What is wished for a service, in a form that changes whenever another look could end otherwise.
    pub(super) fn wish(&self, service: i64) -> String {
        let Some(row) = self.services.get(&service) else {
            return String::new();
        };
        let wish = serde_json::json!({
            "verdict": self.entitlements.get(&service).map(|e| e.verdict.as_str()),
            "owner": row.user,
            "name": naming::account_name(row).ok(),
            "wanted": desired_of(row),
        });
        wish.to_string()
    }

    fn decisions(&self) -> Vec<Decision> {
        let ids = self.services.keys();
        ids.filter_map(|service| self.decision(*service)).collect()
    }

    fn decision(&self, service: i64) -> Option<Decision> {
        let entitlement = self.entitlements.get(&service)?;
        let reason = self.refused.get(&service).unwrap_or(&entitlement.reason);
        Some(Decision {
            service,
            verdict: entitlement.verdict.as_str(),
            reason: reason.to_json(),
            owner: self.services.get(&service).map_or(0, |s| s.user),
        })
    }

    fn join_siblings(&mut self, store: Store<'_>, offer: &Offer) -> Result<(), DatabaseError> {
        let known: Vec<i64> = self.services.keys().copied().collect();
        let missing: Vec<i64> = store
            .with_siblings(&known)?
            .into_iter()
            .filter(|id| !self.services.contains_key(id))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let more = Self::read(store, &missing, offer)?;
        self.services.extend(more.services);
        for (account, services) in more.bound {
            self.bound.entry(account).or_default().extend(services);
        }
        Ok(())
    }
}

/// Package, name and e-mail that the service alone would give its account.
fn desired_of(service: &Service) -> Option<(String, String, String)> {
    let package = naming::package_name(service.product.as_ref()?.into());
    let contact = naming::contact(service.client.as_ref()?).ok()?;
    Some((package, contact.display_name, contact.email))
}

pub(super) fn taken(account: &AccountRow) -> Reason {
    Reason::new("name_conflict")
        .with("name", account.name.as_str())
        .with("client", account.client)
}
