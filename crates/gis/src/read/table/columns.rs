//! Which column of a table is which attribute, by its name.

use super::field::Field;
use crate::read::words::plain;

/// Names of columns, plain, the better ones first. A column becomes the first attribute that knows its name.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Id,
        &[
            "id",
            "lokalnyid",
            "idiip",
            "identyfikator",
            "uuid",
            "guid",
            "gmlid",
            "idobiektu",
            "iddzialki",
            "objectid",
            "gid",
            "osmid",
        ],
    ),
    (
        Field::Class,
        &[
            "class",
            "klasa",
            "klasaobiektu",
            "typobiektu",
            "rodzajobiektu",
            "objectclass",
            "category",
        ],
    ),
    (Field::Status, &["status", "stan", "state", "statusobiektu"]),
    (Field::Name, &["name", "nazwa", "nazwawlasna", "etykieta", "label"]),
    (Field::Owner, &["owner", "wladajacy", "wlasciciel", "wlasnosc"]),
    (
        Field::BranchId,
        &[
            "branchid",
            "idbranzowy",
            "nrinwentarzowy",
            "numerinwentarzowy",
            "nrinw",
            "nrhydrantu",
            "nrstudni",
            "numer",
            "nr",
            "number",
        ],
    ),
    (
        Field::Year,
        &[
            "year",
            "rok",
            "rokbudowy",
            "rokbud",
            "rokwykonania",
            "yearbuilt",
            "constructionyear",
            "builtyear",
        ],
    ),
    (
        Field::ElevationTop,
        &[
            "elevationtop",
            "rzednagory",
            "rzgory",
            "rzednaterenu",
            "rzednawlazu",
            "rzednapokrywy",
            "rzedna",
            "elevation",
        ],
    ),
    (
        Field::ElevationBottom,
        &["elevationbottom", "rzednadolu", "rzdolu", "rzednadna", "dno", "invert"],
    ),
    (Field::Function, &["function", "funkcja"]),
    (
        Field::Kind,
        &[
            "kind",
            "rodzaj",
            "typ",
            "type",
            "rodzajurzadzenia",
            "typprzewodu",
            "rodzajsieci",
            "typhydrantu",
        ],
    ),
    (
        Field::Diameter,
        &[
            "diameter",
            "srednica",
            "dn",
            "srednicamm",
            "diametermm",
            "srednicanominalna",
            "nominaldiameter",
            "dnmm",
            "fi",
            "sr",
            "przekroj",
        ],
    ),
    (Field::Width, &["width", "wymiarpoziomy", "szerokosc"]),
    (Field::Height, &["height", "wymiarpionowy"]),
    (Field::Material, &["material", "mat", "tworzywo", "materialrury"]),
    (Field::Course, &["course", "przebieg"]),
    (Field::Flow, &["flow", "przeplyw", "flowkind"]),
    (Field::Local, &["local", "lokalny"]),
    (Field::Medium, &["medium", "siec", "network"]),
    (
        Field::Road,
        &["roadrank", "highway", "kategoriadrogi", "kategoria", "klasadrogi"],
    ),
    (
        Field::ValveState,
        &["valvestate", "stanzasuwy", "polozenie", "polozeniezasuwy", "otwarcie"],
    ),
    (
        Field::Place,
        &[
            "place",
            "miejscowosc",
            "nazwamiejscowosci",
            "miejscowoscnazwa",
            "locality",
            "addrcity",
            "addrplace",
            "city",
            "town",
        ],
    ),
    (
        Field::Street,
        &["street", "ulica", "nazwaulicy", "ulicanazwa", "addrstreet"],
    ),
    (
        Field::HouseNumber,
        &[
            "housenumber",
            "numerporzadkowy",
            "nrporzadkowy",
            "numerdomu",
            "nrdomu",
            "numeradresowy",
            "nradresowy",
            "addrhousenumber",
        ],
    ),
    (Field::Postcode, &["postcode", "kodpocztowy", "pna", "addrpostcode"]),
    (
        Field::ParcelNumber,
        &["parcelnumber", "numerdzialki", "nrdzialki", "dzialka"],
    ),
    (
        Field::Precinct,
        &["precinct", "obreb", "numerobrebu", "nrobrebu", "nazwaobrebu"],
    ),
];

/// The columns of a layer and what they are.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    found: Vec<(Field, String)>,
    unused: Vec<String>,
}

impl Columns {
    /// Matches the names of a layer's columns. Where two columns could be one attribute, the better name wins. What the
    /// operator said stands: those columns, and the attributes in `settled`, are not guessed.
    pub fn of(names: &[String], said: Vec<(Field, String)>, settled: &[Field]) -> Self {
        let mut columns = Self::default();
        let mut best: Vec<(Field, usize, &String)> = Vec::new();
        let is_said = |name: &String| said.iter().any(|(_, column)| column == name);
        let is_settled = |field: Field| settled.contains(&field) || said.iter().any(|(known, _)| *known == field);
        for name in names.iter().filter(|name| !is_said(name)) {
            let Some((field, rank)) = attribute(name).filter(|(field, _)| !is_settled(*field)) else {
                columns.unused.push(name.clone());
                continue;
            };
            match best.iter_mut().find(|(known, ..)| *known == field) {
                None => best.push((field, rank, name)),
                Some(other) if rank < other.1 => {
                    columns.unused.push(other.2.clone());
                    *other = (field, rank, name);
                }
                Some(_) => columns.unused.push(name.clone()),
            }
        }
        let guessed = best.into_iter().map(|(field, _, name)| (field, name.clone()));
        columns.found = guessed.chain(said).collect();
        columns
    }

    /// The name of the column that is this attribute.
    pub fn name(&self, field: Field) -> Option<&str> {
        self.found
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, name)| name.as_str())
    }

    /// Every column with what it became.
    pub fn uses(&self) -> impl Iterator<Item = (&str, Option<Field>)> {
        let found = self.found.iter().map(|(field, name)| (name.as_str(), Some(*field)));
        found.chain(self.unused.iter().map(|name| (name.as_str(), None)))
    }
}

/// Shapefiles cut the names of their columns to this many letters.
const CUT: usize = 10;
/// A shorter beginning, without its signs, could be that of too many names.
const LEAST_OF_CUT: usize = 8;
/// Where cut names stand among the good ones.
const WORST: usize = usize::MAX;

fn attribute(name: &str) -> Option<(Field, usize)> {
    let word = plain(name);
    let whole = NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == word)?;
        Some((*field, rank))
    });
    // The second of two columns that become alike when they are cut gets a number from GDAL.
    if word == "elevatio1" {
        return Some((Field::ElevationBottom, WORST));
    }
    let is_cut = name.chars().count() == CUT && word.len() >= LEAST_OF_CUT;
    let begins = |names: &[&str]| names.iter().any(|known| known.starts_with(&word));
    whole.or_else(|| {
        let (field, _) = NAMES.iter().find(|(_, names)| is_cut && begins(names))?;
        Some((*field, WORST))
    })
}

#[cfg(test)]
mod tests {
    use super::{Columns, Field};

    fn columns(names: &[&str]) -> Columns {
        Columns::of(
            &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(),
            Vec::new(),
            &[],
        )
    }

    #[test]
    fn polish_and_english_names_are_recognised() {
        let found = columns(&["Średnica", "Materiał", "Rok_budowy", "NAZWA", "foo"]);
        assert_eq!(found.name(Field::Diameter), Some("Średnica"));
        assert_eq!(found.name(Field::Material), Some("Materiał"));
        assert_eq!(found.name(Field::Year), Some("Rok_budowy"));
        assert_eq!(found.name(Field::Name), Some("NAZWA"));
        assert_eq!(found.uses().filter(|(_, became)| became.is_none()).count(), 1);
    }

    #[test]
    fn of_two_candidates_the_better_name_wins_and_the_other_is_told() {
        let found = columns(&["OBJECTID", "lokalnyId", "gid"]);
        assert_eq!(found.name(Field::Id), Some("lokalnyId"));
        assert_eq!(found.uses().filter(|(_, became)| became.is_none()).count(), 2);
    }

    #[test]
    fn every_column_of_an_own_export_is_recognised_as_itself() {
        for field in Field::ALL {
            assert_eq!(columns(&[field.name()]).name(field), Some(field.name()), "{field:?}");
        }
    }

    #[test]
    fn names_that_a_shapefile_has_cut_are_recognised() {
        let found = columns(&[
            "elevation_",
            "elevatio_1",
            "valve_stat",
            "house_numb",
            "parcel_num",
            "NAZWA_MIEJ",
        ]);
        assert_eq!(found.name(Field::ElevationTop), Some("elevation_"));
        assert_eq!(found.name(Field::ElevationBottom), Some("elevatio_1"));
        assert_eq!(found.name(Field::ValveState), Some("valve_stat"));
        assert_eq!(found.name(Field::HouseNumber), Some("house_numb"));
        assert_eq!(found.name(Field::ParcelNumber), Some("parcel_num"));
        assert_eq!(found.name(Field::Place), Some("NAZWA_MIEJ"));
    }

    #[test]
    fn what_the_operator_says_is_not_guessed() {
        let names = ["DN", "FI_MM", "material"].map(ToOwned::to_owned);
        let found = Columns::of(&names, vec![(Field::Diameter, "FI_MM".to_owned())], &[Field::Material]);
        assert_eq!(found.name(Field::Diameter), Some("FI_MM"));
        assert_eq!(found.name(Field::Material), None);
        assert_eq!(found.uses().filter(|(_, became)| became.is_none()).count(), 2);
    }
}
