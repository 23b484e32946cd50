//! Content digests: names in the site and keys in the cache.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Letters of a digest that stand in a file name: 64 bits, far more than a site has files.
const NAME_LETTERS: usize = 16;

/// The SHA-256 digest of the parts, in lower-case hexadecimal. Parts are kept apart by their length.
pub fn of(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The short digest that goes into a file's name.
pub fn for_name(content: &[u8]) -> String {
    let mut digest = of(&[content]);
    digest.truncate(NAME_LETTERS);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_only_join_to_the_same_text_have_different_digests() {
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
    }

    #[test]
    fn a_name_carries_sixteen_letters() {
        assert_eq!(for_name(b"content").len(), NAME_LETTERS);
    }
}
