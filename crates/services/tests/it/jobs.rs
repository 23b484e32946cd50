//! The worker.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use services::jobs::{JobError, Pace, Worker};
use services::{Services, SetClock, Settings};
use store::Db;
use store::jobs::{JobId, NewJob, dead_letters, enqueue};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::{hydrant, start, take_in};

crate::on_both_engines! {
    after_imports_the_former_states_are_forgotten_but_for_those_kept,
    a_worker_told_to_stop_finishes_what_it_holds,
    a_failing_job_is_tried_again_and_then_laid_aside,
    a_panic_ends_the_attempt_and_not_the_worker,
    a_long_job_keeps_its_lease,
}

/// One value from the database, whichever it is.
macro_rules! scalar {
    ($db:expr, $kind:ty, $statement:literal) => {{
        let mut tx = $db.begin_read().await.unwrap();
        let value: $kind = match &mut tx {
            store::Tx::Sqlite(tx) => sqlx::query_scalar($statement).fetch_one(&mut **tx).await.unwrap(),
            store::Tx::Postgres(tx) => sqlx::query_scalar($statement).fetch_one(&mut **tx).await.unwrap(),
        };
        value
    }};
}

const QUICK: Pace = Pace {
    poll: Duration::from_millis(10),
    hold: Duration::from_secs(60),
    at_once: 2,
};

struct Running {
    stop: oneshot::Sender<()>,
    worker: JoinHandle<()>,
}

impl Running {
    fn start(worker: Worker) -> Self {
        let (stop, stopped) = oneshot::channel();
        Self {
            stop,
            worker: tokio::spawn(worker.run(async { drop(stopped.await) })),
        }
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.worker.await.unwrap();
    }
}

fn worker(db: &Db, clock: &Arc<SetClock>) -> Worker {
    Worker::new(db.clone(), clock.clone(), "one", QUICK, TimeDelta::days(7))
}

fn clock() -> Arc<SetClock> {
    Arc::new(SetClock::at(start()))
}

async fn ask_for(db: &Db, kind: &str, payload: &Value, max_attempts: u16) -> JobId {
    let id = JobId(Uuid::now_v7());
    let new = NewJob {
        id,
        kind,
        payload,
        run_at: start(),
        max_attempts,
        dedup_key: None,
        created_at: start(),
    };
    let mut tx = db.begin_write().await.unwrap();
    assert!(enqueue(&mut tx, new).await.unwrap());
    tx.commit().await.unwrap();
    id
}

async fn dead(db: &Db) -> Vec<(JobId, String)> {
    let mut tx = db.begin_read().await.unwrap();
    let dead = dead_letters(&mut tx, 10).await.unwrap();
    dead.into_iter()
        .map(|job| (job.id, job.last_error.unwrap_or_default()))
        .collect()
}

async fn after_imports_the_former_states_are_forgotten_but_for_those_kept(db: Db) {
    let settings = Settings {
        keep_versions: 2,
        ..Settings::default()
    };
    let services = Services::new(db.clone(), clock(), settings);
    let mut first_uid = None;
    for step in 0..5 {
        take_in(&services, "a", vec![hydrant("h", 21.0 + f64::from(step))])
            .await
            .unwrap();
        let card = services
            .network()
            .object_by_uid(&domain::actor::Actor::Anonymous, step.into())
            .await;
        first_uid = first_uid.or(card.ok().map(|card| card.uid));
    }
    let (done, mut told) = mpsc::channel(1);
    // Behind the five jobs of the imports, so that they are done when this one is: one at a time, in order.
    ask_for(&db, "end", &json!(null), 1).await;
    let pace = Pace { at_once: 1, ..QUICK };
    let worker = services.worker("one").at(pace).on("end", move |_| {
        let done = done.clone();
        async move {
            done.send(()).await.unwrap();
            Ok(())
        }
    });
    let running = Running::start(worker);
    told.recv().await.unwrap();
    running.stop().await;
    // Five states, the present one and those that the two versions before it showed, are three.
    assert_eq!(scalar!(&db, i64, "SELECT COUNT(*) FROM network_objects"), 3);
    assert_eq!(dead(&db).await, []);
}

async fn a_worker_told_to_stop_finishes_what_it_holds(db: Db) {
    let (began, mut begun) = mpsc::channel(1);
    let release = Arc::new(tokio::sync::Notify::new());
    let worker = worker(&db, &clock()).on("slow", {
        let release = Arc::clone(&release);
        move |_| {
            let (began, release) = (began.clone(), Arc::clone(&release));
            async move {
                began.send(()).await.unwrap();
                release.notified().await;
                Ok(())
            }
        }
    });
    ask_for(&db, "slow", &json!(1), 3).await;
    let running = Running::start(worker);
    begun.recv().await.unwrap();
    running.stop.send(()).unwrap();
    assert!(!running.worker.is_finished());
    release.notify_one();
    running.worker.await.unwrap();
    // Done, not merely dropped: long after its lease would have run out nobody can take it.
    let later = start() + TimeDelta::days(1);
    let left = store::jobs::lease(&db, "two", later, TimeDelta::seconds(1), 10)
        .await
        .unwrap();
    assert_eq!(left, []);
}

async fn a_failing_job_is_tried_again_and_then_laid_aside(db: Db) {
    let clock = clock();
    let (tried, mut attempts) = mpsc::channel(10);
    let worker = worker(&db, &clock).on("mail", move |payload| {
        let tried = tried.clone();
        async move {
            tried.send(payload).await.unwrap();
            Err(JobError::Other("the post office is closed".to_owned()))
        }
    });
    let id = ask_for(&db, "mail", &json!({"to": 7}), 2).await;
    let unknown = ask_for(&db, "unheard of", &json!(null), 1).await;
    let running = Running::start(worker);
    assert_eq!(attempts.recv().await.unwrap(), json!({"to": 7}));
    // Only once the failure is written down does the pause begin that is skipped here.
    while scalar!(
        &db,
        i64,
        "SELECT COUNT(*) FROM jobs WHERE state = 'queued' AND last_error IS NOT NULL"
    ) == 0
    {
        tokio::task::yield_now().await;
    }
    clock.advance(TimeDelta::seconds(10));
    let second = attempts.recv().await.unwrap();
    assert_eq!(second, json!({"to": 7}));
    running.stop().await;
    let mut dead = dead(&db).await;
    dead.sort_by_key(|(id, _)| id.0);
    let reason = "no handler for jobs of the kind `unheard of`".to_owned();
    assert_eq!(dead, [(id, "the post office is closed".to_owned()), (unknown, reason)]);
}

async fn a_panic_ends_the_attempt_and_not_the_worker(db: Db) {
    let (done, mut told) = mpsc::channel(1);
    let worker = worker(&db, &clock())
        .on("bad", |_| async { panic!("a handler with a fault") })
        .on("good", move |_| {
            let done = done.clone();
            async move {
                done.send(()).await.unwrap();
                Ok(())
            }
        });
    let bad = ask_for(&db, "bad", &json!(null), 1).await;
    let running = Running::start(worker.at(Pace { at_once: 1, ..QUICK }));
    ask_for(&db, "good", &json!(null), 1).await;
    told.recv().await.unwrap();
    running.stop().await;
    let dead = dead(&db).await;
    assert_eq!(dead.len(), 1);
    assert_eq!(dead[0].0, bad);
    assert!(dead[0].1.contains("broke off"), "{}", dead[0].1);
}

async fn a_long_job_keeps_its_lease(db: Db) {
    let clock = clock();
    let (began, mut begun) = mpsc::channel(1);
    let release = Arc::new(tokio::sync::Notify::new());
    let worker = worker(&db, &clock).on("slow", {
        let release = Arc::clone(&release);
        move |_| {
            let (began, release) = (began.clone(), Arc::clone(&release));
            async move {
                began.send(()).await.unwrap();
                release.notified().await;
                Ok(())
            }
        }
    });
    ask_for(&db, "slow", &json!(null), 3).await;
    // Held for a minute by the set clock, extended every ten milliseconds by the real one.
    let hold = Pace {
        hold: Duration::from_millis(30),
        ..QUICK
    };
    let running = Running::start(worker.at(hold));
    begun.recv().await.unwrap();
    clock.advance(TimeDelta::milliseconds(25));
    let extended = start() + TimeDelta::milliseconds(55);
    while scalar!(&db, DateTime<Utc>, "SELECT lease_until FROM jobs") < extended {
        tokio::task::yield_now().await;
    }
    release.notify_one();
    running.stop().await;
    assert_eq!(dead(&db).await, []);
}
