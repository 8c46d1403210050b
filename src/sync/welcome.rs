//! The welcome e-mail for the client of an account that we made. It is due when the account is made; who
//! sends it asks here for one after the other, and tells how each ended.

use serde_json::json;

use super::vault::password_place;
use super::{Admin, Error, KeyWrap, LogLevel, Reason, Settings, Vault, admin, belonging, portal};
use crate::cdn::Secret;
use crate::whmcs::{Addressee, DueWelcome, LogEntry, PORTAL, Store, WelcomeEnd};

const MINUTE: i64 = 60;
/// Seconds to wait after each attempt that failed, but for the last: they fill a day.
const WAITS: [i64; 2] = [15 * MINUTE, 12 * 60 * MINUTE];
const ATTEMPTS: usize = WAITS.len() + 1;
/// Attempts after which one that was cut off, and may have sent the e-mail, is not made again.
const MOST_IF_CUT_OFF: i64 = 2;
/// Of those that cannot be sent, so many are looked at in search of one that can.
const MOST_AT_ONCE: usize = 50;
/// The merge field for which a password is opened.
const PASSWORD_FIELD: &str = "$cdn_password";
/// Another process was cut off while it sent it.
const CUT_OFF: &str = "welcome_cut_off";
/// WHMCS has none of its services any more, or they are another client's.
const NO_SERVICE: &str = "welcome_no_service";
/// The template wants the password, and nobody knows it.
const NO_PASSWORD: &str = "welcome_no_password";
/// As much as is told of why it was not sent.
const LONGEST_MESSAGE: usize = 500;

/// A welcome e-mail that whoever asked is to send now.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Our id of the account.
    pub account: i64,
    /// Which attempt it is, from 1: goes back to [`welcomed`].
    pub attempt: i64,
    /// `tblhosting.id`
    pub service: i64,
    /// The name of the template.
    pub template: String,
    /// The account's name, without an operator suffix.
    pub name: String,
    /// The operator it belongs to.
    pub operator: String,
    /// Its package; empty if it has none.
    pub package: String,
    /// Where clients sign in to the platform; empty while it is not known.
    pub portal_url: String,
    /// Only if the template names it.
    pub password: Option<Secret>,
}

/// Whether and how welcome e-mails are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    Off,
    NoTemplate,
    TemplateDisabled,
    Ready,
}

pub(super) fn readiness(store: Store<'_>, settings: &Settings) -> Result<Readiness, Error> {
    if !settings.welcome {
        return Ok(Readiness::Off);
    }
    Ok(match store.welcome_template()? {
        None => Readiness::NoTemplate,
        Some(template) if template.disabled => Readiness::TemplateDisabled,
        Some(_) => Readiness::Ready,
    })
}

/// Whether welcome e-mails are sent: they are switched on, and there is a template to make them from.
pub fn sends_welcome(store: Store<'_>, settings: &Settings) -> Result<bool, Error> {
    Ok(readiness(store, settings)? == Readiness::Ready)
}

/// The next e-mail to send; `None` if there is none. [`welcomed`] must follow.
pub fn next_welcome(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    actor: &str,
) -> Result<Option<Letter>, Error> {
    let template = match settings.welcome {
        true => store.welcome_template()?.filter(|it| !it.disabled),
        false => None,
    };
    let Some(template) = template else {
        return Ok(None);
    };
    // R12: in a copy of the site nobody is written to.
    if belonging::other_site(store)?.is_some() || belonging::other_operator(store)?.is_some() {
        return Ok(None);
    }
    for _ in 0..MOST_AT_ONCE {
        let Some(due) = store.due_welcome()? else {
            return Ok(None);
        };
        if !store.claim_welcome(due)? {
            continue;
        }
        let letter = match may_send(due) {
            true => compose(store, wrap, due, &template.name)?,
            false => Err(Reason::new(CUT_OFF)),
        };
        match letter {
            Ok(letter) => return Ok(Some(letter)),
            Err(why) => fail(store, due.account, due.tries + 1, &why, actor)?,
        }
    }
    Ok(None)
}

/// How the attempt ended; an empty `failure` is a success.
pub fn welcomed(
    store: Store<'_>,
    settings: &Settings,
    account: i64,
    attempt: i64,
    failure: &str,
    actor: &str,
) -> Result<(), Error> {
    if !failure.is_empty() {
        let message: String = failure.chars().take(LONGEST_MESSAGE).collect();
        let why = Reason::new("welcome_failed")
            .with("message", message)
            .with("attempt", attempt)
            .with("attempts", ATTEMPTS);
        return fail(store, account, attempt, &why, actor);
    }
    let is_latest = store.end_welcome(account, attempt, WelcomeEnd::Sent)?;
    if is_latest && settings.log_level >= LogLevel::Info {
        log(store, account, actor, "done", json!({}).to_string())?;
    }
    Ok(())
}

/// One that was cut off is begun once more only.
fn may_send(due: DueWelcome) -> bool {
    !due.abandoned || due.tries < MOST_IF_CUT_OFF
}

/// What follows from the failure of an attempt.
fn after_failure(attempt: i64, why: &Reason) -> WelcomeEnd {
    if matches!(why.code.as_ref(), CUT_OFF | NO_SERVICE | NO_PASSWORD) {
        return WelcomeEnd::Failed;
    }
    let wait = usize::try_from(attempt - 1).ok();
    wait.and_then(|index| WAITS.get(index))
        .map_or(WelcomeEnd::Failed, |seconds| WelcomeEnd::Again(*seconds))
}

/// The e-mail, or why there can be none.
fn compose(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    due: DueWelcome,
    template: &str,
) -> Result<Result<Letter, Reason>, Error> {
    let Some(Addressee {
        account,
        operator,
        service: Some(service),
    }) = store.addressee(due.account)?
    else {
        return Ok(Err(Reason::new(NO_SERVICE)));
    };
    let mut password = None;
    if store.template_says(template, PASSWORD_FIELD)? {
        let Some(cipher) = &account.password_cipher else {
            return Ok(Err(Reason::new(NO_PASSWORD)));
        };
        let vault = Vault::open(store, wrap);
        match vault.and_then(|vault| vault.unseal(&password_place(account.id), cipher)) {
            Ok(known) => password = Some(known),
            Err(Error::KeyLost) => return Ok(Err(Reason::new("key_lost"))),
            Err(error) => return Err(error),
        }
    }
    let portal_url = portal::address(store.meta()?.text(PORTAL), &operator);
    Ok(Ok(Letter {
        account: account.id,
        attempt: due.tries + 1,
        service,
        template: template.to_owned(),
        name: account.name,
        operator,
        package: account.package.unwrap_or_default(),
        portal_url: portal_url.unwrap_or_default(),
        password,
    }))
}

fn fail(
    store: Store<'_>,
    account: i64,
    attempt: i64,
    why: &Reason,
    actor: &str,
) -> Result<(), Error> {
    if store.end_welcome(account, attempt, after_failure(attempt, why))? {
        log(store, account, actor, "failed", why.to_json())?;
    }
    Ok(())
}

fn log(
    store: Store<'_>,
    account: i64,
    actor: &str,
    result: &'static str,
    detail: String,
) -> Result<(), Error> {
    Ok(store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: Some(account),
        service: None,
        action: "welcome",
        result,
        detail,
        milliseconds: 0,
    }])?)
}

impl Admin<'_> {
    /// Has the welcome e-mail sent, also one that was sent before or given up.
    pub fn resend_welcome(&self, settings: &Settings, account: i64) -> Result<(), Error> {
        let row = self.account(account)?;
        let name = &row.name;
        let hindrance = match readiness(self.store, settings)? {
            Readiness::Off => Some("welcome e-mails are switched off in the settings of the addon"),
            Readiness::NoTemplate => Some("its template was deleted in WHMCS"),
            Readiness::TemplateDisabled => Some("its template is disabled in WHMCS"),
            Readiness::Ready if row.remote_id.is_none() => Some("the account is not made yet"),
            Readiness::Ready if row.status.as_deref() != Some("active") => {
                Some("the account is not active")
            }
            Readiness::Ready => None,
        };
        if let Some(why) = hindrance {
            return Err(Error::Refused(format!(
                "no welcome e-mail is sent for the account {name}: {why}"
            )));
        }
        if !self.store.renew_welcome(account)? {
            return Err(admin::busy(&row));
        }
        self.done(
            "resend_welcome",
            None,
            Some(account),
            json!({ "name": name }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_three_times_within_a_day() {
        for code in ["welcome_failed", "key_lost"] {
            let after = |attempt| after_failure(attempt, &Reason::new(code));
            assert_eq!(after(1), WelcomeEnd::Again(15 * 60));
            assert_eq!(after(2), WelcomeEnd::Again(12 * 60 * 60));
            for attempt in [3, 4, 255, 0, -1] {
                assert_eq!(after(attempt), WelcomeEnd::Failed, "{attempt}");
            }
        }
        assert!(WAITS.iter().sum::<i64>() < 24 * 60 * MINUTE);
    }

    #[test]
    fn what_another_try_does_not_help_is_not_tried_again() {
        for code in [CUT_OFF, NO_SERVICE, NO_PASSWORD] {
            assert_eq!(
                after_failure(1, &Reason::new(code)),
                WelcomeEnd::Failed,
                "{code}"
            );
        }
    }

    #[test]
    fn one_that_was_cut_off_is_begun_once_more() {
        let due = |tries, abandoned| DueWelcome {
            account: 1,
            tries,
            abandoned,
        };
        for (tries, abandoned, wanted) in [
            (0, false, true),
            (1, false, true),
            (2, false, true),
            (1, true, true),
            (2, true, false),
            (3, true, false),
        ] {
            assert_eq!(
                may_send(due(tries, abandoned)),
                wanted,
                "{tries} {abandoned}"
            );
        }
    }
}
