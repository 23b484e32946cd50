//! The network of pipes and what stands on it, and the base map under it.
//!
//! Objects here have attributes but no shape: geometry lives in the crate `gis`.
//! Codes and their meaning follow the national utility-network schema GESUT 1.3
//! (GUGiK, 4 March 2022), widened by what that schema lacks, the material above all.

mod base;
mod class;
mod device;
mod found;
mod measure;
mod object;
mod pipe;
mod zoom;

pub use base::{AddressPoint, BaseObject, Parcel, ProtectionZone, RoadRank, ZoneKind};
pub use class::{Class, TileSource};
pub use device::{Device, DeviceKind, Hydrant, HydrantKind, Manhole, Medium, Station, StationKind, Valve, ValveState};
pub use found::FoundKind;
pub use measure::{Diameter, Elevation, Elevations, MeasureError, Section};
pub use object::{Details, NetworkObject, ObjectId, ObjectIdError, ObjectRef, Status};
pub use pipe::{Course, FlowKind, Material, PipeFunction, SewerKind, SewerPipe, WaterPipe};
pub use zoom::{class_zoom, first_zoom, pipe_zoom};
