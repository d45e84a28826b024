//! Texts of files: the progress of reading, why a file cannot be read, and remedies.

use super::Lang;
use crate::intake::Refusal;
use crate::intake::container::ContainerFault;
use crate::intake::docx::DocxFault;
use crate::intake::kind::FileKind;
use crate::intake::pdf::PdfFault;
use crate::intake::word97::Word97Fault;
use crate::intake::workbook::WorkbookFault;

/// A file of an unsupported kind, with a remedy.
#[must_use]
pub fn refused(lang: Lang, file: &str, reason: Refusal) -> String {
    let (zh, en) = match reason {
        Refusal::Word(fault) => word(fault),
        Refusal::Word97(fault) => word97(fault),
        Refusal::Pdf(fault) => pdf(fault),
        Refusal::Ofd(fault) => ofd(fault),
        Refusal::Workbook(fault) => workbook(fault),
        Refusal::Archive(fault) => archive(fault),
        Refusal::Other(kind) => other(kind),
        Refusal::NotText => (
            "不是文本，或编码无法识别。请用原来的程序打开，另存为 .docx、PDF 或 UTF-8 编码的文本。",
            "is not text, or its encoding is unknown. Open it in the program that made it and save it as .docx, PDF or text in UTF-8.",
        ),
    };
    lang.pick(format!("{file} {zh}"), format!("{file} {en}"))
}

/// The progress of reading a file.
#[must_use]
pub fn reading(lang: Lang, file: &str, percent: Option<u32>) -> String {
    match percent {
        Some(percent) => {
            lang.pick(format!("正在读取 {file}：{percent}%"), format!("Reading {file}: {percent}%"))
        }
        None => lang.pick(format!("正在读取 {file}……"), format!("Reading {file}…")),
    }
}

/// A file that waits for others.
#[must_use]
pub fn waiting(lang: Lang, file: &str) -> String {
    lang.pick(format!("等待读取 {file}"), format!("{file} is waiting to be read"))
}

/// The number of waiting files not listed.
#[must_use]
pub fn more_waiting(lang: Lang, more: usize) -> String {
    lang.pick(format!("还有 {more} 个文件等待读取。"), format!("{more} more files are waiting to be read."))
}

/// The button that stops the reading of a file.
#[must_use]
pub fn cancel(lang: Lang) -> &'static str {
    lang.pick("取消", "Cancel")
}

/// The accessible name of that button.
#[must_use]
pub fn stop(lang: Lang, file: &str) -> String {
    lang.pick(format!("取消读取 {file}"), format!("Cancel reading {file}"))
}

/// The button that stops the reading of all files.
#[must_use]
pub fn stop_all(lang: Lang) -> &'static str {
    lang.pick("全部取消", "Cancel all")
}

/// Reading a file was stopped by the reader.
#[must_use]
pub fn stopped(lang: Lang, file: &str) -> String {
    lang.pick(format!("已取消读取 {file}。"), format!("Reading {file} was cancelled."))
}

/// The memory was exhausted before a file was read.
#[must_use]
pub fn out_of_memory(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 没有读完：浏览器的内存不够。请关闭其他网页再试，或者只保留报告正文，另存为 .docx 或文本再打开。"),
        format!("{file} was not read: the browser has not enough memory. Close other pages and try again, or keep the report's text only, save it as .docx or text and open that."),
    )
}

/// The program failed at a file.
#[must_use]
pub fn failed(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 没有读完：读取它的程序出错了，这是同比的缺陷，其他文件照常读取。请用 WPS 或 Office 打开它，另存为 .docx、.xlsx 或文本再打开。"),
        format!("{file} was not read: the program that reads it failed, which is a fault of Tongbi. Other files are read as usual. Open it in Office or WPS, save it as .docx, .xlsx or text and open that."),
    )
}

/// The program that reads a file could not be fetched.
#[must_use]
pub fn unfetched(lang: Lang, file: &str) -> String {
    lang.pick(
        format!("{file} 没有读取：读取它的程序没能下载。请检查网络，再打开一次。"),
        format!("{file} was not read: the program that reads it could not be fetched. Check the network and open it again."),
    )
}

type Both = (&'static str, &'static str);

fn word(fault: DocxFault) -> Both {
    match fault {
        DocxFault::NoDocument => (
            "里没有 Word 文档。请把报告正文另存为 .docx 或文本。",
            "contains no Word document. Save the report's text as .docx or plain text.",
        ),
        DocxFault::Damaged => (
            "已损坏，读不出来。请用 WPS 或 Word 打开后另存一次，或重新获取。",
            "is damaged and cannot be read. Open it in Word or WPS and save it again, or get it anew.",
        ),
        DocxFault::Encrypted => (
            "有密码保护，读不出来。请用 WPS 或 Word 打开，去掉密码后另存。",
            "is protected by a password. Open it in Word or WPS, remove the password and save it.",
        ),
        DocxFault::TooLarge => (
            "展开后过大，没有读取。请把报告正文另存为文本。",
            "is too large once unpacked and was not read. Save the report's text as plain text.",
        ),
    }
}

fn word97(fault: Word97Fault) -> Both {
    match fault {
        Word97Fault::Encrypted => word(DocxFault::Encrypted),
        Word97Fault::Damaged => (
            "是旧版 Office 或 WPS 文档，读不出来。请用 WPS 或 Word 打开，另存为 .docx 或文本。",
            "is a document of old Office or WPS that cannot be read. Open it in WPS or Word and save it as .docx or text.",
        ),
        Word97Fault::TooLarge => (
            "文字过多，没有读取。请把报告正文另存为 .docx 或文本。",
            "has too much text and was not read. Save the report's text as .docx or plain text.",
        ),
    }
}

fn workbook(fault: WorkbookFault) -> Both {
    match fault {
        WorkbookFault::Damaged => (
            "已损坏，读不出来。请用 WPS 或 Excel 打开后另存为 .xlsx 或 .csv。",
            "is damaged and cannot be read. Open it in Excel or WPS and save it as .xlsx or .csv.",
        ),
        WorkbookFault::Encrypted => (
            "有密码。请用 WPS 或 Excel 打开，去掉密码后另存。",
            "asks for a password. Open it in Excel or WPS and save it without one.",
        ),
        WorkbookFault::TooLarge => (
            "过大，没有读取。请把需要的工作表另存为 .csv。",
            "is too large and was not read. Save the sheet that you need as .csv.",
        ),
    }
}

fn pdf(fault: PdfFault) -> Both {
    match fault {
        PdfFault::Encrypted => (
            "是有密码的 PDF，读不出来。请打开后另存或打印为没有密码的 PDF，或复制其中的文字粘贴到这里。",
            "is a PDF with a password. Open it and save or print it as a PDF without one, or copy its text and paste it here.",
        ),
        PdfFault::Damaged => (
            "是 PDF，但已损坏，读不出来。请重新下载，或打开后复制其中的文字粘贴到这里。",
            "is a PDF that is damaged and cannot be read. Download it again, or open it, copy its text and paste it here.",
        ),
        PdfFault::Scanned => (
            "是扫描的 PDF，里面只有图片，没有文字。请先用 WPS、手机或扫描软件识别文字（OCR），再打开识别后的文件或粘贴文字。",
            "is a scanned PDF: pictures without text. Have its text recognised (OCR) by WPS, a phone or scanning software, then open that file or paste the text.",
        ),
        PdfFault::Unmapped => (
            "是 PDF，但其中的字体没有说明对应哪些汉字，取出来的是乱码。请按扫描件处理：先识别文字（OCR），再打开或粘贴。",
            "is a PDF whose fonts do not say which characters they draw. Treat it like a scan: have its text recognised (OCR), then open or paste that.",
        ),
        PdfFault::TooLarge => (
            "是 PDF，页数或文字过多，没有读取。请只保留报告部分再打开。",
            "is a PDF with too many pages or too much text, and was not read. Keep the report's pages only and open that.",
        ),
    }
}

fn ofd(fault: PdfFault) -> Both {
    match fault {
        PdfFault::Scanned => (
            "是扫描的 OFD，里面只有图片，没有文字。请先用 WPS、手机或扫描软件识别文字（OCR），再打开识别后的文件或粘贴文字。",
            "is a scanned OFD: pictures without text. Have its text recognised (OCR) by WPS, a phone or scanning software, then open that file or paste the text.",
        ),
        PdfFault::TooLarge => (
            "是 OFD，页数或文字过多，没有读取。请只保留报告部分再打开。",
            "is an OFD with too many pages or too much text, and was not read. Keep the report's pages only and open that.",
        ),
        PdfFault::Damaged | PdfFault::Encrypted | PdfFault::Unmapped => (
            "是 OFD，但已损坏或加密，读不出来。请重新下载，或用 OFD 阅读器打开后复制其中的文字粘贴到这里。",
            "is an OFD that is damaged or encrypted and cannot be read. Download it again, or open it in an OFD reader, copy its text and paste it here.",
        ),
    }
}

fn archive(fault: ContainerFault) -> Both {
    match fault {
        ContainerFault::Damaged => (
            "是压缩包，但已损坏，或用了不支持的压缩方法。请先解压，再打开里面的报告（可以一次选多个文件或整个文件夹）。",
            "is an archive that is damaged or compressed in an unknown way. Unpack it first and open the reports in it (several files or a whole folder at once).",
        ),
        ContainerFault::Encrypted => (
            "是设有密码的压缩包。请先用密码解压，再打开里面的报告。",
            "is an archive with a password. Unpack it with the password first and open the reports in it.",
        ),
        ContainerFault::TooLarge => (
            "是压缩包，解压后过大（文件超过 1 万个，或共超过 256 MB），没有读取。请先解压，再分批打开里面的报告。",
            "is an archive that unpacks to too much (over 10,000 files, or over 256 MB in all), and was not read. Unpack it first and open the reports in it in portions.",
        ),
    }
}

fn other(kind: FileKind) -> Both {
    match kind {
        FileKind::Empty => (
            "是空文件，里面什么也没有。可能没有下载完整，请重新获取。",
            "is empty. It may not have been downloaded whole; get it again.",
        ),
        FileKind::Picture => (
            "是图片。请用手机、微信或 WPS 的文字识别（OCR）取出文字，再粘贴到这里。",
            "is a picture. Have its text recognised (OCR) by a phone or WPS, then paste it here.",
        ),
        FileKind::Slides => (
            "是演示文稿。请复制其中的文字粘贴到这里，或打开报告的 Word 版。",
            "is a presentation. Copy its text and paste it here, or open the report's Word version.",
        ),
        FileKind::Archive => (
            "是压缩包。请先解压，再打开里面的报告（可以一次选多个文件或整个文件夹）。",
            "is an archive. Unpack it first and open the reports in it (several files or a whole folder at once).",
        ),
        FileKind::ReaderOfItsOwn => (
            "是专用阅读器的格式（CEB、CAJ 等）。请用它的阅读器打开，复制文字粘贴到这里，或打印为 PDF。",
            "is in a format that only its own viewer opens (CEB, CAJ and the like). Open it there, copy its text and paste it here, or print it as a PDF.",
        ),
        FileKind::Shortcut => (
            "只是一个快捷方式或网址，不是报告本身。请打开它指向的文件，把那个文件拖到这里。",
            "is only a shortcut or an address, not the report itself. Open what it leads to and drop that file here.",
        ),
        FileKind::Online => (
            "是在线文档的占位文件，内容在云端。请在 WPS 或腾讯文档里打开，导出为 .docx 或 PDF。",
            "is a placeholder for an online document. Open it in WPS or Tencent Docs and export it as .docx or PDF.",
        ),
        FileKind::Media => {
            ("是音频或视频。请找报告的文字版。", "is audio or video. Look for the report's text.")
        }
        FileKind::Book => (
            "是电子书。请复制其中的文字粘贴到这里。",
            "is an electronic book. Copy its text and paste it here.",
        ),
        FileKind::Sealed => (
            "被单位的加密软件加了密，离开那里就读不出来。请在能打开它的电脑上解密，或复制文字粘贴到这里。",
            "is encrypted by an office's security software. Decrypt it on a computer that can open it, or copy its text and paste it here.",
        ),
        FileKind::Program => (
            "是程序或数据库，不是文档。请打开报告的 .docx、PDF 或文本。",
            "is a program or database, not a document. Open the report as .docx, PDF or text.",
        ),
        FileKind::Pages => (
            "是苹果 Pages 文档。请在 Pages 里导出为 Word 或 PDF。",
            "is a document of Apple Pages. Export it from Pages as Word or PDF.",
        ),
        FileKind::OldOffice => (
            "是旧版 Office 或 WPS 的其他文件。请用 WPS 或 Office 打开，把报告正文另存为 .docx 或文本。",
            "is another file of old Office or WPS. Open it in WPS or Office and save the report's text as .docx or text.",
        ),
        FileKind::OlderWord => (
            "是很早的 Word 文档。请用 WPS 或 Word 打开，另存为 .docx 或文本。",
            "is a very old Word document. Open it in WPS or Word and save it as .docx or text.",
        ),
    }
}
