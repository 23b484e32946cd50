//! A folder of computed results, addressed by the digest of what they were computed from.
//!
//! What a build did not use is thrown away at its end, so that the folder holds one build's worth.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context as _, Result, anyhow};

/// The cache of one build.
pub struct Cache {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    /// Opens the cache in `folder`, which is made if missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the cache folder {}", folder.display()))?;
        Ok(Self {
            folder: folder.to_owned(),
            used: Mutex::new(BTreeSet::new()),
        })
    }

    /// The bytes kept under `key`, or the ones `make` computes, which are kept from now on.
    ///
    /// # Errors
    /// When `make` fails, or the cache cannot be read or written.
    pub fn bytes(&self, key: &str, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        let path = self.use_entry(key)?;
        match fs::read(&path) {
            Ok(bytes) => return Ok(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
        let bytes = make()?;
        let unfinished = self.folder.join(format!("{key}.part"));
        fs::write(&unfinished, &bytes).with_context(|| format!("cannot write {}", unfinished.display()))?;
        fs::rename(&unfinished, &path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(bytes)
    }

    /// The folder kept under `key`; `fill` writes into an empty one when there is none yet.
    ///
    /// # Errors
    /// When `fill` fails, or the cache cannot be written.
    pub fn folder(&self, key: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let path = self.use_entry(key)?;
        if path.is_dir() {
            return Ok(path);
        }
        let unfinished = self.folder.join(format!("{key}.part"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
        }
        fs::create_dir_all(&unfinished).with_context(|| format!("cannot make {}", unfinished.display()))?;
        fill(&unfinished)?;
        fs::rename(&unfinished, &path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// Removes every entry this build did not use.
    ///
    /// # Errors
    /// When an entry cannot be removed.
    pub fn forget_unused(&self) -> Result<()> {
        let used = self
            .used
            .lock()
            .map_err(|_| anyhow!("a thread of the build panicked"))?;
        for entry in fs::read_dir(&self.folder).with_context(|| format!("cannot list {}", self.folder.display()))? {
            let path = entry?.path();
            let kept = path
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| used.contains(name));
            if kept {
                continue;
            }
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.with_context(|| format!("cannot remove {}", path.display()))?;
        }
        Ok(())
    }

    fn use_entry(&self, key: &str) -> Result<PathBuf> {
        self.used
            .lock()
            .map_err(|_| anyhow!("a thread of the build panicked"))?
            .insert(key.to_owned());
        Ok(self.folder.join(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_result_is_not_computed_again() {
        let folder = tempfile::tempdir().unwrap();
        let first = Cache::open(folder.path()).unwrap();
        first.bytes("key", || Ok(vec![1])).unwrap();
        let second = Cache::open(folder.path()).unwrap();
        let bytes = second.bytes("key", || panic!("computed twice")).unwrap();
        assert_eq!(bytes, vec![1]);
    }

    #[test]
    fn a_failed_folder_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        cache.folder("key", |_| Err(anyhow!("no"))).unwrap_err();
        let filled = cache
            .folder("key", |path| Ok(fs::write(path.join("file"), "x")?))
            .unwrap();
        assert_eq!(fs::read_to_string(filled.join("file")).unwrap(), "x");
    }

    #[test]
    fn what_a_build_did_not_use_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let first = Cache::open(folder.path()).unwrap();
        first.bytes("old", || Ok(vec![1])).unwrap();
        first.folder("old-folder", |_| Ok(())).unwrap();
        let second = Cache::open(folder.path()).unwrap();
        second.bytes("new", || Ok(vec![2])).unwrap();
        second.forget_unused().unwrap();
        let names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["new"]);
    }
}
