//! Where the reader is, if the device tells: a spot, and a circle as wide as the device is unsure.

use leaflet::{LatLng, Layer};

use super::bindings::{circle, circle_marker, options};
use super::workbench::Workbench;

/// The class of everything that marks a place; its colours stand in the stylesheet.
const MARK: &str = "map-mark";

impl Workbench {
    /// Asks the device once; `told` hears how many metres it is unsure, or nothing when it does not tell.
    pub fn locate(&self, told: impl Fn(Option<f64>) + Clone + 'static) {
        let (bench, found) = (self.clone(), told.clone());
        let answered = wasm_bindgen::closure::Closure::<dyn Fn(leaflet::LocationEvent)>::new(
            move |event: leaflet::LocationEvent| {
                let (at, accuracy) = (event.lat_lng(), event.accuracy());
                bench.mark(&at, Some(accuracy));
                found(Some(accuracy));
            },
        );
        let refused = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || told(None));
        self.map.off("locationfound");
        self.map.off("locationerror");
        self.map.on("locationfound", &answered.into_js_value());
        self.map.on("locationerror", &refused.into_js_value());
        let settings = options(&[
            ("setView", true.into()),
            ("maxZoom", 17.into()),
            ("enableHighAccuracy", true.into()),
            ("timeout", 15_000.into()),
        ]);
        super::bindings::locate(&self.map, &settings);
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
