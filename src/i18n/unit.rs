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
//! | 万个 | tens of thousands | 1.402 million |
//! | 亿斤 | 100 million jin of 500 g | 14.02 billion jin (7.01 million tonnes) |
//! | 万亩 | 10,000 mu of 1/15 ha | 1.402 million mu |
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
//! | up to 162 亿斤 | 百万吨: million tonnes, as readers do not know the jin |

use super::{Lang, compare};
use crate::compare::{ByPlace, Cell, CellValue, Measure, Row};
use crate::model::{Bound, Figure, Name, Number};
use crate::quantity::Decimal;
use crate::quantity::unit::MULTIPLIERS;

/// The English of units, without multiplier. A counter says nothing in English: what it counts is in the
/// indicator's name.
fn english(unit: &str) -> Option<&'static str> {
    // 套(间), 台（套）: a counter with another one for the same things.
    let unit = match unit.find(['(', '（']).map(|at| unit.split_at(at)) {
        Some((first, rest)) if rest.ends_with([')', '）']) && !first.is_empty() => first,
        _ => unit,
    };
    Some(match unit {
        "" | "个" | "家" | "户" | "项" | "件" | "条" | "座" | "所" | "处" | "场" | "张" | "份" | "台"
        | "起" | "次" | "支" | "人次" | "户次" | "块" | "栋" | "名次" | "只次" | "幅" | "部" | "宗"
        | "种" | "类" | "批次" | "场次" | "对" | "列" | "间" | "盏" | "棵" | "株" | "例" | "艘" | "架"
        | "笔" | "枚" | "根" | "片" | "款" | "眼" | "首" | "组" | "颗" | "件次" | "篇" | "本" | "期"
        | "届" | "口井" | "门" | "面" | "道" | "团" | "队" | "班" | "床" | "孔" | "尊" | "顶" | "把"
        | "粒" | "瓶" | "箱" | "袋" | "桶" | "罐" | "只箱" | "幢" | "层" | "段" | "站" | "点" | "例次"
        | "桩" | "桩次" | "单" | "票" | "户数" | "家次" | "项次" | "台次" | "宗次" => "",
        "元" | "元人民币" | "人民币" => "yuan",
        "美元" => "US dollars",
        "港元" | "港币" => "Hong Kong dollars",
        "欧元" => "euros",
        "日元" => "yen",
        "人" | "名" | "位" => "people",
        "套" => "homes",
        "辆" => "vehicles",
        "辆次" | "车次" => "vehicle trips",
        "列次" => "train trips",
        "班次" | "趟" | "趟次" => "trips",
        "架次" => "flights",
        "册" => "copies",
        "批" => "batches",
        "盒" => "boxes",
        "剂" | "剂次" | "针剂" | "针次" => "doses",
        "番" => "doublings",
        "张床位" | "床位" => "beds",
        "学位" => "places",
        "头" | "只" | "羽" | "口" => "head",
        "亩" | "亩次" => "mu",
        "公顷" => "hectares",
        "平方公里" | "平方千米" | "km²" => "km²",
        "平方米" | "㎡" | "m²" | "平米" | "平方" => "m²",
        "立方米" | "m³" | "方" | "立方" | "标准立方米" => "m³",
        "升" => "litres",
        "公里" | "千米" | "km" => "km",
        "米" | "延米" | "延长米" => "m",
        "厘米" => "cm",
        "毫米" => "mm",
        "微米" => "µm",
        "纳米" => "nm",
        "海里" => "nautical miles",
        "吨" => "tonnes",
        "吨级" => "tonne class",
        "吨标准煤" | "吨标煤" => "tonnes of coal equivalent",
        "公斤" | "千克" => "kg",
        "斤" => "jin",
        "千瓦时" | "度" => "kWh",
        "千瓦" => "kW",
        "兆瓦" => "MW",
        "吉瓦" => "GW",
        "千瓦时电" => "kWh",
        "千伏" => "kV",
        "千伏安" => "kVA",
        "兆伏安" => "MVA",
        "年" | "岁" => "years",
        "天" | "日" => "days",
        "月" | "个月" => "months",
        "小时" | "个小时" => "hours",
        "分钟" | "分" => "minutes",
        "秒" | "秒钟" => "seconds",
        "周" | "个星期" => "weeks",
        "工作日" | "个工作日" => "working days",
        "倍" => "times",
        "标箱" | "标准箱" => "TEU",
        "个百分点" | "百分点" => "percentage points",
        "微克/立方米" | "微克每立方米" => "µg/m³",
        "毫克/立方米" => "mg/m³",
        "毫克/升" => "mg/L",
        "微克" => "µg",
        "毫克" => "mg",
        "克" => "g",
        "立方米/秒" => "m³/s",
        "P" | "PF" | "PFLOPS" | "P算力" => "petaflops",
        "EF" | "EFLOPS" | "百亿亿次/秒" => "exaflops",
        "℃" | "摄氏度" => "°C",
        "1/10万" => "per 100,000",
        "%" => "%",
        "‰" => "‰",
        _ => return None,
    })
}

/// The English of multipliers before a unit, and alone.
fn multiplier(word: &str) -> (&'static str, &'static str) {
    match word {
        "万亿" => ("trillion", "trillions"),
        "千亿" => ("100 billion", "hundreds of billions"),
        "百亿" => ("10 billion", "tens of billions"),
        "十亿" => ("billion", "billions"),
        "亿" => ("100 million", "hundreds of millions"),
        "千万" => ("10 million", "tens of millions"),
        "百万" => ("million", "millions"),
        "十万" => ("100,000", "hundreds of thousands"),
        "万" => ("10,000", "tens of thousands"),
        "千" => ("1,000", "thousands"),
        _ => ("100", "hundreds"),
    }
}

/// What a Chinese unit without an English name of its own is worth, for the heads of columns and axes.
fn worth(english: &str) -> &'static str {
    match english {
        "jin" => " of 500 g",
        "mu" => " of 1/15 ha",
        _ => "",
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
    let worth = worth(&english);
    match (word, english.as_str()) {
        ("", _) => format!("{english}{worth}"),
        (word, "") => multiplier(word).1.to_owned(),
        (word, _) => format!("{} {english}{worth}", multiplier(word).0),
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
    let (word, times, english) = parts(unit)?;
    if lang == Lang::En && english == "jin" {
        let tonnes = in_tonnes(greatest.abs().checked_mul(Decimal::from(times))?)?;
        let step = steps(lang).into_iter().find(|(_, size)| tonnes >= Decimal::from(*size));
        return Some(step.map_or("公斤".into(), |(step, _)| format!("{step}吨").into()));
    }
    if word.is_empty() {
        return None;
    }
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
    let amount = match metric(figure, unit) {
        Some(tonnes) => format!("{} ({tonnes} tonnes)", amount(figure, unit)),
        None => amount(figure, unit),
    };
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

/// A figure with its unit, without its bound.
fn amount(figure: &Figure, unit: &str) -> String {
    let (from, english) = measured(figure.number.value(), unit);
    let amount = span(from, figure.to.as_ref().map(|to| measured(to.value(), unit).0));
    let english = if amount == "1" { one(&english) } else { english };
    joined(&amount, &english)
}

/// A number, or a range: 1–2 million, not 1 million–2 million.
fn span(from: String, to: Option<String>) -> String {
    let Some(to) = to else { return from };
    let size = |amount: &str| amount.rsplit_once(' ').map(|(_, size)| size.to_owned());
    let short = from.rsplit_once(' ').filter(|_| size(&from) == size(&to));
    format!("{}–{to}", short.map_or(&*from, |(digits, _)| digits))
}

/// Jin as tonnes; exact, as 2,000 jin are a tonne.
fn in_tonnes(jin: Decimal) -> Option<Decimal> {
    jin.checked_div(Decimal::from(2_000))
}

/// A figure of a multiple of the jin in tonnes.
fn metric(figure: &Figure, unit: &str) -> Option<String> {
    let (_, times, _) = parts(unit).filter(|(.., english)| english == "jin")?;
    let tonnes = |number: &Number| {
        Some(spelled(in_tonnes(number.value().checked_mul(Decimal::from(times))?)?.normalize()))
    };
    let to = match &figure.to {
        Some(to) => Some(tonnes(to)?),
        None => None,
    };
    Some(span(tonnes(&figure.number)?, to))
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
        check("1.43", "万亿斤", "trillion jin of 500 g", "1.43 trillion jin (715 million tonnes)");
        check("62", "万亩", "10,000 mu of 1/15 ha", "620,000 mu");
        check("3", "万套(间)", "10,000 homes", "30,000 homes");
        check("90", "万剂次", "10,000 doses", "900,000 doses");
        check("30", "万吨级", "10,000 tonne class", "300,000 tonne class");
        check("-5.2", "%", "%", "−5.2%");
        check("1152", "个", "", "1,152");
        check("1.2", "万户", "tens of thousands", "12,000");
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
        check(Lang::En, "162", "亿斤", Some("百万吨"));
        check(Lang::En, "900", "斤", Some("公斤"));
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
        let grain = Figure { number: Decimal::from(160).into(), to: None, bound: Bound::AtLeast };
        assert_eq!(figure(Lang::En, &grain, "亿斤"), "at least 16 billion jin (8 million tonnes)");
    }

    proptest! {
        #[test]
        fn any_unit_is_answered(unit in ".*", number in any::<i64>()) {
            let _ = self::number(Lang::En, Decimal::from(number), &unit);
            prop_assert_eq!(self::unit(Lang::Zh, &unit), unit);
        }
    }
}
