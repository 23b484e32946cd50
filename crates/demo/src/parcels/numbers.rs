//! The numbers of a precinct's parcels: `112`, and `112/1`, `112/2` … where one parcel was divided.

use super::Piece;

/// The numbers of pieces that come in the order of their parents.
pub(super) fn of(pieces: &[Piece]) -> Vec<String> {
    let families = pieces.chunk_by(|a, b| a.parent == b.parent);
    let numbers = families.enumerate().flat_map(|(i, family)| {
        let number = i + 1;
        let parts = family.len();
        (1..=parts).map(move |part| {
            if parts == 1 {
                number.to_string()
            } else {
                format!("{number}/{part}")
            }
        })
    });
    numbers.collect()
}
