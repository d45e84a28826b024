//! The report as JSON: what is read, which faults are reported, and that nothing is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use serde_json::{Value, json};
use tongbi::correct::{corrections, undo};
use tongbi::format::{read, schema, write, write_list};

/// The faults of a file, one a line: `line:column path code`.
fn check(file: &str, expected: &[&str]) {
    let faults: Vec<_> = read(file)
        .faults
        .iter()
        .map(|fault| {
            let space = if fault.path.is_empty() { "" } else { " " };
            format!("{}:{}{space}{} {}", fault.line, fault.column, fault.path, fault.cause.code())
        })
        .collect();
    assert_eq!(faults, expected, "{file}");
}

const HEAD: &str = r#""format": "tongbi.report/1", "place": { "name": "甲镇" }, "year": 2024"#;

fn with(rest: &str) -> String {
    format!("{{ {HEAD},\n{rest} }}")
}

fn observation(fields: &str) -> String {
    with(&format!(r#""observations": [{{ {fields} }}]"#))
}

const GOOD: &str =
    r#""indicator": "地区生产总值", "period": 2023, "kind": "actual", "value": "15.64", "unit": "亿元""#;

#[test]
fn whole_files() {
    check(&with(r#""title": "甲镇报告""#), &[]);
    check(&format!("\u{feff}{}", with(r#""title": "甲镇报告""#)), &[]);
    check("", &["1:1 empty"]);
    check(" \n ", &["1:1 empty"]);
    check("[]", &["1:1 not-a-report"]);
    check("42", &["1:1 not-a-report"]);
    check("政府工作报告", &["1:1 not-a-report"]);
    check("{}", &["1:1 not-a-report"]);
    check(r#"{ "a": 1 }"#, &["1:1 not-a-report"]);
    check("[1, {}]", &["1:2 [0] wrong-kind", "1:5 [1] not-a-report"]);
}

#[test]
fn lists_and_lines() {
    let one = format!("{{ {HEAD} }}");
    let bad = "{ \"format\": \"tongbi.report/1\", \"place\": { \"name\": \"乙镇\" } }";
    assert_eq!(read(&format!("[{one}, {one}]")).reports.len(), 2);
    assert_eq!(read(&format!("{one}\n{one}\n{one}\n")).reports.len(), 3);
    check(&format!("[{one},\n{bad},\n{one}]"), &["2:1 [1] missing-field"]);
    assert_eq!(read(&format!("[{one},\n{bad},\n{one}]")).reports.len(), 2);
    check(&format!("{one}\n{bad}\n{one}"), &["2:1 [1] missing-field"]);
}

#[test]
fn syntax_faults_are_placed_and_cost_little() {
    let file = with(&format!(
        "\"observations\": [\n  {{ {GOOD} }},\n  {{ \"indicator\": “税收”, \"period\": 2023 }},\n  {{ {GOOD}, }},\n  {{ {GOOD} }}\n]"
    ));
    check(&file, &["4:18 observations[1] syntax", "5:94 observations[2] syntax"]);
    assert_eq!(read(&file).reports.first().map(|report| report.observations.len()), Some(2));
    check("{ \"format\": \"tongbi.report/1\", ", &["1:1 missing-field", "1:1 missing-field", "1:32 syntax"]);
}

#[test]
fn observations() {
    check(&observation(GOOD), &[]);
    check(
        &observation(r#""indicator": "税收""#),
        &[
            "2:18 observations[0] missing-field",
            "2:18 observations[0] missing-field",
            "2:18 observations[0] missing-field",
            "2:18 observations[0] missing-field",
        ],
    );
    check(
        &observation(
            r#""indicator": " ", "period": "二零二三", "kind": "目标", "value": "1,136", "unit": 3"#,
        ),
        &[
            "2:33 observations[0].indicator empty-name",
            "2:48 observations[0].period not-a-period",
            "2:64 observations[0].kind unknown-word",
            "2:79 observations[0].value not-a-number",
            "2:96 observations[0].unit wrong-kind",
        ],
    );
    check(&observation(&format!("{GOOD}, \"to\": 3")), &["2:115 observations[0].to range-reversed"]);
    check(&observation(&format!("{GOOD}, \"unit\": \"元\"")), &["2:117 observations[0].unit twice"]);
    check(&observation(&GOOD.replace("\"15.64\"", "null")), &["2:18 observations[0] gap-unexplained"]);
    check(&observation(&GOOD.replace("\"15.64\"", "null, \"gap\": \"not_set\"")), &[]);
    check(&observation(&GOOD.replace("\"15.64\"", "1e400")), &["2:86 observations[0].value too-many-digits"]);
}

#[test]
fn versions() {
    let file =
        |format: &str| format!(r#"{{ "format": {format}, "place": {{ "name": "甲镇" }}, "year": 2024 }}"#);
    check(&file("\"tongbi.report/2\""), &["1:13 format format-newer"]);
    check(&file("\"tongbi.report/x\""), &["1:13 format format-unknown"]);
    check(&file("\"other/1\""), &["1:13 format format-unknown"]);
    check(r#"{ "place": { "name": "甲镇" }, "year": 2024 }"#, &["1:1 format-missing"]);
}

#[test]
fn nothing_is_lost() {
    let file = json!([{
        "format": "tongbi.report/1", "place": { "name": "甲镇", "level": "town", "邮编": "643100" },
        "year": 2024, "editor": { "name": "某人", "n": [1, 2.50] },
        "observations": [
            { "indicator": "税收", "period": 2023, "kind": "actual", "value": "15.640", "unit": "亿元", "note": "x",
              "change": { "percent": 5.30, "of": "上年" } },
            { "indicator": "未读", "value": "abc" },
        ],
        "commitments": [{ "text": "修路", "targets": [
            { "indicator": "公路", "period": 2024, "kind": "target", "value": 30.5, "unit": "公里" }] }],
    }])
    .to_string();
    let once = write_list(&read(&file).reports);
    let twice = write_list(&read(&once).reports);
    assert_eq!(once, twice);
    let (before, after): (Value, Value) =
        (serde_json::from_str(&file).unwrap(), serde_json::from_str(&once).unwrap());
    assert_eq!(before, after);
    assert!(once.contains("\"15.640\""));
    assert!(
        read(r#"{"format":"tongbi.report/1","place":{"name":"甲"},"year":2024,"x":15.640}"#)
            .reports
            .first()
            .is_some_and(|report| write(report).contains("15.640"))
    );
}

/// Checks a file against the published schema with a validator that is not ours.
fn is_valid(file: &Value) -> bool {
    jsonschema::draft202012::is_valid(&schema(), file)
}

#[test]
fn schema_is_itself_valid_and_published() {
    assert!(jsonschema::meta::is_valid(&schema()));
    let published = include_str!("../samples/tongbi.report-1.schema.json");
    let published: Value = serde_json::from_str(published).unwrap();
    assert_eq!(published, schema(), "run: cargo run --example schema > samples/tongbi.report-1.schema.json");
}

#[test]
fn schema_accepts_what_reads_clean_and_refuses_what_does_not() {
    for (fields, valid) in [
        (GOOD.to_owned(), true),
        (GOOD.replace("\"15.64\"", "15.64"), true),
        (GOOD.replace("2023", "\"2023-01/2023-06\""), true),
        (GOOD.replace("\"15.64\"", "null, \"gap\": \"not_set\""), true),
        (format!("{GOOD}, \"anything\": {{}}"), true),
        (GOOD.replace("\"15.64\"", "\"1,136\""), false),
        (GOOD.replace("\"actual\"", "\"目标\""), false),
        (GOOD.replace("2023", "\"二零二三\""), false),
        (GOOD.replace("\"unit\": \"亿元\"", "\"unit\": 3"), false),
        (GOOD.replace("\"unit\": \"亿元\"", "\"x\": 3"), false),
        (GOOD.replace("\"地区生产总值\"", "\"\""), false),
    ] {
        let file = observation(&fields);
        assert_eq!(is_valid(&serde_json::from_str(&file).unwrap()), valid, "{file}");
        assert_eq!(read(&file).faults.is_empty(), valid, "{file}");
    }
}

/// JSON that resembles reports: known and unknown fields with fitting and unfitting values.
fn any_file() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9999i64..9999).prop_map(Value::from),
        "[0-9]{1,4}(\\.[0-9]{1,3})?".prop_map(Value::from),
        prop::sample::select(vec![
            "actual",
            "target",
            "亿元",
            "2023-06",
            "甲镇",
            "about",
            "town",
            "tongbi.report/1"
        ])
        .prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    let name = || {
        prop::sample::select(vec![
            "format",
            "place",
            "name",
            "year",
            "title",
            "observations",
            "indicator",
            "period",
            "kind",
            "value",
            "to",
            "unit",
            "bound",
            "gap",
            "change",
            "percent",
            "projects",
            "investment",
            "commitments",
            "text",
            "targets",
            "problems",
            "span",
            "within",
            "其他",
        ])
        .prop_map(str::to_owned)
    };
    scalar.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name(), inner, 0..7)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn any_json_is_read_and_written_stably(file in any_file()) {
        let once: Vec<_> = read(&file.to_string()).reports.iter().map(write).collect();
        let twice: Vec<_> = read(&once.join("\n")).reports.iter().map(write).collect();
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn what_is_written_fits_the_schema(file in any_file()) {
        for report in read(&file.to_string()).reports {
            let clean = report.unread.is_empty() && !report.place.name.is_empty();
            let written = write(&report);
            if clean && read(&written).faults.is_empty() {
                let written: Value = serde_json::from_str(&written).unwrap();
                prop_assert!(is_valid(&written), "{}", written);
            }
        }
    }

    #[test]
    fn a_mutilated_file_is_read_without_panic(at in 0usize..400, with in "[{}\\[\\]\",:“ \\n]{0,3}") {
        let whole = observation(GOOD);
        let head: String = whole.chars().take(at).collect();
        let tail: String = whole.chars().skip(at + 1).collect();
        let outcome = read(&format!("{head}{with}{tail}"));
        prop_assert!(outcome.reports.len() <= 2);
    }
}

#[test]
fn the_readmes_example_is_a_report() {
    let readme = include_str!("../README.md");
    let example = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let outcome = read(example);
    assert_eq!(outcome.faults, []);
    let report = &outcome.reports[0];
    assert_eq!((report.observations.len(), report.projects.len(), report.commitments.len()), (4, 1, 1));
}

/// Corrections as they were written from the beginning.
#[test]
fn a_stored_file_with_corrections_opens() {
    let text = include_str!("fixtures/corrected-2024.json").trim();
    let outcome = read(text);
    assert!(outcome.faults.is_empty(), "{:?}", outcome.faults);
    assert_eq!(write(&outcome.reports[0]), text);
    let mut report = outcome.reports[0].clone();
    let all = corrections(&report);
    assert_eq!(all.len(), 6);
    while let Some(one) = corrections(&report).first() {
        assert!(undo(&mut report, one));
    }
    let told: Vec<String> = report
        .statements()
        .map(|(_, one)| format!("{} {} {}", one.indicator, one.value.figure().unwrap().number, one.unit))
        .collect();
    assert_eq!(told, ["粮食产量 2.10 万吨", "水稻产量 1.2 万吨", "古树 31 株", "道路 5 公里", "桥 2 座"]);
    let length = report.projects[0].length.as_ref().unwrap();
    assert_eq!((length.figure.number.to_string(), &*length.unit), ("22".to_owned(), "公里"));
}

/// A correction that cannot be read stays in the file.
#[test]
fn unreadable_corrections_are_preserved() {
    let check = |file: &str, field: &str| {
        let outcome = read(file);
        assert_eq!(outcome.reports[0].observations.len(), 1, "{file}");
        assert!(!outcome.faults.is_empty(), "{file}");
        assert!(write(&outcome.reports[0]).contains(field), "{file}");
    };
    for field in [r#""corrected_from":5"#, r#""corrected_from":{"indicator":"甲"}"#] {
        check(&observation(&format!("{GOOD},{field}")), field);
    }
    let list = format!(r#""observations":[{{{GOOD}}}]"#);
    for field in [r#""dropped":5"#, r#""dropped":[5]"#, r#""dropped":[{"indicator":"甲","stood":[null,1]}]"#]
    {
        check(&with(&format!("{list},{field}")), field);
    }
}

/// Originals within originals are not followed, so no depth exhausts the stack.
#[test]
fn a_chain_of_originals_is_read_once() {
    let mut chain = format!("{{{GOOD}}}");
    for _ in 0..100 {
        chain = format!(r#"{{{GOOD},"corrected_from":{chain}}}"#);
    }
    let file = with(&format!(r#""observations":[{chain}]"#));
    let report = &read(&file).reports[0];
    let original = report.observations[0].corrected_from.as_ref().unwrap();
    assert!(original.corrected_from.is_none());
    assert_eq!(read(&write(report)).reports[0], *report);
}
