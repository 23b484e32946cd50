//! Draws the demo network as an SVG: `cargo run -p demo --example picture [lon lat width_m]`.

use std::fmt::Write as _;
use std::io::Write as _;

use domain::network::{Class, Details, DeviceKind, FlowKind, PipeFunction, RoadRank, SewerKind, Status};
use geo_types::{Coord, Geometry};
use gis::Feature;

const PIXELS: f64 = 1600.0;
const METRES_EAST: f64 = 66_219.0;
const METRES_NORTH: f64 = 111_297.0;

struct View {
    centre: Coord<f64>,
    /// Pixels per metre.
    scale: f64,
}

impl View {
    fn place(&self, c: Coord<f64>) -> (f64, f64) {
        let x = (c.x - self.centre.x) * METRES_EAST * self.scale + PIXELS / 2.0;
        let y = (self.centre.y - c.y) * METRES_NORTH * self.scale + PIXELS / 2.0;
        (x, y)
    }

    fn path(&self, coords: impl IntoIterator<Item = Coord<f64>>) -> String {
        let mut path = String::new();
        for (i, c) in coords.into_iter().enumerate() {
            let (x, y) = self.place(c);
            let _ = write!(path, "{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
        }
        path
    }

    fn draw(&self, feature: &Feature, svg: &mut String) {
        let style = style(feature, self.scale);
        match &feature.geometry {
            Geometry::Polygon(polygon) => {
                let mut path = self.path(polygon.exterior().0.iter().copied());
                for hole in polygon.interiors() {
                    path += &self.path(hole.0.iter().copied());
                }
                let _ = writeln!(svg, "<path fill-rule='evenodd' d='{path}' {style}/>");
            }
            Geometry::LineString(line) => {
                let path = self.path(line.0.iter().copied());
                let _ = writeln!(svg, "<path fill='none' stroke-linecap='round' d='{path}' {style}/>");
            }
            Geometry::Point(point) => self.mark(feature, (*point).into(), &style, svg),
            _ => {}
        }
    }

    fn mark(&self, feature: &Feature, at: Coord<f64>, style: &str, svg: &mut String) {
        let (x, y) = self.place(at);
        let metre = self.scale;
        let radius = match feature.object.class() {
            Class::Place => {
                let name = feature.object.name.as_deref().unwrap_or_default();
                let _ = writeln!(
                    svg,
                    "<text x='{x:.1}' y='{y:.1}' font-size='20' font-family='sans-serif'>{name}</text>"
                );
                return;
            }
            Class::Elevation => (0.8 * metre).min(2.0),
            Class::Station => (5.0 * metre).max(5.0),
            Class::Hydrant => (1.0 * metre).max(1.6),
            Class::Manhole => (0.8 * metre).max(0.8),
            _ => (0.6 * metre).max(0.7),
        };
        let _ = writeln!(svg, "<circle cx='{x:.1}' cy='{y:.1}' r='{radius:.1}' {style}/>");
    }
}

fn style(feature: &Feature, metre: f64) -> String {
    let line = |colour: &str, metres: f64, least: f64| {
        format!("stroke='{colour}' stroke-width='{:.2}'", (metres * metre).max(least))
    };
    let dash = if feature.object.status == Status::Existing {
        ""
    } else {
        " stroke-dasharray='6 4'"
    };
    let drawn = match &feature.object.details {
        Details::Boundary(_) => "fill='#f6f3e8' stroke='#a0a' stroke-width='2'".into(),
        Details::Forest(_) => "fill='#c5dfb2'".into(),
        Details::WaterBody(_) => "fill='#a5cdec' stroke='#6ba3cf' stroke-width='0.5'".into(),
        Details::Building(_) => "fill='#c9b7a4' stroke='#8a7561' stroke-width='0.4'".into(),
        Details::Road(road) => match road.road {
            Some(RoadRank::Main) => line("#f0b860", 7.0, 2.0),
            Some(RoadRank::Local) => line("#d9d2c5", 5.0, 1.2),
            _ => line("#b9a27c", 2.5, 0.5) + " stroke-dasharray='4 3'",
        },
        Details::WaterPipe(pipe) => match (feature.object.status, pipe.function) {
            (Status::OutOfUse, _) => line("#888", 0.4, 0.8),
            (_, PipeFunction::Main) => line("#0018c8", 0.6, 1.6),
            (_, PipeFunction::Distribution) => line("#2060ff", 0.5, 1.0),
            (_, PipeFunction::Service) => line("#60a0ff", 0.2, 0.3),
        },
        Details::SewerPipe(pipe) => match (pipe.kind, pipe.flow, pipe.function) {
            (SewerKind::Storm, _, _) => line("#0a8a5a", 0.5, 1.0),
            (_, Some(FlowKind::Pressure), _) => line("#c000a0", 0.4, 1.0),
            (_, _, PipeFunction::Service) => line("#b06a30", 0.2, 0.3),
            _ => line("#803300", 0.5, 1.0),
        },
        Details::Parcel(_) => "fill='none' stroke='#b9a88a' stroke-width='0.4'".into(),
        Details::ProtectionZone(_) => "fill='#0b7a4b' fill-opacity='0.12' stroke='#0b7a4b'".into(),
        Details::Address(_) => "fill='#555'".into(),
        Details::Valve(_) => "fill='#fff' stroke='#00f' stroke-width='0.6'".into(),
        Details::Hydrant(_) => "fill='#e00000'".into(),
        Details::Manhole(_) => "fill='#fff' stroke='#803300' stroke-width='0.6'".into(),
        Details::Station(_) => "fill='#ffd000' stroke='#000' stroke-width='1'".into(),
        Details::Device(device) if device.kind == DeviceKind::ServicePoint => "fill='#0050ff'".into(),
        Details::Device(_) => "fill='#0a8a5a'".into(),
        Details::Elevation {} => "fill='#666'".into(),
        Details::Place(_) => String::new(),
    };
    drawn + dash
}

fn main() -> std::io::Result<()> {
    let numbers: Vec<f64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let (centre, width) = match numbers[..] {
        [lon, lat, width] => (Coord { x: lon, y: lat }, width),
        _ => (Coord { x: 21.277, y: 53.589 }, 27_000.0),
    };
    let view = View {
        centre,
        scale: PIXELS / width,
    };
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{PIXELS}' height='{PIXELS}'><rect width='100%' height='100%' fill='#fff'/>\n"
    );
    for feature in demo::network(demo::SEED) {
        view.draw(&feature, &mut svg);
    }
    svg.push_str("</svg>\n");
    std::io::stdout().write_all(svg.as_bytes())
}
