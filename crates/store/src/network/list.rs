//! The network as a list: filtered, ordered, in pages.

use std::collections::HashMap;

use domain::network::Class;
use sqlx::QueryBuilder;

use super::ObjectRow;
use super::filter::{Conditions, Filter, Order};
use crate::tx::count;
use crate::{StoreError, Tx};

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is ordered by.
    pub order: Order,
    /// The greatest first.
    pub descending: bool,
    /// How many rows come before it.
    pub offset: u64,
    /// How many rows it has at most.
    pub limit: u32,
}

/// One part of the current objects that pass the filter, and how many pass it in all.
///
/// # Errors
/// When the database does not answer.
pub async fn list(tx: &mut Tx, filter: &Filter<'_>, part: Part) -> Result<(Vec<ObjectRow>, u64), StoreError> {
    if filter.classes.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let conditions = Conditions::new(tx, filter);
    let total: i64 = on!(tx, "network_objects: count list", c => {
        let mut query = QueryBuilder::new("SELECT COUNT(*) FROM network_objects o");
        conditions.push(&mut query);
        query.build_query_scalar().fetch_one(c).await
    })?;
    let offset = i64::try_from(part.offset).unwrap_or(i64::MAX);
    let order = part.order.clause(part.descending);
    // The inner query reads the index alone, however far the page is; only its rows are then fetched whole.
    let rows = on!(tx, "network_objects: list", c => {
        let mut query = QueryBuilder::new(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o JOIN datasets d ON d.id = o.dataset_id \
             WHERE o.uid IN (SELECT o.uid FROM network_objects o",
        );
        conditions.push(&mut query);
        query.push(format!(" ORDER BY {order} LIMIT ")).push_bind(i64::from(part.limit));
        query.push(" OFFSET ").push_bind(offset);
        query.push(format!(") ORDER BY {order}"));
        query.build_query_as().fetch_all(c).await
    })?;
    Ok((rows, count(total)?))
}

/// The uids and classes of all current objects that pass the filter, in no order. Meant for a filter by uid: there may
/// be as many as it names.
///
/// # Errors
/// When the database does not answer.
pub async fn matching(tx: &mut Tx, filter: &Filter<'_>) -> Result<Vec<(i64, Class)>, StoreError> {
    if filter.classes.is_empty() {
        return Ok(Vec::new());
    }
    let conditions = Conditions::new(tx, filter);
    let rows: Vec<(i64, String)> = on!(tx, "network_objects: matching", c => {
        let mut query = QueryBuilder::new("SELECT o.uid, o.class FROM network_objects o");
        conditions.push(&mut query);
        query.build_query_as().fetch_all(c).await
    })?;
    // Only this program writes classes; one that it does not know belongs to a newer one.
    let known = |(uid, class): (i64, String)| Some((uid, class.parse().ok()?));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The current objects with these uids, in the order of the uids given; those that are no longer current are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn objects_by_uids(tx: &mut Tx, uids: &[i64]) -> Result<Vec<ObjectRow>, StoreError> {
    let filter = Filter {
        classes: Class::ALL,
        among: Some(uids),
        ..Filter::default()
    };
    let conditions = Conditions::new(tx, &filter);
    let mut rows: Vec<ObjectRow> = on!(tx, "network_objects: by uids", c => {
        let mut query = QueryBuilder::new(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o JOIN datasets d ON d.id = o.dataset_id",
        );
        conditions.push(&mut query);
        query.build_query_as().fetch_all(c).await
    })?;
    let places: HashMap<i64, usize> = uids.iter().copied().zip(0..).collect();
    rows.sort_by_key(|row| places.get(&row.uid).copied());
    Ok(rows)
}
