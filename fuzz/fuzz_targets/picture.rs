#![no_main]
//! Any document that is read becomes a page for every lens and a picture, well-formed and harmless.

use demarche_fuzz::bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::picture(bytes));
