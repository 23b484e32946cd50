//! Stand-ins for outside systems: they speak the real protocols on loopback, from memory, with faults on demand.
//!
//! For tests and rehearsals. The product never links this crate.

pub mod gugik;
pub mod login_gov;
