//! The HTML document around every page, and the routes.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::use_texts;
use crate::pages;
use crate::server_fns::context::answer_with_headers;

/// The whole document.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_meta_context();
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
    answer_with_headers(&content_security_policy(use_nonce().as_deref()));
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
            </Routes>
        </Router>
    }
}

/// Scripts only from this server, inline ones only with the page's nonce; WASM may be compiled; nothing foreign.
fn content_security_policy(nonce: Option<&str>) -> String {
    let inline = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    format!(
        "default-src 'self'; script-src 'self'{inline} 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::content_security_policy;

    #[test]
    fn a_foreign_script_never_runs() {
        let policy = content_security_policy(Some("abc"));
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'"));
        assert!(!policy.contains("unsafe-inline"));
    }
}
