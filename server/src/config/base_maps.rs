//! Base maps of others: well-known ones by a word, and any other by its address.

use app::site;
use serde::{Deserialize, Serialize};

use super::{Text, WebAddress};

/// A well-known base map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownBaseMap {
    /// OpenStreetMap's standard style. Its tile usage policy must suit the site's traffic.
    Osm,
    /// The orthophoto map of the national surveying office (GUGiK), as WMTS.
    Ortho,
    /// The national integration of the land register (KIEG), as WMS, over whatever lies under it.
    Cadastre,
}

/// A base map by its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherBaseMap {
    /// The word for it in addresses: lower-case letters, digits and dashes.
    pub code: Text,
    /// Its name in Polish.
    pub name_pl: Text,
    /// Its name in English; the Polish one when missing.
    pub name_en: Option<Text>,
    /// Where its pictures are: with `{z}`, `{x}` and `{y}`, or the address of a Web Map Service.
    pub url: WebAddress,
    /// The layers of a Web Map Service, with commas between them; not for pictures by zoom, column and row.
    pub wms_layers: Option<Text>,
    /// Whose map it is; always shown with it.
    pub attribution: Text,
    /// Its largest zoom.
    #[serde(default = "usual_max_zoom")]
    pub max_zoom: u8,
    /// Whether it lies over the ground and lets it through.
    #[serde(default)]
    pub overlay: bool,
}

const fn usual_max_zoom() -> u8 {
    19
}

impl KnownBaseMap {
    pub(super) fn shown(self) -> site::BaseMap {
        let base = |code: &str, names: [&str; 2], url: &str, attribution: &str| site::BaseMap {
            code: code.to_owned(),
            name_pl: names[0].to_owned(),
            name_en: names[1].to_owned(),
            url: url.to_owned(),
            wms_layers: None,
            attribution: attribution.to_owned(),
            max_zoom: usual_max_zoom(),
            overlay: false,
        };
        match self {
            Self::Osm => base(
                "osm",
                ["OpenStreetMap", "OpenStreetMap"],
                "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
                "© autorzy OpenStreetMap (ODbL)",
            ),
            Self::Ortho => base(
                "ortofoto",
                ["Zdjęcia lotnicze", "Aerial photographs"],
                "https://mapy.geoportal.gov.pl/wss/service/PZGIK/ORTO/WMTS/StandardResolution?SERVICE=WMTS&\
                 REQUEST=GetTile&VERSION=1.0.0&LAYER=ORTOFOTOMAPA&STYLE=default&FORMAT=image/jpeg&\
                 TILEMATRIXSET=EPSG:3857&TILEMATRIX=EPSG:3857:{z}&TILEROW={y}&TILECOL={x}",
                "Ortofotomapa: GUGiK",
            ),
            Self::Cadastre => site::BaseMap {
                wms_layers: Some("dzialki,numery_dzialek,budynki".to_owned()),
                overlay: true,
                ..base(
                    "ewidencja",
                    ["Ewidencja gruntów", "Land register"],
                    "https://integracja.gugik.gov.pl/cgi-bin/KrajowaIntegracjaEwidencjiGruntow",
                    "Ewidencja gruntów: GUGiK",
                )
            },
        }
    }
}

impl OtherBaseMap {
    pub(super) fn shown(&self) -> site::BaseMap {
        site::BaseMap {
            code: self.code.to_string(),
            name_pl: self.name_pl.to_string(),
            name_en: self.name_en.as_ref().unwrap_or(&self.name_pl).to_string(),
            url: self.url.to_string(),
            wms_layers: self.wms_layers.as_ref().map(ToString::to_string),
            attribution: self.attribution.to_string(),
            max_zoom: self.max_zoom,
            overlay: self.overlay,
        }
    }

    /// What is wrong with it, if anything.
    pub(super) fn problem(&self) -> Option<String> {
        let code = self.code.as_str();
        let is_plain = code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_plain {
            return Some(format!(
                "`{code}` stands in addresses: use lower-case letters, digits and dashes"
            ));
        }
        let url = self.url.as_str();
        let origin = self.shown().origin();
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        let is_host = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':');
        if !host.chars().all(is_host) {
            return Some(format!(
                "the base map `{code}` needs the name of one server, without `{{s}}` and other signs, in `{host}`"
            ));
        }
        let is_grid = ["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part));
        (self.wms_layers.is_none() && !is_grid).then(|| {
            format!(
                "the base map `{code}` needs {{z}}, {{x}} and {{y}} in its url, or wms_layers for a Web Map Service"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{KnownBaseMap, OtherBaseMap};

    #[test]
    fn every_known_base_map_names_its_owner_and_comes_over_tls() {
        for known in [KnownBaseMap::Osm, KnownBaseMap::Ortho, KnownBaseMap::Cadastre] {
            let shown = known.shown();
            assert!(!shown.attribution.is_empty());
            assert!(shown.origin().starts_with("https://"), "{}", shown.origin());
        }
        assert_eq!(KnownBaseMap::Osm.shown().origin(), "https://tile.openstreetmap.org");
    }

    fn other(text: &str) -> OtherBaseMap {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn an_address_without_places_for_the_tile_is_refused() {
        let base = "code = \"mapa\"\nname_pl = \"Mapa\"\nattribution = \"Urząd\"\n";
        assert!(
            other(&format!("{base}url = \"https://a.example.org/tiles\""))
                .problem()
                .is_some()
        );
        let grid = "url = \"https://a.example.org/{z}/{x}/{y}.png\"";
        assert_eq!(other(&format!("{base}{grid}")).problem(), None);
        let wms = "url = \"https://a.example.org/wms\"\nwms_layers = \"a,b\"";
        assert_eq!(other(&format!("{base}{wms}")).problem(), None);
    }

    #[test]
    fn a_server_without_a_plain_name_is_refused_for_the_pages_policy_could_not_name_it() {
        let base = "code = \"mapa\"\nname_pl = \"Mapa\"\nattribution = \"Urząd\"\n";
        let many = other(&format!(
            "{base}url = \"https://{{s}}.example.org/{{z}}/{{x}}/{{y}}.png\""
        ));
        assert!(many.problem().unwrap().contains("{s}"));
        let bare = other(&format!(
            "{base}url = \"https://a.example.org?map=x\"\nwms_layers = \"a\""
        ));
        assert_eq!(bare.problem(), None);
        assert_eq!(bare.shown().origin(), "https://a.example.org");
    }

    #[test]
    fn a_word_with_signs_is_refused() {
        let base = "code = \"Mapa 1\"\nname_pl = \"Mapa\"\nattribution = \"Urząd\"\nurl = \"https://a.example.org/{z}/{x}/{y}\"";
        assert!(other(base).problem().unwrap().contains("lower-case"));
    }
}
