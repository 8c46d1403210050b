//! What accounts, packages and people are called (R2, R3, R8). Pure.

use html_escape::decode_html_entities;

use super::Reason;
use crate::cdn::Contact;
use crate::whmcs::{Client, Service, ServiceProduct};

/// The longest account name our table and, with an operator suffix, any platform's login takes.
const LONGEST_ACCOUNT: usize = 100;
/// The longest package name, display name or e-mail that our table takes.
pub(super) const LONGEST_TEXT: usize = 255;

/// R2: the name given by an admin; else the service's username; else the client's e-mail with
/// `+ . @` turned into `_`. Names with anything but ASCII letters, digits and `_ . -` are refused.
pub fn account_name(service: &Service) -> Result<String, Reason> {
    let given = service.own_name.as_deref().unwrap_or_default().trim();
    let username = service.username.trim();
    let name = if !given.is_empty() {
        given.to_owned()
    } else if !username.is_empty() {
        username.to_owned()
    } else {
        let email = service.client.as_ref().map_or("", |c| c.email.trim());
        if email.is_empty() {
            return Err(Reason::new("no_email"));
        }
        name_of_email(&decode(email))
    };
    if is_account_name(&name) {
        Ok(name)
    } else {
        Err(Reason::new("bad_name").with("name", name))
    }
}

/// R2: the account name that is made of an e-mail.
pub(super) fn name_of_email(email: &str) -> String {
    email.replace(['+', '.', '@'], "_")
}

/// R2: ASCII letters, digits and `_ . -`, and not too long.
pub fn is_account_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !name.is_empty() && name.chars().all(plain) && name.len() <= LONGEST_ACCOUNT
}

/// What decides a package's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageSource<'a> {
    /// Set by an admin on our page.
    pub override_name: Option<&'a str>,
    /// Provisioning module; empty for none.
    pub servertype: &'a str,
    /// The module's first option.
    pub configoption1: &'a str,
    /// The product's name.
    pub product: &'a str,
}

impl<'a> From<&'a ServiceProduct> for PackageSource<'a> {
    fn from(product: &'a ServiceProduct) -> Self {
        Self {
            override_name: product.package_override.as_deref(),
            servertype: &product.servertype,
            configoption1: &product.configoption1,
            product: &product.name,
        }
    }
}

/// R3: the override; else `configoption1` if `servertype` and `configoption1` are both set; else
/// the product's name; else `default`. What WHMCS stored has its HTML entities decoded once.
pub fn package_name(source: PackageSource<'_>) -> String {
    let typed = source.override_name.unwrap_or_default().trim();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let hosting = decode(source.configoption1);
    if !source.servertype.trim().is_empty() && !hosting.is_empty() {
        return hosting;
    }
    let product = decode(source.product);
    if product.is_empty() {
        "default".to_owned()
    } else {
        product
    }
}

/// R3: a package name that is more likely a ticked box than a name.
pub fn is_odd_package_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "on" | "off" | "yes" | "no" | "true" | "false"
    ) || lower.chars().all(|c| c.is_ascii_digit())
}

/// A package name that cannot be kept apart from others at the platform.
pub fn check_package_name(name: &str) -> Result<(), Reason> {
    if name.chars().any(char::is_control) || name.chars().count() > LONGEST_TEXT {
        Err(Reason::new("bad_package_name").with("name", name))
    } else {
        Ok(())
    }
}

/// R8: the publisher's name is `First Last`; a client without any is called by the e-mail.
pub fn contact(client: &Client) -> Result<Contact, Reason> {
    let email = decode(&client.email);
    if email.is_empty() {
        return Err(Reason::new("no_email"));
    }
    if email.chars().count() > LONGEST_TEXT {
        return Err(Reason::new("bad_email"));
    }
    let full = format!("{} {}", decode(&client.firstname), decode(&client.lastname));
    let name = full.trim();
    let display_name = if name.is_empty() { &email } else { name };
    Ok(Contact {
        display_name: display_name.chars().take(LONGEST_TEXT).collect(),
        email,
    })
}

/// Whether a publisher has this display name as an earlier plugin wrote it: `First, Last`.
pub fn is_legacy_name(found: &str, display_name: &str) -> bool {
    let found = decode(found);
    found.split_once(',').is_some_and(|(first, last)| {
        let is_apart = last.is_empty() || last.starts_with(' ');
        is_apart && format!("{first}{last}").trim() == display_name
    })
}

/// Whether that is the client of this display name, as we or as an earlier plugin write it; in any case.
pub(super) fn is_called(found: &str, display_name: &str) -> bool {
    let (found, wanted) = (decode(found).to_lowercase(), display_name.to_lowercase());
    !wanted.is_empty() && (found == wanted || is_legacy_name(&found, &wanted))
}

/// WHMCS stores some texts with HTML entities.
pub fn decode(text: &str) -> String {
    decode_html_entities(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::entitlement::tests::service;
    use super::*;

    fn named(username: &str, email: &str) -> Service {
        let mut service = service();
        service.username = username.to_owned();
        if let Some(client) = &mut service.client {
            client.email = email.to_owned();
        }
        service
    }

    #[test]
    fn r2_the_username_else_the_email() {
        let table = [
            ("anna", "anna@shop.example", Ok("anna")),
            ("  anna ", "anna@shop.example", Ok("anna")),
            ("", "a.b+c@shop.example", Ok("a_b_c_shop_example")),
            ("  ", "x@y.z", Ok("x_y_z")),
            ("", "", Err("no_email")),
            ("anna/42", "", Err("bad_name")),
            ("an na", "", Err("bad_name")),
            ("an\u{7}na", "", Err("bad_name")),
            ("änna", "", Err("bad_name")),
            ("", "o'reilly@x.example", Err("bad_name")),
            ("", "o&#039;reilly@x.example", Err("bad_name")),
        ];
        for (username, email, wanted) in table {
            let name = account_name(&named(username, email));
            match wanted {
                Ok(wanted) => assert_eq!(name, Ok(wanted.to_owned()), "{username:?} {email:?}"),
                Err(code) => assert_eq!(name.unwrap_err().code, code, "{username:?} {email:?}"),
            }
        }
    }

    #[test]
    fn r2_a_name_given_by_an_admin_comes_first() {
        let mut service = named("anna", "anna@shop.example");
        service.own_name = Some("anna2".to_owned());
        assert_eq!(account_name(&service), Ok("anna2".to_owned()));
    }

    #[test]
    fn r2_a_name_that_fits_no_table_is_refused() {
        let service = named(&"a".repeat(101), "");
        assert_eq!(account_name(&service).unwrap_err().code, "bad_name");
    }

    #[test]
    fn r3_override_module_option_product_default() {
        let table = [
            (Some("Typed"), "cpanel", "gold", "Gold Hosting", "Typed"),
            (Some(" "), "cpanel", "gold", "Gold Hosting", "gold"),
            (None, "cpanel", "gold", "Gold Hosting", "gold"),
            (None, "cpanel", "", "Gold Hosting", "Gold Hosting"),
            (None, "", "gold", "Gold Hosting", "Gold Hosting"),
            (None, "", "", "Tom &amp; Jerry&#039;s", "Tom & Jerry's"),
            (None, "", "", "A &amp;amp; B", "A &amp; B"),
            (Some("a &amp; b"), "", "", "x", "a &amp; b"),
            (None, "", "", " ", "default"),
        ];
        for (override_name, servertype, configoption1, product, wanted) in table {
            let source = PackageSource {
                override_name,
                servertype,
                configoption1,
                product,
            };
            assert_eq!(package_name(source), wanted, "{source:?}");
        }
    }

    #[test]
    fn r3_names_that_look_like_a_ticked_box() {
        for odd in ["on", "1", "ON", "Yes", "2048"] {
            assert!(is_odd_package_name(odd), "{odd}");
        }
        for plain in ["gold", "onyx", "1g", "Plan 1"] {
            assert!(!is_odd_package_name(plain), "{plain}");
        }
    }

    #[test]
    fn an_earlier_plugins_name_of_a_client_is_known() {
        for (found, same) in [
            ("Anna, Doe", true),
            ("Sean, O&#039;Reilly", false),
            ("Anna, van der Doe", false),
            ("Anna Doe", false),
            ("Doe, Anna", false),
            ("Anna,Doe", false),
            ("", false),
        ] {
            assert_eq!(is_legacy_name(found, "Anna Doe"), same, "{found}");
        }
        assert!(is_legacy_name("Sean, O&#039;Reilly", "Sean O'Reilly"));
        assert!(is_legacy_name("Anna, ", "Anna"));
        assert!(is_legacy_name(
            "Eva Maria, van der Doe",
            "Eva Maria van der Doe"
        ));
    }

    #[test]
    fn a_client_is_known_by_both_ways_to_write_the_name_in_any_case() {
        for (found, same) in [
            ("Séan O'Reilly", true),
            ("SÉAN O&#039;REILLY", true),
            ("séan, o&#039;reilly", true),
            ("O'Reilly, Séan", false),
            ("Séan", false),
            ("", false),
        ] {
            assert_eq!(is_called(found, "Séan O'Reilly"), same, "{found}");
        }
        assert!(!is_called("", ""), "nobody is called nothing");
    }

    #[test]
    fn r8_first_last_decoded_once() {
        let mut client = service().client.unwrap();
        client.firstname = "Séan".to_owned();
        client.lastname = "O&#039;Reilly".to_owned();
        let named = contact(&client).unwrap();
        assert_eq!(named.display_name, "Séan O'Reilly");
        client.firstname.clear();
        client.lastname.clear();
        assert_eq!(contact(&client).unwrap().display_name, client.email);
        client.email = format!("{}@x.example", "a".repeat(250));
        assert_eq!(contact(&client).unwrap_err().code, "bad_email");
    }
}
