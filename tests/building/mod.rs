//! Builds Word documents for tests.

#![allow(dead_code, reason = "each test uses some of it")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP container with these parts.
pub(crate) fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A paragraph of one run.
pub(crate) fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", r(words))
}

/// A run.
pub(crate) fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// A Word document: a body, and further parts by kind.
pub(crate) struct Docx {
    pub(crate) body: String,
    parts: Vec<(String, String)>,
}

impl Docx {
    pub(crate) fn new(body: &str) -> Self {
        Self { body: body.to_owned(), parts: Vec::new() }
    }

    /// With a part of this kind: `styles`, `numbering`, `footnotes`.
    pub(crate) fn with(mut self, kind: &str, content: &str) -> Self {
        self.parts.push((kind.to_owned(), content.to_owned()));
        self
    }

    /// The main part.
    pub(crate) fn document(&self) -> String {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        format!("<w:document xmlns:w=\"{word}\"><w:body>{}</w:body></w:document>", self.body)
    }

    /// The file. Only the relationships give the paths of its parts.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let document = self.document();
        let mut rels = String::new();
        let mut parts = vec![("word/document.xml".to_owned(), document)];
        for (kind, content) in &self.parts {
            rels += &format!(
                "<Relationship Id=\"{kind}\" Type=\"http://x/{kind}\" Target=\"parts/{kind}1.xml\"/>"
            );
            parts.push((format!("word/parts/{kind}1.xml"), content.clone()));
        }
        parts.push((
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{rels}</Relationships>"),
        ));
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
        container(&parts)
    }
}
