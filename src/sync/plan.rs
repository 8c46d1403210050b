//! What to do about one account: desired x applied (R2, R8). Pure.

use super::Reason;
use super::entitlement::{Entitlement, Verdict};
use super::naming;
use crate::cdn::{Capabilities, Contact, Status};
use crate::whmcs::{AccountRow, Service, is_kept};

/// How WHMCS wants one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desired {
    /// Active, with this package, for this client.
    Active {
        /// Package name.
        package: String,
        /// Name and e-mail.
        contact: Contact,
        /// The client it belongs to.
        client: i64,
    },
    /// Not served, if it exists.
    Suspended,
    /// As it is.
    Keep,
}

/// R2: services that share an account are in line with the entitled one of the highest id. Without
/// an entitled one, any Keep keeps it.
pub fn desired(members: &[(&Service, &Entitlement)]) -> Result<Desired, Reason> {
    let leading = |verdict| {
        members
            .iter()
            .filter(|(_, entitlement)| entitlement.verdict == verdict)
            .max_by_key(|(service, _)| service.id)
            .map(|(service, _)| *service)
    };
    if let Some(service) = leading(Verdict::Yes) {
        let (Some(client), Some(product)) = (&service.client, &service.product) else {
            return Ok(Desired::Keep);
        };
        let package = naming::package_name(product.into());
        naming::check_package_name(&package)?;
        return Ok(Desired::Active {
            package,
            contact: naming::contact(client)?,
            client: client.id,
        });
    }
    Ok(match leading(Verdict::Keep) {
        Some(_) => Desired::Keep,
        None => Desired::Suspended,
    })
}

/// The changes that make an account as it is desired. Nothing is ever deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Make it; or, if a create was sent and never answered, find out what became of it.
    pub create: bool,
    /// Change its status.
    pub status: Option<Status>,
    /// Change its package.
    pub package: Option<String>,
    /// Change its name and e-mail.
    pub contact: Option<Contact>,
    /// Set the new password that an admin wished.
    pub password: bool,
}

impl Plan {
    /// Whether it is as it is desired.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// While a change may have been made and nobody said so, what is applied is not known: it differs
    /// from whatever is desired next.
    pub fn doubt(&self, applied: &mut AccountRow) {
        if self.status.is_some() {
            applied.status = None;
        }
        if self.package.is_some() {
            applied.package = None;
        }
        if self.contact.is_some() {
            applied.display_name = None;
            applied.email = None;
        }
    }
}

/// R8. What the platform cannot do is not planned.
pub fn plan(desired: &Desired, applied: &AccountRow, can: Capabilities) -> Plan {
    if applied.remote_id.is_none() {
        return Plan {
            create: matches!(desired, Desired::Active { .. }) || applied.progress.is_some(),
            ..Plan::default()
        };
    }
    let status =
        |wanted: Status| (applied.status.as_deref() != Some(wanted.as_str())).then_some(wanted);
    let password = can.passwords && applied.password_next.is_some();
    let is_applied = |fact: &Option<String>, wanted: &str| {
        fact.as_deref().is_some_and(|kept| is_kept(kept, wanted))
    };
    // As an earlier plugin wrote it: unchanged until the client is.
    let is_legacy = |fact: &Option<String>, wanted: &str| {
        fact.as_deref()
            .is_some_and(|kept| naming::is_legacy_name(kept, wanted))
    };
    let other_contact = |contact: &Contact| {
        let same_name = is_applied(&applied.display_name, &contact.display_name)
            || is_legacy(&applied.display_name, &contact.display_name);
        let same = same_name && is_applied(&applied.email, &contact.email);
        (can.contact && !same).then(|| contact.clone())
    };
    match desired {
        Desired::Active {
            package, contact, ..
        } => Plan {
            create: false,
            status: status(Status::Active),
            package: (can.named_packages && !is_applied(&applied.package, package))
                .then(|| package.clone()),
            contact: other_contact(contact),
            password,
        },
        Desired::Suspended => Plan {
            status: status(Status::Suspended),
            password,
            ..Plan::default()
        },
        Desired::Keep => Plan {
            password,
            ..Plan::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entitlement::tests::service;
    use super::*;

    const ALL: Capabilities = Capabilities {
        named_packages: true,
        passwords: true,
        contact: true,
        traffic: true,
    };

    fn entitled(verdict: Verdict) -> Entitlement {
        Entitlement {
            verdict,
            reason: Reason::new("test"),
        }
    }

    fn active() -> Desired {
        desired(&[(&service(), &entitled(Verdict::Yes))]).unwrap()
    }

    fn existing() -> AccountRow {
        AccountRow {
            id: 1,
            name: "anna".to_owned(),
            client: 5,
            remote_id: Some("1007".to_owned()),
            status: Some("active".to_owned()),
            package: Some("Boost".to_owned()),
            display_name: Some("Anna Doe".to_owned()),
            email: Some("anna@shop.example".to_owned()),
            ..AccountRow::default()
        }
    }

    #[test]
    fn r8_yes_and_absent_is_created() {
        let absent = AccountRow::default();
        assert!(plan(&active(), &absent, ALL).create);
        assert!(plan(&Desired::Suspended, &absent, ALL).is_empty());
        assert!(plan(&Desired::Keep, &absent, ALL).is_empty());
    }

    #[test]
    fn r8_a_create_that_was_never_answered_is_settled_whatever_is_wanted_now() {
        let lost = AccountRow {
            progress: Some("{}".to_owned()),
            ..AccountRow::default()
        };
        assert!(plan(&Desired::Suspended, &lost, ALL).create);
    }

    #[test]
    fn r8_one_difference_at_a_time() {
        type Change = fn(&mut AccountRow);
        let table: [(&str, Change, Plan); 5] = [
            ("in line", |_| {}, Plan::default()),
            (
                "suspended",
                |a| a.status = Some("suspended".to_owned()),
                Plan {
                    status: Some(Status::Active),
                    ..Plan::default()
                },
            ),
            (
                "adopted, status never written",
                |a| a.status = None,
                Plan {
                    status: Some(Status::Active),
                    ..Plan::default()
                },
            ),
            (
                "other package",
                |a| a.package = Some("Old".to_owned()),
                Plan {
                    package: Some("Boost".to_owned()),
                    ..Plan::default()
                },
            ),
            (
                "other e-mail",
                |a| a.email = Some("old@shop.example".to_owned()),
                Plan {
                    contact: Some(Contact {
                        display_name: "Anna Doe".to_owned(),
                        email: "anna@shop.example".to_owned(),
                    }),
                    ..Plan::default()
                },
            ),
        ];
        for (case, change, wanted) in table {
            let mut applied = existing();
            change(&mut applied);
            assert_eq!(plan(&active(), &applied, ALL), wanted, "{case}");
        }
    }

    #[test]
    fn a_name_as_an_earlier_plugin_wrote_it_is_unchanged_until_the_client_is() {
        let mut applied = existing();
        applied.display_name = Some("Anna, Doe".to_owned());
        assert!(plan(&active(), &applied, ALL).is_empty());
        applied.email = Some("old@shop.example".to_owned());
        assert!(plan(&active(), &applied, ALL).contact.is_some());
        applied.email = existing().email;
        let mut edited = service();
        if let Some(client) = &mut edited.client {
            client.firstname = "Anne".to_owned();
        }
        let edited = desired(&[(&edited, &entitled(Verdict::Yes))]).unwrap();
        let contact = plan(&edited, &applied, ALL).contact;
        assert_eq!(contact.map(|c| c.display_name).as_deref(), Some("Anne Doe"));
    }

    #[test]
    fn r8_no_and_active_is_suspended_and_nothing_else() {
        let mut applied = existing();
        applied.email = Some("old@shop.example".to_owned());
        let suspend = plan(&Desired::Suspended, &applied, ALL);
        assert_eq!(
            suspend,
            Plan {
                status: Some(Status::Suspended),
                ..Plan::default()
            }
        );
        applied.status = Some("suspended".to_owned());
        assert!(plan(&Desired::Suspended, &applied, ALL).is_empty());
    }

    #[test]
    fn what_the_platform_cannot_do_is_not_planned() {
        let none = Capabilities {
            named_packages: false,
            passwords: false,
            contact: false,
            traffic: false,
        };
        let mut applied = existing();
        applied.package = None;
        applied.email = None;
        assert!(plan(&active(), &applied, none).is_empty());
    }

    #[test]
    fn r2_the_entitled_service_of_the_highest_id_leads() {
        let (mut old, mut new) = (service(), service());
        old.id = 1;
        new.id = 2;
        new.product.as_mut().unwrap().name = "Newer".to_owned();
        let (yes, no, keep) = (
            entitled(Verdict::Yes),
            entitled(Verdict::No),
            entitled(Verdict::Keep),
        );
        let package = |members: &[(&Service, &Entitlement)]| match desired(members).unwrap() {
            Desired::Active { package, .. } => package,
            other => format!("{other:?}"),
        };
        assert_eq!(package(&[(&new, &yes), (&old, &yes)]), "Newer");
        assert_eq!(package(&[(&new, &no), (&old, &yes)]), "Boost");
        assert_eq!(package(&[(&new, &keep), (&old, &yes)]), "Boost");
        assert_eq!(
            desired(&[(&new, &keep), (&old, &no)]).unwrap(),
            Desired::Keep
        );
        assert_eq!(
            desired(&[(&new, &no), (&old, &no)]).unwrap(),
            Desired::Suspended
        );
    }

    fn any_text() -> impl Strategy<Value = Option<String>> {
        proptest::option::of("[ab]{0,2}")
    }

    fn any_row() -> impl Strategy<Value = AccountRow> {
        let status = proptest::option::of(prop_oneof!["active", "suspended"]);
        (
            any_text(),
            any_text(),
            status,
            any_text(),
            any_text(),
            any_text(),
        )
            .prop_map(
                |(remote_id, progress, status, package, display_name, email)| AccountRow {
                    remote_id,
                    progress,
                    status,
                    package,
                    display_name,
                    email,
                    ..AccountRow::default()
                },
            )
    }

    fn any_desired() -> impl Strategy<Value = Desired> {
        prop_oneof![
            ("[ab]{1,2}", "[ab]{1,2}", "[ab]{1,2}").prop_map(|(package, display_name, email)| {
                Desired::Active {
                    package,
                    contact: Contact {
                        display_name,
                        email,
                    },
                    client: 1,
                }
            }),
            Just(Desired::Suspended),
            Just(Desired::Keep),
        ]
    }

    proptest! {
        /// Carrying a plan out leaves nothing to plan, and Keep never starts or stops an account.
        #[test]
        fn a_plan_carried_out_leaves_nothing_to_do(desired in any_desired(), row in any_row()) {
            let first = plan(&desired, &row, ALL);
            if desired == Desired::Keep && row.remote_id.is_some() {
                prop_assert!(first.is_empty());
            }
            let mut after = row;
            if first.create {
                prop_assume!(matches!(desired, Desired::Active { .. }));
                after.remote_id = Some("1".to_owned());
            }
            for _ in 0..2 {
                let next = plan(&desired, &after, ALL);
                if let Some(status) = next.status { after.status = Some(status.as_str().to_owned()); }
                if let Some(package) = next.package { after.package = Some(package); }
                if let Some(contact) = next.contact {
                    after.display_name = Some(contact.display_name);
                    after.email = Some(contact.email);
                }
            }
            prop_assert!(plan(&desired, &after, ALL).is_empty());
        }

        /// What may have been changed is changed again, whatever is desired by then; nothing else is.
        #[test]
        fn a_change_in_doubt_is_made_sure_of(desired in any_desired(), then in any_desired(), row in any_row()) {
            let first = plan(&desired, &row, ALL);
            let mut doubtful = row.clone();
            first.doubt(&mut doubtful);
            let (sure, surely) = (plan(&then, &row, ALL), plan(&then, &doubtful, ALL));
            let decides = then != Desired::Keep;
            let serves = matches!(then, Desired::Active { .. });
            let wanted = |sure: bool, doubted: bool, matters: bool| sure || doubted && matters;
            prop_assert_eq!(surely.create, sure.create);
            prop_assert_eq!(
                surely.status.is_some(),
                wanted(sure.status.is_some(), first.status.is_some(), decides)
            );
            prop_assert_eq!(
                surely.package.is_some(),
                wanted(sure.package.is_some(), first.package.is_some(), serves)
            );
            prop_assert_eq!(
                surely.contact.is_some(),
                wanted(sure.contact.is_some(), first.contact.is_some(), serves)
            );
        }
    }
}
