//! Numbers that look random and are the same for the same seed on every machine.
//!
//! Only integer arithmetic and the four exact floating-point operations are used, so that no platform's
//! mathematical library has a say in the result.

use crate::geometry::{Point, point};

/// One stream of numbers. Every part of the generator owns one, so that a change in one part does not shift the others.
pub(crate) struct Random(u64);

impl Random {
    /// The stream for one topic under one seed.
    pub(crate) fn new(seed: u64, topic: &str) -> Self {
        let start = topic.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mix(seed ^ start))
    }

    /// A number in `0.0..1.0`.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        fraction(mix(self.0))
    }

    /// A number in `low..high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// True as often as `probability` says.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One or minus one.
    pub(crate) fn sign(&mut self) -> f64 {
        if self.chance(0.5) { 1.0 } else { -1.0 }
    }

    /// A year from `first` to `last`, both included.
    pub(crate) fn year(&mut self, first: i16, last: i16) -> i16 {
        self.whole(first, last)
    }

    /// A whole number from `first` to `last`, both included.
    #[expect(clippy::cast_possible_truncation, reason = "the numbers are small and whole")]
    pub(crate) fn whole(&mut self, first: i16, last: i16) -> i16 {
        let span = f64::from(last.max(first) - first) + 1.0;
        first + (self.unit() * span) as i16
    }
}

/// A smooth field between −1 and 1 whose hills are about `wavelength` metres apart.
pub(crate) fn noise(seed: u64, at: Point, wavelength: f64) -> f64 {
    let (x, y) = (at.x / wavelength, at.y / wavelength);
    let (left, low) = (x.floor(), y.floor());
    let (u, v) = (fade(x - left), fade(y - low));
    let corner = |dx: f64, dy: f64| lattice(seed, left + dx, low + dy);
    let bottom = corner(0.0, 0.0) * (1.0 - u) + corner(1.0, 0.0) * u;
    let top = corner(0.0, 1.0) * (1.0 - u) + corner(1.0, 1.0) * u;
    bottom * (1.0 - v) + top * v
}

/// A field of shifts: each coordinate between −1 and 1.
pub(crate) fn drift(seed: u64, at: Point, wavelength: f64) -> Point {
    point(noise(seed ^ 0x51, at, wavelength), noise(seed ^ 0xa7, at, wavelength))
}

fn fade(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "lattice corners are whole numbers of modest size"
)]
#[expect(clippy::cast_sign_loss, reason = "the bits are mixed, not read as a number")]
fn lattice(seed: u64, x: f64, y: f64) -> f64 {
    let key =
        (x as i64 as u64).wrapping_mul(0x8da6_b343_0000_0001) ^ (y as i64 as u64).wrapping_mul(0xd816_3841_0000_0001);
    fraction(mix(mix(seed.wrapping_add(key)) ^ key)) * 2.0 - 1.0
}

/// The finaliser of SplitMix64.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
fn fraction(bits: u64) -> f64 {
    (bits >> 11) as f64 / 9_007_199_254_740_992.0
}

#[cfg(test)]
mod tests {
    use super::{Random, noise};
    use crate::geometry::point;

    #[test]
    fn the_same_seed_and_topic_give_the_same_numbers() {
        let draw = |seed, topic| {
            let mut random = Random::new(seed, topic);
            [random.unit(), random.unit()]
        };
        assert_eq!(draw(7, "houses"), draw(7, "houses"));
        assert_ne!(draw(7, "houses"), draw(8, "houses"));
        assert_ne!(draw(7, "houses"), draw(7, "lakes"));
    }

    #[test]
    fn noise_has_no_jumps() {
        for step in 0..2000 {
            let x = f64::from(step) - 1000.0;
            let jump = noise(3, point(x, 5.0), 100.0) - noise(3, point(x + 1.0, 5.0), 100.0);
            assert!(jump.abs() < 0.05, "{jump} at {x}");
        }
    }
}
