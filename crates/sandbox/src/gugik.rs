//! ULDK and UUG from a small gazetteer.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A plot of the gazetteer: full number, precinct, number, and its rectangle in degrees (west, south, east, north).
pub const PARCELS: [(&str, &str, &str, [f64; 4]); 3] = [
    (
        "281707_2.0021.112/3",
        "Spychowo",
        "112/3",
        [21.3470, 53.6000, 21.3478, 53.6008],
    ),
    (
        "281707_2.0021.112/4",
        "Spychowo",
        "112/4",
        [21.3478, 53.6000, 21.3484, 53.6008],
    ),
    (
        "281707_2.0007.45",
        "Jerutki",
        "45",
        [21.2850, 53.5410, 21.2866, 53.5421],
    ),
];

/// An address of the gazetteer: place, street, number, longitude, latitude.
pub const ADDRESSES: [(&str, Option<&str>, &str, f64, f64); 3] = [
    ("Spychowo", Some("Juranda"), "5", 21.3474, 53.6004),
    ("Spychowo", Some("Juranda"), "7", 21.3476, 53.6007),
    ("Jerutki", None, "14", 21.2861, 53.5414),
];

/// What goes wrong with every answer until it is set right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The question is taken and never answered.
    Silent,
    /// Status 500.
    Broken,
    /// Status 200 and a page of HTML.
    Garbage,
    /// An answer that says it is longer than what comes before the connection ends.
    CutOff,
    /// Ten megabytes.
    Endless,
    /// The asker is sent to another host.
    Elsewhere,
}

/// Both registers on one port of loopback, until this is dropped.
#[derive(Debug)]
pub struct Gugik {
    port: u16,
    state: Arc<Shared>,
    serving: JoinHandle<std::io::Result<()>>,
}

#[derive(Debug)]
struct Shared {
    fault: Mutex<Fault>,
    asked: AtomicUsize,
}

impl Gugik {
    /// Opens a free port and answers there.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start() -> std::io::Result<Self> {
        let state = Arc::new(Shared {
            fault: Mutex::new(Fault::None),
            asked: AtomicUsize::new(0),
        });
        let router = Router::new()
            .route("/uldk/", get(uldk))
            .route("/uug/", get(uug))
            .with_state(Arc::clone(&state));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { port, state, serving })
    }

    /// ULDK's address.
    #[must_use]
    pub fn uldk_url(&self) -> String {
        format!("http://127.0.0.1:{}/uldk", self.port)
    }

    /// UUG's address.
    #[must_use]
    pub fn uug_url(&self) -> String {
        format!("http://127.0.0.1:{}/uug", self.port)
    }

    /// Sets what goes wrong from now on.
    pub fn set_fault(&self, fault: Fault) {
        *self.state.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// How many questions have come, to either register.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.state.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Gugik {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

type Words = Query<BTreeMap<String, String>>;

async fn uldk(State(state): State<Arc<Shared>>, Query(words): Words) -> Response {
    answer(&state, || plots(&words)).await
}

async fn uug(State(state): State<Arc<Shared>>, Query(words): Words) -> Response {
    answer(&state, || addresses(&words)).await
}

async fn answer(state: &Shared, well: impl FnOnce() -> String) -> Response {
    state.asked.fetch_add(1, Ordering::SeqCst);
    let fault = *state.fault.lock().unwrap_or_else(PoisonError::into_inner);
    match fault {
        Fault::None => well().into_response(),
        Fault::Silent => std::future::pending().await,
        Fault::Broken => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::Garbage => "<html><body>Przerwa techniczna</body></html>".into_response(),
        Fault::CutOff => cut_off(&well()),
        Fault::Endless => "0\n".repeat(5_000_000).into_response(),
        Fault::Elsewhere => (StatusCode::FOUND, [("location", "http://localhost.invalid/")]).into_response(),
    }
}

/// The first half of an answer, then the end of the connection.
fn cut_off(whole: &str) -> Response {
    let half = whole.as_bytes()[..whole.len() / 2].to_vec();
    let end = Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset));
    Body::from_stream(futures::stream::iter([Ok(half), end])).into_response()
}

fn plots(words: &BTreeMap<String, String>) -> String {
    let asked = |key: &str| words.get(key).map_or("", String::as_str);
    if asked("request") != "GetParcelByIdOrNr" || asked("srid") != "4326" {
        return "-1 błąd: nieobsługiwane żądanie\n".into();
    }
    let id = asked("id");
    let found = PARCELS
        .iter()
        .filter(|(full, region, number, _)| *full == id || format!("{region} {number}").eq_ignore_ascii_case(id));
    let lines: Vec<String> = found.map(|plot| record(plot, asked("result"))).collect();
    if lines.is_empty() {
        return "-1 brak wyników\n".into();
    }
    format!("{}\n{}\n", lines.len(), lines.join("\n"))
}

fn record((id, region, number, extent): &(&str, &str, &str, [f64; 4]), fields: &str) -> String {
    let field = |name: &str| match name {
        "id" => (*id).to_owned(),
        "voivodeship" => "warmińsko-mazurskie".to_owned(),
        "county" => "szczycieński".to_owned(),
        "commune" => "Świętajno".to_owned(),
        "region" => (*region).to_owned(),
        "parcel" => (*number).to_owned(),
        "geom_extent" => extent.map(|degrees| degrees.to_string()).join(","),
        _ => String::new(),
    };
    fields.split(',').map(field).collect::<Vec<_>>().join("|")
}

fn addresses(words: &BTreeMap<String, String>) -> String {
    let asked = words.get("address").map(|text| text.to_lowercase()).unwrap_or_default();
    let asked: Vec<&str> = asked.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let named = |(place, street, number, ..): &(&str, Option<&str>, &str, f64, f64)| {
        let own = format!("{place} {} {number}", street.unwrap_or_default()).to_lowercase();
        let own: Vec<&str> = own.split_whitespace().collect();
        !asked.is_empty() && asked.iter().all(|word| own.contains(word))
    };
    let mut results = Map::new();
    for (place, street, number, lon, lat) in ADDRESSES.iter().filter(|address| named(address)) {
        let result = json!({
            "city": place, "voivodeship": "warmińsko-mazurskie", "county": "szczycieński", "commune": "Świętajno",
            "street": street, "number": number, "x": lon.to_string(), "y": lat.to_string(),
        });
        results.insert((results.len() + 1).to_string(), result);
    }
    let results = if results.is_empty() {
        Value::Null
    } else {
        Value::Object(results)
    };
    let count = results.as_object().map_or(0, Map::len);
    json!({ "type": "address", "found objects": count, "results": results }).to_string()
}
