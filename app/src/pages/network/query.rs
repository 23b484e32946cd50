//! What the address of `/mapa` asks for. A value that nobody knows is left out rather than refused: an old link
//! still shows a map.

use contract::network::{Bounds, ListQuery, ListSort, RADII_M};
use domain::network::{Class, Material, Status};

use crate::address::{Query, query_string};
use crate::islands::map::layers::LayerSet;
use crate::islands::map::link::Sight;

/// Longer texts are cut.
const LONGEST: usize = 100;

/// One of the two ways to look at the network.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// Drawn.
    Map(MapRequest),
    /// In words.
    List(ListQuery),
}

/// Where the map is to look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapRequest {
    /// The object whose card is to be open, `dataset/id`.
    pub object: Option<String>,
    /// What is to be in view: west, south, east, north in degrees.
    pub bounds: Option<Bounds>,
    /// Where the map is to look, exactly.
    pub sight: Option<Sight>,
    /// The layers that are to be on; the usual ones when the address says nothing.
    pub visible: Option<LayerSet>,
    /// The words of the base maps of others that are to be on.
    pub base_maps: Vec<String>,
}

impl View {
    /// Reads the query.
    #[must_use]
    pub fn read(query: &Query) -> Self {
        if query.get("widok") == Some("lista") {
            return Self::List(read_list(|name| query.get(name)));
        }
        Self::Map(MapRequest {
            object: query
                .get("obiekt")
                .filter(|reference| !reference.is_empty())
                .map(ToOwned::to_owned),
            bounds: query.get("bbox").and_then(bounds),
            sight: query
                .get("srodek")
                .and_then(|center| Sight::parse(center, query.get("zoom").unwrap_or_default())),
            visible: query.get("warstwy").map(LayerSet::parse),
            base_maps: query
                .get("podklad")
                .map(|codes| codes.split('.').map(ToOwned::to_owned).collect())
                .unwrap_or_default(),
        })
    }
}

/// Reads what a list is asked for, from the values that stand in an address.
#[must_use]
pub fn read_list<'a>(value: impl Fn(&str) -> Option<&'a str>) -> ListQuery {
    let mm = |name| {
        value(name)
            .and_then(|mm| mm.trim().parse::<u16>().ok())
            .filter(|mm| *mm > 0)
    };
    let (sort, descending) = value("sort").and_then(read_sort).unzip();
    ListQuery {
        class: value("klasa").and_then(|code| code.parse::<Class>().ok()),
        status: value("stan").and_then(|code| code.parse::<Status>().ok()),
        text: line(value("szukaj")),
        material: value("material").and_then(|code| code.parse::<Material>().ok()),
        least_mm: mm("od"),
        most_mm: mm("do"),
        near: line(value("przy")),
        radius_m: value("promien")
            .and_then(|metres| metres.parse().ok())
            .filter(|metres| RADII_M.contains(metres)),
        sort,
        descending: descending.unwrap_or_default(),
        page: value("strona").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
    }
}

/// What was typed, on one line and no longer than anybody types.
#[must_use]
pub fn line(typed: Option<&str>) -> String {
    let typed = typed.unwrap_or_default().replace(char::is_control, " ");
    typed.trim().chars().take(LONGEST).collect()
}

/// The address of one page of the list.
#[must_use]
pub fn list_href(filter: &ListQuery, page: u32) -> String {
    let mut pairs = vec![("widok", "lista".to_owned())];
    pairs.extend(list_pairs(filter));
    if page > 1 {
        pairs.push(("strona", page.to_string()));
    }
    format!("/mapa{}", query_string(pairs))
}

/// The address of the whole list as a file.
#[must_use]
pub fn csv_href(filter: &ListQuery) -> String {
    format!("/mapa/lista.csv{}", query_string(list_pairs(filter)))
}

/// How an order stands in an address: `dlugosc`, the greatest first `-dlugosc`.
#[must_use]
pub fn sort_code(sort: ListSort, descending: bool) -> String {
    let word = match sort {
        ListSort::Name => "nazwa",
        ListSort::Distance => "odleglosc",
        ListSort::Length => "dlugosc",
        ListSort::Diameter => "srednica",
        ListSort::Year => "rok",
    };
    format!("{}{word}", if descending { "-" } else { "" })
}

fn read_sort(code: &str) -> Option<(ListSort, bool)> {
    let sorts = [
        ListSort::Name,
        ListSort::Distance,
        ListSort::Length,
        ListSort::Diameter,
        ListSort::Year,
    ];
    let mut all = sorts.into_iter().flat_map(|sort| [(sort, false), (sort, true)]);
    all.find(|(sort, descending)| sort_code(*sort, *descending) == code)
}

fn list_pairs(filter: &ListQuery) -> Vec<(&'static str, String)> {
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    let pairs = [
        ("przy", text(&filter.near)),
        ("promien", filter.radius_m.map(|metres| metres.to_string())),
        ("klasa", filter.class.map(|class| class.to_string())),
        ("stan", filter.status.map(|status| status.to_string())),
        ("szukaj", text(&filter.text)),
        ("material", filter.material.map(|material| material.to_string())),
        ("od", filter.least_mm.map(|mm| mm.to_string())),
        ("do", filter.most_mm.map(|mm| mm.to_string())),
        ("sort", filter.sort.map(|sort| sort_code(sort, filter.descending))),
    ];
    pairs
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn bounds(text: &str) -> Option<Bounds> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let [west, south, east, north] = numbers.try_into().ok()?;
    let sound = (-180.0..=180.0).contains(&west)
        && (-180.0..=180.0).contains(&east)
        && (-85.0..=85.0).contains(&south)
        && (-85.0..=85.0).contains(&north)
        && west <= east
        && south <= north;
    sound.then_some([west, south, east, north])
}

#[cfg(test)]
mod tests {
    use contract::network::{ListQuery, ListSort};
    use domain::network::{Class, Material, Status};

    use super::{MapRequest, Query, View, csv_href, list_href, query_string};

    fn read(pairs: &[(&str, &str)]) -> View {
        let written = query_string(pairs.iter().map(|(name, value)| (*name, (*value).to_owned())));
        View::read(&Query::parse(written.trim_start_matches('?')))
    }

    #[test]
    fn without_a_query_it_is_the_map() {
        assert_eq!(read(&[]), View::Map(MapRequest::default()));
    }

    #[test]
    fn a_filter_survives_the_way_through_the_address() {
        let filter = ListQuery {
            class: Some(Class::WaterPipe),
            status: Some(Status::Planned),
            text: "Leśna & 1".into(),
            material: Some(Material::Pe),
            least_mm: Some(90),
            most_mm: Some(160),
            near: "Leśna 5".into(),
            radius_m: Some(250),
            sort: Some(ListSort::Year),
            descending: true,
            page: 3,
        };
        assert_eq!(
            list_href(&filter, 3),
            "/mapa?widok=lista&przy=Le%C5%9Bna+5&promien=250&klasa=water_pipe&stan=planned\
             &szukaj=Le%C5%9Bna+%26+1&material=pe&od=90&do=160&sort=-rok&strona=3"
        );
        let pairs = [
            ("widok", "lista"),
            ("przy", "Leśna 5"),
            ("promien", "250"),
            ("klasa", "water_pipe"),
            ("stan", "planned"),
            ("szukaj", "Leśna & 1"),
            ("material", "pe"),
            ("od", "90"),
            ("do", "160"),
            ("sort", "-rok"),
            ("strona", "3"),
        ];
        assert_eq!(read(&pairs), View::List(filter));
    }

    #[test]
    fn the_file_has_the_filter_and_no_page() {
        let filter = ListQuery {
            class: Some(Class::Hydrant),
            page: 7,
            ..ListQuery::default()
        };
        assert_eq!(csv_href(&filter), "/mapa/lista.csv?klasa=hydrant");
    }

    #[test]
    fn values_nobody_knows_are_left_out() {
        let unknown = [
            ("widok", "lista"),
            ("klasa", "gas_pipe"),
            ("strona", "0"),
            ("od", "-5"),
            ("do", "0"),
            ("promien", "7"),
            ("sort", "--rok"),
            ("material", "gold"),
        ];
        assert_eq!(
            read(&unknown),
            View::List(ListQuery {
                page: 1,
                ..ListQuery::default()
            })
        );
        assert_eq!(read(&[("bbox", "1,2,3")]), View::Map(MapRequest::default()));
        assert_eq!(read(&[("bbox", "NaN,2,3,4")]), View::Map(MapRequest::default()));
        assert_eq!(
            read(&[("bbox", "21.1,53.4,21.4,53.7")]),
            View::Map(MapRequest {
                bounds: Some([21.1, 53.4, 21.4, 53.7]),
                ..MapRequest::default()
            })
        );
    }
}
