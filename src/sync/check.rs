//! The connection test: who are we, and if nobody says so, why not.

use super::admission::{Admission, clear};
use super::login::{NoLogin, SignIn};
use super::{BlockOn, Error, Reason, Settings, Trigger, belonging, heard};
use crate::cdn::{self, Class, Platform};

/// Asks with the settings as they are. A key that was typed in and is accepted is kept.
pub fn check<P: Platform, B: BlockOn>(
    sign_in: &SignIn<'_, B>,
    connect: impl Fn(&Settings) -> P,
) -> Result<Reason, Error> {
    let store = sign_in.store;
    let settings = match sign_in.run(Trigger::Page, &connect)? {
        Ok(settings) => settings,
        Err(NoLogin::Before(reason)) => return Ok(reason),
        Err(NoLogin::Platform(error)) => return Ok(why_not(&error)),
    };
    match heard::identify(store, sign_in.executor, &connect(&settings))? {
        Ok(operator) => {
            let id = operator.id.as_str();
            if let Some(other_operator) = belonging::claim(store, id)? {
                return Ok(other_operator);
            }
            clear(store)?;
            Ok(Reason::new("connected")
                .with("operator", id)
                .with("name", operator.name))
        }
        Err(error) => {
            if error.class == Class::Authentication {
                let admission = Admission {
                    store,
                    wrap: sign_in.wrap,
                    login: settings.login(),
                };
                admission.remember(&error)?;
            }
            Ok(why_not(&error))
        }
    }
}

/// The cause by name, as far as it is known.
fn why_not(error: &cdn::Error) -> Reason {
    let code = match (error.cause, error.class) {
        (Some(cause), _) => cause.as_str(),
        (None, Class::Authentication) => "login_refused",
        (None, _) => return Reason::from(error),
    };
    Reason::new(code).with("message", error.message.as_str())
}
