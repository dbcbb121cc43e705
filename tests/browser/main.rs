//! The built site in a real browser, from a folder of a host as anyone might serve it.
//!
//! `cargo xtask test` builds the site, finds the browsers and runs these once for each engine; `DEMARCHE_SITE`,
//! `DEMARCHE_ENGINE`, `DEMARCHE_BROWSER`, `DEMARCHE_DRIVER` and, for WebKit, `DEMARCHE_XVFB` say which and where;
//! `DEMARCHE_NGINX`, `DEMARCHE_NGINX_TYPES` and `DEMARCHE_PYTHON`, where the servers are that the site is put on.
//! Everything a test needs it starts itself and ends itself. What only Chromium's driver can do is tested in modules
//! named `chromium`, which the runs for the other engines leave out.

mod alike;
mod browser;
mod chromium;
mod complaints;
mod copying;
mod driver;
mod embedding;
mod engine;
mod exporting;
mod faults;
mod filtering;
mod hostile;
mod keyboard;
mod languages;
mod lenses;
mod loading;
mod looks;
mod opening;
mod page;
mod parents;
mod playing;
mod selecting;
mod sharing;
mod site;
mod zooming;
