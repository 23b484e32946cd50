//! The table of response cases in `cases.txt`.

use std::fmt::Write as _;

use login_gov::{Refusal, SignedIn};
use sandbox::login_gov::{Edit, PERSONS, Script, Seal, SealKey};

use crate::setting::Setting;

/// A line of the table.
struct Case<'a> {
    number: &'a str,
    name: &'a str,
    listed: &'a str,
    expected: &'a str,
    made: &'a str,
    why: &'a str,
}

fn cases() -> Vec<Case<'static>> {
    let lines = include_str!("cases.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            let [number, name, listed, expected, made, why] = fields[..] else {
                panic!("not six fields: {line}");
            };
            Case {
                number,
                name,
                listed,
                expected,
                made,
                why,
            }
        })
        .collect()
}

fn seal(words: &str) -> Seal {
    match words {
        "missing" => Seal::missing(),
        "foreign shown" => Seal::by(SealKey::Foreign),
        "foreign" => Seal {
            shown: None,
            ..Seal::by(SealKey::Foreign)
        },
        _ => panic!("unknown seal: {words}"),
    }
}

/// Makes the script that a line describes.
fn script(setting: &Setting, made: &'static str) -> Script {
    let mut script = Script::default();
    for step in made.split(" ; ").filter(|step| !step.is_empty()) {
        let (what, how) = step.split_once(": ").unwrap_or_else(|| panic!("no step: {step}"));
        match what {
            "assertion" => script.assertion.push(Edit::parse(how).unwrap()),
            "response" => script.response.push(Edit::parse(how).unwrap()),
            "seal assertion" => script.assertion_seal = seal(how),
            "seal response" => script.response_seal = seal(how),
            "status" => script.status = how.split(' ').collect(),
            "bypass" => bypass(setting, &mut script, how),
            _ => panic!("unknown step: {step}"),
        }
    }
    script
}

/// Puts a rightly signed assertion into the response, beside an encrypted one that nobody or a stranger signed.
fn bypass(setting: &Setting, script: &mut Script, how: &str) {
    let question = setting.question();
    let assertion = setting
        .sandbox
        .forge()
        .assertion(&question, &PERSONS[0], &Script::default(), setting.now);
    let line = format!("Response + {}", assertion.unwrap());
    script.response.push(Edit::parse(&line).unwrap());
    script.assertion_seal = match how {
        "plain" => Seal::missing(),
        _ => seal(how),
    };
}

fn told(outcome: &Result<SignedIn, Refusal>) -> String {
    match outcome {
        Ok(_) => "accepted".to_owned(),
        Err(Refusal::Cancelled) => "cancelled".to_owned(),
        Err(Refusal::TooLow) => "too low".to_owned(),
        Err(Refusal::NotRecognized) => "not recognised".to_owned(),
        Err(Refusal::GatewayFault) => "gateway fault".to_owned(),
        Err(Refusal::Unavailable) => "unavailable".to_owned(),
        Err(Refusal::Untrusted(reason)) => format!("untrusted: {reason}"),
    }
}

#[tokio::test]
async fn every_case_of_the_table_comes_out_as_it_says() {
    let setting = Setting::new().await;
    let mut report = String::new();
    let mut different = 0;
    for case in cases() {
        let answer = setting.answer(&script(&setting, case.made));
        let real = told(&setting.read(&answer));
        let same = real == case.expected;
        different += usize::from(!same);
        let mark = if same { "  " } else { "≠ " };
        writeln!(
            report,
            "{mark}{:>3} {} [list: {}]\n      expected {}\n      real     {real}",
            case.number, case.name, case.listed, case.expected
        )
        .unwrap();
    }
    println!("{report}");
    assert_eq!(different, 0, "{report}");
}

#[test]
fn the_table_is_whole_and_says_why_where_it_differs_from_the_list() {
    let cases = cases();
    let numbers: Vec<u32> = cases.iter().map(|case| case.number.parse().unwrap()).collect();
    let unused = [6, 7, 50, 101, 102];
    let all: Vec<u32> = (1..=113).filter(|number| !unused.contains(number)).collect();
    assert_eq!(numbers, all);
    let mut differing = Vec::new();
    for case in &cases {
        let agrees = match case.listed {
            "KO" => case.expected != "accepted",
            "OK" => case.expected == "accepted",
            _ => true,
        };
        assert_eq!(agrees, case.why.is_empty(), "{} {}", case.number, case.name);
        if !agrees {
            differing.push(case.number);
        }
    }
    // These stand in docs/SECURITY.md too.
    assert_eq!(differing, ["3", "45", "46", "47", "48", "49", "71", "76"]);
}
