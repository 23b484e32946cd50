//! The files of the project, as a commit would hold them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::tokens::{self, Token};
use crate::process;

/// Folders that hold results, never sources; only a tree without git meets them.
const RESULTS: [&str; 5] = [".git", "target", "node_modules", "data", "test-results"];

/// All files of the project.
pub struct Tree {
    /// The folder all paths are relative to.
    pub root: PathBuf,
    /// Every file, in the order of paths.
    pub files: Vec<File>,
}

/// One file.
pub struct File {
    /// Relative to the root.
    pub path: PathBuf,
    /// Its content, if it is text.
    pub text: Option<String>,
    /// Its tokens, if it is Rust.
    pub tokens: Vec<Token>,
}

impl Tree {
    /// Reads the tree at `root`.
    ///
    /// # Errors
    /// When a file cannot be read, or a Rust file is not Rust.
    pub fn read(root: &Path) -> Result<Self> {
        let mut paths = if root.join(".git").exists() {
            tracked(root)?
        } else {
            walked(root, Path::new(""))?
        };
        paths.sort();
        let files = paths
            .into_iter()
            .map(|path| File::read(root, path))
            .collect::<Result<_>>()?;
        Ok(Self {
            root: root.to_owned(),
            files,
        })
    }

    /// The Rust files below a folder.
    pub fn rust(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files
            .iter()
            .filter(move |file| file.is_rust() && file.path.starts_with(folder))
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == Path::new(path))
    }
}

impl File {
    fn read(root: &Path, path: PathBuf) -> Result<Self> {
        let bytes = fs::read(root.join(&path)).with_context(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8(bytes).ok();
        let mut file = Self {
            path,
            text,
            tokens: Vec::new(),
        };
        if let (true, Some(text)) = (file.is_rust(), &file.text) {
            file.tokens = tokens::of(text).with_context(|| format!("{} is not Rust", file.path.display()))?;
            if file
                .path
                .iter()
                .any(|part| part == "tests" || part == "tests.rs" || part == "benches")
            {
                file.tokens.iter_mut().for_each(|token| token.in_test = true);
            }
        }
        Ok(file)
    }

    /// Whether this is Rust.
    pub fn is_rust(&self) -> bool {
        self.has_extension("rs")
    }

    /// Whether the name ends like this.
    pub fn has_extension(&self, extension: &str) -> bool {
        self.path.extension().is_some_and(|own| own == extension)
    }

    /// The content's lines, counted from one; none if it is not text.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .iter()
            .flat_map(|text| text.lines())
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

/// What git tracks, and what it would if everything new were added.
fn tracked(root: &Path) -> Result<Vec<PathBuf>> {
    let mut git = process::command("git");
    git.current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--deduplicate",
    ]);
    let names = process::text(&mut git).context("git cannot list the project's files")?;
    let paths = names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from);
    // A file deleted but not yet committed is listed still.
    Ok(paths.filter(|path| root.join(path).is_file()).collect())
}

fn walked(root: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let place = root.join(folder);
    for entry in fs::read_dir(&place).with_context(|| format!("cannot list {}", place.display()))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if !entry.file_type()?.is_dir() {
            found.push(path);
        } else if !RESULTS.iter().any(|name| entry.file_name() == *name) {
            found.extend(walked(root, &path)?);
        }
    }
    Ok(found)
}
