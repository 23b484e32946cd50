//! A place in the coordinate systems of the trade.

use contract::AppError;
use contract::network::{PlaceCoordinates, PlanePosition};
use domain::actor::Actor;
use domain::permissions::Action;
use geo_types::Coord;
use gis::crs::guess::in_poland;
use gis::crs::{Crs, Projection};

use super::Network;
use crate::failure::permit;

impl Network {
    /// A place (longitude, latitude in degrees) in PL-2000 and PL-1992, for those who survey and design.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`place`) for numbers that are no place on earth.
    pub fn coordinates(&self, actor: &Actor, point: [f64; 2]) -> Result<PlaceCoordinates, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let [longitude, latitude] = point;
        if !(longitude.abs() <= 180.0 && latitude.abs() <= 90.0) {
            return Err(AppError::not_found("place"));
        }
        let degrees = Coord {
            x: longitude,
            y: latitude,
        };
        let plane = |crs: Crs| {
            let position = Projection::new(crs).ok()?.from_wgs84(degrees).ok()?;
            Some(PlanePosition {
                epsg: crs.epsg(),
                north: position.y,
                east: position.x,
            })
        };
        let is_near = in_poland(degrees);
        Ok(PlaceCoordinates {
            point,
            pl2000: is_near.then(|| plane(zone_of(longitude))).flatten(),
            pl1992: is_near.then(|| plane(Crs::PL1992)).flatten(),
        })
    }
}

/// The PL-2000 zone of a longitude: the one whose meridian, 15, 18, 21 or 24 degrees, is nearest.
fn zone_of(longitude: f64) -> Crs {
    match longitude {
        west if west < 16.5 => Crs::PL2000_5,
        west if west < 19.5 => Crs::PL2000_6,
        west if west < 22.5 => Crs::PL2000_7,
        _ => Crs::PL2000_8,
    }
}
