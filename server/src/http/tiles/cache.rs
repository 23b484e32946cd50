//! Tiles in memory, cut and compressed once, within bounds.

use std::io::Write;
use std::sync::Arc;

use axum::body::Bytes;
use domain::network::TileSource;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::sync::Semaphore;

/// How much memory the tiles may take, both forms together.
const MAX_BYTES: u64 = 96 * 1024 * 1024;

/// What an entry takes beyond its tile's bytes, roughly.
const ENTRY_BYTES: usize = 160;

/// A tile's address with the version of the data it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The network's version.
    pub version: i64,
    /// Base map or network.
    pub source: TileSource,
    /// Zoom, column, row.
    pub zxy: (u8, u32, u32),
}

/// A tile in both forms in which it is sent.
#[derive(Debug, Clone)]
pub struct Packed {
    /// As it is.
    pub identity: Bytes,
    /// Compressed.
    pub gzip: Bytes,
    /// A checksum of the content: the stem of both forms' entity tags.
    pub digest: u32,
}

/// Why a tile could not be had.
#[derive(Debug, thiserror::Error)]
pub enum TileError {
    /// The cutting ended before its time.
    #[error("cutting a tile was broken off")]
    Broken(#[from] tokio::task::JoinError),
    /// Compressing failed.
    #[error("compressing a tile failed")]
    Compression(#[from] std::io::Error),
}

/// Tiles in memory. Cloning shares them.
#[derive(Clone)]
pub struct TileCache {
    tiles: moka::future::Cache<Key, Option<Arc<Packed>>>,
    cutters: Arc<Semaphore>,
}

impl TileCache {
    /// An empty cache.
    #[must_use]
    pub fn new() -> Self {
        let tiles = moka::future::Cache::builder()
            .max_capacity(MAX_BYTES)
            .weigher(|_: &Key, tile: &Option<Arc<Packed>>| {
                let bytes = tile.as_ref().map_or(0, |tile| tile.identity.len() + tile.gzip.len());
                u32::try_from(bytes + ENTRY_BYTES).unwrap_or(u32::MAX)
            })
            .build();
        // More cutters than processors would only make every tile late.
        let cutters = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            tiles,
            cutters: Arc::new(Semaphore::new(cutters)),
        }
    }

    /// The tile under this key, cut now if nobody asked for it before; nothing when it is empty.
    ///
    /// Those who ask for the same tile at the same time wait for one cutting.
    ///
    /// # Errors
    /// [`TileError`] when it could not be cut or compressed.
    pub async fn get(
        &self,
        key: Key,
        cut: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Result<Option<Arc<Packed>>, Arc<TileError>> {
        let cutters = Arc::clone(&self.cutters);
        self.tiles
            .try_get_with(key, async move {
                // The semaphore is never closed.
                let turn = cutters.acquire_owned().await.ok();
                tokio::task::spawn_blocking(move || {
                    // Held here and not by the request, which may be given up while the cutting goes on.
                    let _turn = turn;
                    cut().map(pack).transpose()
                })
                .await?
            })
            .await
    }
}

impl Default for TileCache {
    fn default() -> Self {
        Self::new()
    }
}

fn pack(tile: Vec<u8>) -> Result<Arc<Packed>, TileError> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(tile.len() / 2), Compression::default());
    encoder.write_all(&tile)?;
    let gzip = encoder.finish()?;
    let mut checksum = flate2::Crc::new();
    checksum.update(&tile);
    Ok(Arc::new(Packed {
        digest: checksum.sum(),
        identity: tile.into(),
        gzip: gzip.into(),
    }))
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use domain::network::TileSource;

    use super::{Key, TileCache};

    const KEY: Key = Key {
        version: 1,
        source: TileSource::Network,
        zxy: (14, 9162, 5301),
    };

    #[tokio::test]
    async fn a_tile_asked_for_by_many_is_cut_once() {
        let cache = TileCache::new();
        let cuts = Arc::new(AtomicUsize::new(0));
        let ask = || {
            let cuts = Arc::clone(&cuts);
            cache.get(KEY, move || {
                cuts.fetch_add(1, Ordering::SeqCst);
                Some(b"tile".to_vec())
            })
        };
        let (one, two) = futures::join!(ask(), ask());
        assert_eq!(one.unwrap().unwrap().digest, two.unwrap().unwrap().digest);
        assert_eq!(cuts.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn both_forms_hold_the_same_tile() {
        let tile = TileCache::new()
            .get(KEY, || Some(vec![7; 5000]))
            .await
            .unwrap()
            .unwrap();
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&tile.gzip[..])
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, tile.identity);
        assert!(tile.gzip.len() < 100);
    }

    #[tokio::test]
    async fn a_new_version_has_tiles_of_its_own() {
        let cache = TileCache::new();
        assert!(cache.get(KEY, || None).await.unwrap().is_none());
        let next = Key { version: 2, ..KEY };
        assert!(cache.get(next, || Some(b"tile".to_vec())).await.unwrap().is_some());
    }
}
