//! Small reports in our own words with the state of each sentence: `tests/suite/context.txt`.

#![allow(dead_code, reason = "each of those who share this uses its part")]

/// A report with its stretches in one state, in characters, end exclusive.
pub(crate) struct Labelled {
    pub(crate) text: String,
    pub(crate) stretches: Vec<(usize, usize, String)>,
}

/// The reports of a suite.
pub(crate) fn suite(words: &str) -> Vec<Labelled> {
    let mut reports: Vec<Labelled> = Vec::new();
    for line in words.lines() {
        if let Some(title) = line.strip_prefix("= ") {
            let stretches = vec![(0, title.chars().count(), "Rest".to_owned())];
            reports.push(Labelled { text: title.to_owned(), stretches });
            continue;
        }
        let (Some((state, sentence)), Some(report)) = (line.split_once('\t'), reports.last_mut()) else {
            continue;
        };
        let state = match state.strip_prefix('+') {
            Some(state) => state,
            None => {
                report.text.push('\n');
                state
            }
        };
        let from = report.text.chars().count();
        report.text.push_str(sentence);
        report.stretches.push((from, from + sentence.chars().count(), state.to_owned()));
    }
    reports
}
