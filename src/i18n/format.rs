//! Texts of the faults of a file: position, cause and remedy.

use super::Lang;
use crate::format::{Cause, Expected, Fault, JsonKind, Slip};

/// The position: line, column, and path of the value.
#[must_use]
pub fn position(lang: Lang, fault: &Fault) -> String {
    let Fault { line, column, path, .. } = fault;
    let at = lang.pick(format!("第 {line} 行第 {column} 列"), format!("Line {line}, column {column}"));
    match path.as_str() {
        "" => lang.pick(format!("{at}："), format!("{at}:")),
        path => lang.pick(format!("{at}，{path}："), format!("{at}, {path}:")),
    }
}

/// The cause.
#[must_use]
pub fn cause(lang: Lang, fault: &Fault) -> String {
    let found = &fault.found;
    match &fault.cause {
        Cause::Empty => lang.pick("文件是空的。", "The file is empty.").to_owned(),
        Cause::Syntax(slip) => {
            let what = slip_words(lang, *slip);
            if found.is_empty() {
                what.to_owned()
            } else {
                lang.pick(format!("{what}（“{found}”）"), format!("{what} (“{found}”)"))
            }
        }
        Cause::NotAReport => lang
            .pick(
                "是 JSON，但不是工作报告：没有 place、year 或 observations。",
                "This is JSON but no report: no place, year or observations.",
            )
            .to_owned(),
        Cause::FormatMissing => lang
            .pick("没有 format 字段，按 tongbi.report/1 读取。", "No format field; read as tongbi.report/1.")
            .to_owned(),
        Cause::FormatUnknown => lang.pick(
            format!("格式 {found} 不是工作报告的格式。"),
            format!("The format {found} is not that of a report."),
        ),
        Cause::FormatNewer => lang.pick(
            format!("格式 {found} 比本页新，能读懂的部分已经打开。"),
            format!("The format {found} is newer than this page; what it understands was opened."),
        ),
        Cause::Missing(field) => lang.pick(format!("缺少 {field}。"), format!("{field} is missing.")),
        Cause::WrongKind { expected, found: kind } => {
            let (expected, kind) = (expected_words(lang, *expected), kind_words(lang, *kind));
            lang.pick(
                format!("应为{expected}，却是{kind}：{found}"),
                format!("Expected {expected} but found {kind}: {found}"),
            )
        }
        Cause::NotANumber => lang.pick(
            format!("应为十进制数，却是 {found}。"),
            format!("Expected a decimal number but found {found}."),
        ),
        Cause::TooManyDigits => {
            lang.pick(format!("数字超过 28 位：{found}"), format!("More than 28 digits: {found}"))
        }
        Cause::NotAPeriod => {
            lang.pick(format!("应为时期，却是 {found}。"), format!("Expected a period but found {found}."))
        }
        Cause::NotAYear => lang.pick(
            format!("应为 1 到 9999 的年份，却是 {found}。"),
            format!("Expected a year from 1 to 9999 but found {found}."),
        ),
        Cause::UnknownWord(_) => {
            lang.pick(format!("不认识 {found}。"), format!("{found} is not known here."))
        }
        Cause::EmptyName => lang.pick("名称是空的。", "The name is empty.").to_owned(),
        Cause::RangeReversed => lang.pick(
            format!("区间的上限小于下限：{found}"),
            format!("The range ends below its beginning: {found}"),
        ),
        Cause::Twice => lang.pick(
            format!("字段 {found} 出现两次，以第一次为准。"),
            format!("The field {found} stands twice; the first counts."),
        ),
        Cause::ValueAndGap => lang
            .pick(
                "既有数值又有缺失原因，以数值为准。",
                "There is both a value and a reason for its missing; the value counts.",
            )
            .to_owned(),
        Cause::GapUnexplained => {
            lang.pick("数值为空，没有说明原因。", "The value is empty and no reason is given.").to_owned()
        }
    }
}

/// The remedy.
#[must_use]
pub fn mend(lang: Lang, fault: &Fault) -> String {
    let (zh, en) = match &fault.cause {
        Cause::Empty => ("请检查是否选错了文件。", "Check that it is the right file."),
        Cause::Syntax(slip) => return slip_mend(lang, *slip).to_owned(),
        Cause::NotAReport => ("请对照格式说明补上这些字段。", "Add these fields as the format describes."),
        Cause::FormatMissing => {
            ("可加上 \"format\": \"tongbi.report/1\"。", "You may add \"format\": \"tongbi.report/1\".")
        }
        Cause::FormatUnknown => ("请改为 \"tongbi.report/1\"。", "Change it to \"tongbi.report/1\"."),
        Cause::FormatNewer => ("请刷新页面，换用新版。", "Reload the page for a newer version."),
        Cause::Missing(_) => ("请补上这个字段。", "Add this field."),
        Cause::WrongKind { expected, .. } => return expected_mend(lang, *expected).to_owned(),
        Cause::NotANumber => (
            "请只写数字和小数点，如 \"15.64\"；“万”“亿”“%”写进 unit。",
            "Write digits and a point only, such as \"15.64\"; 万, 亿 and % belong in unit.",
        ),
        Cause::TooManyDigits => ("请减少位数。", "Use fewer digits."),
        Cause::NotAPeriod => (
            "请写年份 2023，或 \"2023-06\"、\"2023-01/2023-06\"、\"2021/2025\"。",
            "Write a year such as 2023, or \"2023-06\", \"2023-01/2023-06\", \"2021/2025\".",
        ),
        Cause::NotAYear => ("请写四位年份，如 2024。", "Write a year such as 2024."),
        Cause::UnknownWord(words) => {
            let words = words.join(lang.pick("、", ", "));
            return lang.pick(format!("请用其中之一：{words}。"), format!("Use one of: {words}."));
        }
        Cause::EmptyName => ("请写上名称。", "Give a name."),
        Cause::RangeReversed => ("请对调 value 与 to。", "Swap value and to."),
        Cause::Twice => ("请删去多余的一个。", "Remove one of them."),
        Cause::ValueAndGap => ("请删去 gap。", "Remove gap."),
        Cause::GapUnexplained => (
            "可用 gap 说明原因，如 \"not_published\"。",
            "You may give the reason in gap, such as \"not_published\".",
        ),
    };
    lang.pick(zh, en).to_owned()
}

fn slip_words(lang: Lang, slip: Slip) -> &'static str {
    match slip {
        Slip::CutShort => lang.pick("文件在这里突然结束。", "The file ends too early."),
        Slip::FullWidth => lang.pick("用了中文标点。", "Chinese punctuation where JSON has its own."),
        Slip::TrailingComma => lang.pick("括号前多了一个逗号。", "A comma before a closing bracket."),
        Slip::Comment => lang.pick("JSON 里不能写注释。", "JSON has no comments."),
        Slip::SingleQuote => lang.pick("用了单引号。", "A single quotation mark."),
        Slip::NotJsonValue => lang.pick("这不是 JSON 的值。", "This is no JSON value."),
        Slip::MissingComma => lang.pick("两项之间缺少逗号。", "A comma is missing between two entries."),
        Slip::RawControl => {
            lang.pick("引号里有换行或制表符。", "A line break or tab within quotation marks.")
        }
        Slip::TooDeep => lang.pick("括号套得太深。", "Brackets are nested too deep."),
        Slip::TrailingText => lang.pick("报告结束之后还有内容。", "Something follows after the end."),
        Slip::Other => lang.pick("这里不是正确的 JSON。", "This is not JSON."),
    }
}

fn slip_mend(lang: Lang, slip: Slip) -> &'static str {
    match slip {
        Slip::CutShort => lang.pick("文件可能没有传完，请重新获取。", "It may be incomplete; get it again."),
        Slip::FullWidth => lang.pick("请改为英文半角标点。", "Use ASCII punctuation."),
        Slip::TrailingComma => lang.pick("请删去这个逗号。", "Remove the comma."),
        Slip::Comment => lang.pick("请删去注释。", "Remove the comment."),
        Slip::SingleQuote => lang.pick("请改为双引号 \"。", "Use double quotation marks."),
        Slip::NotJsonValue => lang.pick(
            "文字要加双引号；没有数值请写 null。",
            "Put texts in quotation marks; write null for no value.",
        ),
        Slip::MissingComma => lang.pick("请补上逗号。", "Add the comma."),
        Slip::RawControl => lang.pick("请写成 \\n 或 \\t。", "Write \\n or \\t."),
        Slip::TooDeep => lang.pick("请检查是否选错了文件。", "Check that it is the right file."),
        Slip::TrailingText => {
            lang.pick("多份报告请放进一对方括号 [ ] 里。", "Put several reports in one pair of brackets [ ].")
        }
        Slip::Other => {
            lang.pick("请检查这里的括号、引号和逗号。", "Check brackets, quotation marks and commas here.")
        }
    }
}

fn expected_words(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => lang.pick("对象 { }", "an object { }"),
        Expected::List => lang.pick("列表 [ ]", "a list [ ]"),
        Expected::Text => lang.pick("文字", "a text"),
        Expected::Number => lang.pick("数值", "a number"),
        Expected::Year => lang.pick("年份", "a year"),
        Expected::Period => lang.pick("时期", "a period"),
        Expected::Span => lang.pick("起止位置 [起, 止]", "two positions [start, end]"),
    }
}

fn expected_mend(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => lang.pick("请用 { } 括起各字段。", "Put the fields in { }."),
        Expected::List => lang.pick("请用 [ ] 括起各项。", "Put the entries in [ ]."),
        Expected::Text => lang.pick("请加上双引号。", "Put it in quotation marks."),
        Expected::Number => lang.pick("请写成 \"15.64\" 这样的数。", "Write a number such as \"15.64\"."),
        Expected::Year => lang.pick("请写成 2024 这样的年份。", "Write a year such as 2024."),
        Expected::Period => {
            lang.pick("请写成 2023 或 \"2023-01/2023-06\"。", "Write 2023 or \"2023-01/2023-06\".")
        }
        Expected::Span => lang.pick("请写成 [120, 126]。", "Write it as [120, 126]."),
    }
}

fn kind_words(lang: Lang, kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => lang.pick("空值", "null"),
        JsonKind::Boolean => lang.pick("真假值", "a boolean"),
        JsonKind::Number => lang.pick("数字", "a number"),
        JsonKind::Text => lang.pick("文字", "a text"),
        JsonKind::List => lang.pick("列表", "a list"),
        JsonKind::Object => lang.pick("对象", "an object"),
    }
}
