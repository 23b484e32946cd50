//! Pipes: gathered by style, so that a tile of thousands of pipes takes a handful of strokes.

use domain::network::Class;
use tiles::{Feature, GeometryKind, Layer, Tile};

use super::super::hits::layer_of;
use super::super::layers::MapLayer;
use super::super::style::{CASING, CHOSEN, OUT_OF_USE, PipeStyle, pipe};
use super::Sheet;

/// From this zoom on, sewers say which way they flow.
const ARROWS_FROM: f64 = 17.0;
/// A stretch shorter than this, in pixels, has no room for an arrow.
const SHORTEST_WITH_ARROW: f64 = 26.0;

/// Sewers lie under water pipes, and so do they here.
const ORDER: [Class; 2] = [Class::SewerPipe, Class::WaterPipe];

pub(super) fn paint(sheet: &Sheet<'_>, tile: &Tile) {
    for class in ORDER {
        let Some(layer) = tile.layer(class.code()) else {
            continue;
        };
        sheet.dim(MapLayer::of(class, None, None, None).group());
        let mut bundles: Vec<(PipeStyle, Vec<&Feature>)> = Vec::new();
        for feature in visible(sheet, class, layer) {
            let style = pipe(
                class,
                layer.text(feature, "function"),
                layer.text(feature, "kind"),
                layer.text(feature, "status"),
                sheet.look.zoom,
            );
            match bundles.iter_mut().find(|(known, _)| *known == style) {
                Some((_, features)) => features.push(feature),
                None => {
                    // What is out of use lies under all else, then thin ones: a main stays on top of its connections.
                    let rank = |style: &PipeStyle| (style.color != OUT_OF_USE, style.width);
                    let place = bundles.partition_point(|(known, _)| rank(known) <= rank(&style));
                    bundles.insert(place, (style, vec![feature]));
                }
            }
        }
        paint_chosen(sheet, layer, &bundles);
        for (style, features) in &bundles {
            paint_bundle(sheet, style, features);
            if sheet.look.zoom >= ARROWS_FROM {
                arrows(sheet, layer, style, features);
            }
        }
    }
}

/// An arrow on every sewer whose manholes tell which way it flows, in the middle of its longest stretch.
fn arrows(sheet: &Sheet<'_>, layer: &Layer, style: &PipeStyle, features: &[&Feature]) {
    sheet.context.begin_path();
    for feature in features {
        let Some(towards) = layer.text(feature, "flows_to") else {
            continue;
        };
        let Some(([x1, y1], [x2, y2])) = longest_stretch(sheet, feature) else {
            continue;
        };
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length = (dx * dx + dy * dy).sqrt();
        if length < SHORTEST_WITH_ARROW {
            continue;
        }
        let turn = if towards == "start" { -1.0 } else { 1.0 };
        let (ahead, aside) = (dx / length * turn, dy / length * turn);
        let [x, y] = [f64::midpoint(x1, x2), f64::midpoint(y1, y2)];
        let half = style.width + 3.0;
        sheet.context.move_to(x + ahead * half * 1.6, y + aside * half * 1.6);
        sheet
            .context
            .line_to(x - ahead * half - aside * half, y - aside * half + ahead * half);
        sheet
            .context
            .line_to(x - ahead * half + aside * half, y - aside * half - ahead * half);
        sheet.context.close_path();
    }
    sheet.context.set_stroke_style_str(CASING);
    sheet.context.set_line_width(2.0);
    sheet.context.stroke();
    sheet.context.set_fill_style_str(style.color);
    sheet.context.fill();
}

/// The longest straight stretch of a feature, in pixels of its tile; the arrow stands on one tile only, that of its
/// middle.
fn longest_stretch(sheet: &Sheet<'_>, feature: &Feature) -> Option<([f64; 2], [f64; 2])> {
    let mut best: Option<(f64, [f64; 2], [f64; 2])> = None;
    for part in feature.parts() {
        for pair in part.windows(2) {
            let (from, to) = (sheet.pixel(pair[0]), sheet.pixel(pair[1]));
            let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
            let length = dx * dx + dy * dy;
            if best.is_none_or(|(known, ..)| known < length) {
                best = Some((length, from, to));
            }
        }
    }
    best.map(|(_, from, to)| (from, to))
}

/// The features of a layer that the panel shows.
pub(super) fn visible<'a>(
    sheet: &'a Sheet<'_>,
    class: Class,
    layer: &'a Layer,
) -> impl Iterator<Item = &'a Feature> + 'a {
    layer
        .features
        .iter()
        .filter(move |feature| sheet.look.visible.shows(layer_of(class, layer, feature)))
}

fn paint_chosen(sheet: &Sheet<'_>, layer: &Layer, bundles: &[(PipeStyle, Vec<&Feature>)]) {
    let Some(chosen) = layer.features.iter().find(|feature| sheet.look.chooses(feature)) else {
        return;
    };
    let Some((style, _)) = bundles
        .iter()
        .find(|(_, features)| features.iter().any(|feature| feature.id == chosen.id))
    else {
        return;
    };
    sheet.context.begin_path();
    sheet.trace(chosen, false);
    sheet.dash(&[]);
    sheet.context.set_stroke_style_str("#10212f");
    sheet.context.set_line_width(style.width + 13.0);
    sheet.context.stroke();
    sheet.context.set_stroke_style_str(CHOSEN);
    sheet.context.set_line_width(style.width + 10.0);
    sheet.context.stroke();
}

fn paint_bundle(sheet: &Sheet<'_>, style: &PipeStyle, features: &[&Feature]) {
    sheet.context.begin_path();
    for feature in features {
        sheet.trace(feature, feature.kind == GeometryKind::Polygon);
    }
    sheet.dash(&[]);
    sheet.context.set_stroke_style_str(CASING);
    sheet.context.set_line_width(style.width + 2.4);
    sheet.context.stroke();
    sheet.dash(style.dash);
    sheet
        .context
        .set_line_cap(if style.dash.is_empty() { "round" } else { "butt" });
    sheet.context.set_stroke_style_str(style.color);
    sheet.context.set_line_width(style.width);
    sheet.context.stroke();
    sheet.dash(&[]);
    sheet.context.set_line_cap("round");
}
