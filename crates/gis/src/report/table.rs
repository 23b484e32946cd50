//! The report as a plain-text table for the operator's console.

use std::fmt;

use super::{ColumnUse, CrsFound, CrsUse, ImportReport};

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.file, self.format.name())?;
        if let Some(encoding) = &self.encoding {
            write!(f, ", {encoding}")?;
        }
        writeln!(f, ")")?;
        for (used, sources) in systems(&self.crs) {
            writeln!(f, "  Coordinates: {}", coordinates(used, &sources))?;
        }
        if let Some([west, south, east, north]) = self.bbox {
            writeln!(
                f,
                "  Extent:      {west:.5} {south:.5} … {east:.5} {north:.5} (longitude latitude)"
            )?;
        }
        writeln!(f, "\n  Taken: {}", self.accepted_total())?;
        for (class, count) in &self.accepted {
            writeln!(f, "    {count:>9}  {}", class.code())?;
        }
        if !self.skipped.is_empty() {
            writeln!(f, "\n  Left out: {}", self.skipped_total())?;
        }
        for skipped in &self.skipped {
            write!(
                f,
                "    {:>9}  {}: {}",
                skipped.count,
                skipped.source_class,
                skipped.reason.text()
            )?;
            samples(f, &skipped.samples)?;
        }
        if !self.remarks.is_empty() {
            writeln!(f, "\n  Remarks:")?;
        }
        for remark in &self.remarks {
            write!(f, "    {:>9}  {}: {}", remark.count, remark.source_class, remark.text)?;
            samples(f, &remark.samples)?;
        }
        columns(f, &self.columns)
    }
}

/// The columns that became something one by one, the others of each layer on one line.
fn columns(f: &mut fmt::Formatter<'_>, columns: &[ColumnUse]) -> fmt::Result {
    if columns.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n  Columns:")?;
    for of_layer in columns.chunk_by(|one, other| one.layer == other.layer) {
        let mut unused = Vec::new();
        for column in of_layer {
            match &column.became {
                Some(became) => writeln!(f, "    {}.{} → {became}", column.layer, column.column)?,
                None => unused.push(column.column.as_str()),
            }
        }
        if let (Some(first), false) = (of_layer.first(), unused.is_empty()) {
            writeln!(f, "    {}, not used: {}", first.layer, unused.join(", "))?;
        }
    }
    Ok(())
}

/// Systems that were found and read alike, with the layers or names that they stand for.
fn systems(uses: &[CrsUse]) -> Vec<(&CrsUse, Vec<&str>)> {
    let mut all: Vec<(&CrsUse, Vec<&str>)> = Vec::new();
    for used in uses {
        let alike = |(other, _): &&mut (&CrsUse, Vec<&str>)| {
            (other.crs, other.found, other.axes_swapped) == (used.crs, used.found, used.axes_swapped)
        };
        match all.iter_mut().find(alike) {
            Some((_, sources)) => sources.push(&used.source),
            None => all.push((used, vec![&used.source])),
        }
    }
    all
}

fn coordinates(used: &CrsUse, sources: &[&str]) -> String {
    let how = match used.found {
        CrsFound::Given => "as given by the operator",
        CrsFound::Declared => "as declared in the file",
        CrsFound::ByFormat => "as the format prescribes",
        CrsFound::Guessed => "guessed from the coordinates; check the place on the map",
    };
    let source = match sources {
        [""] => String::new(),
        [one, two, three, rest @ ..] if !rest.is_empty() => format!(" [{one}, {two}, {three} and {} more]", rest.len()),
        few => format!(" [{}]", few.join(", ")),
    };
    let axes = if used.axes_swapped {
        "; the axes were swapped in the file and have been put right"
    } else {
        ""
    };
    format!("{}{source}, {how}{axes}", used.crs)
}

fn samples(f: &mut fmt::Formatter<'_>, samples: &[String]) -> fmt::Result {
    if samples.is_empty() {
        return writeln!(f);
    }
    writeln!(f, " (for instance {})", samples.join(", "))
}

#[cfg(test)]
mod tests {
    use domain::network::Class;

    use crate::crs::Crs;
    use crate::report::{ColumnUse, CrsFound, CrsUse, Format, ImportReport, Remark, SkipReason, Skipped};

    fn report() -> ImportReport {
        ImportReport {
            file: "siec.gml".into(),
            format: Format::Gml,
            encoding: Some("UTF-8".into()),
            crs: vec![CrsUse {
                source: String::new(),
                crs: Crs::PL2000_7,
                found: CrsFound::Declared,
                axes_swapped: true,
            }],
            bbox: Some([21.1, 53.4, 21.2, 53.5]),
            accepted: [(Class::WaterPipe, 2), (Class::Hydrant, 1)].into(),
            skipped: vec![Skipped {
                source_class: "GES_PrzewodGazowy".into(),
                reason: SkipReason::OtherNetwork,
                count: 4,
                samples: vec!["G-1".into()],
            }],
            remarks: vec![Remark {
                source_class: "GES_PrzewodWodociagowy".into(),
                text: "status is empty: taken as existing".into(),
                count: 1,
                samples: Vec::new(),
            }],
            columns: [("dn", Some("diameter")), ("uwagi", None), ("x", None)]
                .map(|(column, became)| ColumnUse {
                    layer: "w".into(),
                    column: column.into(),
                    became: became.map(Into::into),
                })
                .to_vec(),
        }
    }

    #[test]
    fn the_table_says_what_was_taken_what_not_and_why() {
        let text = report().to_string();
        for part in [
            "siec.gml (GML, UTF-8)",
            "EPSG:2178, as declared in the file; the axes were swapped",
            "Taken: 3",
            "2  water_pipe",
            "Left out: 4",
            "4  GES_PrzewodGazowy: belongs to another network (for instance G-1)",
            "1  GES_PrzewodWodociagowy: status is empty: taken as existing",
            "w.dn → diameter",
            "w, not used: uwagi, x",
        ] {
            assert!(text.contains(part), "`{part}` is missing in:\n{text}");
        }
    }

    #[test]
    fn layers_of_one_system_are_told_together() {
        let mut report = report();
        report.crs = ["a", "b", "c", "d", "e"]
            .map(|source| CrsUse {
                source: source.into(),
                ..report.crs[0].clone()
            })
            .to_vec();
        assert!(
            report
                .to_string()
                .contains("EPSG:2178 [a, b, c and 2 more], as declared"),
            "{report}"
        );
    }

    #[test]
    fn a_report_survives_json() {
        let json = serde_json::to_string(&report()).unwrap();
        assert_eq!(serde_json::from_str::<ImportReport>(&json).unwrap(), report());
    }
}
