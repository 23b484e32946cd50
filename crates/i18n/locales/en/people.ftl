# As whom people act.
roles-anonymous = somebody not signed in
roles-person = person without a contract
roles-customer = customer
roles-delegate = delegate
roles-fire-brigade = fire brigade
roles-customer-office = customer office
roles-billing = billing
roles-network-records = network records
roles-dispatcher = dispatcher
roles-works = works crew
roles-manager = management
roles-administrator = administrator
roles-auditor = auditor
roles-machine = system
roles-operator = server console

# How they stand to the objects.
relations-any = all
relations-own = own
relations-delegated = entrusted
relations-unit = of their unit

# What can be done.
actions-network-view = Look at the network
actions-network-search = Search the network and the national registers
actions-network-export = Download the whole network with its owners
actions-network-import = Load and remove network data
actions-network-versions = See what each load changed
actions-network-rollback = Bring back a former version of the network
actions-network-owner = See an object's owner
actions-network-hydrant-flow = See a hydrant's flow
actions-permissions-view = See this table
actions-sessions-view = See one's sessions
actions-sessions-role = Change the role in which one acts
actions-sessions-end = Sign out, here and on other devices
actions-credentials-sign-in = Sign in
actions-credentials-manage = Change password, keys and codes
actions-staff-list = List staff and fire fighters
actions-staff-manage = Invite and suspend staff and fire fighters

# How they signed in.
methods-gateway = through login.gov.pl
methods-password-code = by password and a code from an application
methods-password-recovery = by password and a recovery code
methods-passkey = by passkey

# The account.
account-title = My account
account-acting = You act as: { $role }.
account-act-as = Act as: { $role }
account-sessions = Signed-in devices
account-sessions-text = If you do not know one of these devices, end its session.
account-sessions-ended = We have ended the chosen sessions.
account-session-this = this device
account-session-times = since { $began }, last { $seen }
account-device-unknown = Unknown device
account-end = End
account-end-label = End the session: { $device }, since { $began }
account-end-others = Sign out the other devices
account-end-all = Sign out everywhere

# The panel.
panel-title = Panel
panel-account-text = Sessions, roles, password and second factor.
panel-mine = What you may do in this role
permissions-title = Permissions
permissions-lead = Who may do what. The program asks this table for every action, and nothing else decides.
permissions-caption = Actions, objects and roles
permissions-action = Action
permissions-objects = Objects
permissions-roles = Who may
permissions-everybody = everybody

# The clock of the session.
session-title = We are about to sign you out
session-text = You have not done anything here for a while. In less than 2 minutes we will end the session, so that nobody else looks into your account.
session-last-text = The session has lasted 8 hours and ends in less than 2 minutes. Save what you are working on.
session-stay = I want to stay
session-over = The session is over
session-over-text = We have signed you out. What is in the form is not lost: sign in and go on.
session-sign-in = Sign in again
session-close = Close
