//! Somebody who asks, in one role, with things of their own and of somebody else's.

use domain::actor::AccountId;
use domain::permissions::Role;
use services::secrets::Token;

use super::table::{Kind, Try};
use crate::answer::Answer;
use crate::app::TestApp;

/// Somebody in front of a browser.
pub struct Asker<'a> {
    app: &'a TestApp,
    cookie: String,
    own: Things,
    others: Things,
}

/// What belongs to somebody.
struct Things {
    session: String,
    passkey: String,
}

impl<'a> Asker<'a> {
    /// Everybody who comes with a browser.
    pub fn roles() -> Vec<Role> {
        let comes = |role: &Role| !matches!(role, Role::Machine | Role::Operator);
        Role::ALL.iter().copied().filter(comes).collect()
    }

    /// A new asker in this role, with a second session and a passkey, beside somebody else who has the same.
    pub async fn new(app: &'a TestApp, role: Role) -> Self {
        let browser = format!("ebok-browser={}", Token::random().reveal());
        let others = Things::of(app, app.account("Adam", "Obcy").await, Role::CustomerOffice).await;
        if role == Role::Anonymous {
            let own = Things {
                session: uuid::Uuid::nil().to_string(),
                passkey: uuid::Uuid::nil().to_string(),
            };
            return Self {
                app,
                cookie: browser,
                own,
                others,
            };
        }
        let account = app.account("Ewa", "Pytająca").await;
        app.grant(account, role).await;
        let here = app.session(account, role).await;
        Self {
            app,
            cookie: format!("{browser}; ebok={here}"),
            own: Things::of(app, account, role).await,
            others,
        }
    }

    /// Opens a page, as JSON where it is no page.
    pub async fn get(&self, path: &str) -> Answer {
        self.app
            .get(path, &[("cookie", &self.cookie), ("accept", "text/html, */*")])
            .await
    }

    /// Tries something; returns the answer, and what was sent.
    pub async fn try_it(&self, attempt: &Try) -> (Answer, String) {
        let path = self.filled(attempt.path);
        let body = self.filled(attempt.body);
        let (method, accept, content) = match attempt.kind {
            Kind::Page => ("GET", "text/html, */*", ""),
            Kind::Question => ("GET", "application/json", ""),
            Kind::Form => ("POST", "text/html", "application/x-www-form-urlencoded"),
            Kind::Script => ("POST", "application/json", "application/json"),
        };
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("accept", accept),
            ("content-type", content),
            ("sec-fetch-site", "same-origin"),
        ];
        let answer = self.app.send(method, &path, &headers, body.clone().into_bytes()).await;
        (answer, format!("{method} {path} {body}"))
    }

    fn filled(&self, text: &str) -> String {
        text.replace("{tile}", &self.app.tile("network"))
            .replace("{own session}", &self.own.session)
            .replace("{other's session}", &self.others.session)
            .replace("{own passkey}", &self.own.passkey)
            .replace("{other's passkey}", &self.others.passkey)
            .replace("{missing}", &uuid::Uuid::now_v7().to_string())
    }
}

impl Things {
    async fn of(app: &TestApp, account: AccountId, role: Role) -> Self {
        app.local_login(account).await;
        Self {
            session: app.session_number(&app.session(account, role).await).await,
            passkey: app.passkey(account).await,
        }
    }
}
