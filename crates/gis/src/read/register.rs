//! The national registers and their classes, by name: in GML as elements, in tables that some tool made of GML as
//! layers.

use super::attributes::Attributes;
use super::gate::Draft;
use super::{bdot, gesut};
use crate::report::{SkipReason, Tally};

/// A class that is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    Gesut(gesut::Kind),
    Bdot(bdot::Kind),
}

/// What a name of the registers stands for, or why it is left out. Nothing for a name that is of no register.
///
/// The prefixes `GES_` and `OT_` are part of the names in every version of the schemas, whatever their namespaces.
pub fn class(name: &str) -> Option<Result<Register, SkipReason>> {
    if name == "PrezentacjaGraficzna" || name.starts_with("KR_") || name.starts_with("KARTO_") {
        return Some(Err(SkipReason::Drawing));
    }
    if name.starts_with("GES_") {
        return Some(gesut::kind(name).map(Register::Gesut));
    }
    name.starts_with("OT_")
        .then(|| bdot::kind(name).map(Register::Bdot).ok_or(SkipReason::UnknownClass))
}

/// The same for a layer, which may have the kind of its geometry after the name: `GES_PrzewodWodociagowy_linia`.
pub fn class_of_layer(name: &str) -> Option<Result<Register, SkipReason>> {
    let end = name.match_indices('_').nth(1).map_or(name.len(), |(at, _)| at);
    class(&name[..end])
}

/// Whether a record describes what was, not what is.
pub fn is_historic(attributes: &Attributes) -> bool {
    ["koniecObiekt", "koniecWersjaObiekt", "koniecWersjiObiektu"]
        .iter()
        .any(|name| attributes.get(name).is_some())
}

impl Register {
    /// Makes a record an object without an id. `name` is the class or layer as the file names it.
    ///
    /// # Errors
    /// Why the record is left out.
    pub fn draft(self, name: &str, attributes: &Attributes, tally: &mut Tally) -> Result<Draft, SkipReason> {
        match self {
            Self::Gesut(kind) => gesut::draft(kind, name, attributes, tally),
            Self::Bdot(kind) => bdot::draft(kind, attributes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Register, SkipReason, bdot, class, class_of_layer, gesut};

    #[test]
    fn every_name_of_a_register_is_known_or_left_out_for_a_reason() {
        assert_eq!(
            class("GES_PrzewodWodociagowy"),
            Some(Ok(Register::Gesut(gesut::Kind::WaterPipe)))
        );
        assert_eq!(class("OT_Wody"), Some(Ok(Register::Bdot(bdot::Kind::Water))));
        assert_eq!(class("GES_PrzewodGazowy"), Some(Err(SkipReason::OtherNetwork)));
        assert_eq!(
            class("GES_PrzewodNiezidentyfikowany"),
            Some(Err(SkipReason::UnknownClass))
        );
        assert_eq!(class("KR_ObiektKarto"), Some(Err(SkipReason::Drawing)));
        assert_eq!(class("wodociag"), None);
    }

    #[test]
    fn a_layer_may_have_its_geometry_in_its_name() {
        let pipe = Some(Ok(Register::Gesut(gesut::Kind::WaterPipe)));
        assert_eq!(class_of_layer("GES_PrzewodWodociagowy_linia"), pipe);
        assert_eq!(class_of_layer("GES_PrzewodWodociagowy"), pipe);
        assert_eq!(class_of_layer("sieć_wod_kan"), None);
    }
}
