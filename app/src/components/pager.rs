//! Going through a long list page by page.

use leptos::prelude::*;

use super::use_texts;

/// Links to the page before and after, and where one is. Nothing when one page holds all.
#[component]
pub fn Pager(
    /// This page, from 1.
    page: u32,
    /// How many pages there are.
    pages: u32,
    /// The address of a page.
    href: Box<dyn Fn(u32) -> String + Send>,
) -> impl IntoView {
    let texts = use_texts();
    (pages > 1).then(|| {
        let here = texts.with(
            "list-page",
            &[("page", u64::from(page).into()), ("pages", u64::from(pages).into())],
        );
        let previous = (page > 1).then(|| {
            view! { <a class="button button-quiet" rel="prev" href=href(page - 1)>{texts.get("list-previous")}</a> }
        });
        let next = (page < pages).then(|| {
            view! { <a class="button button-quiet" rel="next" href=href(page + 1)>{texts.get("list-next")}</a> }
        });
        view! {
            <nav class="pager" aria-label=texts.get("list-pages")>
                {previous}
                <span>{here}</span>
                {next}
            </nav>
        }
    })
}
