//! The client: sends requests as one operator and judges what comes back.

use std::time::Duration;

use futures_util::lock::Mutex;
use reqwest::Client;

use super::Endpoint;
use super::failure::Failure;
use super::methods::{link, user};
use super::reply::{Malformed, Node};
use super::request::{Access, Request};
use super::transport::Transport;
use super::xmlrpc::{Reply, Value, decode_reply, encode_call};
use crate::cdn::{Account, Cause, Class, Error, Operator, RemoteId, Secret};

/// Statistics are a nicety that no work waits for.
const STATISTICS_TIMEOUT: Duration = Duration::from_secs(10);

/// An operator's login and the key made in the portal under Tools > AuthKey Generator.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Login name, usually an e-mail address.
    pub username: String,
    /// The auth key.
    pub auth_key: Secret,
}

/// Aflexi, seen as one operator. Made for each unit of work; the HTTP client inside outlives it.
pub struct Aflexi {
    core: Transport,
    statistics: Option<Transport>,
    credentials: Credentials,
    /// Who we are, once asked. Locked while asking, so that calls in flight ask only once.
    operator: Mutex<Option<i64>>,
}

impl Aflexi {
    /// A client that sends with `http`, giving each call `call_timeout`, or less if it is for statistics. Sends
    /// nothing yet.
    pub fn new(
        http: Client,
        endpoint: Endpoint,
        credentials: Credentials,
        call_timeout: Duration,
    ) -> Self {
        let statistics = endpoint.statistics().map(|endpoint| {
            let timeout = call_timeout.min(STATISTICS_TIMEOUT);
            Transport::new(http.clone(), endpoint, timeout)
        });
        Self {
            core: Transport::new(http, endpoint, call_timeout),
            statistics,
            credentials,
            operator: Mutex::new(None),
        }
    }

    /// How many requests were sent so far.
    pub fn calls(&self) -> u64 {
        let of_statistics = self.statistics.as_ref().map_or(0, Transport::posts);
        self.core.posts() + of_statistics
    }

    /// All accounts in one reply, without paging: the older form, for servers without paging. It is
    /// known to time out for large operators;
    /// [`list_accounts`](crate::cdn::Platform::list_accounts) is not.
    pub async fn all_links(&self) -> Result<Vec<Account>, Error> {
        let operator = self.operator_id().await?;
        self.call(link::get_all(operator), |reply| link::read(reply, operator))
            .await
    }

    pub(super) fn login(&self) -> &str {
        &self.credentials.username
    }

    /// Asks who the credentials belong to, and remembers it.
    pub(super) async fn ask_operator(&self) -> Result<Operator, Error> {
        let mut known = self.operator.lock().await;
        let operator = self.caller().await?;
        *known = Some(operator.id);
        Ok(Operator {
            id: RemoteId::new(operator.id.to_string()),
            name: operator.name,
        })
    }

    /// The operator's id, asked for once.
    pub(super) async fn operator_id(&self) -> Result<i64, Error> {
        let mut known = self.operator.lock().await;
        if let Some(id) = *known {
            return Ok(id);
        }
        let id = self.caller().await?.id;
        *known = Some(id);
        Ok(id)
    }

    async fn caller(&self) -> Result<user::Caller, Error> {
        let request = user::get_self();
        let call = request.method;
        let answer = self.call(request, user::read_caller).await;
        let caller = answer.map_err(refused_login)?;
        match caller {
            Some(caller) if caller.is_operator => Ok(caller),
            Some(_) => Err(not_accepted(
                call,
                Some(Cause::NotOperator),
                "the user name and key are a publisher's; an operator's are needed",
            )),
            None => Err(not_accepted(
                call,
                None,
                "the user name and key are not accepted",
            )),
        }
    }

    /// Whether statistics can be asked for at all.
    pub(super) fn has_statistics(&self) -> bool {
        self.statistics.is_some()
    }

    /// Sends a request to where statistics are, and reads its reply.
    pub(super) async fn ask_statistics<T>(
        &self,
        request: Request<'_>,
        read: impl FnOnce(&Node<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Error> {
        match &self.statistics {
            Some(statistics) => self.call_through(statistics, request, read).await,
            None => Err(Error {
                class: Class::Unsupported,
                cause: None,
                call: request.method,
                message: "the API address does not end in /core/xmlrpc, so that nobody knows where statistics are"
                    .to_owned(),
                code: None,
                retry_after: None,
            }),
        }
    }

    /// Sends a request and reads its reply.
    pub(super) async fn call<T>(
        &self,
        request: Request<'_>,
        read: impl FnOnce(&Node<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Error> {
        self.call_through(&self.core, request, read).await
    }

    async fn call_through<T>(
        &self,
        transport: &Transport,
        request: Request<'_>,
        read: impl FnOnce(&Node<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Error> {
        let Request {
            method,
            access,
            params,
            secret,
        } = request;
        let reply = self.exchange(transport, method, access, params).await;
        let result = reply.and_then(|body| understand(&body, read));
        result.map_err(|failure| {
            let secrets: Vec<&Secret> = [&self.credentials.auth_key]
                .into_iter()
                .chain(&secret)
                .collect();
            failure.into_error(method, access, &secrets)
        })
    }

    async fn exchange(
        &self,
        transport: &Transport,
        method: &str,
        access: Access,
        params: Vec<Value<'_>>,
    ) -> Result<Vec<u8>, Failure> {
        let mut all: Vec<Value> = vec![
            self.credentials.username.as_str().into(),
            self.credentials.auth_key.reveal().into(),
        ];
        all.extend(params);
        let body =
            encode_call(method, &all).map_err(|error| Failure::Request(error.to_string()))?;
        transport.post(body, access).await
    }
}

/// Reads a body as the reply to a call.
fn understand<T>(
    body: &[u8],
    read: impl FnOnce(&Node<'_>) -> Result<T, Malformed>,
) -> Result<T, Failure> {
    match decode_reply(body) {
        Ok(Reply::Success(value)) => {
            read(&Node::root(&value)).map_err(|problem| Failure::Unreadable(problem.to_string()))
        }
        Ok(Reply::Fault { code, text }) => Err(Failure::Fault { code, text }),
        Err(error) => Err(Failure::Unreadable(error.to_string())),
    }
}

/// Asking for oneself names nothing that could be refused or not found but the credentials. Aflexi's
/// own code for that is not known.
fn refused_login(error: Error) -> Error {
    match (error.class, error.code) {
        (Class::Refused | Class::NotFound, Some(_)) => Error {
            class: Class::Authentication,
            ..error
        },
        _ => error,
    }
}

fn not_accepted(call: &'static str, cause: Option<Cause>, message: &str) -> Error {
    Error {
        class: Class::Authentication,
        cause,
        call,
        message: message.to_owned(),
        code: None,
        retry_after: None,
    }
}
