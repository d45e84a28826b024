//! The catalogue of known indicators: names, topic, unit and direction.
//!
//! | written | normal form | found as |
//! | --- | --- | --- |
//! | `全县国内生产总值` | `GDP` | 地区生产总值 |
//! | `GDP增长率` | `GDP增速` | 地区生产总值增速 |
//! | `规上工业增加值` | `规模以上工业增加值` | 规模以上工业增加值 |
//! | `城镇新增就业人数` | `城镇新增就业` | 城镇新增就业 |
//! | `税收占财政收入的比重` | `税收占财政收入占比` | 税收占比 |
//! | `茶叶产值` | `茶叶产值` | nothing: not in the catalogue |

mod headline;
mod memo;
mod table;

pub use headline::{headlines, slots};
pub(crate) use memo::Memo;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Direction, Topic};

/// A known indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// A short stable name for links and code: `gdp`.
    pub id: &'static str,
    /// The usual Chinese name.
    pub name: &'static str,
    /// The usual English name.
    pub english: &'static str,
    /// Other names of the indicator, except those with the same [`normal_form`].
    pub aliases: &'static [&'static str],
    /// Its topic.
    pub topic: Topic,
    /// Its usual unit at county level.
    pub unit: &'static str,
    /// Which way is better.
    pub direction: Direction,
}

/// All known indicators, by topic.
#[must_use]
pub fn all() -> &'static [Indicator] {
    table::all()
}

/// The most bytes of a spelling of a known name; the longest name has 63 bytes. A longer text is not searched for.
const LONGEST_SPELLING: usize = 300;

/// The indicator with this name or alias, in any spelling with the same [`normal_form`].
#[must_use]
pub fn find(name: &str) -> Option<&'static Indicator> {
    if name.len() > LONGEST_SPELLING {
        return None;
    }
    thread_local! { static FOUND: Memo<Option<&'static Indicator>> = Memo::default(); }
    FOUND.with(|found| {
        found.answer(name, |name| {
            let form = normal_form(name);
            of_form(&form).or_else(|| {
                let (stem, rate) = rate_of(&form)?;
                of_form(&format!("{}{rate}", normal_form(stem.name)))
            })
        })
    })
}

/// The known indicator of which `name` is a rate, and the kind of rate: 粮食总产量增长率 is the 增速 of 粮食产量.
/// The rate itself need not be in the catalogue.
#[must_use]
pub fn rate_of(name: &str) -> Option<(&'static Indicator, &'static str)> {
    if name.len() > LONGEST_SPELLING {
        return None;
    }
    let form = normal_form(name);
    let (stem, rate) = rate(&form)?;
    Some((of_form(stem)?, rate))
}

/// The indicator's name without a suffix for growth: 地区生产总值同比增速 becomes 地区生产总值. Any other name is
/// unchanged.
#[must_use]
pub fn without_growth(name: &str) -> &str {
    let growth = RATES.iter().filter(|(rate, _)| *rate == "增速").flat_map(|(_, endings)| *endings);
    let stem = growth.filter_map(|ending| without_end(name, ending)).next().unwrap_or(name);
    AGAINST.iter().find_map(|words| without_end(stem, words)).unwrap_or(stem)
}

fn of_form(form: &str) -> Option<&'static Indicator> {
    static BY_FORM: OnceLock<HashMap<String, &Indicator>> = OnceLock::new();
    let by_form = BY_FORM.get_or_init(|| {
        let names = |i: &'static Indicator| i.aliases.iter().copied().chain([i.name]).map(move |n| (n, i));
        all().iter().flat_map(names).map(|(name, i)| (normal_form(name), i)).collect()
    });
    by_form.get(form).copied()
}

/// The indicator with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Indicator> {
    all().iter().find(|i| i.id == id)
}

/// Prefixes that only say that the figure covers the whole place or year, or that it is a result or
/// target.
const LEADS: &[&str] = &[
    "全国",
    "全省",
    "全自治区",
    "全市",
    "全州",
    "全县",
    "全区",
    "全旗",
    "全镇",
    "全乡",
    "全街道",
    "全村",
    "全社会",
    "全年",
    "全体",
    "累计",
    "实现",
    "完成",
    "预计",
    "力争",
];

/// Spellings and their replacements, applied in this order.
const SPELLINGS: &[(&str, &str)] = &[
    ("国内生产总值", "GDP"),
    ("地区生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("GDP(GDP)", "GDP"),
    ("PM_2.5", "PM2.5"),
    ("PM2_5", "PM2.5"),
    ("细颗粒物(PM2.5)", "PM2.5"),
    ("细颗粒物", "PM2.5"),
    ("银行业金融机构", "金融机构"),
    ("银行金融机构", "金融机构"),
    ("银行机构本外币", "金融机构本外币"),
    ("(AQI)", ""),
    ("AQI", ""),
    ("规上", "规模以上"),
    ("规模工业", "规模以上工业"),
    ("限上", "限额以上"),
    ("R&D", "研发"),
    ("相当于", "占"),
    ("占全国GDP", "占GDP"),
    ("占全省GDP", "占GDP"),
    ("占全市GDP", "占GDP"),
    ("占全县GDP", "占GDP"),
    ("占全区GDP", "占GDP"),
    ("常住居民", "居民"),
    ("市场主体", "经营主体"),
    ("营业里程", "里程"),
    ("运营里程", "里程"),
    ("通车里程", "里程"),
    ("万人口", "万人"),
    ("千人口", "千人"),
];

/// The [`characters`] of each spelling. Most names contain none of the spellings; comparing these sets finds that
/// faster than searching the name.
const NEEDED: &[u64; SPELLINGS.len()] = &{
    let mut needed = [0; SPELLINGS.len()];
    let mut at = 0;
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    while at < needed.len() {
        needed[at] = characters(SPELLINGS[at].0);
        at += 1;
    }
    needed
};

/// The set of a text's bytes modulo 64. If a text contains another, its set includes that of the other.
const fn characters(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut set, mut at) = (0, 0);
    #[allow(clippy::indexing_slicing, reason = "below the length")]
    while at < bytes.len() {
        set |= 1 << (bytes[at] & 63);
        at += 1;
    }
    set
}

/// Suffixes and their replacements: growth rate, reduction, proportion.
const RATES: &[(&str, &[&str])] = &[
    ("增速", &["增速", "增长速度", "增长率", "增长幅度", "增幅", "涨幅", "增长", "上涨"]),
    ("降幅", &["降幅", "下降幅度", "下降率", "降低率", "下降", "降低"]),
    ("占比", &["占比", "比重", "比例", "比率"]),
];

/// What can come between an indicator and its rate: 社会消费品零售总额同比增长.
const AGAINST: &[&str] = &["同比", "比上年", "较上年"];

/// Suffixes of amounts that can be omitted.
const AMOUNTS: &[&str] = &["数量", "总额", "总量", "总数", "总值", "额", "量", "数"];

/// Words that end like an amount but are not one. Their endings are kept.
const WHOLE: &[&str] = &["余额", "指数", "系数", "质量", "容量"];

/// A form that is equal for all spellings of one indicator. An indicator and its growth have
/// different forms. Not for display: it may omit words that a reader needs.
#[must_use]
pub fn normal_form(name: &str) -> String {
    let mut form: String = name.chars().filter(|c| !is_decoration(*c)).map(half_width).collect();
    form.make_ascii_uppercase();
    let mut holds = characters(&form);
    for ((spelling, usual), needs) in SPELLINGS.iter().zip(NEEDED) {
        if holds & needs == *needs && form.contains(spelling) {
            form = form.replace(spelling, usual);
            holds = characters(&form);
        }
    }
    let form = without_leads(&form);
    match rate(form) {
        Some((stem, rate)) => {
            let stem = AGAINST.iter().find_map(|words| without_end(stem, words)).unwrap_or(stem);
            format!("{}{rate}", without_amount(stem))
        }
        None => without_amount(form).to_owned(),
    }
}

/// Spaces, quotation marks, and 的: “四上”企业, 税收占财政收入的比重.
fn is_decoration(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '《' | '》' | '的')
}

fn half_width(c: char) -> char {
    match c {
        // PM₂.₅.
        '₀'..='₉' => char::from_u32(u32::from(c) - u32::from('₀') + u32::from('0')).unwrap_or(c),
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn without_leads(mut form: &str) -> &str {
    while let Some(rest) = LEADS.iter().find_map(|lead| form.strip_prefix(lead).filter(|r| is_name(r))) {
        form = rest;
    }
    form
}

/// The indicator of a rate, and the kind of rate.
fn rate(form: &str) -> Option<(&str, &'static str)> {
    RATES.iter().find_map(|(rate, endings)| {
        endings.iter().find_map(|ending| without_end(form, ending)).map(|stem| (stem, *rate))
    })
}

fn without_amount(form: &str) -> &str {
    if WHOLE.iter().any(|word| form.ends_with(word)) {
        return form;
    }
    // 监测户人数 and 监测户数 count different things.
    let people = without_end(form, "人数").filter(|stem| !stem.ends_with('户'));
    let amount = || AMOUNTS.iter().find_map(|ending| without_end(form, ending));
    people.or_else(amount).unwrap_or(form)
}

fn without_end<'a>(form: &'a str, ending: &str) -> Option<&'a str> {
    form.strip_suffix(ending).filter(|stem| is_name(stem))
}

/// Whether a text is long enough to name an indicator: two characters.
fn is_name(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::{Dimension, Unit};

    /// Each line is an indicator's id and its spellings.
    #[test]
    fn spellings_have_one_form() {
        for (id, spellings) in [
            (
                "gdp",
                "国内生产总值 地区生产总值 GDP ＧＤＰ 全县地区生产总值 全年实现地区生产总值 全市国内生产总值（GDP）",
            ),
            ("gdp_growth", "地区生产总值增速 GDP增长率 国内生产总值同比增长 经济增速 经济增长 GDP增幅"),
            ("industry", "规上工业增加值 规模以上工业增加值 全县规上工业增加值"),
            ("industry_growth", "规上工业增加值增速 规模以上工业增加值增长"),
            (
                "fixed_investment",
                "固定资产投资 全社会固定资产投资 固定资产投资额 完成固定资产投资 固定资产投资总额",
            ),
            ("retail", "社会消费品零售总额 社零 社零总额 社会消费品零售额 社消零"),
            ("retail_growth", "社零增速 社会消费品零售总额同比增长 社会消费品零售总额增幅"),
            ("budget_revenue", "一般公共预算收入 地方一般公共预算收入 地方财政一般预算收入"),
            ("fiscal_revenue", "财政总收入 财政收入 全年财政总收入"),
            ("urban_income", "城镇居民人均可支配收入 城镇常住居民人均可支配收入"),
            ("rural_income", "农村居民人均可支配收入 农村常住居民人均可支配收入 农民人均可支配收入"),
            ("grain", "粮食产量 粮食总产量 粮食总产 全年粮食产量"),
            ("jobs", "城镇新增就业 城镇新增就业人数 全年城镇新增就业 新增就业"),
            ("forest", "森林覆盖率 全县森林覆盖率"),
            ("pm25", "PM2.5 pm2.5平均浓度 ＰＭ2.5浓度 细颗粒物浓度"),
            ("energy_cut", "单位GDP能耗降幅 单位国内生产总值能耗下降 单位地区生产总值能耗降低率"),
            ("good_farmland", "高标准农田 高标准农田面积 累计建成高标准农田"),
            ("tertiary_share", "第三产业占比 服务业增加值占GDP的比重 三产比重"),
            ("monitored_homes", "监测户数 防返贫监测户数"),
            ("monitored", "监测户人数 监测对象"),
        ] {
            for spelling in spellings.split(' ') {
                assert_eq!(find(spelling).map(|i| i.id), Some(id), "{spelling} as {}", normal_form(spelling));
            }
        }
    }

    #[test]
    fn different_indicators_have_different_forms() {
        for (a, b) in [
            ("地区生产总值", "地区生产总值增速"),
            ("工业总产值", "规模以上工业总产值"),
            ("财政总收入", "一般公共预算收入"),
            ("居民消费价格指数", "居民消费价格涨幅"),
            ("城镇调查失业率", "城镇登记失业率"),
            ("单位国内生产总值能耗", "单位国内生产总值能耗降幅"),
            ("存款余额", "贷款余额"),
            ("监测户数", "监测户人数"),
            ("增速", "增长率"),
        ] {
            assert_ne!(normal_form(a), normal_form(b));
        }
        for unknown in ["", "增速", "全县", "数", "杨梅销售收入", "茶叶产值增速"] {
            assert_eq!(find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn names_are_unique() {
        let mut owners = HashMap::<String, &str>::new();
        for indicator in all() {
            for name in indicator.aliases.iter().copied().chain([indicator.name]) {
                let other = owners.insert(normal_form(name), indicator.id);
                assert_eq!(other, None, "{name} of {} is written twice", indicator.id);
                assert_eq!(find(name), Some(indicator), "{name}");
            }
            assert_eq!(by_id(indicator.id), Some(indicator), "two are called {}", indicator.id);
        }
        assert!(all().len() >= 150, "{}", all().len());
        for topic in Topic::ALL.into_iter().filter(|topic| *topic != Topic::Other) {
            assert!(all().iter().any(|i| i.topic == topic), "{topic:?}");
        }
    }

    /// The counting units of the catalogue's indicators, and their ratios.
    const COUNTERS: &str = "人 人次 户 个 家 件 项 所 起 份 张 套 只 头 辆 天 年 岁";
    const RATIOS: &[&str] = &["1/10万", "元/人", "吨/万元", "吨标准煤/万元", "微克/立方米"];

    #[test]
    fn units_are_known() {
        for indicator in all() {
            // A unit outside the table has its own dimension: a counting unit, or a ratio.
            if let Dimension::Of(counted) = Unit::parse(indicator.unit).dimension() {
                let counted = &**counted;
                let known =
                    COUNTERS.split_whitespace().chain(RATIOS.iter().copied()).any(|unit| unit == counted);
                assert!(known, "{}: {counted}", indicator.id);
            }
        }
    }

    proptest! {
        #[test]
        fn decorations_change_nothing(
            indicator in prop::sample::select(all()),
            lead in prop::sample::select(LEADS),
            (rate, ending) in prop::sample::select(RATES).prop_flat_map(|(rate, endings)| {
                (Just(rate), prop::sample::select(endings))
            }),
        ) {
            let name = indicator.name;
            prop_assert_eq!(find(&format!("{lead} {name}")), Some(&indicator));
            prop_assert_eq!(find(&format!("{name}同比{ending}")), find(&format!("{name}{rate}")));
        }

        #[test]
        fn any_text_has_a_form(name in ".*") {
            let _ = normal_form(&name);
        }
    }
}
