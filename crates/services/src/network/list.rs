//! The network as a list: filtered, ordered, near a place. Everybody may look.

use std::collections::HashMap;

use contract::AppError;
use contract::network::{LIST_PAGE_SIZE, ListPage, ListQuery, ListRow, ListSort, NearAnswer, NearPlace};
use domain::actor::Actor;
use domain::network::{Class, TileSource};
use domain::permissions::Action;
use gis::snapshot::Near;
use store::network::{self, Filter, Order, Part};
use store::{StoreError, Tx};

use super::Network;
use super::near::{Around, by_class, passing};
use super::object::list_row;
use crate::failure::{of_store, permit};

impl Network {
    /// One page of the list. Without a class it lists the network and leaves the base map out.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn list(&self, actor: &Actor, query: &ListQuery) -> Result<ListPage, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let page = query.page.max(1);
        let offset = u64::from(page - 1) * u64::from(LIST_PAGE_SIZE);
        let listed = self.list_part(query, offset, LIST_PAGE_SIZE).await?;
        Ok(ListPage { page, ..listed })
    }

    /// The beginning of the list in one piece, whatever page is asked for: at most `limit` rows.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn list_up_to(&self, actor: &Actor, query: &ListQuery, limit: u32) -> Result<ListPage, AppError> {
        permit(actor, Action::ViewNetwork)?;
        self.list_part(query, 0, limit).await
    }

    async fn list_part(&self, query: &ListQuery, offset: u64, limit: u32) -> Result<ListPage, AppError> {
        let classes = classes(query);
        let filter = Filter {
            classes: &classes,
            status: query.status,
            text: &query.text,
            material: query.material,
            least_mm: query.least_mm,
            most_mm: query.most_mm,
            among: None,
        };
        let wanted = Wanted {
            sort: query.order(),
            descending: query.descending,
            offset,
            limit,
        };
        let failed = |error: StoreError| of_store("listing the network", &error);
        if query.near.is_empty() {
            let mut tx = self.db.begin_read().await.map_err(failed)?;
            let (rows, total) = network::list(&mut tx, &filter, wanted.part()).await.map_err(failed)?;
            let rows = rows.into_iter().map(|row| list_row(row, None)).collect();
            return Ok(page(rows, total, None));
        }
        let place = match self.around(&query.near).await? {
            Around::Place(place) => place,
            Around::Unclear(answer) => return Ok(page(Vec::new(), 0, Some(answer))),
        };
        let near = self.near(place.point, query.radius(), &classes).await?;
        let mut tx = self.db.begin_read().await.map_err(failed)?;
        near_part(&mut tx, place, near, &filter, wanted).await.map_err(failed)
    }
}

/// Which rows of a list, in which order.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    sort: ListSort,
    descending: bool,
    offset: u64,
    limit: u32,
}

impl Wanted {
    fn part(self) -> Part {
        Part {
            order: match self.sort {
                ListSort::Name | ListSort::Distance => Order::Name,
                ListSort::Length => Order::Length,
                ListSort::Diameter => Order::Diameter,
                ListSort::Year => Order::Year,
            },
            descending: self.descending,
            offset: self.offset,
            limit: self.limit,
        }
    }
}

/// The part of what lies near a place.
async fn near_part(
    tx: &mut Tx,
    place: NearPlace,
    near: Vec<Near>,
    filter: &Filter<'_>,
    wanted: Wanted,
) -> Result<ListPage, StoreError> {
    let mut near = passing(tx, near, filter).await?;
    let classes = by_class(tx, &near).await?;
    let total = near.len() as u64;
    let rows = if wanted.sort == ListSort::Distance {
        if wanted.descending {
            near.reverse();
        }
        let start = usize::try_from(wanted.offset).unwrap_or(usize::MAX);
        let page = near.iter().skip(start).take(wanted.limit as usize);
        let uids: Vec<i64> = page.map(|near| near.uid).collect();
        network::objects_by_uids(tx, &uids).await?
    } else {
        let uids: Vec<i64> = near.iter().map(|near| near.uid).collect();
        let among = Filter {
            among: Some(&uids),
            ..filter.clone()
        };
        network::list(tx, &among, wanted.part()).await?.0
    };
    let metres: HashMap<i64, f64> = near.iter().map(|near| (near.uid, near.metres)).collect();
    let row = |row: network::ObjectRow| {
        let distance = metres.get(&row.uid).copied();
        list_row(row, distance)
    };
    let rows = rows.into_iter().map(row).collect();
    Ok(page(rows, total, Some(NearAnswer::Found { place, classes })))
}

/// The classes that are asked for.
fn classes(query: &ListQuery) -> Vec<Class> {
    match query.class {
        Some(class) => vec![class],
        None => Class::ALL
            .iter()
            .copied()
            .filter(|class| class.source() == TileSource::Network)
            .collect(),
    }
}

fn page(rows: Vec<ListRow>, total: u64, near: Option<NearAnswer>) -> ListPage {
    ListPage {
        rows,
        total,
        page: 1,
        near,
    }
}
