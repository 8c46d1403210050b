//! Before a call is made: is the login refused, is the platform known to be down?

use super::breaker::{self, BREAKER};
use super::{Error, KeyWrap, Reason, Trigger, Vault};
use crate::cdn::{self, Class, Secret};
use crate::whmcs::{HintKind, Meta, Store};

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

/// Whether a call may be made.
pub(super) enum Way {
    Open,
    /// The platform was down, and somebody is to find out whether it is back.
    Probe,
    Closed(Reason),
}

impl Admission<'_> {
    /// The login was refused before, or this is a visitor's request while the platform is known to be
    /// down: nothing is even tried.
    pub(super) fn refuses(&self, trigger: Trigger) -> Result<Option<Reason>, Error> {
        if trigger.is_awaited() {
            return Ok(None);
        }
        let meta = self.store.meta()?;
        let halt = meta.text(HALT).and_then(Reason::from_json);
        // An admin who saves the settings again may have put it right at the platform.
        if meta.is_later("login_refused_until", AN_HOUR)
            && self.was_refused()?
            && !self.store.take_hints(HintKind::Settings)?
        {
            let message = halt.and_then(|halt| halt.args.get("message").cloned());
            return Ok(Some(
                Reason::new("login_refused").with("message", message.unwrap_or_default()),
            ));
        }
        if trigger == Trigger::Request && breaker::is_open(&meta) {
            return Ok(Some(down(&meta)));
        }
        Ok(None)
    }

    /// Asked just before the first call of a run.
    pub(super) fn way(&self, trigger: Trigger) -> Result<Way, Error> {
        let meta = self.store.meta()?;
        Ok(match meta.text(BREAKER) {
            None => Way::Open,
            Some(_) if breaker::lets_through(self.store, &meta, trigger)? => Way::Probe,
            Some(_) => Way::Closed(down(&meta)),
        })
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
        let mut is_kept = false;
        if cause.class == Class::Authentication {
            // Without it the login is tried again, which is no reason to fail here.
            let sealed = Vault::open(self.store, self.wrap)
                .and_then(|vault| vault.seal(REFUSED, &Secret::new(self.login.as_str())));
            if let Ok(sealed) = sealed {
                self.store.set_meta(REFUSED, &sealed)?;
                self.store.set_meta_later("login_refused_until", AN_HOUR)?;
                is_kept = true;
            }
        }
        self.store.set_meta(HALT, &reason.to_json())?;
        if is_kept {
            breaker::close(self.store)?;
        } else {
            breaker::open(self.store, cause.retry_after)?;
        }
        Ok(reason)
    }
}

/// The platform accepts the login, which does not say that it does anything else.
pub(super) fn login_holds(store: Store<'_>) -> Result<(), Error> {
    Ok(store.forget_meta(REFUSED)?)
}

/// The platform answers: nothing stands in the way any more.
pub(super) fn clear(store: Store<'_>) -> Result<(), Error> {
    for fact in [REFUSED, HALT, BREAKER] {
        store.forget_meta(fact)?;
    }
    Ok(())
}

/// What stopped the one who found that the platform is down.
fn down(meta: &Meta) -> Reason {
    let halt = meta.text(HALT).and_then(Reason::from_json);
    halt.unwrap_or_else(|| Reason::new("busy"))
}
