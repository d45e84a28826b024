//! Names of indicators, and the short notes that reports give with figures, in English.
//!
//! | name | English |
//! | --- | --- |
//! | 国内生产总值增速 | GDP growth |
//! | 粮食产量降幅 | Grain output, reduction: known in the catalogue, composed for its rate |
//! | 城镇居民人均可支配收入名义增速 | Urban disposable income per person, nominal growth |
//! | 地区生产总值年均增速 | GDP, average growth per year |
//! | 进出口总额增速高于全省 | Imports and exports growth, compared with the province |
//! | 工业投资占固定资产投资比重 | Industrial investment as a share of fixed-asset investment |
//! | 杨梅销售收入 | none: the Chinese name stands alone |

use super::Lang;
use crate::model::catalog;

/// The name of an indicator in running text: English where one is known.
#[must_use]
pub fn indicator(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => name.to_owned(),
        Lang::En => english(name).unwrap_or_else(|| name.to_owned()),
    }
}

/// The name of an indicator with the Chinese name behind an English one, for tables that leave the page.
#[must_use]
pub fn full(lang: Lang, name: &str) -> String {
    match english(name).filter(|_| lang == Lang::En) {
        Some(english) => format!("{english} {name}"),
        None => name.to_owned(),
    }
}

/// What a name adds behind a known one.
const ENDINGS: &[(&str, &str)] = &[
    ("实际增速", "real growth"),
    ("名义增速", "nominal growth"),
    ("年均增速", "average growth per year"),
    ("累计增速", "growth over several years"),
    ("环比增速", "growth on the period before"),
    ("累计变动", "change over several years"),
    ("变动", "change"),
    ("增量", "increase"),
    ("减量", "decrease"),
    ("倍数", "multiple of an earlier value"),
    ("目标完成率", "share of the target reached"),
];

/// Places that a figure is compared with.
const OTHERS: &[(&str, &str)] = &[
    ("全国", "the country"),
    ("全国平均", "the national average"),
    ("全国平均水平", "the national average"),
    ("全省", "the province"),
    ("全省平均", "the provincial average"),
    ("全省平均水平", "the provincial average"),
    ("全市", "the city"),
    ("全市平均", "the city's average"),
    ("全市平均水平", "the city's average"),
    ("全区", "the region"),
];

/// The English name of an indicator that the catalogue knows, or that is made of names it knows.
#[must_use]
pub fn english(name: &str) -> Option<String> {
    if let Some(known) = catalog::find(name) {
        return Some(known.english.to_owned());
    }
    let ending = |(ending, english): &(&str, &str)| {
        let known = catalog::find(name.strip_suffix(ending)?)?;
        Some(format!("{}, {english}", known.english))
    };
    ENDINGS
        .iter()
        .find_map(ending)
        .or_else(|| led(name))
        .or_else(|| share(name))
        .or_else(|| rate(name))
        .or_else(|| bare(name))
}

/// A known name with a verb before it or a noun behind it that add nothing.
fn bare(name: &str) -> Option<String> {
    let known = |name: &str| catalog::find(name).map(|known| known.english.to_owned());
    let before = ["安排", "拟安排", "发行", "计划", "力争", "完成", "实现"]
        .iter()
        .find_map(|verb| name.strip_prefix(verb));
    let behind =
        |name: &str| ["规模", "总量", "总数", "数量"].iter().find_map(|noun| known(name.strip_suffix(noun)?));
    behind(name).or_else(|| known(before?)).or_else(|| behind(before?))
}

/// A lead over another place, or how far it is behind.
fn led(name: &str) -> Option<String> {
    let (of, other) = ["高于", "低于"].iter().find_map(|word| name.split_once(word))?;
    let other = OTHERS.iter().find(|(chinese, _)| *chinese == other)?.1;
    Some(format!("{}, compared with {other}", catalog::find(of)?.english))
}

/// The share of one known indicator in another.
fn share(name: &str) -> Option<String> {
    let (part, rest) = name.split_once('占')?;
    let whole =
        ["的比重", "比重", "的比例", "比例", "占比", "比"].iter().find_map(|end| rest.strip_suffix(end))?;
    let (part, whole) = (catalog::find(part)?, catalog::find(whole)?);
    Some(format!("{} as a share of {}", part.english, super::chart::within_sentence(whole.english)))
}

/// The rate of a known indicator.
fn rate(name: &str) -> Option<String> {
    let (known, rate) = catalog::rate_of(name)?;
    let rate = match rate {
        "增速" => " growth",
        "降幅" => ", reduction",
        _ => " (share)",
    };
    Some(format!("{}{rate}", known.english))
}

/// A note that a report gives with a figure: in English if it is one of the usual ones.
#[must_use]
pub fn note(lang: Lang, note: &str) -> String {
    let known = NOTES.iter().find(|(chinese, _)| *chinese == note).filter(|_| lang == Lang::En);
    known.map_or(note, |(_, english)| *english).to_owned()
}

const NOTES: &[(&str, &str)] = &[
    ("每人每年", "per person per year"),
    ("每人每月", "per person per month"),
    ("年末", "year-end"),
    ("全年平均", "average of the year"),
    ("当年预计", "estimate for the year"),
    ("预计", "estimate"),
    ("初步统计", "preliminary"),
    ("同口径", "like for like"),
    ("扣除价格因素", "in real terms"),
    ("“十三五”规划目标", "target of the 13th Five-Year Plan"),
    ("“十四五”规划目标", "target of the 14th Five-Year Plan"),
    ("“十四五”末", "at the end of the 14th Five-Year Plan"),
    ("地级及以上城市", "cities at prefecture level and above"),
    ("口径各年不尽相同", "the definition differs between years"),
    ("首次列为预期目标", "a target for the first time"),
    ("首次达到这一水平", "this level for the first time"),
    ("开工数", "homes begun"),
    ("见于五年成就", "told in a review of five years"),
    ("与经济增长同步", "in step with economic growth"),
    ("与经济增长基本同步", "roughly in step with economic growth"),
    ("城乡居民收入与经济增长同步", "urban and rural incomes in step with economic growth"),
    ("高于经济增速", "above economic growth"),
    ("高于全国平均", "above the national average"),
    ("高于经济增速和全国平均", "above economic growth and the national average"),
    ("全国平均水平以上", "above the national average"),
    ("正增长", "growth above zero"),
    ("争取正增长", "growth above zero, if possible"),
    ("持平", "unchanged"),
    ("基本持平", "nearly unchanged"),
    ("与上年持平", "unchanged on the year before"),
    ("报告有意不设经济增速目标", "the report sets no growth target on purpose"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(english(name).as_deref().unwrap_or("-"), expected, "{name}");
    }

    #[test]
    fn names_are_english_where_known() {
        check("国内生产总值", "GDP");
        check("全省地区生产总值增速", "GDP growth");
        check("社零", "Retail sales");
        check("规上工业增加值增速", "Industrial value added growth");
        check("单位国内生产总值能耗降幅", "Energy use per unit of GDP, reduction");
        check("CPI涨幅", "Consumer price inflation (CPI)");
        check("全社会研发经费投入强度", "R&D spending as a share of GDP");
        check("城镇居民人均可支配收入名义增速", "Urban disposable income per person, nominal growth");
        check("茶叶产量降幅", "Tea output, reduction");
        check("一般公共预算支出规模", "General public budget spending");
        check("安排地方政府专项债券", "Local government special bonds");
        check("地区生产总值年均增速", "GDP, average growth per year");
        check("进出口总额增速高于全省", "Imports and exports growth, compared with the province");
        check("第三产业增加值占地区生产总值比重", "Service sector's share of GDP");
        check("工业投资占固定资产投资比重", "Industrial investment as a share of fixed-asset investment");
        check("杨梅销售收入", "-");
    }

    #[test]
    fn english_names_are_distinct() {
        let mut names: Vec<&str> = catalog::all().iter().map(|known| known.english).collect();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|pair| matches!(pair, [a, b] if a == b)).collect();
        assert!(twice.is_empty(), "{twice:?}");
        for known in catalog::all() {
            assert!(!known.english.is_empty(), "{}", known.id);
        }
    }
}
