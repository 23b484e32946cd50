//! GESUT, the national register of utility networks: what its classes, letters and words become here.
//!
//! Version 1.3 (GUGiK, 4 March 2022) writes letters; the schema of 2015 writes words in attributes of other names and
//! has one class for all devices. Both are understood.

use domain::network::{
    Course, Details, Device, DeviceKind, Diameter, Elevation, Elevations, FlowKind, Hydrant, Manhole, Medium,
    PipeFunction, Section, SewerKind, SewerPipe, Station, StationKind, Status, Valve, WaterPipe,
};

use super::attributes::Attributes;
use super::gate::Draft;
use super::words::{self, Word};
use crate::report::{SkipReason, Tally};

/// A class of GESUT that is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    WaterPipe,
    SewerPipe,
    WaterDevice,
    SewerDevice,
    /// The one class of devices in the schema of 2015; `rodzajSieci` tells the network.
    AnyDevice,
    Elevation,
}

/// The class by its name, or why it is left out.
///
/// # Errors
/// [`SkipReason::OtherNetwork`], or [`SkipReason::UnknownClass`] for what belongs to no network in particular.
pub fn kind(name: &str) -> Result<Kind, SkipReason> {
    const OTHERS: [&str; 11] = [
        "Elektro",
        "Gazow",
        "Cieplow",
        "Telekom",
        "Specjaln",
        "Benzynow",
        "Naftow",
        "Inny",
        "SlupIMaszt",
        "KorytarzPrzesylowy",
        "LiniaElektro",
    ];
    match name {
        "GES_PrzewodWodociagowy" => Ok(Kind::WaterPipe),
        "GES_PrzewodKanalizacyjny" => Ok(Kind::SewerPipe),
        "GES_UrzadzeniaSiecWodociagowa" => Ok(Kind::WaterDevice),
        "GES_UrzadzeniaSiecKanalizacyjna" => Ok(Kind::SewerDevice),
        "GES_UrzadzenieTechniczneZwiazaneZSiecia" => Ok(Kind::AnyDevice),
        "GES_Rzedna" | "GES_PunktOOkreslonejWysokosci" => Ok(Kind::Elevation),
        _ if OTHERS.iter().any(|part| name.contains(part)) => Err(SkipReason::OtherNetwork),
        _ => Err(SkipReason::UnknownClass),
    }
}

/// The heights that a record states itself.
pub fn heights(attributes: &Attributes) -> Elevations {
    let read = |name: &str| {
        let metres = attributes.get(name).and_then(words::real)?;
        Elevation::from_metres(metres).ok()
    };
    Elevations {
        top: read("rzednaGory").or_else(|| read("rzedna")),
        bottom: read("rzednaDolu"),
    }
}

/// Makes a record an object without an id.
///
/// # Errors
/// [`SkipReason::UnknownKind`] or [`SkipReason::OtherNetwork`] for devices that have no counterpart here.
pub fn draft(kind: Kind, class: &str, attributes: &Attributes, tally: &mut Tally) -> Result<Draft, SkipReason> {
    let mut reader = Reader {
        class,
        attributes,
        tally,
    };
    let details = match kind {
        Kind::WaterPipe => Details::WaterPipe(reader.water_pipe()),
        Kind::SewerPipe => Details::SewerPipe(reader.sewer_pipe()),
        Kind::WaterDevice => water_device(reader.device_kind(), reader.diameter())?,
        Kind::SewerDevice => sewer_device(reader.device_kind(), reader.diameter())?,
        Kind::AnyDevice => reader.any_device()?,
        Kind::Elevation => Details::Elevation {},
    };
    let mut draft = Draft::new(details);
    if kind != Kind::Elevation {
        draft.status = reader.status();
    }
    draft.owner = reader.text("wladajacy");
    draft.branch_id = reader.text("idBranzowy");
    draft.elevations = heights(attributes);
    if draft.elevations == Elevations::default() && kind == Kind::Elevation {
        reader.remark("has no height");
    }
    Ok(draft)
}

struct Reader<'a> {
    class: &'a str,
    attributes: &'a Attributes,
    tally: &'a mut Tally,
}

impl<'a> Reader<'a> {
    fn remark(&mut self, text: &str) {
        let id = self.attributes.get("lokalnyId").unwrap_or_default();
        self.tally.remark(self.class, text, id);
    }

    fn text(&self, name: &str) -> Option<String> {
        self.attributes.get(name).map(ToOwned::to_owned)
    }

    /// The first of several names that has a text; what is not understood is remarked.
    fn read<T>(&mut self, names: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (name, text) = names
            .iter()
            .find_map(|name| Some((*name, self.attributes.get(name)?)))?;
        let value = read(text);
        if value.is_none() {
            self.remark(&format!("{name} `{text}` is not understood"));
        }
        value
    }

    fn needed<T: Word + std::fmt::Display>(&mut self, names: &[&str], otherwise: T) -> T {
        self.read(names, T::read).unwrap_or_else(|| {
            let name = names.first().copied().unwrap_or_default();
            self.remark(&format!("{name} is empty or unknown: taken as {otherwise}"));
            otherwise
        })
    }

    /// `eksploatacja` = n (nieczynny) goes before `status`: the object is in the ground, but not at work.
    fn status(&mut self) -> Status {
        let working = self.read(&["eksploatacja"], |text| match text {
            "c" | "czynny" => Some(true),
            "n" | "nieczynny" => Some(false),
            _ => None,
        });
        let status = self.needed(&["status", "istnienie"], Status::Existing);
        if working == Some(false) && status == Status::Existing {
            Status::OutOfUse
        } else {
            status
        }
    }

    fn diameter(&mut self) -> Option<Diameter> {
        self.read(&["srednica"], words::diameter)
    }

    fn section(&mut self) -> Option<Section> {
        let width = self.read(&["wymiarPoziomy"], words::diameter);
        let height = self.read(&["wymiarPionowy"], words::diameter);
        match (width, height) {
            (Some(width), Some(height)) => Some(Section::Box { width, height }),
            _ => self.diameter().map(Section::Round),
        }
    }

    fn function(&mut self) -> PipeFunction {
        self.needed(&["funkcja"], PipeFunction::Distribution)
    }

    fn course(&mut self) -> Option<Course> {
        self.read(&["przebieg"], Course::read)
    }

    fn water_pipe(&mut self) -> WaterPipe {
        let local = self.read(&["typPrzewodu", "typWodoc"], |text| match text {
            "o" | "ogolny" => Some(false),
            "l" | "lokalny" => Some(true),
            _ => None,
        });
        WaterPipe {
            function: self.function(),
            section: self.section(),
            material: None,
            course: self.course(),
            local: local.unwrap_or(false),
        }
    }

    fn sewer_pipe(&mut self) -> SewerPipe {
        let pumped = self.read(&["tloczny"], words::flag);
        let flow = pumped.map(|pumped| if pumped { FlowKind::Pressure } else { FlowKind::Gravity });
        SewerPipe {
            function: self.function(),
            kind: self.needed(&["typPrzewodu", "typKanal"], SewerKind::Sanitary),
            flow: flow.or_else(|| self.read(&["rodzaj"], FlowKind::read)),
            section: self.section(),
            material: None,
            course: self.course(),
        }
    }

    fn device_kind(&mut self) -> &'a str {
        let attributes = self.attributes;
        let found = attributes
            .get("rodzajUrzadzenia")
            .or_else(|| attributes.get("rodzajUrzadz"));
        if found.is_none() {
            self.remark("rodzajUrzadzenia is empty: taken as a technical device");
        }
        found.unwrap_or("u")
    }

    fn any_device(&mut self) -> Result<Details, SkipReason> {
        let network = self
            .attributes
            .get("rodzajSieci")
            .or_else(|| self.attributes.get("rodzSieci"));
        let water = match network {
            Some("wodociagowy" | "w") => true,
            Some("kanalizacyjny" | "k") => false,
            Some(_) => return Err(SkipReason::OtherNetwork),
            None => return Err(SkipReason::UnknownKind),
        };
        let diameter = self.diameter();
        let kind = self.device_kind();
        if water {
            water_device(kind, diameter)
        } else {
            sewer_device(kind, diameter)
        }
    }
}

/// A device of the water network, by the letter of version 1.3 or the word of 2015.
fn water_device(kind: &str, diameter: Option<Diameter>) -> Result<Details, SkipReason> {
    let medium = Medium::Water;
    let device = |kind| Ok(Details::Device(Device { kind, medium }));
    let station = |kind| Ok(Details::Station(Station { kind }));
    match kind {
        "w" | "zasuwaLubZawor" => Ok(Details::Valve(Valve {
            medium,
            diameter,
            state: None,
        })),
        "h" | "hydrant" => Ok(Details::Hydrant(Hydrant { kind: None, diameter })),
        "r" | "hydrofornia" => station(StationKind::Booster),
        "g" | "studniaGlebinowa" => station(StationKind::Intake),
        "zbiornik" => station(StationKind::Tank),
        "d" | "zdrojUliczny" => device(DeviceKind::Standpipe),
        "s" | "studnia" => device(DeviceKind::Well),
        "u" | "studzienka" | "trojnik" | "wlaz" | "inne" | "niezidentyfikowane" => device(DeviceKind::Technical),
        _ => Err(SkipReason::UnknownKind),
    }
}

/// A device of the sewer, by the letter of version 1.3 or the word of 2015.
fn sewer_device(kind: &str, diameter: Option<Diameter>) -> Result<Details, SkipReason> {
    let medium = Medium::Sewage;
    let device = |kind| Ok(Details::Device(Device { kind, medium }));
    match kind {
        "w" | "zasuwaLubZawor" => Ok(Details::Valve(Valve {
            medium,
            diameter,
            state: None,
        })),
        "s" | "studnia" | "studzienka" | "wlaz" => Ok(Details::Manhole(Manhole { kind: None })),
        "n" | "przepompownia" => Ok(Details::Station(Station {
            kind: StationKind::SewagePump,
        })),
        "k" | "kratkaSciekowa" => device(DeviceKind::Inlet),
        "l" | "odwodnienieLiniowe" => device(DeviceKind::LinearDrain),
        "m" | "osadnikKanalizacjiLokalnej" => device(DeviceKind::SepticTank),
        "d" => device(DeviceKind::HouseholdTreatment),
        "e" | "wylotKanalu" => device(DeviceKind::Outfall),
        "u" | "zbiornik" | "trojnik" | "wywietrznik" | "inne" | "niezidentyfikowane" => device(DeviceKind::Technical),
        _ => Err(SkipReason::UnknownKind),
    }
}
