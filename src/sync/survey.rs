//! A look over many services, from WHMCS's tables and ours alone: what would be done, and where.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::batch::Batch;
use super::capability::believed;
use super::entitlement::{Offer, Verdict};
use super::plan::{Plan, desired, plan};
use super::{Error, Reason};
use crate::cdn::{Capabilities, Status};
use crate::whmcs::{AccountRow, JobState, Origin, Store, is_kept};

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
    /// These, in the order of their ids.
    Services(&'a [i64]),
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
    /// Services about which there is nothing to do: not even what was refused, given up or forgotten.
    pub in_line: u64,
}

/// Sees what a survey finds, one by one.
pub(super) trait Witness {
    /// Services have been read.
    fn read(&mut self, batch: &Batch) -> Result<(), Error>;
    /// An account of some of them.
    fn account(&mut self, look: &Look<'_>, account: &AccountRow, finding: &Finding);
    /// One of them has none.
    fn service(&mut self, look: &Look<'_>, service: i64, is_news: bool);
}

/// What was found about an account.
pub(super) struct Finding {
    /// What makes it as WHMCS wants it, or why it cannot be.
    pub plan: Result<Plan, Reason>,
    /// Its services that are to be looked at.
    pub news: Vec<i64>,
    /// An event or an earlier pass is at what the plan says.
    pub is_settled: bool,
}

/// Remembers which invoices are paid (R5), and asks for no more than the sums.
pub(super) struct Bookkeeper<'a>(pub Store<'a>);

impl Witness for Bookkeeper<'_> {
    fn read(&mut self, batch: &Batch) -> Result<(), Error> {
        Ok(batch.remember_paid(self.0)?)
    }

    fn account(&mut self, _: &Look<'_>, _: &AccountRow, _: &Finding) {}

    fn service(&mut self, _: &Look<'_>, _: i64, _: bool) {}
}

/// Looks at all services of a scope under an offer. Writes nothing but which invoices are paid.
pub(super) fn survey(
    store: Store<'_>,
    scope: Scope<'_>,
    offer: &Offer,
    can: Capabilities,
    eagerness: Eagerness,
) -> Result<Survey, Error> {
    survey_before(&mut Bookkeeper(store), store, scope, offer, can, eagerness)
}

/// The same before somebody else's eyes. Writes nothing.
pub(super) fn survey_before(
    witness: &mut impl Witness,
    store: Store<'_>,
    scope: Scope<'_>,
    offer: &Offer,
    can: Capabilities,
    eagerness: Eagerness,
) -> Result<Survey, Error> {
    let mut surveyor = Surveyor::new(store, offer, can, eagerness)?;
    each_chunk(store, scope, |chunk| {
        surveyor.look_at(chunk, witness).map(drop)
    })?;
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
        Ok(Self {
            store,
            offer,
            can: believed(store, can)?,
            eagerness,
            shared: HashSet::new(),
            found: Survey::default(),
        })
    }

    /// Looks at services and at those that share an account with them. Returns the ones, of these, about
    /// which there is nothing to do.
    pub(super) fn look_at(
        &mut self,
        services: &[i64],
        witness: &mut impl Witness,
    ) -> Result<Vec<i64>, Error> {
        let with_siblings = self.store.with_siblings(services)?;
        let mut batch = Batch::read(self.store, &with_siblings, self.offer)?;
        witness.read(&batch)?;
        let accounts: Vec<AccountRow> = batch.accounts.values().cloned().collect();
        for account in &accounts {
            batch.refuse_strangers(account);
        }
        let look = Look {
            batch: &batch,
            jobs: &self.store.job_states(&with_siblings)?,
            can: self.can,
            eagerness: self.eagerness,
        };
        let mut unsettled = HashSet::new();
        for account in &accounts {
            let members = batch.services_of(account.id);
            let finding = look.at_account(account, &members);
            unsettled.extend(&finding.news);
            if members.len() < 2 || self.shared.insert(account.id) {
                let settled = members.iter().filter(|id| look.is_in_line(**id, &finding));
                let in_line = settled.count();
                self.found.count_account(account, &finding, in_line);
                witness.account(&look, account, &finding);
            }
        }
        for service in services {
            if batch.account_of(*service).is_none() {
                let is_entitled = batch.verdict(*service) == Some(Verdict::Yes);
                let is_news = look.is_news(*service, is_entitled);
                unsettled.extend(is_news.then_some(*service));
                let is_in_line = !is_news && !is_entitled && look.is_over(*service);
                self.found
                    .count_service(*service, is_entitled, is_news, is_in_line);
                witness.service(&look, *service, is_news);
            }
        }
        let is_settled = |service: &i64| !look.is_open(*service) && !unsettled.contains(service);
        Ok(services.iter().copied().filter(is_settled).collect())
    }
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
            Scope::Services(services) => services
                .iter()
                .filter(|service| **service > after)
                .take(CHUNK)
                .copied()
                .collect(),
        };
        let Some(last) = chunk.last() else {
            return Ok(());
        };
        after = *last;
        work(&chunk)?;
    }
}

impl Survey {
    fn count_account(&mut self, account: &AccountRow, finding: &Finding, in_line: usize) {
        self.in_line += u64::try_from(in_line).unwrap_or(u64::MAX);
        let status = finding.plan.as_ref().ok().and_then(|plan| plan.status);
        if status == Some(Status::Suspended) {
            if !finding.is_settled && !finding.news.is_empty() {
                self.suspend.insert(account.id);
                self.stop.extend(&finding.news);
            }
            return;
        }
        let creates = finding.plan.as_ref().is_ok_and(|plan| plan.create);
        let starts = creates || status == Some(Status::Active);
        let is_active = account.status.as_deref() == Some(Status::Active.as_str());
        self.start += usize::from(starts && !finding.news.is_empty());
        self.keep += usize::from(is_active && !starts);
        self.open.extend(&finding.news);
    }

    fn count_service(&mut self, service: i64, is_entitled: bool, is_news: bool, is_in_line: bool) {
        self.in_line += u64::from(is_in_line);
        if is_news {
            self.start += usize::from(is_entitled);
            self.open.push(service);
        }
    }
}

/// A look at the services of a chunk.
pub(super) struct Look<'a> {
    /// The services.
    pub batch: &'a Batch,
    jobs: &'a HashMap<i64, JobState>,
    can: Capabilities,
    eagerness: Eagerness,
}

impl Look<'_> {
    fn at_account(&self, account: &AccountRow, services: &[i64]) -> Finding {
        let plan = desired(&self.batch.members(account.id))
            .map(|desired| plan(&desired, account, self.can));
        let stops = matches!(&plan, Ok(plan) if plan.status == Some(Status::Suspended));
        let differs = matches!(&plan, Ok(plan) if !plan.is_empty());
        let is_settled = stops
            && services.iter().any(|service| {
                matches!(
                    self.jobs.get(service),
                    Some(JobState::Open(Origin::Event | Origin::Suspension))
                )
            });
        // Whoever opened a job for something else has not asked for a suspension.
        let is_at_it = |service: i64| stops && self.is_open(service);
        let news = services
            .iter()
            .copied()
            .filter(|service| is_at_it(*service) || self.is_news(*service, differs))
            .collect();
        Finding {
            plan,
            news,
            is_settled,
        }
    }

    /// There is nothing to do about a service of an account.
    fn is_in_line(&self, service: i64, finding: &Finding) -> bool {
        !finding.news.contains(&service)
            && self.is_over(service)
            && matches!(&finding.plan, Ok(plan) if plan.is_empty())
    }

    /// Nobody is at the service, and nobody has put it aside.
    fn is_over(&self, service: i64) -> bool {
        matches!(self.jobs.get(&service), Some(JobState::Done) | None)
    }

    /// Somebody is at the service, or will be.
    pub(super) fn is_open(&self, service: i64) -> bool {
        matches!(self.jobs.get(&service), Some(JobState::Open(_)))
    }

    /// Whether another look at a service would find something to do or to say. What somebody is at is
    /// no news, and neither is what was refused as long as the same is wished for; what an admin has
    /// dropped then stays so whoever looks.
    fn is_news(&self, service: i64, differs: bool) -> bool {
        match self.jobs.get(&service) {
            Some(JobState::Open(_)) => self.eagerness == Eagerness::Everything,
            Some(JobState::Refused(wish)) => {
                self.eagerness == Eagerness::Everything || !is_kept(wish, &self.batch.wish(service))
            }
            Some(JobState::Dropped(wish)) => !is_kept(wish, &self.batch.wish(service)),
            Some(JobState::Done) | None => differs || self.batch.is_decided_anew(service),
        }
    }
}
