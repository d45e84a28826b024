//! The page's texts with variable parts: messages, titles, labels.

use std::sync::Arc;

use super::compare::{figure, gap_reason, period};
use super::{Lang, draft, name, place, unit};
use crate::correct::{self, Correction, Repaired, Unlike};
use crate::document::{Contents, Difference};
use crate::extract::RepairReason;
use crate::model::{Observation, Report, StatedChange, Value, Year};
use crate::quantity::Decimal;

/// A count with its noun, singular or plural.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

// Loading.

/// A file was read.
#[must_use]
pub fn loaded(lang: Lang, file: &str, reports: usize) -> String {
    lang.pick(
        format!("已打开 {file}：{reports} 份报告。"),
        format!("Opened {file}: {}.", count(reports, "report", "reports")),
    )
}

/// What several files brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// The number of reports.
    pub reports: usize,
    /// The number of figures in them.
    pub figures: usize,
    /// The number of figures with a repair that waits to be confirmed.
    pub mended: usize,
}

impl Load {
    /// Counts a report.
    pub fn add(&mut self, report: &Report) {
        self.reports += 1;
        self.figures += figures_of(report);
        self.mended += correct::mended(report);
    }
}

/// Several files were read: 已读 10 份报告，3,054 个数据；2 处待确认.
#[must_use]
pub fn loaded_many(lang: Lang, load: &Load) -> String {
    let figures = grouped(load.figures);
    let (zh, en) = match load.mended {
        0 => (String::new(), String::new()),
        mended => (format!("；{mended} 处待确认"), format!("; {mended} to check")),
    };
    lang.pick(
        format!("已读 {} 份报告，{figures} 个数据{zh}", load.reports),
        format!("Read {}, {figures} figures{en}", count(load.reports, "report", "reports")),
    )
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let comma = |(at, digit): (usize, char)| {
        let is_next = at > 0 && (digits.len() - at).is_multiple_of(3);
        [is_next.then_some(','), Some(digit)].into_iter().flatten()
    };
    digits.chars().enumerate().flat_map(comma).collect()
}

/// A file was handed to the browser as a download.
#[must_use]
pub fn downloaded(lang: Lang, file: &str) -> String {
    lang.pick(format!("已下载 {file}。"), format!("Downloaded {file}."))
}

/// A file contains only what is already open.
#[must_use]
pub fn open_already(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 已经打开，内容相同。"),
        format!("{file} is already open, with the same content."),
    )
}

/// A file has faults.
#[must_use]
pub fn faulty(lang: Lang, file: &str, faults: usize, loaded: usize) -> String {
    match loaded {
        0 => lang.pick(
            format!("{file} 没有读出报告，有 {faults} 处问题："),
            format!("No report could be read from {file}; {} found:", count(faults, "problem", "problems")),
        ),
        _ => lang.pick(
            format!("{file} 有 {faults} 处问题，其余内容已打开（{loaded} 份报告）："),
            format!(
                "{file} has {}; the rest was opened ({}):",
                count(faults, "problem", "problems"),
                count(loaded, "report", "reports")
            ),
        ),
    }
}

/// The number of faults not listed.
#[must_use]
pub fn more_faults(lang: Lang, more: usize) -> String {
    lang.pick(format!("还有 {more} 处问题。"), format!("and {more} more."))
}

/// The browser could not read a file.
#[must_use]
pub fn file_unreadable(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("浏览器读不了 {file}。文件可能已被移动或改名，请重新选择。"),
        format!("The browser cannot read {file}. It may have been moved or renamed; choose it again."),
    )
}

/// A report was read from prose.
#[must_use]
pub fn read(lang: Lang, report: &Report) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    let figures = figures_of(report);
    let projects = report.projects.len();
    let mended = correct::mended(report);
    let zh = if mended > 0 {
        format!("，其中 {mended} 个读的时候作了修正，请在“校核”里确认")
    } else {
        String::new()
    };
    let en = if mended > 0 {
        format!("; {mended} were corrected while reading: see Checks")
    } else {
        String::new()
    };
    lang.pick(
        format!("读作 {place} {year} 年的报告：{figures} 个数据、{projects} 个项目{zh}。"),
        format!(
            "Read as the {year} report of {place}: {}, {}{en}.",
            count(figures, "figure", "figures"),
            count(projects, "project", "projects")
        ),
    )
}

/// Some characters of a file could not be decoded.
#[must_use]
pub fn characters_lost(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 里有的字符已损坏，原文中显示为“�”。数字可能因此不全，请对照原文件，或另存为 UTF-8 后重新打开。"),
        format!(
            "Some characters of {file} are broken and shown as “�”. Figures may be incomplete: compare them with the file, or save it as UTF-8 and open it again."
        ),
    )
}

/// A text without any figure.
#[must_use]
pub fn no_figures(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 里没有读到任何数据，所以没有打开。请检查它是不是政府工作报告的正文。"),
        format!(
            "No figures were found in {file}, so it was not opened. Check that it is the text of a work report."
        ),
    )
}

/// Asks for the place and year of a report.
#[must_use]
pub fn naming(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file}：这是哪里、哪一年的报告？"),
        format!("{file}: which place and year is this report from?"),
    )
}

/// An address did not respond.
#[must_use]
pub fn no_answer(lang: Lang, address: &str) -> String {
    lang.pick(
        format!("读不到 {address}。可能没有网络，也可能那个网站不允许其他网页读取它的文件（未设置 CORS）。请下载该文件，再拖到这里。"),
        format!("{address} cannot be read: there is no network, or that website does not let other pages read its files (CORS). Download the file and drop it here."),
    )
}

/// The progress of a download.
#[must_use]
pub fn downloading(lang: Lang, address: &str, received: usize, total: Option<usize>) -> String {
    let received = megabytes(received);
    match total.map(megabytes) {
        Some(total) => lang.pick(
            format!("正在下载 {address}：{received} / {total} MB"),
            format!("Downloading {address}: {received} of {total} MB"),
        ),
        None => lang.pick(
            format!("正在下载 {address}：{received} MB"),
            format!("Downloading {address}: {received} MB"),
        ),
    }
}

/// Millions of bytes with one decimal.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// An address responded with an error.
#[must_use]
pub fn bad_status(lang: Lang, address: &str, status: u16) -> String {
    let (zh, en) = match status {
        404 | 410 => ("文件不在那里，请核对地址", "the file is not there; check the address"),
        401 | 403 => ("网站不允许读取", "the website does not allow it"),
        _ => ("网站出错，请稍后再试", "the website has a problem; try again later"),
    };
    lang.pick(
        format!("读不到 {address}：{zh}（HTTP {status}）。"),
        format!("{address} cannot be read: {en} (HTTP {status})."),
    )
}

/// A report of the same place and year is already loaded.
#[must_use]
pub fn clash(lang: Lang, file: &str, report: &Report) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    lang.pick(
        format!("{file} 里的 {place} {year} 年报告已经打开过，内容不同。用新的替换，还是两份都留？"),
        format!("The {year} report of {place} is already open, but {file} has different content. Replace it, or keep both?"),
    )
}

/// A report was removed from the page.
#[must_use]
pub fn removed(lang: Lang, report: &Report) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    lang.pick(format!("已移除 {place} {year} 年报告。"), format!("Removed the {year} report of {place}."))
}

/// A report was corrected: names the report and the latest new correction.
#[must_use]
pub fn corrected(lang: Lang, old: &Report, new: &Report) -> String {
    let (place, year) = (place::short(lang, &new.place.name), new.year);
    let (before, after) = (correct::corrections(old), correct::corrections(new));
    let said = |one: &Correction| match (&one.before, &one.after) {
        (Some(gone), None) => {
            let (name, value) =
                (name::indicator(lang, &gone.indicator), value_with_unit(lang, &gone.value, &gone.unit));
            lang.pick(format!("{name} {value} → 已去掉"), format!("{name} {value} → removed"))
        }
        _ => correction(lang, one),
    };
    let is_new = |one: &&Correction| {
        before.iter().all(|other| (&other.before, &other.after) != (&one.before, &one.after))
    };
    let gone = new.commitments.len() < old.commitments.len();
    let task = old.commitments.iter().find(|task| gone && !new.commitments.contains(task));
    let what = after.iter().rev().find(is_new).map(said);
    let what = what.or_else(|| {
        task.map(|task| lang.pick(format!("{} → 已去掉", task.text), format!("{} → removed", task.text)))
    });
    match what {
        Some(what) => lang.pick(
            format!("已更正 {place} {year} 年报告：{what}"),
            format!("Corrected the {year} report of {place}: {what}"),
        ),
        None => lang.pick(
            format!("已更正 {place} {year} 年报告。"),
            format!("Corrected the {year} report of {place}."),
        ),
    }
}

/// The number of messages not shown.
#[must_use]
pub fn more_notices(lang: Lang, more: usize) -> String {
    lang.pick(format!("还有 {more} 条"), format!("{more} more"))
}

/// Why the printed characters were read as this value.
#[must_use]
pub fn repaired(lang: Lang, repaired: &Repaired) -> String {
    let why = match repaired.reason {
        RepairReason::MisreadDigits => lang.pick(
            "扫描常把 1 认成 l、I、i，把 0 认成 O，把“1.”认成 L",
            "scanners mistake 1 for l, I or i, 0 for O, and “1.” for L",
        ),
        RepairReason::PercentSignLeftOut => {
            lang.pick("增减后面漏了百分号", "the percent sign of a change is missing")
        }
    };
    match &repaired.too_large {
        Some((instead, whole)) => lang.pick(
            format!("{why}；若读作 {instead}，就超过了{} {}", whole.0, whole.1),
            format!("{why}; {instead} would exceed {} of {}", whole.0, whole.1),
        ),
        None => why.to_owned(),
    }
}

/// A correction: the statement before and after.
#[must_use]
pub fn correction(lang: Lang, correction: &Correction) -> String {
    let say = |observation: &Observation| {
        let value = value_with_unit(lang, &observation.value, &observation.unit);
        format!("{} {value}", name::indicator(lang, &observation.indicator))
    };
    match (&correction.before, &correction.after) {
        (Some(before), Some(after)) if say(before) != say(after) => {
            format!("{} → {}", say(before), say(after))
        }
        (None, Some(after)) => lang.pick(format!("补标 {}", say(after)), format!("Added {}", say(after))),
        (_, Some(after)) => say(after),
        (Some(before), None) => {
            lang.pick(format!("去掉 {}", say(before)), format!("Removed {}", say(before)))
        }
        (None, None) => String::new(),
    }
}

/// Why typed or selected text is not a figure, or is unlikely to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// The text does not contain it.
    Absent,
    /// It does not look like a figure.
    Unlike(Unlike),
}

/// Why typed or selected text is not a figure, or is unlikely to be one.
#[must_use]
pub fn unmarked(lang: Lang, why: &Unmarked) -> String {
    match why {
        Unmarked::Absent => super::words::Words::of(lang).missed_absent.to_owned(),
        Unmarked::Unlike(Unlike::NoNumber) => lang
            .pick(
                "这句里没有数。若确有，请在下面填写。",
                "There is no number in these words. If there is one, enter it below.",
            )
            .to_owned(),
        Unmarked::Unlike(Unlike::Year(year)) => {
            lang.pick(format!("{year}年是年份，不是数据。"), format!("{year} is a year, not a figure."))
        }
    }
}

/// The number of rows not shown yet.
#[must_use]
pub fn more_rows(lang: Lang, left: usize) -> String {
    lang.pick(format!("再显示一些（还有 {left} 行）"), format!("Show more ({left} left)"))
}

// The list of reports.

/// The number of figures in a report, including those of its tasks.
#[must_use]
pub fn figures_of(report: &Report) -> usize {
    report.observations.len() + report.commitments.iter().map(|task| task.targets.len()).sum::<usize>()
}

/// The number of figures in a report.
#[must_use]
pub fn figures(lang: Lang, figures: usize) -> String {
    lang.pick(format!("{figures} 项"), count(figures, "figure", "figures"))
}

/// The button that removes a report.
#[must_use]
pub fn remove_report(lang: Lang, report: &Report) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    lang.pick(format!("移除 {place} {year}"), format!("Remove {place} {year}"))
}

/// A place's name as a heading: in English with the Chinese name behind it.
#[must_use]
pub fn place_name(lang: Lang, place: &str) -> String {
    place::full(lang, place)
}

// Drafts and links.

/// A draft was deleted.
#[must_use]
pub fn deleted(lang: Lang, name: &str) -> String {
    lang.pick(format!("已删除草稿“{name}”。"), format!("Deleted the draft “{name}”."))
}

/// The title of a draft: the name given by the reader, else the default name.
#[must_use]
pub fn draft_title(lang: Lang, name: &str, contents: &Contents) -> String {
    if name.is_empty() { draft::name(lang, contents) } else { name.to_owned() }
}

/// The time of a draft's last change, and its size.
#[must_use]
pub fn draft_details(lang: Lang, changed: &str, bytes: usize) -> String {
    let size = draft::size(bytes);
    lang.pick(format!("{changed} 修改，{size}"), format!("changed {changed}, {size}"))
}

/// The number of drafts, and the room that they use.
#[must_use]
pub fn drafts_size(lang: Lang, drafts: usize, bytes: usize) -> String {
    let size = draft::size(bytes);
    lang.pick(
        format!("共 {drafts} 份草稿，占 {size}。"),
        format!("{}, using {size}.", count(drafts, "draft", "drafts")),
    )
}

/// The first few differences between two points of the timeline.
#[must_use]
pub fn differences(lang: Lang, differences: &[Difference]) -> String {
    /// The most differences listed.
    const MOST: usize = 6;

    let said: Vec<String> = differences.iter().take(MOST).map(|one| draft::difference(lang, one)).collect();
    let more = if differences.len() > MOST { "……" } else { "" };
    said.join(lang.pick("，", ", ")) + more
}

/// The number of corrections that a newer file cannot take.
#[must_use]
pub fn lost(lang: Lang, count: usize) -> String {
    lang.pick(
        format!("替换后，您所做的有 {count} 处带不过去（撤销可以恢复）："),
        format!("If you replace it, {count} of your changes cannot be carried over (undo brings them back):"),
    )
}

/// Everything is saved.
#[must_use]
pub fn saved(lang: Lang, name: &str) -> String {
    lang.pick(format!("已存为草稿“{name}”"), format!("Saved as draft “{name}”"))
}

/// The size of a draft in reports.
#[must_use]
pub fn draft_size(lang: Lang, reports: usize) -> String {
    lang.pick(format!("{reports} 份报告"), count(reports, "report", "reports"))
}

/// An action on a named thing: "Rename Two sessions".
#[must_use]
pub fn of(lang: Lang, action: &str, name: &str) -> String {
    lang.pick(format!("{action}：{name}"), format!("{action}: {name}"))
}

/// The name of a copy.
#[must_use]
pub fn copy_of(lang: Lang, name: &str) -> String {
    lang.pick(format!("{name} 副本"), format!("{name} copy"))
}

/// The length of a link.
#[must_use]
pub fn link_size(lang: Lang, characters: usize) -> String {
    lang.pick(format!("链接长 {characters} 个字符。"), format!("The link is {characters} characters long."))
}

/// A name without characters that some file systems reject.
fn safe(name: &str) -> String {
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}

/// The stem of a file name for what is loaded: places and years.
#[must_use]
pub fn file_stem(lang: Lang, reports: &[Arc<Report>]) -> String {
    let places: std::collections::BTreeSet<&str> = reports.iter().map(|report| &*report.place.name).collect();
    let years = reports.iter().map(|report| report.year);
    let place = match (places.len(), places.first()) {
        (1, Some(place)) => (*place).to_owned(),
        (many, _) => lang.pick(format!("{many}地"), format!("{many}-places")),
    };
    let place = safe(&place);
    match (years.clone().min(), years.max()) {
        (Some(from), Some(to)) if from != to => format!("{place}-{from}-{to}"),
        (Some(year), _) => format!("{place}-{year}"),
        (None, _) => "tongbi".to_owned(),
    }
}

/// The stem of a file name with a description of its content.
#[must_use]
pub fn stem_of(stem: &str, parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.fold(stem.to_owned(), |stem, part| format!("{stem}-{}", safe(part)))
}

// Titles.

/// The title of a report that states none.
#[must_use]
pub fn report_title(lang: Lang, place: &str, year: Year) -> String {
    let place = place_name(lang, place);
    format!("{place} {year}")
}

/// The link back to the view from which the text was opened.
#[must_use]
pub fn back_to(lang: Lang, view: &str) -> String {
    lang.pick(format!("← 回到{view}"), format!("← Back to {view}"))
}

/// The year that a report reviews.
#[must_use]
pub fn reviewed(lang: Lang, year: Year) -> String {
    lang.pick(format!("回顾 {year} 年"), format!("Covers {year}"))
}

/// The comparison's title for what is shown.
#[must_use]
pub fn comparison_title(lang: Lang, places: &[crate::model::Name], years: &[Year]) -> String {
    let place = match places {
        [] => String::new(),
        [one] => place_name(lang, one),
        [one, other] => {
            let (one, other) = (place_name(lang, one), place_name(lang, other));
            lang.pick(format!("{one}与{other}"), format!("{one} and {other}"))
        }
        many => lang.pick(format!("{} 个地方", many.len()), format!("{} places", many.len())),
    };
    let span = match years {
        [] => return place,
        [year] => year.to_string(),
        [from, .., to] => lang.pick(format!("{from}—{to}"), format!("{from}–{to}")),
    };
    lang.pick(format!("{place}：{span} 年主要指标"), format!("{place}: main indicators, {span}"))
}

/// The two years compared.
#[must_use]
pub fn compared(lang: Lang, from: Year, to: Year) -> String {
    lang.pick(format!("{from} 与 {to} 相比"), format!("{to} compared with {from}"))
}

/// The column head of a year's targets.
#[must_use]
pub fn target_of(lang: Lang, year: Year) -> String {
    lang.pick(format!("{year} 年目标"), format!("Target {year}"))
}

/// The place and year of the promises.
#[must_use]
pub fn promises_title(lang: Lang, place: &str, year: Year) -> String {
    let place = place_name(lang, place);
    lang.pick(format!("{place} {year} 年的承诺"), format!("{place}: promises for {year}"))
}

/// The number of reports checked, and of findings.
#[must_use]
pub fn checked(lang: Lang, findings: usize, reports: usize) -> String {
    lang.pick(
        format!("核对了 {reports} 份报告，{findings} 处值得一看"),
        format!(
            "{} checked, {} worth a look",
            count(reports, "report", "reports"),
            count(findings, "passage", "passages")
        ),
    )
}

// Figures in words.

/// A note beside a figure: its text if it is short, else only a marker.
#[must_use]
pub fn note_mark(lang: Lang, note: &str) -> String {
    /// The longest note shown, in characters. Longer ones would widen the columns.
    const SHORT: usize = 5;

    let note = name::note(lang, note);
    match note.chars().count() {
        0..=SHORT => lang.pick(format!("（{note}）"), format!("({note})")),
        _ => lang.pick("（有注）", "(see note)").to_owned(),
    }
}

/// A figure with its unit, or the reason for a gap.
#[must_use]
pub fn value_with_unit(lang: Lang, value: &Value, unit: &str) -> String {
    match value {
        Value::Stated(stated) => unit::figure(lang, stated, unit),
        Value::Missing(gap) => gap_reason(lang, *gap).to_owned(),
    }
}

/// A statement on one line: place, indicator, period, and the report's sentence if known.
#[must_use]
pub fn statement(lang: Lang, report: &Report, observation: &Observation) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    let value = value_with_unit(lang, &observation.value, &observation.unit);
    let when = period(lang, observation.period);
    let indicator = name::indicator(lang, &observation.indicator);
    let kind = super::model::kind(lang, observation.kind);
    let fact = lang.pick(
        format!("{place} {year} 年报告：{indicator} {value}（{when}，{kind}）"),
        format!("{place}, {year} report: {indicator} {value} ({when}, {})", kind.to_lowercase()),
    );
    let note = crate::format::text_of(&observation.extra, "note").map(|note| name::note(lang, &note));
    let fact = match note {
        Some(note) => lang.pick(format!("{fact}（{note}）"), format!("{fact} ({note})")),
        None => fact,
    };
    let words = observation.evidence.quote.as_deref().or(observation.as_written.as_deref());
    match (words, &observation.evidence.repaired_from) {
        (_, Some(from)) => format!("{fact} {}", mended(lang, from)),
        (Some(words), None) => lang.pick(format!("{fact}“{words}”"), format!("{fact} “{words}”")),
        (None, None) => fact,
    }
}

/// The filter of the text by readings that are not sure.
#[must_use]
pub fn to_be_confirmed(lang: Lang, count: usize) -> String {
    lang.pick(format!("待确认 {count} 处"), format!("{count} to check"))
}

/// A value that was repaired when it was read.
#[must_use]
pub fn mended(lang: Lang, from: &str) -> String {
    lang.pick(format!("（原文作“{from}”，待确认）"), format!("(printed as “{from}”; please check)"))
}

/// The change stated in a report; empty if there is none.
#[must_use]
pub fn stated_change(lang: Lang, change: &StatedChange) -> String {
    let parts = [
        change.percent.as_ref().map(|n| format!("{}%", figure(lang, n))),
        change.points.as_ref().map(|n| {
            let points = figure(lang, n);
            lang.pick(format!("{points} 个百分点"), format!("{points} percentage points"))
        }),
        change.amount.as_ref().map(|n| figure(lang, n)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let against = change.against.map(|earlier| {
        let earlier = period(lang, earlier);
        lang.pick(format!("比{earlier}"), format!(" on {earlier}"))
    });
    match (parts.is_empty(), against) {
        (true, _) => String::new(),
        (false, None) => {
            lang.pick(format!("报告称增减 {}", parts.join("，")), format!("report says {}", parts.join(", ")))
        }
        (false, Some(against)) => lang.pick(
            format!("报告称{against}增减 {}", parts.join("，")),
            format!("report says {}{against}", parts.join(", ")),
        ),
    }
}

/// The stated share of a target reached.
#[must_use]
pub fn completion(lang: Lang, done: &crate::model::Number) -> String {
    let done: Decimal = done.value();
    lang.pick(format!("完成目标 {done}%"), format!("{done}% of the target reached"))
}

/// The reports between which wording changed.
#[must_use]
pub fn wording_lead(lang: Lang, place: &str, earlier: Year, later: Year) -> String {
    lang.pick(
        format!("{place}：{later} 年的报告与 {earlier} 年相比，反复出现的词语；数字是各年报告里出现的次数。"),
        format!("{place}: phrases that recur in the {later} report, compared with the {earlier} report; the numbers show how often each report uses them."),
    )
}

/// The number of occurrences of a phrase in each report.
pub fn wording_counts(lang: Lang, words: &str, counts: impl Iterator<Item = (Year, usize)>) -> String {
    let counts: Vec<String> = counts
        .map(|(year, count)| lang.pick(format!("{year} 年 {count} 次"), format!("{count} in {year}")))
        .collect();
    lang.pick(format!("“{words}”：{}", counts.join("，")), format!("“{words}”: {}", counts.join(", ")))
}

/// The number of dismissed findings.
#[must_use]
pub fn dismissed(lang: Lang, number: usize) -> String {
    lang.pick(format!("已忽略 {number} 处"), format!("{number} dismissed"))
}
