//! Before a call is made: is the login refused, is the platform down, who are we?

use super::worker::{Run, Stop};
use super::{BlockOn, Error, Reason, Trigger, Vault, Worker};
use crate::cdn::{Class, Platform, Secret};

/// While the platform is known to be down, requests leave the asking to cron and pages.
const HALT_SECONDS: i64 = 60;
/// However long the platform asks us to wait.
const LONGEST_HALT: i64 = 600;
/// A refused login is tried again after this, should it have been the platform's mistake.
const AN_HOUR: i64 = 3600;
/// Where the refused login is kept.
pub(super) const REFUSED: &str = "login_refused";

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// The login was refused before, or the platform is known to be down: no call is made.
    pub(super) fn may_not_start(&self, run: &mut Run) -> Result<Option<Reason>, Error> {
        let meta = self.store.meta()?;
        if meta.is_later("contact_unsupported_until") {
            run.can.contact = false;
        }
        if self.trigger == Trigger::Page {
            return Ok(None);
        }
        if let Some(sealed) = meta.text(REFUSED)
            && meta.is_later("login_refused_until")
        {
            let login = self
                .vault(run)
                .and_then(|vault| vault.unseal(REFUSED, sealed));
            if login.is_ok_and(|login| login.reveal() == self.settings.login()) {
                let halt = meta.text("halt").and_then(Reason::from_json);
                let message = halt.and_then(|halt| halt.args.get("message").cloned());
                return Ok(Some(
                    Reason::new("login_refused").with("message", message.unwrap_or_default()),
                ));
            }
        }
        if self.trigger == Trigger::Request && meta.is_later("halt_until") {
            return Ok(meta.text("halt").and_then(Reason::from_json));
        }
        Ok(None)
    }

    /// A failure that stops the run, remembered so that the next worker knows.
    pub(super) fn remember_halt(&self, cause: &crate::cdn::Error) -> Result<Reason, Error> {
        let reason = Reason::from(cause);
        if cause.class == Class::Authentication {
            // Without it the login is tried again, which is no reason to fail here.
            let sealed = Vault::open(self.store, self.wrap)
                .and_then(|vault| vault.seal(REFUSED, &Secret::new(self.settings.login())));
            if let Ok(sealed) = sealed {
                self.store.set_meta(REFUSED, &sealed)?;
                self.store.set_meta_later("login_refused_until", AN_HOUR)?;
            }
        }
        let asked = cause.retry_after.map_or(0, |wait| wait.as_secs());
        let wait = HALT_SECONDS.max(i64::try_from(asked).unwrap_or(LONGEST_HALT));
        self.store.set_meta("halt", &reason.to_json())?;
        self.store
            .set_meta_later("halt_until", wait.min(LONGEST_HALT))?;
        Ok(reason)
    }

    /// The opened data key; opened once in a run, and only if it is needed.
    pub(super) fn vault<'r>(&self, run: &'r Run) -> Result<&'r Vault, Error> {
        run.vault
            .get_or_try_init(|| Vault::open(self.store, self.wrap))
    }

    /// Who we are, asked once in a run. The operator is remembered; another one stops everything (R12).
    pub(super) fn identify(&self, run: &mut Run) -> Result<String, Stop> {
        if let Some(operator) = &run.operator {
            return Ok(operator.id.to_string());
        }
        let operator = match self.executor.block_on(self.platform.identify()) {
            Ok(operator) => operator,
            Err(error) => return Err(Stop::Halt(self.remember_halt(&error)?)),
        };
        let expected = self.store.set_meta_once("operator", operator.id.as_str())?;
        if expected != operator.id.as_str() {
            let reason = Reason::new("other_operator")
                .with("expected", expected)
                .with("found", operator.id.as_str());
            self.store.set_meta("halt", &reason.to_json())?;
            return Err(Stop::Halt(reason));
        }
        self.store.forget_meta(REFUSED)?;
        self.store.forget_meta("halt")?;
        self.store.forget_meta("halt_until")?;
        let id = operator.id.to_string();
        run.operator = Some(operator);
        Ok(id)
    }
}
