//! Hints become jobs, or a pass.

use super::Error;
use super::carry::Gate;
use crate::whmcs::{Hint, HintKind, Origin, Store};

const AT_ONCE: usize = 500;

/// Turns the hints that are due into jobs, or into a full pass. True if one of them may concern any
/// service. A crash in between leaves hints that are merged again.
pub(super) fn take_in_hints(store: Store<'_>, gate: &Gate) -> Result<bool, Error> {
    let mut everything = false;
    while gate.is_open() {
        let hints = store.due_hints(AT_ONCE)?;
        let Some(newest) = hints.last() else {
            break;
        };
        for kind in HintKind::ALL {
            let subjects: Vec<i64> = of_kind(&hints, kind).map(|hint| hint.subject).collect();
            if subjects.is_empty() {
                continue;
            }
            if kind == HintKind::Pass {
                store.open_full_pass()?;
            }
            if kind.leads_to_services() {
                let cause = of_kind(&hints, kind).last().unwrap_or(newest);
                let services = store.concerned_services(kind, &subjects, false)?;
                store.open_jobs(&services, &cause.cause, Origin::Event)?;
            } else {
                everything = true;
            }
            if kind == HintKind::Addon && !store.addons_exist(&subjects)? {
                everything = true;
            }
        }
        let ids: Vec<i64> = hints.iter().map(|hint| hint.id).collect();
        store.forget_hints(&ids)?;
    }
    Ok(everything)
}

fn of_kind(hints: &[Hint], kind: HintKind) -> impl Iterator<Item = &Hint> {
    hints.iter().filter(move |hint| hint.kind == kind)
}
