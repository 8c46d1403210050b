//! The product page: which products are CDN-enabled, and saving what an admin ticked (R1, R3, R4).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Serialize;

use super::batch::Batch;
use super::brake::Ruling;
use super::entitlement::{Offer, Verdict, is_free};
use super::naming::{self, PackageSource};
use super::offer::{Agreement, agreement};
use super::plan::{desired, plan};
use super::question::{About, Question, SAVE, ask, rule};
use super::survey::{Eagerness, Scope, Survey, each_chunk, survey};
use super::{Error, Reason, bulk};
use crate::cdn::Capabilities;
use crate::whmcs::{LogEntry, Origin, Product, Store};

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
    /// Nothing was saved: this is asked first (R10).
    pub question: Option<Question>,
    /// Products that are enabled now and were not.
    pub enabled: Vec<i64>,
    /// Products that are no longer enabled.
    pub disabled: Vec<i64>,
    /// Products whose package name was set or removed.
    pub packages: Vec<i64>,
    /// Products that were not saved as sent.
    pub rejected: Vec<Rejected>,
    /// Services that are as they should be already.
    #[serde(skip)]
    pub in_line: u64,
}

/// The product table. `can` is what the platform can do.
pub fn product_lines(store: Store<'_>, can: Capabilities) -> Result<Vec<ProductLine>, Error> {
    let products = store.products()?;
    let offer = match agreement(store)? {
        Ok(agreement) => agreement.offer(),
        Err(_) => Offer::default(),
    };
    // A name or e-mail that is still to follow does not make an account another than it should be.
    let can = Capabilities {
        contact: false,
        ..can
    };
    let counts = count_services(store, &products, &offer, can)?;
    Ok(products
        .into_iter()
        .map(|product| line(&product, &offer.enabled, counts.get(&product.id)))
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
    offer: &Offer,
    can: Capabilities,
) -> Result<HashMap<i64, Counts>, Error> {
    let ids: Vec<i64> = products.iter().map(|product| product.id).collect();
    let as_if_ticked = Offer {
        enabled: ids.iter().copied().collect(),
        ..offer.clone()
    };
    let mut counts: HashMap<i64, Counts> = HashMap::new();
    each_chunk(store, Scope::Products(&ids), |chunk| {
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

/// What an admin sent. Products that were not `shown` stay as they are.
#[derive(Clone, Copy, Debug)]
pub struct Save<'a> {
    /// Products of the page.
    pub shown: &'a [i64],
    /// Those of them whose box was ticked.
    pub ticked: &'a [i64],
    /// Package names typed in.
    pub packages: &'a BTreeMap<i64, String>,
    /// The question that is answered with yes; empty for none.
    pub confirmed: &'a str,
    /// Who saves.
    pub actor: &'a str,
}

/// Applies the differences between what the page showed and what was sent, and opens the jobs.
/// If that would suspend unusually many accounts, nothing is saved and it is asked first. `can` is
/// what the platform can do.
pub fn save_products(store: Store<'_>, save: Save<'_>, can: Capabilities) -> Result<Saved, Error> {
    let products: HashMap<i64, Product> = store
        .products()?
        .into_iter()
        .map(|product| (product.id, product))
        .collect();
    let (mut saved, survey) = match save_ticks(store, &products, save, can)? {
        Ok(ticked) => ticked,
        Err(question) => {
            return Ok(Saved {
                question: Some(question),
                ..Saved::default()
            });
        }
    };
    save_package_names(store, &products, save, &mut saved)?;
    let cause = format!("save by {}", save.actor);
    store.open_jobs(&survey.stop, &cause, Origin::Suspension)?;
    store.open_jobs(&survey.open, &cause, Origin::Pass)?;
    let mut opened = survey.stop;
    opened.extend(survey.open);
    // Their packages were looked at under the former names.
    each_chunk(store, Scope::Products(&saved.packages), |chunk| {
        opened.extend(chunk);
        Ok(store.open_jobs(chunk, &cause, Origin::Pass)?)
    })?;
    opened.sort_unstable();
    opened.dedup();
    bulk::begin_save(store, &opened, save.actor)?;
    let is_changed = saved != Saved::default();
    saved.in_line = survey.in_line;
    if !is_changed {
        return Ok(saved);
    }
    store.write_log(&[LogEntry {
        actor: save.actor.to_owned(),
        account: None,
        service: None,
        action: "save",
        result: "done",
        detail: serde_json::to_string(&saved).unwrap_or_default(),
        milliseconds: 0,
    }])?;
    Ok(saved)
}

/// What was changed, and what was found about the services of the products shown; or the question.
fn save_ticks(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    save: Save<'_>,
    can: Capabilities,
) -> Result<Result<(Saved, Survey), Question>, Error> {
    for _ in 0..TRIES {
        let agreement = agreement(store)?.map_err(|_| {
            Error::NotFound(
                "the product addon that holds the CDN products was deleted; \
                 [Complete Installation] on the addon's page makes it again"
                    .into(),
            )
        })?;
        agreement.keep(store)?;
        let saved = differences(&agreement.addon.products(), products, save);
        let after: Vec<i64> = agreement
            .addon
            .products()
            .into_iter()
            .filter(|id| !saved.disabled.contains(id))
            .chain(saved.enabled.iter().copied())
            .collect();
        // All services of the ticked products are looked at, not only of those that changed: a save
        // is also the admin's way to have everything put in line.
        let revisit: Vec<i64> = save
            .shown
            .iter()
            .filter(|id| after.contains(id) || saved.disabled.contains(id))
            .copied()
            .collect();
        let offer = Offer {
            enabled: after.iter().copied().collect(),
            ..agreement.offer()
        };
        let scope = Scope::Products(&revisit);
        let survey = survey(store, scope, &offer, can, Eagerness::Everything)?;
        let confirmed = confirmed(store, save)?;
        let Ruling::Go(unasked) = rule(store, &survey.suspend, &confirmed)? else {
            return Ok(Err(ask(store, SAVE, &survey.suspend)?));
        };
        if replace(store, &agreement, &saved, &after)? {
            if unasked > 0 {
                store.note_suspensions(unasked)?;
            }
            if let Ok(question) = save.confirmed.parse() {
                store.confirm(SAVE, question, save.actor)?;
            }
            store.close_question(SAVE)?;
            return Ok(Ok((saved, survey)));
        }
    }
    Err(Error::Refused(
        "someone else is saving the CDN products at the same time; load the page and save again"
            .into(),
    ))
}

/// What changes among the products the page showed.
fn differences(before: &[i64], products: &HashMap<i64, Product>, save: Save<'_>) -> Saved {
    let mut saved = Saved::default();
    for id in save.shown {
        let was = before.contains(id);
        let wanted = save.ticked.contains(id);
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
    saved
}

/// R10: the accounts that an admin has just confirmed to be suspended.
fn confirmed(store: Store<'_>, save: Save<'_>) -> Result<BTreeSet<i64>, Error> {
    let asked = store.question(SAVE)?;
    let asked = asked.filter(|asked| asked.id.to_string() == save.confirmed);
    Ok(asked.map_or_else(BTreeSet::new, |asked| About::read(&asked.about).suspend))
}

/// False if someone else changed the list meanwhile.
fn replace(
    store: Store<'_>,
    agreement: &Agreement,
    saved: &Saved,
    after: &[i64],
) -> Result<bool, Error> {
    if saved.enabled.is_empty() && saved.disabled.is_empty() {
        return Ok(true);
    }
    let list: Vec<String> = after.iter().map(i64::to_string).collect();
    let list = list.join(",");
    let is_ours = store.replace_packages(&agreement.addon, &list)?;
    if is_ours {
        store.remember_products(&list)?;
    }
    Ok(is_ours)
}

fn save_package_names(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    save: Save<'_>,
    saved: &mut Saved,
) -> Result<(), Error> {
    let shown_products = save.shown.iter().filter_map(|id| products.get(id));
    for product in shown_products {
        let Some(typed) = save.packages.get(&product.id) else {
            continue;
        };
        // WHMCS encodes what is posted.
        let typed = naming::decode(typed);
        if product.package_override.as_deref().unwrap_or_default() == typed {
            continue;
        }
        let mut checked = naming::check_package_name(&typed);
        if checked.is_ok() && !store.carries(&typed)? {
            checked = Err(Reason::new("bad_package_name").with("name", typed.as_str()));
        }
        if let Err(reason) = checked {
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
