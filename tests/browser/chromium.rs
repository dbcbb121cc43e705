//! What needs Chromium's tools: screens of any size at once, the names that a screen reader is told, axe.

mod accessibility;
mod hosts;
mod panic;
mod phone;
mod preferences;
mod soak;
mod steady;
