//! What is a task: a sentence of the plan that says what shall be done, by an action or a figure.
//!
//! | sentence of the plan | |
//! | --- | --- |
//! | `新建水厂2座`, `生产总值增长6%左右` | a task: a figure |
//! | `完善现代农业体系，推进渔港改造` | a task: an action |
//! | `渔港改造年内完工` | a task: what will be finished |
//! | `今年是…之年`, `从外部看，…`, `随着…`, `这些指标…` | none: the times and the situation |
//! | `我们一定…`, `奋进新征程，发力新跨越` | none: a vow, a slogan |
//! | `构建优质服务体系。` before its tasks, `更加注重实效。` | none: the lead of a section |
//! | `——治理取得新成效` | none: an aim without an action |

use super::lexicon::EVENT_VERBS;
use super::words::word_list;
use crate::source::NormalizedText;

/// The number of characters that open a sentence: “十四五”时期，是.
const OPENING: usize = 14;

word_list! {
    /// Openings of sentences about the times, or to the listeners.
    ADDRESSES = "各位代表 同志们 让我们 今年是 明年是 新的一年是 我们坚信 我们相信 我们深知 回顾 展望 站在 征程 蓝图 使命 奋斗";
    /// Openings of sentences about the situation, the past, or the plan itself.
    SITUATIONS = "
        随着 历史 我国 世界 全球 国际 国内 当今 今天的 审视 这些 这是 这一 这既 上述 以上 实现上述 实现这 实现既定 实现今年 完成上述 确定上述 达到上述 通过多年 通过近
        经过 更重要的是 一方面 另一方面 作为 只有 只要 我们一定 我们有 我们深 我们坚信 我们相信 我们完全 我们拥有 我们的 新一轮科技 时代 总的看 总的来看 总体看 总体来看 综合 统筹考虑 近年来 近几年
        去年以来 多年来 特别是去年 特别是历经 历经 要看到 还要看到 应该看到 要实现上述 为实现上述 为此，我们既要 《纲要草案》 受 过去的 一年来 五年来 也要看到 同时也要 同时看到 但 虽然 尽管 大家 各位 越是 惟有 唯有 唯其 面向未来 展望 机遇 挑战 信心 发展是 安全是 民生是 创新是 人民 江山 幸福
    ";
    /// Openings of a situation, unless an action follows.
    BACKDROPS = "特别是 尤其是 当前 目前 面对 根据 按照 国家 中央 党中央 党的 省委 市委 县委 区委 必须 坚持 始终坚持 要坚持 我们要坚持 我们要 我们将 我们坚持 我们必须";
    /// A sentence with one of these is a political formula, not a task.
    CREEDS = "团结在以 努力奋斗 不懈奋斗 团结奋斗 勇毅前行 奋勇前进 伟大旗帜 指导思想 总体要求是 为核心的 思想为指导";
    /// A sentence with one of these that ends with ！ is a slogan.
    SLOGANS = "谱写 新篇章 新局面 新辉煌 新华章 同心同德 团结一心 众志成城 勇往直前 奋勇争先 砥砺前行 不负时代 不负人民 书写 开创 再创 接续奋斗";
    /// A sentence with one of these describes the situation, not a task.
    BACKGROUND = "综合分析 综合研判 综合判断 形势看 自身看 意义重大 意义十分重大 责任重大 任重道远 时不我待 催人奋进 令人向往 正当其时 大有可为 大有作为 未来可期 寄予 厚望 尽显 初具规模 风清气正 备受鼓舞 倍受鼓舞 领导高度关注 百年未有之大变局 叠加期 机遇期 做好以下 个方面工作 个方面的工作 几方面工作 项重点工作 带来重大机遇 带来了重大机遇 重要机遇 奠定了 提供了 历史使命 撸起袖子 指明了方向 主要基于 总要求，就是 总思路，就是 总基调，就是 正加速 正深度 日益凸显 日益显现 多点开花 拥有丰富的 领航掌舵";
    /// Openings of a section's lead, which sums up the tasks after it.
    LEAD_VERBS = "全力 全面 着力 大力 持续 深入 坚持 打造 构建 完善 强化 优化 提升 增强 促进 筑牢 做强 做优 做大 深化 加强 推进 推动 推出 创建 提供 搭建 营造 夯实 激发 加快 慎终如始 用心 以 更加 不断 切实 必须";
    /// Ends of a section's lead.
    LEAD_NOUNS = "发展 水平 质量 能力 活力 体系 格局 屏障 治理 保障 服务 生态 品牌 家园 高地 动能 优势 开放 振兴 升级 提质 增效 提速 环境 安全 防控 竞争力 安全性 先进性 韧性 突破 成效 均衡 路径 基础 底线 融合 改革 民生 福祉 生活 文化 实效 针对性 效益 效能 进位 协调 增长";
    /// Words before the colon that leads a list of tasks.
    LIST_LEADS = "工作 以下工作 任务 方面 措施 重点 举措 抓好 做好 实事 要求 包括 目标 目标是";
    /// Adverbs and auxiliaries before the verb of an action: when, how, or that it is intended (将, 要).
    MANNERS = "
        要 将 我们要 我们将 必须 今年 全年 年内 进一步 继续 持续 深入 积极 大力 全力 着力 全面 切实 扎实 稳步 有序 主动 坚决 严格 严厉 严肃 认真 加力 精准 科学 统筹 协同 集中力量 集中 有针对性地 分类
        高标准 高质量 高水平 高效 因地制宜 充分 广泛 不断 重点 同步 优先 抓紧 尽快 务必 一体 逐步 常态化 动态 用心 用情 用力 努力 力争 确保 争取 适度 合理 有效 更强决心 更大力度 更高标准 更实举措 全方位 多渠道 多措并举 千方百计 规范 适时 率先
    ";
    /// Verbs of an action, beside [`EVENT_VERBS`].
    ACTIONS = "
        推进 推动 推广 推行 开展 实施 落实 执行 加强 加大 加快 加密 强化 优化 深化 完善 健全 建立 建设 构建 搭建 打造 提升 提高 增强 扩大 拓展 延伸 巩固 促进 力促 协助 采取 支持 鼓励 引导 扶持 帮助 培育 培养 发展 壮大 做大 做强 做优 做精 做实 做好 办好 办实 抓好 抓实
        抓紧 抓住 抓 狠抓 完成 启动 谋划 规划 编制 制定 修订 出台 组织 举办 管理 管好 治理 整治 打击 查处 防范 防止 遏制 化解 守住 守牢 保障 保护 维护 修复 服务 用好 用足 盘活 挖掘 开发 利用 引进 招引 引入 引育 吸引 承接 对接 争取 申报 申建 争创 创建 创新 改革 改造 改善
        改进 改扩建 新建 扩建 续建 增加 增设 新增 减少 降低 压减 压缩 取消 下放 放宽 精简 整合 调整 统一 规范 严控 控制 严禁 杜绝 监管 监督 监测 检查 排查 督查 考核 评价 清理 清退 解决 破解 缓解 打通 畅通 贯通 连通 铺设 安装 更新 升级 绿化 美化 亮化 净化 种植 养殖 发放 兑现
        宣传 普及 传承 弘扬 培训 招聘 安置 救助 帮扶 慰问 关爱 关心 救治 接种 防治 预防 储备 供应 投放 投入 设立 设置 配备 配置 布局 布设 公开 公布 建成 开工 竣工 投产 释放 激发 激活 拉动 扩容 扩展 提质 提标 提速 转型 淘汰 退出 关停 搬迁 征收 拆除 收储 流转 确权 落地 签约
        开放 开通 开行 开设 开辟 开拓 运营 运行 试点 探索 研究 论证 设计 参与 融入 联合 合作 共建 共享 聘请 选派 选树 选拔 表彰 奖励 补贴 减免 落细 兜牢 织密 筑牢 夯实 补齐 补强 延链 强链 稳定 稳住 稳 保 防 治 管 建 修 增 扩 补 畅 促 引 育 拓 严 清偿 化债 消除 消化 消纳 整改 接受 自觉 依法 执行 履行 坚决查处 反对 纠治 开办 兴办 创办 搞好 管护 疏浚 迁建 走访 研发 攻关 曝光 征集 招募 嫁接 办 招 种 拆 挖 筹 设 送 造 选 投 评 查 清 改 做 打 提供 实行 围绕 聚力 深耕 厚植 唱响 叫响 擦亮 讲好 放大 复制
    ";
    /// Verbs of completion, whose subject is the project: 渔港改造年内完工.
    FINISHED = "完工 开工 竣工 投产 投用 投运 通车 建成 启用 运营 交付 封顶 完成 达到 投入使用 基本建成 落地 开业 开园 开馆 清零 见效 达产 摘牌 挂牌 出列 脱贫 验收 全覆盖 同步";
}

/// Whether a sentence of the plan only tells what was done: 我们建立了…, 去年解决了…, without what will be.
fn is_past(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    const DONE: [&str; 15] = [
        "取得", "建立", "解决", "进行", "完成", "形成", "实现", "达到", "得到", "提出", "迈出", "创造",
        "积累", "带来", "展现",
    ];
    const AHEAD: [&str; 9] = ["今年", "明年", "力争", "确保", "将", "年内", "年底", "全年", "必须"];
    let done = (from..to).any(|i| {
        text.at(i) == '了' && DONE.iter().any(|verb| text.word_before(i, verb).is_some_and(|at| at >= from))
    });
    let wanted =
        (from..to).any(|i| text.at(i) == '要' && !matches!(text.before(i), '主' | '重' | '需' | '必'));
    done && !wanted && AHEAD.iter().all(|word| text.find(from, to, word).is_none())
}

/// Whether a sentence of the plan is a task. `figure` says whether it has a figure.
pub(super) fn is_task(text: &NormalizedText<'_>, from: usize, to: usize, figure: bool) -> bool {
    let opening = to.min(from + OPENING);
    // 2024年是…, “十四五”时期，是…: it describes the time.
    let times = (from + 2..opening).any(|i| {
        text.at(i) == '是'
            && (matches!(text.before(i), '年' | '期')
                || text.before(i) == '，' && matches!(text.before(i - 1), '年' | '期'))
    });
    // The name of another report: a link of the web page.
    let link = text.at(to) == '\n' && text.find(from, to, "工作报告").is_some();
    // 重点做好十个方面工作：, and the tasks are listed in the lines below.
    let leads = text.before(to) == '：' && LIST_LEADS.before(text, from, to - 1).is_some();
    let slogan = text.at(to) == '！'
        && SLOGANS.find(text, from, to).is_some()
        && !(from..to).any(|i| text.at(i).is_ascii_digit());
    !times
        && !link
        && !is_lead(text, from, to)
        && BACKGROUND.find(text, from, to).is_none()
        && !leads
        && !slogan
        && ADDRESSES.at(text, from, to).is_none()
        && CREEDS.find(text, from, to).is_none()
        && !is_situation(text, from, to)
        && !is_past(text, from, to)
        && (figure || acts(text, from, to))
}

/// The most characters of a section's lead.
const LONGEST_LEAD: usize = 18;

/// Whether a sentence is the lead of the tasks behind it in its paragraph: 构建优质服务体系。
fn is_lead(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let begins = matches!(text.before(from), '\n' | ')' | '）' | '、' | '.' | '．' | '是');
    let goes_on = text.at(to) == '。' && text.at(to + 1) != '\n';
    let is_plain = !(from..to).any(|i| text.at(i).is_ascii_digit() || text.at(i) == '，');
    begins
        && goes_on
        && is_plain
        && to - from <= LONGEST_LEAD
        && LEAD_VERBS.at(text, from, to).is_some()
        && LEAD_NOUNS.before(text, from, to).is_some()
}

/// Whether a sentence opens with the situation or the past: 从外部看, 随着…的实施.
fn is_situation(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let opening = to.min(from + OPENING);
    let seen = text.at(from) == '从' && (from..opening).any(|i| text.at(i) == '看' || text.at(i) == '讲');
    SITUATIONS.at(text, from, to).is_some() || seen
}

/// Whether a clause of a sentence begins with an action, or says what will be finished.
fn acts(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    // 面对…, 坚持…: the first clause gives the background.
    let backdrop = BACKDROPS.at(text, from, to).is_some();
    let mut starts = (from..to).filter(|i| {
        *i == from && !backdrop || *i > from && matches!(text.before(*i), '，' | '；' | '：' | '、' | '。')
    });
    let future = || FINISHED.find(text, from, to).is_some() && !has_happened(text, from, to);
    starts.any(|start| {
        let mut at = start;
        while let Some((_, end)) = MANNERS.at(text, at, to) {
            at = end;
        }
        ACTIONS.at(text, at, to).is_some() || EVENT_VERBS.at(text, at, to).is_some()
    }) || future()
}

/// Whether a sentence tells what was done: 解决了, 已经完成.
fn has_happened(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| text.at(i) == '了' && !matches!(text.at(i + 1), '解' | '然'))
        || text.find(from, to, "已").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: bool) {
        let text = NormalizedText::new(sentence);
        let to = text.find(0, text.len(), "。").unwrap_or(text.len());
        let figure = (0..to).any(|i| text.at(i).is_ascii_digit());
        assert_eq!(is_task(&text, 0, to, figure), expected, "{sentence}");
    }

    #[test]
    fn a_task_names_an_action_or_a_figure() {
        check("新建水厂2座。", true);
        check("渔业产值增长6%左右。", true);
        check("完善现代渔业体系，推进渔港改造。", true);
        check("要主动对接邻县，争取渔港项目。", true);
        check("渔港扩建、码头二期年内完工。", true);
        check("面对新的要求，抓好渔港改造。", true);
        check("要继续推进取得了初步成效的渔港改造。", true);
        check("今年完成了前期工作的渔港开工建设。", true);
    }

    #[test]
    fn situations_vows_slogans_and_leads_are_no_tasks() {
        check("从自身看，渔业的优势更加明显，4个港口已经连通。", false);
        check("随着海湾大桥的建成，我们的区位优势将进一步显现。", false);
        check("近年来，全县渔业发展很快，解决了不少难题。", false);
        check("这些目标的设定，充分考虑了优势和困难。", false);
        check("我们一定牢固树立宗旨意识，加快前行。", false);
        check("奋进新征程，发力新跨越。", false);
        check("——高效能治理取得新成效。", false);
        check("更加注重渔业实效。", false);
        check("特别是去年，我们抓住机遇，解决了许多长期想解决的难题。", false);
        check("同时，我们与邻县合作建设渔港，建立了良好的运营机制。", false);
        check("坚持总思路，就是坚持以渔兴县、以港强县。", false);
        check("要实现上述目标，必须做到上下一心。", false);
    }
}
