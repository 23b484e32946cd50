//! The user interface: pages rendered on the server, islands that move in the browser, and the server functions
//! that join them.
//!
//! Pages and components exist on the server only; the browser receives their HTML. What the browser runs is in
//! [`islands`], and what it may ask for in [`server_fns`]. There is no SQL here and no rule of the business.

// A page is one deep type; the compiler's own limit is made for shallower ones.
#![recursion_limit = "512"]
#![cfg_attr(
    feature = "ssr",
    expect(clippy::needless_pass_by_value, reason = "a component owns its props")
)]

pub mod islands;
pub mod server_fns;

#[cfg(feature = "ssr")]
pub mod address;
#[cfg(feature = "ssr")]
pub mod answers;
#[cfg(feature = "ssr")]
pub mod cards;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod draft;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod visit;
