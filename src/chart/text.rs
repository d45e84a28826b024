//! Estimates text widths from a table. No font is consulted, so results are the same everywhere.
//!
//! | text | ems |
//! | --- | --- |
//! | `增速` | 2 |
//! | `15.64` | 2.88 |
//! | `GDP` | 2.16 |
//!
//! The table is generous: it uses the widest of the fonts in use, so that texts that do not overlap
//! here do not overlap on screen.

/// The size of all text except titles, in pixels; equal to that in `style/chart.css`.
pub(super) const TEXT: i32 = 12;

/// The width of a character in hundredths of an em.
fn character(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '·' => 41,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 96,
        'A'..='Z' => 72,
        // Dashes and comparison signs are as wide as digits; the Chinese dash (—) is wider.
        '0'..='9' | '−' | '–' | '≥' | '≤' | '<' | '>' | '+' | '=' => 64,
        // Combining marks and other characters without advance width.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        c if c.is_ascii() => 63,
        // Accented Latin, Greek, Cyrillic.
        '\u{a0}'..='\u{52f}' => 68,
        _ => 100,
    }
}

/// The width of a text in tenths of a pixel; `size` is in pixels.
pub(super) fn width(text: &str, size: i32) -> i32 {
    text.chars().map(character).fold(0, i32::saturating_add).saturating_mul(size) / 10
}

/// The text, or as much of its beginning as fits, with an ellipsis.
pub(super) fn fit(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut ems = character('…');
    let taken = text.chars().take_while(|c| {
        ems = ems.saturating_add(character(*c));
        ems.saturating_mul(size) / 10 <= room
    });
    let mut fitted: String = taken.collect();
    fitted.push('…');
    fitted
}

/// The text in lines that fit, broken at spaces and after Chinese characters; never within a number or a span of
/// years.
pub(super) fn wrap(text: &str, size: i32, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split_inclusive(|c: char| c == ' ' || is_wide(c)).peekable();
    while let Some(first) = words.next() {
        // Brackets stay with their content, and punctuation with the preceding text.
        let mut word = first.to_owned();
        while let Some(next) = words.next_if(|next| {
            word.ends_with(['（', '《', '“'])
                || next.starts_with(['，', '。', '、', '）', '：', '；', '”', '》'])
        }) {
            word += next;
        }
        if !line.is_empty() && width(&line, size) + width(word.trim_end(), size) > room {
            lines.push(std::mem::take(&mut line));
        }
        line += &word;
    }
    lines.push(line);
    lines
}

/// Whether a line may end after a character: whether it is Chinese, and not a dash, which joins years.
fn is_wide(c: char) -> bool {
    character(c) == 100 && !matches!(c, '—' | '…')
}

/// Moves positions along a line apart until neighbours are `gap` apart, within `from..=to`,
/// minimizing the sum of squared moves. The order is kept. Without enough room, positions run
/// beyond `to`.
pub(super) fn spread(wanted: &[i32], gap: i32, from: i32, to: i32) -> Vec<i32> {
    let mut order: Vec<(i64, usize)> = wanted.iter().map(|w| i64::from(*w)).zip(0..).collect();
    order.sort_unstable();
    let gap = i64::from(gap);
    // Without the gaps, neighbours must only keep their order: pool those that would not.
    let mut pools: Vec<(i64, i64)> = Vec::new();
    for (rank, (position, _)) in (0_i64..).zip(&order) {
        let mut pool = (position - rank * gap, 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum * pool.1 < pool.0 * count {
                break;
            }
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
    }
    let last = i64::from(to) - gap * (i64::try_from(order.len()).unwrap_or(1) - 1);
    let level = pools.iter().flat_map(|(sum, count)| (0..*count).map(move |_| sum.div_euclid(*count)));
    let mut placed = vec![0; wanted.len()];
    for ((rank, (_, n)), level) in (0_i64..).zip(&order).zip(level) {
        let position = level.min(last).max(i64::from(from)) + rank * gap;
        if let Some(slot) = placed.get_mut(*n) {
            *slot = i32::try_from(position).unwrap_or(i32::MAX);
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_chinese_character_is_one_em_wide() {
        assert_eq!(width("增速", 10), 200);
        assert_eq!(width("15.64", 10), 288);
        assert_eq!(fit("地区生产总值", 10, 400), "地区生…");
        assert_eq!(fit("地区生产总值", 10, 600), "地区生产总值");
        assert_eq!(fit("地区", 10, 0), "…");
    }

    fn check_wrapped(text: &str, room: i32, expected: &[&str]) {
        assert_eq!(wrap(text, 10, room), expected);
    }

    #[test]
    fn lines_break_within_no_number_or_span_of_years() {
        check_wrapped("国务院2015—2026年报告", 800, &["国务院", "2015—2026年", "报告"]);
        check_wrapped("GDP growth, 2015–2026", 900, &["GDP growth, ", "2015–2026"]);
        check_wrapped("增长12.5%，持平", 600, &["增长", "12.5%，持", "平"]);
    }

    #[test]
    fn neighbours_move_apart_as_little_as_possible() {
        assert_eq!(spread(&[100, 100], 20, 0, 200), [90, 110]);
        assert_eq!(spread(&[50, 0, 100], 20, 0, 200), [50, 0, 100]);
        assert_eq!(spread(&[0, 0, 0], 20, 0, 200), [0, 20, 40]);
        assert_eq!(spread(&[], 20, 0, 200), [0; 0]);
    }

    proptest! {
        #[test]
        fn spread_positions_never_overlap(wanted in proptest::collection::vec(any::<i16>(), 0..40), gap in 1..200) {
            let wanted: Vec<i32> = wanted.into_iter().map(i32::from).collect();
            let (from, to) = (-10_000, 10_000);
            let mut placed = spread(&wanted, gap, from, to);
            placed.sort_unstable();
            prop_assert!(placed.windows(2).all(|w| w[1] - w[0] >= gap));
            prop_assert!(placed.iter().all(|p| (from..=to).contains(p)));
        }

        #[test]
        fn fitted_text_is_no_wider_than_the_room(text in "\\PC*", room in 120..3000) {
            prop_assert!(width(&fit(&text, 12, room), 12) <= room);
        }
    }
}
