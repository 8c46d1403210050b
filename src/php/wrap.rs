//! WHMCS's EncryptPassword and DecryptPassword, as PHP callables.

use ext_php_rs::convert::FromZval;
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ZendCallable, Zval};

use super::exceptions::take_exception;
use crate::sync::KeyWrap;

/// A `callable` argument; keeps what it holds alive.
pub struct Callback(Zval);

impl<'a> FromZval<'a> for Callback {
    const TYPE: DataType = DataType::Callable;

    fn from_zval(zval: &'a Zval) -> Option<Self> {
        zval.is_callable().then(|| Self(zval.shallow_clone()))
    }
}

impl Callback {
    fn call(&self, text: &str) -> Result<String, String> {
        let callable = ZendCallable::new(&self.0).map_err(|error| error.to_string())?;
        let result = callable.try_call(vec![&text]);
        if take_exception().is_some() {
            // Its message may hold what was to be encrypted.
            return Err("WHMCS's password function threw an exception".to_owned());
        }
        match result.map(|value| value.string()) {
            Ok(Some(text)) if !text.is_empty() => Ok(text),
            _ => Err("WHMCS's password function returned nothing".to_owned()),
        }
    }
}

/// Both of them.
pub struct PasswordFunctions {
    /// EncryptPassword
    pub encrypt: Callback,
    /// DecryptPassword
    pub decrypt: Callback,
}

impl KeyWrap for PasswordFunctions {
    fn wrap(&self, plain: &str) -> Result<String, String> {
        self.encrypt.call(plain)
    }

    fn unwrap(&self, wrapped: &str) -> Result<String, String> {
        self.decrypt.call(wrapped)
    }
}
