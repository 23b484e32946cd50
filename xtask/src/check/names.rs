//! Rule 8, the half a program can hold.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tree::Tree;

/// A name says what is inside.
pub const RULE: Rule = Rule {
    name: "no module is called utils, helpers, common or manager",
    reason: "such a name says nothing, so everything ends up there",
    look,
};

const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let named_so = |part: &str| EMPTY_NAMES.contains(&part.trim_end_matches(".rs"));
    let guilty = tree
        .rust("")
        .filter(|file| file.path.iter().any(|part| part.to_str().is_some_and(named_so)));
    Ok(guilty
        .map(|file| Finding::new(&file.path, 1, "name it after what it does"))
        .collect())
}
