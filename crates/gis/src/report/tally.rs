//! The report while it grows. Whatever the file writes may end up in it, so everything is cut and counted.

use std::collections::BTreeMap;

use domain::network::Class;
use geo_types::Rect;

use crate::read::Mapping;

use super::{ColumnUse, CrsUse, Format, ImportReport, Remark, SAMPLES, SkipReason, Skipped};

/// More different entries than this are counted together.
const MOST_ENTRIES: usize = 300;
/// Where the rest is counted.
const THE_REST: &str = "(others)";
/// Texts of the file are cut to this many characters.
const LONGEST_TEXT: usize = 100;

#[derive(Default)]
struct Entry {
    count: u64,
    samples: Vec<String>,
}

impl Entry {
    fn add(&mut self, id: &str) {
        self.count += 1;
        if self.samples.len() < SAMPLES && !id.is_empty() {
            self.samples.push(cut(id));
        }
    }
}

/// The growing report.
pub struct Tally {
    file: String,
    format: Format,
    encodings: Vec<String>,
    layers: Vec<String>,
    crs: Vec<CrsUse>,
    bbox: Option<[f64; 4]>,
    accepted: BTreeMap<Class, u64>,
    skipped: BTreeMap<(String, SkipReason), Entry>,
    remarks: BTreeMap<(String, String), Entry>,
    columns: Vec<ColumnUse>,
}

impl Tally {
    pub fn new(file: String, format: Format) -> Self {
        Self {
            file,
            format,
            encodings: Vec::new(),
            layers: Vec::new(),
            crs: Vec::new(),
            bbox: None,
            accepted: BTreeMap::new(),
            skipped: BTreeMap::new(),
            remarks: BTreeMap::new(),
            columns: Vec::new(),
        }
    }

    pub fn accept(&mut self, class: Class, extent: Rect<f64>) {
        *self.accepted.entry(class).or_default() += 1;
        let (min, max) = (extent.min(), extent.max());
        let [west, south, east, north] = self.bbox.unwrap_or([min.x, min.y, max.x, max.y]);
        self.bbox = Some([west.min(min.x), south.min(min.y), east.max(max.x), north.max(max.y)]);
    }

    pub fn skip(&mut self, source_class: &str, reason: SkipReason, id: &str) {
        let mut key = (cut(source_class), reason);
        if self.skipped.len() >= MOST_ENTRIES && !self.skipped.contains_key(&key) {
            THE_REST.clone_into(&mut key.0);
        }
        self.skipped.entry(key).or_default().add(id);
    }

    pub fn remark(&mut self, source_class: &str, text: &str, id: &str) {
        let mut key = (cut(source_class), cut(text));
        if self.remarks.len() >= MOST_ENTRIES && !self.remarks.contains_key(&key) {
            key = (THE_REST.to_owned(), "further remarks".to_owned());
        }
        self.remarks.entry(key).or_default().add(id);
    }

    /// An encoding that occurs, and how it became known.
    pub fn encoding(&mut self, told: &str) {
        if self.encodings.len() < SAMPLES && !self.encodings.iter().any(|known| known == told) {
            self.encodings.push(cut(told));
        }
    }

    /// A layer that occurs.
    pub fn layer(&mut self, name: &str) {
        if self.layers.len() < MOST_ENTRIES {
            self.layers.push(name.to_owned());
        }
    }

    /// Remarks what the mapping says of layers that did not occur: most likely a name that was mistyped.
    pub fn unknown_layers(&mut self, mapping: &Mapping) {
        let used = |name: &&str| {
            let layers = self.layers.iter();
            let mut rules = layers.filter_map(|layer| mapping.layer(layer));
            rules.any(|rule| rule.name() == *name)
        };
        let unknown: Vec<String> = mapping.layer_names().filter(|name| !used(name)).map(cut).collect();
        for name in unknown {
            self.remark(&name, "is in the mapping, but no layer of this file has that name", "");
        }
    }

    pub fn crs(&mut self, source: &str, found: &CrsUse) {
        if self.crs.len() < MOST_ENTRIES {
            self.crs.push(CrsUse {
                source: cut(source),
                ..found.clone()
            });
        }
    }

    pub fn column(&mut self, layer: &str, column: &str, became: Option<&str>) {
        if self.columns.len() < MOST_ENTRIES {
            self.columns.push(ColumnUse {
                layer: cut(layer),
                column: cut(column),
                became: became.map(ToOwned::to_owned),
            });
        }
    }

    /// The first defect, when nothing was accepted and something was defective.
    pub fn only_defects(&self) -> Option<(&str, SkipReason, &str)> {
        if !self.accepted.is_empty() {
            return None;
        }
        self.skipped
            .iter()
            .find(|((_, reason), _)| reason.is_defect())
            .map(|((class, reason), entry)| {
                (
                    class.as_str(),
                    *reason,
                    entry.samples.first().map_or("", String::as_str),
                )
            })
    }

    pub fn finish(self) -> ImportReport {
        let skipped = self.skipped.into_iter().map(|((source_class, reason), entry)| Skipped {
            source_class,
            reason,
            count: entry.count,
            samples: entry.samples,
        });
        let remarks = self.remarks.into_iter().map(|((source_class, text), entry)| Remark {
            source_class,
            text,
            count: entry.count,
            samples: entry.samples,
        });
        ImportReport {
            file: self.file,
            format: self.format,
            encoding: (!self.encodings.is_empty()).then(|| self.encodings.join("; ")),
            crs: self.crs,
            bbox: self.bbox,
            accepted: self.accepted,
            skipped: skipped.collect(),
            remarks: remarks.collect(),
            columns: self.columns,
        }
    }
}

/// A text of the file, short and on one line.
pub fn cut(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST_TEXT)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Format, MOST_ENTRIES, SkipReason, THE_REST, Tally};

    #[test]
    fn a_file_of_a_thousand_classes_leaves_a_short_report_that_counts_them_all() {
        let mut tally = Tally::new("a.gml".into(), Format::Gml);
        for number in 0..1000 {
            tally.skip(&format!("class {number}"), SkipReason::UnknownClass, "id");
            tally.remark("layer", &format!("remark {number}\nsecond line"), "id");
        }
        let report = tally.finish();
        assert_eq!(report.skipped_total(), 1000);
        assert!(report.skipped.len() <= MOST_ENTRIES + 1);
        assert_eq!(report.skipped_for(THE_REST, SkipReason::UnknownClass), 700);
        assert!(
            report
                .remarks
                .iter()
                .all(|remark| !remark.text.contains('\n') && remark.samples.len() <= 3)
        );
    }
}
