//! The value of written numerals, Arabic, Chinese, and broken by scanning.
//!
//! | written | value | |
//! | --- | --- | --- |
//! | `1,136` | 1136 | digits in groups |
//! | `三百二十` | 320 | |
//! | `两万` | 20000 | |
//! | `九十八点六`, `零点五` | 98.6, 0.5 | |
//! | `二百五` | none | often an idiom, not a number |
//! | `L8` | 1.8 | the scanner read `1.` as L |
//! | `100O` | 1000 | the scanner read 0 as O |

use super::Decimal;

/// The most digits of a number. No report needs more.
const MOST_DIGITS: usize = 18;

/// The value of Arabic digits with at most one point, with commas between groups.
#[must_use]
pub fn arabic(chars: &[char]) -> Option<Decimal> {
    let plain: String = chars.iter().filter(|c| **c != ',').collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    plain.parse().ok()
}

/// The value of a Chinese digit.
#[must_use]
pub fn digit(c: char) -> Option<i64> {
    "零一二三四五六七八九".chars().position(|d| d == c).map(|d| d as i64).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    })
}

/// Whether a character can be part of a Chinese numeral.
#[must_use]
pub fn is_chinese(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿')
}

/// The length of the Chinese numeral at the beginning of `chars`: digits and units, then a decimal part after 点.
#[must_use]
pub fn chinese_length(chars: &[char]) -> usize {
    let run = |from: usize| {
        let rest = chars.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|c| is_chinese(**c)).count()
    };
    let whole = run(0);
    let decimals = whole + 1;
    let digits =
        chars.get(decimals..).unwrap_or_default().iter().take_while(|c| digit(**c).is_some()).count();
    // 三点十五分 is a time.
    let is_point = whole > 0 && chars.get(whole) == Some(&'点') && digits > 0;
    let is_time = matches!(chars.get(decimals + digits), Some('十' | '百' | '千'));
    if is_point && !is_time { run(decimals + digits) } else { whole }
}

/// The value of a Chinese numeral that may have decimals: 九十八点六.
#[must_use]
pub fn chinese_decimal(chars: &[char]) -> Option<Decimal> {
    let Some(point) = chars.iter().position(|c| *c == '点') else {
        return chinese(chars).map(Decimal::from);
    };
    let (whole, decimals) = chars.split_at(point);
    let decimals = decimals.get(1..)?;
    let whole = if matches!(whole, ['零' | '〇']) { 0 } else { chinese(whole)? };
    let digits: Option<String> = decimals.iter().map(|c| digit(*c).map(|d| d.to_string())).collect();
    let digits = digits.filter(|digits| (1..=6).contains(&digits.len()))?;
    format!("{whole}.{digits}").parse().ok()
}

/// The value of a well-formed Chinese numeral: all parts are present and in order.
#[must_use]
pub fn chinese(chars: &[char]) -> Option<i64> {
    if chars.len() > 16 {
        return None;
    }
    let (mut total, mut section, mut pending) = (0_i64, 0_i64, None);
    let mut last_unit = i64::MAX;
    let mut last_section = i64::MAX;
    let mut zero = false;
    for (at, c) in chars.iter().enumerate() {
        match *c {
            '零' | '〇' => {
                if pending.is_some() || zero {
                    return None;
                }
                zero = true;
            }
            '十' | '百' | '千' => {
                let unit = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                // 十 needs no digit at the start of a numeral.
                let times = match pending.take() {
                    Some(d) => d,
                    None if unit == 10 && at == 0 => 1,
                    None => return None,
                };
                if unit >= last_unit {
                    return None;
                }
                last_unit = unit;
                section += times * unit;
                zero = false;
            }
            '万' | '亿' => {
                let unit = if *c == '万' { 10_000 } else { 100_000_000 };
                section += pending.take().unwrap_or(0);
                if section == 0 || unit >= last_section {
                    return None;
                }
                last_section = unit;
                total += section * unit;
                section = 0;
                last_unit = i64::MAX;
                zero = false;
            }
            c => {
                if pending.is_some() {
                    return None;
                }
                pending = Some(digit(c)?);
                // 二百五: without 零 the last digit may mean tens.
                if at + 1 == chars.len() && at > 0 && !zero && last_unit > 10 && last_unit != i64::MAX {
                    return None;
                }
            }
        }
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0)).filter(|v| *v > 0)
}

/// A year written digit by digit: 二〇二四, 二O一四.
#[must_use]
pub fn chinese_year(chars: &[char]) -> Option<i16> {
    if chars.len() != 4 {
        return None;
    }
    chars
        .iter()
        .try_fold(0_i64, |year, c| {
            let d = match c {
                'O' | 'o' | '0' => 0,
                '1'..='9' => i64::from(u32::from(*c) - u32::from('0')),
                c => digit(*c).filter(|_| *c != '两')?,
            };
            Some(year * 10 + d)
        })
        .filter(|y| (1900..2100).contains(y))
        .and_then(|y| i16::try_from(y).ok())
}

/// Whether a letter may be a digit that a scanner misread.
#[must_use]
pub fn may_be_a_digit(c: char) -> bool {
    matches!(c, 'L' | 'l' | 'I' | 'i' | 'O' | 'o')
}

/// The numeral that was misread: `l`, `I`, `i` become 1, `O`, `o` become 0, `L` becomes `1.`.
#[must_use]
pub fn misread(chars: &[char]) -> Option<String> {
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        match c {
            'l' | 'I' | 'i' => out.push('1'),
            'O' | 'o' => out.push('0'),
            'L' => {
                out.push('1');
                if at + 1 < chars.len() && !out.contains('.') && !chars.contains(&'.') {
                    out.push('.');
                }
            }
            c if c.is_ascii_digit() || *c == '.' => out.push(*c),
            _ => return None,
        }
    }
    let zero_leads = out.starts_with('0') && !out.starts_with("0.");
    (!zero_leads && !out.ends_with('.') && out.matches('.').count() <= 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn reads_chinese_numerals() {
        let check = |text: &str, value: Option<i64>| assert_eq!(chinese(&chars(text)), value, "{text}");
        check("三百二十", Some(320));
        check("两万", Some(20_000));
        check("十二", Some(12));
        check("二十", Some(20));
        check("一百零五", Some(105));
        check("一千二百三十四", Some(1234));
        check("三万五千", Some(35_000));
        check("一亿两千万", Some(120_000_000));
        check("百千万", None);
        check("二百五", None);
        check("三五", None);
        check("一二三", None);
        check("万", None);
        check("三十百", None);
        check("零", None);
    }

    #[test]
    fn reads_decimals() {
        let check = |text: &str, value: Option<&str>| {
            let read = chinese_decimal(&chars(text)).map(|value| value.to_string());
            assert_eq!(read.as_deref(), value, "{text}");
        };
        check("九十八点六", Some("98.6"));
        check("零点零五", Some("0.05"));
        check("三百", Some("300"));
        check("三点", None);
        check("点五", None);
        let length = |text: &str| chinese_length(&chars(text));
        assert_eq!(length("二点五个百分点"), 3);
        assert_eq!(length("三点多"), 1);
        assert_eq!(length("八点三十分"), 1);
        assert_eq!(length("一点二万亩"), 4);
    }

    #[test]
    fn reads_misread_numerals() {
        let check =
            |text: &str, value: Option<&str>| assert_eq!(misread(&chars(text)).as_deref(), value, "{text}");
        check("L8", Some("1.8"));
        check("Ll", Some("1.1"));
        check("Iio", Some("110"));
        check("100O", Some("1000"));
        check("OO", None);
        check("3O.5", Some("30.5"));
        check("A8", None);
    }

    #[test]
    fn reads_years() {
        assert_eq!(chinese_year(&chars("二O一四")), Some(2014));
        assert_eq!(chinese_year(&chars("二〇二四")), Some(2024));
        assert_eq!(chinese_year(&chars("二0二四")), Some(2024));
        assert_eq!(chinese_year(&chars("三百二十")), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[零一二三四五六七八九十百千万亿两〇点]{0,24}|[LlIiOo0-9.,]{0,30}") {
            let chars = chars(&text);
            let _ = (chinese(&chars), misread(&chars), arabic(&chars), chinese_year(&chars));
            let _ = chinese_decimal(chars.get(..chinese_length(&chars)).unwrap_or_default());
        }
    }
}
