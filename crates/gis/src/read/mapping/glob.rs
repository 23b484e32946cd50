//! Names with `*` for any letters and `?` for one.

/// A name that may stand for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    written: String,
    letters: Vec<char>,
}

impl Glob {
    pub fn new(written: &str) -> Self {
        Self {
            written: written.to_owned(),
            letters: lower(written),
        }
    }

    /// As the mapping has it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether a name is meant. The last `*` is widened letter by letter, so that no name takes long.
    pub fn fits(&self, name: &str) -> bool {
        let name = lower(name);
        let (mut at, mut own) = (0, 0);
        let mut star = None;
        while at < name.len() {
            match self.letters.get(own) {
                Some('*') => {
                    star = Some((own, at));
                    own += 1;
                }
                Some(letter) if *letter == '?' || name.get(at) == Some(letter) => {
                    at += 1;
                    own += 1;
                }
                _ => {
                    let Some((before, from)) = star else {
                        return false;
                    };
                    star = Some((before, from + 1));
                    (at, own) = (from + 1, before + 1);
                }
            }
        }
        self.letters
            .get(own..)
            .unwrap_or_default()
            .iter()
            .all(|letter| *letter == '*')
    }
}

fn lower(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn stars_and_question_marks_stand_for_letters() {
        for (pattern, name, fits) in [
            ("rury*", "RURY_WODA", true),
            ("*woda", "rury_woda", true),
            ("*ru*wo*", "przewody_rury_woda", true),
            ("r?ry", "rury", true),
            ("r?ry", "rry", false),
            ("rury", "rury_woda", false),
            ("Przyłącza", "PRZYŁĄCZA", true),
            ("*", "", true),
            ("", "a", false),
        ] {
            assert_eq!(Glob::new(pattern).fits(name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_takes_no_time() {
        let pattern = Glob::new(&"*a".repeat(100));
        assert!(!pattern.fits(&"a".repeat(99)));
    }
}
