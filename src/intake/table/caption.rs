//! What the text around a table says about all of its figures.
//!
//! | words | say |
//! | --- | --- |
//! | `2023年甲市主要经济指标完成情况表` | 2023, 甲市 |
//! | `2023年，全市主要指标如下：` | 2023, because the sentence begins with it |
//! | `锚定2035年远景目标，全县…`, `新增就业2030人。` | no year: words of a sentence |
//! | `甲市2024年政府工作报告` | no year: the report's |
//! | `2023年1—11月` | the first eleven months of 2023 |
//! | `单位：亿元、%` | 亿元, for figures without a unit of their own |
//! | `2024年预期目标` | targets |
//! | `全市主要指标` | no place, because the city is not named |

use super::half_width;
use super::label::{self, Base, Months};
use super::unit::unit_of;
use crate::extract;
use crate::model::{Kind, Level, Name};

/// The content of the text around a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Caption {
    /// The table's year and months.
    pub(super) base: Base,
    /// The place and its level.
    pub(super) place: Option<(Name, Level)>,
    /// The unit.
    pub(super) unit: Option<Name>,
    /// The kind of all figures.
    pub(super) kind: Option<Kind>,
}

/// Reads captions, the nearest one last. A nearer caption overrides the ones before it.
pub(super) fn read<'a>(captions: impl DoubleEndedIterator<Item = &'a str>) -> Caption {
    let mut given = Caption::default();
    for caption in captions.rev() {
        let words: String = caption.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
        if given.base.year.is_none() {
            given.base = base(&words);
        }
        given.unit = given.unit.or_else(|| unit(&words));
        given.place = given.place.or_else(|| place(&words));
        given.kind = given.kind.or_else(|| kind(&words));
    }
    given
}

/// The most characters of a title with a comma.
const LONGEST_TITLE: usize = 16;

fn base(words: &str) -> Base {
    // A report of 2024 has tables of 2023.
    if words.contains("政府工作报告") {
        return Base::default();
    }
    // The years within a sentence need not be that of the table.
    let is_sentence =
        words.contains(['。', '；']) || words.contains('，') && words.chars().count() > LONGEST_TITLE;
    let starts = words.char_indices().filter(|(at, c)| {
        let before = words.get(..*at).and_then(|before| before.chars().next_back());
        let begins = before.is_none_or(|c| c == '。');
        c.is_ascii_digit() && !before.is_some_and(|c| c.is_ascii_digit()) && (begins || !is_sentence)
    });
    let dates = starts.filter_map(|(at, _)| label::date(words.get(at..)?));
    let Some((time, after)) = dates.into_iter().find(|(time, _)| time.year.is_some()) else {
        return Base::default();
    };
    let parts = [("上半年", (1, 6)), ("前三季度", (1, 9)), ("一季度", (1, 3))];
    let months = match time.months {
        Some(Months::Are(from, to)) => Some((from, to)),
        _ => parts.into_iter().find(|(word, _)| after.starts_with(word)).map(|(_, months)| months),
    };
    // A span of years is not the table's year.
    Base { year: time.year.filter(|_| time.last_year.is_none()), months }
}

/// The unit after `单位：`, if it is one. A percentage may follow.
fn unit(words: &str) -> Option<Name> {
    let (_, named) = words.split_once("单位:")?;
    let named = named.split([')', ']', '。']).next().unwrap_or_default();
    let units: Vec<&str> = named.split(['、', ',', ';', '，']).filter_map(unit_of).collect();
    let mut levels = units.iter().filter(|unit| !matches!(**unit, "%" | "‰" | "个百分点" | "百分点"));
    match (levels.next(), levels.next()) {
        (Some(unit), None) => Some((*unit).into()),
        (None, _) => units.first().map(|unit| (*unit).into()),
        _ => None,
    }
}

fn kind(words: &str) -> Option<Kind> {
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    let plans = has(&["预期目标", "目标任务", "计划表", "主要目标", "预算表", "计划草案", "预算草案"]);
    (plans && !has(&["完成", "执行", "实际", "决算"])).then_some(Kind::Target)
}

/// The place that a caption names, before or after its year.
fn place(words: &str) -> Option<(Name, Level)> {
    /// The most characters of a place name.
    const LONGEST: usize = 14;
    const NONE: &[&str] = &[
        "地区", "城市", "城区", "市区", "园区", "社区", "山区", "景区", "辖区", "灾区", "县区", "区县",
        "市县", "乡镇", "城镇", "农村", "乡村",
    ];
    /// Words after which the parts of a place are meant.
    const PARTS: &[&str] = &["分县", "分区", "分市", "分乡", "分镇", "各", "全市", "全县", "全区", "全省"];
    let runs = words
        .split(|c: char| !is_han(c))
        .map(|run| run.trim_start_matches(['年', '度', '月', '份', '上', '半']));
    runs.into_iter().find_map(|run| {
        let end = PARTS.iter().filter_map(|part| run.find(part)).min().unwrap_or(run.len());
        let run = run.get(..end)?;
        let names = run.char_indices().take(LONGEST).filter_map(|(at, c)| run.get(..at + c.len_utf8()));
        let named = names.filter(|name| {
            let other = ["全", "本", "我", "按", "主要"].iter().any(|word| name.starts_with(word));
            name.chars().nth(1).is_some() && !other && !NONE.iter().any(|none| name.ends_with(none))
        });
        // In 甲省乙市丙县 the last name is the place. Names of places are nested at most three deep.
        let (name, level) = named.filter_map(|name| Some((name, extract::level_of(name)?))).take(3).last()?;
        Some((extract::own_place(name).into(), level))
    })
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(caption: &str, expected: &str) {
        let given = read([caption].into_iter());
        let period = label::Time::default().period(given.base).map(|period| period.to_string());
        let parts = [
            period,
            given.place.map(|(name, _)| name.to_string()),
            given.unit.map(|unit| unit.to_string()),
            given.kind.map(|kind| format!("{kind:?}")),
        ];
        assert_eq!(parts.into_iter().flatten().collect::<Vec<_>>().join(" "), expected, "{caption}");
    }

    #[test]
    fn captions_are_read() {
        check("2023年甲水市主要经济指标完成情况表", "2023 甲水市");
        check("甲水市2023年国民经济统计表", "2023 甲水市");
        check("甲省乙水市丙林县2023年1—11月财政收支", "2023-01/2023-11 丙林县");
        check("2023年甲水市分县区指标", "2023 甲水市");
        check("2023年上半年全市分县区主要指标", "2023-01/2023-06");
        check("单位：亿元、%", "亿元");
        check("（单位：亿元、万人）", "");
        check("2024年全县主要预期目标", "2024 Target");
        check("2023年计划完成情况", "2023");
        check("2023年，甲水市主要指标完成情况如下：", "2023 甲水市");
        for sentence in
            ["锚定2035年远景目标，甲水市加快建设。", "新增就业2030人。", "调查2066户", "规上企业2058家"]
        {
            assert_eq!(base(sentence), Base::default(), "{sentence}");
        }
        check("城市居民收入", "");
        check("2016—2020年", "");
    }
}
