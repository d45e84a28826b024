//! Printed automatic numbers, in the formats of ECMA-376 part 1, 17.18.59.
//!
//! | format | 1, 2, … |
//! | --- | --- |
//! | `decimal`, `decimalZero` | 1, 2; 01, 02 |
//! | `chineseCounting`, `chineseCountingThousand` | 一, 二 … 二十一 |
//! | `ideographTraditional`, `ideographZodiac` | 甲, 乙; 子, 丑 |
//! | `decimalEnclosedCircle`, `decimalEnclosedParen`, `decimalEnclosedFullstop` | ①; ⑴; ⒈ |
//! | `upperRoman`, `lowerLetter` | I, II; a, b … aa |

/// A number in a format. Formats of scripts other than Chinese and Latin give digits.
pub(super) fn printed(format: &str, number: u32) -> String {
    match format {
        "decimalZero" => format!("{number:02}"),
        "numberInDash" => format!("- {number} -"),
        "decimalFullWidth" | "decimalFullWidth2" => placed(number, "０１２３４５６７８９"),
        "chineseCounting"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "ideographLegalTraditional"
        | "chineseLegalSimplified"
        | "japaneseLegal" => counted(format, number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            placed(number, "○一二三四五六七八九")
        }
        "ideographTraditional" => listed(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => listed(number, "子丑寅卯辰巳午未申酉戌亥"),
        "ideographZodiacTraditional" => cycle(number),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "ordinal" => ordinal(number),
        "hex" => format!("{number:X}"),
        _ => number.to_string(),
    }
}

/// The format with this number in Word 2003 XML and in binary documents (\[MS-OSHARED\], 2.2.1.3).
pub(super) fn format_of_code(code: u32) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        18 | 28 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        32 => "ideographZodiacTraditional",
        33 => "taiwaneseCounting",
        35 | 39 => "chineseCountingThousand",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        255 => "none",
        _ => "decimal",
    }
}

/// A number in a circle, if Unicode has it.
pub(super) fn circled(number: u32) -> String {
    match number {
        0 => "⓪".to_owned(),
        1..=20 => enclosed(number, '①', 20),
        21..=35 => enclosed(number - 20, '㉑', 15),
        36..=50 => enclosed(number - 35, '㊱', 15),
        _ => number.to_string(),
    }
}

/// The character for the number among `count` consecutive ones; digits beyond them.
fn enclosed(number: u32, first: char, count: u32) -> String {
    let sign = (1..=count).contains(&number).then(|| char::from_u32(u32::from(first) + number - 1)).flatten();
    sign.map_or_else(|| number.to_string(), String::from)
}

/// The character for the number in a list; digits beyond its end.
fn listed(number: u32, signs: &str) -> String {
    let sign = number.checked_sub(1).and_then(|index| signs.chars().nth(index as usize));
    sign.map_or_else(|| number.to_string(), String::from)
}

/// The sixty names of years: 甲子, 乙丑 …
fn cycle(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    listed(index % 10 + 1, "甲乙丙丁戊己庚辛壬癸") + &listed(index % 12 + 1, "子丑寅卯辰巳午未申酉戌亥")
}

/// The digits of a number, each replaced by a character.
fn placed(number: u32, signs: &str) -> String {
    let sign = |digit: char| signs.chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(sign).collect()
}

/// A number in Chinese words below ten thousand, in digits beyond. No list is that long.
fn counted(format: &str, number: u32) -> String {
    let (digits, tens, zero) = match format {
        "chineseLegalSimplified" => ("零壹贰叁肆伍陆柒捌玖", ["拾", "佰", "仟"], "零"),
        "ideographLegalTraditional" | "japaneseLegal" => ("零壹貳參肆伍陸柒捌玖", ["拾", "佰", "仟"], "零"),
        "japaneseCounting" => ("〇一二三四五六七八九", ["十", "百", "千"], ""),
        _ => ("零一二三四五六七八九", ["十", "百", "千"], "零"),
    };
    let sign = |digit: u32| digits.chars().nth(digit as usize).unwrap_or('零');
    if number == 0 {
        return if format == "chineseCounting" { "○".to_owned() } else { sign(0).to_string() };
    }
    if number >= 10_000 {
        return number.to_string();
    }
    // `chineseCounting` writes the bare digits from a hundred on: 一○○. `chineseCountingThousand` writes
    // words: 一百零一.
    if matches!(format, "chineseCounting" | "taiwaneseCounting") && number >= 100 {
        return placed(number, "○一二三四五六七八九");
    }
    let mut text = String::new();
    let mut gap = false;
    for power in (0..4).rev() {
        let digit = number / 10_u32.pow(power) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push_str(zero);
        }
        let is_leading_ten = power == 1 && digit == 1 && text.is_empty();
        let is_japanese_one = format == "japaneseCounting" && digit == 1 && power > 0;
        if !(is_leading_ten && digits.contains('一') || is_japanese_one) {
            text.push(sign(digit));
        }
        if let Some(ten) = power.checked_sub(1).and_then(|power| tens.get(power as usize)) {
            text.push_str(ten);
        }
    }
    text
}

/// A number in Roman numerals below four thousand.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// a … z, aa, bb … zz, aaa: as Word repeats them.
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let letter = u8::try_from(index % 26).map_or(first, |offset| first + offset);
    char::from(letter).to_string().repeat((index / 26 % 30 + 1) as usize)
}

fn ordinal(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(format: &str, numbers: &[u32], expected: &str) {
        let printed: Vec<String> = numbers.iter().map(|number| printed(format, *number)).collect();
        assert_eq!(printed.join(" "), expected, "{format}");
    }

    #[test]
    fn chinese_numbers() {
        check(
            "chineseCounting",
            &[1, 10, 11, 20, 21, 99, 100, 105],
            "一 十 十一 二十 二十一 九十九 一○○ 一○五",
        );
        check("chineseCountingThousand", &[10, 100, 101, 110, 1010], "十 一百 一百零一 一百一十 一千零一十");
        check("japaneseCounting", &[10, 21, 100, 101], "十 二十一 百 百一");
        check("chineseLegalSimplified", &[1, 10, 21], "壹 壹拾 贰拾壹");
        check("ideographDigital", &[1, 10, 25], "一 一○ 二五");
        check("ideographTraditional", &[1, 10, 11], "甲 癸 11");
        check("ideographZodiac", &[1, 12], "子 亥");
        check("ideographZodiacTraditional", &[1, 2, 61], "甲子 乙丑 甲子");
    }

    #[test]
    fn enclosed_numbers() {
        check("decimalEnclosedCircle", &[1, 20, 21, 36, 51], "① ⑳ ㉑ ㊱ 51");
        check("decimalEnclosedParen", &[1, 20, 21], "⑴ ⒇ 21");
        check("decimalEnclosedFullstop", &[1, 20], "⒈ ⒛");
        check("ideographEnclosedCircle", &[1, 10], "㊀ ㊉");
    }

    #[test]
    fn latin_numbers() {
        check("decimal", &[1, 10], "1 10");
        check("decimalZero", &[1, 10], "01 10");
        check("decimalFullWidth", &[12], "１２");
        check("upperRoman", &[1, 4, 1994, 4000], "I IV MCMXCIV 4000");
        check("lowerRoman", &[9], "ix");
        check("upperLetter", &[1, 26, 27], "A Z AA");
        check("lowerLetter", &[2], "b");
        check("ordinal", &[1, 2, 3, 11, 21], "1st 2nd 3rd 11th 21st");
    }

    proptest! {
        #[test]
        fn any_number_is_short(number: u32, format in "(chineseCounting|chineseCountingThousand|japaneseCounting|upperRoman|upperLetter|ideographZodiacTraditional|decimalEnclosedCircle)") {
            assert!((1..=40).contains(&printed(&format, number).chars().count()));
        }
    }
}
