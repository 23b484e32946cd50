//! Other people's files keep their licence.

use std::collections::BTreeMap;

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tree::Tree;

/// A vendored folder carries its licence.
pub const RULE: Rule = Rule {
    name: "every folder in public/vendor carries a licence",
    reason: "their licences demand it, and the product passes the files on to every visitor",
    look,
};

const LICENCES: [&str; 4] = ["LICENSE", "LICENCE", "OFL", "COPYING"];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut licensed: BTreeMap<&str, (bool, &super::tree::File)> = BTreeMap::new();
    for file in &tree.files {
        let Ok(inside) = file.path.strip_prefix("public/vendor") else {
            continue;
        };
        let mut parts = inside.iter().filter_map(|part| part.to_str());
        let (Some(folder), Some(name)) = (parts.next(), parts.next()) else {
            continue;
        };
        let is_licence = LICENCES.iter().any(|licence| name.to_uppercase().starts_with(licence));
        licensed.entry(folder).or_insert((false, file)).0 |= is_licence;
    }
    let bare = licensed.into_iter().filter(|(_, (has_licence, _))| !has_licence);
    Ok(bare
        .map(|(folder, (_, file))| Finding::new(&file.path, 1, format!("{folder} has no LICENSE file")))
        .collect())
}
