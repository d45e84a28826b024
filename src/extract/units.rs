//! The unit words that may follow a number in prose.

use super::words::word_list;
use crate::quantity::unit_words;

/// Whether a unit is that of a difference between two proportions.
pub(super) fn is_difference(unit: &str) -> bool {
    matches!(unit, "个百分点" | "百分点" | "个基点" | "基点")
}

word_list! {
    /// Measures: each says what is measured.
    MEASURES = unit_words::MEASURES, unit_words::MEASURES_IN_PROSE;

    /// Counters: what they count is named beside them.
    COUNTERS = unit_words::COUNTERS, unit_words::COUNTERS_IN_PROSE;

    /// Longer words that begin with a unit: 部门 is not 部.
    NOT_A_COUNTER = "
        部门 点钟 点多 点至 点半 点到 点前 点后 点、 道路 面积 条例 家庭 家乡 家长 处理 处置 次要 口岸 口径 本级 本市 本县 本地 本区 本科 本年 本届 本土 本外币 本质
        门类 类别 段时间 站点 支持 支付 支撑 支出 组织 组建 队员 队列 层级 层次 字头 号线 号机 号楼 号文 号召 号台风 号病 号矿 号院 号地 号路 号公路 号桥 号井 号码 号泊位 号工程 号文件 号提案 号议案 号令 号卫星 号机组 号发射 号飞船
        件均 期间 单位 单体 单产 单项 种植 种业 种粮 种子 种养 团结 团队 连续 连片 车间 车辆 日前 日至 日上 日在 日起 日下 日召 日以 日全 日正 日市 日晚 日电 日，
        把关 方向 方案 方针 方式 方米 方便 方能 方位 包括 包装 包容 包含 包联 周年 周边 周岁 度假 度过 度电价 度以上 度以下 折合 折算 成为 成功 成立 成果 成员 成人 成效 成品 成长 成都 成套
        天然 天津 天地 天河 天山 天空 天候 天气 里程 里面 分别 分布 分类 分解 分级 分公司 分中心 分行 分管 分局 分会 分段 分项 分期 分步 分批 分区 分之 分院 分校 分钟 岁以 岁及 岁的 岁老 岁人 岁儿 岁未 岁至 岁婴 岁女 岁男 股份 斤斤 度， 周期 周末 克服 克难 米面 升级 升至 升到 升格 秒级 块状 米级 员工
        场镇 场地 场馆 场所 场景 处于 起点 起步 起到 起草 例行 批准 批复 批发 项目 所有 所在 所属 座谈 套餐 套取 台账 台阶 台湾 台风 台资 对口 对外 对接 对标 对象 对应 对比 对全 对于 面向 面对 面上 节约 节能 节点 首批 首次 首个 首家 首届 首位 车站 位列 位居 位次 位于 点位 点上 点对 点赞 队伍建设 群众 员额 条件 条块 方里 户籍 户外 户均 人均 人才 人民 人口 人大代表 人大 份额 
    ";
}
