//! The one place where the user interface meets the server: who asks, in which language, and what answers them.

#[cfg(feature = "ssr")]
pub use ssr::{Call, Request, answer_with_cookie, answer_with_headers, answer_with_status, language_of, redirect_to};

#[cfg(feature = "ssr")]
mod ssr {
    use axum::http::header::{
        ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, COOKIE, SET_COOKIE, USER_AGENT, VARY,
    };
    use axum::http::request::Parts;
    use axum::http::{HeaderValue, StatusCode};
    use contract::AppError;
    use domain::actor::Actor;
    use domain::language::Language;
    use i18n::Texts;
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;
    use services::Services;
    use services::sessions::Visitor;

    use crate::visit::Visit;

    /// The query parameter and the cookie that hold the chosen language.
    const LANGUAGE_KEY: &str = "jezyk";

    /// One call of a server function or page: who asks, and everything that can answer.
    #[derive(Clone)]
    pub struct Call {
        /// Who asks.
        pub actor: Actor,
        /// What the request brought of them; nothing outside the server's own doorman.
        pub visit: Option<Visit>,
        /// The use cases.
        pub services: Services,
        /// The asker's language.
        pub texts: Texts,
    }

    impl Call {
        /// The call that is being answered.
        ///
        /// # Errors
        /// [`AppError::Unavailable`] outside a request.
        pub fn here() -> Result<Self, AppError> {
            let services = use_context::<Services>().ok_or(AppError::Unavailable)?;
            answer_in_the_askers_language();
            let texts = Texts::new(Request::here().language);
            let visit = visit();
            Ok(Self {
                actor: visit.as_ref().map_or(Actor::Anonymous, Visit::actor),
                visit,
                services,
                texts,
            })
        }

        /// The call of somebody who has signed in.
        ///
        /// # Errors
        /// [`AppError::SignInNeeded`] without a session; [`AppError::Unavailable`] when that cannot be said now.
        pub fn signed_in() -> Result<Self, AppError> {
            let call = Self::here()?;
            call.visitor()?;
            Ok(call)
        }

        /// What the request brought of the one who sent it.
        ///
        /// # Errors
        /// [`AppError::Unavailable`] outside a request.
        pub fn visit(&self) -> Result<&Visit, AppError> {
            self.visit.as_ref().ok_or(AppError::Unavailable)
        }

        /// The one who has signed in.
        ///
        /// # Errors
        /// [`AppError::SignInNeeded`] without a session; [`AppError::Unavailable`] when that cannot be said now.
        pub fn visitor(&self) -> Result<&Visitor, AppError> {
            self.visit()?.signed_in()
        }
    }

    fn visit() -> Option<Visit> {
        use_context::<Parts>()?.extensions.get::<Visit>().cloned()
    }

    /// What pages need to know of the request.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Request {
        /// The language to answer in.
        pub language: Language,
        /// Whether that language was asked for in the address, so that the browser should keep it.
        pub chosen: bool,
        /// The path and query that were asked for, without the language.
        pub address: String,
        /// Whether it comes from a phone, as far as the browser says so; good for a guess at the window's size.
        pub from_phone: bool,
    }

    impl Request {
        /// The request that is being answered; a Polish one to `/` while the routes are being listed.
        #[must_use]
        pub fn here() -> Self {
            use_context::<Parts>().map_or_else(
                || Self {
                    language: Language::Polish,
                    chosen: false,
                    address: "/".to_owned(),
                    from_phone: false,
                },
                |parts| Self::of(&parts),
            )
        }

        fn of(parts: &Parts) -> Self {
            let query = parts.uri.query().unwrap_or_default();
            let kept: Vec<&str> = query
                .split('&')
                .filter(|pair| !pair.is_empty() && !is_language(pair))
                .collect();
            // A path that begins with two slashes would be another server's address in a link.
            let path = format!("/{}", parts.uri.path().trim_start_matches(['/', '\\']));
            let address = if kept.is_empty() {
                path
            } else {
                format!("{path}?{}", kept.join("&"))
            };
            let asked = query.split('&').find_map(language_in_pair);
            Self {
                language: asked.unwrap_or_else(|| language_of(parts)),
                chosen: asked.is_some(),
                address,
                from_phone: is_phone(parts),
            }
        }

        /// The same page in the other language.
        #[must_use]
        pub fn address_in(&self, language: Language) -> String {
            let mark = if self.address.contains('?') { '&' } else { '?' };
            format!("{}{mark}{LANGUAGE_KEY}={language}", self.address)
        }

        /// The cookie that keeps the chosen language for a year.
        #[must_use]
        pub fn cookie(&self) -> Option<String> {
            self.chosen.then(|| {
                format!(
                    "{LANGUAGE_KEY}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
                    self.language
                )
            })
        }
    }

    /// The language by cookie, otherwise by what the browser asks for, otherwise Polish.
    #[must_use]
    pub fn language_of(parts: &Parts) -> Language {
        header(parts, COOKIE.as_str())
            .split(';')
            .find_map(|pair| language_in_pair(pair.trim()))
            .unwrap_or_else(|| Language::from_accept_language(header(parts, ACCEPT_LANGUAGE.as_str())))
    }

    /// The client hint where a browser sends it, otherwise the word that all browsers of phones have in their names.
    fn is_phone(parts: &Parts) -> bool {
        match header(parts, "sec-ch-ua-mobile") {
            "" => header(parts, USER_AGENT.as_str()).contains("Mobi"),
            hint => hint == "?1",
        }
    }

    fn header<'a>(parts: &'a Parts, name: &str) -> &'a str {
        let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    }

    /// Gives the page that is being made a status of its own.
    pub fn answer_with_status(status: u16) {
        if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
            response.set_status(status);
        }
    }

    /// Sends the browser to another page of the portal.
    pub fn redirect_to(path: &str) {
        // The framework's own function takes only what can stand in a header, and stops the program otherwise.
        if HeaderValue::from_str(path).is_ok() {
            leptos_axum::redirect(path);
        }
    }

    /// Sets a cookie with the answer.
    pub fn answer_with_cookie(cookie: &str) {
        if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
            response.append_header(SET_COOKIE, cookie);
        }
    }

    /// What is said depends on who asks and in which language, and may be different in a second: no cache between
    /// keeps it, and the browser asks again.
    fn answer_in_the_askers_language() {
        if let Some(response) = use_context::<ResponseOptions>() {
            response.insert_header(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
            response.insert_header(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        }
    }

    /// Headers that depend on the page's own making: the script nonce and the language that was chosen.
    pub fn answer_with_headers(content_security_policy: &str) {
        let Some(response) = use_context::<ResponseOptions>() else {
            return;
        };
        let request = Request::here();
        let mut headers = vec![
            (CONTENT_SECURITY_POLICY, content_security_policy.to_owned()),
            (CONTENT_LANGUAGE, request.language.to_string()),
            (VARY, "Accept-Language, Cookie".to_owned()),
            (CACHE_CONTROL, "private, no-cache".to_owned()),
        ];
        headers.extend(request.cookie().map(|cookie| (SET_COOKIE, cookie)));
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.insert_header(name, value);
            }
        }
    }

    fn is_language(pair: &str) -> bool {
        pair.split('=').next() == Some(LANGUAGE_KEY)
    }

    fn language_in_pair(pair: &str) -> Option<Language> {
        let (name, value) = pair.split_once('=')?;
        (name == LANGUAGE_KEY).then_some(())?;
        value.parse().ok()
    }

    #[cfg(test)]
    mod tests {
        use axum::http;
        use domain::language::Language;

        use super::Request;

        fn request(uri: &str, headers: &[(&str, &str)]) -> Request {
            let builder = headers
                .iter()
                .fold(http::Request::builder().uri(uri), |built, (name, value)| {
                    built.header(*name, *value)
                });
            Request::of(&builder.body(()).unwrap().into_parts().0)
        }

        #[test]
        fn the_address_outweighs_the_cookie_and_the_cookie_the_browser() {
            let both = [("cookie", "a=b; jezyk=pl"), ("accept-language", "en")];
            assert_eq!(request("/mapa", &both).language, Language::Polish);
            assert_eq!(request("/mapa?jezyk=en", &both).language, Language::English);
            assert_eq!(request("/mapa", &both[1..]).language, Language::English);
            assert_eq!(request("/mapa", &[]).language, Language::Polish);
        }

        #[test]
        fn switching_the_language_keeps_the_page_and_its_filters() {
            let asked = request("/mapa?widok=lista&jezyk=pl&strona=2", &[]);
            assert_eq!(
                asked.address_in(Language::English),
                "/mapa?widok=lista&strona=2&jezyk=en"
            );
            assert_eq!(request("/", &[]).address_in(Language::English), "/?jezyk=en");
        }

        #[test]
        fn the_language_switch_never_leads_to_another_server() {
            let asked = request("//evil.example/mapa", &[]);
            assert_eq!(asked.address_in(Language::English), "/evil.example/mapa?jezyk=en");
        }

        #[test]
        fn a_phone_is_known_by_its_hint_or_its_name() {
            let from_phone = |headers: &[_]| request("/mapa", headers).from_phone;
            let name = ("user-agent", "Mozilla/5.0 (Android 9; Mobile; rv:120.0)");
            assert!(from_phone(&[("sec-ch-ua-mobile", "?1")]) && from_phone(&[name]));
            assert!(!from_phone(&[("sec-ch-ua-mobile", "?0"), name]) && !from_phone(&[]));
        }

        #[test]
        fn only_a_chosen_language_is_kept_in_a_cookie() {
            assert!(request("/?jezyk=en", &[]).cookie().is_some());
            assert_eq!(request("/?jezyk=xx", &[]).cookie(), None);
            assert_eq!(request("/", &[]).cookie(), None);
        }
    }
}
