//! From a geometry as a file has it to one that can be trusted.

use domain::network::Class;
use geo::MapCoords;
use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon};

use crate::crs::Projection;
use crate::report::SkipReason;

/// Brings a geometry (x = east, y = north) to longitude and latitude, drops empty parts and makes sure that it is
/// finite, not empty, and of a kind that the class can have.
pub fn settle(geometry: Geometry<f64>, class: Class, projection: &Projection) -> Result<Geometry<f64>, SkipReason> {
    let clean = clean(geometry)?;
    if !fits(&clean, class) {
        return Err(SkipReason::WrongGeometry);
    }
    clean.try_map_coords(|position: Coord<f64>| {
        if !position.x.is_finite() || !position.y.is_finite() {
            return Err(SkipReason::NotFinite);
        }
        projection.to_wgs84(position).map_err(|_| SkipReason::OutsideArea)
    })
}

fn clean(geometry: Geometry<f64>) -> Result<Geometry<f64>, SkipReason> {
    Ok(match geometry {
        Geometry::Point(point) => Geometry::Point(point),
        Geometry::Line(line) => Geometry::LineString(sound_line(line.into())?),
        Geometry::LineString(line) => Geometry::LineString(sound_line(line)?),
        Geometry::Polygon(polygon) => Geometry::Polygon(sound_polygon(polygon)?),
        Geometry::Rect(rect) => Geometry::Polygon(sound_polygon(rect.to_polygon())?),
        Geometry::Triangle(triangle) => Geometry::Polygon(sound_polygon(triangle.to_polygon())?),
        Geometry::MultiPoint(points) if points.0.is_empty() => return Err(SkipReason::NoGeometry),
        Geometry::MultiPoint(points) => Geometry::MultiPoint(points),
        Geometry::MultiLineString(lines) => {
            let lines = parts(lines.0, |line| line.0.is_empty(), sound_line)?;
            Geometry::MultiLineString(MultiLineString(lines))
        }
        Geometry::MultiPolygon(polygons) => {
            let polygons = parts(polygons.0, |polygon| polygon.exterior().0.is_empty(), sound_polygon)?;
            Geometry::MultiPolygon(MultiPolygon(polygons))
        }
        Geometry::GeometryCollection(collection) => return clean(one_kind(collection.0)?),
    })
}

fn parts<T>(
    all: Vec<T>,
    empty: impl Fn(&T) -> bool,
    sound: impl Fn(T) -> Result<T, SkipReason>,
) -> Result<Vec<T>, SkipReason> {
    let sound = all
        .into_iter()
        .filter(|part| !empty(part))
        .map(sound)
        .collect::<Result<Vec<_>, _>>()?;
    if sound.is_empty() {
        Err(SkipReason::NoGeometry)
    } else {
        Ok(sound)
    }
}

fn sound_line(line: LineString<f64>) -> Result<LineString<f64>, SkipReason> {
    let Some(first) = line.0.first() else {
        return Err(SkipReason::NoGeometry);
    };
    if line.0.iter().all(|position| position == first) {
        return Err(SkipReason::BadGeometry);
    }
    Ok(line)
}

/// `Polygon` closes its rings by itself; what is left to see is that they enclose something.
fn sound_polygon(polygon: Polygon<f64>) -> Result<Polygon<f64>, SkipReason> {
    if polygon.exterior().0.is_empty() {
        return Err(SkipReason::NoGeometry);
    }
    let (exterior, interiors) = polygon.into_inner();
    let interiors: Vec<_> = interiors.into_iter().filter(|ring| !ring.0.is_empty()).collect();
    if std::iter::once(&exterior)
        .chain(&interiors)
        .any(|ring| ring.0.len() < 4)
    {
        return Err(SkipReason::BadGeometry);
    }
    sound_line(exterior).map(|exterior| Polygon::new(exterior, interiors))
}

/// A collection whose members are all points, all lines or all polygons, as the set that it means.
fn one_kind(members: Vec<Geometry<f64>>) -> Result<Geometry<f64>, SkipReason> {
    let (mut points, mut lines, mut polygons) = (Vec::new(), Vec::new(), Vec::new());
    for member in members {
        match member {
            Geometry::Point(point) => points.push(point),
            Geometry::MultiPoint(more) => points.extend(more.0),
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(more) => lines.extend(more.0),
            Geometry::Polygon(polygon) => polygons.push(polygon),
            Geometry::MultiPolygon(more) => polygons.extend(more.0),
            _ => return Err(SkipReason::BadGeometry),
        }
    }
    match (points.is_empty(), lines.is_empty(), polygons.is_empty()) {
        (true, true, true) => Err(SkipReason::NoGeometry),
        (false, true, true) => Ok(Geometry::MultiPoint(MultiPoint(points))),
        (true, false, true) => Ok(Geometry::MultiLineString(MultiLineString(lines))),
        (true, true, false) => Ok(Geometry::MultiPolygon(MultiPolygon(polygons))),
        _ => Err(SkipReason::BadGeometry),
    }
}

fn fits(geometry: &Geometry<f64>, class: Class) -> bool {
    use Geometry::{
        LineString as L, MultiLineString as Ls, MultiPoint as Ps, MultiPolygon as As, Point as P, Polygon as A,
    };
    match class {
        Class::WaterPipe | Class::SewerPipe => matches!(geometry, L(_) | Ls(_)),
        Class::Boundary | Class::Building | Class::Forest | Class::Parcel | Class::ProtectionZone => {
            matches!(geometry, A(_) | As(_))
        }
        Class::Road | Class::WaterBody => matches!(geometry, L(_) | Ls(_) | A(_) | As(_)),
        Class::Elevation | Class::Address => matches!(geometry, P(_) | Ps(_)),
        Class::Valve | Class::Hydrant | Class::Manhole | Class::Station | Class::Device | Class::Place => true,
    }
}

#[cfg(test)]
mod tests {
    use geo_types::{Geometry, GeometryCollection, LineString, MultiLineString, Point, Polygon, line_string};

    use super::{Class, Projection, SkipReason, settle};
    use crate::crs::Crs;

    fn settled(geometry: impl Into<Geometry<f64>>, class: Class) -> Result<Geometry<f64>, SkipReason> {
        settle(geometry.into(), class, &Projection::new(Crs::WGS84).unwrap())
    }

    fn pipe() -> LineString<f64> {
        line_string![(x: 21.3, y: 53.6), (x: 21.4, y: 53.6)]
    }

    #[test]
    fn what_is_empty_or_without_extent_is_left_out() {
        use SkipReason::{BadGeometry, NoGeometry};
        let dot = line_string![(x: 21.3, y: 53.6), (x: 21.3, y: 53.6)];
        assert_eq!(settled(LineString::<f64>(vec![]), Class::WaterPipe), Err(NoGeometry));
        assert_eq!(settled(dot, Class::WaterPipe), Err(BadGeometry));
        assert_eq!(
            settled(MultiLineString::<f64>(vec![]), Class::WaterPipe),
            Err(NoGeometry)
        );
        assert_eq!(settled(Polygon::new(pipe(), vec![]), Class::Building), Err(BadGeometry));
    }

    #[test]
    fn empty_parts_are_dropped_and_the_rest_is_kept() {
        let lines = MultiLineString(vec![LineString(vec![]), pipe()]);
        assert_eq!(
            settled(lines, Class::SewerPipe),
            Ok(MultiLineString(vec![pipe()]).into())
        );
    }

    #[test]
    fn numbers_that_are_none_or_out_of_the_world_are_left_out() {
        assert_eq!(
            settled(Point::new(f64::NAN, 53.0), Class::Valve),
            Err(SkipReason::NotFinite)
        );
        assert_eq!(
            settled(Point::new(21.0, 91.0), Class::Valve),
            Err(SkipReason::OutsideArea)
        );
    }

    #[test]
    fn a_pipe_is_a_line_and_a_building_an_area() {
        assert_eq!(
            settled(Point::new(21.0, 53.0), Class::WaterPipe),
            Err(SkipReason::WrongGeometry)
        );
        assert_eq!(settled(pipe(), Class::Building), Err(SkipReason::WrongGeometry));
    }

    #[test]
    fn a_collection_of_one_kind_is_that_kind_and_a_mixed_one_is_left_out() {
        let lines = GeometryCollection(vec![pipe().into(), pipe().into()]);
        assert_eq!(
            settled(Geometry::GeometryCollection(lines), Class::WaterPipe),
            Ok(MultiLineString(vec![pipe(), pipe()]).into())
        );
        let mixed = GeometryCollection(vec![pipe().into(), Point::new(21.0, 53.0).into()]);
        assert_eq!(
            settled(Geometry::GeometryCollection(mixed), Class::WaterPipe),
            Err(SkipReason::BadGeometry)
        );
        let empty = Geometry::GeometryCollection(GeometryCollection(vec![]));
        assert_eq!(settled(empty, Class::Valve), Err(SkipReason::NoGeometry));
    }
}
