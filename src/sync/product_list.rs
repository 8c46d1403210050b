//! The product table: searched, filtered, sorted and paged. However many services there are, a page takes the same
//! number of statements and looks at a bounded number of them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::batch::Batch;
use super::entitlement::Offer;
use super::ineligible::{Verdicts, blocked, remarks};
use super::naming::{self, PackageSource};
use super::offer::agreement;
use super::plan::{desired, plan};
use super::{Error, Listing, Reason};
use crate::cdn::Capabilities;
use crate::whmcs::{Product, Store};

/// Services that a page looks at one by one.
const LOOKED_AT: usize = 1000;

/// Which products are listed, and in which order.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProductFilter<'a> {
    /// `tblproductgroups.id`; 0 for all.
    pub group: i64,
    /// In its name or that of its package; empty for all.
    pub search: &'a str,
    /// `enabled`: those with CDN. `eligible`: those that can be ticked and have services which may be due the CDN.
    /// Anything else: all.
    pub only: &'a str,
    /// By `name`, most `services` first, or most `eligible` ones first; else in the order of WHMCS.
    pub sort: &'a str,
}

/// The word of a filter or an order for which services are counted that may be due the CDN.
const ELIGIBLE: &str = "eligible";

/// How many services products have.
struct Counts {
    services: HashMap<i64, i64>,
    /// Those that may be due the CDN; empty unless somebody asks for them.
    candidates: HashMap<i64, i64>,
}

impl Counts {
    fn services(&self, product: &Product) -> i64 {
        self.services.get(&product.id).copied().unwrap_or_default()
    }

    fn candidates(&self, product: &Product) -> i64 {
        let number = self.candidates.get(&product.id);
        number.copied().unwrap_or_default()
    }
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductLine {
    /// `tblproducts.id`
    pub id: i64,
    /// `tblproductgroups.id`; 0 when the group is gone.
    pub group_id: i64,
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
    /// The name that the package has unless an admin sets one.
    pub default_package: String,
    /// The name set by an admin; empty for none.
    pub package_override: String,
    /// All its services.
    pub services: i64,
    /// Those that the rules would synchronize if the product were ticked; `None` if there are too many to look at.
    pub eligible: Option<i64>,
    /// Of those, the ones whose account has the status and package it should have.
    pub synchronized: Option<i64>,
    /// Ticked.
    pub enabled: bool,
    /// Why it cannot be ticked; `None` for one that is.
    pub blocked: Option<Reason>,
    /// What an admin may wonder about before ticking it.
    pub remarks: Vec<Reason>,
    /// What is odd about its package.
    pub warnings: Vec<Reason>,
}

/// A product group that has products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductGroup {
    /// `tblproductgroups.id`
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its products.
    pub products: i64,
}

/// A page of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductPage {
    /// All products, whatever the filter.
    pub all: usize,
    /// The groups, in the order of WHMCS.
    pub groups: Vec<ProductGroup>,
    /// The products of the filter.
    #[serde(flatten)]
    pub list: Listing<ProductLine>,
}

/// Reads a page. `can` is what the platform can do.
pub fn product_page(
    store: Store<'_>,
    filter: ProductFilter<'_>,
    page: i64,
    can: Capabilities,
) -> Result<ProductPage, Error> {
    let products = store.products()?;
    let offer = match agreement(store)? {
        Ok(agreement) => agreement.offer(),
        Err(_) => Offer::default(),
    };
    let counts = Counts {
        services: store.count_services_by_product()?,
        candidates: if [filter.only, filter.sort].contains(&ELIGIBLE) {
            store.count_candidates_by_product()?
        } else {
            HashMap::new()
        },
    };
    let all = products.len();
    let groups = groups(&products);
    let found = choose(products, filter, &offer.enabled, &counts);
    let list = Listing::of(found, page);
    let verdicts = judge(store, &list.rows, &offer, &counts, can)?;
    Ok(ProductPage {
        all,
        groups,
        list: list.map(|product| {
            let services = counts.services(&product);
            let verdicts = verdicts.get(&product.id).copied();
            line(
                &product,
                offer.enabled.contains(&product.id),
                services,
                verdicts,
            )
        }),
    })
}

fn groups(products: &[Product]) -> Vec<ProductGroup> {
    let mut groups: Vec<ProductGroup> = Vec::new();
    for product in products.iter().filter(|product| product.group_id > 0) {
        match groups.iter_mut().find(|group| group.id == product.group_id) {
            Some(group) => group.products += 1,
            None => groups.push(ProductGroup {
                id: product.group_id,
                name: naming::decode(&product.group),
                products: 1,
            }),
        }
    }
    groups
}

/// The products of a filter in its order.
fn choose(
    products: Vec<Product>,
    filter: ProductFilter<'_>,
    enabled: &HashSet<i64>,
    counts: &Counts,
) -> Vec<Product> {
    let search = filter.search.to_lowercase();
    let is_found = |text: &str| naming::decode(text).to_lowercase().contains(&search);
    let mut found: Vec<Product> = products
        .into_iter()
        .filter(|product| filter.group == 0 || product.group_id == filter.group)
        .filter(|product| is_found(&product.name) || is_found(&package(product)))
        .filter(|product| match filter.only {
            "enabled" => enabled.contains(&product.id),
            ELIGIBLE => blocked(product).is_none() && counts.candidates(product) > 0,
            _ => true,
        })
        .collect();
    match filter.sort {
        "name" => found.sort_by_cached_key(|product| naming::decode(&product.name).to_lowercase()),
        "services" => found.sort_by_key(|product| Reverse(counts.services(product))),
        ELIGIBLE => found.sort_by_key(|product| Reverse(counts.candidates(product))),
        _ => {}
    }
    found
}

/// The products whose services are looked at: as many as possible, so the small ones first.
fn few_enough(products: &[Product], counts: &Counts) -> HashSet<i64> {
    let mut sizes: Vec<(i64, i64)> = products
        .iter()
        .map(|product| (counts.services(product), product.id))
        .collect();
    sizes.sort_unstable();
    let limit = i64::try_from(LOOKED_AT).unwrap_or(i64::MAX);
    let mut sum = 0;
    sizes
        .into_iter()
        .take_while(|(size, _)| {
            sum += size;
            sum <= limit
        })
        .map(|(_, id)| id)
        .collect()
}

/// What the rules say of the products' services: of those of small products now, of those of other products with
/// CDN as they were judged last. Others are left out.
fn judge(
    store: Store<'_>,
    products: &[Product],
    offer: &Offer,
    counts: &Counts,
    can: Capabilities,
) -> Result<HashMap<i64, Verdicts>, Error> {
    let few = few_enough(products, counts);
    let many: Vec<i64> = products
        .iter()
        .map(|product| product.id)
        .filter(|id| offer.enabled.contains(id) && !few.contains(id))
        .collect();
    let mut verdicts = look(store, &few, offer, can)?;
    for (product, (eligible, synchronized)) in store.judged_services(&many)? {
        verdicts.insert(product, Verdicts::judged(eligible, synchronized));
    }
    Ok(verdicts)
}

fn look(
    store: Store<'_>,
    products: &HashSet<i64>,
    offer: &Offer,
    can: Capabilities,
) -> Result<HashMap<i64, Verdicts>, Error> {
    let as_if_ticked = Offer {
        enabled: products.union(&offer.enabled).copied().collect(),
        ..offer.clone()
    };
    // A name or e-mail that is still to follow does not make an account another than it should be.
    let can = Capabilities {
        contact: false,
        ..can
    };
    let ids: Vec<i64> = products.iter().copied().collect();
    let services = store.services_of_products(&ids, 0, LOOKED_AT)?;
    let batch = Batch::read(store, &store.with_siblings(&services)?, &as_if_ticked)?;
    let mut verdicts: HashMap<i64, Verdicts> = ids
        .into_iter()
        .map(|id| (id, Verdicts::default()))
        .collect();
    for service in services.iter().filter_map(|id| batch.services.get(id)) {
        let product = service.product.as_ref();
        let (Some(found), Some(entitlement)) = (
            product.and_then(|product| verdicts.get_mut(&product.id)),
            batch.entitlements.get(&service.id),
        ) else {
            continue;
        };
        let before = found.eligible;
        found.add(entitlement);
        let account = service.account.and_then(|id| batch.accounts.get(&id));
        let in_line = account.is_some_and(|account| {
            let desired = desired(&batch.members(account.id));
            desired.is_ok_and(|desired| plan(&desired, account, can).is_empty())
        });
        found.synchronized += i64::from(in_line && found.eligible > before);
    }
    Ok(verdicts)
}

fn default_package(product: &Product) -> String {
    named(product, None)
}

fn package(product: &Product) -> String {
    named(product, product.package_override.as_deref())
}

fn named(product: &Product, override_name: Option<&str>) -> String {
    naming::package_name(PackageSource {
        override_name,
        servertype: &product.servertype,
        configoption1: &product.configoption1,
        product: &product.name,
    })
}

fn line(
    product: &Product,
    enabled: bool,
    services: i64,
    verdicts: Option<Verdicts>,
) -> ProductLine {
    let package = package(product);
    let odd = naming::is_odd_package_name(&package)
        .then(|| Reason::new("odd_package_name").with("name", package.as_str()));
    ProductLine {
        id: product.id,
        group_id: product.group_id,
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
        default_package: default_package(product),
        package_override: product.package_override.clone().unwrap_or_default(),
        services,
        eligible: verdicts.map(|verdicts| verdicts.eligible),
        synchronized: verdicts.map(|verdicts| verdicts.synchronized),
        enabled,
        blocked: blocked(product).filter(|_| !enabled),
        remarks: remarks(product, services, verdicts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::listing::PER_PAGE;

    fn product(id: i64, group_id: i64, name: &str) -> Product {
        Product {
            id,
            group_id,
            group: format!("Group &amp; {group_id}"),
            name: name.to_owned(),
            paytype: "recurring".to_owned(),
            ..Product::default()
        }
    }

    fn shop() -> (Vec<Product>, Counts) {
        let free = Product {
            paytype: "free".to_owned(),
            ..product(4, 2, "Delta")
        };
        let named = Product {
            package_override: Some("Gold".to_owned()),
            ..product(3, 2, "Tom &amp; Jerry")
        };
        let products = vec![product(1, 1, "beta"), product(2, 1, "Alpha"), named, free];
        let counts = Counts {
            services: [(1, 5), (2, 9), (3, 7), (4, 8)].into(),
            candidates: [(1, 1), (3, 7), (4, 8)].into(),
        };
        (products, counts)
    }

    #[test]
    fn products_are_filtered_and_sorted() {
        for (group, search, only, sort, wanted) in [
            (0, "", "", "", vec![1, 2, 3, 4]),
            (2, "", "", "", vec![3, 4]),
            (9, "", "", "", vec![]),
            (0, "TA", "", "", vec![1, 4]),
            (0, "m & j", "", "", vec![3]),
            (0, "gold", "", "", vec![3]),
            (0, "none", "", "", vec![]),
            (0, "", "enabled", "", vec![2, 4]),
            (0, "", "eligible", "", vec![1, 3]),
            (0, "", "anything", "anything", vec![1, 2, 3, 4]),
            (0, "", "", "name", vec![2, 1, 4, 3]),
            (0, "", "", "services", vec![2, 4, 3, 1]),
            (0, "", "", "eligible", vec![4, 3, 1, 2]),
            (1, "alp", "enabled", "name", vec![2]),
        ] {
            let filter = ProductFilter {
                group,
                search,
                only,
                sort,
            };
            let (products, counts) = shop();
            let found = choose(products, filter, &HashSet::from([2, 4]), &counts);
            let ids: Vec<i64> = found.iter().map(|product| product.id).collect();
            assert_eq!(ids, wanted, "{filter:?}");
        }
    }

    #[test]
    fn groups_are_told_with_their_products() {
        let (mut products, _) = shop();
        products.push(product(5, 0, "of a group that is gone"));
        let groups = groups(&products);
        let told: Vec<_> = groups
            .iter()
            .map(|group| (group.id, group.name.as_str(), group.products))
            .collect();
        assert_eq!(told, [(1, "Group & 1", 2), (2, "Group & 2", 2)]);
    }

    #[test]
    fn as_many_products_as_possible_are_looked_at_and_never_too_many_services() {
        let limit = i64::try_from(LOOKED_AT).unwrap();
        for (sizes, wanted) in [
            (vec![], vec![]),
            (vec![limit], vec![0]),
            (vec![limit + 1], vec![]),
            (vec![limit, 0, 1], vec![1, 2]),
            (vec![limit - 1, 1, limit], vec![0, 1]),
        ] {
            let products: Vec<Product> = (0..)
                .take(sizes.len())
                .map(|id| product(id, 1, ""))
                .collect();
            let counts = Counts {
                services: (0..).zip(sizes.iter().copied()).collect(),
                candidates: HashMap::new(),
            };
            let mut found: Vec<i64> = few_enough(&products, &counts).into_iter().collect();
            found.sort_unstable();
            assert_eq!(found, wanted, "{sizes:?}");
        }
    }

    /// PHP drops fields past `max_input_vars` without a word; its default is 1000.
    #[test]
    fn the_form_of_a_page_is_taken_whole() {
        let (each, arrays, others) = (3, 3, 10);
        assert!(PER_PAGE * each + arrays + others < 1000);
    }
}
