//! Lines beside the roads' axes: where pipes lie. Pipes of one corridor meet exactly at its nodes.

use crate::geometry::{Point, dot, left, length, point};
use crate::line::Line;
use crate::roads::Roads;

/// A set of road stretches with a line beside each.
pub(crate) struct Corridor {
    nodes: Vec<Point>,
    lines: Vec<Option<Line>>,
}

impl Corridor {
    /// Lines `shift` metres to the water pipes' side (to the other side when negative) of the chosen stretches.
    pub(crate) fn new(roads: &Roads, chosen: &[bool], shift: f64) -> Self {
        let mut normals: Vec<Vec<Point>> = roads.nodes.iter().map(|_| Vec::new()).collect();
        for (edge, _) in roads.edges.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
            normals[edge.ends[0]].push(left(edge.axis.direction(0.0)) * edge.side);
            normals[edge.ends[1]].push(left(edge.axis.direction(edge.axis.length())) * edge.side);
        }
        let meet = |(node, normals): (&Point, &Vec<Point>)| *node + meeting(normals, shift);
        let nodes: Vec<Point> = roads.nodes.iter().zip(&normals).map(meet).collect();
        let lines = roads.edges.iter().zip(chosen).map(|(edge, chosen)| {
            chosen.then(|| {
                let beside = edge.axis.beside(shift * edge.side);
                let size = beside.length();
                let trim = (size * 0.2).min(6.0);
                let mut points = vec![nodes[edge.ends[0]]];
                points.extend(beside.part(trim, size - trim).points());
                points.push(nodes[edge.ends[1]]);
                Line::new(points)
            })
        });
        let lines = lines.collect();
        Self { nodes, lines }
    }

    /// Where the lines meet at a road node.
    pub(crate) fn node(&self, node: usize) -> Point {
        self.nodes[node]
    }

    /// The line beside a stretch of road, in the road's direction; nothing when it was not chosen.
    pub(crate) fn line(&self, edge: usize) -> Option<&Line> {
        self.lines[edge].as_ref()
    }
}

/// The point that is `shift` metres to the side of every line through the origin, as nearly as one point can be.
fn meeting(normals: &[Point], shift: f64) -> Point {
    // Least squares for n·x = shift; the small term keeps parallel lines solvable.
    let (mut xx, mut xy, mut yy, mut right) = (1e-3, 0.0, 1e-3, point(0.0, 0.0));
    for n in normals {
        xx += n.x * n.x;
        xy += n.x * n.y;
        yy += n.y * n.y;
        right = right + *n * shift;
    }
    let det = xx * yy - xy * xy;
    let solved = point(dot(right, point(yy, -xy)), dot(right, point(-xy, xx))) / det;
    let reach = 2.0 * shift.abs();
    if length(solved) > reach {
        solved * (reach / length(solved))
    } else {
        solved
    }
}

#[cfg(test)]
mod tests {
    use super::meeting;
    use crate::geometry::{distance, point};

    #[test]
    fn pipes_of_crossing_streets_meet_at_the_corner() {
        let at = meeting(&[point(1.0, 0.0), point(0.0, -1.0), point(0.0, -1.0)], 2.5);
        assert!(distance(at, point(2.5, -2.5)) < 0.02, "{at:?}");
    }
}
