//! Where the built site lies, and how its files are called.

use std::net::SocketAddr;
use std::path::Path;

use leptos_config::LeptosOptions;
use leptos_config::errors::LeptosConfigError;

/// The file that a deployed server may have in its folder.
const FILE: &str = "Leptos.toml";

/// What the file says as long as nobody changes it.
const BUILT_IN: &str = include_str!("../../../Leptos.toml");

/// Reads `Leptos.toml` from the working folder, or takes what was built in; variables such as `LEPTOS_SITE_ROOT`
/// outweigh both.
///
/// # Errors
/// When the file or a variable is not understood.
pub fn site_options(listen: SocketAddr) -> Result<LeptosOptions, LeptosConfigError> {
    let text = if Path::new(FILE).exists() {
        std::fs::read_to_string(FILE).map_err(|error| LeptosConfigError::ConfigError(format!("{FILE}: {error}")))?
    } else {
        BUILT_IN.to_owned()
    };
    let mut options = leptos_config::get_config_from_str(&text)?;
    options.site_addr = listen;
    Ok(options)
}

/// Whether the list of the site's file names is where the pages look for it.
///
/// # Errors
/// When it cannot be read.
pub fn check_names(options: &LeptosOptions) -> std::io::Result<()> {
    if !options.hash_files {
        return Ok(());
    }
    let beside = std::env::current_exe()?;
    let folder = beside.parent().unwrap_or_else(|| Path::new("."));
    std::fs::metadata(folder.join(&*options.hash_file)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use super::{check_names, site_options};

    #[test]
    fn the_built_in_options_serve_on_the_configured_address() {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 4321));
        let options = site_options(listen).unwrap();
        assert_eq!(options.site_addr, listen);
        assert_eq!((&*options.output_name, &*options.site_pkg_dir), ("ebok", "pkg"));
        assert!(options.hash_files);
    }

    #[test]
    fn a_program_without_the_list_of_names_says_so_when_the_names_are_hashed() {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 4321));
        let mut options = site_options(listen).unwrap();
        options.hash_file = "no-such-list.txt".into();
        assert!(check_names(&options).is_err());
        options.hash_files = false;
        assert!(check_names(&options).is_ok());
    }
}
