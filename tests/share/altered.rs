//! Links that apps altered: whole ones are mended, damaged ones say why.

use tongbi::share::{Link, LinkFault, data_fragment, read};
use tongbi::view::View;

use super::{sample, view};

/// All alterations by apps, applied to links of each codec.
#[test]
fn whole_but_altered_links_are_mended() {
    let old = include_str!("../fixtures/link-r1.txt").trim().to_owned();
    // This payload has hyphens.
    let dashed = include_str!("../fixtures/link-r1-dashes.txt").trim().to_owned();
    let new = data_fragment(&sample("dujia-2024"), &view());
    for whole in [old, dashed, new] {
        let expected = read(&whole);
        assert!(matches!(expected, Ok(Some(Link::Data { .. }))));
        let payload = whole.get(3..).unwrap();
        let middle = |with: &str| format!("{}{with}{}", whole.get(..20).unwrap(), whole.get(20..).unwrap());
        let full_width = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
        for altered in [
            format!("%23{whole}"),
            format!("%2523{whole}"),
            format!("#{}", whole.replace('-', "%2D")),
            format!("#{}", whole.replace('-', "%252D")),
            format!("#{}", whole.replace('-', "%25252d")),
            middle(" "),
            middle("\n"),
            middle("\r\n  "),
            middle("%20"),
            middle("%0A"),
            middle("\n> "),
            middle("\u{200b}"),
            middle("%E2%80%8B"),
            middle("\u{ad}\u{feff}"),
            whole.chars().map(full_width).collect(),
            format!("＃{whole}"),
            whole.replace('-', "–"),
            whole.replace('-', "—"),
            whole.replace('-', "\u{2011}"),
            whole.replace('-', "−"),
            whole.replace("--", "—"),
            whole.replace('-', "%E2%80%93"),
            format!("R{}", whole.get(1..).unwrap()),
            format!("s{}", whole.get(1..).unwrap()),
            format!("{}{payload}", whole.get(..2).unwrap()),
            format!("{}_{payload}", whole.get(..2).unwrap()),
            format!("{whole}&from=timeline"),
            format!("{whole}?from=singlemessage&isappinstalled=0"),
            format!("{whole}%3Ffrom=timeline"),
            format!("{whole}。"),
            format!("{whole}，请查收"),
            format!("{whole}."),
            format!("{whole})"),
            format!("{whole}\" "),
            format!("{whole} 请看这个"),
            format!("{whole} look at this"),
            format!(" {whole}\n"),
            format!("##{whole}"),
            format!("/{whole}"),
        ] {
            assert_eq!(read(&altered), expected, "{altered}");
        }
    }
}

#[test]
fn altered_links_to_files_are_mended() {
    let expected =
        |address: &str| Ok(Some(Link::Hosted { address: address.to_owned(), view: View::default() }));
    for (altered, address) in [
        ("src=https%253A%252F%252Fa.cn%252Fb.json", "https://a.cn/b.json"),
        ("src%3Dhttps%253A%252F%252Fa.cn%252Fb.json", "https://a.cn/b.json"),
        ("%23src=https%3A%2F%2Fa.cn%2Fb.json", "https://a.cn/b.json"),
        ("SRC=HTTPS://a.cn/b.json", "HTTPS://a.cn/b.json"),
        ("src＝https：／／a.cn／b.json", "https://a.cn/b.json"),
        ("src=https://a.cn/b%20c.json", "https://a.cn/b%20c.json"),
        ("src=https://a.cn/b?x=1&y=2", "https://a.cn/b?x=1&y=2"),
        ("src=https://a.cn/b.json&from=timeline", "https://a.cn/b.json"),
        ("src=https%3A%2F%2Fa.cn%2Fb.json&from=timeline", "https://a.cn/b.json"),
        ("src=https://a.cn/%E6%8A%A5.json", "https://a.cn/%E6%8A%A5.json"),
        ("src=https://a.cn/报告.json", "https://a.cn/报告.json"),
        ("src=https://a.cn/b.json。", "https://a.cn/b.json"),
        ("src=samples/a.json", "samples/a.json"),
    ] {
        assert_eq!(read(altered), expected(address), "{altered}");
    }
    for none in ["src=https:", "src=https://", "src=data:text/html,x", "src=%20"] {
        assert_eq!(read(none), Err(LinkFault::NoAddress), "{none}");
    }
}
