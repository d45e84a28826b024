//! The texts of the start page, and of the frame around every view.

use crate::i18n::Lang;

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        lang.pick(&ZH, &EN)
    }
}

page_words! {
    /// The fixed texts of the page in one language: those of the start page, and through them all others. Each field is
    /// named for what it labels.
    pub struct Words(lang);

    title: "同比 Tongbi：读懂每一年的工作报告", "Tongbi 同比: China's government work reports, compared";
    tagline: "读懂每一年的工作报告", "China's government work reports, compared";
    language: "English", "中文";
    theme: "深色", "Dark";
    skip: "跳到正文", "Skip to content";
    start_read: "读出数据", "Figures, read out";
    start_read_hint: "Word、PDF、网页里的每个数，都连着原句。", "Every figure in a Word, PDF or web report, with its sentence.";
    start_compare: "逐年、各地对比", "Years and places compared";
    start_compare_hint: "一行一个指标；几个地方并列，一张图看清。", "One line per indicator; places side by side; charts to publish.";
    start_judge: "承诺兑现了没有", "Promises, held to account";
    start_judge_hint: "去年的目标，对照今年的结果；算不平的数，逐处列出。", "Last year's targets beside this year's results, and the figures that do not add up.";
    tools: "工具", "Tools";
    views: "视图", "Views";
    messages: "消息", "Messages";
    footer_source: "源代码", "Source code";
    footer_mit: "许可：MIT", "Licence: MIT";
    footer_apache: "或 Apache-2.0", "or Apache-2.0";
    overview: "概览", "Overview";
    compare: "对比", "Compare";
    charts: "图表", "Charts";
    promises: "承诺", "Promises";
    tasks: "任务", "Tasks";
    checks: "校核", "Checks";
    text: "原文", "Text";
    open: "打开报告", "Open reports";
    paste: "粘贴", "Paste";
    sample_state: "示例：国务院", "Sample: State Council";
    sample_provinces: "示例：31 省 2026", "Sample: Provinces 2026";
    sample_dujia: "示例：度佳镇", "Sample: Dujia town";
    sample_state_holds: "2015—2026 年，12 份报告：目标与结果逐年对照", "12 reports, 2015 to 2026: targets and results year by year";
    sample_provinces_holds: "31 份报告：2025 年结果，2026 年目标，各省并列", "31 reports side by side: results of 2025, targets for 2026";
    sample_dujia_holds: "一个乡镇的一份报告，含项目和任务", "One township's report, with its projects and tasks";
    samples_read: "示例里的数据由人工逐条读出、核对；您打开的文件由本页自动读取，引用前请对照原文。", "The figures of the samples were read and checked by hand. Files that you open are read by this page: check each figure against the report before you quote it.";
    name_dujia: "度佳镇", "Dujia Town";
    name_state: "国务院", "State Council";
    name_provinces: "31 省 2026", "31 provinces, 2026";
    start_heading: "读懂每一年的工作报告", "What China's governments promised, and what became of it";
    start_lead: "拖入政府工作报告，逐年对比指标，看图表，查承诺是否兑现。", "Every year, every government in China, from the State Council down to the township, publishes a work report (政府工作报告): results of the year before, targets for the year ahead. Tongbi turns their figures into tables and charts and holds results against targets.";
    start_drop: "把报告文件拖到这里，可以多个一起，也可以是文件夹", "Drop report files here: one, several, or a whole folder";
    start_drop_kinds: "Word、WPS、PDF、OFD、RTF、Excel、CSV、文本、网页或 JSON", "Word, WPS, PDF, OFD, RTF, Excel, CSV, text, saved web pages, or JSON";
    start_samples: "先看示例", "Try a sample";
    start_private: "文件只在您的浏览器里读取，不会上传。没有服务器，也不用账号。", "Files are read in your browser and are never uploaded. No server, no account.";
    drop_now: "松手即可打开", "Drop to open";
    reports: "报告", "Reports";
    shelf_drop: "把文件拖到这里", "Drop files here";
    drafts: "草稿", "Drafts";
    rest_missing: "页面的其余部分没能取到，请检查网络后再试一次。", "The rest of the page could not be loaded. Check the network and try again.";
    share: "分享", "Share";
    export: "导出", "Export";
}

#[cfg(test)]
mod tests {
    use super::{Lang, Words};

    #[test]
    fn index_html_opens_with_what_the_start_page_says() {
        let page =
            include_str!("../../../index.html").replace(r#"<span lang="zh">"#, "").replace("</span>", "");
        for words in [Lang::Zh, Lang::En].map(Words::of) {
            assert!(page.contains(&format!("<h1>{}</h1>", words.start_heading)), "{}", words.start_heading);
            assert!(
                page.contains(&format!(r#"<p class="lead">{}</p>"#, words.start_lead)),
                "{}",
                words.start_lead
            );
        }
    }
}
