//! The ground: forests, waters, roads, buildings, boundary, names.

use domain::network::Class;
use tiles::{GeometryKind, Layer, Tile};

use super::super::style::{ZONE_DIRECT, ZONE_INDIRECT, road_width};
use super::{Sheet, labels};

pub(super) fn paint(sheet: &Sheet<'_>, tile: &Tile) {
    let ground = sheet.look.ground();
    let layer = |class: Class| tile.layer(class.code());
    if let Some(forests) = layer(Class::Forest) {
        // The edge in the same colour closes the hair between pieces that touch.
        areas(sheet, forests, ground.forest, Some(ground.forest));
    }
    if let Some(waters) = layer(Class::WaterBody) {
        areas(sheet, waters, ground.water, Some(ground.water));
    }
    if let Some(roads) = layer(Class::Road) {
        paint_roads(sheet, roads);
    }
    if let Some(buildings) = layer(Class::Building) {
        areas(sheet, buildings, ground.building, Some(ground.building_line));
    }
    if let Some(boundary) = layer(Class::Boundary) {
        outline(sheet, boundary, ground.boundary, 2.0, &[12.0, 5.0, 2.0, 5.0]);
    }
    labels::of_ground(sheet, tile);
}

/// Paints the land register: the edges of parcels and their numbers.
pub(super) fn parcels(sheet: &Sheet<'_>, tile: &Tile) {
    if let Some(parcels) = tile.layer(Class::Parcel.code()) {
        outline(sheet, parcels, sheet.look.ground().parcel, 1.0, &[]);
        labels::of_parcels(sheet, parcels);
    }
}

/// Paints protection zones: a green wash, and an edge that is whole where protection is direct.
pub(super) fn zones(sheet: &Sheet<'_>, tile: &Tile, opacity: f64) {
    let Some(zones) = tile.layer(Class::ProtectionZone.code()) else {
        return;
    };
    for (kind, color, dashes) in [
        ("indirect", ZONE_INDIRECT, &[10.0, 6.0][..]),
        ("direct", ZONE_DIRECT, &[]),
    ] {
        sheet.context.begin_path();
        for zone in zones
            .features
            .iter()
            .filter(|zone| zones.text(zone, "kind") == Some(kind))
        {
            sheet.trace(zone, zone.kind == GeometryKind::Polygon);
        }
        sheet.context.set_global_alpha(0.12 * opacity);
        sheet.context.set_fill_style_str(color);
        sheet.context.fill();
        sheet.context.set_global_alpha(opacity);
        sheet.context.set_stroke_style_str(color);
        sheet.context.set_line_width(2.0);
        sheet.dash(dashes);
        sheet.context.stroke();
    }
    sheet.dash(&[]);
}

/// Draws the edges of areas. A ring's last edge leads back to its beginning.
fn outline(sheet: &Sheet<'_>, layer: &Layer, color: &str, width: f64, dashes: &[f64]) {
    sheet.context.begin_path();
    for feature in &layer.features {
        sheet.trace(feature, feature.kind == GeometryKind::Polygon);
    }
    sheet.context.set_stroke_style_str(color);
    sheet.context.set_line_width(width);
    sheet.dash(dashes);
    sheet.context.stroke();
    sheet.dash(&[]);
}

fn areas(sheet: &Sheet<'_>, layer: &Layer, fill: &str, line: Option<&str>) {
    sheet.context.begin_path();
    for feature in &layer.features {
        sheet.trace(feature, true);
    }
    sheet.context.set_fill_style_str(fill);
    sheet.context.fill();
    if let Some(line) = line {
        sheet.context.set_stroke_style_str(line);
        sheet.context.set_line_width(1.0);
        sheet.context.stroke();
    }
}

/// Tracks first, main roads last; first all edges, then all surfaces, so that crossings are open.
fn paint_roads(sheet: &Sheet<'_>, roads: &Layer) {
    let ground = sheet.look.ground();
    let zoom = sheet.look.zoom;
    let stroke = |rank: Option<&str>, color: &str, width: f64| {
        sheet.context.begin_path();
        for feature in roads.features.iter().filter(|road| roads.text(road, "rank") == rank) {
            sheet.trace(feature, false);
        }
        sheet.context.set_stroke_style_str(color);
        sheet.context.set_line_width(width);
        sheet.context.stroke();
    };
    let surfaced = [None, Some("local"), Some("main")];
    sheet.dash(&[6.0, 5.0]);
    stroke(
        Some("track"),
        ground.road_line,
        road_width(Some("track"), zoom).min(4.0),
    );
    sheet.dash(&[]);
    for rank in surfaced {
        stroke(rank, ground.road_line, road_width(rank, zoom) + 1.5);
    }
    for rank in surfaced {
        let width = road_width(rank, zoom);
        // A road thinner than its edges is drawn by its edge alone.
        if width > 2.0 {
            stroke(rank, ground.road, width);
        }
    }
}
