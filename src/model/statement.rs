//! The statements of a report: its observations, then the targets of its commitments.

use super::{Observation, Report};

/// The address of a statement within its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementRef {
    /// The index in [`Report::commitments`] of the commitment whose target it is; `None` for an
    /// observation of the report.
    pub commitment: Option<u32>,
    /// The index in the report's observations, or in the commitment's targets.
    pub observation: u32,
}

impl<Y> Report<Y> {
    /// All statements with their addresses.
    pub fn statements(&self) -> impl Iterator<Item = (StatementRef, &Observation)> {
        let own = numbered(None, &self.observations);
        let targets = (0..).zip(&self.commitments);
        own.chain(targets.flat_map(|(task, commitment)| numbered(Some(task), &commitment.targets)))
    }

    /// The statement at an address.
    #[must_use]
    pub fn statement(&self, at: StatementRef) -> Option<&Observation> {
        let list = match at.commitment {
            None => &self.observations,
            Some(task) => &self.commitments.get(task as usize)?.targets,
        };
        list.get(at.observation as usize)
    }

    /// The mutable statement at an address.
    pub fn statement_mut(&mut self, at: StatementRef) -> Option<&mut Observation> {
        self.statement_list(at.commitment)?.get_mut(at.observation as usize)
    }

    /// The list of a commitment's targets, or the report's own observations.
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
