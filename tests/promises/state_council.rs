//! The targets of the State Council beside their results.

use std::fs;
use std::path::Path;

use tongbi::compare::{Index, promises};
use tongbi::model::{Kind, Period, Year};

use super::{index, said};

fn state_council() -> Index {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/state-council.json");
    index(&fs::read_to_string(path).expect("the sample is there"))
}

/// The outcome of each yearly target of the State Council whose result the next report gives: worked out by hand
/// from the reports, with 左右 as one twentieth of the target.
const STATE_COUNCIL: &[(Year, &[&str])] = &[
    (
        2015,
        &[
            "国内生产总值增速: 7 左右 → 6.9, 达到",
            "棚户区住房改造: 580 → 601, 超额 21",
            "城镇新增就业: ≥ 1000 → 1312, 超额 312",
            "农村贫困人口减少: ≥ 1000 → 1442, 超额 442",
            "居民医保人均财政补助标准: 380 → 380, 达到",
            "农村危房改造户数: 366 → 432, 超额 66",
            "单位国内生产总值能耗降幅: ≥ 3.1 → 5.6, 超额 2.5 个百分点",
        ],
    ),
    (
        2016,
        &[
            "国内生产总值增速: 6.5—7 → 6.7, 达到",
            "居民消费价格涨幅: 3 左右 → 2, 低于目标 1 个百分点",
            "广义货币M2增速: 13 左右 → 11.3, 低于目标 1.7 个百分点",
            "新建改建农村公路: 20 → 29, 超额 9",
            "棚户区住房改造: 600 → > 600, 达到",
            "城镇新增就业: ≥ 1000 → 1314, 超额 314",
            "城镇登记失业率: ≤ 4.5 → 4.02, 好于目标 0.48 个百分点",
            "农村贫困人口减少: ≥ 1000 → 1240, 超额 240",
            "居民医保人均财政补助标准: 420 → 420, 达到",
            "单位国内生产总值能耗降幅: ≥ 3.4 → 5, 超额 1.6 个百分点",
            "二氧化硫排放量降幅: 3 → 5.6, 超额 2.6 个百分点",
        ],
    ),
    (
        2017,
        &[
            "国内生产总值增速: 6.5 左右 → 6.9, 超额 0.4 个百分点",
            "城镇新增就业: ≥ 1100 → 1351, 超额 251",
            "居民医保人均财政补助标准: 450 → 450, 达到",
        ],
    ),
    (
        2018,
        &[
            "国内生产总值增速: 6.5 左右 → 6.6, 达到",
            "居民消费价格涨幅: 3 左右 → 2.1, 低于目标 0.9 个百分点",
            "新建改建农村公路: 20 → > 30, 超额 > 10",
            "棚户区住房改造: 580 → > 620, 超额 > 40",
            "城镇新增就业: ≥ 1100 → 1361, 超额 261",
            "城镇调查失业率: ≤ 5.5 → 5 左右, 好于目标 约 0.5 个百分点",
            "农村贫困人口减少: ≥ 1000 → 1386, 超额 386",
            "单位国内生产总值能耗降幅: ≥ 3 → 3.1, 超额 0.1 个百分点",
        ],
    ),
    (
        2019,
        &[
            "国内生产总值增速: 6—6.5 → 6.1, 达到",
            "居民消费价格涨幅: 3 左右 → 2.9, 达到",
            "减税降费: 近 2 → 2.36, 超额 0.36",
            "城镇新增就业: ≥ 1100 → 1352, 超额 252",
            "城镇调查失业率: 5.5 左右 → ≤ 5.3, 达到",
            "农村贫困人口减少: ≥ 1000 → 1109, 超额 109",
        ],
    ),
    (
        2020,
        &[
            "国内生产总值增速: — → 2.3, 未设目标",
            "居民消费价格涨幅: 3.5 左右 → 2.5, 低于目标 1 个百分点",
            "减税降费: > 2.5 → > 2.6, 超额 > 0.1",
            "城镇新增就业: ≥ 900 → 1186, 超额 286",
            "城镇调查失业率: 6 左右 → 5.2, 好于目标 0.8 个百分点",
        ],
    ),
    (
        2021,
        &[
            "国内生产总值增速: ≥ 6 → 8.1, 超额 2.1 个百分点",
            "居民消费价格涨幅: 3 左右 → 0.9, 低于目标 2.1 个百分点",
            "粮食产量: ≥ 1.3 → 1.37, 超额 0.07",
            "城镇新增就业: ≥ 1100 → 1269, 超额 169",
            "城镇调查失业率: 5.5 左右 → 5.1, 好于目标 0.4 个百分点",
        ],
    ),
    (
        2022,
        &[
            "国内生产总值增速: 5.5 左右 → 3, 未达到，差 2.5 个百分点",
            "居民消费价格涨幅: 3 左右 → 2, 低于目标 1 个百分点",
            "赤字率: 2.8 左右 → 2.8, 达到",
            "粮食产量: ≥ 1.3 → 1.37, 超额 0.07",
            "城镇新增就业: ≥ 1100 → 1206, 超额 106",
            "城镇调查失业率: ≤ 5.5 → 5.5, 达到",
        ],
    ),
    (
        2023,
        &[
            "国内生产总值增速: 5 左右 → 5.2, 达到",
            "居民消费价格涨幅: 3 左右 → 0.2, 低于目标 2.8 个百分点",
            "粮食产量: ≥ 1.3 → 1.39, 超额 0.09",
            "城镇新增就业: 1200 左右 → 1244, 达到",
            "城镇调查失业率: 5.5 左右 → 5.2, 好于目标 0.3 个百分点",
        ],
    ),
    (
        2024,
        &[
            "国内生产总值增速: 5 左右 → 5, 达到",
            "居民消费价格涨幅: 3 左右 → 0.2, 低于目标 2.8 个百分点",
            "粮食产量: ≥ 1.3 → 1.4, 超额 0.1",
            "城镇新增就业: ≥ 1200 → 1256, 超额 56",
            "城镇调查失业率: 5.5 左右 → 5.1, 好于目标 0.4 个百分点",
            "单位国内生产总值能耗降幅: 2.5 左右 → > 3, 超额 > 0.5 个百分点",
        ],
    ),
    (
        2025,
        &[
            "国内生产总值增速: 5 左右 → 5, 达到",
            "粮食产量: 1.4 左右 → 1.43, 达到",
            "城镇新增就业: ≥ 1200 → 1267, 超额 67",
            "城镇调查失业率: 5.5 左右 → 5.2, 好于目标 0.3 个百分点",
            "常住人口城镇化率: 65 → 67.9, 超额 2.9 个百分点",
        ],
    ),
];

#[test]
fn every_target_of_the_state_council_stands_beside_its_result() {
    let index = state_council();
    for (year, expected) in STATE_COUNCIL {
        let promises = promises(&index, "国务院", *year, None);
        let targets = index.reports().iter().flat_map(|report| &report.observations);
        let targets = targets.filter(|o| o.kind == Kind::Target && o.period == Period::Year(*year));
        assert_eq!(promises.len(), targets.count(), "{year}");
        let (followed, open): (Vec<_>, Vec<_>) =
            promises.iter().map(|p| said(&index, p)).partition(|p| !p.contains("结果未提及"));
        assert_eq!(followed, *expected, "{year}");
        assert!(open.iter().all(|p| p.contains(" → —,")), "{year}: {open:?}");
    }
    let open = promises(&index, "国务院", 2026, None);
    assert!(open.iter().all(|p| said(&index, p).ends_with("→ —, 尚无结果")));
}

#[test]
fn a_target_repeated_and_a_target_dropped() {
    let index = state_council();
    let of = |year: Year, name: &str| {
        let mut promises = promises(&index, "国务院", year, None).into_iter();
        let promise = promises.find(|p| said(&index, p).starts_with(name)).expect("it is promised");
        (promise.since, promise.dropped)
    };
    assert_eq!(of(2025, "城镇新增就业"), (2015, false));
    // Not set in 2020.
    assert_eq!(of(2025, "国内生产总值增速"), (2021, false));
    assert_eq!(of(2015, "进出口增速"), (2015, true));
    assert_eq!(of(2019, "城镇登记失业率"), (2015, false));
    assert_eq!(of(2020, "城镇登记失业率"), (2015, true));
}
