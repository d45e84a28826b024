//! 口径: whether a target and a result count one thing. If they do not, both are shown without a verdict.
//!
//! | target | result | |
//! | --- | --- | --- |
//! | 新增渔业企业 200 家 | 渔业企业达 370 家 | an increase, and all there are |
//! | 创建示范渔村 18 个 | 累计创建示范渔村 160 个 | of a year, and of all years |
//! | 供应渔民住房 500 套 | 新开工渔民住房 180 套 | two steps of one work |
//! | 投入 2 亿元实施民生项目 | 投入 7 亿元服务渔业 | what a sentence calls so need not be one thing |
//! | 新办幼儿园，增加学位 120 个 | 新增学位 3690 个 | a part, and the whole |
//!
//! What is counted is said by the name, else by the last word for it in the clause before the figure.

use super::cell::is_generic;
use crate::model::Observation;
use crate::quantity::Unit;

/// What a number of things counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    /// The new ones of a year.
    New,
    /// Those whose work began.
    Begun,
    /// Those whose work ended.
    Finished,
    /// Those that were provided for later use.
    Raised,
    /// Those that were handed out.
    Allotted,
    /// The sum of several years.
    Summed,
    /// All there are. Behind another word it says no more than 为: 新增就业达 3 万人.
    All,
}

/// Words for what is counted. Of two that begin alike, the longer one stands first.
const COUNTS: &[(Count, &[&str])] = &[
    (Count::Begun, &["新开工", "再开工", "开工", "动工"]),
    (Count::All, &["总数", "拥有", "现有", "共有", "达到", "达", "增至", "增加到", "发展到", "突破"]),
    (
        Count::New,
        &[
            "新增",
            "净增",
            "新建",
            "新改建",
            "新引进",
            "引进",
            "新认定",
            "新登记",
            "新设立",
            "新培育",
            "新办",
            "增加",
        ],
    ),
    (Count::Finished, &["竣工", "完工"]),
    (Count::Raised, &["筹集", "筹建"]),
    (Count::Allotted, &["供应", "分配", "配租", "配售"]),
    (Count::Summed, &["累计"]),
];

/// Words before 累计 that make it the sum of one year's months.
const OF_A_YEAR: &[&str] = &["全年", "今年", "去年", "年内", "当年", "本年"];

/// Stages of school, as bits: 幼儿园, 小学, 初中, 高中.
const STAGES: &[(&str, u8)] = &[
    ("基础教育", 0b1111),
    ("义务教育", 0b0110),
    ("中小学", 0b1110),
    ("幼儿园", 0b0001),
    ("学前", 0b0001),
    ("幼教", 0b0001),
    ("小学", 0b0010),
    ("初中", 0b0100),
    ("高中", 0b1000),
];

/// Whether a target and a result count different things.
pub(super) fn differs(target: &Observation, result: &Observation) -> bool {
    let seats = target.indicator.contains("学位") && result.indicator.contains("学位");
    let is_vague = target.evidence.origin.is_prose() && is_generic(target);
    !Unit::parse(&target.unit).is_rate()
        && (is_vague
            || is_other_count(counted(target), counted(result))
            || seats && stages(target) != stages(result))
}

fn is_other_count(target: Option<Count>, result: Option<Count>) -> bool {
    match (target, result) {
        (None, result) => result == Some(Count::Summed),
        (Some(_), None) => false,
        (Some(Count::All), Some(result)) => result == Count::New,
        (Some(target), Some(Count::All)) => target == Count::New,
        (Some(target), Some(result)) => target != result,
    }
}

/// What a figure counts.
fn counted(one: &Observation) -> Option<Count> {
    let named = last_count(one.as_written.as_deref().unwrap_or(&one.indicator));
    named.filter(|count| *count != Count::All).or_else(|| clause_before(one).and_then(last_count)).or(named)
}

/// What the last word for it in a clause says; [`Count::All`] only if no other word does.
fn last_count(words: &str) -> Option<Count> {
    let mut last = None;
    for (at, _) in words.char_indices() {
        let (before, rest) = words.split_at_checked(at).unwrap_or_default();
        let said = COUNTS.iter().find(|(_, words)| words.iter().any(|word| rest.starts_with(word)));
        match said.map(|(count, _)| *count) {
            Some(Count::Summed) if OF_A_YEAR.iter().any(|year| before.contains(year)) => {}
            Some(Count::All) => last = last.or(Some(Count::All)),
            Some(count) => last = Some(count),
            None => {}
        }
    }
    last
}

/// The stages of school that a number of 学位 is about: by its name, else by the words before it in its sentence.
fn stages(one: &Observation) -> u8 {
    let of = |words: &str| {
        STAGES.iter().filter(|(word, _)| words.contains(word)).fold(0, |all, (_, stages)| all | stages)
    };
    let named = of(one.as_written.as_deref().unwrap_or(&one.indicator));
    let sentence = || around(one)?.0.rsplit(['。', '；']).next().map(of);
    Some(named).filter(|stages| *stages > 0).or_else(sentence).unwrap_or_default()
}

/// The words of its clause before a figure.
pub(super) fn clause_before(one: &Observation) -> Option<&str> {
    around(one)?.0.rsplit(['，', '。', '；', ',', '\n']).next()
}

/// The words of its quote before and behind a figure.
pub(super) fn around(one: &Observation) -> Option<(&str, &str)> {
    let quote = one.evidence.quote.as_deref()?;
    let number = one.value.figure()?.number.to_string();
    let stands = || {
        quote.match_indices(&*number).filter_map(|(at, _)| {
            let (before, rest) = quote.split_at_checked(at)?;
            let behind = rest.strip_prefix(&*number)?;
            let digit = |c: char| c.is_ascii_digit() || c == '.';
            (!before.ends_with(digit) && !behind.starts_with(digit)).then_some((before, behind))
        })
    };
    stands().find(|(_, behind)| behind.starts_with(&*one.unit)).or_else(|| stands().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bound, Figure, Kind, Number, Period, Value};

    /// The observation of the first number of a sentence.
    fn of(name: &str, sentence: &str) -> Observation {
        let from = sentence.find(|c: char| c.is_ascii_digit()).expect("a number");
        let (_, rest) = sentence.split_at(from);
        let to = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, unit) = rest.split_at(to);
        let figure =
            Figure { number: Number::from_text(number).expect("a number"), to: None, bound: Bound::Exactly };
        let unit: String = unit.chars().take(1).collect();
        let value = Value::Stated(figure);
        let mut one =
            Observation::new(name.into(), Period::Year(2024), Kind::Actual, value, unit.as_str().into());
        one.evidence.quote = Some(sentence.to_owned());
        one
    }

    #[test]
    fn new_ones_all_and_steps_are_counted_apart() {
        let check = |target: &str, result: &str, expected: bool| {
            let (target, result) = (of("渔业企业", target), of("渔业企业", result));
            assert_eq!(differs(&target, &result), expected, "{target:?} {result:?}");
        };
        check("新增渔业企业20家", "新增渔业企业达23家", false);
        check("新增渔业企业20家", "引进渔业企业23家", false);
        check("新增渔业企业20家", "渔业企业达37家", true);
        check("新增渔业企业20家", "渔业企业23家", false);
        check("渔业企业总数超过40家", "新增渔民合作社、渔业企业9家", true);
        check("渔业企业总数超过40家", "渔业企业达41家", false);
        check("培育渔业企业18家", "累计培育渔业企业160家", true);
        check("培育渔业企业18家", "全年累计培育渔业企业20家", false);
        check("开工建设渔民住房18套", "新开工渔民住房20套", false);
        check("供应渔民住房18套", "新开工渔民住房20套", true);
        check("竣工渔民住房18套", "渔民住房20套", false);
        check("筹集渔民住房18套", "渔民住房达20套", false);
    }

    #[test]
    fn seats_are_counted_by_stage() {
        let check = |target: &str, result: &str, expected: bool| {
            let (target, result) = (of("新增学位", target), of("新增学位", result));
            assert_eq!(differs(&target, &result), expected, "{target:?} {result:?}");
        };
        check("新办幼儿园，增加学位120个", "新增学位369个", true);
        check("建成中小学和幼儿园，新增学位120个", "新增基础教育学位369个", false);
        check("新增学位120个", "新增学位369个", false);
    }
}
