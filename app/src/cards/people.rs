//! What a role is called, in the reader's language.

use contract::sessions::RoleView;
use domain::permissions::Role;
use i18n::Texts;

/// The role's name.
#[must_use]
pub fn role_name(texts: Texts, role: Role) -> String {
    texts.get(&format!("roles-{}", role.code().replace('_', "-")))
}

/// The role's name, with the unit where it belongs to one.
#[must_use]
pub fn role_text(texts: Texts, role: &RoleView) -> String {
    let name = role_name(texts, role.role);
    match &role.unit {
        Some(unit) => format!("{name}, {unit}"),
        None => name,
    }
}
