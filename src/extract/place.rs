//! The place, its level, the year and the title of a report.
//!
//! | head of the text | place | level | year |
//! | --- | --- | --- | --- |
//! | 2020年易县政府工作报告 | 易县 | county | 2020 |
//! | 四川省自贡市荣县度佳镇2024年政府工作报告 | 度佳镇 | town | 2024 |
//! | 政府工作报告⏎我代表坪山区人民政府 | 坪山区 | county | by the date, the headings or the file's name |

use super::lexer::Token;
use super::outline::Heading;
use crate::model::SectionKind;
use crate::model::{Level, Year};
use crate::quantity::numeral;
use crate::source::NormalizedText;

/// The facts that the head of a report states.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub place: Option<String>,
    pub level: Option<Level>,
    pub year: Option<Year>,
    pub title: Option<String>,
}

/// Titles and dates are looked for within this number of characters.
const HEAD_LENGTH: usize = 1500;

/// Finds place, level, year and title.
pub(super) fn find(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    headings: &[Heading],
    file: Option<&str>,
) -> Head {
    let end = text.len().min(HEAD_LENGTH);
    let title = title(text, end);
    let file_text = file.map(stem).map(NormalizedText::new);
    let year = title
        .and_then(|(from, to)| year_within(tokens, from, to))
        .or_else(|| year_of_headings(headings))
        .or_else(|| dated_line(text, tokens, end))
        .or_else(|| file_text.as_ref().and_then(|t| bare_year(t)))
        .or_else(|| title.and_then(|(from, to)| bare_year_in(text, from, to)));
    let place = title
        .and_then(|(from, to)| place_in_title(text, from, to))
        .or_else(|| place_of_speaker(text, end))
        .or_else(|| place_of_congress(text, end))
        .or_else(|| {
            file_text.as_ref().and_then(|t| place_in_title(t, 0, t.len()).filter(|p| level_of(p).is_some()))
        });
    let national = text.find(0, end, "代表国务院").is_some();
    let place = if national { Some("国务院".to_owned()) } else { place };
    let level = if national { Some(Level::National) } else { place.as_deref().and_then(level_of) };
    let title = title.map(|(from, to)| text.string(from, to));
    Head { place, level, year, title }
}

/// A file's name without folders and extension.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The level that a place's name ends with.
pub(crate) fn level_of(name: &str) -> Option<Level> {
    const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];
    if MUNICIPALITIES.contains(&name) || name.ends_with('省') || name.ends_with("自治区") {
        return Some(Level::Province);
    }
    Some(match name.chars().next_back()? {
        '市' | '州' | '盟' => Level::City,
        '县' | '区' | '旗' => Level::County,
        '乡' | '镇' => Level::Town,
        '村' => Level::Village,
        _ if name.ends_with("街道") => Level::Town,
        _ if name.ends_with("社区") => Level::Village,
        _ => return None,
    })
}

/// The year by the headings: a plan's year, or the year after a review's.
fn year_of_headings(headings: &[Heading]) -> Option<Year> {
    let first =
        |part: SectionKind| headings.iter().filter(|h| h.level == 1 && h.part == part).find_map(|h| h.year);
    match (first(SectionKind::Plan), first(SectionKind::Review)) {
        // A plan that names only a distant year (到2035年) is for the year after the review's.
        (Some(plan), Some(review)) if plan > review + 1 => Some(review + 1),
        (Some(plan), _) => Some(plan),
        (None, Some(review)) => Some(review + 1),
        (None, None) => None,
    }
}

/// The title: from the start of the line or the quote to the end of 工作报告.
fn title(text: &NormalizedText<'_>, end: usize) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut fallback = None;
    while let Some(at) = text.find(from, end, "工作报告") {
        let to = at + 4;
        let mut start = at;
        while start > 0
            && !matches!(
                text.before(start),
                '\n' | '《' | '》' | '。' | '，' | '：' | '"' | '“' | '—' | '-' | ']' | '】'
            )
        {
            start -= 1;
        }
        let words = text.slice(start, to);
        let starts_right = matches!(text.before(start), '\n' | '《' | '：' | '—' | ']' | '】');
        let speech = text.find(start, to, "代表").is_some() || text.find(start, to, "向大会").is_some();
        if starts_right && words.len() <= 40 && !speech {
            let named =
                words.iter().any(|c| matches!(c, '省' | '市' | '县' | '区' | '镇' | '乡')) || words.len() > 8;
            if named {
                return Some((start, to));
            }
            fallback = fallback.or(Some((start, to)));
        }
        from = to;
    }
    fallback
}

/// The first year written in a stretch.
fn year_within(tokens: &[Token], from: usize, to: usize) -> Option<Year> {
    let first = tokens.partition_point(|t| t.to() <= from);
    tokens.iter().skip(first).take_while(|t| t.to() <= to).find_map(|t| match t {
        Token::Date(d) => d.year,
        Token::Quantity(_) => None,
    })
}

/// The year of the line that dates the report: 2024年3月5日在…大会.
fn dated_line(text: &NormalizedText<'_>, tokens: &[Token], end: usize) -> Option<Year> {
    tokens.iter().take_while(|t| t.to() <= end).find_map(|t| match t {
        Token::Date(d) if d.months.is_some() && text.find(d.to, d.to + 40, "会议").is_some() => d.year,
        _ => None,
    })
}

fn bare_year(text: &NormalizedText<'_>) -> Option<Year> {
    bare_year_in(text, 0, text.len())
}

/// A year in the text, with or without 年.
fn bare_year_in(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<Year> {
    (from..to).find_map(|i| {
        let digits: String = text.slice(i, i + 4).iter().collect();
        let alone = !text.before(i).is_ascii_digit() && !text.at(i + 4).is_ascii_digit();
        digits.parse().ok().filter(|y: &Year| alone && digits.len() == 4 && (1950..2100).contains(y))
    })
}

/// The place in a title: 2020年易县政府工作报告, 易县2020年政府工作报告.
fn place_in_title(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<String> {
    let end = ["人民政府工作报告", "政府工作报告", "工作报告"]
        .iter()
        .find_map(|w| text.find(from, to, w))
        .unwrap_or(to);
    let mut start = from;
    let mut stop = end;
    // 万年县2024年: the 年 of a year stands behind four digits.
    let digit =
        |i: usize| text.at(i).is_ascii_digit() || numeral::is_chinese(text.at(i)) || text.at(i) == '〇';
    if let Some(year) = (from + 4..end).find(|i| text.at(*i) == '年' && (i - 4..*i).all(digit)) {
        let digits = year.saturating_sub(4).max(from);
        if digits > from + 1 {
            stop = digits;
        } else {
            start = year + 1;
            // 2024年度佳镇: 度 belongs to the name if the text has 度佳镇 elsewhere.
            if text.at(start) == '度' {
                let whole = text.string(start, end);
                let again = text.find(end, text.len().min(end + 20_000), &whole).is_some();
                if !again {
                    start += 1;
                }
            }
        }
    }
    let name = text.string(start, stop);
    let name = name.trim_matches(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c));
    (name.chars().count() >= 2 && name.chars().count() <= 14 && level_of(name).is_some())
        .then(|| own_name(name))
}

/// The last place of a full name: 四川省自贡市荣县度佳镇 → 度佳镇, 凉山彝族自治州西昌市 → 西昌市.
pub(crate) fn own_name(name: &str) -> String {
    let mut start = 0;
    let count = name.chars().count();
    for (at, (byte, c)) in name.char_indices().enumerate() {
        let end = byte + c.len_utf8();
        let whole = name.get(start..end).unwrap_or_default();
        let level = match c {
            '省' | '市' | '县' | '区' | '旗' | '盟' => true,
            '州' => whole.ends_with("自治州"),
            _ => false,
        };
        if level && whole.chars().count() >= 2 && at + 3 <= count.saturating_sub(1) {
            start = end;
        }
    }
    name.get(start..).unwrap_or(name).to_owned()
}

/// The place in 我代表坪山区人民政府.
fn place_of_speaker(text: &NormalizedText<'_>, end: usize) -> Option<String> {
    let at = text.find(0, end, "我代表")? + 3;
    let to = text.find(at, at + 24, "人民政府")?;
    let name = text.string(at, to);
    let name = name.trim_matches(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)).to_owned();
    (name.chars().count() >= 2 && level_of(&name).is_some()).then(|| own_name(&name))
}

/// The place in 在驻马店市第三届人民代表大会.
fn place_of_congress(text: &NormalizedText<'_>, end: usize) -> Option<String> {
    let congress = text.find(0, end, "人民代表大会")?;
    let floor = congress.saturating_sub(24);
    let ordinal = (floor..congress).rev().find(|i| text.at(*i) == '第')?;
    let start = (floor..ordinal).rev().find(|i| matches!(text.at(*i), '在' | '日' | '\n')).map(|i| i + 1)?;
    let name = text.string(start, ordinal);
    (name.chars().count() >= 2 && level_of(&name).is_some()).then(|| own_name(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_place_is_the_reports_own() {
        fn check(title: &str, expected: Option<&str>) {
            let text = NormalizedText::new(title);
            assert_eq!(place_in_title(&text, 0, text.len()).as_deref(), expected, "{title}");
        }
        check("万年县2024年政府工作报告", Some("万年县"));
        check("2024年万年县政府工作报告", Some("万年县"));
        check("重庆市万州区甘宁镇2024年政府工作报告", Some("甘宁镇"));
        check("广西壮族自治区平乐县政府工作报告", Some("平乐县"));
        check("凉山彝族自治州西昌市2024年政府工作报告", Some("西昌市"));
        check("锡林郭勒盟正蓝旗政府工作报告", Some("正蓝旗"));
        check("郑州市2024年政府工作报告", Some("郑州市"));
        check("红旗镇2024年政府工作报告", Some("红旗镇"));
        check("四川省自贡市荣县度佳镇2024年工作报告", Some("度佳镇"));
        check("二〇二四年度佳镇政府工作报告", Some("佳镇"));
        check("2024年工作报告", None);
    }
}
