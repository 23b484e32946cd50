//! What a portal must be told to sign persons in at the stand-in.

use super::keys::Keys;
use super::{GATEWAY, ISSUER};

/// What a portal must be told to sign persons in here. `Debug` shows no key.
#[derive(Clone)]
pub struct Credentials {
    /// The portal's registered name.
    pub issuer: String,
    /// Where the browser posts its form.
    pub post_url: String,
    /// Where artifacts are resolved.
    pub artifact_url: String,
    /// Where sessions end.
    pub logout_url: String,
    /// The gateway's name.
    pub gateway_issuer: String,
    /// The gateway's certificate, PEM.
    pub gateway_certificate: String,
    /// The portal's key for signatures, PEM PKCS#8.
    pub signing_key: String,
    /// Its certificate, PEM.
    pub signing_certificate: String,
    /// The portal's key for decryption, PEM PKCS#8.
    pub decryption_key: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("issuer", &self.issuer)
            .field("post_url", &self.post_url)
            .finish_non_exhaustive()
    }
}

pub(super) fn of(keys: &Keys, port: u16) -> Credentials {
    let base = format!("http://localhost:{port}");
    Credentials {
        issuer: ISSUER.to_owned(),
        post_url: format!("{base}/login/SingleSignOnService"),
        artifact_url: format!("{base}/login-services/idpArtifactResolutionService"),
        logout_url: format!("{base}/login-services/singleLogoutService"),
        gateway_issuer: GATEWAY.to_owned(),
        gateway_certificate: keys.gateway.certificate.clone(),
        signing_key: keys.signing.key.clone(),
        signing_certificate: keys.signing.certificate.clone(),
        decryption_key: keys.decryption.key.clone(),
    }
}
