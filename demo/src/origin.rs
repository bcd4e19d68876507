//! Where the two origins differ; everything else is the same on both.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::server::Site;

/// Which of the two origins a request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The county's own site: no CORS headers.
    Main,
    /// The data platform on another origin: `/api`, `/api-gateway`, `/fault` and `/paged` may be read from anywhere. `/data` may not, so that a
    /// refusal by CORS can be had as well.
    Other,
}

/// Adds what only one of the origins answers with.
pub(crate) async fn differences(
    State(site): State<Site>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let mut anybody = ["/api/", "/api-gateway/", "/fault/", "/paged/"].into_iter();
    let open = site.origin == Origin::Other && anybody.any(|start| path.starts_with(start));
    let mut response = next.run(request).await;
    if open {
        response.headers_mut().insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
    }
    response
}
