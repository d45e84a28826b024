//! Two names for one place: 清溪镇 in the title, 青溪镇 in the text.
//!
//! | text | own name | finding |
//! | --- | --- | --- |
//! | 我代表青溪镇人民政府 | 清溪镇 | another name of the same rank |
//! | 青溪镇, once or twice | 清溪镇, more often | a town or county whose name differs in one character |
//! | 2024年度佳镇政府工作报告 | 度佳镇 | 年度 and 佳镇, or 年 and 度佳镇 |

use super::prose::{Prose, is_han};
use super::{Certainty, Discrepancy, Finding, Passage, Remedy};
use crate::model::Level;

/// The last characters of place names.
const RANKS: &str = "省市州县区旗镇乡";

/// A name that occurs no more often than this may be a slip.
const SLIPS: usize = 2;

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let name: Vec<char> = prose.report.place.name.chars().collect();
    let ranked = name.last().is_some_and(|rank| RANKS.contains(*rank));
    if !ranked || name.len() < 2 {
        return;
    }
    let positions = all(prose, &name);
    let said = |at: usize, length: usize| prose.text.string(at, at + length);
    let mut raise = |at: usize, other: String, certainty, remedy: String| {
        let first: Option<Passage> = positions.last().map(|own| prose.passage(*own, own + name.len()));
        let passages = std::iter::once(prose.passage(at, at + other.chars().count())).chain(first);
        findings.push(prose.finding(
            Discrepancy::PlaceName {
                name: prose.report.place.name.clone(),
                other,
                times: u32::try_from(positions.len()).unwrap_or(u32::MAX),
            },
            certainty,
            passages.collect(),
            vec![Remedy::Write(remedy)],
        ));
    };
    let own = &prose.report.place.name;
    if let Some(at) = runs_into_year(prose, &name) {
        let rest = said(at + 1, name.len() - 1);
        let year = prose.report.year;
        raise(at + 1, rest, Certainty::Likely, format!("{own}{year}年"));
    }
    let speaker = speaker(prose, &name);
    if let Some((at, other)) = speaker.clone() {
        raise(at, other, Certainty::Likely, own.to_string());
    }
    let of_slips = matches!(prose.report.place.level, Some(Level::County | Level::Town)) && name.len() > 2;
    let slips: Vec<usize> =
        (0..prose.text.len()).filter(|at| of_slips && is_slip(prose, *at, &name)).collect();
    if positions.len() > slips.len() && slips.len() <= SLIPS {
        let is_reported = |at: &usize| speaker.as_ref().is_some_and(|(reported, _)| reported == at);
        for at in slips.into_iter().filter(|at| !is_reported(at)) {
            raise(at, said(at, name.len()), Certainty::Possible, own.to_string());
        }
    }
}

/// Where the place's own name occurs.
fn all(prose: &Prose<'_>, name: &[char]) -> Vec<usize> {
    (0..prose.text.len()).filter(|at| prose.text.slice(*at, at + name.len()) == name).collect()
}

/// Where a name that begins with 度 directly follows a year, so that 年度 can be read.
fn runs_into_year(prose: &Prose<'_>, name: &[char]) -> Option<usize> {
    let head = (name.first() == Some(&'度')).then_some(prose.text.len())?;
    (4..head).find(|at| {
        let year = prose.text.before(*at) == '年' && prose.text.at(at - 2).is_ascii_digit();
        year && prose.text.slice(*at, at + name.len()) == name
    })
}

/// The place that a report claims to speak for, if it is another one of the same rank.
fn speaker(prose: &Prose<'_>, name: &[char]) -> Option<(usize, String)> {
    let text = &prose.text;
    let from = text.find(0, text.len(), "代表")? + 2;
    let to = prose.finds(from, (from + 24).min(text.len()), &["人民政府", "政府"])?;
    let said = text.slice(from, to);
    let same_rank = said.last().is_some() && said.last() == name.last();
    // 市人民政府 names no place; 某省某县清溪镇人民政府 also names the places around it.
    let named = said.len() >= name.len() && said.iter().all(|c| is_han(*c));
    (same_rank && named && !said.ends_with(name)).then(|| {
        let start = to - name.len();
        (start, text.string(start, to))
    })
}

/// Whether a name at `at` differs from the place's own in one character.
fn is_slip(prose: &Prose<'_>, at: usize, name: &[char]) -> bool {
    let said = prose.text.slice(at, at + name.len());
    if said.len() != name.len() || said.last() != name.last() || !said.iter().all(|c| is_han(*c)) {
        return false;
    }
    let differ = said.iter().zip(name).filter(|(a, b)| a != b).count();
    let listed = |c: char| matches!(c, '、' | '和' | '与' | '至');
    let among_others = listed(prose.text.before(at)) || listed(prose.text.at(at + name.len()));
    // 全清溪镇 contains the place's own name, so it is no other name.
    differ == 1 && !among_others
}
