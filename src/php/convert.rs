//! Results to PHP arrays, and lists of ids from them.

use std::collections::BTreeMap;

use ext_php_rs::exception::{PhpException, PhpResult};
use ext_php_rs::types::{ArrayKey, ZendHashTable, Zval};
use serde::Serialize;
use serde_json::Value;

use super::exceptions::{Kind, exception};

/// A result as a PHP value: structs become arrays with their field names as keys.
pub(super) fn to_php(result: &impl Serialize) -> PhpResult<Zval> {
    let json = serde_json::to_value(result)
        .map_err(|error| exception(Kind::Internal, error.to_string()))?;
    value(json).map_err(PhpException::from)
}

fn value(json: Value) -> ext_php_rs::error::Result<Zval> {
    let mut zval = Zval::new();
    match json {
        Value::Null => zval.set_null(),
        Value::Bool(truth) => zval.set_bool(truth),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => zval.set_long(whole),
            None => zval.set_double(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => zval.set_string(&text, false)?,
        Value::Array(items) => {
            let mut table = ZendHashTable::new();
            for item in items {
                table.push(value(item)?)?;
            }
            zval.set_hashtable(table);
        }
        Value::Object(members) => {
            let mut table = ZendHashTable::new();
            for (name, member) in members {
                table.insert(name.as_str(), value(member)?)?;
            }
            zval.set_hashtable(table);
        }
    }
    Ok(zval)
}

/// Texts by product id.
pub(super) fn texts_by_id(table: &ZendHashTable) -> PhpResult<BTreeMap<i64, String>> {
    let mut texts = BTreeMap::new();
    for (key, value) in table.iter() {
        let (ArrayKey::Long(id), Some(text)) = (key, value.string()) else {
            let message = "the package names must be texts, by product id".to_owned();
            return Err(exception(Kind::Refused, message));
        };
        texts.insert(id, text);
    }
    Ok(texts)
}

/// Texts by the name of their field.
pub(super) fn texts_by_name(table: &ZendHashTable) -> PhpResult<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for (key, value) in table.iter() {
        let (false, Some(text)) = (key.is_long(), value.string()) else {
            let message = "the limits must be texts, by the name of the limit".to_owned();
            return Err(exception(Kind::Refused, message));
        };
        texts.insert(key.to_string(), text);
    }
    Ok(texts)
}

/// Ids by another id.
pub(super) fn ids_by_id(table: &ZendHashTable) -> PhpResult<BTreeMap<i64, i64>> {
    let mut ids = BTreeMap::new();
    for (key, value) in table.iter() {
        let (ArrayKey::Long(id), Some(other)) = (key, value.long()) else {
            let message = "the services must be numbers, by the number of the account".to_owned();
            return Err(exception(Kind::Refused, message));
        };
        ids.insert(id, other);
    }
    Ok(ids)
}
