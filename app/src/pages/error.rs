//! The page for what went wrong: inside a page, and as a whole document for the server's own faults.

use contract::AppError;
use domain::language::Language;
use i18n::Texts;
use leptos::prelude::*;

use crate::components::{Layout, Page, error_text, use_texts};
use crate::server_fns::context::answer_with_status;
use crate::site::SharedSite;

/// The content of a page that could not be made: what happened, what to do, and the incident's number.
#[component]
pub fn ErrorContent(
    /// What happened.
    error: AppError,
) -> impl IntoView {
    let texts = use_texts();
    answer_with_status(error.status());
    let explanation = match &error {
        AppError::NotFound { what } if what == "object" => Some("error-object-gone"),
        AppError::NotFound { .. } => Some("error-not-found-text"),
        AppError::Invalid { .. } => Some("error-invalid-text"),
        AppError::Internal { .. } => Some("error-internal-text"),
        AppError::SignInNeeded => Some("error-sign-in-needed-text"),
        AppError::Forbidden => Some("error-forbidden-text"),
        AppError::Unavailable | AppError::TooMany { .. } => None,
    };
    let wait = matches!(error, AppError::TooMany { .. }).then(|| error_text(texts, &error));
    let incident = match &error {
        AppError::Internal { incident } => Some(texts.with("error-incident", &[("number", (&incident.0).into())])),
        _ => None,
    };
    view! {
        <h1>{texts.get(error.key())}</h1>
        {explanation.map(|key| view! { <p>{texts.get(key)}</p> })}
        {wait.map(|text| view! { <p>{text}</p> })}
        {incident.map(|text| view! { <p class="incident">{text}</p> })}
        <p class="actions"><a class="button" href="/">{texts.get("error-home")}</a></p>
    }
}

/// A whole document for faults outside the pages, with the portal's own look: `style` is the stylesheet's address.
#[must_use]
pub fn document(site: &SharedSite, language: Language, error: &AppError, style: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let texts = Texts::new(language);
        provide_context(texts);
        provide_context(SharedSite::clone(site));
        leptos_meta::provide_meta_context();
        let title = texts.get("error-title");
        let error = error.clone();
        let style = style.to_owned();
        let full_title = format!("{title} – {}", site.utility.short_name);
        view! {
            <!DOCTYPE html>
            <html lang=language.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>{full_title}</title>
                    <link rel="stylesheet" href=style/>
                </head>
                <body>
                    <Layout title=title page=Page::Text>
                        <ErrorContent error=error/>
                    </Layout>
                </body>
            </html>
        }
        .to_html()
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use contract::{AppError, IncidentId};
    use domain::language::Language;

    use super::document;
    use crate::site::{Accessibility, Conformity, MapStart, Site, Utility};

    fn site() -> Arc<Site> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let word = String::from("x");
        Arc::new(Site {
            utility: Utility {
                name: "Wodociągi <Próba>".into(),
                short_name: "Wodociągi".into(),
                tagline: None,
                logo: None,
                address: Vec::new(),
                email: word.clone(),
                phone: word.clone(),
                emergency_phone: None,
                website: None,
                bip: None,
                data_protection_email: None,
            },
            accessibility: Accessibility {
                entity: None,
                published_on: day,
                updated_on: day,
                prepared_on: day,
                reviewed_on: day,
                conformity: Conformity::Full,
                contact_name: word.clone(),
                contact_email: word.clone(),
                contact_phone: word.clone(),
                architecture_pl: word.clone(),
                architecture_en: word.clone(),
            },
            map: MapStart::default(),
            public_url: word,
        })
    }

    #[test]
    fn a_fault_outside_the_pages_still_shows_the_portal_and_the_incident() {
        let error = AppError::Internal {
            incident: IncidentId("7K3M-Q2XD".into()),
        };
        let html = document(&site(), Language::Polish, &error, "/pkg/ebok.css");
        assert!(html.starts_with("<!DOCTYPE html>"));
        assert!(html.contains("7K3M-Q2XD"));
        assert!(html.contains("Mamy awarię programu"));
        assert!(html.contains("Wodociągi &lt;Próba&gt;"));
        assert!(html.contains("/pkg/ebok.css"));
    }
}
