//! Messages as data, without words. [`super::notices`] shows them.

use std::sync::Arc;

use tongbi::correct;
use tongbi::draft::{Faults, Id, Removed};
use tongbi::format::{Fault, Severity};
use tongbi::intake::Refusal;
use tongbi::model::{ReadReport, Report};
use tongbi::share::LinkFault;
use tongbi::view::View;

use crate::platform::fetch::{DownloadProgress, FetchFault};
use crate::platform::reading_worker::ReadFailure;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A file was read without faults: its name and the number of reports.
    Loaded(String, usize),
    /// A file was handed to the browser as a download.
    Saved(String),
    /// A file contains only what is already open.
    OpenAlready(String),
    /// A report was read from prose.
    Read(Arc<Report>),
    /// A text without any figure.
    NoFigures(String),
    /// Sheets of a file without figures, or hidden: the file, and each sheet by name.
    NoTable(String, Vec<(String, bool)>),
    /// Characters of a report could not be decoded.
    CharactersLost(String),
    /// A file has faults.
    Faults {
        /// Its name.
        file: String,
        /// The faults.
        faults: Arc<Vec<Fault>>,
        /// The number of reports that could be read.
        loaded: usize,
    },
    /// A file of an unsupported kind.
    Refused(String, Refusal),
    /// A file was not read, for this reason.
    Unread(String, ReadFailure),
    /// Reading a file was stopped.
    Stopped(String),
    /// The browser could not read a file.
    FileUnreadable(String),
    /// An address could not be read.
    Fetch(String, FetchFault),
    /// A link cannot be opened.
    Link(LinkFault),
    /// The page was reached by a link whose content is missing.
    LinkCut,
    /// A report was removed from the page.
    Removed(Arc<Report>),
    /// A report was corrected.
    Corrected {
        /// Its index in the list of reports.
        at: usize,
        /// The report before.
        old: Arc<Report>,
        /// The report after.
        new: Arc<Report>,
    },
    /// A draft was deleted.
    Deleted(Deleted),
    /// A part of a draft could not be read; the rest is open.
    Damaged(Faults),
    /// A message without parameters.
    Fixed(Fixed),
}

/// Messages without parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fixed {
    /// The lazily fetched part of the page could not be fetched.
    RestMissing,
    /// Copied to the clipboard.
    Copied,
    /// A table has more rows than a workbook allows.
    SheetTooLarge,
    /// The browser does not allow copying.
    CopyFailed,
    /// A picture could not be made.
    PngFailed,
    /// The browser does not allow storing drafts.
    StorageBlocked,
    /// There is no room to store drafts.
    StorageFull,
    /// A draft no longer exists.
    DraftGone,
    /// A draft could not be read.
    DraftUnreadable,
    /// A draft exceeds what the page can hold.
    DraftTooLarge,
    /// The browser blocks the large store.
    LargeStoreBlocked,
    /// An edit does not apply any more: another tab changed the same thing.
    EditRefused,
    /// A draft was saved by a later version.
    DraftNewer,
    /// The last draft was not opened, because the page failed while opening it before.
    SafeStart,
    /// A new build of the page is stored and can be started.
    UpdateReady,
}

impl Notice {
    /// After how many milliseconds the message closes by itself. Success messages time out, unless
    /// they ask the reader to look at repairs.
    pub(crate) fn lasts(&self) -> Option<i32> {
        match self {
            Self::Loaded(..)
            | Self::Saved(_)
            | Self::OpenAlready(_)
            | Self::Stopped(_)
            | Self::Fixed(Fixed::Copied) => Some(6000),
            Self::Read(report) if correct::mended(report) == 0 => Some(20_000),
            _ => None,
        }
    }

    /// Whether the message says that reports were read. Several of them are shown as one line.
    pub(crate) fn is_load(&self) -> bool {
        matches!(self, Self::Loaded(..) | Self::Read(_))
    }

    /// Whether the message only says that something was downloaded or copied. It asks for nothing, so it stands over the
    /// page instead of moving it, and a click closes it.
    pub(crate) fn is_receipt(&self) -> bool {
        matches!(self, Self::Saved(_) | Self::Fixed(Fixed::Copied))
    }

    /// Whether the message replaces another one: only the latest receipt and the latest correction of a report are
    /// shown.
    pub(crate) fn replaces(&self, other: &Self) -> bool {
        let is_same_report = || matches!((self, other), (Self::Corrected { at, .. }, Self::Corrected { at: other, .. }) if at == other);
        (self.is_receipt() && other.is_receipt()) || is_same_report()
    }

    /// Whether the message reports success.
    pub(crate) fn is_well(&self) -> bool {
        match self {
            Self::Loaded(..)
            | Self::Saved(_)
            | Self::OpenAlready(_)
            | Self::Stopped(_)
            | Self::Read(_)
            | Self::Removed(_)
            | Self::Corrected { .. }
            | Self::Deleted(_) => true,
            Self::Fixed(said) => matches!(said, Fixed::Copied | Fixed::UpdateReady),
            Self::Faults { faults, .. } => {
                faults.iter().all(|fault| fault.cause.severity() == Severity::Notice)
            }
            _ => false,
        }
    }
}

/// A deleted draft with what is needed to restore it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deleted {
    /// The draft.
    pub(crate) id: Id,
    /// Its title in the list.
    pub(crate) title: String,
    /// Its stored texts.
    pub(crate) removed: Removed,
}

/// A report whose place and year the reader is asked for.
#[derive(Clone)]
pub(crate) struct IdentityRequest {
    /// The report, as far as it is known.
    pub(crate) report: Arc<ReadReport>,
    /// The loaded report that is to be corrected; `None` for a new one.
    pub(crate) loaded: Option<Arc<Report>>,
}

/// A report whose place and year are already loaded. The reader decides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clash {
    /// The file it comes from.
    pub(crate) file: String,
    /// The report that waits.
    pub(crate) report: Arc<Report>,
}

/// The content of a link that waits for the reader's decision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiting {
    /// The reports.
    pub(crate) reports: Vec<Arc<Report>>,
    /// The view.
    pub(crate) view: View,
    /// Why it waits.
    pub(crate) why: Why,
}

/// Why a link waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The work on the page could not be saved.
    Unsaved,
    /// The reader opened something while the file was downloading.
    Meanwhile,
}

/// A download in progress.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Coming {
    /// Its address.
    pub(crate) address: String,
    /// Its progress.
    pub(crate) progress: DownloadProgress,
}
