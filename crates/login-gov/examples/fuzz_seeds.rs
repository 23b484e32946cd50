//! Writes what the fuzz target `saml` begins with: `cargo run -p login-gov --example fuzz_seeds FOLDER`.
//!
//! The first byte says which layer the rest stands in: `0` the whole envelope, `1` a `Response`, `2` an assertion.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use chrono::DateTime;
use sandbox::login_gov::{Forge, PERSONS, Question, Script, Seal};

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = PathBuf::from(std::env::args_os().nth(1).ok_or("where to?")?).join("saml");
    fs::create_dir_all(&corpus)?;
    let now = DateTime::from_timestamp(1_795_000_000, 0).ok_or("no such time")?;
    let forge = Forge::new()?;
    let question = Question {
        request_id: "ID-request".into(),
        resolve_id: "ID-resolve".into(),
        return_url: "http://localhost/".into(),
        session_index: "session".into(),
    };
    let unsigned = Script {
        assertion_seal: Seal::missing(),
        response_seal: Seal::missing(),
        ..Script::default()
    };
    for person in &PERSONS {
        let envelope = forge.answer(&question, person, &Script::default(), now)?;
        let bare = forge.answer(&question, person, &unsigned, now)?;
        let from = bare.find("<saml2p:Response").ok_or("no response")?;
        let to = bare.find("</saml2p:ArtifactResponse>").ok_or("no end")?;
        let assertion = forge.assertion(&question, person, &unsigned, now)?;
        let signed = forge.assertion(&question, person, &Script::default(), now)?;
        for (name, layer, text) in [
            ("envelope", '0', envelope.as_str()),
            ("response", '1', &bare[from..to]),
            ("assertion", '2', &assertion),
            ("signed-assertion", '2', &signed),
        ] {
            fs::write(corpus.join(format!("{}-{name}", person.key)), format!("{layer}{text}"))?;
        }
    }
    Ok(())
}
