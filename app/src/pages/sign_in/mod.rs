//! `/logowanie`: signing in.

mod choose;
mod code;
mod enrol;
mod gateway;
mod invited;
mod password;

pub use choose::SignIn;
pub use code::SecondFactor;
pub use enrol::Enrol;
pub use gateway::{MARK, ToGateway};
pub use invited::Invited;
pub use password::ByPassword;

pub use invited::NewPassword;

/// Where the one who signs in wants to go, as the page's address says; empty when it says nothing that is ours.
fn back_here() -> String {
    let query = crate::address::Query::here();
    let path = query
        .get(crate::form::RETURN)
        .and_then(domain::sessions::ReturnPath::parse);
    path.map(|path| path.as_str().to_owned()).unwrap_or_default()
}
