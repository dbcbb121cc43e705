#![no_main]
//! Any address is some state of the page, and the address of that state means the same.

use demarche::check;
use demarche::model::Negotiation;
use demarche_fuzz::bodies;
use std::sync::LazyLock;

static TALKS: LazyLock<Negotiation> = LazyLock::new(|| {
    let document = include_bytes!("../../tests/negotiations/sound-every-field.json");
    check::read(document, None).expect("sound").negotiation
});

libfuzzer_sys::fuzz_target!(|text: &str| bodies::address(text, &TALKS));
