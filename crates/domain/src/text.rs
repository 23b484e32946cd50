//! Text as it is compared and searched: the same in every database, in memory and in the browser.

/// Letters that people type without their marks: the plain text, and what it stands for, in lower case. The marks of
/// the whole Latin script, as its Unicode compatibility decompositions (NFKD) take them off; `ł` has none there.
const PLAIN: &[(&str, &str)] = &[
    ("a", "ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("b", "ḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵ"),
    ("l", "łĺļľḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋ"),
    ("o", "ºòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšſșṡṣṥṧṩẛ"),
    ("t", "ţťțṫṭṯṱẗ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
    ("æ", "ǣǽ"),
    ("ø", "ǿ"),
    ("ʒ", "ǯ"),
    ("ff", "ﬀ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("ffi", "ﬃ"),
    ("ffl", "ﬄ"),
    ("st", "ﬅﬆ"),
    ("dz", "ǆǳ"),
    ("lj", "ǉ"),
    ("nj", "ǌ"),
    ("ij", "ĳ"),
    ("l·", "ŀ"),
    ("ʼn", "ŉ"),
    ("aʾ", "ẚ"),
    ("μ", "µ"),
    ("1", "¹"),
    ("2", "²"),
    ("3", "³"),
    ("1⁄4", "¼"),
    ("1⁄2", "½"),
    ("3⁄4", "¾"),
    ("...", "…"),
    ("‐", "\u{2011}"),
    // Spaces that do not break, or are wider or narrower than others.
    (
        " ",
        "\u{a0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}",
    ),
];

/// Folds to lower case without diacritics: `Żółta` becomes `zolta`. Marks that stand by themselves are left out;
/// letters of other scripts stay as they are.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\0'..='\x7f' => folded.push(letter),
            // The combining marks: a letter and its mark may come as two characters.
            '\u{300}'..='\u{36f}' => {}
            _ => match PLAIN.iter().find(|(_, marked)| marked.contains(letter)) {
                Some((plain, _)) => folded.push_str(plain),
                None => folded.push(letter),
            },
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn polish_letters_fold_to_their_plain_ones_in_either_case_and_composition() {
        assert_eq!(fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), "zazolc gesla jazn");
        assert_eq!(fold("zaz\u{307}o\u{301}łc\u{301}"), "zazolc");
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for text in [
            "Świętajno–Kolonia",
            "İstanbul",
            "ﬁn",
            "straße 12½",
            "Ελλάδα",
            "№\u{a0}7",
        ] {
            let once = fold(text);
            assert_eq!(fold(&once), once, "{text}");
        }
    }
}
