//! A window of the map as a drawing, for pages on which nothing is painted yet, or never.

use std::sync::Arc;

use contract::AppError;
use contract::network::{Outline, OutlineShape, Picture, PictureQuery};
use domain::actor::Actor;
use gis::GeometryKind;
use gis::cut::picture::{self, UNITS_PER_PIXEL, Window};

use super::Network;
use crate::failure::fault;

impl Network {
    /// Draws a window of the map. Everybody may look.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn picture(&self, _actor: &Actor, query: &PictureQuery<'_>) -> Result<Picture, AppError> {
        let loaded = self.at_hand().await?;
        let snapshot = Arc::clone(&loaded.snapshot);
        let window = Window {
            center: query.center,
            // The map's tiles are those of the zoom above, twice as large.
            zoom: query.zoom.saturating_sub(1),
            size: query.size,
        };
        let (classes, most_points) = (query.classes.to_vec(), query.most_points);
        // A thread of its own: a city from afar takes long enough to hold up other requests.
        let drawing = tokio::task::spawn_blocking(move || {
            let drawn = picture::picture(&snapshot, &window, most_points, |class| classes.contains(&class));
            of(&drawn)
        });
        drawing.await.map_err(|error| fault("drawing a picture", &error))
    }
}

fn of(drawn: &picture::Picture<'_>) -> Picture {
    let text = |text: Option<&str>| text.map(ToOwned::to_owned);
    let outlines = drawn.outlines.iter().map(|outline| Outline {
        class: outline.style.class,
        shape: match outline.style.kind {
            GeometryKind::Point => OutlineShape::Dots,
            GeometryKind::Line => OutlineShape::Lines,
            GeometryKind::Polygon => OutlineShape::Areas,
        },
        function: text(outline.style.function),
        kind: text(outline.style.of_kind),
        status: text(outline.style.status),
        rank: text(outline.style.rank),
        medium: text(outline.style.medium),
        path: outline.path.clone(),
    });
    Picture {
        units_per_pixel: UNITS_PER_PIXEL,
        outlines: outlines.collect(),
        names: drawn.names.iter().map(|name| (name.text.to_owned(), name.at)).collect(),
    }
}
