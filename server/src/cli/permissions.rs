//! `ebok permissions`

use std::io::Write;

use domain::permissions::{MATRIX, Role};

use super::Failure;

/// Prints who may do what: one line for each action and relation, with the roles that may.
///
/// # Errors
/// When nothing can be written.
pub fn run() -> Result<(), Failure> {
    say(&mut std::io::stdout().lock())?;
    Ok(())
}

fn say(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "{:<20}  {:<9}  who", "action", "objects")?;
    let mut grants = MATRIX.to_vec();
    grants.sort_by_key(|grant| (grant.action, grant.relation));
    for same in grants.chunk_by(|a, b| (a.action, a.relation) == (b.action, b.relation)) {
        let Some(first) = same.first() else { continue };
        let may = |role: &&Role| same.iter().any(|grant| grant.roles.contains(role));
        let roles: Vec<&str> = Role::ALL.iter().filter(may).map(|role| role.code()).collect();
        let who = if roles.len() == Role::ALL.len() {
            "everybody".to_owned()
        } else {
            roles.join(", ")
        };
        writeln!(out, "{:<20}  {:<9}  {who}", first.action.code(), first.relation.code())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::permissions::Action;

    use super::say;

    #[test]
    fn every_action_has_its_line_and_says_who() {
        let mut out = Vec::new();
        say(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for action in Action::ALL {
            assert_eq!(
                text.lines().filter(|line| line.starts_with(action.code())).count(),
                1,
                "{text}"
            );
        }
        assert!(text.contains("network.view          any        everybody"), "{text}");
        assert!(
            text.contains("network.import        any        network_records, operator"),
            "{text}"
        );
    }
}
