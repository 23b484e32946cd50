//! The stylesheet: one file out of the tree, for the browsers the product supports.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Features, Targets};

/// The oldest browsers the product is made for: about five years back. Newer syntax (nesting, `light-dark()`) is
/// rewritten into what they understand.
const TARGETS: Targets = Targets {
    browsers: Some(Browsers {
        android: Some(version(100)),
        chrome: Some(version(100)),
        edge: Some(version(100)),
        firefox: Some(version(100)),
        ie: None,
        ios_saf: Some(version(15)),
        opera: Some(version(86)),
        safari: Some(version(15)),
        samsung: Some(version(17)),
    }),
    include: Features::empty(),
    exclude: Features::empty(),
};

/// A browser's major version in the notation of lightningcss.
const fn version(major: u32) -> u32 {
    major << 16
}

/// Bundles `main` with everything it imports, lowers it to [`TARGETS`] and minifies it.
///
/// # Errors
/// When a file is missing or is not valid CSS; when an address inside would point elsewhere once the files are one.
pub fn bundle(main: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(main)
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| format!("the stylesheet {} cannot be bundled", main.display()))?;
    sheet
        .minify(MinifyOptions {
            targets: TARGETS,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| format!("the stylesheet {} cannot be minified", main.display()))?;
    let printer = PrinterOptions {
        minify: true,
        targets: TARGETS,
        ..PrinterOptions::default()
    };
    let css = sheet.to_css(printer).map_err(|error| anyhow!("{error}"))?.code;
    refuse_relative_addresses(&css)?;
    Ok(css)
}

/// A relative `url()` would be resolved against the bundle's folder, not against the file it was written in.
fn refuse_relative_addresses(css: &str) -> Result<()> {
    for tail in css.split("url(").skip(1) {
        let address = tail.split(')').next().unwrap_or_default().trim_matches(['"', '\'']);
        if !["/", "data:", "#"].iter().any(|start| address.starts_with(start)) {
            bail!(
                "the stylesheet uses url({address}): write the address from the root of the site, as in url(/icons/x.svg)"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn bundled(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, css) in files {
            fs::write(folder.path().join(name), css).unwrap();
        }
        bundle(&folder.path().join(files[0].0))
    }

    #[test]
    fn imported_files_become_one_minified_sheet() {
        let css = bundled(&[
            ("main.css", "@import url('tokens.css');\nbody { color: var(--ink); }\n"),
            ("tokens.css", ":root { --ink: #112233; }"),
        ]);
        assert_eq!(css.unwrap(), ":root{--ink:#123}body{color:var(--ink)}");
    }

    #[test]
    fn nesting_is_lowered_for_older_browsers() {
        let css = bundled(&[("main.css", ".card { color: red; &:hover { color: blue; } }")]).unwrap();
        assert_eq!(css, ".card{color:red}.card:hover{color:#00f}");
    }

    #[test]
    fn light_dark_is_lowered_for_older_browsers() {
        let css = bundled(&[(
            "main.css",
            ":root { color-scheme: light dark; --ink: light-dark(#111, #eee); }",
        )]);
        let css = css.unwrap();
        assert!(!css.contains("light-dark("), "{css}");
        assert!(css.contains("prefers-color-scheme:dark"), "{css}");
    }

    #[test]
    fn a_relative_address_is_refused_with_the_way_to_write_it() {
        let error = bundled(&[("main.css", "a { background: url(icons/x.svg); }")]).unwrap_err();
        assert!(
            format!("{error:#}").contains("url(icons/x.svg): write the address from the root"),
            "{error:#}"
        );
    }

    #[test]
    fn a_missing_import_names_the_file() {
        let error = bundled(&[("main.css", "@import 'missing.css';")]).unwrap_err();
        assert!(format!("{error:#}").contains("main.css"), "{error:#}");
    }
}
