//! `cargo xtask bench`: what a page with a widget costs, beside the same page without one. Figures, no asserts.
//!
//! Chromium, a cold profile each load, the median of seven; as it is, and as on a poor phone: CPU 4×, 1.6 Mbps down,
//! 150 ms a request. All pages come from one server in one run, so that the ratios between them mean something.
//! `bench [page…] [--runs 7]` writes `target/bench/figures.json` and `target/bench/table.txt`.

mod boards;
mod devtools;
mod figures;
mod load;
mod pages;

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, bail};
use figures::Figures;
use load::Mode;
use mingbai_demo::{Config, serve};
use mingbai_tests::site::runtime;
use mingbai_tests::tools::Tools;

fn main() -> Result<()> {
    let mut names = Vec::new();
    let mut runs = 7;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--runs" {
            runs = words
                .next()
                .and_then(|text| text.parse().ok())
                .filter(|runs| *runs > 0)
                .context("--runs needs a number")?;
        } else {
            names.push(word);
        }
    }
    let tools = Tools::find()?;
    let folder = tools.root.join("target/bench");
    let mut pages = pages::write(&folder.join("pages"))?;
    if let Some(unknown) = names
        .iter()
        .find(|name| !pages.iter().any(|page| page.name == **name))
    {
        let known: Vec<&str> = pages.iter().map(|page| page.name).collect();
        bail!("there is no page {unknown}; there are {}", known.join(", "));
    }
    pages.retain(|page| names.is_empty() || names.iter().any(|name| name == page.name));

    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let server = runtime()?.block_on(serve(Config {
        main: any,
        other: any,
        root: tools.root.clone(),
        cases: Some(folder.join("pages")),
    }))?;
    let load = busy();
    if load > 1.0 {
        eprintln!(
            "this machine is busy (load {load}): the figures, and even their ratios, will be loose"
        );
    }
    let mut figures = Figures::default();
    for mode in [Mode::Plain, Mode::Throttled] {
        // Once round for each page, again and again: what else the machine does meets all pages alike.
        for run in 1..=runs {
            for page in &pages {
                eprintln!("{}  {run} of {runs}  {}", mode.name(), page.name);
                let own = format!("/case/{}/", page.name);
                let url = format!("http://{}{}", server.main, page.path.unwrap_or(&own));
                let loaded = load::cold(&tools, page, mode, &url)
                    .with_context(|| format!("{} ({})", page.name, mode.name()))?;
                figures.add(mode, page.name, &loaded);
            }
        }
    }
    server.stop();
    let table = figures.table()?;
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("figures.json"), figures.json(load)?)?;
    std::fs::write(folder.join("table.txt"), &table)?;
    println!("\n{table}\nwritten: target/bench/figures.json, target/bench/table.txt");
    Ok(())
}

/// How many programs wanted to run in the last minute, before the bench itself does; 0 where nothing tells.
fn busy() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let first = text.split(' ').next().unwrap_or_default();
    first.parse().unwrap_or(0.0)
}
