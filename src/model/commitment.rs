//! Commitments: the tasks that a report promises.

use super::{Evidence, Extra, Observation, Period, Topic};

/// A task that the report promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The task's text.
    pub text: String,
    /// Its topic.
    pub topic: Option<Topic>,
    /// 牵头单位: the office responsible.
    pub lead: Option<String>,
    /// 配合单位: the supporting offices.
    pub support: Vec<String>,
    /// 责任领导: the leader who answers for it.
    pub leader: Option<String>,
    /// 完成时限: when it is due.
    pub due: Option<Period>,
    /// The due date as it was typed, where it says more than [`Self::due`]: 6月底前, 长期.
    pub due_words: Option<String>,
    /// The part of the report under which a reader placed it. By default, it is the heading above its
    /// position in the text.
    pub section: Option<String>,
    /// Its targets.
    pub targets: Vec<Observation>,
    /// Its progress, in the words of whoever tracks it.
    pub progress: Option<String>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

impl Commitment {
    /// A task with only its text and source known.
    #[must_use]
    pub fn new(text: String, evidence: Evidence) -> Self {
        Self {
            text,
            topic: None,
            lead: None,
            support: Vec::new(),
            leader: None,
            due: None,
            due_words: None,
            section: None,
            targets: Vec::new(),
            progress: None,
            evidence,
            extra: Extra::default(),
        }
    }
}
