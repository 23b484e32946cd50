//! Who sent a request, as the server's doorman found out before anything else looked at it.

use std::net::IpAddr;

use contract::AppError;
use domain::actor::Actor;
use services::secrets::Token;
use services::sessions::Visitor;

/// What a request brought of the one who sent it. Travels with the request.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who has signed in; the error when that cannot be said now.
    pub visitor: Result<Option<Visitor>, AppError>,
    /// The browser's own secret; made for this request when the browser has none yet.
    pub browser: Token,
    /// The browser and the system, in a few words of its own; empty when it says nothing.
    pub device: String,
    /// The address of the device, as far as the proxies in front can be believed.
    pub address: Option<IpAddr>,
    /// How cookies are set here.
    pub cookies: Cookies,
}

impl Visit {
    /// The one who asks; anonymous too when it cannot be said who it is.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.visitor {
            Ok(Some(visitor)) => visitor.actor(),
            Ok(None) | Err(_) => Actor::Anonymous,
        }
    }

    /// The one who has signed in.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] without a session; [`AppError::Unavailable`] when that cannot be said now.
    pub fn signed_in(&self) -> Result<&Visitor, AppError> {
        match &self.visitor {
            Ok(Some(visitor)) => Ok(visitor),
            Ok(None) => Err(AppError::SignInNeeded),
            Err(error) => Err(error.clone()),
        }
    }
}

/// How the cookies are named and set. Over HTTPS their names' prefix makes browsers refuse them from anywhere else:
/// from another host of the same domain, without TLS, for a part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cookies {
    /// Whether the public reaches this server over HTTPS.
    pub is_https: bool,
}

/// A browser is known again for so long: 180 days, in seconds.
const BROWSER_AGE: u32 = 180 * 24 * 60 * 60;

impl Cookies {
    /// The name of the cookie that opens the session.
    #[must_use]
    pub const fn session(self) -> &'static str {
        if self.is_https { "__Host-ebok" } else { "ebok" }
    }

    /// The name of the cookie with the browser's own secret.
    #[must_use]
    pub const fn browser(self) -> &'static str {
        if self.is_https {
            "__Host-ebok-browser"
        } else {
            "ebok-browser"
        }
    }

    /// Sets the session's cookie; it goes when the browser is closed.
    #[must_use]
    pub fn begin_session(self, token: &Token) -> String {
        self.cookie(self.session(), &token.reveal(), "")
    }

    /// Removes the session's cookie.
    #[must_use]
    pub fn end_session(self) -> String {
        self.cookie(self.session(), "", "; Max-Age=0")
    }

    /// Sets the cookie with the browser's own secret.
    #[must_use]
    pub fn know_browser(self, token: &Token) -> String {
        self.cookie(self.browser(), &token.reveal(), &format!("; Max-Age={BROWSER_AGE}"))
    }

    fn cookie(self, name: &str, value: &str, age: &str) -> String {
        let secure = if self.is_https { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
    }
}

#[cfg(test)]
mod tests {
    use services::secrets::Token;

    use super::Cookies;

    #[test]
    fn over_https_a_cookie_is_bound_to_the_host_and_to_tls() {
        let token = Token::random();
        let cookie = Cookies { is_https: true }.begin_session(&token);
        assert_eq!(
            cookie,
            format!("__Host-ebok={}; Path=/; HttpOnly; SameSite=Lax; Secure", token.reveal())
        );
        let known = Cookies { is_https: true }.know_browser(&token);
        assert!(known.starts_with("__Host-ebok-browser=") && known.contains("; Secure") && !known.contains("Domain"));
    }

    #[test]
    fn a_session_that_ended_leaves_no_cookie() {
        assert_eq!(
            Cookies { is_https: false }.end_session(),
            "ebok=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }
}
