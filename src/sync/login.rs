//! The operator's key: typed into WHMCS's settings, kept encrypted by us once the platform has
//! accepted it.
//!
//! Whether WHMCS keeps fields of type password in clear or encrypted is not known: what is typed is
//! tried both ways. A stored key is for one address and user name, so that it is sent nowhere else.

use super::admission::{Admission, Way, clear};
use super::vault::DATA_KEY;
use super::{BlockOn, Error, KeyWrap, Reason, Settings, Trigger, Vault, belonging, breaker, heard};
use crate::cdn::{self, Class, Platform, Secret};
use crate::whmcs::{Meta, Store};

/// The setting, and where the key is kept encrypted.
const KEY: &str = "auth_key";
/// The address and user name it is for.
const KEY_FOR: &str = "auth_key_for";

/// Whether what is in the field is an encrypted nothing, which looks like a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Emptiness {
    No,
    /// By its length, so it is tried as a key first.
    Perhaps,
    /// By its length and padding.
    Surely,
}

fn emptiness(wrap: &dyn KeyWrap, typed: &Secret) -> Emptiness {
    let typed = typed.reveal();
    let empty = wrap.wrap("").unwrap_or_default();
    let holds_something = wrap.unwrap(typed).is_ok_and(|text| !text.is_empty());
    if holds_something || empty.len() != typed.len() {
        return Emptiness::No;
    }
    let padding = |text: &str| text.len() - text.trim_end_matches('=').len();
    if padding(&empty) > 0 && padding(&empty) == padding(typed) {
        Emptiness::Surely
    } else {
        Emptiness::Perhaps
    }
}

/// The settings as WHMCS stores them. A key that is an encrypted nothing is none.
pub fn read_settings(store: Store<'_>, wrap: &dyn KeyWrap) -> Result<Settings, Error> {
    let settings = Settings::read(&store.settings()?);
    if settings.auth_key.is_empty() || emptiness(wrap, &settings.auth_key) != Emptiness::Surely {
        return Ok(settings);
    }
    Ok(settings.with_key(Secret::new("")))
}

/// A key opens for its address and user name only.
fn key_place(settings: &Settings) -> String {
    format!("{KEY}:{}", settings.login_without_key())
}

/// Where the key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Typed, and not yet accepted.
    Typed,
    /// Stored, for these settings.
    Stored,
    /// Stored, for another address or user name.
    StoredForAnother,
    /// Nowhere.
    Nowhere,
}

pub(super) fn place(meta: &Meta, settings: &Settings) -> Place {
    if !settings.auth_key.is_empty() {
        return Place::Typed;
    }
    match (meta.text(KEY), meta.text(KEY_FOR)) {
        (Some(_), Some(known)) if known == settings.login_without_key() => Place::Stored,
        (Some(_), _) => Place::StoredForAnother,
        _ => Place::Nowhere,
    }
}

/// Keeps a key, encrypted, for the address and user name of these settings. Whom it is for is written first:
/// a key of which that is not known would be in the way of another.
pub(super) fn keep_key(store: Store<'_>, vault: &Vault, settings: &Settings) -> Result<(), Error> {
    let sealed = vault.seal(&key_place(settings), &settings.auth_key)?;
    store.set_meta(KEY_FOR, &settings.login_without_key())?;
    Ok(store.set_meta(KEY, &sealed)?)
}

/// The key that is stored for the settings as they are; `None` if there is none.
pub(super) fn stored_key(store: Store<'_>, wrap: &dyn KeyWrap) -> Result<Option<Secret>, Error> {
    let meta = store.meta()?;
    let emptied = read_settings(store, wrap)?.with_key(Secret::new(""));
    if place(&meta, &emptied) != Place::Stored {
        return Ok(None);
    }
    match present(store, wrap, &emptied, &meta) {
        Ok(settings) => Ok(Some(settings.auth_key)),
        Err(Error::KeyLost) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What is missing before a call can be made.
pub(super) fn missing(meta: &Meta, settings: &Settings) -> Option<Reason> {
    let mut fields = settings.missing();
    match place(meta, settings) {
        Place::Nowhere => fields.push(KEY),
        Place::StoredForAnother if fields.is_empty() => {
            let known = meta.text(KEY_FOR).unwrap_or_default();
            let (url, username) = known.split_once('\n').unwrap_or((known, ""));
            return Some(
                Reason::new("auth_key_needed")
                    .with("username", username)
                    .with("url", url),
            );
        }
        _ => {}
    }
    (!fields.is_empty()).then(|| Reason::new("not_configured").with("fields", fields.join(", ")))
}

/// Why no call can be made with these settings.
pub fn not_configured(store: Store<'_>, settings: &Settings) -> Result<Option<Reason>, Error> {
    Ok(missing(&store.meta()?, settings))
}

/// The settings with the key as it is typed, or else as it is stored.
fn present(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    meta: &Meta,
) -> Result<Settings, Error> {
    if place(meta, settings) != Place::Stored {
        return Ok(settings.clone());
    }
    let sealed = meta.text(KEY).unwrap_or_default();
    let key = Vault::open(store, wrap)?.unseal(&key_place(settings), sealed)?;
    Ok(settings.with_key(key))
}

/// Whether everything that we keep encrypted, as far as work depends on it, can be opened.
pub(super) fn opens(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    meta: &Meta,
) -> Result<bool, Error> {
    let opened = if meta.text(DATA_KEY).is_some() {
        Vault::open(store, wrap).map(drop)
    } else {
        Ok(())
    };
    match opened.and_then(|()| present(store, wrap, settings, meta).map(drop)) {
        Ok(()) => Ok(true),
        Err(Error::KeyLost) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Address and credentials at present, to compare with a login that was refused.
pub(super) fn login_text(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    settings: &Settings,
    meta: &Meta,
) -> Result<String, Error> {
    match present(store, wrap, settings, meta) {
        Ok(settings) => Ok(settings.login()),
        Err(Error::KeyLost) => Ok(settings.login()),
        Err(error) => Err(error),
    }
}

/// Why nobody is signed in.
#[derive(Debug)]
pub enum NoLogin {
    /// No call was made.
    Before(Reason),
    /// The platform did not accept what was typed, or could not be asked.
    Platform(cdn::Error),
}

/// Finds the key that holds.
pub struct SignIn<'a, B> {
    /// The database.
    pub store: Store<'a>,
    /// WHMCS's encryption.
    pub wrap: &'a dyn KeyWrap,
    /// Runs the platform's calls.
    pub executor: &'a B,
    /// As stored by WHMCS.
    pub settings: &'a Settings,
}

impl<B: BlockOn> SignIn<'_, B> {
    /// The settings with the key in clear. `connect` makes the platform's client for a key; only one
    /// that was typed is tried, as far as [`Admission`] lets it.
    pub fn run<P: Platform>(
        &self,
        trigger: Trigger,
        connect: impl Fn(&Settings) -> P,
    ) -> Result<Result<Settings, NoLogin>, Error> {
        if let Some(reason) = belonging::other_site(self.store)? {
            return Ok(Err(NoLogin::Before(reason)));
        }
        let meta = self.store.meta()?;
        if place(&meta, self.settings) != Place::Typed {
            return match present(self.store, self.wrap, self.settings, &meta) {
                Ok(settings) => Ok(Ok(settings)),
                Err(Error::KeyLost) => Ok(Err(NoLogin::Before(Reason::new("key_lost")))),
                Err(error) => Err(error),
            };
        }
        let admission = Admission {
            store: self.store,
            wrap: self.wrap,
            login: self.settings.login(),
        };
        if let Some(reason) = admission.refuses(trigger)? {
            return Ok(Err(NoLogin::Before(reason)));
        }
        if let Way::Closed(reason) = admission.way(trigger)? {
            return Ok(Err(NoLogin::Before(reason)));
        }
        match self.verify(&meta, connect)? {
            Ok((settings, None)) => Ok(Ok(settings)),
            Ok((settings, Some(operator))) => Ok(match belonging::claim(self.store, &operator)? {
                Some(reason) => Err(NoLogin::Before(reason)),
                None => {
                    clear(self.store)?;
                    Ok(settings)
                }
            }),
            Err(error) => {
                admission.remember(&error)?;
                Ok(Err(NoLogin::Platform(error)))
            }
        }
    }

    /// The settings with the key that is accepted, and whose it is if that was asked.
    fn verify<P: Platform>(
        &self,
        meta: &Meta,
        connect: impl Fn(&Settings) -> P,
    ) -> Result<Result<(Settings, Option<String>), cdn::Error>, Error> {
        let typed = &self.settings.auth_key;
        let decrypted = self.wrap.unwrap(typed.reveal()).ok();
        // What is no text was not encrypted.
        let decrypted = decrypted.filter(|text| !text.chars().any(char::is_control));
        let candidates = decrypted
            .into_iter()
            .chain([typed.reveal().to_owned()])
            .map(|text| Secret::new(text.trim()))
            .filter(|key| !key.is_empty());
        let mut refusal = None;
        for key in candidates {
            let settings = self.settings.with_key(key);
            let platform = connect(&settings);
            match heard::identify(self.store, self.executor, &platform)? {
                Ok(operator) => {
                    self.keep(&settings.auth_key)?;
                    return Ok(Ok((settings, Some(operator.id.to_string()))));
                }
                Err(error) if error.class == Class::Authentication => {
                    refusal.get_or_insert(error);
                }
                Err(error) => return Ok(Err(error)),
            }
        }
        let emptied = self.settings.with_key(Secret::new(""));
        let is_stored = place(meta, &emptied) == Place::Stored;
        if is_stored && emptiness(self.wrap, typed) != Emptiness::No {
            self.store.blank_setting(KEY, typed.reveal())?;
            // The platform has answered.
            breaker::close(self.store)?;
            return Ok(Ok((present(self.store, self.wrap, &emptied, meta)?, None)));
        }
        match refusal {
            Some(error) => Ok(Err(error)),
            None => Err(Error::Refused("no auth key was typed in".into())),
        }
    }

    /// The key goes into our own row, and out of WHMCS's.
    fn keep(&self, key: &Secret) -> Result<(), Error> {
        let vault = Vault::open_or_replace(self.store, self.wrap)?;
        keep_key(self.store, &vault, &self.settings.with_key(key.clone()))?;
        self.store
            .blank_setting(KEY, self.settings.auth_key.reveal())?;
        Ok(())
    }
}
