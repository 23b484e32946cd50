//! An object together with its shape.

use domain::network::NetworkObject;
use geo_types::Geometry;

/// An object of the network and its shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// What it is.
    pub object: NetworkObject,
    /// Its shape: x is the longitude, y the latitude, in degrees (WGS 84). Never empty, always finite, always 2-D.
    pub geometry: Geometry<f64>,
}
