//! The browser's entry: wakes the islands of the page. Pages without an island never load it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's script once the module is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    // Without this use the linker would drop every island.
    #[expect(unused_imports, reason = "the islands are exports of their own, found by name")]
    use app::islands;
    leptos::mount::hydrate_islands();
}
