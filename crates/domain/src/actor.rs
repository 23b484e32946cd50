//! Who asks. Every use case takes an [`Actor`] first, and it is never optional.

use crate::permissions::{Action, Relation, Role, may};

/// The one on whose behalf a use case runs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Actor {
    /// Somebody in front of a browser or a machine who has not said who they are.
    Anonymous,
    /// The person at the server's own console, working through the command line.
    Operator,
}

impl Actor {
    /// As whom they act.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Anonymous => Role::Anonymous,
            Self::Operator => Role::Operator,
        }
    }

    /// Whether they may do this to whatever object.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        may(self.role(), action, Relation::Any)
    }
}

#[cfg(test)]
mod tests {
    use super::Actor;
    use crate::permissions::Action;

    #[test]
    fn only_the_operator_may_import_a_network() {
        assert!(Actor::Operator.may(Action::ImportNetwork));
        assert!(!Actor::Anonymous.may(Action::ImportNetwork));
        assert!(Actor::Anonymous.may(Action::ViewNetwork));
    }
}
