//! What any CDN reseller platform offers, seen from the reseller's side.
//!
//! Nothing here knows WHMCS, PHP or one vendor's protocol. A platform is what implements
//! [`Platform`]; what it can do is asked ([`Capabilities`]), never assumed.

mod account;
mod calendar;
mod error;
mod package;
mod platform;
mod secret;
mod traffic;

pub use account::{Account, Contact, NewAccount, RemoteId, Status};
pub use calendar::{Day, Month};
pub use error::{Cause, Class, Error};
pub use package::{Express, Limits, Package};
pub use platform::{Capabilities, Created, Cursor, Operator, Page, Platform, Progress};
pub use secret::Secret;
pub use traffic::Traffic;
