//! Showing the network: as a whole, and object by object. Everybody may look.

use std::sync::Arc;

use contract::AppError;
use contract::network::{ClassCount, ObjectCard, Overview};
use domain::actor::Actor;
use domain::network::{Class, ObjectRef, TileSource};
use domain::permissions::Action;
use gis::snapshot::Snapshot;
use store::network;

use super::Network;
use super::object::card;
use crate::failure::{of_store, permit};

impl Network {
    /// What tiles are cut from, in memory; nothing until it has been loaded once.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who may not look at the network.
    pub fn for_tiles(&self, actor: &Actor) -> Result<Option<Arc<Snapshot>>, AppError> {
        permit(actor, Action::ViewNetwork)?;
        Ok(self.snapshot())
    }

    /// The network as a whole.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn overview(&self, actor: &Actor) -> Result<Overview, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let loaded = self.at_hand().await?;
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

    /// An object by its stable address.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`object`), [`AppError::Unavailable`] when the database does not answer.
    pub async fn object(&self, actor: &Actor, reference: &ObjectRef) -> Result<ObjectCard, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let found = async {
            let mut tx = self.db.begin_read().await?;
            network::object(&mut tx, &reference.dataset, reference.id.as_str()).await
        };
        let row = found.await.map_err(|error| of_store("looking up an object", &error))?;
        card(actor, row.ok_or_else(|| AppError::not_found("object"))?)
    }

    /// An object by its number in the tiles of this version or of one not long ago; its present state is returned.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`object`), [`AppError::Unavailable`] when the database does not answer.
    pub async fn object_by_uid(&self, actor: &Actor, uid: i64) -> Result<ObjectCard, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let found = async {
            let mut tx = self.db.begin_read().await?;
            network::object_by_uid(&mut tx, uid).await
        };
        let row = found.await.map_err(|error| of_store("looking up an object", &error))?;
        card(actor, row.ok_or_else(|| AppError::not_found("object"))?)
    }
}
