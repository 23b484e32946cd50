//! Packages of the operating system: found missing, installed where that is possible, otherwise named.

use anyhow::{Context as _, Result, bail};

use crate::console::say;
use crate::process;

/// Installs `packages` of Debian or Ubuntu.
///
/// # Errors
/// Without `apt-get` or without the rights to use it: the message is what to install and how. When the installation
/// fails.
pub fn install(packages: &[&str], purpose: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if let Some(advice) = advice(purpose, &list, process::find("apt-get").is_some(), process::is_root()) {
        bail!(advice);
    }
    say(format!("Installing for {purpose}: {list}"));
    process::run(&mut apt(&["update", "--quiet"])).context("the list of packages could not be refreshed")?;
    let mut installation = apt(&["install", "--quiet", "--yes", "--no-install-recommends"]);
    installation.args(packages);
    process::run(&mut installation).with_context(|| format!("{purpose} needs {list}"))
}

/// What a person has to do, where this program cannot install by itself.
fn advice(purpose: &str, list: &str, has_apt: bool, is_root: bool) -> Option<String> {
    match (has_apt, is_root) {
        (true, true) => None,
        (true, false) => Some(format!(
            "{purpose} needs packages that are missing. Install them and start again:\n    \
             sudo apt-get install --no-install-recommends {list}"
        )),
        (false, _) => Some(format!(
            "{purpose} needs what Debian calls `{list}`, and this system has no apt-get: install the same with your \
             system's package manager and start again"
        )),
    }
}

fn apt(arguments: &[&str]) -> std::process::Command {
    let mut command = process::command("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_on_debian_needs_no_advice() {
        assert_eq!(advice("testing", "chromium", true, true), None);
    }

    #[test]
    fn without_root_the_message_is_the_line_to_type() {
        let advice = advice("testing", "chromium gdal-bin", true, false).unwrap();
        assert!(
            advice.ends_with("sudo apt-get install --no-install-recommends chromium gdal-bin"),
            "{advice}"
        );
    }

    #[test]
    fn without_apt_the_message_names_what_is_missing() {
        let advice = advice("testing", "chromium", false, true).unwrap();
        assert!(
            advice.contains("`chromium`") && advice.contains("start again"),
            "{advice}"
        );
    }
}
