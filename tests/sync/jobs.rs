//! Jobs: leases, generations, endings.

use aflexi_cdn::whmcs::{Ending, Job, JobEnd, Origin};

use super::shop::Shop;

fn end(job: &Job, ending: Ending) -> JobEnd {
    JobEnd {
        job: job.clone(),
        ending,
    }
}

fn refused(why: &str) -> Ending {
    Ending::Refused {
        why: why.to_owned(),
        wish: "this".to_owned(),
    }
}

fn state(shop: &Shop) -> String {
    shop.db
        .texts("SELECT CONCAT(state, ' ', attempts) FROM mod_aflexi_cdn_jobs")
        .join(",")
}

#[test]
fn a_job_is_claimed_by_one_only() {
    let shop = Shop::new();
    shop.store()
        .open_jobs(&[1, 2, 3], "test", Origin::Event)
        .unwrap();
    let first = shop.store().claim_jobs("a", 2, 60).unwrap();
    let second = shop.store().claim_jobs("b", 9, 60).unwrap();
    let services = |jobs: &[Job]| jobs.iter().map(|job| job.service).collect::<Vec<_>>();
    assert_eq!((services(&first), services(&second)), (vec![1, 2], vec![3]));
    assert_eq!(shop.store().claim_jobs("c", 9, 60).unwrap(), []);
}

#[test]
fn a_lease_past_its_end_is_taken_over_and_the_first_holder_writes_nothing() {
    let shop = Shop::new();
    shop.store().open_jobs(&[1], "test", Origin::Event).unwrap();
    let dead = shop.store().claim_jobs("dead", 9, -1).unwrap();
    let taken = shop.store().claim_jobs("alive", 9, 60).unwrap();
    assert_eq!(taken.len(), 1);
    shop.store()
        .end_jobs("dead", &[end(&dead[0], Ending::Done)])
        .unwrap();
    assert_eq!(state(&shop), "leased 2");
    shop.store()
        .end_jobs("alive", &[end(&taken[0], Ending::Done)])
        .unwrap();
    assert_eq!(state(&shop), "done 0");
}

#[test]
fn wishes_for_one_service_merge_and_one_that_comes_during_the_work_is_not_lost() {
    let shop = Shop::new();
    for _ in 0..3 {
        shop.store().open_jobs(&[1], "test", Origin::Event).unwrap();
    }
    let jobs = shop.store().claim_jobs("a", 9, 60).unwrap();
    assert_eq!(jobs.len(), 1);
    shop.store()
        .open_jobs(&[1], "meanwhile", Origin::Event)
        .unwrap();
    assert_eq!(state(&shop), "leased 1");
    shop.store()
        .end_jobs("a", &[end(&jobs[0], Ending::Done)])
        .unwrap();
    assert_eq!(state(&shop), "due 0");
    let again = shop.store().claim_jobs("b", 9, 60).unwrap();
    assert_eq!(again[0].cause, "meanwhile");
}

#[test]
fn each_ending_leaves_its_state() {
    let shop = Shop::new();
    shop.store()
        .open_jobs(&[1, 2, 3, 4], "test", Origin::Event)
        .unwrap();
    let jobs = shop.store().claim_jobs("a", 9, 60).unwrap();
    let ends = [
        end(&jobs[0], Ending::Done),
        end(&jobs[1], refused("{\"code\":\"bad_name\"}")),
        end(
            &jobs[2],
            Ending::Again("{\"code\":\"server\"}".to_owned(), 90),
        ),
        end(&jobs[3], Ending::Untouched),
    ];
    shop.store().end_jobs("a", &ends).unwrap();
    let rows = shop.db.texts(
        "SELECT CONCAT_WS(' ', subject_id, state, attempts, due_at > UTC_TIMESTAMP(), COALESCE(last_error, '-'))
         FROM mod_aflexi_cdn_jobs ORDER BY subject_id",
    );
    assert_eq!(
        rows,
        [
            "1 done 0 0 -",
            "2 refused 1 0 {\"code\":\"bad_name\"}",
            "3 due 1 1 {\"code\":\"server\"}",
            "4 due 0 0 -",
        ]
    );
    let counts = shop.store().job_counts().unwrap();
    assert_eq!((counts.due, counts.leased, counts.refused), (2, 0, 1));
}

#[test]
fn a_new_wish_opens_a_refused_job_again() {
    let shop = Shop::new();
    shop.store().open_jobs(&[1], "test", Origin::Event).unwrap();
    let jobs = shop.store().claim_jobs("a", 9, 60).unwrap();
    shop.store()
        .end_jobs("a", &[end(&jobs[0], refused("{}"))])
        .unwrap();
    assert_eq!(shop.store().claim_jobs("b", 9, 60).unwrap(), []);
    shop.store()
        .open_jobs(&[1], "ServiceEdit", Origin::Event)
        .unwrap();
    assert_eq!(shop.store().claim_jobs("c", 9, 60).unwrap().len(), 1);
}
