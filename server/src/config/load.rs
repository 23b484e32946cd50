//! Reading the layers and checking the whole.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format, Serialized, Toml};

use super::source::Environment;
use super::{Config, ConfigError, leftovers};

/// The file that is read when none is named and it is there.
const USUAL_FILE: &str = "ebok.toml";

/// Where a configuration came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
}

/// Reads the defaults, the file and the given variables, and checks the whole.
///
/// `named` is the file that the user asked for: it must be there. Without it, `ebok.toml` in the working folder
/// is read when there is one.
///
/// # Errors
/// [`ConfigError`] names the key, the place where it was given, and what to do.
pub fn load(
    named: Option<&Path>,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<(Config, Origin), ConfigError> {
    let file = match named {
        Some(path) => Some(path.to_owned()),
        None => Some(PathBuf::from(USUAL_FILE)).filter(|path| path.exists()),
    };
    let mut figment = Figment::from(Serialized::defaults(Config::default()));
    if let Some(path) = &file {
        readable(path)?;
        figment = figment.merge(Toml::file_exact(path));
    }
    let figment = figment.merge(Environment::new(variables));
    let config: Config = figment
        .extract()
        .map_err(|error| ConfigError::from_figment(&figment, &error))?;
    check(&figment, &config)?;
    Ok((config, Origin { file }))
}

/// Reads the file once by itself, because a file that is missing or broken needs another answer than a wrong key.
fn readable(path: &Path) -> Result<(), ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|cause| ConfigError::Unreadable {
        path: path.to_owned(),
        cause: cause.to_string(),
    })?;
    match text.parse::<toml::Table>() {
        Ok(_) => Ok(()),
        Err(cause) => Err(ConfigError::NotToml {
            path: path.to_owned(),
            cause: cause.to_string().trim_end().to_owned(),
        }),
    }
}

/// What no single value can say of itself.
fn check(figment: &Figment, config: &Config) -> Result<(), ConfigError> {
    let wrong = |key: &str, problem: String| Err(ConfigError::value(figment, key.to_owned(), problem));
    if let Some((key, problem)) = config.accessibility.contradiction() {
        return wrong(&format!("accessibility.{key}"), problem);
    }
    if let Some([west, south, east, north]) = config.map.bounds {
        let sound = (-180.0..east).contains(&west) && east <= 180.0 && (-85.0..north).contains(&south) && north <= 85.0;
        if !sound {
            return wrong(
                "map.bounds",
                "write west, south, east, north in degrees, such as [21.1, 53.4, 21.5, 53.8]".into(),
            );
        }
    }
    if let Some(key) = config.login_gov.missing() {
        return wrong(
            &format!("login_gov.{key}"),
            "it is missing; the gateway's operator gave it to you, or set login_gov.enabled to false".into(),
        );
    }
    if let Some(problem) = config.map.other_base_maps.iter().find_map(super::OtherBaseMap::problem) {
        return wrong("map.other_base_maps", problem);
    }
    if let Err(cause) = tracing_subscriber::EnvFilter::try_new(config.log.filter.as_str()) {
        return wrong("log.filter", format!("{cause}; write such as info,store=debug"));
    }
    if config.metrics_listen == Some(config.listen) {
        return wrong(
            "metrics_listen",
            "it equals `listen`; metrics need a port of their own".into(),
        );
    }
    let left = leftovers::of(config);
    if !config.utility.demo && !left.is_empty() {
        return Err(ConfigError::Leftovers { keys: left });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Config, ConfigError, load};

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    fn refused(text: &str, pairs: &[(&str, &str)]) -> ConfigError {
        load(Some(file(text).path()), variables(pairs)).unwrap_err()
    }

    #[test]
    fn the_environment_outweighs_the_file_and_the_file_the_defaults() {
        let file = file("listen = \"0.0.0.0:80\"\n[utility]\nname = \"Z pliku\"\nphone = \"89 1\u{20}23\"\n");
        let (config, origin) = load(Some(file.path()), variables(&[("EBOK_UTILITY__NAME", "Ze środowiska")])).unwrap();
        assert_eq!(config.utility.name.as_str(), "Ze środowiska");
        assert_eq!(config.listen.to_string(), "0.0.0.0:80");
        assert_eq!(config.utility.email, Config::default().utility.email);
        assert_eq!(origin.file.as_deref(), Some(file.path()));
    }

    #[test]
    fn a_number_in_the_environment_stays_the_text_it_is() {
        let given = variables(&[
            ("EBOK_UTILITY__PHONE", "089621000"),
            ("EBOK_LOG__JSON", "true"),
            ("EBOK_NETWORK__KEEP_VERSIONS", "7"),
            ("EBOK_MAP__BOUNDS", "[21.11, 53.47, 21.45, 53.71]"),
            ("EBOK_UTILITY__ADDRESS", "[\"ul. Nowa 2\", \"12-140 Świętajno\"]"),
            ("EBOK_TEST_POSTGRES_URL", "postgres://localhost"),
            ("PATH", "/bin"),
        ]);
        let (config, _) = load(Some(file("").path()), given).unwrap();
        assert_eq!(config.utility.phone.as_str(), "089621000");
        assert!(config.log.json);
        assert_eq!(config.network.keep_versions, 7);
        assert_eq!(config.map.bounds, Some([21.11, 53.47, 21.45, 53.71]));
        assert_eq!(config.utility.address.len(), 2);
    }

    #[test]
    fn an_unknown_key_in_the_file_is_named_with_the_file_and_the_nearest_key() {
        let given = file("[utility]\nfone = \"89 000 00 00\"\n");
        let error = load(Some(given.path()), Vec::new()).unwrap_err();
        let ConfigError::UnknownKey { key, place, nearest } = &error else {
            panic!("{error:?}")
        };
        assert_eq!(
            (key.as_str(), nearest.as_deref()),
            ("utility.fone", Some("utility.phone"))
        );
        assert_eq!(*place, given.path().display().to_string());
        assert!(error.advice().contains("did you mean `utility.phone`?"));
    }

    #[test]
    fn an_unknown_variable_is_named_as_a_variable() {
        let error = refused("", &[("EBOK_LISTN", "127.0.0.1:1")]);
        assert_eq!(
            error.to_string(),
            "unknown key `listn` in the environment variable EBOK_LISTN"
        );
        assert!(error.advice().contains("`listen`"));
    }

    #[test]
    fn a_wrong_value_is_named_with_its_key_and_place() {
        let error = refused("[utility]\nemail = \"biuro\"\n", &[]);
        let ConfigError::Value { key, problem, .. } = &error else {
            panic!("{error:?}")
        };
        assert_eq!(key, "utility.email");
        assert!(problem.contains("\"biuro\" is not an e-mail address"), "{problem}");
        let error = refused("", &[("EBOK_LOG__JSON", "perhaps")]);
        assert!(
            error
                .to_string()
                .contains("`log.json` in the environment variable EBOK_LOG__JSON"),
            "{error}"
        );
    }

    #[test]
    fn a_change_before_publication_is_refused() {
        let error = refused("[accessibility]\nupdated_on = \"2020-01-01\"\n", &[]);
        assert!(error.to_string().contains("accessibility.updated_on"), "{error}");
    }

    #[test]
    fn bounds_in_the_wrong_order_are_refused() {
        let error = refused("[map]\nbounds = [53.4, 21.1, 21.5, 53.8]\n", &[]);
        assert!(error.to_string().contains("west, south, east, north"), "{error}");
    }

    #[test]
    fn a_real_utility_may_not_keep_the_demos_telephone() {
        let error = refused("[utility]\ndemo = false\nname = \"Wodociągi\"\n", &[]);
        let ConfigError::Leftovers { keys } = &error else {
            panic!("{error:?}")
        };
        assert!(
            keys.contains(&"utility.phone".to_owned()) && !keys.contains(&"utility.name".to_owned()),
            "{keys:?}"
        );
    }

    #[test]
    fn a_missing_file_that_was_named_is_an_error() {
        let error = load(Some(std::path::Path::new("/nowhere/ebok.toml")), Vec::new()).unwrap_err();
        assert!(
            error.to_string().contains("/nowhere/ebok.toml cannot be read"),
            "{error}"
        );
    }

    #[test]
    fn a_file_that_is_not_toml_is_named_with_the_line() {
        let error = refused("listen = \n", &[]);
        assert!(error.to_string().contains("line 1"), "{error}");
    }
}
