//! Hints become jobs.

use super::Error;
use super::carry::Gate;
use crate::whmcs::{Hint, HintKind, Store};

const AT_ONCE: usize = 500;

/// Turns the hints that are due into jobs. A crash in between leaves hints that are merged again.
pub(super) fn take_in_hints(store: Store<'_>, gate: &Gate) -> Result<(), Error> {
    while gate.is_open() {
        let hints = store.due_hints(AT_ONCE)?;
        let Some(newest) = hints.last() else {
            return Ok(());
        };
        for kind in HintKind::ALL {
            let subjects: Vec<i64> = of_kind(&hints, kind).map(|hint| hint.subject).collect();
            if subjects.is_empty() {
                continue;
            }
            let cause = of_kind(&hints, kind).last().unwrap_or(newest);
            let services = store.concerned_services(kind, &subjects, false)?;
            store.open_jobs(&services, &cause.cause)?;
        }
        let ids: Vec<i64> = hints.iter().map(|hint| hint.id).collect();
        store.forget_hints(&ids)?;
    }
    Ok(())
}

fn of_kind(hints: &[Hint], kind: HintKind) -> impl Iterator<Item = &Hint> {
    hints.iter().filter(move |hint| hint.kind == kind)
}
