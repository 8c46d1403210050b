//! What putting accounts right would write, before anything is written (R11).

use serde::Serialize;

use super::batch::Batch;
use super::capability::believed;
use super::naming::decode;
use super::plan::{Desired, Plan, desired, plan};
use super::products::present_agreement;
use super::ticked::NOTHING_TICKED;
use super::{Because, Error, Reason};
use crate::cdn::{Capabilities, Status};
use crate::whmcs::Store;

/// What would become of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Our id of the account.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// `tblclients.id`
    pub client: i64,
    /// `First Last`.
    pub client_name: String,
    /// Its services.
    pub services: Vec<i64>,
    /// Why WHMCS wants it so.
    pub because: Because,
    /// It can be put right.
    pub possible: bool,
    /// What would be written, or why nothing can be.
    pub changes: Vec<Reason>,
}

/// What would become of the ticked accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Corrections {
    /// One by one.
    pub accounts: Vec<Correction>,
    /// How many would be suspended.
    pub suspend: usize,
}

/// Looks at accounts by our tables and WHMCS's alone. No call is made, and nothing is written.
pub fn corrections(
    store: Store<'_>,
    can: Capabilities,
    accounts: &[i64],
) -> Result<Corrections, Error> {
    if accounts.is_empty() {
        return Err(Error::Refused(NOTHING_TICKED.into()));
    }
    let offer = present_agreement(store)?.offer();
    let can = believed(store, can)?;
    let rows = store.made_accounts(accounts)?;
    let services: Vec<i64> = rows.iter().flat_map(|row| row.services.clone()).collect();
    let mut batch = Batch::read(store, &services, &offer)?;
    for row in &rows {
        batch.refuse_strangers(&row.account);
    }
    let mut suspend = 0;
    let mut corrections = Vec::with_capacity(rows.len());
    let because = Because::read(store, rows.iter().map(|row| row.reason.as_deref()))?;
    for (row, because) in std::iter::zip(rows, because) {
        let applied = row.account.as_observed();
        let (possible, changes) = match desired(&batch.members(row.account.id)) {
            _ if row.services.is_empty() => (false, vec![Reason::new("would_keep")]),
            Ok(Desired::Keep) => (false, vec![Reason::new("would_keep")]),
            Ok(desired) => {
                let plan = plan(&desired, &applied, can);
                suspend += usize::from(plan.status == Some(Status::Suspended));
                (true, changes(&plan, &desired))
            }
            Err(reason) => (false, vec![reason]),
        };
        corrections.push(Correction {
            id: row.account.id,
            name: row.account.name,
            client: row.account.client,
            client_name: decode(&row.client_name),
            services: row.services,
            because,
            possible,
            changes,
        });
    }
    Ok(Corrections {
        accounts: corrections,
        suspend,
    })
}

/// The change that R10 counts.
pub(super) const WOULD_SUSPEND: &str = "would_suspend";

/// A plan in words. The pending new password of an account is no difference, and is not told.
pub(super) fn changes(plan: &Plan, desired: &Desired) -> Vec<Reason> {
    let mut changes = Vec::new();
    if plan.create {
        let package = match desired {
            Desired::Active { package, .. } => package.as_str(),
            _ => "",
        };
        changes.push(Reason::new("would_create").with("package", package));
    }
    match plan.status {
        Some(Status::Active) => changes.push(Reason::new("would_activate")),
        Some(Status::Suspended) => changes.push(Reason::new(WOULD_SUSPEND)),
        None => {}
    }
    if let Some(package) = &plan.package {
        changes.push(Reason::new("would_set_package").with("package", package.as_str()));
    }
    if let Some(contact) = &plan.contact {
        let change = Reason::new("would_set_contact")
            .with("name", contact.display_name.as_str())
            .with("email", contact.email.as_str());
        changes.push(change);
    }
    if changes.is_empty() {
        changes.push(Reason::new("would_change_nothing"));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cdn::Contact;

    fn active() -> Desired {
        Desired::Active {
            package: "Boost".to_owned(),
            contact: contact(),
            client: 1,
        }
    }

    fn contact() -> Contact {
        Contact {
            display_name: "Anna Doe".to_owned(),
            email: "anna@shop.example".to_owned(),
        }
    }

    #[test]
    fn each_part_of_a_plan_is_told() {
        let table = [
            (Plan::default(), vec!["would_change_nothing"]),
            (
                Plan {
                    create: true,
                    ..Plan::default()
                },
                vec!["would_create"],
            ),
            (
                Plan {
                    status: Some(Status::Active),
                    package: Some("Boost".to_owned()),
                    contact: Some(contact()),
                    ..Plan::default()
                },
                vec!["would_activate", "would_set_package", "would_set_contact"],
            ),
            (
                Plan {
                    status: Some(Status::Suspended),
                    password: true,
                    ..Plan::default()
                },
                vec!["would_suspend"],
            ),
        ];
        for (plan, wanted) in table {
            let told = changes(&plan, &active());
            let codes: Vec<&str> = told.iter().map(|reason| reason.code.as_ref()).collect();
            assert_eq!(codes, wanted, "{plan:?}");
        }
    }
}
