//! Texts of the model's fixed terms: topics, kinds, status of projects.

use super::Lang;
use crate::model::{Kind, Level, Status, Topic};

/// The name of a topic.
#[must_use]
pub fn topic(lang: Lang, topic: Topic) -> &'static str {
    match topic {
        Topic::Economy => lang.pick("经济", "Economy"),
        Topic::Finance => lang.pick("财政金融", "Public finance"),
        Topic::Industry => lang.pick("工业", "Industry"),
        Topic::Agriculture => lang.pick("农业", "Agriculture"),
        Topic::Investment => lang.pick("投资建设", "Investment and construction"),
        Topic::Trade => lang.pick("消费外贸", "Consumption and trade"),
        Topic::Innovation => lang.pick("科技创新", "Innovation"),
        Topic::Employment => lang.pick("就业", "Employment"),
        Topic::Livelihood => lang.pick("收入民生", "Income and welfare"),
        Topic::Education => lang.pick("教育文化", "Education and culture"),
        Topic::Health => lang.pick("卫生健康", "Health"),
        Topic::Environment => lang.pick("生态环境", "Environment"),
        Topic::Safety => lang.pick("安全治理", "Safety and order"),
        Topic::Population => lang.pick("人口城镇", "Population and towns"),
        Topic::Governance => lang.pick("党建政务", "Government"),
        Topic::Other => lang.pick("其他", "Other"),
    }
}

/// The rank of a government.
#[must_use]
pub fn level(lang: Lang, level: Level) -> &'static str {
    let (zh, en) = match level {
        Level::National => ("全国", "National"),
        Level::Province => ("省级", "Province"),
        Level::City => ("市级", "City"),
        Level::County => ("县级", "County"),
        Level::Town => ("乡镇", "Town"),
        Level::Village => ("村", "Village"),
    };
    lang.pick(zh, en)
}

/// The kind of a statement.
#[must_use]
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Actual => lang.pick("结果", "Result"),
        Kind::Preliminary => lang.pick("预计", "Preliminary"),
        Kind::Target => lang.pick("目标", "Target"),
        Kind::Previous => lang.pick("往年数", "Earlier figure"),
    }
}

/// The status of a project.
#[must_use]
pub fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Seeking => lang.pick("争取中", "Seeking approval"),
        Status::Planned => lang.pick("计划", "Planned"),
        Status::UnderConstruction => lang.pick("在建", "Under construction"),
        Status::Completed => lang.pick("完工", "Completed"),
        Status::InUse => lang.pick("已投用", "In use"),
        Status::Suspended => lang.pick("停工", "Suspended"),
    }
}

/// The description of an extraction rule; the rule's own name if it is unknown.
#[must_use]
pub fn rule(lang: Lang, rule: &str) -> &str {
    let (zh, en) = match rule {
        "name" => ("名称在数字左边", "name to the left of the number"),
        "count" => ("名称在单位右边", "name to the right of the unit"),
        "subject" => ("沿用前一句的主语", "subject of the preceding clause"),
        "list" => ("并列，动词沿用", "item of a list that shares a verb"),
        "pair" => ("两个数同一名称", "two numbers with one name"),
        "part" => ("总数的一部分", "part of a total"),
        "sum" => ("名单之和", "the sum of a list"),
        "borrowed" => ("名称同前一个数", "same name as the number before"),
        "several" => ("分别，依次对应", "respectively, in order"),
        "clause" => ("名称在前半句", "name earlier in the clause"),
        "growth" => ("增减", "a change"),
        "lead" => ("与别处相比", "compared with another place"),
        "completion" => ("完成比例", "share of a target"),
        "quota" => ("下达的任务", "a quota"),
        "project" => ("项目投资", "a project's investment"),
        "length" => ("项目长度", "a project's length"),
        "heading" => ("标题", "a heading"),
        "task" => ("工作安排中的一句", "a sentence of the plan"),
        "problem" => ("说问题的一句", "a sentence about problems"),
        "table" => ("表格中的一格", "a cell of a table"),
        "reader" => ("您补标的", "added by you"),
        other => return other,
    };
    lang.pick(zh, en)
}
