//! Files of any content where this format is expected.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::file("epanet", bytes));
