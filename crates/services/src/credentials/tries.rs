//! How often one may try to sign in.

use std::net::IpAddr;

use chrono::TimeDelta;
use domain::actor::AccountId;
use store::identity::Fingerprint;

use crate::Rate;
use crate::secrets::{Token, fingerprint};

/// Passwords from one address.
pub(super) const FROM_ADDRESS: Rate = rate(20, TimeDelta::seconds(15));
/// Passwords for one account from one network, from browsers that nobody has signed in to it with.
pub(super) const FROM_STRANGERS: Rate = rate(5, TimeDelta::minutes(5));
/// Passwords for one account from all strangers together: far more than its owner needs on a new device, so that it
/// takes many networks to keep the owner waiting, and no browser that is known waits with them.
pub(super) const FROM_ALL_STRANGERS: Rate = rate(100, TimeDelta::minutes(1));
/// Passwords for one account from a browser that somebody has signed in to it with: strangers cannot use these up.
pub(super) const FROM_KNOWN_BROWSER: Rate = rate(10, TimeDelta::minutes(1));
/// Codes for one account from one browser, which has given the password.
pub(super) const CODES: Rate = rate(10, TimeDelta::minutes(10));
/// Codes for one account from all browsers together.
pub(super) const ALL_CODES: Rate = rate(30, TimeDelta::minutes(5));
/// Present passwords to change one, by somebody who has signed in.
pub(super) const CHANGES: Rate = rate(10, TimeDelta::minutes(1));

const fn rate(burst: i32, interval: TimeDelta) -> Rate {
    Rate { burst, interval }
}

/// The key of an address.
pub(super) fn of_address(address: IpAddr) -> Fingerprint {
    fingerprint(&[b"password/address", &network(address)])
}

/// The key of an account by what was typed as its e-mail, whether there is one or not, and of where it was typed.
pub(super) fn of_email(email: &str, address: Option<IpAddr>) -> Fingerprint {
    let network = address.map(network).unwrap_or_default();
    fingerprint(&[b"password/account", email.as_bytes(), &network])
}

/// The key of an account by what was typed as its e-mail, wherever that was.
pub(super) fn of_email_anywhere(email: &str) -> Fingerprint {
    fingerprint(&[b"password/account/all", email.as_bytes()])
}

/// Of IPv6 one customer has a whole network of 64 bits, which counts as one.
fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..8].to_vec(),
    }
}

/// The key of an account and a browser that is known to it.
pub(super) fn of_known_browser(browser: &Token, account: AccountId) -> Fingerprint {
    browser.key("password/known", &account.0.to_string())
}

/// The key of an account's codes from one browser.
pub(super) fn of_codes(browser: &Token, account: AccountId) -> Fingerprint {
    browser.key("code/account", &account.0.to_string())
}

/// The key of an account's codes from wherever.
pub(super) fn of_all_codes(account: AccountId) -> Fingerprint {
    fingerprint(&[b"code/account", account.0.as_bytes()])
}

/// The key of changes of an account's password.
pub(super) fn of_changes(account: AccountId) -> Fingerprint {
    fingerprint(&[b"password/change", account.0.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::of_address;

    #[test]
    fn one_customers_network_counts_as_one_address() {
        let key = |text: &str| of_address(text.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.7"), key("192.0.2.7"));
        assert_ne!(key("192.0.2.7"), key("192.0.2.8"));
    }
}
