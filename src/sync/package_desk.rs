//! An admin's work on the packages at the platform: reading them again, changing one, making one.
//!
//! Guarantees: a package is changed only if it is as the form showed it; a name that is there in any case
//! is not made again; an answer that was lost is looked into before anything is told.

use std::time::{Duration, Instant};

use serde_json::json;

use super::carry::Gate;
use super::limits::{self, Problems};
use super::package_form::{PackageForm, bad_name, exists, same_name, shown};
use super::package_list;
use super::package_rows::{Listed, row};
use super::packages::{LOCK, LOCK_SECONDS};
use super::worker::Run;
use super::{BlockOn, Error, Reason, Worker, naming, upgrade};
use crate::cdn::{self, Class, Express, Limits, Package, Platform, RemoteId};
use crate::whmcs::{LogEntry, Store};

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Reads the packages again.
    pub fn read_packages(&self, time: Duration) -> Result<Reason, Error> {
        self.at_the_desk(time, |desk| {
            Ok(match desk.list()? {
                Ok(packages) => Reason::new("packages_read").with("count", packages.len()),
                Err(error) => unread(&error),
            })
        })
    }

    /// Changes the limits of a package. Written to the operation log, whatever came of it.
    pub fn update_package(
        &self,
        time: Duration,
        form: PackageForm<'_>,
        express: Express,
        actor: &str,
    ) -> Result<Reason, Error> {
        let started = Instant::now();
        let facts = package_list::row(self.store, form.package)?.facts;
        let shown = shown(form)?;
        let wanted = match limits::read(form.limits, &shown, express) {
            Ok(wanted) => wanted,
            Err(problems) => return Ok(first(problems)),
        };
        let before = Package {
            id: RemoteId::new(facts.remote_id),
            name: facts.name,
            limits: shown,
        };
        let told = self.at_the_desk(time, |desk| desk.update(&before, &wanted))?;
        let done = limits::log_detail(Some(&before.name), Some(&before.limits), &wanted);
        self.log_told(actor, "package_update", &before.name, &told, done, started)?;
        Ok(told)
    }

    /// Makes a package. Written to the operation log, whatever came of it.
    pub fn create_package(
        &self,
        time: Duration,
        form: PackageForm<'_>,
        express: Express,
        actor: &str,
    ) -> Result<Reason, Error> {
        let started = Instant::now();
        let name = naming::decode(form.name);
        if let Some(reason) = bad_name(self.store, &name)? {
            return Ok(reason);
        }
        let wanted = match limits::read(form.limits, &Limits::default(), express) {
            Ok(wanted) => wanted,
            Err(problems) => return Ok(first(problems)),
        };
        let told = self.at_the_desk(time, |desk| desk.create(&name, &wanted))?;
        let done = limits::log_detail(Some(&name), None, &wanted);
        self.log_told(actor, "package_create", &name, &told, done, started)?;
        Ok(told)
    }

    /// One at a time, and nobody makes a package meanwhile.
    fn at_the_desk(
        &self,
        time: Duration,
        work: impl FnOnce(&Desk<'_, P, B>) -> Result<Reason, Error>,
    ) -> Result<Reason, Error> {
        if !self.platform.capabilities().named_packages {
            return Ok(Reason::new("no_named_packages"));
        }
        upgrade(self.store)?;
        let mut told = None;
        let report = self.in_a_run(Instant::now() + time, |run: &mut Run| {
            let operator = self.identify(run)?;
            if !self.store.lock(LOCK, LOCK_SECONDS)? {
                return Ok(());
            }
            let desk = Desk {
                store: self.store,
                platform: self.platform,
                executor: self.executor,
                gate: &run.gate,
                operator: &operator,
            };
            let result = work(&desk);
            self.store.unlock(LOCK)?;
            told = Some(result?);
            Ok(())
        })?;
        let told = told.or(report.halted);
        Ok(told.unwrap_or_else(|| Reason::new("packages_busy")))
    }

    fn log_told(
        &self,
        actor: &str,
        action: &'static str,
        package: &str,
        told: &Reason,
        done: String,
        started: Instant,
    ) -> Result<(), Error> {
        let result = match told.code.as_ref() {
            "package_unchanged" => return Ok(()),
            "package_updated" | "package_created" => "done",
            "package_changed_meanwhile"
            | "package_gone"
            | "package_exists"
            | "platform_refused" => "refused",
            _ => "failed",
        };
        Ok(self.store.write_log(&[LogEntry {
            actor: actor.to_owned(),
            account: None,
            service: None,
            action,
            result,
            detail: match result {
                "done" => done,
                _ => {
                    json!({ "code": told.code, "args": told.args, "after": { "package": package } })
                        .to_string()
                }
            },
            milliseconds: i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX),
        }])?)
    }
}

fn first(problems: Problems) -> Reason {
    let first = problems.into_values().next();
    first.unwrap_or_else(|| Reason::new("package_unchanged"))
}

struct Desk<'a, P, B> {
    store: Store<'a>,
    platform: &'a P,
    executor: &'a B,
    gate: &'a Gate,
    operator: &'a str,
}

impl<P: Platform, B: BlockOn> Desk<'_, P, B> {
    /// The packages as they are, which our table shows from now on.
    fn list(&self) -> Result<Result<Vec<Package>, cdn::Error>, Error> {
        let read = Listed::read(self.platform, self.gate);
        match self.executor.block_on(read) {
            Ok(listed) => {
                listed.keep(self.store, self.operator)?;
                Ok(Ok(listed.packages))
            }
            Err(error) => Ok(Err(error)),
        }
    }

    fn update(&self, before: &Package, wanted: &Limits) -> Result<Reason, Error> {
        let about = |code| Reason::new(code).with("name", before.name.as_str());
        let packages = match self.list()? {
            Ok(packages) => packages,
            Err(error) => return Ok(unread(&error)),
        };
        match by_id(&packages, &before.id) {
            None => return Ok(about("package_gone")),
            Some(now) if now.limits == *wanted => return Ok(about("package_unchanged")),
            Some(now) if now != before => return Ok(about("package_changed_meanwhile")),
            Some(_) => {}
        }
        if !self.gate.is_open() {
            return Ok(Reason::new("out_of_time"));
        }
        let call = self.platform.update_package(&before.id, None, Some(wanted));
        let answer = self.executor.block_on(call);
        self.gate.note(answer.as_ref().err());
        let error = match answer {
            Ok(()) => {
                let after = Package {
                    limits: *wanted,
                    ..before.clone()
                };
                self.store.note_packages(self.operator, &[row(&after)])?;
                return Ok(about("package_updated"));
            }
            Err(error) => error,
        };
        let lost = |code| about(code).with("message", error.message.as_str());
        if error.class != Class::Unknown {
            return Ok(if error.class.is_transient() {
                lost("package_not_written")
            } else {
                Reason::from(&error)
            });
        }
        Ok(match self.list()? {
            Err(_) => lost("package_in_doubt"),
            Ok(packages) => match by_id(&packages, &before.id) {
                Some(now) if now.limits == *wanted => about("package_updated"),
                _ => lost("package_not_written"),
            },
        })
    }

    fn create(&self, name: &str, wanted: &Limits) -> Result<Reason, Error> {
        let about = |code| Reason::new(code).with("name", name);
        let there = |packages: &[Package]| {
            let names: Vec<String> = packages.iter().map(|p| p.name.clone()).collect();
            same_name(&names, name).map(exists)
        };
        match self.list()? {
            Err(error) => return Ok(unread(&error)),
            Ok(packages) => {
                if let Some(exists) = there(&packages) {
                    return Ok(exists);
                }
            }
        }
        if !self.gate.is_open() {
            return Ok(Reason::new("out_of_time"));
        }
        let answer = self
            .executor
            .block_on(self.platform.create_package(name, wanted));
        self.gate.note(answer.as_ref().err());
        let error = match answer {
            Ok(id) => {
                let made = Package {
                    id,
                    name: name.to_owned(),
                    limits: *wanted,
                };
                self.store.note_packages(self.operator, &[row(&made)])?;
                return Ok(about("package_created"));
            }
            Err(error) => error,
        };
        let lost = |code| about(code).with("message", error.message.as_str());
        if error.class != Class::Unknown {
            return Ok(if error.class.is_transient() {
                lost("package_not_written")
            } else {
                Reason::from(&error)
            });
        }
        Ok(match self.list()? {
            Err(_) => lost("package_in_doubt"),
            Ok(packages) if there(&packages).is_some() => about("package_created"),
            Ok(_) => lost("package_not_written"),
        })
    }
}

/// How they are is not known, so nothing is written.
fn unread(error: &cdn::Error) -> Reason {
    Reason::new("packages_unread").with("message", error.message.as_str())
}

fn by_id<'p>(packages: &'p [Package], id: &RemoteId) -> Option<&'p Package> {
    packages.iter().find(|package| package.id == *id)
}
