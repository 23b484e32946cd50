//! Signing in.

use serde::{Deserialize, Serialize};

/// The form that carries a request to the national gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayForm {
    /// Where the browser sends it.
    pub action: String,
    /// Names and values of the hidden fields.
    pub fields: Vec<(String, String)>,
}
