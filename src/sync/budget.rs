//! How many failures a run can afford. Pure.
//!
//! Calls of one run share it, whatever accounts they are for: a platform that fails is left alone soon,
//! one that fails now and then is worked with.

use crate::cdn::{Cause, Error};

/// Three failures in a row use it up.
const START: u32 = 30;
const FAILURE: u32 = 10;
/// It has cost time as well, and who knows what was done.
const TIMEOUT: u32 = 15;
/// So it lasts as long as less than one call in six fails.
const ANSWER: u32 = 2;

/// What a call tells about the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It answers, be it with a refusal.
    Answer,
    Failure,
    Timeout,
}

impl Outcome {
    pub(super) fn of(failure: Option<&Error>) -> Self {
        match failure {
            Some(error) if !error.class.is_transient() => Self::Answer,
            Some(error) if error.cause == Some(Cause::Timeout) => Self::Timeout,
            Some(_) => Self::Failure,
            None => Self::Answer,
        }
    }
}

/// What is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Budget(u32);

impl Default for Budget {
    fn default() -> Self {
        Self(START)
    }
}

impl Budget {
    /// Of a run that tries whether the platform is back: one failure is enough.
    pub(super) fn of_a_probe() -> Self {
        Self(1)
    }

    pub(super) fn after(self, outcome: Outcome) -> Self {
        Self(match outcome {
            Outcome::Answer if self.is_empty() => 0,
            Outcome::Answer => START.min(self.0 + ANSWER),
            Outcome::Failure => self.0.saturating_sub(FAILURE),
            Outcome::Timeout => self.0.saturating_sub(TIMEOUT),
        })
    }

    /// The run stops.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::Outcome::{Answer, Failure, Timeout};
    use super::*;
    use crate::cdn::Class;

    fn after(outcomes: &[Outcome]) -> Budget {
        outcomes
            .iter()
            .fold(Budget::default(), |budget, outcome| budget.after(*outcome))
    }

    #[test]
    fn what_is_left() {
        for (outcomes, left) in [
            (&[][..], 30),
            (&[Answer, Answer], 30),
            (&[Failure], 20),
            (&[Timeout], 15),
            (&[Failure, Answer], 22),
            (&[Failure, Failure, Failure], 0),
            (&[Timeout, Timeout], 0),
            (&[Timeout, Failure], 5),
            (&[Failure, Timeout, Failure], 0),
            (
                &[Failure, Answer, Failure, Answer, Failure, Answer, Failure],
                0,
            ),
            (&[Failure, Failure, Failure, Answer], 0),
        ] {
            assert_eq!(after(outcomes), Budget(left), "{outcomes:?}");
        }
    }

    #[test]
    fn a_probe_ends_with_its_first_failure_unless_others_were_answered() {
        let probe = Budget::of_a_probe();
        assert!(probe.after(Failure).is_empty());
        assert!(probe.after(Answer).after(Failure).is_empty());
        let trusted = [Answer; 5]
            .iter()
            .fold(probe, |budget, _| budget.after(Answer));
        assert!(!trusted.after(Failure).is_empty());
    }

    #[test]
    fn a_platform_that_fails_one_call_in_ten_is_worked_with() {
        let mut budget = Budget::default();
        for call in 0..1000 {
            budget = budget.after(if call % 10 == 0 { Failure } else { Answer });
            assert!(!budget.is_empty(), "{call}");
        }
    }

    #[test]
    fn what_a_failure_costs() {
        let error = |class, cause| Error {
            class,
            cause,
            call: "user.create",
            message: String::new(),
            code: None,
            retry_after: None,
        };
        for (class, cause, outcome) in [
            (Class::Connection, None, Failure),
            (Class::Connection, Some(Cause::Timeout), Timeout),
            (Class::Unknown, Some(Cause::Timeout), Timeout),
            (Class::Unknown, Some(Cause::NotAnApi), Failure),
            (Class::Throttled, None, Failure),
            (Class::Server, None, Failure),
            (Class::Refused, None, Answer),
            (Class::NotFound, None, Answer),
        ] {
            assert_eq!(
                Outcome::of(Some(&error(class, cause))),
                outcome,
                "{class:?}"
            );
        }
        assert_eq!(Outcome::of(None), Answer);
    }

    fn any_outcome() -> impl Strategy<Value = Outcome> {
        prop_oneof![Just(Answer), Just(Failure), Just(Timeout)]
    }

    proptest! {
        /// Whatever was before: never more than at the start, three failures in a row stop the run, and so
        /// do eight calls of which half fail; then it stays so.
        #[test]
        fn failures_stop_a_run_and_answers_give_no_more_than_was_there(
            before in vec(any_outcome(), 0..50),
            calls in vec(any_outcome(), 8),
        ) {
            let left = after(&before);
            prop_assert!(left.0 <= START);
            prop_assert!([Failure; 3].iter().fold(left, |budget, outcome| budget.after(*outcome)).is_empty());
            let answers = calls.iter().filter(|outcome| **outcome == Answer).count();
            let then = calls.iter().fold(left, |budget, outcome| budget.after(*outcome));
            if answers <= 4 || left.is_empty() {
                prop_assert!(then.is_empty());
            }
            // Another failure is never better than an answer, nor a timeout than another failure.
            prop_assert!(left.after(Timeout).0 <= left.after(Failure).0);
            prop_assert!(left.after(Failure).0 <= left.after(Answer).0);
        }
    }
}
