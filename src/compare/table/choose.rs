//! Chooses and orders rows and years by the index alone, without reading figures.
//!
//! | by default | chosen |
//! | --- | --- |
//! | years shown | those that a loaded report reviews, and others with a fifth as many results as the fullest |
//! | years compared, one place | the last one and the year before it if growth is stated for it, else the last two shown |
//! | years compared, several places | the latest two that share at least half as many series as any recent pair |
//! | rows | indicators with a result in a year shown, or a target for the target year |

use std::collections::BTreeSet;

use super::order::by_number;
use super::{Group, Selection, Sort, SortBy, Table};
use crate::compare::index::{IndicatorEntry, YearSet};
use crate::compare::{Index, SeriesId};
use crate::model::{Name, Topic, Year, catalog};

/// The years that a table shows and compares.
struct ChosenYears {
    /// The years with columns, ascending.
    columns: Vec<Year>,
    /// All shown years, with or without results.
    shown: YearSet,
    compared: Option<(Year, Year)>,
    beside: Vec<(Year, Year)>,
    /// The later compared year, or the last one with a column.
    latest: Option<Year>,
    target: Option<Year>,
}

/// Two years, the earlier first.
fn ascending((a, b): (Year, Year)) -> (Year, Year) {
    (a.min(b), a.max(b))
}

impl Index {
    /// Chooses and orders the rows. `initials` gives the first pinyin letter of a character.
    #[must_use]
    pub fn table(&self, selection: &Selection, initials: &dyn Fn(char) -> Option<char>) -> Table {
        let spelled = |name: &str| -> String {
            name.chars().map(|c| initials(c).unwrap_or(c).to_ascii_lowercase()).collect()
        };
        let years = self.choose_years(selection);
        let mut table = Table {
            order: self.choose_rows(selection, &years, &spelled),
            years: years.columns,
            compared: years.compared,
            beside: years.beside,
            target_year: years.target,
            several_places: self.has_several_places(selection),
            groups: Vec::new(),
        };
        self.sort(&mut table, selection.sort, years.latest, &spelled);
        table.groups = match selection.sort.by {
            SortBy::Topic => self.groups(&table.order),
            _ if table.is_empty() => Vec::new(),
            _ => vec![Group { topic: None, rows: 0..table.len() }],
        };
        table
    }

    fn has_several_places(&self, selection: &Selection) -> bool {
        self.chosen(&selection.places).iter().filter(|chosen| **chosen).count() > 1
    }

    fn choose_years(&self, selection: &Selection) -> ChosenYears {
        let years = self.years(&selection.places);
        let usual = self.usual_years(&years, &self.chosen(&selection.places));
        let range = selection.years.map(ascending);
        let chosen = selection.compared.map(ascending);
        let beside: Vec<(Year, Year)> =
            selection.beside.iter().filter(|(a, b)| a != b).copied().map(ascending).collect();
        let is_shown = |compared: Option<(Year, Year)>, year: Year| {
            let is_compared = compared.iter().chain(&beside).any(|(from, to)| year == *from || year == *to);
            let is_within = match range {
                Some((from, to)) => (from..=to).contains(&year),
                None => usual.contains(&year),
            };
            is_compared || is_within
        };
        let with_results = |compared| -> Vec<(Year, u32)> {
            let shown = years.iter().filter(|(year, results, _)| *results > 0 && is_shown(compared, *year));
            shown.map(|(year, results, _)| (*year, *results)).collect()
        };
        let several = self.has_several_places(selection);
        let compared = chosen.or_else(|| self.compared_by_default(&with_results(None), several));
        // The compared years are always shown.
        let columns: Vec<Year> = with_results(compared).into_iter().map(|(year, _)| year).collect();
        let latest = compared.map(|(_, to)| to).or(columns.last().copied());
        let planned =
            |from: Year| years.iter().find(|(y, _, targets)| *y >= from && *targets > 0).map(|(y, ..)| *y);
        let target = latest.and_then(planned).or(latest).or_else(|| planned(Year::MIN));
        let all = self.columns();
        let shown = all.set(all.all_years().filter(|year| is_shown(compared, *year)));
        ChosenYears { columns, shown, compared, latest, target, beside }
    }

    /// The years compared by default, among these years and their numbers of results.
    fn compared_by_default(&self, filled: &[(Year, u32)], several_places: bool) -> Option<(Year, Year)> {
        // Places can have different years, so a pair with many common series is chosen.
        if several_places && let Some(pair) = fullest_pair(filled, |from, to| self.columns().both(from, to)) {
            return Some(pair);
        }
        // A report states growth on the year before, also if no report of that year is loaded.
        let latest = filled.last().map(|(year, _)| *year);
        let stated = latest.filter(|year| self.columns().growth(*year).iter().any(|n| !n.is_nan()));
        stated.and_then(|to| Some((to.checked_sub(1)?, to))).or_else(|| last_two(filled))
    }

    /// The rows in the order of the index.
    fn choose_rows(
        &self,
        selection: &Selection,
        years: &ChosenYears,
        spelled: &dyn Fn(&str) -> String,
    ) -> Vec<SeriesId> {
        let places = self.chosen(&selection.places);
        let search = Search::new(&selection.search, spelled);
        let found: Vec<bool> = self.indicators().iter().map(|i| search.finds(i)).collect();
        let place_found: Vec<bool> = self.places().iter().map(|p| search.finds_name(&p.label)).collect();
        let holds = |flags: &[bool], n: u32| flags.get(n as usize).copied().unwrap_or(false);
        // A search that matches the level or the growth finds the row of both.
        let both = |id| [Some(id), self.growth_series(id)].into_iter().flatten();
        let is_found = |id: SeriesId| {
            both(id).filter_map(|id| self.series(id)).any(|series| holds(&found, series.indicator))
        };
        let columns = self.columns();
        let targets = columns.set(columns.all_years().filter(|year| Some(*year) == years.target));
        let is_chosen = |id: &SeriesId| {
            let (Some(series), Some(indicator)) = (self.series(*id), self.indicator(*id)) else {
                return false;
            };
            holds(&places, series.place)
                && (selection.topics.is_empty() || selection.topics.contains(&indicator.topic))
                && (is_found(*id) || holds(&place_found, series.place))
                && self.level_series(*id).is_none()
                && both(*id).any(|id| columns.has(id.0 as usize, years.shown, targets))
        };
        self.ids().filter(is_chosen).collect()
    }

    /// The years that a table of some places shows by default.
    pub(super) fn usual_years_of(&self, places: &[Name]) -> BTreeSet<Year> {
        self.usual_years(&self.years(places), &self.chosen(places))
    }

    /// The years shown by default: those with results that a report of the chosen places reviews, and others that
    /// are nearly as full. A stray figure of an earlier year makes no column.
    fn usual_years(&self, years: &[(Year, u32, u32)], chosen: &[bool]) -> BTreeSet<Year> {
        /// A year without a report is shown if it has at least this fraction of the results of the fullest year:
        /// one fifth.
        const PROPORTION: u32 = 5;
        let is_chosen = |place: &u32| chosen.get(*place as usize).copied().unwrap_or(false);
        let reviewed: BTreeSet<Year> = (self.place_numbers().iter().zip(self.reports()))
            .filter(|(place, _)| is_chosen(place))
            .filter_map(|(_, report)| report.year.checked_sub(1))
            .collect();
        let fullest = years.iter().map(|(_, results, _)| *results).max().unwrap_or_default();
        let filled = years.iter().filter(|(_, results, _)| *results > 0);
        filled
            .filter(|(year, results, _)| {
                reviewed.contains(year) || results.saturating_mul(PROPORTION) >= fullest
            })
            .map(|(year, ..)| *year)
            .collect()
    }

    fn sort(&self, table: &mut Table, sort: Sort, latest: Option<Year>, spelled: &dyn Fn(&str) -> String) {
        let column = |year: Option<Year>| year.map_or(&[][..], |year| self.columns().values(year));
        let value = |column: &[f64], id: SeriesId| column.get(id.0 as usize).copied().unwrap_or(f64::NAN);
        let (from, to) = (table.compared.map(|(from, _)| from), table.compared.map(|(_, to)| to));
        let (earlier, later) = (column(from), column(to));
        let both = |id| (value(earlier, id), value(later, id));
        let order = &table.order;
        let sorted = match sort.by {
            // Series are already numbered in this order.
            SortBy::Topic => match sort.descending {
                false => return,
                true => order.iter().rev().copied().collect(),
            },
            SortBy::Name => {
                let names: Vec<(String, &str)> =
                    self.indicators().iter().map(|i| (spelled(&i.key), &*i.key)).collect();
                let name = |id| self.series(id).and_then(|s| names.get(s.indicator as usize));
                let mut ids = order.clone();
                ids.sort_by_key(|&id| name(id));
                if sort.descending {
                    ids.reverse();
                }
                ids
            }
            SortBy::Value => {
                let column = column(latest);
                by_number(order, sort.descending, |id| value(column, id))
            }
            SortBy::Change => by_number(order, sort.descending, |id| {
                let (from, to) = both(id);
                to - from
            }),
            SortBy::Percent => {
                let amount = |id| self.series(id).is_some_and(|s| !s.rate);
                let is_yearly = from.zip(to).is_some_and(|(from, to)| from.checked_add(1) == Some(to));
                let stated = to.filter(|_| is_yearly).map_or(&[][..], |to| self.columns().growth(to));
                by_number(order, sort.descending, |id| match (value(stated, id), both(id)) {
                    (stated, _) if !stated.is_nan() => stated,
                    (_, (from, to)) if from > 0.0 && to >= 0.0 && amount(id) => (to - from) / from * 100.0,
                    _ => f64::NAN,
                })
            }
        };
        table.order = sorted;
    }

    /// Groups adjacent rows by topic.
    fn groups(&self, order: &[SeriesId]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (row, &id) in order.iter().enumerate() {
            let topic: Option<Topic> = self.indicator(id).map(|i| i.topic);
            match groups.last_mut() {
                Some(group) if group.topic == topic => group.rows.end = row + 1,
                _ => groups.push(Group { topic, rows: row..row + 1 }),
            }
        }
        groups
    }
}

/// The latest pair of years that shares at least half as many series as the best of the recent
/// pairs.
fn fullest_pair(filled: &[(Year, u32)], both: impl Fn(Year, Year) -> usize) -> Option<(Year, Year)> {
    /// How many recent years are considered.
    const LAST: usize = 5;
    let years: Vec<Year> = filled.iter().rev().take(LAST).map(|(year, _)| *year).collect();
    let pairs = years
        .iter()
        .enumerate()
        .flat_map(|(at, to)| years.iter().skip(at + 1).map(|from| (*from, *to)).collect::<Vec<_>>());
    let counted: Vec<((Year, Year), usize)> = pairs.map(|(from, to)| ((from, to), both(from, to))).collect();
    let most = counted.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    counted.into_iter().find(|(_, count)| count * 2 >= most).map(|(pair, _)| pair)
}

/// The last two years shown. A single year is compared with the year before, because its report states that
/// growth.
fn last_two(filled: &[(Year, u32)]) -> Option<(Year, Year)> {
    match filled {
        [.., (from, _), (to, _)] => Some((*from, *to)),
        [(only, _)] => only.checked_sub(1).map(|before| (before, *only)),
        [] => None,
    }
}

/// Short names that people search for, and what they stand for. Others are aliases in the catalogue, or spellings
/// with the same [`normal form`](catalog::normal_form): GDP, 规上.
const SHORT: &[(&str, &str)] = &[
    ("固投", "固定资产投资"),
    ("社消", "社会消费品零售"),
    ("外贸", "进出口"),
    ("房投", "房地产开发投资"),
    ("城镇收入", "城镇居民人均可支配收入"),
    ("农村收入", "农村居民人均可支配收入"),
    ("农民收入", "农村居民人均可支配收入"),
];

/// A search text for names. An empty one matches all.
struct Search<'a> {
    words: String,
    /// What the text stands for, if it is a short name.
    long: Option<&'static str>,
    /// The text in normal form, if that differs.
    form: Option<String>,
    spelled: &'a dyn Fn(&str) -> String,
}

impl<'a> Search<'a> {
    fn new(words: &str, spelled: &'a dyn Fn(&str) -> String) -> Self {
        let words = folded(words);
        let long = SHORT.iter().find(|(short, _)| *short == words).map(|(_, long)| *long);
        let form = catalog::normal_form(&words);
        let is_known = folded(&form) != words || catalog::find(&words).is_some();
        Self { long, form: is_known.then_some(form), words, spelled }
    }

    /// Whether a name or its pinyin initials contain the search text.
    fn finds_name(&self, name: &str) -> bool {
        self.words.is_empty()
            || folded(name).contains(&self.words)
            || self.long.is_some_and(|long| name.contains(long))
            || (self.words.is_ascii() && (self.spelled)(name).contains(&self.words))
    }

    fn finds(&self, indicator: &IndicatorEntry) -> bool {
        let known = indicator.known.iter();
        let catalogued = known.flat_map(|k| [k.name, k.english].into_iter().chain(k.aliases.iter().copied()));
        let written = indicator.names.iter().map(|name| &**name);
        catalogued.chain(written).any(|name| self.finds_name(name))
            || self
                .form
                .as_ref()
                .is_some_and(|form| catalog::normal_form(&indicator.key).contains(form.as_str()))
    }
}

/// The text in lower case without spaces.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
