//! Whole pages.
pub mod export;
pub mod graph;
