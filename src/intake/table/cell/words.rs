//! The words and marks of cells: for missing values, for errors, before and after a number.

use crate::model::{Bound, Gap};

/// Marks and words for a missing value.
pub(super) const MISSING: &[(&str, Gap)] = &[
    ("—", Gap::Unexplained),
    ("——", Gap::Unexplained),
    ("-", Gap::Unexplained),
    ("--", Gap::Unexplained),
    ("/", Gap::Unexplained),
    ("\\", Gap::Unexplained),
    ("n/a", Gap::NotApplicable),
    ("na", Gap::NotApplicable),
    ("不适用", Gap::NotApplicable),
    ("…", Gap::NotPublished),
    ("……", Gap::NotPublished),
    ("...", Gap::NotPublished),
    ("......", Gap::NotPublished),
    ("x", Gap::NotPublished),
    ("×", Gap::NotPublished),
    ("未公布", Gap::NotPublished),
    ("待公布", Gap::NotPublished),
    ("保密", Gap::NotPublished),
    ("未设", Gap::NotSet),
    ("不设", Gap::NotSet),
];

/// Error values of formulas.
pub(super) const ERRORS: &[&str] = &[
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
];

/// Text before a number.
pub(super) enum Before {
    Bound(Bound),
    Rise,
    Fall,
    Nothing,
}

/// Words and marks before a number. The first match counts, so longer words come first.
pub(super) const BEFORE: &[(&str, Before)] = &[
    ("不低于", Before::Bound(Bound::AtLeast)),
    ("不少于", Before::Bound(Bound::AtLeast)),
    ("≥", Before::Bound(Bound::AtLeast)),
    (">=", Before::Bound(Bound::AtLeast)),
    ("不高于", Before::Bound(Bound::AtMost)),
    ("不超过", Before::Bound(Bound::AtMost)),
    ("控制在", Before::Bound(Bound::AtMost)),
    ("≤", Before::Bound(Bound::AtMost)),
    ("<=", Before::Bound(Bound::AtMost)),
    ("超过", Before::Bound(Bound::Over)),
    ("突破", Before::Bound(Bound::Over)),
    ("高于", Before::Bound(Bound::Over)),
    ("超", Before::Bound(Bound::Over)),
    (">", Before::Bound(Bound::Over)),
    ("低于", Before::Bound(Bound::Nearly)),
    ("<", Before::Bound(Bound::Nearly)),
    ("近", Before::Bound(Bound::Nearly)),
    ("at_least", Before::Bound(Bound::AtLeast)),
    ("at_most", Before::Bound(Bound::AtMost)),
    ("over", Before::Bound(Bound::Over)),
    ("nearly", Before::Bound(Bound::Nearly)),
    ("about", Before::Bound(Bound::About)),
    ("大约", Before::Bound(Bound::About)),
    ("约", Before::Bound(Bound::About)),
    ("同比增长", Before::Rise),
    ("增长", Before::Rise),
    ("同比下降", Before::Fall),
    ("下降", Before::Fall),
    ("降低", Before::Fall),
    ("增", Before::Rise),
    ("降", Before::Fall),
    // Accounts write a minus so.
    ("△", Before::Fall),
    ("▲", Before::Rise),
    ("↑", Before::Rise),
    ("▼", Before::Fall),
    ("↓", Before::Fall),
    ("达到", Before::Nothing),
    ("¥", Before::Nothing),
    ("￥", Before::Nothing),
    ("'", Before::Nothing),
];

/// Words after a number, with their bound.
pub(super) const AFTER: &[(&str, Bound)] = &[
    ("左右", Bound::About),
    ("及以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("余", Bound::Over),
    ("多", Bound::Over),
    ("+", Bound::AtLeast),
];
