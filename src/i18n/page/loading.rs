//! Messages about files and addresses that are opened: what was read, what is wrong, what to do.

use super::super::{Lang, place};
use super::{count, figures_of};
use crate::correct;
use crate::model::Report;

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
