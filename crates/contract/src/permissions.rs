//! Who may do what, as the panel shows it.

use domain::permissions::{Action, Relation, Role};
use serde::{Deserialize, Serialize};

/// Who may do one thing to objects that stand in one relation to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantView {
    /// What.
    pub action: Action,
    /// To which objects.
    pub relation: Relation,
    /// Who, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
}

impl GrantView {
    /// Whether it is for everybody.
    #[must_use]
    pub fn is_for_everybody(&self) -> bool {
        self.roles.len() == Role::ALL.len()
    }
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionsView {
    /// Line by line, sorted by action and relation.
    pub lines: Vec<GrantView>,
}
