//! Names of places in English.
//!
//! | place | English |
//! | --- | --- |
//! | 国务院 | State Council |
//! | 上海市 | Shanghai |
//! | 陕西省 | Shaanxi |
//! | 呼和浩特市 | Hohhot |
//! | 恩施土家族苗族自治州 | Enshi Prefecture |
//! | 西安市 | Xi'an |
//! | 坪山区 | Pingshan District |
//! | 度佳镇 | Dujia Town |
//! | 龘镇 | none: a character without a known reading |
//!
//! Provinces and the cities that have an English name of their own are in a table. Every other name is spelled in
//! pinyin, and the word for its kind of place (区, 县, 镇) is translated.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Lang;
use crate::model::Level;

/// Places with an English name that their pinyin does not give, without the word for their kind.
const NAMES: &[(&str, &str)] = &[
    ("国务院", "State Council"),
    ("全国", "China"),
    ("中国", "China"),
    ("内蒙古", "Inner Mongolia"),
    ("陕西", "Shaanxi"),
    ("西藏", "Tibet"),
    ("香港", "Hong Kong"),
    ("澳门", "Macau"),
    ("台湾", "Taiwan"),
    ("新疆生产建设兵团", "Xinjiang Production and Construction Corps"),
    ("呼和浩特", "Hohhot"),
    ("呼伦贝尔", "Hulunbuir"),
    ("鄂尔多斯", "Ordos"),
    ("乌兰察布", "Ulanqab"),
    ("巴彦淖尔", "Bayannur"),
    ("锡林郭勒", "Xilingol"),
    ("阿拉善", "Alxa"),
    ("兴安盟", "Hinggan League"),
    ("哈尔滨", "Harbin"),
    ("齐齐哈尔", "Qiqihar"),
    ("长治", "Changzhi"),
    ("六安", "Lu'an"),
    ("拉萨", "Lhasa"),
    ("日喀则", "Shigatse"),
    ("林芝", "Nyingchi"),
    ("昌都", "Qamdo"),
    ("那曲", "Nagqu"),
    ("阿里地区", "Ngari Prefecture"),
    ("甘孜", "Garzê"),
    ("阿坝", "Ngawa"),
    ("玉树", "Yushu"),
    ("果洛", "Golog"),
    ("乌鲁木齐", "Ürümqi"),
    ("克拉玛依", "Karamay"),
    ("吐鲁番", "Turpan"),
    ("哈密", "Hami"),
    ("喀什", "Kashgar"),
    ("和田", "Hotan"),
    ("伊犁", "Ili"),
    ("阿克苏", "Aksu"),
    ("阿勒泰", "Altay"),
    ("昌吉", "Changji"),
    ("博尔塔拉", "Bortala"),
    ("巴音郭楞", "Bayingolin"),
    ("克孜勒苏", "Kizilsu"),
    ("石河子", "Shihezi"),
];

/// The words for kinds of places and their English, the longest first. A province or city needs none.
const KINDS: &[(&str, &str)] = &[
    ("特别行政区", ""),
    ("自治区", ""),
    ("自治州", " Prefecture"),
    ("自治县", " County"),
    ("自治旗", " Banner"),
    ("开发区", " Development Zone"),
    ("街道", " Subdistrict"),
    ("地区", " Prefecture"),
    ("新区", " New Area"),
    ("林区", " District"),
    ("省", ""),
    ("市", ""),
    ("盟", " League"),
    ("区", " District"),
    ("县", " County"),
    ("旗", " Banner"),
    ("镇", " Town"),
    ("乡", " Township"),
    ("村", " Village"),
];

/// The peoples that names of autonomous places end with: 恩施土家族苗族自治州.
const PEOPLES: &[&str] = &[
    "柯尔克孜",
    "蒙古族",
    "维吾尔",
    "土家族",
    "哈尼族",
    "景颇族",
    "傈僳族",
    "布依族",
    "朝鲜族",
    "哈萨克",
    "达斡尔族",
    "鄂温克族",
    "鄂伦春",
    "锡伯",
    "壮族",
    "回族",
    "苗族",
    "彝族",
    "藏族",
    "羌族",
    "侗族",
    "白族",
    "傣族",
    "瑶族",
    "黎族",
    "畲族",
    "土族",
    "满族",
    "蒙古",
    "各族",
    "佤族",
    "怒族",
    "独龙族",
    "拉祜族",
    "水族",
    "仡佬族",
    "仫佬族",
    "毛南族",
    "撒拉族",
    "保安族",
    "东乡族",
    "裕固族",
    "塔吉克",
    "普米族",
    "布朗族",
    "纳西族",
];

/// The pinyin of the characters that names of counties and towns use, one syllable a line.
const SYLLABLES: &str = include_str!("place/syllables.txt");

/// A place in running text: its English name where one is known.
#[must_use]
pub fn short(lang: Lang, place: &str) -> String {
    match lang {
        Lang::Zh => place.to_owned(),
        Lang::En => english(place).unwrap_or_else(|| place.to_owned()),
    }
}

/// A number of places by the level of government that they share: 31个省（区、市）.
#[must_use]
pub fn counted(lang: Lang, level: Option<Level>, count: usize) -> String {
    let (zh, en) = match level {
        Some(Level::Province) => ("个省（区、市）", "provinces"),
        Some(Level::City) => ("个市（州）", "cities"),
        Some(Level::County) => ("个县（市、区）", "counties and districts"),
        Some(Level::Town) => ("个乡镇（街道）", "towns"),
        Some(Level::Village) => ("个村", "villages"),
        Some(Level::National) | None => ("个地方", "places"),
    };
    lang.pick(format!("{count}{zh}"), format!("{count} {en}"))
}

/// A place as a heading: in English with the Chinese name behind it, Shanghai 上海市.
#[must_use]
pub fn full(lang: Lang, place: &str) -> String {
    match english(place).filter(|_| lang == Lang::En) {
        Some(english) => format!("{english} {place}"),
        None => place.to_owned(),
    }
}

/// The English name; `None` for a name with a character whose reading is not known.
#[must_use]
pub fn english(place: &str) -> Option<String> {
    let known = |name: &str| NAMES.iter().find(|(chinese, _)| *chinese == name).map(|(_, english)| *english);
    if let Some(english) = known(place) {
        return Some(english.to_owned());
    }
    let (name, kind, is_autonomous) = parts(place);
    let name = if is_autonomous && known(name).is_none() { without_peoples(name) } else { name };
    let english = known(name).map(str::to_owned).or_else(|| pinyin(name))?;
    Some(format!("{english}{kind}"))
}

/// The name without the word for its kind, the English word, and whether the place is autonomous.
fn parts(place: &str) -> (&str, &'static str, bool) {
    let ends = |(word, english): &(&str, &'static str)| {
        let name = place.strip_suffix(word).filter(|name| !name.is_empty())?;
        Some((name, *english, word.starts_with("自治")))
    };
    KINDS.iter().find_map(ends).unwrap_or((place, "", false))
}

/// The name without the peoples at its end.
fn without_peoples(mut name: &str) -> &str {
    while let Some(rest) =
        PEOPLES.iter().find_map(|people| name.strip_suffix(people).filter(|n| !n.is_empty()))
    {
        name = rest;
    }
    name
}

/// A name in pinyin: 西安 is Xi'an. Letters and digits stay. `None` if a character has no known reading.
fn pinyin(name: &str) -> Option<String> {
    static READINGS: OnceLock<HashMap<char, &str>> = OnceLock::new();
    let readings = READINGS.get_or_init(|| {
        let lines = SYLLABLES.lines().filter_map(|line| line.split_once(' '));
        lines.flat_map(|(syllable, characters)| characters.chars().map(move |c| (c, syllable))).collect()
    });
    let mut spelled = String::new();
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            spelled.push(character);
            continue;
        }
        let syllable = readings.get(&character)?;
        if !spelled.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            spelled.push('\'');
        }
        spelled.push_str(syllable);
    }
    let mut letters = spelled.chars();
    let first = letters.next()?;
    Some(std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(place: &str, expected: &str) {
        assert_eq!(english(place).as_deref().unwrap_or("-"), expected, "{place}");
    }

    #[test]
    fn places_have_english_names() {
        check("国务院", "State Council");
        check("上海市", "Shanghai");
        check("陕西省", "Shaanxi");
        check("山西省", "Shanxi");
        check("重庆市", "Chongqing");
        check("内蒙古自治区", "Inner Mongolia");
        check("广西壮族自治区", "Guangxi");
        check("新疆维吾尔自治区", "Xinjiang");
        check("西藏自治区", "Tibet");
        check("西安市", "Xi'an");
        check("厦门市", "Xiamen");
        check("长沙市", "Changsha");
        check("成都市", "Chengdu");
        check("恩施土家族苗族自治州", "Enshi Prefecture");
        check("阿坝藏族羌族自治州", "Ngawa Prefecture");
        check("伊犁哈萨克自治州", "Ili Prefecture");
        check("坪山区", "Pingshan District");
        check("浦东新区", "Pudong New Area");
        check("荣县", "Rong County");
        check("度佳镇", "Dujia Town");
        check("XX镇", "XX Town");
        check("镇", "Zhen");
        check("龘镇", "-");
        check("", "-");
    }

    #[test]
    fn a_character_has_one_reading() {
        let mut seen = std::collections::HashSet::new();
        for (syllable, characters) in SYLLABLES.lines().filter_map(|line| line.split_once(' ')) {
            assert!(characters.chars().all(|c| seen.insert(c)), "{syllable}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_answered(place in ".*") {
            let _ = full(Lang::En, &place);
            prop_assert_eq!(full(Lang::Zh, &place), place);
        }
    }
}
