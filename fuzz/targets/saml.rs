//! Bytes of any content where this is expected.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::saml(bytes));
