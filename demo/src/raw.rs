//! Faults below HTTP, on a port of their own: what a server that speaks HTTP properly cannot do.
//!
//! `/reset` resets the connection before any answer; `/reset-halfway` in the middle of a body; `/half-headers` begins
//! its headers and never ends them; `/garbage` answers with what is no HTTP at all.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const HEADERS: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\n\
                       Content-Length: 4096\r\n\r\n";

/// Any free port.
pub(crate) async fn bind() -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Answers for ever.
pub(crate) async fn serve(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(async move {
            // A client that goes away is no fault of the server.
            let _ = misbehave(stream).await;
        });
    }
}

async fn misbehave(mut stream: TcpStream) -> std::io::Result<()> {
    let mut first = [0; 2_048];
    let length = stream.read(&mut first).await?;
    let asked = String::from_utf8_lossy(first.get(..length).unwrap_or_default()).into_owned();
    match asked.split(' ').nth(1).unwrap_or_default() {
        "/reset-halfway" => {
            stream.write_all(HEADERS.as_bytes()).await?;
            stream
                .write_all(br#"{"schema":"mingbai.budget/1","#)
                .await?;
            stream.flush().await?;
            // The half reaches the client before the reset.
            tokio::time::sleep(Duration::from_millis(100)).await;
            stream.set_zero_linger()?;
        }
        "/half-headers" => {
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Type:")
                .await?;
            stream.flush().await?;
            tokio::time::sleep(Duration::from_secs(120)).await;
        }
        "/garbage" => stream.write_all(b"\x15\x03\x01\x00\x02\x02\x46").await?,
        _ => stream.set_zero_linger()?,
    }
    Ok(())
}
