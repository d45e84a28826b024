//! Recognizes a line that is a page number.
//!
//! | line | read as |
//! | --- | --- |
//! | `— 3 —`, `第3页 共20页`, `Page 3 of 20` | marked |
//! | `3`, `３` | bare: 3 |
//! | `3/20` | bare: 3 of 20 |
//! | `【3】`, `（4）`, `<5>` | bracketed: 3, 4, 5 |
//! | `— 三 —`, `-1- / 9` | marked |
//! | `https://www.a.cn/b.html 3/9` | marked: printed by a browser |
//! | `3、修路`, `3%`, `第3季度` | text |

/// The page number that fills a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageNumber {
    /// With dashes or with 第…页.
    Marked,
    /// A bare number, perhaps with the count of pages.
    Bare { page: u32, of: Option<u32> },
    /// A number in brackets. It may also be the number of an item or a note.
    Bracketed(u32),
}

/// The page number, if the whole line is one.
pub(super) fn page_number(words: &str) -> Option<PageNumber> {
    const LONGEST: usize = 24;
    if is_printed_foot(words) {
        return Some(PageNumber::Marked);
    }
    if words.len() > LONGEST * 3 {
        return None;
    }
    let digit = |c: char| match c {
        '０'..='９' | '／' | '｜' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let plain: String = words.chars().filter(|c| !super::character::is_blank(*c)).map(digit).collect();
    let is_number = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let is_dash = |c: char| {
        matches!(
            c,
            '-' | '—'
                | '–'
                | '―'
                | '－'
                | '─'
                | '━'
                | '−'
                | '‐'
                | '‑'
                | '~'
                | '～'
                | '·'
                | '•'
                | '*'
                | '='
                | '═'
                | '＝'
                | '〜'
        )
    };
    let inner = plain.trim_matches(is_dash);
    let counted = inner.split_once(['/', '|']).filter(|(page, pages)| is_number(page) && is_number(pages));
    let is_dashed = plain.starts_with(is_dash) && plain.ends_with(is_dash);
    let is_chinese =
        |s: &str| s.chars().count() <= 4 && s.chars().all(|c| "〇零一二三四五六七八九十百".contains(c));
    let dashed_of = plain.split_once('/').is_some_and(|(page, pages)| {
        let page = page.strip_prefix(is_dash).and_then(|page| page.strip_suffix(is_dash));
        page.is_some_and(is_number) && is_number(pages)
    });
    let is_inner = is_number(inner) || counted.is_some() || !inner.is_empty() && is_chinese(inner);
    if is_dashed && is_inner || dashed_of || is_paged(&plain) || is_english_page(&plain) {
        return Some(PageNumber::Marked);
    }
    const BRACKETS: [(char, char); 8] = [
        ('【', '】'),
        ('[', ']'),
        ('〔', '〕'),
        ('（', '）'),
        ('(', ')'),
        ('<', '>'),
        ('〈', '〉'),
        ('《', '》'),
    ];
    let within = |(open, close)| plain.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    if let Some(page) = BRACKETS.into_iter().find_map(within).filter(|page| is_number(page)) {
        return page.parse().ok().map(PageNumber::Bracketed);
    }
    let (page, of) = match plain.split_once(['/', '|']) {
        Some((page, pages)) if is_number(pages) => (page, pages.parse().ok()),
        Some(_) => return None,
        None => (plain.as_str(), None),
    };
    is_number(page).then(|| page.parse().ok().map(|page| PageNumber::Bare { page, of })).flatten()
}

/// The foot that a browser prints below a page: an address and the number of the page.
fn is_printed_foot(words: &str) -> bool {
    /// The most characters of an address.
    const LONGEST: usize = 300;
    let is_address = ["http://", "https://", "file://", "www."].iter().any(|start| words.starts_with(start));
    let Some((address, number)) = words.rsplit_once(super::character::is_blank).filter(|_| is_address) else {
        return false;
    };
    let is_number = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    words.len() <= LONGEST
        && !address.trim().contains(super::character::is_blank)
        && number
            .split_once('/')
            .map_or(is_number(number), |(page, pages)| is_number(page) && is_number(pages))
}

/// `第3页`, `第3页共9页`, `共9页第3页`, `第3/9页`, `页码：3`; digits or Chinese numbers.
fn is_paged(plain: &str) -> bool {
    let is_number = |s: &str| {
        (1..=4).contains(&s.chars().count())
            && (s.bytes().all(|b| b.is_ascii_digit())
                || s.chars().all(|c| "〇零一二三四五六七八九十百".contains(c)))
    };
    let is_apart =
        |c: char| matches!(c, '/' | '|' | '，' | ',' | '、' | '(' | '（' | ')' | '）' | ':' | '：');
    let plain = plain.trim_matches(|c: char| "-—–―－─·•[]【】()（）".contains(c));
    if let Some(page) = plain.strip_prefix("页码") {
        return is_number(page.trim_start_matches(is_apart));
    }
    let mut pages = 0;
    let mut rest = plain;
    while !rest.is_empty() {
        let part = rest.trim_start_matches(is_apart);
        let part = part.strip_prefix(['第', '共']).or(part.strip_prefix("总共")).unwrap_or(part);
        let Some((number, behind)) = part.split_once('页') else {
            // 第3页/9: the second 页 is left out.
            return pages > 0 && is_number(part.trim_end_matches(is_apart));
        };
        let is_fraction = number.split_once(['/', '|']).is_some_and(|(a, b)| is_number(a) && is_number(b));
        let opens = part.len() < rest.trim_start_matches(is_apart).len();
        if !(is_number(number) || is_fraction) || pages == 0 && !opens {
            return false;
        }
        pages += 1;
        rest = behind.trim_matches(is_apart);
    }
    (1..=2).contains(&pages)
}

/// `Page 3`, `Page 3 of 9`, `p. 3/9`, `3 of 9`.
fn is_english_page(plain: &str) -> bool {
    let is_number = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let lower = plain.to_ascii_lowercase();
    let named = ["page", "pg.", "p.", "p"].iter().find_map(|word| lower.strip_prefix(word));
    let rest = named.unwrap_or(&lower);
    match rest.split_once("of") {
        Some((page, pages)) => is_number(page) && is_number(pages),
        None => named.is_some_and(|rest| {
            let (page, pages) = rest.split_once('/').unwrap_or((rest, "1"));
            is_number(page) && is_number(pages)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_fill_their_line() {
        for marked in [
            "— 3 —",
            "— 三 —",
            "══ 3 ══",
            "-1- / 9",
            "第3页 共20页",
            "Page 3 of 20",
            "https://www.a.cn/b_1.html        3/9",
        ] {
            assert_eq!(page_number(marked), Some(PageNumber::Marked), "{marked}");
        }
        assert_eq!(page_number("３"), Some(PageNumber::Bare { page: 3, of: None }));
        assert_eq!(page_number("3/20"), Some(PageNumber::Bare { page: 3, of: Some(20) }));
        assert_eq!(page_number("【3】"), Some(PageNumber::Bracketed(3)));
        for text in ["3、修路", "— 一、修路 —", "（三）", "3%", "第3季度", "第页"] {
            assert_eq!(page_number(text), None, "{text}");
        }
    }
}
