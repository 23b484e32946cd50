//! What a card, a row of the list or an answer of the search says of an object, in the reader's language.

mod found;
mod people;

use contract::network::{CardView, ObjectCard, PlaceCoordinates, PlaceView, PlanePosition};
use domain::network::{Details, NetworkObject, Section};
use i18n::Texts;

pub use found::{around_href, found_view, near_place};
pub use people::{role_name, role_text};

/// The page on which the object with this reference is shown on the map.
#[must_use]
pub fn map_href(reference: &str) -> String {
    let encoded: String = reference.bytes().map(encode_byte).collect();
    format!("/mapa?obiekt={encoded}")
}

fn encode_byte(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

/// The whole card.
#[must_use]
pub fn card_view(texts: Texts, card: &ObjectCard) -> CardView {
    CardView {
        uid: card.uid,
        reference: card.reference.clone(),
        title: title(texts, &card.object),
        rows: rows(texts, &card.object, card.length_m),
        point: card.point,
        bounds: card.bounds,
        href: map_href(&card.reference),
    }
}

/// What it is, in a few words: "Przewód wodociągowy 110 mm".
#[must_use]
pub fn title(texts: Texts, object: &NetworkObject) -> String {
    let class = texts.get(&key("class", object.class().code()));
    match section(&object.details) {
        Some(section) => {
            let size = section.to_string();
            format!("{class} {}", texts.with("value-mm", &[("mm", (&size).into())]))
        }
        None => class,
    }
}

/// What distinguishes it from its likes, in one line: "rozdzielczy, PE".
#[must_use]
pub fn summary(texts: Texts, object: &NetworkObject) -> String {
    let words: Vec<String> = specifics(texts, &object.details)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    words.join(", ")
}

/// Its bore in words, "110 mm": a pipe's inside, or what a valve or hydrant is made for.
#[must_use]
pub fn diameter(texts: Texts, object: &NetworkObject) -> Option<String> {
    let size = bore(object)?.to_string();
    Some(texts.with("value-mm", &[("mm", (&size).into())]))
}

/// A pipe's inside, or what a valve or hydrant is made for.
#[must_use]
pub fn bore(object: &NetworkObject) -> Option<Section> {
    match &object.details {
        Details::Valve(valve) => valve.diameter.map(Section::Round),
        Details::Hydrant(hydrant) => hydrant.diameter.map(Section::Round),
        details => section(details),
    }
}

/// Label and value of everything known, the most asked-for first.
#[must_use]
pub fn rows(texts: Texts, object: &NetworkObject, length_m: Option<f64>) -> Vec<(String, String)> {
    let mut rows: Vec<(&str, Option<String>)> = vec![("attr-name", object.name.clone())];
    rows.extend(
        specifics(texts, &object.details)
            .into_iter()
            .map(|(label, value)| (label, Some(value))),
    );
    let metres = |elevation: Option<domain::network::Elevation>| {
        elevation.map(|height| {
            let value = i18n::decimal(texts.language, height.metres(), 2);
            texts.with("value-metres-asl", &[("metres", (&value).into())])
        })
    };
    rows.extend([
        ("attr-status", Some(texts.get(&key("status", object.status.code())))),
        ("attr-year", object.year.map(|year| year.to_string())),
        (
            "attr-length",
            length_m.map(|length| i18n::length(texts.language, length)),
        ),
        ("attr-top", metres(object.elevations.top)),
        ("attr-bottom", metres(object.elevations.bottom)),
        ("attr-owner", object.owner.clone()),
        ("attr-branch-id", object.branch_id.clone()),
        ("attr-number", Some(object.id.to_string())),
    ]);
    rows.into_iter()
        .filter_map(|(label, value)| Some((texts.get(label), value?)))
        .collect()
}

/// A place's coordinates, line by line: the system and the numbers, with points as programs take them.
#[must_use]
pub fn place_view(texts: Texts, place: &PlaceCoordinates) -> PlaceView {
    let [longitude, latitude] = place.point;
    let mut rows = vec![(
        texts.get("map-coordinates-wgs84"),
        format!("{latitude:.6}, {longitude:.6}"),
    )];
    let value = |at: PlanePosition| {
        let (north, east) = (format!("{:.2}", at.north), format!("{:.2}", at.east));
        texts.with(
            "map-coordinates-value",
            &[("north", (&north).into()), ("east", (&east).into())],
        )
    };
    if let Some(at) = place.pl2000 {
        let (zone, epsg) = ((at.epsg - 2171).to_string(), at.epsg.to_string());
        let label = texts.with(
            "map-coordinates-pl2000",
            &[("zone", (&zone).into()), ("epsg", (&epsg).into())],
        );
        rows.push((label, value(at)));
    }
    if let Some(at) = place.pl1992 {
        rows.push((texts.get("map-coordinates-pl1992"), value(at)));
    }
    PlaceView { rows }
}

fn key(kind: &str, code: &str) -> String {
    format!("{kind}-{}", code.replace('_', "-"))
}

fn section(details: &Details) -> Option<Section> {
    match details {
        Details::WaterPipe(pipe) => pipe.section,
        Details::SewerPipe(pipe) => pipe.section,
        _ => None,
    }
}

/// The attributes that only this class has.
fn specifics(texts: Texts, details: &Details) -> Vec<(&'static str, String)> {
    let say = |kind: &str, code: &str| texts.get(&key(kind, code));
    let mm =
        |diameter: domain::network::Diameter| texts.with("value-mm", &[("mm", (&diameter.mm().to_string()).into())]);
    let mut found: Vec<(&'static str, Option<String>)> = Vec::new();
    match details {
        Details::WaterPipe(pipe) => found.extend([
            ("attr-function", Some(say("function", pipe.function.code()))),
            (
                "attr-material",
                pipe.material.map(|material| say("material", material.code())),
            ),
            ("attr-course", pipe.course.map(|course| say("course", course.code()))),
            ("attr-local", pipe.local.then(|| texts.get("attr-yes"))),
        ]),
        Details::SewerPipe(pipe) => found.extend([
            ("attr-kind", Some(say("sewer", pipe.kind.code()))),
            ("attr-function", Some(say("function", pipe.function.code()))),
            ("attr-flow", pipe.flow.map(|flow| say("flow", flow.code()))),
            (
                "attr-material",
                pipe.material.map(|material| say("material", material.code())),
            ),
            ("attr-course", pipe.course.map(|course| say("course", course.code()))),
        ]),
        Details::Valve(valve) => found.extend([
            ("attr-medium", Some(say("medium", valve.medium.code()))),
            ("attr-diameter", valve.diameter.map(mm)),
            ("attr-valve-state", valve.state.map(|state| say("valve", state.code()))),
        ]),
        Details::Hydrant(hydrant) => found.extend([
            ("attr-kind", hydrant.kind.map(|kind| say("hydrant", kind.code()))),
            ("attr-diameter", hydrant.diameter.map(mm)),
        ]),
        Details::Manhole(manhole) => found.push(("attr-kind", manhole.kind.map(|kind| say("sewer", kind.code())))),
        Details::Station(station) => found.push(("attr-kind", Some(say("station", station.kind.code())))),
        Details::Device(device) => found.extend([
            ("attr-kind", Some(say("device", device.kind.code()))),
            ("attr-medium", Some(say("medium", device.medium.code()))),
        ]),
        details => found.extend(of_ground(texts, details)),
    }
    found
        .into_iter()
        .filter_map(|(label, value)| Some((label, value?)))
        .collect()
}

/// The attributes of addresses, parcels and protection zones.
fn of_ground(texts: Texts, details: &Details) -> Vec<(&'static str, Option<String>)> {
    match details {
        Details::Address(address) => vec![
            ("attr-place", Some(address.place.clone())),
            ("attr-street", address.street.clone()),
            ("attr-house-number", Some(address.number.clone())),
            ("attr-postcode", address.postcode.clone()),
        ],
        Details::Parcel(parcel) => vec![
            ("attr-parcel-number", Some(parcel.number.clone())),
            ("attr-precinct", parcel.precinct.clone()),
        ],
        Details::ProtectionZone(zone) => {
            vec![("attr-kind", Some(texts.get(&key("zone", zone.kind.code()))))]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::network::{Details, Diameter, Material, NetworkObject, ObjectId, PipeFunction, Section, WaterPipe};
    use i18n::Texts;

    use contract::network::{PlaceCoordinates, PlanePosition};

    use super::{map_href, place_view, rows, summary, title};

    fn pipe() -> NetworkObject {
        NetworkObject {
            year: Some(1998),
            owner: Some("Jan Kowalski".into()),
            ..NetworkObject::new(
                ObjectId::parse("W-1").unwrap(),
                Details::WaterPipe(WaterPipe {
                    function: PipeFunction::Distribution,
                    section: Diameter::from_mm(110).ok().map(Section::Round),
                    material: Some(Material::Pe),
                    course: None,
                    local: false,
                }),
            )
        }
    }

    #[test]
    fn a_pipe_is_named_with_its_diameter() {
        assert_eq!(
            title(Texts::new(Language::Polish), &pipe()),
            "Przewód wodociągowy 110 mm"
        );
        assert_eq!(
            summary(Texts::new(Language::English), &pipe()),
            "distribution main, PE (polyethylene)"
        );
    }

    #[test]
    fn an_owner_is_shown_where_the_use_case_gave_one() {
        let told = rows(Texts::new(Language::Polish), &pipe(), None);
        assert!(told.contains(&("Właściciel".into(), "Jan Kowalski".into())));
        let anonymous = NetworkObject { owner: None, ..pipe() };
        let shown = rows(Texts::new(Language::Polish), &anonymous, Some(38.44));
        assert!(shown.iter().all(|(label, _)| label != "Właściciel"));
        assert!(shown.contains(&("Długość".into(), "38,4\u{a0}m".into())));
        assert!(shown.contains(&("Rok budowy".into(), "1998".into())));
    }

    #[test]
    fn a_place_is_written_as_surveyors_do_north_before_east() {
        let place = PlaceCoordinates {
            point: [21.347_38, 53.600_43],
            pl2000: Some(PlanePosition {
                epsg: 2178,
                north: 5_941_041.996,
                east: 7_522_995.484,
            }),
            pl1992: None,
        };
        let rows = place_view(Texts::new(Language::Polish), &place).rows;
        assert_eq!(rows[0].1, "53.600430, 21.347380");
        assert_eq!(rows[1].0, "PL-2000, strefa 7 (EPSG:2178)");
        assert_eq!(rows[1].1, "X 5941042.00 Y 7522995.48");
    }

    #[test]
    fn a_reference_with_odd_characters_makes_a_sound_address() {
        assert_eq!(map_href("demo/a b&c"), "/mapa?obiekt=demo/a%20b%26c");
    }
}
