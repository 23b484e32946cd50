//! Who asks. Every use case takes an [`Actor`] first, and it is never optional.

use uuid::Uuid;

use crate::permissions::{Action, Relation, Role, may};

/// A person's number: a UUID, so that it says nothing of the person and does not collide between databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub Uuid);

/// A session's number. It may stand on pages; what opens the session is its token, which never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub Uuid);

/// A fire brigade's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub Uuid);

/// The one on whose behalf a use case runs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Actor {
    /// Somebody in front of a browser or a machine who has not said who they are.
    Anonymous,
    /// Somebody who has signed in, and acts as exactly one of what they may be.
    SignedIn(SignedIn),
    /// The person at the server's own console, working through the command line.
    Operator,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub account: AccountId,
    /// In which session.
    pub session: SessionId,
    /// As whom.
    pub role: Role,
    /// Of which unit, where the role belongs to one.
    pub unit: Option<UnitId>,
}

impl Actor {
    /// As whom they act.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Anonymous => Role::Anonymous,
            Self::SignedIn(person) => person.role,
            Self::Operator => Role::Operator,
        }
    }

    /// The person who has signed in, if somebody has.
    #[must_use]
    pub const fn signed_in(&self) -> Option<&SignedIn> {
        match self {
            Self::SignedIn(person) => Some(person),
            Self::Anonymous | Self::Operator => None,
        }
    }

    /// Whether they may do this to whatever object.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.may_to(action, Relation::Any)
    }

    /// Whether they may do this to an object that stands so to them.
    #[must_use]
    pub fn may_to(&self, action: Action, relation: Relation) -> bool {
        may(self.role(), action, relation)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{AccountId, Actor, SessionId, SignedIn};
    use crate::permissions::{Action, Role};

    fn somebody(role: Role) -> Actor {
        Actor::SignedIn(SignedIn {
            account: AccountId(Uuid::from_u128(1)),
            session: SessionId(Uuid::from_u128(2)),
            role,
            unit: None,
        })
    }

    #[test]
    fn only_the_operator_and_those_who_keep_the_records_may_import_a_network() {
        assert!(Actor::Operator.may(Action::ImportNetwork));
        assert!(somebody(Role::NetworkRecords).may(Action::ImportNetwork));
        assert!(!somebody(Role::Administrator).may(Action::ImportNetwork));
        assert!(!Actor::Anonymous.may(Action::ImportNetwork));
        assert!(Actor::Anonymous.may(Action::ViewNetwork));
    }
}
