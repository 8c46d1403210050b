//! Products, and the product addon that holds which of them are CDN-enabled.

use std::collections::HashMap;

use super::database::id_list;
use super::{DatabaseError, Store};

const PRODUCT_ADDON: &str = "product_addon";
/// Its products, should it be deleted.
const PRODUCTS: &str = "products";

/// The product addon (`tbladdons`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductAddon {
    /// `tbladdons.id`
    pub id: i64,
    /// `tbladdons.packages`, as stored: product ids joined by commas.
    pub packages: String,
    /// `tbladdons.billingcycle`, as stored.
    pub billing_cycle: String,
}

impl ProductAddon {
    /// The ids in [`ProductAddon::packages`].
    pub fn products(&self) -> Vec<i64> {
        self.packages
            .split(',')
            .filter_map(|id| id.trim().parse().ok())
            .collect()
    }
}

/// A product for the product page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// `tblproducts.id`
    pub id: i64,
    /// Its group's `tblproductgroups.id`; 0 when the group is gone.
    pub group_id: i64,
    /// Its group's name, as stored; empty when the group is gone.
    pub group: String,
    /// Its name, as stored.
    pub name: String,
    /// free, onetime or recurring.
    pub paytype: String,
    /// Not shown to clients.
    pub hidden: bool,
    /// No longer sold.
    pub retired: bool,
    /// Provisioning module; empty for none.
    pub servertype: String,
    /// Its first option.
    pub configoption1: String,
    /// Package name set by an admin.
    pub package_override: Option<String>,
}

impl Store<'_> {
    /// Finds the product addon: remembered by id, else once by its name, else it is made, free of
    /// charge. Returns its id and whether it was made now.
    pub fn ensure_product_addon(&self) -> Result<(i64, bool), DatabaseError> {
        if let Some(addon) = self.product_addon()? {
            return Ok((addon.id, false));
        }
        let found = self.db.query(
            "SELECT id FROM tbladdons WHERE name = ? ORDER BY id LIMIT 1",
            &[self.brand.product_addon.into()],
        )?;
        let (id, made) = match found.first() {
            Some(row) => (row.cells().int()?, false),
            None => (self.make_product_addon()?, true),
        };
        self.set_meta(PRODUCT_ADDON, &id.to_string())?;
        Ok((id, made))
    }

    // With the products of one that was deleted. Names every column that has no default, and none
    // that early 8.x does not have.
    fn make_product_addon(&self) -> Result<i64, DatabaseError> {
        let meta = self.meta()?;
        self.db.execute(
            "INSERT INTO tbladdons (packages, name, description, billingcycle, tax, showorder,
               downloads, autoactivate, suspendproduct, welcomeemail, autolinkby)
             VALUES (?, ?, 'CDN', 'free', 0, 0, '', '', 0, 0, '')",
            &[
                meta.text(PRODUCTS).unwrap_or_default().into(),
                self.brand.product_addon.into(),
            ],
        )?;
        let rows = self.db.query("SELECT LAST_INSERT_ID()", &[])?;
        rows.first()
            .ok_or_else(|| DatabaseError::new("the product addon was made, but has no id"))?
            .cells()
            .int()
    }

    /// The remembered product addon, or `None` if none is remembered or its row is gone.
    pub fn product_addon(&self) -> Result<Option<ProductAddon>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT a.id, a.packages, a.billingcycle FROM {p}meta m
                 JOIN tbladdons a ON a.id = CAST(m.value AS UNSIGNED) WHERE m.name = ?"
            ),
            &[PRODUCT_ADDON.into()],
        )?;
        match rows.first() {
            None => Ok(None),
            Some(row) => {
                let mut cells = row.cells();
                Ok(Some(ProductAddon {
                    id: cells.int()?,
                    packages: cells.text()?,
                    billing_cycle: cells.text()?,
                }))
            }
        }
    }

    /// Replaces the list of products, unless someone else changed it meanwhile.
    pub fn replace_packages(
        &self,
        addon: &ProductAddon,
        packages: &str,
    ) -> Result<bool, DatabaseError> {
        let changed = self.db.execute(
            "UPDATE tbladdons SET packages = ? WHERE id = ? AND packages = ?",
            &[
                packages.into(),
                addon.id.into(),
                addon.packages.as_str().into(),
            ],
        )?;
        Ok(changed == 1)
    }

    /// Remembers the products that are enabled, should the product addon be deleted.
    pub fn remember_products(&self, packages: &str) -> Result<(), DatabaseError> {
        self.set_meta(PRODUCTS, packages)
    }

    /// All products, in the order of WHMCS's own product list.
    pub fn products(&self) -> Result<Vec<Product>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT p.id, g.id, g.name, p.name, p.paytype, p.hidden, p.retired, p.servertype,
                        p.configoption1, o.package
                 FROM tblproducts p
                 LEFT JOIN tblproductgroups g ON g.id = p.gid
                 LEFT JOIN {p}products o ON o.product_id = p.id
                 ORDER BY g.`order`, g.id, p.`order`, p.id"
            ),
            &[],
        )?;
        let mut products = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            products.push(Product {
                id: cells.int()?,
                group_id: cells.int()?,
                group: cells.text()?,
                name: cells.text()?,
                paytype: cells.text()?,
                hidden: cells.flag()?,
                retired: cells.flag()?,
                servertype: cells.text()?,
                configoption1: cells.text()?,
                package_override: cells.optional_text()?,
            });
        }
        Ok(products)
    }

    /// How many services each product has, by its id; those without are left out.
    pub fn count_services_by_product(&self) -> Result<HashMap<i64, i64>, DatabaseError> {
        self.numbers_by_product("SELECT packageid, COUNT(*) FROM tblhosting GROUP BY packageid")
    }

    /// The same of services that are neither ended nor free of charge: of these the rules are worth asking. They
    /// are read one after another: in the order of an index they would take several times as long.
    pub fn count_candidates_by_product(&self) -> Result<HashMap<i64, i64>, DatabaseError> {
        self.numbers_by_product(
            "SELECT packageid + 0 AS product, COUNT(*) FROM tblhosting
             WHERE domainstatus IN ('Active', 'Completed', 'Pending') AND billingcycle NOT LIKE 'free%'
             GROUP BY product",
        )
    }

    fn numbers_by_product(&self, sql: &str) -> Result<HashMap<i64, i64>, DatabaseError> {
        let rows = self.db.query(sql, &[])?;
        let mut numbers = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            numbers.insert(cells.int()?, cells.int()?);
        }
        Ok(numbers)
    }

    /// The services of products as they were judged last: how many are entitled, and how many of these have an
    /// account about which nothing is left to do. Jobs that are not done are few beside the services.
    pub fn judged_services(
        &self,
        products: &[i64],
    ) -> Result<HashMap<i64, (i64, i64)>, DatabaseError> {
        if products.is_empty() {
            return Ok(HashMap::new());
        }
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT h.packageid, COALESCE(SUM(s.verdict = 'yes'), 0),
                        COALESCE(SUM(s.verdict = 'yes' AND s.account_id IS NOT NULL AND j.subject_id IS NULL), 0)
                 FROM tblhosting h
                 LEFT JOIN {p}services s ON s.service_id = h.id
                 LEFT JOIN (SELECT subject_id FROM {p}jobs WHERE kind = 'service'
                            AND state IN ('due', 'leased', 'paused', 'refused', 'dropped')) j ON j.subject_id = h.id
                 WHERE h.packageid IN ({}) GROUP BY h.packageid",
                id_list(products)
            ),
            &[],
        )?;
        let mut judged = HashMap::with_capacity(rows.len());
        for row in &rows {
            let mut cells = row.cells();
            judged.insert(cells.int()?, (cells.int()?, cells.int()?));
        }
        Ok(judged)
    }

    /// Sets or removes the package name of a product.
    pub fn set_package_override(
        &self,
        product: i64,
        package: Option<&str>,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        match package {
            Some(name) => self.db.execute(
                &format!(
                    "INSERT INTO {p}products (product_id, package) VALUES (?, ?)
                     ON DUPLICATE KEY UPDATE package = VALUES(package)"
                ),
                &[product.into(), name.into()],
            ),
            None => self.db.execute(
                &format!(
                    "UPDATE {p}products SET package = NULL WHERE product_id IN ({})",
                    id_list(&[product])
                ),
                &[],
            ),
        }
        .map(drop)
    }
}
