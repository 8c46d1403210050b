//! The fault codes. Aflexi's own are unknown; these are the sandbox's.

use dxr::Fault;

pub const AUTHENTICATION: i32 = 1001;
pub const NOT_PERMITTED: i32 = 1002;
pub const BLOCKED: i32 = 1003;
pub const NO_USER: i32 = 1101;
pub const NO_LINK: i32 = 1102;
pub const NO_PACKAGE: i32 = 1103;
pub const PACKAGE_EXISTS: i32 = 1201;
pub const USERNAME_EXISTS: i32 = 1202;
pub const PACKAGE_IN_USE: i32 = 1203;
pub const MISSING: i32 = 1301;
pub const INVALID: i32 = 1302;
pub const OLD_PASSWORD: i32 = 1401;
pub const TRY_LATER: i32 = 1501;

pub const NOT_WELL_FORMED: i32 = -32700;
pub const NOT_A_CALL: i32 = -32600;
pub const UNKNOWN_METHOD: i32 = -32601;
pub const PARAMETERS: i32 = -32602;

/// A fault with a code of this module. Texts never repeat a secret.
pub fn fault(code: i32, text: impl Into<String>) -> Fault {
    Fault::new(code, text.into())
}

pub fn not_permitted(what: &str) -> Fault {
    fault(NOT_PERMITTED, format!("Not permitted: {what}"))
}

pub fn missing(member: &str) -> Fault {
    fault(MISSING, format!("Required member missing: {member}"))
}

pub fn invalid(what: &str) -> Fault {
    fault(INVALID, format!("Invalid value: {what}"))
}

pub fn unknown_method(method: &str) -> Fault {
    fault(UNKNOWN_METHOD, format!("Unknown method: {method}"))
}

pub fn parameters(what: &str) -> Fault {
    fault(PARAMETERS, format!("Invalid parameters: {what}"))
}

pub fn no_user() -> Fault {
    fault(NO_USER, "User not found")
}

pub fn no_link() -> Fault {
    fault(NO_LINK, "Publisher link not found")
}

pub fn no_package() -> Fault {
    fault(NO_PACKAGE, "Bandwidth package not found")
}

pub fn try_later() -> Fault {
    fault(TRY_LATER, "Try again later")
}
