//! Files that are being read or wait for it, as data.

use leptos::prelude::*;

/// A file that is being read or waits for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// By this number it is stopped.
    pub(crate) number: u32,
    /// The file's name.
    pub(crate) file: String,
    /// How far it is, once it is being read.
    pub(crate) stage: RwSignal<Stage>,
}

/// How far the reading of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It has not begun.
    Waiting,
    /// It is being read; how far, in percent, where that is known.
    Reading(Option<u32>),
}
