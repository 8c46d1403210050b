//! What the fuzzer has found interesting (corpus), played again, and for a short while bytes by chance. `run` beside
//! this looks for more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod dice;
mod plan;
mod platform;
mod replay;
mod rows;
mod services;
mod settings;

use proptest::prelude::*;

use replay::replay;

#[test]
fn what_was_interesting_of_settings_is_played_again() {
    assert!(replay("settings", settings::check) > 100);
}

#[test]
fn what_was_interesting_of_plans_is_played_again() {
    assert!(replay("plan", plan::check) > 100);
}

/// Fields with values that are nearly right.
fn any_fields() -> impl Strategy<Value = String> {
    let name = "(api_url|allow_http|username|concurrency|time_budget|log_days|suspend_overdue_days|transfer_gb|speed_mbps|hostnames|own_name|email|firstname|package|product)";
    let value = "((https?|ftp)://)?(\\[::1\\]|127\\.0\\.0\\.1|localhost|a\\.example|)(:[0-9]{1,5})?[/@#?]?|-?[0-9]{0,20}|on|&(amp|#[0-9]{1,7});|\\PC{0,10}";
    let field = (name, prop::collection::vec(value, 1..3))
        .prop_map(|(name, value)| format!("{name}={}", value.concat()));
    prop::collection::vec(field, 0..6).prop_map(|fields| fields.join("\0"))
}

/// Addresses that look like this machine's, and some that are.
fn any_address() -> impl Strategy<Value = String> {
    "api_url= ?(https?|HTTP)://(a@)?(\\[::1\\]|127\\.0\\.0\\.1|127\\.1|0x7f000001|localhost)\\.?(a|\\.example)?(:80)?/?(#|@a)?"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn whatever_is_typed_gives_settings_or_a_reason(fields in prop_oneof![any_fields(), any_address()]) {
        settings::check(fields.as_bytes());
    }

    #[test]
    fn whatever_the_rows_are_a_plan_leads_where_it_is_desired(choices in prop::collection::vec(any::<u8>(), 0..160)) {
        plan::check(&choices);
    }
}
