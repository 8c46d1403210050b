//! The product page: which products are CDN-enabled, and saving what an admin ticked (R1, R3, R4).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::brake::Ruling;
use super::entitlement::Offer;
use super::ineligible;
use super::naming;
use super::offer::{Agreement, agreement};
use super::question::{About, Question, SAVE, ask, rule};
use super::survey::{Eagerness, Scope, Survey, survey};
use super::{Error, Reason, bulk};
use crate::cdn::Capabilities;
use crate::whmcs::{LogEntry, Origin, Product, Store};

/// How often a save is tried while another admin saves too.
const TRIES: usize = 5;

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
    /// Names of all these products, by id.
    pub names: BTreeMap<i64, String>,
    /// Services about which there is nothing to do.
    #[serde(skip)]
    pub in_line: u64,
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
    let products = by_id(store.products()?);
    let (mut saved, survey) = match save_choices(store, &products, save, can)? {
        Ok(done) => done,
        Err(question) => {
            return Ok(Saved {
                question: Some(question),
                ..Saved::default()
            });
        }
    };
    let cause = format!("save by {}", save.actor);
    store.open_jobs(&survey.stop, &cause, Origin::Suspension)?;
    store.open_jobs(&survey.open, &cause, Origin::Pass)?;
    let opened = [survey.stop, survey.open].concat();
    bulk::begin_save(store, &opened, save.actor)?;
    if saved != Saved::default() {
        log(store, &saved, save.actor)?;
    }
    saved.in_line = survey.in_line;
    Ok(saved.with_names(&products))
}

fn log(store: Store<'_>, saved: &Saved, actor: &str) -> Result<(), Error> {
    store.write_log(&[LogEntry {
        actor: actor.to_owned(),
        account: None,
        service: None,
        action: "save",
        result: "done",
        detail: serde_json::to_string(saved).unwrap_or_default(),
        milliseconds: 0,
    }])?;
    Ok(())
}

impl Saved {
    /// With the names of the products it speaks of.
    pub(super) fn with_names(mut self, products: &HashMap<i64, Product>) -> Self {
        let rejected = self.rejected.iter().map(|rejected| &rejected.product);
        let told = [&self.enabled, &self.disabled, &self.packages];
        self.names = told
            .into_iter()
            .flatten()
            .chain(rejected)
            .filter_map(|id| Some((*id, naming::decode(&products.get(id)?.name))))
            .collect();
        self
    }
}

pub(super) fn by_id(products: Vec<Product>) -> HashMap<i64, Product> {
    let with_id = |product: Product| (product.id, product);
    products.into_iter().map(with_id).collect()
}

/// What was changed, and what was found about the services of the products shown; or the question.
fn save_choices(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    save: Save<'_>,
    can: Capabilities,
) -> Result<Result<(Saved, Survey), Question>, Error> {
    for _ in 0..TRIES {
        let agreement = present_agreement(store)?;
        agreement.keep(store)?;
        let choices = choices(store, &agreement, products, save)?;
        let survey = survey(
            store,
            Scope::Products(&choices.revisit),
            &choices.offer,
            can,
            Eagerness::Everything,
        )?;
        let confirmed = confirmed(store, save)?;
        let Ruling::Go(unasked) = rule(store, &survey.suspend, &confirmed)? else {
            return Ok(Err(ask(store, SAVE, &survey.suspend)?));
        };
        if replace(store, &agreement, &choices)? {
            if unasked > 0 {
                store.note_suspensions(unasked)?;
            }
            if let Ok(question) = save.confirmed.parse() {
                store.confirm(SAVE, question, save.actor)?;
            }
            store.close_question(SAVE)?;
            for (product, name) in &choices.offer.packages {
                let name = (!name.is_empty()).then_some(name.as_str());
                store.set_package_override(*product, name)?;
            }
            return Ok(Ok((choices.changes, survey)));
        }
    }
    Err(Error::Refused(
        "someone else is saving the CDN products at the same time; load the page and save again"
            .into(),
    ))
}

/// How products are offered at present.
pub(super) fn present_agreement(store: Store<'_>) -> Result<Agreement, Error> {
    agreement(store)?.map_err(|_| {
        Error::NotFound(
            "the product addon that holds the CDN products was deleted; \
             [Complete Installation] on the addon's page makes it again"
                .into(),
        )
    })
}

/// What a save comes down to.
pub(super) struct Choices {
    /// What changes.
    pub changes: Saved,
    /// What is offered from then on, with the package names that change.
    pub offer: Offer,
    /// The products whose services are looked at.
    pub revisit: Vec<i64>,
    /// All enabled products, in their order.
    after: Vec<i64>,
}

/// Reads what an admin sent. Writes nothing.
pub(super) fn choices(
    store: Store<'_>,
    agreement: &Agreement,
    products: &HashMap<i64, Product>,
    save: Save<'_>,
) -> Result<Choices, Error> {
    let before = agreement.addon.products();
    let mut changes = differences(&before, products, save);
    let packages = package_names(store, products, save, &mut changes)?;
    let after: Vec<i64> = before
        .into_iter()
        .filter(|id| !changes.disabled.contains(id))
        .chain(changes.enabled.iter().copied())
        .collect();
    // All services of the ticked products are looked at, not only of those that changed: a save is
    // also the admin's way to have everything put in line. A product without CDN may have services
    // that are always on, so another package name counts there, too.
    let revisit = save
        .shown
        .iter()
        .filter(|id| {
            after.contains(id) || changes.disabled.contains(id) || packages.contains_key(id)
        })
        .copied()
        .collect();
    Ok(Choices {
        changes,
        offer: Offer {
            enabled: after.iter().copied().collect(),
            packages,
            ..agreement.offer()
        },
        revisit,
        after,
    })
}

/// What changes among the products the page showed.
fn differences(before: &[i64], products: &HashMap<i64, Product>, save: Save<'_>) -> Saved {
    let mut saved = Saved::default();
    for id in save.shown {
        let was = before.contains(id);
        let wanted = save.ticked.contains(id);
        let reason = match products.get(id) {
            None if wanted => Some(Reason::new("product_gone")),
            // One that became free afterwards stays until somebody unticks it.
            Some(product) if wanted && !was => ineligible::blocked(product),
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
fn replace(store: Store<'_>, agreement: &Agreement, choices: &Choices) -> Result<bool, Error> {
    if choices.changes.enabled.is_empty() && choices.changes.disabled.is_empty() {
        return Ok(true);
    }
    let list: Vec<String> = choices.after.iter().map(i64::to_string).collect();
    let list = list.join(",");
    let is_ours = store.replace_packages(&agreement.addon, &list)?;
    if is_ours {
        store.remember_products(&list)?;
    }
    Ok(is_ours)
}

/// The package names that change, by product; those that cannot be are rejected.
fn package_names(
    store: Store<'_>,
    products: &HashMap<i64, Product>,
    save: Save<'_>,
    changes: &mut Saved,
) -> Result<HashMap<i64, String>, Error> {
    let mut names = HashMap::new();
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
            changes.rejected.push(Rejected {
                product: product.id,
                reason,
            });
            continue;
        }
        names.insert(product.id, typed);
        changes.packages.push(product.id);
    }
    Ok(names)
}
