//! A view as JSON, version 1. Links and drafts contain it, so it must stay readable.
//!
//! Only differences from the default are written. An unknown word, for example from a later
//! version, leaves the default instead of failing.
//!
//! | JSON | view |
//! | --- | --- |
//! | `{}`, `{"tab":"overview"}` | [`View::default`] |
//! | `{"topics":["economy","space"]}` | one topic, `economy` |
//! | `{"schedule":[13,"1",null]}` | no schedule: there is no month 13 |

mod chart;
mod overrides;

pub use chart::ChartViewV1;
use overrides::{OverridesV1, ScheduleV1};
use serde::{Deserialize, Serialize};

use super::{Captioned, Tab, View};
use crate::chart::{Caption, ChartKind};
use crate::compare::{Fold, PlaceOrder, Selection, Sort, SortBy};
use crate::format::Word;
use crate::model::{Name, Topic, Year};

/// The JSON shape of a [`View`].
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    tab: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<(String, Year)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<(Year, Year)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<(Year, Year)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beside: Vec<(Year, Year)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<(String, bool)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headlines: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    opened: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    drawn: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    from_zero: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places_order: Option<(String, bool)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    captions: Vec<CaptionV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dismissed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phrases: Vec<String>,
    #[serde(rename = "alignment", skip_serializing_if = "OverridesV1::is_empty")]
    overrides: OverridesV1,
    #[serde(skip_serializing_if = "Option::is_none")]
    schedule: Option<ScheduleV1>,
}

impl ViewV1 {
    /// Only the reader's decisions.
    pub(crate) fn decisions(&self) -> impl Serialize + '_ {
        (&self.dismissed, &self.accepted, &self.overrides, &self.captions)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// The reader's own words for the chart of some indicators.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct CaptionV1 {
    drawn: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl From<&Captioned> for CaptionV1 {
    fn from(own: &Captioned) -> Self {
        let Caption { title, subtitle, note } = own.caption.clone();
        Self { drawn: texts(&own.drawn), title, subtitle, note }
    }
}

impl From<CaptionV1> for Captioned {
    fn from(v1: CaptionV1) -> Self {
        let CaptionV1 { drawn, title, subtitle, note } = v1;
        Self { drawn: names(drawn), caption: Caption { title, subtitle, note } }
    }
}

macro_rules! view_words {
    ($($type:ident { $($word:literal => $value:ident),+ $(,)? })+) => {
        $(impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$value)),+];
        })+
    };
}

view_words! {
    Tab {
        "overview" => Overview, "compare" => Compare, "charts" => Charts, "promises" => Promises,
        "tasks" => Tasks, "checks" => Checks, "text" => Text,
    }
    SortBy {
        "topic" => Topic, "name" => Name, "change" => Change, "percent" => Percent, "value" => Value,
    }
    PlaceOrder {
        "place" => Place, "level" => Level, "growth" => Growth, "target" => Target,
    }
    ChartKind {
        "line" => Line, "bar" => Bar, "bar_line" => BarLine, "dumbbell" => Dumbbell, "bullet" => Bullet,
        "multiples" => Multiples, "heat" => Heat,
    }
}

/// The word for indicators of one year only, beside the words for topics.
const ONE_YEAR: &str = "one_year";

fn fold_word(fold: Fold) -> &'static str {
    match fold {
        Fold::Topic(topic) => topic.word(),
        Fold::OneYear => ONE_YEAR,
    }
}

fn fold(word: &str) -> Option<Fold> {
    match word {
        ONE_YEAR => Some(Fold::OneYear),
        topic => Topic::from_word(topic).map(Fold::Topic),
    }
}

/// The word for a value; `None` for the default.
fn unless_default<T: Word + Default>(value: T) -> Option<String> {
    (value != T::default()).then(|| value.word().to_owned())
}

fn texts(names: &[Name]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

fn names(texts: Vec<String>) -> Vec<Name> {
    texts.into_iter().map(Name::from).collect()
}

impl From<&View> for ViewV1 {
    fn from(view: &View) -> Self {
        let Selection { places, years, compared, beside, topics, search, sort, headlines, opened } =
            &view.selection;
        Self {
            tab: unless_default(view.tab),
            report: view.report.as_ref().map(|(place, year)| (place.to_string(), *year)),
            places: texts(places),
            years: *years,
            compared: *compared,
            beside: beside.clone(),
            topics: topics.iter().map(|topic| topic.word().to_owned()).collect(),
            search: search.clone(),
            sort: (*sort != Sort::default()).then(|| (sort.by.word().to_owned(), sort.descending)),
            headlines: headlines.as_deref().map(texts),
            opened: opened.iter().map(|fold| fold_word(*fold).to_owned()).collect(),
            chart: view.chart.map(|kind| kind.word().to_owned()),
            drawn: texts(&view.drawn),
            from_zero: view.from_zero,
            chart_unit: view.chart_unit.as_ref().map(ToString::to_string),
            places_order: view.places_order.map(|(by, descending)| (by.word().to_owned(), descending)),
            captions: view.captions.iter().map(CaptionV1::from).collect(),
            dismissed: view.dismissed.clone(),
            accepted: view.accepted.clone(),
            phrases: view.phrases.clone(),
            overrides: (&view.overrides).into(),
            schedule: view.schedule.as_ref().map(overrides::schedule_text),
        }
    }
}

impl From<ViewV1> for View {
    fn from(v1: ViewV1) -> Self {
        let tab = v1.tab.as_deref().and_then(Tab::from_word);
        let sort =
            v1.sort.and_then(|(by, descending)| Some(Sort { by: SortBy::from_word(&by)?, descending }));
        Self {
            tab: tab.unwrap_or_default(),
            report: v1.report.map(|(place, year)| (place.into(), year)),
            selection: Selection {
                places: names(v1.places),
                years: v1.years,
                compared: v1.compared,
                beside: v1.beside,
                topics: v1.topics.iter().filter_map(|word| Topic::from_word(word)).collect(),
                search: v1.search,
                sort: sort.unwrap_or_default(),
                headlines: v1.headlines.map(names),
                opened: v1.opened.iter().filter_map(|word| fold(word)).collect(),
            },
            chart: v1.chart.as_deref().and_then(ChartKind::from_word),
            drawn: names(v1.drawn),
            from_zero: v1.from_zero,
            chart_unit: v1.chart_unit.map(Name::from),
            places_order: v1
                .places_order
                .and_then(|(by, descending)| Some((PlaceOrder::from_word(&by)?, descending))),
            captions: v1.captions.into_iter().map(Captioned::from).collect(),
            dismissed: v1.dismissed,
            accepted: v1.accepted,
            phrases: v1.phrases,
            overrides: v1.overrides.into(),
            schedule: v1.schedule.and_then(overrides::schedule),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &str) {
        let view = View::from(serde_json::from_str::<ViewV1>(json).unwrap());
        assert_eq!(serde_json::to_string(&ViewV1::from(&view)).unwrap(), expected, "{json}");
    }

    #[test]
    fn writes_only_differences_from_the_default() {
        check("{}", "{}");
        check(r#"{"tab":"overview","sort":["topic",false],"search":""}"#, "{}");
        let full = concat!(
            r#"{"tab":"charts","report":["度佳镇",2024],"places":["度佳镇"],"years":[2015,2024],"#,
            r#""compared":[2023,2024],"beside":[[2019,2024]],"topics":["economy"],"search":"gdp","sort":["change",true],"#,
            r#""headlines":["地区生产总值","茶园面积"],"opened":["economy","one_year"],"#,
            r#""chart":"bullet","drawn":["地区生产总值"],"#,
            r#""from_zero":true,"chart_unit":"亿元","places_order":["target",true],"captions":[{"drawn":["地区生产总值"],"title":"十年翻一番","note":"按现价"}],"dismissed":["度佳镇|2024|sum"],"#,
            r#""accepted":["度佳镇|2024|twice"],"phrases":["数字乡村"],"#,
            r#""alignment":{"joined":[["茶叶面积","茶园面积"]],"parted":[["财政收入","地方财政收入"]],"#,
            r#""by_topic":["完成投资"],"places":[["度佳乡","度佳镇"]],"breaks":[["度佳镇","茶园面积",2021]],"#,
            r#""answers":[["度佳镇",2024,"新建桥",null],["度佳镇",2024,"修路","路已修好。"]]},"#,
            r#""schedule":[6,"0.9","1.1"]}"#
        );
        check(full, full);
    }

    #[test]
    fn an_invalid_schedule_is_ignored() {
        check(r#"{"schedule":[13,"1",null]}"#, "{}");
        check(r#"{"schedule":[6,"much",null]}"#, "{}");
        check(r#"{"schedule":[6,"1",null]}"#, r#"{"schedule":[6,"1",null]}"#);
    }

    #[test]
    fn unknown_words_leave_the_default() {
        check(
            r#"{"tab":"map","topics":["economy","space"],"sort":["colour",true],"later":1}"#,
            r#"{"topics":["economy"]}"#,
        );
    }
}
