//! Who asks. Every use case takes an [`Actor`] first, and it is never optional.

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
    /// Whether the network's data may be changed: only from the server's own console.
    #[must_use]
    pub const fn may_import_network(&self) -> bool {
        matches!(self, Self::Operator)
    }
}

#[cfg(test)]
mod tests {
    use super::Actor;

    #[test]
    fn only_the_operator_may_import_a_network() {
        assert!(Actor::Operator.may_import_network());
        assert!(!Actor::Anonymous.may_import_network());
    }
}
