//! What changed, in one short sentence for a live region.
//!
//! | change | 中文 | English |
//! | --- | --- | --- |
//! | other years are compared | 2019 与 2025 相比 | 2025 compared with 2019 |
//! | another report is chosen | 坪山区 2025 年报告 | Pingshan District 2025 |
//! | a step is undone | 已撤销：更正数据 | Undone: correct a figure |

use super::{Lang, draft, page, place};
use crate::document::Action;
use crate::view::View;

/// The change of what the reader sees; `None` for changes that tell themselves: of tab, order, search and chart.
#[must_use]
pub fn changed(lang: Lang, before: &View, now: &View) -> Option<String> {
    let (was, is) = (&before.selection, &now.selection);
    if before.report != now.report {
        let (place, year) = now.report.as_ref()?;
        let place = place::short(lang, place);
        return Some(lang.pick(format!("{place} {year} 年报告"), format!("{place} {year}")));
    }
    if was.compared != is.compared
        && let Some((from, to)) = is.compared
    {
        return Some(page::compared(lang, from, to));
    }
    if was.beside != is.beside {
        return Some(match is.beside.last().filter(|_| is.beside.len() >= was.beside.len()) {
            Some((from, to)) => page::compared(lang, *from, *to),
            None => lang.pick("已去掉一组比较", "Comparison removed").to_owned(),
        });
    }
    if was.places != is.places {
        return Some(match is.places.as_slice() {
            [] => lang.pick("全部地方", "All places").to_owned(),
            [one] => place::short(lang, one),
            many => place::counted(lang, None, many.len()),
        });
    }
    if was.topics != is.topics {
        let names = is.topics.iter().map(|topic| super::model::topic(lang, *topic));
        let names = names.collect::<Vec<_>>().join(lang.pick("、", ", "));
        return Some(if names.is_empty() {
            lang.pick("全部领域", "All topics").to_owned()
        } else {
            names
        });
    }
    if before.dismissed.len() > now.dismissed.len() || before.accepted.len() > now.accepted.len() {
        return Some(lang.pick("已恢复", "Restored").to_owned());
    }
    if before.dismissed != now.dismissed {
        return Some(lang.pick("已忽略", "Dismissed").to_owned());
    }
    if before.accepted != now.accepted {
        return Some(lang.pick("已记为原文有误", "Marked as an error in the report").to_owned());
    }
    if before.overrides != now.overrides {
        return Some(lang.pick("已按您的决定更新", "Updated with your decision").to_owned());
    }
    (before.schedule != now.schedule)
        .then(|| lang.pick("已按序时进度重新判定", "Outcomes updated for progress by month").to_owned())
}

/// An edit of a report that was made.
#[must_use]
pub fn edited(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Task => lang.pick("任务已更新", "Tasks updated"),
        Action::Confirm => lang.pick("已确认", "Confirmed"),
        Action::SetReport => lang.pick("已改地方或年份", "Place or year corrected"),
        _ => lang.pick("已更新", "Updated"),
    }
}

/// An edit that was undone or redone.
#[must_use]
pub fn stepped(lang: Lang, action: Action, is_undo: bool) -> String {
    let action = draft::action(lang, action);
    match is_undo {
        true => lang.pick(format!("已撤销：{action}"), format!("Undone: {}", action.to_ascii_lowercase())),
        false => lang.pick(format!("已重做：{action}"), format!("Redone: {}", action.to_ascii_lowercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Selection;

    fn check(change: impl Fn(&mut View), zh: &str, en: &str) {
        let before = View::default();
        let mut now = before.clone();
        change(&mut now);
        let said = |lang| changed(lang, &before, &now).unwrap_or_default();
        assert_eq!((&*said(Lang::Zh), &*said(Lang::En)), (zh, en));
    }

    #[test]
    fn a_change_is_told_in_a_sentence() {
        check(|_| (), "", "");
        check(|view| view.selection.search = "GDP".to_owned(), "", "");
        check(
            |view| view.selection.compared = Some((2019, 2025)),
            "2019 与 2025 相比",
            "2025 compared with 2019",
        );
        check(
            |view| view.selection.beside = vec![(2015, 2020)],
            "2015 与 2020 相比",
            "2020 compared with 2015",
        );
        check(
            |view| view.report = Some(("坪山区".into(), 2025)),
            "坪山区 2025 年报告",
            "Pingshan District 2025",
        );
        check(
            |view| view.selection = Selection { places: vec!["北京市".into()], ..Default::default() },
            "北京市",
            "Beijing",
        );
        check(|view| view.dismissed.push("度佳镇|2024|sum".to_owned()), "已忽略", "Dismissed");
    }

    #[test]
    fn a_step_is_told_with_its_edit() {
        assert_eq!(stepped(Lang::Zh, Action::Correct, true), "已撤销：更正数据");
        assert_eq!(stepped(Lang::En, Action::Remove, false), "Redone: remove a report");
    }
}
