//! Where forms of signing in and out lead, and the cookies that go with it.

use chrono::TimeDelta;
use contract::AppError;
use contract::credentials::NextStep;
use domain::sessions::ReturnPath;
use services::credentials::Enrolled;
use services::secrets::Token;
use services::sessions::{Sign, Visitor};

use crate::address::query_string;
use crate::form::{Form, RETURN};
use crate::pages::account::{CODES, CODES_MARK, NewCodes};
use crate::pages::sign_in::MARK;
use crate::server_fns::context::{Call, answer_with_cookie};

/// The account's page.
pub const ACCOUNT: &str = "/konto";
/// The page of what one signs in with.
pub const SECURITY: &str = "/konto/zabezpieczenia";
/// Where one is led after signing out.
const SIGNED_OUT: &str = "/logowanie?wynik=wylogowano";
/// So long new recovery codes can be looked at.
const CODES_SHOWN: TimeDelta = TimeDelta::minutes(10);

/// After signing out. A session that is over already is what was asked for; one of which nothing can be said now is not.
pub async fn signed_out(call: &Call, outcome: Result<(), AppError>) {
    let outcome = match outcome {
        Err(AppError::SignInNeeded) => match call.visitor() {
            Ok(_) | Err(AppError::SignInNeeded) => Ok(()),
            Err(error) => Err(error),
        },
        outcome => outcome,
    };
    if let (Ok(()), Ok(visit)) = (&outcome, call.visit()) {
        answer_with_cookie(&visit.cookies.end_session());
    }
    Form::of(call, ACCOUNT)
        .answer(outcome, |()| SIGNED_OUT.to_owned())
        .await;
}

/// After ending sessions elsewhere.
pub async fn ended(call: &Call, outcome: Result<(), AppError>) {
    Form::of(call, ACCOUNT)
        .answer(outcome, |()| "/konto?wynik=zakonczono".to_owned())
        .await;
}

/// After a change of role, which gives the session another token.
pub async fn acting(call: &Call, outcome: Result<Token, AppError>) {
    if let Ok(session) = &outcome {
        give(call, session);
    }
    Form::of(call, ACCOUNT).answer(outcome, |_| ACCOUNT.to_owned()).await;
}

/// On the way to the national gateway.
pub async fn to_gateway(call: &Call, outcome: Result<String, AppError>) {
    let next = |mark| format!("/logowanie/krajowe{}", query_string([(MARK, mark)]));
    Form::of(call, "/logowanie").answer(outcome, next).await;
}

/// After the password: on to the second factor, or to setting one up.
pub async fn password_given(call: &Call, email: &str, back: &str, outcome: Result<NextStep, AppError>) {
    let page = with_back("/logowanie/pracownik", back);
    let form = Form::of(call, &page).keeping("email", email);
    form.answer(outcome, |step| with_back(page_of(step), back)).await;
}

/// After the second factor: in.
pub async fn code_given(call: &Call, back: &str, outcome: Result<Token, AppError>) {
    let page = with_back("/logowanie/kod", back);
    let entered = match outcome {
        Ok(session) => Ok(entered(call, &session, back).await),
        // What is missing is the step before, not a session.
        Err(AppError::SignInNeeded) => Ok(begin_again(back)),
        Err(error) => Err(error),
    };
    Form::of(call, &page).answer(entered, |next| next).await;
}

/// After the first password of somebody who was invited.
pub async fn invitation_accepted(call: &Call, link: &str, outcome: Result<NextStep, AppError>) {
    let page = format!("/logowanie/zaproszenie/{link}");
    Form::of(call, &page)
        .answer(outcome, |step| page_of(step).to_owned())
        .await;
}

/// After a second factor was set up: in, and first to the recovery codes.
pub async fn enrolled(call: &Call, outcome: Result<Enrolled, AppError>) {
    let outcome = match outcome {
        Ok(enrolled) => {
            entered(call, &enrolled.session, "").await;
            let visitor = call.services.sessions().visitor(&enrolled.session, Sign::Look).await;
            Ok(keep_codes(call, visitor.ok().flatten().as_ref(), enrolled.recovery_codes).await)
        }
        Err(AppError::SignInNeeded) => Ok(begin_again("")),
        Err(error) => Err(error),
    };
    Form::of(call, "/logowanie/skladnik").answer(outcome, |next| next).await;
}

/// After new recovery codes were made.
pub async fn codes_made(call: &Call, outcome: Result<Vec<String>, AppError>) {
    let outcome = match outcome {
        Ok(codes) => Ok(keep_codes(call, call.visitor().ok(), codes).await),
        Err(error) => Err(error),
    };
    Form::of(call, SECURITY).answer(outcome, |next| next).await;
}

/// After something was changed that one signs in with.
pub async fn secured(call: &Call, what: &str, outcome: Result<(), AppError>) {
    Form::of(call, SECURITY)
        .answer(outcome, |()| format!("{SECURITY}?wynik={what}"))
        .await;
}

/// Gives the browser its session, and tells where to go: where the person wanted to, otherwise to where they work.
/// Whoever was signed in here before is not any more: one browser is one person at a time.
pub async fn entered(call: &Call, session: &Token, back: &str) -> String {
    if call.visitor().is_ok()
        && let Err(error) = call.services.sessions().sign_out(&call.actor).await
    {
        tracing::warn!("the former session of a browser was not ended: {error}");
    }
    give(call, session);
    if let Some(back) = ReturnPath::parse(back) {
        return back.as_str().to_owned();
    }
    let visitor = call.services.sessions().visitor(session, Sign::Look).await;
    let is_staff = visitor.is_ok_and(|visitor| visitor.is_some_and(|visitor| visitor.person.role.is_staff()));
    if is_staff { "/panel" } else { ACCOUNT }.to_owned()
}

/// The first step, which says that the second one took too long or was over.
#[must_use]
pub fn begin_again(back: &str) -> String {
    let page = with_back("/logowanie/pracownik", back);
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}wynik=od-nowa")
}

const fn page_of(step: NextStep) -> &'static str {
    match step {
        NextStep::Code => "/logowanie/kod",
        NextStep::Enrol => "/logowanie/skladnik",
    }
}

fn with_back(page: &str, back: &str) -> String {
    let back = ReturnPath::parse(back).map(|back| (RETURN, back.as_str().to_owned()));
    format!("{page}{}", query_string(back))
}

/// Keeps recovery codes for the page that shows them to their owner, and tells its address.
async fn keep_codes(call: &Call, owner: Option<&Visitor>, codes: Vec<String>) -> String {
    let (Ok(visit), Some(owner)) = (call.visit(), owner) else {
        return SECURITY.to_owned();
    };
    let codes = NewCodes {
        account: owner.person.account.0.to_string(),
        codes,
    };
    let mark = Token::random().reveal();
    let kept = call
        .services
        .browsers()
        .keep(&visit.browser, (CODES, &mark), &codes, CODES_SHOWN)
        .await;
    match kept {
        Ok(()) => format!("/konto/kody{}", query_string([(CODES_MARK, mark)])),
        // They can be made anew.
        Err(_) => SECURITY.to_owned(),
    }
}

/// Gives the browser what opens its session.
fn give(call: &Call, session: &Token) {
    if let Ok(visit) = call.visit() {
        answer_with_cookie(&visit.cookies.begin_session(session));
    }
}
