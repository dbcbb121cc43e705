//! The built site in a real browser, from a folder of a host as anyone might serve it.
//!
//! `cargo xtask test` builds the site, finds the browser and runs these; `DEMARCHE_SITE`, `DEMARCHE_CHROMIUM` and
//! `DEMARCHE_CHROMEDRIVER` say where they are. Everything a test needs it starts itself and ends itself.

mod browser;
mod faults;
mod loading;
mod looks;
mod page;
mod selecting;
mod site;
mod zooming;
