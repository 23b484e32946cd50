//! Hashing of passwords with Argon2id.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::credentials::Password;
use tokio::sync::Semaphore;

use crate::secrets::random;

/// A password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed: {0}")]
pub(super) struct HashingError(String);

/// So many at once on one node: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;
/// The memory in KiB, the passes and the lanes that OWASP recommends for Argon2id.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

pub(super) struct Hasher {
    permits: Arc<Semaphore>,
    /// The hash of a password that nobody knows: compared where there is no other, so that it takes as long.
    decoy: String,
}

impl Hasher {
    /// Hashes once, which takes some tens of milliseconds.
    pub(super) fn new() -> Result<Self, HashingError> {
        Ok(Self {
            permits: Arc::new(Semaphore::new(AT_ONCE)),
            decoy: hash(&random::<32>())?,
        })
    }

    /// A new hash with a salt of its own, in the PHC string format.
    pub(super) async fn hash(&self, password: Password) -> Result<String, HashingError> {
        self.at_work(move || hash(password.as_bytes())).await?
    }

    /// Whether a password has this hash. Takes as long when there is no hash or no password, and says no.
    pub(super) async fn verify(&self, password: Option<Password>, hash: Option<String>) -> Result<bool, HashingError> {
        let can_be = password.is_some() && hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        let compare = move || verify(password.as_ref().map_or(b"", Password::as_bytes), &hash);
        let is_same = self.at_work(compare).await??;
        Ok(is_same && can_be)
    }

    async fn at_work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashingError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|error| HashingError(error.to_string()))?;
        let work = move || {
            let done = work();
            // Whoever asked may have gone: the core is free only now.
            drop(permit);
            done
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|error| HashingError(error.to_string()))
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher(argon2id)")
    }
}

fn argon2() -> Result<Argon2<'static>, HashingError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|error| HashingError(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &[u8]) -> Result<String, HashingError> {
    let failed = |error: argon2::password_hash::Error| HashingError(error.to_string());
    let salt = SaltString::encode_b64(&random::<16>()).map_err(failed)?;
    let hash = argon2()?.hash_password(password, &salt).map_err(failed)?;
    Ok(hash.to_string())
}

fn verify(password: &[u8], hash: &str) -> Result<bool, HashingError> {
    let failed = |error: argon2::password_hash::Error| HashingError(error.to_string());
    let hash = PasswordHash::new(hash).map_err(failed)?;
    match argon2()?.verify_password(password, &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

#[cfg(test)]
mod tests {
    use domain::credentials::Password;

    use super::Hasher;

    #[tokio::test]
    async fn a_password_is_found_by_its_hash_and_no_other_is() {
        let hasher = Hasher::new().unwrap();
        let password = || Password::typed("zielony żuk 7");
        let hash = hasher.hash(password().unwrap()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify(password(), Some(hash.clone())).await.unwrap());
        assert!(
            !hasher
                .verify(Password::typed("zielony żuk 8"), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!hasher.verify(None, Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify(password(), None).await.unwrap());
        assert_ne!(
            hasher.hash(password().unwrap()).await.unwrap(),
            hash,
            "each with a salt of its own"
        );
    }
}
