//! Which of the current objects are meant, and in which order.

use domain::network::{Class, Material, Status};
use sqlx::{Database, Encode, QueryBuilder, Type};

use super::fold::anywhere;
use crate::Tx;

/// Longer texts are cut: no id or name is longer.
const LONGEST_TEXT: usize = 200;
/// More words than these say nothing more.
const MOST_WORDS: usize = 8;
/// What stands before the names of streets in addresses, but not in the names of the data.
const STREET_WORDS: [&str; 8] = ["ul", "ul.", "ulica", "al", "al.", "aleja", "pl.", "os."];

/// A pipe's bore, the width of a box, or the bore of a valve or hydrant, in millimetres; as the index has it.
const DIAMETER: &str = "COALESCE(CAST(o.attributes -> 'section' ->> 'round' AS INTEGER), \
    CAST(o.attributes -> 'section' -> 'box' ->> 'width' AS INTEGER), CAST(o.attributes ->> 'diameter' AS INTEGER))";
const MATERIAL: &str = "(o.attributes ->> 'material')";
const YEAR: &str = "CAST(o.attributes ->> 'year' AS INTEGER)";

/// What of the network is to be listed.
#[derive(Debug, Clone, Default)]
pub struct Filter<'a> {
    /// The classes to list; none lists nothing.
    pub classes: &'a [Class],
    /// Only this status.
    pub status: Option<Status>,
    /// Only objects whose id, name or inventory number contains each of these words, whatever case and diacritics.
    /// What people write before a street's name (`ul.`) is passed over.
    pub text: &'a str,
    /// Only pipes of this material.
    pub material: Option<Material>,
    /// Only what is at least so wide, in millimetres.
    pub least_mm: Option<u16>,
    /// Only what is at most so wide, in millimetres.
    pub most_mm: Option<u16>,
    /// Only these objects, by uid.
    pub among: Option<&'a [i64]>,
}

/// What a list is ordered by. What does not have it comes last; equals are ordered by class, name and id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Class, then name with unnamed objects last, then id.
    #[default]
    Name,
    /// Length.
    Length,
    /// Bore.
    Diameter,
    /// Year of building.
    Year,
}

/// A filter made ready for one engine.
pub(super) struct Conditions<'a> {
    filter: &'a Filter<'a>,
    patterns: Vec<String>,
    /// The uids as a JSON list: one value to bind, however many there are.
    among: Option<String>,
    /// What reads that list, before and after its place.
    unpack: [&'static str; 2],
}

impl<'a> Conditions<'a> {
    pub(super) fn new(tx: &Tx, filter: &'a Filter<'a>) -> Self {
        let text: String = filter.text.chars().take(LONGEST_TEXT).collect();
        let list = |uids: &[i64]| {
            let numbers: Vec<String> = uids.iter().map(i64::to_string).collect();
            format!("[{}]", numbers.join(","))
        };
        Self {
            filter,
            patterns: words(&text).map(anywhere).collect(),
            among: filter.among.map(list),
            // Each engine has a function of its own that makes rows of a JSON list.
            unpack: match tx {
                Tx::Sqlite(_) => ["(SELECT value FROM json_each(", "))"],
                Tx::Postgres(_) => [
                    "(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(",
                    " AS json)))",
                ],
            },
        }
    }

    /// The dialect alone differs (`?` or `$1`), so the builder of either engine gets the same words.
    pub(super) fn push<DB: Database>(&self, query: &mut QueryBuilder<DB>)
    where
        for<'q> String: Encode<'q, DB> + Type<DB>,
        for<'q> i64: Encode<'q, DB> + Type<DB>,
    {
        let filter = self.filter;
        query.push(" WHERE o.removed_in IS NULL AND o.class IN (");
        let mut classes = query.separated(", ");
        for class in filter.classes {
            classes.push_bind(class.code().to_owned());
        }
        query.push(")");
        if let Some(status) = filter.status {
            query.push(" AND o.status = ").push_bind(status.code().to_owned());
        }
        if let Some(material) = filter.material {
            query
                .push(format!(" AND {MATERIAL} = "))
                .push_bind(material.code().to_owned());
        }
        for (bound, compares) in [(filter.least_mm, ">="), (filter.most_mm, "<=")] {
            if let Some(mm) = bound {
                query
                    .push(format!(" AND {DIAMETER} {compares} "))
                    .push_bind(i64::from(mm));
            }
        }
        if let Some(among) = &self.among {
            let [before, after] = self.unpack;
            query.push(format!(" AND o.uid IN {before}"));
            query.push_bind(among.clone()).push(after);
        }
        for pattern in &self.patterns {
            query
                .push(" AND o.search_text LIKE ")
                .push_bind(pattern.clone())
                .push(" ESCAPE '\\'");
        }
    }
}

impl Order {
    /// What stands behind `ORDER BY`.
    pub(super) fn clause(self, descending: bool) -> String {
        let way = if descending { " DESC" } else { "" };
        let names = "o.class, o.sort_key, o.object_id, o.uid";
        let by = match self {
            Self::Name => return names.replace(',', &format!("{way},")) + way,
            Self::Length => "o.length_m",
            Self::Diameter => DIAMETER,
            Self::Year => YEAR,
        };
        // As the index has them, so that the first rows come without sorting all.
        format!("{by}{way} NULLS LAST, {names}")
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || sign == ',')
        .filter(|word| !word.is_empty() && !STREET_WORDS.contains(&word.to_lowercase().as_str()))
        .take(MOST_WORDS)
}

#[cfg(test)]
mod tests {
    use super::{Order, words};

    #[test]
    fn an_address_as_people_write_it_becomes_its_words() {
        let found = |text| words(text).collect::<Vec<_>>();
        assert_eq!(found("ul. Akacjowa 5, Świętajno"), ["Akacjowa", "5", "Świętajno"]);
        assert_eq!(found("Ulica  Leśna"), ["Leśna"]);
        assert!(found(" , ").is_empty());
    }

    #[test]
    fn a_descending_list_of_names_is_the_ascending_one_backwards() {
        assert_eq!(
            Order::Name.clause(true),
            "o.class DESC, o.sort_key DESC, o.object_id DESC, o.uid DESC"
        );
        assert_eq!(Order::Name.clause(false), "o.class, o.sort_key, o.object_id, o.uid");
    }
}
