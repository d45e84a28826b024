//! What a text names: its words without those that any task can use.
//!
//! | text | things |
//! | --- | --- |
//! | `新建东溪桥` | 东溪桥 |
//! | `扎实推进重点项目建设` | none |
//! | `修好东溪桥和北岭路` | 东溪桥, 北岭路 |

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// Two neighbouring characters.
pub(in crate::compare) type Pair = (char, char);

/// The distinct pairs of a text's things. Digits and punctuation are excluded, because figures
/// change every year.
pub(in crate::compare) fn pairs(text: &str) -> BTreeSet<Pair> {
    let paired = |thing: Vec<char>| -> Vec<Pair> {
        let next = thing.iter().copied().skip(1);
        thing.iter().copied().zip(next).collect()
    };
    things(text).into_iter().flat_map(paired).collect()
}

/// The number of consecutive characters of a thing that a text must contain to name it. A shorter thing must be
/// contained whole.
pub(super) const NAMED: usize = 3;

/// Whether a text names one of these things.
pub(super) fn name_one(things: &[Vec<char>], text: &str) -> bool {
    things.iter().filter(|thing| thing.len() > 1).any(|thing| {
        thing.windows(thing.len().min(NAMED)).any(|part| text.contains(&part.iter().collect::<String>()))
    })
}

/// A shared run of this many characters, without words that are common in tasks, names the same thing for sure if at
/// least half of the words agree too. Four are too few: policy words such as 安全生产 have four.
pub(super) const LONG: usize = 5;

/// How many make a thing that is possibly meant, whatever else is said.
pub(super) const LONGEST: usize = 6;

/// The number of characters of a text's things.
pub(super) fn length(text: &str) -> usize {
    things(text).iter().map(Vec::len).sum()
}

/// Whether a text names each of these things: short ones in full, of long ones [`LONG`] characters.
pub(super) fn names_all(things: &[Vec<char>], text: &str) -> bool {
    let mut long = things.iter().filter(|thing| thing.len() > 1).peekable();
    let names =
        |thing: &Vec<char>| longest_shared(std::slice::from_ref(thing), text) >= thing.len().min(LONG);
    long.peek().is_some() && long.all(names)
}

/// The length of the longest part of one of these things that a text contains.
pub(super) fn longest_shared(things: &[Vec<char>], text: &str) -> usize {
    let holds = |part: &[char]| text.contains(&part.iter().collect::<String>());
    let longest = |thing: &Vec<char>| {
        (2..=thing.len().min(LONGEST)).rev().find(|length| thing.windows(*length).any(holds)).unwrap_or(0)
    };
    things.iter().map(longest).max().unwrap_or(0)
}

/// What a text names: its letters without the words that any task can use.
pub(in crate::compare) fn things(text: &str) -> Vec<Vec<char>> {
    let mut things = vec![Vec::new()];
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let common = common().get(&c).into_iter().flatten().find(|word| rest.starts_with(**word));
        let length = common.map_or(c.len_utf8(), |word| word.len());
        match things.last_mut() {
            Some(thing) if common.is_none() && c.is_alphabetic() => thing.push(c),
            Some(thing) if thing.is_empty() => {}
            _ => things.push(Vec::new()),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    things.retain(|thing| !thing.is_empty());
    things
}

/// Words that identify no task: verbs, words of manner, and very frequent words.
const COMMON: &str = "
    广泛 深入 全面 持续 扎实 稳步 有序 积极 大力 加快 加强 加大 推进 推动 推广 开展 实施 落实 完善 健全 建立 建设
    建成 新建 改建 扩建 改造 提升 提高 增强 强化 优化 深化 巩固 拓展 扩大 促进 支持 鼓励 引导 培育 打造 发展 完成
    实现 做好 做大 做强 做优 办好 抓好 抓实 抓紧 确保 保障 坚持 坚决 坚定 严格 严肃 统筹 协调 继续 进一步 力争 争取
    努力 全力 切实 着力 重点 修好 启动 开工 竣工 投用 通车 谋划 规划 计划 组织 举办 管理 治理 整治 服务 工作 任务 目标
    项目 工程 行动 专项 活动 水平 能力 质量 高质量 体系 机制 制度 政策 措施 力度 全年 今年 明年 年内 以上 以内 左右
    全县 全市 全区 全镇 全省 全国 我县 我市 我区 我们 一批 一个 各类 各项 更加 更好 不断 有效 有力 充分 主要 重大 重要
    基本 创新 改革 经济 社会 群众 人民 企业 产业 领域 方面 方式 模式 作用 工作者 发挥 形成 构建 营造 坚决防止 防止
    维护 利用 以及 通过 围绕 聚焦 按照 根据 进行 力量 综合 示范 典型 品牌 创建 争创 基础 设施 基础设施 环境 条件
    各 的 和 与 及 等 了 要 将 把 对 为 以 在 让 使 向 从 上 下 中 新 个 条 座 所 家 项 件 场 次 年 月 日
    习近平新时代中国特色社会主义思想 以习近平同志为核心的党中央 党中央 中国特色社会主义 伟大旗帜 高举 指导 伟大复兴 民族复兴
    坚强领导 领导 精神 会议 部署 决策部署 贯彻 学习 贯彻落实 团结 奋斗 团结奋斗 紧密 周围 锐意进取 开拓进取 坚定信心
    新发展阶段 新发展理念 新发展格局 中央八项规定 八项规定 四风 党代会 党风廉政建设 廉洁政府 全面从严治党 减负 交流 合作 宣传
    党的二十大 二十大 党的十九大 十九大 全会
";

/// [`COMMON`] by first character, longer words first.
fn common() -> &'static HashMap<char, Vec<&'static str>> {
    static BY_FIRST: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();
    BY_FIRST.get_or_init(|| {
        let mut by_first = HashMap::<char, Vec<&str>>::new();
        for word in COMMON.split_whitespace() {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push(word);
            }
        }
        by_first.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        by_first
    })
}
