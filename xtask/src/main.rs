//! `cargo xtask`: every chore of the project, from a fresh machine on.
fn main() {}
