//! From a row of a table to an object.

use std::path::Path;

use domain::network::{
    AddressPoint, BaseObject, Class, Course, Details, Device, DeviceKind, Elevation, Elevations, FlowKind, Hydrant,
    Manhole, Material, Medium, Parcel, PipeFunction, ProtectionZone, RoadRank, Section, SewerKind, SewerPipe, Station,
    StationKind, Status, Valve, ValveState, WaterPipe, ZoneKind,
};

use super::classes::{Named, named};
use super::columns::Columns;
use super::field::Field;
use crate::read::attributes::Attributes;
use crate::read::error::Fault;
use crate::read::gate::Draft;
use crate::read::mapping::{LayerRule, Mapping};
use crate::read::register::{self, Register};
use crate::read::words::{self, Word};
use crate::report::{SkipReason, Tally, cut};

/// A layer of a table-like file: its name and its columns.
#[derive(Debug)]
pub struct Layer {
    /// As the file names it.
    pub name: String,
    columns: Columns,
    /// The class that the layer's or file's name means.
    named: Option<Named>,
    /// The layer is a class of a register that some tool made a table of.
    register: Option<Result<Register, SkipReason>>,
    /// What the operator says of it.
    rule: Option<LayerRule>,
}

impl Layer {
    /// Understands a layer by what the operator says of it, by its name, its file's name and its columns, and tells the
    /// columns in the report.
    ///
    /// # Errors
    /// [`Fault::NoColumn`] when the operator names a column that the layer has not.
    pub fn new(
        name: &str,
        file: &Path,
        column_names: &[String],
        mapping: Option<&Mapping>,
        tally: &mut Tally,
    ) -> Result<Self, Fault> {
        let stem = file
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        tally.layer(name);
        let rule = mapping.and_then(|mapping| mapping.layer(name)).cloned();
        let guessed = named(name).or_else(|| named(&stem));
        let layer = Self {
            name: name.to_owned(),
            columns: columns(name, column_names, rule.as_ref())?,
            named: match rule.as_ref().and_then(|rule| rule.class) {
                Some(class) => Some(Named::said(class, guessed)),
                None => guessed,
            },
            register: register::class_of_layer(name)
                .or_else(|| register::class_of_layer(&stem))
                .filter(|_| rule.is_none()),
            rule,
        };
        // The columns of a register mean what its schema says; there is nothing to guess and to tell.
        if layer.register.is_none() {
            for (column, became) in layer.columns.uses() {
                tally.column(name, column, became.map(Field::name));
            }
        }
        Ok(layer)
    }

    /// The row's id, when it has one.
    pub fn id<'r>(&'r self, row: &'r Attributes) -> Option<&'r str> {
        let of_register = self.register.and_then(|_| row.get("lokalnyId"));
        of_register.or_else(|| self.cell(row, Field::Id))
    }

    /// The row's id in a file that may have `several` layers. A number counts rows of one layer; among several it needs
    /// the layer's name to be an id.
    pub fn unique_id(&self, row: &Attributes, several: bool) -> Option<String> {
        let id = self.id(row)?;
        let counts = several && id.bytes().all(|byte| byte.is_ascii_digit());
        Some(if counts {
            format!("{}/{id}", self.name)
        } else {
            id.to_owned()
        })
    }

    /// Makes the row an object without an id.
    ///
    /// # Errors
    /// [`SkipReason::UnknownClass`] when neither the row nor the layer nor the file tells the class; other reasons for
    /// layers that are classes of a register, and for stations of an unknown kind.
    pub fn draft(&self, row: &Attributes, tally: &mut Tally) -> Result<Draft, SkipReason> {
        if let Some(register) = self.register {
            let register = register?;
            if register::is_historic(row) {
                return Err(SkipReason::Historic);
            }
            return register.draft(&self.name, row, tally);
        }
        let class = self.cell(row, Field::Class).filter(|_| !self.is_class_said());
        let kind = self.cell(row, Field::Kind).filter(|_| !self.is_class_said());
        let own_class = class.and_then(named).or_else(|| kind.and_then(named));
        let named = own_class
            .as_ref()
            .or(self.named.as_ref())
            .ok_or(SkipReason::UnknownClass)?;
        let mut reader = RowReader {
            layer: self,
            named,
            row,
            tally,
        };
        if let (Some(text), None) = (class, &own_class) {
            reader.remark(&format!("class `{text}` is not understood: taken as {}", named.class));
        }
        let mut draft = Draft::new(reader.details()?);
        draft.status = reader.word(Field::Status).unwrap_or(Status::Existing);
        // Pipes and devices are called after the street they lie in; an address has the street as a part.
        draft.name = reader.text(Field::Name).or_else(|| {
            let own = matches!(draft.details, Details::Address(_));
            (!own).then(|| reader.text(Field::Street)).flatten()
        });
        draft.owner = reader.text(Field::Owner);
        draft.branch_id = reader.text(Field::BranchId);
        draft.year = reader.read(Field::Year, words::year);
        draft.elevations = Elevations {
            top: reader.height(Field::ElevationTop),
            bottom: reader.height(Field::ElevationBottom),
        };
        Ok(draft)
    }

    /// Whether the operator gave all rows one class.
    fn is_class_said(&self) -> bool {
        let said = |rule: &LayerRule| rule.class.is_some() && !rule.columns.contains_key(&Field::Class);
        self.rule.as_ref().is_some_and(said)
    }

    fn cell<'r>(&'r self, row: &'r Attributes, field: Field) -> Option<&'r str> {
        let rule = self.rule.as_ref();
        if let Some(fixed) = rule.and_then(|rule| rule.fixed.get(&field)) {
            return Some(fixed);
        }
        let text = self.columns.name(field).and_then(|column| row.get(column))?;
        rule.and_then(|rule| rule.value(field, text)).or(Some(text))
    }
}

/// The columns, with those that the operator names; the letters' case does not matter.
fn columns(layer: &str, names: &[String], rule: Option<&LayerRule>) -> Result<Columns, Fault> {
    let Some(rule) = rule else {
        return Ok(Columns::of(names, Vec::new(), &[]));
    };
    let mut said = Vec::new();
    for (field, column) in &rule.columns {
        let exactly = names.iter().find(|name| *name == column);
        let found = exactly.or_else(|| names.iter().find(|name| name.to_lowercase() == column.to_lowercase()));
        let found = found.ok_or_else(|| Fault::NoColumn {
            layer: cut(layer),
            column: cut(column),
            known: names
                .iter()
                .take(100)
                .map(|name| cut(name))
                .collect::<Vec<_>>()
                .join(", "),
        })?;
        said.push((*field, found.clone()));
    }
    let mut settled: Vec<Field> = rule.fixed.keys().copied().collect();
    if rule.class.is_some() {
        settled.push(Field::Class);
    }
    Ok(Columns::of(names, said, &settled))
}

struct RowReader<'a> {
    layer: &'a Layer,
    named: &'a Named,
    row: &'a Attributes,
    tally: &'a mut Tally,
}

impl RowReader<'_> {
    fn remark(&mut self, text: &str) {
        let id = self.layer.id(self.row).unwrap_or_default();
        self.tally.remark(&self.layer.name, text, id);
    }

    fn text(&self, field: Field) -> Option<String> {
        self.layer.cell(self.row, field).map(ToOwned::to_owned)
    }

    /// What the row says, or else what the layer's name says. What is not understood is remarked and left unknown.
    fn read<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let implied = self
            .named
            .defaults
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, word)| *word);
        let Some(text) = self.layer.cell(self.row, field) else {
            return implied.and_then(read);
        };
        let value = read(text);
        if value.is_none() && implied.is_none() {
            self.remark(&format!("{} `{text}` is not understood", field.name()));
        }
        value.or_else(|| implied.and_then(read))
    }

    fn word<T: Word>(&mut self, field: Field) -> Option<T> {
        self.read(field, T::read)
    }

    /// A word that the class cannot do without.
    fn needed<T: Word + std::fmt::Display>(&mut self, field: Field, otherwise: T) -> T {
        let found = self.word(field);
        found.unwrap_or_else(|| {
            self.remark(&format!("{} is not known: taken as {otherwise}", field.name()));
            otherwise
        })
    }

    fn height(&mut self, field: Field) -> Option<Elevation> {
        self.read(field, |text| Elevation::from_metres(words::real(text)?).ok())
    }

    fn section(&mut self) -> Option<Section> {
        let width = self.read(Field::Width, words::diameter);
        let height = self.read(Field::Height, words::diameter);
        match (width, height) {
            (Some(width), Some(height)) => Some(Section::Box { width, height }),
            _ => self.read(Field::Diameter, words::section),
        }
    }

    fn material(&mut self) -> Option<Material> {
        let text = self.layer.cell(self.row, Field::Material)?;
        let material = Material::read(text);
        if material.is_none() {
            self.remark(&format!("material `{text}` is not understood: taken as other"));
        }
        material.or(Some(Material::Other))
    }

    fn details(&mut self) -> Result<Details, SkipReason> {
        let base = BaseObject { road: None };
        Ok(match self.named.class {
            Class::WaterPipe => Details::WaterPipe(self.water_pipe()),
            Class::SewerPipe => Details::SewerPipe(self.sewer_pipe()),
            Class::Valve => Details::Valve(Valve {
                medium: self.medium(),
                diameter: self.read(Field::Diameter, words::diameter),
                state: self.word::<ValveState>(Field::ValveState),
            }),
            Class::Hydrant => Details::Hydrant(Hydrant {
                kind: self.word(Field::Kind),
                diameter: self.read(Field::Diameter, words::diameter),
            }),
            Class::Manhole => Details::Manhole(Manhole {
                kind: self.word::<SewerKind>(Field::Kind),
            }),
            Class::Station => Details::Station(Station {
                kind: self.word::<StationKind>(Field::Kind).ok_or(SkipReason::UnknownKind)?,
            }),
            Class::Device => Details::Device(Device {
                kind: self.needed(Field::Kind, DeviceKind::Technical),
                medium: self.medium(),
            }),
            Class::Elevation => Details::Elevation {},
            Class::Road => Details::Road(BaseObject {
                road: self.word::<RoadRank>(Field::Road),
            }),
            Class::Boundary => Details::Boundary(base),
            Class::Building => Details::Building(base),
            Class::WaterBody => Details::WaterBody(base),
            Class::Forest => Details::Forest(base),
            Class::Place => Details::Place(base),
            Class::Address => Details::Address(self.address()?),
            Class::Parcel => Details::Parcel(self.parcel()?),
            Class::ProtectionZone => Details::ProtectionZone(ProtectionZone {
                kind: self.needed(Field::Kind, ZoneKind::Indirect),
            }),
        })
    }

    /// The network that a device belongs to: the row's own word, or what the layer's name says anywhere in it.
    fn medium(&mut self) -> Medium {
        if let Some(medium) = self.word(Field::Medium) {
            return medium;
        }
        let layer = words::plain(&self.layer.name);
        if layer.contains("kanal") || layer.contains("sciek") || layer.contains("sewer") {
            return Medium::Sewage;
        }
        if !layer.contains("wod") {
            self.remark("medium is not known: taken as water");
        }
        Medium::Water
    }

    /// An address needs a number and a village or town to be one.
    fn address(&self) -> Result<AddressPoint, SkipReason> {
        let number = self.text(Field::HouseNumber).or_else(|| self.text(Field::BranchId));
        Ok(AddressPoint {
            place: self.text(Field::Place).ok_or(SkipReason::Incomplete)?,
            street: self.text(Field::Street),
            number: number.ok_or(SkipReason::Incomplete)?,
            postcode: self.text(Field::Postcode),
        })
    }

    /// A parcel's number stands in its own column, or at the end of its full number: `281707_2.0001.112/3`.
    fn parcel(&self) -> Result<Parcel, SkipReason> {
        let id = self.layer.id(self.row);
        let of_id = id
            .and_then(|id| id.rsplit_once('.'))
            .map(|(_, number)| number.to_owned());
        let number = self.text(Field::ParcelNumber).or_else(|| self.text(Field::BranchId));
        Ok(Parcel {
            number: number.or(of_id).ok_or(SkipReason::Incomplete)?,
            precinct: self.text(Field::Precinct),
        })
    }

    fn water_pipe(&mut self) -> WaterPipe {
        WaterPipe {
            function: self.needed(Field::Function, PipeFunction::Distribution),
            section: self.section(),
            material: self.material(),
            course: self.word::<Course>(Field::Course),
            local: self.read(Field::Local, words::flag).unwrap_or(false),
        }
    }

    fn sewer_pipe(&mut self) -> SewerPipe {
        SewerPipe {
            function: self.needed(Field::Function, PipeFunction::Distribution),
            kind: self.needed(Field::Kind, SewerKind::Sanitary),
            flow: self.word::<FlowKind>(Field::Flow),
            section: self.section(),
            material: self.material(),
            course: self.word::<Course>(Field::Course),
        }
    }
}

#[cfg(test)]
mod tests;
