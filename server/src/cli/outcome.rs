//! What an import changed, in words.

use std::io::{Result, Write};

use services::network::ImportOutcome;

/// Says what changed, or would, and where to look at it.
///
/// # Errors
/// When it cannot be written.
pub fn say(out: &mut impl Write, done: &ImportOutcome, dry_run: bool, public_url: &str) -> Result<()> {
    let dataset = &done.dataset;
    let changes = done.added + done.removed + done.altered;
    match (dry_run, done.version) {
        (true, _) if changes > 0 => writeln!(
            out,
            "Nothing was written (--dry-run). In the data set `{dataset}` this would change:"
        )?,
        (false, Some(version)) => writeln!(out, "Data set `{dataset}`, version {version} of the network:")?,
        _ => writeln!(
            out,
            "Nothing changed: the data set `{dataset}` already holds exactly this."
        )?,
    }
    for (count, what) in [
        (done.added, "added"),
        (done.removed, "removed"),
        (done.altered, "altered"),
        (done.unchanged, "unchanged"),
    ] {
        writeln!(out, "  {count:>9}  {what}")?;
    }
    if let Some(extent) = done.extent {
        writeln!(out, "On the map: {}", map_link(public_url, extent))?;
    }
    writeln!(out)
}

/// The map at this extent: west, south, east, north in degrees, to the seventh decimal (a centimetre).
fn map_link(public_url: &str, extent: [f64; 4]) -> String {
    let [west, south, east, north] = extent.map(|degrees| format!("{degrees:.6}"));
    format!("{public_url}/mapa?bbox={west},{south},{east},{north}")
}

#[cfg(test)]
mod tests {
    use services::network::ImportOutcome;

    use super::say;

    fn said(version: Option<i64>, added: u64, dry_run: bool) -> String {
        let done = ImportOutcome {
            report: None,
            dataset: "siec".into(),
            version,
            added,
            removed: 0,
            altered: 0,
            unchanged: 7,
            extent: Some([21.1, 53.4, 21.5, 53.8]),
        };
        let mut text = Vec::new();
        say(&mut text, &done, dry_run, "http://127.0.0.1:3000").unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_change_is_told_with_its_version_and_a_link_to_the_map() {
        let text = said(Some(3), 2, false);
        assert!(text.contains("version 3") && text.contains("2  added"), "{text}");
        assert!(
            text.contains("http://127.0.0.1:3000/mapa?bbox=21.100000,53.400000,21.500000,53.800000"),
            "{text}"
        );
    }

    #[test]
    fn no_change_and_a_dry_run_are_told_apart() {
        assert!(said(None, 0, false).starts_with("Nothing changed"));
        assert!(said(None, 2, true).starts_with("Nothing was written (--dry-run)"));
        assert!(said(None, 0, true).starts_with("Nothing changed"));
    }
}
