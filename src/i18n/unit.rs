//! Units in English, alone and behind a figure.
//!
//! | unit | above a column | with 140.2 |
//! | --- | --- | --- |
//! | 万亿元 | trillion yuan | 140.2 trillion yuan |
//! | 亿元 | 100 million yuan | 14.02 billion yuan |
//! | 万人 | 10,000 people | 1.402 million people |
//! | 元 | yuan | 140.2 yuan |
//! | 元/人 | yuan per person | 140.2 yuan per person |
//! | 微克/立方米 | µg/m³ | 140.2 µg/m³ |
//! | % | % | 140.2% |
//! | 万个 | 10,000s | 1.402 million |
//! | 万盆, not in the table | 万盆 | 140.2 万盆 |
//!
//! Behind a figure, a multiplier (万, 亿) goes into the number, as English has no word for it. Columns and axes are
//! converted to a multiple that English counts in before their unit is written: [`counted`].
//!
//! | figures | counted in |
//! | --- | --- |
//! | up to 5512.8 亿元 | 十亿元: billion yuan |
//! | up to 1267 万人 | 百万人: million people |
//! | up to 32.7 万人 | 人: people |

use super::{Lang, compare};
use crate::compare::{ByPlace, Cell, CellValue, Measure, Row};
use crate::model::{Bound, Figure, Name};
use crate::quantity::Decimal;
use crate::quantity::unit::MULTIPLIERS;

/// The English of units, without multiplier. A counter says nothing in English: what it counts is in the
/// indicator's name.
fn english(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "" | "个" | "家" | "户" | "项" | "件" | "条" | "座" | "所" | "处" | "场" | "张" | "份" | "台"
        | "起" | "次" | "支" | "人次" | "户次" | "块" | "栋" | "名次" | "只次" | "幅" | "部" | "宗"
        | "种" | "类" | "批次" | "场次" | "对" | "列" | "间" | "盏" | "棵" | "株" | "例" | "艘" | "架"
        | "笔" => "",
        "元" | "元人民币" | "人民币" => "yuan",
        "美元" => "US dollars",
        "港元" | "港币" => "Hong Kong dollars",
        "欧元" => "euros",
        "日元" => "yen",
        "人" | "名" | "位" => "people",
        "套" => "homes",
        "辆" => "vehicles",
        "头" | "只" | "羽" | "口" => "head",
        "亩" => "mu",
        "公顷" => "hectares",
        "平方公里" | "平方千米" | "km²" => "km²",
        "平方米" | "㎡" | "m²" => "m²",
        "立方米" | "m³" => "m³",
        "公里" | "千米" | "km" => "km",
        "米" => "m",
        "吨" => "tonnes",
        "吨标准煤" | "吨标煤" => "tonnes of coal equivalent",
        "公斤" | "千克" => "kg",
        "斤" => "jin",
        "千瓦时" | "度" => "kWh",
        "千瓦" => "kW",
        "兆瓦" => "MW",
        "吉瓦" => "GW",
        "年" | "岁" => "years",
        "天" | "日" => "days",
        "月" | "个月" => "months",
        "小时" | "个小时" => "hours",
        "工作日" | "个工作日" => "working days",
        "倍" => "times",
        "标箱" | "标准箱" => "TEU",
        "个百分点" | "百分点" => "percentage points",
        "微克/立方米" | "微克每立方米" => "µg/m³",
        "毫克/升" => "mg/L",
        "1/10万" => "per 100,000",
        "%" => "%",
        "‰" => "‰",
        _ => return None,
    })
}

/// The English of multipliers before a unit.
fn multiplier(word: &str) -> &'static str {
    match word {
        "万亿" => "trillion",
        "千亿" => "100 billion",
        "百亿" => "10 billion",
        "十亿" => "billion",
        "亿" => "100 million",
        "千万" => "10 million",
        "百万" => "million",
        "十万" => "100,000",
        "万" => "10,000",
        "千" => "1,000",
        _ => "100",
    }
}

/// A unit as its multiplier, the number it stands for, and the English without it; `None` if unknown.
fn parts(unit: &str) -> Option<(&'static str, i64, String)> {
    let whole = |unit: &str| match (english(unit), unit.split_once('/')) {
        (Some(english), _) => Some(english.to_owned()),
        (None, Some((of, per))) => Some(format!("{} per {}", english(of)?, one(&self::unit(Lang::En, per)))),
        (None, None) => None,
    };
    if let Some(english) = whole(unit) {
        return Some(("", 1, english));
    }
    MULTIPLIERS.iter().find_map(|(word, times)| Some((*word, *times, whole(unit.strip_prefix(word)?)?)))
}

/// One of something: people is person, days is day.
fn one(many: &str) -> String {
    match many {
        "people" => "person".to_owned(),
        _ => many.strip_suffix('s').filter(|rest| !rest.ends_with("US dollar")).unwrap_or(many).to_owned(),
    }
}

/// A unit above a column or on an axis; a unit that English has no word for stays Chinese.
#[must_use]
pub fn unit(lang: Lang, unit: &str) -> String {
    let Some((word, _, english)) = parts(unit).filter(|_| lang == Lang::En) else { return unit.to_owned() };
    match (word, english.as_str()) {
        ("", _) => english,
        (word, "") => format!("{}s", multiplier(word)),
        (word, _) => format!("{} {english}", multiplier(word)),
    }
}

/// The multiples that a language counts in, the largest first, and the number that each stands for.
fn steps(lang: Lang) -> [(&'static str, i64); 4] {
    let large = ("万亿", 1_000_000_000_000);
    lang.pick(
        [large, ("亿", 100_000_000), ("万", 10_000), ("", 1)],
        [large, ("十亿", 1_000_000_000), ("百万", 1_000_000), ("", 1)],
    )
}

/// The multiples of a unit that a language counts in, the smallest first.
#[must_use]
pub fn multiples(lang: Lang) -> [&'static str; 4] {
    let mut words = steps(lang).map(|(word, _)| word);
    words.reverse();
    words
}

/// The multiple of a unit in which a language states figures of this size: in English, 5512.8 亿元 are stated in 十亿元
/// (billion yuan). `None` if the unit needs no conversion.
#[must_use]
pub fn counted(lang: Lang, unit: &str, greatest: Decimal) -> Option<Name> {
    let (word, times, _) = parts(unit).filter(|(word, ..)| !word.is_empty())?;
    let base = unit.strip_prefix(word)?;
    let is_foreign = lang == Lang::En || matches!(word, "百万" | "十亿");
    if !is_foreign || steps(lang).iter().any(|(step, _)| *step == word) {
        return None;
    }
    let whole = greatest.abs().checked_mul(Decimal::from(times))?;
    let step = steps(lang).into_iter().find(|(_, size)| whole >= Decimal::from(*size));
    Some(format!("{}{base}", step.map_or("", |(step, _)| step)).into())
}

/// A row in the multiples that a language counts in.
#[must_use]
pub fn row(lang: Lang, row: Row) -> Row {
    let target = (row.target_measure == Measure::Level).then_some(&row.target);
    let unit = match lang {
        Lang::Zh => None,
        Lang::En => counted(lang, &row.unit, greatest(row.cells.iter().chain(target))),
    };
    unit.and_then(|unit| row.in_unit(&unit)).unwrap_or(row)
}

/// A table of places in the multiples that a language counts in.
#[must_use]
pub fn by_place(lang: Lang, table: ByPlace) -> ByPlace {
    let unit = match lang {
        Lang::Zh => None,
        Lang::En => counted(lang, &table.unit, greatest(table.rows.iter().map(|row| &row.level))),
    };
    unit.and_then(|unit| table.in_unit(&unit)).unwrap_or(table)
}

fn greatest<'a>(cells: impl Iterator<Item = &'a Cell>) -> Decimal {
    let values = cells.filter_map(Cell::value).map(|value| value.figure.number.value().abs());
    values.max().unwrap_or_default()
}

/// A figure with its unit in running text, with its bound in words.
#[must_use]
pub fn figure(lang: Lang, figure: &Figure, unit: &str) -> String {
    match lang {
        Lang::Zh => match compare::figure(lang, figure).strip_suffix(" 左右") {
            Some(number) => format!("{} 左右", joined(number, unit)),
            None => joined(&compare::figure(lang, figure), unit),
        },
        Lang::En => bounded(figure, unit),
    }
}

/// The figure of a cell with its unit in running text. A converted figure without a finite decimal is approximate.
#[must_use]
pub fn value(lang: Lang, value: &CellValue, unit: &str) -> String {
    figure(lang, &compare::short(value), unit)
}

/// A number with its unit in running text.
#[must_use]
pub fn number(lang: Lang, number: Decimal, unit: &str) -> String {
    figure(lang, &Figure { number: number.into(), to: None, bound: Bound::Exactly }, unit)
}

fn bounded(figure: &Figure, unit: &str) -> String {
    let number = figure.number.value();
    let (from, english) = measured(number, unit);
    let amount = match figure.to.as_ref().map(|to| measured(to.value(), unit).0) {
        Some(to) => {
            let size = |amount: &str| amount.rsplit_once(' ').map(|(_, size)| size.to_owned());
            // 1–2 million, not 1 million–2 million.
            let short = from.rsplit_once(' ').filter(|_| size(&from) == size(&to));
            format!("{}–{to}", short.map_or(&*from, |(digits, _)| digits))
        }
        None => from,
    };
    let english = if amount == "1" { one(&english) } else { english };
    let amount = joined(&amount, &english);
    match figure.bound {
        Bound::Exactly => amount,
        Bound::About => format!("about {amount}"),
        Bound::AtLeast => format!("at least {amount}"),
        Bound::AtMost => format!("at most {amount}"),
        Bound::Over => format!("more than {amount}"),
        Bound::Nearly if number < Decimal::ZERO => format!("less than {amount}"),
        Bound::Nearly => format!("nearly {amount}"),
    }
}

/// A number with the multiplier of its unit in it, and what is left of the unit.
fn measured(number: Decimal, unit: &str) -> (String, String) {
    match parts(unit) {
        Some((_, times, english)) => match number.checked_mul(Decimal::from(times)) {
            Some(whole) if times > 1 => (spelled(whole.normalize()), english),
            _ => (grouped(number), english),
        },
        None => (grouped(number), unit.to_owned()),
    }
}

/// A number as English says it: 12.67 million, 327,000.
fn spelled(number: Decimal) -> String {
    let sizes = [(1_000_000_000_000_i64, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
    let size = sizes.iter().find(|(size, _)| number.abs() >= Decimal::from(*size));
    match size.and_then(|(size, name)| Some((number.checked_div(Decimal::from(*size))?, *name))) {
        Some((number, name)) => format!("{} {name}", grouped(number.normalize())),
        None => grouped(number),
    }
}

/// A number with commas between thousands.
fn grouped(number: Decimal) -> String {
    let text = compare::number(number);
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", super::yearbook::grouped(whole)),
        None => super::yearbook::grouped(&text),
    }
}

/// A figure with its bound, its digits in groups of three: about 12,060.
#[must_use]
pub fn in_thousands(figure: &str) -> String {
    let mut text = String::with_capacity(figure.len() + 4);
    let mut rest = figure;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let (whole, after) =
            number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        text.push_str(before);
        text.push_str(&super::yearbook::grouped(whole));
        // Digits after the decimal point stand as they are.
        let fraction = match after.strip_prefix('.') {
            Some(digits) => 1 + digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()),
            None => 0,
        };
        let (fraction, more) = after.split_at(fraction);
        text.push_str(fraction);
        rest = more;
    }
    text + rest
}

/// A number and its unit, with a space where there should be one.
#[must_use]
pub fn joined(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" | "‰" => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A unit above a column, and the figure with it in a sentence.
    fn check(number: &str, written: &str, above: &str, behind: &str) {
        let number: Decimal = number.parse().expect("a number");
        let said = (unit(Lang::En, written), self::number(Lang::En, number, written));
        assert_eq!((said.0.as_str(), said.1.as_str()), (above, behind), "{written}");
    }

    #[test]
    fn units_are_english() {
        check("140.2", "万亿元", "trillion yuan", "140.2 trillion yuan");
        check("5512.8", "亿元", "100 million yuan", "551.28 billion yuan");
        check("1595", "万元", "10,000 yuan", "15.95 million yuan");
        check("1267", "万人", "10,000 people", "12.67 million people");
        check("32.7", "万人", "10,000 people", "327,000 people");
        check("1", "人", "people", "1 person");
        check("50788", "元", "yuan", "50,788 yuan");
        check("5.5", "元/人", "yuan per person", "5.5 yuan per person");
        check(
            "0.5",
            "吨标准煤/万元",
            "tonnes of coal equivalent per 10,000 yuan",
            "0.5 tonnes of coal equivalent per 10,000 yuan",
        );
        check("27", "微克/立方米", "µg/m³", "27 µg/m³");
        check("1.43", "万亿斤", "trillion jin", "1.43 trillion jin");
        check("-5.2", "%", "%", "−5.2%");
        check("1152", "个", "", "1,152");
        check("1.2", "万户", "10,000s", "12,000");
        check("3", "万盆", "万盆", "3 万盆");
        check("2100", "亿美元", "100 million US dollars", "210 billion US dollars");
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        let check = |figure: &str, expected: &str| assert_eq!(in_thousands(figure), expected);
        check("about 12060.12345", "about 12,060.12345");
        check("≥ 900", "≥ 900");
        check("1186–−12000", "1,186–−12,000");
    }

    #[test]
    fn languages_count_in_their_own_multiples() {
        let check = |lang, greatest: &str, unit: &str, expected: Option<&str>| {
            let counted = counted(lang, unit, greatest.parse().expect("a number"));
            assert_eq!(counted.as_deref(), expected, "{greatest} {unit}");
        };
        check(Lang::En, "5512.8", "亿元", Some("十亿元"));
        check(Lang::En, "9.5", "亿元", Some("百万元"));
        check(Lang::En, "13490", "亿元", Some("万亿元"));
        check(Lang::En, "140.2", "万亿元", None);
        check(Lang::En, "-1267", "万人", Some("百万人"));
        check(Lang::En, "32.7", "万人", Some("人"));
        check(Lang::En, "50", "千瓦时", None);
        check(Lang::En, "3", "万盆", None);
        check(Lang::En, "5.5", "%", None);
        check(Lang::Zh, "5512.8", "亿元", None);
        check(Lang::Zh, "551.28", "十亿元", Some("亿元"));
    }

    #[test]
    fn bounds_are_words() {
        let said = |bound, to: Option<&str>| {
            let to = to.map(|to| to.parse::<Decimal>().expect("a number").into());
            figure(Lang::En, &Figure { number: Decimal::from(1200).into(), to, bound }, "万人")
        };
        assert_eq!(said(Bound::AtLeast, None), "at least 12 million people");
        assert_eq!(said(Bound::Over, None), "more than 12 million people");
        assert_eq!(said(Bound::About, Some("1300")), "about 12–13 million people");
    }

    proptest! {
        #[test]
        fn any_unit_is_answered(unit in ".*", number in any::<i64>()) {
            let _ = self::number(Lang::En, Decimal::from(number), &unit);
            prop_assert_eq!(self::unit(Lang::Zh, &unit), unit);
        }
    }
}
