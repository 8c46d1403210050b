//! What would be done, before anything is done: from WHMCS's tables and ours alone. Writes nothing and calls
//! nobody. What only the platform knows, above all whether an account exists there already, shows later.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::batch::{Batch, taken};
use super::brake::Ruling;
use super::capability::believed;
use super::entitlement::{Entitlement, Offer, Verdict};
use super::plan::{Desired, Plan, desired, plan};
use super::products::{Choices, by_id, choices, present_agreement};
use super::question::{confirmed, rule, unusual};
use super::survey::{Eagerness, Finding, Look, Scope, Witness, survey_before};
use super::{Error, Reason, Save, Saved, Unsettled, belonging, naming, visit};
use crate::cdn::{Capabilities, Status};
use crate::whmcs::{AccountRow, Service, Store};

/// So many accounts are told one by one.
const SHOWN: usize = 200;
/// New account names looked up at once.
const NAMES: usize = 500;

/// An account, and what would be done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreseen {
    /// The service that decides, `tblhosting.id`.
    pub service: i64,
    /// `tblclients.id`; 0 when the client is gone.
    pub client: i64,
    /// `First Last`; empty when the client is gone.
    pub client_name: String,
    /// Its name.
    pub account: String,
    /// `suspend`, `activate`, `create`, `package`, `contact`, `password`, or `look_up` for an account whose
    /// making was never answered.
    pub changes: Vec<&'static str>,
    /// Its package; empty for none.
    pub package_before: String,
    /// Its package afterwards.
    pub package: String,
    /// Why.
    pub reason: Reason,
}

/// What would be done. Counts accounts as [`Report`](super::Report) does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Foresight {
    /// So many would be suspended that an admin is asked first (R10).
    pub brake: Option<Reason>,
    /// Accounts that would be made, or taken over if they exist.
    pub created: u64,
    /// Accounts that would be made active again.
    pub activated: u64,
    /// Accounts whose package, name or e-mail would be changed.
    pub updated: u64,
    /// Accounts that would be suspended.
    pub suspended: u64,
    /// Accounts that would get a new password.
    pub passwords: u64,
    /// Services that are as they should be.
    pub unchanged: u64,
    /// Packages that no account has yet.
    pub new_packages: Vec<String>,
    /// How many services would be refused.
    pub refused_total: usize,
    /// The first of them.
    pub refused: Vec<Unsettled>,
    /// How many accounts would be changed.
    pub total: usize,
    /// The first of them, suspensions before all others.
    pub accounts: Vec<Foreseen>,
}

/// What a save would change, and what would follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The products.
    #[serde(flatten)]
    pub changes: Saved,
    /// The accounts.
    pub foresight: Foresight,
}

/// What a save would do. `can` is what the platform can do.
pub fn preview(store: Store<'_>, save: Save<'_>, can: Capabilities) -> Result<Preview, Error> {
    let agreement = present_agreement(store)?;
    let products = by_id(store.products()?);
    let choices = choices(store, &agreement, &products, save)?;
    let Choices {
        changes,
        offer,
        revisit,
        ..
    } = choices;
    let foreseer = Foreseer::new(store, &offer, can, Eagerness::Everything)?;
    let foresight = foreseer.foresee(Scope::Products(&revisit), Some(&BTreeSet::new()))?;
    let changes = changes.with_names(&products);
    Ok(Preview { changes, foresight })
}

/// What a full pass would do; or, if `names` are given, a look at just these (see [`visit`]).
pub fn foresee(store: Store<'_>, names: &[String], can: Capabilities) -> Result<Foresight, Error> {
    let agreement = present_agreement(store)?;
    let offer = agreement.offer();
    if !names.is_empty() {
        let services = visit::services_named(store, names)?;
        let foreseer = Foreseer::new(store, &offer, can, Eagerness::Everything)?;
        return foreseer.foresee(Scope::Services(&services), None);
    }
    let products = agreement.addon.products();
    let foreseer = Foreseer::new(store, &offer, can, Eagerness::Differences)?;
    let scope = Scope::Everything {
        products: &products,
    };
    foreseer.foresee(scope, Some(&confirmed(store)?))
}

/// An entitled service without an account.
struct Newcomer {
    service: i64,
    name: String,
    client: i64,
}

/// Follows a survey, and plans what its jobs would come to.
struct Foreseer<'a> {
    store: Store<'a>,
    offer: &'a Offer,
    can: Capabilities,
    eagerness: Eagerness,
    newcomers: BTreeMap<i64, Newcomer>,
    /// By account; one that is not there yet has a number below zero.
    accounts: BTreeMap<i64, Foreseen>,
    refused: BTreeMap<i64, Unsettled>,
    /// Services that a save looks at in vain: nothing is left to do about them.
    unchanged: u64,
}

impl<'a> Foreseer<'a> {
    fn new(
        store: Store<'a>,
        offer: &'a Offer,
        can: Capabilities,
        eagerness: Eagerness,
    ) -> Result<Self, Error> {
        Ok(Self {
            store,
            offer,
            can: believed(store, can)?,
            eagerness,
            unchanged: 0,
            newcomers: BTreeMap::new(),
            accounts: BTreeMap::new(),
            refused: BTreeMap::new(),
        })
    }

    /// `confirmed` are suspensions that an admin has agreed to; without them nothing is braked, as single
    /// services never are.
    fn foresee(
        mut self,
        scope: Scope<'_>,
        confirmed: Option<&BTreeSet<i64>>,
    ) -> Result<Foresight, Error> {
        let (store, offer, can, eagerness) = (self.store, self.offer, self.can, self.eagerness);
        let survey = survey_before(&mut self, store, scope, offer, can, eagerness)?;
        self.name_newcomers()?;
        let brake = match confirmed {
            Some(confirmed) if rule(store, &survey.suspend, confirmed)? == Ruling::Ask => {
                Some(unusual(store, &survey.suspend)?)
            }
            _ => None,
        };
        let unchanged = survey.in_line + self.unchanged;
        self.sum_up(brake, unchanged)
    }

    /// R2: each gets the account of its name, as the worker binds them: an account that is there is its
    /// client's, a new one is that of the first service.
    fn name_newcomers(&mut self) -> Result<(), Error> {
        let mut groups: BTreeMap<String, Vec<Newcomer>> = BTreeMap::new();
        for newcomer in std::mem::take(&mut self.newcomers).into_values() {
            let name = newcomer.name.to_lowercase();
            groups.entry(name).or_default().push(newcomer);
        }
        let operator = belonging::operator(self.store)?;
        let groups: Vec<Vec<Newcomer>> = groups.into_values().collect();
        for groups in groups.chunks(NAMES) {
            self.bind(operator.as_deref(), groups)?;
        }
        Ok(())
    }

    fn bind(&mut self, operator: Option<&str>, groups: &[Vec<Newcomer>]) -> Result<(), Error> {
        let names: Vec<String> = groups
            .iter()
            .filter_map(|group| Some(group.first()?.name.clone()))
            .collect();
        let there = match operator {
            Some(operator) => self.store.accounts_named(operator, &names)?,
            None => Vec::new(),
        };
        let ids: Vec<i64> = there.iter().map(|account| account.id).collect();
        let mut services = self.store.services_bound_to(&ids)?;
        services.extend(groups.iter().flatten().map(|newcomer| newcomer.service));
        let mut batch = Batch::read(self.store, &services, self.offer)?;
        let newcomers = groups.iter().flatten();
        let mut wanted = newcomers
            .map(|one| (one.service, (one.name.clone(), one.client)))
            .collect();
        batch.refuse_others(self.store, &mut wanted)?;
        let mut there: HashMap<String, AccountRow> = there
            .into_iter()
            .map(|account| (account.name.to_lowercase(), account))
            .collect();
        for group in groups {
            let Some(first) = group.first() else {
                continue;
            };
            let account = there
                .remove(&first.name.to_lowercase())
                .unwrap_or_else(|| AccountRow {
                    id: -first.service,
                    name: first.name.clone(),
                    client: first.client,
                    ..AccountRow::default()
                });
            for newcomer in group {
                if newcomer.client != account.client {
                    let refused = batch.refused.entry(newcomer.service);
                    refused.or_insert_with(|| taken(&account));
                }
                if batch.refused.contains_key(&newcomer.service) {
                    self.refuse(&batch, newcomer.service, None);
                } else {
                    batch.bind_one(newcomer.service, account.id);
                }
            }
            // Nobody looks at an account because of those who may not have it.
            if group
                .iter()
                .all(|one| batch.refused.contains_key(&one.service))
            {
                continue;
            }
            batch.refuse_strangers(&account);
            let members = batch.members(account.id);
            match desired(&members) {
                Ok(desired) => {
                    let plan = plan(&desired, &account, self.can);
                    self.note(&account, &members, &plan);
                }
                Err(reason) => {
                    for newcomer in group.iter().filter(|one| one.client == account.client) {
                        self.refuse(&batch, newcomer.service, Some(reason.clone()));
                    }
                }
            }
        }
        Ok(())
    }

    /// What becomes of an account; the latest word counts.
    fn note(&mut self, account: &AccountRow, members: &[(&Service, &Entitlement)], plan: &Plan) {
        self.accounts.remove(&account.id);
        // The members are in the order of their ids.
        let leading = members
            .iter()
            .rev()
            .find(|(_, entitlement)| entitlement.verdict == Verdict::Yes);
        let Some((service, entitlement)) = leading.or_else(|| members.last()) else {
            return;
        };
        let changes = changes(plan, leading.is_some());
        if changes.is_empty() {
            return;
        }
        let package = account.package.clone().unwrap_or_default();
        let after = match desired(members) {
            Ok(Desired::Active { package, .. }) if self.can.named_packages => package,
            _ => package.clone(),
        };
        let client_name = service.client.as_ref().map_or_else(String::new, |client| {
            let full = format!("{} {}", client.firstname, client.lastname);
            naming::decode(&full)
        });
        let foreseen = Foreseen {
            service: service.id,
            client: service.user,
            client_name,
            account: account.name.clone(),
            changes,
            package_before: package,
            package: after,
            reason: entitlement.reason.clone(),
        };
        self.accounts.insert(account.id, foreseen);
    }

    /// A service that would be refused, if the batch or `why` says so.
    fn refuse(&mut self, batch: &Batch, service: i64, why: Option<Reason>) {
        let Some(reason) = batch.refused.get(&service).cloned().or(why) else {
            return;
        };
        let account = batch.account_of(service);
        let unsettled = Unsettled {
            service,
            client: batch.services.get(&service).map_or(0, |s| s.user),
            account: account
                .and_then(|id| batch.accounts.get(&id))
                .map_or_else(String::new, |account| account.name.clone()),
            reason,
        };
        self.refused.insert(service, unsettled);
    }

    fn sum_up(self, brake: Option<Reason>, unchanged: u64) -> Result<Foresight, Error> {
        let known: BTreeSet<String> = self.store.known_packages()?.into_iter().collect();
        let mut accounts: Vec<Foreseen> = self.accounts.into_values().collect();
        accounts.sort_by_cached_key(|one| (rank(one), one.account.to_lowercase(), one.service));
        let has = |what: &[&str]| {
            let count = accounts
                .iter()
                .filter(|one| one.changes.iter().any(|change| what.contains(change)))
                .count();
            u64::try_from(count).unwrap_or(u64::MAX)
        };
        let new_packages: BTreeSet<String> = accounts
            .iter()
            .filter(|one| !one.package.is_empty() && one.package != one.package_before)
            .filter(|one| !known.contains(&one.package))
            .map(|one| one.package.clone())
            .collect();
        let mut refused: Vec<Unsettled> = self.refused.into_values().collect();
        let refused_total = refused.len();
        refused.truncate(SHOWN);
        Ok(Foresight {
            brake,
            created: has(&["create"]),
            activated: has(&["activate"]),
            updated: has(&["package", "contact"]),
            suspended: has(&["suspend"]),
            passwords: has(&["password"]),
            unchanged,
            new_packages: new_packages.into_iter().collect(),
            refused_total,
            refused,
            total: accounts.len(),
            accounts: accounts.into_iter().take(SHOWN).collect(),
        })
    }
}

impl Witness for Foreseer<'_> {
    fn read(&mut self, _: &Batch) -> Result<(), Error> {
        Ok(())
    }

    fn account(&mut self, look: &Look<'_>, account: &AccountRow, finding: &Finding) {
        let services = look.batch.services_of(account.id);
        let is_open = services.iter().any(|service| look.is_open(*service));
        if finding.news.is_empty() && !is_open {
            return;
        }
        match &finding.plan {
            Ok(plan) => {
                self.note(account, &look.batch.members(account.id), plan);
                let in_vain = finding
                    .news
                    .iter()
                    .filter(|service| plan.is_empty() && !look.batch.refused.contains_key(service));
                self.unchanged += in_vain.map(|_| 1).sum::<u64>();
            }
            Err(reason) => {
                for service in &finding.news {
                    self.refuse(look.batch, *service, Some(reason.clone()));
                }
            }
        }
        for service in &finding.news {
            self.refuse(look.batch, *service, None);
        }
    }

    fn service(&mut self, look: &Look<'_>, service: i64, is_news: bool) {
        let Some(row) = look.batch.services.get(&service) else {
            return;
        };
        let is_entitled = look.batch.verdict(service) == Some(Verdict::Yes);
        self.unchanged += u64::from(is_news && !is_entitled);
        if !is_entitled || !(is_news || look.is_open(service)) {
            return;
        }
        match naming::account_name(row) {
            Ok(name) => {
                let client = row.user;
                let newcomer = Newcomer {
                    service,
                    name,
                    client,
                };
                self.newcomers.insert(service, newcomer);
            }
            Err(reason) => self.refuse(look.batch, service, Some(reason)),
        }
    }
}

fn changes(plan: &Plan, is_entitled: bool) -> Vec<&'static str> {
    let create = if is_entitled { "create" } else { "look_up" };
    [
        (plan.status == Some(Status::Suspended), "suspend"),
        (plan.status == Some(Status::Active), "activate"),
        (plan.create, create),
        (plan.package.is_some(), "package"),
        (plan.contact.is_some(), "contact"),
        (plan.password, "password"),
    ]
    .into_iter()
    .filter_map(|(is_planned, change)| is_planned.then_some(change))
    .collect()
}

/// What a host looks at first.
fn rank(one: &Foreseen) -> usize {
    const ORDER: [&str; 3] = ["suspend", "create", "activate"];
    ORDER
        .iter()
        .position(|change| one.changes.contains(change))
        .unwrap_or(ORDER.len())
}
