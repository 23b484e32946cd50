//! Lakes with irregular shores and a winding river between them.

use crate::geometry::{Point, distance, dot, left, length, point, unit};
use crate::line::Line;
use crate::random::{Random, drift};

/// Cosine and sine of a two-hundredth of a turn, so that a shore can be walked without trigonometry.
const STEP: Point = point(0.999_506_560_365_731_6, 0.031_410_759_078_128_29);
const SHORE_POINTS: usize = 200;

/// A lake: an ellipse whose shore is bent by a few waves.
pub(crate) struct Lake {
    /// Its name.
    pub(crate) name: &'static str,
    /// About its middle.
    pub(crate) centre: Point,
    axis: Point,
    radii: (f64, f64),
    waves: Vec<Point>,
}

/// A stretch of the river.
pub(crate) struct River {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its middle line, downstream.
    pub(crate) course: Line,
    half_width: f64,
}

/// All open water of the gmina.
pub(crate) struct Waters {
    /// The lakes; the first lies by Spychowo.
    pub(crate) lakes: Vec<Lake>,
    /// The river, from lake to lake and out of the gmina.
    pub(crate) rivers: Vec<River>,
}

impl Waters {
    /// The waters for a seed: the same lakes, with other shores.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed, "lakes");
        let mut lake = |name, centre, axis, radii| Lake::new(name, centre, axis, radii, &mut random);
        let lakes = vec![
            lake(
                "Jezioro Spychowskie",
                point(2450.0, 1230.0),
                point(0.25, 1.0),
                (900.0, 560.0),
            ),
            lake(
                "Jezioro Chochół",
                point(-6650.0, 1850.0),
                point(1.0, 0.35),
                (760.0, 420.0),
            ),
            lake(
                "Jezioro Piasutno",
                point(-5250.0, -2450.0),
                point(0.9, -0.5),
                (620.0, 360.0),
            ),
        ];
        let upper = [
            (-6300.0, 1900.0),
            (-5200.0, 2050.0),
            (-4300.0, 1750.0),
            (-3100.0, 1350.0),
            (-1950.0, 1650.0),
            (-700.0, 1850.0),
            (350.0, 2050.0),
            (1250.0, 2120.0),
            (1900.0, 2030.0),
            (2450.0, 1800.0),
        ];
        let lower = [
            (2330.0, 700.0),
            (2230.0, 150.0),
            (1980.0, -480.0),
            (1560.0, -1000.0),
            (1420.0, -1800.0),
            (1300.0, -2500.0),
            (1180.0, -3200.0),
            (1010.0, -4047.0),
        ];
        let river =
            |through: &[(f64, f64)], half_width| River::new("Spychowska Struga", through, half_width, seed, &lakes);
        let rivers = vec![river(&upper, 4.5), river(&lower, 6.5)];
        Self { lakes, rivers }
    }

    /// How far a point is from open water in metres; negative in the water. In lakes' surroundings an estimate.
    pub(crate) fn distance(&self, p: Point) -> f64 {
        let lakes = self.lakes.iter().map(|lake| lake.distance(p));
        let rivers = self
            .rivers
            .iter()
            .map(|river| river.course.nearest(p).distance - river.half_width);
        lakes.chain(rivers).fold(f64::INFINITY, f64::min)
    }
}

impl Lake {
    fn new(name: &'static str, centre: Point, axis: Point, radii: (f64, f64), random: &mut Random) -> Self {
        let waves = (2..=24).map(|count| {
            let height = 1.3 / f64::from(count * (count + 2));
            point(random.between(-height, height), random.between(-height, height))
        });
        Self {
            name,
            centre,
            axis: unit(axis),
            radii,
            waves: waves.collect(),
        }
    }

    /// The shore, as a ring that turns left.
    pub(crate) fn shore(&self) -> Vec<Point> {
        let mut direction = point(1.0, 0.0);
        let mut ring = Vec::with_capacity(SHORE_POINTS);
        for _ in 0..SHORE_POINTS {
            let reach = self.reach(direction);
            let (x, y) = (direction.x * reach * self.radii.0, direction.y * reach * self.radii.1);
            ring.push(self.centre + self.axis * x + left(self.axis) * y);
            direction = unit(turn(direction, STEP));
        }
        ring
    }

    fn distance(&self, p: Point) -> f64 {
        let way = p - self.centre;
        let scaled = point(
            dot(way, self.axis) / self.radii.0,
            dot(way, left(self.axis)) / self.radii.1,
        );
        let size = length(scaled);
        let scale = if size > 1e-6 { length(way) / size } else { self.radii.1 };
        (size - self.reach(unit(scaled))) * scale
    }

    /// The shore's distance in a direction, as a share of the ellipse's.
    fn reach(&self, direction: Point) -> f64 {
        let mut harmonic = direction;
        let bend: f64 = self
            .waves
            .iter()
            .map(|wave| {
                harmonic = turn(harmonic, direction);
                dot(*wave, harmonic)
            })
            .sum();
        1.0 + bend
    }
}

impl River {
    fn new(name: &'static str, through: &[(f64, f64)], half_width: f64, seed: u64, lakes: &[Lake]) -> Self {
        let controls: Vec<Point> = through.iter().map(|(x, y)| point(*x, *y)).collect();
        let (first, last) = (controls[0], controls[controls.len() - 1]);
        let smooth = Line::smooth(&controls, 14.0);
        let winding = smooth.points().iter().map(|p| {
            // Meanders fade towards the ends, which lie in a lake or on the boundary.
            let free = (distance(*p, first).min(distance(*p, last)) / 400.0).min(1.0);
            *p + (drift(seed ^ 0x21, *p, 330.0) * 70.0 + drift(seed ^ 0x22, *p, 130.0) * 15.0) * free
        });
        // The bed ends a little way into a lake, not in its middle.
        let open = winding.filter(|p| lakes.iter().all(|lake| lake.distance(*p) > -12.0));
        Self {
            name,
            course: Line::new(open.collect()),
            half_width,
        }
    }

    /// The river's bed as a ring.
    pub(crate) fn banks(&self) -> Vec<Point> {
        let mut ring = self.course.beside(-self.half_width).points().to_vec();
        ring.extend(self.course.beside(self.half_width).points().iter().rev());
        ring
    }
}

/// The product of two unit vectors read as complex numbers: their angles add up.
fn turn(a: Point, b: Point) -> Point {
    point(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x)
}

#[cfg(test)]
mod tests {
    use super::Waters;
    use crate::geometry::encloses;

    #[test]
    fn the_middle_of_a_lake_is_wet_and_its_shore_is_where_the_water_ends() {
        let waters = Waters::new(1);
        for lake in &waters.lakes {
            assert!(waters.distance(lake.centre) < -50.0);
            assert!(encloses(&lake.shore(), lake.centre));
            assert!(lake.shore().iter().all(|p| lake.distance(*p).abs() < 0.5));
        }
    }
}
