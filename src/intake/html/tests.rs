use proptest::prelude::*;

use super::*;

fn text(page: &str) -> String {
    manuscript(page).text().text
}

fn check(page: &str, expected: &str) {
    assert_eq!(text(page).trim_end(), expected, "{page}");
}

#[test]
fn blocks_are_lines() {
    check("<html><body><h1>某镇</h1><p>产值5<b>万</b>元</p>修路", "某镇\n产值5万元\n修路");
    check("<p>产值5亿元。<br/>粮食3吨。<BR>三</p>", "产值5亿元。\n粮食3吨。\n三");
    check("<p>实现产值<br>5亿元</p>", "实现产值5亿元");
    check("<p>甲<p>乙<div>丙<p>丁</div>戊", "甲\n乙\n丙\n丁\n戊");
    check("<pre>一、回顾\n产值5亿元。\n</pre>", "一、回顾\n产值5亿元。");
    check("<div style='white-space:pre-line'>一、回顾\n产值5亿元。</div>", "一、回顾\n产值5亿元。");
}

#[test]
fn hidden_and_struck_words_are_left_out() {
    check("<script>if (a<b) {}</script><style>p{}</style><!-- 删 --><p>产值</p>", "产值");
    for hides in
        ["style='display:none'", "hidden", "aria-hidden=true", "style=\"visibility: hidden\"", "class=x"]
    {
        let page = format!(
            "<style>.x{{display:none}}</style><p>产值5亿元</p><div {hides}><p>旧</p></div><span {hides}>旧</span>路"
        );
        check(&page, "产值5亿元\n路");
    }
    for name in ["del", "s", "strike", "template", "noscript", "textarea", "select", "button"] {
        check(&format!("<p>产值<{name}>6.2</{name}>6.5亿元</p>"), "产值6.5亿元");
    }
    check("<p>产值<span style='text-decoration:line-through'>6.2</span>6.5亿元</p>", "产值6.5亿元");
    check("<p><ruby>石<rp>(</rp><rt>shí</rt><rp>)</rp></ruby>桥</p>", "石桥");
    check("<table><tr><td>甲</td><td hidden>旧</td><td>5</td></tr></table>", "甲\t5");
}

#[test]
fn a_page_that_waits_for_a_script_is_read() {
    check("<p>原创 某发布</p><div style='visibility:hidden'>产值5亿元。</div>", "产值5亿元。");
    check(
        "<h1>某</h1><div id=js_content style='visibility:hidden'><p>一、回顾</p><p>产值5亿元，粮食3万吨。</p></div>",
        "某\n一、回顾\n产值5亿元，粮食3万吨。",
    );
}

#[test]
fn characters_by_name_and_number() {
    check("产值&nbsp;5&#27743;&#x6C5F;&amp;&nosuch;A&B", "产值\u{a0}5江江&&nosuch;A&B");
    check("<p>增长&minus;6.3%，参保率&ge;98%，1&thinsp;250</p>", "增长−6.3%，参保率≥98%，1\u{2009}250");
    check("<p title=\"a>b 50万\">产&shy;值<wbr>5</p>", "产值5");
    check("<p>产值2\u{200d}1\u{2060}.5</p>", "产值21.5");
}

#[test]
fn raised_numbers_are_set_apart() {
    check("<p>“一村一品”<sup>3</sup>5个，供水1.2万m<sup>3</sup></p>", "“一村一品”[3]5个，供水1.2万m³");
    check("<p>工程<span style='vertical-align:super'><a>[1]</a></span>，</p>", "工程[1]，");
}

#[test]
fn tables_are_grids() {
    check("<table><tr><td>产值</td><td>5</td></tr></table>", "产值\t5");
    check("<table><thead><tr><th>指标<th>值<tbody><tr><td>产值<td>5</table>后", "指标\t值\n产值\t5\n后");
    check("<table><tr><td rowspan=2>种植<td>粮<tr><td>油</table>", "种植\t粮\n\t油");
    check("<table><tr><td><p>题</p><table><tr><td>甲<td>5</table></table>", "题\n甲\t5");
    check("<table><caption>主要指标</caption><tr><td>甲<td>5</table>", "主要指标\n甲\t5");
}

#[test]
fn numbered_lists_show_their_numbers() {
    check("<ol><li>修路<li>30个村通水</ol>", "1. 修路\n⒉30个村通水");
    check("<ul><li>修路</ul>", "修路");
    check("<ol style='list-style:none'><li>1.修路</ol>", "1.修路");
    check("<ol start=3 type=a><li>修路</ol>", "c. 修路");
}

#[test]
fn cells_without_a_table_are_lines() {
    check("<td id=zoom><p>某镇</p><p>产值5亿元。</p></td>", "某镇\n产值5亿元。");
    check("<tr><td>产值5亿元。</td><td>修路3公里。</td></tr>", "产值5亿元。\n修路3公里。");
    check("<div><td>产值5亿元。</td></div>粮食3万吨。", "产值5亿元。\n粮食3万吨。");
}

#[test]
fn style_sheets_are_read_as_a_browser_reads_them() {
    let shows = |sheet: &str, tag: &str| {
        text(&format!("<style>{sheet}</style><p>路长3公里。</p><div class=side><{tag}>产值5亿元。</p></div>"))
            .contains("产值")
    };
    assert!(!shows(".m{display:none}", "p class=m"));
    assert!(shows(".m{display:none}.m{display:block}", "p class=m"));
    assert!(shows(".m{display:none}", "p class=m style='display:block'"));
    assert!(shows(".m{display:none}.m.on{display:block}", "p class='m on'"));
    assert!(!shows(".side .m{display:none}", "p class=m"));
    assert!(shows(".foot .m{display:none}", "p class=m"));
    check("<style media=print>.m{display:none}</style><p class=m>产值</p>", "产值");
}

#[test]
fn tags_that_are_not_matched() {
    check("<b><p>产值</b>5亿元</p>", "产值5亿元");
    check("</p></div>产值</td>", "产值");
    // A head that was left open does not swallow the report.
    check("<header>首页<p>产值5亿元。</p>", "产值5亿元。");
    check("<footer>某镇<p>产值5亿元。</p>", "某镇\n产值5亿元。");
}

const REPORT: &str = "<h1>某镇2024年政府工作报告</h1><p>各位代表：</p><p>一、回顾</p><p>产值5亿元，增长6%。</p><p>二、安排</p><p>产值增长7%，修路5公里。</p>";
const WORDS: &str =
    "某镇2024年政府工作报告\n各位代表：\n一、回顾\n产值5亿元，增长6%。\n二、安排\n产值增长7%，修路5公里。";

#[test]
fn what_stands_around_is_left_out() {
    for (before, behind) in [
        ("<nav>首页</nav>", "<footer>本镇30年来服务3万人。</footer>"),
        ("<div class=breadcrumb><a>首页</a> > <a>公开</a></div>", "<div>阅读 3.2万 赞 128</div>"),
        (
            "<ul><li><a href=a>新闻中心</a><li><a href=b>政务公开</a></ul>",
            "<ul><li><a href=c>全镇召开会议部署5项任务</a></ul>",
        ),
        ("<header><a>首页</a></header>", "<div>上一篇：<a>会议</a></div><div id=footer>电话12345678</div>"),
    ] {
        check(&format!("<body>{before}<div>{REPORT}</div>{behind}</body>"), WORDS);
    }
    check(
        &format!(
            "<main><article><header>{}</header>{}</article></main>",
            "<h1>某镇2024年政府工作报告</h1>",
            REPORT.split_once("</h1>").unwrap_or_default().1
        ),
        WORDS,
    );
}

#[test]
fn the_title_may_stand_only_in_the_head() {
    check(
        "<title>某镇2024年政府工作报告_某镇人民政府</title><p>各位代表：</p>",
        "某镇2024年政府工作报告\n各位代表：",
    );
    check(&format!("<title>某镇2024年政府工作报告</title>{REPORT}"), WORDS);
    assert_eq!(manuscript("<title> 某镇\n网 </title>").title.as_deref(), Some("某镇 网"));
}

#[test]
fn pages_are_told_from_prose() {
    for page in [
        "\n<!DOCTYPE html><html>",
        "<div class=a>",
        "<span style='a'>某镇</span>",
        "<!-- 注释 --><p>产值",
        "<?xml version='1.0'?><html>",
        "各位代表：<br>产值<br>5亿元<br/>",
    ] {
        assert!(is_html(page), "{page}");
    }
    for prose in ["各位代表：<略>", "增长<5%，<b类>", "", "<", "<<>>"] {
        assert!(!is_html(prose), "{prose}");
    }
}

#[test]
fn deep_and_wide_pages_are_read() {
    let deep = "<div>".repeat(100_000) + "产值5亿元。";
    check(&deep, "产值5亿元。");
    let open = "<table><tr><td>".repeat(10_000) + "产值";
    assert!(text(&open).contains("产值"));
    let wide = format!("<table>{}</table>", "<tr><td colspan=1000 rowspan=60000>甲<td>乙</tr>".repeat(3000));
    assert!(text(&wide).len() < 100_000);
}

proptest! {
    #[test]
    fn never_panics(page: String) {
        let _ = text(&page);
    }

    #[test]
    fn never_panics_on_tags(page in "(<(p|div|td|tr|table|th|sup|a|li|ol|del|br|pre|nav|style|ruby|rt|/p|/div|/td|/tr|/table|/a|/ol|/sup)( hidden| rowspan=3| colspan=2)?>|[产5。&;<>\n]){0,40}") {
        let _ = text(&page);
        let _ = is_html(&page);
    }
}
