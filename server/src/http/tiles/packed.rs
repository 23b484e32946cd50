//! A tile in the forms in which it is sent, with what is said about it.

use std::io::Write as _;

use axum::body::Bytes;
use axum::http::HeaderValue;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::sync::OnceCell;

/// Up to so many bytes compressing takes less time than handing the work to another thread and back.
const QUICK_BYTES: usize = 8 * 1024;

/// A tile: as it is, and compressed from the moment when somebody first asked for it so.
#[derive(Debug)]
pub struct Packed {
    identity: Bytes,
    gzip: OnceCell<Bytes>,
    tags: [HeaderValue; 2],
}

/// One form of a tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What is sent.
    pub bytes: Bytes,
    /// Its entity tag.
    pub tag: HeaderValue,
    /// Whether it is compressed.
    pub is_gzip: bool,
}

impl Packed {
    /// A tile of a version of the data.
    #[must_use]
    pub fn new(tile: Vec<u8>, version: i64) -> Self {
        let mut checksum = flate2::Crc::new();
        checksum.update(&tile);
        let digest = checksum.sum();
        // A strong tag names one form's bytes, so both forms have their own.
        let tag = |form: &str| {
            let tag = format!("\"{version}-{digest:08x}{form}\"");
            HeaderValue::from_maybe_shared(Bytes::from(tag)).unwrap_or(HeaderValue::from_static("\"\""))
        };
        Self {
            identity: tile.into(),
            gzip: OnceCell::new(),
            tags: [tag(""), tag("-gz")],
        }
    }

    /// How much memory both forms take at the most.
    #[must_use]
    pub const fn weight(&self) -> usize {
        self.identity.len() * 2
    }

    /// The tile in a form, when that is at hand.
    #[must_use]
    pub fn at_hand(&self, is_gzip: bool) -> Option<Form> {
        let bytes = if is_gzip { self.gzip.get()? } else { &self.identity };
        let [plain, gzip] = &self.tags;
        Some(Form {
            bytes: bytes.clone(),
            tag: if is_gzip { gzip } else { plain }.clone(),
            is_gzip,
        })
    }

    /// The tile compressed; done once, however many ask at the same time.
    ///
    /// # Errors
    /// When compressing fails or is broken off.
    pub async fn compress(&self) -> std::io::Result<()> {
        let compressed = self.gzip.get_or_try_init(|| async {
            let tile = self.identity.clone();
            if tile.len() <= QUICK_BYTES {
                return gzip(&tile);
            }
            tokio::task::spawn_blocking(move || gzip(&tile))
                .await
                .map_err(std::io::Error::other)?
        });
        compressed.await.map(|_| ())
    }
}

fn gzip(tile: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(tile.len() / 2 + 64), Compression::default());
    encoder.write_all(tile)?;
    Ok(encoder.finish()?.into())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::Packed;

    #[tokio::test]
    async fn both_forms_hold_the_same_tile_under_tags_of_their_own() {
        let tile = Packed::new(vec![7; 50_000], 3);
        assert_eq!(tile.at_hand(true), None);
        tile.compress().await.unwrap();
        let (plain, gzip) = (tile.at_hand(false).unwrap(), tile.at_hand(true).unwrap());
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&gzip.bytes[..])
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, plain.bytes);
        assert!(gzip.bytes.len() < 500 && gzip.tag != plain.tag);
    }

    #[tokio::test]
    async fn what_was_compressed_once_is_not_compressed_again() {
        let tile = Packed::new(vec![7; 5000], 3);
        tile.compress().await.unwrap();
        let first = tile.at_hand(true).unwrap().bytes;
        tile.compress().await.unwrap();
        // The very same memory, not merely the same content.
        assert_eq!(first.as_ptr(), tile.at_hand(true).unwrap().bytes.as_ptr());
    }
}
