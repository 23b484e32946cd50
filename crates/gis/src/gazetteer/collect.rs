//! What the builder gathers before it knows which street lies in which village.

use domain::network::{Details, FoundKind, NetworkObject};
use geo_types::Geometry;

use super::texts::{TextId, TextsBuilder};
use crate::measure::{bounds, point_on};

/// A named object.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub kind: FoundKind,
    pub label: TextId,
    pub reference: TextId,
    pub point: [f64; 2],
    pub bounds: [f64; 4],
}

/// An address.
#[derive(Debug, Clone)]
pub(super) struct Address {
    pub place: TextId,
    pub street: TextId,
    pub number: TextId,
    pub postcode: TextId,
    pub reference: TextId,
    pub point: [f64; 2],
}

/// A plot.
#[derive(Debug, Clone)]
pub(super) struct PlotAt {
    pub number: TextId,
    pub precinct: TextId,
    pub reference: TextId,
    pub point: [f64; 2],
    pub bounds: [f64; 4],
}

/// Everything that can be found, as it came.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub texts: TextsBuilder,
    pub places: Vec<Named>,
    /// Named roads, waters, forests and stations.
    pub named: Vec<Named>,
    pub addresses: Vec<Address>,
    pub plots: Vec<PlotAt>,
}

impl Collected {
    /// Takes what an object can be found by; most have nothing.
    pub(super) fn take(&mut self, dataset: &str, object: &NetworkObject, geometry: &Geometry<f64>) {
        let kind = match &object.details {
            Details::Address(_) => FoundKind::Address,
            Details::Parcel(_) => FoundKind::Parcel,
            Details::Place(_) => FoundKind::Place,
            Details::Road(_) => FoundKind::Street,
            Details::WaterBody(_) => FoundKind::Water,
            Details::Forest(_) => FoundKind::Forest,
            Details::Station(_) => FoundKind::Station,
            _ => return,
        };
        let name = object.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let has_own_number = matches!(kind, FoundKind::Address | FoundKind::Parcel);
        if name.is_none() && !has_own_number {
            return;
        }
        let (Some(point), Some(bounds)) = (point_on(geometry), bounds(geometry)) else {
            return;
        };
        // A street is many roads, so that none of them is its address.
        let reference = match kind {
            FoundKind::Street => TextId::EMPTY,
            _ => self.texts.add(&format!("{dataset}/{}", object.id)),
        };
        match &object.details {
            Details::Address(address) => self.addresses.push(Address {
                place: self.texts.share(address.place.trim()),
                street: self.texts.share(address.street.as_deref().unwrap_or_default().trim()),
                number: self.texts.share(address.number.trim()),
                postcode: self.texts.share(address.postcode.as_deref().unwrap_or_default().trim()),
                reference,
                point,
            }),
            Details::Parcel(parcel) => self.plots.push(PlotAt {
                number: self.texts.share(parcel.number.trim()),
                precinct: self.texts.share(parcel.precinct.as_deref().unwrap_or_default().trim()),
                reference,
                point,
                bounds,
            }),
            _ => {
                let label = self.texts.share(name.unwrap_or_default());
                let of = if kind == FoundKind::Place {
                    &mut self.places
                } else {
                    &mut self.named
                };
                of.push(Named {
                    kind,
                    label,
                    reference,
                    point,
                    bounds,
                });
            }
        }
    }
}
