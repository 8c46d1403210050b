//! The platform's list of packages, and keeping it in our table.

use std::time::Instant;

use super::Error;
use super::carry::Gate;
use crate::cdn::{self, Limits, Package, Platform};
use crate::whmcs::{PackageFacts, Store};

/// A whole list.
pub(super) struct Listed {
    began: Instant,
    /// What it shows.
    pub packages: Vec<Package>,
}

impl Listed {
    /// Reads it to its end.
    pub(super) async fn read<P: Platform>(platform: &P, gate: &Gate) -> Result<Self, cdn::Error> {
        let began = Instant::now();
        let mut packages = Vec::new();
        let mut cursor = None;
        loop {
            let page = platform.list_packages(cursor.as_ref()).await;
            gate.note(page.as_ref().err());
            let page = page?;
            packages.extend(page.items);
            match page.next {
                Some(next) => cursor = Some(next),
                None => return Ok(Self { began, packages }),
            }
        }
    }

    /// From now on our table shows it, and what was noted since it was begun.
    pub(super) fn keep(&self, store: Store<'_>, operator: &str) -> Result<(), Error> {
        let rows: Vec<PackageFacts> = self.packages.iter().map(row).collect();
        store.note_packages(operator, &rows)?;
        let seconds = i64::try_from(self.began.elapsed().as_secs()).unwrap_or(i64::MAX);
        store.forget_other_packages(operator, &rows, seconds)?;
        Ok(store.note_packages_read(operator)?)
    }
}

/// A package as our table takes it.
pub(super) fn row(package: &Package) -> PackageFacts {
    let limits = &package.limits;
    PackageFacts {
        remote_id: package.id.to_string(),
        name: package.name.clone(),
        transfer_gb: limits.transfer_gb.map(i64::from),
        speed_mbps: limits.speed_mbps.map(i64::from),
        hostnames: limits.hostnames.map(i64::from),
        storage: limits.storage.map(i64::from),
        tls: limits.ssl,
        streaming: limits.streaming,
        all_locations: limits.all_locations,
    }
}

/// The limits in a row.
pub(super) fn limits(facts: &PackageFacts) -> Limits {
    let number = |limit: Option<i64>| limit.and_then(|limit| u32::try_from(limit).ok());
    Limits {
        transfer_gb: number(facts.transfer_gb),
        speed_mbps: number(facts.speed_mbps),
        hostnames: number(facts.hostnames),
        storage: number(facts.storage),
        ssl: facts.tls,
        streaming: facts.streaming,
        all_locations: facts.all_locations,
    }
}
