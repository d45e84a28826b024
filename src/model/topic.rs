//! The topics of indicators, and which direction is better.

/// The topic of an indicator. The comparison groups its rows by topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// 经济: output, growth, prices, business.
    Economy,
    /// 财政金融: public budgets, taxes, deposits, loans.
    Finance,
    /// 工业: industry and energy supply.
    Industry,
    /// 农业: farming, forestry, herding, fishing, grain.
    Agriculture,
    /// 投资建设: investment, projects, roads, housing.
    Investment,
    /// 消费外贸: retail, tourism, trade, foreign capital.
    Trade,
    /// 科技创新: research, patents, enterprises.
    Innovation,
    /// 就业: jobs, unemployment, training.
    Employment,
    /// 收入民生: income, poverty relief, aid, pensions, insurance.
    Livelihood,
    /// 教育文化: schools, culture, sport.
    Education,
    /// 卫生健康: hospitals, doctors, life expectancy.
    Health,
    /// 生态环境: air, water, forest, energy saved.
    Environment,
    /// 安全治理: safety, disputes, inspections, petitions.
    Safety,
    /// 人口城镇: people, households, towns.
    Population,
    /// 党建政务: government itself.
    Governance,
    /// 其他: none of these, or unknown.
    Other,
}

impl Topic {
    /// All topics, in the order of the comparison.
    pub const ALL: [Self; 16] = [
        Self::Economy,
        Self::Finance,
        Self::Industry,
        Self::Agriculture,
        Self::Investment,
        Self::Trade,
        Self::Innovation,
        Self::Employment,
        Self::Livelihood,
        Self::Education,
        Self::Health,
        Self::Environment,
        Self::Safety,
        Self::Population,
        Self::Governance,
        Self::Other,
    ];
}

/// Which direction of change is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// More is better: 地区生产总值.
    Up,
    /// Less is better: 失业率, 能耗.
    Down,
    /// Neither direction: 户籍人口, 居民消费价格.
    #[default]
    Neutral,
}
