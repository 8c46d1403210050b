//! Carries the plan of one account out at the platform.
//!
//! Guarantees: nothing is marked as made before the platform said so; a create whose answer was lost
//! is looked up before it is repeated, and a change whose answer was lost is made again; the stored
//! password is the one that holds.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use super::Reason;
use super::budget::{Budget, Outcome};
use super::change::Facts;
use super::naming::{LONGEST_TEXT, is_called};
use super::own_password::{CLIENT, IMPORTED};
use super::plan::{Desired, Plan, plan};
use super::progress::Progress;
use crate::cdn::{
    Account, Capabilities, Class, Contact, Created, Error, NewAccount, Platform, RemoteId, Secret,
    Status,
};
use crate::whmcs::AccountRow;

/// Shared by all accounts of a run: past the deadline, or when the platform is down, no account is
/// started any more.
pub(super) struct Gate {
    deadline: Instant,
    budget: Cell<Budget>,
    /// Nobody knows yet whether the platform is back.
    probes: Cell<bool>,
    answered: Cell<bool>,
    closed: RefCell<Option<Error>>,
}

impl Gate {
    pub(super) fn new(deadline: Instant) -> Self {
        Self {
            deadline,
            budget: Cell::default(),
            probes: Cell::new(false),
            answered: Cell::new(false),
            closed: RefCell::new(None),
        }
    }

    pub(super) fn is_open(&self) -> bool {
        Instant::now() < self.deadline && self.closed.borrow().is_none()
    }

    /// How long the run may still work.
    pub(super) fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// The failure that closed it.
    pub(super) fn cause(&self) -> Option<Error> {
        self.closed.borrow().clone()
    }

    /// The platform was down: this run is to find out whether it is back.
    pub(super) fn probe(&self) {
        self.probes.set(true);
        self.budget.set(Budget::of_a_probe());
    }

    pub(super) fn probes(&self) -> bool {
        self.probes.get()
    }

    /// Calls were answered, and not too many failed.
    pub(super) fn has_worked(&self) -> bool {
        self.answered.get() && self.closed.borrow().is_none()
    }

    /// How a call has ended.
    pub(super) fn note(&self, failure: Option<&Error>) {
        let outcome = Outcome::of(failure);
        self.answered
            .set(self.answered.get() || outcome == Outcome::Answer);
        self.budget.set(self.budget.get().after(outcome));
        let Some(error) = failure else {
            return;
        };
        if error.class == Class::Authentication || self.budget.get().is_empty() {
            self.closed
                .borrow_mut()
                .get_or_insert_with(|| error.clone());
        }
    }
}

/// One account and what is to become of it.
pub(super) struct Task {
    pub row: AccountRow,
    pub desired: Desired,
    /// The package of `desired`, if the platform has named ones.
    pub package: Option<RemoteId>,
    /// The stored password, if the account is to be made.
    pub password: Option<Secret>,
    /// The new password that an admin or the client wished.
    pub new_password: Option<Secret>,
    /// A create was sent in an earlier attempt and never answered.
    pub unanswered: Option<Progress>,
    /// An earlier plugin had an account of that name.
    pub legacy: Option<Inherited>,
}

/// What is known of an account of an earlier plugin.
#[derive(Default)]
pub(super) struct Inherited {
    /// No other client has a service of that name today. A name may have been given again after a client was
    /// deleted, so that alone proves nothing: the account must look like the client's, too.
    pub has_own_name: bool,
    /// Its password, encrypted for the account.
    pub password_cipher: Option<String>,
}

/// One thing that was made true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Created,
    Adopted,
    Activated,
    Suspended,
    PackageChanged,
    ContactChanged,
    PasswordSet,
}

impl Step {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Created => "create",
            Self::Adopted => "adopt",
            Self::Activated => "activate",
            Self::Suspended => "suspend",
            Self::PackageChanged => "package",
            Self::ContactChanged => "contact",
            Self::PasswordSet => "password",
        }
    }
}

/// How the work on an account ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    Done,
    Refused(Reason),
    Failed(Reason, Option<Duration>),
    /// The platform does not know how to change name and e-mail; all else is done.
    ContactUnsupported,
    Untouched,
}

/// An account after the work: the row tells what is true now, also when the work failed half-way.
pub(super) struct Carried {
    pub row: AccountRow,
    /// How the account was before; one that was taken over, as it was found.
    pub before: Facts,
    pub steps: Vec<Step>,
    pub end: End,
    pub took: Duration,
}

/// Works on one account unless the gate is closed.
pub(super) async fn carry_out<P: Platform>(
    platform: &P,
    can: Capabilities,
    task: Task,
    gate: &Gate,
) -> Carried {
    let started = Instant::now();
    let mut work = Work {
        platform,
        gate,
        can,
        before: Facts::of(&task.row),
        row: task.row,
        legacy: task.legacy,
        steps: Vec::new(),
    };
    let end = if gate.is_open() {
        let result = work
            .run(
                &task.desired,
                task.package,
                task.password,
                task.new_password,
                task.unanswered,
            )
            .await;
        gate.note(match &result {
            Err(Stop::Failed(error)) => Some(error),
            _ => None,
        });
        match result {
            Ok(()) => End::Done,
            Err(Stop::Refused(reason)) => End::Refused(reason),
            Err(Stop::ContactUnsupported) => End::ContactUnsupported,
            Err(Stop::Later) => End::Untouched,
            Err(Stop::Failed(error)) => End::Failed(Reason::from(&error), error.retry_after),
        }
    } else {
        if task.unanswered.is_none() {
            work.row.progress = None;
        }
        End::Untouched
    };
    Carried {
        row: work.row,
        before: work.before,
        steps: work.steps,
        end,
        took: started.elapsed(),
    }
}

enum Stop {
    Refused(Reason),
    Failed(Error),
    ContactUnsupported,
    /// The row tells how far it has come; the rest is for the next worker.
    Later,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error.class {
            Class::Refused | Class::NotFound | Class::Unsupported => {
                Self::Refused(Reason::from(&error))
            }
            _ => Self::Failed(error),
        }
    }
}

struct Work<'a, P> {
    platform: &'a P,
    gate: &'a Gate,
    can: Capabilities,
    row: AccountRow,
    legacy: Option<Inherited>,
    before: Facts,
    steps: Vec<Step>,
}

impl<P: Platform> Work<'_, P> {
    async fn run(
        &mut self,
        desired: &Desired,
        package: Option<RemoteId>,
        password: Option<Secret>,
        new_password: Option<Secret>,
        unanswered: Option<Progress>,
    ) -> Result<(), Stop> {
        if self.row.remote_id.is_none() {
            let step = match &unanswered {
                Some(sent) => {
                    let contact = match desired {
                        Desired::Active { contact, .. } => Some(contact),
                        _ => None,
                    };
                    self.find_unanswered(sent, contact, password.as_ref())
                        .await?
                }
                None => None,
            };
            if !matches!(desired, Desired::Active { .. }) && step.is_none() {
                self.row.progress = None;
            }
            if unanswered.is_none()
                && let Desired::Active { contact, .. } = desired
            {
                self.find_legacy(contact).await?;
            }
            if let (
                None,
                Desired::Active {
                    package: name,
                    contact,
                    ..
                },
            ) = (&self.row.remote_id, desired)
            {
                let new = NewAccount {
                    name: self.row.name.clone(),
                    contact: contact.clone(),
                    password,
                    package: package.clone(),
                };
                self.create(new, name, step, unanswered.as_ref()).await?;
            }
        }
        let Some(id) = self.row.remote_id.clone().map(RemoteId::new) else {
            return Ok(());
        };
        let plan = plan(desired, &self.row, self.can);
        self.change_access(&id, plan.status, plan.package, package)
            .await?;
        let refused = match new_password {
            Some(password) => self.change_password(&id, &password).await?,
            None => None,
        };
        if let Some(contact) = plan.contact {
            self.change_contact(&id, contact).await?;
        }
        refused.map_or(Ok(()), |reason| Err(Stop::Refused(reason)))
    }

    /// R9: an account that an earlier plugin made is there already, so no create is sent before it was looked
    /// for. If it is not there any more, the next worker makes one: a create is never sent unless its
    /// intent is stored.
    async fn find_legacy(&mut self, contact: &Contact) -> Result<(), Stop> {
        if self.legacy.is_none() {
            return Ok(());
        }
        match self.platform.find_account(&self.row.name).await? {
            Some(found) if self.may_adopt(&found, Some(contact)) => {
                self.take_over(found, false);
                self.steps.push(Step::Adopted);
                Ok(())
            }
            Some(found) => Err(Stop::Refused(not_ours(&found))),
            None => {
                self.row.progress = Some(Progress::intend(None, &contact.email).to_json());
                Err(Stop::Later)
            }
        }
    }

    /// A create was sent and its answer lost: if the account is there and has an e-mail that was
    /// sent, it is ours. Its password is set once more, so that the stored one surely holds.
    async fn find_unanswered(
        &mut self,
        sent: &Progress,
        contact: Option<&Contact>,
        password: Option<&Secret>,
    ) -> Result<Option<crate::cdn::Progress>, Stop> {
        match self.platform.find_account(&self.row.name).await? {
            Some(found) if sent.emails.iter().any(|email| has_email(&found, email)) => {
                let mut password_holds = true;
                if let Some(password) = password {
                    let set = self.platform.set_password(&found.id, password).await;
                    password_holds = settled(set)?;
                }
                self.take_over(found, password_holds);
                self.steps.push(Step::Created);
                Ok(None)
            }
            Some(found) if self.may_adopt(&found, contact) => {
                self.take_over(found, false);
                self.steps.push(Step::Adopted);
                Ok(None)
            }
            Some(found) => {
                self.row.progress = None;
                Err(Stop::Refused(not_ours(&found)))
            }
            // The stored progress stays as the intent of the next create.
            None => Ok(sent.step.clone().map(crate::cdn::Progress)),
        }
    }

    async fn create(
        &mut self,
        new: NewAccount,
        package: &str,
        step: Option<crate::cdn::Progress>,
        unanswered: Option<&Progress>,
    ) -> Result<(), Stop> {
        let error = match self.platform.create_account(&new, step.as_ref()).await {
            Ok(Created::Done(id)) => {
                self.row.remote_id = Some(id.as_str().to_owned());
                self.row.progress = None;
                // What an admin agreed to was an account that was there before.
                self.row.adopt_by = None;
                self.made_status(Status::Active);
                if self.can.named_packages {
                    self.made_package(package.to_owned());
                }
                self.made_contact(new.contact);
                self.steps.push(Step::Created);
                return Ok(());
            }
            Ok(Created::Partly(next)) => {
                // Stored before the next step is taken.
                let sent = self.row.progress.as_deref().and_then(Progress::from_json);
                let progress = Progress {
                    step: Some(next.0),
                    ..Progress::intend(sent, &new.contact.email)
                };
                self.row.progress = Some(progress.to_json());
                return Err(Stop::Later);
            }
            Err(error) => error,
        };
        if error.class == Class::Unknown || step.is_some() {
            return Err(error.into());
        }
        let may_exist = matches!(error.class, Class::Refused | Class::NotFound);
        match unanswered {
            // Our earlier create may have been carried out since we looked.
            Some(sent) if may_exist => {
                self.find_unanswered(sent, Some(&new.contact), new.password.as_ref())
                    .await?;
                if self.row.remote_id.is_some() {
                    return Ok(());
                }
                self.row.progress = None;
                Err(error.into())
            }
            // It may still be under way.
            Some(_) => Err(error.into()),
            None => {
                self.row.progress = None;
                if may_exist {
                    self.adopt(&new.contact, error).await
                } else {
                    Err(error.into())
                }
            }
        }
    }

    /// R9: an admin allowed it, or the account has the client's e-mail, or it is an earlier plugin's and both
    /// its name and its display name are this client's.
    fn may_adopt(&self, found: &Account, contact: Option<&Contact>) -> bool {
        let is_inherited = |contact: &Contact| {
            let has_own_name = self.legacy.as_ref().is_some_and(|known| known.has_own_name);
            let name = found.display_name.as_deref().unwrap_or_default();
            has_own_name && is_called(name, &contact.display_name)
        };
        let is_theirs =
            |contact: &Contact| has_email(found, &contact.email) || is_inherited(contact);
        self.row.adopt_by.is_some() || contact.is_some_and(is_theirs)
    }

    /// R9: a refused create may mean that the account exists. With the client's e-mail, or an admin's
    /// word, it is adopted.
    async fn adopt(&mut self, contact: &Contact, refusal: Error) -> Result<(), Stop> {
        match self.platform.find_account(&self.row.name).await? {
            Some(found) if self.may_adopt(&found, Some(contact)) => {
                self.take_over(found, false);
                self.steps.push(Step::Adopted);
                Ok(())
            }
            Some(found) => Err(Stop::Refused(not_ours(&found))),
            None => Err(refusal.into()),
        }
    }

    /// An account that was found is ours from now on. Its status and package were never written by us.
    fn take_over(&mut self, found: Account, password_holds: bool) {
        let cut = |text: String| text.chars().take(LONGEST_TEXT).collect();
        self.row.remote_id = Some(found.id.as_str().to_owned());
        self.row.progress = None;
        self.row.adopt_by = None;
        self.row.display_name = found.display_name.map(cut);
        self.row.email = found.email.map(cut);
        self.row.observed.display_name = self.row.display_name.clone();
        self.row.observed.email = self.row.email.clone();
        self.before = Facts {
            status: found.status.map(|status| status.as_str().to_owned()),
            package: found.package,
            ..Facts::of(&self.row)
        };
        if !password_holds {
            let inherited = self.legacy.take().and_then(|known| known.password_cipher);
            let source = if inherited.is_some() {
                IMPORTED
            } else {
                "unknown"
            };
            self.row.password_cipher = inherited;
            self.row.password_source = Some(source.to_owned());
        }
    }

    /// Between two calls: is there time for one more?
    fn go_on(&self) -> Result<(), Stop> {
        if self.gate.is_open() {
            Ok(())
        } else {
            Err(Stop::Later)
        }
    }

    async fn change_access(
        &mut self,
        id: &RemoteId,
        status: Option<Status>,
        package: Option<String>,
        package_id: Option<RemoteId>,
    ) -> Result<(), Stop> {
        let package = package.zip(package_id);
        if status.is_none() && package.is_none() {
            return Ok(());
        }
        self.go_on()?;
        let package_id = package.as_ref().map(|(_, id)| id);
        if let Err(error) = self.platform.update_access(id, status, package_id).await {
            let plan = Plan {
                status,
                package: package.map(|(name, _)| name),
                ..Plan::default()
            };
            return Err(self.unanswered(&plan, error));
        }
        let is_new = !self.steps.is_empty();
        if let Some(status) = status {
            self.made_status(status);
            match status {
                Status::Suspended => self.steps.push(Step::Suspended),
                Status::Active if !is_new => self.steps.push(Step::Activated),
                Status::Active => {}
            }
        }
        if let Some((name, _)) = package {
            self.made_package(name);
            if !is_new {
                self.steps.push(Step::PackageChanged);
            }
        }
        Ok(())
    }

    async fn change_contact(&mut self, id: &RemoteId, contact: Contact) -> Result<(), Stop> {
        self.go_on()?;
        match self.platform.update_contact(id, &contact).await {
            Ok(()) => {
                self.made_contact(contact);
                self.steps.push(Step::ContactChanged);
                Ok(())
            }
            Err(error) if error.class == Class::Unsupported => Err(Stop::ContactUnsupported),
            Err(error) => {
                let plan = Plan {
                    contact: Some(contact),
                    ..Plan::default()
                };
                Err(self.unanswered(&plan, error))
            }
        }
    }

    /// A call that failed may have made its changes nevertheless.
    fn unanswered(&mut self, plan: &Plan, error: Error) -> Stop {
        if error.class == Class::Unknown {
            plan.doubt(&mut self.row);
        }
        error.into()
    }

    /// Sets a new password, or tells why the platform refuses it for good: then the old one holds, as
    /// far as it is known.
    async fn change_password(
        &mut self,
        id: &RemoteId,
        password: &Secret,
    ) -> Result<Option<Reason>, Stop> {
        self.go_on()?;
        match self.platform.set_password(id, password).await {
            Ok(()) => {
                let next = self.row.password_next.take();
                let source = self.row.password_next_source.take();
                // What clients choose is theirs alone.
                let is_own = source.as_deref() == Some(CLIENT);
                self.row.password_cipher = next.filter(|_| !is_own);
                self.row.password_source = source.or_else(|| Some("set".to_owned()));
                self.steps.push(Step::PasswordSet);
                Ok(None)
            }
            Err(error) => {
                if error.class == Class::Unknown {
                    // Either of them may hold now.
                    self.row.password_cipher = None;
                    self.row.password_source = Some("unknown".to_owned());
                }
                let message = error.message.clone();
                match Stop::from(error) {
                    Stop::Refused(_) => {
                        self.row.password_next = None;
                        self.row.password_next_source = None;
                        Ok(Some(
                            Reason::new("password_refused").with("message", message),
                        ))
                    }
                    stop => Err(stop),
                }
            }
        }
    }

    // What we make true is also what the platform would show.

    fn made_status(&mut self, status: Status) {
        let word = Some(status.as_str().to_owned());
        self.row.observed.status.clone_from(&word);
        self.row.status = word;
    }

    fn made_package(&mut self, name: String) {
        self.row.observed.package = Some(name.clone());
        self.row.package = Some(name);
    }

    fn made_contact(&mut self, contact: Contact) {
        self.row.observed.display_name = Some(contact.display_name.clone());
        self.row.observed.email = Some(contact.email.clone());
        self.row.display_name = Some(contact.display_name);
        self.row.email = Some(contact.email);
    }
}

/// Whether a call that the platform may refuse for good was carried out.
fn settled(result: Result<(), Error>) -> Result<bool, Stop> {
    match result {
        Ok(()) => Ok(true),
        Err(error) => match Stop::from(error) {
            Stop::Refused(_) => Ok(false),
            stop => Err(stop),
        },
    }
}

fn has_email(found: &Account, email: &str) -> bool {
    found
        .email
        .as_deref()
        .is_some_and(|theirs| theirs.to_lowercase() == email.to_lowercase())
}

fn not_ours(found: &Account) -> Reason {
    Reason::new("not_ours")
        .with("name", found.name.as_str())
        .with("email", found.email.as_deref().unwrap_or_default())
}
