//! Valves, hydrants, manholes, stations and the rest: a symbol each.

use domain::network::Class;
use tiles::{Feature, GeometryKind, Layer, Tile};
use web_sys::CanvasRenderingContext2d;

use super::super::hits::layer_of;
use super::super::style::{self, CHOSEN};
use super::Sheet;
use super::network::visible;

/// From the least important to the most, which comes on top.
const ORDER: [Class; 6] = [
    Class::Elevation,
    Class::Device,
    Class::Manhole,
    Class::Valve,
    Class::Station,
    Class::Hydrant,
];

pub(super) fn paint(sheet: &Sheet<'_>, tile: &Tile) {
    for class in ORDER {
        let Some(layer) = tile.layer(class.code()) else {
            continue;
        };
        for feature in visible(sheet, class, layer) {
            sheet.dim(layer_of(class, layer, feature).group());
            if feature.kind != GeometryKind::Point {
                outline(sheet, class, layer, feature);
            }
            let Some(point) = centre(feature) else { continue };
            let [x, y] = sheet.pixel(point);
            if sheet.look.chooses(feature) {
                disc(sheet.context, x, y, 14.0, CHOSEN, "#10212f", 2.0);
            }
            symbol(sheet, class, layer, feature, [x, y]);
        }
    }
}

/// Where the symbol of a device with a shape stands: in the middle of its box.
fn centre(feature: &Feature) -> Option<[i32; 2]> {
    if feature.kind == GeometryKind::Point {
        return feature.points().first().copied();
    }
    let [west, north, east, south] = feature.bounds();
    Some([i32::midpoint(west, east), i32::midpoint(north, south)])
}

fn outline(sheet: &Sheet<'_>, class: Class, layer: &Layer, feature: &Feature) {
    sheet.context.begin_path();
    sheet.trace(feature, feature.kind == GeometryKind::Polygon);
    sheet.context.set_stroke_style_str(color(class, layer, feature));
    sheet.context.set_line_width(1.5);
    sheet.context.stroke();
}

fn color(class: Class, layer: &Layer, feature: &Feature) -> &'static str {
    let said = |key| layer.text(feature, key);
    style::point(class, said("kind"), said("medium"), said("status"))
}

fn symbol(sheet: &Sheet<'_>, class: Class, layer: &Layer, feature: &Feature, [x, y]: [f64; 2]) {
    let context = sheet.context;
    let near = sheet.look.zoom >= 17.0;
    let color = color(class, layer, feature);
    match class {
        Class::Hydrant if near => {
            disc(context, x, y, 8.0, color, "#ffffff", 2.0);
            letter(context, "H", x, y, 10);
        }
        Class::Hydrant => disc(context, x, y, 4.5, color, "#ffffff", 1.5),
        Class::Station => {
            square(context, x, y, 8.0, color);
            letter(context, station_letter(layer.text(feature, "kind")), x, y, 11);
        }
        Class::Valve => bow_tie(context, x, y, if near { 6.0 } else { 4.0 }, color),
        Class::Manhole => disc(context, x, y, if near { 4.5 } else { 3.0 }, "#ffffff", color, 1.6),
        Class::Elevation => disc(
            context,
            x,
            y,
            1.8,
            sheet.look.ground().text,
            sheet.look.ground().halo,
            1.0,
        ),
        _ => disc(context, x, y, 3.2, color, "#ffffff", 1.2),
    }
}

const fn station_letter(kind: Option<&str>) -> &'static str {
    match kind {
        Some(kind) => match kind.as_bytes() {
            b"sewage_pump" => "P",
            b"booster" => "h",
            b"intake" => "S",
            b"water_treatment" => "U",
            b"tank" => "Z",
            b"sewage_treatment" => "O",
            _ => "",
        },
        None => "",
    }
}

fn disc(context: &CanvasRenderingContext2d, x: f64, y: f64, radius: f64, fill: &str, line: &str, width: f64) {
    context.begin_path();
    // An arc is refused only for a negative radius.
    let _ = context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
    context.set_fill_style_str(fill);
    context.fill();
    context.set_stroke_style_str(line);
    context.set_line_width(width);
    context.stroke();
}

fn square(context: &CanvasRenderingContext2d, x: f64, y: f64, half: f64, fill: &str) {
    context.set_fill_style_str("#ffffff");
    context.fill_rect(x - half - 1.5, y - half - 1.5, 2.0 * half + 3.0, 2.0 * half + 3.0);
    context.set_fill_style_str(fill);
    context.fill_rect(x - half, y - half, 2.0 * half, 2.0 * half);
}

fn bow_tie(context: &CanvasRenderingContext2d, x: f64, y: f64, half: f64, color: &str) {
    context.begin_path();
    context.move_to(x - half, y - half * 0.7);
    context.line_to(x + half, y + half * 0.7);
    context.line_to(x + half, y - half * 0.7);
    context.line_to(x - half, y + half * 0.7);
    context.close_path();
    context.set_stroke_style_str("#ffffff");
    context.set_line_width(4.0);
    context.stroke();
    context.set_fill_style_str("#ffffff");
    context.fill();
    context.set_stroke_style_str(color);
    context.set_line_width(1.6);
    context.stroke();
}

fn letter(context: &CanvasRenderingContext2d, sign: &str, x: f64, y: f64, size: u16) {
    context.set_font(&format!("700 {size}px system-ui, sans-serif"));
    context.set_text_align("center");
    context.set_text_baseline("middle");
    context.set_fill_style_str("#ffffff");
    // Text is refused only when the canvas is lost.
    let _ = context.fill_text(sign, x, y + 0.5);
}
