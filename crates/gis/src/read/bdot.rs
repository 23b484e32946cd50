//! BDOT500, the base map: buildings that no register has, roads, waters and woods. The rest is not needed here.

use domain::network::{BaseObject, Details, RoadRank, Status};

use super::attributes::Attributes;
use super::gate::Draft;
use crate::report::SkipReason;

/// A class of BDOT500 that may be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Building,
    Traffic,
    Water,
    LandUse,
}

/// The class by its name.
pub fn kind(name: &str) -> Option<Kind> {
    match name {
        "OT_BudynekNiewykazanyWEGIB" => Some(Kind::Building),
        "OT_Komunikacja" => Some(Kind::Traffic),
        "OT_Wody" => Some(Kind::Water),
        "OT_ZagospodarowanieTerenu" => Some(Kind::LandUse),
        _ => None,
    }
}

/// Makes a record an object without an id.
///
/// # Errors
/// [`SkipReason::UnknownKind`] for kerbs, dams, lawns and whatever else is no road, water or wood.
pub fn draft(kind: Kind, attributes: &Attributes) -> Result<Draft, SkipReason> {
    let object = attributes.get("rodzajObiektu").unwrap_or_default();
    let base = BaseObject { road: None };
    let details = match (kind, object) {
        (Kind::Building, _) => Details::Building(base),
        (Kind::Traffic, "j" | "jezdnia") => Details::Road(BaseObject {
            road: Some(RoadRank::Local),
        }),
        (Kind::Water, "p" | "s" | "m" | "wodaPlynaca" | "wodaStojaca" | "rowMelioracyjny") => Details::WaterBody(base),
        (Kind::LandUse, "z" | "terenZalesiony") => Details::Forest(base),
        _ => return Err(SkipReason::UnknownKind),
    };
    let mut draft = Draft::new(details);
    draft.name = attributes.get("nazwaWlasna").map(ToOwned::to_owned);
    if kind == Kind::Building && attributes.get("status") == Some("b") {
        draft.status = Status::Planned; // w budowie
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use domain::network::Class;

    use super::{Attributes, Kind, SkipReason, draft, kind};

    fn class(name: &str, object: &str) -> Result<Class, SkipReason> {
        let mut attributes = Attributes::default();
        attributes.add("rodzajObiektu", object);
        draft(kind(name).unwrap(), &attributes).map(|draft| draft.details.class())
    }

    #[test]
    fn carriageways_waters_and_woods_are_taken_and_the_rest_is_not() {
        assert_eq!(class("OT_Komunikacja", "j"), Ok(Class::Road));
        assert_eq!(class("OT_Komunikacja", "k"), Err(SkipReason::UnknownKind));
        assert_eq!(class("OT_Wody", "s"), Ok(Class::WaterBody));
        assert_eq!(class("OT_Wody", "j"), Err(SkipReason::UnknownKind));
        assert_eq!(class("OT_ZagospodarowanieTerenu", "z"), Ok(Class::Forest));
        assert_eq!(class("OT_BudynekNiewykazanyWEGIB", ""), Ok(Class::Building));
        assert_eq!(kind("OT_Skarpa").map(|kind| kind == Kind::Building), None);
    }
}
