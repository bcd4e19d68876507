use super::*;
use proptest::prelude::*;

mod later;

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

fn link(href: &str, words: &str) -> Inline {
    let href = href.into();
    let line = vec![text(words)];
    Inline::Link { href, line }
}

fn image(src: &str, alt: &str) -> Image {
    let (src, alt) = (src.into(), alt.into());
    Image { src, alt }
}

fn line(line: Vec<Inline>) -> Block {
    Block::Paragraph { level: None, line }
}

fn par(words: &str) -> Block {
    line(vec![text(words)])
}

fn at(level: u8, words: &str) -> Block {
    let line = vec![text(words)];
    let level = Some(level);
    Block::Paragraph { level, line }
}

fn heading(level: u8, words: &str) -> Block {
    let line = vec![text(words)];
    Block::Heading { level, line }
}

fn cell(words: &str) -> Cell {
    Cell {
        head: false,
        columns: 1,
        rows: 1,
        blocks: vec![par(words)],
    }
}

#[track_caller]
fn reads(html: &str, blocks: &[Block]) {
    let body = read(html);
    assert_eq!(body.blocks, blocks, "{html}");
    assert!(!body.cut, "{html}");
}

/// As TRS writes it: a view of its own, indents of two ideographic blanks, pictures beside the page.
#[test]
fn a_body_of_trs() {
    let html = "<div class=\"view TRS_UEDITOR trs_paper_default\"><style>.TRS_UEDITOR p{margin:0}</style>\n\
        <p align=\"center\" style=\"text-align: center;\"><strong>关于进一步规范行政规范性文件解读工作的通知</strong></p>\n\
        <p>自府办发〔2018〕44号</p>\n<p>&nbsp;</p>\n\
        <p style=\"text-indent: 2em;\">　　各区、县人民政府：</p>\n\
        <p>　　一、解读主体</p>\n<p>　　（一）起草部门<br/></p>\n\
        <p>　　1．谁起草、谁解读。</p>\n<p>　　1.起草部门的主要负责人</p><p>（1）第一解读人</p>\n\
        <p style=\"text-align:center\"><img src=\"./W020180821.png\" alt=\"流程图\" oldsrc=\"W02.png\" onload=\"x()\"/></p>\n\
        <p>　　附件：<a href=\"./P020180821.docx\" target=\"_blank\" onclick=\"y()\">解读方案</a></p></div>";
    reads(
        html,
        &[
            line(vec![strong("关于进一步规范行政规范性文件解读工作的通知")]),
            par("自府办发〔2018〕44号"),
            par("各区、县人民政府："),
            at(1, "一、解读主体"),
            at(2, "（一）起草部门"),
            par("1．谁起草、谁解读。"),
            at(3, "1.起草部门的主要负责人"),
            at(4, "（1）第一解读人"),
            Block::Image(image("./W020180821.png", "流程图")),
            line(vec![text("附件："), link("./P020180821.docx", "解读方案")]),
        ],
    );
}

/// As 大汉 writes it: one container, breaks for paragraphs, fonts, unclosed cells, comments around the content.
#[test]
fn a_body_of_hanweb() {
    let html = "<!--ZJEG_RSS.content.begin--><META name=\"ContentStart\"><div id=\"zoom\"><font size=3>\
        &emsp;&emsp;为落实《条例》，现就有关事项通知如下：<br>　　一、补贴标准<BR><BR>每人每月<b> 105 </b>元。<br>咨询电话：0813－0000000\
        <table border=1><caption>补贴标准</caption><thead><tr><td>类别<td>标准</tr></thead>\
        <tr><th rowspan=\"2\">城乡居民<td colspan='2'>105<sup>①</sup>\
        <tr><td onclick=alert(1)>80<br>60</table></font><ul><li>身份证<li>户口簿<ol start=3><li>原件</ol></ul></div>\
        <META name=\"ContentEnd\"><!--ZJEG_RSS.content.end-->";
    let head = |words| Cell {
        head: true,
        ..cell(words)
    };
    let marked = vec![text("105"), Inline::Sup(vec![text("①")])];
    reads(
        html,
        &[
            par("为落实《条例》，现就有关事项通知如下："),
            at(1, "一、补贴标准"),
            line(vec![
                text("每人每月 "),
                strong("105"),
                text(" 元。"),
                Inline::Break,
                text("咨询电话：0813－0000000"),
            ]),
            Block::Table {
                caption: vec![par("补贴标准")],
                rows: vec![
                    vec![head("类别"), head("标准")],
                    vec![
                        Cell {
                            rows: 2,
                            ..head("城乡居民")
                        },
                        Cell {
                            columns: 2,
                            blocks: vec![line(marked)],
                            ..cell("")
                        },
                    ],
                    vec![Cell {
                        blocks: vec![line(vec![text("80"), Inline::Break, text("60")])],
                        ..cell("")
                    }],
                ],
            },
            Block::List {
                first: None,
                items: vec![
                    vec![par("身份证")],
                    vec![
                        par("户口簿"),
                        Block::List {
                            first: Some(3),
                            items: vec![vec![par("原件")]],
                        },
                    ],
                ],
            },
        ],
    );
    assert_eq!(
        read(html).text(),
        "为落实《条例》，现就有关事项通知如下：\n一、补贴标准\n每人每月 105 元。\n咨询电话：0813－0000000\n补贴标准\n\
        类别\t标准\n城乡居民\t105①\n80 60\n身份证\n户口簿\n3. 原件"
    );
}

#[test]
fn a_paste_of_word() {
    let html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><title>通知</title><!--[if gte mso 9]><xml>\
        <w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body lang=ZH-CN>\
        <?xml:namespace prefix = o ns = \"urn:schemas-microsoft-com:office:office\" />\
        <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:\"仿宋_GB2312\"'>\
        <![if !supportLists]>（一）<![endif]>适用\n对象<span lang=EN-US><o:p></o:p></span></span></p>\
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><b><p>具有本市\r\nhousehold\nregister</p><p>的居民</p></b>\
        <p><img src=\"file:///C:/Users/a/clip_image002.jpg\" alt=\"印章\"></p></body></html>";
    reads(
        html,
        &[
            at(2, "（一）适用对象"),
            line(vec![strong("具有本市 household register")]),
            line(vec![strong("的居民")]),
            par("印章"),
        ],
    );
}

#[test]
fn headings_and_marks() {
    reads(
        "<h1>一</h1><h3><b></b>三</h3><h6>六</h6><p>甲<i><em>乙</em></i><u>丙</u>H<sub>2</sub>O<a name=top>丁</a>\
        <a href=/a>戊<a href=/b>己</a></a></p>",
        &[
            heading(1, "一"),
            heading(3, "三"),
            heading(4, "六"),
            line(vec![
                text("甲"),
                Inline::Emphasis(vec![text("乙")]),
                Inline::Underline(vec![text("丙")]),
                text("H"),
                Inline::Sub(vec![text("2")]),
                text("O丁"),
                link("/a", "戊己"),
            ]),
        ],
    );
    // A frame of one cell is no table.
    reads("<table><tr><td><p>甲<p>乙</table>", &[par("甲"), par("乙")]);
    // What stands in a table outside its cells is not lost.
    let outside = read("<table>甲<tr>乙<td>丙<td>丁</table>");
    assert_eq!(outside.text(), "甲乙\n丙\t丁");
    reads(
        "<pre>甲\n  乙</pre><p>丙\n丁",
        &[par("甲"), par("乙"), par("丙丁")],
    );
    reads(
        "甲\n详见<a href=/a>乙</a>\n",
        &[par("甲"), line(vec![text("详见"), link("/a", "乙")])],
    );
    reads("<html><head><title>题</title><body>甲", &[par("甲")]);
    let form = read("<table><form><tr><td>甲<td>乙</form></table>");
    assert_eq!(form.text(), "甲\t乙");
    reads("&lt;p&gt;甲&amp;amp;乙&lt;/p&gt;", &[par("甲&乙")]);
    reads("<p>关于<办法>的解读</p>", &[par("关于<办法>的解读")]);
}

#[test]
fn plain_text() {
    reads(
        "　　第一条 为了规范解读工作，制定本办法。\r\n\r\n第二章　解读程序\n一、总体要求\n（二）解读内容\n12、办理流程\n(3) 其他\n\
        1.5万元以下的\n2018. 年\n（三）符合下列条件的居民；\n若 a<b，则不予补贴&nbsp;&ldquo;特此通知&rdquo;",
        &[
            par("第一条 为了规范解读工作，制定本办法。"),
            at(1, "第二章　解读程序"),
            at(1, "一、总体要求"),
            at(2, "（二）解读内容"),
            at(3, "12、办理流程"),
            at(4, "(3) 其他"),
            par("1.5万元以下的"),
            par("2018. 年"),
            par("（三）符合下列条件的居民；"),
            par("若 a<b，则不予补贴\u{a0}“特此通知”"),
        ],
    );
    let long = ["一、", &"字".repeat(38)].concat();
    reads(&long, &[at(1, &long)]);
    let longer = ["一、", &"字".repeat(39)].concat();
    reads(&longer, &[par(&longer)]);
    reads("", &[]);
    reads(" 　\n&nbsp;", &[]);
}

#[test]
fn addresses_of_pictures() {
    for src in [
        "a.png",
        "../a.png",
        "/a:b.png",
        "?id=1:2",
        "//example.gov.cn/a.png",
        "http://example.gov.cn/a.png",
        "HTTPS://example.gov.cn/a.png",
    ] {
        reads(
            &format!("<img src=\"{src}\" alt=图>"),
            &[Block::Image(image(src, "图"))],
        );
    }
    for src in [
        "",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "&#x6a;avascript:alert(1)",
        "&#106avascript&colon;alert(1)//:",
        "java\nscript:alert(1)",
        "java&#9;script:alert(1)",
        "\u{1}javascript:alert(1)",
        " vbscript:x",
        "file:///C:/a.png",
        "blob:https://example.gov.cn/1",
    ] {
        let body = read(&format!("<img src=\"{src}\" alt=图>"));
        let as_text = body.blocks == [par("图")];
        // An entity that is not known stays: what it begins is a relative address.
        let relative = matches!(&*body.blocks, [Block::Image(image)] if image.src.starts_with('&'));
        assert!(as_text || relative, "{src:?} {body:?}");
    }
    // An address of a link is told as it is printed, decoded; whether it is one, the link decides.
    reads(
        "<p><a href='&#x6a;avascript:alert(1)'>甲</a></p>",
        &[line(vec![link("javascript:alert(1)", "甲")])],
    );
}

#[test]
fn hostile_bodies() {
    for (html, words) in [
        ("<p>甲<script>x<y</script>乙<style>p{}</style>", "甲乙"),
        (
            "<svg><text>x</text><script>y</script></svg>甲<math><mi>x</mi></math>",
            "甲",
        ),
        (
            "<template><p>x</p></template><iframe src=x>x</iframe>甲",
            "甲",
        ),
        (
            "<form><input value=x><select><option>x</select><button>x</button><textarea>x</textarea>甲</form>",
            "甲",
        ),
        ("<p style='display:none'>x</p><p hidden>y</p>甲", "甲"),
        ("<![CDATA[甲<b>乙]]>丙<i>", "甲<b>乙丙"),
        ("<a href=\"x>甲</a>乙", "甲乙"),
        ("<甲<script>x</script>乙", "<甲乙"),
        ("<b =\"'><<i>甲</b", "<甲"),
        ("</p></table></li>甲<br/></br>", "甲"),
        ("<p>\u{202e}甲\u{0}\u{200b}乙\u{ad}</p>", "甲乙"),
        (
            "<table><tr><td colspan=-1 rowspan=99999999999999999999>甲<td colspan=65535 rowspan=0>乙</table>",
            "甲\t乙",
        ),
    ] {
        assert_eq!(read(html).text(), words, "{html}");
    }
    assert!(read("<p>甲</p><a hre").cut);
    let spans =
        read("<table><tr><td colspan=-1 rowspan=0>甲<td colspan=65535 rowspan=65535>乙</table>");
    let [Block::Table { rows, .. }] = &*spans.blocks else {
        panic!("{spans:?}")
    };
    let size = |cell: &Cell| (cell.columns, cell.rows);
    assert_eq!(
        [size(&rows[0][0]), size(&rows[0][1])],
        [(1, 1), (100, 1000)]
    );
}

/// Each would take minutes if it were not linear, or end the program if it were recursive without a limit.
#[test]
fn large_bodies() {
    for (piece, end) in [
        ("<div>", "甲"),
        ("<b>", "甲"),
        ("<ul><li>", "甲"),
        ("<table><tr><td>", "甲"),
        ("<a href=/x><p>", "甲"),
        ("<svg>", ""),
        ("<p>甲", ""),
        ("<br>", "甲"),
        ("&", "甲"),
        ("&#", "甲"),
        ("<!--", ""),
        ("<a b=", ""),
        ("<![CDATA[", ""),
        ("</", "甲"),
        ("<a =\"x\"=\">", "甲"),
        ("<", "甲"),
        ("\u{a0} ", "甲"),
    ] {
        let times = if piece == "<div>" { 100_000 } else { 20_000 };
        let html = ["<p>", &piece.repeat(times), end].concat();
        let body = read(&html);
        assert!(body.text().len() <= html.len(), "{piece}");
        assert!(size(&body.blocks) <= MOST * 2, "{piece}");
    }
    let many = read(&"<p>甲</p>".repeat(MOST));
    assert!(many.cut);
    let wide = [
        "<a href=\"",
        &"x".repeat(2_000),
        "\">",
        &"<div>甲</div>".repeat(20_000),
    ]
    .concat();
    assert!(read(&wide).blocks.len() < 1_000);
}

/// How many nodes there are.
fn size(blocks: &[Block]) -> usize {
    let mut nodes = blocks.len();
    for block in blocks {
        let more: Vec<usize> = match block {
            Block::Heading { line, .. } | Block::Paragraph { line, .. } => vec![inlines(line)],
            Block::Image(_) => Vec::new(),
            Block::List { items, .. } => items.iter().map(|item| size(item)).collect(),
            Block::Table { rows, caption } => {
                let cells = rows.iter().flatten().map(|cell| size(&cell.blocks));
                [size(caption)].into_iter().chain(cells).collect()
            }
        };
        nodes = nodes.saturating_add(more.len());
        nodes = nodes.saturating_add(more.iter().sum());
    }
    nodes
}

/// How many nodes a line has; no mark is empty.
fn inlines(line: &[Inline]) -> usize {
    let mut nodes = line.len();
    for inline in line {
        if let Some(line) = inline.clone().line() {
            assert!(!line.is_empty());
            nodes = nodes.saturating_add(inlines(line));
        }
    }
    nodes
}

/// Pieces of markup in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=/x>",
        "</a>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<th colspan=3>",
        "<ul>",
        "<ol>",
        "<li>",
        "</ul>",
        "<br>",
        "<div>",
        "</div>",
        "<h2>",
        "</h2>",
        "<img src=a.png alt=图>",
        "<sup>",
        "</sup>",
        "<svg>",
        "</svg>",
        "<pre>",
        "</pre>",
        "<",
        ">",
        "\"",
        "'",
        "&nbsp;",
        "　",
        "\n",
        "甲",
        "一、",
        "5 x",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<caption>",
        "<thead>",
        "<select>",
        "<o:p>",
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<SCRIPT src=x>SECRET<b></SCRIPT >",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn seen(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn no_script_is_read(html in soup()) {
        // A comment or CDATA may begin in a piece and end in another: what is in CDATA is text.
        prop_assume!(!html.contains("<![CDATA["));
        let body = read(&html);
        let told = format!("{body:?}");
        prop_assert!(!told.contains("SECRET"));
    }

    #[test]
    fn any_soup_is_a_tree(html in soup()) {
        let body = read(&html);
        size(&body.blocks);
        for block in &body.blocks {
            if let Block::Paragraph { line, .. } | Block::Heading { line, .. } = block {
                prop_assert!(!line.is_empty() && !matches!(line[0], Inline::Break));
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), html in "[<>/a-z \"'=&;#!\\[\\]-]{0,80}") {
        let _ = (read(&text).text(), read(&html).text());
    }

    #[test]
    fn plain_text_loses_blanks_only(text in "[a-z0-9一-龥，。、（）〔〕 　\u{a0}\r\n\t.<&]{0,200}") {
        prop_assert_eq!(seen(&read(&text).text()), seen(&text));
    }
}
