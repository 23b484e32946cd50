//! From which zoom on an object shows: the rule that tiles, the map's panel and the picture share.

use super::{Class, Details, NetworkObject, PipeFunction, RoadRank};

/// The first zoom whose tiles carry an object, 8 to 17: what orients from afar comes early, what would only be a blot
/// comes late. At zoom 8 Poland fills two screens, at 15 a village fills one, at 18 a yard does.
#[must_use]
pub const fn first_zoom(object: &NetworkObject) -> u8 {
    match &object.details {
        Details::WaterPipe(pipe) => pipe_zoom(pipe.function),
        Details::SewerPipe(pipe) => pipe_zoom(pipe.function),
        Details::Road(road) => match road.road {
            Some(RoadRank::Main) => 8,
            Some(RoadRank::Local) | None => 11,
            Some(RoadRank::Track) => 13,
        },
        details => class_zoom(details.class()),
    }
}

/// The same for a pipe of this function.
#[must_use]
pub const fn pipe_zoom(function: PipeFunction) -> u8 {
    match function {
        PipeFunction::Main => 8,
        PipeFunction::Distribution => 12,
        PipeFunction::Service => 15,
    }
}

/// The same for the objects of a class; for pipes and roads of the first of them.
#[must_use]
pub const fn class_zoom(class: Class) -> u8 {
    match class {
        Class::WaterPipe | Class::SewerPipe | Class::Boundary | Class::WaterBody | Class::Forest | Class::Road => 8,
        Class::Place => 9,
        Class::ProtectionZone => 10,
        Class::Station => 11,
        Class::Hydrant => 13,
        Class::Building => 14,
        Class::Valve | Class::Manhole => 15,
        Class::Device | Class::Parcel => 16,
        Class::Elevation | Class::Address => 17,
    }
}
