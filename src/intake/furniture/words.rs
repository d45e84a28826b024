//! The words of lines that surround an article.
//!
//! | line | |
//! | --- | --- |
//! | `首页 > 政务公开` | a path |
//! | `发布时间：2024-01-12 来源：镇政府` | a line between title and article |
//! | `免责声明：…`, `【打印本页】`, `皖ICP备12345678号` | the beginning of what follows an article |
//! | `分享改革发展成果，惠及群众3万人。` | none: a sentence |

/// A path to the page: `首页 > 政务公开`.
pub(super) fn is_path(text: &str) -> bool {
    let starts = ["首页", "当前位置", "您的位置", "您现在的位置", "您当前的位置", "所在位置", "你的位置"];
    let is_short = text.chars().count() <= 80;
    let has_steps = text.contains(['>', '＞', '»', '›']);
    is_short
        && (starts.iter().any(|start| text.trim_start().starts_with(start))
            || has_steps && text.contains("首页"))
}

/// Words that begin a line between a title and its article.
const HEAD: &[&str] = &[
    "发布时间",
    "发布日期",
    "发布机构",
    "发文机关",
    "发文日期",
    "成文日期",
    "生成日期",
    "公开日期",
    "更新时间",
    "日期：",
    "时间：",
    "来源",
    "信息来源",
    "文章来源",
    "稿件来源",
    "作者",
    "编辑",
    "责任编辑",
    "审核",
    "字体",
    "字号",
    "【字体",
    "[字体",
    "【字号",
    "【大",
    "浏览",
    "点击",
    "阅读次数",
    "访问",
    "打印",
    "【打印",
    "[打印",
    "分享",
    "收藏",
    "索引号",
    "主题分类",
    "信息分类",
    "文号",
    "发文字号",
    "有效性",
    "主题词",
    "体裁",
    "无障碍",
    "长者",
    "适老",
    "登录",
    "注册",
    "搜索",
    "语音播报",
    "朗读",
    "扫一扫",
    "微信扫",
    "原创",
    "点击上方",
    "点击蓝字",
    "繁体",
    "English",
    "设为首页",
    "加入收藏",
    "网站支持",
    "我要纠错",
];

pub(super) fn is_head_word(text: &str) -> bool {
    let text = text.trim_start();
    let is_short = text.chars().count() <= 80 && !text.contains('。');
    is_short
        && HEAD.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(['是', '了', '有', '的']))
        })
}

/// Words that begin a line after an article.
const TAIL: &[&str] = &[
    "免责声明",
    "版权声明",
    "版权所有",
    "特别声明",
    "郑重声明",
    "相关链接",
    "相关阅读",
    "相关新闻",
    "相关文章",
    "相关报道",
    "相关稿件",
    "相关信息",
    "相关推荐",
    "相关附件",
    "相关解读",
    "延伸阅读",
    "推荐阅读",
    "往期",
    "热点新闻",
    "热门",
    "猜你喜欢",
    "为您推荐",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "打印本页",
    "【打印",
    "[打印",
    "打印",
    "关闭窗口",
    "【关闭",
    "[关闭",
    "关闭本页",
    "返回顶部",
    "返回首页",
    "分享到",
    "分享至",
    "分享",
    "责任编辑",
    "责编",
    "编辑：",
    "编辑|",
    "审核：",
    "校对：",
    "监制：",
    "来源：",
    "来源:",
    "稿源",
    "扫一扫",
    "扫描二维码",
    "微信扫",
    "长按",
    "预览时标签不可点",
    "继续滑动看下一个",
    "轻触阅读原文",
    "阅读原文",
    "点赞",
    "在看",
    "赞 ",
    "写留言",
    "留言",
    "收录于",
    "喜欢此内容",
    "主办单位",
    "主办：",
    "承办单位",
    "承办：",
    "网站标识码",
    "政府网站标识码",
    "网站地图",
    "联系我们",
    "关于我们",
    "未经许可",
    "未经授权",
    "转载请",
    "声明：",
    "技术支持",
    "版权",
    "Copyright",
    "copyright",
    "COPYRIGHT",
    "©",
    "本站",
    "本网站",
    "关注我们",
    "微信公众号",
    "人划线",
    "我要纠错",
    "网友评论",
    "发表评论",
    "评论",
    "END",
    "友情链接",
    "政府网站",
    "收藏",
    "举报",
    "视频 小程序",
];

pub(super) fn begins_tail(text: &str) -> bool {
    let text = text.trim_start();
    let record = text.contains("ICP备") || text.contains("公网安备") || text.contains("网站标识码");
    record && text.chars().count() <= 120
        || is_counter(text)
        || TAIL
            .iter()
            .any(|word| text.strip_prefix(word).is_some_and(|rest| continues_as_furniture(word, rest)))
}

/// Whether the rest of the line shows that it is no sentence of a report: `评论` stands alone, `分享改革成果`
/// continues.
fn continues_as_furniture(word: &str, rest: &str) -> bool {
    let closes = rest.chars().next().is_none_or(|c| !('\u{4e00}'..='\u{9fff}').contains(&c));
    let names_page = ["本站", "上一", "下一", "【", "["].iter().any(|start| word.starts_with(start));
    let is_sure = names_page || word.chars().count() >= 4 || word.ends_with(['：', ':']);
    is_sure || closes && !rest.contains('。')
}

/// Words of lines that say something about the page: how often it was read, who it is by, what else there is.
const OF_PAGES: &[&str] = &[
    "浏览量",
    "浏览次数",
    "访问量",
    "访问次数",
    "累计访问",
    "今日访问",
    "昨日访问",
    "总访问",
    "阅读量",
    "阅读次数",
    "被阅读",
    "阅读需",
    "阅读时长",
    "阅读时间",
    "预计阅读",
    "次阅读",
    "人阅读",
    "次浏览",
    "人浏览",
    "人看过",
    "人读过",
    "朋友读过",
    "人听过",
    "次播放",
    "播放量",
    "播放次数",
    "播放时长",
    "次观看",
    "人观看",
    "观看次数",
    "听全文",
    "收听",
    "音频时长",
    "视频时长",
    "时长",
    "倍速",
    "点击量",
    "点击率",
    "点击数",
    "点击次数",
    "点赞",
    "人赞",
    "次赞",
    "赞赏",
    "人喜欢",
    "在看",
    "划线",
    "转发",
    "次分享",
    "人分享",
    "人收藏",
    "次收藏",
    "人关注",
    "已关注",
    "粉丝",
    "篇原创",
    "原创内容",
    "合集",
    "收录于",
    "条评论",
    "条留言",
    "留言",
    "跟帖",
    "弹幕",
    "在线人数",
    "人在线",
    "位访客",
    "访客",
    "下载次数",
    "下载量",
    "次下载",
    "文件大小",
    "附件下载",
    "字数",
    "全文约",
    "全文共",
    "满意度评价",
    "非常满意",
    "不满意",
    "参与评价",
    "评价人数",
    "人评价",
    "网友评分",
    "信件总数",
    "来信总数",
    "办结率",
    "回复率",
    "受理总数",
    "今天是",
    "空气质量指数",
    "公开时限",
    "有效期",
    "索引号",
    "文章字号",
    "热点新闻",
    "热门新闻",
    "最新新闻",
    "相关新闻",
    "相关链接",
    "相关阅读",
    "推荐阅读",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上篇",
    "下篇",
    "扫码",
    "二维码",
    "打印本页",
    "关闭窗口",
];

/// Whether a short line without a sentence is about the page: `128人划线`, `今日访问 1.2万次`.
pub(super) fn is_about_page(text: &str) -> bool {
    /// The most characters of such a line.
    const LONGEST: usize = 60;
    let text = text.trim();
    let is_short = text.chars().nth(LONGEST).is_none();
    is_short && !text.contains(['。', '；', '！']) && OF_PAGES.iter().any(|word| text.contains(word))
}

/// Whether a line announces a digest of a report, not the report: `3分钟读懂政府工作报告`.
pub(super) fn is_digest(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["读懂", "图解", "一图", "速览", "速读", "解读", "看点", "划重点", "带你看", "数说"];
    text.chars().count() <= 40 && WORDS.iter().any(|word| text.contains(word))
}

/// Counters below an article: `阅读 3.2万 赞 128 在看 56 人`.
pub(super) fn is_counter(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "浏览次数",
        "阅读次数",
        "点击次数",
        "点击数",
        "浏览量",
        "阅读量",
        "访问量",
        "阅读",
        "浏览",
        "点击",
        "点赞",
        "在看",
        "转发",
        "分享",
        "收藏",
        "评论",
        "留言",
        "播放",
        "推荐",
        "喜欢",
        "人",
        "次",
        "万",
        "赞",
        "踩",
        "条",
    ];
    let mut rest = text.trim();
    if rest.chars().count() > 60 {
        return false;
    }
    let (mut words, mut digits) = (0, false);
    while let Some(c) = rest.chars().next() {
        if let Some(after) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            words += 1;
            rest = after;
        } else if c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | '+' | '：' | ':' | '|' | '·' | '(' | ')' | '（' | '）')
        {
            digits |= c.is_ascii_digit();
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        } else {
            return false;
        }
    }
    words > 0 && digits && text.chars().next().is_some_and(|c| !c.is_ascii_digit())
        || words >= 2 && !digits && text.chars().count() <= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_page() {
        for line in ["128人划线", "【浏览量：3.2万次】", "[上一篇] 云岭市新增学位5000个", "办结率 98.5%"]
        {
            assert!(is_about_page(line), "{line}");
        }
        for line in ["石桥镇", "粮食产量5万吨", "2024年1月10日", "群众满意度评价95%。"] {
            assert!(!is_about_page(line), "{line}");
        }
        assert!(is_digest("3分钟读懂政府工作报告"));
        assert!(!is_digest("石桥镇2024年政府工作报告"));
    }

    #[test]
    fn counters() {
        for counter in ["阅读 3.2万", "阅读3.2万 赞128 在看56人", "浏览次数：1234", "分享 收藏 点赞 在看"]
        {
            assert!(is_counter(counter), "{counter}");
        }
        for other in ["3万人", "阅读5本书", "次年", "阅读", ""] {
            assert!(!is_counter(other), "{other}");
        }
    }
}
