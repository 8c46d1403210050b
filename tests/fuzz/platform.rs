//! A platform with one account, which does all that it is asked for.

use aflexi_cdn::cdn::{Capabilities, Contact, Status};
use aflexi_cdn::sync::plan::{Desired, Plan};
use aflexi_cdn::whmcs::AccountRow;

use crate::dice::Dice;

/// What the platform has.
#[derive(Clone)]
pub struct Remote {
    pub account: Option<Account>,
}

#[derive(Clone)]
pub struct Account {
    pub is_active: bool,
    pub package: Option<String>,
    pub contact: Option<Contact>,
    pub password: Option<String>,
}

impl Remote {
    /// As our row says; what it does not know may be anything.
    pub fn of(row: &AccountRow, dice: &mut Dice<'_>) -> Self {
        let exists = row.remote_id.is_some() || row.progress.is_some() && dice.yes();
        let contact = row.display_name.clone().zip(row.email.clone());
        Self {
            account: exists.then(|| Account {
                is_active: match row.status.as_deref() {
                    Some(status) => status == "active",
                    None => dice.yes(),
                },
                package: row.package.clone(),
                contact: contact.map(|(display_name, email)| Contact {
                    display_name,
                    email,
                }),
                password: row.password_cipher.clone(),
            }),
        }
    }

    /// Makes all changes of a plan, and writes down what is true now.
    pub fn carry_out(
        &mut self,
        plan: &Plan,
        desired: &Desired,
        row: &mut AccountRow,
        can: Capabilities,
    ) {
        if plan.create {
            self.create(desired, row, can);
            return;
        }
        let Some(account) = &mut self.account else {
            assert!(plan.is_empty(), "{plan:?} for an account that is not there");
            return;
        };
        if let Some(status) = plan.status {
            account.is_active = status == Status::Active;
            row.status = Some(status.as_str().to_owned());
        }
        if let Some(package) = &plan.package {
            account.package = Some(package.clone());
            row.package = Some(package.clone());
        }
        if let Some(contact) = &plan.contact {
            account.contact = Some(contact.clone());
            row.display_name = Some(contact.display_name.clone());
            row.email = Some(contact.email.clone());
        }
        if plan.password {
            account.password = row.password_next.clone();
            row.password_cipher = row.password_next.take();
        }
    }

    /// One that is there is only taken note of: what it has is not known.
    fn create(&mut self, desired: &Desired, row: &mut AccountRow, can: Capabilities) {
        row.progress = None;
        if self.account.is_some() {
            row.remote_id = Some("1007".to_owned());
            (row.status, row.package, row.display_name, row.email) = (None, None, None, None);
            return;
        }
        let Desired::Active {
            package, contact, ..
        } = desired
        else {
            return;
        };
        let account = Account {
            is_active: true,
            package: can.named_packages.then(|| package.clone()),
            contact: Some(contact.clone()),
            password: row.password_cipher.clone(),
        };
        row.remote_id = Some("1007".to_owned());
        row.status = Some(Status::Active.as_str().to_owned());
        row.package = account.package.clone();
        row.display_name = Some(contact.display_name.clone());
        row.email = Some(contact.email.clone());
        self.account = Some(account);
    }
}
