//! The attributes of an object as columns of a flat table; what eBOK writes and reads back.

use domain::network::{
    Class, Course, Details, Diameter, FlowKind, HydrantKind, Material, NetworkObject, RoadRank, Section, SewerKind,
    ValveState,
};

/// A column of eBOK's own exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The object's id.
    Id,
    /// Its class, as a code.
    Class,
    /// Its status, as a code.
    Status,
    /// Its name.
    Name,
    /// Its owner.
    Owner,
    /// The owner's inventory number.
    BranchId,
    /// The year it was built.
    Year,
    /// The upper height in metres.
    ElevationTop,
    /// The lower height in metres.
    ElevationBottom,
    /// A pipe's function, as a code.
    Function,
    /// What a sewer carries, how a hydrant is built, what a station or device is: as a code.
    Kind,
    /// A round section or a device's nominal diameter, in millimetres.
    Diameter,
    /// A box section's width in millimetres.
    Width,
    /// A box section's height in millimetres.
    Height,
    /// A pipe's material, as a code.
    Material,
    /// How a pipe lies, as a code.
    Course,
    /// What moves the sewage, as a code.
    Flow,
    /// Whether a water pipe is of a private network.
    Local,
    /// Which network a device belongs to, as a code.
    Medium,
    /// A road's rank, as a code.
    Road,
    /// Whether a valve is open, as a code.
    ValveState,
    /// An address's village or town.
    Place,
    /// An address's street, or the street along which something lies.
    Street,
    /// An address's house number.
    HouseNumber,
    /// An address's postcode.
    Postcode,
    /// A parcel's number within its precinct.
    ParcelNumber,
    /// A parcel's precinct.
    Precinct,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text or code.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number of metres.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

impl Field {
    /// All columns, in the order in which they are written.
    pub const ALL: [Self; 27] = [
        Self::Id,
        Self::Class,
        Self::Status,
        Self::Name,
        Self::Owner,
        Self::BranchId,
        Self::Year,
        Self::ElevationTop,
        Self::ElevationBottom,
        Self::Function,
        Self::Kind,
        Self::Diameter,
        Self::Width,
        Self::Height,
        Self::Material,
        Self::Course,
        Self::Flow,
        Self::Local,
        Self::Medium,
        Self::Road,
        Self::ValveState,
        Self::Place,
        Self::Street,
        Self::HouseNumber,
        Self::Postcode,
        Self::ParcelNumber,
        Self::Precinct,
    ];

    /// The column's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Class => "class",
            Self::Status => "status",
            Self::Name => "name",
            Self::Owner => "owner",
            Self::BranchId => "branch_id",
            Self::Year => "year",
            Self::ElevationTop => "elevation_top",
            Self::ElevationBottom => "elevation_bottom",
            Self::Function => "function",
            Self::Kind => "kind",
            Self::Diameter => "diameter",
            Self::Width => "width",
            Self::Height => "height",
            Self::Material => "material",
            Self::Course => "course",
            Self::Flow => "flow",
            Self::Local => "local",
            Self::Medium => "medium",
            Self::Road => "road_rank",
            Self::ValveState => "valve_state",
            Self::Place => "place",
            Self::Street => "street",
            Self::HouseNumber => "house_number",
            Self::Postcode => "postcode",
            Self::ParcelNumber => "parcel_number",
            Self::Precinct => "precinct",
        }
    }

    /// Whether objects of the class have it.
    pub const fn belongs_to(self, class: Class) -> bool {
        match self {
            Self::Id
            | Self::Class
            | Self::Status
            | Self::Name
            | Self::Owner
            | Self::BranchId
            | Self::Year
            | Self::ElevationTop
            | Self::ElevationBottom => true,
            Self::Function | Self::Width | Self::Height | Self::Material | Self::Course => class.is_pipe(),
            Self::Kind => matches!(
                class,
                Class::SewerPipe
                    | Class::Hydrant
                    | Class::Manhole
                    | Class::Station
                    | Class::Device
                    | Class::ProtectionZone
            ),
            Self::Diameter => class.is_pipe() || matches!(class, Class::Valve | Class::Hydrant),
            Self::Flow => matches!(class, Class::SewerPipe),
            Self::Local => matches!(class, Class::WaterPipe),
            Self::Medium => matches!(class, Class::Valve | Class::Device),
            Self::Road => matches!(class, Class::Road),
            Self::ValveState => matches!(class, Class::Valve),
            Self::Place | Self::Street | Self::HouseNumber | Self::Postcode => matches!(class, Class::Address),
            Self::ParcelNumber | Self::Precinct => matches!(class, Class::Parcel),
        }
    }

    /// The type that the column has in a `GeoPackage`.
    pub const fn sql_type(self) -> &'static str {
        match self {
            Self::Year | Self::Diameter | Self::Width | Self::Height => "MEDIUMINT",
            Self::ElevationTop | Self::ElevationBottom => "REAL",
            Self::Local => "BOOLEAN",
            _ => "TEXT",
        }
    }
}

/// The columns of an object that have a value, in the order of [`Field::ALL`].
pub fn flatten(object: &NetworkObject) -> Vec<(Field, Cell)> {
    let mut row = Row(Vec::with_capacity(12));
    row.text(Field::Id, Some(object.id.as_str()));
    row.text(Field::Class, Some(object.class().code()));
    row.text(Field::Status, Some(object.status.code()));
    row.text(Field::Name, object.name.as_deref());
    row.text(Field::Owner, object.owner.as_deref());
    row.text(Field::BranchId, object.branch_id.as_deref());
    row.add(Field::Year, object.year.map(|year| Cell::Whole(year.into())));
    row.add(
        Field::ElevationTop,
        object.elevations.top.map(|top| Cell::Real(top.metres())),
    );
    row.add(
        Field::ElevationBottom,
        object.elevations.bottom.map(|bottom| Cell::Real(bottom.metres())),
    );
    row.details(&object.details);
    row.0.sort_by_key(|(field, _)| *field);
    row.0
}

struct Row(Vec<(Field, Cell)>);

impl Row {
    fn add(&mut self, field: Field, cell: Option<Cell>) {
        self.0.extend(cell.map(|cell| (field, cell)));
    }

    fn text(&mut self, field: Field, text: Option<&str>) {
        self.add(field, text.map(|text| Cell::Text(text.to_owned())));
    }

    fn diameter(&mut self, field: Field, diameter: Option<Diameter>) {
        self.add(field, diameter.map(|diameter| Cell::Whole(diameter.into())));
    }

    fn section(&mut self, section: Option<Section>) {
        match section {
            Some(Section::Round(diameter)) => self.diameter(Field::Diameter, Some(diameter)),
            Some(Section::Box { width, height }) => {
                self.diameter(Field::Width, Some(width));
                self.diameter(Field::Height, Some(height));
            }
            None => {}
        }
    }

    fn details(&mut self, details: &Details) {
        match details {
            Details::WaterPipe(pipe) => {
                self.text(Field::Function, Some(pipe.function.code()));
                self.section(pipe.section);
                self.text(Field::Material, pipe.material.map(Material::code));
                self.text(Field::Course, pipe.course.map(Course::code));
                self.add(Field::Local, Some(Cell::Flag(pipe.local)));
            }
            Details::SewerPipe(pipe) => {
                self.text(Field::Function, Some(pipe.function.code()));
                self.text(Field::Kind, Some(pipe.kind.code()));
                self.text(Field::Flow, pipe.flow.map(FlowKind::code));
                self.section(pipe.section);
                self.text(Field::Material, pipe.material.map(Material::code));
                self.text(Field::Course, pipe.course.map(Course::code));
            }
            Details::Valve(valve) => {
                self.text(Field::Medium, Some(valve.medium.code()));
                self.diameter(Field::Diameter, valve.diameter);
                self.text(Field::ValveState, valve.state.map(ValveState::code));
            }
            Details::Hydrant(hydrant) => {
                self.text(Field::Kind, hydrant.kind.map(HydrantKind::code));
                self.diameter(Field::Diameter, hydrant.diameter);
            }
            Details::Manhole(manhole) => self.text(Field::Kind, manhole.kind.map(SewerKind::code)),
            Details::Station(station) => self.text(Field::Kind, Some(station.kind.code())),
            Details::Device(device) => {
                self.text(Field::Kind, Some(device.kind.code()));
                self.text(Field::Medium, Some(device.medium.code()));
            }
            Details::Boundary(base)
            | Details::Road(base)
            | Details::Building(base)
            | Details::WaterBody(base)
            | Details::Forest(base)
            | Details::Place(base) => self.text(Field::Road, base.road.map(RoadRank::code)),
            Details::Address(address) => {
                self.text(Field::Place, Some(&address.place));
                self.text(Field::Street, address.street.as_deref());
                self.text(Field::HouseNumber, Some(&address.number));
                self.text(Field::Postcode, address.postcode.as_deref());
            }
            Details::Parcel(parcel) => {
                self.text(Field::ParcelNumber, Some(&parcel.number));
                self.text(Field::Precinct, parcel.precinct.as_deref());
            }
            Details::ProtectionZone(zone) => self.text(Field::Kind, Some(zone.kind.code())),
            Details::Elevation {} => {}
        }
    }
}
