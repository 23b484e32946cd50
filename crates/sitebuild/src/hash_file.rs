//! The list from which the running server learns the names with hashes.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The name Leptos looks for beside the server's executable.
pub const NAME: &str = "hash.txt";

/// The digests that stand in the names of the three files.
pub struct Hashes {
    /// Of the script.
    pub js: String,
    /// Of the WebAssembly module.
    pub wasm: String,
    /// Of the stylesheet.
    pub css: String,
}

impl Hashes {
    /// Writes the list into each of the folders, which are made if missing.
    ///
    /// # Errors
    /// When a folder or the file in it cannot be written.
    pub fn write_into<'a>(&self, folders: impl IntoIterator<Item = &'a Path>) -> Result<()> {
        let text = format!("js: {}\nwasm: {}\ncss: {}\n", self.js, self.wasm, self.css);
        for folder in folders {
            let path = folder.join(NAME);
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
            fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}
