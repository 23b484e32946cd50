//! Numbers, lengths and dates as each language writes them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Warsaw;
use domain::language::Language;

const POLISH_MONTHS: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];

/// A whole number with the thousands apart: `12 345`, `12,345`.
#[must_use]
pub fn integer(language: Language, value: u64) -> String {
    let digits = value.to_string();
    let separator = match language {
        Language::Polish => '\u{a0}',
        Language::English => ',',
    };
    // A Polish number of four digits is written without a gap.
    if language == Language::Polish && digits.len() <= 4 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number with so many decimals: `142,36`, `142.36`.
#[must_use]
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match language {
        Language::Polish => text.replace('.', ","),
        Language::English => text,
    }
}

/// A length in metres to the decimetre up to ten kilometres, beyond that in kilometres: a connection of 234.6 m
/// must not read 0.23 km.
#[must_use]
pub fn length(language: Language, metres: f64) -> String {
    if metres < 10_000.0 {
        format!("{}\u{a0}m", decimal(language, metres, 1))
    } else {
        format!("{}\u{a0}km", decimal(language, metres / 1000.0, 2))
    }
}

/// A date in running text, as on the clocks of Warsaw: `30 listopada 2026`, `30 November 2026`.
#[must_use]
pub fn date_long(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Polish => {
            let month = POLISH_MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
            format!("{}\u{a0}{month} {}", date.day(), date.year())
        }
        Language::English => date.format("%-d\u{a0}%B %Y").to_string(),
    }
}

/// A moment's date in tables, as on the clocks of Warsaw: `30.11.2026`.
#[must_use]
pub fn date_short(moment: DateTime<Utc>) -> String {
    moment.with_timezone(&Warsaw).format("%d.%m.%Y").to_string()
}

/// A date and the time of day, as on the clocks of Warsaw: `30.11.2026, 14:05`.
#[must_use]
pub fn moment(moment: DateTime<Utc>) -> String {
    moment.with_timezone(&Warsaw).format("%d.%m.%Y,\u{a0}%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use domain::language::Language::{English, Polish};

    use super::{date_long, date_short, decimal, integer, length};

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(integer(Polish, 1234), "1234");
        assert_eq!(integer(Polish, 12_345), "12\u{a0}345");
        assert_eq!(integer(Polish, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(integer(English, 1234), "1,234");
        assert_eq!(integer(English, 123), "123");
    }

    #[test]
    fn a_length_stays_in_metres_up_to_ten_kilometres() {
        assert_eq!(length(Polish, 234.56), "234,6\u{a0}m");
        assert_eq!(length(English, 12_345.0), "12.35\u{a0}km");
    }

    #[test]
    fn polish_writes_a_decimal_comma() {
        assert_eq!(decimal(Polish, 142.357, 2), "142,36");
        assert_eq!(decimal(English, 142.357, 2), "142.36");
    }

    #[test]
    fn an_evening_in_utc_is_the_next_day_in_warsaw() {
        let moment = Utc.with_ymd_and_hms(2026, 11, 29, 23, 30, 0).unwrap();
        assert_eq!(date_short(moment), "30.11.2026");
    }

    #[test]
    fn months_are_words_in_running_text() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        assert_eq!(date_long(Polish, date), "30\u{a0}listopada 2026");
        assert_eq!(date_long(English, date), "30\u{a0}November 2026");
    }
}
