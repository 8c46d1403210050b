//! Rows of WHMCS, as short as a test wants to say them.

use std::collections::BTreeMap;

use aflexi_cdn::aflexi::CAPABILITIES;
use aflexi_cdn::sync::{self, Error, Save, Saved};
use aflexi_cdn::whmcs::{Brand, Legacy, Store};

use super::mariadb::{Connection, STRICT};

/// The names under which the product lives in WHMCS.
pub const BRAND: Brand = Brand {
    module: "aflexi_cdn",
    table_prefix: "mod_aflexi_cdn_",
    product_addon: "Aflexi CDN",
    welcome_template: "Aflexi CDN Welcome",
    platform: "aflexi",
    legacy: Some(Legacy {
        settings_table: "mod_aflexicdn",
        accounts_table: "mod_aflexicdn_publisher",
        api_url_setting: "xmlrpc_core",
        api_url: "https://api.aflexi.net/core/xmlrpc",
        server_module: "aflexi",
        email_template: "Aflexi CDN Welcome Mail",
        hook_file: "includes/hooks/aflexi_sync.php",
        oldest_hook_file: "includes/hooks/paidorder.php",
        files: &[
            "includes/aflexi",
            "modules/admin/aflexi_cdn",
            "modules/servers/aflexi",
        ],
    }),
};

/// A WHMCS with the addon installed.
pub struct Shop {
    pub db: Connection,
    /// `tbladdons.id` of the product addon.
    pub addon: i64,
}

impl Shop {
    pub fn new() -> Self {
        Self::with_sql_mode(STRICT)
    }

    pub fn with_sql_mode(sql_mode: &str) -> Self {
        let db = Connection::to_new_database(sql_mode);
        let addon = sync::install(Store::new(&db, BRAND)).unwrap().product_addon;
        Self { db, addon }
    }

    pub fn store(&self) -> Store<'_> {
        Store::new(&self.db, BRAND)
    }

    /// [Save Settings] with these products shown and those of them ticked.
    pub fn save(
        &self,
        shown: &[i64],
        ticked: &[i64],
        packages: &BTreeMap<i64, String>,
    ) -> Result<Saved, Error> {
        self.save_confirmed(shown, ticked, packages, "")
    }

    /// The same, with the yes to a question.
    pub fn save_confirmed(
        &self,
        shown: &[i64],
        ticked: &[i64],
        packages: &BTreeMap<i64, String>,
        confirmed: &str,
    ) -> Result<Saved, Error> {
        let save = Save {
            shown,
            ticked,
            packages,
            confirmed,
            actor: "admin 1",
        };
        sync::save_products(self.store(), save, CAPABILITIES)
    }

    /// Fills the columns that matter; all others take what a lax session gives them.
    fn insert(&self, sql: &str) -> i64 {
        self.db.run("SET @mode = @@sql_mode, sql_mode = ''");
        let id = self.db.insert(sql);
        self.db.run("SET sql_mode = @mode");
        id
    }

    pub fn client(&self, first: &str, last: &str, email: &str) -> i64 {
        self.insert(&format!(
            "INSERT INTO tblclients (firstname, lastname, email, status) VALUES ('{first}', '{last}', '{email}', 'Active')"
        ))
    }

    pub fn product(&self, name: &str) -> i64 {
        self.insert(&format!(
            "INSERT INTO tblproducts (name, paytype, type) VALUES ('{name}', 'recurring', 'other')"
        ))
    }

    /// A CDN-enabled product.
    pub fn cdn_product(&self, name: &str) -> i64 {
        let product = self.product(name);
        self.db.run(&format!(
            "UPDATE tbladdons SET packages = TRIM(LEADING ',' FROM CONCAT(packages, ',{product}')) WHERE id = {}",
            self.addon
        ));
        product
    }

    /// An active, monthly billed service.
    pub fn service(&self, client: i64, product: i64, username: &str) -> i64 {
        self.insert(&format!(
            "INSERT INTO tblhosting (userid, packageid, username, domainstatus, billingcycle)
             VALUES ({client}, {product}, '{username}', 'Active', 'Monthly')"
        ))
    }

    /// An invoice with one item for each (type, relid).
    pub fn invoice(&self, client: i64, status: &str, items: &[(&str, i64)]) -> i64 {
        let paid = if status == "Paid" { "NOW()" } else { "0" };
        let invoice = self.insert(&format!(
            "INSERT INTO tblinvoices (userid, status, datepaid, total) VALUES ({client}, '{status}', {paid}, 10)"
        ));
        for (kind, relid) in items {
            self.insert(&format!(
                "INSERT INTO tblinvoiceitems (invoiceid, userid, type, relid, amount)
                 VALUES ({invoice}, {client}, '{kind}', {relid}, 10)"
            ));
        }
        if status == "Paid" {
            self.transaction(client, invoice, 10, 0);
        }
        invoice
    }

    pub fn transaction(&self, client: i64, invoice: i64, paid_in: i64, paid_out: i64) {
        self.insert(&format!(
            "INSERT INTO tblaccounts (userid, invoiceid, amountin, amountout, date)
             VALUES ({client}, {invoice}, {paid_in}, {paid_out}, NOW())"
        ));
    }

    /// A client with one paid service of a CDN product: (client, service, invoice).
    pub fn customer(&self, product: i64, username: &str) -> (i64, i64, i64) {
        let client = self.client("Anna", username, &format!("{username}@shop.example"));
        let service = self.service(client, product, username);
        let invoice = self.invoice(client, "Paid", &[("Hosting", service)]);
        (client, service, invoice)
    }

    /// An order whose first invoice bills things without naming the service.
    pub fn order(&self, client: i64, service: i64, invoice: i64) {
        let order = self.insert(&format!(
            "INSERT INTO tblorders (userid, invoiceid, status) VALUES ({client}, {invoice}, 'Active')"
        ));
        self.db.run(&format!(
            "UPDATE tblhosting SET orderid = {order} WHERE id = {service}"
        ));
    }
}
