//! What is long but takes no effort to guess: the same sign over and over, the alphabet, a walk over the keyboard.

/// The keyboard's rows and columns, from above and from the left.
const LINES: [&str; 14] = [
    "`1234567890-=",
    "qwertyuiop[]\\",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik,",
    "9ol.",
    "0p;/",
];

/// How many signs somebody has to choose, at most, for a password to count as a walk.
const FEW: usize = 8;

/// Whether a text is little but runs: `aaaabbbbcccc`, `abcdefghijkl`, `1qaz2wsx3edc`. `folded` is in small letters.
pub(super) fn is_a_walk(folded: &str) -> bool {
    let signs: Vec<char> = folded.chars().collect();
    let mut chosen = 0;
    let mut place = 0;
    while place < signs.len() {
        let run = longest_run(&signs[place..]);
        // Of a run one chooses where it begins and where it goes.
        chosen += run.min(2);
        place += run;
    }
    chosen <= FEW
}

/// The shortest piece of which a text is made by repetition; nothing when it is made of no smaller piece.
pub(super) fn repeated_piece(text: &str) -> Option<&str> {
    let ends = text.char_indices().map(|(place, _)| place).skip(1);
    let makes_it_up = |end: &usize| {
        let mut chunks = text.as_bytes().chunks(*end);
        let first = chunks.next();
        text.len().is_multiple_of(*end) && chunks.all(|chunk| Some(chunk) == first)
    };
    let end = ends.take_while(|end| end * 2 <= text.len()).find(makes_it_up)?;
    text.get(..end)
}

/// How many signs from the beginning go on in one way; at least one.
fn longest_run(signs: &[char]) -> usize {
    let alphabet = run_of(signs, &step_in_the_alphabet);
    let keyboard = LINES.iter().map(|line| run_of(signs, &|a, b| step_in(line, a, b)));
    keyboard.max().unwrap_or(1).max(alphabet)
}

fn run_of(signs: &[char], step: &dyn Fn(char, char) -> Option<i32>) -> usize {
    let mut steps = signs.windows(2).map(|pair| match pair {
        [a, b] => step(*a, *b),
        _ => None,
    });
    let Some(Some(first)) = steps.next() else { return 1 };
    2 + steps.take_while(|step| *step == Some(first)).count()
}

/// The step from one letter or digit to the next, where it is none or one; after 9 comes 0.
fn step_in_the_alphabet(a: char, b: char) -> Option<i32> {
    let difference = i32::try_from(u32::from(b)).ok()? - i32::try_from(u32::from(a)).ok()?;
    let are_of_a_kind =
        (a.is_ascii_digit() && b.is_ascii_digit()) || (a.is_alphabetic() && b.is_alphabetic()) || a == b;
    match (a, b) {
        ('9', '0') => Some(1),
        ('0', '9') => Some(-1),
        _ => (are_of_a_kind && difference.abs() <= 1).then_some(difference),
    }
}

/// The step from one key to its neighbour on a line.
fn step_in(line: &str, a: char, b: char) -> Option<i32> {
    let (a, b) = (line.find(a)?, line.find(b)?);
    match (b.checked_sub(a), a.checked_sub(b)) {
        (Some(1), _) => Some(1),
        (_, Some(1)) => Some(-1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_a_walk, repeated_piece};

    #[test]
    fn alphabets_rows_columns_and_heaps_of_one_sign_are_walks() {
        for walk in [
            "aaaaaaaaaaaa",
            "aaaabbbbcccc",
            "abcdefghijklm",
            "zyxwvutsrqponm",
            "123456789012",
            "098765432109876",
            "qwertyuiop[]",
            "qwertyuiopasdfgh",
            "1qaz2wsx3edc",
            "zaq12wsxcde3",
            "qazwsxedcrfv",
            "asdfghjkl;'\\",
            "abcd1234efgh",
        ] {
            assert!(is_a_walk(walk), "{walk}");
        }
    }

    #[test]
    fn words_are_no_walks() {
        for text in [
            "correcthorse",
            "zielony rower",
            "woda z kranu",
            "9f!k2mpa04lq",
            "żółta łódka w",
        ] {
            assert!(!is_a_walk(text), "{text}");
        }
    }

    #[test]
    fn the_shortest_piece_is_found() {
        assert_eq!(repeated_piece("abcabcabc"), Some("abc"));
        assert_eq!(repeated_piece("aaaa"), Some("a"));
        assert_eq!(repeated_piece("łódźłódź"), Some("łódź"));
        for whole in ["", "a", "abcab", "abcabd"] {
            assert_eq!(repeated_piece(whole), None, "{whole}");
        }
    }
}
