//! What the address of `/mapa` asks for. A value that nobody knows is left out rather than refused: an old link
//! still shows a map.

use contract::network::{Bounds, ListQuery};
use domain::network::{Class, Status};
use leptos_router::params::ParamsMap;

use crate::islands::map::layers::LayerSet;
use crate::islands::map::link::Sight;

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
    pub fn read(query: &ParamsMap) -> Self {
        if query.get_str("widok") == Some("lista") {
            return Self::List(ListQuery {
                class: query.get_str("klasa").and_then(|code| code.parse::<Class>().ok()),
                status: query.get_str("stan").and_then(|code| code.parse::<Status>().ok()),
                text: query
                    .get_str("szukaj")
                    .unwrap_or_default()
                    .replace(char::is_control, " ")
                    .trim()
                    .chars()
                    .take(100)
                    .collect(),
                page: query
                    .get_str("strona")
                    .and_then(|page| page.parse().ok())
                    .unwrap_or(1)
                    .max(1),
            });
        }
        Self::Map(MapRequest {
            object: query.get("obiekt").filter(|reference| !reference.is_empty()),
            bounds: query.get_str("bbox").and_then(bounds),
            sight: query
                .get_str("srodek")
                .and_then(|center| Sight::parse(center, query.get_str("zoom").unwrap_or_default())),
            visible: query.get_str("warstwy").map(LayerSet::parse),
            base_maps: query
                .get_str("podklad")
                .map(|codes| codes.split('.').map(ToOwned::to_owned).collect())
                .unwrap_or_default(),
        })
    }
}

/// The address of one page of the list.
#[must_use]
pub fn list_href(filter: &ListQuery, page: u32) -> String {
    let mut pairs = vec![("widok", "lista".to_owned())];
    pairs.extend(filter.class.map(|class| ("klasa", class.to_string())));
    pairs.extend(filter.status.map(|status| ("stan", status.to_string())));
    if !filter.text.is_empty() {
        pairs.push(("szukaj", filter.text.clone()));
    }
    if page > 1 {
        pairs.push(("strona", page.to_string()));
    }
    let query: ParamsMap = pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    format!("/mapa{}", query.to_query_string())
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
    use contract::network::ListQuery;
    use domain::network::{Class, Status};
    use leptos_router::params::ParamsMap;

    use super::{MapRequest, View, list_href};

    fn read(pairs: &[(&str, &str)]) -> View {
        let query: ParamsMap = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        View::read(&query)
    }

    #[test]
    fn without_a_query_it_is_the_map() {
        assert_eq!(read(&[]), View::Map(MapRequest::default()));
    }

    #[test]
    fn a_filter_survives_the_way_through_the_address() {
        let filter = ListQuery {
            class: Some(Class::Hydrant),
            status: Some(Status::Planned),
            text: "Leśna & 1".into(),
            page: 3,
        };
        assert_eq!(
            list_href(&filter, 3),
            "/mapa?widok=lista&klasa=hydrant&stan=planned&szukaj=Le%C5%9Bna%20%26%201&strona=3"
        );
        let pairs = [
            ("widok", "lista"),
            ("klasa", "hydrant"),
            ("stan", "planned"),
            ("szukaj", "Leśna & 1"),
            ("strona", "3"),
        ];
        assert_eq!(read(&pairs), View::List(filter));
    }

    #[test]
    fn values_nobody_knows_are_left_out() {
        assert_eq!(
            read(&[("widok", "lista"), ("klasa", "gas_pipe"), ("strona", "0")]),
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
