//! What the portal does with personal data: little, and said plainly.

use leptos::prelude::*;

use crate::components::{Layout, use_site, use_texts};

/// The privacy page.
#[component]
pub fn Privacy() -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    let utility = use_site()?.utility.clone();
    let mail = format!("mailto:{}", utility.email);
    let officer = utility.data_protection_email.map(|address| {
        let mail = format!("mailto:{address}");
        view! { <p>{t("privacy-dpo")} " " <a href=mail>{address}</a></p> }
    });
    Some(view! {
        <Layout title=t("privacy-title")>
            <h1>{t("privacy-title")}</h1>
            <p class="lead">{t("privacy-short")}</p>
            <h2>{t("privacy-controller-heading")}</h2>
            <p>
                {t("privacy-controller")} " " <strong>{utility.name}</strong> ", " {utility.address.join(", ")} ", "
                <a href=mail>{utility.email}</a>
            </p>
            {officer}
            <h2>{t("privacy-what-heading")}</h2>
            <ul>
                <li>{t("privacy-what-1")}</li>
                <li>{t("privacy-what-2")}</li>
                <li>{t("privacy-what-4")}</li>
                <li>{t("privacy-what-5")}</li>
                <li>{t("privacy-what-3")}</li>
            </ul>
            <h2>{t("privacy-who-heading")}</h2>
            <p>{t("privacy-who")}</p>
            <h2>{t("privacy-rights-heading")}</h2>
            <p>{t("privacy-rights")}</p>
        </Layout>
    })
}
