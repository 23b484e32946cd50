//! Brotli and gzip twins, made once at build time so that the server never spends time on them.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::cache::Cache;
use crate::digest;

/// Files that shrink. Pictures and fonts of other kinds are compressed already.
const COMPRESSIBLE: [&str; 13] = [
    "css",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The highest quality and window of brotli: slow to write, as fast as any to read.
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW: i32 = 24;

/// Writes `.br` and `.gz` beside every compressible file in `site`, where they are smaller than the file.
///
/// # Errors
/// When a file cannot be read or written.
pub fn twins(site: &Path, cache: &Cache) -> Result<()> {
    let mut files = Vec::new();
    for entry in WalkDir::new(site) {
        let entry = entry?;
        if entry.file_type().is_file() && compressible(entry.path()) {
            files.push(entry.into_path());
        }
    }
    files.par_iter().try_for_each(|file| {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let digest = digest::of(&[&content]);
        let brotli = cache.bytes(&format!("{digest}.br"), || brotli(&content))?;
        let gzip = cache.bytes(&format!("{digest}.gz"), || gzip(&content))?;
        for (extension, twin) in [("br", brotli), ("gz", gzip)] {
            if twin.len() < content.len() {
                let path = with_added(file, extension);
                fs::write(&path, twin).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        Ok(())
    })
}

fn compressible(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

fn with_added(path: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    let mut reader = content;
    brotli::BrotliCompress(&mut reader, &mut compressed, &params).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn site_with(name: &str, content: &[u8]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        fs::write(folder.path().join("site").join(name), content).unwrap();
        let cache = Cache::open(&folder.path().join("cache")).unwrap();
        twins(&folder.path().join("site"), &cache).unwrap();
        folder
    }

    #[test]
    fn both_twins_unpack_to_the_file() {
        let content = "rura wodociągowa, ".repeat(500);
        let folder = site_with("page.html", content.as_bytes());
        let packed = fs::read(folder.path().join("site/page.html.br")).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, content.as_bytes());
        let packed = fs::read(folder.path().join("site/page.html.gz")).unwrap();
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content.as_bytes());
    }

    #[test]
    fn a_picture_gets_no_twin() {
        let folder = site_with("icon.png", &[0; 4096]);
        assert!(!folder.path().join("site/icon.png.br").exists());
    }

    #[test]
    fn a_twin_that_would_be_larger_is_left_out() {
        let folder = site_with("tiny.txt", b"a");
        assert!(!folder.path().join("site/tiny.txt.gz").exists());
    }
}
