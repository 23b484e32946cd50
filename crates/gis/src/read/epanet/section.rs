//! The sections of a model that are read, and the lines in them.

/// A section; all others say nothing of where things lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Junctions,
    Reservoirs,
    Tanks,
    Pipes,
    Pumps,
    Valves,
    Coordinates,
    Vertices,
    Options,
    Status,
    Tags,
    /// Nothing follows.
    End,
    Other,
}

/// The beginnings of all sections' names; like EPANET itself, no more than these letters are compared.
const BEGINNINGS: &[(&str, Section)] = &[
    ("JUNC", Section::Junctions),
    ("RESE", Section::Reservoirs),
    ("TANK", Section::Tanks),
    ("PIPE", Section::Pipes),
    ("PUMP", Section::Pumps),
    ("VALV", Section::Valves),
    ("COOR", Section::Coordinates),
    ("VERT", Section::Vertices),
    ("OPTI", Section::Options),
    ("STAT", Section::Status),
    ("TAGS", Section::Tags),
    ("END", Section::End),
    ("TITL", Section::Other),
    ("EMIT", Section::Other),
    ("CURV", Section::Other),
    ("PATT", Section::Other),
    ("ENER", Section::Other),
    ("CONT", Section::Other),
    ("RULE", Section::Other),
    ("DEMA", Section::Other),
    ("QUAL", Section::Other),
    ("REAC", Section::Other),
    ("SOUR", Section::Other),
    ("MIXI", Section::Other),
    ("TIME", Section::Other),
    ("REPO", Section::Other),
    ("LABE", Section::Other),
    ("BACK", Section::Other),
    ("ROUG", Section::Other),
    ("LEAK", Section::Other),
];

impl Section {
    /// The section that a line opens; nothing for a name that EPANET does not know.
    pub fn of(line: &str) -> Option<Self> {
        let name = line.trim().strip_prefix('[')?.to_ascii_uppercase();
        let begins = |(beginning, _): &&(&str, Self)| name.starts_with(beginning);
        BEGINNINGS.iter().find(begins).map(|(_, section)| *section)
    }

    /// Its name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Junctions => "JUNCTIONS",
            Self::Reservoirs => "RESERVOIRS",
            Self::Tanks => "TANKS",
            Self::Pipes => "PIPES",
            Self::Pumps => "PUMPS",
            Self::Valves => "VALVES",
            Self::Coordinates => "COORDINATES",
            Self::Vertices => "VERTICES",
            Self::Options => "OPTIONS",
            Self::Status => "STATUS",
            Self::Tags => "TAGS",
            Self::End => "END",
            Self::Other => "OTHER",
        }
    }
}

/// A line's words, and what its comment says.
pub struct Line<'a> {
    words: Vec<&'a str>,
    pub comment: &'a str,
}

/// More words than these mean nothing here.
const MOST_WORDS: usize = 16;

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        let (words, comment) = text.split_once(';').unwrap_or((text, ""));
        Self {
            words: words.split_whitespace().take(MOST_WORDS).collect(),
            comment: comment.trim_matches(|letter: char| letter == ';' || letter.is_whitespace()),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn word(&self, index: usize) -> Option<&'a str> {
        self.words.get(index).copied()
    }

    /// A finite number.
    pub fn number(&self, index: usize) -> Option<f64> {
        self.word(index)?.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// Whether a file that begins so is a model: its first line that is no comment opens a section.
pub fn is_model(head: &[u8]) -> bool {
    let lines = head.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii);
    let mut said = lines.filter(|line| !line.is_empty() && line.first() != Some(&b';'));
    let first = said.next().map(String::from_utf8_lossy);
    first.is_some_and(|line| Section::of(&line).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Line, Section, is_model};

    #[test]
    fn sections_are_known_by_their_beginnings() {
        assert_eq!(Section::of("[COORDINATES]"), Some(Section::Coordinates));
        assert_eq!(Section::of("  [coord]"), Some(Section::Coordinates));
        assert_eq!(Section::of("[END]"), Some(Section::End));
        assert_eq!(Section::of("[RURY]"), None);
        assert_eq!(Section::of("JUNCTIONS"), None);
        assert!(is_model(b"\r\n; sie\xE6\r\n[TITLE]\r\n"));
        assert!(!is_model(b"[1, 2]"));
        assert!(!is_model(b"; only a comment"));
    }

    #[test]
    fn a_comment_is_no_word() {
        let line = Line::new(" J-1\t611.5 2.49 ; ul. Leśna");
        assert_eq!(
            (line.word(0), line.number(1), line.word(3)),
            (Some("J-1"), Some(611.5), None)
        );
        assert_eq!(line.comment, "ul. Leśna");
        assert!(Line::new(";;; nothing").is_empty());
        assert_eq!(Line::new("a nan").number(1), None);
    }
}
