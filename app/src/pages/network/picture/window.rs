//! Which window of the map to draw before the browser's own size is known.

use std::f64::consts::PI;

use contract::network::Bounds;
use serde::{Deserialize, Serialize};

use crate::islands::map::link::Sight;

/// A guess at the window of the asker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// The drawing's width and height in CSS pixels: enough for most windows of the sort.
    pub picture: [u16; 2],
    /// The map's usual width and height, for choosing a zoom.
    usual: [u16; 2],
    /// More points than this are not drawn: they would cost more time on the way than they save.
    pub most_points: usize,
}

impl Screen {
    /// A phone held upright, or anything larger.
    #[must_use]
    pub const fn guess(from_phone: bool) -> Self {
        if from_phone {
            Self {
                picture: [440, 780],
                usual: [380, 620],
                most_points: 8_000,
            }
        } else {
            Self {
                picture: [1920, 1000],
                usual: [1280, 720],
                most_points: 30_000,
            }
        }
    }

    /// From where a box is seen whole; never nearer than `nearest`. The same that the map does with its real size.
    #[must_use]
    pub fn sight(&self, [west, south, east, north]: Bounds, nearest: f64) -> Sight {
        let (corner, opposite) = (from_degrees([west, north]), from_degrees([east, south]));
        let share = [0, 1].map(|axis| {
            let pixels = (opposite[axis] - corner[axis]).abs() * 256.0;
            f64::from(self.usual[axis]) / pixels.max(f64::MIN_POSITIVE)
        });
        let zoom = share[0].min(share[1]).log2().floor();
        Sight {
            center: to_degrees([0, 1].map(|axis| f64::midpoint(corner[axis], opposite[axis]))),
            zoom: zoom.clamp(9.0, nearest),
        }
    }

    /// Where a place (longitude, latitude) lies in the drawing, in CSS pixels from its north-western corner.
    #[must_use]
    pub fn pixel(&self, sight: Sight, place: [f64; 2]) -> [f64; 2] {
        let across = 256.0 * sight.zoom.exp2();
        let (middle, place) = (from_degrees(sight.center), from_degrees(place));
        [0, 1].map(|axis| (place[axis] - middle[axis]) * across + f64::from(self.picture[axis]) / 2.0)
    }

    /// Another sight, so many parts of the window to the east and to the south.
    #[must_use]
    pub fn moved(&self, sight: Sight, parts: [f64; 2]) -> Sight {
        let across = 256.0 * sight.zoom.exp2();
        let [x, y] = from_degrees(sight.center);
        let by = [0, 1].map(|axis| parts[axis] * f64::from(self.usual[axis]) / across);
        Sight {
            center: to_degrees([x + by[0], y + by[1]]),
            ..sight
        }
    }
}

/// Web mercator, the whole world 1 across, from its north-western corner.
fn from_degrees([longitude, latitude]: [f64; 2]) -> [f64; 2] {
    let y = 0.5 - latitude.to_radians().tan().asinh() / (2.0 * PI);
    [(longitude + 180.0) / 360.0, y]
}

fn to_degrees([x, y]: [f64; 2]) -> [f64; 2] {
    [x * 360.0 - 180.0, ((0.5 - y) * 2.0 * PI).sinh().atan().to_degrees()]
}

#[cfg(test)]
mod tests {
    use super::Screen;
    use crate::islands::map::link::Sight;

    const GMINA: [f64; 4] = [21.11, 53.474, 21.444, 53.704];

    #[test]
    fn the_whole_gmina_is_seen_from_the_zoom_at_which_it_fits() {
        // 0.334° are 487 pixels at zoom 11 and 243 at zoom 10; 0.23° of latitude are half as much again.
        let (phone, desk) = (Screen::guess(true), Screen::guess(false));
        assert_eq!(phone.sight(GMINA, 18.0).zoom, 10.0);
        assert_eq!(desk.sight(GMINA, 18.0).zoom, 11.0);
        let [longitude, latitude] = desk.sight(GMINA, 18.0).center;
        assert!((longitude - 21.277).abs() < 1e-9);
        assert!((latitude - 53.589).abs() < 0.001, "{latitude}");
    }

    #[test]
    fn a_point_is_seen_from_the_nearest_zoom_and_the_world_from_the_farthest() {
        let screen = Screen::guess(true);
        assert_eq!(screen.sight([21.3, 53.6, 21.3, 53.6], 18.0).zoom, 18.0);
        assert_eq!(screen.sight([-180.0, -80.0, 180.0, 80.0], 18.0).zoom, 9.0);
    }

    #[test]
    fn the_middle_of_the_sight_is_the_middle_of_the_drawing() {
        let screen = Screen::guess(true);
        let sight = Sight {
            center: [21.3474, 53.6004],
            zoom: 16.0,
        };
        assert_eq!(screen.pixel(sight, sight.center), [220.0, 390.0]);
        let [x, y] = screen.pixel(sight, [21.3474 + 0.001, 53.6004]);
        // 256 · 2¹⁶ pixels are 360 degrees.
        assert!((x - 220.0 - 46.6).abs() < 0.1 && (y - 390.0).abs() < 1e-6);
    }

    #[test]
    fn a_step_there_and_back_leads_to_where_it_began() {
        let screen = Screen::guess(false);
        let start = Sight {
            center: [21.3474, 53.6004],
            zoom: 16.0,
        };
        let there = screen.moved(start, [0.5, -0.5]);
        // Half of 1280 pixels at zoom 16 are 0.01373° to the east.
        assert!((there.center[0] - start.center[0] - 0.013_73).abs() < 1e-5);
        assert!(there.center[1] > start.center[1], "up is north");
        let back = screen.moved(there, [-0.5, 0.5]);
        for axis in 0..2 {
            assert!((back.center[axis] - start.center[axis]).abs() < 1e-9);
        }
    }
}
