//! Where forms of signing in and out lead, and the cookies that go with it.

use contract::AppError;
use services::secrets::Token;

use crate::address::query_string;
use crate::form::Form;
use crate::pages::sign_in::MARK;
use crate::server_fns::context::{Call, answer_with_cookie};

/// The account's page.
pub const ACCOUNT: &str = "/konto";
/// Where one is led after signing out.
const SIGNED_OUT: &str = "/logowanie?wynik=wylogowano";

/// After signing out: the cookie goes whatever happened, for a session that is over already is what was asked for.
pub async fn signed_out(call: &Call, outcome: Result<(), AppError>) {
    let outcome = match outcome {
        Err(AppError::SignInNeeded) => Ok(()),
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
    begin(call, outcome.as_ref().ok());
    Form::of(call, ACCOUNT).answer(outcome, |_| ACCOUNT.to_owned()).await;
}

/// Gives the browser what opens its session.
pub fn begin(call: &Call, session: Option<&Token>) {
    if let (Some(token), Ok(visit)) = (session, call.visit()) {
        answer_with_cookie(&visit.cookies.begin_session(token));
    }
}

/// On the way to the national gateway.
pub async fn to_gateway(call: &Call, outcome: Result<String, AppError>) {
    let next = |mark| format!("/logowanie/krajowe{}", query_string([(MARK, mark)]));
    Form::of(call, "/logowanie").answer(outcome, next).await;
}
