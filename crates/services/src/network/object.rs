//! From a row of the database to what the asker may see of it.

use contract::AppError;
use contract::network::{ListRow, ObjectCard};
use domain::actor::Actor;
use domain::network::{NetworkObject, ObjectRef};
use domain::permissions::Action;
use store::network::ObjectRow;

use crate::failure::fault;

/// An object with what this asker may know of it. Its owner may be a person, whom only staff see.
fn seen_by(actor: &Actor, object: NetworkObject) -> NetworkObject {
    match actor.may(Action::ViewOwner) {
        true => object,
        false => public(object),
    }
}

/// An object without what is nobody else's business: its owner may be a person.
fn public(mut object: NetworkObject) -> NetworkObject {
    object.owner = None;
    object
}

pub(super) fn reference(row: &ObjectRow) -> String {
    let reference = ObjectRef {
        dataset: row.dataset.clone(),
        id: row.object.id.clone(),
    };
    reference.to_string()
}

pub(super) fn list_row(row: ObjectRow, distance_m: Option<f64>) -> ListRow {
    ListRow {
        reference: reference(&row),
        length_m: row.length_m,
        distance_m,
        object: public(row.object),
    }
}

pub(super) fn card(actor: &Actor, row: ObjectRow) -> Result<ObjectCard, AppError> {
    let geometry = gis::wkb::decode(&row.geometry).map_err(|error| fault("reading an object's geometry", &error))?;
    let (Some(point), Some(bounds)) = (gis::measure::point_on(&geometry), gis::measure::bounds(&geometry)) else {
        return Err(AppError::not_found("object"));
    };
    Ok(ObjectCard {
        uid: row.uid,
        reference: reference(&row),
        length_m: row.length_m,
        point,
        bounds,
        demo: row.demo,
        object: seen_by(actor, row.object),
    })
}
