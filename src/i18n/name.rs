//! Names of indicators, and the short notes that reports give with figures, in English.
//!
//! | name | English |
//! | --- | --- |
//! | 国内生产总值增速 | GDP growth |
//! | 粮食产量降幅 | Grain output, reduction: known in the catalogue, composed for its rate |
//! | 城镇居民人均可支配收入名义增速 | Urban disposable income per person, nominal growth |
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

/// The English name of an indicator that the catalogue knows, or whose rate it knows.
#[must_use]
pub fn english(name: &str) -> Option<String> {
    if let Some(known) = catalog::find(name) {
        return Some(known.english.to_owned());
    }
    for (ending, english) in [("实际增速", "real growth"), ("名义增速", "nominal growth")] {
        if let Some(known) = name.strip_suffix(ending).and_then(catalog::find) {
            return Some(format!("{}, {english}", known.english));
        }
    }
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
