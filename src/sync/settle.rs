//! A batch of jobs: their accounts are planned, changed at the platform, and written down.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;

use super::batch::Batch;
use super::carry::{Carried, End, Inherited, Step, Task, carry_out};
use super::change::Facts;
use super::entitlement::Offer;
use super::legacy::open_legacy;
use super::naming::account_name;
use super::offer::agreement;
use super::packages::Wanted;
use super::plan::{Desired, Plan, desired, plan};
use super::progress::Progress;
use super::vault::{password_place, random_password};
use super::worker::{LEASE_SECONDS, Run, Stop};
use super::{BlockOn, Error, Reason, Worker, belonging};
use crate::cdn::{Platform, RemoteId, Secret};
use crate::whmcs::{AccountRow, Job, Origin};

/// When to try again for an account that another worker holds.
const BUSY: Duration = Duration::from_secs(5);

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Reads what is behind the jobs, decides, and settles.
    pub(super) fn work_on(&self, run: &mut Run, owner: &str, jobs: &[Job]) -> Result<(), Stop> {
        let agreement = match agreement(self.store)? {
            Ok(agreement) => agreement,
            Err(missing) => return Err(Stop::Halt(missing)),
        };
        agreement.keep(self.store)?;
        let offer = agreement.offer();
        let ids: Vec<i64> = jobs.iter().map(|job| job.service).collect();
        let ids = self.store.with_siblings(&ids)?;
        let mut batch = Batch::read(self.store, &ids, &offer)?;
        let operator = match belonging::operator(self.store)? {
            Some(known) => known,
            None => self.identify(run)?,
        };
        // An admin has agreed to another operator since this run began: its login is the former one's.
        if run.operator.as_ref().is_some_and(|we| *we != operator) {
            return Err(Stop::Halt(
                Reason::new("other_operator")
                    .with("expected", operator)
                    .with("found", run.operator.clone()),
            ));
        }
        batch.bind(self.store, &operator, &offer)?;
        let accounts: Vec<i64> = jobs
            .iter()
            .filter_map(|job| batch.account_of(job.service))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let held = self.store.lease_accounts(owner, &accounts, LEASE_SECONDS)?;
        let stoppable = stoppable(jobs, &batch);
        let result = self.settle(run, owner, &offer, &mut batch, held, &stoppable);
        self.store.release_accounts(owner, &accounts)?;
        let mut carried = result?;
        for account in accounts {
            carried.entry(account).or_insert_with(|| {
                let end = End::Failed(Reason::new("busy"), Some(BUSY));
                without_work(AccountRow::default(), end)
            });
        }
        self.write_down(run, owner, jobs, &batch, &carried)
    }

    /// Only accounts that we hold: what happened to each of them, by id.
    fn settle(
        &self,
        run: &mut Run,
        owner: &str,
        offer: &Offer,
        batch: &mut Batch,
        held: Vec<AccountRow>,
        stoppable: &HashSet<i64>,
    ) -> Result<BTreeMap<i64, Carried>, Stop> {
        batch.decide(self.store, offer, &held)?;
        let mut carried = BTreeMap::new();
        let mut planned = Vec::new();
        for row in held {
            match desired(&batch.members(row.id)) {
                Ok(desired) => {
                    let desired = match desired {
                        Desired::Suspended if !stoppable.contains(&row.id) => Desired::Keep,
                        desired => desired,
                    };
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
        let operator = self.identify(run)?;
        let tasks = self.prepare(run, owner, &operator, planned, &mut carried)?;
        let (gate, can) = (&run.gate, run.can);
        let mut finished: Vec<Carried> = self.executor.block_on(async {
            let mut tasks = tasks.into_iter();
            let mut finished = Vec::with_capacity(tasks.len());
            // A platform that was down is not met by all at once: first one account, then the others.
            if gate.probes()
                && let Some(first) = tasks.next()
            {
                finished.push(carry_out(self.platform, can, first, gate).await);
            }
            let others = stream::iter(tasks)
                .map(|task| carry_out(self.platform, can, task, gate))
                .buffer_unordered(self.settings.concurrency);
            finished.extend(others.collect::<Vec<_>>().await);
            finished
        });
        self.save(owner, &mut finished);
        carried.extend(finished.into_iter().map(|done| (done.row.id, done)));
        Ok(carried)
    }

    /// Writes what is true now. Rows that the database does not take together are tried one by one,
    /// so that one that it refuses does not take the others with it.
    fn save(&self, owner: &str, finished: &mut [Carried]) {
        for changed in [true, false] {
            let mut rows: Vec<&mut Carried> = finished
                .iter_mut()
                .filter(|done| done.steps.is_empty() != changed)
                .collect();
            let together: Vec<&AccountRow> = rows.iter().map(|done| &done.row).collect();
            let welcome: Vec<i64> = rows.iter().filter_map(|done| self.welcome(done)).collect();
            let saved = self
                .store
                .save_accounts(owner, &together, changed, &welcome);
            if saved.is_ok() {
                continue;
            }
            for done in &mut rows {
                let welcome: Vec<i64> = self.welcome(done).into_iter().collect();
                let saved = self
                    .store
                    .save_accounts(owner, &[&done.row], changed, &welcome);
                if let Err(error) = saved {
                    let reason = Reason::new("database").with("message", error.message);
                    done.end = End::Failed(reason, None);
                }
            }
        }
    }

    /// The account, if its client is to get a welcome e-mail: it was made by us just now.
    fn welcome(&self, done: &Carried) -> Option<i64> {
        let is_made = done.steps.contains(&Step::Created);
        (self.settings.welcome && is_made).then_some(done.row.id)
    }

    /// Finds the packages, and writes the intents before the calls: password and e-mail of every create,
    /// and what is in doubt until the platform has answered.
    fn prepare(
        &self,
        run: &mut Run,
        owner: &str,
        operator: &str,
        planned: Vec<(AccountRow, Desired, Plan)>,
        carried: &mut BTreeMap<i64, Carried>,
    ) -> Result<Vec<Task>, Stop> {
        let found = if run.can.named_packages {
            let wanted = wanted(&planned);
            run.packages.ensure(
                self.store,
                self.platform,
                self.executor,
                &run.gate,
                operator,
                &wanted,
            )?
        } else {
            HashMap::new()
        };
        let mut inherited = self.inherited(run, &planned)?;
        let mut tasks = Vec::with_capacity(planned.len());
        let mut intents = Vec::with_capacity(planned.len());
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
            let (mut password, mut new_password) = (None, None);
            if plan.password {
                match self.open_next_password(run, &row) {
                    Ok(known) => new_password = known,
                    Err(Error::KeyLost) => {
                        carried.insert(row.id, without_work(row, unopened(run)));
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            let legacy = inherited.remove(&row.id);
            if plan.create {
                // An account of an earlier plugin is looked for first.
                let is_sent = legacy.is_none() || unanswered.is_some();
                if let Desired::Active { contact, .. } = &desired
                    && is_sent
                {
                    let intent = Progress::intend(unanswered.clone(), &contact.email);
                    row.progress = Some(intent.to_json());
                }
                if run.can.passwords {
                    match self.password(run, &mut row) {
                        Ok(known) => password = Some(known),
                        Err(Error::KeyLost) => {
                            carried.insert(row.id, without_work(row, unopened(run)));
                            continue;
                        }
                        Err(error) => return Err(error.into()),
                    }
                }
            }
            if let Desired::Active { client, .. } = desired {
                row.client = client;
            }
            let mut intent = row.clone();
            plan.doubt(&mut intent);
            intents.push(intent);
            tasks.push(Task {
                row,
                desired,
                package,
                password,
                new_password,
                unanswered,
                legacy,
            });
        }
        let intents: Vec<&AccountRow> = intents.iter().collect();
        self.store.save_accounts(owner, &intents, false, &[])?;
        // A worker that was stopped for longer than its lease has written nothing, and may do nothing.
        let ids: Vec<i64> = tasks.iter().map(|task| task.row.id).collect();
        let held = self.store.still_held(owner, &ids, LEASE_SECONDS)?;
        tasks.retain(|task| held.contains(&task.row.id));
        Ok(tasks)
    }

    /// R9: what is known of those accounts that an earlier plugin had, by our id. The name is the client's own
    /// if all services of it that are there, whatever has become of them, are that client's.
    fn inherited(
        &self,
        run: &Run,
        planned: &[(AccountRow, Desired, Plan)],
    ) -> Result<HashMap<i64, Inherited>, Stop> {
        let to_make: Vec<&AccountRow> = planned
            .iter()
            .filter(|(_, _, plan)| plan.create)
            .map(|(row, ..)| row)
            .collect();
        let names: Vec<&str> = to_make.iter().map(|row| row.name.as_str()).collect();
        let known = self
            .store
            .legacy_accounts_named(&self.settings.username, &names)?;
        if known.is_empty() {
            return Ok(HashMap::new());
        }
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        let perhaps = self.store.services_perhaps_named(&names)?;
        let mut owners: HashMap<String, BTreeSet<i64>> = HashMap::new();
        for service in self.store.services(&perhaps)? {
            if let Ok(name) = account_name(&service) {
                let owners = owners.entry(name.to_lowercase()).or_default();
                owners.insert(service.user);
            }
        }
        // One that does not open stands in nobody's way here: the passwords are unknown then.
        let vault = match self.vault(run) {
            Err(Error::KeyLost) => None,
            vault => Some(vault?),
        };
        let mut inherited = HashMap::with_capacity(known.len());
        for row in to_make {
            let name = row.name.to_lowercase();
            if let Some(legacy) = known.get(&name) {
                let mut password_cipher = None;
                if let Some(vault) = vault.filter(|_| run.can.passwords)
                    && let Some(password) = open_legacy(vault, legacy)
                {
                    password_cipher = Some(vault.seal(&password_place(row.id), &password)?);
                }
                let owner = BTreeSet::from([row.client]);
                let known = Inherited {
                    has_own_name: owners.get(&name) == Some(&owner),
                    password_cipher,
                };
                inherited.insert(row.id, known);
            }
        }
        Ok(inherited)
    }

    fn open_next_password(&self, run: &Run, row: &AccountRow) -> Result<Option<Secret>, Error> {
        let Some(cipher) = &row.password_next else {
            return Ok(None);
        };
        let vault = self.vault(run)?;
        vault.unseal(&password_place(row.id), cipher).map(Some)
    }

    /// The stored password, or a new one that is now in the row.
    fn password(&self, run: &Run, row: &mut AccountRow) -> Result<Secret, Error> {
        let place = password_place(row.id);
        let vault = self.vault(run)?;
        match &row.password_cipher {
            // One that does not open was never sent, or is set anew once the account is found.
            Some(cipher) if let Ok(known) = vault.unseal(&place, cipher) => Ok(known),
            _ => {
                let password = random_password()?;
                row.password_cipher = Some(vault.seal(&place, &password)?);
                row.password_source = Some("generated".to_owned());
                Ok(password)
            }
        }
    }
}

/// Accounts that may be suspended: a job that a pass opened for something else leaves that to the next
/// pass, which counts it (R10).
fn stoppable(jobs: &[Job], batch: &Batch) -> HashSet<i64> {
    jobs.iter()
        .filter(|job| job.origin != Origin::Pass)
        .filter_map(|job| batch.account_of(job.service))
        .collect()
}

fn without_work(row: AccountRow, end: End) -> Carried {
    Carried {
        row,
        before: Facts::default(),
        steps: Vec::new(),
        end,
        took: Duration::ZERO,
    }
}

/// A password that does not open waits for an admin. That our key does not may be WHMCS's trouble of a
/// moment, and is shown as a problem as long as it lasts.
fn unopened(run: &Run) -> End {
    let why = Reason::new("key_lost");
    match run.vault.get() {
        Some(_) => End::Refused(why),
        None => End::Failed(why, None),
    }
}

fn package_of(desired: &Desired) -> Option<&String> {
    match desired {
        Desired::Active { package, .. } => Some(package),
        Desired::Suspended | Desired::Keep => None,
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
