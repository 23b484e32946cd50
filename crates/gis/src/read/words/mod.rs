//! What words and letters in tables mean: codes of eBOK's own, letters of GESUT, Polish and English words.

mod lists;

use domain::network::{Diameter, Section};

/// Small letters without accents, spaces or signs: `Średnica [mm]` becomes `srednicamm`.
pub fn plain(text: &str) -> String {
    let base = |letter: char| match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        other => other,
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .map(base)
        .filter(char::is_ascii_alphanumeric)
        .take(100)
        .collect()
}

/// A word that an enum may be written as.
pub trait Word: std::str::FromStr + Copy + 'static {
    /// Single letters of GESUT and beginnings of words, plain; the more special ones first.
    const BEGINNINGS: &'static [(&'static str, Self)];

    /// The value of a code, letter or word.
    fn read(text: &str) -> Option<Self> {
        if let Ok(value) = text.trim().to_lowercase().parse() {
            return Some(value);
        }
        let word = plain(text);
        let means = |(beginning, _): &&(&str, Self)| {
            // A single letter is a code and must stand alone; otherwise every word with that letter would match.
            if beginning.len() == 1 {
                word == *beginning
            } else {
                word.starts_with(beginning)
            }
        };
        Self::BEGINNINGS.iter().find(means).map(|(_, value)| *value)
    }
}

/// A section from texts like `110`, `DN 110`, `Ø110 mm`, `110,0`, `600x900`.
pub fn section(text: &str) -> Option<Section> {
    let mut numbers = numbers(text);
    let first = numbers.next().and_then(diameter_of)?;
    let boxed = text.contains(['x', 'X', '×', '*']);
    match numbers.next().and_then(diameter_of) {
        // `110x6.3` is a pipe with the thickness of its wall, not a box.
        Some(height) if boxed && height.mm() >= 50 => Some(Section::Box { width: first, height }),
        _ => Some(Section::Round(first)),
    }
}

/// A diameter from such a text. One that is no number of millimetres is none: below zero, in inches, with a letter
/// among its digits.
pub fn diameter(text: &str) -> Option<Diameter> {
    let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let (before, from) = text.split_at(text.find(|letter: char| letter.is_ascii_digit())?);
    let (number, after) = from.split_at(from.find(|letter| !is_of_number(letter)).unwrap_or(from.len()));
    let letters = after.chars().take_while(|letter| letter.is_alphabetic()).count();
    // `110PE` and `110mm` are written so, `110x6.6` and `100s` too; `11O` and `1e3` are slips.
    let is_slip =
        letters == 1 && after.starts_with(['O', 'o', 'I', 'l', 'E', 'e']) || after.starts_with(['"', '″', '\'', '′']);
    if before.ends_with('-') && before.trim_end_matches('-').trim().is_empty() || is_slip {
        return None;
    }
    real(number.trim_matches(['.', ','])).and_then(diameter_of)
}

/// A year from `1998`, `1998.0`, `1998-05-01` or `ok. 1998 r.`.
pub fn year(text: &str) -> Option<i16> {
    let plausible = |year: &i16| (1800..=2200).contains(year);
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(plausible)
}

/// A number with a decimal point or comma.
pub fn real(text: &str) -> Option<f64> {
    text.trim()
        .replace(',', ".")
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

/// Yes or no.
pub fn flag(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "tak" | "t" | "1" | "yes" | "l" => Some(true),
        "false" | "nie" | "n" | "0" | "no" | "o" => Some(false),
        _ => None,
    }
}

fn numbers(text: &str) -> impl Iterator<Item = f64> + '_ {
    text.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','))
        .map(|part| part.trim_matches(['.', ',']))
        .filter(|part| !part.is_empty())
        .filter_map(real)
}

fn diameter_of(millimetres: f64) -> Option<Diameter> {
    let rounded = millimetres.round();
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked in the same line")]
    let whole = (1.0..=10_000.0).contains(&rounded).then_some(rounded as i64)?;
    Diameter::from_mm(whole).ok()
}

#[cfg(test)]
mod tests {
    use domain::network::{Course, HydrantKind, Material, PipeFunction, SewerKind, Status};

    use super::{Diameter, Section, Word, diameter, flag, plain, real, section, year};

    #[test]
    fn codes_letters_and_words_mean_the_same() {
        for text in ["service", "p", "Przyłącze", "PRZYŁĄCZE wodociągowe"] {
            assert_eq!(PipeFunction::read(text), Some(PipeFunction::Service), "{text}");
        }
        assert_eq!(Status::read("projektowany"), Some(Status::Planned));
        assert_eq!(Status::read("nieczynna"), Some(Status::OutOfUse));
        assert_eq!(SewerKind::read("KD"), Some(SewerKind::Storm));
        assert_eq!(
            HydrantKind::read("Hydrant nadziemny DN80"),
            Some(HydrantKind::Overground)
        );
        assert_eq!(Course::read("n"), Some(Course::Overground));
        assert_eq!(PipeFunction::read("xyz"), None);
    }

    #[test]
    fn a_slip_of_the_pen_is_no_diameter() {
        let mm = |text| diameter(text).map(Diameter::mm);
        for (text, meant) in [
            ("w110 PE", 110),
            ("DN 100", 100),
            ("110PE", 110),
            ("160mm", 160),
            ("110x6.6", 110),
            ("w100s", 100),
        ] {
            assert_eq!(mm(text), Some(meant), "{text}");
        }
        for slip in ["-110", "11O", "1e3", "4\"", "4″", "PE", ""] {
            assert_eq!(mm(slip), None, "{slip}");
        }
    }

    #[test]
    fn materials_are_known_by_their_trade_names() {
        for (text, material) in [
            ("PE 100 SDR 17", Material::Pe),
            ("PEHD", Material::Pe),
            ("PCW", Material::Pvc),
            ("żeliwo sferoidalne", Material::DuctileIron),
            ("Żeliwo szare", Material::CastIron),
            ("azbestocement", Material::AsbestosCement),
            ("kamionka", Material::Stoneware),
            ("żelbet", Material::Concrete),
            ("cast_iron", Material::CastIron),
        ] {
            assert_eq!(Material::read(text), Some(material), "{text}");
        }
    }

    #[test]
    fn measures_are_read_out_of_texts() {
        assert_eq!(diameter("Ø110 mm").map(Diameter::mm), Some(110));
        assert_eq!(diameter("DN 80").map(Diameter::mm), Some(80));
        assert_eq!(diameter("0"), None);
        assert_eq!(diameter("-"), None);
        assert_eq!(
            section("600x900").map(|read| read.to_string()).as_deref(),
            Some("600×900")
        );
        assert!(matches!(section("110x6,3"), Some(Section::Round(read)) if read.mm() == 110));
        assert!(matches!(section("110.0"), Some(Section::Round(read)) if read.mm() == 110));
        assert_eq!(year("1998-05-01"), Some(1998));
        assert_eq!(year("ok. 1975 r."), Some(1975));
        assert_eq!(year("0"), None);
        assert_eq!(real("142,35"), Some(142.35));
        assert_eq!(real("NaN"), None);
        assert_eq!(flag("tak"), Some(true));
    }

    #[test]
    fn a_name_is_compared_without_accents_and_signs() {
        assert_eq!(plain("Średnica [mm]"), "srednicamm");
        assert_eq!(plain("ŻELIWO_sferoidalne"), "zeliwosferoidalne");
        assert_eq!(plain("lokalnyId"), "lokalnyid");
    }
}
