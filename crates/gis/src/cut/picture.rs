//! A window of the map as a drawing: what a page shows where no tiles are painted, in outlines that SVG can take as
//! they are.
//!
//! Objects that look alike are one outline, so that a village takes a dozen elements. Coordinates are whole half
//! pixels from the window's north-west corner.

use std::collections::HashMap;
use std::fmt::Write as _;

use domain::network::Class;
use tiles::GeometryKind;

use super::canvas::Canvas;
use super::frame::Frame;
use super::{MAX_ZOOM, MIN_ZOOM};
use crate::snapshot::{Group, Said, Sets, Snapshot, grid_point};

/// The drawing's unit: so many of them are one CSS pixel.
pub const UNITS_PER_PIXEL: u16 = 2;

/// How far an outline may leave its source, in the drawing's units: a quarter of a pixel.
const TOLERANCE: f64 = 0.5;

/// What is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Longitude and latitude of its middle, in degrees.
    pub center: [f64; 2],
    /// The zoom of tiles whose objects it shows, a tile being 512 pixels wide.
    pub zoom: u8,
    /// Width and height in CSS pixels.
    pub size: [u16; 2],
}

/// What an outline's objects have in common, as far as it decides their look: attributes as the tiles have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style<'a> {
    /// Their class.
    pub class: Class,
    /// Points, lines or areas.
    pub kind: GeometryKind,
    /// A pipe's function.
    pub function: Option<&'a str>,
    /// The kind of a sewer, a station, a zone.
    pub of_kind: Option<&'a str>,
    /// Existing, planned, out of use.
    pub status: Option<&'a str>,
    /// A road's rank.
    pub rank: Option<&'a str>,
    /// What a valve or a device carries.
    pub medium: Option<&'a str>,
}

/// Objects that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<'a> {
    /// How they look.
    pub style: Style<'a>,
    /// Their points, lines or rings, as the attribute `d` of an SVG path.
    pub path: String,
}

/// A name, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// The name.
    pub text: &'a str,
    /// Its place in the drawing's units.
    pub at: [i32; 2],
}

/// The drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture<'a> {
    /// What is drawn, each look once.
    pub outlines: Vec<Outline<'a>>,
    /// The names of places.
    pub names: Vec<Name<'a>>,
}

/// Draws the window, with objects of the wanted classes only.
///
/// With more than `most_points` points it would weigh more than it is worth; what orients best is drawn first, and the
/// first group of objects for which there is no room is left out with all that would come after it.
#[must_use]
pub fn picture<'a>(
    snapshot: &'a Snapshot,
    window: &Window,
    most_points: usize,
    wanted: impl Fn(Class) -> bool,
) -> Picture<'a> {
    let zoom = window.zoom.clamp(MIN_ZOOM, MAX_ZOOM);
    let Some(frame) = frame(window, zoom) else {
        return Picture::default();
    };
    let mut groups: Vec<&Group> = snapshot
        .groups()
        .iter()
        .filter(|group| group.first_zoom() <= zoom && wanted(group.class()))
        .collect();
    groups.sort_by_key(|group| (importance(group.class()), group.first_zoom()));
    let mut pencil = Pencil::new(snapshot.sets(), frame, most_points);
    for group in groups {
        if !pencil.draw(group.at(zoom).0) {
            break;
        }
    }
    pencil.picture
}

/// A unit of the drawing is `8 / UNITS_PER_PIXEL` units of a tile, which has 8 for each of its 512 pixels.
fn frame(window: &Window, zoom: u8) -> Option<Frame> {
    let shift = u32::from(MAX_ZOOM - zoom) + (8 / UNITS_PER_PIXEL).trailing_zeros();
    let [longitude, latitude] = window.center;
    let middle = grid_point(longitude, latitude)?;
    let size = window.size.map(|pixels| pixels.saturating_mul(UNITS_PER_PIXEL));
    let corner = std::array::from_fn(|axis| i64::from(middle[axis]) - ((i64::from(size[axis]) << shift) >> 1));
    Some(Frame::over(corner, shift, size, UNITS_PER_PIXEL, TOLERANCE))
}

/// What is drawn first.
const fn importance(class: Class) -> u8 {
    match class {
        Class::Boundary | Class::Place => 0,
        Class::WaterBody => 1,
        Class::WaterPipe => 2,
        Class::SewerPipe => 3,
        Class::Station | Class::ProtectionZone | Class::Hydrant => 4,
        Class::Road => 5,
        Class::Forest => 6,
        Class::Valve | Class::Manhole => 7,
        Class::Building => 8,
        Class::Parcel => 9,
        Class::Device | Class::Elevation | Class::Address => 10,
    }
}

/// What draws, and what it has drawn.
struct Pencil<'a> {
    sets: &'a Sets,
    frame: Frame,
    /// How many more points may be drawn.
    left: usize,
    canvas: Canvas,
    found: Vec<u32>,
    places: HashMap<Style<'a>, usize>,
    picture: Picture<'a>,
}

impl<'a> Pencil<'a> {
    fn new(sets: &'a Sets, frame: Frame, left: usize) -> Self {
        Self {
            sets,
            frame,
            left,
            canvas: Canvas::default(),
            found: Vec::new(),
            places: HashMap::new(),
            picture: Picture::default(),
        }
    }

    /// Draws a group whole; returns whether there was room for it. Half of one is worse than none: where it ends, the
    /// network seems to end.
    fn draw(&mut self, group: &Group) -> bool {
        let before = self.mark();
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        group.tree().find(self.frame.reach(), &mut found);
        let mut has_room = true;
        for object in &found {
            let Some(kind) = self.canvas.draw(group, *object, &self.frame) else {
                continue;
            };
            let Some(left) = self.left.checked_sub(self.canvas.points().len()) else {
                has_room = false;
                break;
            };
            self.left = left;
            self.keep(group.class(), kind, group.set(*object));
        }
        self.found = found;
        if !has_room {
            self.back_to(&before);
        }
        has_room
    }

    /// How much is drawn so far: how long each outline is, and how many names there are.
    fn mark(&self) -> (Vec<usize>, usize) {
        let lengths = self.picture.outlines.iter().map(|outline| outline.path.len());
        (lengths.collect(), self.picture.names.len())
    }

    fn back_to(&mut self, (lengths, names): &(Vec<usize>, usize)) {
        self.picture.outlines.truncate(lengths.len());
        for (outline, length) in self.picture.outlines.iter_mut().zip(lengths) {
            outline.path.truncate(*length);
        }
        self.picture.names.truncate(*names);
    }

    /// Adds what the canvas has drawn to what looks alike.
    fn keep(&mut self, class: Class, kind: GeometryKind, set: u32) {
        let (style, name) = self.style(class, kind, set);
        if class == Class::Place {
            if let (Some(text), Some(at)) = (name, self.canvas.points().first().copied()) {
                self.picture.names.push(Name { text, at });
            }
            return;
        }
        let outlines = &mut self.picture.outlines;
        let place = *self.places.entry(style).or_insert_with(|| {
            outlines.push(Outline {
                style,
                path: String::new(),
            });
            outlines.len() - 1
        });
        if let Some(outline) = outlines.get_mut(place) {
            trace(&self.canvas, kind, &mut outline.path);
        }
    }

    fn style(&self, class: Class, kind: GeometryKind, set: u32) -> (Style<'a>, Option<&'a str>) {
        let mut style = Style {
            class,
            kind,
            function: None,
            of_kind: None,
            status: None,
            rank: None,
            medium: None,
        };
        let mut name = None;
        for (key, said) in self.sets.of(set) {
            let Said::Text(text) = said else { continue };
            match key {
                "function" => style.function = Some(text),
                "kind" => style.of_kind = Some(text),
                "status" => style.status = Some(text),
                "rank" => style.rank = Some(text),
                "medium" => style.medium = Some(text),
                "name" => name = Some(text),
                _ => {}
            }
        }
        (style, name)
    }
}

/// Writes the drawn parts as SVG has them: relative, which is shorter. A point is a line of no length, which round
/// caps make a dot.
fn trace(canvas: &Canvas, kind: GeometryKind, path: &mut String) {
    let mut start = 0;
    for end in canvas.ends() {
        let part = canvas.points().get(start..*end as usize).unwrap_or_default();
        start = *end as usize;
        let mut before: Option<[i32; 2]> = None;
        for [x, y] in part {
            // Writing to a string never fails.
            let _ = match before.filter(|_| kind != GeometryKind::Point) {
                None => write!(path, "M{x} {y}"),
                Some([from_x, from_y]) => write!(path, "l{} {}", x - from_x, y - from_y),
            };
            if kind == GeometryKind::Point {
                path.push_str("h0");
            }
            before = Some([*x, *y]);
        }
        if kind == GeometryKind::Polygon {
            path.push('z');
        }
    }
}
