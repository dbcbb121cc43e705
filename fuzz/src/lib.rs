//! The bodies of the targets: the same files that the tests of the suite run.

#[path = "../../tests/suite/hostile/bodies.rs"]
pub mod bodies;
#[path = "../../tests/suite/hostile/markup.rs"]
#[allow(dead_code, reason = "the tests look at more of a page")]
mod markup;
#[path = "../../tests/suite/hostile/pipeline.rs"]
#[allow(dead_code, reason = "the tests look at more of a page")]
mod pipeline;
