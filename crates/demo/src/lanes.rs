//! Lanes that lead off the road through a ribbon village, in turn to the left and to the right.

use domain::network::RoadRank;

use crate::geometry::left;
use crate::line::Line;
use crate::random::Random;
use crate::roads::Street;
use crate::villages::{Layout, Village};

/// A lane's houses need this much room, in metres, between it and any other road.
const ROOM: f64 = 55.0;

/// Adds a village's lanes to the streets.
pub(crate) fn lead(village: &Village, streets: &mut Vec<Street>, random: &mut Random) {
    let Layout::Ribbon { lanes } = village.layout else {
        return;
    };
    let through = streets.iter().filter(|street| street.rank != RoadRank::Track);
    let Some(road) = through.map(|street| &street.line).min_by(|a, b| {
        let away = |line: &Line| line.nearest(village.centre).distance;
        away(a).total_cmp(&away(b))
    }) else {
        return;
    };
    let road = road.clone();
    let middle = road.nearest(village.centre).along;
    let mut side = random.sign();
    let step = 0.95 / f64::from(lanes.max(1));
    for lane in 0..lanes {
        let along = middle + village.radius * (f64::from(lane) * step - 0.42 + random.between(-0.06, 0.06));
        let reach = random.between(0.42, 0.68) * village.radius;
        let bends = [random.between(-25.0, 25.0), random.between(-70.0, 70.0)];
        let tries = [(side, reach), (-side, reach), (side, reach * 0.6), (-side, reach * 0.6)];
        let lines = tries.map(|(side, reach)| lane_line(&road, along, side * reach, bends));
        if let Some(line) = lines.into_iter().find(|line| has_room(line, streets)) {
            streets.push(Street {
                name: None,
                rank: RoadRank::Local,
                town: None,
                line,
            });
        }
        side = -side;
    }
}

fn lane_line(road: &Line, along: f64, reach: f64, bends: [f64; 2]) -> Line {
    let (start, way) = (road.at(along), road.direction(along));
    let out = left(way) * reach;
    let through = [start, start + out * 0.5 + way * bends[0], start + out + way * bends[1]];
    Line::smooth(&through, 15.0)
}

/// Whether a lane, once it has left its road, meets and nears no other.
fn has_room(lane: &Line, streets: &[Street]) -> bool {
    let outside = lane.part(ROOM + 15.0, lane.length());
    outside
        .points()
        .iter()
        .all(|p| streets.iter().all(|street| street.line.nearest(*p).distance > ROOM))
}
