//! How jobs ended: for the report, for the operation log, and in the jobs themselves.

use std::collections::{BTreeMap, HashSet};

use super::backoff::backoff;
use super::batch::{Batch, OTHER_ACCOUNT};
use super::capability::note_no_contact;
use super::carry::{Carried, End, Step};
use super::change::{Facts, change};
use super::vault::dice;
use super::worker::{Run, Stop};
use super::{BlockOn, LogLevel, Reason, Report, Unsettled, Worker};
use crate::cdn::Platform;
use crate::whmcs::{Ending, Job, JobEnd, LogEntry};

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Writes down a whole batch. `carried` is what happened to each account, by id.
    pub(super) fn write_down(
        &self,
        run: &mut Run,
        owner: &str,
        jobs: &[Job],
        batch: &Batch,
        carried: &BTreeMap<i64, Carried>,
    ) -> Result<(), Stop> {
        let mut ends = Vec::with_capacity(jobs.len());
        let mut log = Vec::new();
        let mut told = HashSet::new();
        for job in jobs {
            let account = batch.account_of(job.service);
            let done = account.and_then(|id| carried.get(&id));
            let end = match (batch.refused.get(&job.service), done) {
                (Some(reason), _) => End::Refused(reason.clone()),
                (None, Some(done)) => done.end.clone(),
                (None, None) => End::Done,
            };
            if let Some(done) = done
                && told.insert(account)
            {
                count(&mut run.report, &done.steps);
                log.extend(self.log_steps(job, account, done));
            }
            if end == End::ContactUnsupported {
                run.can.contact = false;
                note_no_contact(self.store)?;
            }
            let changed = done.is_some_and(|done| !done.steps.is_empty());
            tell(&mut run.report, job, batch, &end, changed);
            log.extend(self.log_end(job, account, &end));
            ends.push(JobEnd {
                ending: ending(&end, job, batch),
                job: job.clone(),
            });
        }
        self.store.write_log(&log)?;
        self.store.end_jobs(owner, &ends)?;
        // Whom that account stood in the way of (R9).
        let adopted: Vec<i64> = carried
            .values()
            .filter(|done| done.steps.contains(&Step::Adopted))
            .map(|done| done.row.client)
            .collect();
        self.store.retry_refused_of(&[OTHER_ACCOUNT], &adopted)?;
        Ok(())
    }

    fn log_steps(&self, job: &Job, account: Option<i64>, done: &Carried) -> Vec<LogEntry> {
        if self.settings.log_level < LogLevel::Info {
            return Vec::new();
        }
        let after = Facts::of(&done.row);
        done.steps
            .iter()
            .map(|step| LogEntry {
                actor: job.cause.clone(),
                account,
                service: Some(job.service),
                action: step.as_str(),
                result: "done",
                detail: change(&done.row.name, *step, &done.before, &after),
                milliseconds: i64::try_from(done.took.as_millis()).unwrap_or(i64::MAX),
            })
            .collect()
    }

    fn log_end(&self, job: &Job, account: Option<i64>, end: &End) -> Option<LogEntry> {
        let (result, detail) = match end {
            End::Refused(reason) => ("refused", reason.to_json()),
            End::Failed(reason, _) => ("failed", reason.to_json()),
            End::ContactUnsupported => ("refused", contact_unsupported().to_json()),
            End::Done if self.settings.log_level >= LogLevel::Debug => ("done", "{}".to_owned()),
            End::Done | End::Untouched => return None,
        };
        Some(LogEntry {
            actor: job.cause.clone(),
            account,
            service: Some(job.service),
            action: "look",
            result,
            detail,
            milliseconds: 0,
        })
    }
}

fn contact_unsupported() -> Reason {
    Reason::new("contact_unsupported")
}

fn tell(report: &mut Report, job: &Job, batch: &Batch, end: &End, changed: bool) {
    let account = batch.account_of(job.service);
    let unsettled = |reason: Reason| Unsettled {
        service: job.service,
        client: batch.services.get(&job.service).map_or(0, |s| s.user),
        account: account
            .and_then(|id| batch.accounts.get(&id))
            .map_or_else(String::new, |row| row.name.clone()),
        reason,
    };
    match end {
        End::Done => report.unchanged += u64::from(!changed),
        End::Refused(reason) => report.refused.push(unsettled(reason.clone())),
        End::Failed(reason, _) => report.failed.push(unsettled(reason.clone())),
        End::ContactUnsupported => report.refused.push(unsettled(contact_unsupported())),
        End::Untouched => {}
    }
}

fn ending(end: &End, job: &Job, batch: &Batch) -> Ending {
    match end {
        End::Done | End::ContactUnsupported => Ending::Done,
        End::Refused(reason) => Ending::Refused {
            why: reason.to_json(),
            wish: batch.wish(job.service),
        },
        End::Failed(reason, retry_after) => Ending::Again(
            reason.to_json(),
            backoff(job.attempts, *retry_after, dice()),
        ),
        End::Untouched => Ending::Untouched,
    }
}

fn count(report: &mut Report, steps: &[Step]) {
    let has = |step| u64::from(steps.contains(&step));
    report.created += has(Step::Created);
    report.adopted += has(Step::Adopted);
    report.activated += has(Step::Activated);
    report.suspended += has(Step::Suspended);
    report.passwords += has(Step::PasswordSet);
    report.updated += has(Step::PackageChanged).max(has(Step::ContactChanged));
}
