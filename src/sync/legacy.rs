//! Moving over from an earlier plugin for the same platform: its credentials and its accounts' passwords
//! are taken over, encrypted from the first moment, and what it kept in clear is removed when an admin
//! says so.
//!
//! Everything here may be repeated after it was interrupted, and two at once do no harm. The accounts
//! themselves are adopted by the worker when it comes to their services (R9).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::install::locked;
use super::login::{Place, keep_key, place, stored_key};
use super::naming::{decode, is_account_name, name_of_email};
use super::own_password::IMPORTED;
use super::vault::password_place;
use super::{Admin, Error, KeyWrap, Settings, Vault, read_settings, upgrade};
use crate::cdn::Secret;
use crate::whmcs::{LONGEST_LEGACY_VALUE, Legacy, LegacyAccount, LegacyPair, Meta, Store};

/// Where it is kept what was taken over.
const MOVED: &str = "legacy";
/// The earlier plugin's user name at the platform: its accounts are that operator's.
pub(super) const LOGIN: &str = "legacy_login";
/// Its settings that are its credentials.
const USERNAME: &str = "auth_username";
const KEY: &str = "auth_key";
/// Rows in a statement.
const AT_ONCE: usize = 200;
/// How many of the names are told that could not be taken over.
const TOLD: usize = 20;

/// What became of the earlier plugin's credentials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Credentials {
    /// There are none, or not all of them.
    #[default]
    None,
    /// They are ours now.
    Taken,
    /// An admin had typed the same user name here before: our key counts.
    Same,
    /// An admin had typed another user name here before, which counts.
    Own,
}

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedOver {
    /// Its credentials.
    pub credentials: Credentials,
    /// Its user name at the platform; empty if there was none.
    pub login: String,
    /// Accounts whose password could not be taken over, the first of them by name; before them the settings of
    /// the credentials that could not.
    pub left: Vec<String>,
    /// How many of those there are.
    pub left_total: usize,
}

/// What an admin says before what is in clear is removed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Consent {
    /// It may be removed, though nothing brings it back.
    pub sure: bool,
    /// Also what could not be taken over.
    pub anyway: bool,
}

/// Takes over what is in the tables of the earlier plugin in clear, and writes that to the operation log.
/// `None` if nothing is.
pub fn move_over(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    actor: &str,
) -> Result<Option<MovedOver>, Error> {
    let moved = take_all_over(store, wrap)?;
    if let Some(moved) = &moved {
        let (_, _, passwords) = store.legacy_counts()?;
        let detail = counted(passwords, moved);
        Admin { store, actor }.done("move_over", None, None, detail)?;
    }
    Ok(moved)
}

fn take_all_over(store: Store<'_>, wrap: &dyn KeyWrap) -> Result<Option<MovedOver>, Error> {
    let Some(legacy) = store.brand.legacy else {
        return Ok(None);
    };
    if store.count_legacy_secrets()? == 0 {
        return Ok(None);
    }
    upgrade(store)?;
    locked(store, || Ok(Some(take_over(store, wrap, &legacy)?)))
}

/// What was taken over, as it is remembered.
pub(super) fn moved_over(meta: &Meta) -> Option<MovedOver> {
    serde_json::from_str(meta.text(MOVED)?).ok()
}

fn take_over(store: Store<'_>, wrap: &dyn KeyWrap, legacy: &Legacy) -> Result<MovedOver, Error> {
    let (has_settings, has_accounts) = store.legacy_tables()?;
    let vault = Vault::open(store, wrap)?;
    let old = if has_settings {
        latest(store.legacy_settings(legacy)?)
    } else {
        BTreeMap::new()
    };
    let credentials = take_credentials(store, wrap, &vault, legacy, &old)?;
    let passwords = if has_accounts {
        latest(store.legacy_passwords(legacy)?)
    } else {
        BTreeMap::new()
    };
    keep_accounts(store, &vault, &passwords)?;
    let mut left: Vec<String> = illegible(&old).collect();
    let is_needed = match credentials {
        Credentials::Taken => false,
        // Ours counts, if it has proved itself.
        Credentials::Same => stored_key(store, wrap)?.is_none(),
        Credentials::None | Credentials::Own => true,
    };
    if is_needed && !text(&old, KEY).is_empty() {
        left.push(KEY.to_owned());
    }
    left.extend(not_kept(store, &vault, &passwords)?);
    let login = text(&old, USERNAME).to_owned();
    if !login.is_empty() {
        store.set_meta(LOGIN, &login)?;
    }
    give_passwords(store, || Ok(vault), &read_settings(store, wrap)?.username)?;
    let before = moved_over(&store.meta()?).unwrap_or_default();
    let moved = MovedOver {
        credentials: match credentials {
            // They were taken over by an earlier run.
            Credentials::None | Credentials::Same
                if before.credentials == Credentials::Taken && before.login == login =>
            {
                Credentials::Taken
            }
            found => found,
        },
        login,
        left_total: left.len(),
        left: left.into_iter().take(TOLD).collect(),
    };
    store.set_meta(MOVED, &serde_json::to_string(&moved).unwrap_or_default())?;
    Ok(moved)
}

/// One value for each key. Of several, which tables without a unique key can have, the one written last
/// counts: that is what was typed or set last, and what the plugin's own upgrade kept of them. An empty
/// one counts for nothing.
fn latest(pairs: Vec<LegacyPair>) -> BTreeMap<String, String> {
    let mut latest = BTreeMap::new();
    for pair in pairs {
        let value = legible(&pair.value);
        let known: &mut String = latest.entry(pair.key.trim().to_owned()).or_default();
        if !value.is_empty() {
            *known = value;
        }
    }
    latest
}

fn text<'a>(values: &'a BTreeMap<String, String>, key: &str) -> &'a str {
    let value = values.get(key).map_or("", |value| value.trim());
    if is_illegible(value) { "" } else { value }
}

/// Credentials that cannot be read as they are: they cannot be taken over.
fn illegible(old: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    [USERNAME, KEY]
        .into_iter()
        .filter(|name| old.get(*name).is_some_and(|value| is_illegible(value)))
        .map(str::to_owned)
}

/// More than we read, or with what the connection could not deliver as UTF-8.
fn is_illegible(value: &str) -> bool {
    value.chars().count() > LONGEST_LEGACY_VALUE || value.contains(char::REPLACEMENT_CHARACTER)
}

/// The bytes of UTF-8 that were stored as if they were Latin-1 are read as what they are.
fn legible(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(latin_1).collect();
    match bytes.map(String::from_utf8) {
        Some(Ok(read)) => read,
        _ => text.to_owned(),
    }
}

/// The byte of a character in what MySQL calls latin1, which is Windows-1252.
fn latin_1(character: char) -> Option<u8> {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let special = FROM_0X80.iter().position(|known| *known == character);
    match special {
        Some(place) => u8::try_from(0x80 + place).ok(),
        None => u8::try_from(u32::from(character)).ok(),
    }
}

/// Fills them in where an admin has typed none. The settings come before the key: a run that was
/// interrupted in between finds that there is no key yet.
fn take_credentials(
    store: Store<'_>,
    wrap: &dyn KeyWrap,
    vault: &Vault,
    legacy: &Legacy,
    old: &BTreeMap<String, String>,
) -> Result<Credentials, Error> {
    let settings = read_settings(store, wrap)?;
    let known = place(&store.meta()?, &settings);
    let (username, key) = (text(old, USERNAME), text(old, KEY));
    let found = credentials(username, key, &settings, known);
    // By an earlier run, perhaps one that did not come to its end.
    let is_ours =
        || Ok::<_, Error>(stored_key(store, wrap)?.is_some_and(|ours| ours.reveal() == key));
    if found == Credentials::Same && is_ours()? {
        return Ok(Credentials::Taken);
    }
    if found == Credentials::Same {
        // A key without its user name.
        store.fill_setting("username", username)?;
    }
    if found == Credentials::Taken {
        let url = api_url(text(old, legacy.api_url_setting), legacy.api_url);
        store.fill_setting("api_url", url)?;
        store.fill_setting("username", username)?;
        let theirs = Settings {
            api_url: url.to_owned(),
            username: username.to_owned(),
            ..settings
        };
        keep_key(store, vault, &theirs.with_key(Secret::new(key)))?;
    }
    Ok(found)
}

/// What an admin typed is never overwritten.
fn credentials(username: &str, key: &str, ours: &Settings, our_key: Place) -> Credentials {
    if username.is_empty() || key.is_empty() {
        Credentials::None
    } else if !ours.username.is_empty() && ours.username != username {
        Credentials::Own
    } else if our_key == Place::Nowhere {
        Credentials::Taken
    } else {
        Credentials::Same
    }
}

/// Where its key belongs: at the platform's usual address encrypted, though the plugin knew no encryption.
fn api_url<'a>(theirs: &'a str, usual: &'a str) -> &'a str {
    let bare = |url: &'a str| url.split_once("://").map_or(url, |(_, rest)| rest);
    if theirs.is_empty() || bare(theirs) == bare(usual) {
        usual
    } else {
        theirs
    }
}

/// Where the password of an earlier plugin's account is kept.
fn legacy_place(key: &str) -> String {
    format!("legacy:{key}")
}

/// The password that was kept of such an account; `None` if it does not open any more.
pub(super) fn open_legacy(vault: &Vault, account: &LegacyAccount) -> Option<Secret> {
    let cipher = account.password_cipher.as_deref()?;
    vault.unseal(&legacy_place(&account.key), cipher).ok()
}

fn keep_accounts(
    store: Store<'_>,
    vault: &Vault,
    passwords: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(AT_ONCE);
    let mut left = passwords.len();
    for (key, password) in passwords {
        let is_taken = !password.is_empty() && !is_illegible(password);
        rows.push(LegacyAccount {
            key: key.clone(),
            account: account_name(key),
            password_cipher: is_taken
                .then(|| vault.seal(&legacy_place(key), &Secret::new(password.as_str())))
                .transpose()?,
        });
        left -= 1;
        if rows.len() == AT_ONCE || left == 0 {
            store.keep_legacy_accounts(&rows)?;
            rows.clear();
        }
    }
    Ok(())
}

/// Accounts that were adopted otherwise, by an import say, get those that were kept of them. Returns how many did
/// not, because a worker holds them. The vault is opened only if there are any.
pub(super) fn give_passwords(
    store: Store<'_>,
    vault: impl FnOnce() -> Result<Vault, Error>,
    login: &str,
) -> Result<usize, Error> {
    let accounts = store.accounts_missing_a_kept_password()?;
    if accounts.is_empty() {
        return Ok(0);
    }
    let vault = vault()?;
    let mut busy = 0;
    for some in accounts.chunks(AT_ONCE) {
        let names: Vec<&str> = some.iter().map(|(_, name)| name.as_str()).collect();
        let known = store.legacy_accounts_named(login, &names)?;
        for (id, name) in some {
            let kept = known.get(&name.to_lowercase());
            if let Some(password) = kept.and_then(|kept| open_legacy(&vault, kept)) {
                let cipher = vault.seal(&password_place(*id), &password)?;
                busy += usize::from(!store.give_password(*id, &cipher, IMPORTED)?);
            }
        }
    }
    Ok(busy)
}

/// The account name that a key stands for: very old ones are e-mails, of which the name is made by R2.
fn account_name(key: &str) -> Option<String> {
    let key = decode(key);
    let name = if key.contains('@') {
        name_of_email(&key)
    } else {
        key
    };
    is_account_name(&name).then_some(name)
}

/// Passwords that we have not: neither did they fit, nor is what we read back the same.
fn not_kept(
    store: Store<'_>,
    vault: &Vault,
    passwords: &BTreeMap<String, String>,
) -> Result<Vec<String>, Error> {
    let kept = store.legacy_accounts()?;
    let kept: BTreeMap<&str, &LegacyAccount> =
        kept.iter().map(|row| (row.key.as_str(), row)).collect();
    let has = |key: &str, password: &str| {
        let known = kept.get(key).and_then(|row| open_legacy(vault, row));
        known.is_some_and(|known| known.reveal() == password)
    };
    Ok(passwords
        .iter()
        .filter(|(key, password)| !password.is_empty() && !has(key, password))
        .map(|(key, _)| key.clone())
        .collect())
}

impl Admin<'_> {
    /// Takes over what is there in clear, also when it came back after the activation.
    pub fn move_over(&self, wrap: &dyn KeyWrap) -> Result<MovedOver, Error> {
        move_over(self.store, wrap, self.actor)?.ok_or_else(nothing_in_clear)
    }

    /// Removes what the earlier plugin keeps in clear, which nothing brings back. Refused while something
    /// of it is not taken over, unless the admin gives that up.
    pub fn remove_legacy_secrets(
        &self,
        wrap: &dyn KeyWrap,
        consent: Consent,
    ) -> Result<i64, Error> {
        if !consent.sure {
            return Err(Error::Refused(
                "nothing brings back what is removed, so nothing was removed; tick that it may be, and press the \
                 button again"
                    .into(),
            ));
        }
        let secrets = self.store.count_legacy_secrets()?;
        let moved = take_all_over(self.store, wrap)?.ok_or_else(nothing_in_clear)?;
        if moved.credentials == Credentials::Taken && stored_key(self.store, wrap)?.is_none() {
            return Err(Error::Refused(
                "the earlier plugin's key was taken over for an address and user name that are not those of the \
                 settings by now; type the key into the settings and press [Test Connection], then remove the clear text"
                    .into(),
            ));
        }
        if moved.left_total > 0 && !consent.anyway {
            return Err(Error::Refused(format!(
                "{} passwords or settings of the earlier plugin could not be taken over ({}), and removing the clear text would \
                 lose them; tick that they may be lost, and press the button again",
                moved.left_total,
                moved.left.join(", ")
            )));
        }
        self.store.blank_legacy_secrets()?;
        let detail = counted(secrets, &moved);
        self.done("remove_clear_text", None, None, detail)?;
        Ok(secrets)
    }

    /// Forgets the list of the earlier plugin's accounts, and the passwords of those that were not adopted.
    /// Those that were adopted without one get it first.
    pub fn finish_moving(&self, wrap: &dyn KeyWrap) -> Result<(), Error> {
        if self.store.count_legacy_secrets()? > 0 {
            return Err(Error::Refused(
                "the earlier plugin's tables still hold passwords or keys in clear; remove the clear text first"
                    .into(),
            ));
        }
        let login = read_settings(self.store, wrap)?.username;
        let busy = give_passwords(self.store, || Vault::open(self.store, wrap), &login)?;
        if busy > 0 {
            return Err(Error::Refused(format!(
                "{busy} adopted accounts are being worked on and could not be given the passwords that were kept of \
                 them, so nothing was forgotten; press the button again in a minute"
            )));
        }
        let (accounts, ..) = self.store.legacy_counts()?;
        self.store.forget_legacy()?;
        let detail = json!({ "number": accounts });
        self.done("finish_moving", None, None, detail)
    }
}

fn nothing_in_clear() -> Error {
    Error::Refused("there are no passwords and no key of an earlier plugin in clear".into())
}

/// For the log: how many, and what was given up.
fn counted(number: i64, moved: &MovedOver) -> serde_json::Value {
    if moved.left_total == 0 {
        json!({ "number": number })
    } else {
        json!({ "number": number, "lost": moved.left_total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<LegacyPair> {
        let pair = |(key, value): &(&str, &str)| LegacyPair {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn of_several_rows_for_a_key_the_last_that_says_something_counts() {
        let found = latest(pairs(&[
            ("anna", "first"),
            ("bob", "his"),
            ("anna", "last"),
            (" anna ", ""),
            ("empty", ""),
        ]));
        let wanted = [("anna", "last"), ("bob", "his"), ("empty", "")];
        let wanted = wanted.map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(found, wanted.into());
    }

    #[test]
    fn utf_8_that_was_stored_as_latin_1_is_read_as_utf_8_and_all_else_as_it_is() {
        for (stored, read) in [
            ("plain", "plain"),
            ("MÃ¼ller", "Müller"),
            ("â‚¬uro", "€uro"),
            ("Müller", "Müller"),
            ("Ã alone", "Ã alone"),
            ("日本", "日本"),
        ] {
            assert_eq!(legible(stored), read, "{stored}");
        }
    }

    #[test]
    fn an_email_stands_for_the_name_that_is_made_of_it() {
        for (key, name) in [
            ("anna", Some("anna")),
            ("anna_12_12", Some("anna_12_12")),
            ("anna.b", Some("anna.b")),
            ("a.b+c@shop.example", Some("a_b_c_shop_example")),
            ("o&#039;hara@shop.example", None),
            ("änna", None),
            ("an na", None),
            ("<script>", None),
            ("", None),
        ] {
            assert_eq!(account_name(key).as_deref(), name, "{key}");
        }
    }

    #[test]
    fn what_an_admin_typed_is_never_overwritten() {
        let typed = |username: &str| {
            let rows = [("username".to_owned(), username.to_owned())];
            Settings::read(&rows.into())
        };
        let table = [
            ("op", "key", "", Place::Nowhere, Credentials::Taken),
            ("op", "key", "op", Place::Nowhere, Credentials::Taken),
            ("op", "key", "op", Place::Typed, Credentials::Same),
            ("op", "key", "op", Place::Stored, Credentials::Same),
            ("op", "key", "", Place::Typed, Credentials::Same),
            (
                "op",
                "key",
                "op",
                Place::StoredForAnother,
                Credentials::Same,
            ),
            ("op", "key", "other", Place::Nowhere, Credentials::Own),
            ("op", "", "", Place::Nowhere, Credentials::None),
            ("", "key", "", Place::Nowhere, Credentials::None),
        ];
        for (username, key, ours, our_key, wanted) in table {
            let found = credentials(username, key, &typed(ours), our_key);
            assert_eq!(found, wanted, "{username} {key} {ours} {our_key:?}");
        }
    }

    #[test]
    fn the_usual_address_is_encrypted_and_another_one_is_left_as_it_is() {
        let usual = "https://api.cdn.example/rpc";
        for (theirs, wanted) in [
            ("", usual),
            ("http://api.cdn.example/rpc", usual),
            ("https://own.example/rpc", "https://own.example/rpc"),
            ("http://own.example/rpc", "http://own.example/rpc"),
        ] {
            assert_eq!(api_url(theirs, usual), wanted);
        }
    }
}
