//! Form fields: a label, a hint, the control, and its error.

use leptos::prelude::*;

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
    /// The kind of keyboard and control: `text`, `search`, `email`…
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input id=name name=name type=kind value=value aria-describedby=described autocomplete="off"/>
        </div>
    }
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
