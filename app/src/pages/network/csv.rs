//! The list as a file for spreadsheets: semicolons, the language's own decimal mark, a byte order mark for Excel.

use contract::network::{ListPage, ListRow};
use domain::network::{Details, Material};
use i18n::Texts;

use crate::cards;

/// A file has no more rows than this, and says so when there are more.
pub const MOST_ROWS: u32 = 10_000;

/// The rows as text. The owner is nowhere in it.
#[must_use]
pub fn document(texts: Texts, page: &ListPage) -> String {
    let has_distance = page.near.is_some();
    let mut headings = vec![
        texts.get("attr-number"),
        texts.get("attr-class"),
        texts.get("attr-name"),
        texts.get("list-column-what"),
        texts.get("list-csv-diameter"),
        texts.get("attr-material"),
        texts.get("list-csv-length"),
        texts.get("attr-year"),
        texts.get("attr-status"),
        texts.get("attr-branch-id"),
    ];
    if has_distance {
        headings.push(texts.get("list-csv-distance"));
    }
    let mut out = String::from('\u{feff}');
    line(&mut out, &headings);
    for row in &page.rows {
        line(&mut out, &cells(texts, row, has_distance));
    }
    let rows = page.rows.len() as u64;
    if rows < page.total {
        let (rows, total) = (rows.to_string(), page.total.to_string());
        let told = texts.with("list-csv-cut", &[("rows", (&rows).into()), ("total", (&total).into())]);
        line(&mut out, &[told]);
    }
    out
}

fn cells(texts: Texts, row: &ListRow, has_distance: bool) -> Vec<String> {
    let object = &row.object;
    let code = |kind: &str, code: &str| texts.get(&format!("{kind}-{}", code.replace('_', "-")));
    let metres = |metres: Option<f64>, decimals| {
        metres
            .map(|metres| i18n::decimal(texts.language, metres, decimals))
            .unwrap_or_default()
    };
    let mut cells = vec![
        object.id.to_string(),
        code("class", object.class().code()),
        object.called().map(std::borrow::Cow::into_owned).unwrap_or_default(),
        cards::summary(texts, object),
        cards::bore(object).map(|bore| bore.to_string()).unwrap_or_default(),
        material(&object.details)
            .map(|material| code("material", material.code()))
            .unwrap_or_default(),
        metres(row.length_m, 2),
        object.year.map(|year| year.to_string()).unwrap_or_default(),
        code("status", object.status.code()),
        object.branch_id.clone().unwrap_or_default(),
    ];
    if has_distance {
        cells.push(metres(row.distance_m, 1));
    }
    cells
}

const fn material(details: &Details) -> Option<Material> {
    match details {
        Details::WaterPipe(pipe) => pipe.material,
        Details::SewerPipe(pipe) => pipe.material,
        _ => None,
    }
}

fn line(out: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(';');
        }
        out.push_str(&quoted(cell));
    }
    out.push_str("\r\n");
}

/// A cell as RFC 4180 writes it. What a spreadsheet would take for a formula gets an apostrophe before it: a name from
/// a file of somebody's must not compute anything on the reader's machine.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use contract::network::{ListPage, ListRow};
    use domain::language::Language;
    use domain::network::{Details, Hydrant, NetworkObject, ObjectId};
    use i18n::Texts;

    use super::{document, quoted};

    fn page(total: u64) -> ListPage {
        let details = Details::Hydrant(Hydrant {
            kind: None,
            diameter: domain::network::Diameter::from_mm(80).ok(),
        });
        let mut object = NetworkObject::new(ObjectId::parse("H-1").unwrap(), details);
        object.name = Some("Leśna; \"róg\"".into());
        object.owner = Some("Jan Kowalski".into());
        ListPage {
            rows: vec![ListRow {
                reference: "a/H-1".into(),
                object,
                length_m: Some(12.345),
                distance_m: None,
            }],
            total,
            page: 1,
            near: None,
        }
    }

    #[test]
    fn a_polish_file_has_semicolons_and_decimal_commas_and_no_owner() {
        let file = document(Texts::new(Language::Polish), &page(1));
        assert!(file.starts_with('\u{feff}') && file.lines().count() == 2, "{file}");
        let row = file.lines().nth(1).unwrap();
        assert!(row.starts_with("H-1;Hydrant;\"Leśna; \"\"róg\"\"\";"), "{row}");
        assert!(row.contains(";80;;12,35;") || row.contains(";80;;12,34;"), "{row}");
        assert!(!file.contains("Kowalski"));
        let english = document(Texts::new(Language::English), &page(1));
        assert!(english.contains(";12.3"), "{english}");
    }

    #[test]
    fn a_file_that_is_cut_says_so() {
        let file = document(Texts::new(Language::Polish), &page(12_345));
        assert!(file.lines().last().unwrap().contains("12345"), "{file}");
    }

    #[test]
    fn a_name_is_never_a_formula() {
        for formula in ["=1+1", "+48 89", "-2", "@x"] {
            assert!(quoted(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(quoted("Leśna 5"), "Leśna 5");
    }
}
