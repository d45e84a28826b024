//! Web pages in which several features meet: a page in, figures out. `intake/html/tests.rs` tests each feature alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use tongbi::intake::encoding::Legacy;
use tongbi::intake::{self, Intake, open};
use tongbi::model::{ReadReport, Value};

fn decode(legacy: Legacy, bytes: &[u8]) -> Option<String> {
    let encoding = match legacy {
        Legacy::Gb18030 => encoding_rs::GB18030,
        Legacy::Big5 => encoding_rs::BIG5,
    };
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn reports(name: &str, bytes: &[u8]) -> Vec<ReadReport> {
    match open(name, bytes.to_vec(), decode) {
        Intake::Prose(manuscript) => vec![intake::read(&manuscript, Some(name), None).report],
        Intake::Tables(tables) => tables.into_iter().flat_map(|table| table.reports()).collect(),
        _ => panic!("neither prose nor tables"),
    }
}

/// Each figure as `indicator value unit period`, with `+` and its stated change.
fn figures(reports: &[ReadReport]) -> Vec<String> {
    let targets = |report: &ReadReport| {
        report.commitments.iter().flat_map(|task| task.targets.clone()).collect::<Vec<_>>()
    };
    let all = reports.iter().flat_map(|report| [report.observations.clone(), targets(report)].concat());
    all.map(|o| {
        let value = match &o.value {
            Value::Stated(figure) => match &figure.to {
                Some(to) => format!("{}—{to}", figure.number),
                None => figure.number.to_string(),
            },
            Value::Missing(gap) => format!("{gap:?}"),
        };
        let change = o.change.as_ref().and_then(|change| change.percent.as_ref().or(change.points.as_ref()));
        let change = change.map(|figure| format!(" +{}", figure.number)).unwrap_or_default();
        format!("{} {value} {} {}{change}", o.indicator, o.unit, o.period)
    })
    .collect()
}

fn check_file(name: &str, bytes: &[u8], expected: &[&str]) {
    assert_eq!(figures(&reports(name, bytes)), expected, "{}", String::from_utf8_lossy(bytes));
}

const HEAD: &str = "<h1>石坝镇2024年政府工作报告</h1><p>各位代表：</p><p>一、2023年工作回顾</p>";

/// The figures of a paragraph in the review of a report of 2024.
fn check(paragraph: &str, expected: &[&str]) {
    let page = format!("<html><body>{HEAD}<div>{paragraph}</div></body></html>");
    check_file("a.html", page.as_bytes(), expected);
}

#[test]
fn characters_within_numbers() {
    for five in [
        "12&#46;5亿元",
        "1<b>2</b>.<i>5</i>亿元",
        "１２．５亿元",
        "12.5&nbsp;亿元",
        "12.&#8203;5亿元",
        "1&zwnj;2.5亿元",
        "12<!-- 8 -->.5亿元",
        "1<span></span>2.5亿<wbr>元",
        "<font size=4>12</font><font color=red>.5</font>亿元",
        "<nobr>12.5</nobr>\n亿元",
        "12.5&#x4ebf;元",
        "<del>11</del><ins>12.5</ins>亿元",
        "1<a name=p3></a>2.5亿元",
        "12<o:p></o:p>.5亿元",
        "12<span style=\"mso-hide:all;display:none\">9</span>.5亿元",
    ] {
        check(&format!("<p>茶叶产值达到{five}。</p>"), &["茶叶产值 12.5 亿元 2023"]);
    }
    check(
        "<p>粮食产量12&ensp;500吨，茶园8&#8201;600亩。</p>",
        &["粮食产量 12500 吨 2023", "茶园 8600 亩 2023"],
    );
    check("<p>参保率&ge;98%，失业率&le;&#53;%。</p>", &["居民参保率 98 % 2023", "失业率 5 % 2023"]);
    check("<p>税收下降&minus;3&#46;5%。</p>", &["税收收入增速 -3.5 % 2023"]);
    check("<p>培训1000&mdash;1200人。</p>", &["培训 1000—1200 人 2023"]);
}

#[test]
fn raised_characters_after_units_and_numbers() {
    check(
        "<p>绿地12km<sup>2</sup><sup>[3]</sup>，茶园300亩<sup>4</sup>。</p>",
        &["绿地 12 km² 2023", "茶园 300 亩 2023"],
    );
    check(
        "<p>供水1.2万m<span style='vertical-align:super;font-size:8pt'>3</span>。</p>",
        &["供水 1.2 万m³ 2023"],
    );
    check("<p>茶叶产值5<sup>①</sup>亿元。</p>", &["茶叶产值 5 亿元 2023"]);
    check("<p>投资12<a href='#n1'><sup>1</sup></a>万元。</p>", &["投资 12 万元 2023"]);
    check("<p>PM<sub>2.5</sub>平均浓度30微克/立方米。</p>", &["PM2.5平均浓度 30 微克/立方米 2023"]);
}

#[test]
fn tables_of_pages() {
    let table = |rows: &str| format!("<p>全镇主要指标如下。</p><table border=1>{rows}</table>");
    check(
        &table(
            "<tr><th rowspan=2>指标<th rowspan=2>单位<th colspan=2>2023年<tr><th>数量<th>增长%\
             <tr><td>粮食产量<td>万吨<td>2.<b>1</b><td><del>4</del>5<tr><td>茶叶产量<td>吨<td>3&nbsp;100<td>&minus;2",
        ),
        &["粮食产量 2.1 万吨 2023 +5", "茶叶产量 3100 吨 2023 +-2"],
    );
    // Spacer columns, paragraphs and breaks within cells.
    check(
        &table(
            "<tr><td><p>指标<br>名称</p></td><td>单<br>位</td><td><p>2022</p><p>年</p></td><td>2023年</td></tr>\
             <tr><td>粮食<br>产量</td><td>万吨</td><td>2</td><td><p>2.1</p></td></tr>",
        ),
        &["粮食产量 2 万吨 2022", "粮食产量 2.1 万吨 2023"],
    );
    // A table within the cell of a layout table.
    check(
        "<table><tr><td><table><tr><td>指标<td>2023年（万元）<tr><td>税收收入<td>(5)<tr><td>调入资金<td>(2)<tr><td>非税收入<td>3</table><td>广告</table>",
        &["税收收入 -5 万元 2023", "调入资金 -2 万元 2023", "非税收入 3 万元 2023"],
    );
    // Hidden columns and rows.
    check(
        &table(
            "<tr><td>指标<td>单位<td style='display:none'>2021年<td>2023年<tr hidden><td>旧<td>吨<td>1<td>2\
             <tr><td>粮食产量<td>万吨<td style='display:none'>1.9<td>2.1",
        ),
        &["粮食产量 2.1 万吨 2023"],
    );
}

#[test]
fn what_stands_around_holds_no_figures() {
    let article =
        "<p>茶叶产值达到12.5亿元，增长8%。</p><p>二、2024年工作安排</p><p>新建茶园300亩，修路5公里。</p>";
    let expected = ["茶叶产值 12.5 亿元 2023 +8", "新建茶园 300 亩 2024", "修路 5 公里 2024"];
    for (before, behind) in [
        (
            "<div>发布时间：2024-01-20 浏览次数：1,234 次 字体：[大 中 小]</div>",
            "<p>扫一扫在手机打开当前页 5</p>",
        ),
        ("<div>来源：镇政府 阅读量 3.2万</div>", "<p>阅读 3.2万 赞 128 在看 56</p>"),
        (
            "<div class=crumb>首页 &gt; 公开 &gt; 报告</div>",
            "<div>【打印本页】【关闭窗口】 已访问：1280次</div>",
        ),
        (
            "<p>石坝发布 2024-01-20 18:30 发表于某省</p>",
            "<p>相关链接</p><ul><li><a href=a>我镇投资3亿元建设公园</a><li><a href=b>我镇新增就业500人</a></ul>",
        ),
        ("", "<div>网站标识码：4300000012 ICP备05000001号 建议使用1024×768分辨率</div>"),
        ("", "<p>免责声明：本文仅供参考，投资损失5万元以上本站概不负责。</p>"),
    ] {
        let (title, rest) = HEAD.split_once("</h1>").unwrap();
        let page =
            format!("<html><body>{title}</h1>{before}<div>{rest}{article}</div>{behind}</body></html>");
        check_file("a.html", page.as_bytes(), &expected);
    }
}

#[test]
fn pages_of_one_file() {
    let page = format!("{HEAD}<p>茶叶产值达到12.5亿元，增长8%。</p>");
    let (gbk, ..) = encoding_rs::GBK.encode(&page);
    let quoted: String = gbk
        .iter()
        .map(|byte| format!("={byte:02X}"))
        .collect::<Vec<_>>()
        .chunks(20)
        .map(|line| line.concat() + "=\r\n")
        .collect();
    let parts = |kind: &str, encoding: &str, body: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type=\"text/html\"; boundary=\"--=_a\"\r\n\r\n\
             ----=_a\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n\
             ----=_a\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----=_a--\r\n"
        )
    };
    let expected = ["茶叶产值 12.5 亿元 2023 +8"];
    check_file(
        "a.mht",
        parts("text/html; charset=\"gb2312\"", "quoted-printable", &quoted).as_bytes(),
        &expected,
    );
    check_file("a.mhtml", parts("text/html; charset=utf-8", "8bit", &page).as_bytes(), &expected);
    let soft = page.replace("12.5", "1=\r\n2.5").replace("<h1>", "<h1 class=3D\"a\">");
    check_file("a.mht", parts("text/html; charset=UTF-8", "Quoted-Printable", &soft).as_bytes(), &expected);
}

#[test]
fn pages_in_every_encoding() {
    let page = |label: &str| format!("<meta charset={label}>{HEAD}<p>茶叶产值达到12.5亿元。</p>");
    let expected = ["茶叶产值 12.5 亿元 2023"];
    check_file("a.htm", &encoding_rs::GB18030.encode(&page("gb2312")).0, &expected);
    let wide: Vec<u8> = page("utf-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_file("a.htm", &[&[0xFF, 0xFE], wide.as_slice()].concat(), &expected);
    // A page that claims another encoding than it has.
    check_file("a.htm", page("gb2312").as_bytes(), &expected);
    let traditional = page("big5")
        .replace("政府工作报告", "政府工作報告")
        .replace("亿", "億")
        .replace("产", "產")
        .replace("达", "達")
        .replace("坝", "壩")
        .replace("镇", "鎮")
        .replace("顾", "顧")
        .replace("叶", "葉");
    check_file("a.htm", &encoding_rs::BIG5.encode(&traditional).0, &["茶叶产值 12.5 亿元 2023"]);
}
