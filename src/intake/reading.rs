//! Reads a manuscript into a report: prose by the rules of [`extract`], tables by their heads.
//!
//! | manuscript | report |
//! | --- | --- |
//! | paragraphs | read as prose |
//! | a table whose columns are recognized | its figures, each with the position of its cell |
//! | a layout table | read as prose |

use super::manuscript::{Manuscript, ManuscriptText};
use super::table;
use crate::extract::{self, Extraction, Issue};
use crate::model::{Span, Year};

/// Reads a manuscript. `file` is the file's name. `year` overrides the year in the text.
#[must_use]
pub fn read(manuscript: &Manuscript, file: Option<&str>, year: Option<Year>) -> Extraction {
    let written = manuscript.text();
    let (_, tables) = table::embedded(&written, file, None, year);
    if tables.is_empty() {
        return extract::read_of(&written.text, file, year);
    }
    // The prose gives the place and year of the tables, so it is read first.
    let mut read = extract::read_of(&without(&written, &tables), file, year);
    let report = &mut read.report;
    let own = Some(&*report.place.name).filter(|name| !name.is_empty());
    let (observations, _) = table::embedded(&written, file, own, report.year);
    read.issues.retain(|issue| *issue != Issue::NoFigures || observations.is_empty());
    report.observations.extend(observations);
    report.observations.sort_by_key(|observation| observation.evidence.span);
    report.text = Some(written.text);
    read
}

/// The text with these tables blanked, so that all other positions stay the same.
fn without(written: &ManuscriptText, tables: &[Span]) -> String {
    let mut tables = tables.iter().peekable();
    let blank = |(at, c): (usize, char)| {
        while tables.next_if(|table| table.end <= at).is_some() {}
        let is_table = tables.peek().is_some_and(|table| table.start <= at);
        if is_table && c != '\n' { ' ' } else { c }
    };
    written.text.chars().enumerate().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read in a report of 2024: figures as `indicator value unit year`, by position in the text.
    fn check(text: &str, expected: &[&str]) {
        let report = read(&Manuscript::of_lines(text), Some("a.txt"), None).report;
        assert_eq!(report.text.as_deref(), Some(text));
        let told: Vec<String> = report
            .observations
            .iter()
            .map(|o| {
                let span = o.evidence.span.unwrap_or(Span { start: 0, end: 0 });
                let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
                format!("{} {words} {} {}", o.indicator, o.unit, o.period)
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn tables_and_prose_are_read_together() {
        check(
            "甲水县2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨。\n主要指标完成情况\n指标\t单位\t2022年\t2023年\n\
             固定资产投资\t亿元\t3\t3.4\n茶叶产量\t吨\t30\t32\n水果产量5万吨。\n",
            &[
                "粮食产量 2.1万吨 万吨 2023",
                "固定资产投资 3 亿元 2022",
                "固定资产投资 3.4 亿元 2023",
                "茶叶产量 30 吨 2022",
                "茶叶产量 32 吨 2023",
                "水果产量 5万吨 万吨 2023",
            ],
        );
    }

    #[test]
    fn a_table_of_words_is_prose() {
        check(
            "甲水县2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨。\t说明\n发电量5亿千瓦时。\t说明\n",
            &["粮食产量 2.1万吨 万吨 2023", "发电量 5亿千瓦时 亿千瓦时 2023"],
        );
    }
}
