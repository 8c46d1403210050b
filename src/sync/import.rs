//! The import: accounts that were there before the addon become those of the services they fit (R9). First all of
//! it is shown, from the last whole list and our tables alone; then an admin says yes to what was shown.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::batch::{self, Batch};
use super::capability::believed;
use super::carry::Step;
use super::change::{Facts, change};
use super::correction::{WOULD_SUSPEND, changes};
use super::entitlement::Offer;
use super::legacy::give_passwords;
use super::matching::{Candidate, Fit, Ownerless, Sought, matches};
use super::naming::{account_name, decode, is_account_name};
use super::plan::{Desired, desired, plan};
use super::products::present_agreement;
use super::{
    Admin, Error, KeyWrap, Listing, Reason, Vault, belonging, bulk, full_pass, read_settings,
};
use crate::cdn::{Capabilities, Status};
use crate::whmcs::{AccountRow, LogEntry, Origin, Service, Store, Stranger};

/// Accounts looked up or adopted at once.
const CHUNK: usize = 200;

/// Services without an account that are read at once, a few texts of each.
const SCANNED: usize = 10_000;

/// How many accounts fit how well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FitCounts {
    /// [`Fit::Exact`]
    pub exact: usize,
    /// [`Fit::Name`]
    pub name: usize,
    /// [`Fit::Email`]
    pub email: usize,
    /// [`Fit::Ambiguous`]
    pub ambiguous: usize,
    /// [`Fit::None`]
    pub none: usize,
}

/// What would follow from the adoption of all that fit in one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Consequences {
    /// Accounts that would be adopted.
    pub adopt: usize,
    /// Of them, those that would be suspended.
    pub suspend: usize,
    /// Those that would be made active.
    pub activate: usize,
    /// Those that would get another package.
    pub package: usize,
}

/// An account of nobody, and the service it would be the one of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Importable {
    /// Our id of the account of nobody.
    pub id: i64,
    /// Its name at the platform.
    pub name: String,
    /// Display name; empty when it is not told.
    pub display_name: String,
    /// E-mail; empty when it is not told.
    pub email: String,
    /// Package; empty when it is not told.
    pub package: String,
    /// `active`, `suspended`, or `unknown` when it is not told.
    pub status: String,
    /// The services that would have it, in order; none unless one is meant.
    pub services: Vec<i64>,
    /// `tblclients.id`; 0 for none.
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// What would be written at the platform.
    pub changes: Vec<Reason>,
    /// Why WHMCS wants it so.
    pub reason: Option<Reason>,
    /// Stands for what is shown of it: a tick is a yes to this. `id-digest`.
    pub shown: String,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Import {
    /// Which are listed.
    pub fit: Fit,
    /// How many there are of each.
    pub counts: FitCounts,
    /// What would follow from a yes to all that are listed, on all pages.
    pub consequences: Consequences,
    /// Stands for all that is shown of them, on all pages: a yes is to this.
    pub shown: String,
    /// A page of them.
    pub list: Listing<Importable>,
}

/// What became of a yes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// How many were adopted.
    pub done: usize,
    /// What was not, and why, in words.
    pub refused: Vec<String>,
    /// How many there was no time for.
    pub left: usize,
}

/// Looks at all accounts of nobody and lists a page of those that fit in one way; of the best there are, if
/// none is named. Writes nothing and calls nobody.
pub fn import(store: Store<'_>, can: Capabilities, fit: &str, page: i64) -> Result<Import, Error> {
    let found = Found::look(store)?;
    let counts = found.counts();
    let fit = Fit::parse(fit).unwrap_or_else(|| counts.best());
    let foreseen = found.foresee(store, can, fit)?;
    Ok(Import {
        fit,
        counts,
        consequences: consequences(&foreseen),
        shown: digest(&foreseen),
        list: Listing::of(foreseen, page),
    })
}

impl Admin<'_> {
    /// R9: the accounts that fit in this way become those of the services they fit; if any are `ticked`
    /// ([`Importable::shown`]) only these. Otherwise it is a yes to all of them ([`Import::shown`]). It is a yes to
    /// what was shown and to nothing else. What follows from it is left to the workers.
    pub fn import(
        &self,
        wrap: &dyn KeyWrap,
        can: Capabilities,
        fit: &str,
        shown: &str,
        ticked: &[String],
        time: Duration,
    ) -> Result<Imported, Error> {
        if belonging::other_site(self.store)?.is_some()
            || belonging::other_operator(self.store)?.is_some()
        {
            return Err(Error::Refused(
                "whose the accounts at the platform are is in question: answer that on the first page, then \
                 import them"
                    .into(),
            ));
        }
        if !full_pass::is_listed(self.store)? {
            return Err(Error::Refused(
                "the list of accounts was not read to its end the last time, so more than one may fit; press \
                 [Synchronize Everything], then import them"
                    .into(),
            ));
        }
        let fit = Fit::parse(fit)
            .ok_or_else(|| Error::NotFound(format!("no account fits as \"{fit}\"")))?;
        let found = Found::look(self.store)?;
        let mut rows = found.foresee(self.store, can, fit)?;
        if ticked.is_empty() && digest(&rows) != shown {
            return Err(Error::Refused(
                "what would be imported is not what was shown any more, so nothing was done; please look at \
                 it again"
                    .into(),
            ));
        }
        rows.retain(|row| !row.services.is_empty());
        rows.retain(|row| ticked.is_empty() || ticked.contains(&row.shown));
        let by_id: HashMap<i64, &Stranger> = found.strangers.iter().map(|s| (s.id, s)).collect();
        let mut imported = Imported::default();
        let changed = ticked
            .iter()
            .filter(|shown| !rows.iter().any(|row| row.shown == **shown));
        imported.refused.extend(changed.map(|shown| {
            let id = shown.split('-').next().and_then(|id| id.parse().ok());
            let stranger = id.and_then(|id: i64| by_id.get(&id));
            let name = stranger.map_or(shown.as_str(), |stranger| &stranger.name);
            format!("{name} is not what was shown any more; look at it again, then import it")
        }));
        let mut services = Vec::new();
        // However long it took to look at them: some are adopted each time.
        let deadline = Instant::now() + time;
        for (number, chunk) in rows.chunks(CHUNK).enumerate() {
            if number > 0 && Instant::now() >= deadline {
                imported.left += chunk.len();
                continue;
            }
            services.extend(self.adopt_chunk(chunk, &by_id, &mut imported)?);
        }
        bulk::begin_import(self.store, &services, self.actor)?;
        let login = read_settings(self.store, wrap)?.username;
        match give_passwords(self.store, || Vault::open(self.store, wrap), &login) {
            // Of one that a worker holds, and without the key, they stay kept until moving over is finished.
            Ok(_) | Err(Error::KeyLost) => {}
            Err(error) => return Err(error),
        }
        Ok(imported)
    }

    /// In this order, so that after a crash anywhere the account is still somebody's to adopt, or is ours: names,
    /// bindings, the adoption itself, the jobs.
    fn adopt_chunk(
        &self,
        rows: &[Importable],
        strangers: &HashMap<i64, &Stranger>,
        imported: &mut Imported,
    ) -> Result<Vec<i64>, Error> {
        let ids: Vec<i64> = rows.iter().flat_map(|row| row.services.clone()).collect();
        let services = self.store.services(&ids)?;
        let bound: Vec<i64> = services
            .iter()
            .filter_map(|service| service.account)
            .collect();
        let bound = self.store.accounts(&bound)?;
        let Some(operator) = rows.first().and_then(|row| strangers.get(&row.id)) else {
            return Ok(Vec::new());
        };
        let operator = &operator.operator;
        let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
        let owned = self.by_name(operator, &names)?;
        let mut named = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(account) = owned.get(&row.name.to_lowercase())
                && account.client != row.client
            {
                imported.refused.push(another_clients(row));
                continue;
            }
            let theirs = services
                .iter()
                .filter(|service| row.services.contains(&service.id));
            match self.name_services(row, theirs, &bound) {
                Ok(()) => named.push(row),
                Err(Error::Refused(why) | Error::NotFound(why)) => imported.refused.push(why),
                Err(error) => return Err(error),
            }
        }
        let rows = named;
        let wanted: Vec<(String, i64)> = rows
            .iter()
            .map(|row| (row.name.clone(), row.client))
            .collect();
        self.store.ensure_accounts(operator, &wanted)?;
        let accounts = self.by_name(operator, &names)?;
        let (mut bindings, mut ids) = (Vec::new(), Vec::new());
        let mut bound: Vec<(&Importable, i64)> = Vec::new();
        for row in rows {
            match accounts.get(&row.name.to_lowercase()) {
                Some(account) if account.client == row.client => {
                    bindings.extend(row.services.iter().map(|service| (*service, account.id)));
                    ids.push(account.id);
                    bound.push((row, account.id));
                }
                _ => imported.refused.push(another_clients(row)),
            }
        }
        self.store.bind(&bindings)?;
        let strangers_of: Vec<i64> = bound.iter().map(|(row, _)| row.id).collect();
        let made: BTreeSet<i64> = self
            .store
            .become_ours(&strangers_of, &ids)?
            .into_iter()
            .map(|(stranger, _)| stranger)
            .collect();
        let (mut log, mut suspended, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut clients = Vec::new();
        for (row, account) in bound {
            if !made.contains(&row.id) {
                imported.refused.push(format!(
                    "the account {} is being worked on; try again in a minute",
                    row.name
                ));
                continue;
            }
            imported.done += 1;
            clients.push(row.client);
            let is_suspended = row
                .changes
                .iter()
                .any(|change| change.code == WOULD_SUSPEND);
            let services = if is_suspended {
                &mut suspended
            } else {
                &mut others
            };
            services.extend(&row.services);
            let after = strangers.get(&row.id).map(|stranger| facts(stranger));
            let after = after.unwrap_or_default();
            log.push(LogEntry {
                actor: self.actor.to_owned(),
                account: Some(account),
                service: row.services.last().copied(),
                action: Step::Adopted.as_str(),
                result: "done",
                detail: change(&row.name, Step::Adopted, &Facts::default(), &after),
                milliseconds: 0,
            });
        }
        self.store.write_log(&log)?;
        let cause = format!("import by {}", self.actor);
        // What is suspended was agreed to; nothing else was (R10).
        self.store
            .open_jobs(&suspended, &cause, Origin::Suspension)?;
        self.store.open_jobs(&others, &cause, Origin::Pass)?;
        self.store
            .retry_refused_of(&[batch::OTHER_ACCOUNT], &clients)?;
        suspended.append(&mut others);
        Ok(suspended)
    }

    /// Our accounts with these names, by name in lower case.
    fn by_name(
        &self,
        operator: &str,
        names: &[String],
    ) -> Result<HashMap<String, AccountRow>, Error> {
        let accounts = self.store.accounts_named(operator, names)?;
        let named = |account: AccountRow| (account.name.to_lowercase(), account);
        Ok(accounts.into_iter().map(named).collect())
    }

    /// R2: services whose account would have, or was to have, another name get that of this one as their own.
    fn name_services<'s>(
        &self,
        row: &Importable,
        services: impl Iterator<Item = &'s Service>,
        accounts: &[AccountRow],
    ) -> Result<(), Error> {
        for service in services {
            let bound = service
                .account
                .and_then(|id| accounts.iter().find(|account| account.id == id));
            let name = match bound {
                Some(account) => Ok(account.name.clone()),
                None => account_name(service),
            };
            if !name.is_ok_and(|name| name.eq_ignore_ascii_case(&row.name)) {
                self.give_name(service.id, &row.name)?;
            }
        }
        Ok(())
    }
}

fn another_clients(row: &Importable) -> String {
    format!(
        "the account name {} belongs to another client than {}; under Differences > Only at Aflexi adopt it \
         for that client, or ignore it",
        row.name, row.client
    )
}

impl FitCounts {
    fn count(&mut self, fit: Fit) {
        *match fit {
            Fit::Exact => &mut self.exact,
            Fit::Name => &mut self.name,
            Fit::Email => &mut self.email,
            Fit::Ambiguous => &mut self.ambiguous,
            Fit::None => &mut self.none,
        } += 1;
    }

    fn of(&self, fit: Fit) -> usize {
        match fit {
            Fit::Exact => self.exact,
            Fit::Name => self.name,
            Fit::Email => self.email,
            Fit::Ambiguous => self.ambiguous,
            Fit::None => self.none,
        }
    }

    fn best(&self) -> Fit {
        let mut all = Fit::ALL.into_iter();
        all.find(|fit| self.of(*fit) > 0).unwrap_or(Fit::Exact)
    }
}

/// The accounts of nobody, and what each of them fits.
struct Found {
    strangers: Vec<Stranger>,
    fits: Vec<(Fit, Vec<i64>)>,
    offer: Offer,
    services: HashMap<i64, Service>,
}

impl Found {
    fn look(store: Store<'_>) -> Result<Self, Error> {
        let agreement = present_agreement(store)?;
        let products = agreement.addon.products();
        let strangers = store.strangers(false, "", 0, i64::MAX)?;
        let ownerless: Vec<Ownerless> = strangers.iter().map(ownerless).collect();
        let sought = Sought::of(&ownerless);
        let mut ids = Vec::new();
        let mut after = 0;
        while !strangers.is_empty() {
            let unserved = store.services_without_account(&products, after, SCANNED)?;
            let Some(last) = unserved.last() else { break };
            after = last.service;
            ids.extend(
                unserved
                    .iter()
                    .filter(|s| sought.may_fit(s))
                    .map(|s| s.service),
            );
        }
        let mut services = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            services.extend(store.services(chunk)?.into_iter().map(|s| (s.id, s)));
        }
        let candidates: Vec<Candidate> = services.values().map(Candidate::of).collect();
        let fits = matches(&ownerless, &candidates)
            .into_iter()
            .map(|found| (found.fit, found.services))
            .collect();
        Ok(Self {
            strangers,
            fits,
            offer: agreement.offer(),
            services,
        })
    }

    fn counts(&self) -> FitCounts {
        let mut counts = FitCounts::default();
        for (fit, _) in &self.fits {
            counts.count(*fit);
        }
        counts
    }

    /// Those that fit in this way, and what would become of them.
    fn foresee(
        &self,
        store: Store<'_>,
        can: Capabilities,
        fit: Fit,
    ) -> Result<Vec<Importable>, Error> {
        let can = believed(store, can)?;
        let of_this_fit: Vec<(&Stranger, &Vec<i64>)> = std::iter::zip(&self.strangers, &self.fits)
            .filter(|(_, (found, _))| *found == fit)
            .map(|(stranger, (_, services))| (stranger, services))
            .collect();
        let mut rows = Vec::with_capacity(of_this_fit.len());
        for chunk in of_this_fit.chunks(CHUNK) {
            let supposed: Vec<(Vec<i64>, AccountRow)> = chunk
                .iter()
                .filter(|(_, services)| !services.is_empty())
                .map(|(stranger, services)| {
                    ((*services).clone(), self.supposed(stranger, services))
                })
                .collect();
            let ids: Vec<i64> = supposed
                .iter()
                .flat_map(|(services, _)| services.clone())
                .collect();
            let batch = Batch::read_with(store, &ids, &self.offer, &supposed)?;
            for (stranger, services) in chunk {
                rows.push(self.row(stranger, services, &batch, can));
            }
        }
        Ok(rows)
    }

    /// The account as it would be ours.
    fn supposed(&self, stranger: &Stranger, services: &[i64]) -> AccountRow {
        let known = |status: &String| Status::parse(status).is_some();
        AccountRow {
            id: -stranger.id,
            name: stranger.name.clone(),
            client: self.client_of(services).0,
            remote_id: Some(stranger.remote_id.clone()),
            status: stranger.observed.status.clone().filter(known),
            package: stranger.observed.package.clone(),
            display_name: stranger.observed.display_name.clone(),
            email: stranger.observed.email.clone(),
            observed: stranger.observed.clone(),
            ..AccountRow::default()
        }
    }

    fn client_of(&self, services: &[i64]) -> (i64, String) {
        let service = services.last().and_then(|id| self.services.get(id));
        service.map_or((0, String::new()), |service| {
            let name = service
                .client
                .as_ref()
                .map(|client| decode(&format!("{} {}", client.firstname, client.lastname)));
            (service.user, name.unwrap_or_default())
        })
    }

    fn row(
        &self,
        stranger: &Stranger,
        services: &[i64],
        batch: &Batch,
        can: Capabilities,
    ) -> Importable {
        let (client, client_name) = self.client_of(services);
        let account = batch.accounts.get(&-stranger.id);
        let changes = match account.map(|account| (account, desired(&batch.members(account.id)))) {
            None => Vec::new(),
            Some((_, Ok(Desired::Keep))) => vec![Reason::new("would_keep")],
            Some((account, Ok(desired))) => changes(&plan(&desired, account, can), &desired),
            Some((_, Err(reason))) => vec![reason],
        };
        let leading = services.last().and_then(|id| batch.entitlements.get(id));
        let observed = stranger.observed.clone();
        let mut hasher = DefaultHasher::new();
        services.hash(&mut hasher);
        for change in &changes {
            change.to_json().hash(&mut hasher);
        }
        Importable {
            id: stranger.id,
            name: stranger.name.clone(),
            display_name: observed.display_name.unwrap_or_default(),
            email: observed.email.unwrap_or_default(),
            package: observed.package.unwrap_or_default(),
            status: observed.status.unwrap_or_else(|| "unknown".to_owned()),
            services: services.to_vec(),
            client,
            client_name,
            changes,
            reason: leading.map(|entitlement| entitlement.reason.clone()),
            shown: format!("{}-{:016x}", stranger.id, hasher.finish()),
        }
    }
}

/// Names that no service can have fit by their e-mail neither: the account could not be called so here.
fn ownerless(stranger: &Stranger) -> Ownerless {
    if !is_account_name(&stranger.name) {
        return Ownerless::default();
    }
    Ownerless {
        name: stranger.name.clone(),
        email: stranger.observed.email.clone().unwrap_or_default(),
    }
}

fn facts(stranger: &Stranger) -> Facts {
    let observed = stranger.observed.clone();
    Facts {
        status: observed.status,
        package: observed.package,
        display_name: observed.display_name,
        email: observed.email,
    }
}

fn consequences(rows: &[Importable]) -> Consequences {
    let with = |code: &str| {
        let has = |row: &&Importable| row.changes.iter().any(|change| change.code == code);
        rows.iter().filter(has).count()
    };
    Consequences {
        adopt: rows.iter().filter(|row| !row.services.is_empty()).count(),
        suspend: with(WOULD_SUSPEND),
        activate: with("would_activate"),
        package: with("would_set_package"),
    }
}

fn digest(rows: &[Importable]) -> String {
    let mut hasher = DefaultHasher::new();
    for row in rows {
        row.shown.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
