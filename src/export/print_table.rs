//! A table of texts for documents: as HTML for the clipboard, and as text with tabs.
//!
//! | cell | HTML | text |
//! | --- | --- | --- |
//! | 3.87 over 5.5 | `<td>3.87<br>5.5</td>` | `3.87 5.5` |

use quick_xml::escape::escape;

/// A table of texts with a title and notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintTable {
    /// The title above it.
    pub title: String,
    /// The heads of the columns; the first one is of the row names.
    pub head: Vec<String>,
    /// The rows; a cell is a list of lines, the first at full size and the others small.
    pub rows: Vec<Vec<Vec<String>>>,
    /// Lines below it: how to read it, what is missing, its sources.
    pub notes: Vec<String>,
}

impl PrintTable {
    /// The table as HTML with inline styles, which word processors paste.
    #[must_use]
    pub fn html(&self) -> String {
        const CELL: &str = "padding:2pt 4pt;border-bottom:.5pt solid #999;vertical-align:top;";
        let align = |at: usize| if at == 0 { "text-align:left" } else { "text-align:right" };
        let head: String = (0..)
            .zip(&self.head)
            .map(|(at, name)| {
                format!(
                    "<th style=\"{CELL}border-bottom:1pt solid #000;{}\">{}</th>",
                    align(at),
                    escape(name)
                )
            })
            .collect();
        let cell = |(at, lines): (usize, &Vec<String>)| {
            let lines: Vec<String> = (0..)
                .zip(lines)
                .map(|(line, text)| match line {
                    0 => escape(text).into_owned(),
                    _ => format!("<span style=\"font-size:8pt\">{}</span>", escape(text)),
                })
                .collect();
            format!("<td style=\"{CELL}{}\">{}</td>", align(at), lines.join("<br>"))
        };
        let rows: String = self
            .rows
            .iter()
            .map(|row| format!("<tr>{}</tr>", (0..).zip(row).map(cell).collect::<String>()))
            .collect();
        let notes: String = self
            .notes
            .iter()
            .map(|note| format!("<p style=\"font-size:8pt;margin:2pt 0\">{}</p>", escape(note)))
            .collect();
        format!(
            "<p><b>{}</b></p><table style=\"border-collapse:collapse;border-top:1.5pt solid #000;border-bottom:1.5pt solid #000\"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}",
            escape(&self.title)
        )
    }

    /// The table as text: cells between tabs, a row on each line.
    #[must_use]
    pub fn text(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(|lines| lines.join(" ").trim().to_owned()).collect();
            cells.join("\t")
        });
        let all = [self.title.clone(), self.head.join("\t")].into_iter().chain(rows);
        all.chain(self.notes.iter().cloned()).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_text_hold_every_cell() {
        let cell = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
        let table = PrintTable {
            title: "甲<市>".to_owned(),
            head: vec!["指标".to_owned(), "2023".to_owned()],
            rows: vec![vec![cell(&["产值 亿元", "增长 %"]), cell(&["3.87", "5.5"])]],
            notes: vec!["来源".to_owned()],
        };
        let html = table.html();
        assert!(
            html.contains("甲&lt;市&gt;")
                && html.contains(">3.87<br><span style=\"font-size:8pt\">5.5</span></td>")
        );
        assert_eq!(table.text(), "甲<市>\n指标\t2023\n产值 亿元 增长 %\t3.87 5.5\n来源");
    }
}
