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
    /// Those of the products, those with an account or a refused or dropped job, and those an admin
    /// switched.
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
    let can = Capabilities {
        contact: can.contact && !store.meta()?.is_later("contact_unsupported_until"),
        ..can
    };
    let mut survey = Survey::default();
    let mut seen = HashSet::new();
    each_chunk(store, scope, |chunk| {
        let with_siblings = store.with_siblings(chunk)?;
        let mut batch = Batch::read(store, &with_siblings, offer)?;
        batch.remember_paid(store)?;
        let accounts: Vec<AccountRow> = batch.accounts.values().cloned().collect();
        for account in &accounts {
            batch.refuse_strangers(account);
        }
        let look = Look {
            batch: &batch,
            jobs: &store.job_states(&with_siblings)?,
            can,
            eagerness,
        };
        for account in accounts.iter().filter(|account| seen.insert(account.id)) {
            look.at_account(account, &mut survey);
        }
        for service in chunk {
            look.at_service_without_account(*service, &mut survey);
        }
        Ok(())
    })?;
    Ok(survey)
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
    jobs: &'a HashMap<i64, JobState>,
    can: Capabilities,
    eagerness: Eagerness,
}

impl Look<'_> {
    fn at_account(&self, account: &AccountRow, survey: &mut Survey) {
        let services = self.batch.services_of(account.id);
        let desired = desired(&self.batch.members(account.id));
        let plan = desired
            .map(|desired| plan(&desired, account, self.can))
            .unwrap_or_default();
        if plan.status == Some(Status::Suspended) {
            return self.at_suspension(account, &services, survey);
        }
        let news = self.news(&services, &plan);
        survey.in_line += in_line(services.len() - news.len());
        let starts = plan.create || plan.status == Some(Status::Active);
        let is_active = account.status.as_deref() == Some(Status::Active.as_str());
        survey.start += usize::from(starts && !news.is_empty());
        survey.keep += usize::from(is_active && !starts);
        survey.open.extend(news);
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
    /// no news, and neither is what was refused as long as the same is wished for; what an admin has
    /// dropped then stays so whoever looks.
    fn is_news(&self, service: i64, differs: bool) -> bool {
        match self.jobs.get(&service) {
            Some(JobState::Open(_)) => self.eagerness == Eagerness::Everything,
            Some(JobState::Refused(wish)) => {
                self.eagerness == Eagerness::Everything || *wish != self.batch.wish(service)
            }
            Some(JobState::Dropped(wish)) => *wish != self.batch.wish(service),
            Some(JobState::Done) | None => differs || self.batch.is_decided_anew(service),
        }
    }
}

fn in_line(services: usize) -> u64 {
    u64::try_from(services).unwrap_or(u64::MAX)
}
