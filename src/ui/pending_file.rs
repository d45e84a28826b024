//! Files that are being read or waiting, as data.

use leptos::prelude::*;

/// A file that is being read or waiting.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PendingFile {
    /// The number by which to stop it.
    pub(crate) number: u32,
    /// The file's name.
    pub(crate) file: String,
    /// Its progress.
    pub(crate) stage: RwSignal<Stage>,
}

/// The progress of reading a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It has not begun.
    Waiting,
    /// It is being read, with the percentage if known.
    Reading(Option<u32>),
}
