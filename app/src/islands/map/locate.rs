//! Where the reader is, if the device tells: a spot, and a circle as wide as the device is unsure.

use leaflet::{LatLng, Layer};

use super::bindings::{circle, circle_marker, options};
use super::workbench::Workbench;

/// The class of everything that marks a place; its colours stand in the stylesheet.
const MARK: &str = "map-mark";

/// What the device said of its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Located {
    /// It is known to so many metres.
    Within(f64),
    /// The device does not tell.
    Refused,
}

impl Workbench {
    /// Asks the device where it is, and shows the place when it answers.
    pub fn locate(&self) {
        let settings = options(&[
            ("setView", true.into()),
            ("maxZoom", 17.into()),
            ("enableHighAccuracy", true.into()),
            ("timeout", 15_000.into()),
        ]);
        super::bindings::locate(&self.map, &settings);
    }

    /// Calls back whenever the device has answered.
    pub fn on_located(&self, told: impl Fn(Located) + Clone + 'static) {
        let (bench, refused) = (self.clone(), told.clone());
        self.map.on_location_found(Box::new(move |event| {
            let accuracy = event.accuracy();
            bench.mark(&event.lat_lng(), Some(accuracy));
            told(Located::Within(accuracy));
        }));
        self.map.on_location_error(Box::new(move |_| refused(Located::Refused)));
    }

    /// Marks a place, and takes the former mark away.
    pub fn mark(&self, at: &LatLng, accuracy: Option<f64>) {
        let mut marks = self.marks.borrow_mut();
        for mark in marks.drain(..) {
            mark.remove();
        }
        let style = |radius: f64| {
            options(&[
                ("radius", radius.into()),
                ("className", MARK.into()),
                ("interactive", false.into()),
            ])
        };
        let area: Option<Layer> = accuracy.map(|metres| circle(at, &style(metres)));
        for mark in area.into_iter().chain([circle_marker(at, &style(8.0))]) {
            mark.add_to(&self.map);
            marks.push(mark);
        }
    }
}
