//! `cargo xtask demo`: what is needed is installed and built, then the demo server stands on its two origins.

use crate::county;
use crate::house::House;
use crate::package;
use crate::run;
use anyhow::{Result, bail};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;

const PORTS: [u16; 2] = [8080, 8081];

pub fn demo(house: &House) -> Result<()> {
    free(&PORTS)?;
    package::build(house)?;
    county::build(house)?;
    let mut build = run::cargo(&house.root);
    build.args(["build", "--quiet", "--package", "mingbai-demo"]);
    run::quiet(
        "compiling the demo server",
        &mut build,
        &house.target("log/demo.log"),
    )?;
    println!("\nOpen one of these; Ctrl-C stops the server.");
    let mut server = run::cargo(&house.root);
    server
        .args([
            "run",
            "--quiet",
            "--package",
            "mingbai-demo",
            "--",
            "--root",
        ])
        .arg(&house.root);
    // It takes this process's place: Ctrl-C and the exit code are its own.
    let error = server.exec();
    bail!("cannot start the demo server: {error}")
}

/// `cargo xtask site`: the same pages as files, for any web server.
pub fn site(house: &House, folder: Option<&String>) -> Result<()> {
    package::build(house)?;
    county::build(house)?;
    let folder = match folder {
        Some(folder) => std::env::current_dir()?.join(folder),
        None => house.target("site"),
    };
    let mut server = run::cargo(&house.root);
    server
        .args([
            "run",
            "--quiet",
            "--package",
            "mingbai-demo",
            "--",
            "--root",
        ])
        .arg(&house.root)
        .arg("--export")
        .arg(&folder);
    run::loud(&mut server)
}

/// Fails in one sentence when somebody else listens there.
fn free(ports: &[u16]) -> Result<()> {
    let taken: Vec<String> = ports
        .iter()
        .filter(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, **port)).is_err())
        .map(u16::to_string)
        .collect();
    if taken.is_empty() {
        return Ok(());
    }
    let list = taken.join(" and ");
    bail!(
        "port {list} of 127.0.0.1 is in use, perhaps by another demo: stop that one first (`ss -ltnp` shows what listens)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let error = free(&[port]).unwrap_err().to_string();
        assert!(
            error.contains(&port.to_string()) && error.contains("in use"),
            "{error}"
        );
        drop(holder);
        free(&[port]).unwrap();
    }
}
