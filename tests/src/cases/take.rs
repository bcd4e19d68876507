//! What a reader takes away of a budget: copied, as a file, as a picture; and what remains where a browser does none of it.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, views, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("take-files", NEW, 90, files),
    ("take-picture", NEW, 90, picture),
    ("take-picture-strict", NEW, 90, strict),
    ("take-wechat", NEW, 90, wechat),
];

const PAGE: &str = "/example/budget/whole?plain=1";
const CSV: &str = "2025-general-expenditure-by-function-final.csv";
/// What a row of the example says, as it was published: code, name, level, kind, then the amounts of four stages.
const LINE: &str = "\r\n205,教育支出,1,明细,95136,102011,98520,98923,";
/// The answer of the table that is taken, of which the picture's own words are made too.
const SENTENCE: &str =
    "document.querySelector('mingbai-budget').shadowRoot.querySelector('.mb-say').textContent";

/// The view is open; what leaves the page by way of an object address or a request is written down.
fn begin(stage: &mut Stage<'_>, page: &str, before: &str) -> Result<()> {
    stage.browser.viewport(800, 1600)?;
    stage.open(page)?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const made = [], gone = [], own = URL.createObjectURL, end = URL.revokeObjectURL;
URL.createObjectURL = (blob) => { const url = own.call(URL, blob); made.push({ blob, url }); return url; };
URL.revokeObjectURL = (url) => { if (url) gone.push(url); end.call(URL, url); };
const names = [];
addEventListener("click", (event) => {
  const link = event.composedPath()[0];
  if (link.localName === "a") { names.push(link.download); event.preventDefault(); }
}, true);
window.__notes = { made, gone, names };
(window.__allowed = window.__allowed || []).push("__notes", "__allowed");
"#;
    stage.browser.eval(&[before, script].concat())?;
    let found = views::open(stage.browser, 0, "带走")?;
    stage.found("带走", found);
    Ok(())
}

/// Presses the button with these words, and waits for what is said.
fn press(stage: &mut Stage<'_>, name: &str, said: &str) -> Result<()> {
    let script = format!(
        "const button = Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('.mbv-ways button')).find((one) => one.textContent === '{name}'); button.focus(); button.click();"
    );
    ask(stage.browser, &script)?;
    let there = format!(
        "((told) => told && told.getAttribute('role') === 'status' && told.textContent.includes('{said}'))(mb.hosts()[0].shadowRoot.querySelector('.mbv-told'))"
    );
    wait(stage.browser, &there, SOON)
}

/// A file begins with the mark that spreadsheets look for, and has the published numbers; its descriptor names it.
fn files(stage: &mut Stage<'_>) -> Result<()> {
    begin(stage, PAGE, "")?;
    press(stage, "下载 CSV", CSV)?;
    press(stage, "下载说明文件", "datapackage.json")?;
    let script = "const { made, names } = window.__notes; \
        const bytes = await Promise.all(made.map(({ blob }) => new Response(blob).arrayBuffer())); \
        const text = bytes.map((one) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(one)); \
        return [names, made.map(({ blob }) => blob.type), text];";
    let found = ask(stage.browser, script)?;
    let text = |at: usize| found[2][at].as_str().unwrap_or_default().to_owned();
    stage.expect(
        found[0] == json!([CSV, "datapackage.json"])
            && found[1] == json!(["text/csv;charset=utf-8", "application/json;charset=utf-8"]),
        format!("names and types of the files: {} {}", found[0], found[1]),
    );
    stage.expect(
        text(0).starts_with("\u{feff}科目编码,") && text(0).contains(LINE),
        format!("the file is {:.200}", text(0)),
    );
    let descriptor: Value = serde_json::from_str(&text(1))?;
    stage.expect(
        descriptor["resources"].as_array().map(Vec::len) == Some(1)
            && descriptor["resources"][0]["path"] == found[0][0],
        "the descriptor does not name the file, or names others",
    );
    let focus = "return mb.active().textContent";
    expect(stage, focus, json!("下载说明文件"), "the focus")?;
    // What is passed on is what is seen.
    let script = format!("return mb.tags()[0].getShareData().desc === {SENTENCE}");
    expect(stage, &script, json!(true), "the sentence to share")?;
    unnoticed(stage)
}

/// A picture to be saved: its words, its width, its address until another thing is done.
fn picture(stage: &mut Stage<'_>) -> Result<()> {
    begin(stage, PAGE, "")?;
    press(stage, "生成图片", "可以保存")?;
    expect(stage, INK, json!([true, 0]), "ink, and ink at the edges")?;
    let engine = stage.engine();
    stage.picture(&format!("{engine}/budget/take.png"))?;
    let script = format!(
        "const image = mb.hosts()[0].shadowRoot.querySelector('.mbv-taken img'); \
         return [image.alt === {SENTENCE}, image.alt.includes('2025'), image.naturalWidth, image.naturalHeight > 700, /^blob:/.test(image.src)];"
    );
    expect(
        stage,
        &script,
        json!([true, true, 750, true, true]),
        "words and size of the picture",
    )?;
    long(stage)?;
    views::open(stage.browser, 0, "核对")?;
    let script = "const { made, gone } = window.__notes; return [made.length, made.every(({ url }) => gone.includes(url))];";
    expect(
        stage,
        script,
        json!([2, true]),
        "addresses, and whether all were given back",
    )?;
    unnoticed(stage)
}

/// What is dark in the picture, and at its edges.
const INK: &str = r#"
const image = mb.hosts()[0].shadowRoot.querySelector(".mbv-taken img");
if (image.decode) await image.decode();
const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
const context = canvas.getContext("2d");
// WebKitGTK may draw nothing of a picture that it has decoded and not shown yet.
for (let turn = 0; turn < 40 && !context.getImageData(5, 5, 1, 1).data[3]; turn++) {
  if (turn) await new Promise((next) => setTimeout(next, 50));
  context.drawImage(image, 0, 0);
}
const dark = (x, y, width, height) => {
  const { data } = context.getImageData(x, y, width, height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 128) count++;
  return count;
};
await mb.frames(3);
return [dark(40, 100, 670, 600) > 5000, dark(0, 0, 38, canvas.height) + dark(712, 0, 38, canvas.height)];
"#;

/// Names that are long, and a picture of them: every text that is drawn is written down.
const LONG: &str = r#"
const { prototype } = CanvasRenderingContext2D, own = prototype.fillText, outside = window.__notes.outside = [];
window.__notes.texts = [];
prototype.fillText = function (text, x, y) {
  const width = this.measureText(text).width, left = this.textAlign === "right" ? x - width : x;
  window.__notes.texts.push(text);
  if (left < 39 || left + width > 711) outside.push(text);
  return own.call(this, text, x, y);
};
const name = "一般公共预算安排的用于支持地方经济社会发展和民生改善的各项转移性支出（含上级专项）";
const rows = Array.from({ length: 14 }, (_, at) => ({ name: name.repeat(at % 3 + 1) + at, final: "1" + "0".repeat(14 - at) }));
mb.tags()[0].data = {
  schema: "mingbai.budget/1", title: name.repeat(4), publisher: name, year: 2025, as_of: "2025-12-31",
  source: { url: "https://example.gov.cn/" + "public-finance-2025".repeat(20) },
  tables: [{ book: "general", side: "expenditure", unit: "元", rows }],
};
"#;

/// Long names, amounts and addresses stay between the edges.
fn long(stage: &mut Stage<'_>) -> Result<()> {
    ask(stage.browser, LONG)?;
    wait(
        stage.browser,
        "!mb.hosts()[0].shadowRoot.querySelector('.mbv-taken img') && mb.text(mb.hosts()[0]).includes('本表共 14 行')",
        SOON,
    )?;
    press(stage, "生成图片", "可以保存")?;
    let script = "const { outside, texts } = window.__notes; \
        return [outside, texts.some((one) => one.endsWith('…')), texts.some((one) => one.startsWith('其余 4 项共')), texts.includes('100,000,000,000,000 元')];";
    expect(
        stage,
        script,
        json!([[], true, true, true]),
        "texts over an edge, one cut short, the rest, an amount that is not",
    )?;
    let engine = stage.engine();
    stage.picture(&format!("{engine}/budget/take-long.png"))
}

/// Where pictures are forbidden it is the canvas itself, with the same words.
fn strict(stage: &mut Stage<'_>) -> Result<()> {
    begin(stage, &[PAGE, "&csp=strict"].concat(), "")?;
    press(stage, "生成图片", "截屏")?;
    let script = format!(
        "const canvas = mb.hosts()[0].shadowRoot.querySelector('.mbv-taken canvas'); \
         const [red, green, blue] = canvas.getContext('2d').getImageData(2, 2, 1, 1).data; \
         return [canvas.getAttribute('aria-label') === {SENTENCE}, canvas.width, [red, green, blue], \
           mb.hosts()[0].shadowRoot.querySelectorAll('.mbv-taken img, .mbv [style]').length];"
    );
    expect(
        stage,
        &script,
        json!([true, 750, [255, 255, 255], 0]),
        "words, width, ground, pictures and styles in attributes",
    )?;
    // The attempt is the only thing that the policy has met.
    let script =
        "return window.__watch.violations.filter((one) => !/favicon|img-src|blob/.test(one))";
    expect(stage, script, json!([]), "violations of the policy")
}

/// In WeChat nothing can be downloaded: the text is there to be copied. Nor where copying is forbidden.
fn wechat(stage: &mut Stage<'_>) -> Result<()> {
    let agent = "Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 MicroMessenger/8.0' }); \
        Object.defineProperty(navigator, 'clipboard', { get: () => undefined }); document.execCommand = () => false;";
    begin(stage, PAGE, agent)?;
    press(
        stage,
        "下载 CSV",
        "微信里不能下载，请复制，或在浏览器中打开。",
    )?;
    let offered = "const area = mb.hosts()[0].shadowRoot.querySelector('.mbv-taken textarea'); \
        return [area.readOnly, mb.active() === area, area.value.includes('205,教育支出,1,明细,95136,'), window.__notes.made.length];";
    expect(
        stage,
        offered,
        json!([true, true, true, 0]),
        "the text to be copied, the focus, no file",
    )?;
    press(stage, "复制表格", "请长按")?;
    let offered = "const area = mb.hosts()[0].shadowRoot.querySelector('.mbv-taken textarea'); \
        return [mb.hosts()[0].shadowRoot.querySelectorAll('textarea').length, area.value.includes('205\\t教育支出\\t')];";
    expect(stage, offered, json!([1, true]), "rows for a spreadsheet")?;
    press(stage, "生成图片", "可以保存")?;
    let script = "return /^data:image.png/.test(mb.hosts()[0].shadowRoot.querySelector('.mbv-taken img').src)";
    expect(stage, script, json!(true), "a picture that WeChat saves")?;
    // What was copied, when that is allowed.
    stage.browser.eval("window.__notes.copied = ''; document.execCommand = () => { const area = document.querySelector('mingbai-budget').shadowRoot.activeElement; window.__notes.copied = area.value; return true; }")?;
    press(stage, "复制文字", "已复制文字")?;
    pause(50);
    let script = format!(
        "return window.__notes.copied.startsWith('【示例数据】') && window.__notes.copied.includes({SENTENCE})"
    );
    expect(stage, &script, json!(true), "the text that was copied")?;
    unnoticed(stage)
}
