//! A browser of a few lines: cookies, forms, and where one is led.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::http::header::{LOCATION, SET_COOKIE};

use crate::answer::Answer;
use crate::app::TestApp;

/// One browser in front of a node.
pub struct Visitor<'a> {
    app: &'a TestApp,
    cookies: BTreeMap<String, String>,
}

const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

impl<'a> Visitor<'a> {
    /// A browser without any cookie.
    pub fn of(app: &'a TestApp) -> Self {
        Self {
            app,
            cookies: BTreeMap::new(),
        }
    }

    /// A browser that has a session.
    pub fn with_session(app: &'a TestApp, token: &str) -> Self {
        let mut visitor = Self::of(app);
        visitor.cookies.insert("ebok".to_owned(), token.to_owned());
        visitor
    }

    /// What opens its session.
    pub fn session(&self) -> Option<String> {
        self.cookies.get("ebok").cloned()
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, None).await
    }

    /// Sends a form of the portal's own.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask("POST", path, Some(fields)).await
    }

    /// Sends a form and says where that leads.
    pub async fn led(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        location(&answer)
    }

    /// Asks as the page's scripts do.
    pub async fn question(&mut self, path: &str) -> Answer {
        let cookie = format!("ebok={}", self.session().unwrap_or_default());
        let answer = self
            .app
            .get(path, &[("accept", "application/json"), ("cookie", &cookie)])
            .await;
        self.remember(&answer);
        answer
    }

    async fn ask(&mut self, method: &str, path: &str, fields: Option<&[(&str, &str)]>) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![
            ("accept", "text/html"),
            ("sec-fetch-site", "same-origin"),
            ("user-agent", AGENT),
        ];
        if !cookies.is_empty() {
            headers.push(("cookie", &cookies));
        }
        if fields.is_some() {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        let body = fields.map(|fields| serde_urlencoded::to_string(fields).expect("text is a form"));
        let answer = self
            .app
            .send(method, path, &headers, body.unwrap_or_default().into_bytes())
            .await;
        self.remember(&answer);
        answer
    }

    fn remember(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("cookies are text");
            let (pair, rest) = cookie.split_once(';').expect("cookies have attributes");
            let (name, value) = pair.split_once('=').expect("cookies have names");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Where an answer leads.
pub fn location(answer: &Answer) -> String {
    let is_led = matches!(answer.status, StatusCode::FOUND | StatusCode::SEE_OTHER);
    assert!(is_led, "{}: {}", answer.status, answer.text());
    let location = answer.headers.get(LOCATION).expect("a place to go to");
    location.to_str().expect("places are text").to_owned()
}

/// The hidden fields of a page.
pub fn hidden_fields(html: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        let (value, _) = rest.split_once('"')?;
        Some(
            value
                .replace("&amp;", "&")
                .replace("&#x3D;", "=")
                .replace("&quot;", "\""),
        )
    };
    html.split("<input")
        .skip(1)
        .filter(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("hidden")))
        .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))
        .collect()
}
