//! An object on its way into the database: measured, packed and hashed.

use gis::Feature;
use sha2::{Digest, Sha256};
use store::network::NewObject;

/// 128 bits tell a million objects' contents apart with certainty enough: nobody gains from forging one.
pub(super) const HASH_BYTES: usize = 16;

/// West, south, east, north in degrees.
pub(super) type Bounds = [f64; 4];

/// An object ready to be compared and written.
#[derive(Debug)]
pub(super) struct Prepared {
    pub new: NewObject,
    pub hash: [u8; HASH_BYTES],
    pub bounds: Option<Bounds>,
}

/// Measures, packs and hashes an object. Pipes get a length; an area's outline is none.
pub(super) fn prepare(feature: Feature) -> Result<Prepared, serde_json::Error> {
    let Feature { mut object, geometry } = feature;
    for text in [&mut object.name, &mut object.owner, &mut object.branch_id]
        .into_iter()
        .flatten()
    {
        // PostgreSQL's text cannot hold this character, which a broken export may have left; both engines drop it.
        text.retain(|letter| letter != '\0');
    }
    let length_m = object
        .class()
        .is_pipe()
        .then(|| gis::measure::length_m(&geometry))
        .flatten();
    let bounds = gis::measure::bounds(&geometry);
    let geometry = gis::wkb::encode(&geometry);
    let mut digest = Sha256::new();
    digest.update(serde_json::to_vec(&object)?);
    // JSON has no zero byte, so that no text and shape can be mistaken for another pair.
    digest.update([0]);
    digest.update(&geometry);
    let mut hash = [0; HASH_BYTES];
    for (to, from) in hash.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    Ok(Prepared {
        new: NewObject {
            object,
            length_m,
            geometry,
            content_hash: hash.to_vec(),
        },
        hash,
        bounds,
    })
}

/// The box around both.
pub(super) fn around(one: Option<Bounds>, other: Option<Bounds>) -> Option<Bounds> {
    match (one, other) {
        (Some(a), Some(b)) => Some([a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use domain::network::{Details, Hydrant, NetworkObject, ObjectId};
    use geo_types::Point;
    use gis::Feature;

    use super::{around, prepare};

    fn hydrant(x: f64, owner: Option<&str>) -> Feature {
        let details = Details::Hydrant(Hydrant {
            kind: None,
            diameter: None,
        });
        let mut object = NetworkObject::new(ObjectId::parse("H1").unwrap(), details);
        object.owner = owner.map(str::to_owned);
        Feature {
            object,
            geometry: Point::new(x, 53.5).into(),
        }
    }

    #[test]
    fn every_part_of_an_object_counts_in_its_hash() {
        let hash = |feature| prepare(feature).unwrap().hash;
        assert_eq!(hash(hydrant(21.0, None)), hash(hydrant(21.0, None)));
        assert_ne!(hash(hydrant(21.0, None)), hash(hydrant(21.000_000_1, None)));
        assert_ne!(hash(hydrant(21.0, None)), hash(hydrant(21.0, Some("Gmina"))));
    }

    #[test]
    fn boxes_join() {
        let one = Some([0.0, 1.0, 2.0, 3.0]);
        assert_eq!(around(one, Some([-1.0, 2.0, 1.0, 9.0])), Some([-1.0, 1.0, 2.0, 9.0]));
        assert_eq!(around(None, one), one);
        assert_eq!(around(None, None), None);
    }
}
