use proptest::prelude::*;

use super::{PdfFault, manuscript};

/// Type of 10 points; lengths below are in points.
const SIZE: usize = 10;

/// A page of pieces of text: where each begins, and what it says. A Chinese character is as wide as the
/// type, any other half as wide.
fn page(pieces: &[(usize, usize, &str)]) -> String {
    let mut items = "page\t5950\t8420\n".to_owned();
    for (left, baseline, text) in pieces {
        items += &item(*left, *baseline, SIZE, text);
    }
    items
}

fn item(left: usize, baseline: usize, size: usize, text: &str) -> String {
    let halves: usize = text.chars().map(|c| if c < '\u{2000}' { 1 } else { 2 }).sum();
    let (left, baseline, width, size) = (left * 10, baseline * 10, halves * size * 5, size * 10);
    format!("{left}\t{baseline}\t{width}\t{size}\t0\t{text}\n")
}

/// Prose set from 100 to 300 points: twenty characters a line, the first line of a paragraph indented.
fn prose(top: usize, paragraphs: &[&str]) -> String {
    let mut items = String::new();
    let mut baseline = top;
    for paragraph in paragraphs {
        let mut rest: Vec<char> = paragraph.chars().collect();
        let mut indent = 2;
        while !rest.is_empty() {
            let line: String = rest.drain(..rest.len().min(20 - indent)).collect();
            items += &item(100 + indent * SIZE, baseline, SIZE, &line);
            indent = 0;
            baseline += 16;
        }
    }
    items
}

fn check(items: &str, expected: &str) {
    assert_eq!(manuscript(items).map(|read| read.text().text).as_deref(), Ok(expected), "{items}");
}

const FIRST: &str = "过去的一年全镇干部群众同心协力把各项工作向前推进了一大步生产总值达到十五亿元。";
const SECOND: &str = "茶园面积扩大到四万亩新修农村道路二十公里三十个村的群众喝上了放心水用上了稳定电。";

#[test]
fn lines_become_paragraphs() {
    check(&(page(&[]) + &prose(100, &[FIRST, SECOND])), &format!("{FIRST}\n{SECOND}\n"));
}

#[test]
fn pieces_of_a_line_are_joined() {
    let pieces = [
        (100, 100, "粮食产量"),
        (140, 100, "2.1"),
        (155, 100, "万吨，增长"),
        (207, 100, "5%"),
        (217, 100, "，"),
        (100, 116, "进出口 3 亿元，GDP growth"),
    ];
    check(&page(&pieces), "粮食产量2.1万吨，增长5%，进出口3亿元，GDP growth\n");
}

#[test]
fn a_paragraph_goes_on_over_pages() {
    let both = prose(100, &[FIRST, SECOND]);
    let lines: Vec<&str> = both.lines().collect();
    let (first, second) = lines.split_at(4);
    let items = format!("{}{}\n{}{}\n", page(&[]), first.join("\n"), page(&[]), second.join("\n"));
    check(&items, &format!("{FIRST}\n{SECOND}\n"));
}

#[test]
fn numbers_and_words_cut_over_lines_are_whole() {
    let filled = "全镇上下真抓实干固定资产投资完成一共";
    let pieces = [
        (120, 100, filled),
        (100, 116, "12"),
        (110, 116, "万元，其中工业项目占了大多数农业占"),
        (280, 116, "1234"),
        (100, 132, "5.6万元。"),
    ];
    check(&page(&pieces), &format!("{filled}12万元，其中工业项目占了大多数农业占12345.6万元。\n"));
}

#[test]
fn page_numbers_and_running_heads_are_left_out() {
    let paged = |at: usize, number: &str| {
        let head = item(250, 40, 9, "清溪镇政府工作报告");
        format!(
            "{}{head}{}{}",
            page(&[]),
            prose(130, &[FIRST]),
            item(290, 800, SIZE, &number.replace('#', &at.to_string()))
        )
    };
    for number in ["- # -", "— # —", "#", "第#页", "第 # 页 共 3 页", "#/3"] {
        let items: String = (1..=3).map(|at| paged(at, number)).collect();
        check(&items, &format!("{FIRST}\n{FIRST}\n{FIRST}\n"));
    }
    // A number at a page's end that is not a page number.
    check(&(page(&[]) + &prose(100, &[FIRST]) + &item(120, 164, SIZE, "2024")), &format!("{FIRST}\n2024\n"));
}

#[test]
fn columns_are_read_one_after_another() {
    let column = |left: usize, text: &str| -> String {
        let chars: Vec<char> = text.chars().collect();
        let lines = chars.chunks(20).enumerate();
        lines.map(|(at, line)| item(left, 100 + at * 16, SIZE, &line.iter().collect::<String>())).collect()
    };
    // A line has room for twenty characters: three columns have half as many.
    let narrow = |left: usize, text: &str| -> String {
        let chars: Vec<char> = text.chars().collect();
        let lines = chars.chunks(10).enumerate();
        lines.map(|(at, line)| item(left, 100 + at * 16, SIZE, &line.iter().collect::<String>())).collect()
    };
    for lefts in [&[60, 180, 300][..], &[60, 185, 310, 430]] {
        let open = FIRST.trim_end_matches('。').repeat(5);
        let items: String = lefts.iter().map(|left| narrow(*left, &open)).collect();
        check(
            &(page(&[]) + &item(150, 60, 16, "清溪镇政府工作报告") + &items),
            &format!("清溪镇政府工作报告\n{}\n", open.repeat(lefts.len())),
        );
    }
    let (left, right) = (FIRST.trim_end_matches('。').repeat(10), SECOND.repeat(9));
    let items = page(&[(180, 60, "清溪镇政府工作报告")]) + &column(60, &left) + &column(300, &right);
    check(&items, &format!("清溪镇政府工作报告\n{left}{right}\n"));
}

#[test]
fn aligned_pieces_are_a_table() {
    let pieces = [
        (100, 80, "附表"),
        (100, 100, "指标"),
        (250, 100, "单位"),
        (300, 100, "2022年"),
        (350, 100, "2023年"),
        (100, 120, "地区生产总值"),
        (250, 120, "亿元"),
        (310, 120, "14.85"),
        (355, 120, "15.64"),
        (100, 140, "一般公共预算收入"),
        (250, 146, "万元"),
        (310, 146, "5 200"),
        (355, 146, "5 600"),
        (100, 152, "（含返还）"),
        (100, 172, "人口"),
        (250, 172, "万人"),
        (360, 172, "3.2"),
    ];
    check(
        &page(&pieces),
        "附表\n指标\t单位\t2022年\t2023年\n地区生产总值\t亿元\t14.85\t15.64\n一般公共预算收入（含返还）\t万元\t5 200\t5 600\n人口\t万人\t\t3.2\n",
    );
}

#[test]
fn numbers_of_two_cells_are_never_one() {
    let pieces = [(100, 100, "财政收入分别为"), (200, 100, "310"), (240, 100, "325"), (280, 100, "万元")];
    check(&page(&pieces), "财政收入分别为 310\t325 万元\n");
}

#[test]
fn columns_that_stand_close_together_stay_apart() {
    let row = |baseline: usize, cells: [&str; 4]| -> String {
        let lefts = [100, 180, 230, 254];
        lefts.iter().zip(cells).map(|(left, cell)| item(*left, baseline, SIZE, cell)).collect()
    };
    let items = page(&[])
        + &row(100, ["指标", "单位", "2022", "2023"])
        + &row(120, ["粮食产量", "吨", "1300", "1310"])
        + &row(140, ["蔬菜产量", "吨", "2200", "2210"])
        + &row(160, ["茶叶产量", "吨", "-100", "-110"]);
    check(
        &items,
        "指标\t单位\t2022\t2023\n粮食产量\t吨\t1300\t1310\n蔬菜产量\t吨\t2200\t2210\n茶叶产量\t吨\t-100\t-110\n",
    );
}

#[test]
fn two_numbers_in_a_cell_are_not_one() {
    let pieces = [
        (100, 100, "指标"),
        (200, 100, "2022年"),
        (300, 100, "2023年"),
        (100, 130, "粮食产量"),
        (200, 130, "300"),
        (300, 130, "310"),
        (200, 138, "45"),
        (100, 160, "蔬菜产量"),
        (200, 160, "500"),
        (300, 160, "510"),
    ];
    check(&page(&pieces), "指标\t2022年\t2023年\n粮食产量\t300、45\t310\n蔬菜产量\t500\t510\n");
}

#[test]
fn vertical_text_is_read_by_columns() {
    // Marks have forms of their own.
    let marked =
        "page\t5950\t8420\n5000\t1000\t2000\t100\t1000\t全镇上下同心协力︐茶叶产值︵含加工︶增长︒\n";
    check(marked, "全镇上下同心协力，茶叶产值（含加工）增长。\n");
    let columns = [
        "甲镇二〇二四年政府工作报告各位代表过去的一年",
        "全镇上下同心协力茶叶产值达到12345亿元增长8%以上",
        "修路三十公里",
    ];
    // Each column as one item; numbers stand across it.
    let height = |text: &str| text.chars().count() * SIZE * 10;
    let mut whole = "page\t5950\t8420\n".to_owned();
    for (at, column) in columns.iter().enumerate() {
        let (x, mut y) = (5000 - at * 160, 1000);
        for part in column.split_inclusive(|c: char| !c.is_ascii_digit() && c != '%').flat_map(|part| {
            let number = part.trim_end_matches(|c: char| !c.is_ascii_digit() && c != '%');
            [number, part.strip_prefix(number).unwrap_or_default()]
        }) {
            if part.starts_with(|c: char| c.is_ascii_digit()) {
                whole += &format!("{}\t{}\t{}\t100\t0\t{part}\n", x - 50, y + 80, (part.len() * 50).min(100));
                y += 100;
            } else if !part.is_empty() {
                whole += &format!("{x}\t{y}\t{}\t100\t1000\t{part}\n", height(part));
                y += height(part);
            }
        }
    }
    check(&whole, &format!("{}{}{}\n", columns[0], columns[1], columns[2]));
    // Each character placed alone.
    let mut alone = "page\t5950\t8420\n".to_owned();
    for (at, column) in columns.iter().enumerate() {
        for (down, c) in column.replace("12345", "十二").replace("8%", "八成").chars().enumerate() {
            alone += &format!("{}\t{}\t100\t100\t0\t{c}\n", 5000 - at * 160, 1000 + down * 100);
        }
    }
    check(
        &alone,
        &format!(
            "{}{}{}\n",
            columns[0],
            columns[1].replace("12345", "十二").replace("8%", "八成"),
            columns[2]
        ),
    );
}

#[test]
fn a_table_goes_on_over_pages() {
    let rows = |from: usize| -> String {
        let head = [(100, 80, "村名"), (250, 80, "户数")];
        let rows = (from..from + 3).map(|at| {
            item(100, 100 + (at - from) * 20, SIZE, &format!("第{at}村"))
                + &item(250, 100 + (at - from) * 20, SIZE, &format!("{}", at * 7))
        });
        page(&head) + &rows.collect::<String>()
    };
    check(
        &(rows(1) + &rows(4)),
        "村名\t户数\n第1村\t7\n第2村\t14\n第3村\t21\n第4村\t28\n第5村\t35\n第6村\t42\n",
    );
}

#[test]
fn raised_figures_are_marks_or_powers() {
    let items = page(&[(100, 100, "粮食2.1万吨"), (160, 100, "，建成区12.5km"), (240, 100, "。共三十个村")]);
    let raised = "1560\t960\t30\t60\t0\t3\n2310\t960\t30\t60\t0\t2\n";
    check(&(items + raised), "粮食2.1万吨[3]，建成区12.5km²。共三十个村\n");
}

#[test]
fn notes_come_last() {
    let note = item(100, 700, 8, "① 指按可比价格计算。");
    let items = page(&[]) + &prose(100, &[FIRST]) + &note + &page(&[]) + &prose(100, &[SECOND]);
    check(&items, &format!("{FIRST}\n{SECOND}\n①指按可比价格计算。\n"));
}

#[test]
fn watermarks_and_doubled_type_are_left_out() {
    let twice = item(100, 100, SIZE, "第一部分工作回顾与总结").repeat(2);
    check(&(page(&[]) + &twice + "2000\t4000\t3000\t400\t45\t内部资料\n"), "第一部分工作回顾与总结\n");
}

#[test]
fn a_page_set_sideways_is_turned() {
    // Written downwards: x falls from line to line, y runs along it.
    let items = "page\t5950\t8420\n5000\t1000\t1200\t100\t90\t全镇生产总值十五亿元同比\n4840\t1000\t300\t100\t90\t增长。\n";
    check(items, "全镇生产总值十五亿元同比增长。\n");
}

#[test]
fn what_holds_no_words_is_refused() {
    let refused = |items: &str| manuscript(items).err();
    assert_eq!(refused(""), Some(PdfFault::Scanned));
    assert_eq!(refused(&page(&[(100, 100, "扫描件")])), Some(PdfFault::Scanned));
    assert_eq!(refused(&page(&[(100, 100, &"\u{e123}".repeat(40))])), Some(PdfFault::Unmapped));
    assert_eq!(refused(&"page\t1\t1\n".repeat(6000)), Some(PdfFault::TooLarge));
}

proptest! {
    #[test]
    fn never_panics(items in "((page\t[0-9-]{1,9}\t[0-9]{1,9}|([0-9-]{1,8}\t){5}[ 一1a。①-]{0,9}|.{0,9})\n){0,60}") {
        let _ = manuscript(&items);
    }

    /// In any layout, no character of upright text is repeated or invented.
    #[test]
    fn characters_are_kept(lefts in proptest::collection::vec((0_usize..500, 100_usize..700), 20..60)) {
        let pieces: Vec<(usize, usize, &str)> = lefts.iter().map(|(left, top)| (*left, *top, "甲乙")).collect();
        if let Ok(read) = manuscript(&page(&pieces)) {
            let count = read.text().text.matches(['甲', '乙']).count();
            prop_assert!(count <= 2 * pieces.len());
        }
    }
}
