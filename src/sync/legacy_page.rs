//! What there is of an earlier plugin, and what is left for a person to decide.

use std::collections::HashMap;

use serde::Serialize;

use super::legacy::{LOGIN, moved_over};
use super::naming::decode;
use super::{Error, Listing, MovedOver, Reason, Settings, full_pass};
use crate::whmcs::{LegacyJob, SCHEMA, Store, WaitingLegacy};

/// An account of the earlier plugin that is not ours yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegacyLine {
    /// As the earlier plugin had it.
    pub name: String,
    /// The account name that it stands for; empty if it can be none.
    pub account: String,
    /// Its password was taken over.
    pub password: bool,
    /// Why it is not ours, and what to do.
    pub why: Reason,
    /// The service that waits for it; 0 for none.
    pub service: i64,
}

/// A product that the earlier plugin's own server module provisioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegacyProduct {
    /// `tblproducts.id`
    pub id: i64,
    /// Its name.
    pub name: String,
    /// It is CDN-enabled here.
    pub enabled: bool,
}

/// The products that came over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LegacyProducts {
    /// How many products are CDN-enabled.
    pub enabled: i64,
    /// Names of those that are free of charge: they are not synchronized (R4).
    pub free: Vec<String>,
    /// Those of its server module.
    pub module: Vec<LegacyProduct>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LegacyPage {
    /// What was taken over; `None` if nothing was yet.
    pub moved: Option<MovedOver>,
    /// Secrets that stand in its tables in clear.
    pub secrets: i64,
    /// Its accounts, as far as they were taken over.
    pub accounts: i64,
    /// Of these, accounts of ours by now.
    pub adopted: i64,
    /// Of these, those whose password is kept.
    pub passwords: i64,
    /// The others.
    pub waiting: Listing<LegacyLine>,
    /// The products.
    pub products: LegacyProducts,
    /// Its e-mail template is there and runs PHP.
    pub template: bool,
}

/// Whether there is anything to show. Where nothing is, two statements. Tables of the earlier plugin that cannot
/// be read are something: the page says why.
pub fn has_legacy(store: Store<'_>) -> Result<bool, Error> {
    let has_secrets = || {
        let secrets = store.count_legacy_secrets();
        secrets.map_or(true, |number| number > 0)
    };
    Ok(store.is_moving_over()? || has_secrets())
}

/// Reads it.
pub fn legacy_page(store: Store<'_>, settings: &Settings, page: i64) -> Result<LegacyPage, Error> {
    if store.schema()? != Some(SCHEMA) {
        return Err(Error::Refused(
            "the addon's tables are not complete; press [Complete Installation] on the products page first".into(),
        ));
    }
    let meta = store.meta()?;
    let (accounts, adopted, passwords) = store.legacy_counts()?;
    let standing = Standing {
        is_theirs: meta.text(LOGIN) == Some(settings.username.as_str()),
        is_listed: full_pass::is_listed(store)?,
    };
    let waiting = Listing::read(accounts - adopted, page, |offset, limit| {
        let rows = store.waiting_legacy(offset, limit)?;
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
        let jobs = store.jobs_of_accounts(&ids)?;
        let names = rows.iter().filter_map(|row| row.row.account.as_deref());
        let strangers = store.strangers_named(&names.collect::<Vec<_>>())?;
        Ok(rows
            .into_iter()
            .map(|row| line(row, &jobs, &strangers, standing))
            .collect())
    })?;
    Ok(LegacyPage {
        moved: moved_over(&meta),
        secrets: store.count_legacy_secrets()?,
        accounts,
        adopted,
        passwords,
        waiting,
        products: products(store)?,
        template: store.legacy_template_exists()?,
    })
}

/// What the reasons depend on beside the account itself.
#[derive(Clone, Copy)]
struct Standing {
    /// The login of the settings is the earlier plugin's.
    is_theirs: bool,
    /// The platform's list was read to its end.
    is_listed: bool,
}

fn line(
    row: WaitingLegacy,
    jobs: &HashMap<i64, LegacyJob>,
    strangers: &[String],
    standing: Standing,
) -> LegacyLine {
    let job = row.id.and_then(|id| jobs.get(&id));
    let account = row.row.account.unwrap_or_default();
    let is_there = strangers.contains(&account.to_lowercase());
    LegacyLine {
        why: why(&account, job, is_there, standing),
        service: job.map_or(0, |job| job.service),
        name: row.row.key,
        account,
        password: row.row.password_cipher.is_some(),
    }
}

/// Why an account of the earlier plugin is not ours.
fn why(account: &str, job: Option<&LegacyJob>, is_there: bool, standing: Standing) -> Reason {
    if account.is_empty() {
        return Reason::new("legacy_bad_name");
    }
    if !standing.is_theirs {
        return Reason::new("legacy_other_login");
    }
    let refused = job
        .filter(|job| job.state == "refused")
        .and_then(|job| Reason::from_json(job.last_error.as_deref()?));
    match refused {
        Some(reason) if reason.code == "not_ours" => Reason {
            code: "legacy_doubtful".into(),
            args: reason.args,
        },
        Some(reason) => reason,
        None if job.is_some_and(|job| job.state != "done") => Reason::new("legacy_on_its_way"),
        None if is_there => Reason::new("legacy_no_service"),
        None if standing.is_listed => Reason::new("legacy_gone"),
        None => Reason::new("legacy_not_looked"),
    }
}

fn products(store: Store<'_>) -> Result<LegacyProducts, Error> {
    let enabled = store
        .product_addon()?
        .map_or_else(Vec::new, |addon| addon.products());
    let module = store.brand.legacy.map_or("", |legacy| legacy.server_module);
    let mut found = LegacyProducts::default();
    for product in store.products()? {
        let is_enabled = enabled.contains(&product.id);
        let name = decode(&product.name);
        found.enabled += i64::from(is_enabled);
        if is_enabled && product.paytype == "free" {
            found.free.push(name.clone());
        }
        if product.servertype.eq_ignore_ascii_case(module) {
            found.module.push(LegacyProduct {
                id: product.id,
                name,
                enabled: is_enabled,
            });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(state: &str, code: &str) -> LegacyJob {
        LegacyJob {
            service: 7,
            state: state.to_owned(),
            last_error: Some(Reason::new("x").to_json().replace('x', code)),
        }
    }

    #[test]
    fn each_account_that_is_not_adopted_has_its_reason() {
        let standing = |is_theirs, is_listed| Standing {
            is_theirs,
            is_listed,
        };
        let ours = standing(true, true);
        let table = [
            ("", None, true, ours, "legacy_bad_name"),
            (
                "anna",
                None,
                true,
                standing(false, true),
                "legacy_other_login",
            ),
            (
                "anna",
                Some(("refused", "not_ours")),
                false,
                ours,
                "legacy_doubtful",
            ),
            (
                "anna",
                Some(("refused", "name_conflict")),
                true,
                ours,
                "name_conflict",
            ),
            (
                "anna",
                Some(("due", "server")),
                true,
                ours,
                "legacy_on_its_way",
            ),
            (
                "anna",
                Some(("done", "server")),
                true,
                ours,
                "legacy_no_service",
            ),
            (
                "anna",
                None,
                true,
                standing(true, false),
                "legacy_no_service",
            ),
            ("anna", None, false, ours, "legacy_gone"),
            (
                "anna",
                None,
                false,
                standing(true, false),
                "legacy_not_looked",
            ),
        ];
        for (account, about, is_there, standing, wanted) in table {
            let job = about.map(|(state, code)| job(state, code));
            let found = why(account, job.as_ref(), is_there, standing);
            assert_eq!(found.code, wanted, "{account} {about:?}");
        }
    }
}
