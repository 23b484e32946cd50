//! Showing the network: as a whole, as a list, and object by object. Everybody may look.

use contract::AppError;
use contract::network::{ClassCount, LIST_PAGE_SIZE, ListPage, ListQuery, ObjectCard, Overview};
use domain::actor::Actor;
use domain::network::{Class, ObjectRef, TileSource};
use store::network::{self, Filter};

use super::Network;
use super::object::{card, list_row};
use super::snapshot::LoadError;
use crate::failure::{fault, of_store};

impl Network {
    /// The network as a whole.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn overview(&self, _actor: &Actor) -> Result<Overview, AppError> {
        let loaded = self.loaded().await.map_err(|error| match &error {
            LoadError::Store(store) => of_store("loading the network", store),
            LoadError::Packing(_) => fault("loading the network", &error),
        })?;
        let snapshot = &loaded.snapshot;
        let extent = snapshot
            .extent_of(Class::Boundary)
            .or_else(|| snapshot.extent_of_source(TileSource::Network))
            .or_else(|| snapshot.extent());
        Ok(Overview {
            version: snapshot.version(),
            extent,
            counts: snapshot
                .counts()
                .map(|(class, count)| ClassCount { class, count })
                .collect(),
            changed_at: loaded.changed_at,
            demo: loaded.demo,
        })
    }

    /// One page of the list. Without a class it lists the network and leaves the base map out.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn list(&self, _actor: &Actor, query: &ListQuery) -> Result<ListPage, AppError> {
        let classes: Vec<Class> = match query.class {
            Some(class) => vec![class],
            None => Class::ALL
                .iter()
                .copied()
                .filter(|class| class.source() == TileSource::Network)
                .collect(),
        };
        let filter = Filter {
            classes: &classes,
            status: query.status,
            text: &query.text,
        };
        let page = query.page.max(1);
        let offset = u64::from(page - 1) * u64::from(LIST_PAGE_SIZE);
        let listed = async {
            let mut tx = self.db.begin_read().await?;
            network::list(&mut tx, &filter, offset, LIST_PAGE_SIZE).await
        };
        let (rows, total) = listed.await.map_err(|error| of_store("listing the network", &error))?;
        Ok(ListPage {
            rows: rows.into_iter().map(list_row).collect(),
            total,
            page,
        })
    }

    /// An object by its stable address.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`object`), [`AppError::Unavailable`] when the database does not answer.
    pub async fn object(&self, _actor: &Actor, reference: &ObjectRef) -> Result<ObjectCard, AppError> {
        let found = async {
            let mut tx = self.db.begin_read().await?;
            network::object(&mut tx, &reference.dataset, reference.id.as_str()).await
        };
        let row = found.await.map_err(|error| of_store("looking up an object", &error))?;
        card(row.ok_or_else(|| AppError::not_found("object"))?)
    }

    /// An object by its number in the tiles of this version or of one not long ago; its present state is returned.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`object`), [`AppError::Unavailable`] when the database does not answer.
    pub async fn object_by_uid(&self, _actor: &Actor, uid: i64) -> Result<ObjectCard, AppError> {
        let found = async {
            let mut tx = self.db.begin_read().await?;
            network::object_by_uid(&mut tx, uid).await
        };
        let row = found.await.map_err(|error| of_store("looking up an object", &error))?;
        card(row.ok_or_else(|| AppError::not_found("object"))?)
    }
}
