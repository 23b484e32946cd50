//! `ebok permissions`

use std::io::Write;

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
    for line in services::permissions::table().lines {
        let roles: Vec<&str> = line.roles.iter().map(|role| role.code()).collect();
        let who = match line.is_for_everybody() {
            true => "everybody".to_owned(),
            false => roles.join(", "),
        };
        writeln!(out, "{:<20}  {:<9}  {who}", line.action.code(), line.relation.code())?;
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
            let is_of = |line: &&str| line.split_whitespace().next() == Some(action.code());
            assert_eq!(text.lines().filter(is_of).count(), 1, "{text}");
        }
        assert!(text.contains("network.view          any        everybody"), "{text}");
        assert!(
            text.contains("network.import        any        network_records, operator"),
            "{text}"
        );
    }
}
