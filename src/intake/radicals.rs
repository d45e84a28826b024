//! Radical characters, replaced by the ordinary characters that look the same.
//!
//! Programs that write PDF name a glyph by the first character that is drawn with it. That is often the
//! radical: `⼯作` where the page shows `工作`. Text copied from such a PDF has radicals too.
//!
//! | written | read |
//! | --- | --- |
//! | `⼈⺠政府⼯作报告` | `人民政府工作报告` |

/// The characters of U+2F00 to U+2FD5 (Kangxi radicals), in order: their compatibility decomposition,
/// and `户青黄` as simplified type draws them.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广\
    廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白\
    皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車\
    辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍\
    龜龠";

/// Characters of U+2E80 to U+2EF3 (CJK radicals supplement) that Unicode does not decompose, each followed
/// by the character that looks the same.
const SUPPLEMENT: &str = "\
    ⺁厂⺃乚⺄乙⺅亻⺉刂⺋卩⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺕彐⺖忄⺗心⺘扌⺙攵⺚旡⺛旡⺜日⺝月⺟母⺠民⺡氵\
    ⺢氺⺣灬⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糹⺰纟⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺾艹⺿艹⻀艹⻁虎⻂衤\
    ⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食\
    ⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The ordinary character that looks like a radical; any other character unchanged.
#[must_use]
pub fn character_of(radical: char) -> char {
    let code = u32::from(radical);
    let found = match code {
        0x2F00..=0x2FD5 => KANGXI.chars().nth((code - 0x2F00) as usize),
        0x2E80..=0x2EF3 => {
            let mut pairs = SUPPLEMENT.chars();
            std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?)))
                .find(|(written, _)| *written == radical)
                .map(|(_, read)| read)
        }
        _ => None,
    };
    found.unwrap_or(radical)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, read: &str) {
        assert_eq!(written.chars().map(character_of).collect::<String>(), read);
    }

    #[test]
    fn radicals_are_read_as_what_they_look_like() {
        check("⼈⺠政府⼯作报告", "人民政府工作报告");
        check("⽐上年增⻓，⻝品、⻋辆、⻩⾦、⻰⾓", "比上年增长，食品、车辆、黄金、龙角");
        check("⼀⿕", "一龠");
        check("产值5亿元", "产值5亿元");
    }
}
