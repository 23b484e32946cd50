//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::components::{Layout, use_texts};
use crate::server_fns::context::answer_with_status;

/// Says that there is no such page, with status 404, and where to go on.
#[component]
pub fn NotFound() -> impl IntoView {
    let texts = use_texts();
    answer_with_status(404);
    view! {
        <Layout title=texts.get("error-not-found")>
            <h1>{texts.get("error-not-found")}</h1>
            <p>{texts.get("error-not-found-text")}</p>
            <p>{texts.get("error-not-found-next")}</p>
            <p class="actions">
                <a class="button" href="/">{texts.get("error-home")}</a>
                <a class="button button-quiet" href="/mapa">{texts.get("site-map")}</a>
            </p>
        </Layout>
    }
}
