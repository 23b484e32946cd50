//! The HTML document around every page, and the routes.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::{use_site, use_texts};
use crate::pages;
use crate::server_fns::context::{Request, answer_with_headers};
use crate::site::BaseMap;

/// The whole document.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_meta_context();
    // Nothing of a page is made a second time in the browser: islands read what they need from the elements, so that
    // what the page was made from need not travel beside it.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    view! {
        <!DOCTYPE html>
        <html lang=use_texts().language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <HashedStylesheet options=options id="style"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The routes. Every page is rendered whole before it is sent, so that it works without a script.
#[component]
pub fn App() -> impl IntoView {
    let pictures: Vec<String> = use_site()
        .filter(|_| Request::here().address.starts_with("/mapa"))
        .map(|site| site.map.base_maps.iter().map(BaseMap::origin).collect())
        .unwrap_or_default();
    answer_with_headers(&content_security_policy(use_nonce().as_deref(), &pictures, ""));
    view! {
        <Router>
            <Routes fallback=pages::not_found::NotFound>
                <Route path=path!("/") view=pages::home::Home ssr=SsrMode::Async/>
                <Route path=path!("/mapa") view=pages::network::NetworkPage ssr=SsrMode::Async/>
                <Route path=path!("/szukaj") view=pages::search::SearchPage ssr=SsrMode::Async/>
                <Route
                    path=path!("/deklaracja-dostepnosci")
                    view=pages::accessibility::Accessibility
                    ssr=SsrMode::Async
                />
                <Route path=path!("/prywatnosc") view=pages::privacy::Privacy ssr=SsrMode::Async/>
                <Route path=path!("/logowanie") view=pages::sign_in::SignIn ssr=SsrMode::Async/>
                <Route path=path!("/logowanie/krajowe") view=pages::sign_in::ToGateway ssr=SsrMode::Async/>
                <Route path=path!("/logowanie/pracownik") view=pages::sign_in::ByPassword ssr=SsrMode::Async/>
                <Route path=path!("/logowanie/kod") view=pages::sign_in::SecondFactor ssr=SsrMode::Async/>
                <Route path=path!("/logowanie/skladnik") view=pages::sign_in::Enrol ssr=SsrMode::Async/>
                <Route path=path!("/logowanie/zaproszenie/:link") view=pages::sign_in::Invited ssr=SsrMode::Async/>
                <Route path=path!("/konto/zabezpieczenia") view=pages::account::Security ssr=SsrMode::Async/>
                <Route path=path!("/konto/kody") view=pages::account::Codes ssr=SsrMode::Async/>
                <Route path=path!("/konto") view=pages::account::Account ssr=SsrMode::Async/>
                <Route path=path!("/panel") view=pages::panel::Panel ssr=SsrMode::Async/>
                <Route path=path!("/panel/uprawnienia") view=pages::panel::Permissions ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// Lets the page that is being made send its form to another server, and through that to whichever it trusts:
/// browsers hold the redirects that follow a form to the same rule. Only for a page that holds nothing of its reader's.
pub fn allow_forms_to(address: &str) {
    let origin: String = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    let forms = format!(" {origin} https:");
    answer_with_headers(&content_security_policy(use_nonce().as_deref(), &[], &forms));
}

/// Scripts only from this server, inline ones only with the page's nonce; WASM may be compiled; nothing foreign but
/// the pictures of the base maps that the configuration names.
fn content_security_policy(nonce: Option<&str>, pictures: &[String], forms: &str) -> String {
    let pictures: String = pictures.iter().map(|origin| format!(" {origin}")).collect();
    let inline = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    format!(
        "default-src 'self'; script-src 'self'{inline} 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:{pictures}; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'{forms}; \
         frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::content_security_policy;

    #[test]
    fn a_configured_base_map_may_send_pictures_and_nothing_else() {
        let policy = content_security_policy(None, &["https://tile.example.org".to_owned()], "");
        assert!(policy.contains("img-src 'self' data: https://tile.example.org; "));
        assert_eq!(policy.matches("tile.example.org").count(), 1);
    }

    #[test]
    fn a_foreign_script_never_runs() {
        let policy = content_security_policy(Some("abc"), &[], "");
        assert!(policy.contains("img-src 'self' data:; "));
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'"));
        assert!(!policy.contains("unsafe-inline"));
    }
}
