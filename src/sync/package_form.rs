//! What an admin types in about packages: checked, and compared with what the form showed, before the
//! platform is asked anything.

use serde::Serialize;

use super::limits::{self, LimitChange, Problems, Typed};
use super::package_list::row;
use super::{Error, Reason, naming};
use crate::cdn::{Express, Limits};
use crate::whmcs::{LogEntry, Store};

/// A form.
#[derive(Clone, Copy, Debug)]
pub struct PackageForm<'a> {
    /// Our id of the package; 0 for one that is to be made.
    pub package: i64,
    /// Name of one that is to be made.
    pub name: &'a str,
    /// The limits that the form showed, as [`PackageLine`](super::PackageLine) gave them.
    pub shown: &'a str,
    /// What was typed.
    pub limits: &'a Typed,
}

/// What a form would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PackageDraft {
    /// The package.
    pub name: String,
    /// What is wrong, by the name of the field; then it would do nothing.
    pub problems: Problems,
    /// What is odd.
    pub warnings: Vec<Reason>,
    /// What it would change; of a new package, all of its limits.
    pub changes: Vec<LimitChange>,
    /// How many accounts have the package.
    pub accounts: i64,
}

/// Tells what a form would do. Writes nothing and calls nobody.
pub fn foresee_package(
    store: Store<'_>,
    form: PackageForm<'_>,
    express: Express,
) -> Result<PackageDraft, Error> {
    if form.package == 0 {
        foresee_new(store, form, express)
    } else {
        foresee_edit(store, form, express)
    }
}

fn foresee_new(
    store: Store<'_>,
    form: PackageForm<'_>,
    express: Express,
) -> Result<PackageDraft, Error> {
    let name = naming::decode(form.name);
    let mut draft = PackageDraft::default();
    match limits::read(form.limits, &Limits::default(), express) {
        Ok(limits) => draft.changes = limits::all(&limits),
        Err(problems) => draft.problems = problems,
    }
    if let Some(reason) = bad_name(store, &name)? {
        draft.problems.insert("name", reason);
    } else if let Some(there) = same_name(&store.package_names()?, &name) {
        draft.problems.insert("name", exists(there));
    }
    if naming::is_odd_package_name(&name) && !name.is_empty() {
        let odd = Reason::new("odd_package_name").with("name", name.as_str());
        draft.warnings.push(odd);
    }
    Ok(PackageDraft { name, ..draft })
}

fn foresee_edit(
    store: Store<'_>,
    form: PackageForm<'_>,
    express: Express,
) -> Result<PackageDraft, Error> {
    let row = row(store, form.package)?;
    let shown = shown(form)?;
    let mut draft = PackageDraft {
        name: row.facts.name,
        accounts: row.accounts,
        ..PackageDraft::default()
    };
    match limits::read(form.limits, &shown, express) {
        Ok(limits) => draft.changes = limits::changes(&shown, &limits),
        Err(problems) => draft.problems = problems,
    }
    Ok(draft)
}

/// Sets what packages are made with when their accounts have none yet (R3). Written to the operation log.
/// Returns what is wrong; then nothing is set.
pub fn set_new_package_limits(
    store: Store<'_>,
    typed: &Typed,
    express: Express,
    actor: &str,
) -> Result<Problems, Error> {
    let before = limits::of_new_packages(&store.meta()?);
    let after = match limits::read(typed, &before, express) {
        Ok(after) => after,
        Err(problems) => return Ok(problems),
    };
    if after != before {
        store.set_meta(limits::OF_NEW_PACKAGES, &limits::to_text(&after))?;
        store.write_log(&[LogEntry {
            actor: actor.to_owned(),
            account: None,
            service: None,
            action: "package_limits",
            result: "done",
            detail: limits::log_detail(None, Some(&before), &after),
            milliseconds: 0,
        }])?;
    }
    Ok(Problems::new())
}

/// The limits that a form showed.
pub(super) fn shown(form: PackageForm<'_>) -> Result<Limits, Error> {
    limits::from_text(form.shown).ok_or_else(|| {
        Error::Refused("the form did not arrive as it was shown; open the package again".into())
    })
}

/// Why no package can have this name.
pub(super) fn bad_name(store: Store<'_>, name: &str) -> Result<Option<Reason>, Error> {
    if name.is_empty() {
        return Ok(Some(Reason::new("package_no_name")));
    }
    // What WHMCS does to it on its way from form to form would make another of it.
    if naming::decode(name) != name {
        return Ok(Some(Reason::new("package_name_entity").with("name", name)));
    }
    if let Err(reason) = naming::check_package_name(name) {
        return Ok(Some(reason));
    }
    let is_carried = store.carries(name)?;
    Ok((!is_carried).then(|| Reason::new("bad_package_name").with("name", name)))
}

/// The one of these names that is this one in any case.
pub(super) fn same_name<'n>(
    names: impl IntoIterator<Item = &'n String>,
    name: &str,
) -> Option<&'n str> {
    let lower = name.to_lowercase();
    let mut names = names.into_iter().map(String::as_str);
    names.find(|other| other.to_lowercase() == lower)
}

pub(super) fn exists(name: &str) -> Reason {
    Reason::new("package_exists").with("name", name)
}
