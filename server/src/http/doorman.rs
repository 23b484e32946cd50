//! Who sends a request: looked up once, before anything else sees it, and told to all by the request itself.

use app::visit::{Cookies, Visit};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use services::secrets::Token;
use services::sessions::Sign;

use super::Node;
use super::address::ClientAddress;
use super::device;
use super::same_origin::GATEWAY_RETURN;

/// Pages that are somebody's own, and the way to them.
const PERSONAL: [&str; 6] = [
    "/konto",
    "/panel",
    "/logowanie",
    "/api/sessions",
    "/api/sign-in",
    "/api/credentials",
];

/// The site's files, which are everybody's.
const FILES: [&str; 3] = ["/pkg/", "/vendor/", "/map/"];

/// Asked by a clock that counts how long the session still lasts; nobody does anything by it.
const LOOKS: [&str; 1] = ["/api/sessions/left"];

fn is_file(uri: &Uri) -> bool {
    FILES.iter().any(|start| uri.path().starts_with(start))
}

/// Whether an address is one of somebody's own pages, or leads there.
pub fn is_personal(uri: &Uri) -> bool {
    let path = uri.path();
    PERSONAL.iter().any(|start| {
        path.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Finds out who sends the request, answers, and keeps the answer out of caches when it is somebody's own.
///
/// A cookie that opens nothing any more is left where it is: an answer that comes late, to a request that was sent
/// before the token changed, would otherwise take away the new one.
pub async fn receive(State(node): State<Node>, mut request: Request, next: Next) -> Response {
    if is_file(request.uri()) {
        return next.run(request).await;
    }
    let cookies = Cookies {
        is_https: node.is_https,
    };
    let sign = match LOOKS.contains(&request.uri().path()) {
        true => Sign::Look,
        false => Sign::Activity,
    };
    let visitor = match token(request.headers(), cookies.session()) {
        Some(token) => node.services.sessions().visitor(&token, sign).await,
        None => Ok(None),
    };
    let known = token(request.headers(), cookies.browser());
    let is_personal = is_personal(request.uri());
    let visit = Visit {
        visitor,
        device: device::describe(request.headers().get(USER_AGENT)),
        address: request.extensions().get::<ClientAddress>().map(|address| address.0),
        cookies,
        browser: known.clone().unwrap_or_else(Token::random),
    };
    // Who only looks at the map has no secret of their own, and needs none. What another site's form brings here comes
    // without our cookies, and says nothing of which there are.
    let is_foreign = request.method() == Method::POST && request.uri().path() == GATEWAY_RETURN;
    let is_new = known.is_none() && is_personal && !is_foreign;
    let browser = is_new.then(|| cookies.know_browser(&visit.browser));
    let is_somebodys = matches!(visit.visitor, Ok(Some(_)));
    request.extensions_mut().insert(visit);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let is_page = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    if is_personal || (is_somebodys && headers.get(CONTENT_TYPE).is_some_and(is_page)) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Some(cookie) = browser.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        headers.append(SET_COOKIE, cookie);
    }
    response
}

fn token(headers: &HeaderMap, name: &str) -> Option<Token> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(known, _)| *known == name)
        .and_then(|(_, value)| Token::parse(value))
}

#[cfg(test)]
mod tests {
    use axum::http::header::COOKIE;
    use axum::http::{HeaderMap, Uri};
    use services::secrets::Token;

    use super::{is_personal, token};

    #[test]
    fn a_token_is_found_among_other_cookies_and_nothing_else_is_taken_for_one() {
        let mine = Token::random();
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, "jezyk=pl; ebok-browser=x".parse().unwrap());
        headers.append(COOKIE, format!("a=b; ebok={}", mine.reveal()).parse().unwrap());
        assert_eq!(token(&headers, "ebok"), Some(mine));
        assert_eq!(token(&headers, "ebok-browser"), None);
        assert_eq!(token(&headers, "__Host-ebok"), None);
    }

    #[test]
    fn ones_own_pages_are_known_by_their_address() {
        for (path, own) in [
            ("/konto", true),
            ("/konto/zabezpieczenia?x=1", true),
            ("/kontobezpieczne", false),
            ("/panel/uprawnienia", true),
            ("/logowanie", true),
            ("/api/sessions/left", true),
            ("/mapa", false),
            ("/", false),
        ] {
            assert_eq!(is_personal(&path.parse::<Uri>().unwrap()), own, "{path}");
        }
    }
}
