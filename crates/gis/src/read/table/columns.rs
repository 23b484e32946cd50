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
    /// Matches the names of a layer's columns. Where two columns could be one attribute, the better name wins.
    pub fn of(names: &[String]) -> Self {
        let mut columns = Self::default();
        let mut best: Vec<(Field, usize, &String)> = Vec::new();
        for name in names {
            let Some((field, rank)) = attribute(&plain(name)) else {
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
        columns.found = best.into_iter().map(|(field, _, name)| (field, name.clone())).collect();
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

fn attribute(name: &str) -> Option<(Field, usize)> {
    NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == name)?;
        Some((*field, rank))
    })
}

#[cfg(test)]
mod tests {
    use super::{Columns, Field};

    fn columns(names: &[&str]) -> Columns {
        Columns::of(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
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
}
