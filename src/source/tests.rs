use proptest::prelude::*;

use super::*;

fn check(original: &str, normalized: &str) {
    let text = NormalizedText::new(original);
    assert_eq!(text.string(0, text.len()), normalized, "{original}");
}

#[test]
fn normalizes_what_the_page_did() {
    check("粮食产量 12760 吨", "粮食产量12760吨");
    check("增长１２．５％,达到", "增长12.5%，达到");
    check("共1,136户,新增1,2,3", "共1,136户，新增1，2，3");
    check("收入389亿元[1]，其中", "收入389亿元，其中");
    check("注[见附件]", "注[见附件]");
    check("IT 企业 GDP 30 40", "IT企业GDP 30 40");
    check("甲\n\n\n乙\r\n丙", "甲\n乙\n丙");
    check("㈢改革⑴修路", "(三)改革(1)修路");
    check("面积12 500亩，水田8 600 亩", "面积12500亩，水田8600亩");
    check("2.2025年建成\n3.改善", "2.2025年建成\n3.改善");
    check("億元增長", "亿元增长");
    check("财政收入\t310\t325\t万元", "财政收入310\n325万元");
    check("收入1'250万元，“‘十四五’期间”", "收入1,250万元，“‘十四五’期间”");
}

#[test]
fn takes_out_page_marks() {
    check("封面\n1、一二三四五\n2、六七八九十\n3、完。", "封面\n一二三四五六七八九十完。");
    check("要求\n1、抓收入\n2、抓项目建设\n3、完。", "要求\n1、抓收入\n2、抓项目建设\n3、完。");
}

#[test]
fn joins_broken_lines() {
    let line = "全镇干部群众真抓实干攻坚克难全面完成各项任务";
    let wrapped = format!("{line}\n{line}\n{line}\n{line}\n{line}\n完成。\n新的一段");
    check(&wrapped, &format!("{}完成。\n新的一段", line.repeat(5)));
}

#[test]
fn headings_within_one_long_line_are_lines() {
    let rest = "全镇上下凝心聚力，真抓实干，经济社会发展稳中向好，完成了各项任务。";
    check(
        &format!(
            "石桥镇2024年政府工作报告 各位代表： 一、2023 年工作回顾 {rest} （一）发展 产业。{rest} 二、2024年工作安排 {rest}"
        ),
        &format!(
            "石桥镇2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n{rest}\n（一）发展产业。{rest}\n二、2024年工作安排\n{rest}"
        ),
    );
    check("一、2023年工作回顾 全镇", "一、2023年工作回顾全镇");
    check(
        &format!("石桥镇2024年政府工作报告各位代表：一、2023年工作回顾{rest}二、2024年重点工作安排{rest}"),
        &format!(
            "石桥镇2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n{rest}\n二、2024年重点工作安排\n{rest}"
        ),
    );
    let whole = format!("三、2024年工作总体要求和主要目标{rest}");
    check(&whole, &whole);
}

#[test]
fn bullets_and_markdown_are_left_out() {
    check("# 石桥镇\n- 产值**5亿元**。\n●修路\n- 3 -\n-3.5%", "石桥镇\n产值5亿元。\n修路\n-3.5%");
}

#[test]
fn joins_what_links_cut() {
    let long = "甲".repeat(70);
    check(&format!("{long}公路\n里程\n5公里。\n完"), &format!("{long}公路里程5公里。\n完"));
    check("公路\n里程\n5公里。", "公路\n里程\n5公里。");
}

#[test]
fn keeps_the_place_of_every_character() {
    let original = "收入 12 ,００0 万元";
    let text = NormalizedText::new(original);
    assert_eq!(text.string(0, text.len()), "收入12,000万元");
    assert_eq!(text.span(2, 10), Span { start: 3, end: 13 });
    assert_eq!(text.surface(2, 10), "12 ,００0 万元");
}

proptest! {
    #[test]
    fn places_lie_within_the_text(original in "[\\PC\n0-9、，。 ]{0,80}") {
        let text = NormalizedText::new(&original);
        let length = original.chars().count();
        for i in 0..text.len() {
            let span = text.span(i, i + 1);
            prop_assert!(span.start < span.end && span.end <= length);
            prop_assert_eq!(text.surface(i, i + 1).chars().count(), 1);
        }
    }
}

/// The part of the only sentence of a text around a word.
fn check_quoted(text: &str, word: &str, around: usize, expected: &str) {
    let normalized = NormalizedText::new(text);
    let from = text.split(word).next().map_or(0, |before| before.chars().count());
    let part = (from, from + word.chars().count());
    assert_eq!(normalized.quoted((0, normalized.len()), part, around), expected, "{text}");
}

#[test]
fn a_long_sentence_is_quoted_by_whole_phrases() {
    let text = "地区生产总值12亿元，财政收入3亿元，粮食产量4万吨，新增就业5人";
    check_quoted(text, "3亿元", 100, text);
    check_quoted(text, "3亿元", 7, "…财政收入3亿元…");
    check_quoted(text, "4万吨", 16, "…财政收入3亿元，粮食产量4万吨，新增就业5人");
    check_quoted("一二三四五六七八九十3亿元", "3亿元", 4, "…七八九十3亿元");
}
