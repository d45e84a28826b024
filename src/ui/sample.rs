//! The samples that come with the page.

/// The samples that come with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    /// 度佳镇, one report.
    Dujia,
    /// 国务院, twelve reports.
    StateCouncil,
}

impl Sample {
    /// Relative to the page, so that it works under any path.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Dujia => "samples/dujia-2024.json",
            Self::StateCouncil => "samples/state-council.json",
        }
    }
}
