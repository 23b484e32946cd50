//! Form fields: a label, a hint, the control, and its error.

use contract::FieldError;
use i18n::Texts;
use leptos::prelude::*;

use super::use_texts;
use crate::draft::Draft;

/// A line of text.
#[component]
pub fn TextField(
    /// The name it is sent under; also the element's id.
    name: &'static str,
    /// What to fill in.
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// Help under the label.
    #[prop(optional, into)]
    hint: String,
    /// The kind of keyboard and control: `text`, `search`, `email`, `password`…
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in by itself, in the words of the HTML standard.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The keyboard of a telephone: `text`, `numeric`…
    #[prop(optional)]
    keyboard: Option<&'static str>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    let error_id = format!("{name}-error");
    let described = [
        (!hint.is_empty()).then(|| hint_id.clone()),
        error.is_some().then(|| error_id.clone()),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let class = if error.is_some() { "field field-bad" } else { "field" };
    view! {
        <div class=class>
            <label for=name>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> })}
            <input
                id=name
                name=name
                type=kind
                value=value
                aria-describedby=described
                aria-invalid=invalid
                autocomplete=autocomplete
                inputmode=keyboard
            />
        </div>
    }
}

/// What is wrong with a form, on top of it, each line leading to its field.
#[component]
pub fn ErrorSummary(
    /// The form as it came back.
    draft: Draft,
) -> impl IntoView {
    let texts = use_texts();
    let error = draft.error?;
    let lines = match &error {
        contract::AppError::Invalid { fields } => fields
            .iter()
            .map(|field| {
                let href = format!("#{}", field.field);
                view! { <li><a href=href>{field_error(texts, field)}</a></li> }.into_any()
            })
            .collect(),
        error => vec![view! { <li>{super::error_text(texts, error)}</li> }.into_any()],
    };
    Some(view! {
        <div class="notice notice-bad" role="alert" tabindex="-1" id="problem">
            <h2>{texts.get("form-problem")}</h2>
            <ul class="problems">{lines}</ul>
        </div>
    })
}

/// What is wrong with a field, in words.
#[must_use]
pub fn field_error(texts: Texts, error: &FieldError) -> String {
    texts.with_words(&error.key, &error.args)
}

/// What is wrong with the field of a form that came back.
#[must_use]
pub fn draft_error(texts: Texts, draft: &Draft, name: &str) -> Option<String> {
    draft.error_of(name).map(|error| field_error(texts, error))
}

/// One of a few values.
#[component]
pub fn SelectField(
    /// The name it is sent under; also the element's id.
    name: &'static str,
    /// What to choose.
    label: String,
    /// Value and text of each choice.
    options: Vec<(String, String)>,
    /// The value that is chosen.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let choices = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == value;
            view! { <option value=code selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>{choices}</select>
        </div>
    }
}
