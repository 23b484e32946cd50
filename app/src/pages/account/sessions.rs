//! As whom one acts, and where one is signed in.

use contract::sessions::{RoleView, SessionView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use crate::cards::role_text;
use crate::components::use_texts;
use crate::server_fns::sessions::{ChangeRole, EndAllSessions, EndOtherSessions, EndSession, SignOut};

/// As whom one acts, and as whom else one could.
#[component]
pub fn Roles(roles: Vec<RoleView>) -> impl IntoView {
    let texts = use_texts();
    let current = roles
        .iter()
        .find(|role| role.current)
        .map(|role| role_text(texts, role));
    let acting = current.map(|role| texts.with("account-acting", &[("role", (&role).into())]));
    let others: Vec<_> = roles.into_iter().filter(|role| !role.current).collect();
    let choice = (!others.is_empty()).then(|| {
        let buttons = others
            .into_iter()
            .map(|role| {
                let text = texts.with("account-act-as", &[("role", (&role_text(texts, &role)).into())]);
                view! { <button class="button button-quiet" name="role" value=role.role.code()>{text}</button> }
            })
            .collect_view();
        view! { <form class="actions" method="post" action=ChangeRole::url()>{buttons}</form> }
    });
    view! {
        {acting.map(|text| view! { <p class="lead">{text}</p> })}
        {choice}
    }
}

/// Where one is signed in.
#[component]
pub fn SessionList(sessions: Vec<SessionView>) -> impl IntoView {
    let texts = use_texts();
    let has_others = sessions.iter().any(|session| !session.current);
    let rows = sessions
        .into_iter()
        .map(|session| view! { <Row session=session/> })
        .collect_view();
    let others = has_others.then(|| {
        view! {
            <form method="post" action=EndOtherSessions::url()>
                <button class="button button-quiet">{texts.get("account-end-others")}</button>
            </form>
            <form method="post" action=EndAllSessions::url()>
                <button class="button button-quiet">{texts.get("account-end-all")}</button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="sesje">
            <h2 id="sesje">{texts.get("account-sessions")}</h2>
            <p>{texts.get("account-sessions-text")}</p>
            <ul class="sessions">{rows}</ul>
            <div class="actions">
                <form method="post" action=SignOut::url()>
                    <button class="button">{texts.get("site-sign-out")}</button>
                </form>
                {others}
            </div>
        </section>
    }
}

#[component]
fn Row(session: SessionView) -> impl IntoView {
    let texts = use_texts();
    let device = match session.device.is_empty() {
        true => texts.get("account-device-unknown"),
        false => session.device,
    };
    let method = texts.get(&format!("methods-{}", session.method.code().replace('_', "-")));
    let began = i18n::moment(session.began_at);
    let seen = i18n::moment(session.seen_at);
    let times = texts.with(
        "account-session-times",
        &[("began", (&began).into()), ("seen", (&seen).into())],
    );
    let end = if session.current {
        view! { <span class="tag tag-good">{texts.get("account-session-this")}</span> }.into_any()
    } else {
        let label = texts.with(
            "account-end-label",
            &[("device", (&device).into()), ("began", (&began).into())],
        );
        view! {
            <form method="post" action=EndSession::url()>
                <button class="button button-quiet" name="number" value=session.number aria-label=label>
                    {texts.get("account-end")}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <div>
                <strong>{device}</strong>
                <span class="hint">{method}", "{times}</span>
            </div>
            {end}
        </li>
    }
}
