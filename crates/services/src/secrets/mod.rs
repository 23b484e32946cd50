//! What must not be read by whoever sees the database: tokens kept as fingerprints, fields encrypted under the key ring.

mod key_ring;
mod token;

pub use key_ring::{KeyRing, KeyRingError, Unreadable};
pub use token::Token;

use sha2::{Digest, Sha256};
use store::identity::Fingerprint;

/// SHA-256 of a secret's parts, each told apart from the next by its length: `ab` and `c` are not `a` and `bc`.
#[must_use]
pub(crate) fn fingerprint(parts: &[&[u8]]) -> Fingerprint {
    let mut digest = Sha256::new();
    for part in parts {
        // No part of ours comes near four gigabytes.
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        digest.update(length.to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

/// Random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without randomness no secret can be made, and going on would be worse"
    )]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::{fingerprint, random};

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
        assert_ne!(fingerprint(&[b"ab"]), fingerprint(&[b"ab", b""]));
        assert_eq!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"ab", b"c"]));
    }

    #[test]
    fn randomness_does_not_repeat() {
        assert_ne!(random::<32>(), random::<32>());
    }
}
