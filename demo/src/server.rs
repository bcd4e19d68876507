//! The router, and starting and stopping it on two addresses.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::hits::Hits;
use crate::origin::Origin;
use crate::{
    Example, county, data, dist, documented, examples, faults, files, hits, origin, paged, pages,
    raw, zip,
};

/// Where to listen and what to serve.
#[derive(Debug, Clone)]
pub struct Config {
    /// The first origin; port 0 takes any free port.
    pub main: SocketAddr,
    /// The second origin, which answers with CORS headers.
    pub other: SocketAddr,
    /// The repository: `pkg/dist`, `www` and `demo` are read below it.
    pub root: PathBuf,
    /// The folder behind `/case/`; `tests/cases` of the repository when there is none.
    pub cases: Option<PathBuf>,
}

/// A running server. It stops when [`Running::stop`] is called or when this is dropped.
#[derive(Debug)]
pub struct Running {
    /// The first origin as it was bound.
    pub main: SocketAddr,
    /// The second origin as it was bound.
    pub other: SocketAddr,
    /// What answers below HTTP: see [`raw`].
    pub raw: SocketAddr,
    tasks: Vec<JoinHandle<()>>,
}

impl Running {
    /// Takes no further connection.
    pub fn stop(&self) {
        for task in &self.tasks {
            task.abort();
        }
    }

    /// Waits as long as the server runs.
    pub async fn wait(mut self) {
        for task in std::mem::take(&mut self.tasks) {
            // An aborted task is a stopped server, not a fault.
            let _ = task.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What every handler may look at.
#[derive(Debug)]
pub(crate) struct App {
    pub root: PathBuf,
    pub cases: PathBuf,
    /// `http://127.0.0.1:8080`
    pub main: String,
    /// `http://127.0.0.1:8081`
    pub other: String,
    pub examples: Vec<Example>,
    pub hits: Hits,
    /// How often a sequence of faults was asked for, by its key.
    pub turns: Mutex<HashMap<String, usize>>,
}

/// The shared part, and the origin that a request came to.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub app: Arc<App>,
    pub origin: Origin,
}

/// Starts the server on both addresses.
///
/// # Errors
/// A port that is in use, or examples that cannot be read.
pub async fn serve(config: Config) -> Result<Running> {
    if !config.root.join("demo").is_dir() {
        bail!(
            "{} is not the repository: it has no folder demo.",
            config.root.display()
        );
    }
    let main = bind(config.main, "--port").await?;
    let other = bind(config.other, "--other-port").await?;
    let (main_address, other_address) = (main.local_addr()?, other.local_addr()?);
    let (raw, raw_address) = raw::bind().await?;
    let app = Arc::new(App {
        examples: examples(&config.root)?,
        cases: config
            .cases
            .unwrap_or_else(|| config.root.join("tests/cases")),
        root: config.root,
        main: format!("http://{main_address}"),
        other: format!("http://{other_address}"),
        hits: Hits::default(),
        turns: Mutex::default(),
    });
    let mut tasks: Vec<JoinHandle<()>> = [(main, Origin::Main), (other, Origin::Other)]
        .into_iter()
        .map(|(listener, origin)| {
            let router = router(Site {
                app: Arc::clone(&app),
                origin,
            });
            // Small answers leave at once: the figures of a benchmark would otherwise measure Nagle's algorithm.
            let listener = listener.tap_io(|stream| {
                let _ = stream.set_nodelay(true);
            });
            tokio::spawn(async move {
                if let Err(error) = axum::serve(listener, router).await {
                    eprintln!("The server stopped: {error}");
                }
            })
        })
        .collect();
    tasks.push(tokio::spawn(raw::serve(raw)));
    Ok(Running {
        main: main_address,
        other: other_address,
        raw: raw_address,
        tasks,
    })
}

async fn bind(address: SocketAddr, option: &str) -> Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!(
                "Port {} is in use by another program: stop that program, or choose another port with {option}.",
                address.port()
            )
        }
        Err(error) => Err(error).with_context(|| format!("Cannot listen on {address}")),
    }
}

fn router(site: Site) -> Router {
    // Texts are compressed as a county's nginx does it. The package has its own compressed copies, and a fault must
    // reach the client byte for byte.
    let compression = CompressionLayer::new().quality(CompressionLevel::Precise(4));
    let texts = Router::new()
        .route("/examples.json", get(pages::list))
        .route("/example/{widget}/{id}", get(pages::example))
        .route("/fault-page/{kind}", get(pages::fault))
        .route("/embed-demo", get(pages::embed))
        .route("/single", get(pages::single))
        .route("/wechat", get(pages::wechat))
        .route("/data/{widget}/{file}", get(data::own))
        .route("/data/{file}", get(documented::data))
        .route("/api/{file}", get(documented::data))
        .route("/documented/{name}", get(documented::shown))
        .route("/api/{widget}/{id}", get(data::foreign))
        .route("/assets/{*path}", get(files::asset))
        .route("/county", get(county::entry))
        .route("/county/", get(county::list))
        .route("/county/{*path}", get(county::file))
        .route(
            "/api-gateway/jpaas-publish-server/front/page/build/unit",
            get(county::unit),
        )
        .route("/case/{*path}", get(files::case))
        .fallback(files::www)
        .layer(compression);
    let bytes = Router::new()
        .route("/paged/{widget}/{id}/{kind}", get(paged::page))
        .route("/fault", get(faults::list))
        .route("/fault/{kind}", get(faults::fault))
        .route("/dist/{*path}", get(dist::whole))
        .route("/mingbai/{*path}", get(dist::whole))
        .route("/dist-404/{*path}", get(dist::without_wasm))
        .route("/dist-mime/{*path}", get(dist::wrong_type))
        .route("/dist-corrupt/{*path}", get(dist::corrupt))
        .route("/mingbai.zip", get(zip::folder))
        .route("/hits", get(hits::count))
        .route("/hits/sent", get(hits::sent))
        .route("/hits/told", get(hits::told))
        .route("/hits/left", get(hits::left))
        .route("/hits/reset", get(hits::reset).post(hits::reset))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }));
    texts
        .merge(bytes)
        .layer(middleware::from_fn_with_state(
            site.clone(),
            origin::differences,
        ))
        .layer(middleware::from_fn_with_state(site.clone(), hits::record))
        .with_state(site)
}

/// An answer that says in one sentence why there is nothing to show.
pub(crate) fn refuse(status: StatusCode, sentence: &str) -> Response {
    (
        status,
        [("content-type", "text/plain; charset=utf-8")],
        format!("{sentence}\n"),
    )
        .into_response()
}

/// The state as handlers take it.
pub(crate) type OnSite = State<Site>;
