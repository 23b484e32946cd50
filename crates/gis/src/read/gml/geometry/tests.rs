use geo_types::{Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use super::{SkipReason, read};
use crate::read::bytes::Budget;
use crate::read::gml::node::Node;
use crate::read::gml::xml::{Token, Xml};

fn node(xml: &str) -> Node {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gml");
    std::fs::write(&path, xml).unwrap();
    let mut xml = Xml::open(&path, None, Budget::new(100_000)).unwrap();
    let Token::Open(element) = xml.next().unwrap() else {
        panic!("an element")
    };
    Node::read(&mut xml, &element).unwrap()
}

fn geometry(xml: &str) -> Result<Geometry<f64>, SkipReason> {
    read(&node(xml))
}

fn line(positions: &[(f64, f64)]) -> LineString<f64> {
    positions.to_vec().into()
}

const RING: [(f64, f64); 4] = [(0.0, 0.0), (4.0, 0.0), (0.0, 4.0), (0.0, 0.0)];

#[test]
fn positions_come_in_three_spellings() {
    let expected = Ok(Geometry::LineString(line(&[(1.0, 2.0), (3.0, 4.0)])));
    for xml in [
        "<LineString><posList>1 2 3 4</posList></LineString>",
        "<LineString><posList srsDimension='3'>1 2 9 3 4 9</posList></LineString>",
        "<LineString srsDimension='3'><posList>1 2 9 3 4 9</posList></LineString>",
        "<LineString><pos>1 2</pos>\n<pos>3 4 9</pos></LineString>",
        "<LineString><coordinates>1,2 3,4</coordinates></LineString>",
        "<LineString><pointProperty><Point><pos>1 2</pos></Point></pointProperty><pos>3 4</pos></LineString>",
    ] {
        assert_eq!(geometry(xml), expected, "{xml}");
    }
    let height = "<Point><pos srsDimension='3'>1.5 2.5 9</pos></Point>";
    assert_eq!(geometry(height), Ok(Point::new(1.5, 2.5).into()));
}

#[test]
fn segments_and_members_join_into_one_line() {
    let segments = "<Curve><segments><LineStringSegment><posList>0 0 1 0</posList></LineStringSegment>\
                    <LineStringSegment><posList>1 0 2 0</posList></LineStringSegment></segments></Curve>";
    let expected = line(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]);
    assert_eq!(geometry(segments), Ok(expected.clone().into()));
    let composite = "<CompositeCurve><curveMember><LineString><posList>0 0 1 0</posList></LineString></curveMember><curveMember>\
         <OrientableCurve orientation='-'><baseCurve><LineString><posList>2 0 1 0</posList></LineString></baseCurve>\
         </OrientableCurve></curveMember></CompositeCurve>";
    assert_eq!(geometry(composite), Ok(expected.into()));
}

#[test]
fn an_arc_becomes_a_line_through_its_three_positions() {
    let arc = "<Curve><segments><Arc><posList>0 10 10 0 0 -10</posList></Arc></segments></Curve>";
    let Ok(Geometry::LineString(line)) = geometry(arc) else {
        panic!("a line")
    };
    assert!(line.0.len() > 10);
    for position in [(0.0, 10.0), (10.0, 0.0), (0.0, -10.0)] {
        assert!(line.coords().any(|at| (at.x, at.y) == position), "{position:?}");
    }
    assert!(
        line.coords()
            .all(|at| (at.x.hypot(at.y) - 10.0).abs() < 1e-9 && at.x > -1e-9)
    );
}

#[test]
fn sets_keep_their_members() {
    let lines = "<MultiCurve><curveMember><LineString><posList>0 0 1 0</posList></LineString></curveMember>\
                 <curveMembers><LineString><posList>5 5 6 5</posList></LineString></curveMembers></MultiCurve>";
    let expected = MultiLineString(vec![line(&[(0.0, 0.0), (1.0, 0.0)]), line(&[(5.0, 5.0), (6.0, 5.0)])]);
    assert_eq!(geometry(lines), Ok(expected.into()));
    let points = "<MultiPoint><pointMember><Point><pos>1 2</pos></Point></pointMember>\
                  <pointMembers><Point><pos>3 4</pos></Point></pointMembers></MultiPoint>";
    assert_eq!(
        geometry(points),
        Ok(MultiPoint::from(vec![(1.0, 2.0), (3.0, 4.0)]).into())
    );
}

#[test]
fn areas_keep_their_holes() {
    let ring = "<LinearRing><posList>0 0 4 0 0 4 0 0</posList></LinearRing>";
    let polygon = Polygon::new(line(&RING), vec![line(&RING)]);
    let rings = format!("<exterior>{ring}</exterior><interior>{ring}</interior>");
    assert_eq!(
        geometry(&format!("<Polygon>{rings}</Polygon>")),
        Ok(polygon.clone().into())
    );
    let patch = format!("<PolygonPatch>{rings}</PolygonPatch>");
    assert_eq!(
        geometry(&format!("<Surface><patches>{patch}</patches></Surface>")),
        Ok(polygon.clone().into())
    );
    let member = format!("<surfaceMember><Polygon>{rings}</Polygon></surfaceMember>");
    let expected = MultiPolygon(vec![polygon.clone(), polygon]);
    assert_eq!(
        geometry(&format!("<MultiSurface>{member}{member}</MultiSurface>")),
        Ok(expected.into())
    );
}

#[test]
fn a_manhole_drawn_as_a_circle_is_an_area() {
    let circle = "<Polygon><exterior><Ring><curveMember><Curve><segments><CircleByCenterPoint><pos>100 200</pos>\
                  <radius uom='m'>0.5</radius></CircleByCenterPoint></segments></Curve></curveMember></Ring></exterior></Polygon>";
    let Ok(Geometry::Polygon(area)) = geometry(circle) else {
        panic!("an area")
    };
    assert!(
        area.exterior()
            .coords()
            .all(|at| ((at.x - 100.0).hypot(at.y - 200.0) - 0.5).abs() < 1e-9)
    );
    assert!(area.exterior().is_closed());
}

#[test]
fn what_cannot_be_read_is_left_out() {
    for xml in [
        "<LineString><posList>1 2 3 x</posList></LineString>",
        "<LineString><posList srsDimension='2'>1 2 3</posList></LineString>",
        "<LineString><posList srsDimension='0'>1 2</posList></LineString>",
        "<Point><pos>1</pos></Point>",
        "<Curve><segments><BSpline><posList>0 0 1 1</posList></BSpline></segments></Curve>",
        "<Solid/>",
    ] {
        assert_eq!(geometry(xml), Err(SkipReason::BadGeometry), "{xml}");
    }
    assert_eq!(geometry("<Point/>"), Err(SkipReason::NoGeometry));
}
