//! Which class the name of a layer, a file or a row's own class column means.

use domain::network::Class;

use super::field::Field;
use crate::read::words::plain;

/// A class, and what its name says beyond it (`kanalizacja deszczowa` is a sewer that carries rain water).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub class: Class,
    pub defaults: Vec<(Field, &'static str)>,
}

impl Named {
    /// A class that the operator names; what the layer's name says beyond it stays, if it means the same class.
    pub fn said(class: Class, guessed: Option<Self>) -> Self {
        guessed.filter(|guessed| guessed.class == class).unwrap_or(Self {
            class,
            defaults: Vec::new(),
        })
    }
}

/// Parts that a name must all contain, the class that it then means, and what it says beyond.
type Rule = (&'static [&'static str], Class, Option<(Field, &'static str)>);

/// Parts that a name must all contain, and the class it then means. The first rule that fits counts, so that what is
/// special (a valve of the water network) stands before what is general (the water network).
const RULES: &[Rule] = &[
    (
        &["stref", "bezposr"],
        Class::ProtectionZone,
        Some((Field::Kind, "direct")),
    ),
    (
        &["stref", "posredn"],
        Class::ProtectionZone,
        Some((Field::Kind, "indirect")),
    ),
    (&["stref", "ochron"], Class::ProtectionZone, None),
    (&["protectionzone"], Class::ProtectionZone, None),
    (&["adres"], Class::Address, None),
    (&["dzialk"], Class::Parcel, None),
    (&["parcel"], Class::Parcel, None),
    (&["hydrant"], Class::Hydrant, None),
    (&["zasuw"], Class::Valve, None),
    (&["zawor"], Class::Valve, None),
    (&["valve"], Class::Valve, None),
    (
        &["przydomow"],
        Class::Device,
        Some((Field::Kind, "household_treatment")),
    ),
    (&["szamb"], Class::Device, Some((Field::Kind, "septic_tank"))),
    (&["osadnik"], Class::Device, Some((Field::Kind, "septic_tank"))),
    (&["septic"], Class::Device, Some((Field::Kind, "septic_tank"))),
    (&["wpust"], Class::Device, Some((Field::Kind, "inlet"))),
    (&["kratk"], Class::Device, Some((Field::Kind, "inlet"))),
    (&["wylot"], Class::Device, Some((Field::Kind, "outfall"))),
    (&["outfall"], Class::Device, Some((Field::Kind, "outfall"))),
    (&["zdroj"], Class::Device, Some((Field::Kind, "standpipe"))),
    (&["wodomierz"], Class::Device, Some((Field::Kind, "service_point"))),
    (&["przepomp"], Class::Station, Some((Field::Kind, "sewage_pump"))),
    (&["hydrofor"], Class::Station, Some((Field::Kind, "booster"))),
    (&["ujeci"], Class::Station, Some((Field::Kind, "intake"))),
    (&["glebinow"], Class::Station, Some((Field::Kind, "intake"))),
    (&["uzdatnian"], Class::Station, Some((Field::Kind, "water_treatment"))),
    (&["oczyszczal"], Class::Station, Some((Field::Kind, "sewage_treatment"))),
    (&["zbiornik", "wod"], Class::Station, Some((Field::Kind, "tank"))),
    (&["studzien"], Class::Manhole, None),
    (&["studni"], Class::Manhole, None),
    (&["manhole"], Class::Manhole, None),
    (&["budyn"], Class::Building, None),
    (&["building"], Class::Building, None),
    (&["rzedn"], Class::Elevation, None),
    (&["granic"], Class::Boundary, None),
    (&["boundar"], Class::Boundary, None),
    (
        &["przylacz", "wod"],
        Class::WaterPipe,
        Some((Field::Function, "service")),
    ),
    (
        &["przylacz", "kan"],
        Class::SewerPipe,
        Some((Field::Function, "service")),
    ),
    (&["przykanal"], Class::SewerPipe, Some((Field::Function, "service"))),
    (&["kan", "tlocz"], Class::SewerPipe, Some((Field::Flow, "pressure"))),
    (&["kan", "deszcz"], Class::SewerPipe, Some((Field::Kind, "storm"))),
    (&["kan", "sanit"], Class::SewerPipe, Some((Field::Kind, "sanitary"))),
    (&["kan", "ogolnospl"], Class::SewerPipe, Some((Field::Kind, "combined"))),
    (&["urzadz", "kanaliz"], Class::Device, Some((Field::Medium, "sewage"))),
    (&["urzadz", "wodociag"], Class::Device, Some((Field::Medium, "water"))),
    (&["kanaliz"], Class::SewerPipe, None),
    (&["kolektor"], Class::SewerPipe, Some((Field::Function, "main"))),
    (&["sewer"], Class::SewerPipe, None),
    (&["wodociag"], Class::WaterPipe, None),
    (&["siec", "wod"], Class::WaterPipe, None),
    (&["watermain"], Class::WaterPipe, None),
    (&["waterpipe"], Class::WaterPipe, None),
    (&["drog"], Class::Road, None),
    (&["ulic"], Class::Road, None),
    (&["road"], Class::Road, None),
    (&["street"], Class::Road, None),
    (&["jezior"], Class::WaterBody, None),
    (&["rzek"], Class::WaterBody, None),
    (&["lake"], Class::WaterBody, None),
    (&["river"], Class::WaterBody, None),
    (&["wody"], Class::WaterBody, None),
    (&["forest"], Class::Forest, None),
    (&["lasy"], Class::Forest, None),
    (&["lesn"], Class::Forest, None),
    (&["miejscow"], Class::Place, None),
    (&["settlement"], Class::Place, None),
    (&["station"], Class::Station, None),
    (&["gmin"], Class::Boundary, None),
];

/// Names too short to be looked for within others.
const WHOLE: &[(&str, Class)] = &[
    ("las", Class::Forest),
    ("wies", Class::Place),
    ("suw", Class::Station),
    ("places", Class::Place),
    ("zbiornik", Class::Station),
    ("kanaly", Class::SewerPipe),
];

/// The class that a name means, if any.
pub fn named(name: &str) -> Option<Named> {
    let bare = |class| Named {
        class,
        defaults: Vec::new(),
    };
    if let Ok(class) = name.trim().parse() {
        return Some(bare(class));
    }
    let word = plain(name);
    if let Some((_, class)) = WHOLE.iter().find(|(whole, _)| *whole == word) {
        return Some(bare(*class));
    }
    let fits = |(parts, ..): &&Rule| parts.iter().all(|part| word.contains(part));
    RULES.iter().find(fits).map(|(_, class, default)| Named {
        class: *class,
        defaults: default.iter().copied().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Class, Field, named};

    #[test]
    fn names_of_layers_and_files_mean_classes() {
        for (name, class) in [
            ("water_pipe", Class::WaterPipe),
            ("Wodociąg", Class::WaterPipe),
            ("sieć_wodociągowa", Class::WaterPipe),
            ("kanalizacja sanitarna", Class::SewerPipe),
            ("hydranty", Class::Hydrant),
            ("zasuwy_wodociągowe", Class::Valve),
            ("studnie kanalizacyjne", Class::Manhole),
            ("przepompownie ścieków", Class::Station),
            ("budynki", Class::Building),
            ("drogi_gminne", Class::Road),
            ("granica_gminy", Class::Boundary),
            ("gmina-swietajno-2817072", Class::Boundary),
            ("jeziora", Class::WaterBody),
            ("lasy", Class::Forest),
            ("miejscowości", Class::Place),
            ("wpusty deszczowe", Class::Device),
            ("punkty_adresowe", Class::Address),
            ("działki ewidencyjne", Class::Parcel),
            ("strefa ochrony bezpośredniej", Class::ProtectionZone),
        ] {
            assert_eq!(named(name).map(|named| named.class), Some(class), "{name}");
        }
        assert_eq!(named("linie_energetyczne"), None);
        assert_eq!(named("klasa"), None);
    }

    #[test]
    fn a_name_may_say_more_than_the_class() {
        let rain = named("kanalizacja_deszczowa").unwrap();
        assert_eq!(rain.defaults, [(Field::Kind, "storm")]);
        let service = named("przyłącza wodociągowe").unwrap();
        assert_eq!(
            (service.class, service.defaults.as_slice()),
            (Class::WaterPipe, &[(Field::Function, "service")][..])
        );
    }
}
