//! A window of the map as a drawing, for pages on which nothing is painted yet, or never.

use std::sync::Arc;
use std::time::Duration;

use contract::AppError;
use contract::network::{Outline, OutlineShape, Picture, PictureQuery};
use domain::actor::Actor;
use domain::permissions::Action;
use gis::GeometryKind;
use gis::cut::picture::{self, UNITS_PER_PIXEL, Window};

use super::Network;
use crate::failure::{fault, permit};

/// With so many drawings under way that it takes longer, a page does without.
const PATIENCE: Duration = Duration::from_millis(500);

impl Network {
    /// Draws a window of the map. Everybody may look.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer, or too many drawings are under way.
    pub async fn picture(&self, actor: &Actor, query: &PictureQuery<'_>) -> Result<Picture, AppError> {
        permit(actor, Action::ViewNetwork)?;
        let loaded = self.at_hand().await?;
        let snapshot = Arc::clone(&loaded.snapshot);
        let window = Window {
            center: query.center,
            // The map's tiles are those of the zoom above, twice as large.
            zoom: query.zoom.saturating_sub(1),
            size: query.size,
        };
        let (classes, most_points) = (query.classes.to_vec(), query.most_points);
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.easels).acquire_owned()).await;
        // The semaphore is never closed.
        let Ok(Ok(turn)) = turn else {
            return Err(AppError::Unavailable);
        };
        // A thread of its own: a city from afar takes long enough to hold up other requests.
        let drawing = tokio::task::spawn_blocking(move || {
            // Held here and not by the request, which may be given up while the drawing goes on.
            let _turn = turn;
            of(picture::picture(&snapshot, &window, most_points, |class| {
                classes.contains(&class)
            }))
        });
        drawing.await.map_err(|error| fault("drawing a picture", &error))
    }
}

fn of(drawn: picture::Picture<'_>) -> Picture {
    let text = |text: Option<&str>| text.map(ToOwned::to_owned);
    let outlines = drawn.outlines.into_iter().map(|outline| Outline {
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
        path: outline.path,
    });
    Picture {
        units_per_pixel: UNITS_PER_PIXEL,
        outlines: outlines.collect(),
        names: drawn.names.iter().map(|name| (name.text.to_owned(), name.at)).collect(),
    }
}
