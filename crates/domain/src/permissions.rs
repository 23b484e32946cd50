//! Who may do what: one table. Every use case asks it first, and nothing else decides.
//!
//! A [`Grant`] says that some roles may do one thing to objects that stand in one relation to them. Whatever no grant
//! names is refused. An action stands here when a use case asks for it, not before.

use crate::codes::codes;

codes! {
    /// As whom somebody acts. One person may be several; a session is always exactly one.
    Role {
        /// Somebody who has not said who they are.
        Anonymous = "anonymous",
        /// A signed-in person without a customer's account: an investor, a designer.
        Person = "person",
        /// A customer, a person or a company.
        Customer = "customer",
        /// Somebody who acts for a customer, as far as that customer's letter of authority goes.
        Delegate = "delegate",
        /// A member of a fire brigade's unit.
        Brigade = "fire_brigade",
        /// The customer office.
        CustomerOffice = "customer_office",
        /// Billing.
        Billing = "billing",
        /// Those who keep the network's records.
        NetworkRecords = "network_records",
        /// The dispatcher on duty.
        Dispatcher = "dispatcher",
        /// The crews that work on the network.
        Works = "works",
        /// The management.
        Manager = "manager",
        /// Those who keep accounts and settings.
        Administrator = "administrator",
        /// Somebody who reads everything and changes nothing.
        Auditor = "auditor",
        /// Another system, by its key.
        Machine = "machine",
        /// The person at the server's own console.
        Operator = "operator",
    }
}

codes! {
    /// What can be done.
    Action {
        /// Look at the network: map, tiles, list, cards, coordinates.
        ViewNetwork = "network.view",
        /// See whose an object is: owners are persons.
        ViewOwner = "network.owner",
        /// Search the network, and have the national registers asked.
        SearchNetwork = "network.search",
        /// Take the whole network out as a file, owners included.
        ExportNetwork = "network.export",
        /// Take in a network's data, or remove them.
        ImportNetwork = "network.import",
        /// See what each import changed.
        ListVersions = "network.versions",
        /// Make a former version of the data the newest one.
        RollBackNetwork = "network.rollback",
        /// See this table.
        ViewPermissions = "permissions.view",
        /// See where one is signed in, and as whom.
        ViewSessions = "sessions.view",
        /// Act as somebody else of what one is.
        ChangeRole = "sessions.role",
        /// Sign out, here and elsewhere.
        EndSessions = "sessions.end",
        /// Prove who one is: through the national gateway, or by an account of our own.
        SignIn = "credentials.sign_in",
        /// See and change what one signs in with.
        ManageCredentials = "credentials.manage",
        /// See who has an account of our own.
        ListStaff = "staff.list",
        /// Invite somebody, let them begin anew, keep them out.
        ManageStaff = "staff.manage",
    }
}

impl Role {
    /// Whether it is a role of those who work for the utility.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        matches!(
            self,
            Self::CustomerOffice
                | Self::Billing
                | Self::NetworkRecords
                | Self::Dispatcher
                | Self::Works
                | Self::Manager
                | Self::Administrator
                | Self::Auditor
        )
    }
}

codes! {
    /// How the asker stands to the object.
    Relation {
        /// Whatever object it is.
        Any = "any",
        /// The asker's own.
        Own = "own",
        /// One of somebody who has authorized the asker to do this.
        Delegated = "delegated",
        /// One of the asker's unit.
        Unit = "unit",
    }
}

/// These roles may do this to objects that stand so to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// What.
    pub action: Action,
    /// Who.
    pub roles: &'static [Role],
    /// To which objects.
    pub relation: Relation,
}

/// Everybody, whoever they are.
const EVERYBODY: &[Role] = Role::ALL;
/// Everybody who signs in and does not work for the utility.
const OUTSIDERS: &[Role] = &[Role::Person, Role::Customer, Role::Delegate, Role::Brigade];
/// Everybody who works for the utility.
const STAFF: &[Role] = &[
    Role::CustomerOffice,
    Role::Billing,
    Role::NetworkRecords,
    Role::Dispatcher,
    Role::Works,
    Role::Manager,
    Role::Administrator,
    Role::Auditor,
];
/// Everybody who works with the network itself.
const NETWORK_STAFF: &[Role] = &[Role::NetworkRecords, Role::Dispatcher, Role::Works, Role::Manager];

/// The table.
pub const MATRIX: &[Grant] = &[
    // The network's course and diameters are public: investors, designers and residents plan by them.
    everything(Action::ViewNetwork, EVERYBODY),
    everything(Action::SearchNetwork, EVERYBODY),
    everything(Action::ViewOwner, NETWORK_STAFF),
    everything(
        Action::ViewOwner,
        &[Role::CustomerOffice, Role::Auditor, Role::Operator],
    ),
    // A file names owners, who are persons: what the utility knows of them stays within.
    everything(Action::ExportNetwork, &[Role::NetworkRecords, Role::Operator]),
    everything(Action::ImportNetwork, &[Role::NetworkRecords, Role::Operator]),
    everything(Action::ListVersions, NETWORK_STAFF),
    everything(
        Action::ListVersions,
        &[Role::Administrator, Role::Auditor, Role::Operator],
    ),
    everything(Action::RollBackNetwork, &[Role::NetworkRecords, Role::Operator]),
    everything(Action::ViewPermissions, STAFF),
    everything(Action::ViewPermissions, &[Role::Operator]),
    own(Action::ViewSessions, OUTSIDERS),
    own(Action::ViewSessions, STAFF),
    own(Action::ChangeRole, OUTSIDERS),
    own(Action::ChangeRole, STAFF),
    own(Action::EndSessions, OUTSIDERS),
    own(Action::EndSessions, STAFF),
    // Whoever sits at a browser may say that they are somebody else than the one who has signed in there.
    everything(Action::SignIn, &[Role::Anonymous]),
    everything(Action::SignIn, OUTSIDERS),
    everything(Action::SignIn, STAFF),
    own(Action::ManageCredentials, STAFF),
    own(Action::ManageCredentials, &[Role::Brigade]),
    everything(
        Action::ListStaff,
        &[Role::Manager, Role::Administrator, Role::Auditor, Role::Operator],
    ),
    everything(Action::ManageStaff, &[Role::Administrator, Role::Operator]),
];

const fn own(action: Action, roles: &'static [Role]) -> Grant {
    Grant {
        action,
        roles,
        relation: Relation::Own,
    }
}

const fn everything(action: Action, roles: &'static [Role]) -> Grant {
    Grant {
        action,
        roles,
        relation: Relation::Any,
    }
}

/// Whether a role may do this to objects that stand so to the asker. What may be done to any object may be done to
/// one's own.
#[must_use]
pub fn may(role: Role, action: Action, relation: Relation) -> bool {
    MATRIX.iter().any(|grant| {
        grant.action == action
            && (grant.relation == relation || grant.relation == Relation::Any)
            && grant.roles.contains(&role)
    })
}

#[cfg(test)]
mod tests {
    use super::{Action, MATRIX, Relation, Role, may};

    /// Every role that may do something to any object, in the order of [`Role::ALL`].
    fn who_may(action: Action) -> Vec<Role> {
        let may = |role: &Role| may(*role, action, Relation::Any);
        Role::ALL.iter().copied().filter(may).collect()
    }

    #[test]
    fn everybody_may_look_at_the_network() {
        assert_eq!(who_may(Action::ViewNetwork), Role::ALL);
        assert_eq!(who_may(Action::SearchNetwork), Role::ALL);
    }

    #[test]
    fn only_those_who_keep_the_records_and_the_operator_change_the_network() {
        for action in [Action::ImportNetwork, Action::RollBackNetwork, Action::ExportNetwork] {
            assert_eq!(who_may(action), [Role::NetworkRecords, Role::Operator], "{action}");
        }
    }

    #[test]
    fn an_owner_is_seen_by_those_who_work_with_the_network_and_its_customers() {
        assert_eq!(
            who_may(Action::ViewOwner),
            [
                Role::CustomerOffice,
                Role::NetworkRecords,
                Role::Dispatcher,
                Role::Works,
                Role::Manager,
                Role::Auditor,
                Role::Operator
            ]
        );
    }

    #[test]
    fn nobody_from_outside_takes_out_a_file_with_owners() {
        for role in [
            Role::Anonymous,
            Role::Person,
            Role::Customer,
            Role::Delegate,
            Role::Brigade,
            Role::CustomerOffice,
            Role::Billing,
            Role::Administrator,
            Role::Machine,
        ] {
            for relation in Relation::ALL {
                assert!(!may(role, Action::ExportNetwork, *relation), "{role}");
            }
        }
    }

    #[test]
    fn staff_are_those_of_whom_the_roles_say_so() {
        let staff: Vec<Role> = Role::ALL.iter().copied().filter(|role| role.is_staff()).collect();
        assert_eq!(staff, super::STAFF);
        let signs_in = |role: &Role| may(*role, Action::EndSessions, Relation::Own);
        let nobody: Vec<Role> = Role::ALL.iter().copied().filter(|role| !signs_in(role)).collect();
        assert_eq!(nobody, [Role::Anonymous, Role::Machine, Role::Operator]);
    }

    #[test]
    fn sessions_are_everybodys_own_and_nobody_elses() {
        for action in [Action::ViewSessions, Action::ChangeRole, Action::EndSessions] {
            assert_eq!(who_may(action), []);
            assert!(may(Role::Customer, action, Relation::Own));
            assert!(!may(Role::Administrator, action, Relation::Unit));
            assert!(!may(Role::Anonymous, action, Relation::Own));
        }
    }

    #[test]
    fn credentials_are_their_owners_and_nobody_elses() {
        assert_eq!(who_may(Action::ManageCredentials), []);
        let may_own = |role: &Role| may(*role, Action::ManageCredentials, Relation::Own);
        for role in Role::ALL {
            assert_eq!(may_own(role), role.is_staff() || *role == Role::Brigade, "{role}");
        }
    }

    #[test]
    fn only_administrators_and_the_operator_say_who_belongs_to_the_staff() {
        assert_eq!(who_may(Action::ManageStaff), [Role::Administrator, Role::Operator]);
        assert_eq!(
            who_may(Action::ListStaff),
            [Role::Manager, Role::Administrator, Role::Auditor, Role::Operator]
        );
        assert!(!may(Role::Machine, Action::SignIn, Relation::Any));
        assert!(may(Role::Anonymous, Action::SignIn, Relation::Any));
    }

    #[test]
    fn an_auditor_changes_nothing() {
        for action in [Action::ImportNetwork, Action::RollBackNetwork, Action::ManageStaff] {
            assert!(!may(Role::Auditor, action, Relation::Any), "{action}");
        }
        assert!(may(Role::Auditor, Action::ListVersions, Relation::Any));
    }

    #[test]
    fn what_may_be_done_to_any_may_be_done_to_ones_own() {
        for grant in MATRIX.iter().filter(|grant| grant.relation == Relation::Any) {
            for (role, relation) in grant.roles.iter().zip(Relation::ALL.iter().cycle()) {
                assert!(may(*role, grant.action, *relation), "{role} {}", grant.action);
            }
        }
    }

    #[test]
    fn every_action_is_granted_to_somebody_and_nothing_is_granted_twice() {
        for action in Action::ALL {
            let grants: Vec<_> = MATRIX.iter().filter(|grant| grant.action == *action).collect();
            assert!(!grants.is_empty(), "{action} is for nobody");
            let mut pairs: Vec<_> = grants
                .iter()
                .flat_map(|grant| grant.roles.iter().map(|role| (*role, grant.relation)))
                .collect();
            let all = pairs.len();
            pairs.sort_unstable();
            pairs.dedup();
            assert_eq!(pairs.len(), all, "{action} is granted twice to the same role");
        }
    }
}
