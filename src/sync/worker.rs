//! The worker: takes jobs that are due and makes their accounts as WHMCS wants them.
//!
//! Guarantees: a job is worked on by one worker at a time, and so is an account; what was written
//! down as made was made; a crash at any point leaves leases that run out and intents that are
//! looked up. Assumptions: the platform's answer to a successful call is true.
//!
//! Rows are read, then the network is used with no statement in between, then rows are written.

use std::time::{Duration, Instant};

use once_cell::unsync::OnceCell;

use super::admission::{Admission, Way, clear, login_holds};
use super::backoff::backoff;
use super::capability::believed;
use super::carry::Gate;
use super::packages::Packages;
use super::round::Reach;
use super::vault::{dice, random_owner};
use super::{
    BlockOn, Error, KeyWrap, Reason, Report, Settings, Vault, belonging, bulk, full_pass, heard,
    intake, portal, prune, upgrade,
};
use crate::cdn::{Capabilities, Class, Platform};
use crate::whmcs::{Ending, Job, JobEnd, Store};

/// Jobs in a batch: few enough that a crash loses little, many enough for multi-row statements, and a multiple of
/// the calls in flight, so that the last of them are no fewer.
const BATCH: usize = 400;
/// Longer than a batch can take: a lease that runs out belongs to a worker that died.
pub(super) const LEASE_SECONDS: i64 = 600;

/// One pass at a time.
const PASS_LOCK: &str = "pass";

/// What a worker was started by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// WHMCS's cron.
    Cron,
    /// The end of a web request in which a hook noted something; at most two at once.
    Request,
    /// An admin who waits for the result.
    Page,
    /// An admin at a terminal, who waits too.
    Terminal,
}

impl Trigger {
    /// The word in the log and in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cron => "cron",
            Self::Request => "request",
            Self::Page => "page",
            Self::Terminal => "terminal",
        }
    }

    /// Reads [`Trigger::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Cron, Self::Request, Self::Page, Self::Terminal]
            .into_iter()
            .find(|trigger| trigger.as_str() == text)
    }

    /// Whether an admin waits for the result: then the platform is tried, whatever was known of it.
    pub(super) fn is_awaited(self) -> bool {
        matches!(self, Self::Page | Self::Terminal)
    }
}

/// Everything a worker needs.
pub struct Worker<'a, P, B> {
    /// The database.
    pub store: Store<'a>,
    /// The platform.
    pub platform: &'a P,
    /// Runs its calls.
    pub executor: &'a B,
    /// Opens the data key.
    pub wrap: &'a dyn KeyWrap,
    /// What the admin set, with the key that holds.
    pub settings: &'a Settings,
    /// What started it.
    pub trigger: Trigger,
}

/// What lasts for one run.
pub(super) struct Run {
    pub gate: Gate,
    /// Who we are, once asked.
    pub operator: Option<String>,
    pub packages: Packages,
    pub vault: OnceCell<Vault>,
    pub can: Capabilities,
    /// How far to look for what no hint told of.
    pub reach: Option<Reach>,
    pub report: Report,
}

/// A batch stops before its end.
pub(super) enum Stop {
    Halt(Reason),
    /// The platform is down, as the report tells: what takes no call goes on.
    Down,
    Error(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Works until nothing is due, `time` is over, or the platform cannot be used.
    pub fn work(&self, time: Duration) -> Result<Report, Error> {
        let started = Instant::now();
        let deadline = started + time;
        begin(self.store, self.trigger)?;
        let is_long = bulk::tend(self.store, deadline)?;
        let mut report = self.work_until(deadline)?;
        if is_long {
            bulk::tend(self.store, deadline)?;
        }
        if self.trigger == Trigger::Cron {
            prune::prune(self.store, self.settings, deadline)?;
        }
        report.remaining = remaining(self.store)?;
        report.milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(report)
    }

    fn work_until(&self, deadline: Instant) -> Result<Report, Error> {
        self.in_a_run(deadline, |run| {
            self.look_and_work(run)?;
            Ok(self.read_traffic(run)?)
        })
    }

    /// Does what needs the platform, unless something is known to stand in the way, and remembers what it
    /// told of the platform.
    pub(super) fn in_a_run(
        &self,
        deadline: Instant,
        work: impl FnOnce(&mut Run) -> Result<(), Stop>,
    ) -> Result<Report, Error> {
        let mut run = Run {
            gate: Gate::new(deadline),
            operator: None,
            packages: Packages::default(),
            vault: OnceCell::new(),
            can: believed(self.store, self.platform.capabilities())?,
            reach: (self.trigger == Trigger::Cron).then_some(Reach::Changes),
            report: Report::default(),
        };
        let stands_in_the_way = match belonging::other_site(self.store)? {
            None => self.admission().refuses(self.trigger)?,
            other_site => other_site,
        };
        if stands_in_the_way.is_some() {
            run.report.halted = stands_in_the_way;
            return Ok(run.report);
        }
        match work(&mut run) {
            Ok(()) => {}
            Err(Stop::Halt(reason)) => run.report.halted = Some(reason),
            Err(Stop::Down) => {}
            Err(Stop::Error(error)) => return Err(error),
        }
        if let Some(cause) = run.gate.cause() {
            run.report.halted = Some(self.admission().remember(&cause)?);
        } else if run.gate.probes() && run.gate.has_worked() {
            clear(self.store)?;
        }
        self.learn_portal(&run)?;
        run.report.packages_created = run.packages.made;
        Ok(run.report)
    }

    /// After calls that were answered: where customers sign in, if that is not known yet.
    fn learn_portal(&self, run: &Run) -> Result<(), Error> {
        match &run.operator {
            Some(operator) if run.gate.has_worked() && run.gate.is_open() => {
                if portal::is_known(self.store, operator)? {
                    return Ok(());
                }
                portal::learn(self.store, self.executor, self.platform, operator)
            }
            _ => Ok(()),
        }
    }

    /// What is due first; then, if something asks for it, a look over the services and what that finds.
    fn look_and_work(&self, run: &mut Run) -> Result<(), Stop> {
        self.work_off(run)?;
        // A visitor's request has little time: a full pass waits for cron or a page.
        let may_list = self.trigger != Trigger::Request;
        let is_asked_for = run.reach.is_some() || may_list && self.wants_full_pass()?;
        if !is_asked_for {
            return Ok(());
        }
        // Whoever is at it looks at what is so now; two at once would count suspensions twice.
        if !self.store.lock(PASS_LOCK, 0)? {
            return Ok(());
        }
        let looked = self.look_over(run, may_list);
        self.store.unlock(PASS_LOCK)?;
        looked?;
        self.work_off(run)
    }

    fn look_over(&self, run: &mut Run, may_list: bool) -> Result<(), Stop> {
        let is_evidence = !may_list || self.full_pass(run)?;
        match run.reach {
            Some(reach) if is_evidence => Ok(self.sweep(reach)?),
            _ => Ok(()),
        }
    }

    /// Works off the jobs that are due.
    fn work_off(&self, run: &mut Run) -> Result<(), Stop> {
        while run.gate.is_open() && run.report.halted.is_none() {
            if intake::take_in_hints(self.store, &run.gate)? {
                run.reach = Some(Reach::Everything);
            }
            let owner = random_owner()?;
            let jobs = self.store.claim_jobs(&owner, BATCH, LEASE_SECONDS)?;
            if jobs.is_empty() {
                break;
            }
            match self.work_on(run, &owner, &jobs) {
                Ok(()) => {}
                Err(Stop::Halt(reason)) => {
                    self.give_back(&owner, &jobs, |_| Ending::Untouched)?;
                    return Err(Stop::Halt(reason));
                }
                Err(Stop::Down) => self.give_back(&owner, &jobs, |_| Ending::Untouched)?,
                Err(Stop::Error(error)) => {
                    // With a wait, so that these jobs do not keep the others back for ever. Of two
                    // failures the first is the one to report.
                    let why = Reason::new("database").with("message", error.to_string());
                    let _ = self.give_back(&owner, &jobs, |job| {
                        Ending::Again(why.to_json(), backoff(job.attempts, None, dice()))
                    });
                    return Err(Stop::Error(error));
                }
            }
        }
        Ok(())
    }

    /// Who we are, asked once in a run, before all other calls: it is the first that is made to see whether
    /// the platform is back, and the last if it fails. Operator and site are remembered; another operator
    /// stops everything (R12).
    pub(super) fn identify(&self, run: &mut Run) -> Result<String, Stop> {
        if let Some(operator) = &run.operator {
            return Ok(operator.clone());
        }
        if run.report.halted.is_some() {
            return Err(Stop::Down);
        }
        match self.admission().way(self.trigger)? {
            Way::Open => {}
            Way::Probe => run.gate.probe(),
            Way::Closed(reason) => {
                run.report.halted = Some(reason);
                return Err(Stop::Down);
            }
        }
        let operator = match heard::identify(self.store, self.executor, self.platform)? {
            Ok(operator) => operator.id.to_string(),
            Err(error) => {
                let reason = self.admission().remember(&error)?;
                if error.class == Class::Authentication {
                    return Err(Stop::Halt(reason));
                }
                run.report.halted = Some(reason);
                return Err(Stop::Down);
            }
        };
        if let Some(reason) = belonging::claim(self.store, &operator)? {
            return Err(Stop::Halt(reason));
        }
        if run.gate.probes() {
            login_holds(self.store)?;
        } else {
            clear(self.store)?;
        }
        run.operator = Some(operator.clone());
        Ok(operator)
    }

    /// The opened data key; opened once in a run, and only if it is needed.
    pub(super) fn vault<'r>(&self, run: &'r Run) -> Result<&'r Vault, Error> {
        run.vault
            .get_or_try_init(|| Vault::open(self.store, self.wrap))
    }

    fn admission(&self) -> Admission<'_> {
        Admission {
            store: self.store,
            wrap: self.wrap,
            login: self.settings.login(),
        }
    }

    fn give_back(
        &self,
        owner: &str,
        jobs: &[Job],
        ending: impl Fn(&Job) -> Ending,
    ) -> Result<(), Error> {
        let ends: Vec<JobEnd> = jobs
            .iter()
            .map(|job| JobEnd {
                job: job.clone(),
                ending: ending(job),
            })
            .collect();
        Ok(self.store.end_jobs(owner, &ends)?)
    }
}

/// Somebody left a transaction open on our connection.
pub const IN_TRANSACTION: &str = "in_transaction";

/// The report of a worker that cannot make a call, e.g. because nothing is configured.
pub fn stand_still(store: Store<'_>, trigger: Trigger, why: Reason) -> Result<Report, Error> {
    // A change of our tables would commit the transaction that is open.
    if why.code != IN_TRANSACTION {
        begin(store, trigger)?;
    }
    Ok(Report {
        halted: Some(why),
        remaining: remaining(store)?,
        ..Report::default()
    })
}

fn begin(store: Store<'_>, trigger: Trigger) -> Result<(), Error> {
    upgrade(store)?;
    if trigger == Trigger::Cron {
        store.touch_meta("last_cron")?;
        store.shorten_leases(LEASE_SECONDS)?;
        full_pass::reopen_stopped(store)?;
    }
    Ok(())
}

fn remaining(store: Store<'_>) -> Result<i64, Error> {
    let counts = store.job_counts()?;
    Ok(counts.due + counts.leased)
}
