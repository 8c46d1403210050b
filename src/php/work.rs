//! How the addon gets at its database, its settings and the platform.

use std::path::Path;
use std::time::Duration;

use ext_php_rs::exception::PhpResult;
use ext_php_rs::types::Zval;

use super::BRAND;
use super::addon::Addon;
use super::convert::to_php;
use super::exceptions::{Kind, exception};
use super::runtime::{Engine, engine};
use crate::aflexi::{self, Aflexi, Credentials, Endpoint, EndpointError};
use crate::sync::{
    self, Admin, ClientArea, NoLogin, Reason, Report, Settings, SignIn, Standing, Trigger, Worker,
};
use crate::whmcs::{Store, Viewer};

impl Addon {
    pub(super) fn store(&self) -> Store<'_> {
        Store::new(&self.pdo, BRAND)
    }

    pub(super) fn settings(&self) -> PhpResult<Settings> {
        Ok(sync::read_settings(self.store(), &self.passwords)?)
    }

    pub(super) fn standing(&self, settings: &Settings) -> PhpResult<Standing> {
        let about_the_url = match endpoint(settings) {
            Ok(endpoint) if endpoint.plain_http() => Some(Reason::new("plain_http_allowed")),
            Ok(_) => None,
            Err(reason) => Some(reason).filter(|_| !settings.api_url.is_empty()),
        };
        let store = self.store();
        let mut standing = sync::standing(store, &self.passwords, settings, about_the_url)?;
        standing.problems.extend(self.legacy_runs());
        Ok(standing)
    }

    /// An earlier plugin that WHMCS still runs is a second writer.
    fn legacy_runs(&self) -> Option<Reason> {
        let file = BRAND.legacy?.hook_file;
        self.is_file(file)
            .then(|| Reason::new("legacy_runs").with("file", file))
    }

    /// Whether there is anything of an earlier plugin: in the database, or files.
    pub(super) fn has_legacy(&self) -> PhpResult<bool> {
        Ok(!self.legacy_files().is_empty() || sync::has_legacy(self.store())?)
    }

    /// What is left of an earlier plugin below WHMCS's root.
    pub(super) fn legacy_files(&self) -> Vec<&'static str> {
        let Some(legacy) = BRAND.legacy else {
            return Vec::new();
        };
        let files = std::iter::once(&legacy.hook_file).chain(legacy.files);
        files.copied().filter(|file| self.is_file(file)).collect()
    }

    /// A hook file of its oldest versions, whose name others may use, too.
    pub(super) fn legacy_perhaps(&self) -> Option<&'static str> {
        let file = BRAND.legacy?.oldest_hook_file;
        self.is_file(file).then_some(file)
    }

    fn is_file(&self, path: &str) -> bool {
        !self.root.is_empty() && Path::new(&self.root).join(path).exists()
    }

    pub(super) fn admin<'a>(&'a self, actor: &'a str) -> Admin<'a> {
        Admin {
            store: self.store(),
            actor,
        }
    }

    pub(super) fn client_area<'a>(
        &'a self,
        client: i64,
        user: i64,
        actor: &'a str,
    ) -> ClientArea<'a> {
        ClientArea {
            store: self.store(),
            viewer: Viewer { client, user },
            actor,
        }
    }

    fn sign_in<'a>(&'a self, engine: &'a Engine, settings: &'a Settings) -> SignIn<'a, Engine> {
        SignIn {
            store: self.store(),
            wrap: &self.passwords,
            executor: engine,
            settings,
        }
    }

    /// Who the platform says we are, or why it does not.
    pub(super) fn test_connection(&self) -> PhpResult<Reason> {
        let settings = self.settings()?;
        let endpoint = match self.endpoint(&settings)? {
            Ok(endpoint) => endpoint,
            Err(reason) => return Ok(reason),
        };
        let engine = engine().map_err(|cause| exception(Kind::Internal, cause))?;
        let time = settings.time_budget;
        let connect = |settings: &Settings| platform(engine, endpoint.clone(), settings, time);
        Ok(sync::check(&self.sign_in(engine, &settings), connect)?)
    }

    /// Where calls go, or why none is made.
    fn endpoint(&self, settings: &Settings) -> PhpResult<Result<Endpoint, Reason>> {
        // A rollback would take back what was written about calls that were made.
        if self.pdo.in_transaction()? {
            return Ok(Err(Reason::new(sync::IN_TRANSACTION)));
        }
        if let Some(reason) = sync::not_configured(self.store(), settings)? {
            return Ok(Err(reason));
        }
        Ok(endpoint(settings))
    }

    /// Works for this time. `call` is how long a call may take, whatever is left of the time: one that is cut short
    /// says nothing of the platform.
    pub(super) fn run(
        &self,
        settings: &Settings,
        time: Duration,
        call: Duration,
        trigger: Trigger,
    ) -> PhpResult<Report> {
        // No failure of this run: every page says so, and a notice tells it once.
        if let Some(reason) = sync::newer_schema(self.store())? {
            return Ok(Report {
                halted: Some(reason),
                ..Report::default()
            });
        }
        sync::in_turn(self.store(), trigger, time, |left| {
            let worked = self.with_worker(settings, call, trigger, |worker| {
                let mut report = worker.work(left)?;
                report.calls = worker.platform.calls();
                Ok(report)
            })?;
            match worked {
                Ok(report) => Ok(report),
                Err(reason) => Ok(sync::stand_still(self.store(), trigger, reason)?),
            }
        })
    }

    /// What an admin does about packages, and what came of it.
    pub(super) fn at_packages(
        &self,
        act: impl FnOnce(&Worker<'_, Aflexi, Engine>, Duration) -> Result<Reason, sync::Error>,
    ) -> PhpResult<Zval> {
        let settings = self.settings()?;
        let time = settings.time_budget;
        let told = self.with_worker(&settings, time, Trigger::Page, |worker| act(worker, time))?;
        to_php(&told.unwrap_or_else(|reason| reason))
    }

    /// Has a worker who is signed in do something, or tells why there is none.
    fn with_worker<T>(
        &self,
        settings: &Settings,
        call: Duration,
        trigger: Trigger,
        act: impl FnOnce(&Worker<'_, Aflexi, Engine>) -> Result<T, sync::Error>,
    ) -> PhpResult<Result<T, Reason>> {
        let endpoint = match self.endpoint(settings)? {
            Ok(endpoint) => endpoint,
            Err(reason) => return Ok(Err(reason)),
        };
        let engine = engine().map_err(|cause| exception(Kind::Internal, cause))?;
        let connect = |settings: &Settings| platform(engine, endpoint.clone(), settings, call);
        let settings = match self.sign_in(engine, settings).run(trigger, connect)? {
            Ok(settings) => settings,
            Err(NoLogin::Before(reason)) => return Ok(Err(reason)),
            Err(NoLogin::Platform(error)) => return Ok(Err(Reason::from(&error))),
        };
        let platform = connect(&settings);
        let worker = Worker {
            store: self.store(),
            platform: &platform,
            executor: engine,
            wrap: &self.passwords,
            settings: &settings,
            trigger,
        };
        Ok(Ok(act(&worker)?))
    }
}

fn platform(engine: &Engine, endpoint: Endpoint, settings: &Settings, call: Duration) -> Aflexi {
    let credentials = Credentials {
        username: settings.username.clone(),
        auth_key: settings.auth_key.clone(),
    };
    let call_timeout = call.min(aflexi::CALL_TIMEOUT);
    Aflexi::new(engine.http.clone(), endpoint, credentials, call_timeout)
}

fn endpoint(settings: &Settings) -> Result<Endpoint, Reason> {
    Endpoint::parse(&settings.api_url, settings.allow_http).map_err(|error| match error {
        EndpointError::PlainHttp => Reason::new("plain_http_refused"),
        _ => Reason::new("bad_url").with("why", error.to_string()),
    })
}
