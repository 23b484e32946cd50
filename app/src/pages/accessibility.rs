//! The accessibility statement. Ids and order are set by "Warunki techniczne publikacji oraz struktura dokumentu
//! elektronicznego deklaracji dostępności", version 2.0 of 31 July 2024; checkers look for them.

use chrono::NaiveDate;
use domain::language::Language;
use leptos::prelude::*;

use crate::components::{Layout, PhoneLink, use_site, use_texts};
use crate::site::{Accessibility as Statement, Conformity, SharedSite};

/// The accessibility statement, one page for each language.
#[component]
pub fn Accessibility() -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    let site = use_site()?;
    let other = match texts.language {
        Language::Polish => Language::English,
        Language::English => Language::Polish,
    };
    let other_href = format!("/deklaracja-dostepnosci?jezyk={other}");
    Some(view! {
        <Layout title=t("a11y-title")>
            <h1 id="a11y-deklaracja">{t("a11y-title")}</h1>
            <p><a href=other_href lang=other.code() hreflang=other.code()>{t("a11y-other-language")}</a></p>
            <Introduction site=site.clone()/>
            <Status conformity=site.accessibility.conformity/>
            <Preparation statement=site.accessibility.clone()/>
            <Contact statement=site.accessibility.clone()/>
            <Procedure/>
            <section id="a11y-architektura">
                <h2>{t("a11y-architecture-heading")}</h2>
                <p>{architecture(&site.accessibility, texts.language)}</p>
            </section>
            <section id="a11y-aplikacje">
                <h2>{t("a11y-apps-heading")}</h2>
                <p>{t("a11y-apps")}</p>
            </section>
        </Layout>
    })
}

fn architecture(statement: &Statement, language: Language) -> String {
    match language {
        Language::Polish => statement.architecture_pl.clone(),
        Language::English => statement.architecture_en.clone(),
    }
}

/// A date with the day for machines.
#[component]
fn Day(id: &'static str, date: NaiveDate) -> impl IntoView {
    let text = i18n::date_long(use_texts().language, date);
    view! { <time id=id datetime=date.to_string()>{text}</time> }
}

#[component]
fn Introduction(site: SharedSite) -> impl IntoView {
    let texts = use_texts();
    let entity = site
        .accessibility
        .entity
        .clone()
        .unwrap_or_else(|| site.utility.name.clone());
    // The entity's name carries an id of its own inside the sentence, so the sentence is split around it.
    let sentence = texts.with("a11y-intro", &[("entity", "\u{1}".into())]);
    let (before, after) = sentence
        .split_once('\u{1}')
        .map_or((String::new(), sentence.clone()), |(a, b)| (a.to_owned(), b.to_owned()));
    let address = site.public_url.clone();
    view! {
        <section id="a11y-wstep">
            <p>
                {before} <span id="a11y-podmiot">{entity}</span> {after} " "
                <a id="a11y-url" href=address>{site.public_url.clone()}</a> "."
            </p>
            <p>{texts.get("a11y-published")} " " <Day id="a11y-data-publikacja" date=site.accessibility.published_on/></p>
            <p>{texts.get("a11y-updated")} " " <Day id="a11y-data-aktualizacja" date=site.accessibility.updated_on/></p>
        </section>
    }
}

#[component]
fn Status(conformity: Conformity) -> impl IntoView {
    let texts = use_texts();
    let key = match conformity {
        Conformity::Full => "a11y-status-full",
        Conformity::Partial => "a11y-status-partial",
        Conformity::None => "a11y-status-none",
    };
    view! {
        <section>
            <h2>{texts.get("a11y-status-heading")}</h2>
            <p id="a11y-status">{texts.get(key)}</p>
            <h3>{texts.get("a11y-exclusions-heading")}</h3>
            <p>
                {texts.get("a11y-exclusions-map")} " "
                <a href="/mapa?widok=lista">{texts.get("a11y-map-list-link")}</a> "."
            </p>
        </section>
    }
}

#[component]
fn Preparation(statement: Statement) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section>
            <h2>{texts.get("a11y-prepared-heading")}</h2>
            <p>{texts.get("a11y-prepared")} " " <Day id="a11y-data-sporzadzenie" date=statement.prepared_on/></p>
            <p>{texts.get("a11y-reviewed")} " " <Day id="a11y-data-przeglad" date=statement.reviewed_on/></p>
            <p>{texts.get("a11y-method")}</p>
            <h3>{texts.get("a11y-keyboard-heading")}</h3>
            <p>{texts.get("a11y-keyboard")}</p>
        </section>
    }
}

#[component]
fn Contact(statement: Statement) -> impl IntoView {
    let texts = use_texts();
    let mail = format!("mailto:{}", statement.contact_email);
    view! {
        <section id="a11y-kontakt">
            <h2>{texts.get("a11y-contact-heading")}</h2>
            <p>{texts.get("a11y-contact-text")} " " <strong id="a11y-osoba">{statement.contact_name}</strong> "."</p>
            <ul>
                <li>
                    {texts.get("a11y-contact-email")} " "
                    <a id="a11y-email" href=mail>{statement.contact_email}</a>
                </li>
                <li>
                    {texts.get("a11y-contact-phone")} " "
                    <span id="a11y-telefon"><PhoneLink phone=statement.contact_phone/></span>
                </li>
            </ul>
        </section>
    }
}

#[component]
fn Procedure() -> impl IntoView {
    let texts = use_texts();
    view! {
        <section id="a11y-procedura">
            <h2>{texts.get("a11y-procedure-heading")}</h2>
            <p>{texts.get("a11y-procedure-1")}</p>
            <p>{texts.get("a11y-procedure-2")}</p>
            <p>{texts.get("a11y-procedure-3")}</p>
            <p><a href="https://bip.brpo.gov.pl/">{texts.get("a11y-rpo-link")}</a></p>
        </section>
    }
}
