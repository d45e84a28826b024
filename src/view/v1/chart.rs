//! The part of a view that its chart needs. The file that draws a link's chart reads only this: reading all fields would
//! double the code.

use serde::Deserialize;

use super::overrides::OverridesV1;
use super::{CaptionV1, names};
use crate::chart::ChartKind;
use crate::compare::Selection;
use crate::format::Word as _;
use crate::model::{Name, Year};
use crate::view::{Captioned, View};

/// The fields of [`ViewV1`](super::ViewV1) that a chart needs. The others are left out of the view.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChartViewV1 {
    places: Vec<String>,
    years: Option<(Year, Year)>,
    compared: Option<(Year, Year)>,
    chart: Option<String>,
    drawn: Vec<String>,
    from_zero: bool,
    chart_unit: Option<String>,
    captions: Vec<CaptionV1>,
    #[serde(rename = "alignment")]
    overrides: OverridesV1,
}

impl From<ChartViewV1> for View {
    fn from(v1: ChartViewV1) -> Self {
        Self {
            selection: Selection {
                places: names(v1.places),
                years: v1.years,
                compared: v1.compared,
                ..Selection::default()
            },
            chart: v1.chart.as_deref().and_then(ChartKind::from_word),
            drawn: names(v1.drawn),
            from_zero: v1.from_zero,
            chart_unit: v1.chart_unit.map(Name::from),
            captions: v1.captions.into_iter().map(Captioned::from).collect(),
            overrides: v1.overrides.into(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ViewV1;
    use super::*;

    #[test]
    fn the_chart_of_a_view_is_read_as_in_the_whole_view() {
        let json = concat!(
            r#"{"tab":"charts","report":["度佳镇",2024],"places":["度佳镇"],"years":[2015,2024],"compared":[2023,2024],"#,
            r#""search":"gdp","chart":"bullet","drawn":["地区生产总值"],"from_zero":true,"chart_unit":"亿元","#,
            r#""captions":[{"drawn":["地区生产总值"],"title":"十年翻一番"}],"schedule":[6,"0.9","1.1"],"#,
            r#""alignment":{"joined":[["茶叶面积","茶园面积"]],"breaks":[["度佳镇","茶园面积",2021]]}}"#
        );
        let whole = View::from(serde_json::from_str::<ViewV1>(json).unwrap());
        let chart = View::from(serde_json::from_str::<ChartViewV1>(json).unwrap());
        let Selection { places, years, compared, .. } = whole.selection;
        let expected = View {
            selection: Selection { places, years, compared, ..Selection::default() },
            chart: whole.chart,
            drawn: whole.drawn,
            from_zero: true,
            chart_unit: whole.chart_unit,
            captions: whole.captions,
            overrides: whole.overrides,
            ..View::default()
        };
        assert_eq!(chart, expected);
    }
}
