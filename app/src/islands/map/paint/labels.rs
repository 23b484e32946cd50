//! Words on the map: diameters along pipes, names of streets, waters and villages.

use domain::network::Class;
use tiles::{Feature, Layer, Tile};

use super::super::style::{OUT_OF_USE, PLANNED, pipe};
use super::network::visible;
use super::{Sheet, TILE_SIZE};

/// From this zoom on, pipes say what they are.
const PIPES_FROM: f64 = 17.0;
/// From this zoom on, streets say their names.
const STREETS_FROM: f64 = 16.0;
/// Two words nearer than this, in pixels, would run together.
const APART: f64 = 90.0;

/// A word that runs from left to right.
const LEVEL: [f64; 2] = [1.0, 0.0];

/// A stretch of line that is long enough for its word.
struct Place {
    at: [f64; 2],
    /// Where the word runs, as a vector of length 1.
    along: [f64; 2],
}

/// Writes "w110 PE" along pipes, upright, each word wholly inside its tile.
pub(super) fn along_pipes(sheet: &Sheet<'_>, tile: &Tile) {
    if sheet.look.zoom < PIPES_FROM {
        return;
    }
    font(sheet, 600, 12);
    let mut taken: Vec<[f64; 2]> = Vec::new();
    for class in [Class::WaterPipe, Class::SewerPipe] {
        let Some(layer) = tile.layer(class.code()) else {
            continue;
        };
        for feature in visible(sheet, class, layer) {
            let Some(label) = layer.text(feature, "label") else {
                continue;
            };
            if layer.text(feature, "function") == Some("service") && sheet.look.zoom < 19.0 {
                continue;
            }
            let Some(place) = place(sheet, feature, label, &taken) else {
                continue;
            };
            let style = pipe(
                class,
                None,
                layer.text(feature, "kind"),
                layer.text(feature, "status"),
                sheet.look.zoom,
            );
            let color = if [PLANNED, OUT_OF_USE].contains(&style.color) {
                style.color
            } else {
                darker(style.color)
            };
            write(sheet, label, &place, -8.0, color, "#ffffff");
            taken.push(place.at);
        }
    }
    heights(sheet, tile);
}

/// Small text needs more contrast than a thick line.
fn darker(color: &'static str) -> &'static str {
    match color {
        "#0000ff" => "#0000b0",
        "#5a6b00" => "#3f4b00",
        other => other,
    }
}

fn heights(sheet: &Sheet<'_>, tile: &Tile) {
    let Some(layer) = tile.layer(Class::Elevation.code()) else {
        return;
    };
    font(sheet, 400, 11);
    for feature in visible(sheet, Class::Elevation, layer) {
        let (Some(label), Some(point)) = (layer.text(feature, "label"), feature.points().first()) else {
            continue;
        };
        let [x, y] = sheet.pixel(*point);
        let place = Place {
            at: [x + 22.0, y],
            along: LEVEL,
        };
        write(
            sheet,
            label,
            &place,
            0.0,
            sheet.look.ground().text,
            sheet.look.ground().halo,
        );
    }
}

/// Writes the names of streets along them, and those of waters and villages at their place.
pub(super) fn of_ground(sheet: &Sheet<'_>, tile: &Tile) {
    let ground = sheet.look.ground();
    if let Some(roads) = tile.layer(Class::Road.code())
        && sheet.look.zoom >= STREETS_FROM
    {
        font(sheet, 500, 12);
        let mut taken: Vec<[f64; 2]> = Vec::new();
        for feature in &roads.features {
            let Some(name) = roads.text(feature, "name") else {
                continue;
            };
            let Some(place) = place(sheet, feature, name, &taken) else {
                continue;
            };
            write(sheet, name, &place, 0.0, ground.text, ground.halo);
            taken.push(place.at);
        }
    }
    if let Some(waters) = tile.layer(Class::WaterBody.code()) {
        font(sheet, 500, 13);
        at_points(sheet, waters, "name", ground.water_text);
    }
}

/// Writes the numbers of parcels in their middle.
pub(super) fn of_parcels(sheet: &Sheet<'_>, parcels: &Layer) {
    font(sheet, 400, 11);
    at_points(sheet, parcels, "label", sheet.look.ground().parcel);
}

/// Writes house numbers.
pub(super) fn of_addresses(sheet: &Sheet<'_>, tile: &Tile) {
    if let Some(addresses) = tile.layer(Class::Address.code()) {
        font(sheet, 600, 11);
        at_points(sheet, addresses, "label", sheet.look.ground().text);
    }
}

/// Writes the names of villages, on top of everything.
pub(super) fn of_places(sheet: &Sheet<'_>, tile: &Tile) {
    let ground = sheet.look.ground();
    if let Some(places) = tile.layer(Class::Place.code()) {
        font(sheet, 700, if sheet.look.zoom < 12.0 { 12 } else { 15 });
        at_points(sheet, places, "name", ground.text);
    }
}

/// Names at the middle of their objects, pushed inward so far that the tile's edge cuts none. A name for which the
/// object is too narrow, or that would run into another, is left out until the map is nearer.
fn at_points(sheet: &Sheet<'_>, layer: &Layer, key: &str, color: &str) {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for feature in &layer.features {
        let Some(name) = layer.text(feature, key) else {
            continue;
        };
        let [west, north, east, south] = feature.bounds();
        let [x, y] = sheet.pixel([i32::midpoint(west, east), i32::midpoint(north, south)]);
        // A name belongs to the tile in which its middle lies; the neighbours see it in their buffer only.
        if !(0.0..TILE_SIZE).contains(&x) || !(0.0..TILE_SIZE).contains(&y) || is_scrap(feature.bounds()) {
            continue;
        }
        let half = (measure(sheet, name) / 2.0 + 4.0).min(TILE_SIZE / 2.0);
        let is_area = feature.points().len() > 1;
        if is_area && sheet.pixel([east, 0])[0] - sheet.pixel([west, 0])[0] < half {
            continue;
        }
        let at = [x.clamp(half, TILE_SIZE - half), y.clamp(10.0, TILE_SIZE - 10.0)];
        let room = [at[0] - half, at[1] - 9.0, at[0] + half, at[1] + 9.0];
        if taken.iter().any(|other| overlap(*other, room)) {
            continue;
        }
        taken.push(room);
        let halo = sheet.look.ground().halo;
        write(sheet, name, &Place { at, along: LEVEL }, 0.0, color, halo);
    }
}

fn overlap(one: [f64; 4], other: [f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Whether a piece of something larger is too small a part of its tile to carry the whole's name.
fn is_scrap([west, north, east, south]: [i32; 4]) -> bool {
    let side = i32::try_from(tiles::EXTENT).unwrap_or(i32::MAX);
    let cut = west < 0 || north < 0 || east > side || south > side;
    let area = i64::from(east - west) * i64::from(south - north);
    cut && area < i64::from(side) * i64::from(side) * 2 / 5
}

/// The middle of the longest straight stretch that has room for the word.
fn place(sheet: &Sheet<'_>, feature: &Feature, word: &str, taken: &[[f64; 2]]) -> Option<Place> {
    let needed = measure(sheet, word) + 16.0;
    let mut best: Option<(f64, Place)> = None;
    for part in feature.parts() {
        for pair in part.windows(2) {
            let ([x1, y1], [x2, y2]) = (sheet.pixel(pair[0]), sheet.pixel(pair[1]));
            let (dx, dy) = (x2 - x1, y2 - y1);
            let length = (dx * dx + dy * dy).sqrt();
            if length < needed || best.as_ref().is_some_and(|(known, _)| *known >= length) {
                continue;
            }
            let at = [f64::midpoint(x1, x2), f64::midpoint(y1, y2)];
            let along = upright([dx / length, dy / length]);
            if inside(at, along, needed) && taken.iter().all(|other| apart(*other, at)) {
                best = Some((length, Place { at, along }));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Turns a direction so that the word is not upside down.
const fn upright([x, y]: [f64; 2]) -> [f64; 2] {
    if x < 0.0 { [-x, -y] } else { [x, y] }
}

fn inside([x, y]: [f64; 2], along: [f64; 2], width: f64) -> bool {
    let (half_x, half_y) = (width / 2.0 * along[0].abs() + 10.0, width / 2.0 * along[1].abs() + 10.0);
    x > half_x && x < TILE_SIZE - half_x && y > half_y && y < TILE_SIZE - half_y
}

fn apart(one: [f64; 2], other: [f64; 2]) -> bool {
    let (dx, dy) = (one[0] - other[0], one[1] - other[1]);
    dx * dx + dy * dy > APART * APART
}

fn font(sheet: &Sheet<'_>, weight: u16, size: u16) {
    sheet.context.set_font(&format!(
        "{weight} {size}px system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif"
    ));
    sheet.context.set_text_align("center");
    sheet.context.set_text_baseline("middle");
}

fn measure(sheet: &Sheet<'_>, word: &str) -> f64 {
    sheet.context.measure_text(word).map_or(0.0, |metrics| metrics.width())
}

fn write(sheet: &Sheet<'_>, word: &str, place: &Place, offset: f64, color: &str, halo: &str) {
    let context = sheet.context;
    context.save();
    // Turning and writing are refused only when the canvas is lost.
    let ([x, y], [cos, sin]) = (place.at, place.along);
    let _ = context.transform(cos, sin, -sin, cos, x, y);
    context.set_line_width(3.5);
    context.set_stroke_style_str(halo);
    let _ = context.stroke_text(word, 0.0, offset);
    context.set_fill_style_str(color);
    let _ = context.fill_text(word, 0.0, offset);
    context.restore();
}

#[cfg(test)]
mod tests {
    use super::{LEVEL, inside, is_scrap, upright};

    #[test]
    fn words_are_never_upside_down() {
        assert_eq!(upright([-0.6, 0.8]), [0.6, -0.8]);
        assert_eq!(upright([0.6, -0.8]), [0.6, -0.8]);
    }

    #[test]
    fn a_lake_on_two_tiles_is_named_on_the_one_that_has_most_of_it() {
        assert!(is_scrap([3000, 100, 4160, 3000]));
        assert!(!is_scrap([-64, 100, 3000, 3000]));
        assert!(!is_scrap([100, 100, 200, 200]));
    }

    #[test]
    fn a_word_that_the_edge_would_cut_has_no_place() {
        assert!(inside([256.0, 256.0], LEVEL, 80.0));
        assert!(!inside([30.0, 256.0], LEVEL, 80.0));
        assert!(inside([30.0, 256.0], [0.0, 1.0], 80.0));
    }
}
