//! Who somebody is, as whom they may act, how they prove it, and where they are signed in.

mod accounts;
mod allowances;
mod browser_notes;
mod gateway;
mod invitations;
mod local_logins;
mod passkeys;
mod recovery_codes;
mod roles;
mod sessions;

pub use accounts::{AccountRow, account, create_account, hold_account, set_suspended};
pub use allowances::{put_allowance, reap_allowances, spent_until};
pub use browser_notes::{note, put_note, reap_notes, take_note};
pub use gateway::{identify, link_identity, note_sign_in, reap_assertions, use_assertion};
pub use invitations::{create_invitation, invited, take_invitation};
pub use local_logins::{
    LocalLoginRow, StaffRow, confirm_totp, create_local_login, local_login, local_login_by_email, reset_factors,
    set_password, set_totp_secret, staff, use_totp_step,
};
pub use passkeys::{
    NewPasskey, PasskeyRow, add_passkey, passkey_by_credential, passkeys_of, remove_passkey, use_passkey,
};
pub use recovery_codes::{recovery_codes_left, replace_recovery_codes, use_recovery_code};
pub use roles::{RoleRow, create_unit, find_unit, grant_role, revoke_role, roles_of, units};
pub use sessions::{
    NewSession, SessionRow, begin_session, change_role, end_session, end_sessions_of, find_session, reap_sessions,
    see_session, sessions_of,
};

/// SHA-256 of a secret: what the database keeps in its stead.
pub type Fingerprint = [u8; 32];
