//! `ebok keys`, and finding the keys for the other commands.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use clap::Subcommand;
use services::secrets::KeyRing;

use super::Failure;
use crate::config::Config;

/// What can be done with the keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make the file with the keys; refuses when it is there.
    Create,
}

/// Makes the file.
///
/// # Errors
/// When it is there already or cannot be written.
pub fn run(config: &Config, command: &Keys) -> Result<(), Failure> {
    let Keys::Create = command;
    let path = config.keys_file();
    create(&path)?;
    writeln!(
        std::io::stdout().lock(),
        "made {}; keep a copy of it apart from the backups, and give it to every server on the same database",
        path.display()
    )?;
    Ok(())
}

/// The keys. On SQLite, whose only server this is, the file is made when it is missing and there are no people yet whom
/// it would have to know; servers that share PostgreSQL must not each make one of their own.
///
/// # Errors
/// When the file is missing on PostgreSQL, is no key ring, or cannot be read.
pub fn find(config: &Config, has_people: bool) -> Result<Arc<KeyRing>, Failure> {
    let path = config.keys_file();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && config.database_url.is_sqlite() && !has_people => {
            create(&path)?
        }
        Err(error) => {
            return Err(
                Failure::during(&format!("the keys in {} cannot be read", path.display()), &error).advising(
                    "make them once with `ebok keys create` and give every server on this database the same file \
                     (`keys_file`), or restore the file that belongs to these data",
                ),
            );
        }
    };
    let ring = KeyRing::parse(&text).map_err(|error| {
        Failure::during(&format!("the keys in {} cannot be used", path.display()), &error)
            .advising("restore the file that belongs to these data from its copy")
    })?;
    Ok(Arc::new(ring))
}

/// Makes the file, readable to its owner only, and returns its text.
fn create(path: &Path) -> Result<String, Failure> {
    let failed = |error: &std::io::Error| {
        Failure::during(&format!("the keys' file {} cannot be made", path.display()), error)
            .advising("remove the file if it belongs to no data, or choose another place in `keys_file`")
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let text = KeyRing::generate().to_text();
    let mut file = private(path).map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| failed(&error))?;
    tracing::info!("made the keys in {}", path.display());
    Ok(text)
}

fn private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::{create, find};
    use crate::config::{Config, DatabaseUrl};

    fn config(folder: &std::path::Path, database: &str) -> Config {
        Config {
            data_dir: folder.to_owned(),
            database_url: DatabaseUrl::try_from(database.to_owned()).unwrap(),
            ..Config::default()
        }
    }

    #[test]
    fn on_sqlite_the_keys_are_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder.path().join("data"), "sqlite://x.db");
        let made = find(&config, false).unwrap().index("a", "b");
        assert_eq!(find(&config, true).unwrap().index("a", "b"), made);
        let mode = std::fs::metadata(config.keys_file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(create(&config.keys_file()).is_err(), "never over another file");
    }

    #[test]
    fn servers_that_share_a_database_do_not_make_keys_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), "postgres://db/ebok");
        let said = find(&config, false).unwrap_err().to_string();
        assert!(said.contains("ebok keys create"), "{said}");
        assert!(!config.keys_file().exists());
    }

    #[test]
    fn where_there_are_people_a_lost_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), "sqlite://x.db");
        let said = find(&config, true).unwrap_err().to_string();
        assert!(said.contains("restore the file that belongs to these data"), "{said}");
        assert!(!config.keys_file().exists());
    }

    #[test]
    fn a_broken_file_is_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), "sqlite://x.db");
        std::fs::write(config.keys_file(), "{}").unwrap();
        let said = find(&config, false).unwrap_err().to_string();
        assert!(said.contains("keys.json") && said.contains("restore"), "{said}");
        assert_eq!(std::fs::read_to_string(config.keys_file()).unwrap(), "{}");
    }
}
