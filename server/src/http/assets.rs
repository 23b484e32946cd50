//! The names that the build gave to its files, for pages that are made without Leptos.

use leptos_config::LeptosOptions;

/// The stylesheet's address. The list of hashes lies beside the executable, where Leptos looks for it, too.
#[must_use]
pub fn stylesheet(options: &LeptosOptions) -> String {
    let list = std::env::current_exe()
        .ok()
        .and_then(|program| std::fs::read_to_string(program.parent()?.join(&*options.hash_file)).ok())
        .unwrap_or_default();
    stylesheet_in(options, &list)
}

fn stylesheet_in(options: &LeptosOptions, list: &str) -> String {
    let (folder, name) = (&options.site_pkg_dir, &options.output_name);
    let hash = list.lines().find_map(|line| line.strip_prefix("css:")).map(str::trim);
    match hash.filter(|_| options.hash_files) {
        Some(hash) => format!("/{folder}/{name}.{hash}.css"),
        None => format!("/{folder}/{name}.css"),
    }
}

#[cfg(test)]
mod tests {
    use leptos_config::LeptosOptions;

    use super::stylesheet_in;

    #[test]
    fn the_stylesheets_address_carries_its_hash() {
        let options = LeptosOptions::builder().output_name("ebok").hash_files(true).build();
        assert_eq!(
            stylesheet_in(&options, "js: aa\nwasm: bb\ncss: cc\n"),
            "/pkg/ebok.cc.css"
        );
        assert_eq!(stylesheet_in(&options, ""), "/pkg/ebok.css");
    }
}
