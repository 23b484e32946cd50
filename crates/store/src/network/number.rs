//! Objects by the number that is written on them or in the books.

use domain::text::fold;

use super::ObjectRow;
use crate::{StoreError, Tx};

/// Longer numbers are cut: no id and no inventory number that people type is longer.
const LONGEST: usize = 200;
/// No text is greater than one that goes on with this.
const LAST: char = '\u{10ffff}';

/// The current objects whose id or inventory number is the text or begins with it, whatever its case; the exact ones
/// first, at most `limit`. Ids are compared without diacritics, inventory numbers with them.
///
/// # Errors
/// When the database does not answer.
pub async fn by_number(tx: &mut Tx, text: &str, limit: u32) -> Result<Vec<ObjectRow>, StoreError> {
    let text: String = text.trim().chars().take(LONGEST).collect();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    // The folded search text begins with the id.
    let (id, branch) = (fold(&text), text.to_ascii_lowercase());
    let mut rows: Vec<ObjectRow> = on!(tx, "network_objects: by number", c =>
        sqlx::query_as(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o JOIN datasets d ON d.id = o.dataset_id WHERE o.uid IN (\
             SELECT uid FROM (SELECT uid FROM network_objects WHERE removed_in IS NULL \
             AND search_text >= $1 AND search_text < $2 ORDER BY search_text LIMIT $5) by_id \
             UNION SELECT uid FROM (SELECT uid FROM network_objects WHERE removed_in IS NULL \
             AND branch_id IS NOT NULL AND lower(substr(branch_id, 1, 300)) >= $3 \
             AND lower(substr(branch_id, 1, 300)) < $4 ORDER BY lower(substr(branch_id, 1, 300)) LIMIT $5) by_branch)",
        )
        .bind(id.as_str())
        .bind(format!("{id}{LAST}"))
        .bind(branch.as_str())
        .bind(format!("{branch}{LAST}"))
        .bind(i64::from(limit))
        .fetch_all(c)
        .await)?;
    rows.sort_by_cached_key(|row| {
        let number = row.object.branch_id.as_deref().unwrap_or_default().to_ascii_lowercase();
        let own = fold(row.object.id.as_str());
        (own != id && number != branch, own, row.uid)
    });
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}
