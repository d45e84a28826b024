//! Finds the numbers of a text: quantities with their units, dates, and what only looks like one.
//!
//! | text | found |
//! | --- | --- |
//! | `2.7万只` | 2.7, unit 万只 |
//! | `400余万元` | 400, 余, unit 万元 |
//! | `1万6千多户`, `3万多亿元` | 16, 多, unit 千户; 3, 多, unit 万亿元 |
//! | `10至15个` | 10 to 15, unit 个 |
//! | `两万亩`, `翻一番` | 2, unit 万亩; 1, unit 番 |
//! | `2023年6月` | a date |
//! | `第7位`, `C919`, `5G`, `1+5`, `三通一平` | no figure |

use crate::quantity::Decimal;

use super::lexicon::{GROWTH_VERBS, VALUE_VERBS};
use super::numeral;
use super::units::{COUNTERS, MEASURES, MULTIPLIERS, NOT_A_COUNTER};
use super::words::words;
use crate::source::Text;

/// A number of the text. Places are of mended characters.
#[derive(Clone, Debug)]
pub(super) enum Token {
    /// A number of something.
    Quantity(Quantity),
    /// A year, a month, or a span of them.
    Date(Date),
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The first digit.
    pub from: usize,
    /// One past the unit.
    pub to: usize,
    /// The number as written, or the lower end of a range.
    pub number: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit with its multiplier: 万元.
    pub unit: String,
    /// What the multiplier makes of one: 10000.
    pub times: Decimal,
    /// The unit without its multiplier: 元. Empty for a bare number.
    pub base: String,
    /// 余, 多 or 几 within or right after.
    pub over: Option<char>,
    /// What the characters were mended to, where a scanner misread them.
    pub mended: Option<String>,
    /// Whether the unit is a counter (个, 家), not a measure.
    pub counted: bool,
}

/// A date or a span of dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub from: usize,
    pub to: usize,
    /// The year, where written.
    pub year: Option<i16>,
    /// The last year of a span of years.
    pub last_year: Option<i16>,
    /// The month, and the last month of a span.
    pub months: Option<(u8, u8)>,
}

impl Token {
    /// Its first character.
    pub(super) fn from(&self) -> usize {
        match self {
            Self::Quantity(q) => q.from,
            Self::Date(d) => d.from,
        }
    }

    /// One past its last character.
    pub(super) fn to(&self) -> usize {
        match self {
            Self::Quantity(q) => q.to,
            Self::Date(d) => d.to,
        }
    }
}

words! {
    /// After these, a bare numeral unit (千亿元, 万亿元) is a figure: 突破千亿元.
    BEFORE_ROUND = "突破 超过 超 达到 达 逾 跨越 迈上 站上 首破 破";

    /// Before a number these make it a rank, an ordinal or a part of a name.
    BEFORE_ORDINAL = "第 前 每 周 初 数 几 好 逢 居 列 位列 位居 排名 排 排名第 星期 NO. No. №";

    /// What directly follows a unit and makes the quantity a class: 万吨级.
    CLASS_TAIL = "级 型 制 版 大关级";

    /// Words that only look as if they began with one of these.
    CLASS_STEMS = "制造 制作 制品 制药 制度 制定 制种 制糖 制氢 版权 版面 版画 型材 型号 级配";

    /// After 每 these make a unit a rate.
    PER = "立方米 平方米 平方公里 升 公斤 千克 小时 秒 千瓦时 吨 亩";

    /// Whole expressions that are idioms, not figures.
    IDIOMS = "24小时 7×24 365天 7天24小时 24小时不打烊 360度 180度 100%覆盖率 一天 二十四小时";

    /// Names of things measured without a unit.
    BARE_INDEX = "指数 系数 收入比 比值 得分 满意度 覆盖倍数 容积率 总和生育率 级均 评分 收入之比";

    /// Words after which a number without its sign can only be percent.
    GROWTH_BEFORE_BARE = "增长 下降 上升 上涨 回落 提高 增幅 增速 降幅 减少 增加";
}

/// All numbers of a text, in reading order.
pub(super) fn scan(text: &Text<'_>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let c = text.at(i);
        let token = if c.is_ascii_digit() || numeral::may_be_a_digit(c) {
            let floor = tokens.last().map_or(0, Token::to);
            signed(text, i, floor, from_ascii(text, i))
        } else if numeral::is_chinese(c) || c == '翻' || c == '百' {
            from_chinese(text, i)
        } else {
            Found::Nothing(i + 1)
        };
        match token {
            Found::Token(token) => {
                i = token.to().max(i + 1);
                tokens.push(token);
            }
            Found::Nothing(next) => i = next.max(i + 1),
        }
    }
    tokens
}

/// What stands at a place.
enum Found {
    Token(Token),
    /// Nothing: go on from here.
    Nothing(usize),
}

/// 增长-5.2%, 净利润为-3亿元, 增长负2%: a number that stands behind a minus, where that is no dash between
/// two numbers and no part of a code.
fn signed(text: &Text<'_>, from: usize, floor: usize, found: Found) -> Found {
    let Found::Token(Token::Quantity(q)) = found else { return found };
    let sign = from.saturating_sub(1);
    let minus = matches!(text.at(sign), '-' | '负') && sign > floor && q.upper.is_none() && !q.counted;
    let word = sign.saturating_sub(8);
    let told =
        VALUE_VERBS.before(text, word, sign).is_some() || GROWTH_VERBS.before(text, word, sign).is_some();
    let rate = q.base == "%" && matches!(text.before(sign), '\u{4e00}'..='\u{9fff}');
    let quantity = if minus && (told || rate) { Quantity { from: sign, number: -q.number, ..q } } else { q };
    Found::Token(Token::Quantity(quantity))
}

/// A run of ASCII letters, digits and the points and commas between digits. What is longer than a number
/// or a code may be is taken in pieces, so that no text is gone through twice.
fn ascii_run(text: &Text<'_>, from: usize) -> usize {
    const LONGEST: usize = 64;
    let mut to = from;
    loop {
        if to == from + LONGEST {
            return to;
        }
        let c = text.at(to);
        let inner = (c == '.' || c == ',') && to > from && text.at(to + 1).is_ascii_alphanumeric();
        if !c.is_ascii_alphanumeric() && !inner {
            return to;
        }
        to += 1;
    }
}

/// Where the digits at `from` end: groups by comma, at most one point.
fn digits_end(text: &Text<'_>, from: usize) -> usize {
    let mut to = from;
    let mut point = false;
    loop {
        let c = text.at(to);
        if c.is_ascii_digit() || (c == ',' && to > from) {
            to += 1;
        } else if c == '.' && !point && text.at(to + 1).is_ascii_digit() {
            point = true;
            to += 1;
        } else {
            return to;
        }
    }
}

fn from_ascii(text: &Text<'_>, from: usize) -> Found {
    let run = ascii_run(text, from);
    let before = text.before(from);
    let named = ["GDP", "CPI", "PPI", "R&D"].iter().any(|w| text.word_before(from, w).is_some());
    let glued = before.is_ascii_alphabetic() && !named
        || matches!(before, '+' | '×' | '#' | '_' | '@' | '·' | '/' | '*' | '&');
    let digits = digits_end(text, from);
    if !glued
        && digits > from
        && let Some(date) = date(text, from, digits)
    {
        return Found::Token(Token::Date(date));
    }
    if let Some(found) = misread(text, from, run).filter(|_| !glued) {
        return Found::Token(Token::Quantity(found));
    }
    if digits == from || glued {
        return Found::Nothing(run.max(from + 1));
    }
    let Some(number) = numeral::arabic(text.slice(from, digits)) else {
        return Found::Nothing(run.max(digits));
    };
    let dashed = before == '-' && text.before(from - 1).is_ascii_alphanumeric();
    if dashed
        || matches!(text.at(digits), '+' | '×' | '*' | '#' | '_')
        || BEFORE_ORDINAL.before(text, 0, from).is_some_and(|(w, at)| ordinal(text, w, at))
    {
        return Found::Nothing(digits);
    }
    if let Some((_, to)) = IDIOMS.at(text, from, text.len()) {
        return Found::Nothing(to);
    }
    if let Some(whole) = in_two_parts(text, from, digits, number) {
        return Found::Token(Token::Quantity(whole));
    }
    if let Some(range) = range(text, from, digits, number) {
        return range.map_or(Found::Nothing(digits), |q| Found::Token(Token::Quantity(q)));
    }
    match quantity(text, from, digits, number, None) {
        // 4.7个…: point 4 of a list, and seven.
        Some(q) if before == '\n' && q.counted && q.times == Decimal::ONE && number_has_point(number) => {
            Found::Nothing((from..digits).find(|i| text.at(*i) == '.').map_or(digits, |point| point + 1))
        }
        Some(q) if !in_a_name(text, &q) => Found::Token(Token::Quantity(q)),
        Some(q) => Found::Nothing(q.to),
        None => Found::Nothing(digits.max(run.min(digits + 1))),
    }
}

/// Whether a word before a number makes it an ordinal: 第, but not 前 in 目前 or 数 in 人数.
fn ordinal(text: &Text<'_>, word: &str, at: usize) -> bool {
    let before = text.before(at);
    match word {
        "前" => !matches!(before, '目' | '日' | '年' | '此' | '提' | '之' | '月' | '底'),
        "数" | "列" | "居" | "排" | "初" | "周" | "好" => {
            // 列第3位, but not 班列2列.
            let place = text.find(at + 1, at + 6, "位").or(text.find(at + 1, at + 6, "名")).is_some();
            matches!(word, "列" | "居") && place && !matches!(before, '系' | '民' | '邻' | '移' | '定')
        }
        _ => true,
    }
}

/// Whether a number stands in a title, a slogan or a short quoted name: 《哪吒2》, “四个100”, “365天”.
fn in_a_name(text: &Text<'_>, q: &Quantity) -> bool {
    const REACH: usize = 24;
    let opening = (q.from.saturating_sub(REACH)..q.from)
        .rev()
        .map(|i| text.at(i))
        .find(|c| matches!(c, '《' | '“' | '「' | '〈' | '》' | '”' | '」' | '〉' | '。' | '\n' | '；'));
    let closing = (q.to..q.to + REACH)
        .map(|i| text.at(i))
        .find(|c| matches!(c, '《' | '“' | '「' | '〈' | '》' | '”' | '」' | '〉' | '。' | '\n' | '；'));
    matches!(opening, Some('《' | '“' | '「' | '〈')) && matches!(closing, Some('》' | '”' | '」' | '〉'))
}

/// A date: `2023年`, `2023年6月`, `5月`, `1—11月`, `2016—2020年`.
fn date(text: &Text<'_>, from: usize, digits: usize) -> Option<Date> {
    let plain = |a: usize, b: usize| -> Option<i16> {
        let s: String = text.slice(a, b).iter().collect();
        s.parse().ok()
    };
    let year = |v: i16| (1900..2100).contains(&v).then_some(v);
    let value = plain(from, digits)?;
    let length = digits - from;
    let dash = |i: usize| matches!(text.at(i), '-' | '—' | '~' | '至' | '到' | '、' | '和');
    let mut at = digits;
    if length == 4 && year(value).is_some() {
        let mut last_year = None;
        let after_word = if text.at(at) == '年' { at + 1 } else { at };
        let mut gap = after_word;
        while gap < after_word + 2 && dash(gap) {
            gap += 1;
        }
        if gap > after_word {
            let end = digits_end(text, gap);
            if end == gap + 4 && text.at(end) == '年' && !matches!(text.at(after_word), '、' | '和') {
                last_year = plain(gap, end).and_then(year).filter(|l| *l > value);
                if last_year.is_some() {
                    at = end;
                }
            }
        }
        if text.at(at) != '年' {
            return None;
        }
        at += 1;
        let mut date = Date { from, to: at, year: Some(value), last_year, months: None };
        if last_year.is_none() {
            if let Some((months, to)) = months(text, at) {
                date.months = Some(months);
                date.to = to;
            } else if text.at(at) == '度' && text.at(at + 1) != '假' {
                date.to = at + 1;
            }
        }
        return Some(date);
    }
    let (months, to) = months(text, from)?;
    Some(Date { from, to, year: None, last_year: None, months: Some(months) })
}

/// Months at `at`: `6月`, `1—11月`, `6月30日`; and where they end.
fn months(text: &Text<'_>, at: usize) -> Option<((u8, u8), usize)> {
    let number = |a: usize| -> Option<(u8, usize)> {
        let end = digits_end(text, a);
        let s: String = text.slice(a, end).iter().collect();
        let v: u8 = s.parse().ok()?;
        (1..=12).contains(&v).then_some((v, end))
    };
    let (first, mut end) = number(at)?;
    let mut last = first;
    let skip_month = if text.at(end) == '月' { end + 1 } else { end };
    let mut gap = skip_month;
    while gap < skip_month + 2 && matches!(text.at(gap), '-' | '—' | '~' | '至' | '到') {
        gap += 1;
    }
    if gap > skip_month
        && let Some((v, e)) = number(gap).filter(|(v, e)| *v > first && text.at(*e) == '月')
    {
        last = v;
        end = e;
    }
    if text.at(end) != '月' {
        return None;
    }
    end += 1;
    let day = digits_end(text, end);
    if day > end && day <= end + 2 && matches!(text.at(day), '日' | '号') {
        end = day + 1;
    }
    Some(((first, last), end))
}

/// The unit and all that belongs to it after the digits.
struct Tail {
    unit: String,
    times: Decimal,
    base: String,
    over: Option<char>,
    counted: bool,
    to: usize,
}

fn is_over(c: char) -> bool {
    matches!(c, '余' | '多' | '几')
}

/// What a multiplier makes of one: 10000 for 万.
fn multiplied(word: &str) -> Option<Decimal> {
    let exponent: u32 = word
        .chars()
        .map(|c| match c {
            '十' => 1,
            '百' => 2,
            '千' => 3,
            '万' => 4,
            _ => 8,
        })
        .sum();
    Some(Decimal::from(10_i64.checked_pow(exponent)?))
}

/// 1万6千多户, 2亿5000万元: one number in two parts, told in the unit of the second. `None` where the
/// number from `from` to `digits` has no second part that is smaller than one of its own unit.
fn in_two_parts(text: &Text<'_>, from: usize, digits: usize, number: Decimal) -> Option<Quantity> {
    let (word, second) = MULTIPLIERS.at(text, digits, digits + 1)?;
    let end = digits_end(text, second);
    let rest = numeral::arabic(text.slice(second, end)).filter(|_| end > second)?;
    let rest = quantity(text, second, end, rest, None)?;
    let scale = multiplied(word)?.checked_div(rest.times)?;
    let smaller = rest.times > Decimal::ONE && rest.number < scale;
    let number = number.checked_mul(scale)?.checked_add(rest.number)?;
    smaller.then_some(Quantity { from, number, ..rest })
}

/// Reads `(余)(万)(余)元` at `at`.
fn tail(text: &Text<'_>, at: usize) -> Option<Tail> {
    let mut over = None;
    let mut i = at;
    if is_over(text.at(i)) {
        over = Some(text.at(i));
        i += 1;
    }
    let unit_from = i;
    let mut times = Decimal::ONE;
    // 千米, 千瓦, 千克: units of their own.
    let own = MEASURES.at(text, i, text.len()).is_some_and(|(word, _)| word.chars().count() > 1);
    if let Some((word, end)) = MULTIPLIERS.at(text, i, i + 2).filter(|_| !own) {
        times = multiplied(word)?;
        i = end;
    }
    let multiplier_end = i;
    let mut multiplier = text.string(unit_from, multiplier_end);
    if over.is_none() && is_over(text.at(i)) && multiplier_end > unit_from {
        over = Some(text.at(i));
        i += 1;
        // 3万多亿元, 3千多万.
        if let Some((word, end)) = MULTIPLIERS.at(text, i, i + 1) {
            times = times.checked_mul(multiplied(word)?)?;
            multiplier.push_str(word);
            i = end;
        }
    }
    if let Some((unit, counted, end)) = unit(text, i) {
        // 2亿元制造业贷款, 3万元版权费 are of what follows.
        let word = CLASS_STEMS.at(text, end, end + 2).is_some();
        if !word
            && CLASS_TAIL.at(text, end, end + 2).is_some()
            && !matches!(unit.as_str(), "个" | "家" | "名" | "项" | "%")
        {
            return None;
        }
        return Some(Tail { unit: format!("{multiplier}{unit}"), times, base: unit, over, counted, to: end });
    }
    (multiplier_end > unit_from && !matches!(text.at(i), '级' | '强' | '+' | '×')).then(|| Tail {
        unit: multiplier,
        times,
        base: String::new(),
        over,
        counted: true,
        to: i,
    })
}

/// The unit word at `i`: itself, whether it counts, and its end.
fn unit(text: &Text<'_>, i: usize) -> Option<(String, bool, usize)> {
    let measure = MEASURES.at(text, i, text.len());
    let counter = COUNTERS.at(text, i, text.len());
    let (word, end, counted) = match (measure, counter) {
        (Some((m, me)), Some((_, ce))) if me >= ce => (m, me, false),
        (_, Some((c, ce))) => (c, ce, true),
        (Some((m, me)), None) => (m, me, false),
        (None, None) => return None,
    };
    // 35户均已入住, 3所在建学校 are counts; 户均, 所在地 are words.
    let all = |to: usize| {
        text.before(to) == '均' && matches!(text.at(to), '已' | '实' | '完' | '达' | '通' | '得' | '按')
    };
    let under_way = |to: usize| text.before(to) == '在' && matches!(text.at(to), '建' | '校' | '读' | '编');
    let other = NOT_A_COUNTER.at(text, i, text.len()).map_or(end, |(_, to)| to);
    if other > end && !all(other) && !under_way(other) {
        return None;
    }
    let letters = text.before(end).is_ascii_alphabetic() && text.at(end).is_ascii_alphanumeric();
    if letters {
        return None;
    }
    let mut word = word.to_owned();
    let mut end = end;
    // 950栋(处).
    if counted
        && text.at(end) == '('
        && let Some((other, to)) =
            COUNTERS.at(text, end + 1, text.len()).filter(|(_, to)| text.at(*to) == ')')
    {
        word = format!("{word}({other})");
        end = to + 1;
        if text.at(end) == '次' {
            word.push('次');
            end += 1;
        }
    }
    // 元/吨, 微克/立方米, 微克每立方米: a rate.
    if text.at(end) == '/' || text.at(end) == '每' && PER.at(text, end + 1, text.len()).is_some() {
        let per = MEASURES.at(text, end + 1, text.len()).or_else(|| COUNTERS.at(text, end + 1, text.len()));
        let (to, per) = match per {
            Some((w, to)) => (to, w),
            None if text.at(end + 1) == '年' => (end + 2, "年"),
            None if text.at(end + 1) == '月' => (end + 2, "月"),
            None => (end, ""),
        };
        if !per.is_empty() {
            word.push('/');
            word.push_str(per);
            end = to;
        }
    }
    Some((word, counted, end))
}

/// The quantity whose digits end at `digits`.
fn quantity(
    text: &Text<'_>,
    from: usize,
    digits: usize,
    number: Decimal,
    upper: Option<Decimal>,
) -> Option<Quantity> {
    let Some(tail) = tail(text, digits) else {
        return bare(text, from, digits, number).filter(|_| upper.is_none());
    };
    let refused = match tail.base.as_str() {
        // 位 counts people only: 提升5位 is a rank.
        "位" => !is_noun_start(text.at(tail.to)) || matches!(text.at(tail.to), '居' | '列' | '至' | '到'),
        "分" => {
            let said = ["得分", "达"].iter().any(|w| text.word_before(from, w).is_some());
            !number_has_point(number) && !said
        }
        "岁" => {
            text.find(from.saturating_sub(24), from, "寿命").is_none()
                && text.find(from.saturating_sub(8), from, "年龄").is_none()
        }
        // 220千伏变电站: what kind it is.
        "点" | "轮" | "周" | "日" | "把" | "成" | "折" | "号" | "千伏" => true,
        "度" => tail.times == Decimal::ONE,
        // 年鉴(2014卷): which one it is.
        "卷" | "册" | "版" => {
            !number_has_point(number) && number >= Decimal::from(1900) && number < Decimal::from(2100)
        }
        // 15分钟健康服务圈 is a name.
        "分钟" | "小时" | "公里" => {
            (tail.to..tail.to + 12).take_while(|i| text.at(*i).is_alphanumeric()).any(|i| text.at(i) == '圈')
        }
        "站" | "层" | "节" | "团" | "组" | "队" | "顶" | "方" => {
            tail.times == Decimal::ONE && number < Decimal::from(3)
        }
        _ => false,
    };
    let joined = matches!(text.at(tail.to), '+' | '×');
    (!refused && !joined).then_some(Quantity {
        from,
        to: tail.to,
        number,
        upper,
        unit: tail.unit,
        times: tail.times,
        base: tail.base,
        over: tail.over,
        mended: None,
        counted: tail.counted,
    })
}

fn number_has_point(number: Decimal) -> bool {
    number.scale() > 0
}

/// A character that can begin a noun.
fn is_noun_start(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '“'
}

/// 增长4.4、5.6%: the unit that stands at the end of the list that the number from `from` to `to` is in,
/// but not its last.
fn listed_unit(text: &Text<'_>, from: usize, to: usize) -> Option<&'static str> {
    /// No list is longer.
    const MOST: usize = 8;
    let joins = |c: char| matches!(c, '、' | '和' | '与');
    let mut end = to;
    for _ in 0..MOST {
        let next = digits_end(text, end + 1);
        if !joins(text.at(end)) || next == end + 1 {
            break;
        }
        end = next;
    }
    let unit = ["%", "个百分点"].into_iter().find(|unit| end > to && text.word(end, unit).is_some())?;
    let mut start = from;
    for _ in 0..MOST {
        let number = |c: char| c.is_ascii_digit() || c == '.';
        let earlier = (0..start.saturating_sub(1)).rev().find(|i| !number(text.at(*i))).map_or(0, |i| i + 1);
        if !joins(text.before(start)) || earlier + 1 >= start {
            break;
        }
        start = earlier;
    }
    GROWTH_BEFORE_BARE.before(text, 0, start).map(|_| unit)
}

/// A number without unit: an index by its name, or percent whose sign is left out.
fn bare(text: &Text<'_>, from: usize, to: usize, number: Decimal) -> Option<Quantity> {
    let next = text.at(to);
    let ends = matches!(next, '，' | '。' | '；' | '、' | '\n' | ')');
    let strip = |mut at: usize| {
        while let Some((_, start)) = VALUE_VERBS.before(text, 0, at) {
            at = start;
        }
        at
    };
    let quantity = |unit: &str, mended: Option<String>| Quantity {
        from,
        to,
        number,
        upper: None,
        unit: unit.into(),
        times: Decimal::ONE,
        base: unit.into(),
        over: None,
        mended,
        counted: false,
    };
    if let Some(unit) = listed_unit(text, from, to) {
        return Some(quantity(unit, None));
    }
    if ends && next != '、' && GROWTH_BEFORE_BARE.before(text, 0, from).is_some() && number_has_point(number)
    {
        return Some(quantity("%", Some(format!("{number}%"))));
    }
    (ends && BARE_INDEX.before(text, 0, strip(from)).is_some()).then(|| quantity("", None))
}

/// A range of two numbers with one unit. `Some(None)` where it is one but no figure.
#[expect(clippy::option_option, reason = "not a range, a range that is no figure, a range")]
fn range(text: &Text<'_>, from: usize, digits: usize, lower: Decimal) -> Option<Option<Quantity>> {
    // 5%—6%, 10个至15个: the unit may stand twice.
    let first_tail = tail(text, digits);
    let after_first = first_tail.as_ref().map_or(digits, |t| t.to);
    let joint = |at: usize| {
        let mut to = at;
        while to < at + 2 && matches!(text.at(to), '-' | '—' | '~' | '至' | '到') {
            to += 1;
        }
        (to > at && text.at(to).is_ascii_digit()).then_some(to)
    };
    let (second, unit_twice) = match joint(digits) {
        Some(at) => (at, false),
        None => (joint(after_first)?, true),
    };
    // 企业由12家到36家: an earlier value and a later one.
    if matches!(text.before(from), '由' | '从') && matches!(text.before(second), '到' | '至') {
        return None;
    }
    let end = digits_end(text, second);
    let Some(upper) = numeral::arabic(text.slice(second, end)) else { return Some(None) };
    let second_tail = tail(text, end);
    // 1万—2万户: the first need not say of what.
    let alike = |first: &Tail, second: &Tail| {
        first.times == second.times && (first.base == second.base || first.base.is_empty())
    };
    let same_unit = first_tail.as_ref().zip(second_tail.as_ref()).is_some_and(|(a, b)| alike(a, b));
    if unit_twice && (lower >= upper || !same_unit) {
        return None;
    }
    let code = lower >= upper;
    if code || second_tail.is_none() {
        return Some(None);
    }
    Some(quantity(text, from, end, lower, Some(upper)))
}

/// A number that a scanner misread: letters among the digits, and a unit behind.
fn misread(text: &Text<'_>, from: usize, run: usize) -> Option<Quantity> {
    let chars = text.slice(from, run);
    let letters = chars.iter().filter(|c| c.is_ascii_alphabetic()).count();
    if letters == 0 || chars.len() < 2 || chars.len() > 10 {
        return None;
    }
    let mended = numeral::misread(chars)?;
    let number = mended.parse().ok()?;
    let tail = tail(text, run).filter(|t| !t.base.is_empty())?;
    // All letters: only what leaves no doubt. IO个 might be somebody's name for something.
    let doubtful =
        letters == chars.len() && tail.times == Decimal::ONE && tail.over.is_none() && tail.base != "元";
    if doubtful || tail.base.is_ascii() && tail.base != "%" {
        return None;
    }
    Some(Quantity {
        from,
        to: tail.to,
        number,
        upper: None,
        unit: tail.unit,
        times: tail.times,
        base: tail.base,
        over: tail.over,
        mended: Some(mended),
        counted: tail.counted,
    })
}

/// A Chinese numeral with a unit, where it is a quantity and no idiom; and 翻一番.
fn from_chinese(text: &Text<'_>, from: usize) -> Found {
    if text.at(from) == '翻' {
        return doubling(text, from);
    }
    let mut end = from;
    while numeral::is_chinese(text.at(end)) && end < from + 17 {
        end += 1;
    }
    let skip = Found::Nothing(end.max(from + 1));
    if let Some(to) = text.word(from, "百分之") {
        return percent(text, from, to).map_or(Found::Nothing(to), |q| Found::Token(Token::Quantity(q)));
    }
    if let Some(date) = chinese_date(text, from) {
        return Found::Token(Token::Date(date));
    }
    // 成百上千, but 建成十五所.
    let idiom = text.before(from) == '成'
        && !matches!(text.before(from.saturating_sub(1)), '建' | '完' | '达' | '形' | '组' | '落');
    let ordinal = BEFORE_ORDINAL.before(text, 0, from).is_some_and(|(w, at)| ordinal(text, w, at))
        || idiom
        || matches!(text.before(from), '上' | '多' | '每' | '“' | '一' | '若');
    if end == from || ordinal {
        return skip;
    }
    round(text, from, end)
        .or_else(|| counted(text, from, end))
        .filter(|q| !in_a_name(text, q))
        .map_or(skip, |q| Found::Token(Token::Quantity(q)))
}

/// 突破千亿元: a round number that is all multiplier.
fn round(text: &Text<'_>, from: usize, end: usize) -> Option<Quantity> {
    let chars = text.slice(from, end);
    let all_units = chars.iter().all(|c| matches!(c, '百' | '千' | '万' | '亿'));
    BEFORE_ROUND.before(text, 0, from).filter(|_| all_units && chars.len() <= 2)?;
    let mut q = quantity(text, from, from, Decimal::ONE, None)?;
    (q.base == "元" || q.base == "美元" || q.base == "亩" || q.base == "吨").then(|| {
        q.from = from;
        q
    })
}

/// How far behind a number the name of a meeting may stand: 十一次、十二次全会.
const MEETING: usize = 10;

/// 三百二十个, 两万亩, 两倍.
fn counted(text: &Text<'_>, from: usize, end: usize) -> Option<Quantity> {
    let chars = text.slice(from, end);
    // 两万亩 is 2 in units of 万亩; 三百二十 is the number itself.
    let split = chars.iter().position(|c| matches!(c, '万' | '亿')).unwrap_or(chars.len());
    let trailing = chars.get(split..).is_some_and(|rest| rest.iter().all(|c| matches!(c, '万' | '亿')));
    let digits = if trailing { from + split } else { end };
    let value = numeral::chinese(text.slice(from, digits))?;
    let q = quantity(text, from, digits, Decimal::from(value), None)?;
    let small = chars.len() < 2;
    let rate = matches!(q.base.as_str(), "倍" | "个百分点");
    let counts = !q.base.is_empty()
        && !matches!(
            q.base.as_str(),
            "%" | "类"
                | "种"
                | "条"
                | "点"
                | "道"
                | "项"
                | "层"
                | "级"
                | "面"
                | "节"
                | "里"
                | "周"
                | "天"
                | "秒"
                | "日"
                | "股"
                | "分"
        );
    // 九届十一次全会, 十一次、十二次全会: which one it is.
    let meeting = q.base == "次"
        && (text.before(from) == '届'
            || (q.to..q.to + MEETING)
                .take_while(|i| !matches!(text.at(*i), '，' | '。' | '\n'))
                .any(|i| text.word(i, "全会").or(text.word(i, "全体会议")).is_some()));
    (rate || (counts && !small)).then_some(q).filter(|_| !meeting)
}

/// 百分之三十.
fn percent(text: &Text<'_>, from: usize, digits: usize) -> Option<Quantity> {
    let mut end = digits;
    while numeral::is_chinese(text.at(end)) && end < digits + 6 {
        end += 1;
    }
    let value = numeral::chinese(text.slice(digits, end))?;
    Some(Quantity {
        from,
        to: end,
        number: Decimal::from(value),
        upper: None,
        unit: "%".into(),
        times: Decimal::ONE,
        base: "%".into(),
        over: None,
        mended: None,
        counted: false,
    })
}

/// 翻番, 翻一番, 翻两番.
fn doubling(text: &Text<'_>, from: usize) -> Found {
    let Some((number, to)) = ["翻番", "翻一番", "翻两番", "翻了一番", "翻了两番", "翻了一番多"]
        .iter()
        .find_map(|w| Some((if w.contains('两') { 2 } else { 1 }, text.word(from, w)?)))
    else {
        return Found::Nothing(from + 1);
    };
    let turned = Quantity {
        from,
        to,
        number: Decimal::from(number),
        upper: None,
        unit: "番".into(),
        times: Decimal::ONE,
        base: "番".into(),
        over: None,
        mended: None,
        counted: false,
    };
    if in_a_name(text, &turned) { Found::Nothing(to) } else { Found::Token(Token::Quantity(turned)) }
}

/// 二〇二四年.
fn chinese_date(text: &Text<'_>, from: usize) -> Option<Date> {
    let year = numeral::chinese_year(text.slice(from, from + 4)).filter(|_| text.at(from + 4) == '年')?;
    Some(Date { from, to: from + 5, year: Some(year), last_year: None, months: None })
}
