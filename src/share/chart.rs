//! The chart of a link, without the page: shown at once when the link is opened, and embedded in other pages.

use std::sync::Arc;

use super::Link;
use crate::chart::{Svg, Wording};
use crate::compare::Index;

/// The chart of a link as a figure of this width in pixels, with a link to `home` if that is given. `None` if the link
/// cannot be read, names a file, or nothing of it can be drawn: then the page opens it, or says why not.
#[must_use]
pub fn chart(fragment: &str, wording: &dyn Wording, width: u32, home: Option<&str>) -> Option<Svg> {
    let Link::Data { reports, view } = super::read(fragment).ok()?? else { return None };
    let reports: Vec<_> = reports.into_iter().map(Arc::new).collect();
    let index = Index::with_overrides(&reports, &view.overrides);
    Some(view.chart(&index).ok()?.figure(wording, width, home))
}
