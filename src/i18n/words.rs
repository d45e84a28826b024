//! The page's fixed texts: names of controls (a contract with assistive tools and tests), hints,
//! messages. Chinese and English are adjacent; a missing one does not compile.
//!
//! The start page transfers [`Words`] alone; [`LaterWords`] come with the rest of the page. Both are named in the same
//! way: `words.share_link`.

#[macro_use]
mod table;
mod start;

use std::ops::Deref;

pub use start::Words;

impl Deref for Words {
    type Target = LaterWords;

    fn deref(&self) -> &LaterWords {
        self.lang.pick(&ZH, &EN)
    }
}

page_words! {
    /// All fixed texts of the page in one language except those of the start page. Each field is named for what it
    /// labels.
    pub struct LaterWords;

    // Page frame.
    scrolls: "表格，可左右滚动", "Table, scrolls sideways";
    close: "关闭", "Close";
    loads_check: "查看", "Show";
    undo: "撤销", "Undo";

    // Loading.
    paste_hint: "把报告正文、表格或 JSON 粘贴在这里", "Paste the text of a report, a table or JSON here";
    paste_read: "读取", "Read";
    start_drafts: "继续上次的草稿", "Continue with a draft";
    nothing_loaded: "还没有打开报告。", "No report is open yet.";
    clash_replace: "替换", "Replace";
    clash_both: "两份都留", "Keep both";
    clash_skip: "不要新的", "Skip the new one";

    // Reports read from prose.
    naming: "更正地方或年份", "Correct the place or year";
    naming_save: "确定", "Confirm";
    place: "地方", "Place";
    level: "层级", "Level";
    report_year: "报告年份", "Year of the report";
    report_title: "标题", "Title";
    clash_skip_short: "取消", "Cancel";

    // The preview of tables.
    table_preview: "表格预览", "Table preview";
    table_column: "第几列是什么：", "What is in column";
    table_take: "采用", "Use";
    table_leave: "不用", "Leave out";

    // Drafts.
    draft_new: "新建草稿", "New draft";
    draft_rename: "改名", "Rename";
    draft_duplicate: "复制", "Duplicate";
    draft_delete: "删除", "Delete";
    draft_name: "草稿名称", "Name of the draft";
    draft_save_name: "保存名称", "Save name";
    draft_none: "还没有草稿。打开报告后会自动存为草稿。", "No drafts yet. Reports that you open are saved as a draft automatically.";
    draft_unsaved: "未保存", "Not saved";
    draft_saving: "正在保存……", "Saving…";
    draft_gone: "这份草稿已经不在了，可能在别处被删除。", "This draft no longer exists; it may have been deleted elsewhere.";
    draft_unreadable: "这份草稿读不出来。它原样保留着，没有删除任何内容。", "This draft cannot be read. It is kept as it is; nothing was deleted.";
    draft_too_large: "这份草稿太大，本页打不开。它原样保留着，没有删除任何内容。", "This draft is too large to open here. It is kept as it is; nothing was deleted.";
    large_store_blocked: "浏览器现在不让本页读取大文件的存储（IndexedDB），所以这份草稿打不开。它还在，原样未动；允许后刷新即可。", "The browser does not let this page read its storage for large files (IndexedDB), so this draft cannot be opened. It is still there, unchanged; allow access and reload.";
    edit_refused: "这一步没有生效：同一处后来又改过（可能在另一个标签页）。现在显示的是改后的内容。", "Your change was not made: the same thing was changed later, perhaps in another tab. The page shows that change.";
    redo: "重做", "Redo";
    timeline: "时间线", "Timeline";
    timeline_lead: "这份草稿以前的样子。可以另开为一份草稿；命名的会一直保留。", "Earlier states of this draft. Open any of them as a new draft; those with a name are kept for good.";
    timeline_open: "另开为草稿", "Open as a new draft";
    timeline_name: "这一刻的名称", "Name for this state";
    timeline_compare: "有何不同", "What changed";
    timeline_keep: "记下此刻", "Save this state";
    timeline_same: "与现在相同", "Same as now";
    draft_download: "下载", "Download";
    draft_download_all: "下载全部", "Download all";
    draft_not_in_file: "还没有存为文件", "Not saved to a file yet";
    draft_newer: "这份草稿是更新版本的同比保存的。请刷新页面后再打开；草稿原样未动。", "This draft was saved by a newer Tongbi. Reload the page and open it again; the draft is untouched.";
    update_ready: "同比有新版本，下次打开时启用。", "A new version of Tongbi is ready. It starts with your next visit.";
    update_take: "现在启用", "Use it now";
    safe_start: "上次打开草稿时页面没能启动，所以这次没有自动打开。草稿还在“草稿”里。", "The page failed while opening your last draft, so it was not opened this time. You can still find it under Drafts.";
    storage_blocked: "浏览器不允许本页保存草稿。页面照常可用，但关闭后内容不会保留；请用“导出”保存为文件。", "The browser does not let this page save drafts. Everything works, but nothing is kept once you close the page: use Export to save a file.";
    storage_full: "浏览器的存储空间已满，最近的修改没有保存。请删除旧草稿，或用“导出”保存为文件。", "The browser's storage is full, so your latest changes are not saved. Delete old drafts, or use Export to save a file.";

    // Sharing.
    share_what: "分享什么", "What to share";
    share_view: "这个视图", "This view";
    share_quoted: "这个视图和原句", "This view with its sentences";
    share_everything: "全部", "Everything";
    share_link: "分享链接", "Link to share";
    share_copy: "复制链接", "Copy link";
    share_fits: "可直接发微信、QQ 和邮件。", "Short enough for any chat app or email.";
    share_long: "有些聊天软件会截断这么长的链接。可以只分享这个视图，或发送文件。", "Some chat apps shorten long links. Share only this view, or send a file.";
    share_huge: "链接太长，打不开。请发送文件。", "Too long to open. Send a file.";
    share_text_left: "报告原文不放进链接，只放读出的数据。", "The link holds the figures, not the reports' full text.";
    share_hosted: "链接到文件", "Link to a file";
    share_hosted_hint: "把下载的文件放到任何允许其他网页读取的网站上，填入它的地址，就得到很短的链接。", "Put a downloaded file on any website that lets other pages read it, and enter its address: the link becomes short.";
    share_hosted_link: "复制短链接", "Copy short link";
    share_file: "下载数据", "Download the data";
    share_page: "下载网页文件", "Download as a web page";
    share_page_hint: "网页文件含全部内容，断网也能看，拖回这里可继续用。", "The web page contains everything, works without a network, and opens here again when you drop it.";
    share_code: "二维码", "QR code";
    share_code_hint: "链接的二维码", "QR code of the link";
    share_code_large: "链接太长，放不进二维码。", "The link is too long for a QR code.";
    share_empty: "还没有打开报告，没有可分享的内容。", "No report is open, so there is nothing to share yet.";
    shared_banner: "您正在看别人分享的内容。您自己的草稿没有变动。", "You are looking at something that was shared with you. Your own drafts are unchanged.";
    shared_save: "存为我的草稿", "Save as my draft";
    shared_leave: "离开", "Leave";
    shared_mark: "分享的内容，未存为草稿", "Shared with you, not saved as a draft";
    link_cut_short: "这个链接的后半截丢失了，可能在转发或复制时被截断。请向发送者要完整的链接，或要报告文件。", "The end of this link is missing: it was cut off in a chat app, or copied in part. Ask the sender for the whole link, or for the file.";
    link_altered: "这个链接里有字符被改动，读不出内容。请向发送者重新要链接，或要报告文件。", "Some characters of this link were changed on the way, so it cannot be read. Ask the sender for it again, or for the file.";
    link_foreign: "网址里 # 后面的内容不是同比的链接，已忽略。若有人把它发给您，请向发送者要完整的链接。", "What follows # in the address is not a Tongbi link and was ignored. If somebody sent it to you, ask for the whole link.";
    link_newer: "这个链接是更新版本的同比生成的。请刷新页面后重试。", "This link was made by a newer version of Tongbi. Reload the page and try again.";
    link_large: "这个链接里的内容过大，没有打开。请向发送者要报告文件。", "This link contains too much to open. Ask the sender for the file.";
    link_no_address: "这个链接没有写明报告文件的地址。请向发送者要完整的链接。", "This link names no file to open. Ask the sender for the whole link.";
    link_cut: "这个链接的后半部分丢失了：有些聊天软件会删去 # 之后的内容。请在浏览器里打开完整的链接，或向发送者要报告文件。", "The second half of this link is missing: some chat apps remove everything after #. Open the whole link in a browser, or ask the sender for the file.";
    link_over_unsaved: "您现在的内容还没能存下来。打开链接会替换它。", "What you have open could not be saved. Opening the link replaces it.";
    link_came_late: "链接里的文件读到了。打开它会替换您刚才打开的内容。", "The file behind the link has arrived. Opening it replaces what you opened in the meantime.";
    link_open: "打开链接", "Open the link";
    link_leave: "留在这里", "Stay here";
    link_stop: "停止下载", "Stop";
    fetch_offline: "现在没有网络，读不到这个文件。联网后请再打开链接。", "There is no network, so the file cannot be read. Open the link again when you are online.";
    fetch_insecure: "这个文件的地址以 http:// 开头，浏览器不允许读取。请换成 https:// 的地址，或下载文件后拖到这里。", "The file's address begins with http://, which browsers do not allow here. Use an https:// address, or download the file and drop it here.";
    fetch_large: "这个文件超过 200 MB，没有读完。请下载后分成几个文件，再拖到这里。", "The file is larger than 200 MB and was not read to the end. Download it, split it, and drop the parts here.";
    fetch_stalled: "那个网站 20 秒没有发来内容，已停止。请稍后再打开链接，或下载文件后拖到这里。", "The website sent nothing for 20 seconds, so reading was stopped. Open the link later, or download the file and drop it here.";
    fetch_stopped: "已停止下载。", "The download was stopped.";
    copied: "已复制。", "Copied.";
    copy_failed: "浏览器不允许复制，请手动选中后复制。", "The browser does not allow copying; select the text and copy it by hand.";

    // Export.
    export_lead: "全部打开的报告：", "All open reports:";
    export_json: "JSON 文件", "JSON file";
    export_csv: "CSV 表格", "CSV table";
    export_xlsx: "Excel 表格", "Excel workbook";
    sheet_too_large: "表格行数超过 Excel 工作表的上限（1048576 行）。请改用 CSV，或少打开一些报告。", "The table has more rows than an Excel sheet can hold (1,048,576). Use CSV, or open fewer reports.";
    export_print: "打印", "Print";
    png_failed: "浏览器没能生成图片，请改存 SVG。", "The browser could not make the picture; save the SVG instead.";

    // Terms of the field.
    indicator: "指标", "Indicator";
    value: "数值", "Value";
    unit: "单位", "Unit";
    period: "时期", "Period";
    kind: "性质", "Kind";
    change: "增减", "Change";
    percent: "同比", "Year on year";
    result: "结果", "Result";
    attainment: "完成", "Outcome";
    year: "年份", "Year";

    // Compare.
    comparison: "年度对比", "Comparison by year";
    compared_from: "比较的前一年", "Compare from";
    compared_to: "比较的后一年", "Compare to";
    search: "查找指标", "Find an indicator";
    search_hint: "查找指标，如 GDP、固投、dqsczz", "Find: GDP, CPI, R&D, retail";
    trend: "走势", "Trend";
    years_all: "全部年份", "All years";
    pin: "固定为主要指标", "Pin to main indicators";
    unpin: "取消固定", "Remove from main indicators";
    headlines_order: "调整主要指标", "Choose and order main indicators";
    headlines_reset: "恢复默认的主要指标", "Restore the usual list";
    headlines_restored: "已恢复默认的主要指标", "The usual list is restored";
    move_up: "上移", "Move up:";
    take_table: "带走这张表", "Download this table";
    take_xlsx: "Excel 表格（.xlsx）", "Excel (.xlsx)";
    take_docx: "Word 表格（.docx）", "Word (.docx)";
    take_copy: "复制表格，可粘贴到 Word、WPS", "Copy the table for Word";
    take_csv: "CSV（一行一数）", "CSV (one figure per row)";
    take_print: "打印", "Print";
    topics: "领域", "Topic";
    topics_all: "全部领域", "All topics";
    places: "地方", "Place";
    places_all: "全部地方", "All places";
    sort: "点击排序", "Sort by this column";
    no_rows: "没有符合条件的指标。", "No indicator matches.";
    draw: "画成图表", "Draw as a chart";
    growth: "增幅", "Change";
    beside_add: "再比较两年", "Add another comparison";
    beside_remove: "去掉这组比较", "Remove this comparison";
    one_year_hint: "只有一年的数据。再打开上一年的报告，就能逐年对比。", "Only one year is open. Open another year's report to compare.";
    gap_hint: "指向“—”可看缘由。", " Hover over “—” for the reason.";
    peek_hint: "指向或选中一个数，这里显示它在报告中的原话。", "Hover over or select a figure to see its source.";

    // Indicator matching.
    matching: "指标对齐", "Review matches";
    matching_lead: "同一指标在各年各地的不同写法自动对齐。存疑的和要改的在这里决定；决定随草稿和链接保存。", "Different names for the same indicator are matched automatically. Decide here about the uncertain ones and about any others you want to change; drafts and links keep your decisions.";
    doubtful: "对齐存疑", "uncertain match";
    matching_none: "没有存疑的对齐。", "No match is uncertain.";
    matching_decided: "已决定", "Decided";
    matching_by_hand: "手工决定", "Match by hand";
    matching_one: "指标", "Indicator";
    matching_other: "与指标", "and indicator";
    join: "合并", "Same indicator";
    separate: "分开", "Different indicators";
    keep_joined: "确是同一指标", "Confirm: same indicator";
    keep_separate: "不是同一指标", "Confirm: not the same";
    break_set: "从这一年起断开", "Start a new series from this year";
    place_one: "地方", "Place";
    place_other: "就是", "is the same as";
    place_join: "两地合一", "Treat as one place";

    // Wording.
    wording: "提法变化", "Changes in wording";
    wording_new: "新提法", "New phrases";
    wording_gone: "不再提", "Phrases no longer used";
    wording_none: "：没有", ": none";
    wording_ask: "查一个提法出现几次", "Count a phrase";
    wording_keep: "加入下表", "Add to the table";
    wording_chosen: "选定的提法", "Chosen phrases";
    wording_earlier: "与哪一年比", "Earlier year";
    wording_later: "哪一年的报告", "Later year";
    wording_remove: "移除", "Remove";

    // Tasks.
    tasks_table: "任务分解", "Tasks by department";
    tasks_lead: "直接填写，随草稿保存。选中几项，可以一起分配或合并。", "Tasks are quoted from the report, in Chinese. Type straight into the fields; the draft saves it. Select several tasks to assign or merge them.";
    tasks_office: "单位", "Department";
    tasks_office_any: "全部单位", "All departments";
    tasks_office_none: "尚未分配", "Not assigned yet";
    tasks_search: "查找任务", "Find tasks";
    tasks_drop: "去掉", "Remove";
    tasks_section: "所属部分", "Section";
    tasks_section_any: "全部部分", "All sections";
    tasks_by_office: "按单位分表", "One sheet per department";
    tasks_merge: "合并", "Merge";
    tasks_choose_all: "选中这部分的全部任务：", "Select all tasks of";
    tasks_clear: "取消选择", "Clear selection";
    tasks_edit: "改写、拆分", "Edit or split";
    tasks_edit_hint: "每行一项任务", "One task per line";
    tasks_save: "保存", "Save";
    tasks_cancel: "取消", "Cancel";
    tasks_new: "新任务的内容", "Text of the new task";
    tasks_add: "添加任务", "Add task";
    tasks_empty: "这份报告没有读出任务。可以在下面添加。", "No tasks were found in this report. Add one below.";
    tasks_none: "没有符合条件的任务。", "No task matches.";

    // Overview.
    stands_out: "值得注意", "Notable changes";
    nothing_stands_out: "没有特别之处。", "No notable changes.";
    projects: "项目", "Projects";
    project: "项目", "Project";
    investment: "投资", "Investment";
    length: "长度", "Length";
    status: "进展", "Status";
    due: "时限", "Due";
    commitment: "任务", "Task";
    commitments: "任务", "Tasks";
    next_report: "下一年报告", "In the next report";
    note: "备注", "Note";
    problems: "存在的问题", "Problems the report admits";

    // Charts.
    chart_kind: "图表类型", "Chart type";
    chart_indicators: "指标", "Indicators";
    chart_search: "在指标中查找", "Find among the indicators";
    chart_marks: "图中的数：左右键逐个查看，回车看原话", "Figures in the chart: arrow keys move between them, Enter shows the source";
    chart_table: "表格", "Table";
    chart_take: "带走这张图", "Download and share";
    chart_size: "图片尺寸", "Picture size";
    chart_sharpness: "清晰度", "Sharpness";
    chart_svg: "下载 SVG", "Download SVG";
    chart_png: "下载 PNG", "Download PNG";
    chart_png_copy: "复制图片", "Copy picture";
    chart_cells: "复制表格", "Copy table";
    chart_vega: "复制 Vega-Lite", "Copy as Vega-Lite";
    chart_csv: "下载 CSV", "Download CSV";
    chart_more: "更多", "More";
    chart_address: "图下注明网址", "Show this page's address";
    chart_words: "标题与说明", "Title and note";
    chart_title: "标题", "Title";
    chart_subtitle: "副标题", "Subtitle";
    chart_note: "注", "Note";
    chart_words_reset: "恢复自动标题", "Restore the automatic title";
    chart_embed: "嵌入", "Embed";
    chart_embed_hint: "把这段代码放进网页，那里就会显示这张图，数据都在代码的网址里。", "Paste this code into a web page to show the chart there. The address in it holds the data.";
    chart_embed_code: "嵌入代码", "Embed code";
    chart_embed_copy: "复制代码", "Copy code";
    chart_embed_look: "预览", "Preview";
    chart_csv_all: "下载 CSV：全部数据", "Download CSV: everything";
    file_everything: "全部数据", "everything";
    chart_print: "打印此图", "Print this chart";
    chart_zero: "从零起", "Start at zero";
    chart_unit: "单位", "Unit";
    chart_from: "从哪一年", "From year";
    chart_to: "到哪一年", "To year";
    chart_instead: "可以改用：", "Try instead: ";
    chart_suits: "更合适：", "Better suited: ";
    chart_sentence: "看原话", "Show the source";

    // Promises, checks, text.
    judging: "怎样判定", "How we judge";
    outcomes: "兑现情况", "Outcome";
    outcome_all: "全部", "All";
    promises_dropped: "不再提起：", "Dropped: ";
    promises_repeated: "年年提出：", "Promised year after year: ";
    dropped: "下一年未说结果，也未再提出", "No result given, and not promised again";
    sentences: "两处原话", "Show the two passages";
    match_correct: "更正对应", "Correct the match";
    match_choose: "下一年报告里的哪一句", "Which sentence of the next report";
    match_none: "没有对应的句子", "None of them";
    match_auto: "按词语自动对应", "The most similar one";
    by_hand: "手工对应", "matched by hand";
    schedule_month: "序时进度截至", "Progress up to month";
    schedule_none: "序时进度：不看", "Progress by month: off";
    schedule_rule: "分档办法", "Thresholds";
    schedule_xuancheng: "宣城 2020", "Xuancheng 2020";
    schedule_jinzhai: "金寨 2025", "Jinzhai 2025";
    schedule_own: "自定", "Custom";
    schedule_behind: "欠进度低于 %", "Behind schedule below %";
    schedule_ahead: "超进度达到 %", "Ahead of schedule from %";
    so_far: "截至实绩", "So far";
    progress: "进度", "Progress";
    no_promises: "这份报告没有带数字的目标，也没有任务。", "This report sets no numerical targets and no tasks.";
    dismiss: "忽略", "Dismiss";
    take_up: "恢复", "Restore";
    accept: "原文有误，记下", "Mark as an error in the report";
    to_text: " 看原文 →", " Show in the text →";
    checking: "正在核对……", "Checking …";
    no_findings: "没有发现对不上的数。", "No inconsistencies found.";
    text_lead: "点任何一个数，看它被读成了什么。", "Select any figure to see how it was read.";
    text_none: "文件里没有报告原文；这里按先后列出全部数据。", "The file does not contain the report's text; here are all its figures in order.";
    text_choose: "选择一个数。", "Select a figure.";
    text_repaired: "原文作", "As printed";
    text_repair_why: "修正理由", "Why it was corrected";
    correct: "更正", "Correct";
    correct_save: "保存更正", "Save";
    correct_drop: "不是数据，去掉", "Not a figure: remove";
    correct_confirm: "读得对", "Looks right";
    correct_indicator: "请写明指标。", "Enter the name of the indicator.";
    correct_value: "数值应为数字，如 15.64，或范围 5—6。", "The value must be a number such as 15.64, or a range 5—6.";
    correct_period: "时期应为 2023、2023-06 或 2021/2025。", "The period must be 2023, 2023-06 or 2021/2025.";
    correct_change: "增减应为 5.3%、0.4个百分点，或带单位的数。", "The change must be 5.3%, 0.4个百分点, or an amount with its unit.";
    correct_completion: "完成比例应为百分数，如 98%。", "Completion must be a percentage such as 98%.";
    change_stated: "所述增减", "Stated change";
    completion_stated: "完成目标", "Share of the target reached";
    corrections: "您的更正", "Your corrections";
    undo_correction: "撤销", "Undo";
    missed: "补标漏读的数", "Add a figure that was missed";
    missed_words: "原文字句", "Words of the report";
    missed_hint: "在原文里选中含这个数的字句，或把它写在这里。", "Select the words with the figure in the text, or type them here.";
    missed_absent: "原文里没有这句话，请照原文选中或抄写。", "The report does not contain these words; select or copy them exactly.";
    missed_take: "标为数据", "Add as a figure";
    text_runner_up: "或为", "Or possibly";
    text_rule: "依据", "How it was read";
    text_said: "报告所述", "What the report says";
}
