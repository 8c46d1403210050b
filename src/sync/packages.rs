//! The packages that accounts are to have: found by name, made when missing (R3).

use std::collections::{BTreeMap, HashMap};

use super::carry::{End, Gate};
use super::package_rows::Listed;
use super::reason::Reason;
use super::{BlockOn, Error, limits};
use crate::cdn::{self, Class, Limits, Package, Platform, RemoteId};
use crate::whmcs::Store;

/// Two workers must not make the same package: a platform may allow two of one name.
pub(super) const LOCK: &str = "packages";
pub(super) const LOCK_SECONDS: u32 = 10;

/// A package that is wanted: its name, and the package that accounts have now which are to get it.
pub(super) type Wanted = BTreeMap<String, Option<String>>;

/// For each wanted name its id, or how the work on its accounts ends.
pub(super) type Found = HashMap<String, Result<RemoteId, End>>;

/// The operator's packages by name, read once in a run.
#[derive(Default)]
pub(super) struct Packages {
    known: Option<HashMap<String, Package>>,
    /// The list as it was read last, with those made since; until it is in our table.
    unkept: Option<Listed>,
    /// Names of those made in this run.
    pub made: Vec<String>,
}

impl Packages {
    /// Finds or makes every wanted package, as long as the gate is open.
    pub(super) fn ensure<P: Platform, B: BlockOn>(
        &mut self,
        store: Store<'_>,
        platform: &P,
        executor: &B,
        gate: &Gate,
        operator: &str,
        wanted: &Wanted,
    ) -> Result<Found, Error> {
        let read = executor.block_on(async { self.read(platform, gate, false).await });
        if let Err(error) = read {
            return Ok(all_end(wanted, &error));
        }
        let mut troubles = HashMap::new();
        if wanted.keys().any(|name| self.id(name).is_none()) {
            // Between the lock and its release nothing may fail: a connection can outlive its request.
            let new = limits::of_new_packages(&store.meta()?);
            if store.lock(LOCK, LOCK_SECONDS)? {
                troubles = executor
                    .block_on(async { self.make_missing(platform, gate, wanted, &new).await });
                store.unlock(LOCK)?;
            } else {
                let busy = End::Failed(Reason::new("busy"), None);
                troubles = wanted
                    .keys()
                    .map(|name| (name.clone(), busy.clone()))
                    .collect();
            }
        }
        self.keep(store, operator)?;
        Ok(self.found(wanted, &troubles))
    }

    /// Has our table show the list as it is now, once in a run. A list that cannot be read fails nobody.
    pub(super) fn look<P: Platform, B: BlockOn>(
        &mut self,
        store: Store<'_>,
        platform: &P,
        executor: &B,
        gate: &Gate,
        operator: &str,
    ) -> Result<(), Error> {
        if gate.is_open() {
            let _ = executor.block_on(async { self.read(platform, gate, false).await });
        }
        self.keep(store, operator)
    }

    fn keep(&mut self, store: Store<'_>, operator: &str) -> Result<(), Error> {
        match self.unkept.take() {
            Some(listed) => listed.keep(store, operator),
            None => Ok(()),
        }
    }

    async fn make_missing<P: Platform>(
        &mut self,
        platform: &P,
        gate: &Gate,
        wanted: &Wanted,
        new: &Limits,
    ) -> HashMap<String, End> {
        let mut troubles = HashMap::new();
        // Someone else may have made them since.
        if let Err(error) = self.read(platform, gate, true).await {
            return wanted
                .keys()
                .map(|name| (name.clone(), end_of(name, &error)))
                .collect();
        }
        for (name, current) in wanted {
            if self.id(name).is_some() || !gate.is_open() {
                continue;
            }
            let like = current
                .as_ref()
                .and_then(|current| self.known.as_ref()?.get(current));
            let limits = like.map_or(*new, |package| package.limits);
            let made = platform.create_package(name, &limits).await;
            gate.note(made.as_ref().err());
            match made {
                Ok(id) => {
                    self.made.push(name.clone());
                    let package = self.know(name, id, limits);
                    if let Some(listed) = &mut self.unkept {
                        listed.packages.push(package);
                    }
                }
                Err(error) => {
                    if let Err(end) = self.look_again(platform, gate, name, error).await {
                        troubles.insert(name.clone(), end);
                    }
                }
            }
        }
        troubles
    }

    /// A package that was refused or never answered may be there, perhaps in another case.
    async fn look_again<P: Platform>(
        &mut self,
        platform: &P,
        gate: &Gate,
        name: &str,
        error: cdn::Error,
    ) -> Result<(), End> {
        let may_exist = matches!(error.class, Class::Refused | Class::Unknown);
        if !may_exist || self.read(platform, gate, true).await.is_err() {
            return Err(end_of(name, &error));
        }
        let lower = name.to_lowercase();
        let known = self.known.as_ref().and_then(|known| {
            known
                .values()
                .find(|package| package.name.to_lowercase() == lower)
        });
        match known.cloned() {
            Some(package) => {
                if error.class == Class::Unknown {
                    self.made.push(name.to_owned());
                }
                self.know(name, package.id, package.limits);
                Ok(())
            }
            None => Err(end_of(name, &error)),
        }
    }

    fn know(&mut self, name: &str, id: RemoteId, limits: Limits) -> Package {
        let package = Package {
            id,
            name: name.to_owned(),
            limits,
        };
        self.known
            .get_or_insert_default()
            .insert(name.to_owned(), package.clone());
        package
    }

    async fn read<P: Platform>(
        &mut self,
        platform: &P,
        gate: &Gate,
        again: bool,
    ) -> Result<(), cdn::Error> {
        if self.known.is_some() && !again {
            return Ok(());
        }
        let listed = Listed::read(platform, gate).await?;
        let by_name = |package: &Package| (package.name.clone(), package.clone());
        self.known = Some(listed.packages.iter().map(by_name).collect());
        self.unkept = Some(listed);
        Ok(())
    }

    fn id(&self, name: &str) -> Option<&RemoteId> {
        self.known.as_ref()?.get(name).map(|package| &package.id)
    }

    fn found(&self, wanted: &Wanted, troubles: &HashMap<String, End>) -> Found {
        wanted
            .keys()
            .map(|name| {
                let result = match (self.id(name), troubles.get(name)) {
                    (Some(id), _) => Ok(id.clone()),
                    (None, Some(end)) => Err(end.clone()),
                    (None, None) => Err(End::Untouched),
                };
                (name.clone(), result)
            })
            .collect()
    }
}

fn all_end(wanted: &Wanted, error: &cdn::Error) -> Found {
    wanted
        .keys()
        .map(|name| (name.clone(), Err(end_of(name, error))))
        .collect()
}

fn end_of(package: &str, error: &cdn::Error) -> End {
    if error.class.is_transient() || error.class == Class::Authentication {
        End::Failed(Reason::from(error), error.retry_after)
    } else {
        End::Refused(
            Reason::new("package_refused")
                .with("package", package)
                .with("message", error.message.as_str()),
        )
    }
}
