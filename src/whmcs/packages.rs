//! The platform's packages, as a list last showed them or as we left them since.

use super::database::row_placeholders;
use super::log::cut;
use super::search::found_in;
use super::{Cells, DatabaseError, Store, Value};

/// Rows in one statement.
const CHUNK: usize = 200;

/// A package: what the platform tells of it. Of the numbers `None` is unlimited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFacts {
    /// The platform's identifier.
    pub remote_id: String,
    /// Its name.
    pub name: String,
    /// Gigabytes a month.
    pub transfer_gb: Option<i64>,
    /// Megabits a second.
    pub speed_mbps: Option<i64>,
    /// How many.
    pub hostnames: Option<i64>,
    /// In the platform's own unit.
    pub storage: Option<i64>,
    /// TLS on the customer's hostnames.
    pub tls: bool,
    /// Streaming delivery.
    pub streaming: bool,
    /// Delivery from every edge location.
    pub all_locations: bool,
}

/// A package in our table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageRow {
    /// Our id.
    pub id: i64,
    /// What it is.
    pub facts: PackageFacts,
    /// How many of our accounts have it, as the platform last showed them or as we left them since.
    pub accounts: i64,
}

/// What packages are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PackageColumn {
    /// Name.
    #[default]
    Name,
    /// Data transfer.
    Transfer,
    /// Speed.
    Speed,
    /// Hostnames.
    Hostnames,
    /// How many accounts have it.
    Accounts,
}

impl PackageColumn {
    /// Unlimited is more than any number.
    fn order(self, descending: bool) -> String {
        let column = match self {
            Self::Name => "x.name",
            Self::Transfer => "x.transfer_gb",
            Self::Speed => "x.speed_mbps",
            Self::Hostnames => "x.hostnames",
            Self::Accounts => "accounts",
        };
        let way = if descending { "DESC" } else { "ASC" };
        format!("{column} IS NULL {way}, {column} {way}, x.name, x.id")
    }
}

impl Store<'_> {
    /// Notes what the platform tells of packages.
    pub fn note_packages(
        &self,
        operator: &str,
        packages: &[PackageFacts],
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        for chunk in packages.chunks(CHUNK) {
            let rows = row_placeholders(chunk.len(), 11).replace("?)", "?,UTC_TIMESTAMP())");
            let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 11);
            for package in chunk {
                values.extend([
                    self.brand.platform.into(),
                    operator.into(),
                    package.remote_id.as_str().into(),
                    cut(&package.name, 255).into(),
                    package.transfer_gb.into(),
                    package.speed_mbps.into(),
                    package.hostnames.into(),
                    package.storage.into(),
                    i64::from(package.tls).into(),
                    i64::from(package.streaming).into(),
                    i64::from(package.all_locations).into(),
                ]);
            }
            self.db.execute(
                &format!(
                    "INSERT INTO {p}packages
                       (platform, operator, remote_id, name, transfer_gb, speed_mbps, hostnames, storage,
                        tls, streaming, all_locations, seen_at)
                     VALUES {rows}
                     ON DUPLICATE KEY UPDATE name = VALUES(name), transfer_gb = VALUES(transfer_gb),
                       speed_mbps = VALUES(speed_mbps), hostnames = VALUES(hostnames),
                       storage = VALUES(storage), tls = VALUES(tls), streaming = VALUES(streaming),
                       all_locations = VALUES(all_locations), seen_at = VALUES(seen_at)"
                ),
                &values,
            )?;
        }
        Ok(())
    }

    /// Forgets the packages that a whole list did not show, but not those that were noted since it was
    /// begun, so many seconds ago.
    pub fn forget_other_packages(
        &self,
        operator: &str,
        listed: &[PackageFacts],
        seconds: i64,
    ) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        let mut values: Vec<Value> =
            vec![self.brand.platform.into(), operator.into(), seconds.into()];
        let mut others = String::new();
        if !listed.is_empty() {
            let list = vec!["?"; listed.len()].join(",");
            others = format!(" AND remote_id NOT IN ({list})");
            values.extend(
                listed
                    .iter()
                    .map(|facts| Value::from(facts.remote_id.as_str())),
            );
        }
        self.db
            .execute(
                &format!(
                    "DELETE FROM {p}packages WHERE platform = ? AND operator = ?
                     AND seen_at <= UTC_TIMESTAMP() - INTERVAL ? SECOND{others}"
                ),
                &values,
            )
            .map(drop)
    }

    /// Notes that a whole list of an operator's packages was read now.
    pub fn note_packages_read(&self, operator: &str) -> Result<(), DatabaseError> {
        let p = self.brand.table_prefix;
        self.db
            .execute(
                &format!(
                    "INSERT INTO {p}meta (name, value)
                     VALUES ('packages_read', CONCAT(UTC_TIMESTAMP(), ' ', ?))
                     ON DUPLICATE KEY UPDATE value = VALUES(value)"
                ),
                &[operator.into()],
            )
            .map(drop)
    }

    /// When the present operator's packages were last read, UTC.
    pub fn packages_read_at(&self) -> Result<Option<String>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT LEFT(r.value, 19) FROM {p}meta r JOIN {p}meta o ON o.name = 'operator'
                 WHERE r.name = 'packages_read' AND SUBSTRING(r.value, 21) = o.value"
            ),
            &[],
        )?;
        rows.first().map(|row| row.cells().text()).transpose()
    }

    /// How many packages the present operator has whose name a text is found in.
    pub fn count_packages(&self, search: &str) -> Result<i64, DatabaseError> {
        let p = self.brand.table_prefix;
        let (condition, mut values) = found_in(&["x.name"], search);
        values.push(self.brand.platform.into());
        let rows = self.db.query(
            &format!(
                "SELECT COUNT(*) FROM {p}packages x WHERE {condition} AND {}",
                of_present_operator(p)
            ),
            &values,
        )?;
        rows.first().map_or(Ok(0), |row| row.cells().int())
    }

    /// A page of them.
    pub fn packages(
        &self,
        search: &str,
        by: PackageColumn,
        descending: bool,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<PackageRow>, DatabaseError> {
        let (condition, values) = found_in(&["x.name"], search);
        let order = by.order(descending);
        self.read_packages(
            &format!("{condition} ORDER BY {order} LIMIT {limit} OFFSET {offset}"),
            values,
        )
    }

    /// One of them by our id.
    pub fn package(&self, id: i64) -> Result<Option<PackageRow>, DatabaseError> {
        Ok(self.read_packages("x.id = ?", vec![id.into()])?.pop())
    }

    /// The names of all of them.
    pub fn package_names(&self) -> Result<Vec<String>, DatabaseError> {
        let p = self.brand.table_prefix;
        let rows = self.db.query(
            &format!(
                "SELECT x.name FROM {p}packages x WHERE {}",
                of_present_operator(p)
            ),
            &[self.brand.platform.into()],
        )?;
        rows.iter().map(|row| row.cells().text()).collect()
    }

    fn read_packages(
        &self,
        rest: &str,
        values: Vec<Value>,
    ) -> Result<Vec<PackageRow>, DatabaseError> {
        let p = self.brand.table_prefix;
        let platform: Value = self.brand.platform.into();
        let values: Vec<Value> = [platform.clone(), platform]
            .into_iter()
            .chain(values)
            .collect();
        let rows = self.db.query(
            &format!(
                "SELECT x.id, x.remote_id, x.name, x.transfer_gb, x.speed_mbps, x.hostnames, x.storage, x.tls,
                        x.streaming, x.all_locations, COALESCE(c.number, 0) AS accounts
                 FROM {p}packages x LEFT JOIN (
                   SELECT COALESCE(a.observed_package, a.applied_package) COLLATE utf8mb4_bin AS package,
                          COUNT(*) AS number
                   FROM {p}accounts a WHERE a.remote_id IS NOT NULL AND a.platform = ? AND {}
                   GROUP BY package
                 ) c ON c.package = x.name COLLATE utf8mb4_bin
                 WHERE {} AND {rest}",
                self.of_present_operator(),
                of_present_operator(p)
            ),
            &values,
        )?;
        rows.iter()
            .map(|row| read_package(&mut row.cells()))
            .collect()
    }
}

/// The package `x` is the present operator's, of our platform.
fn of_present_operator(p: &str) -> String {
    format!("x.platform = ? AND x.operator = (SELECT value FROM {p}meta WHERE name = 'operator')")
}

fn read_package(cells: &mut Cells<'_>) -> Result<PackageRow, DatabaseError> {
    Ok(PackageRow {
        id: cells.int()?,
        facts: PackageFacts {
            remote_id: cells.text()?,
            name: cells.text()?,
            transfer_gb: cells.optional_int()?,
            speed_mbps: cells.optional_int()?,
            hostnames: cells.optional_int()?,
            storage: cells.optional_int()?,
            tls: cells.flag()?,
            streaming: cells.flag()?,
            all_locations: cells.flag()?,
        },
        accounts: cells.int()?,
    })
}
