//! One-time codes of authenticator apps (RFC 6238): SHA-1, six digits, thirty seconds, as all apps have them.

use chrono::{DateTime, Utc};
use contract::credentials::TotpView;
use domain::actor::AccountId;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::fault::Fault;
use crate::secrets::random;

/// The secret's length that RFC 4226 recommends: that of SHA-1.
const LENGTH: usize = 20;
/// Codes of this many steps before and after the present one are taken: telephones' clocks are not exact.
const SKEW: u16 = 1;

/// A new secret.
pub(super) fn new_secret() -> [u8; LENGTH] {
    random()
}

/// For what an account's secret is sealed.
pub(super) fn purpose(account: AccountId) -> String {
    format!("totp/{}", account.0)
}

/// The step of which this is the code; nothing when it is no code of now.
pub(super) fn step_of(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i64> {
    let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    let totp = builder(secret).build().ok()?;
    let step = totp.check(&code, u64::try_from(now.timestamp()).ok()?)?;
    i64::try_from(step).ok()
}

/// How an authenticator app learns a secret.
pub(super) fn view(secret: &[u8], portal: &str, email: &str) -> Result<TotpView, Fault> {
    let failed = |error: &dyn std::error::Error| Fault::Totp(error.to_string());
    let plain = |text: &str| text.replace(':', " ").trim().to_owned();
    let named = builder(secret)
        .with_account_name(plain(email))
        .with_issuer(Some(plain(portal)));
    let totp: Totp = named.build().map_err(|error| failed(&error))?;
    let uri = totp.to_url().map_err(|error| failed(&error))?;
    let code = QrCode::new(&uri).map_err(|error| failed(&error))?;
    let image = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    Ok(TotpView {
        secret: in_groups(&totp.secret().to_base32()),
        uri,
        // The page that it stands in has a head of its own.
        qr_svg: image
            .find("<svg")
            .and_then(|start| image.get(start..))
            .unwrap_or(&image)
            .to_owned(),
    })
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(30)
        .with_secret(Secret::from(secret.to_vec()))
}

fn in_groups(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{step_of, view};

    /// The secret of the examples in RFC 6238, appendix B.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(step_of(SECRET, code, now), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_the_step_before_and_after_and_no_longer() {
        let at = |seconds: i64| DateTime::from_timestamp(1_111_111_109 + seconds, 0).unwrap();
        for (seconds, is_good) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            assert_eq!(step_of(SECRET, "081 804", at(seconds)).is_some(), is_good, "{seconds}");
        }
        for wrong in ["", "81804", "0818040", "+81804", "08180x", "０８１８０４"] {
            assert_eq!(step_of(SECRET, wrong, at(0)), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_learns_the_secret_by_typing_by_address_and_by_image() {
        let view = view(SECRET, "eBOK: Świętajno", "jan@example.pl").unwrap();
        assert_eq!(view.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(view.uri.starts_with("otpauth://totp/eBOK"), "{}", view.uri);
        assert!(view.uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assert!(view.qr_svg.starts_with("<svg") && view.qr_svg.ends_with("</svg>"));
        assert_eq!(format!("{view:?}"), "TotpView(…)");
    }
}
