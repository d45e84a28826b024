//! The statements of a report: its observations and the targets of its tasks, in that order.

use super::{Observation, Report};

/// Where a statement stands in its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementRef {
    /// The task that it is a target of, by its place in [`Report::commitments`]; without one it is an
    /// observation of the report.
    pub commitment: Option<u32>,
    /// Its place in the report's observations, or in the task's targets.
    pub observation: u32,
}

impl Report {
    /// All statements with their places.
    pub fn statements(&self) -> impl Iterator<Item = (StatementRef, &Observation)> {
        let own = numbered(None, &self.observations);
        let targets = (0..).zip(&self.commitments);
        own.chain(targets.flat_map(|(task, commitment)| numbered(Some(task), &commitment.targets)))
    }

    /// The statement at a place.
    #[must_use]
    pub fn statement(&self, at: StatementRef) -> Option<&Observation> {
        let list = match at.commitment {
            None => &self.observations,
            Some(task) => &self.commitments.get(task as usize)?.targets,
        };
        list.get(at.observation as usize)
    }

    /// The statement at a place, to be changed.
    pub fn statement_mut(&mut self, at: StatementRef) -> Option<&mut Observation> {
        self.statement_list(at.commitment)?.get_mut(at.observation as usize)
    }

    /// The list that holds the statements of a task, or the report's own.
    pub fn statement_list(&mut self, commitment: Option<u32>) -> Option<&mut Vec<Observation>> {
        match commitment {
            None => Some(&mut self.observations),
            Some(task) => Some(&mut self.commitments.get_mut(task as usize)?.targets),
        }
    }
}

fn numbered(
    commitment: Option<u32>,
    list: &[Observation],
) -> impl Iterator<Item = (StatementRef, &Observation)> {
    (0..).zip(list).map(move |(observation, statement)| (StatementRef { commitment, observation }, statement))
}
