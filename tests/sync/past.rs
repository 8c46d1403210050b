//! Sites as earlier versions left them: `schemas/N.sql` is what the last version with schema N made of a story told
//! through it, with WHMCS's rows and the publishers at the platform (`schemas/README.md`).

use std::fs;

use aflexi_cdn::whmcs::SCHEMA;
use serde_json::Value as Json;

use super::mariadb::Connection;
use super::sandbox_server::Server;
use super::shop::Shop;
use super::world::World;

/// Every schema there was before the present one.
pub fn schemas() -> impl Iterator<Item = i64> {
    1..SCHEMA
}

/// What an earlier version left.
pub struct Past {
    rows: String,
    ours: String,
    publishers: Vec<Json>,
}

impl Past {
    pub fn of(schema: i64) -> Self {
        let text = fs::read_to_string(format!("tests/sync/schemas/{schema}.sql")).unwrap();
        let is_ours = |line: &&str| !line.starts_with("INSERT INTO tbl");
        let (comments, statements): (Vec<_>, Vec<_>) =
            text.lines().partition(|line| line.starts_with("--"));
        let (ours, rows): (Vec<_>, Vec<_>) = statements.into_iter().partition(is_ours);
        let publishers = comments
            .iter()
            .filter_map(|line| line.strip_prefix("-- publisher: "))
            .map(|json| serde_json::from_str(json).unwrap())
            .collect();
        Self {
            rows: rows.join("\n") + "\n",
            ours: ours.join("\n") + "\n",
            publishers,
        }
    }

    /// A WHMCS with its rows and our tables of that time.
    pub fn shop(&self, sql_mode: &str) -> Shop {
        let db = Connection::to_new_database(sql_mode);
        db.load(&self.rows);
        self.lay_out(&db);
        let addon = db.number("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'product_addon'");
        Shop { db, addon }
    }

    /// Our tables of that time again, and none of what came later.
    pub fn rewind(&self, db: &Connection) {
        for table in db.texts("SHOW TABLES LIKE 'mod\\_%'") {
            db.run(&format!("DROP TABLE {table}"));
        }
        db.run("DELETE FROM tblemailtemplates");
        self.lay_out(db);
    }

    fn lay_out(&self, db: &Connection) {
        db.load(&self.ours);
        // A database of another name is another site.
        db.run("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'site'");
        // The e-mail template that it remembers is a row of WHMCS's, and is not in the dump.
        db.run(
            "INSERT INTO tblemailtemplates (id, type, name, subject, message, attachments, fromname, fromemail, disabled,
                                            custom, language, copyto, blind_copy_to, plaintext)
             SELECT value, 'product', 'Aflexi CDN Welcome', 'CDN', '', '', '', '', 0, 1, '', '', '', 0
             FROM mod_aflexi_cdn_meta WHERE name = 'welcome_template'",
        );
    }

    /// The same beside a platform that has its publishers.
    pub fn world(&self, sql_mode: &str) -> World {
        let shop = self.shop(sql_mode);
        let sandbox = Server::start(&[]);
        for publisher in &self.publishers {
            let planted = sandbox.control("POST", "accounts", &publisher.to_string());
            let (id, name) = (&planted["id"], publisher["name"].as_str().unwrap());
            shop.db.run(&format!(
                "UPDATE mod_aflexi_cdn_accounts SET remote_id = '{id}' WHERE name = '{name}' AND remote_id IS NOT NULL"
            ));
        }
        World { shop, sandbox }
    }
}
