//! Removes what surrounds an article on a page: menus, paths, counters, links, legal notes. It removes them
//! from saved pages and from text copied out of pages.
//!
//! | line | where | |
//! | --- | --- | --- |
//! | `首页 > 政务公开 > 政府工作报告` | before the first sentence | furniture |
//! | `石桥镇2024年政府工作报告` | anywhere | the report's |
//! | `阅读 3.2万 赞 128` | before the first or after the last sentence | furniture |
//! | `免责声明：本站内容仅供参考。` and what follows | after the last chapter, if little follows | furniture |
//! | `128人划线`, `今日访问1.2万次` | before the first or after the last sentence | furniture: short, a word of pages, no sentence |
//! | `3分钟读懂政府工作报告` | before the title | furniture |
//! | a line of links | outside of the report's sentences | furniture |
//!
//! Position decides first: the page's element that holds the report's sentences, and the first and last of
//! these sentences. Words decide only about lines outside of them.

mod words;

use super::manuscript::{Block, Manuscript, Paragraph};
use words::{begins_tail, is_about_page, is_counter, is_digest, is_head_word, is_path};

/// A line of the text, with information from the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line<'a> {
    /// The words of a paragraph; empty for a table.
    pub(super) text: &'a str,
    /// The number of its characters.
    pub(super) length: usize,
    /// The number of characters in links.
    pub(super) linked: usize,
    /// Whether the page marks it as menu, head or foot.
    pub(super) is_around: bool,
    /// Whether it lies outside the element that holds the report's sentences.
    pub(super) is_outside: bool,
    /// Whether it is a heading.
    pub(super) is_heading: bool,
}

impl Line<'_> {
    /// A line of links.
    fn is_linked(&self) -> bool {
        self.linked * 2 > self.length
    }

    /// Whether the line is a sentence of the report and no link.
    pub(super) fn is_prose(&self) -> bool {
        let ends = self.text.trim_end_matches(['”', '）', ' ']).ends_with(['。', '！', '；', '：']);
        let is_sentence = self.text.contains('。') || ends || self.length >= 25 && self.text.contains('，');
        is_sentence && !self.is_linked() && !begins_tail(self.text) && !is_head_word(self.text)
    }

    /// Whether the line is a title: it names a report or is a heading.
    fn is_title(&self) -> bool {
        let says = self.text.contains("报告") && self.length <= 60;
        (says || self.is_heading && !self.is_around)
            && !is_path(self.text)
            && !begins_tail(self.text)
            && !is_digest(self.text)
    }

    /// Whether the line says when, where and by whom the report was given.
    fn is_given_by(&self) -> bool {
        let text = self.text.trim_start();
        let marks = ["——", "—", "（", "(", "各位"].iter().any(|mark| text.starts_with(mark));
        let is_date = text.contains('年') && text.contains('月') && text.contains('日');
        let offices = [
            "镇长",
            "乡长",
            "县长",
            "市长",
            "区长",
            "省长",
            "州长",
            "旗长",
            "主席",
            "主任",
            "总理",
            "人民政府",
        ];
        marks || is_date || self.length <= 30 && offices.iter().any(|office| text.contains(office))
    }
}

/// Removes furniture from a text's manuscript.
pub(super) fn without(mut manuscript: Manuscript) -> Manuscript {
    let lines: Vec<Line<'_>> = manuscript
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(Paragraph { text, .. }) => {
                Line { text, length: text.chars().count(), ..Line::default() }
            }
            Block::Table(_) => Line::default(),
        })
        .collect();
    let mut is_furniture = of(&lines).into_iter();
    manuscript.blocks.retain(|_| !is_furniture.next().unwrap_or(false));
    manuscript
}

/// For each line, whether it is furniture.
pub(super) fn of(lines: &[Line<'_>]) -> Vec<bool> {
    let mut is_furniture = vec![false; lines.len()];
    let body = |line: &Line<'_>| {
        line.is_prose() && !line.is_around && !line.is_outside || is_chapter(line.text) && !line.is_linked()
    };
    let first = lines.iter().position(body);
    let last = lines.iter().rposition(body);
    let (Some(first), Some(last)) = (first, last) else { return is_furniture };
    let end = tail(lines, first);
    for (at, (line, furniture)) in lines.iter().zip(&mut is_furniture).enumerate() {
        *furniture = if line.is_around {
            !(line.is_title() && at < first)
        } else if at < first {
            is_head(lines, at, first)
        } else if at >= end {
            true
        } else if at > last {
            line.is_linked()
                || line.is_outside && line.length > 0 && !line.is_prose()
                || is_counter(line.text)
                || is_about_page(line.text)
        } else {
            false
        };
    }
    is_furniture
}

/// Whether a line before the first sentence is furniture.
fn is_head(lines: &[Line<'_>], at: usize, first: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if is_path(line.text) || is_counter(line.text) || line.is_linked() && line.length > 0 {
        return true;
    }
    if is_head_word(line.text) || is_about_page(line.text) || is_digest(line.text) {
        return true;
    }
    if line.is_title() || line.is_given_by() {
        return false;
    }
    // Short lines before a title are a menu. So are lines outside the page's article.
    let has_title_behind = lines.get(at + 1..first).is_some_and(|rest| rest.iter().any(Line::is_title));
    line.is_outside && line.length > 0 && (has_title_behind || is_short(line))
        || has_title_behind && is_short(line) && menu_length(lines, at, first) >= MENU
}

/// The fewest lines of a menu.
const MENU: usize = 3;

fn is_short(line: &Line<'_>) -> bool {
    line.length <= 10 && !line.text.contains(|c: char| c.is_ascii_digit() || c == '，')
}

/// The number of consecutive lines of menus and paths around a line.
fn menu_length(lines: &[Line<'_>], at: usize, first: usize) -> usize {
    let is_of_menu = |line: &&Line<'_>| is_short(line) || is_path(line.text);
    let before = lines.iter().take(at).rev().take(MENU).take_while(is_of_menu).count();
    let behind = lines.iter().take(first).skip(at).take(MENU).take_while(is_of_menu).count();
    before + behind
}

/// The first line of the furniture after the report; the number of lines if there is none.
fn tail(lines: &[Line<'_>], first: usize) -> usize {
    let total: usize = lines.iter().map(|line| line.length).sum();
    let chapter = lines.iter().rposition(|line| is_chapter(line.text) || line.text.starts_with("各位代表"));
    let start = chapter.unwrap_or(first) + 1;
    let mut left: usize = lines.get(start..).unwrap_or_default().iter().map(|line| line.length).sum();
    for (at, line) in lines.iter().enumerate().skip(start) {
        // The foot of a page is short compared with a report.
        let is_little = left <= (total / 8).max(400) && left * 3 < total * 2;
        if is_little && begins_tail(line.text) {
            return at;
        }
        left -= line.length;
    }
    lines.len()
}

/// A line that heads a chapter: `一、`, `（二）`, `第三章`.
fn is_chapter(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(['（', '(', '第']);
    let number: usize = rest.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    let behind = rest.chars().nth(number);
    let marks = if rest.len() == text.len() { "、．." } else { "）)章节部" };
    number > 0 && behind.is_some_and(|c| marks.contains(c)) && text.chars().count() <= 60
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lines that are left, without knowledge of a page.
    fn check(text: &str, expected: &str) {
        let lines: Vec<Line<'_>> =
            text.lines().map(|text| Line { text, length: text.chars().count(), ..Line::default() }).collect();
        let left =
            lines.iter().zip(of(&lines)).filter(|(_, furniture)| !furniture).map(|(line, _)| line.text);
        assert_eq!(left.collect::<Vec<_>>().join("\n"), expected);
    }

    const REPORT: &str = "石桥镇2024年政府工作报告\n——2024年1月10日\n镇长 张三\n各位代表：\n一、2023年工作回顾\n产值5亿元。\n二、2024年工作安排\n产值增长6%。";

    #[test]
    fn a_report_alone_stays_whole() {
        check(REPORT, REPORT);
        let signed = format!("{REPORT}\n谢谢大家！\n石桥镇人民政府\n2024年1月10日");
        check(&signed, &signed);
        let noted = format!("{REPORT}\n名词解释\n1.双千工程：指千亩茶园。");
        check(&noted, &noted);
        check("产值5亿元", "产值5亿元");
    }

    #[test]
    fn what_stands_before_is_left_out() {
        let before = "首页\n新闻中心\n政务公开\n互动交流\n当前位置：首页 > 政务公开 > 政府工作报告\n";
        check(&format!("{before}{REPORT}"), REPORT);
        let (title, rest) = REPORT.split_once('\n').unwrap_or_default();
        let between =
            "发布时间：2024-01-12 08:30 来源：镇政府 浏览次数：123\n【字体：大 中 小】\n阅读 3.2万\n";
        check(&format!("{title}\n{between}{rest}"), REPORT);
        let counters = "2024年1月16日 08:30 1.3万人听过\n【浏览量：3256次】\n全文约12860字，阅读需33分钟\n3分钟读懂政府工作报告\n今天是2024年3月8日 星期五 多云 8℃~17℃\n信件总数 1286件 办结率 98.5%\n下一篇：石桥镇新增就业3.2万人\n";
        check(&format!("{counters}{REPORT}"), REPORT);
    }

    #[test]
    fn what_stands_behind_is_left_out() {
        for behind in [
            "免责声明：本站内容仅供参考，如有侵权请在30日内联系我们。\n未经许可，不得转载。\n本站已服务读者12万人。",
            "阅读 3.2万 赞 128 在看 56 人\n预览时标签不可点",
            "【打印本页】 【关闭窗口】\n上一篇：全镇召开安全生产会议，部署30项任务。\n下一篇：无",
            "相关链接\n石桥镇2023年政府工作报告\n图解：5分钟读懂报告",
            "主办单位：石桥镇人民政府 网站标识码：3400000001\n皖ICP备12345678号 皖公网安备34000002000001号",
            "责任编辑：李四\n分享到：\n扫一扫在手机打开当前页",
            "128人划线\n36位朋友读过\n共收录于 36 个合集\n石桥发布 12篇原创内容\n视频时长 3分25秒",
            "【浏览量：3.2万次】\n满意度评价：非常满意 85% 满意 12%\n累计访问 3256万次 今日访问 1.2万次",
            "[上一篇] 石桥镇新增学位5000个\n公开时限：20个工作日",
        ] {
            check(&format!("{REPORT}\n{behind}"), REPORT);
        }
    }

    #[test]
    fn sentences_of_a_report_stay() {
        for sentence in [
            "分享改革发展成果，惠及群众3万人。",
            "推荐农产品20个。",
            "点击量突破5万次，收藏品展出30件。",
            "关注民生，关闭煤矿3座。",
            "满意度评价达到95%，办结率98%。",
        ] {
            let text = format!("{REPORT}\n{sentence}");
            check(&text, &text);
        }
    }

    proptest! {
        #[test]
        fn a_chapter_between_sentences_stays(lines in prop::collection::vec("[首页>阅读赞分享一、产值。，5 ]{0,20}", 0..12)) {
            let text = format!("一、产值5亿元。\n{}\n二、产值6亿元。", lines.join("\n"));
            let lines: Vec<Line<'_>> =
                text.lines().map(|text| Line { text, length: text.chars().count(), ..Line::default() }).collect();
            assert!(of(&lines).iter().all(|furniture| !furniture));
        }
    }
}
