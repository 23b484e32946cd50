//! Answering a form: on to the next page, or back to the form with everything that was typed.

use chrono::TimeDelta;
use contract::AppError;
use services::secrets::Token;

use crate::address::{Query, query_string};
use crate::draft::{Draft, KIND, PARAMETER, address_with};
use crate::server_fns::context::{Call, redirect_to};

/// A draft is kept as long as the longest session: one may go for a walk between two lines.
const KEPT: TimeDelta = TimeDelta::hours(8);
/// What somebody typed who has not signed in is kept for as long as signing in takes.
const KEPT_FOR_ANYBODY: TimeDelta = TimeDelta::hours(1);
/// The mark of a draft that could not be kept, because the database does not answer.
const UNKEPT: &str = "brak";

/// The parameter that tells the sign-in where to lead back to.
pub const RETURN: &str = "powrot";

/// A form that was posted.
pub struct Form<'a> {
    call: &'a Call,
    page: &'a str,
    fields: Vec<(String, String)>,
}

impl<'a> Form<'a> {
    /// The form of this page.
    #[must_use]
    pub const fn of(call: &'a Call, page: &'a str) -> Self {
        Self {
            call,
            page,
            fields: Vec::new(),
        }
    }

    /// Keeps what was typed in a field, should the form be shown again.
    #[must_use]
    pub fn keeping(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends the browser on: after success to the next page, otherwise back to the form; by way of the sign-in when
    /// that is what is missing.
    pub async fn answer<T>(self, outcome: Result<T, AppError>, next: impl FnOnce(T) -> String) {
        let error = match outcome {
            Ok(done) => return redirect_to(&next(done)),
            Err(error) => error,
        };
        // While nobody can say who asks, signing in again would help nobody.
        let error = match (error, self.call.visitor()) {
            (AppError::SignInNeeded, Err(reason)) => reason,
            (error, _) => error,
        };
        let needs_sign_in = error == AppError::SignInNeeded;
        let page = self.page.to_owned();
        let mark = self.keep((!needs_sign_in).then_some(error)).await;
        let back = address_with(&page, &mark);
        match needs_sign_in {
            true => redirect_to(&sign_in_and_return(&back)),
            false => redirect_to(&back),
        }
    }

    async fn keep(self, error: Option<AppError>) -> String {
        let Ok(visit) = self.call.visit() else {
            return UNKEPT.to_owned();
        };
        let mark = Token::random().reveal();
        let account = account_of(self.call);
        let time = if account.is_some() { KEPT } else { KEPT_FOR_ANYBODY };
        let draft = Draft {
            error,
            fields: self.fields,
            account,
        };
        let draft = draft.within_limits();
        let browsers = self.call.services.browsers();
        match browsers.keep(&visit.browser, (KIND, &mark), &draft, time).await {
            Ok(()) => mark,
            Err(_) => UNKEPT.to_owned(),
        }
    }
}

/// The sign-in's address, which leads back to this page.
#[must_use]
pub fn sign_in_and_return(page: &str) -> String {
    format!("/logowanie{}", query_string([(RETURN, page.to_owned())]))
}

/// The draft that this page's address names; an empty one when it names none.
pub async fn draft_here(call: &Call) -> Draft {
    let query = Query::here();
    let Some(mark) = query.get(PARAMETER) else {
        return Draft::default();
    };
    let lost = || Draft {
        error: Some(AppError::Unavailable),
        ..Draft::default()
    };
    if mark == UNKEPT {
        return lost();
    }
    let Ok(visit) = call.visit() else {
        return Draft::default();
    };
    let found = call
        .services
        .browsers()
        .look::<Draft>(&visit.browser, (KIND, mark))
        .await;
    let found = found.map_or_else(|_| lost(), Option::unwrap_or_default);
    found.for_account(account_of(call).as_deref())
}

/// The draft that this page's address names, for pages that load nothing else.
pub async fn load_draft() -> Draft {
    match Call::here() {
        Ok(call) => draft_here(&call).await,
        Err(_) => Draft::default(),
    }
}

fn account_of(call: &Call) -> Option<String> {
    call.visitor().ok().map(|visitor| visitor.person.account.0.to_string())
}
