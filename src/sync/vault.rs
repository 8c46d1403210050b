//! Secrets at rest: one data key, wrapped by WHMCS, and authenticated encryption under it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::Error;
use crate::cdn::Secret;
use crate::whmcs::Store;

/// Where the wrapped data key is kept.
pub(super) const DATA_KEY: &str = "data_key";
const NONCE: usize = 24;

/// What WHMCS does for us: it encrypts under the installation's key.
pub trait KeyWrap {
    /// WHMCS's EncryptPassword.
    fn wrap(&self, plain: &str) -> Result<String, String>;
    /// WHMCS's DecryptPassword.
    fn unwrap(&self, wrapped: &str) -> Result<String, String>;
}

/// An opened data key.
pub struct Vault(XChaCha20Poly1305);

impl Vault {
    /// Opens the data key of this installation, or makes one. Of two made at once the first counts.
    pub fn open(store: Store<'_>, wrap: &dyn KeyWrap) -> Result<Self, Error> {
        let stored = store.meta()?.text(DATA_KEY).map(str::to_owned);
        let wrapped = match stored {
            Some(wrapped) => wrapped,
            None => store.set_meta_once(DATA_KEY, &new_key(wrap)?)?,
        };
        let text = Zeroizing::new(wrap.unwrap(&wrapped).map_err(|_| Error::KeyLost)?);
        let key = Zeroizing::new(BASE64.decode(text.as_bytes()).map_err(|_| Error::KeyLost)?);
        let key: &[u8; 32] = key.as_slice().try_into().map_err(|_| Error::KeyLost)?;
        Ok(Self(XChaCha20Poly1305::new(&Key::from(*key))))
    }

    /// Opens the data key; one that is lost for good is replaced, and the passwords under it are
    /// given up. That WHMCS cannot decrypt at the moment is no such loss.
    pub fn open_or_replace(store: Store<'_>, wrap: &dyn KeyWrap) -> Result<Self, Error> {
        match Self::open(store, wrap) {
            Err(Error::KeyLost) => {}
            result => return result,
        }
        let probe = wrap.wrap(DATA_KEY).map_err(Error::KeyWrap)?;
        if wrap.unwrap(&probe).as_deref() != Ok(DATA_KEY) {
            return Err(Error::KeyLost);
        }
        // It may have been a moment's failure.
        match Self::open(store, wrap) {
            Err(Error::KeyLost) => {}
            result => return result,
        }
        store.forget_passwords()?;
        store.forget_legacy_passwords()?;
        store.set_meta(DATA_KEY, &new_key(wrap)?)?;
        Self::open(store, wrap)
    }

    /// Encrypts. `place` names where the text will be kept: it opens only there.
    pub fn seal(&self, place: &str, secret: &Secret) -> Result<String, Error> {
        let mut nonce = [0_u8; NONCE];
        random(&mut nonce)?;
        let payload = Payload {
            msg: secret.reveal().as_bytes(),
            aad: place.as_bytes(),
        };
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::Random("the cipher refused".to_owned()))?;
        Ok(BASE64.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts what [`Vault::seal`] made for the same place.
    pub fn unseal(&self, place: &str, sealed: &str) -> Result<Secret, Error> {
        let bytes = BASE64.decode(sealed).map_err(|_| Error::KeyLost)?;
        let (nonce, msg) = bytes.split_at_checked(NONCE).ok_or(Error::KeyLost)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Error::KeyLost)?;
        let aad = place.as_bytes();
        let plain = self
            .0
            .decrypt(&XNonce::from(nonce), Payload { msg, aad })
            .map(Zeroizing::new)
            .map_err(|_| Error::KeyLost)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Error::KeyLost)?;
        Ok(Secret::new(text))
    }
}

/// A new data key, wrapped.
fn new_key(wrap: &dyn KeyWrap) -> Result<String, Error> {
    let mut key = Zeroizing::new([0_u8; 32]);
    random(key.as_mut())?;
    let text = Zeroizing::new(BASE64.encode(key.as_ref()));
    wrap.wrap(&text).map_err(Error::KeyWrap)
}

/// Where the password of an account is kept.
pub(super) fn password_place(account: i64) -> String {
    format!("password:{account}")
}

/// A password of 20 letters and digits that cannot be misread: 116 bits.
pub(super) fn random_password() -> Result<Secret, Error> {
    const ALPHABET: &[u8; 56] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz2345679";
    const LENGTH: usize = 20;
    let mut password = Zeroizing::new(String::with_capacity(LENGTH));
    while password.len() < LENGTH {
        let mut bytes = [0_u8; 64];
        random(&mut bytes)?;
        // 224 = 4 x 56: bytes above would favour the first letters.
        let letters = bytes.iter().filter(|byte| **byte < 224);
        for letter in letters.filter_map(|byte| ALPHABET.get(usize::from(*byte) % 56)) {
            if password.len() < LENGTH {
                password.push(char::from(*letter));
            }
        }
    }
    Ok(Secret::new(password.as_str()))
}

/// A name that no other worker has: 128 random bits.
pub(super) fn random_owner() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    random(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A throw between 0 and 1, for jitter.
pub(super) fn dice() -> f64 {
    f64::from(getrandom::u32().unwrap_or(u32::MAX / 2)) / f64::from(u32::MAX)
}

fn random(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|error| Error::Random(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(byte: u8) -> Vault {
        Vault(XChaCha20Poly1305::new(&Key::from([byte; 32])))
    }

    #[test]
    fn a_secret_opens_where_it_was_sealed_and_nowhere_else() {
        let secret = Secret::new("n3w pässword");
        let sealed = vault(1).seal("password:7", &secret).unwrap();
        assert!(!sealed.contains("pässword"));
        assert_eq!(vault(1).unseal("password:7", &sealed), Ok(secret));
        for (key, place) in [(1, "password:8"), (2, "password:7")] {
            assert_eq!(vault(key).unseal(place, &sealed), Err(Error::KeyLost));
        }
        for garbage in ["", "AAAA", "not base64 !"] {
            assert_eq!(vault(1).unseal("password:7", garbage), Err(Error::KeyLost));
        }
    }

    #[test]
    fn sealing_twice_gives_different_texts() {
        let secret = Secret::new("same");
        let vault = vault(1);
        assert_ne!(vault.seal("x", &secret), vault.seal("x", &secret));
    }

    #[test]
    fn passwords_are_long_plain_and_different() {
        let one = random_password().unwrap();
        let two = random_password().unwrap();
        assert_ne!(one, two);
        assert_eq!(one.reveal().len(), 20);
        assert!(one.reveal().chars().all(|c| c.is_ascii_alphanumeric()));
    }
}
