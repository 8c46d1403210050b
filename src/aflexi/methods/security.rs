//! `security.update`: passwords.

use crate::aflexi::request::Request;
use crate::cdn::Secret;

/// Sets a publisher's password. The old one stays empty: an operator need not know it.
pub(in crate::aflexi) fn update(user: i64, password: &Secret) -> Request<'_> {
    let params = vec![user.into(), "".into(), password.reveal().into()];
    Request::write("security.update", params).with_secret(Some(password.clone()))
}
