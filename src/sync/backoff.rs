//! When to try again. Pure but for the dice.

use std::time::Duration;

/// The longest wait: with it, an outage of any length is caught up within half an hour.
const CAP: u64 = 600;
const BASE: u64 = 5;

/// Full jitter: a random wait between nothing and a bound that doubles with each attempt, never
/// shorter than what the platform asked for within the longest wait. In seconds.
pub fn backoff(attempts: i64, retry_after: Option<Duration>, dice: f64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 16)).unwrap_or(1) - 1;
    let bound = CAP.min(BASE.saturating_mul(1 << doublings));
    // Below 600, so every value is exact.
    let wait = (dice.clamp(0.0, 1.0) * bound as f64).ceil() as u64;
    let asked = retry_after.map_or(0, |after| after.as_secs().min(CAP));
    i64::try_from(wait.max(asked)).unwrap_or(600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_doubles_up_to_ten_minutes() {
        let longest: Vec<i64> = (1..=10).map(|n| backoff(n, None, 1.0)).collect();
        assert_eq!(longest, [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
        assert_eq!(backoff(i64::MAX, None, 1.0), 600);
    }

    #[test]
    fn it_is_jittered_down_to_nothing() {
        assert_eq!(backoff(5, None, 0.0), 0);
        assert_eq!(backoff(5, None, 0.5), 40);
    }

    #[test]
    fn the_platforms_wish_is_honoured_within_reason() {
        assert_eq!(backoff(1, Some(Duration::from_secs(120)), 0.0), 120);
        assert_eq!(backoff(1, Some(Duration::from_secs(86_400)), 0.0), 600);
    }
}
