//! Recognizes the names of places in heads and rows.
//!
//! | text | |
//! | --- | --- |
//! | `甲县`, `城关镇` | a place |
//! | `全市`, `合计` | the whole place of the table |
//! | `居民消费价格指数` | no place: the catalogue has it |

use crate::extract;
use crate::model::catalog;

/// Whether a name is that of a row or column of places.
pub(super) fn is_place(text: &str) -> bool {
    let text = text.trim();
    is_whole(text)
        || text.chars().count() <= 14 && extract::level_of(text).is_some() && catalog::find(text).is_none()
}

/// Whether a name means the whole place of the table.
pub(super) fn is_whole(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        text.as_str(),
        "全国"
            | "全省"
            | "全市"
            | "全州"
            | "全县"
            | "全区"
            | "全旗"
            | "全镇"
            | "全乡"
            | "合计"
            | "总计"
            | "全市合计"
            | "全县合计"
            | "全省合计"
    )
}
