//! HTTP/1.0 and 1.1 around the calls and the control interface.

use std::error::Error as _;
use std::pin::Pin;
use std::sync::Arc;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, RETRY_AFTER};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::call::{self, Reply};
use crate::control;
use crate::methods::Endpoint;
use crate::sandbox::Sandbox;

/// Where every method but statistics lives.
pub const CORE_PATH: &str = "/core/xmlrpc";
const STATS_PATH: &str = "/stats/xmlrpc";

/// Larger requests are refused unread.
const MAX_BODY: usize = 1024 * 1024;

const HTML: &str = "text/html; charset=utf-8";
const XML: &str = "text/xml; charset=utf-8";

/// The connection ends without a reply.
#[derive(Debug)]
struct Closed {
    reset: bool,
}

const CLOSED: Closed = Closed { reset: false };

impl std::fmt::Display for Closed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("connection closed on purpose")
    }
}

impl std::error::Error for Closed {}

/// Serves one connection until either side has had enough.
pub async fn serve_connection(stream: TcpStream, sandbox: Arc<Sandbox>) {
    sandbox.state().counters.connections += 1;
    // Fails only on a connection that is gone already.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| respond(&sandbox, request));
    let mut connection = http1::Builder::new()
        .title_case_headers(true)
        .serve_connection(TokioIo::new(stream), service);
    // An error here is a client that left, or a connection closed on purpose.
    if let Err(error) = Pin::new(&mut connection).await
        && is_reset(&error)
    {
        let stream = connection.into_parts().io.into_inner();
        // Fails only on a connection that is gone already.
        let _ = stream.set_zero_linger();
    }
}

fn is_reset(error: &hyper::Error) -> bool {
    let closed = error.source().and_then(|source| source.downcast_ref());
    closed.is_some_and(|closed: &Closed| closed.reset)
}

async fn respond(
    sandbox: &Sandbox,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Closed> {
    let path = request.uri().path().to_owned();
    if let Some(action) = path.strip_prefix(control::PREFIX) {
        let method = request.method().clone();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let Ok(body) = read(request).await else {
            return Ok(status(StatusCode::PAYLOAD_TOO_LARGE));
        };
        return Ok(control::respond(sandbox, &method, action, &query, &body));
    }
    if sandbox.state().script.take_down() {
        return Err(CLOSED);
    }
    let endpoint = match path.as_str() {
        CORE_PATH => Endpoint::Core,
        STATS_PATH => Endpoint::Stats,
        _ => return Ok(status(StatusCode::NOT_FOUND)),
    };
    if request.method() != Method::POST {
        return Ok(status(StatusCode::METHOD_NOT_ALLOWED));
    }
    let body = match read(request).await {
        Ok(body) => body,
        Err(error) if error.is::<LengthLimitError>() => {
            return Ok(status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        Err(_) => return Err(CLOSED),
    };
    match call::answer(sandbox, endpoint, &body).await {
        Reply::Xml(xml) => Ok(reply(StatusCode::OK, XML, xml)),
        Reply::Html => Ok(reply(StatusCode::OK, HTML, page("Welcome"))),
        Reply::Error {
            status: code,
            retry_after,
        } => {
            let mut response =
                status(StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
            }
            Ok(response)
        }
        Reply::Nothing => Err(CLOSED),
        Reply::Reset => Err(Closed { reset: true }),
    }
}

async fn read(
    request: Request<Incoming>,
) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    let body = Limited::new(request.into_body(), MAX_BODY)
        .collect()
        .await?;
    Ok(body.to_bytes())
}

/// A whole response of one media type.
pub fn reply(code: StatusCode, media_type: &'static str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = code;
    let media_type = hyper::header::HeaderValue::from_static(media_type);
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}

/// An error page, as a web server in front would write it.
fn status(code: StatusCode) -> Response<Full<Bytes>> {
    reply(code, HTML, page(code.canonical_reason().unwrap_or("Error")))
}

fn page(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
    )
}
