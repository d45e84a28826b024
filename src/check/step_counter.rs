//! Counts the work of the checks in tests. Steps show superlinear growth reliably; times on a
//! shared machine do not.

#[cfg(not(test))]
pub(super) const fn step() {}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
pub(super) fn step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// The number of steps that `work` takes.
#[cfg(test)]
pub(super) fn steps(work: impl FnOnce()) -> u64 {
    STEPS.with(|steps| steps.set(0));
    work();
    STEPS.with(std::cell::Cell::get)
}
