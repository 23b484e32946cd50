//! Tiles in memory, cut once, within bounds.

use std::sync::Arc;

use domain::network::TileSource;
use futures::FutureExt;
use tokio::sync::Semaphore;

use super::packed::Packed;

/// What an entry takes beyond its tile's bytes, roughly.
const ENTRY_BYTES: usize = 320;

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

/// Why a tile could not be had: the cutting ended before its time.
#[derive(Debug, Clone, thiserror::Error)]
#[error("cutting a tile was broken off")]
pub struct CutBroken(#[source] Arc<tokio::task::JoinError>);

/// A tile; nothing when it is empty.
pub type Cut = Option<Arc<Packed>>;

/// Tiles in memory. Cloning shares them.
#[derive(Clone)]
pub struct TileCache {
    /// Nothing when tiles are not kept.
    tiles: Option<moka::future::Cache<Key, Cut>>,
    cutters: Arc<Semaphore>,
}

impl TileCache {
    /// An empty cache of at most so many megabytes, both forms of the tiles together. With 0 nothing is kept.
    #[must_use]
    pub fn new(megabytes: u32) -> Self {
        let tiles = moka::future::Cache::builder()
            .max_capacity(u64::from(megabytes) * 1024 * 1024)
            .weigher(|_: &Key, tile: &Cut| {
                let bytes = tile.as_ref().map_or(0, |tile| tile.weight());
                u32::try_from(bytes + ENTRY_BYTES).unwrap_or(u32::MAX)
            })
            .build();
        // More cutters than processors would only make every tile late.
        let cutters = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            tiles: (megabytes > 0).then_some(tiles),
            cutters: Arc::new(Semaphore::new(cutters)),
        }
    }

    /// What is kept under this key, when it can be had without waiting.
    #[must_use]
    pub fn at_hand(&self, key: &Key) -> Option<Cut> {
        self.tiles.as_ref()?.get(key).now_or_never()?
    }

    /// The tile under this key, cut now if nobody asked for it before; nothing when it is empty. What `is_quick` is
    /// cut where the asker stands, anything else on a thread of its own.
    ///
    /// Those who ask for the same tile at the same time wait for one cutting.
    ///
    /// # Errors
    /// [`CutBroken`] when it could not be cut.
    pub async fn get(
        &self,
        key: Key,
        is_quick: bool,
        cut: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Result<Cut, CutBroken> {
        let packed = async {
            let tile = if is_quick { cut() } else { self.apart(cut).await? };
            Ok(tile.map(|tile| Arc::new(Packed::new(tile, key.version))))
        };
        match &self.tiles {
            Some(tiles) => tiles
                .try_get_with(key, packed)
                .await
                .map_err(|broken: Arc<CutBroken>| CutBroken::clone(&broken)),
            None => packed.await,
        }
    }

    /// Cuts on a thread of its own, when it is its turn.
    async fn apart(
        &self,
        cut: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Result<Option<Vec<u8>>, CutBroken> {
        // The semaphore is never closed.
        let turn = Arc::clone(&self.cutters).acquire_owned().await.ok();
        let cutting = tokio::task::spawn_blocking(move || {
            // Held here and not by the request, which may be given up while the cutting goes on.
            let _turn = turn;
            cut()
        });
        cutting.await.map_err(|broken| CutBroken(Arc::new(broken)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use domain::network::TileSource;

    use super::{Key, TileCache};

    const KEY: Key = Key {
        version: 1,
        source: TileSource::Network,
        zxy: (14, 9162, 5301),
    };

    /// Asks twice at the same time; how often it was cut.
    async fn cuts_of(cache: &TileCache, is_quick: bool) -> usize {
        let cuts = Arc::new(AtomicUsize::new(0));
        let ask = || {
            let cuts = Arc::clone(&cuts);
            cache.get(KEY, is_quick, move || {
                cuts.fetch_add(1, Ordering::SeqCst);
                Some(b"tile".to_vec())
            })
        };
        let (one, two) = futures::join!(ask(), ask());
        assert_eq!(
            one.unwrap().unwrap().at_hand(false),
            two.unwrap().unwrap().at_hand(false)
        );
        cuts.load(Ordering::SeqCst)
    }

    #[tokio::test]
    async fn a_tile_asked_for_by_many_is_cut_once() {
        for is_quick in [true, false] {
            assert_eq!(cuts_of(&TileCache::new(1), is_quick).await, 1);
        }
    }

    #[tokio::test]
    async fn a_cache_without_room_keeps_nothing_and_still_answers() {
        let cache = TileCache::new(0);
        assert_eq!(cuts_of(&cache, true).await, 2);
        assert!(cache.at_hand(&KEY).is_none());
    }

    #[tokio::test]
    async fn what_was_cut_is_at_hand_afterwards() {
        let cache = TileCache::new(1);
        assert!(cache.at_hand(&KEY).is_none());
        cache.get(KEY, true, || Some(b"tile".to_vec())).await.unwrap();
        assert!(cache.at_hand(&KEY).unwrap().is_some());
    }

    #[tokio::test]
    async fn a_new_version_has_tiles_of_its_own() {
        let cache = TileCache::new(1);
        assert!(cache.get(KEY, true, || None).await.unwrap().is_none());
        let next = Key { version: 2, ..KEY };
        let cut = cache.get(next, true, || Some(b"tile".to_vec())).await.unwrap();
        assert!(cut.is_some());
    }
}
