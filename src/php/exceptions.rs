//! One base exception, and kinds below it that a caller can act on.
//!
//! Registered by hand: classes made by the attribute come out without message and line.

use std::sync::atomic::{AtomicPtr, Ordering};

use ext_php_rs::boxed::ZBox;
use ext_php_rs::builders::ClassBuilder;
use ext_php_rs::exception::PhpException;
use ext_php_rs::types::ZendObject;
use ext_php_rs::zend::{ClassEntry, ExecutorGlobals, ce};

use crate::sync::Error;
use crate::whmcs::DatabaseError;

const SUCCESS: i32 = 0;
const FAILURE: i32 = -1;

/// A kind of exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Base,
    Refused,
    NotFound,
    Database,
    Internal,
}

/// Class entries live as long as the module: PHP makes them at startup, before any request.
static CLASSES: [AtomicPtr<ClassEntry>; 5] = [const { AtomicPtr::new(std::ptr::null_mut()) }; 5];

impl Kind {
    fn class(self) -> &'static ClassEntry {
        let slot = CLASSES.get(self as usize);
        let entry = slot.map_or(std::ptr::null_mut(), |slot| slot.load(Ordering::Acquire));
        // SAFETY: null, or a class entry that PHP registered and keeps until the module ends.
        unsafe { entry.as_ref() }.unwrap_or_else(ce::exception)
    }
}

fn base() -> &'static ClassEntry {
    Kind::Base.class()
}

/// Registers the classes; returns what a startup function returns.
pub(super) fn register() -> i32 {
    macro_rules! exception {
        ($kind:expr, $name:literal, $parent:expr, $stub:literal) => {
            ClassBuilder::new(concat!("Aflexi\\Cdn\\", $name))
                .extends(($parent, $stub))
                .registration(|entry, _| {
                    if let Some(slot) = CLASSES.get($kind as usize) {
                        slot.store(entry, Ordering::Release);
                    }
                })
                .register()
        };
        ($kind:expr, $name:literal) => {
            exception!($kind, $name, base, "\\Aflexi\\Cdn\\CdnException")
        };
    }
    let registered = exception!(Kind::Base, "CdnException", ce::exception, "\\Exception")
        .and_then(|()| exception!(Kind::Refused, "RefusedException"))
        .and_then(|()| exception!(Kind::NotFound, "NotFoundException"))
        .and_then(|()| exception!(Kind::Database, "DatabaseException"))
        .and_then(|()| exception!(Kind::Internal, "InternalException"));
    if registered.is_ok() { SUCCESS } else { FAILURE }
}

/// An exception of a kind.
pub(super) fn exception(kind: Kind, message: String) -> PhpException {
    PhpException::new(sentence(&message), 0, kind.class())
}

/// An error's text is part of a sentence in Rust; a page shows it as one of its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(letters).collect();
    if sentence.ends_with(char::is_alphanumeric) {
        sentence.push('.');
    }
    sentence
}

/// Takes a thrown exception out of PHP. The mark that `exit()` leaves there is none: it stays and
/// ends the request when we return.
pub(super) fn take_exception() -> Option<ZBox<ZendObject>> {
    let thrown = ExecutorGlobals::get()
        .exception()
        .is_some_and(|exception| exception.instance_of(ce::throwable()));
    if thrown {
        ExecutorGlobals::take_exception()
    } else {
        None
    }
}

impl From<Error> for PhpException {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Database(_) => Kind::Database,
            Error::NotFound(_) => Kind::NotFound,
            Error::KeyLost | Error::Refused(_) => Kind::Refused,
            Error::KeyWrap(_) | Error::Random(_) => Kind::Internal,
        };
        exception(kind, error.to_string())
    }
}

impl From<DatabaseError> for PhpException {
    fn from(error: DatabaseError) -> Self {
        exception(Kind::Database, error.to_string())
    }
}
