//! Writes what a portal must be told into files, for `ebok-sandbox`.

use std::fs;
use std::io;
use std::path::Path;

use super::Credentials;

/// Writes the PEM files, and `login-gov.env` with what the portal's configuration calls them. `portal` is the portal's
/// address.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_files(credentials: &Credentials, portal: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    let mut text = format!("EBOK_PUBLIC_URL={}\n", portal.trim_end_matches('/'));
    let mut say = |name: &str, value: &str| text.push_str(&format!("EBOK_LOGIN_GOV__{name}={value}\n"));
    for (name, value) in [
        ("ENABLED", "true"),
        ("ISSUER", credentials.issuer.as_str()),
        ("PROVIDER_NAME", "eBOK"),
        ("POST_URL", &credentials.post_url),
        ("DESTINATION", &credentials.post_url),
        ("ARTIFACT_URL", &credentials.artifact_url),
        ("LOGOUT_URL", &credentials.logout_url),
        ("GATEWAY_ISSUER", &credentials.gateway_issuer),
        ("SP_TYPE", "public"),
        ("FOREIGN", "true"),
        ("ASSURANCE", "substantial"),
        ("KEY_DERIVATION", "kept"),
        ("TIMEOUT_MS", "10000"),
    ] {
        say(name, value);
    }
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
        let path = path.display();
        // Where there may be several, a list.
        let value = if name.ends_with('S') {
            format!("[\"{path}\"]")
        } else {
            path.to_string()
        };
        say(name, &value);
    }
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
