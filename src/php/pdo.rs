//! WHMCS's own PDO as a [`Database`].
//!
//! Prepares are emulated for our statements alone: one round trip each, and no prepared statement
//! left on WHMCS's connection.

use std::borrow::Cow;

use once_cell::unsync::OnceCell;

use ext_php_rs::convert::{FromZval, IntoZvalDyn};
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ArrayKey, ZendHashTable, ZendObject, Zval};
use ext_php_rs::zend::ClassEntry;

use super::exceptions::take_exception;
use crate::whmcs::{
    Database, DatabaseError, Row, Value, is_four_bytes, knows_all_characters, with_numbers,
};

const ATTR_EMULATE_PREPARES: i64 = 20;
const FETCH_NUM: i64 = 3;

/// How often a statement is run that always ends in a deadlock.
const ATTEMPTS: usize = 3;

/// A `\PDO` argument; keeps the object alive.
pub struct Pdo {
    object: Zval,
    /// The connection carries every character; asked for once, if it matters.
    carries_all: OnceCell<bool>,
}

impl<'a> FromZval<'a> for Pdo {
    const TYPE: DataType = DataType::object("PDO");

    fn from_zval(zval: &'a Zval) -> Option<Self> {
        let class = ClassEntry::try_find("PDO")?;
        zval.object()?.instance_of(class).then(|| Self {
            object: zval.shallow_clone(),
            carries_all: OnceCell::new(),
        })
    }
}

impl Pdo {
    fn object(&self) -> Result<&ZendObject, DatabaseError> {
        self.object
            .object()
            .ok_or_else(|| DatabaseError::new("the connection is no PDO object"))
    }

    /// Whether somebody left a transaction open on this connection.
    pub(super) fn in_transaction(&self) -> Result<bool, DatabaseError> {
        Ok(call(self.object()?, "inTransaction", Vec::new())?.is_true())
    }

    /// Each statement of ours is a transaction of its own, so that of a deadlock can be run again: a job that it was
    /// to give back would be nobody's until its lease is over. Not in a transaction of somebody else, which is undone.
    fn run(&self, sql: &str, parameters: &[Value]) -> Result<Zval, DatabaseError> {
        let repeats = if self.in_transaction()? {
            0
        } else {
            ATTEMPTS - 1
        };
        for _ in 0..repeats {
            match self.run_once(sql, parameters) {
                Err(error) if error.is_deadlock() => {}
                done => return done,
            }
        }
        self.run_once(sql, parameters)
    }

    fn run_once(&self, sql: &str, parameters: &[Value]) -> Result<Zval, DatabaseError> {
        let mut options = ZendHashTable::with_capacity(1);
        options
            .insert(ArrayKey::Long(ATTR_EMULATE_PREPARES), true)
            .map_err(|_| out_of_memory())?;
        let (sql, texts) = with_numbers(sql, parameters);
        let mut bound = ZendHashTable::with_capacity(u32::try_from(texts.len()).unwrap_or(0));
        for text in texts {
            bound
                .push(&*self.carried(text)?)
                .map_err(|_| out_of_memory())?;
        }
        let pdo = self.object()?;
        let statement = call(pdo, "prepare", vec![&sql, &options])?;
        let Some(object) = statement.object() else {
            return Err(silent_failure(pdo));
        };
        if call(object, "execute", vec![&bound])?.is_false() {
            return Err(silent_failure(object));
        }
        Ok(statement)
    }

    fn carried<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, DatabaseError> {
        Ok(if self.carries(text)? {
            text.into()
        } else {
            text.replace(is_four_bytes, "\u{FFFD}").into()
        })
    }
}

fn out_of_memory() -> DatabaseError {
    DatabaseError::new("out of memory")
}

impl Database for Pdo {
    fn carries(&self, text: &str) -> Result<bool, DatabaseError> {
        if !text.contains(is_four_bytes) {
            return Ok(true);
        }
        if let Some(known) = self.carries_all.get() {
            return Ok(*known);
        }
        let knows_all = knows_all_characters(self)?;
        Ok(*self.carries_all.get_or_init(|| knows_all))
    }

    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        let statement = self.run(sql, parameters)?;
        let object = statement
            .object()
            .ok_or_else(|| DatabaseError::new("PDO lost its statement"))?;
        let fetched = call(object, "fetchAll", vec![&FETCH_NUM])?;
        let rows = fetched.array().ok_or_else(|| silent_failure(object))?;
        Ok(rows
            .values()
            .map(|row| Row(row.array().map_or_else(Vec::new, read_row)))
            .collect())
    }

    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError> {
        let statement = self.run(sql, parameters)?;
        let object = statement
            .object()
            .ok_or_else(|| DatabaseError::new("PDO lost its statement"))?;
        let changed = call(object, "rowCount", Vec::new())?;
        Ok(changed
            .long()
            .and_then(|number| u64::try_from(number).ok())
            .unwrap_or_default())
    }
}

fn read_row(row: &ZendHashTable) -> Vec<Value> {
    row.values()
        .map(|cell| {
            if let Some(number) = cell.long() {
                Value::Int(number)
            } else if let Some(text) = cell.zend_str() {
                Value::Text(String::from_utf8_lossy(text.as_bytes()).into_owned())
            } else if let Some(number) = cell.double() {
                Value::Text(number.to_string())
            } else if let Some(truth) = cell.bool() {
                Value::Int(i64::from(truth))
            } else {
                Value::Null
            }
        })
        .collect()
}

/// Calls a method; an exception is taken out of PHP and becomes an error here.
fn call(
    object: &ZendObject,
    method: &str,
    arguments: Vec<&dyn IntoZvalDyn>,
) -> Result<Zval, DatabaseError> {
    let result = object.try_call_method(method, arguments);
    if let Some(exception) = take_exception() {
        let message = exception.try_call_method("getMessage", Vec::new());
        let message = message.ok().and_then(|message| message.string());
        return Err(DatabaseError::new(message.unwrap_or_default()));
    }
    result.map_err(|error| DatabaseError::new(format!("PDO::{method}: {error}")))
}

/// With ERRMODE_SILENT a failure is only a `false`; the cause is asked for.
fn silent_failure(object: &ZendObject) -> DatabaseError {
    let info = call(object, "errorInfo", Vec::new()).ok();
    let message = info
        .as_ref()
        .and_then(Zval::array)
        .and_then(|info| info.get_index(2)?.string());
    DatabaseError::new(message.unwrap_or_else(|| "PDO gave no cause".to_owned()))
}
