//! A report's text with its readings in place.
//!
//! | text | segments |
//! | --- | --- |
//! | `粮食产量2.1万吨，增长5%。` | `粮食产量`, `2.1万吨` (result), `，增长`, `5%` (change), `。` |
//! | two lines or more with the same number of tabs | a table: rows of cells of segments |

use std::collections::BTreeMap;

use crate::model::{Confidence, Kind, Report, Span, StatementRef};

/// A segment of a report's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its characters.
    pub text: String,
    /// The position of its first character in the report's text.
    pub from: usize,
    /// The reading of this segment; `None` for the text between readings.
    pub reading: Option<Annotation>,
}

/// A paragraph of the text, or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextBlock {
    /// A paragraph.
    Paragraph(Vec<Segment>),
    /// The rows of a table, each with its cells.
    Table(Vec<Vec<Vec<Segment>>>),
}

/// What the extractor took a segment for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The address of the reading in the report.
    pub item: ReadingRef,
    /// How to mark it.
    pub mark: TextMark,
    /// Whether the reading is to be confirmed.
    pub unsure: bool,
}

/// The address of a reading in its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingRef {
    /// An observation, or a target of a task.
    Statement(StatementRef),
    /// A project's investment, by the index of the project.
    Investment(usize),
    /// A project's length, by the index of the project.
    Length(usize),
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextMark {
    /// A result.
    Result,
    /// A target.
    Target,
    /// A change stated for the preceding figure.
    Change,
    /// A proportion of a target reached, stated for the preceding figure.
    Completion,
    /// A project's figure.
    Project,
    /// A value that was repaired. Takes precedence over the other kinds.
    Repaired,
}

/// The report's paragraphs and tables, split at their readings; empty without a text.
#[must_use]
pub fn blocks(report: &Report) -> Vec<TextBlock> {
    let lines = paragraphs(report);
    let tabs = |line: &[Segment]| -> usize {
        let between = line.iter().filter(|segment| segment.reading.is_none());
        between.map(|segment| segment.text.matches('\t').count()).sum()
    };
    let alike = lines.chunk_by(|one, next| tabs(one) > 0 && tabs(one) == tabs(next));
    let block = |lines: &[Vec<Segment>]| match lines {
        [line] => TextBlock::Paragraph(line.clone()),
        lines => TextBlock::Table(lines.iter().map(|line| cells(line)).collect()),
    };
    alike.map(block).collect()
}

/// The segments of a line by cell: a tab ends a cell.
fn cells(line: &[Segment]) -> Vec<Vec<Segment>> {
    let mut cells = vec![Vec::new()];
    for segment in line {
        let mut from = segment.from;
        let pieces = segment.text.split('\t').enumerate();
        for (at, text) in pieces.filter(|(at, _)| segment.reading.is_none() || *at == 0) {
            let text = if segment.reading.is_none() { text } else { segment.text.as_str() };
            if at > 0 {
                cells.push(Vec::new());
            }
            let length = text.chars().count();
            let piece = Segment { text: text.to_owned(), from, reading: segment.reading };
            push(&mut cells, piece);
            from += length + 1;
        }
    }
    cells
}

/// The report's text split at its readings, by paragraph; empty without a text. Of overlapping
/// readings, the first is kept. Readings outside the text are omitted.
#[must_use]
pub fn paragraphs(report: &Report) -> Vec<Vec<Segment>> {
    let Some(text) = &report.text else { return Vec::new() };
    let readings = readings(report);
    let mut paragraphs = vec![Vec::new()];
    let mut characters = text.chars().enumerate().peekable();
    let mut waiting = readings.into_iter().peekable();
    while characters.peek().is_some() {
        let at = characters.peek().map_or(0, |(at, _)| *at);
        while waiting.next_if(|(span, _)| span.start < at || span.end <= span.start).is_some() {}
        let (end, reading) = match waiting.peek() {
            Some((span, reading)) if span.start == at => (span.end, Some(*reading)),
            Some((span, _)) => (span.start, None),
            None => (usize::MAX, None),
        };
        let mut piece = Segment { text: String::new(), from: at, reading };
        while let Some((at, character)) = characters.next_if(|(at, _)| *at < end) {
            if character == '\n' {
                let next = Segment { text: String::new(), from: at + 1, reading };
                push(&mut paragraphs, std::mem::replace(&mut piece, next));
                paragraphs.push(Vec::new());
            } else {
                piece.text.push(character);
            }
        }
        push(&mut paragraphs, piece);
    }
    paragraphs.retain(|segments| !segments.is_empty());
    paragraphs
}

fn push(paragraphs: &mut [Vec<Segment>], piece: Segment) {
    if let (false, Some(last)) = (piece.text.is_empty(), paragraphs.last_mut()) {
        last.push(piece);
    }
}

/// The text of a span.
#[must_use]
pub fn words(report: &Report, span: Span) -> String {
    let text = report.text.as_deref().unwrap_or_default();
    text.chars().skip(span.start).take(span.end.saturating_sub(span.start)).collect()
}

/// The first occurrence of a string in a report's text.
#[must_use]
pub fn find(report: &Report, words: &str) -> Option<Span> {
    let text = report.text.as_deref()?;
    let words = words.trim();
    let before = text.get(..text.find(words).filter(|_| !words.is_empty())?)?;
    let start = before.chars().count();
    Some(Span { start, end: start + words.chars().count() })
}

/// All readings with a span, in the order of the text.
fn readings(report: &Report) -> BTreeMap<Span, Annotation> {
    let amounts = report.projects.iter().enumerate().flat_map(|(n, project)| {
        let investment =
            project.investment.iter().map(move |amount| (ReadingRef::Investment(n), &amount.evidence));
        let length = project.length.iter().map(move |amount| (ReadingRef::Length(n), &amount.evidence));
        investment.chain(length)
    });
    let said = report.statements().flat_map(|(at, observation)| {
        let item = ReadingRef::Statement(at);
        let change = observation.change.as_ref().and_then(|change| change.span);
        let aside = |mark| Annotation { item, mark, unsure: false };
        let change = change.map(|span| (span, aside(TextMark::Change)));
        let done = observation.completion_span.map(|span| (span, aside(TextMark::Completion)));
        change.into_iter().chain(done)
    });
    let mark = |kind| if kind == Kind::Target { TextMark::Target } else { TextMark::Result };
    let mut all = BTreeMap::new();
    let figures = report.statements().map(|(at, o)| (ReadingRef::Statement(at), mark(o.kind), &o.evidence));
    let marked = figures.chain(amounts.map(|(item, evidence)| (item, TextMark::Project, evidence)));
    for (item, mark, evidence) in marked {
        if let Some(span) = evidence.span {
            let mark = if evidence.repaired_from.is_some() { TextMark::Repaired } else { mark };
            let unsure = evidence.confidence == Confidence::Low;
            all.entry(span).or_insert(Annotation { item, mark, unsure });
        }
    }
    for (span, reading) in said {
        all.entry(span).or_insert(reading);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format;

    fn report(text: &str, spans: &[(usize, usize)]) -> Report {
        let observations: Vec<String> = spans
            .iter()
            .map(|(start, end)| {
                format!(r#"{{"indicator":"a","period":2023,"kind":"actual","value":"1","unit":"","span":[{start},{end}]}}"#)
            })
            .collect();
        let json = format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲"}},"year":2024,"text":{},"observations":[{}]}}"#,
            serde_json::to_string(text).unwrap(),
            observations.join(",")
        );
        format::read(&json).reports.remove(0)
    }

    /// Readings in square brackets, paragraphs by line.
    fn check(text: &str, spans: &[(usize, usize)], expected: &str) {
        let shown: Vec<String> = paragraphs(&report(text, spans))
            .iter()
            .map(|segments| {
                let piece = |s: &Segment| match s.reading {
                    Some(_) => format!("[{}]", s.text),
                    None => s.text.clone(),
                };
                segments.iter().map(piece).collect()
            })
            .collect();
        assert_eq!(shown.join("\n"), expected);
    }

    #[test]
    fn readings_are_marked_in_place() {
        check("去年产茶5吨。\n\n今年6吨。", &[(4, 6), (11, 13)], "去年产茶[5吨]。\n今年[6吨]。");
        let whole = report("产茶5吨。", &[]);
        assert_eq!(find(&whole, " 5吨 "), Some(Span { start: 2, end: 4 }));
        assert_eq!((find(&whole, "6吨"), find(&whole, " ")), (None, None));
        check("5吨", &[(0, 2)], "[5吨]");
        check("5吨", &[], "5吨");
        check("", &[(0, 2)], "");
    }

    #[test]
    fn lines_with_tabs_are_tables() {
        let cell = |cell: &Vec<Segment>| -> String {
            cell.iter()
                .map(|one| if one.reading.is_some() { format!("[{}]", one.text) } else { one.text.clone() })
                .collect()
        };
        let text = "附表\n指标\t单位\t2023年\n茶叶\t吨\t5\n完\t毕\n";
        let shown: Vec<String> = blocks(&report(text, &[(20, 21)]))
            .iter()
            .map(|block| match block {
                TextBlock::Paragraph(segments) => cell(segments),
                TextBlock::Table(rows) => rows
                    .iter()
                    .map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
                    .join("/"),
            })
            .collect();
        assert_eq!(shown, ["附表", "指标|单位|2023年/茶叶|吨|[5]", "完\t毕"]);
        let second = blocks(&report(text, &[(20, 21)])).into_iter().nth(1);
        let Some(TextBlock::Table(rows)) = second else { panic!("{second:?}") };
        let positions: Vec<usize> = rows.iter().flatten().flatten().map(|segment| segment.from).collect();
        assert_eq!(positions, [3, 6, 9, 15, 18, 20]);
    }

    #[test]
    fn invalid_spans_are_ignored() {
        check("产茶5吨", &[(2, 4), (3, 4)], "产茶[5吨]");
        check("产茶5吨", &[(2, 2), (9, 12)], "产茶5吨");
        check("产茶5吨", &[(2, 90)], "产茶[5吨]");
    }

    proptest! {
        #[test]
        fn segments_cover_the_whole_text(text in "[茶5\n]{0,20}", spans in prop::collection::vec((0..25usize, 0..25usize), 0..6)) {
            let shown: String = paragraphs(&report(&text, &spans)).into_iter().flatten().map(|s| s.text).collect();
            prop_assert_eq!(shown, text.replace('\n', ""));
        }
    }
}
