//! What the search says of a place it found.

use contract::network::{Bounds, FoundView, ListQuery, NearPlace, SearchHit};
use domain::network::FoundKind;
use i18n::Texts;

use super::{key, map_href};
use crate::pages::network::query::list_href;

/// Longer names are cut where they stand in an address, so that their position stays whole.
const LONGEST_LABEL: usize = 70;
/// Ground that is shown around a place, in degrees: about a hundred metres.
const AROUND: [f64; 2] = [0.0016, 0.001];

/// An answer of the search in the reader's language.
#[must_use]
pub fn found_view(texts: Texts, hit: &SearchHit) -> FoundView {
    let title = match hit.kind {
        FoundKind::Parcel => texts.with("found-parcel-title", &[("number", (&hit.label).into())]),
        _ => hit.label.clone(),
    };
    let kind = match hit.class {
        Some(class) => texts.get(&key("class", class.code())),
        None => texts.get(&key("found", hit.kind.code())),
    };
    let detail = match hit.detail.as_str() {
        "" => kind,
        detail => format!("{kind}, {detail}"),
    };
    let bounds = with_ground(hit.bounds);
    let near = ListQuery {
        near: near_place(hit).to_string(),
        ..ListQuery::default()
    };
    FoundView {
        kind: hit.kind,
        title,
        detail,
        point: hit.point,
        bounds,
        href: match &hit.reference {
            // A village's own point says less than its houses.
            Some(reference) if hit.kind != FoundKind::Place => map_href(reference),
            _ => bounds_href(bounds),
        },
        reference: hit.reference.clone(),
        near_href: list_href(&near, 1),
    }
}

/// The place of an answer, as it stands in an address.
#[must_use]
pub fn near_place(hit: &SearchHit) -> NearPlace {
    NearPlace {
        label: hit.full_label().chars().take(LONGEST_LABEL).collect(),
        point: hit.point,
    }
}

/// The page that shows the ground around a point (longitude, latitude) on the map.
#[must_use]
pub fn around_href([x, y]: [f64; 2]) -> String {
    bounds_href(with_ground([x, y, x, y]))
}

fn with_ground([west, south, east, north]: Bounds) -> Bounds {
    let [x, y] = AROUND;
    [west - x, south - y, east + x, north + y]
}

fn bounds_href(bounds: Bounds) -> String {
    let [west, south, east, north] = bounds.map(|degrees| format!("{degrees:.6}"));
    format!("/mapa?bbox={west},{south},{east},{north}")
}

#[cfg(test)]
mod tests {
    use contract::network::SearchHit;
    use domain::language::Language;
    use domain::network::{Class, FoundKind};
    use i18n::Texts;

    use super::found_view;

    fn hit(kind: FoundKind, label: &str, detail: &str, reference: Option<&str>) -> SearchHit {
        SearchHit {
            kind,
            class: None,
            label: label.into(),
            detail: detail.into(),
            point: [21.347, 53.6],
            bounds: [21.347, 53.6, 21.347, 53.6],
            reference: reference.map(str::to_owned),
            is_exact: true,
        }
    }

    #[test]
    fn an_answer_says_what_it_is_and_leads_to_the_map_and_to_what_lies_near() {
        let texts = Texts::new(Language::Polish);
        let street = found_view(texts, &hit(FoundKind::Street, "Leśna", "Spychowo", None));
        assert_eq!(
            (street.title.as_str(), street.detail.as_str()),
            ("Leśna", "Ulica, Spychowo")
        );
        assert_eq!(street.href, "/mapa?bbox=21.345400,53.599000,21.348600,53.601000");
        assert_eq!(
            street.near_href,
            "/mapa?widok=lista&przy=Le%C5%9Bna%2C+Spychowo+%2821.34700%2C+53.60000%29"
        );
        let plot = found_view(texts, &hit(FoundKind::Parcel, "112/3", "", Some("a/P")));
        assert_eq!(
            (plot.title.as_str(), plot.href.as_str()),
            ("Działka 112/3", "/mapa?obiekt=a/P")
        );
        let object = SearchHit {
            class: Some(Class::Hydrant),
            ..hit(FoundKind::Object, "H-91", "Leśna", Some("a/H-91"))
        };
        assert_eq!(found_view(texts, &object).detail, "Hydrant, Leśna");
    }

    #[test]
    fn every_kind_of_answer_has_a_name_in_both_languages() {
        for language in Language::ALL {
            for kind in FoundKind::ALL {
                assert!(Texts::new(*language).has(&format!("found-{kind}")), "{kind}");
            }
        }
    }
}
