//! What hooks call: a hint, and nothing else.

use ext_php_rs::exception::PhpResult;

use super::BRAND;
use super::exceptions::{Kind, exception};
use super::pdo::Pdo;
use crate::whmcs::{HintKind, Store, When};

/// A payment's own row leads to its invoices.
const PAYMENT: &str = "payment";

/// Notes a hint; an id that is none is ignored.
pub(super) fn note(pdo: &Pdo, kind: &str, id: i64, cause: &str, when: When) -> PhpResult<bool> {
    let store = Store::new(pdo, BRAND);
    if kind == PAYMENT {
        return Ok(id > 0 && store.note_payment(id, cause, when.delay)?);
    }
    let kind = HintKind::parse(kind).ok_or_else(|| {
        let message = format!("a hint cannot be about a \"{kind}\"");
        exception(Kind::Refused, message)
    })?;
    if kind.has_subject() && id <= 0 {
        return Ok(false);
    }
    Ok(store.note(kind, id, cause, when)?)
}

/// Notes hints about every payment with a transaction id.
pub(super) fn refund(pdo: &Pdo, transaction: &str, cause: &str, delay: i64) -> PhpResult<bool> {
    Ok(Store::new(pdo, BRAND).note_transaction(transaction, cause, delay)?)
}
