//! Codes that are written down for the day the telephone is lost.

use std::fmt;
use std::str::FromStr;

/// Crockford's letters and digits: none that is easily taken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many letters and digits, of five bits each.
const SIGNS: u32 = 10;

/// A text that is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no recovery code; they have ten letters and digits such as 7K3MQ-2XD0A")]
pub struct NotARecoveryCode;

/// Fifty random bits, shown as `7K3MQ-2XD0A`; good once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecoveryCode(u64);

impl RecoveryCode {
    /// How many somebody has at a time.
    pub const EACH: usize = 10;

    /// Makes a code of the first fifty of these random bits.
    #[must_use]
    pub const fn of_random(bits: u64) -> Self {
        Self(bits >> (64 - 5 * SIGNS))
    }

    /// Its fifty bits, of which a fingerprint is kept.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..SIGNS).rev() {
            let index = usize::try_from((self.0 >> (5 * place)) & 31).unwrap_or_default();
            write!(f, "{}", char::from(ALPHABET[index]))?;
            if place == SIGNS / 2 {
                f.write_str("-")?;
            }
        }
        Ok(())
    }
}

impl FromStr for RecoveryCode {
    type Err = NotARecoveryCode;

    /// Reads a code as people type it: with or without its dash, in small letters, with O for 0 and I or L for 1.
    fn from_str(text: &str) -> Result<Self, NotARecoveryCode> {
        let mut bits = 0;
        let mut signs = 0;
        for sign in text.chars().filter(|sign| *sign != '-' && !sign.is_whitespace()) {
            let value = value_of(sign).ok_or(NotARecoveryCode)?;
            signs += 1;
            if signs > SIGNS {
                return Err(NotARecoveryCode);
            }
            bits = (bits << 5) | value;
        }
        match signs == SIGNS {
            true => Ok(Self(bits)),
            false => Err(NotARecoveryCode),
        }
    }
}

fn value_of(sign: char) -> Option<u64> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == sign)?;
    u64::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NotARecoveryCode, RecoveryCode};

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code: RecoveryCode = "7K3M0-2XD1A".parse().unwrap();
        for typed in ["7k3m02xd1a", " 7K3MO-2XDIA ", "7k3mo 2xdla", "7 K 3 M 0 2 X D 1 A"] {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
        assert_eq!(code.to_string(), "7K3M0-2XD1A");
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }

    #[test]
    fn what_is_of_another_length_or_has_other_signs_is_no_code() {
        for wrong in [
            "",
            "7K3M0-2XD1",
            "7K3M0-2XD1AA",
            "7K3M0-2XD1U",
            "123456",
            "7K3M0_2XD1A",
            "7K3M0-2XDŁA",
        ] {
            assert_eq!(wrong.parse::<RecoveryCode>(), Err(NotARecoveryCode), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back_as_itself(bits: u64) {
            let code = RecoveryCode::of_random(bits);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            prop_assert_eq!(code.to_string().len(), 11);
            prop_assert_eq!(u64::from_be_bytes(code.to_bytes()), bits >> 14);
        }
    }
}
