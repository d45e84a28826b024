//! The timeline of a draft: earlier states that can be opened again. Points that the reader named stay. Of the
//! others thirty are kept, with larger intervals between older ones.
//!
//! | points without a name, made so many minutes ago | removed first |
//! | --- | --- |
//! | 0, 1, 2, 3, 100, 101, 102, 1000 | 101: close to its neighbours for its age |
//! | 0, 10, 20, 400, 420, 1000 | 420 |

use super::keys::{self, POINT};
use super::session::Reports;
use super::snapshot_v2::SnapshotV2;
use super::{Store, StoreFault};
use crate::document::Document;

/// The number of points without a name that are kept.
const KEPT: usize = 30;

/// A point of a draft's timeline.
pub struct TimelinePoint {
    /// Its key.
    pub key: String,
    /// Its time in milliseconds since 1970 (UTC).
    pub time: u64,
    /// The name that the reader gave it.
    pub name: Option<String>,
    pub(super) snapshot: SnapshotV2,
}

/// The points of a draft that can be read, the latest first.
///
/// # Errors
/// The store cannot be read.
pub fn points(store: &impl Store, id: &str) -> Result<Vec<TimelinePoint>, StoreFault> {
    let mut points = Vec::new();
    for time in keys::numbers(store, POINT, id)?.into_iter().rev() {
        let key = keys::numbered(POINT, id, time);
        let text = store.get(&key)?.unwrap_or_default();
        if let Ok(snapshot) = SnapshotV2::parse(&text) {
            points.push(TimelinePoint { key, time, name: snapshot.point.clone(), snapshot });
        }
    }
    Ok(points)
}

/// The document at a point.
#[must_use]
pub fn document_at(store: &impl Store, point: TimelinePoint) -> Document {
    let mut reports = Reports::new(store);
    point.snapshot.document(|hash| reports.content(hash))
}

/// Removes points without a name beyond the number that is kept. Returns their keys.
pub(super) fn thin(store: &mut impl Store, id: &str, now: u64) -> Vec<String> {
    let mut unnamed: Vec<(u64, String)> = points(store, id)
        .unwrap_or_default()
        .into_iter()
        .filter(|point| point.name.is_none())
        .map(|point| (point.time, point.key))
        .collect();
    let mut removed = Vec::new();
    while unnamed.len() > KEPT {
        let times: Vec<u64> = unnamed.iter().map(|(time, _)| *time).collect();
        let (_, key) = unnamed.remove(dispensable(&times, now));
        if store.remove(&key).is_ok() {
            removed.push(key);
        }
    }
    removed
}

/// The index of the time that can best be removed, of times with the latest first: the one whose neighbours lie
/// closest together, relative to their age. The latest and the oldest stay.
fn dispensable(times: &[u64], now: u64) -> usize {
    let gaps = times.windows(3).enumerate().filter_map(|(at, three)| {
        let [after, _, before] = three else { return None };
        let age = now.saturating_sub(*after).saturating_add(60_000);
        Some((u128::from(after.saturating_sub(*before)) * 1_000_000 / u128::from(age), at + 1))
    });
    gaps.min().map_or(times.len().saturating_sub(1), |(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first point to be removed of points this many minutes ago.
    fn check(minutes: &[u64], expected: u64) {
        let now = 1_000_000 * 60_000;
        let times: Vec<u64> = minutes.iter().map(|minute| now - minute * 60_000).collect();
        assert_eq!(minutes.get(dispensable(&times, now)), Some(&expected), "{minutes:?}");
    }

    #[test]
    fn older_points_stand_further_apart() {
        check(&[0, 1, 2, 3, 100, 101, 102, 1000], 101);
        check(&[0, 10, 20, 400, 420, 1000], 420);
        check(&[0, 5], 5);
    }
}
