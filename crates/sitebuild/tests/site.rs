//! The program from its command line to the finished folder.
#![cfg(test)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds a site from the smallest possible inputs inside `folder`.
fn build(folder: &Path) {
    fs::create_dir_all(folder.join("style")).unwrap();
    fs::create_dir_all(folder.join("public/icons")).unwrap();
    fs::write(folder.join("module.wasm"), b"\0asm\x01\0\0\0").unwrap();
    fs::write(folder.join("style/main.css"), "body { color: red; }").unwrap();
    fs::write(folder.join("public/icons/drop.svg"), "<svg/>".repeat(100)).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_sitebuild"))
        .current_dir(folder)
        .args([
            "--wasm",
            "module.wasm",
            "--style",
            "style/main.css",
            "--public",
            "public",
        ])
        .args([
            "--site",
            "out/site",
            "--cache",
            "out/cache",
            "--executable-dir",
            "out/debug",
        ])
        .status()
        .unwrap();
    assert!(status.success());
}

/// The value of one line of `hash.txt`.
fn hash(list: &str, kind: &str) -> String {
    let line = list.lines().find_map(|line| line.strip_prefix(&format!("{kind}: ")));
    line.unwrap().to_owned()
}

#[test]
fn every_name_in_the_hash_list_is_a_file_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    let list = fs::read_to_string(folder.path().join("out/debug/hash.txt")).unwrap();
    assert_eq!(
        list,
        fs::read_to_string(folder.path().join("out/site/hash.txt")).unwrap()
    );
    for kind in ["js", "wasm", "css"] {
        let file = folder
            .path()
            .join(format!("out/site/pkg/ebok.{}.{kind}", hash(&list, kind)));
        assert!(file.is_file(), "{} is missing", file.display());
    }
}

#[test]
fn public_files_stand_at_the_root_with_their_twins() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    for name in ["drop.svg", "drop.svg.br", "drop.svg.gz"] {
        assert!(
            folder.path().join("out/site/icons").join(name).is_file(),
            "{name} is missing"
        );
    }
}

#[test]
fn a_file_removed_from_the_inputs_leaves_the_site() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("public")).unwrap();
    fs::write(folder.path().join("public/old.txt"), "old").unwrap();
    build(folder.path());
    assert!(folder.path().join("out/site/old.txt").is_file());
    fs::remove_file(folder.path().join("public/old.txt")).unwrap();
    build(folder.path());
    assert!(!folder.path().join("out/site/old.txt").exists());
}

#[test]
fn a_build_of_the_same_inputs_gives_the_same_names() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    let before = fs::read_to_string(folder.path().join("out/site/hash.txt")).unwrap();
    build(folder.path());
    assert_eq!(
        before,
        fs::read_to_string(folder.path().join("out/site/hash.txt")).unwrap()
    );
}
