//! Accounts and sessions of invented people, made in the database as the use cases leave them.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::actor::{AccountId, SessionId};
use domain::permissions::Role;
use domain::sessions::Method;
use sandbox::login_gov::LoginGov;
use services::SignInSettings;
use services::jobs::Pace;
use services::secrets::{KeyRing, Token};
use store::Db;
use store::identity::{self, Fingerprint, NewPasskey, NewSession};
use uuid::Uuid;

use crate::app::TestApp;

/// When tests with a clock of their own begin.
pub const START: DateTime<Utc> = DateTime::from_timestamp(1_790_000_000, 0).unwrap();

/// The keys of all test nodes.
pub fn keys() -> Arc<KeyRing> {
    static KEYS: std::sync::LazyLock<Arc<KeyRing>> = std::sync::LazyLock::new(|| Arc::new(KeyRing::generate()));
    Arc::clone(&KEYS)
}

/// What a portal at its default address must be told of the stand-in.
pub fn gateway_settings(gateway: &LoginGov) -> login_gov::Settings {
    let told = gateway.credentials();
    login_gov::Settings {
        issuer: told.issuer,
        provider_name: "eBOK".to_owned(),
        destination: told.post_url.clone(),
        post_url: told.post_url,
        artifact_url: told.artifact_url,
        logout_url: told.logout_url,
        return_url: "http://localhost:3000/logowanie/krajowe/powrot".to_owned(),
        gateway_issuer: told.gateway_issuer,
        gateway_certificates: vec![told.gateway_certificate],
        signing_key: told.signing_key,
        signing_certificate: told.signing_certificate,
        decryption_keys: vec![told.decryption_key],
        tls_client: None,
        sp_type: login_gov::SpType::Public,
        foreign: false,
        assurance: login_gov::Assurance::Substantial,
        key_derivation: login_gov::KeyDerivation::Kept,
        time_out: Duration::from_secs(5),
    }
}

/// Accounts of our own at the portal's default address.
pub fn sign_in_settings() -> SignInSettings {
    SignInSettings {
        keys: keys().as_ref().clone(),
        public_url: "http://localhost:3000".to_owned(),
        portal_name: "ZGK".to_owned(),
    }
}

/// A session of somebody invented, for nodes that run as processes; returns what opens it.
pub async fn session_in(db: &Db) -> String {
    let (account, token, now) = (AccountId(Uuid::now_v7()), Token::random(), Utc::now());
    let mut tx = db.begin_write().await.unwrap();
    identity::create_account(&mut tx, account, "Ewa", "Dwuwęzłowa", now)
        .await
        .unwrap();
    identity::begin_session(&mut tx, new_session(account, Role::Person, &token.fingerprint(), now))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    token.reveal()
}

fn new_session(account: AccountId, role: Role, token: &Fingerprint, now: DateTime<Utc>) -> NewSession<'_> {
    NewSession {
        id: SessionId(Uuid::now_v7()),
        token,
        account,
        role,
        unit: None,
        method: Method::Passkey,
        device: "Firefox, Linux",
        now,
        gateway_session: None,
    }
}

impl TestApp {
    /// Lets somebody sign in by an address of their own, though no password is set yet.
    pub async fn local_login(&self, account: AccountId) {
        let mut tx = self.db.begin_write().await.unwrap();
        let email = format!("{}@example.org", account.0.simple());
        identity::create_local_login(&mut tx, account, &email, self.services.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// A passkey of somebody's; returns its number.
    pub async fn passkey(&self, account: AccountId) -> String {
        let id = Uuid::now_v7();
        let new = NewPasskey {
            id,
            account,
            credential_id: id.as_bytes(),
            credential: "{}",
            name: "klucz",
            created_at: self.services.now(),
        };
        let mut tx = self.db.begin_write().await.unwrap();
        identity::add_passkey(&mut tx, new).await.unwrap();
        tx.commit().await.unwrap();
        id.to_string()
    }

    /// An account of somebody invented.
    pub async fn account(&self, given_name: &str, family_name: &str) -> AccountId {
        let id = AccountId(Uuid::now_v7());
        let mut tx = self.db.begin_write().await.unwrap();
        identity::create_account(&mut tx, id, given_name, family_name, self.services.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Gives somebody a role.
    pub async fn grant(&self, account: AccountId, role: Role) {
        let mut tx = self.db.begin_write().await.unwrap();
        let now = self.services.now();
        identity::grant_role(&mut tx, Uuid::now_v7(), account, (role, None), now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// A session in this role; returns what opens it.
    pub async fn session(&self, account: AccountId, role: Role) -> String {
        let token = Token::random();
        let fingerprint = token.fingerprint();
        let new = new_session(account, role, &fingerprint, self.services.now());
        let mut tx = self.db.begin_write().await.unwrap();
        identity::begin_session(&mut tx, new).await.unwrap();
        tx.commit().await.unwrap();
        token.reveal()
    }

    /// The number of the session that this opens.
    pub async fn session_number(&self, token: &str) -> String {
        let token = Token::parse(token).unwrap();
        let mut tx = self.db.begin_read().await.unwrap();
        let row = identity::find_session(&mut tx, &token.fingerprint()).await.unwrap();
        row.expect("it is there").id.to_string()
    }

    /// The gateway's session behind the only session that there is: whose, and its index.
    pub async fn gateway_session(&self, token: &str) -> (String, String) {
        let token = Token::parse(token).unwrap();
        let mut tx = self.db.begin_read().await.unwrap();
        let row = identity::find_session(&mut tx, &token.fingerprint())
            .await
            .unwrap()
            .unwrap();
        let purpose = format!("sessions.gateway_session/{}", row.id);
        let opened = keys().open(&purpose, &row.gateway_session.unwrap()).unwrap();
        let told: login_gov::GatewaySession = serde_json::from_slice(&opened).unwrap();
        (told.name_id, told.session_index)
    }

    /// Does all jobs that were asked for.
    pub async fn work_until_idle(&self) {
        let pace = Pace {
            poll: Duration::from_millis(10),
            ..Pace::default()
        };
        let worker = self.services.worker("test").at(pace);
        // Long enough for the few jobs of a test; the worker finishes what it holds.
        worker.run(tokio::time::sleep(Duration::from_millis(300))).await;
    }
}
