use domain::network::{
    BaseObject, Class, Details, Device, DeviceKind, Diameter, Elevation, FlowKind, Hydrant, HydrantKind, Manhole,
    Material, Medium, NetworkObject, PipeFunction, RoadRank, SewerKind, SewerPipe, Station, StationKind, Status,
    TileSource, Valve, ValveState, WaterPipe,
};
use geo_types::Geometry;

use super::super::{CutBuffer, CutError, cut};
use super::{SPYCHOWO, address, base, degrees, line, object, snapshot, tile, water};
use crate::snapshot::Builder;

/// Every attribute that any tile has.
const KEYS: &[&str] = &[
    "function", "kind", "flow", "dn", "material", "status", "label", "name", "medium", "rank", "state", "owner", "id",
];

/// What the tile of zoom 20 says of an object, as `key=value` in the order of [`KEYS`].
fn said(object: &NetworkObject) -> String {
    let at = address(20, SPYCHOWO);
    let object = NetworkObject {
        name: Some("Leśna".into()),
        owner: Some("Jan Kowalski".into()),
        branch_id: Some("INV-7".into()),
        ..object.clone()
    };
    let snapshot = snapshot([(1, &object, line(at, &[[0.0, 0.0], [500.0, 500.0]]))]);
    let layer = tile(&snapshot, object.class().source(), at).layers.remove(0);
    assert_eq!(layer.name, object.class().code());
    let feature = &layer.features[0];
    let value = |key: &&str| {
        let text = layer.text(feature, key).map(ToOwned::to_owned);
        let value = text.or_else(|| layer.number(feature, key).map(|number| number.to_string()))?;
        Some(format!("{key}={value}"))
    };
    KEYS.iter().filter_map(value).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_tile_says_of_pipes_what_the_map_shows_and_never_who_owns_them() {
    assert_eq!(
        said(&water(PipeFunction::Main)),
        "function=main dn=110 material=pe status=existing label=w110 PE name=Leśna"
    );
    let sewer = SewerPipe {
        function: PipeFunction::Service,
        kind: SewerKind::Sanitary,
        flow: Some(FlowKind::Pressure),
        section: None,
        material: None,
        course: None,
    };
    let planned = NetworkObject {
        status: Status::Planned,
        ..object(Details::SewerPipe(sewer))
    };
    assert_eq!(
        said(&planned),
        "function=service kind=sanitary flow=pressure status=planned label=kst name=Leśna"
    );
}

#[test]
fn a_tile_says_of_what_stands_on_the_network_what_the_map_shows_and_never_who_owns_it() {
    let dn = |mm| Diameter::from_mm(mm).ok();
    let hydrant = Hydrant {
        kind: Some(HydrantKind::Overground),
        diameter: dn(80),
    };
    assert_eq!(
        said(&object(Details::Hydrant(hydrant))),
        "kind=overground dn=80 status=existing"
    );
    let valve = Valve {
        medium: Medium::Water,
        diameter: dn(100),
        state: Some(ValveState::Closed),
    };
    assert_eq!(
        said(&object(Details::Valve(valve))),
        "status=existing medium=water state=closed"
    );
    assert_eq!(
        said(&object(Details::Manhole(Manhole {
            kind: Some(SewerKind::Storm)
        }))),
        "kind=storm"
    );
    let station = Station {
        kind: StationKind::Intake,
    };
    assert_eq!(
        said(&object(Details::Station(station))),
        "kind=intake status=existing name=Leśna medium=water"
    );
    let device = Device {
        kind: DeviceKind::Outfall,
        medium: Medium::Sewage,
    };
    assert_eq!(
        said(&object(Details::Device(device))),
        "kind=outfall status=existing name=Leśna medium=sewage"
    );
    let mut height = object(Details::Elevation {});
    height.elevations.top = Elevation::from_metres(142.357).ok();
    assert_eq!(said(&height), "label=142,36");
}

#[test]
fn a_tile_says_of_the_ground_its_names_and_ranks() {
    assert_eq!(
        said(&object(Details::Road(BaseObject {
            road: Some(RoadRank::Local)
        }))),
        "name=Leśna rank=local"
    );
    assert_eq!(said(&base(Details::Building)), "");
    for class in [Details::WaterBody, Details::Forest, Details::Place, Details::Boundary] {
        assert_eq!(said(&base(class)), "name=Leśna");
    }
}

#[test]
fn from_afar_only_the_mains_show_and_from_near_everything() {
    let at = |z| address(z, SPYCHOWO);
    let [main, distribution, service] =
        [PipeFunction::Main, PipeFunction::Distribution, PipeFunction::Service].map(water);
    let long = || Geometry::LineString(vec![(SPYCHOWO[0] - 1.0, SPYCHOWO[1]), (SPYCHOWO[0] + 1.0, SPYCHOWO[1])].into());
    let snapshot = snapshot([(1, &main, long()), (2, &distribution, long()), (3, &service, long())]);
    let ids = |z| {
        let tile = tile(&snapshot, TileSource::Network, at(z));
        tile.layers
            .iter()
            .flat_map(|layer| layer.features.iter().map(|f| f.id))
            .collect::<Vec<_>>()
    };
    assert_eq!((ids(8), ids(11)), (vec![1], vec![1]));
    // The lesser first, so that the main lies on top.
    assert_eq!((ids(12), ids(14)), (vec![2, 1], vec![2, 1]));
    assert_eq!((ids(15), ids(20)), (vec![3, 2, 1], vec![3, 2, 1]));
}

#[test]
fn base_and_network_are_tiles_of_their_own() {
    let at = address(18, SPYCHOWO);
    let (pipe, road) = (water(PipeFunction::Main), base(Details::Road));
    let shape = || line(at, &[[0.0, 0.0], [500.0, 500.0]]);
    let snapshot = snapshot([(1, &pipe, shape()), (2, &road, shape())]);
    let names = |source| {
        tile(&snapshot, source, at)
            .layers
            .into_iter()
            .map(|layer| layer.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(TileSource::Network), [Class::WaterPipe.code()]);
    assert_eq!(names(TileSource::Base), [Class::Road.code()]);
}

#[test]
fn a_tile_where_nothing_lies_has_no_bytes() {
    let at = address(18, SPYCHOWO);
    let pipe = water(PipeFunction::Main);
    let one = snapshot([(1, &pipe, line(at, &[[0.0, 0.0], [500.0, 500.0]]))]);
    let mut buffer = CutBuffer::default();
    assert_eq!(cut(&one, TileSource::Network, 18, 3, 3, &mut buffer), Ok(Vec::new()));
    assert_eq!(
        cut(&Builder::new(1).build(), TileSource::Base, 8, 1, 1, &mut buffer),
        Ok(Vec::new())
    );
}

#[test]
fn a_tile_that_does_not_exist_is_refused_with_what_does() {
    let empty = Builder::new(1).build();
    let refused = |z, x, y| cut(&empty, TileSource::Base, z, x, y, &mut CutBuffer::default()).unwrap_err();
    assert_eq!(refused(7, 0, 0), CutError::Zoom(7));
    assert_eq!(
        refused(21, 0, 0).to_string(),
        "there are no tiles at zoom 21; ask for zoom 8 to 20"
    );
    assert_eq!(refused(8, 256, 0), CutError::Place { z: 8, x: 256, y: 0 });
    assert_eq!(
        refused(8, 0, 256).to_string(),
        "there is no tile 0/256 at zoom 8; columns and rows go from 0 to 255"
    );
    assert_eq!(
        refused(20, u32::MAX, 0),
        CutError::Place {
            z: 20,
            x: u32::MAX,
            y: 0
        }
    );
}

#[test]
fn one_buffer_serves_snapshots_of_different_attributes() {
    let at = address(18, SPYCHOWO);
    let shape = || Geometry::Point(degrees(at, [5.0, 5.0]).into());
    let named = |name: &str| NetworkObject {
        name: Some(name.into()),
        ..base(Details::Place)
    };
    let (a, b) = (named("Spychowo"), named("Koczek"));
    let mut buffer = CutBuffer::default();
    let mut name = |objects: Vec<(i64, &NetworkObject, Geometry<f64>)>| {
        let bytes = cut(&snapshot(objects), TileSource::Base, 18, at[1], at[2], &mut buffer).unwrap();
        let layer = tiles::decode(&bytes).unwrap().layers.remove(0);
        layer
            .features
            .iter()
            .filter_map(|f| layer.text(f, "name"))
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(name(vec![(1, &a, shape()), (2, &b, shape())]), ["Spychowo", "Koczek"]);
    assert_eq!(name(vec![(1, &b, shape())]), ["Koczek"]);
}

#[test]
fn a_water_pipe_of_a_local_network_and_of_unknown_bore_still_has_its_letters() {
    let pipe = WaterPipe {
        function: PipeFunction::Distribution,
        section: None,
        material: Some(Material::Steel),
        course: None,
        local: true,
    };
    let expected = "function=distribution material=steel status=existing label=wl stal name=Leśna";
    assert_eq!(said(&object(Details::WaterPipe(pipe))), expected);
}
