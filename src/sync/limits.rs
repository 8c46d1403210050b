//! Limits of packages as they are typed, compared, kept and told. Pure.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::Reason;
use crate::cdn::{Express, Limits};
use crate::whmcs::Meta;

/// Where the limits of new packages are kept.
pub(super) const OF_NEW_PACKAGES: &str = "new_package_limits";

/// What was typed, by the name of the field.
pub type Typed = BTreeMap<String, String>;

/// What is wrong, by the name of the field.
pub type Problems = BTreeMap<&'static str, Reason>;

/// A limit that is a number, or unlimited.
struct Number {
    name: &'static str,
    of: fn(&Limits) -> Option<u32>,
    place: fn(&mut Limits) -> &mut Option<u32>,
}

/// A limit that is yes or no.
struct Flag {
    name: &'static str,
    of: fn(&Limits) -> bool,
    place: fn(&mut Limits) -> &mut bool,
}

/// Those that are shown and edited.
const NUMBERS: [Number; 3] = [
    Number {
        name: "transfer_gb",
        of: |limits| limits.transfer_gb,
        place: |limits| &mut limits.transfer_gb,
    },
    Number {
        name: "speed_mbps",
        of: |limits| limits.speed_mbps,
        place: |limits| &mut limits.speed_mbps,
    },
    Number {
        name: "hostnames",
        of: |limits| limits.hostnames,
        place: |limits| &mut limits.hostnames,
    },
];

/// Its unit is the platform's own, and nobody is known to have set it: it stays as it is.
const STORAGE: Number = Number {
    name: "storage",
    of: |limits| limits.storage,
    place: |limits| &mut limits.storage,
};

const FLAGS: [Flag; 3] = [
    Flag {
        name: "ssl",
        of: |limits| limits.ssl,
        place: |limits| &mut limits.ssl,
    },
    Flag {
        name: "streaming",
        of: |limits| limits.streaming,
        place: |limits| &mut limits.streaming,
    },
    Flag {
        name: "all_locations",
        of: |limits| limits.all_locations,
        place: |limits| &mut limits.all_locations,
    },
];

/// A limit that becomes another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LimitChange {
    /// `transfer_gb`, `speed_mbps`, `hostnames`, `ssl`, `streaming` or `all_locations`.
    pub limit: &'static str,
    /// A number, null for unlimited, or yes or no.
    pub before: Value,
    /// The same.
    pub after: Value,
}

/// The limits as they were typed, over those that the form showed; or what is wrong with them. A box that
/// was not sent is not ticked.
pub fn read(typed: &Typed, shown: &Limits, express: Express) -> Result<Limits, Problems> {
    let mut limits = *shown;
    let mut problems = Problems::new();
    for number in NUMBERS {
        let Some(text) = typed.get(number.name) else {
            continue;
        };
        match parse(text) {
            Ok(wanted) => {
                let known = wanted.map(|wanted| u32::try_from(wanted).unwrap_or(u32::MAX));
                *(number.place)(&mut limits) = known;
                let expressed = (number.of)(&express(&limits)).map(u64::from);
                if expressed != wanted {
                    problems.insert(number.name, inexpressible(wanted, expressed));
                }
            }
            Err(reason) => {
                problems.insert(number.name, reason);
            }
        }
    }
    for flag in FLAGS {
        *(flag.place)(&mut limits) = typed.get(flag.name).is_some_and(|text| text == "1");
    }
    if problems.is_empty() {
        Ok(limits)
    } else {
        Err(problems)
    }
}

/// A whole number; nothing, `unlimited` and `-1` are unlimited. What is too large for any number is the
/// largest of them.
fn parse(text: &str) -> Result<Option<u64>, Reason> {
    let text = text.trim();
    if text.is_empty() || text == "-1" || text.eq_ignore_ascii_case("unlimited") {
        return Ok(None);
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(text) {
        return Ok(Some(text.parse().unwrap_or(u64::MAX)));
    }
    Err(match text.strip_prefix('-') {
        Some(rest) if is_number(rest) => Reason::new("limit_negative"),
        _ => Reason::new("limit_not_a_number").with("typed", text),
    })
}

/// Why a limit cannot be: the platform makes another of it.
fn inexpressible(wanted: Option<u64>, expressed: Option<u64>) -> Reason {
    match (wanted, expressed) {
        (Some(number), None) => Reason::new("limit_means_unlimited").with("number", number),
        (Some(number), Some(least)) if number < least => {
            Reason::new("limit_too_small").with("least", least)
        }
        (_, most) => Reason::new("limit_too_big").with("most", most.unwrap_or_default()),
    }
}

/// What differs, of what is shown.
pub fn changes(before: &Limits, after: &Limits) -> Vec<LimitChange> {
    std::iter::zip(facts(before), facts(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((limit, before), (_, after))| LimitChange {
            limit,
            before,
            after,
        })
        .collect()
}

/// What is shown, by its name.
fn facts(limits: &Limits) -> Vec<(&'static str, Value)> {
    let numbers = NUMBERS.map(|number| (number.name, Value::from((number.of)(limits))));
    let flags = FLAGS.map(|flag| (flag.name, Value::from((flag.of)(limits))));
    numbers.into_iter().chain(flags).collect()
}

/// What the operation log tells: from what to what; of a new package, `before` is `None`.
pub(super) fn log_detail(package: Option<&str>, before: Option<&Limits>, after: &Limits) -> String {
    let changed = match before {
        Some(before) => changes(before, after),
        None => all(after),
    };
    let (mut was, mut is) = (Map::new(), Map::new());
    if let Some(package) = package {
        is.insert("package".to_owned(), package.into());
    }
    for change in changed {
        if before.is_some() {
            was.insert(change.limit.to_owned(), in_words(change.before));
        }
        is.insert(change.limit.to_owned(), in_words(change.after));
    }
    serde_json::json!({ "before": was, "after": is }).to_string()
}

/// All that is shown, as if none of it had been there.
pub(super) fn all(limits: &Limits) -> Vec<LimitChange> {
    let facts = facts(limits).into_iter();
    facts
        .map(|(limit, after)| LimitChange {
            limit,
            before: Value::Null,
            after,
        })
        .collect()
}

fn in_words(value: Value) -> Value {
    match value {
        Value::Null => "unlimited".into(),
        Value::Bool(true) => "on".into(),
        Value::Bool(false) => "off".into(),
        number => number,
    }
}

/// Limits as one text of plain characters, for our table and for forms.
pub fn to_text(limits: &Limits) -> String {
    let number = |number: Number| match (number.of)(limits) {
        Some(limit) => format!("{}={limit}", number.name),
        None => format!("{}=unlimited", number.name),
    };
    let flag = |flag: Flag| format!("{}={}", flag.name, u8::from((flag.of)(limits)));
    let numbers = NUMBERS.into_iter().chain([STORAGE]).map(number);
    let words: Vec<String> = numbers.chain(FLAGS.into_iter().map(flag)).collect();
    words.join(" ")
}

/// Reads [`to_text`] back; `None` if it is not all there.
pub fn from_text(text: &str) -> Option<Limits> {
    let mut limits = Limits::default();
    let words: BTreeMap<&str, &str> = text
        .split_ascii_whitespace()
        .filter_map(|word| word.split_once('='))
        .collect();
    for number in NUMBERS.into_iter().chain([STORAGE]) {
        *(number.place)(&mut limits) = match *words.get(number.name)? {
            "unlimited" => None,
            limit => Some(limit.parse().ok()?),
        };
    }
    for flag in FLAGS {
        *(flag.place)(&mut limits) = match *words.get(flag.name)? {
            "1" => true,
            "0" => false,
            _ => return None,
        };
    }
    Some(limits)
}

/// R3: what a package is made with when the accounts that are to get it have none.
pub(super) fn of_new_packages(meta: &Meta) -> Limits {
    let kept = meta.text(OF_NEW_PACKAGES).and_then(from_text);
    kept.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As peculiar as a platform can be: of speeds, 0 and 99 mean unlimited; the least number of hostnames
    /// is 1; no number is more than 1,000,000.
    fn peculiar(limits: &Limits) -> Limits {
        let most = |limit: Option<u32>| limit.map(|limit| limit.min(1_000_000));
        Limits {
            transfer_gb: most(limits.transfer_gb),
            speed_mbps: most(limits.speed_mbps).filter(|mbps| ![0, 99].contains(mbps)),
            hostnames: most(limits.hostnames).map(|number| number.max(1)),
            ..*limits
        }
    }

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        fields.iter().map(owned).collect()
    }

    #[test]
    fn what_is_typed_is_a_number_or_unlimited() {
        for (text, transfer) in [
            ("500", Some(500)),
            (" 500 ", Some(500)),
            ("007", Some(7)),
            ("0", Some(0)),
            ("1000000", Some(1_000_000)),
            ("", None),
            ("  ", None),
            ("-1", None),
            ("unlimited", None),
            ("Unlimited", None),
        ] {
            let limits = read(
                &typed(&[("transfer_gb", text)]),
                &Limits::default(),
                peculiar,
            );
            assert_eq!(
                limits.map(|limits| limits.transfer_gb),
                Ok(transfer),
                "{text}"
            );
        }
    }

    #[test]
    fn what_no_limit_can_be_is_refused_with_the_reason() {
        let number = |code, name, number: u64| Reason::new(code).with(name, number);
        let no_number = |text: &str| Reason::new("limit_not_a_number").with("typed", text);
        for (field, text, wanted) in [
            ("transfer_gb", "much", no_number("much")),
            ("transfer_gb", "1.5", no_number("1.5")),
            ("transfer_gb", "1,000", no_number("1,000")),
            ("transfer_gb", "500 GB", no_number("500 GB")),
            ("transfer_gb", "+5", no_number("+5")),
            ("transfer_gb", "0x10", no_number("0x10")),
            ("transfer_gb", "٣", no_number("٣")),
            ("transfer_gb", "-", no_number("-")),
            ("transfer_gb", "--1", no_number("--1")),
            ("transfer_gb", "-2", Reason::new("limit_negative")),
            ("transfer_gb", "-0", Reason::new("limit_negative")),
            (
                "transfer_gb",
                "1000001",
                number("limit_too_big", "most", 1_000_000),
            ),
            (
                "transfer_gb",
                "4294967296",
                number("limit_too_big", "most", 1_000_000),
            ),
            (
                "transfer_gb",
                "99999999999999999999999",
                number("limit_too_big", "most", 1_000_000),
            ),
            (
                "speed_mbps",
                "0",
                number("limit_means_unlimited", "number", 0),
            ),
            (
                "speed_mbps",
                "99",
                number("limit_means_unlimited", "number", 99),
            ),
            ("hostnames", "0", number("limit_too_small", "least", 1)),
        ] {
            let problems = read(&typed(&[(field, text)]), &Limits::default(), peculiar);
            assert_eq!(problems, Err([(field, wanted)].into()), "{field} {text}");
        }
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let fields = typed(&[
            ("transfer_gb", "x"),
            ("speed_mbps", "99"),
            ("hostnames", "3"),
        ]);
        let problems = read(&fields, &Limits::default(), peculiar).unwrap_err();
        let fields: Vec<&str> = problems.into_keys().collect();
        assert_eq!(fields, ["speed_mbps", "transfer_gb"]);
    }

    #[test]
    fn what_the_form_does_not_hold_stays_and_a_box_that_is_not_sent_is_not_ticked() {
        let shown = Limits {
            transfer_gb: Some(5),
            storage: Some(7),
            ssl: true,
            ..Limits::default()
        };
        let limits = read(
            &typed(&[("streaming", "1"), ("storage", "9")]),
            &shown,
            peculiar,
        );
        let wanted = Limits {
            ssl: false,
            streaming: true,
            all_locations: false,
            ..shown
        };
        assert_eq!(limits, Ok(wanted));
    }

    #[test]
    fn a_change_tells_the_old_and_the_new_value() {
        let before = Limits {
            transfer_gb: Some(500),
            storage: Some(1),
            ..Limits::default()
        };
        let after = Limits {
            ssl: true,
            ..Limits::default()
        };
        let told: Vec<String> = changes(&before, &after)
            .iter()
            .map(|change| format!("{} {} {}", change.limit, change.before, change.after))
            .collect();
        assert_eq!(told, ["transfer_gb 500 null", "ssl false true"]);
        assert_eq!(changes(&before, &before), []);
        assert_eq!(
            log_detail(Some("Gold"), Some(&before), &after),
            r#"{"after":{"package":"Gold","ssl":"on","transfer_gb":"unlimited"},"before":{"ssl":"off","transfer_gb":500}}"#
        );
    }

    #[test]
    fn the_log_tells_all_limits_of_a_new_package() {
        assert_eq!(
            log_detail(Some("Gold"), None, &Limits::default()),
            r#"{"after":{"all_locations":"on","hostnames":"unlimited","package":"Gold","speed_mbps":"unlimited","ssl":"off","streaming":"off","transfer_gb":"unlimited"},"before":{}}"#
        );
    }

    #[test]
    fn a_text_that_is_not_all_there_is_no_limits() {
        let whole = to_text(&Limits::default());
        for text in [
            "",
            whole.trim_start_matches("transfer_gb=unlimited "),
            &whole.replace("ssl=0", "ssl=yes"),
            &whole.replace("storage=unlimited", "storage=-1"),
        ] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }

    prop_compose! {
        fn any_limits()(
            numbers in any::<[Option<u32>; 4]>(),
            flags in any::<[bool; 3]>(),
        ) -> Limits {
            let [transfer_gb, speed_mbps, hostnames, storage] = numbers;
            let [ssl, streaming, all_locations] = flags;
            Limits { transfer_gb, speed_mbps, hostnames, storage, ssl, streaming, all_locations }
        }
    }

    proptest! {
        #[test]
        fn limits_come_back_from_their_text(limits in any_limits()) {
            prop_assert_eq!(from_text(&to_text(&limits)), Some(limits));
        }

        #[test]
        fn what_is_accepted_is_what_the_platform_will_show(
            texts in any::<[u32; 3]>(), shown in any_limits(),
        ) {
            let shown = peculiar(&shown);
            let names = ["transfer_gb", "speed_mbps", "hostnames"];
            let fields = std::iter::zip(names, texts)
                .map(|(name, number)| (name.to_owned(), (number % 2_000_000).to_string()))
                .collect();
            if let Ok(limits) = read(&fields, &shown, peculiar) {
                prop_assert_eq!(peculiar(&limits), limits);
            }
        }
    }
}
