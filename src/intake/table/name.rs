//! Reads the name of an indicator from a row.
//!
//! | row | name |
//! | --- | --- |
//! | `一、地区生产总值（亿元）` | 地区生产总值, in 亿元 |
//! | `其中：第一产业` under 地区生产总值 | 第一产业增加值 |
//! | `#税收收入` | 税收收入 |
//! | `城镇` under 居民人均可支配收入 | 城镇居民人均可支配收入 |

use super::half_width;
use super::label::Label;
use crate::model::{Name, catalog};
use crate::quantity::{Dimension, Unit};

/// The words of a row without number and marks, and its unit.
pub(super) fn clean(text: &str) -> (String, Option<String>) {
    let words: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let words = without_number(&words);
    let words = words.trim_start_matches(['#', '*', '·', '•', '-', '—', '★', '☆', '△', '▲']);
    let words = ["其中:", "其中", "#"].into_iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let words = without_number(words);
    let Label { name, unit, .. } = Label::of(words);
    let name = if name.is_empty() { words } else { &name };
    let marks = |c: char| matches!(c, '*' | '※' | '①'..='⑳' | '¹' | '²' | '³' | ':' | '†');
    (name.trim_end_matches(marks).to_owned(), unit)
}

/// Words without a list number: `一、`, `（二）`, `3.`, `4、`.
fn without_number(words: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let open = words.strip_prefix('(').unwrap_or(words);
    let after = open.trim_start_matches(is_number);
    if after.len() == open.len() || open.len() - after.len() > 9 {
        return words.trim_start_matches(|c: char| ('①'..='⑳').contains(&c));
    }
    let rest = if open.len() < words.len() {
        after.strip_prefix(')')
    } else {
        after.strip_prefix(['、', '.', ')'])
    };
    rest.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.is_empty())
        .map_or(words, |rest| rest.strip_prefix('、').unwrap_or(rest))
}

/// The catalogue's name of an indicator in this unit, and its topic; an unknown indicator keeps its name.
/// `parent`: the indicator that the row may be a part of.
pub(super) fn usual(
    name: &str,
    parent: Option<&str>,
    unit: &str,
) -> (Name, Option<&'static catalog::Indicator>) {
    let found = find(name, unit).or_else(|| parent.and_then(|parent| part(name, parent, unit)));
    (found.map_or_else(|| name.into(), |known| known.name.into()), found)
}

fn find(name: &str, unit: &str) -> Option<&'static catalog::Indicator> {
    /// Additions in brackets that every table of the indicator implies.
    const MEANT: [&str; 4] = ["(不含农户)", "(现价)", "(当年价)", "(全口径)"];
    /// How the names of changes end. A level without a unit may be an index.
    const CHANGES: [&str; 3] = ["涨幅", "增速", "降幅"];
    let bare = MEANT.iter().find_map(|words| name.strip_suffix(words)).unwrap_or(name);
    let changes = |name: &str| CHANGES.iter().any(|end| name.ends_with(end));
    catalog::find(bare).filter(|known| {
        if unit.is_empty() { changes(bare) || !changes(known.name) } else { counts_alike(known.unit, unit) }
    })
}

/// Whether an indicator with one usual unit may be stated in the other: people are not money.
fn counts_alike(usual: &str, unit: &str) -> bool {
    let (usual, unit) = (Unit::parse(usual), Unit::parse(unit));
    match (usual.dimension(), unit.dimension()) {
        (Dimension::Of(usual), Dimension::Of(unit)) => {
            let people = |unit: &str| matches!(unit, "人" | "户");
            usual == unit || !people(usual) && !people(unit)
        }
        (usual, unit) => usual == unit,
    }
}

/// The known indicator that is a part of another. Its name stands before or after the other's.
fn part(name: &str, parent: &str, unit: &str) -> Option<&'static catalog::Indicator> {
    const SHORT: usize = 6;
    if name.is_empty() || name.chars().count() > SHORT {
        return None;
    }
    let overlap = (1..=name.chars().count()).rev().find_map(|length| {
        let tail = name.char_indices().rev().nth(length - 1).and_then(|(at, _)| name.get(at..))?;
        parent.strip_prefix(tail)
    });
    let forms =
        [format!("{name}{}", overlap.unwrap_or(parent)), format!("{name}增加值"), format!("{parent}{name}")];
    forms.into_iter().find_map(|form| find(&form, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, parent: Option<&str>, unit: &str, expected: &str) {
        let (name, own) = clean(text);
        let unit = own.unwrap_or_else(|| unit.to_owned());
        assert_eq!(usual(&name, parent, &unit).0.as_ref(), expected, "{text}");
    }

    #[test]
    fn rows_are_named() {
        check("一、地区生产总值（亿元）", None, "", "地区生产总值");
        check("（二）生产总值", None, "亿元", "地区生产总值");
        check("其中：第一产业", Some("地区生产总值"), "亿元", "第一产业增加值");
        check("#税收收入", Some("一般公共预算收入"), "万元", "税收收入");
        check("城镇", Some("居民人均可支配收入"), "元", "城镇居民人均可支配收入");
        check("农村居民", Some("居民人均可支配收入"), "元", "农村居民人均可支配收入");
        check("3.粮食总产量", None, "万吨", "粮食产量");
        check("固定资产投资（不含农户）", None, "亿元", "固定资产投资");
        check("茶叶产量①", None, "吨", "茶叶产量");
        check("茶叶产量[2]", None, "吨", "茶叶产量");
        check("居民消费价格", None, "", "居民消费价格");
        check("居民消费价格", None, "%", "居民消费价格涨幅");
        check("5G基站", None, "个", "5G基站");
        check("“四上”企业", None, "家", "“四上”企业");
    }
}
