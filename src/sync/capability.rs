//! What the platform can do. One that has said that it does not know a call is believed for a day.

use super::Error;
use crate::cdn::Capabilities;
use crate::whmcs::{Meta, Store};

/// In our facts: until when names and e-mails are not changed.
const NO_CONTACT: &str = "contact_unsupported_until";
/// In seconds.
const A_DAY: i64 = 86_400;

/// What it can do by what it has said so far.
pub(super) fn believed(store: Store<'_>, can: Capabilities) -> Result<Capabilities, Error> {
    Ok(Capabilities {
        contact: can.contact && !lacks_contact(&store.meta()?),
        ..can
    })
}

/// It has said that it does not know how to change name and e-mail.
pub(super) fn lacks_contact(meta: &Meta) -> bool {
    meta.is_later(NO_CONTACT, A_DAY)
}

/// It says so now.
pub(super) fn note_no_contact(store: Store<'_>) -> Result<(), Error> {
    Ok(store.set_meta_later(NO_CONTACT, A_DAY)?)
}
