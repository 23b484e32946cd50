//! The answers of ULDK, the service that finds plots.
//!
//! Its protocol is lines of text: first a number, negative when there is nothing to tell; then one line for each
//! plot, its fields divided by `|`, in the order in which they were asked for.

use crate::error::RegisterError;
use crate::place::Place;

pub(crate) const NAME: &str = "ULDK";
/// The fields that are asked for, in this order.
pub(crate) const FIELDS: &str = "id,commune,region,parcel,geom_extent";
/// How many plots of one answer are read.
const MOST: usize = 50;

/// A plot of the national land register.
#[derive(Debug, Clone, PartialEq)]
pub struct ParcelFound {
    /// Its full number: `281707_2.0001.112/3`.
    pub id: String,
    /// The gmina in which it lies.
    pub commune: String,
    /// The precinct's name.
    pub region: String,
    /// Its number within the precinct: `112/3`.
    pub number: String,
    /// The middle of the rectangle around it.
    pub place: Place,
}

/// Reads an answer.
///
/// # Errors
/// [`RegisterError::Unreadable`] when it is no answer of ULDK.
pub(crate) fn read(text: &str) -> Result<Vec<ParcelFound>, RegisterError> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.next().unwrap_or_default().trim();
    let (code, rest) = first.split_once(char::is_whitespace).unwrap_or((first, ""));
    let code: i64 = code
        .parse()
        .map_err(|_| unreadable(format!("line 1 begins with no number: `{}`", start_of(first))))?;
    if code < 0 {
        let nothing = rest.to_lowercase();
        // "brak wyników", "nie znaleziono": that is an answer too.
        if nothing.is_empty() || nothing.contains("brak") || nothing.contains("nie znalez") {
            return Ok(Vec::new());
        }
        return Err(unreadable(format!("it refuses: `{}`", start_of(rest))));
    }
    let records = lines.enumerate().filter(|(_, line)| !line.trim().is_empty());
    records.take(MOST).map(|(i, line)| parcel(i + 2, line)).collect()
}

fn parcel(number: usize, line: &str) -> Result<ParcelFound, RegisterError> {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let [id, commune, region, parcel, extent] = fields[..] else {
        let count = fields.len();
        return Err(unreadable(format!(
            "line {number} has {count} fields instead of 5: `{}`",
            start_of(line)
        )));
    };
    let place = middle(extent).ok_or_else(|| {
        unreadable(format!(
            "line {number} has no rectangle in Poland: `{}`",
            start_of(extent)
        ))
    })?;
    Ok(ParcelFound {
        id: id.to_owned(),
        commune: commune.to_owned(),
        region: region.to_owned(),
        number: parcel.to_owned(),
        place,
    })
}

/// The middle of `west,south,east,north`, also when written as `SRID=4326;BOX(west south,east north)`.
fn middle(extent: &str) -> Option<Place> {
    let plain = extent.rsplit(';').next()?.trim_start_matches("BOX");
    let numbers = plain.split([',', ' ', '(', ')']).filter(|word| !word.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let [west, south, east, north] = numbers[..] else {
        return None;
    };
    Place::new(f64::midpoint(west, east), f64::midpoint(south, north))
}

fn unreadable(what: String) -> RegisterError {
    RegisterError::Unreadable { register: NAME, what }
}

/// Enough of a text to recognise it.
fn start_of(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    const FOUND: &str = "0\n281707_2.0021.112/3|Świętajno|Spychowo|112/3|21.3470,53.6000,21.3478,53.6008\n";

    #[test]
    fn a_plot_is_read_with_its_middle() {
        let found = read(FOUND).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].region.as_str(), found[0].number.as_str()),
            ("Spychowo", "112/3")
        );
        let [lon, lat] = found[0].place.lon_lat();
        assert!((lon - 21.3474).abs() < 1e-9 && (lat - 53.6004).abs() < 1e-9);
    }

    #[test]
    fn several_plots_and_a_rectangle_written_as_a_box_are_read() {
        let text = "2\r\na|b|c|1|SRID=4326;BOX(21.1 53.1,21.3 53.3)\r\nd|e|f|2|BOX(21.1 53.1,21.3 53.3)\r\n\r\n";
        assert_eq!(read(text).unwrap().len(), 2);
    }

    #[test]
    fn no_plot_is_an_answer() {
        assert_eq!(read("-1 brak wyników\n").unwrap(), []);
        assert_eq!(read("-1").unwrap(), []);
        assert_eq!(read("0\n").unwrap(), []);
    }

    #[test]
    fn garbage_is_refused_with_its_place() {
        for (text, place) in [
            ("", "line 1"),
            ("<html><body>503</body></html>", "line 1"),
            ("-1 błąd: niepoprawne parametry", "refuses"),
            ("0\nonly|three|fields", "line 2"),
            ("0\na|b|c|1|0,0,1,1", "rectangle"),
            ("0\na|b|c|1|NaN,NaN,NaN,NaN", "rectangle"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(place), "{text:?}: {error}");
        }
    }

    #[test]
    fn an_answer_without_end_is_read_in_part() {
        let line = "a|b|c|1|21.1,53.1,21.3,53.3\n";
        assert_eq!(read(&format!("0\n{}", line.repeat(10_000))).unwrap().len(), 50);
    }
}
