//! The queue of jobs.

use std::collections::HashSet;

use chrono::TimeDelta;
use serde_json::{Value, json};
use store::Db;
use store::jobs::{self, Held, JobId, LeasedJob, NewJob, backoff};
use uuid::Uuid;

use crate::at;

crate::on_both_engines! {
    a_job_is_done_once_its_time_has_come,
    a_key_admits_one_job,
    two_workers_never_lease_the_same_job,
    a_lost_lease_writes_nothing_down,
    an_extended_lease_holds,
    a_job_that_keeps_failing_becomes_a_dead_letter_and_can_be_revived,
    a_job_that_kills_its_worker_every_time_becomes_a_dead_letter,
    done_jobs_are_reaped_and_dead_letters_stay,
    a_job_asked_for_in_a_failed_transaction_was_never_asked_for,
}

const HOLD: TimeDelta = TimeDelta::seconds(30);
const NOTHING: Value = Value::Null;

fn job<'a>(kind: &'a str, key: Option<&'a str>) -> NewJob<'a> {
    NewJob {
        id: JobId(Uuid::now_v7()),
        kind,
        payload: &NOTHING,
        run_at: at(0),
        max_attempts: 2,
        dedup_key: key,
        created_at: at(0),
    }
}

async fn enqueue(db: &Db, new: NewJob<'_>) -> bool {
    let mut tx = db.begin_write().await.unwrap();
    let taken = jobs::enqueue(&mut tx, new).await.unwrap();
    tx.commit().await.unwrap();
    taken
}

async fn lease(db: &Db, worker: &str, seconds: i64) -> Vec<LeasedJob> {
    jobs::lease(db, worker, at(seconds), HOLD, 10).await.unwrap()
}

async fn complete(db: &Db, job: &LeasedJob, seconds: i64) -> Held {
    let mut tx = db.begin_write().await.unwrap();
    let held = jobs::complete(&mut tx, job, at(seconds)).await.unwrap();
    tx.commit().await.unwrap();
    held
}

async fn fail(db: &Db, job: &LeasedJob, seconds: i64) -> Held {
    let mut tx = db.begin_write().await.unwrap();
    let held = jobs::fail(&mut tx, job, "no answer", at(seconds), 0.0).await.unwrap();
    tx.commit().await.unwrap();
    held
}

async fn a_job_is_done_once_its_time_has_come(db: Db) {
    let payload = json!({"dataset": 7, "name": "Żwirowa"});
    assert!(
        enqueue(
            &db,
            NewJob {
                payload: &payload,
                run_at: at(10),
                ..job("network.prune", None)
            }
        )
        .await
    );
    assert_eq!(lease(&db, "one", 9).await, []);
    let taken = lease(&db, "one", 10).await;
    assert_eq!(
        (taken.len(), taken[0].kind.as_str(), taken[0].attempt),
        (1, "network.prune", 1)
    );
    assert_eq!(taken[0].payload, payload);
    assert_eq!(complete(&db, &taken[0], 11).await, Held::Yes);
    assert_eq!(complete(&db, &taken[0], 11).await, Held::Lost);
    assert_eq!(lease(&db, "one", 1000).await, []);
}

async fn a_key_admits_one_job(db: Db) {
    assert!(enqueue(&db, job("a", Some("import 5"))).await);
    assert!(!enqueue(&db, job("a", Some("import 5"))).await);
    assert!(enqueue(&db, job("a", Some("import 6"))).await);
    assert!(enqueue(&db, job("a", None)).await);
    assert!(enqueue(&db, job("a", None)).await);
    assert_eq!(lease(&db, "one", 0).await.len(), 4);
}

async fn two_workers_never_lease_the_same_job(db: Db) {
    for _ in 0..60 {
        enqueue(&db, job("a", None)).await;
    }
    let worker = async |name: &str| {
        let mut mine = Vec::new();
        loop {
            let jobs = jobs::lease(&db, name, at(0), HOLD, 3).await.unwrap();
            if jobs.is_empty() {
                return mine;
            }
            mine.extend(jobs.into_iter().map(|job| job.id));
        }
    };
    let (a, b, c, d) = tokio::join!(worker("a"), worker("b"), worker("c"), worker("d"));
    let all: Vec<_> = [a, b, c, d].concat();
    let distinct: HashSet<_> = all.iter().collect();
    assert_eq!((all.len(), distinct.len()), (60, 60));
}

async fn a_lost_lease_writes_nothing_down(db: Db) {
    enqueue(&db, job("a", None)).await;
    let slow = lease(&db, "slow", 0).await.remove(0);
    assert_eq!(lease(&db, "quick", 29).await, []);
    let quick = lease(&db, "quick", 30).await.remove(0);
    assert_eq!((quick.id, quick.attempt), (slow.id, 2));
    assert_eq!(complete(&db, &slow, 31).await, Held::Lost);
    assert_eq!(fail(&db, &slow, 31).await, Held::Lost);
    let mut tx = db.begin_write().await.unwrap();
    assert_eq!(jobs::extend(&mut tx, &slow, at(31), HOLD).await.unwrap(), Held::Lost);
    tx.commit().await.unwrap();
    // The same worker, one attempt later, is another holder too.
    let stale = LeasedJob {
        attempt: 1,
        ..quick.clone()
    };
    assert_eq!(complete(&db, &stale, 31).await, Held::Lost);
    assert_eq!(complete(&db, &quick, 31).await, Held::Yes);
}

async fn an_extended_lease_holds(db: Db) {
    enqueue(&db, job("a", None)).await;
    let mine = lease(&db, "one", 0).await.remove(0);
    let mut tx = db.begin_write().await.unwrap();
    assert_eq!(jobs::extend(&mut tx, &mine, at(20), HOLD).await.unwrap(), Held::Yes);
    tx.commit().await.unwrap();
    assert_eq!(lease(&db, "other", 49).await, []);
    assert_eq!(lease(&db, "other", 50).await.len(), 1);
}

async fn a_job_that_keeps_failing_becomes_a_dead_letter_and_can_be_revived(db: Db) {
    enqueue(&db, job("mail", None)).await;
    let first = lease(&db, "one", 0).await.remove(0);
    assert_eq!(fail(&db, &first, 1).await, Held::Yes);
    let pause = backoff(1, 0.0).num_seconds();
    assert_eq!(lease(&db, "one", pause).await, []);
    let second = lease(&db, "one", 1 + pause).await.remove(0);
    assert_eq!(fail(&db, &second, 10).await, Held::Yes);
    assert_eq!(lease(&db, "one", 100_000).await, []);

    let mut tx = db.begin_write().await.unwrap();
    let dead = jobs::dead_letters(&mut tx, 10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(
        (dead[0].id, dead[0].attempts, dead[0].finished_at),
        (first.id, 2, at(10))
    );
    assert_eq!(dead[0].last_error.as_deref(), Some("no answer"));
    assert!(jobs::requeue(&mut tx, first.id, at(20)).await.unwrap());
    assert!(!jobs::requeue(&mut tx, first.id, at(20)).await.unwrap());
    tx.commit().await.unwrap();
    let again = lease(&db, "one", 20).await.remove(0);
    assert_eq!((again.id, again.attempt), (first.id, 1));
}

async fn a_job_that_kills_its_worker_every_time_becomes_a_dead_letter(db: Db) {
    enqueue(&db, job("crash", None)).await;
    assert_eq!(lease(&db, "one", 0).await.len(), 1);
    assert_eq!(lease(&db, "one", 30).await.len(), 1);
    assert_eq!(lease(&db, "one", 60).await, []);
    let mut tx = db.begin_read().await.unwrap();
    let dead = jobs::dead_letters(&mut tx, 10).await.unwrap();
    assert_eq!((dead.len(), dead[0].attempts), (1, 2));
    assert_eq!(
        dead[0].last_error.as_deref(),
        Some("its worker vanished on the last attempt")
    );
}

async fn done_jobs_are_reaped_and_dead_letters_stay(db: Db) {
    for key in ["done", "dead"] {
        enqueue(
            &db,
            NewJob {
                max_attempts: 1,
                ..job(key, Some(key))
            },
        )
        .await;
    }
    for job in lease(&db, "one", 0).await {
        let held = if job.kind == "done" {
            complete(&db, &job, 5).await
        } else {
            fail(&db, &job, 5).await
        };
        assert_eq!(held, Held::Yes);
    }
    let mut tx = db.begin_write().await.unwrap();
    assert_eq!(jobs::reap_finished(&mut tx, at(5)).await.unwrap(), 0);
    assert_eq!(jobs::reap_finished(&mut tx, at(6)).await.unwrap(), 1);
    assert_eq!(jobs::dead_letters(&mut tx, 10).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
    assert!(
        enqueue(&db, job("done", Some("done"))).await,
        "a reaped job frees its key"
    );
    assert!(!enqueue(&db, job("dead", Some("dead"))).await);
}

async fn a_job_asked_for_in_a_failed_transaction_was_never_asked_for(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    assert!(jobs::enqueue(&mut tx, job("mail", None)).await.unwrap());
    drop(tx);
    assert_eq!(lease(&db, "one", 100).await, []);
}
