//! Converts traditional characters to simplified ones, one by one.
//!
//! | written | read as |
//! | --- | --- |
//! | `億元`, `增長` | `亿元`, `增长` |
//! | `著力` | `着力`, but `顯著` stays 显著 |
//!
//! The table has the characters that occur in reports. It follows the character table of OpenCC
//! (`TSCharacters`, Apache-2.0). If there are several simplified forms, the table holds the first.

use std::sync::LazyLock;

/// Traditional characters in the order of their code points.
const TRADITIONAL: &str = "\
    並乾亂亞佈佔併來侷係俬倉個們倖偉側偽傑備傢傳債傷傾僅僑僞價儀億儉儘償優儲兌兒內兩冊凈凱別則剋\
    剛剝創剷劃劇劉劍劑勁動務勝勞勢勵匯區協卹卽厠厤厲參吳員唸問啓啟喚喫單噁噸噹嚮嚴囌囑國圍園圓圖\
    團垻埰執堅報場塊塵墰墻墾壇壓壘壜壞壟壩壯壽夠夢夥夾奧奪奬奮娛婦嬰孫學宮寀實寧審寫寬寵寶將專尋\
    對導屆屍屢層屬峯島峽崑崗嵗嶄嶺嶽巒巖帥師帶幟幣幫幹幾庫廁廈廚廟廠廢廣廳張強彆彈彌彎彔彙彫彿後\
    徑從復徵徹恆悅惡愛態慣慮慶憂憑憲憶應懞懲懶懷戰戲戶捨捲掃掛採揚換揮損搖搶摯摺撐撥撫擁擇擊擋擔\
    據擬擴擺擼擾攜攝攤攬敎敗敵數斬斷於旂旣昇時晉暢暫曆曉曏書會朮東査桿條棄棊棟楊楓業極榘榦榮構槓\
    樁樂樑樓標樞樣樸樹橋機橫檔檢檯檻欄權歐歡歲歷歸殘殭殯殻殼氣氫氾汎汙決沒沖況泝涼淨淩淶減測湧湯\
    準溝溫溼滅滙滬滯滲滾滿漁漢漲漸潔潛潤澇澤澱濃濕濛濟濤濱瀆瀋瀰瀾灘灣災為烏無煉煙煥煩熱燈燒營爐\
    爭爲爾牀牆牽狀獅獎獨獲獸獻現琱瑪環瓊產産甦甯畝畢畫異畵當疊痠療癒癥發盃盜盡監盤盪眞眾睏矇矚矯\
    硃碩確碼磚礎礙礦礪禦禮稅稈稟種稱穀積穎穩穫窪窮竈競筆筍箇節範築篤篩簡簽籃籌籠籤粵糧糰糾紀約紅\
    納紐紓純紙級紛紡紮細終組結絕絡給統絲絶綁綉經綜綠綢綫維綱網綵綻綿緊緑線締緣編緩緯練緻縣縫縮縱\
    縴總績織繕繞繡繪繫繳繼續纍纔纖纜罈罎罰羅羣義習翫聖聞聯聲職聽肅脈脩脫脹腦腫腳膠膽臟臨臺與興舉\
    舊舘艙艦艱荊莊華菸萬葉葯蒼蓆蓋蓮蔘蕩薦薩藍藝藥藴蘇蘊蘭處虛號蟬衆術衕衚衛衝裏補裝裡製複襬覈見\
    規視親覺覽觀觸訂計訊討訓託記訟訪設許訴診註証詐評詞詢試話該詳誌認語誠誤說説誰課誼調談請論諧諮\
    諸諾謀講謝謹證識譜譟譯議護譽讀變讓讚豐豬貓貝負財貢貧貨販貫責貴買貸費貼貿賀賃資賑賓賞賠賡賢賣\
    賦質賬賭賴購賽贊贏贛趕趙趨跡踐蹟蹤躋躍車軌軍軟軸軻較載輔輕輛輝輪輯輸輻輿轄轉辦農迴這連週進遊\
    運過達違遙遞遠遡適遲遷選遺邁還邊郵鄉鄧鄭鄰醣醫釋釐釘針釦鈎鈡鈦鉅鉆鉤銀銅銘銜銳銷鋁鋒鋪鋭鋰鋼\
    錄錘錢錦錨錫錯録錶鍊鍋鍛鍥鍵鍼鍾鎖鎚鎭鎮鏇鏈鏟鐘鐵鑄鑑鑒鑽長門閃閉開閑閒間閘閣閤閩閱閲闆闇闊\
    闖關闢陝陞陣陰陳陸陽隊階際隨險隱隸隻雖雙雜雞離難雲電霧靈靚靜鞏鞦韆韌韓韻響頁頂頃項順須預頑頒\
    頓領頤頭頸頻顆題額顏顔願顛類顧顯風颱飛飯飲飼飽飾養餘館饋馬馳駁駐駕駛駿騎騙騰驅驗驚驛髒體髮鬆\
    鬍鬚鬥魚魯鮮鳥鳳鴨鴻鵝鵬鵰鷄鹹鹽麗麥麪麫麯麴麵麼麽黃點黨鼕齊齡齣龍龜";

/// The simplified form of each.
const SIMPLIFIED: &str = "\
    并干乱亚布占并来局系私仓个们幸伟侧伪杰备家传债伤倾仅侨伪价仪亿俭尽偿优储兑儿内两册净凯别则克\
    刚剥创铲划剧刘剑剂劲动务胜劳势励汇区协恤即厕历厉参吴员念问启启唤吃单恶吨当向严苏嘱国围园圆图\
    团坝采执坚报场块尘坛墙垦坛压垒坛坏垄坝壮寿够梦伙夹奥夺奖奋娱妇婴孙学宫采实宁审写宽宠宝将专寻\
    对导届尸屡层属峰岛峡昆岗岁崭岭岳峦岩帅师带帜币帮干几库厕厦厨庙厂废广厅张强别弹弥弯录汇雕佛后\
    径从复征彻恒悦恶爱态惯虑庆忧凭宪忆应蒙惩懒怀战戏户舍卷扫挂采扬换挥损摇抢挚折撑拨抚拥择击挡担\
    据拟扩摆撸扰携摄摊揽教败敌数斩断于旗既升时晋畅暂历晓向书会术东查杆条弃棋栋杨枫业极矩干荣构杠\
    桩乐梁楼标枢样朴树桥机横档检台槛栏权欧欢岁历归残僵殡壳壳气氢泛泛污决没冲况溯凉净凌涞减测涌汤\
    准沟温湿灭汇沪滞渗滚满渔汉涨渐洁潜润涝泽淀浓湿蒙济涛滨渎沈弥澜滩湾灾为乌无炼烟焕烦热灯烧营炉\
    争为尔床墙牵状狮奖独获兽献现雕玛环琼产产苏宁亩毕画异画当叠酸疗愈症发杯盗尽监盘荡真众困蒙瞩矫\
    朱硕确码砖础碍矿砺御礼税秆禀种称谷积颖稳获洼穷灶竞笔笋个节范筑笃筛简签篮筹笼签粤粮团纠纪约红\
    纳纽纾纯纸级纷纺扎细终组结绝络给统丝绝绑绣经综绿绸线维纲网彩绽绵紧绿线缔缘编缓纬练致县缝缩纵\
    纤总绩织缮绕绣绘系缴继续累才纤缆坛坛罚罗群义习玩圣闻联声职听肃脉修脱胀脑肿脚胶胆脏临台与兴举\
    旧馆舱舰艰荆庄华烟万叶药苍席盖莲参荡荐萨蓝艺药蕴苏蕴兰处虚号蝉众术同胡卫冲里补装里制复摆核见\
    规视亲觉览观触订计讯讨训托记讼访设许诉诊注证诈评词询试话该详志认语诚误说说谁课谊调谈请论谐咨\
    诸诺谋讲谢谨证识谱噪译议护誉读变让赞丰猪猫贝负财贡贫货贩贯责贵买贷费贴贸贺赁资赈宾赏赔赓贤卖\
    赋质账赌赖购赛赞赢赣赶赵趋迹践迹踪跻跃车轨军软轴轲较载辅轻辆辉轮辑输辐舆辖转办农回这连周进游\
    运过达违遥递远溯适迟迁选遗迈还边邮乡邓郑邻糖医释厘钉针扣钩钟钛巨钻钩银铜铭衔锐销铝锋铺锐锂钢\
    录锤钱锦锚锡错录表炼锅锻锲键针钟锁锤镇镇旋链铲钟铁铸鉴鉴钻长门闪闭开闲闲间闸阁合闽阅阅板暗阔\
    闯关辟陕升阵阴陈陆阳队阶际随险隐隶只虽双杂鸡离难云电雾灵靓静巩秋千韧韩韵响页顶顷项顺须预顽颁\
    顿领颐头颈频颗题额颜颜愿颠类顾显风台飞饭饮饲饱饰养余馆馈马驰驳驻驾驶骏骑骗腾驱验惊驿脏体发松\
    胡须斗鱼鲁鲜鸟凤鸭鸿鹅鹏雕鸡咸盐丽麦面面曲曲面么么黄点党冬齐龄出龙龟";

/// The table, sorted by traditional character.
static TABLE: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());

/// The simplified forms of the table, sorted.
static SIMPLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut simplified: Vec<char> = SIMPLIFIED.chars().collect();
    simplified.sort_unstable();
    simplified
});

/// A text with more simplified characters than this per traditional one is not traditional. 同, 后, 里 and others
/// are both.
const SHARED: usize = 3;

/// Converts a traditional text; any other text is unchanged.
pub(super) fn simplify(chars: &mut [char]) {
    let simple_of = |c: char| TABLE.binary_search_by_key(&c, |(from, _)| *from).ok();
    let traditional = chars.iter().filter(|c| simple_of(**c).is_some()).count();
    let simple = || chars.iter().filter(|c| SIMPLE.binary_search(c).is_ok()).count();
    if traditional == 0 || traditional * SHARED < simple() {
        return;
    }
    for i in 0..chars.len() {
        let next = chars.get(i + 1).copied();
        let Some(c) = chars.get_mut(i) else { return };
        if *c == '著' && matches!(next, Some('力' | '眼' | '手' | '重' | '實')) {
            *c = '着';
        } else if let Some((_, simple)) = simple_of(*c).and_then(|at| TABLE.get(at)) {
            *c = *simple;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut chars: Vec<char> = text.chars().collect();
        simplify(&mut chars);
        assert_eq!(chars.into_iter().collect::<String>(), expected, "{text}");
    }

    #[test]
    fn traditional_texts_are_simplified() {
        check("地區生產總值6.5億元，增長6.3%", "地区生产总值6.5亿元，增长6.3%");
        check("糧食總產量1.6萬噸", "粮食总产量1.6万吨");
        check("著力發展，成效顯著", "着力发展，成效显著");
        check("6.5億元", "6.5亿元");
    }

    #[test]
    fn a_simplified_text_with_a_traditional_name_stays() {
        check("乾隆年间，深圳市全国经济发展", "乾隆年间，深圳市全国经济发展");
    }

    #[test]
    fn the_tables_fit_each_other() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().is_sorted());
    }
}
