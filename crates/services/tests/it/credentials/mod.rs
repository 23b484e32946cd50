//! Accounts of our own: the whole road, and what is refused on it.

mod authenticator;
mod changes;
mod passkeys;
mod rates;
mod road;
mod staff;

use std::sync::Arc;

use contract::credentials::NextStep;
use contract::{AppError, FieldError};
use domain::actor::Actor;
use domain::permissions::Role;
use services::credentials::{Credentials, Enrolled, NewStaff};
use services::secrets::{KeyRing, Token};
use services::sessions::{Sign, Visitor};
use services::{Services, SetClock, Settings, SignInSettings};
use store::Db;
use totp_rs::{Builder, Secret};

use crate::start;

const PASSWORD: &str = "zielony żuk nad jeziorem";
const DEVICE: &str = "Firefox, Linux";
const EMAIL: &str = "anna.nowak@wodociagi.example";

/// A portal with accounts of its own, and a clock to turn.
struct Portal {
    services: Services,
    clock: Arc<SetClock>,
}

/// Somebody who has set everything up.
struct Person {
    email: String,
    /// The authenticator app's secret, in base32.
    secret: String,
    enrolled: Enrolled,
    /// The browser that they did it with.
    browser: Token,
}

impl Portal {
    fn on(db: &Db) -> Self {
        Self::at(db, "https://ebok.example.pl")
    }

    fn at(db: &Db, public_url: &str) -> Self {
        let clock = Arc::new(SetClock::at(start()));
        let services = Services::new(db.clone(), clock.clone(), Settings::default());
        let settings = SignInSettings {
            keys: KeyRing::generate(),
            public_url: public_url.to_owned(),
            portal_name: "eBOK Świętajno".to_owned(),
        };
        Self {
            services: services.with_sign_in(settings).unwrap(),
            clock,
        }
    }

    fn credentials(&self) -> &Credentials {
        self.services.credentials()
    }

    /// Invites somebody to the office, and returns what stands in their link.
    async fn invite(&self, email: &str) -> String {
        let invitation = self.credentials().add_staff(&Actor::Operator, billing(email)).await;
        invitation.unwrap().link_token
    }

    /// Somebody who has taken the whole road up to their first session.
    async fn person(&self, email: &str) -> Person {
        let link = self.invite(email).await;
        let browser = Token::random();
        let next = self
            .credentials()
            .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
            .await;
        assert_eq!(next, Ok(NextStep::Enrol));
        self.enrol(email, browser).await
    }

    /// Sets up the authenticator app of the one whose password was given with this browser.
    async fn enrol(&self, email: &str, browser: Token) -> Person {
        let view = self
            .credentials()
            .totp_secret(&Actor::Anonymous, &browser)
            .await
            .unwrap();
        let secret = view.secret.replace(' ', "");
        let code = self.code(&secret);
        let enrolled = self
            .credentials()
            .confirm_totp(&Actor::Anonymous, &browser, DEVICE, &code)
            .await;
        Person {
            email: email.to_owned(),
            secret,
            enrolled: enrolled.unwrap(),
            browser,
        }
    }

    /// The code that an authenticator app shows at this moment.
    fn code(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret).unwrap();
        let totp = Builder::new().with_secret(secret).build().unwrap();
        let now = services::Clock::now(self.clock.as_ref());
        totp.generate(now.timestamp().try_into().unwrap()).to_string()
    }

    async fn password(&self, browser: &Token, email: &str, password: &str) -> Result<NextStep, AppError> {
        self.credentials()
            .check_password(&Actor::Anonymous, browser, None, email, password)
            .await
    }

    async fn give_code(&self, browser: &Token, code: &str) -> Result<Token, AppError> {
        self.credentials()
            .check_code(&Actor::Anonymous, browser, DEVICE, code)
            .await
    }

    async fn visitor(&self, session: &Token) -> Option<Visitor> {
        self.services.sessions().visitor(session, Sign::Look).await.unwrap()
    }

    async fn actor(&self, person: &Person) -> Actor {
        self.visitor(&person.enrolled.session).await.unwrap().actor()
    }

    /// Moves the clock on, by so much that a new code is shown.
    fn wait(&self, seconds: i64) {
        self.clock.advance(chrono::TimeDelta::seconds(seconds));
    }
}

fn billing(email: &str) -> NewStaff {
    NewStaff {
        given_name: "Anna".to_owned(),
        family_name: "Nowak".to_owned(),
        email: email.to_owned(),
        role: Role::Billing,
        unit: None,
    }
}

/// What is wrong with one field.
fn wrong(field: &str, key: &str) -> AppError {
    AppError::Invalid {
        fields: vec![FieldError {
            field: field.to_owned(),
            key: key.to_owned(),
            args: Vec::new(),
        }],
    }
}

fn sign_in_wrong() -> AppError {
    wrong("password", "sign-in-wrong")
}

fn code_wrong() -> AppError {
    wrong("code", "code-wrong")
}
