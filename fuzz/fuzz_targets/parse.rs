#![no_main]
//! Any bytes are read or refused, and what is found points into them.

use demarche_fuzz::bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::read(bytes));
