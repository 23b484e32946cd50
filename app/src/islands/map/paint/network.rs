//! Pipes: gathered by style, so that a tile of thousands of pipes takes a handful of strokes.

use domain::network::Class;
use tiles::{Feature, GeometryKind, Layer, Tile};

use super::super::hits::layer_of;
use super::super::style::{CASING, CHOSEN, PipeStyle, pipe};
use super::Sheet;

/// Sewers lie under water pipes, and so do they here.
const ORDER: [Class; 2] = [Class::SewerPipe, Class::WaterPipe];

pub(super) fn paint(sheet: &Sheet<'_>, tile: &Tile) {
    for class in ORDER {
        let Some(layer) = tile.layer(class.code()) else {
            continue;
        };
        sheet.dim(Sheet::group_of(class));
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
                    // Thin ones first: a main stays on top of its service connections.
                    let place = bundles.partition_point(|(known, _)| known.width <= style.width);
                    bundles.insert(place, (style, vec![feature]));
                }
            }
        }
        paint_chosen(sheet, layer, &bundles);
        for (style, features) in &bundles {
            paint_bundle(sheet, style, features);
        }
    }
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
