//! Whole pages.
pub mod graph;
