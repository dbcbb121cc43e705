//! Long work in slices: reading a hundred thousand statements must not keep a page from answering.
//!
//! What may take long is an `async` function that pauses now and then. Whether a pause is due, and what happens in one,
//! the shell decides: it polls the work once a slice. Nothing here waits for anything else, so work that never pauses
//! ends at its first poll.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// How often work pauses.
#[derive(Clone, Copy)]
pub struct Pace<'a> {
    is_due: &'a dyn Fn() -> bool,
}

impl Pace<'static> {
    /// Without a pause.
    #[must_use]
    pub fn steady() -> Self {
        Self { is_due: &|| false }
    }
}

impl<'a> Pace<'a> {
    /// With a pause wherever one can be made while `is_due` says so.
    #[must_use]
    pub fn new(is_due: &'a dyn Fn() -> bool) -> Self {
        Self { is_due }
    }

    /// A place where the work can pause.
    #[must_use]
    pub fn pause(self) -> Pause {
        Pause { is_due: (self.is_due)() }
    }
}

/// A pause, over at the second poll; where none is due, at the first.
pub struct Pause {
    is_due: bool,
}

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::take(&mut self.is_due) { Poll::Pending } else { Poll::Ready(()) }
    }
}

/// Does one slice of the work; what came of it, where that was the last.
pub fn slice<T>(work: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

/// Does all of the work, slice after slice.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(outcome) = slice(work.as_mut()) {
            return outcome;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn work_pauses_where_a_pause_is_due_and_nowhere_else() {
        let done = Cell::new(0);
        let is_due = || done.get() % 2 == 0;
        let work = async |pace: Pace<'_>| {
            for _ in 0..4 {
                done.set(done.get() + 1);
                pace.pause().await;
            }
            done.get()
        };
        let mut slices = 1;
        let mut sliced = pin!(work(Pace::new(&is_due)));
        while slice(sliced.as_mut()).is_none() {
            slices += 1;
        }
        assert_eq!((slices, done.replace(0)), (3, 4));
        assert_eq!(slice(pin!(work(Pace::steady()))), Some(4));
        assert_eq!(at_once(work(Pace::new(&is_due))), 8);
    }
}
