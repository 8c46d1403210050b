//! The packages page: those at the platform beside the products that use them.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::naming::{self, PackageSource};
use super::offer::agreement;
use super::{Error, Listing, limits, package_rows};
use crate::cdn::{Capabilities, Limits};
use crate::whmcs::{PackageColumn, PackageRow, Store};

/// An enabled product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageProduct {
    /// `tblproducts.id`
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A package at the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageLine {
    /// Our id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What its accounts may use.
    pub limits: Limits,
    /// The limits as a form sends them back.
    pub shown: String,
    /// How many accounts have it.
    pub accounts: i64,
    /// The enabled products whose accounts get it.
    pub products: Vec<PackageProduct>,
}

/// A package that enabled products ask for and the platform does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPackage {
    /// Its name.
    pub name: String,
    /// The products.
    pub products: Vec<PackageProduct>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageList {
    /// Packages have names at this platform; if not, there is nothing to see.
    pub named: bool,
    /// When the list was last read, UTC; `None` if it never was.
    pub read_at: Option<String>,
    /// What packages are made with when their accounts have none yet (R3).
    pub new_limits: Limits,
    /// Those that are made with the first account.
    pub missing: Vec<NewPackage>,
    /// Those that were asked for.
    pub list: Listing<PackageLine>,
}

/// Reads a page of it. `search` is found in names; `sort` is `name`, `transfer`, `speed`, `hostnames` or
/// `accounts`, after a `-` the other way round.
pub fn packages(
    store: Store<'_>,
    can: Capabilities,
    search: &str,
    sort: &str,
    page: i64,
) -> Result<PackageList, Error> {
    let read_at = store.packages_read_at()?;
    let products = enabled_products(store)?;
    let mut missing = Vec::new();
    if can.named_packages && read_at.is_some() {
        let there: HashSet<String> = store.package_names()?.into_iter().collect();
        missing = products
            .iter()
            .filter(|(name, _)| !there.contains(*name))
            .map(|(name, products)| NewPackage {
                name: name.clone(),
                products: products.clone(),
            })
            .collect();
    }
    let (by, descending) = order(sort);
    let list = Listing::read(store.count_packages(search)?, page, |offset, limit| {
        let rows = store.packages(search, by, descending, offset, limit)?;
        Ok(rows.into_iter().map(|row| line(row, &products)).collect())
    })?;
    Ok(PackageList {
        named: can.named_packages,
        read_at,
        new_limits: limits::of_new_packages(&store.meta()?),
        missing,
        list,
    })
}

/// One package.
pub fn package(store: Store<'_>, id: i64) -> Result<PackageLine, Error> {
    Ok(line(row(store, id)?, &enabled_products(store)?))
}

pub(super) fn row(store: Store<'_>, id: i64) -> Result<PackageRow, Error> {
    store.package(id)?.ok_or_else(|| {
        Error::NotFound(format!(
            "there is no package number {id} any more; read the packages again"
        ))
    })
}

fn order(sort: &str) -> (PackageColumn, bool) {
    let (descending, by) = match sort.strip_prefix('-') {
        Some(by) => (true, by),
        None => (false, sort),
    };
    let by = match by {
        "transfer" => PackageColumn::Transfer,
        "speed" => PackageColumn::Speed,
        "hostnames" => PackageColumn::Hostnames,
        "accounts" => PackageColumn::Accounts,
        _ => PackageColumn::Name,
    };
    (by, descending)
}

fn line(row: PackageRow, products: &BTreeMap<String, Vec<PackageProduct>>) -> PackageLine {
    let limits = package_rows::limits(&row.facts);
    PackageLine {
        id: row.id,
        products: products.get(&row.facts.name).cloned().unwrap_or_default(),
        name: row.facts.name,
        shown: limits::to_text(&limits),
        limits,
        accounts: row.accounts,
    }
}

/// The enabled products by the name of their package (R3).
fn enabled_products(store: Store<'_>) -> Result<BTreeMap<String, Vec<PackageProduct>>, Error> {
    let enabled = match agreement(store)? {
        Ok(agreement) => agreement.offer().enabled,
        // The products page tells that the product addon is gone.
        Err(_) => return Ok(BTreeMap::new()),
    };
    let mut products: BTreeMap<String, Vec<PackageProduct>> = BTreeMap::new();
    for product in store.products()? {
        if !enabled.contains(&product.id) {
            continue;
        }
        let package = naming::package_name(PackageSource {
            override_name: product.package_override.as_deref(),
            servertype: &product.servertype,
            configoption1: &product.configoption1,
            product: &product.name,
        });
        products.entry(package).or_default().push(PackageProduct {
            id: product.id,
            name: naming::decode(&product.name),
        });
    }
    Ok(products)
}
