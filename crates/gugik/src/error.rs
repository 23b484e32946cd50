//! What goes wrong between us and a register.

/// Why a register gave no answer that could be used.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// It cannot be reached, broke off, or took too long.
    #[error("{register} does not answer")]
    Silent {
        /// The register, `ULDK` or `UUG`.
        register: &'static str,
        /// What the connection said.
        #[source]
        source: reqwest::Error,
    },
    /// It answers that it cannot.
    #[error("{register} answers with status {status}")]
    Status {
        /// The register.
        register: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// It says more than any sensible answer has.
    #[error("{register} answers with more than {most} bytes")]
    TooLong {
        /// The register.
        register: &'static str,
        /// How many bytes are read at most.
        most: usize,
    },
    /// It says something else than its protocol allows.
    #[error("{register} answers what cannot be read: {what}")]
    Unreadable {
        /// The register.
        register: &'static str,
        /// What is wrong, with the place in the answer.
        what: String,
    },
}

/// Why a client could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Not an address that can be asked.
    #[error("`{address}` is not an http or https address; expected something like https://uldk.gugik.gov.pl")]
    Address {
        /// What was set.
        address: String,
    },
    /// TLS could not be set up.
    #[error("the HTTP client could not be made")]
    Client(#[source] reqwest::Error),
}
