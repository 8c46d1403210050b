//! The WHMCS rows behind some services, and what the rules make of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entitlement::{Entitlement, Verdict, entitlement};
use super::{Reason, naming};
use crate::whmcs::{AccountRow, DatabaseError, Decision, Service, Store};

/// Services with their entitlements and accounts.
#[derive(Default)]
pub(super) struct Batch {
    pub services: BTreeMap<i64, Service>,
    pub entitlements: HashMap<i64, Entitlement>,
    pub accounts: HashMap<i64, AccountRow>,
    /// Entitled services that cannot have an account, and why.
    pub refused: HashMap<i64, Reason>,
    newly_paid: Vec<i64>,
}

impl Batch {
    /// Reads services and judges them, in a constant number of statements. Writes nothing.
    pub(super) fn read(
        store: Store<'_>,
        ids: &[i64],
        enabled: &HashSet<i64>,
    ) -> Result<Self, DatabaseError> {
        let mut services = store.services(ids)?;
        let unique = |ids: &mut dyn Iterator<Item = i64>| {
            ids.filter(|id| *id > 0)
                .collect::<HashSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        };
        let users = unique(
            &mut services
                .iter()
                .flat_map(|service| service.former_users.iter().copied().chain([service.user])),
        );
        let first_invoices = unique(&mut services.iter().map(|service| service.first_invoice));
        let accounts = unique(&mut services.iter().filter_map(|service| service.account));
        let billing = store.billing(ids, &users, &first_invoices)?;
        let accounts: HashMap<i64, AccountRow> = store
            .accounts(&accounts)?
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
        // One whose account's row is gone, say by a restored backup, is bound anew.
        for service in &mut services {
            service.account = service.account.filter(|id| accounts.contains_key(id));
        }
        let entitlements = services
            .iter()
            .map(|service| {
                let account = service.account.and_then(|id| accounts.get(&id));
                let has_account = account.is_some_and(|account| account.remote_id.is_some());
                let verdict = entitlement(service, &billing, enabled, has_account);
                (service.id, verdict)
            })
            .collect();
        let newly_paid = billing
            .invoices
            .values()
            .filter(|invoice| invoice.status == "Paid" && !invoice.seen_paid)
            .map(|invoice| invoice.id)
            .collect();
        Ok(Self {
            services: services.into_iter().map(|s| (s.id, s)).collect(),
            entitlements,
            accounts,
            refused: HashMap::new(),
            newly_paid,
        })
    }

    /// R2: entitled services without an account are bound to the one of their name. A name that is
    /// another client's, or that no platform takes, is refused. Services that share an account
    /// found in this way join the batch.
    pub(super) fn bind(
        &mut self,
        store: Store<'_>,
        operator: &str,
        enabled: &HashSet<i64>,
    ) -> Result<(), DatabaseError> {
        let wanted = self.wanted_names();
        let owners: Vec<(String, i64)> = wanted
            .values()
            .map(|(name, client)| (name.clone(), *client))
            .collect();
        store.ensure_accounts(operator, &owners)?;
        let names: Vec<String> = owners.into_iter().map(|(name, _)| name).collect();
        let rows: HashMap<String, AccountRow> = store
            .accounts_named(operator, &names)?
            .into_iter()
            .map(|account| (account.name.to_lowercase(), account))
            .collect();
        for (service, (name, client)) in wanted {
            match rows.get(&name.to_lowercase()) {
                Some(account) if account.client == client => {
                    if let Some(service) = self.services.get_mut(&service) {
                        service.account = Some(account.id);
                    }
                    self.accounts.insert(account.id, account.clone());
                }
                Some(account) => {
                    let conflict = Reason::new("name_conflict")
                        .with("name", name)
                        .with("client", account.client);
                    self.refused.insert(service, conflict);
                }
                None => {
                    self.refused
                        .insert(service, Reason::new("bad_name").with("name", name));
                }
            }
        }
        self.store(store)?;
        self.join_siblings(store, enabled)
    }

    /// The account a service is bound to.
    pub(super) fn account_of(&self, service: i64) -> Option<i64> {
        self.services.get(&service)?.account
    }

    /// The members of an account, in the order of their ids.
    pub(super) fn members(&self, account: i64) -> Vec<(&Service, &Entitlement)> {
        self.services
            .values()
            .filter(|service| service.account == Some(account))
            .filter_map(|service| Some((service, self.entitlements.get(&service.id)?)))
            .collect()
    }

    fn wanted_names(&mut self) -> BTreeMap<i64, (String, i64)> {
        let mut wanted = BTreeMap::new();
        for service in self.services.values() {
            let entitled = self
                .entitlements
                .get(&service.id)
                .is_some_and(|entitlement| entitlement.verdict == Verdict::Yes);
            if !entitled || service.account.is_some() {
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

    fn store(&self, store: Store<'_>) -> Result<(), DatabaseError> {
        store.remember_paid(&self.newly_paid)?;
        let decisions: Vec<Decision> = self
            .services
            .values()
            .filter_map(|service| {
                let entitlement = self.entitlements.get(&service.id)?;
                let reason = self.refused.get(&service.id);
                Some(Decision {
                    service: service.id,
                    account: service.account,
                    verdict: entitlement.verdict.as_str(),
                    reason: reason.unwrap_or(&entitlement.reason).to_json(),
                })
            })
            .collect();
        store.decide(&decisions)
    }

    fn join_siblings(
        &mut self,
        store: Store<'_>,
        enabled: &HashSet<i64>,
    ) -> Result<(), DatabaseError> {
        let known: Vec<i64> = self.services.keys().copied().collect();
        let missing: Vec<i64> = store
            .with_siblings(&known)?
            .into_iter()
            .filter(|id| !self.services.contains_key(id))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let more = Self::read(store, &missing, enabled)?;
        more.store(store)?;
        self.services.extend(more.services);
        self.entitlements.extend(more.entitlements);
        for (id, account) in more.accounts {
            self.accounts.entry(id).or_insert(account);
        }
        Ok(())
    }
}
