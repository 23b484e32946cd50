//! The words themselves: single letters of GESUT and beginnings of words, the more special ones first.

use domain::network::{
    Course, DeviceKind, FlowKind, HydrantKind, Material, Medium, PipeFunction, RoadRank, SewerKind, StationKind,
    Status, ValveState, ZoneKind,
};

use super::Word;

impl Word for Status {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("i", Self::Existing),
        ("p", Self::Planned),
        ("n", Self::OutOfUse),
        ("istniej", Self::Existing),
        ("czynn", Self::Existing),
        ("eksploat", Self::Existing),
        ("active", Self::Existing),
        ("projekt", Self::Planned),
        ("plan", Self::Planned),
        ("wbudowie", Self::Planned),
        ("nieczynn", Self::OutOfUse),
        ("wylacz", Self::OutOfUse),
        ("likwid", Self::OutOfUse),
        ("nieeksploat", Self::OutOfUse),
        ("outofuse", Self::OutOfUse),
        ("abandon", Self::OutOfUse),
    ];
}

impl Word for PipeFunction {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("g", Self::Main),
        ("p", Self::Service),
        ("r", Self::Distribution),
        ("m", Self::Main),
        ("glown", Self::Main),
        ("magistr", Self::Main),
        ("przesyl", Self::Main),
        ("tranzyt", Self::Main),
        ("kolektor", Self::Main),
        ("rozdziel", Self::Distribution),
        ("rozprow", Self::Distribution),
        ("ulicz", Self::Distribution),
        ("siec", Self::Distribution),
        ("przylacz", Self::Service),
        ("connection", Self::Service),
        ("przykanal", Self::Service),
    ];
}

impl Word for Course {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("p", Self::Underground),
        ("z", Self::Surface),
        ("n", Self::Overground),
        ("podziem", Self::Underground),
        ("naziem", Self::Surface),
        ("nadziem", Self::Overground),
    ];
}

impl Word for SewerKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("s", Self::Sanitary),
        ("d", Self::Storm),
        ("o", Self::Combined),
        ("p", Self::Industrial),
        ("l", Self::Local),
        ("sanit", Self::Sanitary),
        ("bytow", Self::Sanitary),
        ("ks", Self::Sanitary),
        ("deszcz", Self::Storm),
        ("kd", Self::Storm),
        ("opad", Self::Storm),
        ("ogolnospl", Self::Combined),
        ("ko", Self::Combined),
        ("przemysl", Self::Industrial),
        ("lokal", Self::Local),
    ];
}

impl Word for FlowKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("g", Self::Gravity),
        ("t", Self::Pressure),
        ("grawit", Self::Gravity),
        ("tlocz", Self::Pressure),
        ("cisnien", Self::Pressure),
    ];
}

impl Word for Material {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("pvc", Self::Pvc),
        ("pcv", Self::Pvc),
        ("pcw", Self::Pvc),
        ("upvc", Self::Pvc),
        ("pp", Self::Pp),
        ("polipropylen", Self::Pp),
        ("pe", Self::Pe),
        ("hdpe", Self::Pe),
        ("polietylen", Self::Pe),
        ("zeliwosfer", Self::DuctileIron),
        ("sferoid", Self::DuctileIron),
        ("gjs", Self::DuctileIron),
        ("zelbet", Self::Concrete),
        ("zel", Self::CastIron),
        ("stal", Self::Steel),
        ("oc", Self::Steel),
        ("ac", Self::AsbestosCement),
        ("azbest", Self::AsbestosCement),
        ("eternit", Self::AsbestosCement),
        ("bet", Self::Concrete),
        ("kamion", Self::Stoneware),
        ("kam", Self::Stoneware),
        ("gfk", Self::Grp),
        ("gre", Self::Grp),
        ("laminat", Self::Grp),
        ("inn", Self::Other),
    ];
}

impl Word for HydrantKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("n", Self::Overground),
        ("p", Self::Underground),
        ("nadziem", Self::Overground),
        ("naziem", Self::Overground),
        ("podziem", Self::Underground),
        ("hn", Self::Overground),
        ("hp", Self::Underground),
        ("hydrantnad", Self::Overground),
        ("hydrantpod", Self::Underground),
    ];
}

impl Word for StationKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("przepomp", Self::SewagePump),
        ("pompownia", Self::SewagePump),
        ("ps", Self::SewagePump),
        ("hydrofor", Self::Booster),
        ("uje", Self::Intake),
        ("studniaglebin", Self::Intake),
        ("suw", Self::WaterTreatment),
        ("stacjauzdat", Self::WaterTreatment),
        ("zbiornik", Self::Tank),
        ("wieza", Self::Tank),
        ("oczyszcz", Self::SewageTreatment),
    ];
}

impl Word for DeviceKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("techn", Self::Technical),
        ("zdroj", Self::Standpipe),
        ("studnia", Self::Well),
        ("kratka", Self::Inlet),
        ("wpust", Self::Inlet),
        ("odwodnienielin", Self::LinearDrain),
        ("szambo", Self::SepticTank),
        ("osadnik", Self::SepticTank),
        ("zbiornikbezodpl", Self::SepticTank),
        ("przydomow", Self::HouseholdTreatment),
        ("wylot", Self::Outfall),
        ("wodomierz", Self::ServicePoint),
        ("punktprzyl", Self::ServicePoint),
    ];
}

impl Word for Medium {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("w", Self::Water),
        ("k", Self::Sewage),
        ("wod", Self::Water),
        ("kanal", Self::Sewage),
        ("sciek", Self::Sewage),
    ];
}

impl Word for ValveState {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("o", Self::Open),
        ("z", Self::Closed),
        ("otwar", Self::Open),
        ("zamkn", Self::Closed),
        ("active", Self::Open),
    ];
}

impl Word for ZoneKind {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("bezposr", Self::Direct),
        ("terenochronybezposr", Self::Direct),
        ("posr", Self::Indirect),
        ("terenochronyposr", Self::Indirect),
    ];
}

impl Word for RoadRank {
    const BEGINNINGS: &'static [(&'static str, Self)] = &[
        ("krajow", Self::Main),
        ("wojewodz", Self::Main),
        ("motorway", Self::Main),
        ("trunk", Self::Main),
        ("primary", Self::Main),
        ("secondary", Self::Main),
        ("track", Self::Track),
        ("path", Self::Track),
        ("footway", Self::Track),
        ("bridleway", Self::Track),
        ("cycleway", Self::Track),
        ("polna", Self::Track),
        ("lesna", Self::Track),
        ("gruntow", Self::Track),
        ("powiat", Self::Local),
        ("gmin", Self::Local),
        ("tertiary", Self::Local),
        ("unclassified", Self::Local),
        ("residential", Self::Local),
        ("service", Self::Local),
        ("livingstreet", Self::Local),
        ("wewn", Self::Local),
    ];
}
