//! Messages as data: what happened, without the words. [`super::notices`] shows them.

use std::sync::Arc;

use tongbi::correct;
use tongbi::draft::{Faults, Id, Removed};
use tongbi::format::{Fault, Severity};
use tongbi::intake::Refusal;
use tongbi::model::Report;
use tongbi::share::LinkFault;
use tongbi::view::View;

use crate::platform::fetch::{FetchFault, Progress};

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A file was read without fault: its name, how many reports.
    Loaded(String, usize),
    /// A file holds nothing but what is open already.
    OpenAlready(String),
    /// A report was read from prose.
    Read(Arc<Report>),
    /// A text in which no figure was found.
    NoFigures(String),
    /// Sheets of a file that hold no table of figures, or are hidden: the file, and each by name.
    NoTable(String, Vec<(String, bool)>),
    /// Characters of a report could not be decoded.
    CharactersLost(String),
    /// A file has faults.
    Faults {
        /// Its name.
        file: String,
        /// What is wrong.
        faults: Arc<Vec<Fault>>,
        /// How many reports could be read.
        loaded: usize,
    },
    /// A file is of a kind that is not read.
    Refused(String, Refusal),
    /// What reads a file broke: it asked for more memory than there is, say.
    Unread(String),
    /// The reading of a file was stopped.
    Stopped(String),
    /// The browser could not read a file.
    FileUnreadable(String),
    /// An address could not be read.
    Fetch(String, FetchFault),
    /// A link cannot be opened.
    Link(LinkFault),
    /// The page was reached by a link whose content is missing.
    LinkCut,
    /// A report was taken off the page.
    Removed(Arc<Report>),
    /// A report was corrected as a finding proposed: its place on the shelf, before and after.
    Corrected {
        /// Its place in the list of reports.
        at: usize,
        /// As it was.
        old: Arc<Report>,
        /// As it is.
        new: Arc<Report>,
    },
    /// A draft was deleted.
    Deleted(Deleted),
    /// Some of a draft could not be read; the rest is open.
    Damaged(Faults),
    /// A message without content of its own.
    Fixed(Fixed),
}

/// Messages without content of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fixed {
    /// The part of the page that reads prose could not be fetched.
    RestMissing,
    /// Copied to the clipboard.
    Copied,
    /// A table has more rows than a workbook holds.
    SheetTooLarge,
    /// The browser does not allow copying.
    CopyFailed,
    /// A picture could not be made.
    PngFailed,
    /// Drafts cannot be kept.
    StorageBlocked,
    /// Drafts cannot be kept any more.
    StorageFull,
    /// A draft is not there any more.
    DraftGone,
    /// A draft could not be read.
    DraftUnreadable,
    /// A draft has more than the page can hold.
    DraftTooLarge,
    /// The browser does not let the page read the store of large texts.
    LargeStoreBlocked,
    /// An edit no longer fits: another tab has changed the same thing.
    EditRefused,
    /// A draft is of a later version.
    DraftNewer,
    /// The last draft was not opened, because the page failed while opening it.
    SafeStart,
}

impl Notice {
    /// After how many milliseconds the message closes by itself. Success messages time out, unless
    /// they ask the reader to look at repairs.
    pub(crate) fn lasts(&self) -> Option<i32> {
        match self {
            Self::Loaded(..) | Self::OpenAlready(_) | Self::Stopped(_) | Self::Fixed(Fixed::Copied) => {
                Some(6000)
            }
            Self::Read(report) if correct::mended(report) == 0 => Some(20_000),
            _ => None,
        }
    }

    /// Whether the message replaces another one: of corrections of a report only the last is shown.
    pub(crate) fn replaces(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Corrected { at, .. }, Self::Corrected { at: other, .. }) if at == other)
    }

    /// Whether the message reports success.
    pub(crate) fn is_well(&self) -> bool {
        match self {
            Self::Loaded(..)
            | Self::OpenAlready(_)
            | Self::Stopped(_)
            | Self::Read(_)
            | Self::Removed(_)
            | Self::Corrected { .. }
            | Self::Deleted(_) => true,
            Self::Fixed(said) => matches!(said, Fixed::Copied),
            Self::Faults { faults, .. } => {
                faults.iter().all(|fault| fault.cause.severity() == Severity::Notice)
            }
            _ => false,
        }
    }
}

/// A draft that was deleted, with what brings it back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deleted {
    /// Which draft.
    pub(crate) id: Id,
    /// Its title in the list.
    pub(crate) title: String,
    /// What was stored of it.
    pub(crate) removed: Removed,
}

/// A report whose place and year are loaded already: the reader decides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clash {
    /// The file it comes from.
    pub(crate) file: String,
    /// The report that waits.
    pub(crate) report: Arc<Report>,
}

/// What a link holds, while the reader decides whether to open it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiting {
    /// The reports.
    pub(crate) reports: Vec<Arc<Report>>,
    /// What to look at.
    pub(crate) view: View,
    /// Why it waits.
    pub(crate) why: Why,
}

/// Why a link waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// What is on the page could not be saved.
    Unsaved,
    /// The reader opened something while the file came.
    Meanwhile,
}

/// A file that is on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Coming {
    /// Where from.
    pub(crate) address: String,
    /// How far it is.
    pub(crate) progress: Progress,
}
