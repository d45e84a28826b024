//! What an observation names, in typed parts: the action, the object, its qualifiers and its level of government.
//!
//! | name | actions | object |
//! | --- | --- | --- |
//! | 新增集中供热面积 | make | 集中供热 |
//! | 新增城区集中供热 | make | 集中供热, in 城区 |
//! | 稳定脱贫贫困人口 | reduce | 贫困人口 |
//! | 谋划实施省、市重点项目 | none | 省市重点项目 |
//!
//! Two names are alike if no part that both give differs, and their objects are one:
//!
//! | one | other | |
//! | --- | --- | --- |
//! | 污水收集率 | 污水集中收集率 | one: a word more within it |
//! | 公办小学和学前教育集团 | 小学和幼教教育集团 | one: a qualifier more, and words that mean the same |
//! | 小学和初中教育集团 | 初中和小学教育集团 | one: a long head and most pairs |
//! | 新建幼儿园 | 改扩建幼儿园 | two actions |
//! | 省级示范合作社 | 市级示范合作社 | two levels |
//! | 学位 | 高中学位 | two: a word before it narrows it down |

use std::collections::BTreeSet;

use crate::compare::task_match::{Pair, pairs};
use crate::model::Observation;

/// What is done with the things that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WorkKind {
    /// New things come into being or come here.
    Make,
    /// Old things are mended or enlarged.
    Renew,
    /// Both together.
    MakeAndRenew,
    /// Work begins.
    Start,
    /// Work ends.
    Finish,
    /// Things are brought in.
    Raise,
    /// Things are handed out.
    Allot,
    /// Fewer things remain.
    Reduce,
    /// Any action.
    Any,
}

/// Verbs before or after the object. Of two that begin alike, the longer stands first.
const VERBS: &[(WorkKind, &[&str])] = &[
    (WorkKind::MakeAndRenew, &["新建和改造", "新建改造", "新建改建", "新建扩建", "新改扩建", "新改建"]),
    (WorkKind::Start, &["新开工建设", "开工建设", "新开工", "开工"]),
    (WorkKind::Finish, &["建成投产", "建成投用", "竣工", "投用", "投产", "通车"]),
    (
        WorkKind::Make,
        &[
            "新组建",
            "新增加",
            "新增",
            "净增",
            "新建",
            "组建",
            "新引进",
            "引进",
            "引入",
            "引育",
            "新认定",
            "认定",
            "新获批",
            "获批",
            "新设立",
            "新设",
            "设立",
            "引进培育",
            "成功落户",
            "落户",
            "落地",
            "挂牌成立",
            "成立",
        ],
    ),
    (
        WorkKind::Renew,
        &["改造提升", "升级改造", "提升改造", "新改造", "改扩建", "改建", "扩建", "改造", "修缮"],
    ),
    (WorkKind::Raise, &["建设筹集", "筹集建设", "筹集", "筹建"]),
    (WorkKind::Allot, &["供应分配", "供应", "分配", "配租", "配售"]),
    (WorkKind::Reduce, &["减少", "退出", "脱贫", "减贫", "摘帽", "压减", "淘汰", "消除"]),
    (
        WorkKind::Any,
        &[
            "谋划", "列入", "实施", "推进", "完成", "实现", "建成", "建设", "打造", "达到", "启动", "稳定",
            "全年", "累计", "任务", "各类", "通过", "力争", "安排",
        ],
    ),
];

/// Words for the area of a thing, which one of two reports may leave out.
pub(super) const AREAS: &[&str] =
    &["农村", "城市", "城镇", "城区", "中心城区", "县城", "乡镇", "城乡", "全域"];

/// Words for the whole place or for who runs a thing, which one of two reports may leave out too.
const OTHER_QUALIFIERS: &[&str] = &["全县", "全市", "全区", "公办", "民办", "全职"];

/// Words for a level of government. 国家级 and 省级 things are counted apart.
const LEVELS: &[&str] = &["国家", "省级", "市级", "区级", "县级", "街道", "社区", "村级"];

/// Words for the measure of a thing, which its unit states as well.
const MEASURES: &[&str] = &["面积", "数量", "总数", "人数", "户数", "规模", "里程"];

/// Words of the trade that mean the same: the first one stands for all.
const SAME: &[(&str, &[&str])] = &[
    ("创新平台", &["创新载体"]),
    ("保障性住房", &["公共住房", "保障房"]),
    ("学前教育", &["幼教教育"]),
    ("规模以上", &["规上"]),
    ("高新技术企业", &["国家高新技术企业", "国高企业"]),
    ("人才住房", &["人才房"]),
    ("老旧小区", &["老旧住宅小区", "老住宅小区", "老旧住宅区", "老住宅区"]),
    ("户厕", &["农村厕所", "农村户厕", "卫生厕所"]),
    ("国省控", &["国控省控", "国控和省控"]),
];

/// Ends of an object that say what is measured of a thing, not which thing.
const MEASURED: &[&str] = &[
    "增量",
    "增速",
    "变动",
    "标准",
    "比例",
    "占比",
    "价格",
    "收入",
    "主营业务",
    "营业",
    "销售",
    "产值",
    "产量",
    "增加值",
    "投资",
    "固定资产",
    "支出",
    "利用率",
    "处理率",
    "覆盖率",
    "达标率",
];

/// Objects that are too general to identify a thing.
const GENERAL: &[&str] =
    &["项目", "工程", "企业", "投资", "活动", "任务", "道路", "资金", "总投资", "重点项目"];

/// The fewest characters of an object that may match another one without being equal to it.
const LONG: usize = 4;

/// The least proportion of pairs of two objects with a long common head, in percent.
const HALF: usize = 50;

/// What an observation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    actions: BTreeSet<WorkKind>,
    object: Vec<char>,
    pairs: BTreeSet<Pair>,
    qualifiers: Vec<&'static str>,
    levels: Vec<&'static str>,
    numerals: String,
}

impl Named {
    /// The names of an observation: its own, and the one in the text.
    pub(super) fn of(observation: &Observation) -> Vec<Self> {
        let names = observation.as_written.as_deref().into_iter().chain([&*observation.indicator]);
        names.map(Self::parse).collect()
    }

    fn parse(name: &str) -> Self {
        let mut rest: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        for (one, others) in SAME {
            for other in *others {
                rest = rest.replace(other, one);
            }
        }
        let (mut actions, mut qualifiers) = (BTreeSet::new(), Vec::new());
        loop {
            let without = |word: &str| {
                let cut = rest.strip_prefix(word).or_else(|| rest.strip_suffix(word))?;
                (!cut.is_empty()).then(|| cut.to_owned())
            };
            let verb = VERBS
                .iter()
                .flat_map(|(action, words)| words.iter().map(move |word| (*action, *word)))
                .find_map(|(action, word)| Some((action, without(word)?)));
            if let Some((action, cut)) = verb {
                actions.extend((action != WorkKind::Any).then_some(action));
                rest = cut;
                continue;
            }
            let qualifier = AREAS
                .iter()
                .chain(OTHER_QUALIFIERS)
                .find_map(|qualifier| Some((*qualifier, rest.strip_prefix(qualifier)?.to_owned())));
            if let Some((qualifier, cut)) = qualifier.filter(|(_, cut)| cut.chars().count() > 1) {
                qualifiers.push(qualifier);
                rest = cut;
                continue;
            }
            let Some(cut) = MEASURES.iter().find_map(|word| rest.strip_suffix(word)).map(str::to_owned)
            else {
                break;
            };
            if cut.chars().count() < 2 {
                break;
            }
            rest = cut;
        }
        Self {
            actions,
            pairs: pairs(&rest),
            qualifiers,
            levels: LEVELS.iter().copied().filter(|level| rest.contains(level)).collect(),
            numerals: rest.chars().filter(|c| c.is_numeric()).collect(),
            object: rest.chars().collect(),
        }
    }

    /// How alike two names are, in percent; `None` if they name two things.
    pub(super) fn alike(&self, other: &Self) -> Option<usize> {
        let is_general = |named: &Self| {
            let object: String = named.object.iter().collect();
            named.object.len() < 2 || GENERAL.contains(&object.as_str())
        };
        let qualifiers_differ = !self.qualifiers.is_empty()
            && !other.qualifiers.is_empty()
            && self.qualifiers != other.qualifiers;
        if qualifiers_differ
            || self.levels != other.levels
            || self.numerals != other.numerals
            || !self.is_same_action(other)
            || is_general(self)
            || is_general(other)
        {
            return None;
        }
        if self.object == other.object {
            let is_long = self.object.len() >= LONG || self.actions == other.actions;
            // Of two results, the one that names the same action is nearer.
            return is_long.then_some(if self.actions == other.actions { 100 } else { 95 });
        }
        let (short, long) = if self.object.len() < other.object.len() {
            (&self.object, &other.object)
        } else {
            (&other.object, &self.object)
        };
        let head = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
        // 医保标准 and 养老金标准 have only their measure in common.
        let measure = measure(long);
        let is_longer_within = short.len() >= LONG
            && 3 * short.len() >= 2 * long.len()
            && short.first() == long.first()
            && head >= 2
            && is_subsequence(short, long);
        let shared = proportion(&self.pairs, &other.pairs);
        (is_longer_within || head >= LONG + measure && head < short.len() && shared >= HALF).then_some(shared)
    }

    /// Whether two names can mean one action: one of them names none, both name the same one, or both name steps of
    /// making something.
    fn is_same_action(&self, other: &Self) -> bool {
        let making =
            |named: &Self| named.actions.iter().all(|a| matches!(a, WorkKind::Make | WorkKind::Start));
        self.actions.is_empty()
            || other.actions.is_empty()
            || self.actions.intersection(&other.actions).next().is_some()
            || making(self) && making(other)
    }
}

/// The number of characters that say what is measured at the end of an object.
fn measure(object: &[char]) -> usize {
    let mut rest: String = object.iter().collect();
    while let Some(cut) = MEASURED.iter().find_map(|word| rest.strip_suffix(word)) {
        rest.truncate(cut.len());
    }
    object.len() - rest.chars().count()
}

fn is_subsequence(short: &[char], long: &[char]) -> bool {
    let mut long = long.iter();
    short.iter().all(|c| long.any(|other| other == c))
}

/// The proportion of pairs that two names have in common, in percent of all.
pub(super) fn proportion(a: &BTreeSet<Pair>, b: &BTreeSet<Pair>) -> usize {
    let shared = a.intersection(b).count();
    (200 * shared).checked_div(a.len() + b.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let (a, b) = (Named::parse(one), Named::parse(other));
        assert_eq!(a.alike(&b).is_some(), expected, "{a:?} {b:?}");
        assert_eq!(b.alike(&a).is_some(), expected, "{b:?} {a:?}");
    }

    #[test]
    fn one_thing_in_other_words() {
        check("新增集中供热面积", "新增城区集中供热", true);
        check("谋划实施省、市重点项目", "列入省市重点项目", true);
        check("农村贫困人口减少", "稳定脱贫贫困人口", true);
        check("污水收集率", "污水集中收集率", true);
        check("新增市级以上创新载体", "新增市级以上创新平台", true);
        check("组建公办小学和学前教育集团", "小学和幼教教育集团", true);
        check("农村敬老院改造", "改造提升敬老院", true);
        check("新增新型渔业机构", "成功落户新型渔业机构", true);
        check("引进“海燕人才”", "新认定“海燕人才”", true);
        check("筹集人才住房和保障性住房", "筹建人才房和保障房", true);
        check("新改造农村厕所", "改造户厕", true);
        check("国控、省控断面水质达标率", "国省控断面水质达标率", true);
    }

    #[test]
    fn two_things() {
        check("新建幼儿园", "改扩建幼儿园", false);
        check("省级示范合作社", "市级示范合作社", false);
        check("新增学位", "新增高中学位", false);
        check("筹集公共住房", "分配公共住房", false);
        check("中心城区集贸市场", "农村集贸市场", false);
        check("110千伏变电站", "220千伏变电站", false);
        check("新开工项目", "竣工项目", false);
        check("推进重点项目", "谋划重点项目", false);
        check("能源煤化工主营业务收入", "渔业加工主营业务收入", false);
        check("居民医保标准增量", "城乡居民基础养老金最低标准增量", false);
    }

    proptest! {
        #[test]
        fn never_panics_and_is_symmetric(one in "[新建改造增城区农村面积人数桥水厂,、1]{0,12}", other in ".{0,12}") {
            let (a, b) = (Named::parse(&one), Named::parse(&other));
            prop_assert_eq!(a.alike(&b), b.alike(&a));
        }
    }
}
