//! The tests run on MariaDB, and sites on MySQL, too: what only MySQL minds is looked for in the statements' text.

use std::fs;

/// Reserved by some MySQL since 5.7, and not by MariaDB.
const RESERVED: [&str; 32] = [
    "cube",
    "cume_dist",
    "dense_rank",
    "empty",
    "external",
    "first_value",
    "function",
    "generated",
    "get",
    "grouping",
    "groups",
    "io_after_gtids",
    "json_table",
    "lag",
    "last_value",
    "lateral",
    "lead",
    "library",
    "manual",
    "nth_value",
    "ntile",
    "optimizer_costs",
    "parallel",
    "percent_rank",
    "qualify",
    "rank",
    "row_number",
    "stored",
    "system",
    "tablesample",
    "virtual",
    "window",
];
/// Gone since MySQL 9.6.
const GONE: [&str; 3] = ["MD5(", "SHA1(", "SHA("];

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn no_statement_has_a_name_or_a_function_that_mysql_does_not_take() {
    let mut names = 0;
    for entry in fs::read_dir("src/whmcs").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", path.display(), number + 1);
            let words = words(line);
            for pair in words.windows(2).filter(|pair| pair[0] == "AS") {
                names += 1;
                assert!(!RESERVED.contains(&pair[1]), "{place}: AS {}", pair[1]);
            }
            let gone = GONE.iter().find(|function| line.contains(*function));
            assert_eq!(gone, None, "{place}");
        }
    }
    assert!(names > 30, "{names} names are no statements");
}
