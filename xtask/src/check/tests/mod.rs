//! Every rule is broken once on a small tree, and must say where.

pub mod fixture;

use super::tree::Tree;
use super::{RULES, Rule, arrows, doorman, engine_free, features, leptos_config, names, own_business};
use super::{pure_domain, safety, size, translations, vendored};
use fixture::{Fixture, manifest};

/// What a rule says about a tree.
fn findings(rule: &Rule, fixture: &Fixture) -> Vec<String> {
    let tree = Tree::read(fixture.root()).unwrap();
    (rule.look)(&tree).unwrap().iter().map(ToString::to_string).collect()
}

/// Asserts that the rule finds one thing, at this place, with these words.
#[track_caller]
fn assert_broken(rule: &Rule, fixture: &Fixture, place: &str, words: &str) {
    let found = findings(rule, fixture);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(place), "{} is not at {place}", found[0]);
    assert!(found[0].contains(words), "{} does not say {words}", found[0]);
}

#[track_caller]
fn assert_held(rule: &Rule, fixture: &Fixture) {
    assert_eq!(findings(rule, fixture), Vec::<String>::new());
}

#[test]
fn a_clean_tree_keeps_every_rule() {
    let clean = Fixture::clean();
    for rule in RULES {
        assert_held(rule, &clean);
    }
}

#[test]
fn a_clock_in_domain_is_found() {
    let tree = Fixture::clean().with("crates/domain/src/due.rs", "\nfn due() { let now = Utc::now(); }\n");
    assert_broken(&pure_domain::RULE, &tree, "crates/domain/src/due.rs:2", "the clock");
}

#[test]
fn a_file_read_by_a_test_of_domain_is_allowed() {
    let test = "#[cfg(test)]\nmod tests { fn sample() { std::fs::read(\"sample\"); } }\n";
    assert_held(
        &pure_domain::RULE,
        &Fixture::clean().with("crates/domain/src/due.rs", test),
    );
}

#[test]
fn sqlx_in_a_page_is_found() {
    let tree = Fixture::clean().with("app/src/pages/home.rs", "use sqlx::Pool;\n");
    assert_broken(&engine_free::RULE, &tree, "app/src/pages/home.rs:1", "`sqlx`");
}

#[test]
fn sql_in_a_page_is_found() {
    let tree = Fixture::clean().with("app/src/pages/home.rs", "const Q: &str = \"SELECT id FROM pipes\";\n");
    assert_broken(&engine_free::RULE, &tree, "app/src/pages/home.rs:1", "crates/store");
}

#[test]
fn axum_in_the_context_of_server_functions_is_allowed() {
    assert_held(
        &engine_free::RULE,
        &Fixture::clean().with("app/src/server_fns/context.rs", "use axum::http;\n"),
    );
}

#[test]
fn a_server_function_of_eleven_lines_is_found() {
    let body = "    step();\n".repeat(11);
    let tree = Fixture::clean().with(
        "app/src/server_fns/pipes.rs",
        &format!("#[server]\npub async fn pipes() {{\n{body}}}\n"),
    );
    assert_broken(
        &doorman::RULE,
        &tree,
        "app/src/server_fns/pipes.rs:1",
        "`pipes` has 11 lines",
    );
}

#[test]
fn a_server_function_of_ten_lines_is_allowed() {
    let body = "    step();\n\n    // why\n".repeat(10);
    let source = format!("#[server(endpoint = \"a\")]\npub async fn pipes() {{\n{body}}}\n");
    assert_held(
        &doorman::RULE,
        &Fixture::clean().with("app/src/server_fns/pipes.rs", &source),
    );
}

#[test]
fn a_feature_switch_in_a_page_is_found() {
    let tree = Fixture::clean().with(
        "app/src/pages/home.rs",
        "#[cfg(all(feature = \"ssr\", unix))]\nfn a() {}\n",
    );
    assert_broken(
        &features::RULE,
        &tree,
        "app/src/pages/home.rs:1",
        "depends on a feature",
    );
}

#[test]
fn a_third_feature_is_found() {
    let features = "\n[features]\nssr = []\nhydrate = []\nsms = []\n";
    let tree = Fixture::clean().with("app/Cargo.toml", &(manifest("app", "") + features));
    assert_broken(&features::RULE, &tree, "app/Cargo.toml:14", "`sms`");
}

#[test]
fn a_module_with_an_empty_name_is_found() {
    let tree = Fixture::clean().with("app/src/utils/text.rs", "");
    assert_broken(
        &names::RULE,
        &tree,
        "app/src/utils/text.rs:1",
        "name it after what it does",
    );
}

#[test]
fn unsafe_code_is_found_and_the_word_in_a_comment_is_not() {
    let tree = Fixture::clean().with("app/src/a.rs", "// unsafe is a word\nfn a() { unsafe { b() } }\n");
    assert_broken(&safety::RULE, &tree, "app/src/a.rs:2", "unsafe");
}

#[test]
fn an_allowed_lint_is_found() {
    let tree = Fixture::clean().with("app/src/a.rs", "#[allow(dead_code)]\nfn a() {}\n");
    assert_broken(&safety::RULE, &tree, "app/src/a.rs:1", "expect with a reason");
}

#[test]
fn a_crate_without_the_lints_is_found() {
    let tree = Fixture::clean().with("app/Cargo.toml", "[package]\nname = \"app\"\n");
    assert_broken(&safety::RULE, &tree, "app/Cargo.toml:1", "lints");
}

#[test]
fn a_file_of_more_than_five_hundred_lines_is_found() {
    let tree = Fixture::clean().with("app/src/long.rs", &"// line\n".repeat(501));
    assert_broken(&size::RULE, &tree, "app/src/long.rs:500", "501 lines");
}

#[test]
fn a_function_of_sixty_lines_is_found() {
    let source = format!("\nfn long() {{\n{}}}\n", "    step();\n".repeat(58));
    let tree = Fixture::clean().with("app/src/long.rs", &source);
    assert_broken(&size::RULE, &tree, "app/src/long.rs:2", "`long` has 60 lines");
}

#[test]
fn a_view_of_fifty_lines_is_found() {
    let source = format!(
        "fn page() {{\n    view! {{\n{}    }}\n}}\n",
        "        <p>a</p>\n".repeat(48)
    );
    let tree = Fixture::clean().with("app/src/page.rs", &source);
    assert_broken(&size::RULE, &tree, "app/src/page.rs:2", "this view! has 50 lines");
}

#[test]
fn a_dependency_against_the_arrows_is_found() {
    let dependency = "app = { path = \"../../app\" }\n";
    let tree = Fixture::clean().with("crates/contract/Cargo.toml", &manifest("contract", dependency));
    let tree = tree.with("app/Cargo.toml", &manifest("app", ""));
    assert_broken(
        &arrows::RULE,
        &tree,
        "crates/contract/Cargo.toml:1",
        "`contract` may not depend on `app`",
    );
}

#[test]
fn a_large_dependency_of_domain_is_found() {
    let tree = Fixture::clean().with("crates/domain/Cargo.toml", &manifest("domain", "tokio = \"1\"\n"));
    assert_broken(
        &arrows::RULE,
        &tree,
        "crates/domain/Cargo.toml:1",
        "`domain` may not depend on `tokio`",
    );
}

#[test]
fn a_service_that_the_browser_would_see_is_found() {
    let tree = Fixture::clean()
        .with("crates/services/Cargo.toml", &manifest("services", ""))
        .with("crates/services/src/lib.rs", "")
        .with(
            "app/Cargo.toml",
            &manifest("app", "services = { path = \"../crates/services\" }\n"),
        );
    assert_broken(&arrows::RULE, &tree, "app/Cargo.toml:1", "only with `optional = true`");
}

#[test]
fn a_crate_outside_the_picture_is_found() {
    let tree = Fixture::clean()
        .with("crates/novelty/Cargo.toml", &manifest("novelty", ""))
        .with("crates/novelty/src/lib.rs", "");
    assert_broken(
        &arrows::RULE,
        &tree,
        "crates/novelty/Cargo.toml:1",
        "no place in the picture",
    );
}

#[test]
fn a_setting_that_differs_between_the_two_files_is_found() {
    let cargo = std::fs::read_to_string(Fixture::clean().root().join("Cargo.toml")).unwrap();
    let tree = Fixture::clean().with("Cargo.toml", &cargo.replace("target/site", "target/web"));
    assert_broken(
        &leptos_config::RULE,
        &tree,
        "Leptos.toml:4",
        "`site-root` is \"target/site\"",
    );
}

#[test]
fn a_setting_the_running_server_lacks_is_found() {
    let leptos = std::fs::read_to_string(Fixture::clean().root().join("Leptos.toml")).unwrap();
    let tree = Fixture::clean().with("Leptos.toml", &leptos.replace("hash-files = true\n", ""));
    assert_broken(&leptos_config::RULE, &tree, "Leptos.toml:1", "lacks `hash-files`");
}

#[test]
fn a_text_missing_in_one_language_is_found() {
    let tree = Fixture::clean().with("crates/i18n/locales/pl/map.ftl", "# Map.\nmap-title = Mapa\n");
    assert_broken(
        &translations::RULE,
        &tree,
        "crates/i18n/locales/pl/map.ftl:2",
        "`map-title` is missing",
    );
}

#[test]
fn a_value_inserted_in_one_language_only_is_found() {
    let tree = Fixture::clean().with("crates/i18n/locales/en/home.ftl", "home-title = Hello\n");
    assert_broken(
        &translations::RULE,
        &tree,
        "crates/i18n/locales/pl/home.ftl:1",
        "inserts name",
    );
}

#[test]
fn a_text_that_stands_twice_is_found() {
    let twice = "home-title = Hello, { $name }\nhome-title = Hi, { $name }\n";
    let tree = Fixture::clean().with("crates/i18n/locales/en/home.ftl", twice);
    assert_broken(&translations::RULE, &tree, "crates/i18n/locales/en/home.ftl:2", "twice");
}

#[test]
fn a_text_that_no_file_has_is_found_inside_a_view() {
    let page = "fn a() {\n    view! { <p>{use_texts().get(\"home-titel\")}</p> }\n}\n";
    let tree = Fixture::clean().with("app/src/page.rs", page);
    assert_broken(
        &translations::RULE,
        &tree,
        "app/src/page.rs:2",
        "`home-titel` does not exist",
    );
}

#[test]
fn a_lookup_in_something_else_is_not_a_text() {
    assert_held(
        &translations::RULE,
        &Fixture::clean().with("app/src/a.rs", "fn a() { headers.get(\"accept\"); }\n"),
    );
}

#[test]
fn a_path_of_a_workplace_is_found() {
    let path = ["", "work", "main"].join("/");
    let tree = Fixture::clean().with("docs/NOTES.md", &format!("See {path}.\n"));
    assert_broken(
        &own_business::RULE,
        &tree,
        "docs/NOTES.md:1",
        "a folder of one workplace",
    );
}

#[test]
fn a_lock_file_bound_to_a_registry_is_found() {
    let lock = "{\n  \"resolved\": \"https://registry.example/a.tgz\"\n}\n";
    let tree = Fixture::clean().with("end2end/package-lock.json", lock);
    assert_broken(
        &own_business::RULE,
        &tree,
        "end2end/package-lock.json:2",
        "names a registry",
    );
}

#[test]
fn a_crate_from_elsewhere_is_found() {
    let lock = "[[package]]\nname = \"a\"\nsource = \"git+https://example.org/a\"\n";
    let tree = Fixture::clean().with("Cargo.lock", lock);
    assert_broken(&own_business::RULE, &tree, "Cargo.lock:3", "crates.io");
}

#[test]
fn a_vendored_folder_without_a_licence_is_found() {
    let tree = Fixture::clean().without("public/vendor/leaflet/LICENSE");
    assert_broken(
        &vendored::RULE,
        &tree,
        "public/vendor/leaflet/leaflet.js:1",
        "leaflet has no LICENSE",
    );
}
