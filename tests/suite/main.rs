//! Tests of the whole, one file a topic.

mod tidy;
