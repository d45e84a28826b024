//! Texts of checks: the finding with its arithmetic, its certainty, and remedies.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a sum | 排查安全隐患：1136 + 6 = 1142，文中为 1152 个 | Safety hazards found: 1136 + 6 = 1142, but the report says 1,152 |
//! | a repair | 招商引资：原文作“L8亿元”，读作 1.8 亿元 | Investment attracted: printed as “L8亿元”, read as 180 million yuan |

use super::compare::{figure, number, percent, period};
use super::{Lang, name, place, unit};
use crate::check::{Certainty, Discrepancy, Finding, Passage, PeriodFault, Remedy};
use crate::compare::Index;
use crate::export::{Sheet, SheetCell};
use crate::model::{Period, Report};

/// The name of a check.
#[must_use]
pub fn title(lang: Lang, discrepancy: &Discrepancy) -> &'static str {
    match discrepancy {
        Discrepancy::Sum { .. } => lang.pick("分项与合计", "Parts and total don't match"),
        Discrepancy::Completion { .. } => lang.pick("完成比例", "Share of the target reached"),
        Discrepancy::Proportion { .. } => lang.pick("比率超出范围", "Share out of range"),
        Discrepancy::Difference { .. } => lang.pick("增减与数值", "Change doesn't match the figures"),
        Discrepancy::Growth { .. } => lang.pick("增速与数值", "Growth doesn't match the figures"),
        Discrepancy::Jump { .. } => lang.pick("疑似单位错误", "Possibly the wrong unit"),
        Discrepancy::Twice { .. } => lang.pick("同一指标两个数", "Two figures for one indicator"),
        Discrepancy::Period { .. } | Discrepancy::Due { .. } => lang.pick("时间", "Date"),
        Discrepancy::Repaired { .. } => lang.pick("待确认的修正", "Corrected while reading"),
        Discrepancy::QuotaAsActual { .. } => lang.pick("任务数当作结果", "Quota given as a result"),
        Discrepancy::QuotaAlone { .. } => lang.pick("只有任务数", "Quota without result"),
        Discrepancy::PartExceeds { .. } => lang.pick("部分大于整体", "Part larger than the whole"),
        Discrepancy::NotAPart { .. } => lang.pick("口径不同", "Different definitions"),
        Discrepancy::Structure { .. } => lang.pick("比重之和", "Shares don't match"),
        Discrepancy::Ratio { .. } => lang.pick("占比", "Share doesn't match the figures"),
        Discrepancy::PerHead { .. } => lang.pick("人均与总量", "Per person and total don't match"),
        Discrepancy::Points { .. } => lang.pick("百分点与比率", "Percentage points don't match the rates"),
        Discrepancy::Calendar { .. } => lang.pick("日期有误", "No such date"),
        Discrepancy::RelativeDate { .. } => lang.pick("年份不明", "Unclear year"),
        Discrepancy::Numbering { .. } => lang.pick("序号", "Numbering"),
        Discrepancy::PlaceName { .. } => lang.pick("地名不一致", "Two names for a place"),
        Discrepancy::HeadingYear { .. } | Discrepancy::SentenceYear { .. } => {
            lang.pick("年份不符", "Year doesn't fit")
        }
        Discrepancy::Repeated { .. } => lang.pick("与上年雷同", "Same as last year"),
        Discrepancy::More { of, .. } => title(lang, of),
    }
}

/// A finding as a sentence with its arithmetic.
#[must_use]
pub fn finding(lang: Lang, finding: &Finding, index: &Index) -> String {
    let said = discrepancy(lang, &finding.discrepancy);
    let name = finding.at.first().and_then(|at| index.observation(*at));
    let name = name.map(|observation| name::indicator(lang, &observation.indicator));
    match (name, &finding.discrepancy) {
        // These sentences already name their subject.
        (_, Discrepancy::Repaired { .. } | Discrepancy::Due { .. }) | (None, _) => said,
        (Some(name), _) => lang.pick(format!("{name}：{said}"), format!("{name}: {said}")),
    }
}

fn discrepancy(lang: Lang, discrepancy: &Discrepancy) -> String {
    match discrepancy {
        Discrepancy::Sum { total, parts, sum, unit } => {
            let parts: Vec<String> = parts.iter().map(|part| number(*part)).collect();
            let sum = format!("{} = {}", parts.join(" + "), number(*sum));
            let total = unit::number(lang, *total, unit);
            lang.pick(format!("{sum}，文中为 {total}"), format!("{sum}, but the report says {total}"))
        }
        Discrepancy::Completion { target, result, unit, stated, computed } => {
            let (target_en, result_en) =
                (unit::number(lang, *target, unit), unit::number(lang, *result, unit));
            let (target, result) = (number(*target), number(*result));
            lang.pick(
                format!("目标 {target} {unit}，结果 {result} {unit}，应为 {computed}%，文中为 {stated}%"),
                format!("target {target_en}, result {result_en}: {computed}%, but the report says {stated}%"),
            )
        }
        Discrepancy::Proportion { stated } => {
            let stated = number(*stated);
            lang.pick(
                format!("{stated}%，比率应在 0 到 100% 之间"),
                format!("{stated}%, but a share must lie between 0 and 100%"),
            )
        }
        Discrepancy::Difference { from, to, unit, stated, computed } => {
            let (from_en, to_en) = (unit::number(lang, *from, unit), unit::number(lang, *to, unit));
            let (from, to, computed) = (number(*from), number(*to), number(*computed));
            let stated = figure(lang, stated);
            lang.pick(
                format!("从 {from} 到 {to} {unit}，增减应为 {computed}，文中为 {stated}（上年数也可能修订过）"),
                format!("from {from_en} to {to_en} is a change of {computed}{}, but the report says {stated} (the earlier figure may have been revised)", after(lang, unit)),
            )
        }
        Discrepancy::Growth { from, to, unit, stated, computed } => {
            let (from_en, to_en) = (unit::number(lang, *from, unit), unit::number(lang, *to, unit));
            let (from, to, computed) = (number(*from), number(*to), number(*computed));
            let stated = percent(lang, stated);
            lang.pick(
                format!("从 {from} 到 {to} {unit}，增长应为 {computed}%，文中为 {stated}（上年数也可能修订过）"),
                format!("from {from_en} to {to_en} is growth of {computed}%, but the report says {stated} (the earlier figure may have been revised)"),
            )
        }
        Discrepancy::Jump { from_year, from, to_year, to, unit, times } => {
            let (from_en, to_en) = (unit::number(lang, *from, unit), unit::number(lang, *to, unit));
            let (from, to) = (number(*from), number(*to));
            lang.pick(
                format!("{from_year} 年 {from} {unit}，{to_year} 年 {to} {unit}，相差约 {times} 倍"),
                format!("{from_en} in {from_year} and {to_en} in {to_year}: they differ by a factor of about {times}"),
            )
        }
        Discrepancy::Twice { first, second, unit } => {
            let (first_en, second_en) = (unit::number(lang, *first, unit), unit::number(lang, *second, unit));
            let (first, second) = (number(*first), number(*second));
            lang.pick(
                format!("同一份报告里既是 {first} {unit}，又是 {second} {unit}"),
                format!("the same report says both {first_en} and {second_en}"),
            )
        }
        Discrepancy::Period { period: when, year, fault } => {
            let when = period(lang, *when);
            match fault {
                PeriodFault::ResultInFuture => lang.pick(
                    format!("{year} 年的报告里，{when}的结果还不可能有"),
                    format!("a {year} report cannot know a result for {when}"),
                ),
                PeriodFault::TargetInPast => lang.pick(
                    format!("{year} 年的报告里，{when}的目标已经过去"),
                    format!("for a {year} report, a target for {when} lies in the past"),
                ),
                PeriodFault::FarOff => lang.pick(
                    format!("{when}离报告年份 {year} 太远，可能写错"),
                    format!("{when} is far from the report's year, {year}; it may be a mistake"),
                ),
            }
        }
        Discrepancy::Due { what, due, year } => {
            let when = period(lang, Period::Months(*due, *due));
            lang.pick(
                format!("{what}：时限 {when}早于报告年份 {year}"),
                format!("{what}: due {when}, before the year of the report ({year})"),
            )
        }
        Discrepancy::Repaired { what, from, value, unit } => {
            let (what, value) = (name::indicator(lang, what), unit::number(lang, *value, unit));
            lang.pick(
                format!("{what}：原文作“{from}”，读作 {value}"),
                format!("{what}: printed as “{from}”, read as {value}"),
            )
        }
        Discrepancy::PartExceeds { part, whole, unit } => {
            let (part, whole) = (unit::number(lang, *part, unit), unit::number(lang, *whole, unit));
            lang.pick(
                format!("{part}，大于所在整体的 {whole}"),
                format!("{part} is more than the {whole} that it is part of"),
            )
        }
        Discrepancy::NotAPart { whole, part } => lang.pick(
            format!("“{part}”不是“{whole}”的组成部分（一为产值、收入或投资，一为增加值）"),
            format!(
                "“{}” is not part of “{}”, which is value added",
                name::indicator(lang, part),
                name::indicator(lang, whole)
            ),
        ),
        Discrepancy::Structure { proportions, sum } => {
            let proportions: Vec<String> = proportions.iter().map(|proportion| number(*proportion)).collect();
            let (proportions, sum) = (proportions.join(" + "), number(*sum));
            lang.pick(
                format!("{proportions} = {sum}，应为 100"),
                format!("{proportions} = {sum}, but it should be 100"),
            )
        }
        Discrepancy::Ratio { part, whole, unit, stated, computed } => {
            let (part_en, whole_en) = (unit::number(lang, *part, unit), unit::number(lang, *whole, unit));
            let (part, whole, stated, computed) =
                (number(*part), number(*whole), number(*stated), number(*computed));
            lang.pick(
                format!("{part} 占 {whole} {unit}应为 {computed}%，文中为 {stated}%"),
                format!("{part_en} of {whole_en} is {computed}%, but the report says {stated}%"),
            )
        }
        Discrepancy::PerHead { total, heads, stated, computed, unit } => {
            let (total_en, heads_en) =
                (unit::number(lang, total.0, &total.1), unit::number(lang, heads.0, &heads.1));
            let (stated_en, computed_en) =
                (unit::number(lang, *stated, unit), unit::number(lang, *computed, unit));
            let ((total, of), (heads, each)) = ((number(total.0), &total.1), (number(heads.0), &heads.1));
            let (stated, computed) = (number(*stated), number(*computed));
            lang.pick(
                format!("{total} {of} ÷ {heads} {each} ≈ {computed} {unit}，文中为 {stated} {unit}"),
                format!("{total_en} ÷ {heads_en} ≈ {computed_en}, but the report says {stated_en}"),
            )
        }
        Discrepancy::Points { from, to, stated, computed } => {
            let (from, to, computed) = (number(*from), number(*to), number(*computed));
            let stated = figure(lang, stated);
            lang.pick(
                format!("从 {from}% 到 {to}%，应为 {computed} 个百分点，文中为 {stated} 个百分点（上年数也可能修订过）"),
                format!("from {from}% to {to}% is {computed} percentage points, but the report says {stated} (the earlier figure may have been revised)"),
            )
        }
        Discrepancy::Calendar { written } => lang.pick(
            format!("没有“{written}”这一天或这个月"),
            format!("there is no such day or month as “{written}”"),
        ),
        Discrepancy::RelativeDate { written, either: [one, other] } => lang.pick(
            format!("“{written}”可能指 {one} 年，也可能指 {other} 年"),
            format!("“{written}” may mean {one} or {other}"),
        ),
        Discrepancy::Numbering { written, missing, repeated } => numbering(lang, written, missing, repeated),
        Discrepancy::PlaceName { name, other, times } => lang.pick(
            format!("写作“{other}”，而“{name}”出现 {times} 次"),
            format!("written as “{other}”, while “{name}” appears {times} times"),
        ),
        Discrepancy::HeadingYear { heading, stated, fitting } => lang.pick(
            format!("标题“{heading}”写的是 {stated} 年，应为 {fitting} 年"),
            format!("the heading “{heading}” says {stated}, but {fitting} would fit"),
        ),
        Discrepancy::SentenceYear { in_plan: true, stated, fitting } => lang.pick(
            format!("这里讲的是 {fitting} 年的安排，却以“{stated}年”开头"),
            format!("this is part of the plan for {fitting}, but begins with {stated}"),
        ),
        Discrepancy::SentenceYear { in_plan: false, stated, fitting } => lang.pick(
            format!("这里回顾的是 {fitting} 年，却以“{stated}年”开头"),
            format!("this looks back on {fitting}, but begins with {stated}"),
        ),
        Discrepancy::Repeated { earlier, sentence } => lang.pick(
            format!("与 {earlier} 年报告的句子和数据完全相同：“{sentence}”"),
            format!("the same sentence with the same figures is in the {earlier} report: “{sentence}”"),
        ),
        Discrepancy::QuotaAlone { value, unit } => {
            let said = unit::number(lang, *value, unit);
            lang.pick(
                format!("{said}是任务数，文中没有完成数"),
                format!("{said} is a quota; the report gives no result"),
            )
        }
        Discrepancy::More { number, .. } => lang.pick(
            format!("同类问题还有 {number} 处，未逐一列出"),
            format!("{number} more of this kind, not listed here"),
        ),
        Discrepancy::QuotaAsActual { value, unit } => {
            let said = unit::number(lang, *value, unit);
            lang.pick(format!("{said}是下达的任务，不是结果"), format!("{said} is a quota, not a result"))
        }
    }
}

/// A unit in parentheses, to follow a number; nothing for a unit without an English word.
fn after(lang: Lang, unit: &str) -> String {
    let unit = unit::unit(lang, unit);
    if unit.is_empty() { unit } else { format!(" ({unit})") }
}

fn numbering(lang: Lang, written: &[String], missing: &[u32], repeated: &[u32]) -> String {
    let list = |numbers: &[u32]| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        numbers.join(lang.pick("、", ", "))
    };
    let said = |numbers: &[u32], one: &str, many: &str| match numbers {
        [_] => format!("number {} {one}", list(numbers)),
        _ => format!("numbers {} {many}", list(numbers)),
    };
    let faults: Vec<String> = [
        (!missing.is_empty())
            .then(|| lang.pick(format!("缺 {}", list(missing)), said(missing, "is missing", "are missing"))),
        (!repeated.is_empty()).then(|| {
            lang.pick(format!("{} 重复", list(repeated)), said(repeated, "appears twice", "appear twice"))
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let written = written.join(" ");
    match (faults.is_empty(), faults.join(lang.pick("，", ", "))) {
        (true, _) => lang.pick(format!("“{written}”顺序有误"), format!("“{written}” is out of order")),
        (false, faults) => lang.pick(format!("“{written}”：{faults}"), format!("“{written}”: {faults}")),
    }
}

/// How certain it is that something is wrong.
#[must_use]
pub fn certainty(lang: Lang, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Possible => lang.pick("值得一看", "Worth a look"),
        Certainty::Likely => lang.pick("很可能有误", "Probably wrong"),
        Certainty::Certain => lang.pick("一定有误", "Cannot be right"),
    }
}

/// The number of findings that the reader accepted.
#[must_use]
pub fn accepted(lang: Lang, number: usize) -> String {
    lang.pick(format!("记下的原文错误 {number} 处"), format!("{number} marked as errors in the report"))
}

/// A passage with the report it is from.
#[must_use]
pub fn passage(lang: Lang, report: &Report, passage: &Passage) -> String {
    let (place, year, words) = (place::short(lang, &report.place.name), report.year, &passage.quotation);
    lang.pick(format!("{place} {year} 年报告：“{words}”"), format!("{place}, {year} report: “{words}”"))
}

/// Findings as a sheet, each with whether the reader accepted it.
#[must_use]
pub fn sheet<'a>(lang: Lang, index: &Index, findings: impl Iterator<Item = (&'a Finding, bool)>) -> Sheet {
    let head = lang.pick(
        ["序号", "报告", "类型", "发现", "把握", "处理", "原文", "可以怎么办"],
        ["No.", "Report", "Kind", "Finding", "Certainty", "Decision", "Text", "What can be done"],
    );
    let row = |(number, (one, accepted)): (u32, (&Finding, bool))| {
        let report = index.reports().get(one.report as usize);
        let whose = report
            .map(|report| format!("{} {}", place::short(lang, &report.place.name), report.year))
            .unwrap_or_default();
        let statements = one.at.iter().filter_map(|at| {
            let report = index.reports().get(at.report as usize)?;
            Some(super::page::statement(lang, report, index.observation(*at)?))
        });
        let passages = one
            .passages
            .iter()
            .filter_map(|words| Some(passage(lang, index.reports().get(words.report as usize)?, words)));
        let said: Vec<String> = statements.chain(passages).collect();
        let remedies: Vec<String> = one.remedies.iter().map(|one| remedy(lang, one, index)).collect();
        let decision = if accepted {
            lang.pick("原文有误，已记下", "Marked as an error in the report")
        } else {
            lang.pick("待定", "Open")
        };
        vec![
            SheetCell::Number(number.into()),
            SheetCell::text(whose),
            SheetCell::text(title(lang, &one.discrepancy)),
            SheetCell::text(finding(lang, one, index)),
            SheetCell::text(certainty(lang, one.certainty)),
            SheetCell::text(decision),
            SheetCell::text(said.join("\n")),
            SheetCell::text(remedies.join("\n")),
        ]
    };
    Sheet {
        name: lang.pick("校核清单", "Findings").to_owned(),
        head: head.map(str::to_owned).to_vec(),
        widths: vec![6, 16, 16, 50, 12, 12, 70, 40],
        rows: (1..).zip(findings).map(row).collect(),
    }
}

/// A remedy as a phrase.
#[must_use]
pub fn remedy(lang: Lang, remedy: &Remedy, index: &Index) -> String {
    let name = |at: &crate::compare::ObservationRef| {
        let observation = index.observation(*at);
        observation.map(|observation| name::indicator(lang, &observation.indicator)).unwrap_or_default()
    };
    match remedy {
        Remedy::SetValue { at, value } => {
            let (name, value) = (name(at), number(*value));
            lang.pick(format!("把{name}改为 {value}"), format!("Set {name} to {value}"))
        }
        Remedy::MakeTarget(at) => {
            let name = name(at);
            lang.pick(format!("把{name}作为目标"), format!("Treat {name} as a target"))
        }
        Remedy::Confirm(at) => {
            let name = name(at);
            lang.pick(format!("确认{name}"), format!("Confirm {name}"))
        }
        Remedy::Drop(at) => {
            let value =
                index.observation(*at).and_then(|o| o.value.figure()).map(|f| number(f.number.value()));
            let value = value.unwrap_or_default();
            lang.pick(format!("去掉 {value}"), format!("Remove {value}"))
        }
        Remedy::ConfirmAmount { report, at } | Remedy::DropAmount { report, at } => {
            let project =
                index.reports().get(*report as usize).and_then(|report| report.projects.get(at.project));
            match (remedy, project) {
                (_, None) => String::new(),
                (Remedy::DropAmount { .. }, Some(project)) => {
                    let value = at.measure.of(project).map(|amount| number(amount.figure.number.value()));
                    let value = value.unwrap_or_default();
                    lang.pick(format!("去掉 {value}"), format!("Remove {value}"))
                }
                (_, Some(project)) => {
                    lang.pick(format!("确认{}", project.name), format!("Confirm {}", project.name))
                }
            }
        }
        Remedy::Write(words) => {
            lang.pick(format!("复制改法“{words}”"), format!("Copy the wording “{words}”"))
        }
        Remedy::Look(at) => {
            let name = name(at);
            lang.pick(format!("核对{name}的原文"), format!("Check the passage on {name}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_without_an_english_word_leaves_no_parentheses() {
        assert_eq!(after(Lang::En, "件"), "");
        assert_eq!(after(Lang::En, "亩"), " (mu of 1/15 ha)");
    }
}
