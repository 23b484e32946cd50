//! What every page has around its content: the way past the header, the header, the footer.

use domain::language::Language;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_meta::{Meta, Title};

use super::{use_site, use_texts};
use crate::cards::role_name;
use crate::server_fns::context::{Call, Request};
use crate::server_fns::sessions::SignOut;
use crate::site::SharedSite;

/// How a page fills the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// A column of text and tables.
    Text,
    /// The content takes the whole width and manages its own margins.
    Wide,
}

/// The frame of a page.
#[component]
pub fn Layout(
    /// The page's own title, without the utility's name.
    title: String,
    /// How it fills the window.
    #[prop(default = Page::Text)]
    page: Page,
    /// The content.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let site = use_site()?;
    let class = match page {
        Page::Text => "wrap",
        Page::Wide => "wide",
    };
    let full_title = format!("{title} – {}", site.utility.short_name);
    let description = site.utility.name.clone();
    Some(view! {
        <Title text=full_title/>
        <Meta name="description" content=description/>
        <a class="skip" href="#content">{texts.get("site-skip")}</a>
        <Header site=site.clone()/>
        <main id="content" class=class tabindex="-1">{children()}</main>
        <Footer site=site/>
    })
}

#[component]
fn Header(site: SharedSite) -> impl IntoView {
    let texts = use_texts();
    let utility = site.utility.clone();
    let tagline = utility.tagline.unwrap_or_else(|| texts.get("site-tagline-default"));
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href="/">
                    <Logo file=utility.logo/>
                    <span>{utility.short_name}<small>{tagline}</small></span>
                </a>
                <nav aria-label=texts.get("site-nav")>
                    <a href="/mapa">{texts.get("site-map")}</a>
                    <a href="/mapa?widok=lista">{texts.get("site-list")}</a>
                    <LanguageSwitch/>
                    <Who/>
                </nav>
            </div>
        </header>
    }
}

/// Who has signed in and as whom, or the way to the sign-in.
#[component]
fn Who() -> impl IntoView {
    let texts = use_texts();
    let call = Call::here();
    let Some(visitor) = call.as_ref().ok().and_then(|call| call.visitor().ok()) else {
        return view! { <a href="/logowanie">{texts.get("site-sign-in")}</a> }.into_any();
    };
    let role = visitor.person.role;
    let panel = role
        .is_staff()
        .then(|| view! { <a href="/panel">{texts.get("panel-title")}</a> });
    view! {
        {panel}
        <a href="/konto" class="who">
            <span>{visitor.name.clone()}<small>{role_name(texts, role)}</small></span>
        </a>
        <form method="post" action=SignOut::url()>
            <button class="link">{texts.get("site-sign-out")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Logo(file: Option<String>) -> impl IntoView {
    match file {
        Some(address) => view! { <img class="logo" src=address alt="" height="38"/> }.into_any(),
        None => view! {
            <svg class="logo" width="38" height="38" viewBox="0 0 38 38" aria-hidden="true" focusable="false">
                <path class="logo-drop" d="M19 2C12 12 6 18 6 25a13 11.5 0 0 0 26 0C32 18 26 12 19 2z"></path>
                <path class="logo-wave" d="M10 25h18M12 30h14"></path>
            </svg>
        }
        .into_any(),
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let texts = use_texts();
    let other = match texts.language {
        Language::Polish => Language::English,
        Language::English => Language::Polish,
    };
    let href = Request::here().address_in(other);
    view! {
        <a href=href lang=other.code() hreflang=other.code() title=texts.get("site-language-switch-label")>
            {texts.get("site-language-switch")}
        </a>
    }
}

#[component]
fn Footer(site: SharedSite) -> impl IntoView {
    let texts = use_texts();
    let utility = site.utility.clone();
    let mail = format!("mailto:{}", utility.email);
    let bip = utility
        .bip
        .map(|address| view! { <li><a href=address>{texts.get("site-bip")}</a></li> });
    let website = utility.website.map(|address| {
        let shown = address.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! { <li><a href=address>{shown}</a></li> }
    });
    view! {
        <footer>
            <div class="wrap">
                <address>
                    <strong>{utility.name}</strong>
                    <span>{utility.address.join(", ")}</span>
                    <span class="contact">
                        <PhoneLink phone=utility.phone/>
                        {utility.emergency_phone.map(|phone| view! { <EmergencyLine phone=phone/> })}
                        <a href=mail>{utility.email}</a>
                    </span>
                </address>
                <nav aria-label=texts.get("site-nav-footer")>
                    <ul>
                        <li><a href="/deklaracja-dostepnosci">{texts.get("site-accessibility")}</a></li>
                        <li><a href="/prywatnosc">{texts.get("site-privacy")}</a></li>
                        {website}
                        {bip}
                    </ul>
                </nav>
                <p class="software">{texts.get("site-software")}</p>
            </div>
        </footer>
    }
}

/// A telephone number that calls when touched.
#[component]
pub fn PhoneLink(phone: String) -> impl IntoView {
    let address = tel(&phone);
    view! { <a class="phone" href=address>{phone}</a> }
}

#[component]
fn EmergencyLine(phone: String) -> impl IntoView {
    let text = use_texts().with("site-contact-emergency", &[("phone", (&phone).into())]);
    view! { <a class="phone" href=tel(&phone)>{text}</a> }
}

/// The `tel:` address of a Polish number as people write it.
#[must_use]
pub fn tel(phone: &str) -> String {
    let digits: String = phone
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    if digits.starts_with('+') {
        format!("tel:{digits}")
    } else {
        format!("tel:+48{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::tel;

    #[test]
    fn a_polish_number_is_dialled_with_its_country() {
        assert_eq!(tel("89 000 00 00"), "tel:+48890000000");
        assert_eq!(tel("+48 89 000 00 00"), "tel:+48890000000");
    }
}
