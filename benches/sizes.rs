//! Each step from a document to the page, at sizes from a real negotiation's to far beyond any.
//!
//! `cargo bench` runs all of it; `cargo bench -- layout/1000` a part. Times of different machines, or of different
//! hours of one machine, compare badly: where there is something to hold a step against, it runs beside it, in the same
//! run, and the ratio is what counts. The program in the browser is compiled for size, so these are not its times; the
//! order of growth is the same.

#[path = "../tests/suite/made_up.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod made_up;
mod written;

use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main, measurement,
};
use demarche::derive::Known;
use demarche::layout::Frame;
use demarche::markup::html;
use demarche::model::{Kind, Negotiation};
use demarche::page::{self, Assets, Kept, View};
use demarche::scene::Picture;
use demarche::state::{Filters, Passing, SearchIndex, ViewState};
use demarche::text::{Few, Messages};
use std::hint::black_box;
use std::time::Duration;

/// Statements: the shared bench's sizes, and a hundred thousand.
const SIZES: [usize; 5] = [16, 100, 1_000, 10_000, 100_000];

/// A negotiation of so many statements, with as many parties as such a one might have.
fn negotiation(statements: usize) -> Negotiation {
    made_up::negotiation(statements, (statements / 50).clamp(6, 120), 7)
}

fn each_size(
    criterion: &mut Criterion,
    step: &str,
    bench: impl Fn(&mut BenchmarkGroup<'_, measurement::WallTime>, &Negotiation, usize),
) {
    let mut group = criterion.benchmark_group(step);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    for size in SIZES {
        group.throughput(Throughput::Elements(size as u64));
        bench(&mut group, &negotiation(size), size);
    }
    group.finish();
}

/// Reading a document, beside serde_json's reading of the same bytes into its generic value, which checks nothing.
fn parse(criterion: &mut Criterion) {
    each_size(criterion, "parse", |group, negotiation, size| {
        let bytes = written::json(negotiation).into_bytes();
        group.bench_function(BenchmarkId::new("demarche", size), |bencher| {
            bencher.iter(|| demarche::check::read(black_box(&bytes), None).is_ok());
        });
        group.bench_function(BenchmarkId::new("serde_json", size), |bencher| {
            bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&bytes)).is_ok());
        });
    });
}

fn derive(criterion: &mut Criterion) {
    each_size(criterion, "derive", |group, negotiation, size| {
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| Known::new(black_box(negotiation), negotiation.as_of));
        });
    });
}

fn layout(criterion: &mut Criterion) {
    let (messages, open) = (Messages::english(), Few::new());
    each_size(criterion, "layout", |group, negotiation, size| {
        for (name, frame) in [("wide", Frame::WIDE), ("narrow", Frame::NARROW)] {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| Picture::new(black_box(negotiation), frame, &messages, &open));
            });
        }
    });
}

/// What every change of state costs: the marks drawn anew, and the panels of the page as a tree, beside the same tree
/// written as HTML.
fn scene(criterion: &mut Criterion) {
    let messages = Messages::english();
    each_size(criterion, "scene", |group, negotiation, size| {
        let picture = Picture::new(negotiation, Frame::WIDE, &messages, &Few::new());
        let known = Known::new(negotiation, negotiation.as_of);
        let state = ViewState::default();
        let index = SearchIndex::new(negotiation);
        let passing = Passing::new(negotiation, &known, &state, &index);
        let draw = || picture.draw(negotiation, &known, &passing, &state);
        group.bench_function(BenchmarkId::new("marks", size), |bencher| bencher.iter(draw));
        let scenes = [draw()];
        let view = View {
            scenes: &scenes,
            negotiation,
            known: &known,
            passing: &passing,
            kept: &Kept::default(),
            state: &state,
            messages: &messages,
            catalogue: &[],
            findings: &[],
            notices: &[],
            base: "",
        };
        group.bench_function(BenchmarkId::new("panels", size), |bencher| {
            bencher.iter(|| page::panels(black_box(&view)));
        });
        let body = page::body(&view, &Assets::default());
        group.bench_function(BenchmarkId::new("html", size), |bencher| {
            bencher.iter(|| html(black_box(&body)))
        });
    });
}

/// What a filter costs, and a keystroke of the search: the first letter, and one that narrows what the first found.
fn search(criterion: &mut Criterion) {
    each_size(criterion, "search", |group, negotiation, size| {
        let known = Known::new(negotiation, negotiation.as_of);
        let index = SearchIndex::new(negotiation);
        group.bench_function(BenchmarkId::new("index", size), |bencher| {
            bencher.iter(|| SearchIndex::new(black_box(negotiation)));
        });
        group.bench_function(BenchmarkId::new("first letter", size), |bencher| {
            bencher.iter(|| index.search(negotiation, &known, black_box("c"), None));
        });
        let first = index.search(negotiation, &known, "c", None);
        group.bench_function(BenchmarkId::new("next letter", size), |bencher| {
            bencher.iter(|| index.search(negotiation, &known, black_box("cr"), Some(&first)));
        });
        let filters = Filters { kinds: Few::from([Kind::Demand]), ..Filters::default() };
        let state = ViewState { filters, ..ViewState::default() };
        group.bench_function(BenchmarkId::new("filter", size), |bencher| {
            bencher.iter(|| Passing::new(negotiation, &known, black_box(&state), &index));
        });
    });
}

criterion_group!(steps, parse, derive, layout, scene, search);
criterion_main!(steps);
