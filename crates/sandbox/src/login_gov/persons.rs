//! The persons of the demonstration. None of them exists.

/// Somebody who can sign in at the stand-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// What the stand-in's page and a test call them.
    pub key: &'static str,
    /// Given name or names.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// Year, month, day.
    pub date_of_birth: &'static str,
    /// PESEL, or an eIDAS identifier.
    pub identifier: &'static str,
    /// The end of the level of assurance's URI: `low`, `substantial`, `high`.
    pub assurance: &'static str,
    /// Who that is, in a few Polish words.
    pub role: &'static str,
}

/// All of them. The checksums of their PESELs are right.
pub const PERSONS: [Person; 6] = [
    Person {
        key: "mieszkaniec",
        given_name: "Jan",
        family_name: "Przykładowy",
        date_of_birth: "1980-05-14",
        identifier: "80051401234",
        assurance: "substantial",
        role: "mieszkaniec, odbiorca wody",
    },
    Person {
        key: "firma",
        given_name: "Maria",
        family_name: "Pokazowa",
        date_of_birth: "1975-11-02",
        identifier: "75110204567",
        assurance: "high",
        role: "właścicielka firmy",
    },
    Person {
        key: "inwestor",
        given_name: "Piotr",
        family_name: "Zmyślony",
        date_of_birth: "1990-01-23",
        identifier: "90012307893",
        assurance: "substantial",
        role: "inwestor, buduje dom",
    },
    Person {
        key: "dwa-nazwiska",
        given_name: "Żaneta Łucja",
        family_name: "Śćibor-Gżegżółkiewicz",
        date_of_birth: "1968-08-30",
        identifier: "68083001129",
        assurance: "substantial",
        role: "dwa imiona, dwa nazwiska, polskie znaki",
    },
    Person {
        key: "cudzoziemiec",
        given_name: "Jörg",
        family_name: "Beispiel",
        date_of_birth: "1985-03-09",
        identifier: "DE/PL/5a1c0b7e9d2f4a6c8e0b1d3f5a7c9e0d",
        assurance: "high",
        role: "cudzoziemiec bez numeru PESEL",
    },
    Person {
        key: "maloletni",
        given_name: "Ola",
        family_name: "Testowa",
        date_of_birth: "2012-06-01",
        identifier: "12260100347",
        assurance: "substantial",
        role: "osoba niepełnoletnia",
    },
];

impl Person {
    /// The person of that key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        PERSONS.into_iter().find(|person| person.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pesel_has_its_checksum_and_its_date() {
        for person in PERSONS.iter().filter(|person| !person.identifier.contains('/')) {
            let digits: Vec<u32> = person
                .identifier
                .chars()
                .map(|digit| digit.to_digit(10).unwrap())
                .collect();
            assert_eq!(digits.len(), 11, "{}", person.key);
            let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
            let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
            assert_eq!((10 - sum % 10) % 10, digits[10], "{}", person.key);
            let (year, day) = (&person.date_of_birth[2..4], &person.date_of_birth[8..]);
            assert_eq!(
                (&person.identifier[..2], &person.identifier[4..6]),
                (year, day),
                "{}",
                person.key
            );
        }
    }
}
