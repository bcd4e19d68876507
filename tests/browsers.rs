//! The suites as one program.
use mingbai_tests::browser::{Browser, Engine, Key};
use mingbai_tests::tools::Tools;
fn main() {
    let tools = Tools::find().unwrap();
    for engine in Engine::ALL {
        let t = std::time::Instant::now();
        let mut b = match Browser::start(engine, &tools) { Ok(b) => b, Err(e) => { println!("{engine}: {e:#}"); continue; } };
        println!("{engine} up {:?}", t.elapsed());
        let mut go = || -> anyhow::Result<()> {
        b.goto("data:text/html,<!doctype html><title>x</title><button id=a>A</button><a href='%23x'>l</a><input id=i><script>window.__x={a:1}</script>")?;
        for w in [320, 390, 1280] { if let Err(e) = b.viewport(w, 844) { println!("{e:#} {:?}", b.eval("return [innerWidth, innerHeight]")) } }
        println!("{:?} {}", b.eval_with("await new Promise(r=>setTimeout(r,20)); return [window.__x, arguments[0], innerWidth, innerHeight]", &[serde_json::json!({"k":[1,2]})])?, t.elapsed().as_millis());
        println!("{:?}", b.eval("throw new Error('no')").map_err(|e| format!("{e:#}")));
        b.press(&[Key::Tab])?; println!("{:?}", b.eval("return document.activeElement.outerHTML")?);
        b.press(&[Key::Tab])?; println!("{:?}", b.eval("return document.activeElement.outerHTML")?);
        b.press(&[Key::Tab])?; b.type_text("教a")?; println!("{:?}", b.eval("return document.activeElement.value")?);
        b.press(&[Key::BackTab, Key::BackTab])?; println!("{:?}", b.eval("return document.activeElement.outerHTML")?);
        println!("pic {} pdf {:?} {}", b.picture()?.len(), b.pdf().map(|p| p.len()), t.elapsed().as_millis());
        println!("listeners {:?}", b.listeners("window").map_err(|e| format!("{e:#}")));
        let t = std::time::Instant::now();
        for _ in 0..50 { b.eval("return 1")?; } println!("50 evals {:?}", t.elapsed());
        Ok(()) };
        if let Err(e) = go() { println!("ERR {e:#}"); }
    }
}
