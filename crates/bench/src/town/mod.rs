//! An invented network of any size around the gmina: a city, towns and villages, each a grid of streets, joined by
//! mains across the country.
//!
//! What the figures depend on is as in real networks: half of the pipes are service connections, one in thirty is a
//! main, a pipe along a street has a bend every dozen metres, streets have names and pipes have bores, materials and
//! years. A valve stands on every tenth pipe and a hydrant on every twentieth, beyond the number of pipes asked for.

mod pipes;
mod random;
mod sites;

use std::path::Path;

use anyhow::Result;
use gis::Feature;
use gis::crs::Crs;

pub use random::Random;

use pipes::Pipes;
use sites::Site;

/// The whole network of `pipes` pipes, object by object; the same at every call.
pub fn features(pipes: usize) -> impl Iterator<Item = Result<Feature>> {
    let sites = sites::of(pipes);
    let joined = sites::joined(&sites);
    let mut made = Pipes::new(pipes);
    let streets = sites
        .into_iter()
        .flat_map(|site: Site| (0..site.blocks()).map(move |block| (site, block)));
    let mut streets = streets.fuse();
    let mut joints = joined.into_iter().fuse();
    let mut waiting = Vec::new().into_iter();
    std::iter::from_fn(move || {
        loop {
            if let Some(feature) = waiting.next() {
                return Some(feature);
            }
            // The mains across the country first: there are few, and none may be cut off by the number asked for.
            let next = match joints.next() {
                Some([from, to]) => made.across(from, to),
                None => {
                    let (site, block) = streets.next()?;
                    made.block(site, block)
                }
            };
            waiting = next.into_iter();
        }
    })
}

/// Writes the network into a new GeoPackage and returns how many objects it has; `each` sees every one of them.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn write(file: &Path, pipes: usize, mut each: impl FnMut(&Feature)) -> Result<u64> {
    let mut failed = None;
    // The writer takes objects one by one, so that a million of them need no memory.
    let made = features(pipes).map_while(|feature| match feature {
        Ok(feature) => {
            each(&feature);
            Some(feature)
        }
        Err(error) => {
            failed = Some(error);
            None
        }
    });
    let written = gis::write::write_geopackage(file, Crs::WGS84, made)?;
    failed.map_or(Ok(written), Err)
}

#[cfg(test)]
mod tests {
    use domain::network::{Class, Details, PipeFunction};

    use super::features;

    #[test]
    fn the_town_has_as_many_pipes_as_asked_for_and_none_twice() {
        for pipes in [1, 500, 15_000] {
            let all: Vec<_> = features(pipes).collect::<Result<_, _>>().unwrap();
            let water = all.iter().filter(|one| one.object.class() == Class::WaterPipe);
            assert_eq!(water.count(), pipes);
            let mut ids: Vec<_> = all.iter().map(|one| one.object.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all.len());
        }
    }

    #[test]
    fn the_town_is_the_same_at_every_run() {
        let make = || features(2000).collect::<Result<Vec<_>, _>>().unwrap();
        assert_eq!(make(), make());
    }

    #[test]
    fn about_half_of_the_pipes_are_service_connections_and_few_are_mains() {
        let (mut mains, mut services) = (0, 0);
        for feature in features(15_000) {
            match feature.unwrap().object.details {
                Details::WaterPipe(pipe) if pipe.function == PipeFunction::Main => mains += 1,
                Details::WaterPipe(pipe) if pipe.function == PipeFunction::Service => services += 1,
                _ => {}
            }
        }
        assert!((6500..=7600).contains(&services), "{services} services");
        assert!((300..=1200).contains(&mains), "{mains} mains");
    }
}
