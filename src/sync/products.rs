//! The product page: which products are CDN-enabled, and saving what an admin ticked (R1, R3, R4).

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::batch::Batch;
use super::entitlement::{Verdict, is_free};
use super::naming::{self, PackageSource};
use super::plan::{desired, plan};
use super::{Error, Reason};
use crate::cdn::Capabilities;
use crate::whmcs::{LogEntry, Product, Store};

/// Services read at once.
const CHUNK: usize = 1000;
/// How often a save is tried while another admin saves too.
const TRIES: usize = 5;

/// A line of the product table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductLine {
    /// `tblproducts.id`
    pub id: i64,
    /// Name of its group.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Not shown to clients.
    pub hidden: bool,
    /// No longer sold.
    pub retired: bool,
    /// free, onetime or recurring.
    pub paytype: String,
    /// Name of its package at the platform.
    pub package: String,
    /// The name set by an admin; empty for none.
    pub package_override: String,
    /// All its services.
    pub services: u64,
    /// Those that the rules would synchronize if the product were ticked.
    pub eligible: u64,
    /// Of those, the ones whose account has the status and package it should have.
    pub synchronized: u64,
    /// Ticked.
    pub enabled: bool,
    /// Why it cannot be ticked.
    pub blocked: Option<Reason>,
    /// What is odd about it.
    pub warnings: Vec<Reason>,
}

/// A product whose box was ticked in vain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Its id.
    pub product: i64,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// What a save changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// Products that are enabled now and were not.
    pub enabled: Vec<i64>,
    /// Products that are no longer enabled.
    pub disabled: Vec<i64>,
    /// Products whose package name was set or removed.
    pub packages: Vec<i64>,
    /// Products that were not saved as sent.
    pub rejected: Vec<Rejected>,
}

/// The product table. `can` is what the platform can do.
pub fn product_lines(store: Store<'_>, can: Capabilities) -> Result<Vec<ProductLine>, Error> {
    let products = store.products()?;
    let enabled: HashSet<i64> = store
        .product_addon()?
        .map(|addon| addon.products().into_iter().collect())
        .unwrap_or_default();
    // A name or e-mail that is still to follow does not make an account another than it should be.
    let can = Capabilities {
        contact: false,
        ..can
    };
    let counts = count_services(store, &products, can)?;
    Ok(products
        .into_iter()
        .map(|product| line(&product, &enabled, counts.get(&product.id)))
        .collect())
}

#[derive(Clone, Copy, Default)]
struct Counts {
    services: u64,
    eligible: u64,
    synchronized: u64,
}

fn count_services(
    store: Store<'_>,
    products: &[Product],
    can: Capabilities,
) -> Result<HashMap<i64, Counts>, Error> {
    let ids: Vec<i64> = products.iter().map(|product| product.id).collect();
    let as_if_ticked: HashSet<i64> = ids.iter().copied().collect();
    let mut counts: HashMap<i64, Counts> = HashMap::new();
    each_chunk(store, &ids, |chunk| {
        let with_siblings = store.with_siblings(chunk)?;
        let batch = Batch::read(store, &with_siblings, &as_if_ticked)?;
        for service in chunk.iter().filter_map(|id| batch.services.get(id)) {
            let Some(product) = &service.product else {
                continue;
            };
            let count = counts.entry(product.id).or_default();
            count.services += 1;
            let entitlement = batch.entitlements.get(&service.id);
            if entitlement.is_none_or(|e| e.verdict != Verdict::Yes) {
                continue;
            }
            count.eligible += 1;
            let account = service.account.and_then(|id| batch.accounts.get(&id));
            let in_line = account.is_some_and(|account| {
                let desired = desired(&batch.members(account.id));
                desired.is_ok_and(|desired| plan(&desired, account, can).is_empty())
            });
            count.synchronized += u64::from(in_line);
        }
        Ok(())
    })?;
    Ok(counts)
}

fn each_chunk(
    store: Store<'_>,
    products: &[i64],
    mut work: impl FnMut(&[i64]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let chunk = store.services_of_products(products, after, CHUNK)?;
        let Some(last) = chunk.last() else {
            return Ok(());
        };
        after = *last;
        work(&chunk)?;
    }
}

fn line(product: &Product, enabled: &HashSet<i64>, counts: Option<&Counts>) -> ProductLine {
    let counts = counts.copied().unwrap_or_default();
    let package = naming::package_name(PackageSource {
        override_name: product.package_override.as_deref(),
        servertype: &product.servertype,
        configoption1: &product.configoption1,
        product: &product.name,
    });
    let odd = naming::is_odd_package_name(&package)
        .then(|| Reason::new("odd_package_name").with("name", package.as_str()));
    ProductLine {
        id: product.id,
        group: naming::decode(&product.group),
        name: naming::decode(&product.name),
        hidden: product.hidden,
        retired: product.retired,
        paytype: product.paytype.clone(),
        warnings: odd
            .into_iter()
            .chain(naming::check_package_name(&package).err())
            .collect(),
        package,
        package_override: product.package_override.clone().unwrap_or_default(),
        services: counts.services,
        eligible: counts.eligible,
        synchronized: counts.synchronized,
        enabled: enabled.contains(&product.id),
        blocked: is_free(&product.paytype).then(|| Reason::new("free_product")),
    }
}

/// Applies the differences between what the page showed and what was sent, and opens the jobs.
/// `shown` are the products of the page; others stay as they are.
pub fn save_products(
    store: Store<'_>,
    shown: &[i64],
    ticked: &[i64],
    packages: &BTreeMap<i64, String>,
    actor: &str,
) -> Result<Saved, Error> {
    let products: HashMap<i64, Product> = store
        .products()?
        .into_iter()
        .map(|product| (product.id, product))
        .collect();
    let mut saved = save_ticks(store, &products, shown, ticked)?;
    save_package_names(store, &products, shown, packages, &mut saved)?;
    // All services of the ticked products are looked at, not only of those that changed: a save is
    // also the admin's way to have everything put in line.
    let now = store.product_addon()?.map(|addon| addon.products());
    let now = now.unwrap_or_default();
    let revisit: Vec<i64> = shown
        .iter()
        .filter(|id| now.contains(id) || saved.disabled.contains(id))
        .copied()
        .collect();
    let cause = format!("save by {actor}");
    each_chunk(store, &revisit, |chunk| Ok(store.open_jobs(chunk, &cause)?))?;
    if saved == Saved::default() {
        return Ok(saved);
    }
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: None,
        service: None,
        action: "save",
        result: "done",
        detail: serde_json::to_string(&saved).unwrap_or_default(),
        milliseconds: 0,
    }])?;
    Ok(saved)
}

fn save_ticks(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    shown: &[i64],
    ticked: &[i64],
) -> Result<Saved, Error> {
    let ticked: HashSet<i64> = ticked.iter().copied().collect();
    for _ in 0..TRIES {
        let addon = store.product_addon()?.ok_or_else(|| {
            Error::NotFound(
                "the product addon that holds the CDN products was deleted; \
                 [Complete Installation] on the addon's page makes it again"
                    .into(),
            )
        })?;
        let before = addon.products();
        let mut saved = Saved::default();
        for id in shown {
            let was = before.contains(id);
            let wanted = ticked.contains(id);
            let reason = match products.get(id) {
                None if wanted => Some(Reason::new("product_gone")),
                Some(product) if wanted && is_free(&product.paytype) => {
                    Some(Reason::new("free_product"))
                }
                _ => None,
            };
            match (reason, was, wanted) {
                (Some(reason), _, _) => saved.rejected.push(Rejected {
                    product: *id,
                    reason,
                }),
                (None, false, true) => saved.enabled.push(*id),
                (None, true, false) => saved.disabled.push(*id),
                _ => {}
            }
        }
        if saved.enabled.is_empty() && saved.disabled.is_empty() {
            return Ok(saved);
        }
        let after: Vec<String> = before
            .iter()
            .filter(|id| !saved.disabled.contains(id))
            .chain(&saved.enabled)
            .map(i64::to_string)
            .collect();
        if store.replace_packages(&addon, &after.join(","))? {
            return Ok(saved);
        }
    }
    Err(Error::Refused(
        "someone else is saving the CDN products at the same time; load the page and save again"
            .into(),
    ))
}

fn save_package_names(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    shown: &[i64],
    packages: &BTreeMap<i64, String>,
    saved: &mut Saved,
) -> Result<(), Error> {
    let shown_products = shown.iter().filter_map(|id| products.get(id));
    for product in shown_products {
        let Some(typed) = packages.get(&product.id) else {
            continue;
        };
        // WHMCS encodes what is posted.
        let typed = naming::decode(typed);
        if product.package_override.as_deref().unwrap_or_default() == typed {
            continue;
        }
        if let Err(reason) = naming::check_package_name(&typed) {
            saved.rejected.push(Rejected {
                product: product.id,
                reason,
            });
            continue;
        }
        store.set_package_override(product.id, (!typed.is_empty()).then_some(typed.as_str()))?;
        saved.packages.push(product.id);
    }
    Ok(())
}
