//! Tasks without a figure: the sentence of the next report that answers each, and what it states.

use std::sync::Arc;

use tongbi::compare::{Index, Mention, Overrides, Promise, Promised, candidates, promises};
use tongbi::format;
use tongbi::i18n::{Lang, promise as told};

use super::{check, index, outcomes, reports, said, tasks};

#[test]
fn tasks_are_followed_by_their_words() {
    let plan = tasks(&["新建东溪大桥", "建设西山水厂", "办好果农夜校"]);
    let words = r#""text":"建设成效明显。\n东溪大桥建成通车，新建公路五条；西山水厂主体完工。""#;
    let again = tasks(&["继续办好果农夜校"]);
    check(
        &reports(2024, &[&plan, &format!("{words},{again}")]),
        None,
        &[
            "新建东溪大桥 → 东溪大桥建成通车，新建公路五条；",
            "建设西山水厂 → 西山水厂主体完工。",
            "办好果农夜校 → 下一年报告未说结果，再次列入计划",
        ],
    );
    check(
        &reports(2024, &[&plan, words]),
        None,
        &[
            "新建东溪大桥 → 东溪大桥建成通车，新建公路五条；",
            "建设西山水厂 → 西山水厂主体完工。",
            "办好果农夜校 → 下一年报告未提及, dropped",
        ],
    );
    let unanswered = |mention: &str| {
        ["新建东溪大桥", "建设西山水厂", "办好果农夜校"].map(|task| format!("{task} → {mention}"))
    };
    check(&reports(2024, &[&plan]), None, &unanswered("下一年报告未打开").each_ref().map(String::as_str));
    check(
        &reports(2024, &[&plan, r#""title":"x""#]),
        None,
        &unanswered("没有判断：没有下一年报告的原文（链接不带原文）").each_ref().map(String::as_str),
    );
}

/// The outcomes of the tasks of 2024 by the text of the report of 2025, whose parts begin at the given characters.
fn followed(texts: &[&str], text: &str, outline: &[(&str, &str)]) -> Vec<String> {
    let heading = |(title, part): &(&str, &str)| {
        let start = text.split_once(title).expect("the heading is there").0.chars().count();
        let end = start + title.chars().count();
        format!(r#"{{"level":1,"title":"{title}","part":"{part}","span":[{start},{end}]}}"#)
    };
    let headings: Vec<_> = outline.iter().map(heading).collect();
    let text = text.replace('\n', "\\n");
    let next = format!(r#""text":"{text}","outline":[{}]"#, headings.join(","));
    outcomes(&index(&reports(2024, &[&tasks(texts), &next])))
}

#[test]
fn a_sentence_of_the_plan_is_no_evidence_that_something_was_done() {
    let parts = &[("一、回顾", "review"), ("二、安排", "plan")];
    let plan = &["建成东溪大桥", "完成西山水厂扩容"];
    assert_eq!(
        followed(plan, "一、回顾\n西山水厂扩容完成。\n二、安排\n建成东溪大桥。", parts),
        ["建成东溪大桥 未提及", "完成西山水厂扩容 达到"]
    );
    // Nor is the task itself, where no outline tells.
    let again = format!(r#""text":"建成东溪大桥。",{}"#, tasks(&["建成东溪大桥"]));
    assert_eq!(
        outcomes(&index(&reports(2024, &[&tasks(&["建成东溪大桥"]), &again]))),
        ["建成东溪大桥 再次提出"]
    );
    // A result counts, whether or not the task is promised again.
    let both = format!(r#""text":"东溪大桥建成通车。建成东溪大桥。",{}"#, tasks(&["建成东溪大桥"]));
    assert_eq!(outcomes(&index(&reports(2024, &[&tasks(&["建成东溪大桥"]), &both]))), ["建成东溪大桥 达到"]);
}

#[test]
fn a_task_is_known_by_its_things_not_by_its_verbs() {
    let whole = &[("一、回顾", "review")];
    assert_eq!(
        followed(
            &[
                "广泛开展果树修剪培训",
                "修好东溪桥、北岭路、南湖闸",
                "统筹推进片区建设",
                "让我们更加紧密地团结在一起，建成东溪大桥",
            ],
            "一、回顾\n广泛开展邻里互助活动。建成北岭路。甲片区完成规划。乙片区完成绿化。",
            whole
        ),
        ["广泛开展果树修剪培训 未提及", "修好东溪桥、北岭路、南湖闸 无法衡量", "统筹推进片区建设 无法衡量"]
    );
}

#[test]
fn a_task_is_answered_clause_by_clause() {
    let whole = &[("一、回顾", "review")];
    assert_eq!(
        followed(
            &[
                "完善滨水空间，建成东溪自然博物馆，改造商业街区，提升夜间经济",
                "推动东江纵队纪念馆争创国家级场馆",
                "提升文旅竞争力",
            ],
            "一、回顾\n东溪自然博物馆建成开放。东江纵队纪念馆完成改造。制造业竞争力增强。",
            whole
        ),
        [
            "完善滨水空间，建成东溪自然博物馆，改造商业街区，提升夜间经济 部分达到",
            "推动东江纵队纪念馆争创国家级场馆 无法衡量",
            "提升文旅竞争力 无法衡量",
        ]
    );
}

#[test]
fn an_answer_says_where_it_stands() {
    let words = r#""text":"建设成效明显。\n东溪大桥建成通车。""#;
    let index = index(&reports(2024, &[&tasks(&["建成东溪大桥"]), words]));
    let promises = promises(&index, "甲镇", 2024, None);
    let [Promise { promised: Promised::Task { mention: Mention::Found(answer), .. }, .. }] = &promises[..]
    else {
        panic!("{promises:?}")
    };
    let span = answer.span.expect("the text is known");
    assert_eq!((span.start, span.end), (8, 17));
}

#[test]
fn tasks_repeated_year_after_year() {
    let plans = [
        tasks(&["新建东溪大桥", "办好果农夜校"]),
        tasks(&["办好果农夜校和茶农夜校"]),
        tasks(&["继续办好果农夜校", "新建东溪大桥"]),
    ];
    let index = index(&reports(2022, &plans.each_ref().map(String::as_str)));
    let promises = promises(&index, "甲镇", 2024, None);
    let since: Vec<_> = promises.iter().map(|p| p.since).collect();
    assert_eq!(since, [2022, 2024]);
    let said = |lang| promises.iter().map(move |p| told::repeated(lang, p, 2024));
    assert_eq!(said(Lang::Zh).collect::<Vec<_>>(), ["已打开的报告里，2022 年起每年提出", ""]);
    assert_eq!(said(Lang::En).collect::<Vec<_>>(), ["In every open report since 2022", ""]);
}

#[test]
fn what_a_sentence_says_of_a_task() {
    let plan =
        tasks(&["新建东溪大桥", "建设西山水厂", "改造南湖市场", "修缮北村学校", "办好果农夜校", "整治中河"]);
    let words = r#""text":"东溪大桥建成通车。西山水厂主体完工。南湖市场改造有序推进。北村学校尚未动工修缮。重视果农夜校。""#;
    assert_eq!(
        outcomes(&index(&reports(2024, &[&plan, words]))),
        [
            "新建东溪大桥 达到",
            "建设西山水厂 部分达到",
            "改造南湖市场 推进中",
            "修缮北村学校 未达到",
            "办好果农夜校 无法衡量",
            "整治中河 未提及",
        ]
    );
}

#[test]
fn the_sentence_that_answers_a_task_can_be_corrected() {
    let plan = tasks(&["新建东溪大桥"]);
    let words = r#""text":"东溪大桥建成通车。跨东溪的便桥正在施工。秋收顺利。""#;
    let json = reports(2024, &[&plan, words]);
    let found: Vec<_> = candidates(&index(&json), "甲镇", 2024, "新建东溪大桥")
        .into_iter()
        .map(|answer| answer.sentence)
        .collect();
    assert_eq!(found, ["东溪大桥建成通车。", "跨东溪的便桥正在施工。"]);
    let read: Vec<_> = format::read(&json).reports.into_iter().map(Arc::new).collect();
    let place = "甲镇".into();
    let check = |decided: Option<Option<&str>>, expected: &str| {
        let mut overrides = Overrides::default();
        overrides.answer(&place, 2024, "新建东溪大桥", Some(Some("秋收顺利。".to_owned())));
        overrides.answer(&place, 2024, "新建东溪大桥", decided.map(|sentence| sentence.map(str::to_owned)));
        let index = Index::with_overrides(&read, &overrides);
        let [promise] = &promises(&index, "甲镇", 2024, None)[..] else { panic!("one task") };
        assert_eq!(said(&index, promise), format!("新建东溪大桥 → {expected}"));
    };
    check(None, "东溪大桥建成通车。");
    check(Some(Some("跨东溪的便桥正在施工。")), "跨东溪的便桥正在施工。");
    check(Some(None), "经核对，下一年报告未提及, dropped");
    // If the chosen sentence no longer exists, automatic matching decides.
    check(Some(Some("没有这一句。")), "东溪大桥建成通车。");
}
