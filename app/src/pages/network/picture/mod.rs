//! The map as a picture in the page: what is seen until the moving map has come, and all there is without a script,
//! with links that move it.

mod strokes;
mod window;

use contract::AppError;
use contract::network::{Picture, PictureQuery};
use domain::network::Class;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub(super) use window::Screen;

use self::strokes::{Stroke, is_painted, strokes};
use crate::components::use_texts;
use crate::islands::map::layers::{LayerSet, MapLayer};
use crate::islands::map::link::{self, Sight};
use crate::islands::map::style::CHOSEN;
use crate::server_fns::context::Call;

/// How wide a letter of a name is at the most, and how high its line, in CSS pixels.
const LETTER: f64 = 9.0;
const LINE: f64 = 18.0;

/// A window of the map, drawn.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Drawn {
    picture: Picture,
    sight: Sight,
    screen: Screen,
    visible: LayerSet,
    /// Where the object lies whose card is open: longitude and latitude.
    chosen: Option<[f64; 2]>,
}

/// Draws the window of a sight with these layers.
pub(super) async fn draw(call: &Call, screen: Screen, sight: Sight, visible: LayerSet) -> Result<Drawn, AppError> {
    let shows = |class: &Class| {
        let mut layers = MapLayer::ALL.into_iter();
        is_painted(*class) && layers.any(|layer| layer.holds_class(*class) && visible.shows(layer))
    };
    let classes: Vec<Class> = Class::ALL.iter().copied().filter(shows).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a zoom between 9 and 21"
    )]
    let zoom = sight.zoom as u8;
    let query = PictureQuery {
        center: sight.center,
        zoom,
        size: screen.picture,
        classes: &classes,
        most_points: screen.most_points,
    };
    Ok(Drawn {
        picture: call.services.network().picture(&call.actor, &query).await?,
        sight,
        screen,
        visible,
        chosen: None,
    })
}

/// The drawing. The moving map says the same and more, and so does the list: for a reader of words it is nothing.
#[component]
pub(super) fn MapPicture(drawn: Drawn) -> impl IntoView {
    let units = f64::from(drawn.picture.units_per_pixel);
    let [width, height] = drawn.screen.picture;
    let view_box = format!("0 0 {} {}", f64::from(width) * units, f64::from(height) * units);
    let painted = strokes(&drawn.picture, drawn.sight.zoom, drawn.visible);
    let is_used = |place: usize| painted.iter().any(|stroke| stroke.outline == place);
    let outlines = drawn.picture.outlines.into_iter().enumerate();
    let outlines = outlines
        .filter(|(place, _)| is_used(*place))
        .map(|(place, outline)| view! { <path id=format!("picture-{place}") d=outline.path></path> })
        .collect_view();
    let painted = painted
        .into_iter()
        .map(|stroke| painted_view(stroke, units))
        .collect_view();
    let names = drawn.visible.shows(MapLayer::Base).then_some(drawn.picture.names);
    let names = apart(names.unwrap_or_default(), units)
        .into_iter()
        .map(|(name, [x, y])| view! { <text x=x y=y>{name}</text> })
        .collect_view();
    let chosen = drawn.chosen.map(|place| {
        let [x, y] = drawn.screen.pixel(drawn.sight, place).map(|pixels| pixels * units);
        view! {
            <circle cx=rounded(x) cy=rounded(y) r=14.0 * units fill="none" stroke="#10212f" stroke-width=8.0 * units></circle>
            <circle cx=rounded(x) cy=rounded(y) r=14.0 * units fill="none" stroke=CHOSEN stroke-width=5.0 * units></circle>
        }
    });
    view! {
        <svg class="map-picture" width=width height=height viewBox=view_box aria-hidden="true" focusable="false"
            data-zoom=drawn.sight.zoom.to_string()>
            <defs>{outlines}</defs>
            <g fill="none" stroke-linecap="round" stroke-linejoin="round">{painted}</g>
            {chosen}
            {names}
        </svg>
    }
}

fn painted_view(stroke: Stroke, units: f64) -> impl IntoView {
    let dash = stroke.dash.iter().map(|dash| (dash * units).to_string());
    let dash = dash.collect::<Vec<_>>().join(" ");
    view! {
        <use href=format!("#picture-{}", stroke.outline) fill=stroke.fill fill-opacity=stroke.fill_opacity
            stroke=stroke.line stroke-width=rounded(stroke.width * units) stroke-linecap=stroke.cap
            stroke-dasharray=(!dash.is_empty()).then_some(dash)></use>
    }
}

/// The names that have room beside those before them.
fn apart(names: Vec<(String, [i32; 2])>, units: f64) -> Vec<(String, [i32; 2])> {
    let mut kept: Vec<(String, [i32; 2])> = Vec::with_capacity(names.len());
    for (name, [x, y]) in names {
        let clear = kept.iter().all(|(other, [at_x, at_y])| {
            let wide = (name.chars().count() + other.chars().count()) as f64 / 2.0 * LETTER * units;
            f64::from((x - at_x).abs()) > wide || f64::from((y - at_y).abs()) > LINE * units
        });
        if clear {
            kept.push((name, [x, y]));
        }
    }
    kept
}

/// Two decimals are a hundredth of a pixel.
fn rounded(width: f64) -> String {
    ((width * 100.0).round() / 100.0).to_string()
}

impl Drawn {
    /// The same with a ring around the object whose card is open.
    pub(super) fn with_chosen(self, chosen: Option<[f64; 2]>) -> Self {
        Self { chosen, ..self }
    }

    /// What the neighbouring windows are called, the sign and the word for each, and where they look. At the nearest
    /// and the farthest zoom there is none beyond.
    pub(super) fn steps(&self) -> Vec<Step> {
        let (sight, screen) = (self.sight, self.screen);
        let zoomed = |by: f64| Sight {
            zoom: sight.zoom + by,
            ..sight
        };
        let steps = [
            ("map-zoom-in", "+", zoomed(1.0)),
            ("map-zoom-out", "−", zoomed(-1.0)),
            ("map-north", "↑", screen.moved(sight, [0.0, -0.5])),
            ("map-south", "↓", screen.moved(sight, [0.0, 0.5])),
            ("map-west", "←", screen.moved(sight, [-0.5, 0.0])),
            ("map-east", "→", screen.moved(sight, [0.5, 0.0])),
        ];
        let steps = steps.map(|(key, sign, sight)| Step { key, sign, sight });
        steps.into_iter().filter(|step| step.sight.is_on_the_map()).collect()
    }
}

/// A neighbouring window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    key: &'static str,
    sign: &'static str,
    sight: Sight,
}

/// Links that show the neighbouring windows, for as long as nothing else moves the map.
#[component]
pub(super) fn Steps(
    /// The windows.
    steps: Vec<Step>,
    /// The layers that are on.
    visible: LayerSet,
    /// The base maps that are on, as the address says them.
    base: String,
) -> impl IntoView {
    let texts = use_texts();
    let links = steps.into_iter().map(|step| {
        let label = texts.get(step.key);
        let href = format!("/mapa{}", link::query(step.sight, visible, &base, None));
        view! { <a href=href aria-label=label.clone() title=label>{step.sign}</a> }
    });
    view! {
        <nav class="panel map-steps" aria-label=texts.get("map-steps")>{links.collect_view()}</nav>
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn a_name_that_would_lie_on_another_is_left_out() {
        let name = |text: &str, at| (text.to_owned(), at);
        let names = vec![
            name("Spychowo", [400, 300]),
            name("Bystrz", [480, 310]),
            name("Koczek", [400, 360]),
            name("Jerutki", [700, 300]),
        ];
        let kept: Vec<_> = apart(names, 2.0).into_iter().map(|(name, _)| name).collect();
        assert_eq!(kept, ["Spychowo", "Koczek", "Jerutki"]);
    }
}
