//! Whatever byte of an answer is another, nobody else comes out of it.

use proptest::prelude::{ProptestConfig, any};
use proptest::test_runner::TestRunner;
use sandbox::login_gov::{PERSONS, Script};

use crate::setting::Setting;

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

/// The text with one byte made another, if it is still text.
fn flipped(text: &str, place: usize, mask: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let place = place % bytes.len();
    bytes[place] ^= mask.max(1);
    String::from_utf8(bytes).ok()
}

#[tokio::test]
async fn one_byte_of_an_answer_makes_nobody_else_of_a_person() {
    let setting = Setting::new().await;
    let answer = setting.answer(&Script::default());
    let right = setting.read(&answer).unwrap();
    let strategy = (any::<usize>(), any::<u8>());
    let run = runner(4000).run(&strategy, |(place, mask)| {
        if let Some(other) = flipped(&answer, place, mask)
            && let Ok(found) = setting.read(&other)
        {
            assert_eq!(found, right, "byte {place}, mask {mask}");
        }
        Ok(())
    });
    run.unwrap();
}

#[tokio::test]
async fn one_byte_of_a_signed_assertion_makes_nobody_else_of_a_person() {
    let setting = Setting::new().await;
    let question = setting.question();
    let assertion = setting
        .sandbox
        .forge()
        .assertion(&question, &PERSONS[3], &Script::default(), setting.now)
        .unwrap();
    let script = |text: &str| Script {
        instead: Some(text.to_owned()),
        ..Script::default()
    };
    let right = setting.read(&setting.answer(&script(&assertion))).unwrap();
    let strategy = (any::<usize>(), any::<u8>());
    let run = runner(400).run(&strategy, |(place, mask)| {
        if let Some(other) = flipped(&assertion, place, mask)
            && let Ok(found) = setting.read(&setting.answer(&script(&other)))
        {
            assert_eq!(found, right, "byte {place}, mask {mask}");
        }
        Ok(())
    });
    run.unwrap();
}
