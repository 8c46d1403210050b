//! Before a call is made: is the login refused, is the platform known to be down?

use super::{Error, KeyWrap, Reason, Trigger, Vault};
use crate::cdn::{self, Class, Secret};
use crate::whmcs::{HintKind, Store};

/// While the platform is known to be down, requests leave the asking to cron and pages.
const HALT_SECONDS: i64 = 60;
/// However long the platform asks us to wait.
const LONGEST_HALT: i64 = 600;
/// A refused login is tried again after this, should it have been the platform's mistake.
const AN_HOUR: i64 = 3600;
/// Where the refused login is kept.
pub(super) const REFUSED: &str = "login_refused";
/// Where it is kept what stopped the last worker.
pub(super) const HALT: &str = "halt";

/// What is remembered of a login: address, user name and key.
pub(super) struct Admission<'a> {
    pub store: Store<'a>,
    pub wrap: &'a dyn KeyWrap,
    pub login: String,
}

impl Admission<'_> {
    /// The login was refused before, or the platform is known to be down: no call is made.
    pub(super) fn refuses(&self, trigger: Trigger) -> Result<Option<Reason>, Error> {
        if trigger == Trigger::Page {
            return Ok(None);
        }
        let meta = self.store.meta()?;
        let halt = meta.text(HALT).and_then(Reason::from_json);
        // An admin who saves the settings again may have put it right at the platform.
        if meta.is_later("login_refused_until")
            && self.was_refused()?
            && !self.store.take_hints(HintKind::Settings)?
        {
            let message = halt.and_then(|halt| halt.args.get("message").cloned());
            return Ok(Some(
                Reason::new("login_refused").with("message", message.unwrap_or_default()),
            ));
        }
        if trigger == Trigger::Request && meta.is_later("halt_until") {
            return Ok(halt);
        }
        Ok(None)
    }

    /// The login that was refused last is this one.
    pub(super) fn was_refused(&self) -> Result<bool, Error> {
        let meta = self.store.meta()?;
        let Some(sealed) = meta.text(REFUSED) else {
            return Ok(false);
        };
        let refused =
            Vault::open(self.store, self.wrap).and_then(|vault| vault.unseal(REFUSED, sealed));
        Ok(refused.is_ok_and(|login| login.reveal() == self.login))
    }

    /// A failure that stops the work, remembered so that the next worker knows.
    pub(super) fn remember(&self, cause: &cdn::Error) -> Result<Reason, Error> {
        let reason = Reason::from(cause);
        if cause.class == Class::Authentication {
            // Without it the login is tried again, which is no reason to fail here.
            let sealed = Vault::open(self.store, self.wrap)
                .and_then(|vault| vault.seal(REFUSED, &Secret::new(self.login.as_str())));
            if let Ok(sealed) = sealed {
                self.store.set_meta(REFUSED, &sealed)?;
                self.store.set_meta_later("login_refused_until", AN_HOUR)?;
            }
        }
        let asked = cause.retry_after.map_or(0, |wait| wait.as_secs());
        let wait = HALT_SECONDS.max(i64::try_from(asked).unwrap_or(LONGEST_HALT));
        self.store.set_meta(HALT, &reason.to_json())?;
        self.store
            .set_meta_later("halt_until", wait.min(LONGEST_HALT))?;
        Ok(reason)
    }
}

/// The platform answers: nothing stands in the way any more.
pub(super) fn clear(store: Store<'_>) -> Result<(), Error> {
    for fact in [REFUSED, HALT, "halt_until"] {
        store.forget_meta(fact)?;
    }
    Ok(())
}
