//! What the values of an attribute may be.

use domain::network::{
    Class, Course, DeviceKind, Elevation, FlowKind, HydrantKind, Material, Medium, PipeFunction, RoadRank, SewerKind,
    StationKind, Status, ValveState, ZoneKind,
};

use crate::read::table::Field;
use crate::read::words;

/// Whether an attribute of a class (or of any, when it is not known) can have this value; otherwise what it can be.
pub fn check(field: Field, class: Option<Class>, value: &str) -> Result<(), String> {
    let expected = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
    match field {
        Field::Diameter => expected(words::section(value).is_some(), "1 to 10000 mm, or width x height"),
        Field::Width | Field::Height => expected(words::diameter(value).is_some(), "1 to 10000 mm"),
        Field::Year => expected(words::year(value).is_some(), "a year from 1800 to 2200"),
        Field::ElevationTop | Field::ElevationBottom => {
            let height = words::real(value).and_then(|metres| Elevation::from_metres(metres).ok());
            expected(height.is_some(), "-500 to 9000 m")
        }
        _ => match codes(field, class) {
            Some(known) if !known.contains(&value) => Err(known.join(", ")),
            _ => Ok(()),
        },
    }
}

/// All attributes that objects of a class have.
pub fn attributes(class: Class) -> String {
    let names: Vec<&str> = Field::ALL
        .into_iter()
        .filter(|field| field.belongs_to(class))
        .map(Field::name)
        .collect();
    names.join(", ")
}

/// The codes of an attribute; nothing for one that is a text.
fn codes(field: Field, class: Option<Class>) -> Option<Vec<&'static str>> {
    macro_rules! all {
        ($($kind:ty),+) => {
            Some([$(<$kind>::ALL.iter().map(|value| value.code()).collect::<Vec<_>>()),+].concat())
        };
    }
    match field {
        Field::Class => all!(Class),
        Field::Status => all!(Status),
        Field::Function => all!(PipeFunction),
        Field::Material => all!(Material),
        Field::Course => all!(Course),
        Field::Flow => all!(FlowKind),
        Field::Medium => all!(Medium),
        Field::Road => all!(RoadRank),
        Field::ValveState => all!(ValveState),
        Field::Local => Some(vec!["true", "false"]),
        Field::Kind => match class {
            Some(Class::SewerPipe | Class::Manhole) => all!(SewerKind),
            Some(Class::Hydrant) => all!(HydrantKind),
            Some(Class::Station) => all!(StationKind),
            Some(Class::Device) => all!(DeviceKind),
            Some(Class::ProtectionZone) => all!(ZoneKind),
            _ => all!(SewerKind, HydrantKind, StationKind, DeviceKind, ZoneKind),
        },
        _ => None,
    }
}
