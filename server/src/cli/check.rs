//! `ebok config check`

use std::io::Write;

use super::Failure;
use crate::config::{Config, Origin};
use crate::http::Logo;

/// Says what applies. The configuration was already checked when it was read; what lies outside it is checked here.
///
/// # Errors
/// When the logo cannot be used.
pub fn run(config: &Config, origin: &Origin) -> Result<(), Failure> {
    if let Some(path) = &config.utility.logo {
        Logo::read(path).map_err(|error| Failure::logo(path, &error))?;
    }
    let mut out = std::io::stdout().lock();
    match &origin.file {
        Some(file) => writeln!(
            out,
            "The configuration is good: {} and the environment.",
            file.display()
        )?,
        None => writeln!(
            out,
            "The configuration is good: the defaults and the environment; there is no file."
        )?,
    }
    writeln!(out, "  database    {}", config.database_url)?;
    writeln!(out, "  listen      {}", config.listen)?;
    writeln!(out, "  public_url  {}", config.public_url())?;
    match config.metrics_listen {
        Some(address) => writeln!(out, "  metrics     {address}")?,
        None => writeln!(out, "  metrics     off")?,
    }
    writeln!(out, "  utility     {}", config.utility.name)?;
    if config.utility.demo {
        writeln!(
            out,
            "The utility is the invented one of the demo: write your own values, then set utility.demo = false."
        )?;
    }
    Ok(())
}
