//! Writes what a portal must be told into files, for `ebok-sandbox`.

use std::fs;
use std::io;
use std::path::Path;

use super::Credentials;

/// Writes the PEM files and `login-gov.env`: the portal's settings, a line each. `portal` is the portal's address.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_files(credentials: &Credentials, portal: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    let mut lines = vec![
        ("ENABLED", "true".to_owned()),
        ("ISSUER", credentials.issuer.clone()),
        ("PROVIDER_NAME", "eBOK (pokaz)".to_owned()),
        ("POST_URL", credentials.post_url.clone()),
        ("DESTINATION", credentials.post_url.clone()),
        ("ARTIFACT_URL", credentials.artifact_url.clone()),
        ("LOGOUT_URL", credentials.logout_url.clone()),
        ("GATEWAY_ISSUER", credentials.gateway_issuer.clone()),
        ("SP_TYPE", "public".to_owned()),
        ("FOREIGN", "false".to_owned()),
        ("ASSURANCE", "substantial".to_owned()),
        ("KEY_DERIVATION", "kept".to_owned()),
        ("TIMEOUT_MS", "10000".to_owned()),
    ];
    for (name, file, content) in [
        (
            "GATEWAY_CERTIFICATE_FILES",
            "gateway.pem",
            &credentials.gateway_certificate,
        ),
        ("SIGNING_KEY_FILE", "signing-key.pem", &credentials.signing_key),
        (
            "SIGNING_CERTIFICATE_FILE",
            "signing.pem",
            &credentials.signing_certificate,
        ),
        (
            "DECRYPTION_KEY_FILES",
            "decryption-key.pem",
            &credentials.decryption_key,
        ),
    ] {
        let path = folder.join(file);
        write_private(&path, content)?;
        // Several files are a list, as in JSON.
        let value = match name.ends_with("FILES") {
            true => format!("[\"{}\"]", path.display()),
            false => path.display().to_string(),
        };
        lines.push((name, value));
    }
    lines.push(("PUBLIC_URL", portal.trim_end_matches('/').to_owned()));
    let text: String = lines
        .iter()
        .map(|(name, value)| match *name {
            "PUBLIC_URL" => format!("EBOK_{name}={value}\n"),
            name => format!("EBOK_LOGIN_GOV__{name}={value}\n"),
        })
        .collect();
    write_private(&folder.join("login-gov.env"), &text)
}

/// A file that others on the machine cannot read.
fn write_private(path: &Path, content: &str) -> io::Result<()> {
    use std::io::Write as _;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(content.as_bytes())
}
