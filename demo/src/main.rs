//! `mingbai-demo [--port 8080] [--other-port 8081] [--root DIR]`: the demo server on this machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mingbai_demo::{Config, export, serve};

const HELP: &str = "mingbai-demo [--port 8080] [--other-port 8081] [--root DIR] [--export DIR]\n\
                    Serves the site, the examples and the faults on 127.0.0.1, and a second origin beside it;\n\
                    with --export it writes the site as files for any web server instead.";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let mut ports = [8080, 8081];
    let mut root = PathBuf::from(".");
    let mut folder = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--help" || argument == "-h" {
            println!("{HELP}");
            return Ok(());
        }
        let value = arguments
            .next()
            .with_context(|| format!("{argument} needs a value."))?;
        let port = || {
            value
                .parse::<u16>()
                .with_context(|| format!("{argument} needs a port number, not {value}."))
        };
        match argument.as_str() {
            "--port" => ports[0] = port()?,
            "--other-port" => ports[1] = port()?,
            "--root" => root = PathBuf::from(&value),
            "--export" => folder = Some(PathBuf::from(&value)),
            _ => bail!("{argument} is not known.\n{HELP}"),
        }
    }
    if let Some(folder) = folder {
        let count = export(&root, &folder).await?;
        println!("{count} files in {}", folder.display());
        return Ok(());
    }
    let [main, other] = ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let running = serve(Config {
        main,
        other,
        root,
        cases: None,
    })
    .await?;
    println!("http://{}/          the site", running.main);
    println!("http://{}/gallery.html   the examples", running.main);
    println!("http://{}/          the second origin", running.other);
    tokio::select! {
        () = running.wait() => {}
        result = tokio::signal::ctrl_c() => result.context("Cannot wait for Ctrl-C")?,
    }
    Ok(())
}
