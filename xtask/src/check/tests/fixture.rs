//! Small trees of files to break rules in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Each fixture gets a folder of its own.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A tree of files that is gone when the test ends.
pub struct Fixture {
    root: PathBuf,
}

impl Fixture {
    /// A tree without files.
    pub fn empty() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("ebok-check-{}-{number}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// The smallest tree that keeps every rule.
    pub fn clean() -> Self {
        let settings = "[[workspace.metadata.leptos]]\nname = \"ebok\"\noutput-name = \"ebok\"\n\
                        site-root = \"target/site\"\nsite-pkg-dir = \"pkg\"\nsite-addr = \"127.0.0.1:3000\"\n\
                        hash-files = true\nhash-file-name = \"hash.txt\"\n";
        let members = "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"crates/*\"]\n[workspace.lints]\n";
        Self::empty()
            .with("Cargo.toml", &format!("{members}{settings}"))
            .with("Leptos.toml", settings)
            .with("crates/domain/Cargo.toml", &manifest("domain", ""))
            .with("crates/domain/src/lib.rs", "//! Rules.\n")
            .with(
                "crates/contract/Cargo.toml",
                &manifest("contract", "domain = { path = \"../domain\" }\n"),
            )
            .with("crates/contract/src/lib.rs", "//! What both sides agree on.\n")
            .with(
                "app/Cargo.toml",
                &manifest("app", "contract = { path = \"../crates/contract\" }\n"),
            )
            .with(
                "app/src/lib.rs",
                "//! Pages.\nfn page(texts: T) { texts.get(\"home-title\"); }\n",
            )
            .with("crates/i18n/Cargo.toml", &manifest("i18n", ""))
            .with("crates/i18n/src/lib.rs", "//! Texts.\n")
            .with("crates/i18n/locales/pl/home.ftl", "home-title = Witaj, { $name }\n")
            .with("crates/i18n/locales/en/home.ftl", "home-title = Hello, { $name }\n")
            .with("public/vendor/leaflet/LICENSE", "BSD-2-Clause\n")
            .with("public/vendor/leaflet/leaflet.js", "// map\n")
    }

    /// The same tree with this file, new or in the place of another.
    pub fn with(self, path: &str, content: &str) -> Self {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The same tree without this file.
    pub fn without(self, path: &str) -> Self {
        fs::remove_file(self.root.join(path)).unwrap();
        self
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.root).unwrap();
    }
}

/// A manifest that keeps the rules, with these lines as dependencies.
pub fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lints]\nworkspace = true\n\n\
         [dependencies]\n{dependencies}"
    )
}
