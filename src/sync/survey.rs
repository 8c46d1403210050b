//! A look over many services, from WHMCS's tables and ours alone: what would be done, and where.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Error;
use super::batch::Batch;
use super::entitlement::{Offer, Verdict};
use super::plan::{Plan, desired, plan};
use crate::cdn::{Capabilities, Status};
use crate::whmcs::{AccountRow, JobState, Origin, Store};

/// Services read at once.
const CHUNK: usize = 1000;

/// Which services are looked at.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// Those of the products, those with an account or a refused job, and those an admin switched.
    Everything { products: &'a [i64] },
    /// Those of the products.
    Products(&'a [i64]),
}

/// What is news about a service.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Eagerness {
    /// That something differs which nobody is at.
    Differences,
    /// Also what was refused or waits for another try: an admin has asked for it.
    Everything,
}

/// What was found.
#[derive(Default)]
pub(super) struct Survey {
    /// Services that are to be looked at, for something else than a suspension.
    pub open: Vec<i64>,
    /// Services whose account would be suspended.
    pub stop: Vec<i64>,
    /// Those accounts, without the ones that an event or an earlier pass suspends anyway.
    pub suspend: BTreeSet<i64>,
    /// Accounts that would be made or activated.
    pub start: usize,
    /// Active accounts that stay so.
    pub keep: usize,
    /// Services that are as they should be.
    pub in_line: u64,
}

/// Looks at all services of a scope under an offer. Writes nothing but which invoices are paid.
pub(super) fn survey(
    store: Store<'_>,
    scope: Scope<'_>,
    offer: &Offer,
    can: Capabilities,
    eagerness: Eagerness,
) -> Result<Survey, Error> {
    let mut surveyor = Surveyor::new(store, offer, can, eagerness)?;
    each_chunk(store, scope, |chunk| surveyor.look_at(chunk).map(drop))?;
    Ok(surveyor.found)
}

/// Looks at services, some at a time, under an offer.
pub(super) struct Surveyor<'a> {
    store: Store<'a>,
    offer: &'a Offer,
    pub can: Capabilities,
    eagerness: Eagerness,
    /// Accounts of several services, which may come up again with another of them.
    shared: HashSet<i64>,
    pub found: Survey,
}

impl<'a> Surveyor<'a> {
    pub(super) fn new(
        store: Store<'a>,
        offer: &'a Offer,
        can: Capabilities,
        eagerness: Eagerness,
    ) -> Result<Self, Error> {
        let contact = can.contact && !store.meta()?.is_later("contact_unsupported_until");
        Ok(Self {
            store,
            offer,
            can: Capabilities { contact, ..can },
            eagerness,
            shared: HashSet::new(),
            found: Survey::default(),
        })
    }

    /// Looks at services and at those that share an account with them. Returns the ones, of these, about
    /// which there is nothing to do.
    pub(super) fn look_at(&mut self, services: &[i64]) -> Result<Vec<i64>, Error> {
        let with_siblings = self.store.with_siblings(services)?;
        let mut batch = Batch::read(self.store, &with_siblings, self.offer)?;
        batch.remember_paid(self.store)?;
        let accounts: Vec<AccountRow> = batch.accounts.values().cloned().collect();
        for account in &accounts {
            batch.refuse_strangers(account);
        }
        let look = Look {
            plans: plans(&batch, self.can),
            batch: &batch,
            jobs: &self.store.job_states(&with_siblings)?,
            eagerness: self.eagerness,
        };
        for account in &accounts {
            let members = batch.services_of(account.id);
            if members.len() < 2 || self.shared.insert(account.id) {
                look.at_account(account, &members, &mut self.found);
            }
        }
        for service in services {
            look.at_service_without_account(*service, &mut self.found);
        }
        Ok(services
            .iter()
            .filter(|service| look.is_settled(**service))
            .copied()
            .collect())
    }
}

/// What would be done about the accounts of a batch. What cannot be planned is refused when it is tried.
fn plans(batch: &Batch, can: Capabilities) -> HashMap<i64, Plan> {
    let plan_of = |account: &AccountRow| {
        desired(&batch.members(account.id))
            .map(|desired| plan(&desired, account, can))
            .unwrap_or_default()
    };
    batch
        .accounts
        .values()
        .map(|account| (account.id, plan_of(account)))
        .collect()
}

/// Calls with the services of a scope, a chunk at a time.
pub(super) fn each_chunk(
    store: Store<'_>,
    scope: Scope<'_>,
    mut work: impl FnMut(&[i64]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let chunk = match scope {
            Scope::Everything { products } => store.services_in_scope(products, after, CHUNK)?,
            Scope::Products(products) => store.services_of_products(products, after, CHUNK)?,
        };
        let Some(last) = chunk.last() else {
            return Ok(());
        };
        after = *last;
        work(&chunk)?;
    }
}

/// A look at the services of a chunk.
struct Look<'a> {
    batch: &'a Batch,
    plans: HashMap<i64, Plan>,
    jobs: &'a HashMap<i64, JobState>,
    eagerness: Eagerness,
}

impl Look<'_> {
    fn at_account(&self, account: &AccountRow, services: &[i64], survey: &mut Survey) {
        let Some(plan) = self.plans.get(&account.id) else {
            return;
        };
        if plan.status == Some(Status::Suspended) {
            return self.at_suspension(account, services, survey);
        }
        let news = self.news(services, plan);
        survey.in_line += in_line(services.len() - news.len());
        let starts = plan.create || plan.status == Some(Status::Active);
        let is_active = account.status.as_deref() == Some(Status::Active.as_str());
        survey.start += usize::from(starts && !news.is_empty());
        survey.keep += usize::from(is_active && !starts);
        survey.open.extend(news);
    }

    /// Nobody is at a service, and another look at it would find what this one found: nothing to do.
    fn is_settled(&self, service: i64) -> bool {
        let differs = match self.batch.account_of(service) {
            Some(account) => !self.plans.get(&account).is_some_and(Plan::is_empty),
            None => self.batch.verdict(service) == Some(Verdict::Yes),
        };
        let is_open = matches!(self.jobs.get(&service), Some(JobState::Open(_)));
        !is_open && !self.is_news(service, differs)
    }

    fn at_suspension(&self, account: &AccountRow, services: &[i64], survey: &mut Survey) {
        let jobs = || services.iter().map(|service| self.jobs.get(service));
        let is_settled = jobs().any(|job| {
            matches!(
                job,
                Some(JobState::Open(Origin::Event | Origin::Suspension))
            )
        });
        // Whoever opened a job for something else has not asked for a suspension.
        let is_open = |service: i64| matches!(self.jobs.get(&service), Some(JobState::Open(_)));
        let stop: Vec<i64> = services
            .iter()
            .filter(|service| is_open(**service) || self.is_news(**service, true))
            .copied()
            .collect();
        if !is_settled && !stop.is_empty() {
            survey.suspend.insert(account.id);
            survey.stop.extend(stop);
        }
    }

    fn news(&self, services: &[i64], plan: &Plan) -> Vec<i64> {
        let differs = !plan.is_empty();
        services
            .iter()
            .filter(|service| self.is_news(**service, differs))
            .copied()
            .collect()
    }

    fn at_service_without_account(&self, service: i64, survey: &mut Survey) {
        if self.batch.account_of(service).is_some() {
            return;
        }
        let entitled = self.batch.verdict(service) == Some(Verdict::Yes);
        if self.is_news(service, entitled) {
            survey.start += usize::from(entitled);
            survey.open.push(service);
        } else {
            survey.in_line += 1;
        }
    }

    /// Whether another look at a service would find something to do or to say. What somebody is at is
    /// no news, and neither is what was refused as long as the same is wished for.
    fn is_news(&self, service: i64, differs: bool) -> bool {
        match self.jobs.get(&service) {
            Some(JobState::Open(_)) => self.eagerness == Eagerness::Everything,
            Some(JobState::Refused(wish)) => {
                self.eagerness == Eagerness::Everything || *wish != self.batch.wish(service)
            }
            Some(JobState::Done) | None => differs || self.batch.is_decided_anew(service),
        }
    }
}

fn in_line(services: usize) -> u64 {
    u64::try_from(services).unwrap_or(u64::MAX)
}
