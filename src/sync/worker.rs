//! The worker: takes jobs that are due and makes their accounts as WHMCS wants them.
//!
//! Guarantees: a job is worked on by one worker at a time, and so is an account; what was written
//! down as made was made; a crash at any point leaves leases that run out and intents that are
//! looked up. Assumptions: the platform's answer to a successful call is true.
//!
//! Rows are read, then the network is used with no statement in between, then rows are written.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::future::Future;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use futures_util::stream;

use super::batch::Batch;
use super::carry::{Carried, End, Gate, Step, Task, carry_out};
use super::packages::{Packages, Wanted};
use super::plan::{Desired, Plan, desired, plan};
use super::progress::Progress;
use super::vault::{dice, password_place, random_owner, random_password};
use super::{Error, KeyWrap, LogLevel, Reason, Report, Settings, Unsettled, Vault};
use super::{backoff, intake, upgrade};
use crate::cdn::{Capabilities, Class, Operator, Platform, RemoteId};
use crate::whmcs::{AccountRow, Ending, Job, JobEnd, LogEntry, Store};

/// Jobs in a batch: few enough that a crash loses little, many enough for multi-row statements.
const BATCH: usize = 200;
/// Longer than a batch can take: a lease that runs out belongs to a worker that died.
const LEASE_SECONDS: i64 = 600;
/// While the platform is known to be down, requests leave the asking to cron and pages.
const HALT_SECONDS: i64 = 60;

/// Runs futures on the current thread.
pub trait BlockOn {
    /// Runs one to its end.
    fn block_on<F: Future>(&self, future: F) -> F::Output;
}

/// What a worker was started by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// WHMCS's cron.
    Cron,
    /// The end of a web request in which a hook noted something; at most two at once.
    Request,
    /// An admin who waits for the result.
    Page,
}

impl Trigger {
    /// The word in the log and in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cron => "cron",
            Self::Request => "request",
            Self::Page => "page",
        }
    }

    /// Reads [`Trigger::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Cron, Self::Request, Self::Page]
            .into_iter()
            .find(|trigger| trigger.as_str() == text)
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
    /// What the admin set.
    pub settings: &'a Settings,
    /// What started it.
    pub trigger: Trigger,
}

/// What lasts for one run.
struct Run {
    gate: Gate,
    operator: Option<Operator>,
    packages: Packages,
    vault: Option<Vault>,
    can: Capabilities,
    report: Report,
}

/// A batch stops before its end.
enum Stop {
    Halt(Reason),
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
        let mut report = if self.trigger == Trigger::Request {
            self.work_in_a_slot(started + time)?
        } else {
            self.work_until(started + time)?
        };
        report.remaining = remaining(self.store)?;
        report.milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(report)
    }

    fn work_in_a_slot(&self, deadline: Instant) -> Result<Report, Error> {
        for slot in ["request1", "request2"] {
            if self.store.lock(slot, 0)? {
                let report = self.work_until(deadline);
                self.store.unlock(slot)?;
                return report;
            }
        }
        Ok(Report {
            halted: Some(Reason::new("busy")),
            ..Report::default()
        })
    }

    fn work_until(&self, deadline: Instant) -> Result<Report, Error> {
        begin(self.store, self.trigger)?;
        let mut run = Run {
            gate: Gate::new(deadline),
            operator: None,
            packages: Packages::default(),
            vault: None,
            can: self.platform.capabilities(),
            report: Report::default(),
        };
        if let Some(reason) = self.may_not_start(&mut run)? {
            run.report.halted = Some(reason);
            return Ok(run.report);
        }
        while run.gate.is_open() {
            intake::take_in_hints(self.store)?;
            let owner = random_owner()?;
            let jobs = self.store.claim_jobs(&owner, BATCH, LEASE_SECONDS)?;
            if jobs.is_empty() {
                break;
            }
            match self.work_on(&mut run, &owner, &jobs) {
                Ok(()) => {}
                Err(Stop::Halt(reason)) => {
                    self.give_back(&owner, &jobs)?;
                    run.report.halted = Some(reason);
                    break;
                }
                Err(Stop::Error(error)) => {
                    // The first failure is the one to report.
                    let _ = self.give_back(&owner, &jobs);
                    return Err(error);
                }
            }
        }
        if let Some(cause) = run.gate.cause() {
            run.report.halted = Some(self.remember_halt(&cause)?);
        }
        run.report.packages_created = run.packages.made;
        Ok(run.report)
    }

    /// The login was refused before, or the platform is known to be down: no call is made.
    fn may_not_start(&self, run: &mut Run) -> Result<Option<Reason>, Error> {
        let meta = self.store.meta()?;
        if meta.text("contact_unsupported").is_some() {
            run.can.contact = false;
        }
        if self.trigger == Trigger::Page {
            return Ok(None);
        }
        if let Some(sealed) = meta.text("login_refused") {
            let login = self.vault(run)?.unseal("login_refused", sealed);
            if login.is_ok_and(|login| login.reveal() == self.login()) {
                let message = meta.text("halt").and_then(Reason::from_json);
                let message = message.and_then(|halt| halt.args.get("message").cloned());
                return Ok(Some(
                    Reason::new("login_refused").with("message", message.unwrap_or_default()),
                ));
            }
        }
        let halted = meta.int("halt_until") > meta.int("now");
        if self.trigger == Trigger::Request && halted {
            return Ok(meta.text("halt").and_then(Reason::from_json));
        }
        Ok(None)
    }

    /// A failure that stops the run, remembered so that the next worker knows.
    fn remember_halt(&self, cause: &crate::cdn::Error) -> Result<Reason, Error> {
        let reason = Reason::from(cause);
        if cause.class == Class::Authentication {
            let vault = Vault::open(self.store, self.wrap)?;
            let login = crate::cdn::Secret::new(self.login());
            let sealed = vault.seal("login_refused", &login)?;
            self.store.set_meta("login_refused", &sealed)?;
        }
        self.store.set_meta("halt", &reason.to_json())?;
        self.store.set_meta_later("halt_until", HALT_SECONDS)?;
        Ok(reason)
    }

    fn login(&self) -> String {
        let settings = self.settings;
        let key = settings.auth_key.reveal();
        [settings.api_url.as_str(), &settings.username, key].join("\n")
    }

    fn vault<'r>(&self, run: &'r mut Run) -> Result<&'r Vault, Error> {
        if run.vault.is_none() {
            run.vault = Some(Vault::open(self.store, self.wrap)?);
        }
        run.vault.as_ref().ok_or(Error::KeyLost)
    }

    /// Who we are, asked once in a run. The operator is remembered; another one stops everything (R12).
    fn identify(&self, run: &mut Run) -> Result<String, Stop> {
        if let Some(operator) = &run.operator {
            return Ok(operator.id.to_string());
        }
        let operator = match self.executor.block_on(self.platform.identify()) {
            Ok(operator) => operator,
            Err(error) => return Err(Stop::Halt(self.remember_halt(&error)?)),
        };
        let expected = self.store.set_meta_once("operator", operator.id.as_str())?;
        if expected != operator.id.as_str() {
            return Err(Stop::Halt(
                Reason::new("other_operator")
                    .with("expected", expected)
                    .with("found", operator.id.as_str()),
            ));
        }
        self.store.forget_meta("login_refused")?;
        self.store.forget_meta("halt")?;
        self.store.forget_meta("halt_until")?;
        let id = operator.id.to_string();
        run.operator = Some(operator);
        Ok(id)
    }

    fn work_on(&self, run: &mut Run, owner: &str, jobs: &[Job]) -> Result<(), Stop> {
        let Some(addon) = self.store.product_addon()? else {
            let id = self.store.meta()?.int("product_addon").unwrap_or_default();
            return Err(Stop::Halt(
                Reason::new("product_addon_missing").with("id", id),
            ));
        };
        let enabled: HashSet<i64> = addon.products().into_iter().collect();
        let ids: Vec<i64> = jobs.iter().map(|job| job.service).collect();
        let ids = self.store.with_siblings(&ids)?;
        let mut batch = Batch::read(self.store, &ids, &enabled)?;
        let operator = match self.store.meta()?.text("operator") {
            Some(known) => known.to_owned(),
            None => self.identify(run)?,
        };
        batch.bind(self.store, &operator, &enabled)?;
        self.settle(run, owner, jobs, &batch)
    }

    /// Plans the accounts of the batch, carries the plans out, and ends the jobs.
    fn settle(&self, run: &mut Run, owner: &str, jobs: &[Job], batch: &Batch) -> Result<(), Stop> {
        let account_of = |job: &Job| batch.services.get(&job.service)?.account;
        let accounts: Vec<i64> = jobs
            .iter()
            .filter_map(account_of)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let held = self.store.lease_accounts(owner, &accounts, LEASE_SECONDS)?;
        let result = self.settle_accounts(run, owner, batch, held);
        self.store.release_accounts(owner, &accounts)?;
        let mut carried = result?;
        let busy = || Carried {
            row: AccountRow::default(),
            steps: Vec::new(),
            end: End::Failed(Reason::new("busy"), Some(Duration::from_secs(5))),
            took: Duration::ZERO,
        };
        for account in accounts {
            carried.entry(account).or_insert_with(busy);
        }
        self.write_down(run, owner, jobs, batch, &carried, account_of)
    }

    /// Only accounts that we hold: what happened to each of them, by id.
    fn settle_accounts(
        &self,
        run: &mut Run,
        owner: &str,
        batch: &Batch,
        held: Vec<AccountRow>,
    ) -> Result<BTreeMap<i64, Carried>, Stop> {
        let mut carried = BTreeMap::new();
        let mut planned = Vec::new();
        for row in held {
            match desired(&batch.members(row.id)) {
                Ok(desired) => {
                    let plan = plan(&desired, &row, run.can);
                    if plan.is_empty() {
                        carried.insert(row.id, without_work(row, End::Done));
                    } else {
                        planned.push((row, desired, plan));
                    }
                }
                Err(reason) => {
                    carried.insert(row.id, without_work(row, End::Refused(reason)));
                }
            }
        }
        if planned.is_empty() {
            return Ok(carried);
        }
        self.identify(run)?;
        let tasks = self.prepare(run, owner, planned, &mut carried)?;
        let (gate, can) = (&run.gate, run.can);
        let finished: Vec<Carried> = self.executor.block_on(async {
            stream::iter(tasks)
                .map(|task| carry_out(self.platform, can, task, gate))
                .buffer_unordered(self.settings.concurrency)
                .collect()
                .await
        });
        let (changed, same): (Vec<_>, Vec<_>) = finished
            .iter()
            .partition(|carried| !carried.steps.is_empty());
        let rows = |of: &[&Carried]| of.iter().map(|c| &c.row).cloned().collect::<Vec<_>>();
        self.save(owner, &rows(&changed), true)?;
        self.save(owner, &rows(&same), false)?;
        carried.extend(finished.into_iter().map(|done| (done.row.id, done)));
        Ok(carried)
    }

    fn save(&self, owner: &str, rows: &[AccountRow], applied: bool) -> Result<(), Error> {
        let rows: Vec<&AccountRow> = rows.iter().collect();
        Ok(self.store.save_accounts(owner, &rows, applied)?)
    }

    /// Finds the packages, and writes the intents: password and e-mail of every create, before the call.
    fn prepare(
        &self,
        run: &mut Run,
        owner: &str,
        planned: Vec<(AccountRow, Desired, Plan)>,
        carried: &mut BTreeMap<i64, Carried>,
    ) -> Result<Vec<Task>, Stop> {
        let found = if run.can.named_packages {
            run.packages
                .ensure(self.store, self.platform, self.executor, &wanted(&planned))?
        } else {
            HashMap::new()
        };
        let mut tasks = Vec::with_capacity(planned.len());
        for (mut row, desired, plan) in planned {
            let package: Option<RemoteId> = match package_of(&desired).and_then(|n| found.get(n)) {
                Some(Ok(id)) => Some(id.clone()),
                Some(Err(end)) => {
                    carried.insert(row.id, without_work(row, end.clone()));
                    continue;
                }
                None => None,
            };
            let unanswered = row.progress.as_deref().and_then(Progress::from_json);
            let mut password = None;
            if plan.create {
                if let Desired::Active { contact, .. } = &desired {
                    let intent = Progress::intend(unanswered.clone(), &contact.email);
                    row.progress = Some(intent.to_json());
                }
                if run.can.passwords {
                    password = Some(self.password(run, &mut row)?);
                }
            }
            if let Desired::Active { client, .. } = desired {
                row.client = client;
            }
            tasks.push(Task {
                row,
                desired,
                package,
                password,
                unanswered,
            });
        }
        let intents: Vec<&AccountRow> = tasks
            .iter()
            .filter(|task| task.row.remote_id.is_none())
            .map(|task| &task.row)
            .collect();
        self.store.save_accounts(owner, &intents, false)?;
        Ok(tasks)
    }

    /// The stored password, or a new one that is now in the row.
    fn password(&self, run: &mut Run, row: &mut AccountRow) -> Result<crate::cdn::Secret, Error> {
        let place = password_place(row.id);
        let vault = self.vault(run)?;
        match &row.password_cipher {
            Some(cipher) => vault.unseal(&place, cipher),
            None => {
                let password = random_password()?;
                row.password_cipher = Some(vault.seal(&place, &password)?);
                row.password_source = Some("generated".to_owned());
                Ok(password)
            }
        }
    }

    fn write_down(
        &self,
        run: &mut Run,
        owner: &str,
        jobs: &[Job],
        batch: &Batch,
        carried: &BTreeMap<i64, Carried>,
        account_of: impl Fn(&Job) -> Option<i64>,
    ) -> Result<(), Stop> {
        let mut ends = Vec::with_capacity(jobs.len());
        let mut log = Vec::new();
        let mut told = HashSet::new();
        for job in jobs {
            let account = account_of(job);
            let done = account.and_then(|id| carried.get(&id));
            let end = match (done, batch.refused.get(&job.service)) {
                (Some(done), _) => done.end.clone(),
                (None, Some(reason)) => End::Refused(reason.clone()),
                (None, None) => End::Done,
            };
            if let (Some(id), Some(done)) = (account, done)
                && told.insert(id)
            {
                count(&mut run.report, &done.steps);
                log.extend(self.log_steps(job, id, done));
            }
            let nothing_done = done.is_none_or(|done| done.steps.is_empty());
            if end == End::Done && nothing_done {
                run.report.unchanged += 1;
            }
            if end == End::ContactUnsupported {
                run.can.contact = false;
                self.store.touch_meta("contact_unsupported")?;
            }
            let client = batch.services.get(&job.service).map_or(0, |s| s.user);
            let name = account.and_then(|id| batch.accounts.get(&id));
            let unsettled = |reason: &Reason| Unsettled {
                service: job.service,
                client,
                account: name.map_or_else(String::new, |row| row.name.clone()),
                reason: reason.clone(),
            };
            match &end {
                End::Refused(reason) => run.report.refused.push(unsettled(reason)),
                End::Failed(reason, _) => run.report.failed.push(unsettled(reason)),
                End::ContactUnsupported => {
                    let reason = Reason::new("contact_unsupported");
                    run.report.refused.push(unsettled(&reason));
                }
                End::Done | End::Untouched => {}
            }
            log.extend(self.log_end(job, account, &end));
            ends.push(JobEnd {
                ending: ending(&end, job.attempts),
                job: job.clone(),
            });
        }
        self.store.write_log(&log)?;
        self.store.end_jobs(owner, &ends)?;
        Ok(())
    }

    fn log_steps(&self, job: &Job, account: i64, done: &Carried) -> Vec<LogEntry> {
        if self.settings.log_level < LogLevel::Info {
            return Vec::new();
        }
        let detail = serde_json::json!({
            "name": done.row.name,
            "status": done.row.status,
            "package": done.row.package,
            "email": done.row.email,
        });
        done.steps
            .iter()
            .map(|step| LogEntry {
                actor: job.cause.clone(),
                account: Some(account),
                service: Some(job.service),
                action: step.as_str(),
                result: "done",
                detail: detail.to_string(),
                milliseconds: i64::try_from(done.took.as_millis()).unwrap_or(i64::MAX),
            })
            .collect()
    }

    fn log_end(&self, job: &Job, account: Option<i64>, end: &End) -> Option<LogEntry> {
        let (result, detail) = match end {
            End::Refused(reason) => ("refused", reason.to_json()),
            End::Failed(reason, _) => ("failed", reason.to_json()),
            End::ContactUnsupported => ("refused", Reason::new("contact_unsupported").to_json()),
            End::Done if self.settings.log_level >= LogLevel::Debug => ("done", "{}".to_owned()),
            End::Done | End::Untouched => return None,
        };
        Some(LogEntry {
            actor: job.cause.clone(),
            account,
            service: Some(job.service),
            action: "look",
            result,
            detail,
            milliseconds: 0,
        })
    }

    fn give_back(&self, owner: &str, jobs: &[Job]) -> Result<(), Error> {
        let ends: Vec<JobEnd> = jobs
            .iter()
            .map(|job| JobEnd {
                job: job.clone(),
                ending: Ending::Untouched,
            })
            .collect();
        Ok(self.store.end_jobs(owner, &ends)?)
    }
}

/// The report of a worker that cannot make a call, e.g. because nothing is configured.
pub fn stand_still(store: Store<'_>, trigger: Trigger, why: Reason) -> Result<Report, Error> {
    begin(store, trigger)?;
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
    }
    Ok(())
}

fn remaining(store: Store<'_>) -> Result<i64, Error> {
    let counts = store.job_counts()?;
    Ok(counts.due + counts.leased)
}

fn without_work(row: AccountRow, end: End) -> Carried {
    Carried {
        row,
        steps: Vec::new(),
        end,
        took: Duration::ZERO,
    }
}

fn package_of(desired: &Desired) -> Option<&String> {
    match desired {
        Desired::Active { package, .. } => Some(package),
        Desired::Suspended | Desired::Keep { .. } => None,
    }
}

fn wanted(planned: &[(AccountRow, Desired, Plan)]) -> Wanted {
    let mut wanted = Wanted::new();
    for (row, desired, plan) in planned {
        if let Some(package) = package_of(desired)
            && (plan.create || plan.package.is_some())
        {
            let current = wanted.entry(package.clone()).or_default();
            *current = current.take().or_else(|| row.package.clone());
        }
    }
    wanted
}

fn ending(end: &End, attempts: i64) -> Ending {
    match end {
        End::Done | End::ContactUnsupported => Ending::Done,
        End::Refused(reason) => Ending::Refused(reason.to_json()),
        End::Failed(reason, retry_after) => Ending::Again(
            reason.to_json(),
            backoff::backoff(attempts, *retry_after, dice()),
        ),
        End::Untouched => Ending::Untouched,
    }
}

fn count(report: &mut Report, steps: &[Step]) {
    let has = |step| u64::from(steps.contains(&step));
    report.created += has(Step::Created);
    report.adopted += has(Step::Adopted);
    report.activated += has(Step::Activated);
    report.suspended += has(Step::Suspended);
    report.updated += has(Step::PackageChanged).max(has(Step::ContactChanged));
}
