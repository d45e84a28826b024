//! A report gives the same readings however a page, a mail program or a viewer wraps its lines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by a panic")]

use proptest::prelude::*;
use tongbi::extract;
use tongbi::source::NormalizedText;

/// A report of a fictional town, one paragraph per line.
const REPORT: &str = "\
临溪镇2024年政府工作报告
各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议，并请列席人员提出意见。
一、2023年工作回顾
刚刚过去的一年，全镇干部群众同心协力，完成地区生产总值23.46亿元，增长6.8%；固定资产投资11.92亿元，增长10.3%；一般公共预算收入8125万元，同比增长5.25%；城镇居民人均可支配收入达到38650元，农村居民人均可支配收入达到21380元，分别增长5.1%、7.6%。
（一）农业基础更加稳固。粮食播种面积52300亩，粮食总产量2.17万吨，蔬菜产量3.85万吨，出栏生猪6.24万头，新建高标准农田8600亩，改造低产茶园1250亩，培育家庭农场98家。
（二）镇村面貌持续改善。硬化农村公路27.4公里，改造老旧小区16个，新增停车位930个，铺设供水管网36.5公里，完成危房改造112户，生活垃圾无害化处理率达到99.2%，森林覆盖率达到58.73%。
（三）民生保障扎实有力。新增城镇就业1260人，发放低保资金486.5万元，新建村级养老服务站9个，城乡居民医保参保率达到98.4%。
各位代表，成绩来之不易。我们也看到，财政收支矛盾突出，产业层次不高，还有不少短板需要补齐。
二、2024年工作安排
今年，地区生产总值增长6.5%以上，固定资产投资增长9%，一般公共预算收入增长5%左右，新增城镇就业1300人以上。
1.新建农村公路32公里，改造老旧小区12个，粮食总产量稳定在2.2万吨以上。
2.新建标准厂房45000平方米，引进企业18家，力争到位资金6.3亿元。
3.新建公园5个，绿化荒山4700亩，空气质量优良天数比例达到92.5%以上。
";

/// The layout of a report's lines.
#[derive(Clone, Debug)]
struct Layout {
    width: usize,
    /// Whether lines are cut at a number of characters, even within a number, instead of at a width in columns.
    in_chars: bool,
    /// Between the lines.
    blank_lines: usize,
    /// Before each line, as in a quoted mail.
    quotation: &'static str,
    /// The lines of a page, and how its number is written.
    page: Option<(usize, &'static str)>,
    /// Whether each page begins with a head.
    head: bool,
}

/// How page numbers are written.
const PAGE_NUMBERS: &[&str] = &[
    "— N —",
    "- N -",
    "－N－",
    "·N·",
    "第N页 共9页",
    "第 N 页",
    "共9页　第N页",
    "第N/9页",
    "Page N of 9",
    "N / 9",
    "N/9",
    "N",
];

/// A running head.
const HEAD: &str = "临溪镇人民代表大会文件";

fn columns(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// A paragraph's lines.
fn lines(paragraph: &str, layout: &Layout) -> Vec<String> {
    let chars: Vec<char> = paragraph.chars().collect();
    if layout.in_chars {
        return chars.chunks(layout.width / 2).map(String::from_iter).collect();
    }
    let mut lines = vec![String::new()];
    let mut room = layout.width;
    let mut at = 0;
    while at < chars.len() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '%';
        let mut end = at + 1;
        while end < chars.len()
            && (is_word(chars[end]) && is_word(chars[end - 1]) || "，。；、：！？）”%".contains(chars[end]))
        {
            end += 1;
        }
        let length: usize = chars[at..end].iter().copied().map(columns).sum();
        if length > room && room < layout.width {
            lines.push(String::new());
            room = layout.width;
        }
        room = room.saturating_sub(length);
        lines.last_mut().unwrap().extend(&chars[at..end]);
        at = end;
    }
    lines
}

fn laid_out(layout: &Layout) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut on_page = 0;
    let mut page = 1;
    for (number, paragraph) in REPORT.lines().enumerate() {
        let indented = if number == 0 { paragraph.to_owned() } else { format!("　　{paragraph}") };
        for line in lines(&indented, layout) {
            if let Some((length, number)) = layout.page
                && on_page == length
            {
                all.push(number.replace('N', &page.to_string()));
                if layout.head {
                    all.push(HEAD.to_owned());
                }
                page += 1;
                on_page = 0;
            }
            all.push(line);
            on_page += 1;
        }
    }
    let between = "\n".repeat(layout.blank_lines + 1);
    all.iter().map(|line| format!("{}{line}{between}", layout.quotation)).collect()
}

fn layouts() -> impl Strategy<Value = Layout> {
    let pages = prop_oneof![Just(None), (8_usize..20, prop::sample::select(PAGE_NUMBERS)).prop_map(Some),];
    let quotation = prop_oneof![3 => Just(""), 1 => Just("> ")];
    (26_usize..90, any::<bool>(), 0_usize..2, quotation, pages, any::<bool>()).prop_map(
        |(width, in_chars, blank_lines, quotation, page, head)| Layout {
            width,
            in_chars,
            blank_lines,
            quotation,
            page,
            head,
        },
    )
}

/// Every figure with its reading.
fn figures(text: &str) -> Vec<String> {
    let read = extract::read(text, None);
    read.readings
        .iter()
        .map(|r| format!("{} {} {} {:?} {:?}", r.value(), r.unit, r.indicator, r.role, r.period))
        .collect()
}

/// Whether page numbers count up, unless they show that they are page numbers.
fn is_numbered_on(text: &str, layout: &Layout) -> bool {
    let is_bare = layout.page.is_some_and(|(_, number)| number == "N");
    !is_bare || text.lines().any(|line| line.trim_start_matches("> ") == "2")
}

fn normalized(text: &str) -> String {
    let text = NormalizedText::new(text);
    text.string(0, text.len())
}

proptest! {
    #[test]
    fn a_wrapped_report_has_the_same_paragraphs(layout in layouts()) {
        let text = laid_out(&layout);
        // A line that does not repeat may be a heading, and a bare number a figure.
        prop_assume!(text.matches(HEAD).count() != 1 && is_numbered_on(&text, &layout));
        prop_assert_eq!(normalized(&text), normalized(REPORT));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_wrapped_report_reads_the_same(layout in layouts()) {
        prop_assert_eq!(figures(&laid_out(&layout)), figures(REPORT));
    }
}
