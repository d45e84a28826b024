//! The yearbook: level and growth in one row, headline indicators, sections, places side by side.

use tongbi::compare::{Cell, Fold, Growth, Index, Measure, Row, Section, Selection};
use tongbi::i18n::{self, Lang, compare as words, yearbook};
use tongbi::model::{Topic, Year};

use super::{of_place, read, reports, rows};

/// A row's years as `level/growth`, its 同比, its targets with their verdicts.
fn measures(row: &Row) -> String {
    let cell = |cell: Option<&Cell>| match cell.and_then(Cell::value) {
        Some(value) => words::value(Lang::Zh, value),
        None => "—".to_owned(),
    };
    let years = (0..row.cells.len()).map(|at| match row.growth.is_empty() {
        true => cell(row.cells.get(at)),
        false => format!("{}/{}", cell(row.cells.get(at)), cell(row.growth.get(at))),
    });
    let growth = row.changes.first().map(|compared| {
        let growth = compared.growth();
        let mark = if matches!(growth, Growth::Computed(_)) { "（按两年数值）" } else { "" };
        format!("同比 {}{mark}", yearbook::growth(Lang::Zh, growth, &row.unit))
    });
    let (first, further) = yearbook::targets(row);
    let targets = std::iter::once(&first).chain(further).filter(|set| set.target.value().is_some());
    let targets: Vec<String> = targets
        .map(|set| {
            let (word, by) = yearbook::verdict(Lang::Zh, set, &row.unit, row.rate);
            let plan = set.planned.map(|year| format!("，{year} 年提出")).unwrap_or_default();
            format!("; 目标 {}{plan}：{word}{by}", yearbook::target(Lang::Zh, set, ""))
        })
        .collect();
    format!(
        "{} {}: {}; {}{}",
        row.indicator,
        if row.measure == Measure::Growth { "增长 %" } else { &row.unit },
        years.collect::<Vec<_>>().join(", "),
        growth.unwrap_or_default(),
        targets.concat()
    )
}

#[test]
fn level_and_growth_are_one_row_and_stated_growth_is_the_headline() {
    let check = |years: &[&[&str]], expected: &[&str]| {
        let index = Index::new(&reports(2023, years));
        let (_, rows) = rows(&index, &Selection::default());
        assert_eq!(rows.iter().map(measures).collect::<Vec<_>>(), expected, "{years:?}");
    };
    // Beside the value, or as an indicator of its own.
    check(
        &[&["固定资产投资 102 亿元"], &[r#"固定资产投资 82 亿元 "change":{"percent":"13.9"}"#]],
        &["固定资产投资 亿元: 102/—, 82/13.9; 同比 13.9%"],
    );
    check(
        &[&["固定资产投资 102 亿元", "固定资产投资增速 9 %"], &["固定资产投资增速 13.9 %"]],
        &["固定资产投资 亿元: 102/9, —/13.9; 同比 13.9%"],
    );
    check(
        &[&["社会消费品零售总额增速 9 %"], &["社零增速 -1.2 %", "社零 50 亿元"]],
        &["社零 亿元: —/9, 50/−1.2; 同比 −1.2%"],
    );
    // Growth alone.
    check(
        &[
            &["规上工业增加值增速 9.7 %"],
            &["规上工业增加值增速 5.4 %", r#"规上工业增加值增速 8 % "kind":"target","period":2024"#],
        ],
        &["规上工业增加值 增长 %: 9.7, 5.4; 同比 5.4%; 目标 8%：尚无结果"],
    );
    // Computed only if no change is stated.
    check(
        &[&["城镇新增就业 20.7 万人"], &["城镇新增就业 26.4 万人"]],
        &["城镇新增就业 万人: 20.7, 26.4; 同比 27.5%（按两年数值）"],
    );
    check(
        &[&["森林覆盖率 50 %"], &["森林覆盖率 51.5 %"]],
        &["森林覆盖率 %: 50, 51.5; 同比 1.5 个百分点（按两年数值）"],
    );
    // A growth target is judged by stated growth; a target of the level is a further one.
    check(
        &[
            &["地区生产总值 100 亿元", r#"地区生产总值增速 8 % "kind":"target","period":2023"#],
            &[r#"地区生产总值 104 亿元 "change":{"percent":"5.4"}"#],
        ],
        &["地区生产总值 亿元: 100/—, 104/5.4; 同比 5.4%; 目标 8%：未达到差 2.6 个百分点"],
    );
    // A target that an earlier report set for the year.
    check(
        &[&[r#"地区生产总值 120 亿元 "kind":"target","period":2023"#], &[], &["地区生产总值 110 亿元"]],
        &["地区生产总值 亿元: 110; 同比 —"],
    );
    // Growth against another year is not growth on the year before.
    check(
        &[&["粮食产量 10 万吨"], &[r#"粮食产量 12 万吨 "change":{"percent":"40","against":2015}"#]],
        &["粮食产量 万吨: 10, 12; 同比 20.0%（按两年数值）"],
    );
    // A multiple is no growth; growth is on the year before, also if that has no report.
    check(
        &[
            &["存款余额 10 亿元"],
            &[
                r#"存款余额 12 亿元 "change":{"percent":"216"},"quote":"存款余额12亿元，是2011年的2.16倍","rule":"growth""#,
            ],
        ],
        &["存款余额 亿元: 10, 12; 同比 20.0%（按两年数值）"],
    );
    check(
        &[&["存款余额 10 亿元"], &[], &[], &[r#"存款余额 15 亿元 "change":{"percent":"6"}"#]],
        &["存款余额 亿元: 10/—, 15/6; 同比 6%"],
    );
    check(
        &[&["人口自然增长率 3 ‰", "居民消费价格涨幅 2 %"], &["人口自然增长率 2 ‰", "居民消费价格涨幅 1.5 %"]],
        &["居民消费价格 增长 %: 2, 1.5; 同比 1.5%", "人口自然增长率 ‰: 3, 2; 同比 −1 个千分点（按两年数值）"],
    );
}

#[test]
fn months_alone_have_columns_and_are_compared_with_the_same_months() {
    let half = |year: Year, value: &str, growth: &str| {
        format!(
            r#"地区生产总值 {value} 亿元 "period":"{year}-01/{year}-06","change":{{"percent":"{growth}"}}"#
        )
    };
    let (a, b) = (half(2023, "50", "4"), half(2024, "53", "5.1"));
    let index = Index::new(&reports(2023, &[&[a.as_str()], &[b.as_str()]]));
    let (table, rows) = rows(&index, &Selection::default());
    assert_eq!(table.years, [2023, 2024]);
    assert_eq!(rows.iter().map(measures).collect::<Vec<_>>(), ["地区生产总值 亿元: 50/4, 53/5.1; 同比 5.1%"]);
}

/// The open sections of the yearbook, each line by its indicator, and the folded ones with their number of lines.
fn sections(index: &Index, selection: &Selection) -> Vec<String> {
    let book = index.yearbook(selection, &|_| None);
    let lines = |section: &Section| {
        let names =
            section.lines.clone().filter_map(|line| book.rows(index, line).into_iter().flatten().next());
        names.map(|row| row.indicator.to_string()).collect::<Vec<_>>().join(" ")
    };
    let said = book.sections.iter().map(|section| match section.fold {
        None => format!("主要: {}", lines(section)),
        Some(fold) if section.open => format!("{}: {}", yearbook::fold(Lang::Zh, fold), lines(section)),
        Some(fold) => format!("{} {}", yearbook::fold(Lang::Zh, fold), section.lines.len()),
    });
    said.collect()
}

#[test]
fn headline_indicators_come_first_and_the_rest_folds() {
    let index = Index::new(&reports(
        2023,
        &[
            &[
                "甲果 1 吨",
                "粮食产量 5 万吨",
                "社零增速 9 %",
                "茶园面积 5 万亩",
                "旅游收入 3 亿元",
                "乙果 1 吨",
            ],
            &["甲果 2 吨", "粮食产量 6 万吨", "GDP 9 亿元", "社零 50 亿元", "茶园面积 6 万亩"],
        ],
    ));
    let check = |selection: Selection, expected: &[&str]| assert_eq!(sections(&index, &selection), expected);
    check(
        Selection::default(),
        &["主要: GDP 社零 粮食产量 旅游收入", "农业 1", "其他 1", "只有一年的数据 1"],
    );
    let opened = vec![Fold::Topic(Topic::Agriculture), Fold::OneYear];
    check(
        Selection { opened, ..Selection::default() },
        &["主要: GDP 社零 粮食产量 旅游收入", "农业: 茶园面积", "其他 1", "只有一年的数据: 乙果"],
    );
    let headlines = Some(vec!["甲果".into(), "社会消费品零售总额".into()]);
    check(
        Selection { headlines, ..Selection::default() },
        &["主要: 甲果 社零", "农业 2", "只有一年的数据 3"],
    );
    for (search, found) in [
        ("社消", &["主要: 社零"][..]),
        ("gdp", &["主要: GDP"]),
        ("地区生产总值", &["主要: GDP"]),
        ("零售总额增速", &["主要: 社零"]),
        ("果", &["其他: 甲果", "只有一年的数据: 乙果"]),
    ] {
        check(Selection { search: search.to_owned(), ..Selection::default() }, found);
    }
}

#[test]
fn places_stand_side_by_side_in_one_line() {
    let files = [
        of_place("甲镇", 2024, &["粮食产量 5 万吨", "地区生产总值增速 5 %"]),
        of_place("乙镇", 2024, &["粮食总产量 6 万吨", "茶园面积 2 万亩"]),
    ];
    let index = Index::new(&read(&format!("[{}]", files.join(","))));
    let book = index.yearbook(&Selection::default(), &|_| None);
    assert_eq!(book.places.iter().map(|place| &**place).collect::<Vec<_>>(), ["甲镇", "乙镇"]);
    let lines = (0..book.lines.len()).map(|line| {
        let cells = book.rows(&index, line).into_iter().map(|row| {
            match row.and_then(|row| row.cells.last().cloned()) {
                Some(cell) => cell.value().map_or("—".to_owned(), |value| words::value(Lang::Zh, value)),
                None => "无".to_owned(),
            }
        });
        cells.collect::<Vec<_>>().join(" ")
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["5 无", "5 6", "无 2"]);
}

#[test]
fn english_rows_are_counted_in_millions_and_billions() {
    let check = |years: &[&[&str]], expected: &str| {
        let index = Index::new(&reports(2023, years));
        let (_, rows) = rows(&index, &Selection::default());
        let row = i18n::unit::row(Lang::En, rows.into_iter().next().expect("a row"));
        let cells = row.cells.iter().filter_map(Cell::value).map(|value| yearbook::spoken(Lang::En, value));
        let unit = i18n::unit::unit(Lang::En, &row.unit);
        let change = row.changes.first().map(|one| words::change(Lang::En, &one.change, &row.unit));
        let (target, _) = yearbook::targets(&row);
        let (word, by) = yearbook::verdict(Lang::En, &target, &row.unit, row.rate);
        let cells = cells.collect::<Vec<_>>().join(", ");
        let target = yearbook::target(Lang::En, &target, "");
        assert_eq!(
            format!("{unit}: {cells}; {}; {target} {word} {by}", change.unwrap_or_default()),
            expected
        );
    };
    check(
        &[
            &["粮食产值 5512.8 亿元", r#"粮食产值 5600 亿元 "kind":"target","period":2023"#],
            &["粮食产值 5500 亿元"],
        ],
        "billion yuan: 551.28, 550; −1.28 (−0.2%); 560 Missed by 10 billion yuan",
    );
    check(
        &[&["城镇新增就业 20.7 万人"], &["城镇新增就业 26.4 万人"]],
        "people: 207,000, 264,000; 57000 (27.5%); — No target stated ",
    );
    check(&[&["茶园面积 1.5 盆"], &["茶园面积 2.5 盆"]], "盆: 1.5, 2.5; 1 (66.7%); — No target stated ");
}
