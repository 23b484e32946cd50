//! The answers of UUG, the universal geocoding service: JSON with numbered results.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::error::RegisterError;
use crate::place::Place;

pub(crate) const NAME: &str = "UUG";
/// How many results of one answer are read.
const MOST: usize = 50;

/// An address, a street or a place of the national address register.
#[derive(Debug, Clone, PartialEq)]
pub struct AddressFound {
    /// The village or town.
    pub city: String,
    /// The gmina, when it is told.
    pub commune: Option<String>,
    /// The street, when there is one.
    pub street: Option<String>,
    /// The house number; nothing for a street or a place as a whole.
    pub number: Option<String>,
    /// Where it is.
    pub place: Place,
}

impl AddressFound {
    /// The address on one line: `Juranda 5, Spychowo`, or `Jerutki 14` where streets have no names.
    #[must_use]
    pub fn line(&self) -> String {
        let words = |first: &str| match &self.number {
            Some(number) => format!("{first} {number}"),
            None => first.to_owned(),
        };
        match &self.street {
            Some(street) => format!("{}, {}", words(street), self.city),
            None => words(&self.city),
        }
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    results: Option<BTreeMap<String, Found>>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    city: Option<String>,
    #[serde(default)]
    commune: Option<String>,
    #[serde(default)]
    street: Option<String>,
    #[serde(default)]
    number: Option<Value>,
    #[serde(default)]
    x: Value,
    #[serde(default)]
    y: Value,
}

/// Reads an answer, its results in the order of their numbers.
///
/// # Errors
/// [`RegisterError::Unreadable`] when it is no answer of UUG.
pub(crate) fn read(text: &str) -> Result<Vec<AddressFound>, RegisterError> {
    let answer: Answer =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| unreadable(error.to_string()))?;
    let mut numbered: Vec<(u32, Found)> = Vec::new();
    for (key, found) in answer.results.unwrap_or_default() {
        let number = key
            .parse()
            .map_err(|_| unreadable(format!("a result is numbered `{key}`")))?;
        numbered.push((number, found));
    }
    numbered.sort_by_key(|(number, _)| *number);
    numbered
        .into_iter()
        .take(MOST)
        .map(|(number, found)| address(number, found))
        .collect()
}

fn address(result: u32, found: Found) -> Result<AddressFound, RegisterError> {
    let text = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let place = coordinate(&found.x).zip(coordinate(&found.y));
    let place = place
        .and_then(|(x, y)| Place::new(x, y))
        .ok_or_else(|| unreadable(format!("result {result} has no place in Poland")))?;
    let number = found.number.and_then(|number| match number {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    Ok(AddressFound {
        city: text(found.city).ok_or_else(|| unreadable(format!("result {result} has no `city`")))?,
        commune: text(found.commune),
        street: text(found.street),
        number: text(number),
        place,
    })
}

/// A coordinate, which may be written as a number or as text.
fn coordinate(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn unreadable(what: String) -> RegisterError {
    RegisterError::Unreadable { register: NAME, what }
}

#[cfg(test)]
mod tests {
    use super::read;

    const FOUND: &str = r#"{"type":"address","found objects":2,"results":{
        "10":{"city":"Spychowo","street":"Juranda","number":"7","x":"21.3475","y":"53.6005","teryt":"281707_2"},
        "2":{"city":"Jerutki","voivodeship":"warmińsko-mazurskie","county":"szczycieński","commune":"Świętajno",
             "street":null,"number":14,"x":21.28,"y":53.54}}}"#;

    #[test]
    fn addresses_are_read_in_the_order_of_their_numbers() {
        let lines: Vec<String> = read(FOUND).unwrap().iter().map(super::AddressFound::line).collect();
        assert_eq!(lines, ["Jerutki 14", "Juranda 7, Spychowo"]);
    }

    #[test]
    fn no_address_is_an_answer() {
        assert_eq!(
            read(r#"{"type":"address","found objects":0,"results":null}"#).unwrap(),
            []
        );
        assert_eq!(read(r#"{"type":"city","found objects":0}"#).unwrap(), []);
    }

    #[test]
    fn garbage_is_refused_with_its_place() {
        for (text, place) in [
            ("", "EOF"),
            ("<html></html>", "line 1"),
            ("3", "line 1"),
            (r#"{"results":{"1":{"city":"Cis","x":"0","y":"0"}}}"#, "result 1"),
            (r#"{"results":{"1":{"x":"21.3","y":"53.6"}}}"#, "`city`"),
            (r#"{"results":{"one":{"city":"Cis","x":"21.3","y":"53.6"}}}"#, "`one`"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(place), "{text:?}: {error}");
        }
    }
}
