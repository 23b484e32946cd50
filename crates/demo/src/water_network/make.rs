//! Of what a pipe is made and when: iron and asbestos cement in the old middle of the towns, then PVC, then PE.

use domain::network::{Material, Status};

use super::plan::Size;
use crate::geometry::distance;
use crate::random::Random;
use crate::site::Site;

/// What was laid in the ground, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Make {
    /// The material.
    pub(crate) material: Material,
    /// The year; nothing for what is only designed.
    pub(crate) year: Option<i16>,
    /// The year of the asbestos-cement pipe that this one replaced and that was left in the ground.
    pub(crate) replaced: Option<i16>,
}

impl Make {
    /// The make of the pipe along a road stretch; stretches of one street in one place were laid together.
    pub(crate) fn of(site: &Site, edge: usize, size: Size, status: Status) -> Self {
        let road = &site.roads.edges[edge];
        if status == Status::Planned {
            return Self {
                material: Material::Pe,
                year: None,
                replaced: None,
            };
        }
        let place = road
            .village
            .map_or("open country", |village| site.villages[village].name);
        let mut random = Random::new(site.seed, &format!("make of {} in {place}", road.street));
        let town = road.village.filter(|village| site.villages[*village].is_town());
        let middle = road.axis.at(road.axis.length() / 2.0);
        let away = town.map(|town| distance(site.villages[town].centre, middle));
        match away {
            Some(away) if away < 290.0 => Self::old_core(&mut random),
            Some(away) if away < 420.0 => Self::between(&mut random, 0.8),
            Some(_) => Self::between(&mut random, 0.3),
            None if road.village.is_none() && size >= 160 && random.chance(0.3) => Self {
                material: Material::DuctileIron,
                year: Some(random.year(2007, 2018)),
                replaced: None,
            },
            None => Self::between(&mut random, 0.5),
        }
    }

    fn old_core(random: &mut Random) -> Self {
        let draw = random.unit();
        let (material, first, last) = match draw {
            _ if draw < 0.42 => (Material::AsbestosCement, 1971, 1979),
            _ if draw < 0.7 => (Material::CastIron, 1969, 1978),
            // Replaced since.
            _ => (Material::Pe, 2012, 2024),
        };
        Self {
            material,
            year: Some(random.year(first, last)),
            replaced: (material == Material::Pe).then(|| random.year(1969, 1978)),
        }
    }

    fn between(random: &mut Random, pvc: f64) -> Self {
        if random.chance(pvc) {
            Self {
                material: Material::Pvc,
                year: Some(random.year(1983, 1996)),
                replaced: None,
            }
        } else {
            Self {
                material: Material::Pe,
                year: Some(random.year(1998, 2021)),
                replaced: None,
            }
        }
    }

    /// The same piece renewed or ended in PE, which came to the villages in the late nineties.
    pub(crate) fn in_pe(self) -> Self {
        Self {
            material: Material::Pe,
            year: self.year.map(|year| year.max(1997)),
            replaced: None,
        }
    }

    /// The nominal diameter in millimetres: plastic is named by its outside, iron and cement by their inside.
    pub(crate) const fn diameter(self, size: Size) -> u16 {
        match (self.material, size) {
            (Material::Pe | Material::Pvc, _) => size,
            (_, 90) => 80,
            (_, 110) => 100,
            (_, 160) => 150,
            (_, 225) => 200,
            _ => size,
        }
    }
}
