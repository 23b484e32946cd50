//! The network as a list: filtered, ordered, in pages.

use domain::network::{Class, Status};
use sqlx::{Database, Encode, QueryBuilder, Type};

use super::ObjectRow;
use super::fold::anywhere;
use crate::tx::count;
use crate::{StoreError, Tx};

/// Longer texts are cut: no id or name is longer.
const LONGEST_TEXT: usize = 200;

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
}

/// One page of the current objects that pass the filter, and how many pass it in all. Ordered by class, then by
/// name with unnamed objects last, then by id.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    tx: &mut Tx,
    filter: &Filter<'_>,
    offset: u64,
    limit: u32,
) -> Result<(Vec<ObjectRow>, u64), StoreError> {
    if filter.classes.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let text: String = filter.text.chars().take(LONGEST_TEXT).collect();
    let patterns: Vec<String> = words(&text).map(anywhere).collect();
    let total: i64 = on!(tx, "network_objects: count list", c => {
        let mut query = QueryBuilder::new("SELECT COUNT(*) FROM network_objects o");
        push_filter(&mut query, filter, &patterns);
        query.build_query_scalar().fetch_one(c).await
    })?;
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    // The inner query reads the index alone, however far the page is; only its rows are then fetched whole.
    let rows = on!(tx, "network_objects: list", c => {
        let mut query = QueryBuilder::new(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o JOIN datasets d ON d.id = o.dataset_id \
             WHERE o.uid IN (SELECT o.uid FROM network_objects o",
        );
        push_filter(&mut query, filter, &patterns);
        query.push(" ORDER BY o.class, o.sort_key, o.object_id, o.uid LIMIT ").push_bind(i64::from(limit));
        query.push(" OFFSET ").push_bind(offset);
        query.push(") ORDER BY o.class, o.sort_key, o.object_id, o.uid");
        query.build_query_as().fetch_all(c).await
    })?;
    Ok((rows, count(total)?))
}

/// More words than these say nothing more.
const MOST_WORDS: usize = 8;

/// What stands before the names of streets in addresses, but not in the names of the data.
const STREET_WORDS: [&str; 8] = ["ul", "ul.", "ulica", "al", "al.", "aleja", "pl.", "os."];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || sign == ',')
        .filter(|word| !word.is_empty() && !STREET_WORDS.contains(&word.to_lowercase().as_str()))
        .take(MOST_WORDS)
}

/// The dialect alone differs (`?` or `$1`), so the builder of either engine gets the same words.
fn push_filter<DB: Database>(query: &mut QueryBuilder<DB>, filter: &Filter<'_>, patterns: &[String])
where
    for<'q> String: Encode<'q, DB> + Type<DB>,
{
    query.push(" WHERE o.removed_in IS NULL AND o.class IN (");
    let mut classes = query.separated(", ");
    for class in filter.classes {
        classes.push_bind(class.code().to_owned());
    }
    query.push(")");
    if let Some(status) = filter.status {
        query.push(" AND o.status = ").push_bind(status.code().to_owned());
    }
    for pattern in patterns {
        query
            .push(" AND o.search_text LIKE ")
            .push_bind(pattern.clone())
            .push(" ESCAPE '\\'");
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn an_address_as_people_write_it_becomes_its_words() {
        let found = |text| words(text).collect::<Vec<_>>();
        assert_eq!(found("ul. Akacjowa 5, Świętajno"), ["Akacjowa", "5", "Świętajno"]);
        assert_eq!(found("Ulica  Leśna"), ["Leśna"]);
        assert!(found(" , ").is_empty());
    }
}
