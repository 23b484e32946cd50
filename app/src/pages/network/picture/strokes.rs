//! How a drawing's outlines are painted, one over the other: the same colours, widths and dashes that the moving map
//! uses. Widths are CSS pixels.

use contract::network::{Outline, OutlineShape, Picture};
use domain::network::Class;

use crate::islands::map::layers::{LayerSet, MapLayer};
use crate::islands::map::style::{
    self, CASING, DAY, Ground, NIGHT, OUT_OF_USE, PipeStyle, ZONE_DIRECT, ZONE_INDIRECT, road_width,
};

/// One painting of an outline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stroke {
    /// The outline's place in the drawing.
    pub outline: usize,
    /// What fills it.
    pub fill: Option<String>,
    /// What its line is drawn with.
    pub line: Option<String>,
    /// The line's width.
    pub width: f64,
    /// Its dashes.
    pub dash: &'static [f64],
    /// How its ends look, when not round.
    pub cap: Option<&'static str>,
    /// How much of the filling is seen, when not all.
    pub fill_opacity: Option<f64>,
}

/// Whether objects of this class are painted at all: numbers of houses and heights would be words.
pub const fn is_painted(class: Class) -> bool {
    !matches!(class, Class::Address | Class::Elevation)
}

/// Everything that is to be painted, from the ground up.
#[must_use]
pub fn strokes(picture: &Picture, zoom: f64, visible: LayerSet) -> Vec<Stroke> {
    let mut easel = Easel {
        zoom,
        strokes: Vec::new(),
        shown: Vec::new(),
    };
    let shows = |outline: &Outline| {
        let layer = MapLayer::of(
            outline.class,
            outline.function.as_deref(),
            outline.kind.as_deref(),
            outline.medium.as_deref(),
        );
        visible.shows(layer)
    };
    easel.shown = picture
        .outlines
        .iter()
        .enumerate()
        .filter(|(_, outline)| shows(outline))
        .collect();
    easel.areas(Class::Forest, |ground| ground.forest, |ground| ground.forest);
    easel.areas(Class::WaterBody, |ground| ground.water, |ground| ground.water);
    easel.roads();
    easel.areas(Class::Building, |ground| ground.building, |ground| ground.building_line);
    easel.edges(Class::Boundary, |ground| ground.boundary, 2.0, &[12.0, 5.0, 2.0, 5.0]);
    easel.edges(Class::Parcel, |ground| ground.parcel, 1.0, &[]);
    easel.zones();
    easel.pipes(Class::SewerPipe);
    easel.pipes(Class::WaterPipe);
    for class in [
        Class::Device,
        Class::Manhole,
        Class::Valve,
        Class::Station,
        Class::Hydrant,
    ] {
        easel.points(class);
    }
    easel.strokes
}

struct Easel<'a> {
    zoom: f64,
    shown: Vec<(usize, &'a Outline)>,
    strokes: Vec<Stroke>,
}

impl<'a> Easel<'a> {
    fn of(&self, class: Class) -> Vec<(usize, &'a Outline)> {
        let of_class = self.shown.iter().filter(|(_, outline)| outline.class == class);
        of_class.copied().collect()
    }

    fn line(&mut self, outline: usize, color: impl Into<String>, width: f64, dash: &'static [f64]) {
        self.strokes.push(Stroke {
            outline,
            line: Some(color.into()),
            width,
            dash,
            cap: (!dash.is_empty()).then_some("butt"),
            ..Stroke::default()
        });
    }

    fn areas(&mut self, class: Class, fill: fn(&Ground) -> &'static str, line: fn(&Ground) -> &'static str) {
        for (outline, _) in self.of(class) {
            self.strokes.push(Stroke {
                outline,
                fill: Some(by_day_and_night(fill)),
                line: Some(by_day_and_night(line)),
                width: 1.0,
                ..Stroke::default()
            });
        }
    }

    fn edges(&mut self, class: Class, color: fn(&Ground) -> &'static str, width: f64, dash: &'static [f64]) {
        for (outline, _) in self.of(class) {
            self.line(outline, by_day_and_night(color), width, dash);
        }
    }

    /// Tracks first, main roads last; first all edges, then all surfaces, so that crossings are open.
    fn roads(&mut self) {
        let roads = self.of(Class::Road);
        let zoom = self.zoom;
        let of = |rank: Option<&'static str>| {
            let ranked = roads.iter().filter(move |(_, road)| road.rank.as_deref() == rank);
            (ranked, road_width(rank, zoom))
        };
        let (tracks, width) = of(Some("track"));
        for (outline, _) in tracks {
            self.line(
                *outline,
                by_day_and_night(|ground| ground.road_line),
                width.min(4.0),
                &[6.0, 5.0],
            );
        }
        let surfaced = [None, Some("local"), Some("main")];
        for (of_rank, width) in surfaced.map(of) {
            for (outline, _) in of_rank {
                self.line(*outline, by_day_and_night(|ground| ground.road_line), width + 1.5, &[]);
            }
        }
        for (of_rank, width) in surfaced.map(of) {
            // A road thinner than its edges is drawn by its edge alone.
            for (outline, _) in of_rank.filter(|_| width > 2.0) {
                self.line(*outline, by_day_and_night(|ground| ground.road), width, &[]);
            }
        }
    }

    fn zones(&mut self) {
        for (kind, color, dash) in [
            ("indirect", ZONE_INDIRECT, &[10.0, 6.0][..]),
            ("direct", ZONE_DIRECT, &[]),
        ] {
            for (outline, zone) in self.of(Class::ProtectionZone) {
                if zone.kind.as_deref() == Some(kind) {
                    self.line(outline, color, 2.0, dash);
                    if let Some(stroke) = self.strokes.last_mut() {
                        stroke.fill = Some(color.to_owned());
                        stroke.fill_opacity = Some(0.12);
                    }
                }
            }
        }
    }

    /// What is out of use lies under all else, then thin ones: a main stays on top of its connections.
    fn pipes(&mut self, class: Class) {
        let mut pipes: Vec<(usize, PipeStyle)> = self
            .of(class)
            .into_iter()
            .map(|(outline, pipe)| {
                let (function, kind, status) = (&pipe.function, &pipe.kind, &pipe.status);
                let style = style::pipe(
                    class,
                    function.as_deref(),
                    kind.as_deref(),
                    status.as_deref(),
                    self.zoom,
                );
                (outline, style)
            })
            .collect();
        let rank = |style: &PipeStyle| (style.color != OUT_OF_USE, style.width);
        pipes.sort_by(|(_, a), (_, b)| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal));
        // Where pipes that look alike meet, no light runs across.
        for alike in pipes.chunk_by(|(_, a), (_, b)| a == b) {
            for (outline, style) in alike {
                self.line(*outline, CASING, style.width + 2.4, &[]);
            }
            for (outline, style) in alike {
                self.line(*outline, style.color, style.width, style.dash);
            }
        }
    }

    /// Dots: a line of no length whose caps make it round, or square.
    fn points(&mut self, class: Class) {
        let near = self.zoom >= 17.0;
        for (outline, point) in self.of(class) {
            let color = style::point(
                class,
                point.kind.as_deref(),
                point.medium.as_deref(),
                point.status.as_deref(),
            );
            if point.shape != OutlineShape::Dots {
                self.line(outline, color, 1.5, &[]);
                continue;
            }
            let (inside, outside, width, edge, cap) = match class {
                Class::Hydrant => (color, CASING, if near { 16.0 } else { 9.0 }, 2.0, None),
                Class::Station => (color, CASING, 16.0, 3.0, Some("square")),
                Class::Manhole => (CASING, color, if near { 9.0 } else { 6.0 }, 3.0, None),
                Class::Valve => (color, CASING, if near { 7.0 } else { 5.0 }, 3.0, Some("square")),
                _ => (color, CASING, 6.4, 2.4, None),
            };
            for (color, width) in [(outside, width + edge), (inside, width)] {
                self.line(outline, color, width, &[]);
                if let Some(stroke) = self.strokes.last_mut() {
                    stroke.cap = cap;
                }
            }
        }
    }
}

/// A colour of the ground for both schemes.
fn by_day_and_night(color: fn(&Ground) -> &'static str) -> String {
    let (day, night) = (color(&DAY), color(&NIGHT));
    format!("light-dark({day},{night})")
}

#[cfg(test)]
mod tests {
    use contract::network::{Outline, OutlineShape, Picture};
    use domain::network::Class;

    use super::strokes;
    use crate::islands::map::layers::{LayerSet, MapLayer};
    use crate::islands::map::style::{CASING, SEWER, WATER};

    fn outline(class: Class, shape: OutlineShape, function: Option<&str>) -> Outline {
        Outline {
            class,
            shape,
            function: function.map(ToOwned::to_owned),
            kind: None,
            status: None,
            rank: None,
            medium: None,
            path: "M0 0l9 9".to_owned(),
        }
    }

    fn picture(outlines: Vec<Outline>) -> Picture {
        Picture {
            units_per_pixel: 2,
            outlines,
            names: Vec::new(),
        }
    }

    #[test]
    fn the_ground_lies_below_the_network_and_sewers_below_water_pipes() {
        let picture = picture(vec![
            outline(Class::WaterPipe, OutlineShape::Lines, Some("main")),
            outline(Class::SewerPipe, OutlineShape::Lines, Some("main")),
            outline(Class::Building, OutlineShape::Areas, None),
        ]);
        let painted = strokes(&picture, 16.0, LayerSet::initial());
        let order: Vec<_> = painted.iter().map(|stroke| stroke.outline).collect();
        assert_eq!(order, [2, 1, 1, 0, 0]);
        let colors: Vec<_> = painted
            .iter()
            .skip(1)
            .filter_map(|stroke| stroke.line.as_deref())
            .collect();
        assert_eq!(colors, [CASING, SEWER, CASING, WATER]);
    }

    #[test]
    fn a_thin_pipe_lies_below_a_wide_one() {
        let picture = picture(vec![
            outline(Class::WaterPipe, OutlineShape::Lines, Some("main")),
            outline(Class::WaterPipe, OutlineShape::Lines, Some("service")),
        ]);
        let painted = strokes(&picture, 16.0, LayerSet::initial());
        assert_eq!(
            painted.iter().map(|stroke| stroke.outline).collect::<Vec<_>>(),
            [1, 1, 0, 0]
        );
    }

    #[test]
    fn the_light_of_pipes_that_look_alike_lies_below_all_of_them() {
        let sewer = |material: &str| Outline {
            rank: Some(material.to_owned()),
            ..outline(Class::SewerPipe, OutlineShape::Lines, Some("main"))
        };
        let painted = strokes(&picture(vec![sewer("a"), sewer("b")]), 16.0, LayerSet::initial());
        let colors: Vec<_> = painted.iter().filter_map(|stroke| stroke.line.as_deref()).collect();
        assert_eq!(colors, [CASING, CASING, SEWER, SEWER]);
    }

    #[test]
    fn a_layer_that_is_off_is_not_painted() {
        let picture = picture(vec![
            outline(Class::Hydrant, OutlineShape::Dots, None),
            outline(Class::WaterPipe, OutlineShape::Lines, Some("main")),
        ]);
        let visible = LayerSet::initial().switched(MapLayer::Hydrants);
        assert!(
            strokes(&picture, 16.0, visible)
                .iter()
                .all(|stroke| stroke.outline == 1)
        );
    }
}
