//! 主要指标: for each level of government, the indicators that its yearbook prints first, as catalogue ids in
//! order. The lists follow the statistical bulletins of each level. A report names only some of them.

use crate::model::Level;

/// The headline indicators of a level of government, as catalogue ids; of a county if the level is unknown.
#[must_use]
pub fn headlines(level: Option<Level>) -> &'static [&'static str] {
    match level {
        Some(Level::National) => NATIONAL,
        Some(Level::Province | Level::City) => CITY,
        Some(Level::County) | None => COUNTY,
        Some(Level::Town | Level::Village) => TOWN,
    }
}

/// The eight indicators of the overview, as catalogue ids. An entry lists alternatives: the first one that any
/// report of the place gives is chosen, so that a place has the same eight every year.
#[must_use]
pub fn slots(level: Option<Level>) -> &'static [&'static [&'static str]; 8] {
    match level {
        Some(Level::National) => &[
            &["gdp"],
            &["budget_revenue", "fiscal_revenue"],
            &["industry"],
            &["fixed_investment"],
            &["retail"],
            &["income"],
            &["trade"],
            &["jobs"],
        ],
        Some(Level::Province | Level::City | Level::County) | None => &[
            &["gdp"],
            &["budget_revenue", "fiscal_revenue"],
            &["industry"],
            &["fixed_investment"],
            &["retail"],
            &["urban_income", "income"],
            &["rural_income", "net_income", "jobs"],
            &["trade", "jobs"],
        ],
        Some(Level::Town | Level::Village) => &[
            &["gdp"],
            &["budget_revenue", "fiscal_revenue", "tax"],
            &["large_output", "industry", "output"],
            &["fixed_investment"],
            &["attracted", "retail"],
            &["rural_income", "net_income", "income"],
            &["grain"],
            &["jobs", "collective_income"],
        ],
    }
}

const NATIONAL: &[&str] = &[
    "gdp",
    "budget_revenue",
    "industry",
    "fixed_investment",
    "retail",
    "trade",
    "foreign_capital",
    "income",
    "urban_income",
    "rural_income",
    "jobs",
    "surveyed_unemployment",
    "cpi_growth",
    "grain",
    "residents",
    "urbanisation",
    "research_intensity",
    "deficit_ratio",
    "energy_cut",
    "pm25",
    "good_air",
];

const CITY: &[&str] = &[
    "gdp",
    "budget_revenue",
    "industry",
    "fixed_investment",
    "retail",
    "trade",
    "foreign_capital",
    "income",
    "urban_income",
    "rural_income",
    "jobs",
    "surveyed_unemployment",
    "registered_unemployment",
    "cpi_growth",
    "grain",
    "residents",
    "urbanisation",
    "research_intensity",
    "hightech_firms",
    "deposits",
    "loans",
    "energy_cut",
    "pm25",
    "good_air",
];

const COUNTY: &[&str] = &[
    "gdp",
    "budget_revenue",
    "fiscal_revenue",
    "industry",
    "large_output",
    "fixed_investment",
    "retail",
    "trade",
    "foreign_capital",
    "income",
    "urban_income",
    "rural_income",
    "jobs",
    "registered_unemployment",
    "grain",
    "residents",
    "urbanisation",
    "research_intensity",
    "hightech_firms",
    "visitors",
    "tourism",
    "forest",
    "energy_cut",
    "pm25",
    "good_air",
];

const TOWN: &[&str] = &[
    "gdp",
    "budget_revenue",
    "fiscal_revenue",
    "tax",
    "output",
    "large_output",
    "industry",
    "farm_output",
    "fixed_investment",
    "retail",
    "attracted",
    "income",
    "urban_income",
    "rural_income",
    "net_income",
    "collective_income",
    "jobs",
    "grain",
    "registered",
    "residents",
    "health_insured_rate",
    "good_air",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalog::by_id;

    #[test]
    fn every_headline_is_in_the_catalogue_once() {
        for level in Level::ALL {
            let list = headlines(Some(level));
            assert!(list.len() >= 20, "{level:?}");
            for (at, id) in list.iter().enumerate() {
                assert!(by_id(id).is_some(), "{id}");
                assert!(!list.iter().take(at).any(|other| other == id), "{id} twice");
            }
            for id in slots(Some(level)).iter().copied().flatten() {
                assert!(by_id(id).is_some(), "{id}");
            }
        }
    }
}
