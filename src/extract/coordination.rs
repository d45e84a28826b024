//! Lists of names with as many figures.
//!
//! | text | names |
//! | --- | --- |
//! | 粮食、油料产量`分别达到`5万吨、2万吨 | 粮食产量, 油料产量 |
//! | 城乡居民收入`分别增长`4.4%、5.6% | 城镇居民收入, 农村居民收入 |
//! | 发明专利授权量、申请量`分别增长`5%、6% | 发明专利授权量, 发明专利申请量 |
//! | 甲、乙完成3亿元、2亿元，`分别增长`5%、6% | growth of the two figures before |

use super::growth;
use super::lexer::{Quantity, Token};
use super::lexicon::{EVENT_VERBS, HEADS};
use super::noun_phrase::{self, TokenizedText};
use super::words::word_list;
use crate::model::catalog;
use crate::quantity::numeral;

/// The most figures of a list.
pub(super) const MOST: usize = 40;

/// Words that stand for two things.
const TWOFOLD: [(&str, [&str; 2]); 5] = [
    ("城乡居民", ["城镇居民", "农村居民"]),
    ("城乡", ["城镇", "农村"]),
    ("进出口", ["进口", "出口"]),
    ("存贷款", ["存款", "贷款"]),
    ("农村和城镇", ["农村", "城镇"]),
];

word_list! {
    /// Measures of accidents, other than their number.
    HARMED = "死亡人数 受伤人数 伤亡人数 直接经济损失";
    /// Measures of trade.
    TRADE = "进出口 进出口总额 进出口额";
    /// Ends that the names of a list share, besides measures: 二氧化硫、氮氧化物排放.
    SHARED_ENDS = "排放 毛入学率 入学率 毛入园率 入园率 参保 参保率 参保人数 保险参保 保险参保率 保险参保人数 生活污水集中处理率 污水集中处理率 污水处理率 无害化处理率 就业率 治理率 处理率 登记数 授权数";
    /// Words of one after another: 连续突破5亿元、6亿元 is of one indicator.
    IN_TURN = "接连 连续 先后 相继 接续 连跨 连破";
    /// Measures derived from a measure: 投资占比.
    PROPORTIONS = "占比 比重 增速 增幅 余额";
    /// Nouns that follow a list of kinds: 刑事、治安案件.
    KINDS = "案件 警情 事故 纠纷";
    /// Pairs of a kind: one can replace the other in a name.
    PAIRED = "全体 全市 全县 全区 全省 全镇 城镇 农村 城市 乡村 国内 国际 省内 省外 境内 境外 中央 地方 公办 民办 国有 民营 出口 进口 男 女 第一 第二 一产 二产 三产 夏粮 秋粮";
}

/// The names of both things that a name stands for: 城镇居民收入 and 农村居民收入 of 城乡居民收入.
pub(super) fn both(name: &str) -> Option<[String; 2]> {
    let (word, two) = TWOFOLD.iter().find(|(word, _)| name.contains(word))?;
    Some(two.map(|one| name.replacen(word, one, 1)))
}

/// The full name of one of a pair: after 外贸进出口总额, 出口 is 外贸出口, and 进口 after that is 外贸进口.
pub(super) fn one_of(indicator: &str, head: &str) -> Option<String> {
    let bare = |name: &str| name.trim_end_matches("总额").trim_end_matches('额').to_owned();
    let (whole, bare_head) = (bare(indicator), bare(head));
    TWOFOLD
        .iter()
        .filter(|(_, two)| two.contains(&bare_head.as_str()))
        .find_map(|(word, two)| {
            whole.strip_suffix(word).or_else(|| two.iter().find_map(|one| whole.strip_suffix(one)))
        })
        .map(|rest| format!("{rest}{head}"))
}

/// The position of 分别 (or 各) between `from` and a figure.
pub(super) fn marker(source: &TokenizedText<'_>, from: usize, q: &Quantity) -> Option<usize> {
    (from..q.from).rev().find(|i| source.text.word(*i, "分别").is_some())
}

/// The end of the names of several figures without 分别: 甲、乙产量增长5%、6%. `None` unless there are as
/// many names as figures.
pub(super) fn unmarked(source: &TokenizedText<'_>, at: usize, from: usize, q: &Quantity) -> Option<usize> {
    let count = run(source, at);
    if count < 2 {
        return None;
    }
    let name_to = growth::find(source, from, q).map_or(q.from, |said| said.name_to);
    if IN_TURN.find(source.text, from, q.from).is_some() {
        return None;
    }
    let (start, end) = noun_phrase::within(source, from, name_to)?;
    names(source, from, name_to, count)?;
    // 中小学、幼儿园3所、5所 has two names; 新建甲、乙等3所、5所 has not.
    (source.text.before(end) != '等' && start < end).then_some(name_to)
}

/// The number of figures from the token `first` on that follow each other with only a mark between.
pub(super) fn run(source: &TokenizedText<'_>, first: usize) -> usize {
    let mut count = 1;
    let mut end = source.tokens.get(first).map_or(0, Token::to);
    while let Some(Token::Quantity(next)) = source.tokens.get(first + count) {
        let bounds = noun_phrase::after_bounds(source.text, end);
        let marked = matches!(source.text.at(bounds), '、' | '和' | '与' | '及');
        let beside = marked
            && (next.from == bounds + 1
                || source
                    .text
                    .word(bounds + 1, "近")
                    .or(source.text.word(bounds + 1, "超"))
                    .or(source.text.word(bounds + 1, "约"))
                    == Some(next.from));
        if !beside || count >= MOST {
            break;
        }
        end = next.to;
        count += 1;
    }
    count
}

/// The names between `from` and `to`, one for each of `count` figures. `None` if their number differs.
pub(super) fn names(source: &TokenizedText<'_>, from: usize, to: usize, count: usize) -> Option<Vec<String>> {
    let text = source.text;
    let (from, to) = (noun_phrase::trim_start(source, from, to), noun_phrase::trim_end(source, from, to));
    let whole = text.slice(from, to);
    let split = |marks: &[char]| -> Vec<String> {
        let mut depth = 0_i32;
        let mut parts = vec![String::new()];
        for c in whole {
            depth += i32::from(matches!(c, '(' | '“')) - i32::from(matches!(c, ')' | '”'));
            if depth == 0 && marks.contains(c) {
                parts.push(String::new());
            } else if let Some(last) = parts.last_mut() {
                last.push(*c);
            }
        }
        parts
    };
    let fits = [
        &['、'][..],
        &['、', '和', '与'][..],
        &['、', '和', '与', '及'][..],
        &['、', '和', '与', '及', '，'][..],
    ]
    .iter()
    .map(|marks| split(marks))
    .find(|parts| parts.len() == count && parts.iter().all(|p| !p.is_empty()));
    let Some(parts) = fits else {
        let name: String = whole.iter().collect();
        return both(&name).filter(|_| count == 2).map(Vec::from);
    };
    // 引进、培育教师5人和9人: both verbs have the object of the last.
    let object = parts.last().map(|last| noun_phrase::object(last)).filter(|object| !object.is_empty());
    let verbs = parts.split_last().is_some_and(|(_, others)| others.iter().all(|part| EVENT_VERBS.is(part)));
    if let Some(object) = object.filter(|_| verbs) {
        let each =
            |part: &String| if EVENT_VERBS.is(part) { format!("{part}{object}") } else { part.clone() };
        return Some(parts.iter().map(each).collect());
    }
    let last: Vec<char> = parts.last()?.chars().collect();
    let ordinal = parts.first().is_some_and(|p| p.starts_with('第'));
    let prefix = |part: &String| if ordinal && !part.starts_with('第') { "第" } else { "" };
    let subject = parts.first().and_then(|first| subject(first));
    let rate_base = parts.first().and_then(|first| per_head(first)).unwrap_or_default();
    let named = |(n, part): (usize, &String)| match &subject {
        Some((subject, head)) if n > 0 && is_bare(part) && !part.ends_with(head) => {
            format!("{subject}{part}")
        }
        Some((subject, head)) if n > 0 && is_deed(part, head) => {
            format!("{}{part}", EVENT_VERBS.suffix_of(subject).unwrap_or(subject))
        }
        _ if n > 0 && opposite(parts.first(), part).is_some() => {
            format!("{}{}", opposite(parts.first(), part).unwrap_or_default(), completed(part, &last))
        }
        _ if n > 0 && !part.starts_with(&rate_base) && !part.ends_with("浓度") => {
            format!("{rate_base}{}", completed(part, &last))
        }
        _ => format!("{}{}", prefix(part), completed(part, &last)),
    };
    Some(parts.iter().enumerate().map(named).collect())
}

/// The words before the opposite of a part in the first name: 老人养育标准 of 老人养育标准集中供养、分散供养.
fn opposite<'a>(first: Option<&'a String>, part: &str) -> Option<&'a str> {
    const OPPOSITES: [(&str, &str); 5] =
        [("集中", "分散"), ("城镇", "农村"), ("城市", "农村"), ("公办", "民办"), ("境内", "境外")];
    let (one, _) = OPPOSITES.into_iter().find(|(_, other)| part.starts_with(other))?;
    first?.split_once(one).map(|(before, _)| before).filter(|before| !before.is_empty())
}

/// The subject and the measure of the first name: 发明专利 and 授权量.
fn subject(first: &str) -> Option<(String, String)> {
    let chars: Vec<char> = first.chars().collect();
    (1..chars.len()).find_map(|at| {
        let (subject, head) = chars.split_at_checked(at)?;
        let head: String = head.iter().collect();
        HEADS.is(&head).then(|| (subject.iter().collect(), head))
    })
}

/// Whether a name is only another verb of the same subject: 申请总量 beside 专利授权总量.
fn is_deed(part: &str, head: &str) -> bool {
    part.strip_suffix(head).is_some_and(|deed| EVENT_VERBS.is(deed))
}

/// The denominator in a rate's name: 每千人 of 每千人床位数, 万元GDP of 万元GDP水耗.
fn per_head(name: &str) -> Option<String> {
    const OF_PRODUCT: [&str; 4] = ["万元GDP", "单位GDP", "万元地区生产总值", "单位地区生产总值"];
    if let Some(base) = OF_PRODUCT.into_iter().find(|base| name.starts_with(base)) {
        return Some(base.to_owned());
    }
    let end = name
        .find('人')
        .filter(|_| name.starts_with('每') || name.starts_with("千人") || name.starts_with("万人"))?
        + '人'.len_utf8();
    name.get(..end).map(str::to_owned)
}

/// Whether a name is a measure without a subject: 申请量 beside 发明专利授权量. A known indicator (出口总额)
/// needs no subject.
fn is_bare(part: &str) -> bool {
    HARMED.is(part) || HEADS.is(part) && catalog::find(part).is_none()
}

/// Completes a name by the last one: 城镇 beside 农村居民人均可支配收入 is 城镇居民人均可支配收入.
fn completed(part: &str, last: &[char]) -> String {
    let length = part.chars().count();
    let tail = |n: usize| -> String { last.iter().skip(last.len().saturating_sub(n)).collect() };
    // 刑事、治安案件.
    if length == 2 && last.len() == 4 && !HEADS.suffix(part) && KINDS.is(&tail(2)) {
        return part.to_owned() + &tail(2);
    }
    // 一、二、三产; 第一、二、三产业.
    // 金融机构存、贷款余额.
    if part.ends_with('存') && last.starts_with(&['贷', '款']) {
        return part.chars().chain(last.iter().skip(1).copied()).collect();
    }
    let numeral = |c: Option<char>| c.is_some_and(numeral::is_chinese);
    if numeral(part.chars().next_back()) && numeral(last.first().copied()) {
        return part.chars().chain(last.iter().skip(1).copied()).collect();
    }
    let head =
        (2..last.len()).rev().find(|n| [&HEADS, &TRADE, &SHARED_ENDS].iter().any(|ends| ends.is(&tail(*n))));
    // 甲业和乙业增加值占工业比重: both are 增加值.
    let proportion = last.iter().position(|c| *c == '占').filter(|_| head.is_some());
    let head = proportion.map_or(head, |at| {
        let measure = |n: &usize| HEADS.is(&last.iter().take(at).skip(at - n).collect::<String>());
        Some(last.len() - at + (2..at).rev().find(measure).unwrap_or_default())
    });
    // 困难补贴、护理补贴标准: both are 标准.
    let shared = head.map(|n| (n, last.len().saturating_sub(n))).filter(|(_, stem)| {
        let ends = |of: &[char]| of.iter().rev().take(2).copied().collect::<Vec<char>>();
        let chars: Vec<char> = part.chars().collect();
        *stem > 2 && chars.len() > 2 && last.get(..*stem).is_some_and(|stem| ends(stem) == ends(&chars))
    });
    if let Some((n, _)) = shared {
        return part.to_owned() + &tail(n);
    }
    // 居民医保和公共卫生服务经费人均财政补助标准: if 标准 makes no known indicator of 居民医保, the longest end does that
    // makes one.
    let is_known = |n: usize| catalog::find(&format!("{part}{}", tail(n))).is_some();
    let known = head.filter(|n| !is_known(*n)).and_then(|n| (n + 1..last.len()).rev().find(|n| is_known(*n)));
    let has_head = HEADS.suffix(part)
        || SHARED_ENDS.suffix(part)
        || catalog::find(part).is_some()
        || part.ends_with(['量', '额', '率', '数']);
    match head {
        Some(_) if !has_head && PAIRED.is(part) && last.len() > length + 1 => {
            part.chars().chain(last.iter().skip(length).copied()).collect()
        }
        // 民间投资、工业投资占比: both are proportions.
        _ if has_head && !PROPORTIONS.suffix(part) && last.len() > 2 => {
            let proportion = Some(tail(2)).filter(|proportion| PROPORTIONS.is(proportion));
            part.to_owned() + &proportion.unwrap_or_default()
        }
        Some(_) if !has_head && let Some(n) = known => format!("{part}{}", tail(n)),
        Some(n) if !has_head && last.len() > n => {
            // 养老保险、工伤保险参保: the words that both have appear once.
            let twice = tail(n).starts_with("保险") && part.ends_with("保险");
            part.to_owned() + &tail(if twice { n - "保险".chars().count() } else { n })
        }
        _ => part.to_owned(),
    }
}
