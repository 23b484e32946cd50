//! The configuration at the console.

use crate::command::Console;
use crate::database::Database;

#[test]
fn the_defaults_are_good_and_say_that_they_are_the_demos() {
    let console = Console::on(Database::sqlite());
    let said = console.done(&["config", "check"]);
    assert!(
        said.starts_with("The configuration is good") && said.contains("invented one of the demo"),
        "{said}"
    );
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_nearest_key() {
    let console = Console::on(Database::sqlite());
    let file = console.write("ebok.toml", "[utility]\nemial = \"biuro@gmina.pl\"\n");
    for arguments in [
        vec!["config", "check"],
        vec!["migrate"],
        vec!["--config", &file, "serve"],
    ] {
        let said = console.refused(&arguments);
        assert!(
            said.contains("unknown key `utility.emial` in") && said.contains("ebok.toml"),
            "{said}"
        );
        assert!(said.contains("did you mean `utility.email`?"), "{said}");
    }
}

#[test]
fn a_password_is_not_shown() {
    let console = Console::on(Database::sqlite());
    console.write(
        "ebok.toml",
        "database_url = \"postgres://ebok:s3cret@127.0.0.1:1/ebok\"\n",
    );
    let check = console
        .command(&["config", "check"])
        .env_remove("EBOK_DATABASE_URL")
        .output()
        .unwrap();
    let said = String::from_utf8(check.stdout).unwrap();
    assert!(
        check.status.success() && said.contains("127.0.0.1:1/ebok") && !said.contains("s3cret"),
        "{said}"
    );
    let migrate = console
        .command(&["migrate"])
        .env_remove("EBOK_DATABASE_URL")
        .output()
        .unwrap();
    let said = String::from_utf8(migrate.stderr).unwrap();
    assert_eq!(migrate.status.code(), Some(1));
    assert!(
        said.contains("127.0.0.1:1/ebok") && said.contains("what to do") && !said.contains("s3cret"),
        "{said}"
    );
}

#[test]
fn a_command_that_does_not_exist_ends_with_code_2() {
    let console = Console::on(Database::sqlite());
    assert_eq!(console.run(&["sreve"]).code, Some(2));
}
