//! Our own tables, made in numbered steps that may each be run again after a half-run.

use Change::{Column, Index, Table, WelcomeTemplate};

use super::{DatabaseError, Store};

/// The schema this version works with.
pub const SCHEMA: i64 = 5;

/// One change of the schema, which may be made again.
enum Change {
    /// `CREATE TABLE IF NOT EXISTS`; `{p}` is the table prefix.
    Table(&'static str),
    /// A column is there as defined, or is not there.
    Column {
        table: &'static str,
        column: &'static str,
        definition: Option<&'static str>,
    },
    /// An index over one column is there.
    Index {
        table: &'static str,
        index: &'static str,
        column: &'static str,
    },
    /// The template of the welcome e-mail was made, once.
    WelcomeTemplate,
}

/// A step is only ever added, never changed.
const STEPS: [(i64, &[Change]); 5] = [
    (
        1,
        &[
            Table(
                "CREATE TABLE IF NOT EXISTS {p}meta (
            name VARCHAR(64) NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (name)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}accounts (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            platform VARCHAR(32) NOT NULL,
            operator VARCHAR(64) NOT NULL,
            name VARCHAR(150) NOT NULL,
            client_id INT NOT NULL,
            remote_id VARCHAR(64) DEFAULT NULL,
            progress TEXT DEFAULT NULL COMMENT 'how far a create has come',
            applied_status VARCHAR(16) DEFAULT NULL COMMENT 'what we last made true',
            applied_package VARCHAR(255) DEFAULT NULL,
            applied_name VARCHAR(255) DEFAULT NULL,
            applied_email VARCHAR(255) DEFAULT NULL,
            applied_at DATETIME DEFAULT NULL,
            observed_status VARCHAR(16) DEFAULT NULL COMMENT 'what the last list showed',
            observed_package VARCHAR(255) DEFAULT NULL,
            observed_name VARCHAR(255) DEFAULT NULL,
            observed_email VARCHAR(255) DEFAULT NULL,
            observed_at DATETIME DEFAULT NULL,
            password_cipher TEXT DEFAULT NULL,
            password_source VARCHAR(16) DEFAULT NULL COMMENT 'generated | set | unknown',
            lease_owner VARCHAR(32) DEFAULT NULL,
            lease_until DATETIME DEFAULT NULL,
            created_at DATETIME NOT NULL,
            PRIMARY KEY (id),
            UNIQUE KEY account_name (platform, operator, name),
            KEY account_client (client_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}services (
            service_id INT NOT NULL,
            account_id BIGINT UNSIGNED DEFAULT NULL,
            mode VARCHAR(8) NOT NULL DEFAULT 'auto' COMMENT 'auto | on | off, set by an admin',
            own_name VARCHAR(150) DEFAULT NULL COMMENT 'account name given by an admin',
            verdict VARCHAR(8) NOT NULL DEFAULT '' COMMENT 'yes | no | keep, as last decided',
            reason TEXT DEFAULT NULL COMMENT 'JSON: code, args',
            decided_at DATETIME DEFAULT NULL,
            PRIMARY KEY (service_id),
            KEY service_account (account_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}invoices_seen (
            invoice_id INT NOT NULL,
            paid_at DATETIME NOT NULL COMMENT 'when it was first seen Paid',
            PRIMARY KEY (invoice_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}products (
            product_id INT NOT NULL,
            package VARCHAR(255) DEFAULT NULL COMMENT 'package name set by an admin',
            PRIMARY KEY (product_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}hints (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            kind VARCHAR(16) NOT NULL,
            subject_id BIGINT NOT NULL,
            cause VARCHAR(64) NOT NULL,
            copy TEXT DEFAULT NULL COMMENT 'JSON: what will be gone when the hint is read',
            due_at DATETIME NOT NULL,
            PRIMARY KEY (id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}jobs (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            kind VARCHAR(16) NOT NULL,
            subject_id BIGINT NOT NULL,
            generation BIGINT UNSIGNED NOT NULL DEFAULT 1,
            state VARCHAR(8) NOT NULL COMMENT 'due | leased | done | refused',
            due_at DATETIME NOT NULL,
            attempts INT UNSIGNED NOT NULL DEFAULT 0,
            lease_owner VARCHAR(32) DEFAULT NULL,
            lease_until DATETIME DEFAULT NULL,
            cause VARCHAR(64) NOT NULL,
            last_error TEXT DEFAULT NULL COMMENT 'JSON: code, args',
            changed_at DATETIME NOT NULL,
            PRIMARY KEY (id),
            UNIQUE KEY job_subject (kind, subject_id),
            KEY job_due (state, due_at)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}passes (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            kind VARCHAR(16) NOT NULL,
            state VARCHAR(16) NOT NULL,
            position TEXT DEFAULT NULL COMMENT 'JSON: where it goes on',
            result TEXT DEFAULT NULL COMMENT 'JSON: counts, or why it stopped',
            started_at DATETIME NOT NULL,
            finished_at DATETIME DEFAULT NULL,
            confirmed_by VARCHAR(64) DEFAULT NULL,
            PRIMARY KEY (id),
            KEY pass_kind (kind, started_at)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}log (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            at DATETIME NOT NULL,
            actor VARCHAR(64) NOT NULL,
            account_id BIGINT UNSIGNED DEFAULT NULL,
            service_id INT DEFAULT NULL,
            action VARCHAR(32) NOT NULL,
            result VARCHAR(16) NOT NULL COMMENT 'done | refused | failed',
            detail TEXT NOT NULL COMMENT 'JSON, never a secret',
            milliseconds INT UNSIGNED NOT NULL DEFAULT 0,
            PRIMARY KEY (id),
            KEY log_at (at),
            KEY log_account (account_id)
        )",
            ),
        ],
    ),
    (
        2,
        &[
            Column {
                table: "accounts",
                column: "password_next",
                definition: Some("TEXT DEFAULT NULL COMMENT 'encrypted, to be set'"),
            },
            Column {
                table: "accounts",
                column: "adopt_by",
                definition: Some("VARCHAR(64) DEFAULT NULL COMMENT 'who allowed to take it over'"),
            },
            Column {
                table: "services",
                column: "owners",
                definition: Some(
                    "TEXT DEFAULT NULL COMMENT 'clients it was seen with, joined by commas'",
                ),
            },
            Column {
                table: "jobs",
                column: "wish",
                definition: Some("TEXT DEFAULT NULL COMMENT 'what was refused'"),
            },
            Column {
                table: "jobs",
                column: "origin",
                definition: Some(
                    "VARCHAR(8) NOT NULL DEFAULT 'event' COMMENT 'event | pass | suspend'",
                ),
            },
            Index {
                table: "accounts",
                index: "account_remote",
                column: "remote_id",
            },
            // Never used: what will be gone is noted as hints about its services.
            Column {
                table: "hints",
                column: "copy",
                definition: None,
            },
        ],
    ),
    (
        3,
        &[
            Table(
                "CREATE TABLE IF NOT EXISTS {p}seen (
            service_id INT NOT NULL,
            digest CHAR(32) NOT NULL COMMENT 'of all that was looked at when there was nothing to do',
            PRIMARY KEY (service_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}strangers (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            platform VARCHAR(32) NOT NULL,
            operator VARCHAR(64) NOT NULL,
            remote_id VARCHAR(64) NOT NULL,
            name VARCHAR(150) NOT NULL,
            display_name VARCHAR(255) DEFAULT NULL,
            email VARCHAR(255) DEFAULT NULL,
            status VARCHAR(16) DEFAULT NULL,
            package VARCHAR(255) DEFAULT NULL,
            seen_at DATETIME NOT NULL COMMENT 'when a list last showed it',
            ignored_by VARCHAR(64) DEFAULT NULL COMMENT 'who does not want to be told of it',
            PRIMARY KEY (id),
            UNIQUE KEY stranger_remote (platform, operator, remote_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}notices (
            cause VARCHAR(64) NOT NULL,
            reason TEXT NOT NULL COMMENT 'JSON: code, args',
            since DATETIME NOT NULL,
            told_at DATETIME DEFAULT NULL COMMENT 'when staff were told',
            PRIMARY KEY (cause)
        )",
            ),
            Column {
                table: "accounts",
                column: "ignored",
                definition: Some(
                    "CHAR(32) DEFAULT NULL COMMENT 'digest of the difference an admin ignores'",
                ),
            },
            Column {
                table: "jobs",
                column: "bulk_id",
                definition: Some("BIGINT UNSIGNED DEFAULT NULL COMMENT 'the long work it is part of'"),
            },
            Column {
                table: "jobs",
                column: "wished_at",
                definition: Some("DATETIME DEFAULT NULL COMMENT 'when it was opened'"),
            },
            Index {
                table: "jobs",
                index: "job_bulk",
                column: "bulk_id",
            },
        ],
    ),
    (
        4,
        &[
            Table(
                "CREATE TABLE IF NOT EXISTS {p}packages (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            platform VARCHAR(32) NOT NULL,
            operator VARCHAR(64) NOT NULL,
            remote_id VARCHAR(64) NOT NULL,
            name VARCHAR(255) NOT NULL,
            transfer_gb INT UNSIGNED DEFAULT NULL COMMENT 'of these four, NULL is unlimited',
            speed_mbps INT UNSIGNED DEFAULT NULL,
            hostnames INT UNSIGNED DEFAULT NULL,
            storage INT UNSIGNED DEFAULT NULL,
            tls TINYINT NOT NULL,
            streaming TINYINT NOT NULL,
            all_locations TINYINT NOT NULL,
            seen_at DATETIME NOT NULL COMMENT 'when a list last showed it',
            PRIMARY KEY (id),
            UNIQUE KEY package_remote (platform, operator, remote_id)
        )",
            ),
            Table(
                "CREATE TABLE IF NOT EXISTS {p}traffic (
            account_id BIGINT UNSIGNED NOT NULL,
            month CHAR(7) NOT NULL COMMENT '2026-11, UTC',
            megabytes DOUBLE NOT NULL COMMENT 'of all its days',
            days TEXT NOT NULL COMMENT 'JSON: megabytes by day of the month',
            PRIMARY KEY (account_id, month)
        )",
            ),
            Column {
                table: "accounts",
                column: "password_next_source",
                definition: Some("VARCHAR(16) DEFAULT NULL COMMENT 'set | client'"),
            },
            Column {
                table: "accounts",
                column: "welcome",
                definition: Some("VARCHAR(8) DEFAULT NULL COMMENT 'due | sending | sent | failed'"),
            },
            Column {
                table: "accounts",
                column: "welcome_at",
                definition: Some(
                    "DATETIME DEFAULT NULL COMMENT 'since when it is so; due: from when on'",
                ),
            },
            Column {
                table: "accounts",
                column: "welcome_tries",
                definition: Some(
                    "TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how often it was begun'",
                ),
            },
            Index {
                table: "accounts",
                index: "account_welcome",
                column: "welcome",
            },
            WelcomeTemplate,
        ],
    ),
    (
        5,
        &[Table(
            "CREATE TABLE IF NOT EXISTS {p}legacy (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
            name VARCHAR(255) COLLATE utf8mb4_bin NOT NULL COMMENT 'as an earlier plugin had it',
            account VARCHAR(150) DEFAULT NULL COMMENT 'the account name it stands for',
            password_cipher TEXT DEFAULT NULL,
            PRIMARY KEY (id),
            UNIQUE KEY legacy_name (name),
            KEY legacy_account (account)
        )",
        )],
    ),
];

const TABLE_OPTIONS: &str =
    " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC";

impl Store<'_> {
    /// The schema our tables are at; `None` if they are not there.
    pub fn schema(&self) -> Result<Option<i64>, DatabaseError> {
        if self.is_installed()? {
            Ok(self.meta()?.int("schema"))
        } else {
            Ok(None)
        }
    }

    fn is_installed(&self) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            "SELECT COUNT(*) FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name = ?",
            &[format!("{}meta", self.brand.table_prefix).into()],
        )?;
        rows.first().map_or(Ok(false), |row| row.cells().flag())
    }

    /// Runs the steps after `known` and returns where the schema is then. From 0 it also brings
    /// back what was lost since; meanwhile the schema is told as it was.
    pub fn migrate(&self, known: i64) -> Result<i64, DatabaseError> {
        let mut reached = self.schema()?.unwrap_or_default();
        for (number, changes) in STEPS {
            if number <= known {
                continue;
            }
            for change in changes {
                self.make(change)?;
            }
            if number > reached {
                self.set_meta("schema", &number.to_string())?;
                reached = number;
            }
        }
        Ok(reached)
    }

    fn make(&self, change: &Change) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let sql = match change {
            Table(statement) => statement.replace("{p}", p) + TABLE_OPTIONS,
            Column {
                table,
                column,
                definition,
            } => match (self.has_column(table, column)?, definition) {
                (false, Some(definition)) => {
                    format!("ALTER TABLE {p}{table} ADD COLUMN {column} {definition}")
                }
                (true, None) => format!("ALTER TABLE {p}{table} DROP COLUMN {column}"),
                _ => return Ok(()),
            },
            Index {
                table,
                index,
                column,
            } => {
                if self.has_index(table, index)? {
                    return Ok(());
                }
                format!("ALTER TABLE {p}{table} ADD INDEX {index} ({column})")
            }
            WelcomeTemplate => return self.ensure_welcome_template(),
        };
        self.db.execute(&sql, &[]).map(drop)
    }

    fn has_index(&self, table: &str, index: &str) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            "SELECT COUNT(*) FROM information_schema.statistics
             WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?",
            &[
                format!("{}{table}", self.brand.table_prefix).into(),
                index.into(),
            ],
        )?;
        rows.first().map_or(Ok(false), |row| row.cells().flag())
    }

    fn has_column(&self, table: &str, column: &str) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            "SELECT COUNT(*) FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?",
            &[
                format!("{}{table}", self.brand.table_prefix).into(),
                column.into(),
            ],
        )?;
        rows.first().map_or(Ok(false), |row| row.cells().flag())
    }
}
