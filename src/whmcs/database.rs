//! The small synchronous database that the statements are written for.
//!
//! In production it is WHMCS's own PDO; in the Rust tests a MariaDB driver.

/// A parameter or a column. Drivers differ in what they return for numbers, so reading is tolerant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A whole number.
    Int(i64),
    /// Text in UTF-8.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A failed statement. The message is the server's or the driver's; it never holds parameters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the database refused a statement of the CDN addon: {message}")]
pub struct DatabaseError {
    /// What the server or the driver said.
    pub message: String,
}

impl DatabaseError {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// The server chose this statement to end a deadlock: it has undone it, and the transaction that it was part of.
    pub fn is_deadlock(&self) -> bool {
        self.message.contains("SQLSTATE[40001]") || self.message.contains("Deadlock found")
    }
}

/// One row of a result, by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

impl Row {
    /// Reads the columns one after the other.
    pub fn cells(&self) -> Cells<'_> {
        Cells {
            columns: self.0.iter(),
        }
    }
}

/// Takes the columns of a row in the order in which the statement names them.
pub struct Cells<'a> {
    columns: std::slice::Iter<'a, Value>,
}

impl Cells<'_> {
    fn take(&mut self) -> Result<&Value, DatabaseError> {
        self.columns
            .next()
            .ok_or_else(|| DatabaseError::new("a row has fewer columns than were asked for"))
    }

    /// A whole number; NULL is `None`.
    pub fn optional_int(&mut self) -> Result<Option<i64>, DatabaseError> {
        match self.take()? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            Value::Text(text) => text
                .trim()
                .parse()
                .map(Some)
                .map_err(|_| DatabaseError::new("a column that should hold a number does not")),
        }
    }

    /// A whole number; NULL is 0.
    pub fn int(&mut self) -> Result<i64, DatabaseError> {
        Ok(self.optional_int()?.unwrap_or_default())
    }

    /// Text; NULL is `None`.
    pub fn optional_text(&mut self) -> Result<Option<String>, DatabaseError> {
        Ok(match self.take()? {
            Value::Null => None,
            Value::Int(number) => Some(number.to_string()),
            Value::Text(text) => Some(text.clone()),
        })
    }

    /// Text; NULL is empty.
    pub fn text(&mut self) -> Result<String, DatabaseError> {
        Ok(self.optional_text()?.unwrap_or_default())
    }

    /// A number that is not 0.
    pub fn flag(&mut self) -> Result<bool, DatabaseError> {
        Ok(self.int()? != 0)
    }
}

/// A connection. Parameters are written `?`.
pub trait Database {
    /// Runs a statement that returns rows.
    fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DatabaseError>;

    /// Runs a statement that changes rows and tells how many it changed.
    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, DatabaseError>;

    /// Whether the connection carries this text as it is. WHMCS's own may be of a character set that
    /// knows no more than the first 65,536 characters; the others are replaced by U+FFFD then.
    fn carries(&self, _text: &str) -> Result<bool, DatabaseError> {
        Ok(true)
    }
}

/// A character that MySQL's old `utf8` does not know.
pub(crate) fn is_four_bytes(character: char) -> bool {
    character > '\u{FFFF}'
}

/// Whether our tables hold a text as far as they could keep it: what a connection does not carry was
/// replaced ([`Database::carries`]).
pub fn is_kept(kept: &str, text: &str) -> bool {
    kept == text || kept == text.replace(is_four_bytes, "\u{FFFD}")
}

/// Whether the character set of a connection knows all characters.
pub fn knows_all_characters(db: &impl Database) -> Result<bool, DatabaseError> {
    let rows = db.query("SELECT @@character_set_client", &[])?;
    let set = rows
        .first()
        .map_or(Ok(String::new()), |row| row.cells().text())?;
    Ok(set == "utf8mb4")
}

/// A statement with its numbers and NULLs in it, and the texts for the places that are left: where each value that is
/// bound costs a call, some thousand of them cost more than the statement. A question mark is a place wherever it
/// stands, so no statement may have one in a text.
#[cfg(any(feature = "extension", test))]
pub(crate) fn with_numbers<'v>(sql: &str, parameters: &'v [Value]) -> (String, Vec<&'v str>) {
    let mut statement = String::with_capacity(sql.len() + parameters.len() * 4);
    let mut texts = Vec::with_capacity(parameters.len());
    let mut parameters = parameters.iter();
    for (position, piece) in sql.split('?').enumerate() {
        if position > 0 {
            match parameters.next() {
                Some(Value::Null) => statement.push_str("NULL"),
                Some(Value::Int(number)) => statement.push_str(&number.to_string()),
                Some(Value::Text(text)) => {
                    statement.push('?');
                    texts.push(text.as_str());
                }
                None => statement.push('?'),
            }
        }
        statement.push_str(piece);
    }
    (statement, texts)
}

/// SQL: 32 hexadecimal digits that stand for a text. MySQL 9.6 has no MD5 any more.
pub(super) fn digest(text: &str) -> String {
    format!("LEFT(SHA2({text}, 256), 32)")
}

/// `1,2,3` for an `IN (…)`; `NULL`, which matches nothing, for an empty list.
pub(super) fn id_list(ids: &[i64]) -> String {
    if ids.is_empty() {
        return "NULL".to_owned();
    }
    let mut list = String::with_capacity(ids.len() * 7);
    for id in ids {
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&id.to_string());
    }
    list
}

/// The number that a text is, also written `#12`; `None`, which equals nothing, for any other.
pub(super) fn number_in(text: &str) -> Option<i64> {
    let text = text.trim();
    text.strip_prefix('#').unwrap_or(text).parse().ok()
}

/// `(?,?),(?,?)` for a multi-row INSERT.
pub(super) fn row_placeholders(rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(","));
    vec![row; rows].join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_read_numbers_from_text_and_text_from_numbers() {
        let row = Row(vec![Value::from("12"), Value::Int(7), Value::Null]);
        let mut cells = row.cells();
        assert_eq!(cells.int(), Ok(12));
        assert_eq!(cells.text(), Ok("7".to_owned()));
        assert_eq!(cells.optional_int(), Ok(None));
        assert!(cells.int().is_err(), "past the last column");
    }

    #[test]
    fn a_text_is_kept_as_far_as_a_connection_carries_it() {
        assert!(is_kept("Gold 🐉", "Gold 🐉"));
        assert!(is_kept("Gold \u{FFFD}", "Gold 🐉"));
        assert!(!is_kept("Gold \u{FFFD}", "Gold €"));
        assert!(!is_kept("Gold 🐉", "Gold \u{FFFD}"));
    }

    #[test]
    fn numbers_stand_in_the_statement_and_texts_are_left_to_be_bound() {
        let parameters = [
            Value::from("a?'b"),
            Value::Int(-5),
            Value::Null,
            Value::from(""),
        ];
        let (sql, texts) = with_numbers("SELECT ?, ?,? WHERE x = ?", &parameters);
        assert_eq!(sql, "SELECT ?, -5,NULL WHERE x = ?");
        assert_eq!(texts, ["a?'b", ""]);
        // One place too many is left to the driver, which says so.
        assert_eq!(with_numbers("? ?", &[Value::Int(1)]).0, "1 ?");
        assert_eq!(with_numbers("SELECT 1", &[]).0, "SELECT 1");
    }

    #[test]
    fn numbers_as_they_are_typed() {
        for (text, number) in [
            ("12", Some(12)),
            (" #12 ", Some(12)),
            ("##12", None),
            ("12a", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(number_in(text), number, "{text}");
        }
    }

    #[test]
    fn lists_for_in_and_insert() {
        assert_eq!(id_list(&[]), "NULL");
        assert_eq!(id_list(&[3, 14]), "3,14");
        assert_eq!(row_placeholders(2, 3), "(?,?,?),(?,?,?)");
    }
}
