//! The way to the gateway.

use contract::AppError;
use contract::sign_in::GatewayForm;
use domain::actor::Actor;
use domain::permissions::Action;
use domain::sessions::ReturnPath;

use super::{NationalGateway, PATIENCE, PENDING, Pending};
use crate::failure::{fault, permit};
use crate::secrets::Token;

impl NationalGateway {
    /// Makes a request to the gateway, bound to this browser, and returns its mark: by it the form is found that
    /// carries the request. `return_path` is where the person wants to go after that.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the gateway is not offered here.
    pub async fn begin(&self, actor: &Actor, browser: &Token, return_path: Option<&str>) -> Result<String, AppError> {
        permit(actor, Action::SignIn)?;
        let begun = self.means()?.gateway.begin(self.clock.now());
        let begun = begun.map_err(|error| fault("making a request to login.gov.pl", &error))?;
        let pending = Pending {
            request: begun.request_id,
            return_path: return_path
                .and_then(ReturnPath::parse)
                .map(|path| path.as_str().to_owned()),
            action: begun.form.action,
            fields: begun.form.fields,
        };
        let note = (PENDING, begun.relay_state.as_str());
        self.browsers.keep(browser, note, &pending, PATIENCE).await?;
        Ok(begun.relay_state)
    }

    /// The form that carries a request to the gateway.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`sign-in`) when it was answered already, ran out, or is another browser's.
    pub async fn form(&self, actor: &Actor, browser: &Token, mark: &str) -> Result<GatewayForm, AppError> {
        permit(actor, Action::SignIn)?;
        let pending: Option<Pending> = self.browsers.look(browser, (PENDING, mark)).await?;
        let pending = pending.ok_or_else(|| AppError::not_found("sign-in"))?;
        Ok(GatewayForm {
            action: pending.action,
            fields: pending.fields,
        })
    }
}
