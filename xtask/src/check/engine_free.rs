//! Rule 2, the engine room's half of it; `features` holds the other.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tree::Tree;

/// `app` is the user interface.
pub const RULE: Rule = Rule {
    name: "app never sees SQL, sqlx, tokio or axum outside server_fns/context.rs",
    reason: "pages that know the database or the server's framework cannot be tested or moved without them",
    look,
};

/// The one file that joins both worlds.
pub const CONTEXT: &str = "app/src/server_fns/context.rs";

const ENGINES: [&str; 3] = ["sqlx", "tokio", "axum"];
const SQL: [&str; 4] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust("app/src").filter(|file| file.path.as_os_str() != CONTEXT) {
        for token in file.tokens.iter().filter(|token| !token.in_test) {
            if let Some(engine) = ENGINES.iter().find(|engine| token.is_word(engine)) {
                let advice = format!("names `{engine}`: ask a service, or move this to {CONTEXT}");
                findings.push(Finding::new(&file.path, token.line, advice));
            }
            if token
                .text()
                .is_some_and(|text| SQL.iter().any(|verb| text.trim_start().starts_with(verb)))
            {
                let advice = "holds SQL: it belongs in crates/store";
                findings.push(Finding::new(&file.path, token.line, advice));
            }
        }
    }
    Ok(findings)
}
